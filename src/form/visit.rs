//! [`Visit`]: the visitor's own session, the link it came by, and the stage that staff may put in front of it.

use crate::value::Date;

use super::action::Action;
use super::link::{Change, LinkError, Linked};
use super::session::{Session, Subject};
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
    /// Work the visit of a link out anew for this day.
    OnDay(Date),
}

/// What came of opening a link.
#[derive(Clone, PartialEq, Debug)]
pub enum Arrival {
    /// It cannot be opened; the visit is what it would have been without it.
    Refused(LinkError),
    /// The visit of the link is on the page.
    Opened {
        /// It was made on another day: offer [`Move::OnDay`].
        day_differs: bool,
        /// It was made by other rules.
        rules_changed: bool,
        /// What comes out differently now.
        changes: Vec<Change>,
    },
    /// As opened, and worked out for another day since.
    Renewed,
}

/// What is on the page.
#[derive(Clone, PartialEq)]
pub struct Visit {
    /// The visitor's own session; the only one of which a draft is kept.
    pub session: Session,
    /// In front of it, if it is shown.
    pub stage: Option<Stage>,
    /// What came of a link, until the visitor goes on with answers of their own.
    pub arrival: Option<Arrival>,
}

impl Visit {
    /// A visit that came by no link.
    pub fn new(session: Session) -> Visit {
        Visit {
            session,
            stage: None,
            arrival: None,
        }
    }

    /// Whether the answers on the page are those of a link, and thus not to be kept in place of the visitor's own.
    pub fn is_borrowed(&self) -> bool {
        !matches!(self.arrival, None | Some(Arrival::Refused(_)))
    }

    /// The visit after opening a link; one that cannot be opened leads to the first screen, with all answers kept.
    pub fn open(&self, subject: Subject, link: &str, today: Date) -> Visit {
        let (mut session, arrival) = match Session::from_link(subject, link, today) {
            Ok(Linked {
                session,
                day_differs,
                rules_changed,
                changes,
            }) => {
                let arrival = Arrival::Opened {
                    day_differs,
                    rules_changed,
                    changes,
                };
                (session, arrival)
            }
            Err(error) => (self.session.clone().at_start(), Arrival::Refused(error)),
        };
        session.turn = self.session.turn + 1;
        Visit {
            arrival: Some(arrival),
            ..Visit::new(session)
        }
    }

    /// The same page about another document: at its first screen, with what is known of an earlier visit.
    pub fn about(&self, session: Session) -> Visit {
        let mut session = session.at_start();
        session.turn = self.session.turn + 1;
        Visit::new(session)
    }

    /// The visit after a move.
    pub fn apply(&self, step: Move) -> Visit {
        let mut next = self.clone();
        match (step, &mut next.stage) {
            (Move::Act(action), None) => {
                next.session = self.session.apply(action);
                if !(self.is_borrowed() && next.session.answers_as(&self.session)) {
                    next.arrival = None;
                }
            }
            (Move::Act(action), Some(stage)) => *stage = stage.apply(Cue::Act(action)),
            (Move::Cue(cue), Some(stage)) => *stage = stage.apply(cue),
            (Move::Cue(_), None) => {}
            (Move::Stage(false), stage) => *stage = None,
            (Move::Stage(true), stage) => {
                let new = || Stage::new(self.session.subject, self.session.day);
                stage.get_or_insert_with(new);
            }
            (Move::OnDay(day), _) => {
                next.session = self.session.on_day(day);
                next.arrival = next.arrival.map(|_| Arrival::Renewed);
            }
        }
        next
    }
}
