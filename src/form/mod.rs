//! A visit as a state machine: action in, screen out. Plain data, no browser, no sentences.
//!
//! [`Session::apply`] takes an [`Action`] and gives the next session; [`Session::screen`] says what is on the screen
//! now, as ids, policy wording, numbers and enums. `crate::copy` turns those into sentences and `ui` draws them. What
//! was typed is kept as typed ([`Entry`]); answers are read from it anew each time, so a mistake never loses a letter.

mod action;
mod answered;
mod asked;
mod chips;
mod date;
mod decisive;
pub mod door;
mod draft;
mod entry;
mod estimate;
mod example;
mod fields;
mod forms;
mod hinge;
mod link;
mod number;
mod order;
mod outline;
mod paste;
mod problem;
mod progress;
mod prospect;
mod reading;
mod result;
mod screen;
mod session;
mod shortfall;
mod slider;
mod stage;
mod step;
mod verdict;
mod view;
mod visit;
mod worked;

pub use action::Action;
pub use answered::Answered;
pub use asked::Asked;
pub use chips::Chip;
pub use entry::{Entry, Given};
pub use forms::{FieldView, Filled, FormView};
pub use hinge::{Hinge, Turn, confirmed, hinge};
pub use link::{Change, LinkError, Linked, is_link_for};
pub use outline::{Outline, OutlineItem, OutlinePart, OutlineState};
pub use problem::{Problem, Wanted};
pub use prospect::Prospect;
pub use reading::{EffectView, ReadingView};
pub use result::{Ahead, Missing, ResultScreen, Tally};
pub use screen::{
    Body, Check, ChoiceView, Control, Echo, Estimate, ExampleView, Field, FieldProblem, Figure, NumberField,
    QuestionScreen, Rest, Screen, StartScreen, Tickbox, Words, Worked,
};
pub use session::{Notice, Pick, Place, Session, Subject};
pub use shortfall::Shortfall;
pub use slider::SliderView;
pub use stage::{Cue, Overlay, SideView, Stage, StageScreen};
pub use verdict::{Cited, Verdict};
pub use visit::{Arrival, Move, Visit};
