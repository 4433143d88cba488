//! Lists on the sheet: what does not fit, what was answered, what is open, what to settle and to bring.

use crate::copy::words;
use crate::policy::Text;

use super::pen::{Align, Column, Style};
use super::sections::{BODY, SOFT, STRONG, Sheet, TEXT, ink, part};

/// What does not fit, and by how much; what there is to get, and how much.
pub(super) fn pairs(sheet: &mut Sheet) {
    let gist = sheet.gist;
    for (heading, pairs) in [(words::SHORT, &gist.missed), (words::BENEFITS, &gist.supports)] {
        let all = pairs.len();
        let shown = sheet.share.answers.max(2);
        if all == 0 {
            continue;
        }
        part(sheet, heading, &words::count(all));
        let pen = &mut sheet.pen;
        for (label, apart) in pairs.iter().take(shown) {
            pen.paragraph(TEXT, STRONG, Align::Left, label);
            pen.paragraph(TEXT, SOFT, Align::Left, apart);
            pen.y += 4;
        }
        if shown < all {
            pen.paragraph(TEXT, SOFT, Align::Left, &words::in_all(all));
        }
    }
}

/// Sentences under a heading, the first few of them.
pub(super) fn rows(sheet: &mut Sheet, heading: &str, rows: &[Text]) {
    let (all, shown) = (rows.len(), sheet.share.open);
    if all.min(shown) == 0 {
        return;
    }
    part(sheet, heading, &words::count(all));
    for row in rows.iter().take(shown) {
        sheet.pen.paragraph(TEXT, BODY, Align::Left, row);
    }
    if shown < all {
        sheet.pen.paragraph(TEXT, SOFT, Align::Left, &words::in_all(all));
    }
}

/// What was compared with the document, and the answers to it.
pub(super) fn decided(sheet: &mut Sheet) {
    let (all, shown) = (sheet.gist.decided.len(), sheet.share.answers);
    if all.min(shown) == 0 {
        return;
    }
    part(sheet, words::DECIDED, "");
    let (pen, gist) = (&mut sheet.pen, sheet.gist);
    let left = Column { w: 500, ..TEXT };
    let right = Column {
        x: left.end() + 32,
        w: TEXT.w - left.w - 32,
    };
    for (label, answer) in gist.decided.iter().take(shown) {
        pen.columns(
            (left, SOFT, label),
            (
                right,
                Style {
                    weight: 600,
                    ..SOFT.in_color(ink::TEXT)
                },
                answer,
            ),
        );
        pen.y += 4;
    }
    if shown < all {
        pen.paragraph(TEXT, SOFT, Align::Left, &words::in_all(all));
    }
}

/// What is still open.
pub(super) fn open(sheet: &mut Sheet) {
    let (missing, shown) = (&sheet.gist.screen.missing, sheet.share.open);
    let all = missing.len();
    if all.min(shown) == 0 {
        return;
    }
    part(sheet, words::MISSING, &words::count(all));
    let text = words::missing(missing, shown);
    sheet.pen.paragraph(TEXT, BODY, Align::Left, &text);
}
