//! The parts of the sheet, from the short line at the top to the code at the bottom.

use crate::copy::{self, words};
use crate::engine::{ClassReport, Status};
use crate::policy::State;

use super::gist::Gist;
use super::lists;
use super::pen::{Align, Column, Mark, Pen, Style};
use super::picture::Share;
use super::prices;

/// Width of the picture.
pub(super) const WIDTH: u32 = 1_080;
/// The whole width.
const PAGE: Column = Column { x: 0, w: WIDTH };
/// Where text stands.
pub(super) const TEXT: Column = Column {
    x: 72,
    w: WIDTH - 144,
};

/// The palette, as in `www/selfcheck.css`; every ink has at least 4.5 : 1 on its ground.
pub(super) mod ink {
    pub const TEXT: &str = "#1b1f24";
    pub const SOFT: &str = "#595959";
    pub const ACTION: &str = "#1a5fb4";
    pub const WAIT: &str = "#8a4a00";
    pub const WAIT_GROUND: &str = "#fdf3e4";
    pub const ACTION_GROUND: &str = "#e8f0fb";
    pub const LINE: &str = "#e3e5e8";
    pub const GROUND: &str = "#f3f4f6";
    pub const PAPER: &str = "#ffffff";
}

const fn style(size: u32, weight: u32, color: &'static str) -> Style {
    Style { size, weight, color }
}

const HEADLINE: Style = style(52, 700, ink::TEXT);
pub(super) const HEADING: Style = style(34, 700, ink::TEXT);
pub(super) const BODY: Style = style(31, 400, ink::TEXT);
pub(super) const STRONG: Style = style(31, 700, ink::TEXT);
pub(super) const SOFT: Style = style(28, 400, ink::SOFT);
const SMALL: Style = style(25, 400, ink::SOFT);
/// Space between two parts, above and below the line that parts them.
const GAP: u32 = 28;

/// A picture in the making.
pub(super) struct Sheet<'g> {
    pub pen: Pen,
    pub gist: &'g Gist<'g>,
    pub share: Share,
    /// Whether the link is too long for a code.
    pub is_long: bool,
}

/// Draws everything, and the ground under it.
pub(super) fn draw(sheet: &mut Sheet, modules: Option<&[Vec<bool>]>) {
    let ground = sheet.pen.open_ground(PAGE, ink::PAPER, 0);
    head(sheet);
    verdict(sheet);
    classes(sheet);
    criteria(sheet);
    lists::pairs(sheet);
    if let Some(costs) = &sheet.gist.prices {
        part(sheet, words::COSTS, &costs.quantity);
        prices::draw(sheet, costs);
    }
    steps(sheet);
    lists::decided(sheet);
    lists::open(sheet);
    let gist = sheet.gist;
    lists::rows(sheet, words::TO_SETTLE, &gist.settle);
    lists::rows(sheet, words::DOCUMENTS, &gist.papers);
    foot(sheet, modules);
    sheet.pen.close_ground(ground);
}

/// Colours of a status: ink and ground.
fn tone(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Met => ("#057a3b", "#e6f4ec"),
        Status::NotMet => ("#b80009", "#fdecec"),
        Status::Review => (ink::WAIT, ink::WAIT_GROUND),
        Status::Open | Status::NotApplicable => (ink::SOFT, "#eef0f2"),
    }
}

/// A line, and the heading of the next part with a remark at the right.
pub(super) fn part(sheet: &mut Sheet, heading: &str, remark: &str) {
    let pen = &mut sheet.pen;
    pen.y += GAP;
    pen.fill(TEXT, pen.y, 2, ink::LINE, 0);
    pen.y += GAP;
    pen.pair(TEXT, (HEADING, heading), (SOFT, remark));
    pen.y += 8;
}

/// The short line, the document and its state.
fn head(sheet: &mut Sheet) {
    let (pen, meta) = (&mut sheet.pen, &sheet.gist.screen.meta);
    let band = pen.open_ground(PAGE, ink::WAIT_GROUND, 0);
    pen.y += 20;
    pen.paragraph(TEXT, style(28, 600, ink::WAIT), Align::Centre, meta.banner);
    pen.y += 20;
    pen.close_ground(band);
    pen.y += 56;
    let (color, ground) = match meta.state {
        State::InForce => (ink::ACTION, ink::ACTION_GROUND),
        _ => (ink::WAIT, ink::WAIT_GROUND),
    };
    let state = style(26, 600, color);
    let words = copy::state(meta.state);
    let room = TEXT.w - state.width(words) - 3 * state.size;
    let top = pen.y;
    let title = Column { w: room, ..TEXT };
    pen.chip(title.end() + state.size * 3 / 2, state, ground, words);
    pen.paragraph(title, STRONG.in_color(ink::ACTION), Align::Left, meta.short_title);
    pen.y = pen.y.max(top + state.size * 7 / 4) + 4;
    pen.paragraph(TEXT, SOFT, Align::Left, meta.title);
    pen.y += 30;
}

/// What is said first.
fn verdict(sheet: &mut Sheet) {
    let (pen, gist) = (&mut sheet.pen, sheet.gist);
    let (color, ground) = tone(gist.status);
    let badge = [copy::icon(gist.status), " ", gist.headline.badge].concat();
    pen.chip(TEXT.x, style(30, 700, color), ground, &badge);
    pen.y += 66;
    pen.paragraph(TEXT, HEADLINE, Align::Left, &gist.headline.title);
    pen.y += 6;
    pen.paragraph(TEXT, SOFT, Align::Left, &gist.headline.text);
    if !gist.caveat.is_empty() {
        pen.y += 6;
        pen.paragraph(TEXT, STRONG.in_color(ink::WAIT), Align::Left, &gist.caveat);
    }
}

