//! [`Live`]: a node as it stands in the document.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node as Place};

use crate::ui::node::Node;

/// A text, an element, or several nodes side by side, and where it is in the document.
pub struct Live {
    /// What was drawn; what was inside has gone to `inner`.
    pub shown: Node,
    /// Its text or element; nodes side by side have none in common.
    pub place: Option<Place>,
    /// What is inside, the last first.
    pub inner: Vec<Live>,
    /// What is to be in a closed fold, under its head, and is not yet: nobody sees it before it is opened or printed.
    pub late: Option<Vec<Node>>,
}

/// What follows in the same parent, the last first, and further out.
#[derive(Clone, Copy, Default)]
pub struct After<'a> {
    /// In the same list.
    pub near: &'a [Live],
    /// After that.
    pub far: Option<&'a After<'a>>,
}

impl<'a> After<'a> {
    /// Where the next node in the document is.
    pub fn first(&self) -> Option<&'a Place> {
        let near = self.near.iter().rev().find_map(Live::first);
        near.or_else(|| self.far?.first())
    }
}

impl Live {
    /// Whether a node may take this place over.
    pub fn fits(&self, node: &Node) -> bool {
        let (shown, next) = (self.shown.element(), node.element());
        let is_group = next.tag.is_empty() && !node.is_text();
        (shown.tag, shown.key, self.place.is_none()) == (next.tag, next.key, is_group)
    }

    /// Where it begins in the document.
    pub fn first(&self) -> Option<&Place> {
        let inside = || self.inner.iter().rev().find_map(Live::first);
        self.place.as_ref().or_else(inside)
    }

    /// Takes it out of the document.
    pub fn leave(self) {
        match self.place {
            Some(place) => place.unchecked_ref::<Element>().remove(),
            None => self.inner.into_iter().for_each(Live::leave),
        }
    }
}
