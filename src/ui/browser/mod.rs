//! The browser side: Yew's one component, focus, history, the draft, what is taken along.

mod address;
mod app;
mod canvas;
mod choice;
mod clipboard;
mod dom;
mod drawn;
mod entries;
mod heard;
mod history;
mod keys;
mod live;
mod page;
mod pasted;
mod redraw;
mod screen;
mod sheets;
mod store;
mod tap;
mod upkeep;

use std::rc::Rc;

use web_sys::Element;

use super::around::Around;
use super::attributes::{Attributes, offered};
use crate::copy::words;
use crate::form::door::Door;
use crate::form::{Action, Move, Subject, Visit};
use crate::policy::Bundle;
use crate::recap::{Host, is_web_address};
use crate::value::Date;
use page::Page;
use store::{Kept, Store};

/// Draws the page into `root`; `attributes` alternates names and values of the host element.
///
/// Draws nothing when no bundle can be read: the page then keeps its static text. What the attributes mean is in
/// [`Attributes`]; what cannot be used of them is named in the console.
pub fn mount(root: Element, bundles: &[Vec<u8>], attributes: &[String]) {
    let (mut asked, mut unusable) = Attributes::read(attributes);
    let mut subjects: Vec<Subject> = Vec::new();
    for bundle in bundles {
        if let Ok(bundle) = Bundle::from_bytes(bundle) {
            subjects.extend(bundle.policies.into_iter().map(Subject::new));
        }
    }
    let known: Vec<(&str, bool)> = subjects.iter().map(name).collect();
    let (places, first, unknown) = offered(&asked, &known);
    unusable.extend(unknown);
    dom::warn(&unusable);
    if places.is_empty() {
        return;
    }
    let chosen: Vec<Subject> = places.iter().map(|at| subjects[*at]).collect();
    complete(&mut asked.host, &root);
    let page = opened(root, asked, (chosen, first));
    let role = if page.is_main { "main" } else { "region" };
    let _ = page.root.set_attribute("role", role);
    let _ = page.root.set_attribute("aria-label", words::PAGE);
    let root = page.root.clone();
    let props = app::Props { page: Rc::new(page) };
    yew::Renderer::<app::App>::with_root_and_props(root, props).render();
}

fn name(subject: &Subject) -> (&str, bool) {
    (subject.policy.slug, subject.policy.meta.offered)
}

/// Addresses in full: on a picture or in a message a relative one leads nowhere.
fn complete(host: &mut Host, root: &Element) {
    for address in [&mut host.form_url, &mut host.address].into_iter().flatten() {
        if let Some(full) = address::in_full(address, root).filter(|_| !is_web_address(address)) {
            *address = full;
        }
    }
}

/// The page with the visit it begins with: that of a link, the draft, an example, or a new one.
fn opened(root: Element, asked: Attributes, (subjects, first): (Vec<Subject>, usize)) -> Page {
    let day = asked.day.or_else(dom::today).unwrap_or(Date::MIN);
    let store = match asked.example {
        Some(_) => Store::none(),
        None => Store::new(&asked.id, history::next_instance()),
    };
    let last = choice::last(&store, &subjects);
    let at = last.as_ref().map_or(first, |(at, _)| *at);
    let mut session = Page::left(&store, &subjects[at], day);
    if let Some(number) = asked.example {
        session = session.apply(Action::Example(number.saturating_sub(1)));
    }
    let around = Around {
        host: asked.host,
        documents: subjects
            .iter()
            .map(|subject| subject.policy.meta.short_title)
            .collect(),
        at,
        ..Around::default()
    };
    let mut visit = Visit::new(session);
    if subjects.len() > 1 {
        // One that was asked for is in front at once, and the choice is behind it.
        let is_asked_for = asked.policy.is_some() || asked.example.is_some();
        visit.door = Some(match last {
            Some((_, door)) => door,
            None if is_asked_for => Door::in_front().entered(),
            None => Door::in_front(),
        });
    }
    let history = history::History::new(visit.depth());
    let mut page = Page {
        visit: Rc::new(visit),
        others: Rc::new(vec![None; subjects.len()]),
        around: Rc::new(around),
        subjects,
        documents: asked.documents.into(),
        day,
        store,
        history,
        // A page has one main part: its own, or the first element on it.
        is_main: history.instance() == 0 && !dom::is_within_main(&root),
        root,
    };
    if asked.stage {
        page.visit = Rc::new(page.visit.apply(Move::Stage(true)));
    } else if !page.take_link() {
        match page.store.load(Kept::Link) {
            Some(link) => drop(page.open(&link)),
            None => page.keep(false),
        }
    }
    page
}
