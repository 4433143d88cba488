//! Small pieces that many drawings share.

use yew::prelude::*;

use crate::copy;
use crate::engine::Status;

/// A status as sign and word.
pub fn chip(status: Status) -> Html {
    badge(status, copy::status(status))
}

/// A status as sign and another word.
pub fn badge(status: Status, word: &'static str) -> Html {
    html! {
        <span class={classes!("chip", tone(status))}>
            <span aria-hidden="true">{ copy::icon(status) }</span>{ " " }{ word }
        </span>
    }
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

/// A paragraph, or nothing for an empty text.
pub fn line(class: &'static str, text: &str) -> Html {
    if text.is_empty() {
        return Html::default();
    }
    html! { <p {class}>{ text.to_owned() }</p> }
}

/// A text in which no amount is cut off from its unit.
pub fn figures(text: &str) -> Html {
    let piece = |(at, piece): (usize, String)| {
        let gap = if at > 0 { " " } else { "" };
        html! { <>{ gap }<span class="piece">{ piece }</span></> }
    };
    html! { <>{ for copy::pieces(text).into_iter().enumerate().map(piece) }</> }
}

/// Article and verbatim quote.
pub fn quote(article: &str, quote: &str) -> Html {
    html! {
        <figure class="quote">
            <figcaption>{ article.to_owned() }</figcaption>
            <blockquote>{ quote.to_owned() }</blockquote>
        </figure>
    }
}

/// A card that opens; nothing when there is nothing in it.
pub fn fold(title: &str, count: usize, content: Html) -> Html {
    if count == 0 {
        return Html::default();
    }
    html! {
        <details class="card fold">
            <summary class="fold__head">
                <h2>{ title.to_owned() }</h2><span class="card__note">{ count.to_string() }</span>
            </summary>
            { content }
        </details>
    }
}

/// A white card with a heading; an empty note is left out.
pub fn card(title: &str, note: &str, content: Html) -> Html {
    html! {
        <section class="card">
            <header class="card__head"><h2>{ title.to_owned() }</h2>{ line("card__note", note) }</header>
            { content }
        </section>
    }
}
