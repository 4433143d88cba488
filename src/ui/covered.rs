//! How much of the document is worked out here.

use super::folds::fold;
use super::node::{Node, line, of};
use super::parts::dots;
use crate::copy::words;
use crate::policy::Meta;

/// Draws how much of the document is worked out, and what is not; closed at first.
pub fn not_covered(meta: &Meta) -> Node {
    let texts = &meta.not_covered;
    let said = line("p.hint", &words::covered(&meta.coverage));
    fold(words::NOT_COVERED, texts.len(), of!("div", [said, dots(texts)]))
}
