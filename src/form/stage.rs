//! [`Stage`]: what a member of staff shows on a projector: one made-up case or two side by side, moved by sliders.
//!
//! Each side is an ordinary [`Session`]; the stage adds which one the sliders move and what lies over it. Nothing here
//! is kept as a draft.

use std::rc::Rc;

use crate::engine::{self, Comparison};
use crate::policy::{Answer, Text};
use crate::value::Date;

use super::action::Action;
use super::result::{ResultScreen, result};
use super::screen::ExampleView;
use super::session::{Place, Session, Subject};
use super::slider::SliderView;

/// Something a member of staff did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cue {
    /// Show an example on the side that is being moved.
    Load(u16),
    /// Move this side from now on.
    Side(u16),
    /// Move the other side from now on.
    Other,
    /// Put a second case beside the first, or take it away.
    Compare,
    /// Show or hide the code that carries the case to a phone.
    Code,
    /// Show or hide the list of keys.
    Keys,
    /// Take away what lies over the stage.
    Close,
    /// Back to the first example, alone.
    Reset,
    /// A slider, or anything else a visitor can do, on the side that is being moved.
    Act(Action),
}

/// What lies over the stage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Overlay {
    /// The code that carries the case to a phone.
    Code,
    /// The list of keys.
    Keys,
}

/// One case, or two side by side.
#[derive(Clone, PartialEq)]
pub struct Stage {
    sides: Vec<Session>,
    at: usize,
    overlay: Option<Overlay>,
}

/// What is on the stage.
#[derive(Clone, PartialEq, Debug)]
pub struct StageScreen {
    /// Title of the policy, short.
    pub title: Text,
    /// The short line.
    pub banner: Text,
    /// The made-up examples.
    pub examples: Vec<ExampleView>,
    /// The cases, the first on the left.
    pub sides: Vec<SideView>,
    /// Which of them is being moved.
    pub at: usize,
    /// Side by side, when there are two.
    pub comparison: Option<Comparison>,
    /// What lies over it.
    pub overlay: Option<Overlay>,
}

/// One case.
#[derive(Clone, PartialEq, Debug)]
pub struct SideView {
    /// The example it started from.
    pub example: Option<u16>,
    /// Whether a slider or a reading has moved it away from that example.
    pub is_moved: bool,
    /// Its result.
    pub result: Box<ResultScreen>,
}

impl Stage {
    /// The first example on an empty stage.
    pub fn new(subject: Subject, day: Date) -> Stage {
        let session = Session::new(subject, day).apply(Action::Example(0));
        Stage {
            sides: vec![on_result(session)],
            at: 0,
            overlay: None,
        }
    }

    /// The case that is being moved.
    pub fn session(&self) -> &Session {
        &self.sides[self.at]
    }

    /// What lies over it.
    pub fn overlay(&self) -> Option<Overlay> {
        self.overlay
    }

    /// The stage after a cue.
    pub fn apply(&self, cue: Cue) -> Stage {
        let mut next = self.clone();
        if cue.shows_anew() {
            next.overlay = None;
        }
        match cue {
            Cue::Load(at) => next.put(Action::Example(at)),
            Cue::Side(at) => next.at = usize::from(at).min(next.sides.len() - 1),
            Cue::Other => next.at = (next.sides.len() - 1).saturating_sub(next.at),
            Cue::Compare if next.sides.len() > 1 => {
                next.sides.truncate(1);
                next.at = 0;
            }
            Cue::Compare => {
                next.sides.push(next.sides[0].clone());
                next.at = 1;
            }
            Cue::Code => next.toggle(Overlay::Code),
            Cue::Keys => next.toggle(Overlay::Keys),
            Cue::Close => next.overlay = None,
            Cue::Reset => return Stage::new(self.sides[0].subject, self.sides[0].day),
            Cue::Act(action) => next.put(action),
        }
        next
    }

    fn toggle(&mut self, overlay: Overlay) {
        self.overlay = if self.overlay == Some(overlay) {
            None
        } else {
            Some(overlay)
        };
    }

    /// An action on the side that is being moved; a stage shows nothing but results.
    ///
    /// Actions that end on a result bring the report up to date themselves; after the others it is still the old one.
    fn put(&mut self, action: Action) {
        let before = &self.sides[self.at];
        let mut after = before.apply(action);
        if Rc::ptr_eq(&before.report, &after.report) {
            after.evaluate();
        }
        self.sides[self.at] = on_result(after);
    }

    /// What is on the stage.
    pub fn screen(&self) -> StageScreen {
        let sides: Vec<SideView> = self.sides.iter().map(side).collect();
        let comparison = match &self.sides[..] {
            [first, second] => Some(engine::compare(&first.report, &second.report)),
            _ => None,
        };
        let policy = self.session().policy();
        let examples = policy.examples.iter().map(|example| ExampleView {
            title: example.title,
            summary: example.summary,
        });
        StageScreen {
            title: policy.meta.short_title,
            banner: policy.meta.banner,
            examples: examples.collect(),
            sides,
            at: self.at,
            comparison,
            overlay: self.overlay,
        }
    }
}

impl Cue {
    /// Whether other cases are on the stage afterwards: they are looked at from their beginning.
    pub fn shows_anew(&self) -> bool {
        matches!(self, Cue::Load(_) | Cue::Compare | Cue::Reset)
    }

    /// The cue a key gives, by the browser's name of the key; letters in either case.
    pub fn of_key(key: &str) -> Option<Cue> {
        if key == "Escape" {
            return Some(Cue::Close);
        }
        let mut letters = key.chars();
        let (letter, None) = (letters.next()?, letters.next()) else {
            return None;
        };
        Some(match letter.to_ascii_lowercase() {
            digit @ '1'..='9' => Cue::Load(digit as u16 - '1' as u16),
            'c' => Cue::Compare,
            's' => Cue::Other,
            'q' => Cue::Code,
            '?' | 'h' => Cue::Keys,
            'r' => Cue::Reset,
            _ => return None,
        })
    }
}

/// A case as the stage shows it: it asks no questions, and proposes nothing while a slider moves.
fn side(session: &Session) -> SideView {
    let mut result = Box::new(result(session, Rc::default()));
    result.ahead = None;
    SideView {
        example: session.example,
        is_moved: is_moved(session, &result.sliders),
        result,
    }
}

/// Whether a reading was switched, or a slider stands elsewhere than the example put it.
fn is_moved(session: &Session, sliders: &[SliderView]) -> bool {
    let examples = &session.policy().examples;
    let example = session.example.and_then(|at| examples.get(usize::from(at)));
    let Some(example) = example else { return false };
    let has_moved = |slider: &SliderView| {
        let given = example.answers.iter().find(|(fact, _)| *fact == slider.fact);
        let at_first = match given {
            Some((_, Answer::Number(number))) => Some(*number),
            _ => None,
        };
        at_first != slider.value
    };
    session.options.iter().any(Option::is_some) || sliders.iter().any(has_moved)
}

/// Brings a session to its result.
fn on_result(mut session: Session) -> Session {
    session.place = Place::Result;
    session.trail.clear();
    session
}
