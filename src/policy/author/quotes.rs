//! Quotes: each stands verbatim in its document, and for a clone without the documents in a lock of fingerprints.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path as FilePath;

use super::build::Checked;
use super::hex_sha256;
use super::locate::Path;
use super::problem::{Fault, Problem};

/// The lock's name inside the policies folder.
pub const LOCK: &str = "quotes.lock";

const HEAD: &str = "# Fingerprints of every quote that was found verbatim in its document.\n# Written by `selfcheck check --sources DIR`; not to be edited.\n";

/// Compares every quote with `<sources>/<slug>.txt`, white space ignored, and returns the lock to be written.
///
/// # Errors
/// Every quote that does not stand in its document.
pub fn check_sources(checked: &Checked, sources: &FilePath) -> Result<String, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut lock = HEAD.to_owned();
    for (source, cited) in &checked.cited {
        let file = sources.join(format!("{}.txt", source.slug));
        let Ok(text) = std::fs::read_to_string(&file) else {
            let fault = Fault::NoSource(file.display().to_string());
            problems.push(source.problem(&Path::default(), fault));
            continue;
        };
        let document = dense(&text);
        let mut lines = BTreeMap::new();
        for citation in cited {
            let quote = dense(&citation.quote);
            if !document.contains(&quote) {
                let near = near_text(&document, &quote);
                let fault = Fault::NotVerbatim {
                    quote: citation.quote.clone(),
                    near,
                };
                problems.push(source.problem(&citation.path, fault));
            }
            // The first words make a change of the lock readable.
            let start: String = quote.chars().take(20).collect();
            lines.insert(fingerprint(&quote), start);
        }
        let hash = hex_sha256(document.as_bytes());
        // Writing to a string cannot fail.
        let _ = writeln!(lock, "\n[{}] {hash}", source.slug);
        for (fingerprint, start) in lines {
            let _ = writeln!(lock, "{fingerprint} {start}");
        }
    }
    if problems.is_empty() {
        Ok(lock)
    } else {
        Err(problems)
    }
}

/// Compares every quote with a lock written by [`check_sources`].
pub fn check_lock(checked: &Checked, lock: &str) -> Vec<Problem> {
    let mut known: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut slug = "";
    for line in lock.lines() {
        if let Some(rest) = line.strip_prefix('[') {
            slug = rest.split(']').next().unwrap_or_default();
            known.entry(slug).or_default();
        } else if let Some(fingerprint) = line.split(' ').next().filter(|_| !line.starts_with('#')) {
            known.entry(slug).or_default().push(fingerprint);
        }
    }
    let mut problems = Vec::new();
    for (source, cited) in &checked.cited {
        let Some(fingerprints) = known.get(&*source.slug) else {
            if !cited.is_empty() {
                problems.push(source.problem(&Path::default(), Fault::NoLock));
            }
            continue;
        };
        for citation in cited {
            if !fingerprints.contains(&&*fingerprint(&dense(&citation.quote))) {
                let quote = citation.quote.clone();
                problems.push(source.problem(&citation.path, Fault::NotInLock { quote }));
            }
        }
    }
    problems
}

fn dense(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{feff}')
        .collect()
}

fn fingerprint(quote: &str) -> String {
    hex_sha256(quote.as_bytes())[..16].to_owned()
}

/// What the document says where it begins, or ends, like the quote.
fn near_text(document: &str, quote: &str) -> Option<String> {
    let chars: Vec<char> = quote.chars().collect();
    let found = |length: usize, from_start: bool| {
        let part: String = if from_start {
            chars[..length].iter().collect()
        } else {
            chars[chars.len() - length..].iter().collect()
        };
        document.find(&part).map(|at| (at, part.len()))
    };
    let longest = |from_start: bool| {
        let (mut fits, mut fails) = (0, chars.len() + 1);
        while fails - fits > 1 {
            let middle = fits + (fails - fits) / 2;
            if found(middle, from_start).is_some() {
                fits = middle
            } else {
                fails = middle
            }
        }
        fits
    };
    let (head, tail) = (longest(true), longest(false));
    if head.max(tail) < 4 {
        return None;
    }
    let wanted = chars.len() + 2;
    if head >= tail {
        let (at, _) = found(head, true)?;
        Some(document[at..].chars().take(wanted).collect())
    } else {
        let (at, length) = found(tail, false)?;
        let before: Vec<char> = document[..at]
            .chars()
            .rev()
            .take(wanted - tail.min(wanted))
            .collect();
        let mut text: String = before.into_iter().rev().collect();
        text.push_str(&document[at..at + length]);
        Some(text)
    }
}
