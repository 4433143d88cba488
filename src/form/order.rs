//! Which question comes next, which facts a screen shows, and what choosing an option answers.

use crate::engine::{OpenQuestion, is_about, is_one_topic};
use crate::policy::{Answer, Ask, AskOption, FactId, Question, Text};

use super::entry::{Entry, Given};
use super::example::entry_of;
use super::session::{Pick, Session};

/// The screens still to come: questions that can change something and are not done, in the order of the policy.
pub(super) fn open_questions(session: &Session) -> Vec<u16> {
    questions_where(session, &|_| true)
}

/// Of those the ones that ask a fact for which this holds.
pub(super) fn questions_where(session: &Session, holds: &dyn Fn(&OpenQuestion) -> bool) -> Vec<u16> {
    let mut open: Vec<u16> = Vec::new();
    let facts = &session.policy().facts;
    for wanted in session.report.questions.iter().filter(|wanted| holds(wanted)) {
        let fact = facts.iter().position(|fact| fact.id == wanted.fact);
        let screen = fact.and_then(|fact| home(session, FactId(fact as u16), |at| !is_done(session, at)));
        if let Some(at) = screen {
            let place = open.partition_point(|other| *other < at);
            if open.get(place) != Some(&at) {
                open.insert(place, at);
            }
        }
    }
    open
}

/// The screen that asks a fact, of those that will do: one that is about it, else the first.
fn home(session: &Session, fact: FactId, will_do: impl Fn(u16) -> bool) -> Option<u16> {
    let questions = &session.policy().questions;
    let mut asking = (0..questions.len() as u16).filter(|at| {
        let ask = &questions[usize::from(*at)].ask;
        facts_of(ask).contains(&fact) && will_do(*at)
    });
    let first = asking.next()?;
    let is_about = |at: u16| is_about(&questions[usize::from(at)].ask, fact);
    Some(
        std::iter::once(first)
            .chain(asking)
            .find(|at| is_about(*at))
            .unwrap_or(first),
    )
}

/// The next open question: of the topic whose turn it is the one that clearly settles most of the price, else the
/// first; one that was just accepted is not asked again.
pub(super) fn next_open(session: &Session, accepted: Option<u16>) -> Option<u16> {
    let policy = session.policy();
    let mut open = open_questions(session);
    open.retain(|at| Some(*at) != accepted);
    let first = *open.first()?;
    open.retain(|at| is_one_topic(policy, usize::from(first), usize::from(*at)));
    if open.len() < 2 {
        return Some(first);
    }
    let id = |at: &u16| policy.questions[usize::from(*at)].id;
    let mut questions = session.report.questions.clone();
    questions.retain(|wanted| open.iter().any(|at| id(at) == wanted.question));
    let best = session.in_order(questions).into_iter().next();
    let next = open
        .into_iter()
        .find(|at| best.as_ref().is_some_and(|best| id(at) == best.question));
    next.or(Some(first))
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
            Pick::Option(option) => then_facts(session, question, &options[usize::from(option)])
                .iter()
                .all(answered),
        },
        Ask::Ticks(ticks) => ticks.iter().all(|tick| answered(&tick.fact)),
    }
}

fn answered(session: &Session, fact: FactId) -> bool {
    let entry = &session.entries[fact.index()];
    let about = &session.policy().facts[fact.index()];
    let by_option = matches!(entry.given, Given::Days(..)) && !entry.unknown;
    let read = entry.read(about);
    let is_whole = read.answer.is_some() && read.problems.iter().all(|(_, problem)| problem.is_question());
    about.optional || (!entry.is_blank() && !by_option && is_whole)
}

/// Whether a question is one of those that are only offered beside the result.
pub(super) fn is_aside(session: &Session, question: &Question) -> bool {
    session.policy().parts[usize::from(question.part)].aside
}

/// Whether a fact can change something, as far as the last report knows, or has been answered.
fn matters(session: &Session, fact: FactId) -> bool {
    let about = &session.policy().facts[fact.index()];
    let asked = session.report.questions.iter().any(|open| open.fact == about.id);
    asked || about.optional || !session.entries[fact.index()].is_blank()
}

/// The facts asked beside a chosen option: those that matter; beside the result all of them.
pub(super) fn then_facts(session: &Session, question: &Question, option: &AskOption) -> Vec<FactId> {
    let (then, all) = (option.then.iter().copied(), is_aside(session, question));
    then.filter(|fact| all || matters(session, *fact)).collect()
}

/// The facts of a plain screen that matter now or have been answered; all of them if none does.
pub(super) fn shown_facts(session: &Session, question: &Question) -> Vec<FactId> {
    let Ask::Facts(facts) = &question.ask else {
        return Vec::new();
    };
    // A table stays whole while it is filled in, and so does what is offered beside the result.
    if !question.worked.is_empty() || is_aside(session, question) {
        return facts.clone();
    }
    let shown: Vec<FactId> = facts
        .iter()
        .copied()
        .filter(|fact| matters(session, *fact))
        .collect();
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
        Ask::Options(options) => option_facts(options),
    }
}

/// Every fact that options answer or ask, each once.
fn option_facts(options: &[AskOption]) -> Vec<FactId> {
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

/// The screen that asks a fact.
pub(super) fn question_of(session: &Session, fact: FactId) -> Option<u16> {
    home(session, fact, |_| true)
}

/// The words of the option by which a fact was answered, if it was by one.
pub(super) fn chosen_option(session: &Session, fact: FactId) -> Option<Text> {
    let at = usize::from(question_of(session, fact)?);
    match (&session.policy().questions[at].ask, session.picks[at]) {
        (Ask::Options(options), Pick::Option(chosen)) => Some(options[usize::from(chosen)].label),
        _ => None,
    }
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

/// Puts in what an option answers, and takes back what the option before it had answered.
pub(super) fn choose(session: &mut Session, at: u16, option: u16) {
    let options = options_of(session, at);
    let Some(chosen) = options.get(usize::from(option)) else {
        return;
    };
    let before = std::mem::replace(&mut session.picks[usize::from(at)], Pick::Option(option));
    let mut stale = match before {
        Pick::Option(before) => option_facts(&options[usize::from(before)..=usize::from(before)]),
        Pick::Unknown => option_facts(&options),
        Pick::Nothing => options.iter().flat_map(|option| option.then.clone()).collect(),
    };
    stale.retain(|fact| !chosen.then.contains(fact) || session.entries[fact.index()] == Entry::not_known());
    for fact in stale {
        session.entries[fact.index()] = Entry::default();
    }
    for (fact, answer) in &chosen.sets {
        session.entries[fact.index()] = entry_of(&session.subject.policy.facts[fact.index()], answer);
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
