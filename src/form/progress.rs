//! How far a visit is: what is still expected, and where a part of the questionnaire ends.

use super::order;
use super::result::Ahead;
use super::session::Session;

/// The part a question belongs to.
fn part_of(session: &Session, at: u16) -> u16 {
    session.policy().questions[usize::from(at)].part
}

/// The part whose end leads from this one to the result.
fn milestone(session: &Session, part: u16) -> u16 {
    let parts = &session.policy().parts;
    let until = (usize::from(part)..parts.len()).find(|at| parts[*at].milestone);
    until.map_or(u16::MAX, |at| at as u16)
}

/// Whether the result comes between two questions.
pub(super) fn crosses(session: &Session, from: u16, to: u16) -> bool {
    part_of(session, to) > milestone(session, part_of(session, from))
}

/// Screens expected on the likeliest way from this one to the next result, this one included.
pub(super) fn remaining(session: &Session, at: u16) -> usize {
    let ahead = order::likely_questions(session);
    let here = |other: &&u16| **other != at && !crosses(session, at, **other);
    ahead.iter().filter(here).count() + 1
}

/// What is still to be asked up to the next result; `None` once nothing is open.
pub(super) fn ahead(session: &Session) -> Option<Ahead> {
    let open = order::open_questions(session);
    let first = *open.first()?;
    Some(Ahead {
        title: session.policy().parts[usize::from(part_of(session, first))]
            .title
            .clone(),
        questions: remaining(session, first),
    })
}
