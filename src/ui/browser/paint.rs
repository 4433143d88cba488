//! Nodes as Yew's, with one kind of listener for all of them.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement, HtmlSelectElement};
use yew::virtual_dom::{Listener, ListenerKind, VTag, VText};
use yew::{AttrValue, Callback, Html};

use crate::form::Action;
use crate::ui::node::{Element, Node};
use crate::ui::signal::{On, Signal};
use crate::value::Number;

/// Turns a node into Yew's.
pub fn paint(node: Node, send: &Callback<Signal>) -> Html {
    let element = node.into_element();
    if element.tag.is_empty() && element.children.is_empty() {
        return text(element.text);
    }
    let Element {
        tag,
        attributes,
        children,
        on,
        value,
        checked,
        key,
        ..
    } = element;
    let mut inner: Vec<Html> = Vec::with_capacity(children.len() + 1);
    if !element.text.is_empty() {
        inner.push(text(element.text));
    }
    for child in children {
        inner.push(paint(child, send));
    }
    if tag.is_empty() {
        return Html::from_iter(inner);
    }
    let kind = kind(checked.is_some(), on.as_ref());
    let mut painted = VTag::new(tag);
    for (name, value) in attributes {
        painted.add_attribute(name, AttrValue::from(value));
    }
    if let Some(value) = value {
        painted.set_value(AttrValue::from(value));
    }
    if let Some(checked) = checked {
        painted.set_checked(checked);
    }
    painted.key = key.map(|key| u64::from(key).into());
    painted.add_children(inner);
    if let (Some(on), Some(kind)) = (on, kind) {
        let send = send.clone();
        painted.add_listener(Rc::new(Wire { kind, on, send }));
    }
    painted.into()
}

fn text(text: String) -> Html {
    VText::new(text).into()
}

/// The event an element sends for.
fn kind(is_box: bool, on: Option<&On>) -> Option<ListenerKind> {
    Some(match on? {
        On::Press(_) if is_box => ListenerKind::onchange,
        On::Press(_) => ListenerKind::onclick,
        On::Submit(_) => ListenerKind::onsubmit,
        On::Input(..) | On::Slide(_) => ListenerKind::oninput,
        On::Choose(..) => ListenerKind::onchange,
    })
}

fn input(target: Option<EventTarget>) -> Option<HtmlInputElement> {
    target?.dyn_into().ok()
}

struct Wire {
    kind: ListenerKind,
    on: On,
    send: Callback<Signal>,
}

impl Listener for Wire {
    fn kind(&self) -> ListenerKind {
        self.kind.clone()
    }

    fn handle(&self, event: web_sys::Event) {
        let target = event.target();
        let signal = match &self.on {
            On::Press(signal) => signal.clone(),
            On::Submit(signal) => {
                event.prevent_default();
                signal.clone()
            }
            On::Input(fact, part) => {
                let Some(input) = input(target) else {
                    return;
                };
                Signal::Act(Action::Type(*fact, *part, input.value()))
            }
            On::Slide(fact) => {
                let Some(number) = input(target).and_then(|input| Number::parse(&input.value()).ok()) else {
                    return;
                };
                Signal::Act(Action::Slide(*fact, number))
            }
            On::Choose(fact, year) => {
                let Some(list) = target.and_then(|target| target.dyn_into::<HtmlSelectElement>().ok()) else {
                    return;
                };
                Signal::Act(Action::PickYear(*fact, *year, list.value().parse().ok()))
            }
        };
        self.send.emit(signal);
    }

    fn passive(&self) -> bool {
        false
    }
}
