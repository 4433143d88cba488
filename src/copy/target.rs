//! Targets of districts in words.

use super::{with_unit, words};
use crate::engine::{ShareReport, SumCheck, TargetReport};

/// The number of a district.
pub fn share(share: &ShareReport, unit: &str) -> String {
    match &share.number {
        None => words::NOT_LEGIBLE.to_owned(),
        Some(number) if share.inferred => words::cited(&with_unit(number, unit), words::INFERRED),
        Some(number) => with_unit(number, unit),
    }
}

/// The stated total beside what the districts come to.
pub fn sum_check(target: &TargetReport) -> String {
    let or_more = if target.at_least { "以上" } else { "" };
    let mut text = ["文件写", &with_unit(&target.stated, target.unit), or_more].concat();
    let difference = target.difference.as_deref().unwrap_or_default();
    let difference = with_unit(difference.trim_start_matches('-'), target.unit);
    match (target.check, &target.sum) {
        (SumCheck::NotSplit, _) => text.push_str("，没有分到各县区"),
        (check, Some(sum)) => {
            text.push_str(&["，各县区相加", &with_unit(sum, target.unit)].concat());
            let verdict = match check {
                SumCheck::More => ["，多", &difference].concat(),
                SumCheck::Less => ["，少", &difference].concat(),
                _ => "，对得上".to_owned(),
            };
            text.push_str(&verdict);
        }
        _ => text.push_str("，各县区的数看不清，没法相加"),
    }
    text
}
