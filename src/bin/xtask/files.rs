//! Reading and writing files with messages that name the file.

use crate::command::Outcome;
use crate::paths::shown;
use std::fs;
use std::path::Path;

/// Reads a file, or says which one cannot be read.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| format!("cannot read {}: {error}", shown(path)))
}

/// The names of what `folder` holds, sorted.
pub fn names(folder: &Path) -> Outcome<Vec<String>> {
    let unreadable = |error| format!("cannot list {}: {error}", shown(folder));
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        names.push(
            entry
                .map_err(unreadable)?
                .file_name()
                .to_string_lossy()
                .into_owned(),
        );
    }
    names.sort();
    Ok(names)
}

/// Reads a text file, or says which one cannot be read.
pub fn read_text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", shown(path)))
}

/// Writes a file, or says which one cannot be written.
pub fn write(path: &Path, bytes: &[u8]) -> Outcome {
    fs::write(path, bytes).map_err(|error| format!("cannot write {}: {error}", shown(path)))
}

/// An empty folder at `path`, whatever was there before.
pub fn fresh_folder(path: &Path) -> Outcome {
    if path.exists() {
        remove_folder(path)?;
    }
    fs::create_dir_all(path).map_err(|error| format!("cannot make the folder {}: {error}", shown(path)))
}

/// Removes a folder with all it holds.
pub fn remove_folder(path: &Path) -> Outcome {
    fs::remove_dir_all(path)
        .map_err(|error| format!("cannot remove {}: {error}; remove it by hand", shown(path)))
}
