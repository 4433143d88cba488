//! What a long run was about: a fingerprint of the policies and of what evaluates them.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// Folders whose files decide what comes out, and how the names of those files end.
const FOLDERS: [(&str, &str); 6] = [
    ("policies", "policy.json"),
    ("tests/policies", "policy.json"),
    ("src/value", ".rs"),
    ("src/policy", ".rs"),
    ("src/engine", ".rs"),
    ("tests/support/plain", ".rs"),
];

/// The fingerprint of the files of a project, hexadecimal.
pub fn fingerprint(root: &Path) -> std::io::Result<String> {
    let mut digest = Sha256::new();
    for (folder, end) in FOLDERS {
        let mut files = Vec::new();
        collect(&root.join(folder), end, &mut files)?;
        files.sort();
        for file in files {
            let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy();
            let bytes = std::fs::read(&file)?;
            digest.update(format!("{name}\n{}\n", bytes.len()));
            digest.update(bytes);
        }
    }
    let bytes = digest.finalize();
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn collect(folder: &Path, end: &str, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, end, files)?;
        } else if path.to_string_lossy().ends_with(end) {
            files.push(path);
        }
    }
    Ok(())
}
