//! `cargo xtask rules`: the conditions of each policy, and whether situations show each of their tests to count.

use crate::command::{self, Outcome};
use crate::{files, paths};

const TEST: &str = "every_test_counts_and_every_comparison_turns_where_it_should";

/// Prints the figures of `tests/rules.rs` and fails where it does.
pub fn rules(words: &[&str]) -> Outcome {
    let mut test = command::cargo("test --quiet --test rules -- --nocapture --exact");
    test.arg(TEST);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match *word {
            "--policy" => {
                let slug = words.next().ok_or("`--policy` needs a value")?;
                known(slug)?;
                test.env("SELFCHECK_RULES_POLICY", slug);
            }
            "--list" => {
                test.env("SELFCHECK_RULES_LIST", "1");
            }
            _ => {
                return Err(format!(
                    "`{word}` is no option of `rules`; it takes --policy SLUG and --list"
                ));
            }
        }
    }
    command::run(&mut test)
}

fn known(slug: &str) -> Outcome {
    let names = files::names(&paths::root().join("policies"))?;
    if names.iter().any(|name| name == slug) {
        Ok(())
    } else {
        Err(format!("there is no policy `{slug}`"))
    }
}
