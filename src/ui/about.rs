//! What a question is for and where the answer is found: folded away until someone wants it.

use super::node::{Node, el, nothing, of, said};
use super::parts::term;
use crate::copy::words;
use crate::form::{Field, QuestionScreen};

/// Draws the fold, or nothing where there is nothing to say.
pub fn about(screen: &QuestionScreen) -> Node {
    let mut terms = vec![term(words::WHY, screen.why)];
    for field in &screen.fields {
        terms.push(found(words::SOURCE, field, field.source, screen));
        terms.push(found(words::FOR_EXAMPLE, field, field.example, screen));
    }
    if terms.iter().all(Node::is_nothing) {
        return nothing();
    }
    let head = said("summary", words::ABOUT);
    of!("details.about", [head, el("dl.facts").all(terms)])
}

/// Where several facts are asked, each is named.
fn found(name: &str, field: &Field, text: &str, screen: &QuestionScreen) -> Node {
    if screen.fields.len() > 1 && !text.is_empty() {
        term(name, &words::of_question(field.question, text))
    } else {
        term(name, text)
    }
}
