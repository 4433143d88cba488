//! What the tree promises about itself: layers, where sentences live, how long a file may be, words never used.
//!
//! Each rule is a function from a path and a text to complaints that say what to do; each is shown a planted fault.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use selfcheck::value::Unit;

/// Each layer may use only those before it.
const LAYERS: [&str; 7] = ["value", "policy", "engine", "form", "copy", "recap", "ui"];
/// Crates of the browser, which only the last layer may know.
const BROWSER: [&str; 5] = ["yew", "web_sys", "wasm_bindgen", "js_sys", "gloo"];
/// Never said to a visitor: the self-check is a forecast.
const BANNED: [&str; 6] = ["通过", "确定享受", "保证", "已符合", "可获得", "绝对安全"];

/// Where Chinese may stand besides `src/copy`, and why.
const CHINESE: [(&str, &str); 3] = [
    (
        "src/value/unit.rs",
        "names of units are data of the number format",
    ),
    ("src/value/spoken.rs", "the words people type around a number"),
    ("src/policy/author/problem.rs", "names the units that convert"),
];

/// Longest file, and longer ones with the reason.
const LONGEST: usize = 300;
const LONGEST_DRAWING: usize = 120;
/// A path that ends in `/` stands for every file in the folder.
const LONGER: [(&str, usize, &str); 4] = [
    (
        "src/policy/model.rs",
        950,
        "one list of plain types, read from top to bottom",
    ),
    (
        "src/policy/author/shape.rs",
        600,
        "one list of plain types, also the JSON Schema",
    ),
    (
        "src/policy/author/",
        450,
        "one file per section of the policy file, native only",
    ),
    ("src/engine/report.rs", 700, "one list of plain types"),
];

/// Uses against the direction, and why they are borne.
const AGAINST: [(&str, &str, &str); 1] = [(
    "src/policy/author/answers.rs",
    "engine",
    "answers files are read natively and checked against relations the way the engine does",
)];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under `src`, with its path from the root.
fn sources() -> Vec<(String, String)> {
    let mut folders = vec![root().join("src")];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path
                    .strip_prefix(root())
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                sources.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    sources.sort();
    assert!(sources.len() > 40, "found only {} files", sources.len());
    sources
}

/// Line numbers and code, comments and unit tests cut off: comments may name a legal term in the original.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().take_while(|line| line.trim() != "#[cfg(test)]");
    lines.enumerate().filter_map(|(at, line)| {
        let code = line.split("//").next().unwrap_or("");
        (!code.trim().is_empty()).then_some((at + 1, code))
    })
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.ends_with("_test.rs")
}

fn layers(path: &str, text: &str) -> Vec<String> {
    let folder = path.strip_prefix("src/").and_then(|rest| rest.split('/').next());
    let Some(own) = LAYERS.iter().position(|layer| Some(*layer) == folder) else {
        return Vec::new();
    };
    let mut complaints = Vec::new();
    for (line, code) in code(text) {
        for later in &LAYERS[own + 1..] {
            let borne = AGAINST
                .iter()
                .any(|(file, layer, _)| *file == path && layer == later);
            if !borne && code.contains(&format!("crate::{later}")) {
                complaints.push(format!(
                    "{path}:{line}: `{}` must not use `crate::{later}`; move the code to the layer that may (see src/lib.rs)",
                    LAYERS[own]
                ));
            }
        }
        for library in BROWSER.iter().filter(|_| LAYERS[own] != "ui") {
            if code.contains(&format!("{library}::")) {
                complaints.push(format!("{path}:{line}: `{library}` belongs into src/ui"));
            }
        }
    }
    complaints
}

/// Code without the names of units in quotes: those are data.
fn without_units(code: &str) -> String {
    Unit::known().iter().fold(code.to_owned(), |code, unit| {
        code.replace(&format!("\"{unit}\""), "")
    })
}

