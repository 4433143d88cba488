//! Examples, and entries that stand for given answers.

use crate::policy::{Answer, Ask, Fact, FactId, Kind, Question};
use crate::value::Number;

use super::entry::{Entry, Given};
use super::session::{Notice, Pick, Place, Session};
use super::{date, number};

/// What a visitor would have put in to give this answer.
pub(super) fn entry_of(fact: &Fact, answer: &Answer) -> Entry {
    let text = |number: &Number| match &fact.kind {
        Kind::Number(kind) | Kind::Series(kind, _) => number::text_of(*number, kind),
        _ => String::new(),
    };
    let given = match answer {
        Answer::Unknown => return Entry::not_known(),
        Answer::Bool(yes) => Given::Pick(if *yes { 0 } else { 1 }),
        Answer::Choice(option) => Given::Pick(*option),
        Answer::Several(options) => Given::Several(*options),
        Answer::Number(number) => {
            let mut texts = vec![String::new(); usize::from(fact.var_count)];
            if let Some(latest) = texts.last_mut() {
                *latest = text(number);
            }
            Given::Texts(texts)
        }
        Answer::Date(first, last) => date::given(*first, *last),
        Answer::Series(years) => Given::Texts(
            years
                .iter()
                .map(|year| year.as_ref().map_or_else(String::new, text))
                .collect(),
        ),
        Answer::Choices(years) => Given::Picks(years.clone()),
    };
    let holes = match answer {
        Answer::Series(years) => years.iter().any(Option::is_none) && number::only_latest(years).is_none(),
        Answer::Choices(years) => years.iter().any(Option::is_none),
        Answer::Number(_) => matches!(fact.kind, Kind::Series(..)),
        _ => false,
    };
    Entry {
        unknown: holes,
        given,
    }
}

/// Replaces every answer by those of an example and shows the result.
pub(super) fn load(session: &mut Session, at: u16) {
    let subject = session.subject;
    let Some(example) = subject.policy.examples.get(usize::from(at)) else {
        return;
    };
    let mut loaded = Session::new(subject, session.day);
    for (fact, answer) in &example.answers {
        loaded.entries[fact.index()] = entry_of(&subject.policy.facts[fact.index()], answer);
    }
    restore_picks(&mut loaded);
    loaded.turn = session.turn;
    loaded.evaluate();
    loaded.go(Place::Result);
    loaded.notice = Some(Notice::Example);
    loaded.example = Some(at);
    *session = loaded;
}

/// Works out what was chosen on each screen from the answers.
pub(super) fn restore_picks(session: &mut Session) {
    let answers = session.answers();
    let subject = session.subject;
    for (pick, question) in session.picks.iter_mut().zip(&subject.policy.questions) {
        *pick = pick_of(question, &answers);
    }
}

/// What was chosen on a screen, as far as the answers show it: of the options that fit, the one that says most.
fn pick_of(question: &Question, answers: &[Option<Answer>]) -> Pick {
    let answer = |fact: &FactId| answers[fact.index()].as_ref();
    match &question.ask {
        Ask::Facts(_) => Pick::Nothing,
        Ask::Ticks(ticks) => {
            let mut rest = ticks
                .iter()
                .map(|tick| answer(&tick.fact))
                .filter(|answer| *answer != Some(&Answer::Bool(true)));
            if rest.clone().any(|answer| answer == Some(&Answer::Unknown)) {
                Pick::Unknown
            } else if rest.all(|answer| answer == Some(&Answer::Bool(false))) {
                Pick::Option(0)
            } else {
                Pick::Nothing
            }
        }
        Ask::Options(options) => {
            let says = |set: &(FactId, Answer)| answer(&set.0).is_some_and(|answer| fits(answer, &set.1));
            let beside = |then: &[FactId]| then.iter().filter(|fact| answer(fact).is_some()).count();
            let best = options
                .iter()
                .enumerate()
                .filter(|(_, option)| option.sets.iter().all(says))
                .map(|(at, option)| (option.sets.len() + beside(&option.then), at))
                .filter(|(said, _)| *said > 0)
                .max_by_key(|(said, at)| (*said, usize::MAX - at));
            best.map_or(Pick::Nothing, |(_, at)| Pick::Option(at as u16))
        }
    }
}

/// Whether an answer says what an option says; a day says all the spans around it.
fn fits(answer: &Answer, option: &Answer) -> bool {
    match (answer, option) {
        (Answer::Date(low, high), Answer::Date(first, last)) => first <= low && high <= last,
        _ => answer == option,
    }
}
