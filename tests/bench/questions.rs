//! How many questions come before class and price are settled, by the order in which they are asked:
//! `cargo bench --bench questions`.

mod model;
#[path = "../support/mod.rs"]
mod support;
mod walks;

use std::path::Path;

use selfcheck::policy::author;
use selfcheck::value::Date;

/// How many made-up enterprises visit each document.
const ENTERPRISES: usize = 200;

/// How many small models.
const MODELS: u64 = 30;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let bundle =
        author::read_folder(&folder).unwrap_or_else(|problems| panic!("{} problems", problems.len()));
    let day = Date::parse("2026-11-21").unwrap_or(Date::MIN);
    println!("screens until class and price are settled (without prices: until the whole is), mean");
    for policy in bundle.policies.into_iter().filter(|policy| policy.meta.offered) {
        let slug = policy.slug;
        let enterprises = walks::settled(walks::sampled(policy, ENTERPRISES), day);
        let count = enterprises.len();
        let [listed, chosen] = walks::compared(&enterprises, day).map(|sum| mean(sum, count));
        println!("{slug}: as listed {listed}, as asked {chosen} ({count} enterprises)");
    }
    let sum = model::asked_by_all(MODELS);
    let [listed, chosen, best] =
        [sum.listed, sum.chosen, sum.best].map(|sum| mean(sum, (MODELS as usize) << model::FACTS));
    println!("{MODELS} small models: as listed {listed}, as asked {chosen}, at best {best}");
}

/// A mean as a decimal with two places.
fn mean(sum: usize, of: usize) -> String {
    let hundredths = sum * 100 / of.max(1);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
