//! Boxes for numbers: one number, or the parts of a date.

use super::draw::{Draw, act};
use super::field::{described_by, notes, question};
use super::node::{Node, el, nothing, of, said};
use super::signal::On;
use super::ticks;
use crate::copy::{self, words};
use crate::form::{Action, Field, NumberField};
use crate::policy::FactId;

/// Draws the field of one number.
pub fn number(view: &Field, number: &NumberField, draw: &Draw) -> Node {
    let label = said("label.label", &question(view))
        .class("hidden", view.is_heading)
        .attr("for", &draw.id(&number.id));
    let box_of = input(view.fact, 0, number, &described_by(view, draw), draw);
    let understood = echo(view.fact, 0, number, draw);
    // What may be left empty needs no "not known".
    let not_known = if view.optional && !view.unknown {
        nothing()
    } else {
        unknown(view, words::UNKNOWN, draw)
    };
    let usual = quick(view.fact, number);
    of!(
        "",
        [label, notes(view, draw), box_of, understood, usual, not_known]
    )
}

/// Usual numbers, one tap each.
fn quick(fact: FactId, number: &NumberField) -> Node {
    let mut all = Vec::new();
    for text in &number.quick {
        let label = copy::with_unit(text, number.unit);
        let chosen = number.text == **text;
        all.push(act("quick", &label, Action::Type(fact, 0, text.to_string())).class("is-on", chosen));
    }
    if all.is_empty() {
        return nothing();
    }
    el("div.quicks").all(all)
}

/// Draws year, month and day.
pub fn date(view: &Field, boxes: &[NumberField], draw: &Draw) -> Node {
    let described = described_by(view, draw);
    let mut parts = Vec::new();
    let mut echoes = Vec::new();
    for (at, number) in boxes.iter().enumerate() {
        let label = said("label.hidden", number.unit).attr("for", &draw.id(&number.id));
        let box_of = input(view.fact, at as u16, number, &described, draw);
        parts.push(of!("div.date__part", [label, box_of]));
        echoes.push(echo(view.fact, at as u16, number, draw));
    }
    of!(
        "",
        [
            el("div.date").all(parts),
            el("").all(echoes),
            unknown(view, words::UNKNOWN, draw)
        ]
    )
}

/// Draws "not known" beside boxes.
pub fn unknown(view: &Field, label: &str, draw: &Draw) -> Node {
    let id = draw.id(&[&view.id, "-unknown"].concat());
    ticks::tick(&id, label, view.unknown, Action::Unknown(view.fact)).class("tick--alone", true)
}

/// Draws one box with its unit.
pub fn input(fact: FactId, part: u16, number: &NumberField, described_by: &str, draw: &Draw) -> Node {
    let id = draw.id(&number.id);
    let described_by = [described_by, " ", &id, "-echo"].concat();
    let mut input = el("input")
        .fixed("type", "text")
        .fixed("inputmode", if number.whole { "numeric" } else { "decimal" })
        .fixed("autocomplete", "off")
        .attr("id", &id)
        .attr("aria-describedby", described_by.trim_start())
        .value(&number.text)
        .on(On::Input(fact, part));
    if number.wrong {
        input = input.fixed("aria-invalid", "true");
    }
    let unit = said("span.box__unit", number.unit);
    of!("span.box", [input, unit]).class("is-wrong", number.wrong)
}

/// Draws how a typed text was understood, and the choice where that is doubtful.
pub fn echo(fact: FactId, part: u16, number: &NumberField, draw: &Draw) -> Node {
    let id = [&draw.id(&number.id), "-echo"].concat();
    let mut region = el("div.echo").attr("id", &id).fixed("role", "status");
    if let Some(meant) = &number.echo {
        region = region.say(&copy::echo(meant, number.unit));
    }
    let doubt = match number.doubt {
        Some([first, second]) => {
            let choose = |at, meaning| {
                let label = copy::meaning(meaning, number.unit);
                act("small", &label, Action::Settle(fact, part, at))
            };
            of!(
                "",
                [
                    said("span.echo__ask", words::MEANT),
                    choose(0, first),
                    choose(1, second)
                ]
            )
        }
        None => nothing(),
    };
    region.with(doubt)
}
