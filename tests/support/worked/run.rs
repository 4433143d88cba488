//! One case against one policy.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use selfcheck::engine::{Plan, Situation};
use selfcheck::policy::author::cases::{Given, renamed};
use selfcheck::policy::author::{self, answers::PolicyAnswers};
use selfcheck::policy::{Bundle, Policy};
use selfcheck::value::Date;
use serde_json::{Map, Value};

use super::look::{holds, look, words};
use super::{Case, Rule, Table};

type Options = BTreeMap<String, String>;

/// A policy with the words its cases are written in.
pub struct Subject<'t> {
    bundle: &'t Bundle,
    policy: &'t Policy,
    plan: Plan,
    table: &'t Table,
}

impl<'t> Subject<'t> {
    /// The policy of this name.
    pub fn new(bundle: &'t Bundle, slug: &str, table: &'t Table) -> Result<Subject<'t>, String> {
        let found = bundle.policies.iter().find(|policy| policy.slug == slug);
        let policy = found.ok_or(format!("no policy {slug}"))?;
        let plan = Plan::new(policy);
        Ok(Subject {
            bundle,
            policy,
            plan,
            table,
        })
    }
}

/// A case with its facts renamed; reports are kept per set of readings.
pub struct Run<'t> {
    subject: &'t Subject<'t>,
    answers: Map<String, Value>,
    names: BTreeMap<String, String>,
    day: Date,
    reports: RefCell<BTreeMap<Options, Rc<Value>>>,
}

