//! A visit as the text behind `#s=` in a link: day, readings and answers, never a free text or a name.
//!
//! The first character is the version of the format and the last five are a check sum over all before them; both stay
//! so in every version. Between them stand, bit by bit, fingerprints of the policy, its file and its facts, the day,
//! the readings that are not at their default, the answers in the order of the facts, and an [`outline`] of the result.
//! A text is accepted only if writing what was read gives the same text again.

mod outline;
mod record;
mod tape;

use crate::policy::{Ask, Policy, Question};
use crate::value::Date;

use super::example::{entry_of, restore_picks};
use super::order::facts_of;
use super::session::{Pick, Place, Session, Subject};
pub use outline::Change;
use record::{Marks, Record};
use tape::{Sum, Tape, spelled, symbols};

/// The version of the format.
const VERSION: u8 = 1;
/// Characters of the check sum.
const SUM: usize = 5;
/// Longer texts are no links.
const LONGEST: usize = 4_000;

/// A visit brought back from a link.
pub struct Linked {
    /// The visit as it was, at its result, on the day of the link.
    pub session: Session,
    /// The link was made on another day than today: offer [`Session::on_day`].
    pub day_differs: bool,
    /// The policy file is not the one the link was made with; everything is worked out by the current one.
    pub rules_changed: bool,
    /// What comes out differently now.
    pub changes: Vec<Change>,
}

/// Why a link cannot be opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkError {
    /// Cut off, mistyped, or no link at all.
    Damaged,
    /// Made by a later version of the page.
    NewerVersion,
    /// For another policy.
    OtherPolicy,
    /// The policy asks for other facts now: the answers cannot be told apart.
    OtherRules,
}

/// Whether a text can only be a link for the policy of this name; damaged ones are for none.
pub fn is_link_for(slug: &str, text: &str) -> bool {
    let marks = opened(text)
        .ok()
        .and_then(|mut tape| Marks::default().walk(&mut tape));
    marks.is_some_and(|marks| marks.policy == Marks::policy_of(slug))
}

/// The part between version and check sum, ready to be read.
fn opened(text: &str) -> Result<Tape, LinkError> {
    if text.len() > LONGEST {
        return Err(LinkError::Damaged);
    }
    let symbols = symbols(text).ok_or(LinkError::Damaged)?;
    let end = symbols.len().checked_sub(SUM).ok_or(LinkError::Damaged)?;
    let (body, sum) = symbols.split_at(end);
    let given = Tape::of(sum).bits(Sum::WIDTH, 0);
    match body.split_first() {
        Some((version, body)) if given == Some(sum_of(*version, body)) => match *version {
            VERSION => Ok(Tape::of(body)),
            0 => Err(LinkError::Damaged),
            _ => Err(LinkError::NewerVersion),
        },
        _ => Err(LinkError::Damaged),
    }
}

fn sum_of(version: u8, body: &[u8]) -> u32 {
    let symbols = [version].into_iter().chain(body.iter().copied());
    symbols
        .fold(Sum::new(), |sum, symbol| sum.add(6, u32::from(symbol)))
        .value()
}

fn written(policy: &Policy, marks: Marks, record: &mut Record) -> String {
    let mut tape = Tape::blank();
    // Writing never comes to an end of the tape.
    let _ = marks.walk(&mut tape);
    let _ = record.walk(policy, &mut tape);
    let body = tape.symbols();
    let mut sum = Tape::blank();
    let _ = sum.bits(Sum::WIDTH, sum_of(VERSION, &body));
    [spelled(&[VERSION]), spelled(&body), spelled(&sum.symbols())].concat()
}

impl Session {
    /// The visit as text for a link, base64url characters only.
    pub fn link(&self) -> String {
        let policy = self.policy();
        written(policy, Marks::of(policy), &mut Record::of(self))
    }

    /// Brings a visit back from the text of a link.
    ///
    /// # Errors
    /// [`LinkError`] when it is damaged, or for something this page does not have.
    pub fn from_link(subject: Subject, text: &str, today: Date) -> Result<Linked, LinkError> {
        let policy = &subject.policy;
        let mut tape = opened(text)?;
        let marks = Marks::default().walk(&mut tape).ok_or(LinkError::Damaged)?;
        let current = Marks::of(policy);
        if marks.policy != current.policy {
            return Err(LinkError::OtherPolicy);
        }
        if marks.layout != current.layout {
            return Err(LinkError::OtherRules);
        }
        let mut record = Record::empty(policy);
        record.walk(policy, &mut tape).ok_or(LinkError::Damaged)?;
        let is_own = |record: &mut Record| written(policy, marks, record) == text;
        if !is_own(&mut record) {
            return Err(LinkError::Damaged);
        }
        let session = restored(subject, &record);
        let rules_changed = marks.rules != current.rules;
        let mut changes = refused(&session, &record);
        changes.extend(record.outline.changes(&session.report));
        // By the same rules the visit itself has to give this link; by others some answers may be refused.
        if !rules_changed {
            record = Record {
                outline: record.outline,
                ..Record::of(&session)
            };
            if !is_own(&mut record) {
                return Err(LinkError::Damaged);
            }
        }
        Ok(Linked {
            day_differs: session.day != today,
            rules_changed,
            changes,
            session,
        })
    }

    /// The same visit worked out for another day.
    pub fn on_day(&self, day: Date) -> Session {
        let mut session = self.clone();
        session.day = day;
        session.turn += 1;
        session.evaluate();
        session
    }
}

fn restored(subject: Subject, record: &Record) -> Session {
    let policy = &subject.policy;
    let mut session = Session::new(subject, record.day);
    session.options.clone_from(&record.options);
    // Which example it was is not known any more, only that it was one.
    session.example = record.made_up.then_some(u16::MAX);
    for ((entry, answer), fact) in session.entries.iter_mut().zip(&record.answers).zip(&policy.facts) {
        if let Some(answer) = answer {
            *entry = entry_of(fact, answer);
        }
    }
    restore_picks(&mut session);
    for (at, question) in policy.questions.iter().enumerate() {
        if is_unknown(&session, at, question) {
            session.picks[at] = Pick::Unknown;
        }
    }
    session.go(Place::Result);
    session.evaluate();
    session
}

/// Whether nothing on a screen of options is known, though none of them says so.
fn is_unknown(session: &Session, at: usize, question: &Question) -> bool {
    let mut facts = facts_of(&question.ask).into_iter();
    matches!(question.ask, Ask::Options(_))
        && session.picks[at] == Pick::Nothing
        && facts.all(|fact| session.entries[fact.index()].unknown)
}

/// Answers the current rules do not accept any more.
fn refused(session: &Session, record: &Record) -> Vec<Change> {
    let (facts, now) = (&session.policy().facts, session.answers());
    let lost = |at: &usize| record.answers[*at].is_some() && now[*at].is_none();
    (0..facts.len())
        .filter(lost)
        .map(|at| Change::Refused(facts[at].label))
        .collect()
}