/// The classes side by side, or under each other where their names are long.
fn classes(sheet: &mut Sheet) {
    const SPACE: u32 = 16;
    const TILE: u32 = 118;
    let (pen, gist) = (&mut sheet.pen, sheet.gist);
    let classes = &gist.screen.report.classes;
    let count = classes.len() as u32;
    if count == 0 {
        return;
    }
    pen.y += 26;
    let width = (TEXT.w + SPACE) / count - SPACE;
    let is_wide = |class: &ClassReport| {
        let status = SOFT.width(&said(copy::of_certainty(class.certainty)));
        HEADING.width(class.title).max(status) + 2 * SPACE > width
    };
    if count > 6 || classes.iter().any(is_wide) {
        for class in classes {
            let status = copy::of_certainty(class.certainty);
            let state = (STRONG.in_color(tone(status).0), &*said(status));
            pen.pair(TEXT, (BODY, class.title), state);
        }
        return;
    }
    let top = pen.y;
    for (at, class) in classes.iter().enumerate() {
        let tile = Column {
            x: TEXT.x + at as u32 * (width + SPACE),
            w: width,
        };
        let (edge, ground) = match gist.named == Some(at) {
            true => (ink::ACTION, ink::ACTION_GROUND),
            false => (ink::LINE, ink::PAPER),
        };
        pen.fill(tile, top, TILE, edge, 16);
        pen.fill(tile.inset(3), top + 3, TILE - 6, ground, 13);
        let middle = tile.x + width / 2;
        pen.y = top + 12;
        pen.words(middle, HEADING, 50, Align::Centre, class.title);
        pen.y += 50;
        // A class that does not fit is no alarm; only the one the verdict is about has its colour.
        let status = copy::of_certainty(class.certainty);
        let color = if status == Status::NotMet {
            ink::SOFT
        } else {
            tone(status).0
        };
        let state = Style {
            weight: 600,
            ..SOFT.in_color(color)
        };
        pen.words(middle, state, 44, Align::Centre, &said(status));
    }
    pen.y = top + TILE;
}

/// A status with its sign.
fn said(status: Status) -> String {
    [copy::icon(status), " ", copy::status(status)].concat()
}

/// How many criteria have which status.
fn criteria(sheet: &mut Sheet) {
    let tally = &sheet.gist.screen.tally;
    if !tally.is_empty() {
        sheet.pen.y += 14;
        let line = words::term(words::CRITERIA, &copy::tally(tally));
        sheet.pen.paragraph(TEXT, SOFT, Align::Left, &line);
    }
}

/// The next steps, numbered, side by side.
fn steps(sheet: &mut Sheet) {
    const DOT: u32 = 40;
    const SPACE: u32 = 12;
    let count = sheet.gist.steps.len() as u32;
    if count == 0 {
        return;
    }
    part(sheet, words::NEXT_STEPS, "");
    let (pen, gist) = (&mut sheet.pen, sheet.gist);
    let (top, mut below) = (pen.y, pen.y + DOT);
    for (at, step) in gist.steps.iter().enumerate() {
        let dot = Column {
            x: TEXT.x + at as u32 * (TEXT.w / count),
            w: DOT,
        };
        pen.y = top;
        pen.fill(dot, top, DOT, ink::ACTION_GROUND, DOT / 2);
        let number = style(25, 700, ink::ACTION);
        pen.words(dot.x + DOT / 2, number, DOT, Align::Centre, &(at + 1).to_string());
        let column = Column {
            x: dot.end() + SPACE,
            w: TEXT.w / count - DOT - 2 * SPACE,
        };
        pen.paragraph(column, style(27, 400, ink::TEXT), Align::Left, step.title);
        below = below.max(pen.y);
    }
    pen.y = below;
}

/// The code, day and version, whom to ask, and what this is not.
fn foot(sheet: &mut Sheet, modules: Option<&[Vec<bool>]>) {
    const CODE: u32 = 300;
    let (pen, gist) = (&mut sheet.pen, sheet.gist);
    pen.y += GAP + 8;
    let ground = pen.open_ground(PAGE, ink::GROUND, 0);
    pen.y += 36;
    let (top, mut column) = (pen.y, TEXT);
    if let Some(modules) = modules {
        // Four modules of white on every side belong to the code.
        let across = modules.len() as u32 + 8;
        let module = (CODE / across).max(4);
        let side = module * across;
        pen.fill(Column { x: TEXT.x, w: side }, top, side, ink::PAPER, 0);
        pen.marks.push(Mark::Qr {
            x: TEXT.x + 4 * module,
            y: top + 4 * module,
            size: side - 8 * module,
            modules: modules.to_vec(),
        });
        column.x += side + 40;
        column.w -= side + 40;
        pen.paragraph(column, HEADING, Align::Left, words::SCAN);
        pen.y += 8;
        pen.paragraph(column, SMALL, Align::Left, words::CODE_PRIVACY);
        pen.y += 16;
        foot_lines(pen, gist, column);
        pen.y = pen.y.max(top + side);
    } else {
        if sheet.is_long {
            pen.paragraph(column, BODY, Align::Left, words::LONG_LINK);
            pen.y += 16;
        }
        foot_lines(pen, gist, column);
    }
    pen.y += 24;
    pen.paragraph(TEXT, SMALL, Align::Left, words::DISCLAIMER_SHORT);
    pen.y += 36;
    pen.close_ground(ground);
}

fn foot_lines(pen: &mut Pen, gist: &Gist, column: Column) {
    let office = gist.office.iter().map(|(name, what)| words::term(name, what));
    for line in gist.stamp.iter().cloned().chain(office) {
        pen.paragraph(column, SOFT.in_color(ink::TEXT), Align::Left, &line);
    }
}