fn sentences(path: &str, text: &str) -> Vec<String> {
    let allowed =
        path.starts_with("src/copy/") || is_test(path) || CHINESE.iter().any(|(file, _)| *file == path);
    let lines = code(text).filter(|(_, code)| !allowed && without_units(code).chars().any(is_chinese));
    lines
        .map(|(line, _)| {
            format!("{path}:{line}: move this sentence to src/copy, or into the policy it comes from")
        })
        .collect()
}

fn covers(listed: &str, path: &str) -> bool {
    listed == path || (listed.ends_with('/') && path.starts_with(listed))
}

/// What works an amount out; layers after `engine` only pass amounts on.
const ARITHMETIC: [&str; 5] = [
    ".checked_add(",
    ".checked_mul(",
    ".checked_div(",
    "Fraction",
    ".negated()",
];

fn arithmetic(path: &str, text: &str) -> Vec<String> {
    let is_late = ["form", "copy", "recap", "ui"]
        .iter()
        .any(|layer| path.starts_with(&format!("src/{layer}/")));
    let lines = code(text).filter(|(_, code)| is_late && ARITHMETIC.iter().any(|word| code.contains(word)));
    lines
        .map(|(line, _)| {
            format!("{path}:{line}: nothing after `engine` adds or multiplies; let the report carry it")
        })
        .collect()
}

fn length(path: &str, text: &str) -> Vec<String> {
    let usual = if path.starts_with("src/ui/") {
        LONGEST_DRAWING
    } else {
        LONGEST
    };
    let limit = LONGER
        .iter()
        .find(|(file, ..)| covers(file, path))
        .map_or(usual, |(_, limit, _)| *limit);
    let lines = code(text).count();
    if lines > limit && !is_test(path) {
        return vec![format!(
            "{path}: {lines} lines of code, at most {limit}; split it by what its parts know"
        )];
    }
    Vec::new()
}

/// Interface and policies alike: a quote that needs such a word can be cut before or behind it.
fn banned(path: &str, text: &str) -> Vec<String> {
    let shown = path.starts_with("src/copy/") || path.ends_with("/policy.json");
    let found = BANNED.iter().filter(|word| shown && text.contains(**word));
    found
        .map(|word| format!("{path}: never say {word} to a visitor: it is a forecast"))
        .collect()
}

/// Names of the policies of the site: data, unknown to the code.
fn policy_names() -> Vec<String> {
    let folders = fs::read_dir(root().join("policies"))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let names: Vec<String> = folders
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert!(!names.is_empty(), "there is no policy");
    names
}

fn specific(path: &str, text: &str, names: &[String]) -> Vec<String> {
    let lines = code(text).filter(|(_, code)| names.iter().any(|name| code.contains(&**name)));
    lines
        .map(|(line, _)| {
            format!("{path}:{line}: the code knows no policy; put what is special into its file")
        })
        .collect()
}

/// Every complaint about one file.
fn complaints(path: &str, text: &str, names: &[String]) -> Vec<String> {
    let all = [
        layers(path, text),
        sentences(path, text),
        length(path, text),
        banned(path, text),
        specific(path, text, names),
        arithmetic(path, text),
    ];
    all.concat()
}

#[test]
fn the_tree_is_tidy() {
    let names = policy_names();
    let all: Vec<String> = sources()
        .iter()
        .flat_map(|(path, text)| complaints(path, text, &names))
        .chain(names.iter().flat_map(|name| {
            let path = format!("policies/{name}/policy.json");
            banned(&path, &fs::read_to_string(root().join(&path)).unwrap())
        }))
        .collect();
    assert!(all.is_empty(), "\n{}\n", all.join("\n"));
}

