//! Limits without boundary cases: every comparison needs a worked case exactly at its limit and one on the other side, a
//! single step away.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use selfcheck::engine::{Plan, Situation};
use selfcheck::policy::author::cases::{self, CaseFile, FactRule, Given};
use selfcheck::policy::author::limits::Limit;
use selfcheck::policy::author::{Checked, Problem, answers};
use selfcheck::policy::{Answer, Comparator, Cond, FactId, Kind, LeafId, Outcome, Policy, Test};
use selfcheck::value::Number;
use serde::Deserialize;

/// The words that the worked cases of each policy are written in.
#[derive(Deserialize)]
struct Keys {
    policies: BTreeMap<String, Table>,
}

#[derive(Deserialize)]
struct Table {
    cases: String,
    day: String,
    names: BTreeMap<String, String>,
    facts: BTreeMap<String, FactRule>,
    later: BTreeMap<String, String>,
}

/// The exceptions, beside the words of the cases.
const LISTED: &str = "limits.json";

/// By policy and place, why no case can stand there.
type Listed = BTreeMap<String, BTreeMap<String, String>>;

/// Every limit of a folder that no pair of cases holds, by the words in `keys` and the exceptions beside it.
pub fn missing(checked: &Checked, keys: &Path) -> Result<Vec<Problem>, String> {
    let folder = keys.parent().unwrap_or(Path::new("."));
    let listed: Listed = match folder.join(LISTED) {
        path if path.exists() => cases::read(&path)?,
        _ => Listed::new(),
    };
    let tables: Keys = cases::read(keys)?;
    let (mut problems, none) = (Vec::new(), BTreeMap::new());
    for (slug, table) in &tables.policies {
        let mut policies = checked.bundle.policies.iter();
        let (Some(policy), Some(limits)) = (
            policies.find(|policy| policy.slug == slug),
            checked.limits.get(slug),
        ) else {
            continue;
        };
        let situations = situations(checked, policy, table, keys)?;
        let reasons = listed.get(slug).unwrap_or(&none);
        let mut places: BTreeMap<&str, Vec<&Limit>> = BTreeMap::new();
        for limit in limits {
            places.entry(&limit.name).or_default().push(limit);
        }
        if let Some(name) = reasons.keys().find(|name| !places.contains_key(name.as_str())) {
            return Err(format!(
                "{}: {slug} has no limit `{name}`",
                folder.join(LISTED).display()
            ));
        }
        places.retain(|name, _| !reasons.contains_key(*name));
        for limits in places.values() {
            let mut found = limits
                .iter()
                .map(|limit| (limit, held(policy, limit.leaf, &situations)));
            let best = found
                .by_ref()
                .max_by_key(|(_, (at, beside))| u8::from(*at) + u8::from(*beside));
            if let Some((limit, (at, beside))) = best
                && !(at && beside)
            {
                problems.push(limit.missing(!at, !beside));
            }
        }
    }
    problems.sort_by_key(|problem| (problem.file.clone(), problem.line, problem.column));
    Ok(problems)
}

/// The worked cases of a policy as the engine takes them; those it refuses hold nothing. Their file is named as it is
/// reached from one of the folders around the words.
fn situations(
    checked: &Checked,
    policy: &Policy,
    table: &Table,
    keys: &Path,
) -> Result<Vec<Situation>, String> {
    let mut around = keys.ancestors().map(|folder| folder.join(&table.cases));
    let path = around.find(|path| path.is_file());
    let file: CaseFile = cases::read(&path.unwrap_or_else(|| PathBuf::from(&table.cases)))?;
    let place = checked
        .bundle
        .policies
        .iter()
        .position(|other| other.slug == policy.slug);
    let place = place.ok_or("no such policy")?;
    let mut found = Vec::new();
    for case in file
        .cases
        .iter()
        .filter(|case| !table.later.contains_key(&case.id))
    {
        let given = Given::of(case, &table.facts, &table.names, &table.day)?;
        if let Ok(mut all) = answers::from_object(&given.answers, &checked.bundle) {
            let mut situation = Situation::new(policy, given.day);
            situation.answers = all.swap_remove(place).answers;
            found.push(situation);
        }
    }
    Ok(found)
}

