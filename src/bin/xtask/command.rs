//! Running other programs: streamed, captured, or both.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, io};

/// What a task gives back; the message says what failed, where, and how to mend it.
pub type Outcome<T = ()> = Result<T, String>;

/// The cargo that runs this task, working in the project root; `line` is split at spaces.
pub fn cargo(line: &str) -> Command {
    let name = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let words: Vec<&str> = line.split_whitespace().collect();
    program(name, &words)
}

/// A program working in the project root.
pub fn program(name: impl Into<OsString>, arguments: &[&str]) -> Command {
    let mut command = Command::new(name.into());
    command.current_dir(crate::paths::root()).args(arguments);
    command
}

/// `PATH` with `folders` searched first.
pub fn path_with(folders: &[PathBuf]) -> Outcome<OsString> {
    let inherited = env::var_os("PATH").unwrap_or_default();
    env::join_paths(folders.iter().cloned().chain(env::split_paths(&inherited)))
        .map_err(|error| format!("cannot build PATH: {error}; move the project to a folder without `:`"))
}

/// The first folder of `PATH` that holds `name`, joined with it.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// Runs to the end with the output streamed; an exit code other than 0 is an error.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} stopped with {status}", shown(command)))
    }
}

/// Runs to the end and gives back its standard output; an exit code other than 0 is an error that carries stderr.
pub fn capture(command: &mut Command) -> Outcome<String> {
    let output = command.output().map_err(|error| cannot_start(command, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    Err(format!(
        "{} stopped with {}:\n{}",
        shown(command),
        output.status,
        errors.trim_end()
    ))
}

/// Runs to the end, streams standard output and keeps its lines; the flag says whether it exited with 0.
pub fn run_and_read(command: &mut Command) -> Outcome<(bool, Vec<String>)> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| cannot_start(command, &error))?;
    let mut lines = Vec::new();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.map_err(|error| format!("lost the output of {}: {error}", shown(command)))?;
            let line = String::from_utf8_lossy(&line).into_owned();
            // A closed terminal must not stop the run.
            let _ = writeln!(io::stdout(), "{line}");
            lines.push(line);
        }
    }
    let status = child
        .wait()
        .map_err(|error| format!("lost {}: {error}", shown(command)))?;
    Ok((status.success(), lines))
}

fn cannot_start(command: &Command, error: &io::Error) -> String {
    format!("cannot start {}: {error}; is it installed?", shown(command))
}

fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    let words = command.get_args().map(|word| word.to_string_lossy().into_owned());
    let line: Vec<String> = std::iter::once(name.to_string_lossy().into_owned())
        .chain(words)
        .collect();
    format!("`{}`", line.join(" "))
}
