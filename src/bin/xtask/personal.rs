//! Nothing personal is shipped: a mobile number or an e-mail address in any file stops the build.

use crate::command::Outcome;
use crate::files;
use std::path::Path;

/// Refuses a folder if a file in it holds a mobile number or an e-mail address; to be called before files are compressed.
pub fn check(folder: &Path) -> Outcome {
    for name in files::names(folder)? {
        if let Some(found) = find(&files::read(&folder.join(&name))?) {
            return Err(format!(
                "{name} would ship `{found}`, a mobile number or an e-mail address: take it out of its source"
            ));
        }
    }
    Ok(())
}

/// The first number or address. Bundles hold wording in UTF-16, at even or odd places; everything else is UTF-8.
fn find(bytes: &[u8]) -> Option<String> {
    let from_odd = bytes.get(1..).unwrap_or_default();
    [bytes.to_vec(), narrowed(bytes), narrowed(from_odd)]
        .iter()
        .find_map(|text| {
            (0..text.len()).find_map(|at| {
                let length = mobile(text, at).or_else(|| address(text, at))?;
                Some(String::from_utf8_lossy(&text[at..at + length]).into_owned())
            })
        })
}

/// UTF-16 with one byte for each unit: ASCII stays what it is, the rest is 0.
fn narrowed(bytes: &[u8]) -> Vec<u8> {
    let pairs = bytes.chunks_exact(2);
    pairs.map(|pair| if pair[1] == 0 { pair[0] } else { 0 }).collect()
}

/// The length of a mobile number that begins here: 1, then 3 to 9, then nine digits, in one piece or 3-4-4.
fn mobile(text: &[u8], at: usize) -> Option<usize> {
    let digit = |place: usize| text.get(place).is_some_and(u8::is_ascii_digit);
    // The names of functions end in hexadecimal.
    let hex = |byte: Option<&u8>| matches!(byte, Some(b'a'..=b'f'));
    let begins = text[at] == b'1' && matches!(text.get(at + 1), Some(b'3'..=b'9'));
    // Behind other digits only if they are the country's.
    let before = &text[..at];
    let apart = !before.last().is_some_and(u8::is_ascii_digit)
        || before.ends_with(b"86") && (at < 3 || !digit(at - 3));
    if !begins || !apart || hex(before.last()) {
        return None;
    }
    let mut end = at;
    for group in [3, 4, 4] {
        if end > at && matches!(text.get(end), Some(b' ' | b'-')) {
            end += 1;
        }
        if !(end..end + group).all(digit) {
            return None;
        }
        end += group;
    }
    (!digit(end) && !hex(text.get(end))).then_some(end - at)
}

/// The length of an address that begins here. Single letters around the `@` are left to chance in a compiled program.
fn address(text: &[u8], at: usize) -> Option<usize> {
    let run = |from: usize, allowed: &dyn Fn(u8) -> bool| {
        let rest = text.get(from..).unwrap_or_default();
        rest.iter().take_while(|byte| allowed(**byte)).count()
    };
    let local = |byte: u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(&byte);
    if !local(text[at]) || at > 0 && local(text[at - 1]) {
        return None;
    }
    let sign = at + run(at, &local);
    let label = run(sign + 1, &|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let dot = sign + 1 + label;
    let top = run(dot + 1, &|byte| byte.is_ascii_alphabetic());
    let is_address = text.get(sign) == Some(&b'@') && text.get(dot) == Some(&b'.');
    (is_address && sign - at >= 2 && label >= 2 && top >= 2).then_some(dot + 1 + top - at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;
    use selfcheck::policy::author;

    fn found(text: &str) -> Option<String> {
        let bytes = find(text.as_bytes());
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(find(&wide), bytes, "{text} in UTF-16");
        assert_eq!(
            find(&[b"\x07", &*wide].concat()),
            bytes,
            "{text} in UTF-16, moved"
        );
        bytes
    }

    #[test]
    fn numbers_and_addresses_are_found() {
        for (text, what) in [
            ("tel:13800000000", "13800000000"),
            ("电话19912345678。", "19912345678"),
            ("138 0000 0000", "138 0000 0000"),
            ("+86 138-0000-0000", "138-0000-0000"),
            ("8613800000000", "13800000000"),
            ("信箱：me.1@mail.example.cn", "me.1@mail.example"),
            ("00@qq.example", "00@qq.example"),
        ] {
            assert_eq!(found(text).as_deref(), Some(what));
        }
    }

    #[test]
    fn other_digits_and_signs_are_let_by() {
        for text in [
            "",
            "00000000000",
            "12800000000",
            "1380000000",
            "138000000001",
            "113800000000",
            "0477-5200000",
            "1011121314151617181920",
            "2026-11-21",
            "steps_to::h6e18019875641d2f",
            "steps_to::h13800000000c6d2f",
            "steps_to::h2d6fe13800000000",
            "@media (min-width: 30em)",
            "a@b.cc",
            "name@host",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    /// In the form a page loads: wording of a policy and nothing else.
    #[test]
    fn a_number_in_the_wording_of_a_bundle_is_found() {
        let mut bundle = author::read_folder(&paths::root().join("tests/policies"))
            .ok()
            .unwrap();
        assert_eq!(find(&bundle.to_bytes().unwrap()), None);
        bundle.policies[0].meta.notices.push("联系人：13800000000");
        assert_eq!(find(&bundle.to_bytes().unwrap()).as_deref(), Some("13800000000"));
        let folder = paths::target().join("personal");
        files::fresh_folder(&folder).unwrap();
        files::write(&folder.join("a.bin"), &bundle.to_bytes().unwrap()).unwrap();
        assert!(check(&folder).unwrap_err().starts_with("a.bin would ship"));
        files::remove_folder(&folder).unwrap();
    }
}