#[test]
fn every_rule_finds_its_planted_fault() {
    assert_eq!(
        banned("policies/some-policy/policy.json", "经审核通过后").len(),
        1
    );
    let names = vec!["some-policy".to_owned()];
    let long = "let x = 1;\n".repeat(301);
    let planted = [
        (
            "src/form/a.rs",
            "use crate::copy::words;",
            "must not use `crate::copy`",
        ),
        (
            "src/form/a.rs",
            "use crate::ui::mount;",
            "must not use `crate::ui`",
        ),
        (
            "src/value/a.rs",
            "fn f(x: crate::policy::Fact) {}",
            "must not use `crate::policy`",
        ),
        (
            "src/form/a.rs",
            "use yew::prelude::*;",
            "`yew` belongs into src/ui",
        ),
        ("src/ui/a.rs", "let title = \"结果\";", "move this sentence"),
        ("src/form/a.rs", &long, "301 lines of code"),
        ("src/ui/a.rs", &long[..121 * 11], "121 lines of code"),
        (
            "src/copy/a.rs",
            "const X: &str = \"审核已通过\";",
            "never say 通过",
        ),
        (
            "src/ui/a.rs",
            "let both = one.checked_add(other);",
            "nothing after `engine` adds",
        ),
        (
            "src/engine/a.rs",
            "if slug == \"some-policy\" {}",
            "the code knows no policy",
        ),
    ];
    for (path, text, wanted) in planted {
        let found = complaints(path, text, &names);
        assert!(
            found.len() == 1 && found[0].contains(wanted),
            "{path}: {text:.40}: {found:?}"
        );
    }
    for (path, text) in [
        ("src/ui/a.rs", "use crate::copy::words; // 结果"),
        ("src/copy/a.rs", "const X: &str = \"结果\";"),
        ("src/engine/a.rs", "/// 满足\nMet,"),
        ("src/bin/selfcheck/main.rs", "use selfcheck::form;"),
    ] {
        assert_eq!(complaints(path, text, &names), Vec::<String>::new());
    }
}

/// How often a piece of code stands in the drawing layer.
fn uses(piece: &str) -> usize {
    let drawing = sources()
        .into_iter()
        .filter(|(path, _)| path.starts_with("src/ui/"));
    let uses = |text: &str| code(text).filter(|(_, code)| code.contains(piece)).count();
    drawing.map(|(_, text)| uses(&text)).sum()
}

#[test]
fn one_component_holds_the_page() {
    assert_eq!(uses("Component for "), 1);
    assert_eq!(uses("fn update("), 1);
    for other in [
        "#[component]",
        "#[function_component",
        "use_state",
        "use_reducer",
        "use_effect",
    ] {
        assert_eq!(
            uses(other),
            0,
            "{other}: the state of the page belongs into its one component"
        );
    }
}

#[test]
fn exemptions_are_needed() {
    for (path, why) in CHINESE {
        let text = fs::read_to_string(root().join(path)).unwrap();
        assert!(
            code(&text).any(|(_, code)| code.chars().any(is_chinese)),
            "{path} needs no exemption ({why})"
        );
    }
    for (listed, _, why) in LONGER {
        let mut covered = sources().into_iter().filter(|(path, _)| covers(listed, path));
        assert!(
            covered.any(|(_, text)| code(&text).count() > LONGEST),
            "{listed} needs no longer limit ({why})"
        );
    }
    for (path, layer, why) in AGAINST {
        let text = fs::read_to_string(root().join(path)).unwrap();
        assert!(
            text.contains(&format!("crate::{layer}")),
            "{path} no longer uses {layer} ({why})"
        );
    }
}

/// The command-line tool and the layers below `ui` are built without any crate of the browser.
#[test]
fn the_native_build_knows_no_browser() {
    let tree = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--package",
            "selfcheck",
            "--edges",
            "normal",
            "--prefix",
            "none",
        ])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .output()
        .unwrap();
    let tree = String::from_utf8(tree.stdout).unwrap();
    assert!(tree.contains("rust_decimal"), "cargo tree said nothing");
    for name in BROWSER.map(|name| name.replace('_', "-")) {
        let found = tree.lines().find(|line| line.split(' ').next() == Some(&name));
        assert_eq!(found, None);
    }
}
