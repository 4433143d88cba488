//! The browser's own back button goes one screen back.
//!
//! Each step forward adds an entry without changing the address; its state says how deep it is. Several elements on
//! one page share the browser's history, so a list kept here says whose each entry is.

use std::cell::{Cell, RefCell};

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use yew::Callback;

thread_local! {
    static OWNERS: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
    static INSTANCES: Cell<usize> = const { Cell::new(0) };
}

const MARK: &str = "selfcheck:";

/// One element's share of the browser's history.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct History {
    instance: usize,
}

fn browser() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}

/// How deep the current entry is.
fn depth() -> usize {
    let state = browser()
        .and_then(|history| history.state().ok())
        .and_then(|state| state.as_string());
    let depth = state
        .as_deref()
        .and_then(|state| state.strip_prefix(MARK)?.parse().ok());
    depth.unwrap_or(0)
}

impl History {
    /// Registers an element that is `steps` screens deep. Entries left from before a reload are the first element's.
    pub fn new(steps: usize) -> History {
        let instance = INSTANCES.get();
        INSTANCES.set(instance + 1);
        if instance == 0 {
            OWNERS.with_borrow_mut(|owners| *owners = vec![instance; depth().min(steps)]);
        }
        History { instance }
    }

    /// Number of this element on the page, from 0.
    pub fn instance(self) -> usize {
        self.instance
    }

    /// Whether the last entry is this element's: then the browser can go back for it.
    fn is_last(self) -> bool {
        OWNERS.with_borrow(|owners| owners.last() == Some(&self.instance))
    }

    /// Brings the browser's history up to date after a step from `before` to `now` screens deep.
    pub fn moved(self, before: usize, now: usize) {
        let Some(browser) = browser() else { return };
        if now > before {
            let depth = OWNERS.with_borrow_mut(|owners| {
                owners.push(self.instance);
                owners.len()
            });
            let state = JsValue::from_str(&[MARK, &depth.to_string()].concat());
            let _ = browser.push_state(&state, "");
            return;
        }
        // Forgotten screens take their entries along.
        let spare = OWNERS.with_borrow_mut(|owners| {
            let own = owners.iter().filter(|owner| **owner == self.instance).count();
            let ends = owners
                .iter()
                .rev()
                .take_while(|owner| **owner == self.instance)
                .count();
            let spare = own.saturating_sub(now).min(ends);
            owners.truncate(owners.len() - spare);
            spare
        });
        if let (1.., Ok(steps)) = (spare, i32::try_from(spare)) {
            let _ = browser.go_with_delta(-steps);
        }
    }

    /// Goes back through the browser if the last entry is ours; says whether it did.
    pub fn back(self) -> bool {
        self.is_last() && browser().is_some_and(|browser| browser.back().is_ok())
    }

    /// Calls `back` once for each of this element's entries that the browser has left.
    pub fn listen(self, back: Callback<()>) -> Option<EventListener> {
        let window = web_sys::window()?;
        Some(EventListener::new(&window, "popstate", move |_| {
            let now = depth();
            let left = OWNERS.with_borrow_mut(|owners| {
                let mut at = 0;
                let before = owners.len();
                owners.retain(|owner| {
                    at += 1;
                    at <= now || *owner != self.instance
                });
                before - owners.len()
            });
            for _ in 0..left {
                back.emit(());
            }
        }))
    }
}