impl<'t> Run<'t> {
    /// Renames the facts of a case.
    pub fn new(subject: &'t Subject<'t>, case: &Case) -> Result<Run<'t>, String> {
        let table = subject.table;
        let given = Given::of(case, &table.facts, &table.names, &table.day)?;
        Ok(Run {
            subject,
            answers: given.answers,
            names: given.names,
            day: given.day,
            reports: RefCell::default(),
        })
    }

    /// The report under these readings, as JSON.
    fn report(&self, options: &Options) -> Result<Rc<Value>, String> {
        if let Some(report) = self.reports.borrow().get(options) {
            return Ok(Rc::clone(report));
        }
        let Subject { policy, plan, .. } = self.subject;
        let report = serde_json::to_value(plan.evaluate(policy, &self.situation(options)?));
        let report = Rc::new(report.map_err(|error| error.to_string())?);
        self.reports
            .borrow_mut()
            .insert(options.clone(), Rc::clone(&report));
        Ok(report)
    }

    /// The answers under these readings.
    fn situation(&self, options: &Options) -> Result<Situation, String> {
        let Subject { bundle, policy, .. } = self.subject;
        let mut situation = Situation::new(policy, self.day);
        let given = answers(bundle, policy, &self.answers)?;
        (situation.answers, situation.assumed) = (given.answers, given.assumed);
        for (reading, option) in options {
            let place = policy.readings.iter().position(|other| *other.id == **reading);
            let place = place.ok_or(format!("no reading {reading}"))?;
            let mut texts = policy.readings[place].options.iter();
            let option = texts.position(|other| *other.id == **option && other.computed);
            let option = option.and_then(|option| u16::try_from(option).ok());
            situation.options[place] = Some(option.ok_or(format!("no option of {reading}"))?);
        }
        Ok(situation)
    }

    /// The answers under the default readings and under each alternative the case speaks of.
    pub fn situations(&self, case: &Case) -> Vec<Situation> {
        let alternatives = case.expected.get("alternatives").and_then(Value::as_array);
        let readings = alternatives.into_iter().flatten().filter_map(|alternative| {
            let table = &self.subject.table.alternatives;
            table.get(&words(&alternative["reading"])).cloned()
        });
        std::iter::once(Options::new())
            .chain(readings)
            .filter_map(|options| self.situation(&options).ok())
            .collect()
    }

    /// The rule of an expectation, the nearest one.
    pub fn rule(&self, case: &Case, key: &str) -> Option<&'t Rule> {
        let table = self.subject.table;
        let of_case = table.by_case.get(&case.id).and_then(|rules| rules.get(key));
        let of_group = table.groups.get(&case.group).and_then(|rules| rules.get(key));
        of_case.or(of_group).or(table.expected.get(key))
    }

    /// Compares all expectations under these readings.
    fn compare(
        &self,
        case: &Case,
        expected: &Map<String, Value>,
        options: &Options,
        problems: &mut Vec<String>,
    ) {
        for (key, value) in expected {
            match (key.as_str(), self.rule(case, key)) {
                ("alternatives", _) => self.alternatives(case, value, problems),
                ("reading", _) => {}
                ("refused", _) => problems.extend(self.refused(value)),
                (_, None) => problems.push(format!("expected: unknown key {key}")),
                (_, Some(rule)) => {
                    if let Err(what) = self.compare_one(case, rule, value, options, &self.names) {
                        problems.push(format!("{key}: {what}"));
                    }
                }
            }
        }
    }

    /// What is wrong with the claim that these answers are refused with such a message.
    fn refused(&self, message: &Value) -> Option<String> {
        match answers(self.subject.bundle, self.subject.policy, &self.answers) {
            Err(told) if told.contains(&words(message)) => None,
            Err(told) => Some(format!("refused: {told}")),
            Ok(_) => Some("refused: the answers are taken".to_owned()),
        }
    }

    fn alternatives(&self, case: &Case, alternatives: &Value, problems: &mut Vec<String>) {
        for alternative in alternatives.as_array().into_iter().flatten() {
            let reading = words(&alternative["reading"]);
            match (
                self.subject.table.alternatives.get(&reading),
                alternative.as_object(),
            ) {
                (Some(options), Some(expected)) => {
                    let before = problems.len();
                    self.compare(case, expected, options, problems);
                    problems[before..]
                        .iter_mut()
                        .for_each(|what| *what = format!("if {reading}: {what}"));
                }
                _ => problems.push(format!("alternatives: unknown reading {reading}")),
            }
        }
    }

    fn compare_one(
        &self,
        case: &Case,
        rule: &Rule,
        expected: &Value,
        options: &Options,
        names: &BTreeMap<String, String>,
    ) -> Result<(), String> {
        if let Some(parts) = &rule.parts {
            let elements = match (expected, &rule.each) {
                (Value::Array(elements), Some(_)) => elements.as_slice(),
                (Value::Object(_), None) => std::slice::from_ref(expected),
                _ => return Err("the table means another form".to_owned()),
            };
            for (place, element) in elements.iter().enumerate() {
                let mut names = names.clone();
                names.extend(rule.each.clone().map(|name| (name, (place + 1).to_string())));
                for (key, value) in element.as_object().into_iter().flatten() {
                    let part = parts.get(key).ok_or(format!("unknown key {key}"))?;
                    self.compare_one(case, part, value, options, &names)
                        .map_err(|what| format!("{key}: {what}"))?;
                }
            }
            return Ok(());
        }
        let mut options = options.clone();
        options.extend(rule.under.clone());
        let report = self.report(&options)?;
        if let Some(beginnings) = &rule.depends {
            let depends = self.depends(case, &report, beginnings);
            return if Value::Bool(depends) == *expected {
                Ok(())
            } else {
                Err(format!("is {depends}"))
            };
        }
        if let Some(path) = &rule.until {
            let found = look(&report, path);
            return if found.is_empty() {
                Ok(())
            } else {
                Err(format!("{path} exists now: compare it"))
            };
        }
        let path = filled(rule.at.as_deref().unwrap_or_default(), names);
        let expected = renamed(rule.values.as_ref(), expected)?;
        let found = look(&report, &path);
        if holds(rule.kind, &expected, &found)? {
            Ok(())
        } else {
            let found: Vec<String> = found.iter().map(ToString::to_string).collect();
            Err(format!("{expected} expected, {path} is {}", found.join(", ")))
        }
    }

    /// Whether a reading (one behind the ambiguities of the case, if it names any) changes such a target.
    fn depends(&self, case: &Case, report: &Value, beginnings: &[String]) -> bool {
        let known = case
            .ambiguity
            .iter()
            .filter_map(|ambiguity| self.subject.table.ambiguities.get(ambiguity));
        let wanted: Vec<&String> = known.flatten().collect();
        let readings = report["readings"].as_array().into_iter().flatten();
        let of_case = |reading: &&Value| wanted.is_empty() || wanted.iter().any(|id| reading["id"] == ***id);
        let targets = readings
            .filter(of_case)
            .flat_map(|reading| look(reading, "affects/*/target"));
        targets
            .filter_map(Value::as_str)
            .any(|target| beginnings.iter().any(|beginning| target.starts_with(beginning)))
    }
}

/// Answers as the engine takes them.
pub fn answers(
    bundle: &Bundle,
    policy: &Policy,
    given: &Map<String, Value>,
) -> Result<PolicyAnswers, String> {
    let mut policies = bundle.policies.iter();
    let place = policies.position(|other| other.slug == policy.slug);
    match author::answers::from_object(given, bundle) {
        Ok(mut all) => Ok(all.swap_remove(place.ok_or("no such policy")?)),
        Err(bad) => Err(bad.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")),
    }
}

fn filled(path: &str, names: &BTreeMap<String, String>) -> String {
    names.iter().fold(path.to_owned(), |path, (name, value)| {
        path.replace(&format!("{{{name}}}"), value)
    })
}

/// Everything in which a case does not hold.
pub fn check(run: &Result<Run, String>, case: &Case) -> Vec<String> {
    let mut problems = Vec::new();
    match run {
        Ok(run) => run.compare(case, &case.expected, &Options::new(), &mut problems),
        Err(what) => problems.push(what.clone()),
    }
    problems
}
