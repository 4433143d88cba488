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
    let mut content = vec![said("h2.worked__title", words::WORKED)];
    content.extend(screen.worked.iter().map(value));
    if !screen.checks.is_empty() {
        let checks = screen.checks.iter().map(check);
        // Says what changes, not the whole list at every key.
        content.push(el("ul.worked__checks").all(checks).fixed("aria-live", "polite"));
    }
    el("section.worked").all(content)
}

fn value(view: &Worked) -> Node {
    let head = of!(
        "p.worked__head",
        [said("strong", view.title), line("span.hint", view.formula)]
    );
    let of_no_year = view.figures.iter().all(|figure| figure.year.is_none());
    let (list, row) = if of_no_year { ("div", "p") } else { ("dl", "div") };
    let figures = view.figures.iter().map(|part| figure(part, view, row));
    of!(
        "div.worked__value",
        [head, el(list).class("worked__years", true).all(figures)]
    )
}

fn figure(figure: &Figure, view: &Worked, row: &'static str) -> Node {
    let value = figure.value.as_ref();
    let value = value.map_or_else(
        || words::NOT_YET.to_owned(),
        |value| copy::about(value, figure.rounded.as_deref(), view.unit),
    );
    let working = figure.working.as_deref().unwrap_or_default();
    let sum = vec![said("b", &value), line("span.hint", working)];
    match figure.year {
        Some(year) => of!(row, [said("dt", &copy::year(year)), el("dd").all(sum)]),
        None => el(row).all(sum),
    }
}

fn check(check: &Check) -> Node {
    let asks = check
        .asks
        .map_or_else(nothing, |asks| said("p.hint", &copy::to_settle(asks)));
    let sums = check.sums.iter().map(|line| said("p.hint", &copy::sum(line)));
    el("li")
        .with(chip(check.status))
        .with(said("span", check.title))
        .all(sums)
        .with(asks)
}
