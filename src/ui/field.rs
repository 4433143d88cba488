//! The control of a fact, with its question, help and mistakes.

use super::draw::Draw;
use super::node::{Node, el, line, nothing, of, said};
use super::{errors, number, options, ticks, years};
use crate::copy::words;
use crate::form::{Action, Control, Field, Words};

/// Draws a control.
pub fn field(view: &Field, moves_on: bool, draw: &Draw) -> Node {
    let control = match &view.control {
        Control::Pick { words, chosen } => pick(view, words, *chosen, moves_on, draw),
        Control::Several { labels, chosen, none } => ticks::several(view, labels, *chosen, *none, draw),
        Control::Number(number) => number::number(view, number, draw),
        Control::Date(boxes) => number::date(view, boxes, draw),
        Control::Series { newest, boxes } => years::series(view, boxes, *newest, draw),
        Control::PickByYear { labels, chosen } => years::picks(view, labels, chosen, draw),
    };
    let only_questions = errors::only_questions(&view.problems);
    let whole = el("div.field")
        .class("is-wrong", !view.problems.is_empty())
        .class("is-doubt", only_questions && !view.problems.is_empty());
    // One box has a label of its own; everything else is a group.
    if matches!(view.control, Control::Number(_)) {
        return whole.with(control);
    }
    let (title, label) = if view.is_heading {
        (nothing(), draw.id("heading"))
    } else {
        let id = draw.id(&[&view.id, "-label"].concat());
        (said("p.label", &question(view)).attr("id", &id), id)
    };
    describe(
        whole.fixed("role", "group").attr("aria-labelledby", &label),
        view,
        draw,
    )
    .with(title)
    .with(notes(view, draw))
    .with(control)
}

/// The question, marked when it may be left out.
pub fn question(view: &Field) -> String {
    let mark = if view.optional { words::OPTIONAL } else { "" };
    [view.question, mark].concat()
}

/// Ids of help and mistakes, the latter first.
pub fn described_by(view: &Field, draw: &Draw) -> String {
    let mut ids = String::new();
    for (part, there) in [
        ("-error", !view.problems.is_empty()),
        ("-help", !view.help.is_empty()),
    ] {
        if there {
            ids.push_str(&draw.id(&view.id));
            ids.push_str(part);
            ids.push(' ');
        }
    }
    ids.truncate(ids.trim_end().len());
    ids
}

fn describe(node: Node, view: &Field, draw: &Draw) -> Node {
    let ids = described_by(view, draw);
    if ids.is_empty() {
        node
    } else {
        node.attr("aria-describedby", &ids)
    }
}

/// Draws help and mistakes.
pub fn notes(view: &Field, draw: &Draw) -> Node {
    let id = |part: &str| draw.id(&[&view.id, part].concat());
    let help = line("p.hint", view.help);
    let help = if help.is_nothing() {
        help
    } else {
        help.attr("id", &id("-help"))
    };
    of!("", [help, errors::beside(&id("-error"), &view.problems)])
}

fn pick(view: &Field, words: &Words, chosen: Option<u16>, moves_on: bool, draw: &Draw) -> Node {
    let labels: Vec<&str> = match words {
        Words::YesNo => words::YES_NO.into(),
        Words::Claim => words::CLAIM.into(),
        Words::Assessment => words::ASSESSMENT.into(),
        Words::Labels(labels) => labels.iter().map(|label| &**label).collect(),
    };
    let unknown = if *words == Words::Assessment {
        words::UNSURE
    } else {
        words::UNKNOWN
    };
    let mut cells: Vec<Node> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let option = at as u16;
        let on = chosen == Some(option) && !view.unknown;
        cells.push(options::option(
            &draw.part(&view.id, at),
            label,
            on,
            options::tapped(Action::Pick(view.fact, option), moves_on),
        ));
    }
    let id = draw.part(&view.id, labels.len());
    let not_known = options::tapped(Action::Unknown(view.fact), moves_on);
    cells.push(options::unknown(&id, unknown, view.unknown, not_known));
    // Short answers of one question among several stand side by side.
    el("div.cells")
        .all(cells)
        .class("cells--beside", !view.is_heading && labels.len() == 2)
        .class("cells--stay", !moves_on)
}
