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

/// Sizes of the figures, the usual one first.
const SIZES: [u32; 3] = [STRONG.size, 27, 24];

/// Draws the scenarios, the cash for the first year, and what is not included.
pub(super) fn draw(sheet: &mut Sheet, prices: &Prices) {
    let rows = &prices.rows[..prices.rows.len().min(sheet.share.prices)];
    let left_out = prices.rows.len() > rows.len();
    let fits = |widths: &Vec<u32>| widths.iter().sum::<u32>() + NAMES + 2 * EDGE <= TEXT.w;
    let tables = SIZES.iter().map(|size| (*size, widths(prices, rows, *size)));
    match tables.into_iter().find(|(_, widths)| fits(widths)) {
        Some((size, widths)) => table(sheet, prices, rows, size, &widths),
        None => list(sheet, prices, rows),
    }
    let pen = &mut sheet.pen;
    if left_out {
        pen.y += 8;
        pen.paragraph(TEXT, SOFT, Align::Left, &words::in_all(prices.rows.len()));
    }
    pen.y += 20;
    if !prices.ready.is_empty() {
        let ground = pen.open_ground(TEXT, ink::GROUND, 16);
        pen.y += 14;
        for (at, (name, amount)) in prices.ready.iter().enumerate() {
            let amount_style = if at == 0 { STRONG } else { BODY };
            pen.pair(TEXT.inset(24), (BODY, name), (amount_style, amount));
        }
        pen.y += 14;
        pen.close_ground(ground);
        pen.y += 12;
    }
    let mut note = [&prices.unit, "。"].concat();
    if let Some(costs) = &sheet.gist.screen.report.costs {
        note.push_str(&words::without(&costs.not_included));
    }
    pen.paragraph(TEXT, SOFT, Align::Left, &note);
}

/// How wide each column of figures has to be.
fn widths(prices: &Prices, rows: &[Price], size: u32) -> Vec<u32> {
    let figures = Style { size, ..STRONG };
    let of_column = |(at, head): (usize, &String)| {
        let widest = rows.iter().map(|row| figures.width(&row.figures[at])).max();
        widest.unwrap_or(0).max(SOFT.width(head)) + SPACE
    };
    prices.heads.iter().enumerate().map(of_column).collect()
}

fn table(sheet: &mut Sheet, prices: &Prices, rows: &[Price], size: u32, widths: &[u32]) {
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
    pen.y += SOFT.line() + 6;
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
        pen.y += 10;
        for (figure, end) in price.figures.iter().zip(&ends) {
            pen.words(*end, Style { size, ..style }, style.line(), Align::Right, figure);
        }
        pen.paragraph(names, style, Align::Left, &price.title);
        pen.y = pen.y.max(top + 10 + style.line()) + 10;
        pen.close_ground(ground);
        pen.fill(TEXT, pen.y, 2, ink::LINE, 0);
        pen.y += 2;
    }
}

fn list(sheet: &mut Sheet, prices: &Prices, rows: &[Price]) {
    let pen = &mut sheet.pen;
    for price in rows {
        pen.paragraph(TEXT, STRONG, Align::Left, &price.title);
        let style = Style {
            size: SOFT.size,
            ..row_style(price)
        };
        pen.paragraph(TEXT, style, Align::Left, &price.figures_by_name(&prices.heads));
        pen.y += 10;
    }
}

fn row_style(price: &Price) -> Style {
    if price.is_own { STRONG } else { BODY }
}
