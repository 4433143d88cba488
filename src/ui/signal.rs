//! What a drawn element can set off.

use crate::form::door::Stand;
use crate::form::{Action, Cue};
use crate::policy::{FactId, Text};

/// An event of an element and what it sends.
#[derive(Clone, PartialEq, Debug)]
pub enum On {
    /// A click or tap; on boxes and radio buttons the change.
    Press(Signal),
    /// A form is sent off.
    Submit(Signal),
    /// Typing: which box of which fact the text is for.
    Input(FactId, u16),
    /// A slider of a fact is moved.
    Slide(FactId),
    /// An entry of a list is chosen for one year of a fact; entries are numbers, the first is empty.
    Choose(FactId, u16),
}

/// Something to copy.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Copy {
    /// The whole result.
    Text,
    /// The link to it.
    Link,
    /// What to ask the office.
    Asks,
    /// What is written into a field of a form: the places of both.
    Field(u16, u16),
}

/// What reaches the page's one component or its surroundings.
#[derive(Clone, PartialEq, Debug)]
pub enum Signal {
    /// Something the visitor did.
    Act(Action),
    /// Something a member of staff did on the stage.
    Cue(Cue),
    /// Put the stage in front, or take it away.
    Stage(bool),
    /// Bring a control into view, by its id on the page.
    GoTo(String),
    /// Open a sheet, by its id on the page.
    Show(String),
    /// Close the sheet that is open.
    Hide,
    /// Open the sheet with this id, and paint the picture in it.
    Take(String),
    /// Copy something.
    Copy(Copy),
    /// Print the page.
    Print,
    /// Work the visit of a link out for today.
    Today,
    /// Go to a screen in front of the documents.
    Door(Stand),
    /// Go on to one of the documents offered, as somebody of this kind; with `true` to its first question.
    Document(usize, Option<Text>, bool),
}

impl From<Action> for On {
    fn from(action: Action) -> On {
        On::Press(Signal::Act(action))
    }
}
