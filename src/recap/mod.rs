//! What a visitor takes along from a result: texts to copy and a picture to keep. Plain data, no browser.
//!
//! * [`text`] is the whole result as text, for the clipboard.
//! * [`ask_text`] is what to ask the office; empty where there is nothing to ask.
//! * [`picture`] is a display list for a canvas of [`Picture::width`] × [`Picture::height`] pixels: paint the
//!   [`Mark`]s in order, nothing has to be measured. All lengths are whole pixels.
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
mod gist;
mod measure;
mod pen;
mod picture;
mod prices;
mod sections;
mod text;

pub use measure::{lines, width};
pub use pen::{Align, Mark, Picture};
pub use picture::picture;
pub use text::{ask_text, text};

/// What the page that shows the self-check says about the office; all of it optional. Empty texts count as none.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Host {
    /// Name of the office.
    pub office: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Office hours.
    pub hours: Option<String>,
    /// Where the application form is.
    pub form_url: Option<String>,
    /// Where to complain.
    pub complaint: Option<String>,
    /// Public address of the page, for links and codes instead of the page's own.
    pub address: Option<String>,
}

/// The link that restores a visit: the host's public address, else the page's own, with the text of the visit behind
/// `#s=`. A fragment is never sent to a server.
pub fn address(host: &Host, page: &str, link: &str) -> String {
    let address = given(&host.address).unwrap_or(page);
    let before = address.split('#').next().unwrap_or("");
    [before, "#s=", link].concat()
}

/// A text that is given and not blank.
fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}
