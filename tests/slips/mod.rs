//! Slips made in the small valid policy of `tests/fixtures`, and what an author is told about them.

pub mod conditions;

use std::path::{Path, PathBuf};

use selfcheck::policy::author::{Problem, check_folder, check_text};

pub const GUILD: &str = include_str!("../fixtures/policies/guild/policy.json");

/// The fixture with slips: each text occurs exactly once and is replaced.
pub fn with(slips: &[(&str, &str)]) -> String {
    slips.iter().fold(GUILD.to_owned(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "{from} must occur once");
        text.replace(from, to)
    })
}

pub fn words(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

/// What is told about the text of a policy.
pub fn told(text: &str) -> String {
    words(
        &check_text(text, "guild/policy.json", "guild")
            .err()
            .unwrap_or_default(),
    )
}

/// What is told about a folder with policies, by slug and text.
#[allow(dead_code, reason = "not every test looks at whole folders")]
pub fn told_of_folder(name: &str, policies: &[(&str, &str)]) -> String {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&root);
    for (slug, text) in policies {
        std::fs::create_dir_all(root.join(slug)).unwrap();
        std::fs::write(root.join(slug).join("policy.json"), text).unwrap();
    }
    let problems = check_folder(&PathBuf::from(&root)).err().unwrap_or_default();
    words(&problems).replace(&format!("{}/", root.display()), "")
}
