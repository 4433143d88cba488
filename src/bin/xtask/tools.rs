//! Makes sure of the tools a task needs: fetches what is missing, names together what it cannot fetch.

use crate::assets::sha256_hex;
use crate::command::{self, Outcome};
use crate::{files, paths};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command};

/// The wasm-pack the build is proven with; wasm-bindgen's version comes from Cargo.lock.
const WASM_PACK: &str = "0.15.1";
/// playwright-core needs it.
const OLDEST_NODE: u32 = 20;
const CJK_FONT: &str = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

/// What a task does with the tools, hence which ones it needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Making the site.
    Build,
    /// Making the site, the lints and the tests in a real browser.
    Test,
}

/// Where the tools lie that are not looked up by name.
pub struct Tools {
    /// Folders that go in front of `PATH`: wasm-pack, wasm-bindgen of the locked version, npm's binaries.
    pub path: Vec<PathBuf>,
    npm: PathBuf,
}

impl Tools {
    /// A program from the locked npm packages.
    pub fn npm_program(&self, name: &str) -> Command {
        command::program(self.npm.join("node_modules/.bin").join(name), &[])
    }
}

/// One thing that is missing and the command that would bring it.
struct Missing {
    what: String,
    cure: String,
}

/// Finds or fetches every tool; an error lists all that is still missing.
pub fn ensure(purpose: Purpose) -> Outcome<Tools> {
    let bindgen = locked_version("wasm-bindgen")?;
    let bindgen_root = paths::tool_cache().join(format!("wasm-bindgen-cli-{bindgen}"));
    let pack_root = paths::tool_cache().join(format!("wasm-pack-{WASM_PACK}"));
    let npm = npm_root()?;

    let mut results = vec![wasm_target()];
    if purpose == Purpose::Test {
        results.extend(["rustfmt", "clippy"].map(rustup_component));
    }
    results.push(cargo_tool(
        "wasm-bindgen-cli",
        "wasm-bindgen",
        &bindgen,
        &bindgen_root,
    ));
    results.push(cargo_tool("wasm-pack", "wasm-pack", WASM_PACK, &pack_root));
    results.push(node());
    if results.last().is_some_and(Result::is_ok) {
        results.push(npm_packages(&npm));
    }
    if purpose == Purpose::Test {
        results.push(browser());
    }

    let missing: Vec<Missing> = results.into_iter().filter_map(Result::err).collect();
    if !missing.is_empty() {
        let list: Vec<String> = missing
            .iter()
            .map(|one| format!("  - {}\n      {}", one.what, one.cure))
            .collect();
        return Err(format!(
            "missing on this machine, with what would mend it:\n{}",
            list.join("\n")
        ));
    }
    let path = vec![
        npm.join("node_modules/.bin"),
        bindgen_root.join("bin"),
        pack_root.join("bin"),
    ];
    Ok(Tools { path, npm })
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Outcome<String> {
    let lock = files::read_text(&paths::root().join("Cargo.lock"))?;
    version_in_lock(&lock, package)
        .ok_or_else(|| format!("Cargo.lock names no `{package}`; run `cargo generate-lockfile`"))
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_string())
}

fn wasm_target() -> Result<(), Missing> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let folder = command::capture(&mut command::program(
        "rustc",
        &["--print", "target-libdir", "--target", TARGET],
    ));
    if folder.is_ok_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    attempt(
        &format!("Rust's standard library for {TARGET}"),
        &mut command::program("rustup", &["target", "add", TARGET]),
        &format!("rustup target add {TARGET}"),
    )
}

fn rustup_component(name: &str) -> Result<(), Missing> {
    let subcommand = if name == "rustfmt" { "fmt" } else { name };
    if command::capture(&mut command::cargo(&format!("{subcommand} --version"))).is_ok() {
        return Ok(());
    }
    let cure = format!("rustup component add {name}");
    attempt(
        name,
        &mut command::program("rustup", &["component", "add", name]),
        &cure,
    )
}

/// Installs a cargo package into `root`, complete or not at all; without `--locked`, as its own lock may be outdated.
fn cargo_tool(package: &str, binary: &str, version: &str, root: &Path) -> Result<(), Missing> {
    if root.join("bin").join(binary).is_file() {
        return Ok(());
    }
    let unfinished = root.with_extension(format!("part-{}", process::id()));
    let build = std::env::temp_dir().join(format!("selfcheck-{package}-{}", process::id()));
    let mut install = command::cargo(&format!("install {package} --version {version} --root"));
    install.arg(&unfinished).arg("--target-dir").arg(&build);
    // Flags meant for the project must not leak into a tool.
    install.env_remove("RUSTFLAGS").env_remove("CARGO_BUILD_TARGET");
    let what = format!("{package} {version}");
    let cure = format!(
        "cargo install {package} --version {version} --root {}",
        root.display()
    );
    let result = attempt(&what, &mut install, &cure);
    let _ = fs::remove_dir_all(&build);
    keep(result, &unfinished, root)
}

