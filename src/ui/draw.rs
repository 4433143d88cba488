//! [`Draw`]: what every drawing function needs besides its data.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::copy;
use crate::engine::Status;
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

/// A status as sign and word.
pub fn chip(status: Status) -> Html {
    html! {
        <span class={classes!("chip", tone(status))}>
            <span aria-hidden="true">{ copy::icon(status) }</span>{ " " }{ copy::status(status) }
        </span>
    }
}

/// The class that colours a status.
pub fn tone(status: Status) -> &'static str {
    match status {
        Status::Met => "is-met",
        Status::NotMet => "is-not-met",
        Status::Review => "is-review",
        Status::NotApplicable => "is-off",
        Status::Open => "is-open",
    }
}

/// A paragraph, or nothing for an empty text.
pub fn line(class: &'static str, text: &str) -> Html {
    if text.is_empty() {
        return Html::default();
    }
    html! { <p {class}>{ text.to_owned() }</p> }
}

/// Article and verbatim quote.
pub fn quote(article: &str, quote: &str) -> Html {
    html! {
        <figure class="quote">
            <figcaption>{ article.to_owned() }</figcaption>
            <blockquote>{ quote.to_owned() }</blockquote>
        </figure>
    }
}

/// A card that opens; nothing when there is nothing in it.
pub fn fold(title: &str, count: usize, content: Html) -> Html {
    if count == 0 {
        return Html::default();
    }
    html! {
        <details class="card fold">
            <summary class="fold__head">
                <h2>{ title.to_owned() }</h2><span class="card__note">{ count.to_string() }</span>
            </summary>
            { content }
        </details>
    }
}

/// A white card with a heading; an empty note is left out.
pub fn card(title: &str, note: &str, content: Html) -> Html {
    html! {
        <section class="card">
            <header class="card__head"><h2>{ title.to_owned() }</h2>{ line("card__note", note) }</header>
            { content }
        </section>
    }
}
