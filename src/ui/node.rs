//! [`Node`]: what a drawing consists of, as plain data.
//!
//! Drawing functions build nodes; `browser::live` keeps the document in step with them, and natively [`Node::html`] into text, so
//! that screens are drawn, compared and prerendered without a browser. Plain data also compiles to a fraction of the
//! code that a macro would write out at every element.

use std::borrow::Cow;
use std::mem;

use super::signal::On;

/// Name and value.
pub type Attribute = (&'static str, Cow<'static, str>);

/// An element, a text, or several of them side by side.
#[derive(Clone, PartialEq, Debug)]
pub struct Node(Box<Element>);

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

/// An element; an empty class is left out.
pub fn el(tag: &'static str, class: &'static str) -> Node {
    let node = Node(Box::new(Element {
        tag,
        ..Element::default()
    }));
    if class.is_empty() {
        node
    } else {
        node.fixed("class", class)
    }
}

/// An element that holds a text.
pub fn said(tag: &'static str, class: &'static str, text: &str) -> Node {
    el(tag, class).say(text)
}

/// An element that holds other nodes.
pub fn of(tag: &'static str, class: &'static str, children: Vec<Node>) -> Node {
    el(tag, class).all(children)
}

/// Nodes side by side.
pub fn group(children: Vec<Node>) -> Node {
    of("", "", children)
}

/// Nothing.
pub fn nothing() -> Node {
    el("", "")
}

/// A text.
pub fn words(text: &str) -> Node {
    said("", "", text)
}

/// An element with a text, or nothing for an empty text.
pub fn line(tag: &'static str, class: &'static str, text: &str) -> Node {
    if text.is_empty() {
        nothing()
    } else {
        said(tag, class, text)
    }
}

impl Node {
    /// Adds a text.
    pub fn say(mut self, text: &str) -> Node {
        if self.0.children.is_empty() {
            self.0.text.push_str(text);
            return self;
        }
        self.with(words(text))
    }

    /// Adds a child.
    pub fn with(mut self, child: Node) -> Node {
        self.0.children.push(child);
        self
    }

    /// Adds a child if there is one.
    pub fn maybe(self, child: Option<Node>) -> Node {
        match child {
            Some(child) => self.with(child),
            None => self,
        }
    }

    /// Adds children.
    pub fn all(mut self, children: Vec<Node>) -> Node {
        self.0.children.extend(children);
        self
    }

    /// Sets an attribute.
    pub fn attr(mut self, name: &'static str, value: &str) -> Node {
        self.0.attributes.push((name, Cow::Owned(value.to_owned())));
        self
    }

    /// Sets an attribute to a fixed text.
    pub fn fixed(mut self, name: &'static str, value: &'static str) -> Node {
        self.0.attributes.push((name, Cow::Borrowed(value)));
        self
    }

    /// Sets an attribute without a value, such as `open`, if `present`.
    pub fn flag(self, name: &'static str, present: bool) -> Node {
        if present { self.fixed(name, "") } else { self }
    }

    /// Adds a class if `present`; before other attributes are read from it, [`el`] has set the first.
    pub fn class(mut self, class: &'static str, present: bool) -> Node {
        if present {
            match self.0.attributes.iter_mut().find(|(name, _)| *name == "class") {
                Some((_, classes)) => *classes = Cow::Owned([classes, " ", class].concat()),
                None => return self.fixed("class", class),
            }
        }
        self
    }

    /// Says what happens on the element's main event.
    pub fn on(mut self, on: On) -> Node {
        self.0.on = Some(on);
        self
    }

    /// Sets what is in an `input` or `textarea`.
    pub fn value(mut self, text: &str) -> Node {
        self.0.value = Some(text.to_owned());
        self
    }

    /// Sets whether a box or radio button is chosen.
    pub fn checked(mut self, checked: bool) -> Node {
        self.0.checked = Some(checked);
        self
    }

    /// Never turned into an element with another key.
    pub fn key(mut self, key: u32) -> Node {
        self.0.key = Some(key);
        self
    }

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
