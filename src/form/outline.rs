//! [`Outline`]: every part of the questionnaire with its questions, for a list beside the screen.

use crate::engine::Shown;
use crate::policy::{Ask, FactId, Question, Text};

use super::answered::{self, Answered};
use super::order;
use super::session::{Pick, Place, Session};

/// The parts of the questionnaire in order.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Outline {
    /// Parts with at least one question.
    pub parts: Vec<OutlinePart>,
}

/// A part of the questionnaire.
#[derive(Clone, PartialEq, Debug)]
pub struct OutlinePart {
    /// Words; empty where the questionnaire has only one part.
    pub title: Text,
    /// Never asked by itself: offered beside the result.
    pub aside: bool,
    /// Its questions in order.
    pub items: Vec<OutlineItem>,
}

/// A question in the outline.
#[derive(Clone, PartialEq, Debug)]
pub struct OutlineItem {
    /// Its index, for [`Action::Open`](super::Action::Open).
    pub at: u16,
    /// A few words.
    pub title: Text,
    /// Where it stands.
    pub state: OutlineState,
    /// What was answered, as far as it was.
    pub answers: Vec<Answered>,
}

/// Where a question of the outline stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OutlineState {
    /// Answered, be it with "not known".
    Done,
    /// On the screen.
    Current,
    /// Still to be asked.
    Open,
    /// Can change nothing any more, or not yet.
    NotNeeded,
}

/// The outline of a visit.
pub(super) fn outline(session: &Session) -> Outline {
    let policy = session.policy();
    let open = order::open_questions(session);
    let current = match session.place {
        Place::Question { at, .. } => Some(at),
        _ => None,
    };
    let mut parts: Vec<OutlinePart> = Vec::new();
    for (place, part) in policy.parts.iter().enumerate() {
        let mut items = Vec::new();
        for (at, question) in policy.questions.iter().enumerate() {
            if usize::from(question.part) != place {
                continue;
            }
            let at = at as u16;
            let answers = answers(session, at, question);
            let state = if current == Some(at) {
                OutlineState::Current
            } else if open.contains(&at) {
                OutlineState::Open
            } else if answers.is_empty() {
                OutlineState::NotNeeded
            } else {
                OutlineState::Done
            };
            items.push(OutlineItem {
                at,
                title: question.title,
                state,
                answers,
            });
        }
        if !items.is_empty() {
            parts.push(OutlinePart {
                title: part.title,
                aside: part.aside,
                items,
            });
        }
    }
    Outline { parts }
}

/// What was answered on a screen: the option or the ticked boxes, and each fact with a control of its own.
fn answers(session: &Session, at: u16, question: &Question) -> Vec<Answered> {
    let said = |answer: Option<Shown>| Answered {
        label: question.title,
        question: Some(at),
        answer,
        unit: "",
    };
    let of_facts = |facts: &[FactId]| {
        facts
            .iter()
            .filter_map(|fact| answered::one(session, *fact, at))
            .collect()
    };
    let pick = session.picks[usize::from(at)];
    match &question.ask {
        Ask::Facts(facts) => of_facts(facts),
        Ask::Options(options) => match pick {
            Pick::Nothing => Vec::new(),
            Pick::Unknown => vec![said(None)],
            Pick::Option(chosen) => {
                let option = &options[usize::from(chosen)];
                let mut answers = vec![said(Some(Shown::Options(vec![option.label])))];
                let then: Vec<Answered> = of_facts(&option.then);
                answers.extend(then);
                answers
            }
        },
        Ask::Ticks(ticks) => {
            let ticked = ticks.iter().filter(|tick| order::is_ticked(session, tick.fact));
            let ticked: Vec<Text> = ticked.map(|tick| tick.label).collect();
            match pick {
                Pick::Nothing if ticked.is_empty() => Vec::new(),
                Pick::Unknown if ticked.is_empty() => vec![said(None)],
                _ => vec![said(Some(Shown::Options(ticked)))],
            }
        }
    }
}
