//! Targets of districts: what the districts come to together, compared with the stated total.

use crate::policy::{Share, TargetRow, Targets};
use crate::value::Number;

use super::report::{ShareReport, SumCheck, TargetReport, TargetsReport};

/// Adds every row up.
pub(super) fn targets(targets: &Targets) -> TargetsReport {
    TargetsReport {
        title: targets.title,
        tell: targets.tell,
        rows: targets.rows.iter().map(|target| row(target, targets)).collect(),
    }
}

fn row(row: &TargetRow, targets: &Targets) -> TargetReport {
    let mut shares = Vec::new();
    let (mut sum, mut unreadable) = (Number::ZERO, false);
    for (share, district) in row.shares.iter().zip(&targets.districts) {
        let (number, inferred) = match share {
            Share::None => continue,
            Share::Unreadable => (None, false),
            Share::Printed(number) => (Some(*number), false),
            Share::Inferred(number) => (Some(*number), true),
        };
        unreadable |= number.is_none();
        shares.push((*district, number, inferred));
    }
    shares.extend(row.stray.map(|(title, number)| (title, Some(number), false)));
    for number in shares.iter().filter_map(|(_, number, _)| *number) {
        // The check of policy files keeps both far below 28 digits.
        sum = sum.checked_add(number).unwrap_or(sum);
    }
    let more = sum.checked_sub(row.stated).unwrap_or(Number::ZERO);
    let check = if shares.is_empty() {
        SumCheck::NotSplit
    } else if more > Number::ZERO {
        // What cannot be read only adds to it.
        SumCheck::More
    } else if unreadable {
        SumCheck::Unreadable
    } else if more.is_negative() {
        SumCheck::Less
    } else {
        SumCheck::Equal
    };
    let known = matches!(check, SumCheck::More | SumCheck::Less | SumCheck::Equal);
    TargetReport {
        id: row.id,
        title: row.title,
        unit: row.unit,
        stated: row.stated.text(),
        at_least: row.at_least,
        shares: shares
            .into_iter()
            .map(|(district, number, inferred)| ShareReport {
                district,
                number: number.map(|number| number.text()),
                inferred,
            })
            .collect(),
        sum: known.then(|| sum.text()),
        difference: known.then(|| more.text()),
        check,
        remark: row.remark,
        article: row.citation.article,
        quote: row.citation.quote,
    }
}
