//! The reasons under a criterion, class or support.

use super::conditions::conditions;
use super::node::{Node, group, line, nothing, said};
use super::parts::{dots, quote};
use crate::copy::words;
use crate::engine::{ConditionReport, Standing};
use crate::form::ResultScreen;
use crate::policy::Text;

/// What stands under an opened criterion or class.
pub fn details(
    tell: &str,
    (lines, whole, decisive): (&[ConditionReport], &Standing, &[Text]),
    evidence: &[Text],
    (article, words_of): (&str, &str),
    depends: Node,
) -> Vec<Node> {
    let shown = if evidence.is_empty() {
        nothing()
    } else {
        group(vec![said("p", "details__title", words::EVIDENCE), dots(evidence)])
    };
    vec![
        conditions(lines, whole.status, decisive),
        line("p", "tell", tell),
        shown,
        quote(article, words_of),
        depends,
    ]
}

/// Draws the questions of readings that matter to something, by their ids.
pub fn depends(ids: &[Text], screen: &ResultScreen) -> Node {
    let on = screen
        .readings
        .iter()
        .filter(|view| ids.contains(&view.report.id));
    let rows: Vec<Text> = on.map(|view| view.report.question).collect();
    if rows.is_empty() {
        return nothing();
    }
    group(vec![said("p", "details__title", words::DEPENDS), dots(&rows)])
}
