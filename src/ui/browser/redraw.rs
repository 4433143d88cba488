//! How a drawing in the document becomes the next one.
//!
//! Old and new are compared place by place, from the end of each list: an element is kept when tag and key agree, and
//! only what differs about it is changed. So what stays keeps its focus, its selection and its place. What is inside a
//! closed fold follows later, so that what is seen follows a slider within a frame.

use std::mem;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node as Place};

use super::live::{After, Live};
use super::upkeep;
use crate::ui::node::{Node, el};

const SVG: &str = "http://www.w3.org/2000/svg";
/// What opens to the rest of what is in it, and the attribute it has then.
const FOLD: &str = "details";
const OPEN: &str = "open";

/// Where nodes are put.
struct Spot<'a> {
    document: &'a Document,
    parent: &'a Place,
    is_svg: bool,
    /// Whether what is out of sight waits for [`catch_up`].
    hurries: bool,
}

/// Makes a drawing out of the last one, as far as that fits, but for what is inside closed folds; whoever asks puts a
/// new element into the document.
pub fn redraw(live: &mut Vec<Live>, node: Node) -> Option<Place> {
    let document = web_sys::window()?.document()?;
    let nowhere = document.create_document_fragment().into();
    Spot::inside(&nowhere, &document, true).fill(live, vec![node], After::default());
    live.first()?.first().cloned()
}

/// Draws what waits inside closed folds.
pub fn catch_up(live: &mut [Live]) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    for live in live {
        if let (Some(late), Some(parent)) = (live.late.take(), &live.place) {
            let head = live.inner.pop();
            let spot = Spot::inside(parent, &document, false);
            spot.fill(&mut live.inner, late, After::default());
            live.inner.extend(head);
        }
        catch_up(&mut live.inner);
    }
}

impl<'a> Spot<'a> {
    fn inside(parent: &'a Place, document: &'a Document, hurries: bool) -> Spot<'a> {
        Spot {
            document,
            parent,
            is_svg: false,
            hurries,
        }
    }

    fn fill(&self, all: &mut Vec<Live>, nodes: Vec<Node>, far: After) {
        all.drain(nodes.len().min(all.len())..).for_each(Live::leave);
        for (at, node) in nodes.into_iter().rev().enumerate() {
            let (near, rest) = all.split_at_mut(at);
            let after = After {
                near,
                far: Some(&far),
            };
            if let Some(live) = rest.first_mut().filter(|live| live.fits(&node)) {
                self.change(live, node, after);
                continue;
            }
            let mut live = self.begin(&node);
            self.change(&mut live, node, after);
            if let Some(place) = &live.place {
                let _ = self.parent.insert_before(place, after.first());
            }
            match rest.first_mut() {
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
            late: None,
        }
    }

    fn change(&self, live: &mut Live, mut node: Node, after: After) {
        live.late = None;
        if node.is_text() {
            if let Some(text) = live.place.as_ref().filter(|_| live.shown != node) {
                text.set_text_content(Some(&node.element().text));
            }
            live.shown = node;
            return;
        }
        let mut inside = node.take_inside();
        let Some(place) = &live.place else {
            self.fill(&mut live.inner, inside, after);
            return;
        };
        let old = mem::replace(&mut live.shown, node);
        let (old, new) = (old.element(), live.shown.element());
        let element: &Element = place.unchecked_ref();
        upkeep::attributes(element, &old.attributes, &new.attributes);
        let spot = Spot {
            parent: place,
            is_svg: self.is_svg || new.tag == "svg",
            ..*self
        };
        let is_closed = || new.tag == FOLD && !element.has_attribute(OPEN);
        match (live.inner.last_mut(), inside.first()) {
            (Some(head), Some(next)) if self.hurries && head.fits(next) && is_closed() => {
                let next = inside.remove(0);
                spot.change(head, next, After::default());
                live.late = Some(inside);
            }
            _ => spot.fill(&mut live.inner, inside, After::default()),
        }
        upkeep::entry(place.unchecked_ref(), live.shown.element());
    }
}
