//! What opens: rows, lists, headings; closed at first.

use super::node::{Node, el, nothing, of, said};
use crate::copy::words;

/// Things that open, in one card.
pub fn folds(all: Vec<Node>) -> Node {
    let kept: Vec<Node> = all.into_iter().filter(|fold| !fold.is_nothing()).collect();
    if kept.is_empty() {
        return nothing();
    }
    el("div.card folds").all(kept)
}

/// A heading that opens; nothing when there is nothing in it.
pub fn fold(title: &str, count: usize, content: Node) -> Node {
    if count == 0 {
        return nothing();
    }
    let head = of!(
        "summary.fold__head",
        [said("h2", title), said("span.card__note", &count.to_string())]
    );
    of!("details.fold", [head, content])
}

/// The rest of a list, closed at first; nothing when there is nothing in it.
pub fn more(count: usize, content: Node) -> Node {
    if count == 0 {
        return nothing();
    }
    let head = said("summary", &words::others(count));
    of!("details.more more--rest", [head, content])
}

/// A row that opens to its content: a sign in front, a title, a line under it.
pub fn opening(front: Option<Node>, title: &str, below: Node, content: Node) -> Node {
    let main = of!(
        "span.row__main",
        [said("span.row__title", title), of!("span.row__sub", [below])]
    );
    let go = said("span.row__go", "›").fixed("aria-hidden", "true");
    let head = el("summary.row").maybe(front).with(main).with(go);
    of!("details", [head, content])
}
