//! Worked cases are data: `cases.json` beside a policy holds facts and expectations in the words of the people who
//! worked them out, `tests/cases/keys.json` says which fact and which place of the report each word means. The runner
//! renames and compares; it knows no policy and does no arithmetic.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use selfcheck::engine::{Situation, evaluate};
use selfcheck::policy::author::answers::PolicyAnswers;
use selfcheck::policy::{Bundle, Kind as FactKind, Policy, author};
use selfcheck::value::typed::{self, Typed};
use selfcheck::value::{Date, Number};
use serde::Deserialize;
use serde_json::{Map, Value};

// ---- the table -----------------------------------------------------------------------------------------------------

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Keys {
    policies: BTreeMap<String, Table>,
    input: InputTable,
}

/// How the words of one file of cases are meant.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    cases: String,
    /// The day, where a case gives none.
    day: String,
    /// What `{name}` in a path stands for, where a case does not set it.
    names: BTreeMap<String, String>,
    facts: BTreeMap<String, FactRule>,
    expected: BTreeMap<String, Rule>,
    /// Words that mean something else in one group of cases …
    groups: BTreeMap<String, BTreeMap<String, Rule>>,
    /// … or in one case.
    by_case: BTreeMap<String, BTreeMap<String, Rule>>,
    /// The readings behind an ambiguity of the digest.
    ambiguities: BTreeMap<String, Vec<String>>,
    /// Reading and option behind the words of an alternative.
    alternatives: BTreeMap<String, BTreeMap<String, String>>,
    /// Cases that cannot hold yet, and why.
    later: BTreeMap<String, String>,
}

/// What a fact of a case becomes; exactly one of `fact`, `when`, `day`, `unused`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FactRule {
    fact: Option<String>,
    values: Option<BTreeMap<String, Value>>,
    when: Option<BTreeMap<String, Effect>>,
    #[serde(default)]
    day: bool,
    unused: Option<String>,
}

/// What a value of a fact brings about.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Effect {
    #[serde(default)]
    set: Map<String, Value>,
    #[serde(default)]
    names: BTreeMap<String, String>,
}

/// What an expectation is compared with; exactly one of `at`, `parts`, `depends`, `unchecked`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    /// Path into the report: keys, `*` for every element, `id=rent,year=1` for elements with those entries.
    at: Option<String>,
    #[serde(default, rename = "as")]
    kind: Kind,
    /// The words of the report for the words of the case.
    values: Option<BTreeMap<String, Value>>,
    /// Readings under which this is looked up.
    #[serde(default)]
    under: BTreeMap<String, String>,
    parts: Option<BTreeMap<String, Rule>>,
    /// For a list of objects: the name that counts its elements from 1.
    each: Option<String>,
    /// Whether another reading changes a target with one of these beginnings.
    depends: Option<Vec<String>>,
    /// Why the report has nothing to compare with …
    unchecked: Option<String>,
    /// … and the path that must not exist as long as that is so.
    until: Option<String>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    /// The same JSON.
    #[default]
    Same,
    /// The same number, however written.
    Number,
    /// Lowest and highest amount.
    Range,
    /// No single amount: lowest and highest differ.
    SeveralAmounts,
    /// The same elements in any order.
    List,
    /// All of these elements, and perhaps more.
    Contains,
    /// Not to be found anywhere below the path.
    Nowhere,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InputTable {
    cases: String,
    policy: String,
    facts: BTreeMap<String, Field>,
    later: BTreeMap<String, String>,
}

/// The field a text is typed into.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Field {
    /// A fact of the policy.
    Fact(String),
    /// A number in this unit.
    Unit(String),
}

#[derive(Clone, Deserialize)]
struct Case {
    id: String,
    group: String,
    facts: Map<String, Value>,
    expected: Map<String, Value>,
    #[serde(default)]
    ambiguity: Vec<String>,
}

#[derive(Deserialize)]
struct CaseFile {
    cases: Vec<Case>,
}

// ---- reading -------------------------------------------------------------------------------------------------------

fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

fn read<T: for<'de> Deserialize<'de>>(relative: &str) -> T {
    let text = std::fs::read_to_string(path(relative)).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{relative}: {error}"))
}

fn bundle() -> Bundle {
    author::read_folder(&path("policies")).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

fn policy<'b>(bundle: &'b Bundle, slug: &str) -> &'b Policy {
    bundle.policies.iter().find(|policy| policy.slug == slug).unwrap()
}

/// Every file of cases with its policy and table.
fn each_table(mut visit: impl FnMut(&Bundle, &str, &Table, Vec<Case>)) {
    let (keys, bundle): (Keys, Bundle) = (read("tests/cases/keys.json"), bundle());
    for (slug, table) in &keys.policies {
        let file: CaseFile = read(&table.cases);
        visit(&bundle, slug, table, file.cases);
    }
}

