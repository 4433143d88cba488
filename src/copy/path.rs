//! The way through the questions and what the result says beside the report.

use crate::form::{Answered, Asked, Chip, Shortfall};

use super::{numbers, status, words};

/// What was answered on one screen, in one line.
pub fn answers(answers: &[Answered]) -> String {
    let line = |answered: &Answered| match &answered.answer {
        Some(answer) => status::shown(answer, answered.unit),
        None => words::UNKNOWN.to_owned(),
    };
    answers.iter().map(line).collect::<Vec<_>>().join("；")
}

/// How far it still is to the next result.
pub fn still(questions: usize) -> String {
    ["还需约", &questions.to_string(), "题"].concat()
}

/// The button that goes on with a part of the questionnaire.
pub fn go_on(part: &str) -> String {
    ["继续核对", part].concat()
}

/// A mark on the result.
pub fn chip(chip: &Chip) -> String {
    match chip {
        Chip::Example => "虚构的例子".to_owned(),
        Chip::State(state) => status::state(*state).to_owned(),
        Chip::NotIssued => "未见正式印发".to_owned(),
        Chip::TrialMonths(months) if months % 12 == 0 => ["试行", &(months / 12).to_string(), "年"].concat(),
        Chip::TrialMonths(months) => ["试行", &months.to_string(), "个月"].concat(),
        Chip::EndsOn(day) => ["到", &numbers::day(*day), "期满"].concat(),
        Chip::Day(day) => ["按", &numbers::day(*day), "测算"].concat(),
        Chip::Unchecked(part) => [part, "还没核对"].concat(),
    }
}

/// A sentence to ask the office.
pub fn asked(asked: &Asked) -> String {
    match asked {
        Asked::Reading(sentence) => sentence.to_string(),
        Asked::Unknown(fact, "") => ["“", fact, "”我们还不清楚，请问以什么材料为准？"].concat(),
        Asked::Unknown(fact, source) => {
            ["“", fact, "”我们还不清楚，一般看", source, "，请问以哪一份为准？"].concat()
        }
        Asked::Judged(what, article) => {
            ["“", what, "”（", article, "）怎么认定？请问要交哪些材料？"].concat()
        }
    }
}

/// What does not fit and by how much: value, requirement and distance as far as there are any.
pub fn shortfall(shortfall: &Shortfall) -> String {
    let [actual, threshold, distance] = status::condition(&shortfall.test);
    let mut text = [words::ACTUAL, "：", &actual].concat();
    for (name, value) in [(words::THRESHOLD, threshold), (words::DISTANCE, distance)] {
        if !value.is_empty() {
            text.push_str(&["；", name, "：", &value].concat());
        }
    }
    text
}