/// Whether a case stands at the limit, and whether one with another outcome is a step away.
fn held(policy: &Policy, leaf: LeafId, situations: &[Situation]) -> (bool, bool) {
    let probe = Probe::new(policy, leaf);
    let outcomes: Vec<_> = situations
        .iter()
        .map(|situation| probe.outcome(situation))
        .collect();
    let at = outcomes
        .iter()
        .flatten()
        .find(|(_, equal)| *equal)
        .map(|(outcome, _)| *outcome);
    let Some(at) = at else {
        // Without one at the limit, one a step beside it turns to the limit's outcome all the same.
        let beside = situations.iter().zip(&outcomes).any(|(situation, outcome)| {
            outcome.is_some_and(|(own, _)| probe.moved(situation).any(|(next, equal)| equal && next != own))
        });
        return (false, beside);
    };
    let mut both = situations.iter().zip(&outcomes);
    let beside = both.any(|(situation, outcome)| {
        outcome.is_some_and(|(own, _)| own != at && probe.moved(situation).any(|(next, _)| next == at))
    });
    (true, beside)
}

/// One comparison on its own, and whether its two sides are equal.
struct Probe<'p> {
    policy: &'p Policy,
    leaf: LeafId,
    probe: Policy,
    plan: Plan,
    sides: [Cond; 2],
}

impl<'p> Probe<'p> {
    fn new(policy: &'p Policy, leaf: LeafId) -> Probe<'p> {
        let mut probe = policy.clone();
        let mut equal = probe.leaves[leaf.index()].clone();
        if let Test::Compare { comparator, .. } | Test::Dates { comparator, .. } = &mut equal.test {
            *comparator = Comparator::Equals;
        }
        equal.otherwise = Outcome::NotMet;
        probe.leaves.push(equal);
        let equal = LeafId((probe.leaves.len() - 1) as u16);
        let sides = [leaf, equal].map(Cond::Leaf);
        let plan = Plan::new(&probe);
        Probe {
            policy,
            leaf,
            probe,
            plan,
            sides,
        }
    }

    /// What the comparison comes to, where that is settled, and whether its sides are equal.
    fn outcome(&self, situation: &Situation) -> Option<(Outcome, bool)> {
        let found = self.plan.outcomes(&self.probe, situation, &self.sides);
        let (own, equal) = (found.first()?.single()?, found.get(1)?.single()?);
        let compared = own == Outcome::Met || own == self.policy.leaves[self.leaf.index()].otherwise;
        compared.then_some((own, equal == Outcome::Met))
    }

    /// The same with one of its figures a step higher or lower.
    fn moved<'s>(&'s self, situation: &'s Situation) -> impl Iterator<Item = (Outcome, bool)> + 's {
        let leaf = &self.policy.leaves[self.leaf.index()];
        let vars = leaf.vars.iter().map(|var| self.policy.variables[var.index()]);
        let answers = vars.flat_map(move |var| {
            let answer = situation.answers[var.fact.index()].as_ref();
            let kind = &self.policy.facts[var.fact.index()].kind;
            let ways = answer.map_or_else(Vec::new, |answer| stepped(kind, answer, usize::from(var.column)));
            ways.into_iter()
                .map(move |answer| with(situation, var.fact, answer))
        });
        let days = [-1, 1].into_iter().map(|days| {
            let mut moved = situation.clone();
            moved.day = moved.day.plus_days(days);
            moved
        });
        answers.chain(days).filter_map(|moved| self.outcome(&moved))
    }
}

fn with(situation: &Situation, fact: FactId, answer: Answer) -> Situation {
    let mut moved = situation.clone();
    moved.answers[fact.index()] = Some(answer);
    moved
}

/// An answer one step lower and one step higher.
fn stepped(kind: &Kind, answer: &Answer, column: usize) -> Vec<Answer> {
    let (Kind::Number(number) | Kind::Series(number, _)) = kind else {
        return match answer {
            Answer::Date(low, high) if low == high => {
                let day = |days| Answer::Date(low.plus_days(days), low.plus_days(days));
                vec![day(-1), day(1)]
            }
            _ => Vec::new(),
        };
    };
    let next = |value: Number| {
        let both = [value.checked_sub(number.step), value.checked_add(number.step)];
        both.into_iter().flatten()
    };
    match answer {
        Answer::Number(value) => next(*value).map(Answer::Number).collect(),
        Answer::Series(years) => {
            let Some(Some(value)) = years.get(column) else {
                return Vec::new();
            };
            let series = |value: Number| {
                let mut years = years.clone();
                years[column] = Some(value);
                Answer::Series(years)
            };
            next(*value).map(series).collect()
        }
        _ => Vec::new(),
    }
}
