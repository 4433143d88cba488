//! How far a visit is: what is still expected, and where a part of the questionnaire ends.

use crate::engine::OpenQuestion;
use crate::policy::{Ask, TrackRole};

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
    let policy = session.policy();
    let costs = policy.costs.iter().flat_map(|costs| &costs.tracks);
    let tracks: Vec<_> = costs
        .filter(|track| track.role == TrackRole::Ranked)
        .map(|track| &track.id)
        .collect();
    let beside = |wanted: &OpenQuestion| wanted.decides.iter().any(|goal| !tracks.contains(&goal));
    let count = |holds: &dyn Fn(&OpenQuestion) -> bool| {
        let questions = order::questions_where(session, holds);
        let here = |other: &&u16| **other != at && !crosses(session, at, **other);
        questions.iter().filter(here).count() + 1
    };
    let likely = count(&|wanted| wanted.likely);
    match policy.questions[usize::from(at)].ask {
        Ask::Ticks(_) => (likely + count(&|wanted| wanted.likely && beside(wanted))).div_ceil(2),
        _ => (likely + count(&|wanted| wanted.likely || beside(wanted))) / 2,
    }
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
