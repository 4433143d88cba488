//! Reading policy folders: shape, then check; every problem at once with where, what and how to mend.
//!
//! `read` turns a file into the parts that have the right shape ([`shape`]), `check` resolves names, compares units and
//! unrolls years, and `proof` shows what the engine relies on: no circles, no expression past 28 digits. `quotes`
//! compares citations with the documents, and `answers` reads what a visitor or a script answers.

mod after;
mod answer;
pub mod answers;
mod bounds;
mod build;
mod calendar;
pub mod cases;
mod check;
mod conditions;
mod costs;
pub mod coverage;
mod days;
mod digits;
mod divisors;
mod entries;
mod extras;
mod facts;
mod forms;
pub mod limits;
mod listed;
mod locate;
mod logic;
mod mantissa;
mod mended;
mod names;
mod near;
mod numbers;
mod parts;
mod problem;
mod questions;
pub mod quotes;
mod raw;
mod read;
mod readings;
mod records;
mod relations;
pub mod shape;
mod shape_check;
mod shared;
mod targets;
mod units;
mod unused;
mod uses;
mod visit;
mod wild;
mod worked;
mod years;

use std::fmt::Write;

use sha2::{Digest, Sha256};

pub use build::{Checked, bundle, check_folder, check_text, check_texts, read_folder};
pub use locate::lines;
pub use problem::{Fault, Problem};

/// The JSON Schema of policy files.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(shape::PolicyFile).to_value()
}

/// The same, made once.
fn policy_schema() -> &'static serde_json::Value {
    static SCHEMA: std::sync::OnceLock<serde_json::Value> = std::sync::OnceLock::new();
    SCHEMA.get_or_init(schema)
}

/// SHA-256 in hexadecimal.
fn hex_sha256(bytes: &[u8]) -> String {
    let mut hex = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
