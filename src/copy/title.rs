//! Title of the page for each screen; WeChat shows it on the card of a link.

use crate::form::{Body, Screen};

use super::{verdict, words};

/// What the screen is about, then what the page is.
pub fn page_title(screen: &Screen) -> String {
    let about = match &screen.body {
        Body::Start(_) => return words::page_title(screen.title),
        Body::Question(question) => question.text.to_string(),
        Body::Result(result) => verdict::headline(&result.verdict, result.meta.authority).title,
    };
    [&about, " · ", screen.title, words::SELF_CHECK].concat()
}
