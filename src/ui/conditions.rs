//! The tests of a condition: value, requirement, distance.

use yew::prelude::*;

use super::parts::{chip, figures, line, quote};
use crate::copy::{self, words};
use crate::engine::{ConditionReport, Shown, Standing, Status};
use crate::policy::Text;

/// Draws the tests of something whose own status is `whole`.
///
/// Where the whole fits, a test that fails or is open was one of several ways: it is shown as that, not as a failure.
pub fn conditions(lines: &[ConditionReport], whole: Status, decisive: &[Text]) -> Html {
    let fits = matches!(whole, Status::Met | Status::Review);
    let aside = |line: &&ConditionReport| {
        fits && matches!(line.standing.status, Status::NotMet | Status::Open)
            && !decisive.contains(&line.label)
    };
    let counts =
        |line: &&ConditionReport| !(aside(line) || fits && line.standing.status == Status::NotApplicable);
    html! {
        <ul class="tests">
            { for lines.iter().filter(counts).map(test) }
            { for lines.iter().filter(aside).map(other) }
        </ul>
    }
}

fn test(report: &ConditionReport) -> Html {
    html! {
        <li class="test">
            <p class="test__head"><span>{ report.label.to_string() }</span>{ chip(report.standing.status) }</p>
            { values(report) }
            { line("hint", &copy::standing_detail(&report.standing)) }
        </li>
    }
}

/// A way that the whole did not need.
fn other(report: &ConditionReport) -> Html {
    html! {
        <li class="test test--other">
            <p class="test__head"><span>{ report.label.to_string() }</span></p>
            <p class="hint">{ words::OTHER_WAY }</p>
            { values(report) }
        </li>
    }
}

/// More options than this are folded away.
const OPTIONS: usize = 4;

fn is_long(threshold: &&Shown) -> bool {
    matches!(threshold, Shown::Options(labels) if labels.len() > OPTIONS)
}

fn values(report: &ConditionReport) -> Html {
    let [actual, threshold, distance] = copy::condition(report);
    let is_options = matches!(report.threshold, Some(Shown::Options(_)));
    if is_options && actual == threshold {
        return html! { <dl class="facts">{ term(words::ACTUAL, &[&actual, words::AS_WANTED].concat()) }</dl> };
    }
    html! {
        <dl class="facts">
            { term(words::ACTUAL, &actual) }
            if let Some(Shown::Options(labels)) = report.threshold.as_ref().filter(is_long) {
                <div>
                    <dt>{ words::THRESHOLD }</dt>
                    <dd>
                        <details class="long">
                            <summary>{ words::one_of(labels.len()) }</summary>
                            { threshold }
                        </details>
                    </dd>
                </div>
            } else {
                { term(words::THRESHOLD, &threshold) }
            }
            { term(words::DISTANCE, &distance) }
        </dl>
    }
}

/// One line of a list of terms, or nothing for an empty value.
pub fn term(name: &str, value: &str) -> Html {
    if value.is_empty() {
        return Html::default();
    }
    html! { <div><dt>{ name.to_owned() }</dt><dd>{ figures(value) }</dd></div> }
}

/// What stands under an opened criterion or class.
pub fn details(
    tell: &str,
    (lines, whole, decisive): (&[ConditionReport], &Standing, &[Text]),
    evidence: &[Text],
    article: &str,
    words_of: &str,
) -> Html {
    html! {
        <div class="details">
            { line("tell", tell) }
            { conditions(lines, whole.status, decisive) }
            if !evidence.is_empty() {
                <p class="details__title">{ words::EVIDENCE }</p>
                <ul class="dots">{ for evidence.iter().map(|text| html! { <li>{ text.to_string() }</li> }) }</ul>
            }
            { quote(article, words_of) }
        </div>
    }
}
