//! The texts to copy.

use crate::copy::{self, words};
use crate::form::{Prospect, ResultScreen};

use super::gist::{Gist, Pair, Prices};
use super::{Host, given};

/// The whole result as text; `link` is the whole address, or empty.
pub fn text(screen: &ResultScreen, host: &Host, link: &str) -> String {
    let gist = Gist::of(screen, host);
    let meta = &screen.meta;
    let mut page = Page(String::new());
    page.line(&[meta.banner]);
    page.line(&[&words::titled(meta.title), " ", copy::state(meta.state)]);
    page.line(&[&gist.stamp[0], " · ", &gist.stamp[1]]);
    if !gist.caveat.is_empty() {
        page.line(&[&gist.caveat]);
    }
    page.gap();
    page.line(&[&gist.headline.title]);
    page.line(&[&gist.headline.text]);
    if let Some(hinge) = &screen.hinge {
        page.line(&[&copy::hinge_line(hinge)]);
    }
    let report = &screen.report;
    if !report.classes.is_empty() {
        page.term(words::CLASSES, &copy::classes(&report.classes));
    }
    if !screen.tally.is_empty() {
        page.term(words::CRITERIA, &copy::tally(&screen.tally));
    }
    page.pairs(words::SHORT, &gist.missed);
    if report.classes.is_empty() {
        page.pairs(words::CHANGES, &changes(screen));
    }
    page.pairs(words::BENEFITS, &gist.supports);
    if let Some(prices) = &gist.prices {
        costs(&mut page, prices);
    }
    if !gist.steps.is_empty() {
        page.gap();
        page.line(&[words::NEXT_STEPS]);
        for (at, step) in gist.steps.iter().enumerate() {
            page.line(&[&(at + 1).to_string(), ". ", step.title]);
        }
    }
    if !screen.missing.is_empty() {
        page.gap();
        page.term(words::MISSING, &words::missing(&screen.missing, usize::MAX));
    }
    for (title, rows) in [(words::TO_SETTLE, &gist.settle), (words::DOCUMENTS, &gist.papers)] {
        if !rows.is_empty() {
            page.gap();
            page.line(&[title]);
            rows.iter().for_each(|row| page.line(&["· ", row]));
        }
    }
    page.pairs(words::DECIDED, &gist.decided);
    page.gap();
    for (name, what) in &gist.office {
        page.term(name, what);
    }
    for (name, what) in [(words::FORM, &host.form_url), (words::COMPLAINT, &host.complaint)] {
        if let Some(what) = given(what) {
            page.term(name, what);
        }
    }
    if !link.is_empty() {
        page.term(words::LINK, link);
        page.line(&[words::LINK_PRIVACY]);
    }
    page.line(&[words::DISCLAIMER_SHORT]);
    page.0
}

/// The whole result as an address that holds it, for a browser to save as a file.
pub fn file(screen: &ResultScreen, host: &Host, link: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut address = "data:text/plain;charset=utf-8,".to_owned();
    for byte in text(screen, host, link).bytes() {
        if byte.is_ascii_alphanumeric() {
            address.push(char::from(byte));
        } else {
            address.push('%');
            address.push(char::from(DIGITS[usize::from(byte >> 4)]));
            address.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
    address
}

/// The smallest change of each result.
fn changes(screen: &ResultScreen) -> Vec<Pair> {
    let pair = |view: &Prospect| {
        let sets = view.sets(&screen.changes);
        let first = sets.first()?;
        Some((
            copy::goal(&view.goal).to_owned(),
            copy::changes(first, sets, view),
        ))
    };
    screen.prospects.iter().filter_map(pair).collect()
}

fn costs(page: &mut Page, prices: &Prices) {
    page.gap();
    page.line(&[words::COSTS, "（", &prices.quantity, "；", &prices.unit, "）"]);
    for row in &prices.rows {
        page.term(&row.title, &row.figures_by_name(&prices.heads));
    }
    for (name, amount) in &prices.ready {
        page.term(name, amount);
    }
}

/// What to ask the office, ready to be sent; empty where there is nothing to ask.
pub fn ask_text(screen: &ResultScreen) -> String {
    if screen.asks.is_empty() {
        return String::new();
    }
    let mut page = Page(String::new());
    page.line(&[&words::asking(screen.meta.title)]);
    for (at, ask) in screen.asks.iter().enumerate() {
        page.line(&[&(at + 1).to_string(), ". ", &copy::asked(ask)]);
    }
    page.0
}

/// Lines under each other.
struct Page(String);

impl Page {
    fn line(&mut self, parts: &[&str]) {
        let before = self.0.len();
        parts.iter().for_each(|part| self.0.push_str(part));
        if self.0.len() > before {
            self.0.push('\n');
        }
    }

    fn term(&mut self, name: &str, what: &str) {
        self.line(&[name, "：", what]);
    }

    /// A section of names with what belongs to them; nothing without any.
    fn pairs(&mut self, title: &str, pairs: &[Pair]) {
        if pairs.is_empty() {
            return;
        }
        self.gap();
        self.line(&[title]);
        for (label, what) in pairs {
            self.line(&["· ", label, "：", what]);
        }
    }

    fn gap(&mut self) {
        self.0.push('\n');
    }
}
