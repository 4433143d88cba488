//! `cargo xtask bench`: what a first visit transfers, part by part, then how many questions come before
//! class and price are settled, and how long evaluation takes.

use crate::command::{self, Outcome};
use crate::tools::{self, Purpose, Tools};
use crate::{files, paths, site, wasm};
use std::path::Path;
use std::{env, fs};

/// Builds the site and prints sizes and timings.
pub fn bench() -> Outcome {
    let tools = tools::ensure(Purpose::Test)?;
    site::build_with(&tools)?;
    println!("\nfirst load, bytes           raw     gzip -9   brotli 11");
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
    row("all but documents", total);
    for file in files_like("policies-", ".bin")? {
        let mut part = [0; 3];
        for (bytes, suffix) in part.iter_mut().zip(["", ".gz", ".br"]) {
            *bytes = size(&paths::site().join(format!("{file}{suffix}")))?;
        }
        let name = file.trim_start_matches("policies-");
        row(name.rsplit_once('-').map_or(name, |(slug, _)| slug), part);
        let sum = [0, 1, 2].map(|at| total[at] + part[at]);
        row("  first load", sum);
    }

    questions()?;
    timings(&tools)
}

/// How many questions come before class and price are settled, by the order in which they are asked.
pub fn questions() -> Outcome {
    println!("\nquestions, mean");
    command::run(&mut command::cargo("bench --quiet --bench questions"))
}

/// Evaluation times over the examples of the policies: native, then the same in wasm under Node.
fn timings(tools: &Tools) -> Outcome {
    println!("\nevaluation, quietest of 15 batches");
    command::run(&mut command::cargo("bench --quiet --bench evaluate"))?;
    let glue = wasm::compile_bench(tools)?;
    let mut node = command::program("node", &["tests/bench/wasm.mjs"]);
    let documents = files_like("policies-", ".bin")?;
    let first = documents.first().ok_or("the site has no document")?;
    node.arg(glue).arg(paths::site().join(first));
    command::run(&mut node)?;

    let this = env::current_exe().map_err(|error| format!("cannot find this program's own file: {error}"))?;
    let mut node = command::program("node", &["tests/bench/slider.mjs"]);
    command::run(node.env("SELFCHECK_XTASK", this))
}

/// The files a browser fetches for index.html, grouped as the table shows them.
fn first_load() -> Outcome<Vec<(&'static str, Vec<String>)>> {
    let matching = |start: &str, end: &str| first_load_file(start, end).map(|file| vec![file]);
    let scripts = [
        matching("loader-", ".js")?,
        matching("selfcheck.js", "selfcheck.js")?,
    ]
    .concat();
    Ok(vec![
        ("index.html", matching("index.html", "index.html")?),
        ("loader and glue", scripts),
        ("wasm", matching("program-", ".bin")?),
        ("stylesheet", matching("selfcheck-", ".css")?),
    ])
}

/// The files of the site with such a name.
fn files_like(start: &str, end: &str) -> Outcome<Vec<String>> {
    let fits = |name: &String| name.starts_with(start) && name.ends_with(end);
    Ok(files::names(&paths::site())?.into_iter().filter(fits).collect())
}

/// The one file of the site with such a name.
fn first_load_file(start: &str, end: &str) -> Outcome<String> {
    let folder = paths::site();
    let mut found = files_like(start, end)?.into_iter();
    match (found.next(), found.count()) {
        (Some(file), 0) => Ok(file),
        (first, more) => {
            let count = usize::from(first.is_some()) + more;
            Err(format!(
                "{} holds {count} files {start}*{end}, not one",
                paths::shown(&folder)
            ))
        }
    }
}

fn size(path: &Path) -> Outcome<u64> {
    let found =
        fs::metadata(path).map_err(|error| format!("cannot measure {}: {error}", paths::shown(path)))?;
    Ok(found.len())
}

fn row(label: &str, [raw, gzip, brotli]: [u64; 3]) {
    println!("{label:<22}{raw:>12}{gzip:>12}{brotli:>12}");
}
