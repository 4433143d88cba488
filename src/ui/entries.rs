//! Lists that follow the verdict: what to ask, to bring, to do; supports; derived values.

use super::conditions::conditions;
use super::details::details;
use super::folds::{fold, more, opening};
use super::node::{Node, el, line, nothing, of, said};
use super::parts::{card, chip, dots, figures, quote, term};
use crate::copy::{self, words};
use crate::engine::{BenefitReport, EntryReport, PolicyReport, Status};
use crate::policy::Text;

/// Draws plain sentences as a list.
pub fn texts(title: &str, texts: &[Text]) -> Node {
    if texts.is_empty() {
        return nothing();
    }
    card(title, "").with(dots(texts))
}

/// Draws documents, steps, duties or triggers that concern the visitor; `class` says what stands in front of each.
pub fn entries(title: &str, class: &'static str, entries: &[EntryReport], decisive: &[Text]) -> Node {
    let concerns = |entry: &&EntryReport| {
        let standing = entry.standing.as_ref().map(|standing| standing.status);
        !matches!(standing, Some(Status::NotMet | Status::NotApplicable))
    };
    let rows: Vec<Node> = entries
        .iter()
        .filter(concerns)
        .map(|view| entry(view, decisive))
        .collect();
    fold(title, rows.len(), el("ol").class(class, true).all(rows))
}

/// Draws a document, step, duty or trigger.
pub fn entry(entry: &EntryReport, decisive: &[Text]) -> Node {
    let settled = entry
        .standing
        .as_ref()
        .is_none_or(|standing| standing.status == Status::Met);
    let title =
        said("p.entry__title", entry.title).maybe((!settled).then(|| said("span.mark", words::MAYBE)));
    let source = of!(
        "details.source",
        [said("summary", entry.article), quote("", entry.quote)]
    );
    of!(
        "li.entry",
        [
            title,
            line("p.hint", entry.remark),
            line("p.entry__day", &copy::due(entry)),
            kept(entry, decisive),
            source
        ]
    )
}

/// Whether a duty was kept, with the days; nothing while nobody said anything about it.
fn kept(entry: &EntryReport, decisive: &[Text]) -> Node {
    match &entry.kept {
        Some(kept) if kept.status != Status::Open => conditions(&entry.conditions, kept.status, decisive),
        _ => nothing(),
    }
}

/// Draws supports; those that are ruled out are folded away.
pub fn benefits(report: &PolicyReport, decisive: &[Text]) -> Node {
    let (mut rows, mut others) = (Vec::new(), Vec::new());
    for view in &report.benefits {
        match view.standing.status {
            Status::NotApplicable => {}
            Status::NotMet => others.push(benefit(view, decisive)),
            _ => rows.push(benefit(view, decisive)),
        }
    }
    if rows.is_empty() && others.is_empty() {
        return nothing();
    }
    let shown = match rows.is_empty() {
        true => nothing(),
        false => el("div.rows").all(rows),
    };
    let rest = more(others.len(), el("div.rows").all(others));
    card(words::BENEFITS, "").with(shown).with(rest)
}

fn benefit(benefit: &BenefitReport, decisive: &[Text]) -> Node {
    let amount = copy::support_amount(benefit);
    let sub = if amount.is_empty() {
        benefit.article.to_string()
    } else {
        amount
    };
    opening(
        Some(chip(benefit.standing.status)),
        benefit.title,
        figures(&sub),
        el("div.details").all(details(
            benefit.tell,
            (&benefit.conditions, &benefit.standing, decisive),
            &[],
            (benefit.article, benefit.quote),
            nothing(),
        )),
    )
}

/// Draws derived values that are known.
pub fn values(report: &PolicyReport) -> Node {
    let mut rows = Vec::new();
    for value in &report.values {
        if let (Some(number), false) = (&value.value, value.title.is_empty()) {
            let title = match value.year {
                Some(year) => copy::of_year(year, value.title),
                None => value.title.to_owned(),
            };
            rows.push(term(&title, &copy::derived(number, value)));
        }
    }
    fold(words::VALUES, rows.len(), el("dl.facts").all(rows))
}
