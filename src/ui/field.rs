//! The control of a fact, with its question, help and mistakes.

use yew::prelude::*;

use super::draw::Draw;
use super::{errors, number, options, ticks, years};
use crate::copy::words;
use crate::form::{Action, Control, Field, Words};

/// Draws a control.
pub fn field(view: &Field, draw: &Draw) -> Html {
    let control = match &view.control {
        Control::Pick { words, chosen } => pick(view, words, *chosen, draw),
        Control::Several { labels, chosen, none } => several(view, labels, *chosen, *none, draw),
        Control::Number(number) => number::number(view, number, draw),
        Control::Date(boxes) => number::date(view, boxes, draw),
        Control::Series { base, boxes } => years::series(view, boxes, *base, draw),
        Control::PickByYear { base, labels, chosen } => years::picks(view, labels, chosen, *base, draw),
    };
    // One box that is a number has a label of its own; everything else is a group.
    if matches!(view.control, Control::Number(_)) {
        return html! { <div class={classes!("field", wrong(view))}>{ control }</div> };
    }
    html! {
        <fieldset class={classes!("field", wrong(view))} aria-describedby={described_by(view, draw)}
            aria-labelledby={view.is_heading.then(|| draw.id("heading"))}>
            if !view.is_heading {
                <legend>{ question(view) }</legend>
            }
            { notes(view, draw) }
            { control }
        </fieldset>
    }
}

/// The question, marked when it may be left out.
pub fn question(view: &Field) -> String {
    let mark = if view.optional { words::OPTIONAL } else { "" };
    [&view.question, mark].concat()
}

fn wrong(view: &Field) -> Option<&'static str> {
    (!view.problems.is_empty()).then_some("is-wrong")
}

/// Ids of help and mistakes.
pub fn described_by(view: &Field, draw: &Draw) -> Option<String> {
    let mut ids = Vec::new();
    if has_help(view) {
        ids.push(draw.id(&[&view.id, "-help"].concat()));
    }
    if !view.problems.is_empty() {
        ids.push(draw.id(&[&view.id, "-error"].concat()));
    }
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn has_help(view: &Field) -> bool {
    !(view.help.is_empty() && view.source.is_empty() && view.example.is_empty())
}

/// Draws help and mistakes.
pub fn notes(view: &Field, draw: &Draw) -> Html {
    html! {
        <>
            if has_help(view) {
                <div class="hint" id={draw.id(&[&view.id, "-help"].concat())}>
                    if !view.help.is_empty() { <p>{ view.help.to_string() }</p> }
                    if !view.source.is_empty() { <p>{ words::SOURCE }{ view.source.to_string() }</p> }
                    if !view.example.is_empty() { <p>{ words::FOR_EXAMPLE }{ view.example.to_string() }</p> }
                </div>
            }
            { errors::beside(draw.id(&[&view.id, "-error"].concat()), &view.problems) }
        </>
    }
}

fn pick(view: &Field, words: &Words, chosen: Option<u16>, draw: &Draw) -> Html {
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
    let row = |(at, label): (usize, &&str)| {
        let option = at as u16;
        options::radio(
            draw,
            &view.id,
            at,
            label,
            chosen == Some(option),
            Action::Pick(view.fact, option),
        )
    };
    html! {
        <div class={classes!("options", (labels.len() == 2).then_some("options--short"))}>
            { for labels.iter().enumerate().map(row) }
            { options::radio(draw, &view.id, labels.len(), unknown, view.unknown, Action::Unknown(view.fact)) }
        </div>
    }
}

fn several(view: &Field, labels: &[crate::policy::Text], chosen: u32, none: bool, draw: &Draw) -> Html {
    let row = |(at, label): (usize, &crate::policy::Text)| {
        let ticked = chosen >> at & 1 == 1;
        ticks::tick(
            draw,
            &view.id,
            at,
            label,
            ticked,
            Action::Toggle(view.fact, at as u16),
        )
    };
    let count = labels.len();
    html! {
        <div class="options">
            { for labels.iter().enumerate().map(row) }
            { ticks::tick(draw, &view.id, count, words::NONE_OF, none, Action::NoneOf(view.fact)) }
            { ticks::tick(draw, &view.id, count + 1, words::UNKNOWN, view.unknown, Action::Unknown(view.fact)) }
        </div>
    }
}
