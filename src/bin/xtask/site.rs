//! Assembles `target/site`: hashed assets that can be cached for ever, small entries that must not be.

use crate::assets::{hashed_name, precompress};
use crate::command::Outcome;
use crate::tools::{self, Purpose, Tools};
use crate::{files, gate, paths, personal, shell, wasm};
use selfcheck::policy::{Bundle, author};
use std::fs;
use std::path::Path;

/// Makes the site from nothing but this repository; the old one stays until the new one is complete.
pub fn build() -> Outcome {
    build_with(&tools::ensure(Purpose::Build)?)
}

/// The site for the inner loop: compiled quickly, neither small nor for old browsers, nothing precompressed.
pub fn build_quickly() -> Outcome {
    let tools = tools::ensure(Purpose::Build)?;
    let policies = policy_bundle("policies")?;
    wasm::compile_quickly(&tools)?;
    put_up(&tools, &paths::site(), &policies, |_| Ok(()))?;
    let made_up = policy_bundle("tests/policies")?;
    put_up(&tools, &paths::made_up_site(), &made_up, |_| Ok(()))
}

/// As [`build`], with the tools at hand.
pub fn build_with(tools: &Tools) -> Outcome {
    let policies = policy_bundle("policies")?;
    wasm::compile(tools)?;
    gate::check(tools, &wasm::module())?;
    put_up(tools, &paths::site(), &policies, precompress)
}

/// The site around the made-up policies of `tests/policies`, with the program as it was last compiled.
pub fn build_made_up(tools: &Tools) -> Outcome {
    put_up(
        tools,
        &paths::made_up_site(),
        &policy_bundle("tests/policies")?,
        precompress,
    )
}

/// Assembles a site beside the old one, then puts it in its place.
fn put_up(tools: &Tools, site: &Path, policies: &Bundle, finish: fn(&Path) -> Outcome) -> Outcome {
    let unfinished = site.with_extension("part");
    files::fresh_folder(&unfinished)?;
    assemble(tools, &unfinished, policies)?;
    personal::check(&unfinished)?;
    finish(&unfinished)?;
    if site.exists() {
        files::remove_folder(site)?;
    }
    fs::rename(&unfinished, site)
        .map_err(|error| format!("cannot move the new site to {}: {error}", paths::shown(site)))?;
    println!("site: {}", paths::shown(site));
    Ok(())
}

/// The checked policies of a folder in the form the page reads; every problem in them on lines of its own.
fn policy_bundle(folder: &str) -> Outcome<Bundle> {
    author::read_folder(&paths::root().join(folder)).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        format!("{}\n{} problems in {folder}/", lines.join("\n"), problems.len())
    })
}

fn assemble(tools: &Tools, site: &Path, policies: &Bundle) -> Outcome {
    let scratch = paths::target().join("site.scratch");
    files::fresh_folder(&scratch)?;
    wasm::loader(tools, &scratch.join("loader.js"))?;
    wasm::minify(tools, "www/selfcheck.css", &scratch.join("selfcheck.css"))?;

    let mut texts = shell::shell_texts(policies)?;
    texts.push((
        "loader",
        place(site, "loader", "js", &files::read(&scratch.join("loader.js"))?)?,
    ));
    texts.push((
        "styles",
        place(
            site,
            "selfcheck",
            "css",
            &files::read(&scratch.join("selfcheck.css"))?,
        )?,
    ));
    texts.push((
        "wasm",
        place(site, "program", "bin", &files::read(&wasm::program())?)?,
    ));
    let files = policy_files(site, policies)?;
    let first = files
        .split([' ', '=', '|'])
        .nth(1)
        .unwrap_or_default()
        .to_string();
    texts.push(("policy", first));
    texts.push(("policies", files));

    for name in ["index.html", "embed.html", "menu.html", "selfcheck.js"] {
        let source = paths::root().join("www").join(name);
        let page = shell::fill(&files::read_text(&source)?, &texts, &paths::shown(&source))?;
        files::write(&site.join(name), page.as_bytes())?;
    }
    wasm::minify(tools, "www/frame.js", &site.join("frame.js"))
}

/// Puts each document in a file of its own, so that a page loads only what it offers, and gives the names for the
/// loader: `name=file` pairs, behind a `|` those that are not offered unasked.
fn policy_files(site: &Path, policies: &Bundle) -> Outcome<String> {
    let mut listed = [Vec::new(), Vec::new()];
    for policy in &policies.policies {
        let alone = Bundle {
            policies: vec![policy.clone()],
        };
        let bytes = alone
            .to_bytes()
            .map_err(|_| format!("{} has no binary form", policy.slug))?;
        let file = place(site, &format!("policies-{}", policy.slug), "bin", &bytes)?;
        listed[usize::from(!policy.meta.offered)].push(format!("{}={file}", policy.slug));
    }
    Ok(listed.map(|pairs| pairs.join(" ")).join("|"))
}

/// Writes one asset under its hashed name and gives that name back.
fn place(site: &Path, stem: &str, extension: &str, bytes: &[u8]) -> Outcome<String> {
    let name = hashed_name(stem, extension, bytes);
    files::write(&site.join(&name), bytes)?;
    Ok(name)
}
