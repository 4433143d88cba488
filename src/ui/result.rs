//! The result: what it comes to first, then why, then what to do.

use yew::prelude::*;

use super::draw::Draw;
use super::parts::{card, line};
use super::{classes, costs, criteria, disclaimer, entries, head, missing, readings, scenarios};
use crate::copy::{self, words};
use crate::form::ResultScreen;
use crate::policy::Text;

/// Draws the result.
pub fn result(screen: &ResultScreen, draw: &Draw) -> Html {
    let report = &screen.report;
    let asks: Vec<Text> = screen
        .asks
        .iter()
        .map(|asked| copy::asked(asked).into())
        .collect();
    html! {
        <div class="result">
            { head::head(screen, draw) }
            { conflicts(screen) }
            { missing::missing(screen, draw) }
            { costs::costs(screen) }
            { scenarios::scenarios(report) }
            { criteria::criteria(screen) }
            { classes::classes(screen) }
            { readings::readings(screen, draw) }
            { entries::texts(words::ASKS, &asks) }
            { entries::benefits(report, &screen.decisive) }
            { entries::texts(words::BEFORE_SIGNING, &screen.meta.before_signing) }
            { entries::entries(words::DOCUMENTS, &report.documents) }
            { entries::entries(words::STEPS, &report.steps) }
            { entries::entries(words::OBLIGATIONS, &report.obligations) }
            { entries::entries(words::TRIGGERS, &report.triggers) }
            { entries::values(report) }
            { missing::answers(screen, draw) }
            { disclaimer::disclaimer(screen) }
        </div>
    }
}

fn conflicts(screen: &ResultScreen) -> Html {
    if screen.conflicts.is_empty() {
        return Html::default();
    }
    card(
        words::CONFLICTS,
        "",
        html! { <>{ for screen.conflicts.iter().map(|message| line("error", message)) }</> },
    )
}
