//! Whom to ask: what the page that shows the self-check says about the office.

use super::node::{Node, el, nothing, of, said};
use super::parts::{card, term};
use crate::copy::{take, words};
use crate::recap::{Host, is_address, is_web_address};

/// Draws the card; nothing where nothing is said.
pub fn contact(host: &Host) -> Node {
    let given = |text: &Option<String>| text.clone().unwrap_or_default();
    let (phone, form, complaint) = (given(&host.phone), given(&host.form_url), given(&host.complaint));
    let dialled = host.dialled().map(|number| ["tel:", &number].concat());
    let form_link = is_address(&form).then(|| form.clone());
    let complaint_link = is_web_address(&complaint).then(|| complaint.clone());
    let complaint_says = if complaint_link.is_some() {
        take::OPEN_COMPLAINT
    } else {
        &complaint
    };
    let rows = vec![
        term(words::OFFICE, &given(&host.office)),
        linked(words::PHONE, &phone, dialled),
        term(words::HOURS, &given(&host.hours)),
        if form_link.is_some() {
            linked(words::FORM, take::OPEN_FORM, form_link)
        } else {
            nothing()
        },
        linked(words::COMPLAINT, complaint_says, complaint_link),
    ];
    if rows.iter().all(Node::is_nothing) {
        return nothing();
    }
    card(take::CONTACT, "")
        .with(el("dl.facts").all(rows))
        .class("contact", true)
}

fn linked(name: &str, says: &str, address: Option<String>) -> Node {
    let Some(address) = address else {
        return term(name, says);
    };
    let link = said("a.contact__link", says).attr("href", &address);
    el("div").with(said("dt", name)).with(of!("dd", [link]))
}
