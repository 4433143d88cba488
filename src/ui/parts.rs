//! Small pieces that many drawings share.

use super::node::{Node, el, line, nothing, of, said, words};
use crate::copy;
use crate::engine::Status;
use crate::policy::{State, Text};

/// A status as sign and word.
pub fn chip(status: Status) -> Node {
    badge(status, copy::status(status))
}

/// A status as sign and another word.
pub fn badge(status: Status, word: &str) -> Node {
    el("span.chip")
        .class(tone(status), true)
        .with(said("span", copy::icon(status)).fixed("aria-hidden", "true"))
        .say(" ")
        .say(word)
}

/// The class that colours a status.
pub fn tone(status: Status) -> &'static str {
    match status {
        Status::Met => "is-met",
        Status::NotMet => "is-not-met",
        Status::Review => "is-review",
        Status::NotApplicable => "is-off",
        Status::Open => "is-open",
    }
}

/// A text in which no amount is cut off from its unit.
pub fn figures(text: &str) -> Node {
    let mut all = Vec::new();
    for piece in copy::pieces(text) {
        if !all.is_empty() {
            all.push(words(" "));
        }
        all.push(said("span.piece", &piece));
    }
    el("").all(all)
}

/// Article and verbatim quote.
pub fn quote(article: &str, quote: &str) -> Node {
    of!(
        "figure.quote",
        [said("figcaption", article), said("blockquote", quote)]
    )
}

/// A white card with a heading; an empty note is left out.
pub fn card(title: &str, note: &str) -> Node {
    let head = of!(
        "header.card__head",
        [said("h2", title), line("p.card__note", note)]
    );
    of!("section.card", [head])
}

/// The head of a card about a document, with its legal state.
pub fn stated(title: &str, state: State) -> Node {
    let tone = match state {
        State::InForce => "is-met",
        _ => "is-review",
    };
    let chip = said("p.chip", copy::state(state)).class(tone, true);
    of!("div.card__head", [said("h2", title), chip])
}

/// Sentences as a list.
pub fn dots(texts: &[Text]) -> Node {
    el("ul.dots").all(texts.iter().map(|text| said("li", text)))
}

/// One line of a list of terms, or nothing for an empty value.
pub fn term(name: &str, value: &str) -> Node {
    if value.is_empty() {
        return nothing();
    }
    of!("div", [said("dt", name), of!("dd", [figures(value)])])
}

/// Whether a text holds another; std's search would be kilobytes in the first load.
pub fn says(text: &str, part: &str) -> bool {
    (0..=text.len()).any(|at| text.as_bytes()[at..].starts_with(part.as_bytes()))
}
