//! The browser side: Yew's one component, focus, history and the draft.

mod app;
mod dom;
mod history;
mod keys;
mod paint;
mod sheets;
mod store;

use crate::copy::words;
use crate::form::{Action, Session, Stage, Subject, Visit};
use crate::policy::{Bundle, Policy};
use crate::value::Date;

/// Draws the page into `root`; `attributes` alternates names and values of the host element.
///
/// Draws nothing when the bundle cannot be read: the page then keeps its static text.
/// `policy` names the document, `day` the day of the self-check, `example` (1, 2, …) opens with an example.
pub fn mount(root: web_sys::Element, bundle: &[u8], attributes: &[String]) {
    let attribute = |name: &str| {
        let pairs = attributes.chunks_exact(2);
        pairs
            .filter(|pair| pair[0] == name)
            .map(|pair| pair[1].as_str())
            .next()
    };
    let policies = Bundle::from_bytes(bundle).map_or(&[][..], |bundle| bundle.policies.leak());
    let Some(policy) = choose(policies, attribute("policy")) else {
        return;
    };
    let day = attribute("day").and_then(|day| Date::parse(day).ok());
    let day = day.or_else(dom::today).unwrap_or(Date::MIN);
    let example = attribute("example").and_then(|number| number.parse::<u16>().ok());
    let store = match example {
        Some(_) => store::Store::none(),
        None => store::Store::new(&policy.slug, attribute("id").unwrap_or_default()),
    };

    let subject = Subject::of(policy);
    let restored = store
        .load()
        .and_then(|draft| Session::restore(subject, day, &draft));
    let mut session = restored.unwrap_or_else(|| Session::new(subject, day));
    if let Some(number) = example {
        session = session.apply(Action::Example(number.saturating_sub(1)));
    }
    let stage = attribute("stage").map(|_| Stage::new(session.subject(), day));
    let history = history::History::new(session.depth());
    // A page has one main part: its own, or the first element on it.
    let is_main = history.instance() == 0 && !dom::is_within_main(&root);
    let _ = root.set_attribute("role", if is_main { "main" } else { "region" });
    let _ = root.set_attribute("aria-label", words::PAGE);
    let props = app::Props {
        visit: Visit { session, stage },
        store,
        history,
        root: root.clone(),
        is_main,
    };
    yew::Renderer::<app::App>::with_root_and_props(root, props).render();
}

/// The policy of that name, or the first that is offered.
fn choose(policies: &'static [Policy], slug: Option<&str>) -> Option<&'static Policy> {
    let wanted = |policy: &&Policy| match slug {
        Some(slug) => *policy.slug == *slug,
        None => policy.meta.offered,
    };
    policies.iter().find(wanted)
}
