//! The address of the page, and the visit it may carry.

use gloo::events::EventListener;
use web_sys::{Element, Location, Url};

use super::entries;

/// Stands before a visit in an address.
const MARK: &str = "#s=";

fn location() -> Option<Location> {
    Some(web_sys::window()?.location())
}

/// The address of the page.
pub fn own() -> String {
    location()
        .and_then(|location| location.href().ok())
        .unwrap_or_default()
}

/// An address in full, as seen from the page.
pub fn in_full(address: &str, root: &Element) -> Option<String> {
    let base = root.base_uri().ok()??;
    Some(Url::new_with_base(address, &base).ok()?.href())
}

/// The text of the visit that the address carries.
pub fn carried() -> Option<String> {
    let hash = location()?.hash().ok()?;
    hash.strip_prefix(MARK).map(str::to_owned)
}

/// Takes the visit out of the address, so that it is opened once; the entry of the browser's history stays.
pub fn take_out() {
    let own = own();
    entries::rename(own.split('#').next().unwrap_or(&own));
}

/// Calls `then` whenever another visit is put into the address.
pub fn listen(then: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| then()))
}

/// Whether the page holds several of these elements.
pub fn is_shared(root: &Element) -> bool {
    let host = root.get_root_node();
    let host = wasm_bindgen::JsCast::dyn_into::<web_sys::ShadowRoot>(host).map(|shadow| shadow.host());
    let document = web_sys::window().and_then(|window| window.document());
    match (host, document) {
        (Ok(host), Some(document)) => document.get_elements_by_tag_name(&host.tag_name()).length() > 1,
        _ => false,
    }
}
