//! What the self-check is not, and what it does not cover.

use yew::prelude::*;

use super::entries;
use super::parts::card;
use crate::copy::words;
use crate::form::ResultScreen;

/// Draws the last lines of the result.
pub fn disclaimer(screen: &ResultScreen) -> Html {
    let meta = &screen.meta;
    html! {
        <>
            { entries::folded_texts(words::NOT_COVERED, &screen.report.not_covered) }
            { card(words::NOTES, "", html! {
                <div class="details">
                    <p>{ meta.disclaimer.to_string() }</p>
                    <ul class="dots">{ for meta.notices.iter().map(|text| html! { <li>{ text.to_string() }</li> }) }</ul>
                </div>
            }) }
        </>
    }
}
