//! [`Draw`]: what every drawing function needs besides its data.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::form::Action;

/// Makes ids unique on the page and sends actions.
#[derive(Clone, PartialEq)]
pub struct Draw {
    prefix: AttrValue,
    send: Callback<Action>,
}

impl Draw {
    /// For one element on the page.
    pub fn new(instance: usize, send: Callback<Action>) -> Draw {
        Draw {
            prefix: ["sc", &instance.to_string(), "-"].concat().into(),
            send,
        }
    }

    /// An id of this element's own.
    pub fn id(&self, id: &str) -> String {
        [&self.prefix, id].concat()
    }

    /// Two-part ids such as `area-0`.
    pub fn part(&self, id: &str, part: usize) -> String {
        self.id(&[id, "-", &part.to_string()].concat())
    }

    /// Sends an action.
    pub fn act(&self, action: Action) {
        self.send.emit(action);
    }

    /// An event handler that sends an action.
    pub fn on<E>(&self, action: Action) -> Callback<E> {
        self.send.reform(move |_| action.clone())
    }

    /// An event handler that sends what has been typed.
    pub fn typed(&self, action: impl Fn(String) -> Action + 'static) -> Callback<InputEvent> {
        let send = self.send.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
            {
                send.emit(action(input.value()));
            }
        })
    }

    /// An event handler that sends which entry of a list was chosen; the first entry is none.
    pub fn chosen(&self, action: impl Fn(Option<u16>) -> Action + 'static) -> Callback<Event> {
        let send = self.send.clone();
        Callback::from(move |event: Event| {
            if let Some(list) = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok())
            {
                send.emit(action(list.value().parse().ok()));
            }
        })
    }

    /// A plain button.
    pub fn button(&self, class: &'static str, words: impl Into<AttrValue>, action: Action) -> Html {
        let words: AttrValue = words.into();
        html! { <button type="button" {class} onclick={self.on::<MouseEvent>(action)}>{ words }</button> }
    }
}
