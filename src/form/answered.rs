//! The visitor's own answers, for the list on the result from which each can be changed.

use crate::engine::Shown;
use crate::policy::{Answer, ChoiceOption, Fact, FactId, Kind, Text};

use super::entry::Given;
use super::order;
use super::session::Session;

/// An answer that was given.
#[derive(Clone, PartialEq, Debug)]
pub struct Answered {
    /// What it is about.
    pub label: Text,
    /// The question that asks it.
    pub question: Option<u16>,
    /// The answer; `None` is "not known".
    pub answer: Option<Shown>,
    /// Unit of a number.
    pub unit: Text,
}

/// Every answered fact in the order of the policy.
pub(super) fn answered(session: &Session) -> Vec<Answered> {
    let facts = (0..session.entries.len() as u16).map(FactId);
    facts
        .filter_map(|fact| {
            let question = order::question_of(session, fact);
            let answered = one(session, fact, question.unwrap_or_default())?;
            Some(Answered { question, ..answered })
        })
        .collect()
}

/// The answer to one fact, if there is one.
pub(super) fn one(session: &Session, fact: FactId, question: u16) -> Option<Answered> {
    let about = &session.policy().facts[fact.index()];
    let entry = &session.entries[fact.index()];
    if entry.is_blank() {
        return None;
    }
    let answer = entry.read(about).answer?;
    let by_option = match entry.given {
        Given::Days(..) => order::chosen_option(session, fact),
        _ => None,
    };
    Some(Answered {
        label: about.label,
        question: Some(question),
        answer: by_option.map_or_else(
            || shown(about, &answer),
            |label| Some(Shown::Options(vec![label])),
        ),
        unit: match &about.kind {
            Kind::Number(kind) | Kind::Series(kind, _) => kind.unit,
            _ => "",
        },
    })
}

fn shown(fact: &Fact, answer: &Answer) -> Option<Shown> {
    let options: &[ChoiceOption] = match &fact.kind {
        Kind::Choice(options) | Kind::Several(options) | Kind::ChoiceByYear(options, _) => options,
        _ => &[],
    };
    let label = |at: u16| {
        options
            .get(usize::from(at))
            .map_or_else(|| "", |option| option.label)
    };
    Some(match answer {
        Answer::Unknown => return None,
        Answer::Bool(yes) => Shown::YesNo(*yes),
        Answer::Choice(level) if fact.kind == Kind::Claim => Shown::Claim(*level),
        Answer::Choice(option) => Shown::Options(vec![label(*option)]),
        Answer::Several(chosen) => {
            let places = (0..options.len() as u16).filter(|at| chosen >> at & 1 == 1);
            Shown::Options(places.map(label).collect())
        }
        Answer::Number(number) => Shown::Figure(number.text()),
        Answer::Date(first, last) if first == last => Shown::Day(*first),
        Answer::Date(first, last) => Shown::Days(*first, *last),
        Answer::Series(years) => {
            let text = |number: crate::value::Number| number.text();
            Shown::Figures(years.iter().map(|year| year.map(text)).collect())
        }
        Answer::Choices(years) => Shown::Options(
            years
                .iter()
                .map(|year| year.map_or_else(|| OPEN, label))
                .collect(),
        ),
    })
}

/// A year without an answer.
const OPEN: &str = "–";
