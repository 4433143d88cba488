//! A visit as a state machine: action in, screen out. Plain data, no browser, no sentences.
//!
//! [`Session::apply`] takes an [`Action`] and gives the next session; [`Session::screen`] says what is on the screen
//! now, as ids, policy wording, numbers and enums. `crate::copy` turns those into sentences and `ui` draws them. What
//! was typed is kept as typed ([`Entry`]); answers are read from it anew each time, so a mistake never loses a letter.

mod action;
mod answered;
mod date;
mod decisive;
mod draft;
mod entry;
mod example;
mod fields;
mod link;
mod number;
mod order;
mod problem;
mod result;
mod screen;
mod session;
mod step;
mod verdict;
mod view;

pub use action::Action;
pub use answered::Answered;
pub use entry::{Entry, Given};
pub use link::{Change, LinkError, Linked, is_link_for};
pub use problem::{Problem, Wanted};
pub use result::{EffectView, Effected, Missing, ReadingView, ResultScreen};
pub use screen::{
    Body, ChoiceView, Control, Echo, ExampleView, Field, FieldProblem, NumberField, QuestionScreen, Rest,
    Screen, StartScreen, Tickbox, Words,
};
pub use session::{Notice, Pick, Place, Session, Subject};
pub use verdict::{Cited, Verdict};
