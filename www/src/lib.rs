//! Browser entry: the few exports the loader calls.
#![allow(
    missing_docs,
    reason = "wasm-bindgen adds undocumented items around its exports"
)]

#[cfg(feature = "bench")]
mod bench;

use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Draws the page into `root`; `attributes` alternates names and values of the host element.
#[wasm_bindgen]
pub fn mount(root: web_sys::Element, bundle: Vec<u8>, attributes: Vec<String>) {
    selfcheck::ui::browser::mount(root, &bundle, &attributes);
}
