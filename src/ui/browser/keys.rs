//! Keys of the stage, wherever the focus is, except while typing.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

use crate::form::Cue;

/// Calls `then` for each key that gives a cue, until it is dropped.
pub fn listen(then: impl Fn(Cue) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "keydown", move |event| {
        if let Some(cue) = cue(event) {
            then(cue);
        }
    }))
}

fn cue(event: &Event) -> Option<Cue> {
    let key = event.dyn_ref::<KeyboardEvent>()?;
    let typing = event.composed_path().get(0).dyn_into::<HtmlInputElement>();
    let is_typing = typing.is_ok_and(|input| input.type_() == "text");
    if is_typing || key.ctrl_key() || key.alt_key() || key.meta_key() {
        return None;
    }
    Cue::of_key(&key.key())
}
