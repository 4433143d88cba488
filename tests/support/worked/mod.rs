//! Worked cases: the words of a case renamed into facts and places of the report by `tests/cases/keys.json`, and
//! compared. It knows no policy and does no arithmetic. `tests/cases.rs` holds every case with it; `cargo xtask mutate`
//! finds out with it which slips of a policy file no case would notice.
#![allow(dead_code, reason = "each user takes its part")]

pub mod look;
pub mod run;

use std::collections::BTreeMap;

pub use selfcheck::policy::author::cases::{Case, CaseFile, FactRule, read};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    pub policies: BTreeMap<String, Table>,
    pub input: InputTable,
}

/// How the words of one file of cases are meant.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    pub cases: String,
    /// The day, where a case gives none.
    pub day: String,
    /// What `{name}` in a path stands for, where a case does not set it.
    pub names: BTreeMap<String, String>,
    pub facts: BTreeMap<String, FactRule>,
    pub expected: BTreeMap<String, Rule>,
    /// Words that mean something else in one group of cases …
    pub groups: BTreeMap<String, BTreeMap<String, Rule>>,
    /// … or in one case.
    pub by_case: BTreeMap<String, BTreeMap<String, Rule>>,
    /// The readings behind an ambiguity of the digest.
    pub ambiguities: BTreeMap<String, Vec<String>>,
    /// Reading and option behind the words of an alternative.
    pub alternatives: BTreeMap<String, BTreeMap<String, String>>,
    /// Cases that cannot hold yet, and why.
    pub later: BTreeMap<String, String>,
}

/// What an expectation is compared with; exactly one of `at`, `parts`, `depends`, `unchecked`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Path into the report: keys, `*` for every element, `id=rent,year=1` for elements with those entries.
    pub at: Option<String>,
    #[serde(default, rename = "as")]
    pub kind: Kind,
    /// The words of the report for the words of the case.
    pub values: Option<BTreeMap<String, Value>>,
    /// Readings under which this is looked up.
    #[serde(default)]
    pub under: BTreeMap<String, String>,
    pub parts: Option<BTreeMap<String, Rule>>,
    /// For a list of objects: the name that counts its elements from 1.
    pub each: Option<String>,
    /// Whether another reading changes a target with one of these beginnings.
    pub depends: Option<Vec<String>>,
    /// Why the report has nothing to compare with …
    pub unchecked: Option<String>,
    /// … and the path that must not exist as long as that is so.
    pub until: Option<String>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The same JSON.
    #[default]
    Same,
    /// The same number, however written.
    Number,
    /// Lowest and highest amount.
    Range,
    /// No single amount: lowest and highest differ.
    SeveralAmounts,
    /// The same elements in any order.
    List,
    /// All of these elements, and perhaps more.
    Contains,
    /// Not to be found anywhere below the path.
    Nowhere,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InputTable {
    pub cases: String,
    pub policy: String,
    pub facts: BTreeMap<String, Field>,
    pub later: BTreeMap<String, String>,
}

/// The field a text is typed into.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// A fact of the policy.
    Fact(String),
    /// A number in this unit.
    Unit(String),
}
