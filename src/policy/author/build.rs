//! From a folder to the bundle: every file read, policies in the order they take over from each other.

use std::collections::BTreeMap;
use std::path::Path as FilePath;

use crate::policy::{Bundle, NamedCondition, Policy, lasting};

use super::after;
use super::check::{Checker, Cited};
use super::coverage::{self, Coverage};
use super::digits;
use super::limits::{self, Limit};
use super::locate::Path;
use super::logic;
use super::names::names;
use super::near::nearest;
use super::problem::{Fault, Problem};
use super::read::{self, Parts, Source, whole_file};
use super::shared;
use super::unused::{Referred, taken_over, unused};
use super::uses::{Own, Taken, take};
use super::worked;
use super::years::possible;

/// A folder without problems: the bundle, and where its quotes stand.
pub struct Checked {
    /// The policies, by slug.
    pub bundle: Bundle,
    /// What became of the rules of each document, by slug, where a file says so.
    pub coverage: BTreeMap<String, Coverage>,
    /// Where the limits of each document stand, by slug.
    pub limits: BTreeMap<String, Vec<Limit>>,
    pub(super) cited: Vec<(Source, Vec<Cited>)>,
}

/// Reads and checks every `<slug>/policy.json` of a folder.
///
/// # Errors
/// Every problem of every file.
pub fn read_folder(dir: &FilePath) -> Result<Bundle, Vec<Problem>> {
    check_folder(dir).map(|checked| checked.bundle)
}

/// The bundle file of a folder.
///
/// # Errors
/// Every problem of every file.
pub fn bundle(dir: &FilePath) -> Result<Vec<u8>, Vec<Problem>> {
    let failed = |_| {
        let why = "the bundle cannot be written".to_owned();
        vec![whole_file(dir.display().to_string(), Fault::CannotRead(why))]
    };
    read_folder(dir)?.to_bytes().map_err(failed)
}

/// As [`read_folder`], with what is needed to compare quotes.
///
/// # Errors
/// Every problem of every file.
pub fn check_folder(dir: &FilePath) -> Result<Checked, Vec<Problem>> {
    let folder = |fault| vec![whole_file(dir.display().to_string(), fault)];
    let entries = std::fs::read_dir(dir).map_err(|error| folder(Fault::CannotRead(error.to_string())))?;
    let mut files = BTreeMap::new();
    for entry in entries {
        let path = entry
            .map_err(|error| folder(Fault::CannotRead(error.to_string())))?
            .path();
        let file = path.join("policy.json");
        if let Some(slug) = path.file_name().and_then(|name| name.to_str())
            && file.is_file()
        {
            files.insert(slug.to_owned(), read::open(&file, slug));
        }
    }
    if files.is_empty() {
        return Err(folder(Fault::NoPolicies));
    }
    covered(check_all(files, true)?)
}

/// The same with how many rules of each document are modelled, told and left out, where a file beside it says so.
fn covered(mut checked: Checked) -> Result<Checked, Vec<Problem>> {
    let mut problems = Vec::new();
    for (source, _) in &checked.cited {
        match coverage::read(FilePath::new(&source.file)) {
            Ok(None) => {}
            Ok(Some(coverage)) => {
                let mut policies = checked.bundle.policies.iter_mut();
                if let Some(policy) = policies.find(|policy| policy.slug == source.slug) {
                    policy.meta.coverage = coverage.counts().into();
                }
                checked.coverage.insert(source.slug.clone(), coverage);
            }
            Err(faults) => problems.extend(faults),
        }
    }
    if problems.is_empty() {
        Ok(checked)
    } else {
        Err(problems)
    }
}

/// Checks one policy file given as text, without other policies around it.
///
/// # Errors
/// Every problem in it.
pub fn check_text(text: &str, file: &str, slug: &str) -> Result<Checked, Vec<Problem>> {
    check_all(
        BTreeMap::from([(slug.to_owned(), read::parse(text, file, slug))]),
        false,
    )
}

/// Checks policy files given as texts by slug.
///
/// # Errors
/// Every problem of every file.
pub fn check_texts<'t>(texts: impl Iterator<Item = (&'t str, &'t str)>) -> Result<Checked, Vec<Problem>> {
    let opened = texts.map(|(slug, text)| (slug.to_owned(), read::parse(text, slug, slug)));
    check_all(opened.collect(), false)
}

type Opened = Result<(Source, Parts, Vec<Problem>), Vec<Problem>>;

