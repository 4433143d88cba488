//! The QR code of a link.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Dark modules by row, in the smallest version that holds the text at level M; `None` for nothing, or too much.
pub(super) fn modules(text: &str) -> Option<Vec<Vec<bool>>> {
    if text.is_empty() {
        return None;
    }
    let segment = QrSegment::make_bytes(text.as_bytes());
    let (level, all) = (QrCodeEcc::Medium, (Version::MIN, Version::MAX));
    let code = QrCode::encode_segments_advanced(&[segment], level, all.0, all.1, None, false).ok()?;
    let row = |y| (0..code.size()).map(|x| code.get_module(x, y)).collect();
    Some((0..code.size()).map(row).collect())
}
