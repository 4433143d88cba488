//! The first screen: what one learns in how long, the way in.

use super::around::Around;
use super::draw::{Draw, act, button};
use super::node::{Node, el, line, nothing, of, said};
use super::parts::{stated, term};
use super::signal::Signal;
use super::{contact, door, sheet, stage};
use crate::copy::words;
use crate::form::{Action, StartScreen};

const EXAMPLES: &str = "examples";

/// Draws the first screen.
pub fn start(screen: &StartScreen, title: &str, around: &Around, draw: &Draw) -> Node {
    let go = if screen.begun { words::GO_ON } else { words::BEGIN };
    let result = screen
        .begun
        .then(|| act("secondary", words::RESULT_NOW, Action::Result));
    let examples =
        (!screen.examples.is_empty()).then(|| sheet::opener("secondary", words::EXAMPLES, EXAMPLES, draw));
    let actions = el("div.hero__actions")
        .with(act("primary", go, Action::Continue))
        .maybe(result)
        .maybe(examples);
    let promises = words::promises(screen.questions);
    let promises = promises.iter().map(|text| said("li", text));
    let hero = of!(
        "section.hero",
        [
            said("h1", title).fixed("tabindex", "-1"),
            said("p.hero__text", screen.purpose),
            el("ul.promises").all(promises),
            actions
        ]
    );
    let privacy = said("p.hint privacy", words::PRIVACY_LONG);
    let staff = of!("div.start__staff", [stage::enter()]);
    of!(
        "div.start",
        [
            hero,
            document(screen),
            door::others(around),
            contact::contact(&around.host),
            privacy,
            staff,
            sheet_of(screen, draw)
        ]
    )
}

fn document(screen: &StartScreen) -> Node {
    let head = stated(words::DOCUMENT, screen.state);
    let number = screen.number.unwrap_or_default();
    let title = said("p", screen.document);
    of!(
        "section.card",
        [
            head,
            title,
            el("dl.facts")
                .with(term(words::ISSUER, screen.issuer))
                .with(term(words::NUMBER, number))
        ]
    )
}

fn sheet_of(screen: &StartScreen, draw: &Draw) -> Node {
    if screen.examples.is_empty() {
        return nothing();
    }
    let rows = screen.examples.iter().enumerate().map(|(at, example)| {
        let main = of!(
            "span.row__main",
            [
                said("span.row__title", example.title),
                line("span.row__sub", example.summary)
            ]
        );
        let go = said("span.row__go", "›").fixed("aria-hidden", "true");
        let load = Signal::Act(Action::Example(at as u16));
        of!("li", [button("row", load).with(main).with(go)])
    });
    sheet::sheet(
        EXAMPLES,
        [screen.banner, words::EXAMPLES],
        el("div.sheet__body")
            .with(said("p.hint", words::EXAMPLES_HELP))
            .with(el("ul.rows").all(rows)),
        draw,
    )
}