/// Only of a whole folder can be said what nothing uses.
fn check_all(files: BTreeMap<String, Opened>, whole: bool) -> Result<Checked, Vec<Problem>> {
    let read = files.values().all(Result::is_ok);
    let mut folder = Folder {
        taken: (whole && read).then(|| taken_from_each(&files)),
        problems: Vec::new(),
        limits: BTreeMap::new(),
        done: BTreeMap::new(),
        slugs: files.keys().cloned().collect(),
    };
    let mut waiting: BTreeMap<String, (Source, Parts)> = BTreeMap::new();
    for (slug, opened) in files {
        match opened {
            Ok((source, parts, problems)) => {
                if !problems.is_empty() {
                    folder.done.insert(slug.clone(), None);
                }
                folder.problems.extend(problems);
                waiting.insert(slug, (source, parts));
            }
            Err(problems) => {
                folder.problems.extend(problems);
                folder.done.insert(slug, None);
            }
        }
    }
    let mut cited = Vec::new();
    // Policies that take over only from finished ones are next; what is left goes round in a circle.
    while !waiting.is_empty() {
        let ready = |(_, parts): &(Source, Parts)| {
            let unfinished = |name: &str| waiting.contains_key(name) && !folder.done.contains_key(name);
            !parts.uses.iter().any(|(_, wanted)| unfinished(&wanted.policy))
        };
        let next = waiting
            .iter()
            .find(|(_, policy)| ready(policy))
            .map(|(slug, _)| slug.clone());
        let (slug, circle) = match next {
            Some(slug) => (slug, false),
            None => (waiting.keys().next().cloned().unwrap_or_default(), true),
        };
        let Some((source, parts)) = waiting.remove(&slug) else {
            break;
        };
        let mut others: Vec<String> = waiting.keys().cloned().collect();
        others.push(slug);
        let citations = folder.check(&source, parts, circle.then_some(others.as_slice()));
        cited.push((source, citations));
    }
    let sources = cited.iter().map(|(source, _)| source);
    folder.problems.extend(shared::differing(&folder.done, sources));
    if folder.problems.is_empty() {
        let policies = folder.done.into_values().flatten().collect();
        cited.sort_by(|(a, _), (b, _)| a.slug.cmp(&b.slug));
        Ok(Checked {
            bundle: Bundle { policies },
            coverage: BTreeMap::new(),
            limits: folder.limits,
            cited,
        })
    } else {
        let order = |problem: &Problem| (problem.file.clone(), problem.line, problem.column);
        folder.problems.sort_by_key(order);
        Err(folder.problems)
    }
}

/// By policy, what others take over from it.
fn taken_from_each(files: &BTreeMap<String, Opened>) -> BTreeMap<String, Referred> {
    let opened = files.values().flatten();
    let uses: Vec<_> = opened
        .flat_map(|(_, parts, _)| parts.uses.iter().map(|(_, wanted)| wanted))
        .collect();
    let from = |slug: &String| taken_over(uses.iter().copied().filter(|wanted| wanted.policy == *slug));
    files.keys().map(|slug| (slug.clone(), from(slug))).collect()
}

struct Folder {
    problems: Vec<Problem>,
    /// By policy, what others take over from it; `None` where not all files are known.
    taken: Option<BTreeMap<String, Referred>>,
    /// Every policy there is, finished or not.
    slugs: Vec<String>,
    /// The limits of finished policies.
    limits: BTreeMap<String, Vec<Limit>>,
    /// Finished policies; `None` for one with problems.
    done: BTreeMap<String, Option<Policy>>,
}

/// Most variables and readings of a policy.
const MOST_VARIABLES: usize = 4_000;
const MOST_READINGS: usize = 128;

impl Folder {
    fn check(&mut self, source: &Source, mut parts: Parts, circle: Option<&[String]>) -> Vec<Cited> {
        let unread = std::mem::take(&mut parts.unread);
        let mut checker = Checker::new(unread);
        let criteria: Vec<Path> = parts.criteria.iter().map(|(path, _)| path.clone()).collect();
        let policy = self.assemble(&mut checker, source, &parts, circle);
        for (path, first, fault) in std::mem::take(&mut checker.twice) {
            let (line, _) = source.positions.find(&first);
            let fault = match fault {
                Fault::IdTwice { sort, id, .. } => Fault::IdTwice {
                    sort,
                    id,
                    first: line,
                },
                other => other,
            };
            checker.problems.push((path, fault));
        }
        let mut faults = std::mem::take(&mut checker.problems);
        let mut policy = policy;
        if let Some(policy) = &mut policy {
            // Only of what is written without a slip can be said that it makes no difference.
            let written =
                faults.is_empty() && !checker.unread.everything && !self.done.contains_key(&source.slug);
            let circles = after::circles(policy);
            if circles.is_empty() {
                faults.extend(digits::prove(policy, &checker.leaf_paths, &checker.later));
                if written {
                    faults.extend(logic::told(policy, &checker.sites, &criteria));
                }
                worked::fill(policy);
                let limits = limits::of_policy(policy, &checker.leaf_paths, &parts, source);
                self.limits.insert(source.slug.clone(), limits);
            }
            faults.extend(circles);
            let taken = self.taken.as_ref().and_then(|taken| taken.get(&source.slug));
            if let Some(taken) = taken.filter(|_| written && faults.is_empty()) {
                faults.extend(unused(&checker, &parts, policy, taken));
            }
        }
        let sound = faults.is_empty();
        self.problems.extend(
            faults
                .into_iter()
                .map(|(path, fault)| source.problem(&path, fault)),
        );
        // A file with problems of shape is noted as unfinished already.
        self.done
            .entry(source.slug.clone())
            .or_insert(if sound { policy } else { None });
        checker.citations
    }

