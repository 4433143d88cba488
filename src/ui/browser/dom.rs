//! The browser's clock, title and focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ShadowRoot};

use super::clipboard;
use crate::value::Date;

/// The visitor's civil day: the only place that meets a clock.
pub fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let part = |number: u32| i32::try_from(number).ok();
    Date::new(
        part(now.get_full_year())?,
        part(now.get_month())? + 1,
        part(now.get_date())?,
    )
}

/// Whether the page around `root` already has it inside its main part.
pub fn is_within_main(root: &Element) -> bool {
    let shadow = root.get_root_node().dyn_into::<ShadowRoot>().ok();
    let host = shadow.map_or_else(|| root.clone(), |shadow| shadow.host());
    matches!(host.closest("main, [role=main]"), Ok(Some(_)))
}

/// The element inside `root` that has the focus.
pub fn focused(root: &Element) -> Option<Element> {
    root.get_root_node()
        .dyn_into::<ShadowRoot>()
        .ok()?
        .active_element()
}

/// Moves the focus to the first match inside `root` and brings it into view.
pub fn focus(root: &Element, selector: &str) {
    if let Ok(Some(element)) = root.query_selector(selector) {
        focus_on(element);
    }
}

/// Moves the focus, without scrolling where the browser can.
pub fn focus_on(element: Element) {
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        // Not every browser has the option; without it the page only scrolls a little differently.
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Scrolls to the top of `root` when that is out of sight, so that a new screen starts at its beginning.
pub fn to_top(root: &Element) {
    if root.get_bounding_client_rect().top() < 0.0 {
        root.scroll_into_view();
    }
}

/// The element with this id.
pub fn find(root: &Element, id: &str) -> Option<Element> {
    root.query_selector(&["[id=\"", id, "\"]"].concat())
        .ok()
        .flatten()
}

/// Moves to a control named by its id, with its question in sight.
pub fn go_to(root: &Element, id: &str) {
    let Some(control) = find(root, id) else { return };
    let group = control.closest(".field").ok().flatten();
    group.as_ref().unwrap_or(&control).scroll_into_view();
    focus_on(control);
}

/// Selects the text of the first match inside `root`, for copying by hand.
pub fn select(root: &Element, selector: &str) {
    let area = root.query_selector(selector).ok().flatten();
    if let Some(area) = area.and_then(|area| area.dyn_into().ok()) {
        clipboard::select(&area);
    }
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Tells the web admin something.
pub fn warn(lines: &[String]) {
    for line in lines {
        web_sys::console::warn_1(&["policy-selfcheck: ", line].concat().into());
    }
}

/// Names the whole page; this is also what WeChat shows of a link to it.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}
