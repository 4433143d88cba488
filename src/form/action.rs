//! [`Action`]: everything a visitor can do.

use crate::policy::FactId;
use crate::value::Number;

/// Something the visitor did. Places and options are indices into the lists of the policy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Action {
    /// Begin, or go on with the first question that is still open.
    Continue,
    /// Accept the screen and move on.
    Next,
    /// One screen back.
    Back,
    /// See the result now.
    Result,
    /// Open a question from the result; accepting it leads back there.
    Open(u16),
    /// Choose an option of a fact: yes/no and self-assessments are 0 yes, 1 no.
    Pick(FactId, u16),
    /// Choose an option for one year of a fact.
    PickYear(FactId, u16, Option<u16>),
    /// Tick or untick an option of a several-choice fact.
    Toggle(FactId, u16),
    /// None of the options of a several-choice fact.
    NoneOf(FactId),
    /// Type into a box: the fact, which of its boxes, the whole text.
    Type(FactId, u16, String),
    /// Paste cells of a spreadsheet, the first into this box: rows on lines, cells of a row between tabs.
    Paste(FactId, u16, String),
    /// Take one of the two meanings of a doubtful text.
    Settle(FactId, u16, u16),
    /// Say that one does not know a fact, or take that back.
    Unknown(FactId),
    /// Choose an option of a screen that answers several facts at once.
    Choose(u16),
    /// Say that one does not know which option of the screen fits.
    ChooseUnknown,
    /// Tick or untick a box of a screen of boxes.
    Tick(FactId),
    /// Do this, and move on at once unless the screen then asks for more. For a tap on an option of a screen that
    /// [`moves on`](super::QuestionScreen::moves_on).
    Go(Box<Action>),
    /// Say what the boxes left empty mean, no or not known, and move on.
    Rest {
        /// Not known rather than no.
        unknown: bool,
    },
    /// Load a made-up example and see its result.
    Example(u16),
    /// Forget every answer.
    Reset,
    /// Bring back what the last reset forgot.
    Undo,
    /// Move a slider: a number for a fact, whatever the screen.
    Slide(FactId, Number),
    /// Use another option of a reading.
    Read(u16, u16),
}
