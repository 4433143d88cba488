//! `cargo xtask mutate`: are there slips in the policy files that no worked case would notice?

use std::time::Instant;

use selfcheck::policy::author;

use crate::command::{self, Outcome};
use crate::mutation::project::Project;
use crate::mutation::trial::{self, Verdict};
use crate::mutation::{self, Mutant, equivalent};
use crate::paths;

const THREADS: usize = 2;

/// What is asked for.
#[derive(Default)]
struct Options {
    policy: Option<String>,
    list: bool,
    sample: Option<usize>,
}

impl Options {
    fn parse(words: &[&str]) -> Outcome<Options> {
        let mut options = Options::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("`{word}` needs a value"));
            match *word {
                "--policy" => options.policy = Some((*value()?).to_owned()),
                "--list" => options.list = true,
                "--sample" => {
                    let count = value()?;
                    options.sample = Some(count.parse().map_err(|_| format!("`{count}` is no number"))?);
                }
                "--help" => {}
                _ => {
                    return Err(format!(
                        "`{word}` is no option of `mutate`; see `cargo xtask mutate --help`"
                    ));
                }
            }
        }
        Ok(options)
    }
}

/// Tries mutants of every policy and fails if one survives.
pub fn mutate(words: &[&str]) -> Outcome {
    let options = Options::parse(words)?;
    if words.contains(&"--help") {
        help();
        return Ok(());
    }
    if cfg!(debug_assertions) && options.sample.is_none() {
        // Hundreds of thousands of evaluations.
        let mut release = command::cargo("run --release --quiet --package selfcheck --bin xtask -- mutate");
        return command::run(release.args(words));
    }
    let project = Project::read(paths::root(), "tests/cases")?;
    let wanted = |slug: &&String| options.policy.as_ref().is_none_or(|policy| policy == *slug);
    let slugs: Vec<&String> = project.files.keys().filter(wanted).collect();
    if slugs.is_empty() {
        return Err("there is no such policy".to_owned());
    }
    let mut bad = 0;
    for slug in slugs {
        bad += one_policy(&project, slug, &options)?;
    }
    if bad > 0 {
        return Err(format!(
            "{bad} to mend: add a case that fails for a survivor, or list it in tests/cases/equivalent.json with the reason"
        ));
    }
    Ok(())
}

/// Prints what became of the mutants of a policy; how many survive, and faults of the list of equivalents.
fn one_policy(project: &Project, slug: &str, options: &Options) -> Outcome<usize> {
    let start = Instant::now();
    let file = &project.files[slug];
    let mutants = mutation::mutants(&file.root, &project.others(slug));
    let chosen = match options.sample {
        Some(wanted) => trial::sample(mutants.len(), wanted),
        None => (0..mutants.len()).collect(),
    };
    let verdicts = trial::try_all(project, slug, &mutants, &chosen, THREADS)?;
    let listed = project.equivalents.get(slug).map_or(&[][..], Vec::as_slice);
    let is =
        |wanted: fn(&Verdict) -> bool| move |verdict: &&Option<Verdict>| verdict.as_ref().is_some_and(wanted);
    let refused = verdicts
        .iter()
        .filter(is(|verdict| *verdict == Verdict::Refused))
        .count();
    let killed = verdicts
        .iter()
        .filter(is(|verdict| matches!(verdict, Verdict::Killed(_))))
        .count();
    let surviving: Vec<&Mutant> = mutants
        .iter()
        .zip(&verdicts)
        .filter(|(mutant, verdict)| {
            **verdict == Some(Verdict::Survives) && !equivalent::is_listed(listed, mutant)
        })
        .map(|(mutant, _)| mutant)
        .collect();
    println!(
        "{slug}: {} mutants, {refused} refused, {killed} killed, {} equivalent, {} surviving ({}.{} s)",
        chosen.len(),
        chosen.len() - refused - killed - surviving.len(),
        surviving.len(),
        start.elapsed().as_secs(),
        start.elapsed().subsec_millis() / 100,
    );
    if options.list {
        for (mutant, verdict) in mutants.iter().zip(&verdicts) {
            println!(
                "  {} {}: {}: {verdict:?}",
                mutant.operator,
                mutant.path,
                mutant.change()
            );
        }
    }
    let paths: Vec<&str> = surviving.iter().map(|mutant| mutant.plain.as_str()).collect();
    for (mutant, line) in surviving.iter().zip(author::lines(&file.text, &paths)) {
        let (file, change) = (paths::shown(&file.path), mutant.change());
        println!("  {file}:{line}: [{}] {}: {change}", mutant.operator, mutant.path);
    }
    let faults = equivalent::faults(listed, &mutants, &verdicts);
    for fault in &faults {
        println!("  tests/cases/equivalent.json: {slug}: {fault}");
    }
    Ok(surviving.len() + faults.len())
}

fn help() {
    println!(
        "usage: cargo xtask mutate [--policy SLUG] [--list] [--sample N]\n\n\
         Changes one thing of a policy file at a time and looks whether the check of policy files or a worked case\n\
         notices. What nobody notices is printed; such a hole is closed by a case.\n\n\
         \x20 --policy SLUG  only this policy\n\
         \x20 --list         also every mutant with what became of it\n\
         \x20 --sample N     only N mutants of each policy, always the same\n\nslips:"
    );
    for (name, what, _) in mutation::OPERATORS {
        println!("  {name:<12} {what}");
    }
}
