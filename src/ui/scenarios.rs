//! Further amounts that are due only in a certain case.

use yew::prelude::*;

use super::conditions::term;
use super::parts::{card, figures, line, quote};
use crate::copy::{self, words};
use crate::engine::{PolicyReport, ScenarioReport, Status};

/// Draws those that concern the visitor.
pub fn scenarios(report: &PolicyReport) -> Html {
    let all = report.costs.iter().flat_map(|costs| &costs.scenarios);
    let off = |view: &&ScenarioReport| matches!(view.standing.status, Status::NotMet | Status::NotApplicable);
    let shown: Vec<_> = all.filter(|view| !off(view)).collect();
    if shown.is_empty() {
        return Html::default();
    }
    card(
        words::SCENARIOS,
        "",
        html! { <div class="rows">{ for shown.into_iter().map(scenario) }</div> },
    )
}

fn scenario(view: &ScenarioReport) -> Html {
    let sum = view.known_sum.map(copy::amount);
    let items = view.items.iter().map(|item| {
        let amount = item.amount.map_or_else(|| words::OPEN.to_owned(), copy::amount);
        term(&item.title, &amount)
    });
    html! {
        <details>
            <summary class="row">
                <span class="row__main">
                    <span class="row__title">{ view.title.to_string() }</span>
                    <span class="row__sub">{ figures(&sum.unwrap_or_default()) }</span>
                </span>
                <span class="row__go" aria-hidden="true">{ "›" }</span>
            </summary>
            <div class="details">
                if !view.stated { { line("tell", words::NOT_STATED) } }
                { line("tell", &view.tell) }
                <dl class="facts">
                    { for items }
                    { for view.unknown.iter().map(|title| term(title, words::NO_AMOUNT)) }
                </dl>
                { quote(&view.article, &view.quote) }
            </div>
        </details>
    }
}
