//! Where things lie: the project, its build output and the per-user tool cache.

use std::env;
use std::path::{Path, PathBuf};

/// The folder that holds Cargo.toml.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Build output; follows `CARGO_TARGET_DIR` as cargo does.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The finished site: copy it to any static host.
pub fn site() -> PathBuf {
    target().join("site")
}

/// The same site with the made-up policies of the tests.
pub fn made_up_site() -> PathBuf {
    target().join("site-made-up")
}

/// A build folder of its own for the browser, so that its compiler flags do not rebuild the native tools.
pub fn web_target() -> PathBuf {
    target().join("web")
}

/// The browser tests and the npm packages they and the build share.
pub fn browser_tests() -> PathBuf {
    root().join("tests/browser")
}

/// Tools that are fetched once per user, one folder per name and version.
pub fn tool_cache() -> PathBuf {
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute());
    let home = || PathBuf::from(env::var_os("HOME").unwrap_or_else(|| "/root".into())).join(".cache");
    cache.unwrap_or_else(home).join("selfcheck/tools")
}

/// `path` as a reader at the project root would write it.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}
