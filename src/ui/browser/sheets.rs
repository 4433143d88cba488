//! Opens and closes sheets; at most one is open on the whole page.
//!
//! Where the browser knows dialogs, they keep the focus inside and close on Esc; elsewhere the sheet is simply shown.

use std::cell::RefCell;

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlDialogElement};

use super::dom;
use super::history::History;

struct Sheet {
    dialog: HtmlDialogElement,
    history: History,
    _listeners: [EventListener; 2],
}

thread_local! {
    static OPEN: RefCell<Option<Sheet>> = const { RefCell::new(None) };
}

/// Opens the sheet with this id inside `root`.
pub fn show(root: &Element, id: &str, history: History) {
    let found = dom::find(root, id).map(JsCast::unchecked_into::<HtmlDialogElement>);
    let Some(dialog) = found.filter(|_| OPEN.with_borrow(Option::is_none)) else {
        return;
    };
    if knows_dialogs(&dialog) {
        let _ = dialog.show_modal();
    } else {
        let _ = dialog.set_attribute("open", "");
        dom::focus(&dialog, "button");
    }
    let beside = dialog.clone();
    let on_tap = EventListener::new(&dialog, "click", move |event| {
        if event.target().as_ref() == Some(beside.as_ref()) {
            hide();
        }
    });
    // Esc closes it without asking.
    let on_close = EventListener::new(&dialog, "close", |_| hide());
    history.cover();
    OPEN.set(Some(Sheet {
        dialog,
        history,
        _listeners: [on_tap, on_close],
    }));
}

/// Closes the open sheet and takes its entry out of the browser's history.
pub fn hide() {
    if let Some(history) = close() {
        history.uncover();
    }
}

/// Closes the open sheet; says whose it was.
pub fn close() -> Option<History> {
    let sheet = OPEN.take()?;
    if knows_dialogs(&sheet.dialog) {
        sheet.dialog.close();
    } else {
        let _ = sheet.dialog.remove_attribute("open");
    }
    Some(sheet.history)
}

/// The open sheet.
pub fn place() -> Option<Element> {
    OPEN.with_borrow(|open| open.as_ref().map(|sheet| sheet.dialog.clone().into()))
}

fn knows_dialogs(dialog: &HtmlDialogElement) -> bool {
    js_sys::Reflect::has(dialog, &JsValue::from_str("showModal")).unwrap_or(false)
}
