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

/// Draws the page into `root`; one bundle per document, and `attributes` alternates names and values of the host element.
#[wasm_bindgen]
pub fn mount(root: web_sys::Element, bundles: Vec<js_sys::Uint8Array>, attributes: Vec<String>) {
    let bundles: Vec<Vec<u8>> = bundles.iter().map(js_sys::Uint8Array::to_vec).collect();
    selfcheck::ui::browser::mount(root, &bundles, &attributes);
}