    fn uses(
        &self,
        checker: &mut Checker,
        own_slug: &str,
        parts: &Parts,
        own: Own,
        circle: Option<&[String]>,
    ) -> Taken {
        let mut taken = Taken::default();
        let policies = parts
            .uses
            .iter()
            .map(|(path, wanted)| (path.clone(), wanted.policy.clone()));
        checker.unique("use of the policy", policies.collect());
        for (path, wanted) in &parts.uses {
            let at = path.key("policy");
            match self.done.get(&wanted.policy) {
                Some(Some(from)) => take(checker, &mut taken, own, wanted, from, path),
                Some(None) => checker.unread.everything = true,
                None => {
                    checker.unread.everything = true;
                    let name = wanted.policy.clone();
                    if circle.is_some_and(|others| others.contains(&name)) {
                        checker.tell(&at, Fault::UsesInCircle(name));
                    } else {
                        let known: Vec<String> = self
                            .slugs
                            .iter()
                            .filter(|slug| *slug != own_slug)
                            .cloned()
                            .collect();
                        let near = nearest(&name, known.iter().map(String::as_str));
                        checker.tell(
                            &at,
                            Fault::Unknown {
                                sort: "policy",
                                name,
                                near,
                                known,
                            },
                        );
                    }
                }
            }
        }
        taken
    }

    fn assemble(
        &self,
        checker: &mut Checker,
        source: &Source,
        parts: &Parts,
        circle: Option<&[String]>,
    ) -> Option<Policy> {
        if !names(checker, parts) {
            return None;
        }
        checker.add_facts(&parts.facts);
        checker.note_readings(&parts.readings);
        for (path, value) in &parts.values {
            let unit = checker.unit(&path.key("unit"), &value.unit);
            checker.value_units.push(unit);
            checker.value_titles.push(value.title.clone());
            if let (Some(years), Some((series, _))) = (value.years, value.id.rsplit_once('_')) {
                checker.derived.insert(series.to_owned(), possible(years));
            }
        }
        let own = Own {
            values: parts.values.len(),
            conditions: parts.conditions.len(),
        };
        let taken = self.uses(checker, &source.slug, parts, own, circle);
        for (length, most, section, what) in [
            (checker.variables.len(), MOST_VARIABLES, "facts", "variables"),
            (checker.readings.len(), MOST_READINGS, "readings", "readings"),
        ] {
            if length > most {
                checker.tell(&Path::new(section), Fault::TooMany { what, most });
                return None;
            }
        }
        checker.add_tables(&parts.tables);
        let records = checker.built_records(&parts.records, &parts.facts);
        let calendar = checker.calendar(&parts.calendar);
        let mut constraints = checker.relations(&parts.constraints, &parts.facts);
        constraints.extend(taken.constraints);
        let mut values: Vec<_> = parts
            .values
            .iter()
            .map(|(path, value)| checker.value(value, path).0)
            .collect();
        values.extend(taken.values);
        let mut conditions = Vec::new();
        for (path, named) in &parts.conditions {
            let condition = checker.condition(&named.condition, &path.key("condition"));
            conditions.push(NamedCondition {
                id: lasting(&named.id),
                condition,
            });
        }
        conditions.extend(taken.conditions);
        let mut readings = checker.built_readings(&parts.readings);
        readings.extend(taken.readings);
        let meta = parts.meta.as_ref().map(|meta| checker.meta(meta));
        let lists = checker.built_lists(&parts.lists);
        let criteria = checker.built_criteria(&parts.criteria, &parts.lists);
        let classes = checker.built_classes(&parts.classes);
        let costs = parts.costs.as_ref().map(|costs| checker.costs(costs));
        let benefits = checker.benefits(&parts.benefits);
        let documents = checker.entries(&parts.documents);
        let steps = checker.entries(&parts.steps);
        let obligations = checker.entries(&parts.obligations);
        let triggers = checker.entries(&parts.triggers);
        let targets = parts.targets.as_ref().map(|targets| checker.targets(targets));
        let forms = checker.forms(&parts.forms);
        let questions = checker.questions(&parts.questions, &parts.parts);
        let examples = checker.examples(&parts.examples);
        let visitors = checker.visitors(&parts.visitors);
        let sliders = checker.sliders(&parts.sliders);
        checker.never_asked(parts, &questions);
        Some(Policy {
            slug: lasting(&source.slug),
            sha256: lasting(&source.sha256),
            meta: meta?,
            records,
            facts: checker.facts.clone(),
            variables: checker.variables.clone(),
            calendar,
            constraints,
            values,
            leaves: checker.leaves.clone(),
            conditions,
            readings,
            lists,
            criteria,
            classes,
            costs,
            benefits,
            documents,
            steps,
            obligations,
            triggers,
            targets,
            forms,
            parts: checker.built_parts(&parts.parts),
            questions,
            examples,
            visitors,
            sliders,
        })
    }
}
