//! How the amounts of a price track come about, line by line.

use super::node::{Node, el, nothing, of, said};
use super::parts::{dots, figures};
use crate::copy::{self, words};
use crate::engine::{CostReport, ItemReport, Part, PolicyReport, SupportReport, TrackReport, YearReport};
use crate::form;
use crate::policy::{Text, TrackRole};

/// Draws the exact table of every track, closed at first, and what is not in it.
pub fn how(report: &PolicyReport, costs: &CostReport) -> Node {
    let shown = |track: &&TrackReport| track.role != TrackRole::Replacement;
    let tracks = costs.tracks.iter().filter(shown);
    let all = || {
        costs
            .tracks
            .iter()
            .flat_map(|track| &track.years)
            .flat_map(|year| &year.items)
    };
    let derived = if all().any(|item| item.derived) {
        said("p.hint", words::DERIVED_HELP)
    } else {
        nothing()
    };
    let rest = costs.notes.split_first().map_or(&[][..], |(_, rest)| rest);
    of!(
        "details.more how",
        [
            said("summary", words::HOW),
            derived,
            el("div.rows").all(tracks.map(|view| track(view, report, costs))),
            said("h3.details__title", words::NOT_INCLUDED),
            said("p", &words::list(&costs.not_included)),
            remarks(rest)
        ]
    )
}

fn remarks(notes: &[Text]) -> Node {
    if notes.is_empty() {
        return nothing();
    }
    of!("", [said("h3.details__title", words::REMARKS), dots(notes)])
}

fn track(track: &TrackReport, report: &PolicyReport, costs: &CostReport) -> Node {
    let head = el("summary.row")
        .with(said("span.row__main", &copy::track_title(track)))
        .with(said("span.row__sum", &copy::fee(track.total, costs)))
        .with(said("span.row__go", "›").fixed("aria-hidden", "true"));
    let years = track.years.iter().map(|view| year(view, costs));
    let hinge = copy::hinge(&form::hinge(report, Part::Total, track.id));
    let hinge = hinge.iter().map(|text| said("li", text));
    of!("details", [head])
        .all(years)
        .with(el("ul.hint unprinted").all(hinge))
}

fn year(year: &YearReport, costs: &CostReport) -> Node {
    let head = of!(
        "h4",
        [
            said("span", &copy::first_year(year.year)),
            said("b", &copy::fee(year.total, costs))
        ]
    );
    let items = year.items.iter().map(|view| item(view, costs));
    of!("section.year-sum", [head, el("ul").all(items)])
}

fn item(item: &ItemReport, costs: &CostReport) -> Node {
    let title = said("span.item__title", item.title)
        .with(mark(item.derived))
        .with(said("span.hint", item.article));
    of!(
        "li.item",
        [
            title,
            of!("span.item__formula", [figures(&copy::formula(item, costs))])
        ]
    )
}

fn mark(derived: bool) -> Node {
    if derived {
        said("span.mark", words::DERIVED)
    } else {
        nothing()
    }
}

/// Draws what the visitor's own track costs less, or more, than others.
pub fn savings(costs: &CostReport) -> Node {
    let own = copy::own_track(costs);
    let of_own = costs.support.iter().filter(|support| Some(&support.track) == own);
    let rows: Vec<Node> = of_own.map(|view| saving(view, costs)).collect();
    if rows.is_empty() {
        return nothing();
    }
    el("dl.facts facts--wide savings").all(rows)
}

fn saving(support: &SupportReport, costs: &CostReport) -> Node {
    let name = said("dt", support.title).with(mark(support.derived));
    let amount = figures(&copy::fee(support.total, costs));
    of!("div", [name, of!("dd", [amount])])
}
