//! The ways into Rust's panic machinery become bare traps, so that the optimiser can drop what lies behind them.

use super::format::{CODE, Cursor, IMPORT, Module, imports, push_number, push_sized};
use crate::command::Outcome;

/// Functions that never return, by the start of their name.
const PANICS: [&str; 16] = [
    "core::panicking::",
    "core::option::unwrap_failed",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
    "core::cell::panic_",
    "core::cell::lazy::panic_",
    "core::slice::index::slice_index_fail",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::str::slice_error_fail",
    "alloc::raw_vec::handle_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::alloc::handle_alloc_error",
    "std::alloc::rust_oom",
    "std::thread::local::panic_access_error",
    "__rustc::rust_begin_unwind",
    "console_error_panic_hook::hook",
];

/// What only a panic's message runs, wherever the name says so; reached through tables, so the optimiser cannot tell.
const MESSAGES: [&str; 4] = [
    " as core::fmt::Debug>::fmt",
    "std::panicking::panic_with_hook",
    "std::panicking::panic_handler::",
    "::assert_failed",
];

/// No locals, `unreachable`, end.
const TRAP: &[u8] = &[0, 0, 0x0b];

/// Empties every function of the lists.
pub fn bare(module: &mut Module) -> Outcome {
    let names = function_names(module.names()?)?;
    let imported = imports(module.section(IMPORT)?)?.len();
    let code = module.section(CODE)?;
    let mut cursor = Cursor(code);
    let mut emptied = Vec::new();
    let count = cursor.size()?;
    push_number(&mut emptied, count);
    let mut machinery = false;
    for place in imported..imported + count {
        let body = cursor.sized()?;
        let name = names.get(place).map_or("", String::as_str);
        machinery |= name.starts_with("core::panicking::panic_fmt");
        push_sized(&mut emptied, if is_panic(name) { TRAP } else { body });
    }
    if !machinery {
        return Err("no function core::panicking::panic_fmt; see src/bin/xtask/slim/traps.rs".into());
    }
    *code = emptied;
    Ok(())
}

fn is_panic(name: &str) -> bool {
    PANICS.iter().any(|start| name.starts_with(start)) || MESSAGES.iter().any(|part| name.contains(part))
}

/// The names by the place of the function, imported ones first, without the compiler's hashes (`core[c5930c85a12de822]`).
fn function_names(section: &[u8]) -> Outcome<Vec<String>> {
    const FUNCTIONS: u8 = 1;
    let mut cursor = Cursor(section);
    let mut names = Vec::new();
    while !cursor.0.is_empty() {
        let (kind, content) = (cursor.byte()?, cursor.sized()?);
        if kind != FUNCTIONS {
            continue;
        }
        let mut cursor = Cursor(content);
        for _ in 0..cursor.size()? {
            let (place, name) = (cursor.size()?, cursor.name()?);
            names.resize(names.len().max(place), String::new());
            names.insert(place, unhashed(name));
        }
    }
    Ok(names)
}

fn unhashed(name: &str) -> String {
    let mut parts = name.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => {
                plain.push_str(rest)
            }
            _ => {
                plain.push('[');
                plain.push_str(part);
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panics_are_known_by_their_names() {
        assert_eq!(unhashed("core[c5930c85a12de822]::x::<[u8]>"), "core::x::<[u8]>");
        for name in [
            "core[c5930c85a12de822]::panicking::panic_fmt",
            "<char as core[c5930c85a12de822]::fmt::Debug>::fmt",
            "<alloc[3ca501edff3f0c7c]::vec::Vec<_, _>>::swap_remove::assert_failed",
        ] {
            assert!(is_panic(&unhashed(name)), "{name}");
        }
        for name in [
            "std[a543996e6e7dbf1e]::panicking::panic_count::is_zero_slow_path",
            "std[a543996e6e7dbf1e]::panic::set_hook",
            "<i32 as core[c5930c85a12de822]::fmt::Display>::fmt",
            "",
        ] {
            assert!(!is_panic(&unhashed(name)), "{name}");
        }
    }
}
