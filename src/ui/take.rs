//! Taking a result along: a picture to keep, texts to copy, paper.

use super::around::{Around, Copied, Picture};
use super::draw::{Draw, button};
use super::node::{Node, el, line, nothing, of, said};
use super::sheet;
use super::signal::{Copy, Signal};
use crate::copy::{self, take, words};
use crate::form::ResultScreen;
use crate::recap;

const SHEET: &str = "take";
/// Class of the box whose text the visitor copies by hand.
pub const BY_HAND: &str = "byhand";

/// Draws the button that opens the sheet.
pub fn opener(draw: &Draw) -> Node {
    let open = Signal::Take(draw.id(SHEET));
    let button = button("secondary", open)
        .say(take::TAKE)
        .fixed("aria-haspopup", "dialog");
    of!("div.take", [button])
}

/// Draws the sheet.
pub fn sheet(screen: &ResultScreen, around: &Around, draw: &Draw) -> Node {
    let actions = of!(
        "div.take__actions",
        [
            button("small", Signal::Copy(Copy::Text)).say(take::COPY_TEXT),
            button("small", Signal::Copy(Copy::Link)).say(take::COPY_LINK),
            download(&around.picture),
            file(screen, around, draw),
            button("small take__fine", Signal::Print).say(take::PRINT)
        ]
    );
    sheet::sheet(
        SHEET,
        [screen.meta.banner, take::TITLE],
        el("div.sheet__body")
            .with(picture(screen, &around.picture))
            .with(actions)
            .with(outcome(around, &[Copy::Text, Copy::Link]))
            .with(said("p.hint", words::LINK_PRIVACY))
            .with(line(
                "p.hint",
                if recap::is_long(draw.link()) {
                    take::LONG_LINK
                } else {
                    ""
                },
            )),
        draw,
    )
}

fn picture(screen: &ResultScreen, picture: &Picture) -> Node {
    let address = match picture {
        Picture::Unpainted => return said("p.hint", take::PAINTING),
        Picture::Refused => return said("p.error", take::NO_PICTURE),
        Picture::Painted(address) => address,
    };
    let headline = copy::headline_alone(&screen.verdict, screen.meta.authority);
    let image = el("img.take__picture")
        .attr("src", address)
        .attr("alt", &take::picture(&headline.title));
    let press = said("p.hint take__press", take::PRESS);
    of!("div.take__shown", [image, press])
}

fn download(picture: &Picture) -> Node {
    match picture {
        Picture::Painted(address) => said("a.small take__fine", take::DOWNLOAD)
            .attr("href", address)
            .fixed("download", take::FILE),
        _ => nothing(),
    }
}

/// The text with the link, to be saved; made once the sheet was opened.
fn file(screen: &ResultScreen, around: &Around, draw: &Draw) -> Node {
    if around.picture == Picture::Unpainted {
        return nothing();
    }
    said("a.small", take::SAVE_TEXT)
        .attr("href", &recap::file(screen, &around.host, draw.link()))
        .fixed("download", take::TEXT_FILE)
}

/// What came of copying one of these. The region stays, so that what appears in it is read out.
pub fn outcome(around: &Around, of_these: &[Copy]) -> Node {
    let copied = around.copied.as_ref();
    let copied = copied.filter(|(what, _)| of_these.contains(what));
    let (says, by_hand) = match copied {
        None => ("", nothing()),
        Some((_, Copied::Done)) => (take::COPIED, nothing()),
        Some((_, Copied::ByHand(words))) => (take::BY_HAND, by_hand(words)),
    };
    let region = said("p.take__said", says).fixed("role", "status");
    of!("div", [region, by_hand])
}

/// A text to be copied by hand.
pub fn by_hand(text: &str) -> Node {
    el("textarea")
        .class(BY_HAND, true)
        .flag("readonly", true)
        .fixed("rows", "6")
        .fixed("aria-label", take::BY_HAND_LABEL)
        .value(text)
}
