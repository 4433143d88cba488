//! `cargo xtask bench`: what a first visit transfers, part by part, then how long evaluation takes.

use crate::command::Outcome;
use crate::{files, paths, site};
use std::fs;
use std::path::Path;

/// One measured time.
struct Timing {
    what: String,
    microseconds: u128,
}

/// Builds the site and prints sizes and timings.
pub fn bench() -> Outcome {
    site::build()?;
    println!("\nfirst load, bytes      raw     gzip -9   brotli 11");
    let mut total = [0; 3];
    for (label, files) in first_load()? {
        let mut part = [0; 3];
        for file in files {
            for (sum, suffix) in part.iter_mut().zip(["", ".gz", ".br"]) {
                *sum += size(&paths::site().join(format!("{file}{suffix}")))?;
            }
        }
        for (sum, bytes) in total.iter_mut().zip(part) {
            *sum += bytes;
        }
        row(label, part);
    }
    row("total", total);

    let timings = timings()?;
    if !timings.is_empty() {
        println!("\nevaluation, microseconds");
    }
    for Timing { what, microseconds } in timings {
        println!("{what:<48}{microseconds:>12}");
    }
    Ok(())
}

/// Native and wasm evaluation times; none yet.
///
/// Native: time the engine here with `std::time::Instant`. Wasm: an export `bench(bundle, n)` of `www`, called in
/// Chromium or Node, which times the call and prints integer microseconds.
fn timings() -> Outcome<Vec<Timing>> {
    Ok(Vec::new())
}

/// The files a browser fetches for index.html, grouped as the table shows them.
fn first_load() -> Outcome<Vec<(&'static str, Vec<String>)>> {
    let folder = paths::site();
    let names = files::names(&folder)?;
    let matching = |start: &str, end: &str| -> Outcome<Vec<String>> {
        let found: Vec<String> = names
            .iter()
            .filter(|name| name.starts_with(start) && name.ends_with(end))
            .cloned()
            .collect();
        match found.len() {
            1 => Ok(found),
            count => Err(format!(
                "{} holds {count} files {start}*{end}, not one",
                paths::shown(&folder)
            )),
        }
    };
    let scripts = [
        matching("loader-", ".js")?,
        matching("selfcheck.js", "selfcheck.js")?,
    ]
    .concat();
    Ok(vec![
        ("index.html", matching("index.html", "index.html")?),
        ("loader and glue", scripts),
        ("wasm", matching("selfcheck-", ".wasm")?),
        ("policy bundle", matching("policies-", ".bin")?),
        ("stylesheet", matching("selfcheck-", ".css")?),
    ])
}

fn size(path: &Path) -> Outcome<u64> {
    let found =
        fs::metadata(path).map_err(|error| format!("cannot measure {}: {error}", paths::shown(path)))?;
    Ok(found.len())
}

fn row(label: &str, [raw, gzip, brotli]: [u64; 3]) {
    println!("{label:<17}{raw:>12}{gzip:>12}{brotli:>12}");
}
