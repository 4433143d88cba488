//! Keys of the stage, wherever the focus is, except while typing.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use crate::form::Cue;

/// What keeps its keys to itself, on the page around the stage as well.
const TYPED_INTO: &str = "input:not([type=range]), textarea, select, [contenteditable]";

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
    let target = event.composed_path().get(0).dyn_into::<Element>();
    let is_typing = target.is_ok_and(|target| matches!(target.closest(TYPED_INTO), Ok(Some(_))));
    if is_typing || key.ctrl_key() || key.alt_key() || key.meta_key() {
        return None;
    }
    Cue::of_key(&key.key())
}
