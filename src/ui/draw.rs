//! [`Draw`]: what every drawing function needs besides its data.

use super::node::{Node, el};
use super::signal::{On, Signal};
use crate::form::Action;

/// Makes ids unique on a page that may hold several of these elements.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draw {
    prefix: String,
    /// Counts screens, so that nothing of one screen is turned into a part of the next.
    pub turn: u32,
    link: String,
}

impl Draw {
    /// For the element with this number on the page.
    pub fn new(instance: usize) -> Draw {
        Draw {
            prefix: ["sc", &instance.to_string(), "-"].concat(),
            turn: 0,
            link: String::new(),
        }
    }

    /// The same for another screen.
    pub fn at(mut self, turn: u32) -> Draw {
        self.turn = turn;
        self
    }

    /// The same with the address that brings the result back.
    pub fn linked(mut self, link: String) -> Draw {
        self.link = link;
        self
    }

    /// An id of this element's own.
    pub fn id(&self, id: &str) -> String {
        [&self.prefix, id].concat()
    }

    /// The address that brings the result back, for paper; may be empty.
    pub fn link(&self) -> &str {
        &self.link
    }

    /// Two-part ids such as `area-0`.
    pub fn part(&self, id: &str, part: usize) -> String {
        self.id(&[id, "-", &part.to_string()].concat())
    }
}

/// A plain button that does something.
pub fn button(class: &'static str, signal: Signal) -> Node {
    el("button")
        .class(class, true)
        .fixed("type", "button")
        .on(On::Press(signal))
}

/// A plain button with words on it.
pub fn act(class: &'static str, label: &str, action: Action) -> Node {
    button(class, Signal::Act(action)).say(label)
}
