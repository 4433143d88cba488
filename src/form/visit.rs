//! [`Visit`]: the visitor's own session, and the stage that staff may put in front of it.

use super::action::Action;
use super::session::Session;
use super::stage::{Cue, Stage};

/// Something that happened on the page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Move {
    /// An action on what is in front.
    Act(Action),
    /// A cue for the stage; nothing without one.
    Cue(Cue),
    /// Put the stage in front, or take it away again.
    Stage(bool),
}

/// What is on the page.
#[derive(Clone, PartialEq)]
pub struct Visit {
    /// The visitor's own session; the only one of which a draft is kept.
    pub session: Session,
    /// In front of it, if it is shown.
    pub stage: Option<Stage>,
}

impl Visit {
    /// The visit after a move.
    pub fn apply(&self, step: Move) -> Visit {
        let Visit { session, stage } = self.clone();
        let (session, stage) = match (step, stage) {
            (Move::Act(action), None) => (session.apply(action), None),
            (Move::Act(action), Some(stage)) => (session, Some(stage.apply(Cue::Act(action)))),
            (Move::Cue(cue), stage) => (session, stage.map(|stage| stage.apply(cue))),
            (Move::Stage(false), _) => (session, None),
            (Move::Stage(true), stage) => {
                let stage = stage.unwrap_or_else(|| Stage::new(session.subject, session.day));
                (session, Some(stage))
            }
        };
        Visit { session, stage }
    }
}
