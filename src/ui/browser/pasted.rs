//! Cells copied from a spreadsheet: a box for one line would run them together.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, HtmlInputElement};

/// Calls `then` with the id of the box and the block, when several cells are pasted, until it is dropped.
pub fn listen(root: &Element, then: impl Fn(String, String) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(root, "paste", options, move |event| {
        if let Some((place, block)) = block(event) {
            event.prevent_default();
            then(place, block);
        }
    })
}

fn block(event: &Event) -> Option<(String, String)> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    let block = data.get_data("text").ok()?;
    let cells = block.trim_end_matches(['\n', '\r']);
    cells
        .contains(['\n', '\t'])
        .then(|| (input.id(), cells.to_owned()))
}
