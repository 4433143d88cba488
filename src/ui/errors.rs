//! What keeps the visitor from moving on, in a summary that takes the focus and beside each control.

use yew::prelude::*;

use super::dom;
use super::draw::Draw;
use crate::copy::{self, words};
use crate::form::{FieldProblem, Problem};

/// Draws the summary.
pub fn errors(problems: &[FieldProblem], draw: &Draw) -> Html {
    if problems.is_empty() {
        return Html::default();
    }
    let only_questions = problems.iter().all(|found| found.problem.is_question());
    let title = if only_questions {
        words::DOUBTS
    } else {
        words::ERRORS
    };
    html! {
        <div class="errors" tabindex="-1" role="group" aria-labelledby={draw.id("errors")}>
            <div role="alert">
                <p class="errors__title" id={draw.id("errors")}>{ title }</p>
                <ul>{ for problems.iter().map(|found| entry(found, draw)) }</ul>
            </div>
        </div>
    }
}

fn entry(found: &FieldProblem, draw: &Draw) -> Html {
    let target = draw.id(&found.target);
    let onclick = Callback::from(move |event: MouseEvent| {
        let page = event.target_unchecked_into::<web_sys::Element>().closest(".page");
        if let Ok(Some(page)) = page {
            dom::go_to(&page, &target);
        }
    });
    let label = if found.label.is_empty() {
        String::new()
    } else {
        [&found.label, "："].concat()
    };
    html! { <li><button type="button" class="link" {onclick}>{ label }{ message(found) }</button></li> }
}

/// Draws what is wrong beside a control.
pub fn beside(id: String, problems: &[FieldProblem]) -> Html {
    if problems.is_empty() {
        return Html::default();
    }
    html! { <div class="error" {id}>{ for problems.iter().map(|found| html! { <p>{ message(found) }</p> }) }</div> }
}

/// Those problems of a screen that are about no single fact.
pub fn of_screen(problems: &[FieldProblem]) -> Vec<FieldProblem> {
    let missing = |found: &&FieldProblem| matches!(found.problem, Problem::Missing(_));
    problems.iter().filter(missing).cloned().collect()
}

fn message(found: &FieldProblem) -> String {
    copy::message(&found.problem, &found.unit)
}
