//! After the link: what a visitor's browser does not need is taken out of the wasm, then it is lowered to 1.0.
//!
//! A panic stays a trap, which the loader handles as before; what goes is the text of the panic's message, which
//! only a programmer at the console would read. To see it, run the same case natively.
//!
//! Brotli sizes when this was written: 151.8 KB with `-Oz` alone, 147.3 with bare traps before it; with the flags
//! below, without places and with short import names about 140.6; the glue became 1.4 smaller.
//!
//! What is served is not the wasm file but its [`columns`]: when the program had grown, 164.3 KB became 143.1. Frequent
//! pairs, a column more, and no constants that only emptied functions read made it 138.4; without `places` it is 139.8.

mod classes;
mod code;
mod columns;
mod format;
mod imports;
mod memory;
mod pairs;
mod places;
mod statics;
mod traps;

use crate::command::{self, Outcome};
use crate::files;
use crate::tools::Tools;
pub use columns::{apart, in_one_piece};
use format::CODE;
pub use format::Module;
use std::path::Path;

/// Lowers what std uses beyond WebAssembly 1.0, for old WebViews; the gate refuses the result if anything is left.
const LOWERING: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--signext-lowering",
];

/// Chosen by brotli size: `-Oz` 147.3 KB; no pointer under 1024, where the stack lies below the data, 1.1 less; hardly
/// inlining what is called once, about 0.8 less; a third round after a look at which values there can be, 0.8 less.
/// Flattening first gave 0.2 more, not worth code that
/// strays so far from what the compiler laid out.
const SHRINKING: [&str; 7] = [
    "--low-memory-unused",
    "-Oz",
    "-Oz",
    "--gufa",
    "-Oz",
    "-ocimfs=30",
    "-aimfs=4",
];

/// Makes `wasm` small and old enough for every browser, and the glue fit it.
pub fn slim(tools: &Tools, wasm: &Path, glue: &Path) -> Outcome {
    let mut module = Module::read(&files::read(wasm)?)?;
    let before = module.section(CODE)?.clone();
    traps::bare(&mut module)?;
    statics::blank(&mut module, &before)?;
    files::write(wasm, &module.bytes())?;

    let mut optimiser = tools.npm_program("wasm-opt");
    optimiser
        .arg(wasm)
        .arg("-o")
        .arg(wasm)
        .args(LOWERING)
        .args(SHRINKING);
    command::run(&mut optimiser)?;

    let mut module = Module::read(&files::read(wasm)?)?;
    places::blank(&mut module)?;
    let glue_text = imports::shorten(&mut module, &files::read_text(glue)?)?;
    module.drop_custom();
    files::write(wasm, &module.bytes())?;
    files::write(glue, glue_text.as_bytes())
}
