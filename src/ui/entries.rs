//! Lists that follow the verdict: what to ask, to bring, to do; supports; derived values.

use yew::prelude::*;

use super::conditions::{details, term};
use super::parts::{card, chip, figures, fold, line, quote};
use crate::copy::{self, words};
use crate::engine::{BenefitReport, EntryReport, PolicyReport, Status};
use crate::policy::Text;

/// Draws plain sentences as a list.
pub fn texts(title: &str, texts: &[Text]) -> Html {
    if texts.is_empty() {
        return Html::default();
    }
    let rows = texts.iter().map(|text| html! { <li>{ text.to_string() }</li> });
    card(title, "", html! { <ul class="dots">{ for rows }</ul> })
}

/// As [`texts`], closed at first.
pub fn folded_texts(title: &str, texts: &[Text]) -> Html {
    let rows = texts.iter().map(|text| html! { <li>{ text.to_string() }</li> });
    fold(title, texts.len(), html! { <ul class="dots">{ for rows }</ul> })
}

/// Draws documents, steps, duties or triggers that concern the visitor.
pub fn entries(title: &str, entries: &[EntryReport]) -> Html {
    let concerns = |entry: &&EntryReport| {
        let standing = entry.standing.as_ref().map(|standing| standing.status);
        !matches!(standing, Some(Status::NotMet | Status::NotApplicable))
    };
    let rows: Vec<Html> = entries.iter().filter(concerns).map(entry).collect();
    fold(title, rows.len(), html! { <ol class="steps">{ for rows }</ol> })
}

fn entry(entry: &EntryReport) -> Html {
    let settled = entry
        .standing
        .as_ref()
        .is_none_or(|standing| standing.status == Status::Met);
    html! {
        <li>
            <p>{ entry.title.to_string() } if !settled { <span class="mark">{ words::MAYBE }</span> }</p>
            { line("hint", &entry.remark) }
            { quote(&entry.article, &entry.quote) }
        </li>
    }
}

/// Draws supports that are not ruled out.
pub fn benefits(report: &PolicyReport, decisive: &[Text]) -> Html {
    let off =
        |benefit: &&BenefitReport| matches!(benefit.standing.status, Status::NotMet | Status::NotApplicable);
    let rows: Vec<Html> = report
        .benefits
        .iter()
        .filter(|benefit| !off(benefit))
        .map(|view| benefit(view, decisive))
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    card(
        words::BENEFITS,
        "",
        html! { <div class="rows">{ for rows }</div> },
    )
}

fn benefit(benefit: &BenefitReport, decisive: &[Text]) -> Html {
    let amount = match benefit.amount {
        Some(amount) => copy::amount(amount),
        None if benefit.unstated => words::NO_AMOUNT.to_owned(),
        None => String::new(),
    };
    html! {
        <details>
            <summary class="row">
                { chip(benefit.standing.status) }
                <span class="row__main">
                    <span class="row__title">{ benefit.title.to_string() }</span>
                    <span class="row__sub">{ figures(&amount) }</span>
                </span>
                <span class="row__go" aria-hidden="true">{ "›" }</span>
            </summary>
            { details(&benefit.tell, (&benefit.conditions, &benefit.standing, decisive), &[], &benefit.article, &benefit.quote) }
        </details>
    }
}

/// Draws derived values that are known.
pub fn values(report: &PolicyReport) -> Html {
    let known = report
        .values
        .iter()
        .filter_map(|value| value.value.as_ref().map(|number| (value, number)));
    let rows: Vec<Html> = known
        .map(|(value, number)| {
            let text = copy::with_unit(number, &value.unit);
            let text = if value.formula.is_empty() {
                text
            } else {
                [&text, "（", &value.formula, "）"].concat()
            };
            term(&value.title, &text)
        })
        .collect();
    fold(
        words::VALUES,
        rows.len(),
        html! { <dl class="facts">{ for rows }</dl> },
    )
}
