//! The old-browser gate: the shipped wasm may use WebAssembly 1.0 and nothing newer.

use crate::command::{self, Outcome};
use crate::tools::Tools;
use crate::{files, paths, wasm};
use std::path::Path;

/// Everything that wasm-validate allows by default and WebAssembly 1.0 does not have; the rest is off anyway.
const OFF: [&str; 7] = [
    "--disable-mutable-globals",
    "--disable-saturating-float-to-int",
    "--disable-sign-extension",
    "--disable-simd",
    "--disable-multi-value",
    "--disable-bulk-memory",
    "--disable-reference-types",
];

/// Refuses a wasm file that a WebAssembly 1.0 engine could not load.
pub fn check(tools: &Tools, file: &Path) -> Outcome {
    command::capture(tools.npm_program("wasm-validate").args(OFF).arg(file)).map(drop).map_err(|error| {
        format!(
            "{} needs more than WebAssembly 1.0, so old WebViews would refuse it:\n{error}\n\
             Keep the compiler flags in src/bin/xtask/wasm.rs and the lowering flags in src/bin/xtask/slim/mod.rs together.",
            paths::shown(file)
        )
    })
}

/// Shows that the gate can fail: it must refuse the build before lowering and one tiny module per newer feature.
pub fn prove(tools: &Tools) -> Outcome {
    let folder = paths::target().join("gate");
    files::fresh_folder(&folder)?;
    for (name, sections) in CONTROLS {
        let file = folder.join(format!("{name}.wasm"));
        files::write(&file, &[b"\0asm\x01\0\0\0", sections].concat())?;
        // Valid for a current engine, so that the gate refuses the feature and not a slip in these bytes.
        command::capture(tools.npm_program("wasm-validate").arg(&file))?;
        let accepted = check(tools, &file).is_ok();
        if accepted != (name == PLAIN) {
            let done = if accepted { "accepts" } else { "refuses" };
            return Err(format!(
                "the wasm gate {done} its control `{name}`; see src/bin/xtask/gate.rs"
            ));
        }
    }
    let unlowered = wasm::unlowered_module();
    if check(tools, &unlowered).is_ok() {
        return Err(format!(
            "the wasm gate accepts {}, the build before lowering",
            paths::shown(&unlowered)
        ));
    }
    println!(
        "wasm gate: refuses the build before lowering and {} controls",
        CONTROLS.len() - 1
    );
    Ok(())
}

const PLAIN: &str = "plain";

/// Hand-made modules, without the eight bytes all begin with: one that 1.0 allows, the others each with one newer feature.
const CONTROLS: [(&str, &[u8]); 8] = [
    (PLAIN, b"\x01\x04\x01\x60\0\0\x03\x02\x01\0\x0a\x04\x01\x02\0\x0b"),
    ("bulk-memory", b"\x01\x04\x01\x60\0\0\x03\x02\x01\0\x05\x03\x01\0\x01\x0a\x0e\x01\x0c\0\x41\0\x41\0\x41\0\xfc\x0a\0\0\x0b"),
    ("sign-extension", b"\x01\x04\x01\x60\0\0\x03\x02\x01\0\x0a\x08\x01\x06\0\x41\0\xc0\x1a\x0b"),
    ("saturating-float-to-int", b"\x01\x04\x01\x60\0\0\x03\x02\x01\0\x0a\x0c\x01\x0a\0\x43\0\0\0\0\xfc\0\x1a\x0b"),
    ("multi-value", b"\x01\x06\x01\x60\0\x02\x7f\x7f"),
    ("reference-types", b"\x01\x05\x01\x60\x01\x6f\0"),
    ("simd", b"\x01\x05\x01\x60\x01\x7b\0"),
    ("mutable-globals", b"\x02\x08\x01\x01a\x01b\x03\x7f\x01"),
];
