//! `cargo xtask shots`: pictures of the built page in target/shots, taken by the browser the tests drive.

use crate::command::{self, Outcome};
use crate::tools::{self, Purpose};
use crate::{files, paths};
use std::env;

/// Takes the pictures of target/site as it stands.
pub fn shots() -> Outcome {
    tools::ensure(Purpose::Test)?;
    let folder = paths::target().join("shots");
    files::fresh_folder(&folder)?;
    let this = env::current_exe().map_err(|error| format!("cannot find this program's own file: {error}"))?;
    let mut node = command::program("node", &[]);
    node.arg(paths::browser_tests().join("shots.mjs"))
        .arg(&folder)
        .env("SELFCHECK_XTASK", this);
    if let Some(chromium) = tools::chromium() {
        node.env("CHROMIUM", chromium);
    }
    command::run(&mut node)?;
    println!("shots: {}", paths::shown(&folder));
    Ok(())
}
