//! [`Node`]: what a drawing consists of, as plain data.
//!
//! Drawing functions build nodes; `browser::redraw` keeps the document in step with them, and natively [`Node::html`]
//! makes text of them, so that screens are drawn, compared and prerendered without a browser. Plain data also compiles
//! to a fraction of the code that a macro would write out at every element.

use std::borrow::Cow;
use std::mem;

use super::signal::On;

/// Name and value.
pub type Attribute = (&'static str, Cow<'static, str>);

/// An element, a text, or several of them side by side.
#[derive(Clone, PartialEq, Debug)]
pub struct Node(pub(super) Box<Element>);

/// The parts of a [`Node`].
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Element {
    /// Name of the element; empty: only `text` and `children`, without an element around them.
    pub tag: &'static str,
    /// Attributes in the order they were given, each at most once.
    pub attributes: Vec<Attribute>,
    /// Text in front of the children.
    pub text: String,
    /// Children.
    pub children: Vec<Node>,
    /// What happens on the element's main event.
    pub on: Option<On>,
    /// For `input` and `textarea`: what is in it; kept up to date with what the visitor types.
    pub value: Option<String>,
    /// For boxes and radio buttons: whether it is chosen.
    pub checked: Option<bool>,
    /// Elements with different keys are never turned into each other.
    pub key: Option<u32>,
}

/// An element with nodes in it: `of!("p.hint", [said("b", "1"), words("of 2")])`.
///
/// Each child is a call of its own: a list would be put together first, which is three times the code.
macro_rules! of {
    ($name:expr, [$($child:expr),* $(,)?]) => {
        $crate::ui::node::el($name)$(.with($child))*
    };
}
pub(crate) use of;

/// An element named by its tag, a dot and its classes; without a name what is inside stands on its own.
#[inline(never)]
pub fn el(name: &'static str) -> Node {
    let dot = name.bytes().position(|byte| byte == b'.');
    let (tag, class) = dot.map_or((name, ""), |dot| (&name[..dot], &name[dot + 1..]));
    let node = Node(Box::new(Element {
        tag,
        ..Element::default()
    }));
    node.class(class, true)
}

/// An element that holds a text.
#[inline(never)]
pub fn said(name: &'static str, text: &str) -> Node {
    el(name).say(text)
}

/// Nothing.
#[inline(never)]
pub fn nothing() -> Node {
    el("")
}

/// A text.
#[inline(never)]
pub fn words(text: &str) -> Node {
    said("", text)
}

/// An element with a text, or nothing for an empty text.
#[inline(never)]
pub fn line(name: &'static str, text: &str) -> Node {
    if text.is_empty() {
        nothing()
    } else {
        said(name, text)
    }
}

impl Node {
    /// Whether there is nothing to see.
    pub fn is_nothing(&self) -> bool {
        let Element {
            tag, text, children, ..
        } = &*self.0;
        tag.is_empty() && text.is_empty() && children.iter().all(Node::is_nothing)
    }

    /// Whether it is a text without an element around it; an empty one keeps a place.
    pub fn is_text(&self) -> bool {
        self.0.tag.is_empty() && self.0.children.is_empty()
    }

    /// Takes out what is inside, the text among it.
    pub fn take_inside(&mut self) -> Vec<Node> {
        let mut inside = mem::take(&mut self.0.children);
        if !self.0.text.is_empty() {
            let mut text = nothing();
            text.0.text = mem::take(&mut self.0.text);
            inside.insert(0, text);
        }
        inside
    }

    /// Its parts.
    pub fn element(&self) -> &Element {
        &self.0
    }
}
