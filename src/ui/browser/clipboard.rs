//! Copies a text, and says truly whether it worked.
//!
//! The old command comes first: it works within the tap on every phone. The newer interface may be refused, or never
//! answer, in browsers inside other programs.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, Element, HtmlDocument, HtmlTextAreaElement};

/// So long the newer interface may take, in milliseconds.
const LIMIT: i32 = 1_000;

/// Copies at once, as long as the tap lasts; `place` is what the focus may move within.
pub fn copy_now(place: &Element, text: &str) -> bool {
    let copied = || -> Option<bool> {
        let document = web_sys::window()?.document()?;
        let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
        let focused = super::dom::focused(place);
        area.set_class_name("copybox");
        area.set_read_only(true);
        area.set_value(text);
        place.append_child(&area).ok()?;
        select(&area);
        let document: HtmlDocument = document.dyn_into().ok()?;
        let copied = document.exec_command("copy").unwrap_or(false);
        area.remove();
        if let Some(focused) = focused {
            super::dom::focus_on(focused);
        }
        Some(copied)
    };
    copied().unwrap_or(false)
}

/// Copies through the newer interface.
pub async fn copy_later(text: String) -> bool {
    let Some(written) = written(&text) else {
        return false;
    };
    let limit = Promise::new(&mut |_, reject| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, LIMIT);
        }
    });
    JsFuture::from(Promise::race(&Array::of2(&written, &limit)))
        .await
        .is_ok()
}

/// The beginning of writing; pages that are not served safely have no such interface.
fn written(text: &str) -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let clipboard = Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
    (!clipboard.is_undefined()).then(|| clipboard.unchecked_into::<Clipboard>().write_text(text))
}

/// Selects all of a text, on phones too.
pub fn select(area: &HtmlTextAreaElement) {
    let _ = area.focus();
    area.select();
    let _ = area.set_selection_range(0, u32::MAX);
}
