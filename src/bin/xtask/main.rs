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
mod mutate;
mod mutation;
mod paths;
mod personal;
mod rules;
mod screens;
mod second;
mod serve;
mod shell;
mod shots;
mod site;
mod slim;
mod tools;
mod wasm;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <task>

  build [--quick]       make the site in target/site; --quick: for the inner loop, large and for current browsers
  serve [options]       make the site and serve it under the strict content security policy
      --port N          default: 8080 or the next free port; 0: any free port
      --quick           build as `build --quick` does
      --no-build        serve target/site as it stands
      --wasm-mime TYPE  send the wasm with this type (to try out careless hosts)
      --no-wasm         answer 404 for the wasm
      --no-policies     answer 404 for the policy bundle
      --made-up         serve the site with the made-up policies, as `test` left it
  test                  every check: format, lints, Rust tests, web build, wasm gate, browser tests
  mutate [options]      slips in policy files that no worked case notices; `mutate --help` lists them
  rules [options]       conditions by policy, and whether situations show each of their tests to count
      --policy SLUG     only this policy
      --list            every test of every condition
  second [--cases N]    the engine against the second evaluator on a million situations; recorded in tests/second.json
  bench                 first load by part, then questions and timings
  questions             how many questions come before class and price are settled, by the order of asking
  screens               every screen as static HTML in target/screens, for design without a browser build
  shots [--no-build]    pictures of every screen of the real page, phone to projector, in target/shots
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
    let words: Vec<&str> = options.iter().map(String::as_str).collect();
    match (task, &words[..]) {
        ("serve", _) => serve::serve(&serve::Options::parse(options)?),
        ("build", []) => site::build(),
        ("build", ["--quick"]) => site::build_quickly(),
        ("test", []) => checks::test(),
        ("mutate", words) => mutate::mutate(words),
        ("rules", words) => rules::rules(words),
        ("second", words) => second::second(words),
        ("bench", []) => bench::bench(),
        ("questions", []) => bench::questions(),
        ("screens", []) => screens::screens(),
        ("shots", []) => site::build().and_then(|()| shots::shots()),
        ("shots", ["--no-build"]) => shots::shots(),
        ("help" | "--help" | "-h", _) => {
            print!("{USAGE}");
            Ok(())
        }
        ("", _) => Err(format!("no task given\n\n{USAGE}")),
        ("build" | "test" | "bench" | "questions" | "screens" | "shots", words) => Err(format!(
            "`{}` is no option of `{task}`\n\n{USAGE}",
            words.join(" ")
        )),
        _ => Err(format!("`{task}` is no task\n\n{USAGE}")),
    }
}
