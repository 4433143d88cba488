//! What typed figures come to, while they are typed: values with their working, and the criteria they bear on.

use super::node::{Node, el, line, nothing, of, said};
use super::parts::chip;
use crate::copy::{self, words};
use crate::form::{Check, Figure, QuestionScreen, Worked};

/// Draws both; nothing for a screen without such figures.
pub fn worked(screen: &QuestionScreen) -> Node {
    if screen.checks.is_empty() && screen.worked.is_empty() {
        return nothing();
    }
    let mut content = vec![said("h2", "worked__title", words::WORKED)];
    content.extend(screen.worked.iter().map(value));
    content
        .push(of("ul", "worked__checks", screen.checks.iter().map(check).collect()).fixed("role", "status"));
    of("section", "worked", content)
}

fn value(view: &Worked) -> Node {
    let head = of(
        "p",
        "worked__head",
        vec![said("strong", "", view.title), line("span", "hint", view.formula)],
    );
    let figures = view.figures.iter().map(|part| figure(part, view));
    of(
        "div",
        "worked__value",
        vec![head, of("dl", "worked__years", figures.collect())],
    )
}

fn figure(figure: &Figure, view: &Worked) -> Node {
    let year = figure.year.map_or_else(String::new, copy::year);
    let value = figure.value.as_ref();
    let value = value.map_or_else(
        || words::NOT_YET.to_owned(),
        |value| copy::with_unit(value, view.unit),
    );
    let working = figure.working.as_deref().unwrap_or_default();
    of(
        "div",
        "",
        vec![
            said("dt", "", &year),
            of(
                "dd",
                "",
                vec![said("b", "", &value), line("span", "hint", working)],
            ),
        ],
    )
}

fn check(check: &Check) -> Node {
    let asks = check
        .asks
        .map_or_else(nothing, |asks| said("p", "hint", &copy::to_settle(asks)));
    el("li", "")
        .with(chip(check.status))
        .with(said("span", "", check.title))
        .with(asks)
}
