//! One entry per year: numbers or options.

use super::draw::Draw;
use super::field::described_by;
use super::node::{Node, el, of, said};
use super::number::{echo, input, unknown};
use super::signal::On;
use crate::copy::{self, words};
use crate::form::{Field, NumberField};
use crate::policy::Text;

/// Draws a number per year.
pub fn series(view: &Field, boxes: &[NumberField], newest: i32, draw: &Draw) -> Node {
    let described = described_by(view, draw);
    let mut rows = Vec::new();
    for (at, number) in boxes.iter().enumerate() {
        let part = at as u16;
        rows.push(of!(
            "div.year",
            [
                year(
                    &draw.id(&number.id),
                    &copy::year_before(newest, boxes.len() - 1 - at),
                ),
                input(view.fact, part, number, &described, draw),
                echo(view.fact, part, number, draw)
            ]
        ));
    }
    let rows = el("div.years").all(rows);
    of!("", [rows, unknown(view, words::UNKNOWN_REST, draw)])
}

fn year(id: &str, label: &str) -> Node {
    said("label.year__label", label).attr("for", id)
}

/// Draws an option per year.
pub fn picks(view: &Field, labels: &[Text], chosen: &[Option<u16>], draw: &Draw) -> Node {
    let mut rows = Vec::new();
    for (at, pick) in chosen.iter().enumerate() {
        let id = draw.part(&view.id, at);
        let mut list = el("select")
            .attr("id", &id)
            .on(On::Choose(view.fact, at as u16))
            .with(
                said("option", words::CHOOSE)
                    .fixed("value", "")
                    .flag("selected", pick.is_none()),
            );
        for (option, label) in labels.iter().enumerate() {
            let chosen = *pick == Some(option as u16);
            list = list.with(
                said("option", label)
                    .attr("value", &option.to_string())
                    .flag("selected", chosen),
            );
        }
        rows.push(of!(
            "div.year",
            [year(&id, &copy::first_year(at as u16 + 1)), list]
        ));
    }
    rows.push(unknown(view, words::UNKNOWN_REST, draw));
    el("div.years").all(rows)
}
