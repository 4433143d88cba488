//! The reasons under a criterion, class or support.

use super::conditions::conditions;
use super::node::{Node, el, line, nothing, of, said};
use super::parts::{dots, quote};
use crate::copy::{self, words};
use crate::engine::{ConditionReport, Part, Standing};
use crate::form::{self, Hinge, ResultScreen};
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
        of!("", [said("p.details__title", words::EVIDENCE), dots(evidence)])
    };
    vec![
        conditions(lines, whole.status, decisive),
        line("p.tell", tell),
        shown,
        quote(article, words_of),
        depends,
    ]
}

/// Draws whether something hangs on how the text is read: what each reading makes of it, what the office has settled,
/// and where nothing is proved what it depends on.
pub fn depends(target: (Part, Text), ids: &[Text], screen: &ResultScreen) -> Node {
    let hinge = form::hinge(&screen.report, target.0, target.1);
    let settled = form::confirmed(&screen.report, ids).map(copy::confirmed);
    let mut rows: Vec<String> = settled.collect();
    match &hinge {
        Hinge::Settled => {}
        Hinge::Turns(_) => rows.extend(copy::hinge(&hinge)),
        Hinge::Unproved => {
            let on = screen.readings.iter().map(|view| &view.report);
            let on = on.filter(|reading| ids.contains(&reading.id));
            rows.extend(on.map(|reading| reading.question.to_owned()));
        }
    }
    let same = match hinge {
        Hinge::Settled => words::UNTURNED,
        _ => "",
    };
    let list = match rows.is_empty() {
        true => nothing(),
        false => {
            let rows = rows.iter().map(|row| said("li", row));
            of!(
                "",
                [said("p.details__title", words::DEPENDS), el("ul.dots").all(rows)]
            )
        }
    };
    of!("", [list, line("p.hint", same)])
}
