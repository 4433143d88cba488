//! Every criterion with its status, the most pressing first; each opens to its reasons.

use yew::prelude::*;

use super::conditions::details;
use super::parts::{card, chip};
use crate::copy::{self, words};
use crate::engine::CriterionReport;
use crate::form::ResultScreen;

/// Draws the criteria.
pub fn criteria(screen: &ResultScreen) -> Html {
    if screen.criteria.is_empty() {
        return Html::default();
    }
    let rows = screen
        .criteria
        .iter()
        .map(|at| row(&screen.report.criteria[*at], screen));
    card(
        words::CRITERIA,
        &copy::tally(&screen.tally),
        html! { <div class="rows">{ for rows }</div> },
    )
}

fn row(criterion: &CriterionReport, screen: &ResultScreen) -> Html {
    let c = criterion;
    html! {
        <details>
            <summary class="row">
                { chip(c.standing.status) }
                <span class="row__main">
                    <span class="row__title">{ c.title.to_string() }</span>
                    <span class="row__sub">{ c.article.to_string() }</span>
                </span>
                <span class="row__go" aria-hidden="true">{ "›" }</span>
            </summary>
            { details(&c.tell, (&c.conditions, &c.standing, &screen.decisive), &c.evidence, &c.article, &c.quote) }
        </details>
    }
}
