//! Opens and closes sheets; at most one is open on the whole page.
//!
//! Where the browser knows dialogs, they keep the focus inside, close on Esc and give the focus back; elsewhere this
//! is done here.

use std::cell::RefCell;

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlDialogElement, KeyboardEvent};

use super::dom;
use super::history::History;

struct Sheet {
    dialog: HtmlDialogElement,
    history: History,
    /// What had the focus before, where the browser does not know it itself.
    opener: Option<Element>,
    listeners: Vec<EventListener>,
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
    let beside = dialog.clone();
    let on_tap = EventListener::new(&dialog, "click", move |event| {
        if event.target().as_ref() == Some(beside.as_ref()) {
            hide();
        }
    });
    // Esc closes it without asking.
    let on_close = EventListener::new(&dialog, "close", |_| hide());
    let mut listeners = vec![on_tap, on_close];
    let mut opener = None;
    if knows_dialogs(&dialog) {
        let _ = dialog.show_modal();
    } else {
        opener = dom::focused(root);
        listeners.extend(stand_in(root, &dialog));
    }
    history.cover();
    OPEN.set(Some(Sheet {
        dialog,
        history,
        opener,
        listeners,
    }));
}

/// Does for a dialog what a browser that does not know them leaves out.
fn stand_in(root: &Element, dialog: &HtmlDialogElement) -> Option<EventListener> {
    for (name, value) in [("open", ""), ("role", "dialog"), ("aria-modal", "true")] {
        let _ = dialog.set_attribute(name, value);
    }
    dom::focus(dialog, "button");
    let (root, inside) = (root.clone(), dialog.clone());
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "keyup", move |event| {
        let focused = dom::focused(&root);
        if event
            .dyn_ref::<KeyboardEvent>()
            .is_some_and(|event| event.key() == "Escape")
        {
            hide();
        } else if focused.is_some_and(|focused| !inside.contains(Some(&focused))) {
            dom::focus(&inside, "button");
        }
    }))
}

/// Closes the open sheet and takes its entry out of the browser's history.
pub fn hide() {
    if let Some(history) = close() {
        history.uncover();
    }
}

/// Closes the open sheet; says whose it was.
pub fn close() -> Option<History> {
    let Sheet {
        dialog,
        history,
        opener,
        listeners,
    } = OPEN.take()?;
    drop(listeners);
    if knows_dialogs(&dialog) {
        dialog.close();
    } else {
        let _ = dialog.remove_attribute("open");
    }
    if let Some(opener) = opener {
        dom::focus_on(opener);
    }
    Some(history)
}

/// The open sheet.
pub fn place() -> Option<Element> {
    OPEN.with_borrow(|open| open.as_ref().map(|sheet| sheet.dialog.clone().into()))
}

fn knows_dialogs(dialog: &HtmlDialogElement) -> bool {
    js_sys::Reflect::has(dialog, &JsValue::from_str("showModal")).unwrap_or(false)
}
