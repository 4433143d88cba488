//! How far a visit is: what is still expected, and where a part of the questionnaire ends.

use crate::engine::OpenQuestion;
use crate::policy::{Ask, Text, TrackRole};

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

/// Screens expected up to the next result, this one included: those on the likeliest way, and every other one of those
/// that a criterion may come to need. Where ways part, at a screen of boxes, it is the middle between that and the
/// shortest way, on which the best price is settled at once.
pub(super) fn remaining(session: &Session, at: u16) -> usize {
    let likely = count(session, at, &|wanted| wanted.likely);
    match session.policy().questions[usize::from(at)].ask {
        Ask::Ticks(_) => (likely + fewest(session, at)).div_ceil(2),
        _ => {
            let needed = |wanted: &OpenQuestion| wanted.likely || is_beside(session, wanted);
            (likely + count(session, at, &needed)) / 2
        }
    }
}

/// Whether a question decides more than the price.
fn is_beside(session: &Session, wanted: &OpenQuestion) -> bool {
    let of_price = |goal: &Text| {
        let mut tracks = session.policy().costs.iter().flat_map(|costs| &costs.tracks);
        tracks.any(|track| track.role == TrackRole::Ranked && track.id == *goal)
    };
    !wanted.decides.iter().all(of_price)
}

/// Screens on the shortest way, on which the best price is settled at once.
fn fewest(session: &Session, at: u16) -> usize {
    count(session, at, &|wanted| wanted.likely && is_beside(session, wanted))
}

/// This screen, and those up to the next result that ask something for which this holds.
fn count(session: &Session, at: u16, holds: &dyn Fn(&OpenQuestion) -> bool) -> usize {
    let questions = order::questions_where(session, holds);
    let here = |other: &&u16| **other != at && !crosses(session, at, **other);
    questions.iter().filter(here).count() + 1
}

/// Fewest and most screens up to the next result: on the way that settles the best price at once, and with every
/// question that any answer may lead to; both 0 once nothing is open.
pub(super) fn promise(session: &Session) -> [usize; 2] {
    let Some(first) = order::open_questions(session).first().copied() else {
        return [0, 0];
    };
    let most = count(session, first, &|_| true);
    [fewest(session, first).min(most), most]
}

/// What is still to be asked up to the next result; `None` once nothing is open.
pub(super) fn ahead(session: &Session) -> Option<Ahead> {
    let open = order::open_questions(session);
    let first = *open.first()?;
    let part = usize::from(part_of(session, first));
    Some(Ahead {
        title: session.policy().parts[part].title,
        questions: remaining(session, first),
    })
}
