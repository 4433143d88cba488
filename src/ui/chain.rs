//! What is said about a [`Node`], link by link: `el("p.hint").say(text).attr("id", &id)`.
//!
//! None of it is compiled into the drawings: thousands of links are a call each.

use std::borrow::Cow;

use super::node::{Node, words};
use super::signal::On;

impl Node {
    /// Adds a text.
    #[inline(never)]
    pub fn say(mut self, text: &str) -> Node {
        if self.0.children.is_empty() {
            self.0.text.push_str(text);
            return self;
        }
        self.with(words(text))
    }

    /// Adds a child.
    #[inline(never)]
    pub fn with(mut self, child: Node) -> Node {
        self.0.children.push(child);
        self
    }

    /// Adds a child if there is one.
    #[inline(never)]
    pub fn maybe(self, child: Option<Node>) -> Node {
        match child {
            Some(child) => self.with(child),
            None => self,
        }
    }

    /// Adds children.
    pub fn all(self, children: impl IntoIterator<Item = Node>) -> Node {
        children.into_iter().fold(self, Node::with)
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: &str) -> Node {
        self.0.attributes.push((name, Cow::Owned(value.to_owned())));
        self
    }

    /// Sets an attribute to a fixed text.
    #[inline(never)]
    pub fn fixed(mut self, name: &'static str, value: &'static str) -> Node {
        self.0.attributes.push((name, Cow::Borrowed(value)));
        self
    }

    /// Sets an attribute without a value, such as `open`, if `present`.
    #[inline(never)]
    pub fn flag(self, name: &'static str, present: bool) -> Node {
        if present { self.fixed(name, "") } else { self }
    }

    /// Adds a class if `present`, unless it is empty.
    #[inline(never)]
    pub fn class(mut self, class: &'static str, present: bool) -> Node {
        if present && !class.is_empty() {
            match self.0.attributes.iter_mut().find(|(name, _)| *name == "class") {
                Some((_, classes)) => *classes = Cow::Owned([classes, " ", class].concat()),
                None => return self.fixed("class", class),
            }
        }
        self
    }

    /// Says what happens on the element's main event.
    #[inline(never)]
    pub fn on(mut self, on: On) -> Node {
        self.0.on = Some(on);
        self
    }

    /// Sets what is in an `input` or `textarea`.
    #[inline(never)]
    pub fn value(mut self, text: &str) -> Node {
        self.0.value = Some(text.to_owned());
        self
    }

    /// Sets whether a box or radio button is chosen.
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Node {
        self.0.checked = Some(checked);
        self
    }

    /// Never turned into an element with another key.
    #[inline(never)]
    pub fn key(mut self, key: u32) -> Node {
        self.0.key = Some(key);
        self
    }
}
