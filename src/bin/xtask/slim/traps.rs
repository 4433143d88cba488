//! The ways into Rust's panic machinery become bare traps, so that the optimiser can drop what lies behind them.

use super::code::{self, Operand};
use super::format::{CODE, Cursor, IMPORT, Module, imports, push_number, push_sized};
use crate::command::Outcome;

/// Functions that never return, by the start of their name.
const PANICS: [&str; 17] = [
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
    "wasm_bindgen::throw_str",
];

/// What only a panic's message runs, wherever the name says so; reached through tables, so the optimiser cannot tell.
const MESSAGES: [&str; 4] = [
    " as core::fmt::Debug>::fmt",
    "std::panicking::panic_with_hook",
    "std::panicking::panic_handler::",
    "::assert_failed",
];

/// std's formatting: when no function that stays calls it, only messages of panics do, through tables.
const FORMATTING: [&str; 4] = [
    " as core::fmt::Display>::fmt",
    " as core::fmt::Write>::",
    "core::fmt::Write::write_fmt",
    "std::io::Write::write_fmt",
];

/// How Yew puts up views, keeps their listeners and waits for what is not ready, wherever the name says so. The page's one component always gives it the same: a node of its own, see `src/ui/browser/app.rs`. What is named
/// here runs for other views only; a mistake would end every page before it is drawn.
const VIEWS: [&str; 14] = [
    " as yew::utils::RcExt<",
    "yew::dom_bundle::bcomp::",
    "yew::dom_bundle::blist::",
    "yew::dom_bundle::bportal::",
    "yew::dom_bundle::braw::",
    "yew::dom_bundle::bsuspense::",
    "yew::dom_bundle::btag::",
    "yew::dom_bundle::btext::",
    "yew::dom_bundle::subtree_root::SubtreeData::add_listener",
    "yew::dom_bundle::subtree_root::EventDescriptor as core::clone::Clone>::clone",
    "yew::dom_bundle::bnode::BNode as yew::dom_bundle::traits::ReconcileTarget>::shift",
    "yew::html::component::scope::AnyScope::find_parent_scope",
    "yew::html::component::lifecycle::ComponentState::suspend",
    "yew::suspense::",
];

/// No locals, `unreachable`, end.
const TRAP: &[u8] = &[0, 0, 0x0b];

/// Empties every function of the lists.
pub fn bare(module: &mut Module) -> Outcome {
    let names = function_names(module.names()?)?;
    let imported = imports(module.section(IMPORT)?)?.len();
    let code = module.section(CODE)?;
    let bodies = code::bodies(code)?;
    let name = |place: usize| names.get(place).map_or("", String::as_str);
    let mut emptied = Vec::new();
    push_number(&mut emptied, bodies.len());
    let mut machinery = false;
    let mut views = VIEWS.map(|view| (view, false));
    for (body, place) in bodies.into_iter().zip(imported..) {
        machinery |= name(place).starts_with("core::panicking::panic_fmt");
        let view = views.iter_mut().find(|(view, _)| is_view(name(place), view));
        let stays = !is_panic(name(place)) && !is_formatting(name(place)) && view.is_none();
        view.into_iter().for_each(|(_, is_found)| *is_found = true);
        if stays
            && let Some(formats) = called(body)?
                .into_iter()
                .map(name)
                .find(|name| is_formatting(name))
        {
            return Err(format!(
                "{} formats through {formats}; spell it out with `text` or `concat`: formatting is kilobytes",
                name(place)
            ));
        }
        push_sized(&mut emptied, if stays { body } else { TRAP });
    }
    if !machinery {
        return Err("no function core::panicking::panic_fmt; see src/bin/xtask/slim/traps.rs".into());
    }
    if let Some((view, _)) = views.iter().find(|(_, is_found)| !is_found) {
        return Err(format!("no function {view}; see src/bin/xtask/slim/traps.rs"));
    }
    *code = emptied;
    Ok(())
}

/// Any view may be taken down or thrown away: the first one is Yew's own, and empty.
fn is_view(name: &str, view: &str) -> bool {
    name.contains(view) && !name.contains("::detach") && !name.contains("drop_in_place")
}

fn is_panic(name: &str) -> bool {
    PANICS.iter().any(|start| name.starts_with(start)) || MESSAGES.iter().any(|part| name.contains(part))
}

fn is_formatting(name: &str) -> bool {
    let own = name.trim_start_matches('<').starts_with("core::fmt::");
    own || FORMATTING.iter().any(|part| name.contains(part))
}

/// The functions that a function calls by name.
fn called(body: &[u8]) -> Outcome<Vec<usize>> {
    let call = |operand| match operand {
        Operand::Call(place) => Some(place as usize),
        Operand::Address(_) => None,
    };
    Ok(code::operands(body)?.into_iter().filter_map(call).collect())
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

    /// A function of the panic machinery, one that formats, one of ours that calls the first or the second, and views.
    fn module(called: u8, views: &[&str]) -> Module {
        let own = ["core::panicking::panic_fmt", "core::fmt::write", "ours"];
        let names = [&own, views].concat();
        let mut content = vec![names.len() as u8];
        for (place, name) in names.iter().enumerate() {
            content.push(place as u8);
            push_sized(&mut content, name.as_bytes());
        }
        let mut custom = b"\x04name\x01".to_vec();
        push_sized(&mut custom, &content);
        let mut code = vec![names.len() as u8];
        code.extend([3, 0, 0x01, 0x0b, 3, 0, 0x01, 0x0b, 4, 0, 0x10, called, 0x0b]);
        code.extend(views.iter().flat_map(|_| [3, 0, 0x01, 0x0b]));
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        for (id, body) in [(IMPORT, &[0][..]), (CODE, &code), (0, &custom)] {
            bytes.push(id);
            push_sized(&mut bytes, body);
        }
        Module::read(&bytes).unwrap()
    }

    #[test]
    fn formatting_goes_unless_something_calls_it() {
        let mut quiet = module(0, &VIEWS);
        bare(&mut quiet).unwrap();
        let emptied = [3, 0, 0, 0x0b, 3, 0, 0, 0x0b, 4, 0, 0x10, 0, 0x0b, 3, 0, 0, 0x0b];
        assert_eq!(quiet.section(CODE).unwrap()[1..=emptied.len()], emptied);
        let refused = bare(&mut module(1, &VIEWS)).unwrap_err();
        assert!(
            refused.starts_with("ours formats through core::fmt::write"),
            "{refused}"
        );
    }

    #[test]
    fn a_view_that_has_gone_is_noticed() {
        let refused = bare(&mut module(0, &VIEWS[1..])).unwrap_err();
        assert!(
            refused.starts_with("no function  as yew::utils::RcExt<"),
            "{refused}"
        );
        let kept = "yew::dom_bundle::blist::<impl ReconcileTarget for BList>::detach";
        assert!(!VIEWS.iter().any(|view| is_view(kept, view)));
    }

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
