//! [`Around`]: what stands around a screen besides the visit itself.

use crate::policy::Text;
use crate::recap::Host;

use super::signal::Copy;

/// What the page that shows the self-check says, and what was done to take a result along.
#[derive(Clone, Default)]
pub struct Around {
    /// About the office.
    pub host: Host,
    /// Titles of the documents offered.
    pub documents: Vec<Text>,
    /// Which of them the visit is about.
    pub at: usize,
    /// The picture of the result.
    pub picture: Picture,
    /// What was copied last, and what came of it.
    pub copied: Option<(Copy, Copied)>,
}

/// The picture of a result.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Picture {
    /// Not asked for yet.
    #[default]
    Unpainted,
    /// Its `data:` address.
    Painted(String),
    /// The browser allows none.
    Refused,
}

/// What came of copying.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Copied {
    /// It is in the clipboard.
    Done,
    /// The browser refused: the visitor has to copy this text.
    ByHand(String),
}
