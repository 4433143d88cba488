//! The QR code of a link.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Bytes that fit into the largest code a phone still reads off a picture or a wall: version 10 at level M.
pub const LONGEST: usize = 213;

/// Whether a link is too long for a code: then it goes by itself, or in a file.
pub fn is_long(link: &str) -> bool {
    link.len() > LONGEST
}

/// Dark modules by row, in the smallest version that holds the text at level M; `None` for nothing, or too much.
pub(super) fn modules(text: &str) -> Option<Vec<Vec<bool>>> {
    if text.is_empty() || is_long(text) {
        return None;
    }
    let segment = QrSegment::make_bytes(text.as_bytes());
    let (level, all) = (QrCodeEcc::Medium, (Version::MIN, Version::new(10)));
    let code = QrCode::encode_segments_advanced(&[segment], level, all.0, all.1, None, false).ok()?;
    let row = |y| (0..code.size()).map(|x| code.get_module(x, y)).collect();
    Some((0..code.size()).map(row).collect())
}

/// A QR code as an outline for SVG.
pub struct Code {
    /// Width and height of its box with the quiet zone, in modules.
    pub size: usize,
    /// The dark modules as a path.
    pub path: String,
}

/// Light modules around a code.
const QUIET: usize = 4;

/// The QR code of a text, with the quiet zone around it; `None` for nothing, or too much.
pub fn code(text: &str) -> Option<Code> {
    let modules = modules(text)?;
    let mut path = String::new();
    for (y, row) in modules.iter().enumerate() {
        let mut x = 0;
        while let Some(dark) = row[x..].iter().position(|is_dark| *is_dark) {
            let start = x + dark;
            let run = row[start..].iter().take_while(|is_dark| **is_dark).count();
            let numbers = [start + QUIET, y + QUIET, run].map(|number| number.to_string());
            let [left, top, width] = &numbers;
            path.push_str(&["M", left, " ", top, "h", width, "v1H", left, "z"].concat());
            x = start + run;
        }
    }
    let size = modules.len() + 2 * QUIET;
    Some(Code { size, path })
}
