//! What a visitor takes along from a result: texts to copy and a picture to keep. Plain data, no browser.
//!
//! * [`text`] is the whole result as text, for the clipboard.
//! * [`ask_text`] is what to ask the office; empty where there is nothing to ask.
//! * [`picture`] is a display list for a canvas of [`Picture::width`] × [`Picture::height`] pixels: paint the
//!   [`Mark`]s in order, nothing has to be measured. All lengths are whole pixels.
//! * [`file`] is that text as an address to save it from.
//! * [`field_text`] is what is written into a field of a form.
//! * [`code`] is a link as the outline of a QR code, for a screen; none where it [`is_long`].
//! * [`address`] is the link that restores the visit, made from `Session::link()`.
//!
//! ```text
//! let link = recap::address(&host, &page_address, &session.link());
//! let picture = recap::picture(&result, &host, &link);
//! for mark in &picture.marks {
//!     match mark {
//!         Fill => roundRect(x, y, w, h, radius) and fill with color
//!         Text => font = weight + size + "px " + sans-serif; textAlign = align;
//!                 textBaseline = "alphabetic"; fillStyle = color; fillText(words, x, y)
//!         Qr   => fillRect(x + column * p, y + row * p, p, p) in black for each dark module, p = size / modules.len()
//!     }
//! }
//! ```
//!
//! Line breaks rest on an estimate of widths that errs on the wide side ([`measure`]), so that no font of a phone
//! runs over the edge. A text is never cut: where there is too much, whole entries are left out and counted.

mod code;
mod forms;
mod gist;
mod host;
mod lists;
mod measure;
mod pen;
mod picture;
mod prices;
mod sections;
mod text;

use host::given;

pub use code::{Code, LONGEST, code, is_long};
pub use forms::{field_at, field_text};
pub use host::{Host, is_address, is_web_address};
pub use measure::{lines, width};
pub use pen::{Align, Mark, Picture};
pub use picture::picture;
pub use text::{ask_text, file, text};

/// The link that restores a visit: the host's public address, else the page's own, with the text of the visit behind
/// `#s=`. A fragment is never sent to a server.
pub fn address(host: &Host, page: &str, link: &str) -> String {
    let address = given(&host.address).unwrap_or(page);
    let before = address.split('#').next().unwrap_or("");
    [before, "#s=", link].concat()
}
