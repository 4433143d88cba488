//! What becomes of a mutant: refused when the file is read, killed by a case, or surviving.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use selfcheck::policy::author;

use super::Mutant;
use super::project::Project;
use super::worked::run::{Run, Subject, check};
use super::worked::{Case, Table};

/// What became of a mutant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The check of policy files refuses it.
    Refused,
    /// This case no longer holds.
    Killed(String),
    /// Nothing notices it.
    Survives,
}

/// A case with the policy it is for.
struct Entry<'p> {
    slug: &'p str,
    table: &'p Table,
    case: &'p Case,
}

/// Tries mutants of one policy. Cases that killed lately come first: neighbouring slips fall to the same cases.
struct Judge<'p> {
    slug: &'p str,
    texts: Vec<(&'p str, &'p str)>,
    entries: Vec<Entry<'p>>,
}

impl<'p> Judge<'p> {
    fn new(project: &'p Project, slug: &'p str) -> Judge<'p> {
        let company = project.company(slug).into_iter();
        let texts = company.map(|other| (other, project.files[other].text.as_str()));
        let mut entries = Vec::new();
        for user in project.users(slug) {
            let table = &project.keys.policies[user];
            let cases = project.cases[user].iter();
            entries.extend(cases.map(|case| Entry {
                slug: user,
                table,
                case,
            }));
        }
        Judge {
            slug,
            texts: texts.collect(),
            entries,
        }
    }

    /// What becomes of this text of the policy file.
    fn verdict(&mut self, text: &str) -> Result<Verdict, String> {
        let own = |(slug, original): &(&'p str, &'p str)| {
            (
                *slug,
                if *slug == self.slug {
                    text.to_owned()
                } else {
                    (*original).to_owned()
                },
            )
        };
        let texts: Vec<(&str, String)> = self.texts.iter().map(own).collect();
        let Ok(checked) = author::check_texts(texts.iter().map(|(slug, text)| (*slug, text.as_str()))) else {
            return Ok(Verdict::Refused);
        };
        let mut subjects: Vec<(&str, Subject)> = Vec::new();
        for entry in &self.entries {
            if !subjects.iter().any(|(slug, _)| *slug == entry.slug) {
                subjects.push((
                    entry.slug,
                    Subject::new(&checked.bundle, entry.slug, entry.table)?,
                ));
            }
        }
        let fails = |entry: &Entry| {
            let subject = subjects.iter().find(|(slug, _)| *slug == entry.slug);
            subject.is_some_and(|(_, subject)| !check(&Run::new(subject, entry.case), entry.case).is_empty())
        };
        let Some(place) = self.entries.iter().position(fails) else {
            return Ok(Verdict::Survives);
        };
        self.entries[..=place].rotate_right(1);
        Ok(Verdict::Killed(self.entries[0].case.id.clone()))
    }
}

/// Tries the mutants of a policy whose place is in `chosen`; the others stay `None`.
pub fn try_all(
    project: &Project,
    slug: &str,
    mutants: &[Mutant],
    chosen: &[usize],
    threads: usize,
) -> Result<Vec<Option<Verdict>>, String> {
    let file = &project.files[slug];
    match Judge::new(project, slug).verdict(&file.text)? {
        Verdict::Survives => {}
        Verdict::Refused => {
            return Err(format!(
                "{slug}: the file has problems; run `cargo selfcheck check`"
            ));
        }
        Verdict::Killed(case) => {
            return Err(format!(
                "{slug}: {case} does not hold; run `cargo test --test cases`"
            ));
        }
    }
    let (next, verdicts) = (AtomicUsize::new(0), Mutex::new(vec![None; mutants.len()]));
    let work = || -> Result<(), String> {
        let mut judge = Judge::new(project, slug);
        while let Some(place) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
            let text = mutants[*place].file(&file.root).to_string();
            let verdict = judge.verdict(&text)?;
            let mut verdicts = verdicts.lock().map_err(|_| "a thread stopped".to_owned())?;
            verdicts[*place] = Some(verdict);
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let joined = workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or(Err("a thread stopped".to_owned())));
        joined.collect::<Result<Vec<()>, String>>()
    })?;
    verdicts.into_inner().map_err(|_| "a thread stopped".to_owned())
}

/// A choice of `wanted` places below `count`, the same in every run.
pub fn sample(count: usize, wanted: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    for last in (1..count).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        places.swap(last, (state >> 16) as usize % (last + 1));
    }
    places.truncate(wanted);
    places.sort_unstable();
    places
}