fn node() -> Result<(), Missing> {
    let cure =
        "apt-get install -y nodejs npm   (as root, from Debian 13 on; before that from nodejs.org)".into();
    let version = command::capture(&mut command::program("node", &["--version"]));
    let major: Option<u32> = version
        .ok()
        .and_then(|text| text.trim().strip_prefix('v')?.split('.').next()?.parse().ok());
    match major {
        Some(major) if major >= OLDEST_NODE && command::on_path("npm").is_some() => Ok(()),
        Some(major) if major >= OLDEST_NODE => Err(Missing {
            what: "npm".into(),
            cure,
        }),
        Some(major) => Err(Missing {
            what: format!("Node.js {OLDEST_NODE} or newer (this is {major})"),
            cure,
        }),
        None => Err(Missing {
            what: format!("Node.js {OLDEST_NODE} or newer"),
            cure,
        }),
    }
}

/// The cache folder of the locked npm packages; a changed lock gets a new one.
fn npm_root() -> Outcome<PathBuf> {
    let lock = files::read(&paths::browser_tests().join("package-lock.json"))?;
    Ok(paths::tool_cache().join(format!("npm-{}", &sha256_hex(&lock)[..16])))
}

/// Installs the locked npm packages into the cache and links them where the browser tests look.
fn npm_packages(root: &Path) -> Result<(), Missing> {
    let lost = |what: String| Missing {
        what,
        cure: format!("make {} writable", paths::tool_cache().display()),
    };
    if !root.join("node_modules").is_dir() {
        let unfinished = root.with_extension(format!("part-{}", process::id()));
        files::fresh_folder(&unfinished).map_err(lost)?;
        for name in ["package.json", "package-lock.json"] {
            let from = paths::browser_tests().join(name);
            fs::copy(&from, unfinished.join(name)).map_err(|error| lost(format!("{name}: {error}")))?;
        }
        let mut install = command::program(
            "npm",
            &["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"],
        );
        install.arg(&unfinished);
        let cure = "npm ci --ignore-scripts --prefix tests/browser   (shows why it fails)";
        let result = attempt(
            "the npm packages of tests/browser/package-lock.json",
            &mut install,
            cure,
        );
        keep(result, &unfinished, root)?;
    }
    let link = paths::browser_tests().join("node_modules");
    link_to(&root.join("node_modules"), &link)
        .map_err(|error| lost(format!("the link {}: {error}", paths::shown(&link))))
}

fn link_to(packages: &Path, link: &Path) -> std::io::Result<()> {
    if link.is_symlink() {
        if fs::read_link(link)? == packages {
            return Ok(());
        }
        fs::remove_file(link)?;
    } else if link.is_dir() {
        // Someone ran npm there by hand; a cache of the build, safe to replace.
        fs::remove_dir_all(link)?;
    }
    std::os::unix::fs::symlink(packages, link)
}

fn browser() -> Result<(), Missing> {
    let mut packages = Vec::new();
    if chromium().is_none() {
        packages.push("chromium");
    }
    if !Path::new(CJK_FONT).is_file() {
        packages.push("fonts-noto-cjk");
    }
    if packages.is_empty() {
        return Ok(());
    }
    let what = packages.join(" and ");
    let install = format!(
        "apt-get install -y --no-install-recommends {}",
        packages.join(" ")
    );
    let cure = format!("apt-get update && {install}   (as root)");
    let is_root = command::capture(&mut command::program("id", &["-u"])).is_ok_and(|id| id.trim() == "0");
    if !is_root || command::on_path("apt-get").is_none() {
        return Err(Missing { what, cure });
    }
    let mut update = command::program("apt-get", &["update"]);
    let mut command = Command::new("sh");
    command
        .args(["-c", &install])
        .env("DEBIAN_FRONTEND", "noninteractive");
    attempt("Debian's package lists", &mut update, &cure)?;
    attempt(&what, &mut command, &cure)
}

/// The Chromium the browser tests drive; `CHROMIUM` names another one.
pub fn chromium() -> Option<PathBuf> {
    match std::env::var_os("CHROMIUM") {
        Some(path) => Some(PathBuf::from(path)).filter(|path| path.is_file()),
        None => command::on_path("chromium"),
    }
}

/// Tries to bring `what`; if that fails, `cure` is the command to name.
fn attempt(what: &str, install: &mut Command, cure: &str) -> Result<(), Missing> {
    eprintln!("installing {what}, once per user; this can take some minutes");
    command::run(install).map_err(|_| Missing {
        what: what.into(),
        cure: cure.into(),
    })
}

/// Moves a finished installation into place, or clears away an unfinished one.
fn keep(result: Result<(), Missing>, unfinished: &Path, place: &Path) -> Result<(), Missing> {
    if result.is_ok() && fs::rename(unfinished, place).is_err() && !place.is_dir() {
        let what = format!("{}", place.display());
        return Err(Missing {
            what,
            cure: "make its parent folder writable".into(),
        });
    }
    let _ = fs::remove_dir_all(unfinished);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_read_by_exact_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "wasm"), None);
    }
}
