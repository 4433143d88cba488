//! How the forms of the document are filled in: what the answers write, and what is written by hand.

use super::around::Around;
use super::draw::button;
use super::folds::fold;
use super::node::{Node, el, line, nothing, of, said, words as text};
use super::parts::{figures, quote};
use super::signal::{Copy, Signal};
use super::take;
use crate::copy::{self, words};
use crate::form::{FieldView, Filled, FormView, ResultScreen};
use crate::recap;

/// Draws each form, closed at first.
pub fn forms(screen: &ResultScreen, around: &Around) -> Node {
    let draw = |(at, view)| form(at as u16, view, around);
    el("").all(screen.forms.iter().enumerate().map(draw))
}

fn form(at: u16, view: &FormView, around: &Around) -> Node {
    let mut rows = Vec::new();
    for (place, about) in view.fields.iter().enumerate() {
        rows.push(field(view, about, Copy::Field(at, place as u16), around));
    }
    fold(
        words::FILLING,
        view.fields.len(),
        el("div")
            .with(said("p.hint", view.title))
            .with(el("ol.fields").all(rows))
            .with(line("p.hint", words::FORM_PERSONAL))
            .with(quote(view.citation.article, view.citation.quote)),
    )
    .class("is-taken", true)
}

fn field(form: &FormView, field: &FieldView, what: Copy, around: &Around) -> Node {
    let filled = recap::field_text(form, field);
    let (value, copy) = match (&field.fill, filled.is_empty()) {
        (Filled::ByHand, _) => (said("p.fields__hand", words::BY_HAND), nothing()),
        (_, true) => (said("p.fields__hand", words::OPEN), nothing()),
        _ => {
            let label = text(copy::take::COPY);
            let copy = button("small unprinted", Signal::Copy(what)).with(label);
            let copy = copy.attr("aria-label", &[copy::take::COPY, "：", field.label].concat());
            (of!("p.fields__text", [figures(&filled)]), copy)
        }
    };
    of!(
        "li.fields__row",
        [
            said("p.entry__title", field.label),
            of!("div.fields__value", [value, copy]),
            line("p.hint", field.remark),
            outcome(what, around)
        ]
    )
}

/// What came of copying this field; the others have none.
fn outcome(what: Copy, around: &Around) -> Node {
    match &around.copied {
        Some((copied, _)) if *copied == what => take::outcome(around, &[what]),
        _ => nothing(),
    }
}