// ---- one case ------------------------------------------------------------------------------------------------------

type Options = BTreeMap<String, String>;

/// A case with its facts renamed; reports are kept per set of readings.
struct Run<'t> {
    bundle: &'t Bundle,
    policy: &'t Policy,
    table: &'t Table,
    answers: Map<String, Value>,
    names: BTreeMap<String, String>,
    day: Date,
    reports: RefCell<BTreeMap<Options, Value>>,
}

fn words(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

impl<'t> Run<'t> {
    fn new(bundle: &'t Bundle, slug: &str, table: &'t Table, case: &Case) -> Result<Run<'t>, String> {
        let mut run = Run {
            bundle,
            policy: policy(bundle, slug),
            table,
            answers: Map::new(),
            names: table.names.clone(),
            day: Date::parse(&table.day).unwrap(),
            reports: RefCell::default(),
        };
        for (key, value) in &case.facts {
            let rule = table.facts.get(key).ok_or(format!("facts: unknown key {key}"))?;
            run.take(rule, value)
                .map_err(|what| format!("facts.{key}: {what}"))?;
        }
        Ok(run)
    }

    /// Takes one fact over; null is "not answered" and leaves no trace.
    fn take(&mut self, rule: &FactRule, value: &Value) -> Result<(), String> {
        if value.is_null() || rule.unused.is_some() {
            return Ok(());
        }
        if rule.day {
            self.day = Date::parse(&words(value)).map_err(|error| format!("{error:?}"))?;
        } else if let Some(fact) = &rule.fact {
            self.answers
                .insert(fact.clone(), renamed(rule.values.as_ref(), value)?);
        } else if let Some(cases) = &rule.when {
            let effect = cases
                .get(&words(value))
                .ok_or(format!("nothing is said about {value}"))?;
            self.answers.extend(effect.set.clone());
            self.names.extend(effect.names.clone());
        }
        Ok(())
    }

    /// The report under these readings, as JSON.
    fn report(&self, options: &Options) -> Result<Value, String> {
        if let Some(report) = self.reports.borrow().get(options) {
            return Ok(report.clone());
        }
        let mut situation = Situation::new(self.policy, self.day);
        let given = answers(self.bundle, self.policy, &self.answers)?;
        (situation.answers, situation.assumed) = (given.answers, given.assumed);
        for (reading, option) in options {
            let place = self
                .policy
                .readings
                .iter()
                .position(|other| *other.id == **reading);
            let place = place.ok_or(format!("no reading {reading}"))?;
            let texts = &self.policy.readings[place].options;
            let option = texts
                .iter()
                .position(|other| *other.id == **option && other.computed);
            situation.options[place] =
                Some(u16::try_from(option.ok_or(format!("no option of {reading}"))?).unwrap());
        }
        let report = serde_json::to_value(evaluate(self.policy, &situation)).unwrap();
        self.reports.borrow_mut().insert(options.clone(), report.clone());
        Ok(report)
    }

    fn rule(&self, case: &Case, key: &str) -> Option<&'t Rule> {
        let table = self.table;
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
                (_, None) => problems.push(format!("expected: unknown key {key}")),
                (_, Some(rule)) => {
                    if let Err(what) = self.compare_one(case, rule, value, options, &self.names) {
                        problems.push(format!("{key}: {what}"));
                    }
                }
            }
        }
    }

    fn alternatives(&self, case: &Case, alternatives: &Value, problems: &mut Vec<String>) {
        for alternative in alternatives.as_array().into_iter().flatten() {
            let reading = words(&alternative["reading"]);
            match (self.table.alternatives.get(&reading), alternative.as_object()) {
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
            .filter_map(|ambiguity| self.table.ambiguities.get(ambiguity));
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
fn answers(bundle: &Bundle, policy: &Policy, given: &Map<String, Value>) -> Result<PolicyAnswers, String> {
    let place = bundle
        .policies
        .iter()
        .position(|other| other.slug == policy.slug)
        .unwrap();
    match author::answers::from_object(given, bundle) {
        Ok(mut all) => Ok(all.swap_remove(place)),
        Err(bad) => Err(bad.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")),
    }
}

/// Words of the case in the words of the report; elements of a list one by one. Null stays null unless it is listed.
fn renamed(values: Option<&BTreeMap<String, Value>>, value: &Value) -> Result<Value, String> {
    let Some(values) = values else {
        return Ok(value.clone());
    };
    if let Value::Array(elements) = value {
        return elements
            .iter()
            .map(|element| renamed(Some(values), element))
            .collect();
    }
    match values.get(&words(value)) {
        Some(value) => Ok(value.clone()),
        None if value.is_null() => Ok(Value::Null),
        None => Err(format!("nothing is said about {value}")),
    }
}

fn filled(path: &str, names: &BTreeMap<String, String>) -> String {
    names.iter().fold(path.to_owned(), |path, (name, value)| {
        path.replace(&format!("{{{name}}}"), value)
    })
}

/// Everything a path leads to.
fn look<'v>(value: &'v Value, path: &str) -> Vec<&'v Value> {
    let mut found = vec![value];
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        let step = |value: &'v Value| -> Vec<&'v Value> {
            match value {
                Value::Array(elements) if segment == "*" => elements.iter().collect(),
                Value::Array(elements) if segment.contains('=') => elements
                    .iter()
                    .filter(|element| segment.split(',').all(|test| fits(element, test)))
                    .collect(),
                _ => value.get(segment).into_iter().collect(),
            }
        };
        found = found.into_iter().flat_map(step).collect();
    }
    found
}

/// Whether an element has this entry: `id=rent`, `year=1`, `standing=null`, `standing!=null`.
fn fits(element: &Value, test: &str) -> bool {
    let (key, wanted) = test.split_once('=').unwrap_or((test, ""));
    match key.strip_suffix('!') {
        Some(key) => words(&element[key]) != wanted,
        None => words(&element[key]) == wanted,
    }
}

fn number(value: &Value) -> Option<Number> {
    Number::parse(&words(value)).ok()
}

/// Lowest and highest of an amount.
fn ends(value: &Value) -> Option<[Number; 2]> {
    let amount = number(value).map(|amount| [amount, amount]);
    amount.or_else(|| Some([number(value.get("low")?)?, number(value.get("high")?)?]))
}

fn holds(kind: Kind, expected: &Value, found: &[&Value]) -> Result<bool, String> {
    let listed = || expected.as_array().ok_or("a list is needed".to_owned());
    let one = || match found {
        [one] => Ok(*one),
        _ => Err(format!("the path leads to {} places", found.len())),
    };
    Ok(match kind {
        Kind::Same => {
            one().or_else(|what| {
                if expected.is_null() {
                    Ok(&Value::Null)
                } else {
                    Err(what)
                }
            })? == expected
        }
        Kind::Number => number(one()?).is_some_and(|actual| number(expected) == Some(actual)),
        Kind::Range => {
            let pair: Vec<Number> = listed()?.iter().filter_map(number).collect();
            ends(one()?).is_some_and(|ends| ends[..] == pair[..])
        }
        Kind::SeveralAmounts => expected.is_null() && ends(one()?).is_some_and(|[low, high]| low != high),
        Kind::List => {
            listed()?.len() == found.len() && listed()?.iter().all(|wanted| found.contains(&wanted))
        }
        Kind::Contains => listed()?.iter().all(|wanted| found.contains(&wanted)),
        Kind::Nowhere => !found.iter().any(|value| occurs(value, expected)),
    })
}

/// Whether a text or the same number stands anywhere in a value.
fn occurs(value: &Value, wanted: &Value) -> bool {
    match value {
        Value::Array(elements) => elements.iter().any(|element| occurs(element, wanted)),
        Value::Object(entries) => entries.values().any(|entry| occurs(entry, wanted)),
        _ => value == wanted || number(value).is_some_and(|amount| number(wanted) == Some(amount)),
    }
}

/// Everything in which a case does not hold.
fn check(run: &Result<Run, String>, case: &Case) -> Vec<String> {
    let mut problems = Vec::new();
    match run {
        Ok(run) => run.compare(case, &case.expected, &Options::new(), &mut problems),
        Err(what) => problems.push(what.clone()),
    }
    problems
}

// ---- tests ---------------------------------------------------------------------------------------------------------

#[test]
fn worked_cases_hold() {
    let mut failures = Vec::new();
    each_table(|bundle, slug, table, cases| {
        for case in cases.iter().filter(|case| !table.later.contains_key(&case.id)) {
            let problems = check(&Run::new(bundle, slug, table, case), case);
            failures.extend(problems.iter().map(|what| format!("{}: {what}", case.id)));
        }
    });
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn cases_put_off_are_cases_that_do_not_hold() {
    each_table(|bundle, slug, table, cases| {
        for id in table.later.keys() {
            let case = cases
                .iter()
                .find(|case| case.id == *id)
                .unwrap_or_else(|| panic!("no case {id}"));
            let problems = check(&Run::new(bundle, slug, table, case), case);
            assert!(!problems.is_empty(), "{id} holds: take it off the list");
        }
    });
}

/// A wrong expectation in any place of any case is found.
#[test]
fn a_planted_mistake_is_found() {
    let mut missed = Vec::new();
    each_table(|bundle, slug, table, cases| {
        for case in cases.iter().filter(|case| !table.later.contains_key(&case.id)) {
            let run = Run::new(bundle, slug, table, case);
            let expected = Value::Object(case.expected.clone());
            let mut places = Vec::new();
            leaves(&expected, "", &mut places);
            for place in places {
                let key = place.split('/').nth(1).unwrap_or_default();
                let rule = run.as_ref().ok().and_then(|run| run.rule(case, key));
                if place.ends_with("/reading") || rule.is_some_and(|rule| rule.unchecked.is_some()) {
                    continue;
                }
                let mut planted = expected.clone();
                let leaf = planted.pointer_mut(&place).unwrap();
                *leaf = another(leaf);
                let case = Case {
                    expected: planted.as_object().unwrap().clone(),
                    ..case.clone()
                };
                if check(&run, &case).is_empty() {
                    missed.push(format!("{}{place}", case.id));
                }
            }
        }
    });
    assert!(missed.is_empty(), "not found: {}", missed.join(", "));
}

/// JSON pointers of every single value and every list of single values.
fn leaves(value: &Value, at: &str, places: &mut Vec<String>) {
    match value {
        Value::Object(entries) => entries
            .iter()
            .for_each(|(key, entry)| leaves(entry, &format!("{at}/{key}"), places)),
        Value::Array(elements) if elements.first().is_some_and(Value::is_object) => {
            elements
                .iter()
                .enumerate()
                .for_each(|(i, element)| leaves(element, &format!("{at}/{i}"), places));
        }
        _ => places.push(at.to_owned()),
    }
}

/// A value of the same sort that is wrong.
fn another(value: &Value) -> Value {
    match value {
        Value::Null => "AB".into(),
        Value::Bool(yes) => (!yes).into(),
        Value::Array(elements) => elements.iter().map(another).collect(),
        Value::String(text) if Number::parse(text).is_ok() => "0.01".into(),
        Value::String(text) if text == "met" => "not_met".into(),
        _ => "met".into(),
    }
}

#[test]
fn a_word_the_table_does_not_know_is_refused() {
    each_table(|bundle, slug, table, cases| {
        let mut case = cases[0].clone();
        case.expected.insert("surprise".into(), true.into());
        assert_eq!(
            check(&Run::new(bundle, slug, table, &case), &case),
            ["expected: unknown key surprise"]
        );
        case.facts.insert("surprise".into(), true.into());
        assert_eq!(
            check(&Run::new(bundle, slug, table, &case), &case),
            ["facts: unknown key surprise"]
        );
    });
}

/// Typed input: taken with its value, or refused; never something else.
fn check_input(bundle: &Bundle, table: &InputTable, case: &Case) -> Result<(), String> {
    for (key, typed) in &case.facts {
        let field = table.facts.get(key).ok_or(format!("unknown key {key}"))?;
        let taken = taken(bundle, table, field, &words(typed));
        let state = if taken.is_some() { "given" } else { "invalid" };
        let expected = words(&case.expected["state"]);
        let rejected = |other: &Value| words(other).starts_with("rejected");
        let may_refuse = case.expected.get("also_acceptable").is_some_and(rejected);
        if state != expected && !(taken.is_none() && may_refuse) {
            return Err(format!("{key}: {expected} expected, it is {state}"));
        }
        if let (Some(taken), Value::String(value)) = (taken, &case.expected["value"])
            && taken != *value
        {
            return Err(format!("{key}: {value} expected, it is {taken}"));
        }
    }
    Ok(())
}

/// What a field makes of a text: a number read as people type it, or a date as an answers file holds it.
fn taken(bundle: &Bundle, table: &InputTable, field: &Field, text: &str) -> Option<String> {
    let policy = policy(bundle, &table.policy);
    let (unit, kind) = match field {
        Field::Unit(unit) => (unit.as_str(), None),
        Field::Fact(id) => match &policy
            .facts
            .iter()
            .find(|fact| fact.id == id)
            .expect("a fact")
            .kind
        {
            FactKind::Number(kind) => (kind.unit, Some(kind)),
            _ => {
                let given = Map::from_iter([(id.clone(), Value::from(text))]);
                return answers(bundle, policy, &given).is_ok().then(|| text.to_owned());
            }
        },
    };
    let Ok(Typed::Number(number)) = typed::read(text, unit) else {
        return None;
    };
    let fits =
        kind.is_none_or(|kind| number >= kind.min && number <= kind.max && number.is_multiple_of(kind.step));
    fits.then(|| number.to_string())
}

#[test]
fn typed_input_is_taken_or_refused() {
    let (keys, bundle): (Keys, Bundle) = (read("tests/cases/keys.json"), bundle());
    let table = &keys.input;
    let file: CaseFile = read(&table.cases);
    for case in &file.cases {
        let problem = check_input(&bundle, table, case);
        assert_eq!(
            problem.is_err(),
            table.later.contains_key(&case.id),
            "{}: {problem:?}",
            case.id
        );
    }
}
