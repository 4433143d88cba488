//! The scenarios as a table with its figures at the right, or as a list where they are too wide for that.

use crate::copy::words;

use super::gist::{Price, Prices};
use super::pen::{Align, Column, Style};
use super::sections::{BODY, SOFT, STRONG, Sheet, TEXT, ink};

/// Space between two columns.
const SPACE: u32 = 32;
/// A table needs so much for the names of its rows.
const NAMES: u32 = 250;
/// Space at both ends of a row.
const EDGE: u32 = 20;

/// Draws the scenarios, the cash for the first year, and what is not included.
pub(super) fn draw(sheet: &mut Sheet, prices: &Prices) {
    let shown = || prices.rows.iter().take(sheet.share.prices);
    let widths: Vec<u32> = (0..prices.heads.len())
        .map(|at| {
            let figures = shown().map(|row| STRONG.width(&row.figures[at]));
            figures.chain([SOFT.width(&prices.heads[at])]).max().unwrap_or(0) + SPACE
        })
        .collect();
    let taken: u32 = widths.iter().sum();
    let rows: Vec<&Price> = shown().collect();
    let left_out = prices.rows.len() > rows.len();
    if taken + NAMES + 2 * EDGE <= TEXT.w {
        table(sheet, prices, &rows, &widths);
    } else {
        list(sheet, prices, &rows);
    }
    let pen = &mut sheet.pen;
    if left_out {
        pen.paragraph(TEXT, SOFT, Align::Left, &words::in_all(prices.rows.len()));
    }
    pen.y += 20;
    if !prices.ready.is_empty() {
        let ground = pen.open_ground(TEXT, ink::GROUND, 16);
        pen.y += 20;
        for (at, (name, amount)) in prices.ready.iter().enumerate() {
            let amount_style = if at == 0 { STRONG } else { BODY };
            pen.pair(TEXT.inset(24), (BODY, name), (amount_style, amount));
        }
        pen.y += 20;
        pen.close_ground(ground);
        pen.y += 20;
    }
    let mut note = [&prices.unit, "。"].concat();
    if !prices.not_included.is_empty() {
        note.push_str(&words::without(&prices.not_included));
    }
    pen.paragraph(TEXT, SOFT, Align::Left, &note);
}

fn table(sheet: &mut Sheet, prices: &Prices, rows: &[&Price], widths: &[u32]) {
    let pen = &mut sheet.pen;
    let row = TEXT.inset(EDGE);
    let names = Column {
        x: row.x,
        w: row.w - widths.iter().sum::<u32>(),
    };
    // Right ends of the columns.
    let ends: Vec<u32> = widths
        .iter()
        .scan(names.end(), |end, width| {
            *end += width;
            Some(*end)
        })
        .collect();
    pen.words(names.x, SOFT, SOFT.line(), Align::Left, words::CASE);
    for (head, end) in prices.heads.iter().zip(&ends) {
        pen.words(*end, SOFT, SOFT.line(), Align::Right, head);
    }
    pen.y += SOFT.line() + 10;
    for price in rows {
        let style = row_style(price);
        let ground = pen.open_ground(
            TEXT,
            if price.is_own {
                ink::ACTION_GROUND
            } else {
                ink::PAPER
            },
            12,
        );
        let top = pen.y;
        pen.y += 14;
        for (figure, end) in price.figures.iter().zip(&ends) {
            pen.words(*end, style, style.line(), Align::Right, figure);
        }
        pen.paragraph(names, style, Align::Left, &price.title);
        pen.y = pen.y.max(top + 14 + style.line()) + 14;
        pen.close_ground(ground);
        pen.fill(TEXT, pen.y, 2, ink::LINE, 0);
        pen.y += 2;
    }
}

fn list(sheet: &mut Sheet, prices: &Prices, rows: &[&Price]) {
    let pen = &mut sheet.pen;
    for price in rows {
        pen.paragraph(TEXT, STRONG, Align::Left, &price.title);
        for (head, figure) in prices.heads.iter().zip(&price.figures) {
            pen.pair(TEXT, (SOFT, head), (row_style(price), figure));
        }
        pen.y += 12;
    }
}

fn row_style(price: &Price) -> Style {
    if price.is_own { STRONG } else { BODY }
}
