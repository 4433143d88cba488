//! [`Visit`]: the visitor's own session, the link it came by, and the stage that staff may put in front of it.

use crate::value::Date;

use super::action::Action;
use super::door::{Door, Stand};
use super::link::{Change, LinkError, Linked};
use super::screen::Screen;
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
    /// Go to a screen in front of the documents; nothing where only one is offered.
    Door(Stand),
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
    /// The way between the documents offered; `None` where there is only one.
    pub door: Option<Door>,
}

impl Visit {
    /// A visit that came by no link, about the only document offered.
    pub fn new(session: Session) -> Visit {
        Visit {
            session,
            stage: None,
            arrival: None,
            door: None,
        }
    }

    /// The screen in front of the documents, if one is shown.
    pub fn stand(&self) -> Option<Stand> {
        let door = self.door.as_ref().filter(|_| self.stage.is_none())?;
        door.stand()
    }

    /// What is on the screen of the document.
    pub fn screen(&self) -> Screen {
        let mut screen = self.session.screen();
        screen.has_back |= self.door.is_some();
        screen
    }

    /// How many screens lie behind.
    pub fn depth(&self) -> usize {
        let door = self.door.as_ref();
        match self.stand() {
            Some(_) => door.map_or(0, Door::depth),
            None => door.map_or(0, Door::depth) + self.session.depth(),
        }
    }

    /// Counts screens; changes whenever another one is shown.
    pub fn turn(&self) -> u32 {
        self.session.turn() + self.door.as_ref().map_or(0, |door| door.turns)
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
            door: self.door.clone().map(Door::entered),
            ..Visit::new(session)
        }
    }

    /// The same page about another document: at its first screen, with what is known of an earlier visit, or with
    /// `begins` at the first question.
    pub fn about(&self, session: Session, begins: bool) -> Visit {
        let mut session = session.at_start();
        if begins {
            session = session.apply(Action::Continue);
            session.trail.clear();
        }
        session.turn = self.session.turn + 1;
        Visit {
            door: self.door.clone().map(Door::entered),
            ..Visit::new(session)
        }
    }

    /// The visit after a move.
    pub fn apply(&self, step: Move) -> Visit {
        let mut next = self.clone();
        match (step, &mut next.stage) {
            (Move::Act(Action::Back), None) if self.stand().is_some() || self.session.depth() == 0 => {
                next.door = next.door.map(|door| door.back());
            }
            (Move::Door(stand), None) => next.door = next.door.map(|door| door.at(stand)),
            (Move::Door(_), Some(_)) => {}
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
