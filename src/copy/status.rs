//! The five statuses, each with a word and a sign, and the values of conditions.

use crate::engine::{Certainty, ConditionReport, Origin, Shown, Standing, Status};
use crate::policy::{Outcome, State};

use super::{numbers, words};

/// The word.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Met => "满足",
        Status::NotMet => "不满足",
        Status::Review => "需认定",
        Status::NotApplicable => "不适用",
        Status::Open => "待补充",
    }
}

/// The sign beside the word, so that colour is never alone.
pub fn icon(status: Status) -> &'static str {
    match status {
        Status::Met => "✓",
        Status::NotMet => "✕",
        Status::Review => "◐",
        Status::NotApplicable => "–",
        Status::Open => "○",
    }
}

/// The status that goes with how sure a class or track is.
pub fn of_certainty(certainty: Certainty) -> Status {
    certainty.status()
}

/// Legal state of a document.
pub fn state(state: State) -> &'static str {
    match state {
        State::Draft => "征求意见稿",
        State::Trial => "试行",
        State::TrialOver => "试行期已满",
        State::InForce => "正式文件",
        State::Repealed => "已废止",
    }
}

/// For an open standing, its worst and best end; empty otherwise.
pub fn standing_detail(standing: &Standing) -> String {
    let applicable = |outcome: &&Outcome| **outcome != Outcome::NotApplicable;
    let ends = (
        standing.possible.iter().find(applicable),
        standing.possible.iter().rev().find(applicable),
    );
    match ends {
        (Some(worst), Some(best)) if standing.status == Status::Open && worst != best => {
            ["补充后可能", outcome(*best), "，也可能", outcome(*worst)].concat()
        }
        _ => String::new(),
    }
}

fn outcome(outcome: Outcome) -> &'static str {
    status(match outcome {
        Outcome::NotMet => Status::NotMet,
        Outcome::Review => Status::Review,
        Outcome::Met => Status::Met,
        Outcome::NotApplicable => Status::NotApplicable,
    })
}

/// A value of a condition.
pub fn shown(value: &Shown, unit: &str) -> String {
    match value {
        Shown::YesNo(yes) => words::YES_NO[usize::from(!*yes)].to_owned(),
        Shown::Claim(level) => words::CLAIM[usize::from(*level).min(2)].to_owned(),
        Shown::Options(labels) if labels.is_empty() => words::NONE_OF.to_owned(),
        Shown::Options(labels) => words::list(labels),
        Shown::Figure(figure) => numbers::with_unit(figure, unit),
        Shown::Figures(years) => {
            let year = |year: &Option<String>| {
                let known = year.as_ref().map(|figure| numbers::with_unit(figure, unit));
                known.unwrap_or_else(|| "–".to_owned())
            };
            years.iter().map(year).collect::<Vec<_>>().join("、")
        }
        Shown::Day(day) => numbers::day(*day),
        Shown::Days(first, last) => numbers::days(*first, *last),
        Shown::Since(first) => [&numbers::day(*first), "及以后"].concat(),
        Shown::Until(last) => [&numbers::day(*last), "及以前"].concat(),
    }
}

/// What the value of a condition is: the visitor's situation, the day of the self-check, or an assumption.
pub fn value_name(line: &ConditionReport) -> &'static str {
    match line.origin {
        Origin::Answers => words::ACTUAL,
        Origin::Day => words::DAY,
        Origin::Assumption => words::ASSUMED,
    }
}

/// What a condition is called, with the year it looks at: `2024年 · 总产值`.
pub fn label(line: &ConditionReport) -> String {
    match line.year {
        Some(year) => numbers::of_year(year, line.label),
        None => line.label.to_owned(),
    }
}

/// Value, requirement and distance of a condition, each empty where there is nothing to say; value and requirement with
/// the figures they are made of.
pub fn condition(line: &ConditionReport) -> [String; 3] {
    let worked = |text: String, working: &Option<String>| match working {
        Some(working) => [&text, "（", working, "）"].concat(),
        None => text,
    };
    let actual = match &line.actual {
        Some(value) => worked(shown(value, line.unit), &line.working),
        None => words::OPEN.to_owned(),
    };
    let plain = matches!(line.threshold, Some(Shown::YesNo(_)) | None);
    let threshold = match &line.threshold {
        Some(value) if !plain => {
            let text = [comparator(line.operator, value), &shown(value, line.unit)].concat();
            worked(text, &line.threshold_working)
        }
        _ => String::new(),
    };
    let missed = matches!(line.standing.status, Status::NotMet | Status::Review);
    let distance = match &line.distance {
        Some(distance) if missed && **distance != *"0" => apart(line, distance),
        _ => String::new(),
    };
    [actual, threshold, distance]
}

/// How far a value is from what is asked for; of days, in which direction.
fn apart(line: &ConditionReport, distance: &str) -> String {
    let size = distance.trim_start_matches('-');
    if matches!(line.threshold, Some(Shown::Day(_) | Shown::Days(..))) {
        let way = if size.len() < distance.len() { "晚" } else { "早" };
        return [way, &numbers::with_unit(size, "天")].concat();
    }
    let unit = if line.unit == "%" {
        "个百分点"
    } else {
        line.unit
    };
    numbers::with_unit(size, unit)
}

/// How a test was worked out: `占比：60%（10.11 ÷ 16.85），文件要求不低于60%`.
pub fn sum(line: &ConditionReport) -> String {
    let side = |value: &Option<Shown>, rounded: Option<&str>, working: &Option<String>| {
        let figure = match value {
            Some(Shown::Figure(figure)) => numbers::about(figure, rounded, line.unit),
            _ => String::new(),
        };
        match working {
            Some(working) => words::cited(&figure, working),
            None => figure,
        }
    };
    let year = line.year.map_or_else(String::new, numbers::year);
    let wanted = line
        .threshold
        .as_ref()
        .map_or("", |value| comparator(line.operator, value));
    [
        &year,
        line.label,
        "：",
        &side(&line.actual, line.rounded.as_deref(), &line.working),
        "，",
        words::THRESHOLD,
        wanted,
        &side(&line.threshold, None, &line.threshold_working),
    ]
    .concat()
}

fn comparator(operator: &str, value: &Shown) -> &'static str {
    let is_day = matches!(value, Shown::Day(_) | Shown::Days(..));
    match (operator, is_day) {
        ("≥", false) => "不低于",
        (">", false) => "高于",
        ("≤", false) => "不高于",
        ("<", false) => "低于",
        ("=", _) => "等于",
        ("≥", true) => "不早于",
        (">", true) => "晚于",
        ("≤", true) => "不晚于",
        ("<", true) => "早于",
        _ => "",
    }
}
