//! Entries of the browser's history: each knows how deep it is.

use wasm_bindgen::JsValue;

const MARK: &str = "selfcheck:";

fn browser() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}

/// Gives the current entry another address.
pub fn rename(address: &str) {
    if let Some(browser) = browser() {
        let state = browser.state().unwrap_or(JsValue::NULL);
        let _ = browser.replace_state_with_url(&state, "", Some(address));
    }
}

fn mark(depth: usize) -> JsValue {
    JsValue::from_str(&[MARK, &depth.to_string()].concat())
}

/// How deep the current entry is.
pub fn depth() -> usize {
    let state = browser()
        .and_then(|history| history.state().ok())
        .and_then(|state| state.as_string());
    let depth = state
        .as_deref()
        .and_then(|state| state.strip_prefix(MARK)?.parse().ok());
    depth.unwrap_or(0)
}

/// Goes back by so many entries.
pub fn go(entries: usize) {
    if let (Some(browser), Ok(entries @ 1..)) = (browser(), i32::try_from(entries)) {
        let _ = browser.go_with_delta(-entries);
    }
}

/// Adds an entry of this depth without changing the address.
pub fn add(depth: usize) {
    if let Some(browser) = browser() {
        let _ = browser.push_state(&mark(depth), "");
    }
}

/// Gives the current entry this depth.
pub fn number(depth: usize) {
    if let Some(browser) = browser() {
        let _ = browser.replace_state(&mark(depth), "");
    }
}

/// Goes back by one entry; says whether it could.
pub fn back() -> bool {
    browser().is_some_and(|browser| browser.back().is_ok())
}
