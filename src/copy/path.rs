//! The way through the questions and what the result says beside the report.

use crate::engine::{ClassReport, EntryReport};
use crate::form::{Answered, Asked, Chip, Shortfall};

use super::{numbers, status, words};

/// What was answered on one screen, in one line.
pub fn answers(answers: &[Answered]) -> String {
    if !answers.is_empty() && answers.iter().all(|answered| answered.answer.is_none()) {
        return words::UNKNOWN.to_owned();
    }
    let line = |answered: &Answered| match &answered.answer {
        Some(answer) => status::shown(answer, answered.unit),
        None => words::UNKNOWN.to_owned(),
    };
    answers.iter().map(line).collect::<Vec<_>>().join("；")
}

/// The day of a step or duty, and whether it is only about that day; may be empty.
pub fn due(entry: &EntryReport) -> String {
    match entry.day {
        Some(day) if entry.approximate => [&numbers::day(day), words::APPROXIMATE].concat(),
        Some(day) => numbers::day(day),
        None => String::new(),
    }
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

/// What a reader must not miss: a made-up example, conditions that have not been checked yet. May be empty.
pub fn caveat(chips: &[Chip]) -> String {
    let mut caveat = String::new();
    for mark in chips {
        if matches!(mark, Chip::Example | Chip::Unchecked(_)) {
            words::join(&mut caveat, " · ", &[&chip(mark)]);
        }
    }
    caveat
}

/// Every class with its status, in one line.
pub fn classes(classes: &[ClassReport]) -> String {
    let mut line = String::new();
    for class in classes {
        let status = status::status(class.certainty.status());
        words::join(&mut line, "；", &[class.title, " ", status]);
    }
    line
}

/// What to ask the office about one topic.
pub fn asked(asked: &Asked) -> String {
    match asked {
        Asked::Readings(article, sentences) => words::term(article, &sentences.concat()),
        Asked::Unknown(_, names, source) if names.len() == 1 && source.is_empty() => {
            [names[0], "：我们还不清楚，请问以什么材料为准？"].concat()
        }
        Asked::Unknown(_, names, source) if names.len() == 1 => {
            let unknown = "：我们还不清楚，一般看";
            [names[0], unknown, source, "，请问以哪一份为准？"].concat()
        }
        Asked::Unknown(part, names, _) => {
            let all = ["还不清楚的有", &words::list(names), "。请问各以什么材料为准？"].concat();
            if part.is_empty() {
                all
            } else {
                words::term(part, &all)
            }
        }
        Asked::Judged(names, article) => {
            words::cited(&words::list(names), article) + "怎么认定？请问要交哪些材料？"
        }
        Asked::Further(articles) => ["另外想请教怎么理解：", &words::list(articles), "。"].concat(),
    }
}

/// What does not fit and by how much: value, requirement and distance as far as there are any.
pub fn shortfall(shortfall: &Shortfall) -> String {
    let [actual, threshold, distance] = status::condition(&shortfall.test);
    let mut text = words::term(status::value_name(&shortfall.test), &actual);
    for (name, value) in [(words::THRESHOLD, threshold), (words::DISTANCE, distance)] {
        if !value.is_empty() {
            text.push_str(&["；", name, "：", &value].concat());
        }
    }
    text
}
