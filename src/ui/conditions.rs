//! The tests of a condition: value, requirement, distance.

use yew::prelude::*;

use super::parts::{chip, line, quote};
use crate::copy::{self, words};
use crate::engine::ConditionReport;
use crate::policy::Text;

/// Draws the tests.
pub fn conditions(lines: &[ConditionReport]) -> Html {
    html! { <ul class="tests">{ for lines.iter().map(test) }</ul> }
}

fn test(report: &ConditionReport) -> Html {
    let [actual, threshold, distance] = copy::condition(report);
    html! {
        <li class="test">
            <p class="test__head"><span>{ report.label.to_string() }</span>{ chip(report.standing.status) }</p>
            <dl class="facts">
                { term(words::ACTUAL, &actual) }
                { term(words::THRESHOLD, &threshold) }
                { term(words::DISTANCE, &distance) }
            </dl>
            { line("hint", &copy::standing_detail(&report.standing)) }
        </li>
    }
}

/// One line of a list of terms, or nothing for an empty value.
pub fn term(name: &str, value: &str) -> Html {
    if value.is_empty() {
        return Html::default();
    }
    html! { <div><dt>{ name.to_owned() }</dt><dd>{ value.to_owned() }</dd></div> }
}

/// What stands under an opened criterion or class.
pub fn details(
    tell: &str,
    lines: &[ConditionReport],
    evidence: &[Text],
    article: &str,
    words_of: &str,
) -> Html {
    html! {
        <div class="details">
            { line("tell", tell) }
            { conditions(lines) }
            if !evidence.is_empty() {
                <p class="details__title">{ words::EVIDENCE }</p>
                <ul class="dots">{ for evidence.iter().map(|text| html! { <li>{ text.to_string() }</li> }) }</ul>
            }
            { quote(article, words_of) }
        </div>
    }
}
