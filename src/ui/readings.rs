//! Readings that matter: what each option changes, and the choice between them.

use super::draw::Draw;
use super::folds::{more, opening};
use super::node::{Node, el, line, nothing, of, said, words as text};
use super::parts::{card, figures, quote};
use super::signal::On;
use crate::copy::{self, words};
use crate::engine::OptionReport;
use crate::form::{self, Action, EffectView, ReadingView, ResultScreen};
use crate::policy::Text;

/// So many changes of an option are shown at once.
const FIRST: usize = 4;

/// Draws the readings.
pub fn readings(screen: &ResultScreen, draw: &Draw) -> Node {
    let all: Vec<Text> = screen.report.readings.iter().map(|reading| reading.id).collect();
    let said_by_office: Vec<Node> = form::confirmed(&screen.report, &all)
        .map(|of| said("li", &copy::confirmed(of)))
        .collect();
    if screen.readings.is_empty() && said_by_office.is_empty() {
        return nothing();
    }
    let rows = screen
        .readings
        .iter()
        .take(screen.lead)
        .map(|view| reading(view, draw));
    card(words::READINGS, "")
        .with(said("p.hint unprinted", words::READINGS_HELP))
        .with(el("div.rows").all(rows))
        .with(confirmed(said_by_office))
}

/// What the office has settled, closed at first.
fn confirmed(rows: Vec<Node>) -> Node {
    if rows.is_empty() {
        return nothing();
    }
    let title = words::beside(words::CONFIRMED, &words::items(rows.len()));
    of!("details.more", [said("summary", &title), el("ul.dots").all(rows)])
}

fn reading(view: &ReadingView, draw: &Draw) -> Node {
    let report = &view.report;
    let options = report.options.iter().enumerate();
    let field = el("fieldset.field")
        .with(said("legend.hidden", report.question))
        .with(el("div.picks").all(options.map(|(at, of_reading)| option(view, at, of_reading, draw))));
    opening(
        None,
        report.question,
        text(report.article),
        of!(
            "div.details",
            [
                line("p.tell", report.tell),
                field,
                el("").all(view.effects.chunk_by(|a, b| a.option == b.option).map(effects)),
                line("p.hint", report.why),
                quote(report.article, report.quote)
            ]
        ),
    )
}

fn option(view: &ReadingView, at: usize, option: &OptionReport, draw: &Draw) -> Node {
    if !option.computed {
        return said("p.hint", option.label).say(words::NOTED);
    }
    let name = ["reading-", view.report.id].concat();
    let id = draw.part(&name, at);
    let circle = el("input")
        .fixed("type", "radio")
        .attr("id", &id)
        .attr("name", &draw.id(&name))
        .checked(option.id == view.report.option)
        .on(On::from(Action::Read(view.at, at as u16)));
    of!("div.pick", [circle, said("label", option.label).attr("for", &id)])
}

/// What one option changes.
fn effects(of_option: &[EffectView]) -> Node {
    let head = of_option.first().map(|view| said("p", &copy::if_so(view.option)));
    let row = |view: &EffectView| of!("li", [figures(&copy::effect(view))]);
    let rows = |views: &[EffectView]| el("ul.dots").all(views.iter().map(row));
    let (first, others) = of_option.split_at(of_option.len().min(FIRST));
    el("div.effects")
        .maybe(head)
        .with(rows(first))
        .with(more(others.len(), rows(others)))
}
