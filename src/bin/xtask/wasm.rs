//! The browser side of the build: Rust to WebAssembly 1.0, and the JavaScript around it.

use crate::command::{self, Outcome};
use crate::tools::Tools;
use crate::{files, paths, slim};
use std::env;
use std::path::{Path, PathBuf};

/// Rust's default would let wasm-bindgen use reference types, which WebViews before Chrome 96 and iOS 15 refuse.
const FEATURES_OFF: &str = "-Ctarget-feature=-reference-types,-multivalue";
/// The linker otherwise notes what std was compiled with, and wasm-bindgen goes by that note.
const FEATURES_NOTED: [&str; 2] = [
    "-Clink-arg=--features=mutable-globals,sign-ext,bulk-memory,nontrapping-fptoint",
    "-Clink-arg=--no-check-features",
];
/// Keeps every constant in a segment of its own, so that `slim` can drop those that nothing refers to any more.
const SEGMENTS: &str = "-Clink-arg=--no-merge-data-segments";
const PROFILE: &str = "release-web";
/// Compiles in a fraction of the time, to something large that only a current browser runs.
const QUICK: &str = "dev";
const NAME: &str = "selfcheck";

/// Compiles `www/`, generates its glue, makes the wasm small and lowers it to 1.0.
pub fn compile(tools: &Tools) -> Outcome {
    pack(tools, "web", PROFILE, &package(), &[])?;
    let bytes = files::read(&module())?;
    files::write(&program(), &slim::apart(&mut slim::Module::read(&bytes)?)?)?;
    let mut node = command::program("node", &["src/bin/xtask/join.mjs"]);
    command::run(node.arg(program()).arg(module()))
}

/// The same in a fraction of the time, large and not lowered: for looking at, in a current browser.
pub fn compile_quickly(tools: &Tools) -> Outcome {
    pack(tools, "web", QUICK, &package(), &["--no-opt"])?;
    files::write(&program(), &slim::in_one_piece(&files::read(&module())?))
}

/// The same program with timing exports, for Node; gives back its glue.
pub fn compile_bench(tools: &Tools) -> Outcome<PathBuf> {
    let folder = paths::web_target().join("bench");
    pack(tools, "nodejs", PROFILE, &folder, &["--", "--features", "bench"])?;
    Ok(folder.join(format!("{NAME}.js")))
}

fn pack(tools: &Tools, target: &str, profile: &str, folder: &Path, more: &[&str]) -> Outcome {
    let mut pack = command::program("wasm-pack", &["build", "www", "--mode", "no-install"]);
    pack.args(["--no-typescript", "--no-pack", "--no-gitignore"]);
    pack.args(["--target", target, "--profile", profile, "--out-name", NAME]);
    pack.arg("--out-dir").arg(folder).args(more);
    pack.env("PATH", command::path_with(&tools.path)?);
    pack.env("CARGO_TARGET_DIR", paths::web_target());
    pack.env("CARGO_ENCODED_RUSTFLAGS", rust_flags(profile).join("\x1f"));
    command::run(&mut pack)?;
    if profile != PROFILE {
        return Ok(());
    }
    let file = |ending: &str| folder.join(format!("{NAME}{ending}"));
    slim::slim(tools, &file("_bg.wasm"), &file(".js"))
}

/// The compiler flags; whatever names a source file must not carry this machine's folders to visitors.
fn rust_flags(profile: &str) -> Vec<String> {
    let home = || PathBuf::from(env::var_os("HOME").unwrap_or_default()).join(".cargo");
    let cargo_home = env::var_os("CARGO_HOME").map_or_else(home, PathBuf::from);
    let registry = cargo_home.join("registry/src");
    let mut flags = Vec::new();
    if profile == PROFILE {
        flags.push(FEATURES_OFF.to_string());
        flags.extend(FEATURES_NOTED.map(str::to_string));
        flags.push(SEGMENTS.to_string());
    }
    for (folder, name) in [(paths::root(), "selfcheck"), (&registry, "registry")] {
        flags.push(format!("--remap-path-prefix={}={name}", folder.display()));
    }
    flags
}

/// The finished wasm file.
pub fn module() -> PathBuf {
    package().join(format!("{NAME}_bg.wasm"))
}

/// The same in the form the loader reads, see `slim::columns`.
pub fn program() -> PathBuf {
    package().join("program.bin")
}

/// The same program as the compiler left it, before lowering: what the gate must refuse.
pub fn unlowered_module() -> PathBuf {
    paths::web_target()
        .join("wasm32-unknown-unknown")
        .join(PROFILE)
        .join("selfcheck_web.wasm")
}

/// Joins www/loader.js with the generated glue into `output`, in JavaScript that old WebViews read.
///
/// `import.meta` is kept (Chrome 64, Safari 11.1): the loader needs its own address. Lowering it would leave `{}`.
pub fn loader(tools: &Tools, output: &Path) -> Outcome {
    let mut bundler = minifier(tools, "www/loader.js", output);
    let glue = package().join(format!("{NAME}.js"));
    bundler
        .args(["--bundle", "--format=esm"])
        // The loader hands the glue bytes: what deals with requests and responses goes.
        .args(["--define:Request=undefined", "--define:Response=undefined"])
        .arg(format!("--alias:selfcheck-web={}", glue.display()));
    command::run(&mut bundler)
}

/// Minifies one script or stylesheet on its own.
pub fn minify(tools: &Tools, source: &str, output: &Path) -> Outcome {
    let mut minifier = minifier(tools, source, output);
    if source.ends_with(".css") {
        // Joins what the stylesheet imports.
        minifier.arg("--bundle");
    }
    command::run(&mut minifier)
}

fn minifier(tools: &Tools, source: &str, output: &Path) -> std::process::Command {
    let mut bundler = tools.npm_program("esbuild");
    bundler.args([
        source,
        "--minify",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
    ]);
    bundler.args(["--target=chrome61", "--supported:import-meta=true"]);
    bundler.arg(format!("--outfile={}", output.display()));
    bundler
}

fn package() -> PathBuf {
    paths::web_target().join("pkg")
}
