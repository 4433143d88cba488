//! Developer tasks: `cargo xtask serve | test | bench | build`.
//!
//! Each task first makes sure of its tools (see `tools`), so a fresh machine needs no preparation.

mod assets;
mod bench;
mod checks;
mod command;
mod files;
mod gate;
mod http;
mod paths;
mod serve;
mod shell;
mod site;
mod slim;
mod tools;
mod wasm;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <task>

  build                 make the site in target/site
  serve [options]       make the site and serve it under the strict content security policy
      --port N          default: 8080 or the next free port; 0: any free port
      --no-build        serve target/site as it stands
      --wasm-mime TYPE  send the wasm with this type (to try out careless hosts)
      --no-wasm         answer 404 for the wasm
      --no-policies     answer 404 for the policy bundle
      --made-up         serve the site with the made-up policies, as `test` left it
  test                  every check: format, lints, Rust tests, web build, wasm gate, browser tests
  bench                 first load by part, then timings
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nerror: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> command::Outcome {
    let (task, options) = arguments
        .split_first()
        .map_or(("", &[][..]), |(task, rest)| (task.as_str(), rest));
    if task != "serve" && !options.is_empty() {
        return Err(format!(
            "`{}` is no option of `{task}`\n\n{USAGE}",
            options.join(" ")
        ));
    }
    match task {
        "build" => site::build(),
        "serve" => serve::serve(&serve::Options::parse(options)?),
        "test" => checks::test(),
        "bench" => bench::bench(),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        "" => Err(format!("no task given\n\n{USAGE}")),
        other => Err(format!("`{other}` is no task\n\n{USAGE}")),
    }
}
