//! [`SliderView`]: numbers that a presenter moves while the result follows.

use crate::policy::{Answer, Ask, FactId, Kind, Text};
use crate::value::Number;

use super::entry::{Entry, Given};
use super::order;
use super::session::Session;

/// A number that a presenter moves by [`Action::Slide`](super::Action::Slide).
#[derive(Clone, PartialEq, Debug)]
pub struct SliderView {
    /// The fact.
    pub fact: FactId,
    /// Its name.
    pub label: Text,
    /// Its unit.
    pub unit: Text,
    /// Left end.
    pub min: Number,
    /// Right end.
    pub max: Number,
    /// Distance between two positions.
    pub step: Number,
    /// Where it stands; `None` while not answered.
    pub value: Option<Number>,
}

/// The sliders as they stand.
pub(super) fn sliders(session: &Session) -> Vec<SliderView> {
    let policy = session.policy();
    let view = |slider: &crate::policy::Slider| {
        let about = &policy.facts[slider.fact.index()];
        let value = match session.entries[slider.fact.index()].read(about).answer {
            Some(Answer::Number(number)) => Some(number),
            _ => None,
        };
        SliderView {
            fact: slider.fact,
            label: about.label,
            unit: match &about.kind {
                Kind::Number(kind) => kind.unit,
                _ => "",
            },
            min: slider.min,
            max: slider.max,
            step: slider.step,
            value,
        }
    };
    policy.sliders.iter().map(view).collect()
}

/// Puts a number in for a fact. What may be left empty beside it is emptied: it would stand in the way of the number.
pub(super) fn slide(session: &mut Session, fact: FactId, number: Number) {
    let policy = session.subject;
    let policy = &policy.policy;
    let Some(Kind::Number(kind)) = policy.facts.get(fact.index()).map(|about| &about.kind) else {
        return;
    };
    if number < kind.min || number > kind.max || !number.is_multiple_of(kind.step) {
        return;
    }
    let question = order::question_of(session, fact).map(|at| &policy.questions[usize::from(at)].ask);
    if let (Some(Ask::Facts(facts)), false) = (question, policy.facts[fact.index()].optional) {
        for other in facts.iter().filter(|other| policy.facts[other.index()].optional) {
            session.entries[other.index()] = Entry::default();
        }
    }
    session.entries[fact.index()] = Entry {
        unknown: false,
        given: Given::Texts(vec![number.text()]),
    };
    session.evaluate();
}
