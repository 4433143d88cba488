//! Which question comes next, which facts a screen shows, and what choosing an option answers.

use crate::policy::{Answer, Ask, AskOption, FactId, Question};

use super::entry::{Entry, Given};
use super::example::entry_of;
use super::session::{Pick, Session};

/// The screens still to come: questions that can change something and are not done, in the order of the policy.
pub(super) fn open_questions(session: &Session) -> Vec<u16> {
    let mut open: Vec<u16> = Vec::new();
    for wanted in &session.report.questions {
        let questions = &session.policy().questions;
        let place = questions
            .iter()
            .position(|question| question.id == wanted.question);
        let at = place
            .map(|at| at as u16)
            .filter(|at| !open.contains(at) && !is_done(session, *at));
        open.extend(at);
    }
    open
}

/// The next open question; one that was just accepted is not asked again.
pub(super) fn next_open(session: &Session, accepted: Option<u16>) -> Option<u16> {
    open_questions(session)
        .into_iter()
        .find(|at| Some(*at) != accepted)
}

/// Whether everything on a screen has been answered, be it with "not known".
pub(super) fn is_done(session: &Session, at: u16) -> bool {
    let question = &session.policy().questions[usize::from(at)];
    let answered = |fact: &FactId| answered(session, *fact);
    match &question.ask {
        Ask::Facts(_) => shown_facts(session, question).iter().all(answered),
        Ask::Options(options) => match session.picks[usize::from(at)] {
            Pick::Nothing => false,
            Pick::Unknown => true,
            Pick::Option(option) => options[usize::from(option)].then.iter().all(answered),
        },
        Ask::Ticks(ticks) => ticks.iter().all(|tick| answered(&tick.fact)),
    }
}

fn answered(session: &Session, fact: FactId) -> bool {
    let entry = &session.entries[fact.index()];
    let about = &session.policy().facts[fact.index()];
    about.optional || (!entry.is_blank() && entry.read(about).answer.is_some())
}

/// The facts of a plain screen that matter now or have been answered; all of them if none does.
pub(super) fn shown_facts(session: &Session, question: &Question) -> Vec<FactId> {
    let Ask::Facts(facts) = &question.ask else {
        return Vec::new();
    };
    let matters = |fact: &FactId| {
        let about = &session.policy().facts[fact.index()];
        let asked = session.report.questions.iter().any(|open| open.fact == about.id);
        asked || about.optional || !session.entries[fact.index()].is_blank()
    };
    let shown: Vec<FactId> = facts.iter().copied().filter(matters).collect();
    let pressing = |fact: &FactId| !session.policy().facts[fact.index()].optional;
    if shown.iter().any(pressing) {
        shown
    } else {
        facts.clone()
    }
}

/// Every fact a screen is about.
pub(super) fn facts_of(ask: &Ask) -> Vec<FactId> {
    match ask {
        Ask::Facts(facts) => facts.clone(),
        Ask::Ticks(ticks) => ticks.iter().map(|tick| tick.fact).collect(),
        Ask::Options(options) => {
            let mut facts: Vec<FactId> = Vec::new();
            for option in options {
                for fact in option.sets.iter().map(|(fact, _)| fact).chain(&option.then) {
                    if !facts.contains(fact) {
                        facts.push(*fact);
                    }
                }
            }
            facts
        }
    }
}

/// The screen that asks a fact.
pub(super) fn question_of(session: &Session, fact: FactId) -> Option<u16> {
    let questions = &session.policy().questions;
    let at = questions
        .iter()
        .position(|question| facts_of(&question.ask).contains(&fact));
    at.map(|at| at as u16)
}

fn options_of(session: &Session, at: u16) -> Vec<AskOption> {
    match &session.policy().questions[usize::from(at)].ask {
        Ask::Options(options) => options.clone(),
        _ => Vec::new(),
    }
}

/// Whether one of the options already says "not known" of everything it sets.
pub(super) fn offers_unknown(options: &[AskOption]) -> bool {
    let is_unknown = |option: &AskOption| {
        !option.sets.is_empty() && option.sets.iter().all(|(_, answer)| *answer == Answer::Unknown)
    };
    options.iter().any(is_unknown)
}

pub(super) fn choose(session: &mut Session, at: u16, option: u16) {
    let options = options_of(session, at);
    let Some(chosen) = options.get(usize::from(option)) else {
        return;
    };
    session.picks[usize::from(at)] = Pick::Option(option);
    for fact in facts_of(&Ask::Options(options.clone())) {
        let entry = &mut session.entries[fact.index()];
        let set = chosen.sets.iter().find(|(other, _)| *other == fact);
        if let Some((_, answer)) = set {
            *entry = entry_of(answer);
        } else if !chosen.then.contains(&fact) || *entry == Entry::not_known() {
            *entry = Entry::default();
        }
    }
}

pub(super) fn choose_unknown(session: &mut Session, at: u16) {
    session.picks[usize::from(at)] = Pick::Unknown;
    for fact in facts_of(&Ask::Options(options_of(session, at))) {
        session.entries[fact.index()] = Entry::not_known();
    }
}

const YES: Given = Given::Pick(0);
const NO: Given = Given::Pick(1);

/// What an empty box stands for.
fn empty_box(rest: Pick) -> Entry {
    match rest {
        Pick::Nothing => Entry::default(),
        Pick::Option(_) => Entry {
            unknown: false,
            given: NO,
        },
        Pick::Unknown => Entry::not_known(),
    }
}

/// Whether a box is ticked.
pub(super) fn is_ticked(session: &Session, fact: FactId) -> bool {
    let entry = &session.entries[fact.index()];
    entry.given == YES && !entry.unknown
}

pub(super) fn tick(session: &mut Session, at: u16, fact: FactId) {
    session.entries[fact.index()] = if is_ticked(session, fact) {
        empty_box(session.picks[usize::from(at)])
    } else {
        Entry {
            unknown: false,
            given: YES,
        }
    };
}

pub(super) fn rest(session: &mut Session, at: u16, unknown: bool) {
    let pick = if unknown { Pick::Unknown } else { Pick::Option(0) };
    session.picks[usize::from(at)] = pick;
    for fact in facts_of(&session.policy().questions[usize::from(at)].ask.clone()) {
        if !is_ticked(session, fact) {
            session.entries[fact.index()] = empty_box(pick);
        }
    }
}
