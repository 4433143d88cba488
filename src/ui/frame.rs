//! What surrounds every screen: the short line, the bar with the way back, notices, privacy and reset.

use super::around::Around;
use super::draw::{Draw, act};
use super::node::{Node, el, nothing, of, said, words};
use super::{arrival, outline, question, result, start};
use crate::copy::{door as copied, words as copy};
use crate::form::{Action, Arrival, Body, Notice, Screen};

/// Draws a screen, with what is said about the link it came by.
pub fn page(screen: &Screen, link: Option<&Arrival>, around: &Around, draw: &Draw) -> Node {
    let (class, body) = match &screen.body {
        Body::Start(body) => ("body", vec![start::start(body, screen.title, around, draw)]),
        Body::Question(body) => (
            "body body--asks",
            vec![
                question::question(body, draw),
                outline::outline(&screen.outline, draw),
            ],
        ),
        Body::Result(body) => ("body", vec![result::result(body, around, draw)]),
    };
    let body = el("div").class(class, true).all(body).key(draw.turn);
    let banner = said("p.banner", screen.banner);
    of!(
        "div.page",
        [banner, bar(screen), notices(screen, link), body, foot(screen)]
    )
}

fn bar(screen: &Screen) -> Node {
    let progress = match &screen.body {
        Body::Start(_) => return nothing(),
        Body::Question(question) => question::progress(question),
        Body::Result(_) => nothing(),
    };
    let back = screen.has_back.then(|| {
        let sign = said("span.bar__sign", "‹").fixed("aria-hidden", "true");
        act("bar__back", "", Action::Back)
            .with(sign)
            .with(words(copy::BACK))
    });
    let title = of!("p.bar__title", [said("span", screen.title)]);
    el("div.bar").maybe(back).with(title).with(progress)
}

/// The region stays, so that what appears in it is read out.
fn notices(screen: &Screen, link: Option<&Arrival>) -> Node {
    let text = match (screen.notice, &screen.example) {
        (Some(Notice::Restored), _) => copy::RESTORED.to_owned(),
        (Some(Notice::TakenOver), _) => copied::TAKEN_OVER.to_owned(),
        (Some(Notice::Cleared), _) => copy::CLEARED.to_owned(),
        (_, Some(title)) => [copy::EXAMPLE, title].concat(),
        _ => String::new(),
    };
    let region = el("div.notices")
        .fixed("role", "status")
        .with(arrival::arrival(link));
    if text.is_empty() {
        return region;
    }
    let undo = screen.notice == Some(Notice::Cleared);
    let undo = undo.then(|| act("link", copy::UNDO, Action::Undo));
    region.with(el("div.notice").with(said("p", &text)).maybe(undo))
}

fn foot(screen: &Screen) -> Node {
    let privacy = match screen.body {
        Body::Start(_) => nothing(),
        _ => said("p", copy::PRIVACY),
    };
    let result = match &screen.body {
        Body::Question(question) if !question.from_result => {
            Some(act("link", copy::RESULT_NOW, Action::Result))
        }
        _ => None,
    };
    let reset = screen
        .has_entries
        .then(|| act("link", copy::RESET, Action::Reset));
    let mut links = Vec::new();
    links.extend(result);
    links.extend(reset);
    let links = (!links.is_empty()).then(|| el("p.foot__links").all(links));
    of!("div.foot", [privacy]).maybe(links)
}
