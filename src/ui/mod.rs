//! Placeholder screen that proves the build; the real components replace it.
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct PageProps {
    bundle_bytes: usize,
    attributes: Vec<String>,
}

#[component]
fn Page(props: &PageProps) -> Html {
    let taps = use_state(|| 0u32);
    let onclick = {
        let taps = taps.clone();
        Callback::from(move |_: MouseEvent| taps.set(*taps + 1))
    };
    html! {
        <main lang="zh-CN">
            <h1>{ "政策自查" }</h1>
            <p>{ format!("{} / {}", props.bundle_bytes, props.attributes.join(" ")) }</p>
            <button type="button" {onclick}>{ format!("{}", *taps) }</button>
        </main>
    }
}

/// Draws the page into `root`; `attributes` alternates names and values of the host element.
pub fn mount(root: web_sys::Element, bundle: &[u8], attributes: &[String]) {
    let props = PageProps {
        bundle_bytes: bundle.len(),
        attributes: attributes.to_vec(),
    };
    yew::Renderer::<Page>::with_root_and_props(root, props).render();
}
