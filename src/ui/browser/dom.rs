//! The browser's clock and focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ShadowRoot};

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

/// Moves the focus to the first match inside `root` and brings it into view.
pub fn focus(root: &Element, selector: &str) {
    let found = root.query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
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

/// Moves to a control named by its id, with its question in sight.
pub fn go_to(root: &Element, id: &str) {
    let selector = ["[id=\"", id, "\"]"].concat();
    if let Ok(Some(control)) = root.query_selector(&selector) {
        let group = control.closest(".field").ok().flatten().unwrap_or(control);
        group.scroll_into_view();
    }
    focus(root, &selector);
}
