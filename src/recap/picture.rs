//! [`picture`]: the sheet as a whole. What does not fit is left out entry by entry, never cut.

use crate::form::ResultScreen;

use super::Host;
use super::code;
use super::gist::Gist;
use super::pen::{Pen, Picture};
use super::sections::{self, Sheet, WIDTH};

/// Higher pictures are scaled down by some phones.
const HIGHEST: u32 = 2_400;

/// How much of each list is shown.
#[derive(Clone, Copy)]
pub(super) struct Share {
    pub answers: usize,
    pub open: usize,
    pub prices: usize,
}

/// From everything to the least: answers, open facts, scenarios.
const SHARES: [(usize, usize, usize); 10] = [
    (8, 8, 8),
    (6, 8, 8),
    (4, 6, 8),
    (3, 4, 8),
    (2, 3, 8),
    (1, 3, 8),
    (1, 2, 8),
    (0, 2, 8),
    (0, 0, 8),
    (0, 0, 2),
];

/// The result as a picture, at most 2400 pixels high; `link` is the whole address the code holds, or empty.
pub fn picture(screen: &ResultScreen, host: &Host, link: &str) -> Picture {
    let gist = Gist::of(screen, host);
    let modules = code::modules(link);
    let mut drawn = None;
    for (answers, open, prices) in SHARES {
        let share = Share {
            answers,
            open,
            prices,
        };
        let mut sheet = Sheet {
            pen: Pen::default(),
            gist: &gist,
            share,
            is_long: code::is_long(link),
        };
        sections::draw(&mut sheet, modules.as_deref());
        let Pen { marks, y: height } = sheet.pen;
        let fits = height <= HIGHEST;
        drawn = Some(Picture {
            width: WIDTH,
            height,
            marks,
        });
        if fits {
            break;
        }
    }
    drawn.unwrap_or(Picture {
        width: WIDTH,
        height: 0,
        marks: Vec::new(),
    })
}
