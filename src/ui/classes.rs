//! Every class with its status; each opens to its reasons.

use yew::prelude::*;

use super::conditions::details;
use super::parts::{card, chip};
use crate::copy::{self, words};
use crate::engine::ClassReport;
use crate::form::ResultScreen;
use crate::policy::Text;

/// Draws the classes.
pub fn classes(screen: &ResultScreen) -> Html {
    let report = &screen.report;
    if report.classes.is_empty() {
        return Html::default();
    }
    card(
        words::CLASSES,
        "",
        html! { <div class="rows">{ for report.classes.iter().map(|class| row(class, &screen.decisive)) }</div> },
    )
}

fn row(class: &ClassReport, decisive: &[Text]) -> Html {
    html! {
        <details>
            <summary class="row">
                { chip(copy::of_certainty(class.certainty)) }
                <span class="row__main">
                    <span class="row__title">{ class.title.to_string() }</span>
                    <span class="row__sub">{ class.article.to_string() }</span>
                </span>
                <span class="row__go" aria-hidden="true">{ "›" }</span>
            </summary>
            { details(&class.tell, (&class.conditions, &class.standing, decisive), &class.evidence, &class.article, &class.quote) }
        </details>
    }
}
