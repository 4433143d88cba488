//! [`Live`]: a drawing as it stands in the document, and how it becomes the next one.
//!
//! Old and new are compared place by place, from the end of each list: an element is kept when tag and key agree, and
//! only what differs about it is changed. So what stays keeps its focus, its selection and its place.

use std::mem;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node as Place};

use super::upkeep;
use crate::ui::node::{Node, el};

const SVG: &str = "http://www.w3.org/2000/svg";

/// A text, an element, or several nodes side by side, and where it is in the document.
pub struct Live {
    /// What was drawn; what was inside has gone to `inner`.
    pub shown: Node,
    /// Its text or element; nodes side by side have none in common.
    pub place: Option<Place>,
    /// What is inside, the last first.
    pub inner: Vec<Live>,
}

/// Where nodes are put: inside `parent`, in front of `next`.
struct Spot<'a> {
    document: &'a Document,
    parent: &'a Place,
    next: Option<Place>,
    is_svg: bool,
}

/// Makes a drawing out of the last one, as far as that fits; whoever asks puts a new element into the document.
pub fn redraw(live: &mut Vec<Live>, node: Node) -> Option<Place> {
    let document = web_sys::window()?.document()?;
    let nowhere = document.create_document_fragment().into();
    let mut spot = Spot {
        document: &document,
        parent: &nowhere,
        next: None,
        is_svg: false,
    };
    spot.fill(live, vec![node]);
    spot.next
}

impl Spot<'_> {
    fn fill(&mut self, all: &mut Vec<Live>, nodes: Vec<Node>) {
        all.drain(nodes.len().min(all.len())..).for_each(Live::leave);
        for (at, node) in nodes.into_iter().rev().enumerate() {
            if let Some(live) = all.get_mut(at).filter(|live| live.fits(&node)) {
                self.change(live, node);
                self.next = live.place.clone().or(self.next.take());
                continue;
            }
            let mut live = self.begin(&node);
            self.change(&mut live, node);
            if let Some(place) = &live.place {
                let _ = self.parent.insert_before(place, self.next.as_ref());
                self.next = Some(place.clone());
            }
            match all.get_mut(at) {
                Some(old) => mem::replace(old, live).leave(),
                None => all.push(live),
            }
        }
    }

    /// The beginning of what a node becomes: an element without attributes, or an empty text.
    fn begin(&self, node: &Node) -> Live {
        let tag = node.element().tag;
        let document = self.document;
        let place = match tag {
            "" if node.is_text() => Some(document.create_text_node("").into()),
            "" => None,
            _ if self.is_svg || tag == "svg" => {
                document.create_element_ns(Some(SVG), tag).ok().map(Into::into)
            }
            _ => document.create_element(tag).ok().map(Into::into),
        };
        Live {
            shown: el(tag),
            place,
            inner: Vec::new(),
        }
    }

    fn change(&mut self, live: &mut Live, mut node: Node) {
        if node.is_text() {
            if let Some(text) = live.place.as_ref().filter(|_| live.shown != node) {
                text.set_text_content(Some(&node.element().text));
            }
            live.shown = node;
            return;
        }
        let inside = node.take_inside();
        if let Some(place) = &live.place {
            let old = mem::replace(&mut live.shown, node);
            let (old, new) = (old.element(), live.shown.element());
            upkeep::attributes(place.unchecked_ref(), &old.attributes, &new.attributes);
            let mut spot = Spot {
                document: self.document,
                parent: place,
                next: None,
                is_svg: self.is_svg || new.tag == "svg",
            };
            spot.fill(&mut live.inner, inside);
            upkeep::entry(place.unchecked_ref(), new);
        } else {
            self.fill(&mut live.inner, inside);
        }
    }
}

impl Live {
    /// Whether a node may take this place over.
    fn fits(&self, node: &Node) -> bool {
        let (shown, next) = (self.shown.element(), node.element());
        let is_group = next.tag.is_empty() && !node.is_text();
        (shown.tag, shown.key, self.place.is_none()) == (next.tag, next.key, is_group)
    }

    /// Takes it out of the document.
    fn leave(self) {
        match self.place {
            Some(place) => place.unchecked_ref::<Element>().remove(),
            None => self.inner.into_iter().for_each(Live::leave),
        }
    }
}
