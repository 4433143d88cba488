//! Short names for what the wasm imports from its glue; wasm-bindgen's carry a hash each, which no compression shrinks.

use super::format::{IMPORT, Import, Module, imports, push_number, push_sized};
use crate::command::Outcome;

const MODULE: &str = "m";

/// Renames every import; gives back the glue with the same names, and without what is no longer imported.
pub fn shorten(module: &mut Module, glue: &str) -> Outcome<String> {
    let section = module.section(IMPORT)?;
    let all = imports(section)?;
    let mut glue = only_imported(glue, &all);
    if let Some(Import { module, .. }) = all.first() {
        glue = renamed(&glue, &format!("\"{module}\": "), &format!("\"{MODULE}\": "))?;
    }
    let mut shortened = Vec::new();
    push_number(&mut shortened, all.len());
    for (place, import) in all.iter().enumerate() {
        if import.module != all[0].module {
            return Err(format!("the wasm imports from {} as well", import.module));
        }
        let name = short(place);
        glue = renamed(&glue, &format!(" {}: ", import.name), &format!(" {name}: "))?;
        push_sized(&mut shortened, MODULE.as_bytes());
        push_sized(&mut shortened, name.as_bytes());
        shortened.push(import.kind);
        shortened.extend(import.of_type);
    }
    *section = shortened;
    Ok(glue)
}

/// The glue without the functions that the optimiser found nobody to call; each begins and ends on a line of its own.
fn only_imported(glue: &str, all: &[Import]) -> String {
    let mut kept = String::new();
    let mut dropping = false;
    for line in glue.lines() {
        let begins = line
            .strip_prefix("        __wb")
            .and_then(|rest| rest.split_once(": function"));
        if let Some((rest, _)) = begins {
            dropping = !all
                .iter()
                .any(|import| import.name.strip_prefix("__wb") == Some(rest));
        }
        if !dropping {
            kept.push_str(line);
            kept.push('\n');
        }
        dropping &= line != "        }," && line != "        }, arguments); },";
    }
    kept
}

fn renamed(glue: &str, from: &str, to: &str) -> Outcome<String> {
    match glue.matches(from).count() {
        1 => Ok(glue.replacen(from, to, 1)),
        times => Err(format!(
            "wasm-bindgen's glue has `{from}` {times} times, not once"
        )),
    }
}

/// `a0`, `a1` … `z9`, then `a10` …
fn short(place: usize) -> String {
    let letter = char::from(b'a' + (place / 10 % 26) as u8);
    format!("{letter}{}", place % 10 + place / 260 * 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn short_names_differ() {
        let names: BTreeSet<String> = (0..1000).map(short).collect();
        assert_eq!(names.len(), 1000);
    }

    #[test]
    fn what_is_not_imported_goes() {
        let glue = "    {\n        __wbg_a: function() {\n            a();\n        },\n        \
                    __wbg_b: function() { return handleError(function () {\n            b();\n        }, arguments); },\n    }\n";
        let import = |name| Import {
            module: "m",
            name,
            kind: 0,
            of_type: &[],
        };
        let all = [import("__wbg_a"), import("__wbg_b")];
        assert_eq!(only_imported(glue, &all), glue);
        let rest = only_imported(glue, &all[1..]);
        assert!(!rest.contains("a()") && rest.contains("b()") && rest.ends_with("    }\n"));
        let rest = only_imported(glue, &all[..1]);
        assert!(rest.contains("a()") && !rest.contains("b()") && rest.ends_with("    }\n"));
    }

    #[test]
    fn a_name_that_is_not_found_once_is_refused() {
        assert_eq!(renamed("{ x: 1 }", " x: ", " a: ").as_deref(), Ok("{ a: 1 }"));
        assert!(renamed("{ x: 1, x: 2 }", " x: ", " a: ").is_err());
        assert!(renamed("{}", " x: ", " a: ").is_err());
    }
}
