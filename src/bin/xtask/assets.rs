//! Content-hashed file names and the precompressed variants beside each file.

use crate::command::{self, Outcome};
use sha2::{Digest, Sha256};
use std::path::Path;
use std::process::Command;

/// The SHA-256 of `bytes` in lower-case hex.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// `stem-<first 16 hex digits of the SHA-256>.extension`: a file that changes gets a new name, so it can be cached for ever.
pub fn hashed_name(stem: &str, extension: &str, bytes: &[u8]) -> String {
    format!("{stem}-{}.{extension}", &sha256_hex(bytes)[..16])
}

/// Whether `name` has the form that [`hashed_name`] gives.
pub fn is_hashed(name: &str) -> bool {
    name.rsplit_once('.')
        .and_then(|(stem, _)| stem.rsplit_once('-'))
        .is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Writes `name.gz` (level 9) and `name.br` (quality 11) beside every file in `folder`.
pub fn precompress(folder: &Path) -> Outcome {
    let script = include_str!("precompress.mjs");
    command::run(
        Command::new("node")
            .args(["--input-type=module", "-e", script, "--"])
            .arg(folder),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_carry_the_start_of_the_sha256() {
        assert_eq!(
            hashed_name("policies", "bin", b""),
            "policies-e3b0c44298fc1c14.bin"
        );
        assert!(is_hashed("policies-e3b0c44298fc1c14.bin"));
        for name in [
            "index.html",
            "selfcheck.js",
            "policies-e3b0.bin",
            "a-zzzzzzzzzzzzzzzz.js",
            "none",
        ] {
            assert!(!is_hashed(name), "{name}");
        }
    }
}
