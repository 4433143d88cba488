//! A report of the engine beside what the second evaluator says of the same situation.

mod costs;

use std::collections::BTreeMap;
use std::fmt::Debug;

use selfcheck::engine::*;
use selfcheck::policy::*;
use selfcheck::value::Number;

use crate::support::plain::World;
use crate::support::plain::calendar::{date, number_of};
use crate::support::plain::fees::{Ends, cents};
use crate::support::plain::fraction::Frac;
use crate::support::plain::outcome::Set;

/// What was compared, and what differs.
#[derive(Default)]
pub struct Compared {
    pub policy: &'static str,
    pub seed: u64,
    pub cases: usize,
    /// Comparisons of something known for certain.
    pub settled: usize,
    /// Things that are open because something was left out.
    pub open: usize,
    pub differences: Vec<String>,
    /// What criteria and classes came to.
    pub seen: BTreeMap<Text, Vec<Status>>,
}

impl Compared {
    /// Keeps in mind what criteria and classes came to.
    pub fn note(&mut self, report: &PolicyReport) {
        let criteria = report.criteria.iter().map(|one| (one.id, one.standing.status));
        let classes = report.classes.iter().map(|one| (one.id, one.standing.status));
        for (id, status) in criteria.chain(classes) {
            let seen = self.seen.entry(id).or_default();
            if !seen.contains(&status) {
                seen.push(status);
            }
        }
    }

    fn same<T: PartialEq + Debug>(&mut self, what: impl FnOnce() -> String, expected: T, found: T) {
        self.settled += 1;
        if expected != found {
            self.differ(&what(), &format!("{expected:?}"), &format!("{found:?}"));
        }
    }

    fn differ(&mut self, what: &str, expected: &str, found: &str) {
        let (policy, seed) = (self.policy, self.seed);
        self.differences.push(format!(
            "{policy}, seed {seed}: {what}: {expected} by the second evaluator, {found} by the engine"
        ));
    }

    /// The one outcome; where several are possible, none but those.
    fn standing(&mut self, what: impl FnOnce() -> String, expected: Set, found: &Standing) {
        match expected.single() {
            Some(outcome) => self.same(what, (&[outcome][..], true), (&found.possible[..], found.exact)),
            None => {
                self.open += 1;
                if !found.possible.iter().all(|outcome| expected.contains(*outcome)) {
                    self.differ(&what(), &format!("{expected:?}"), &format!("{found:?}"));
                }
            }
        }
    }

    /// An amount, or none; open where only the second evaluator has none.
    fn amount(&mut self, what: impl FnOnce() -> String, expected: Option<Ends>, found: Option<Amount>) {
        match (expected.and_then(cents), found) {
            (None, Some(_)) => self.open += 1,
            (expected, found) => self.same(what, expected, found.map(ends)),
        }
    }
}

fn exact(number: Number) -> Frac {
    Frac::of(number).expect("a number that fits")
}

fn ends(amount: Amount) -> Ends {
    (exact(amount.low()), exact(amount.high()))
}

/// A value as the report writes it: exact, or rounded where it is no finite decimal.
fn written(number: Frac) -> Option<Frac> {
    match number.decimal() {
        Some(_) => Some(number),
        None => number.rounded(Rounding::HalfUp, 4),
    }
}

fn parsed(text: &str) -> Option<Frac> {
    Frac::parse(text)
}

/// Compares a whole report.
pub fn compare(world: &World, report: &PolicyReport, compared: &mut Compared) {
    let policy = world.policy;
    for (one, found) in policy.criteria.iter().zip(&report.criteria) {
        let outcomes = world.outcomes(&one.condition);
        compared.standing(|| format!("criteria.{}", one.id), outcomes, &found.standing);
    }
    classes(world, report, compared);
    lists(world, report, compared);
    for (benefit, found) in policy.benefits.iter().zip(&report.benefits) {
        let outcomes = world.outcomes(&benefit.condition);
        compared.standing(|| format!("benefits.{}", benefit.id), outcomes, &found.standing);
        let amount = world.benefit(&benefit.amount);
        compared.amount(|| format!("benefits.{}.amount", benefit.id), amount, found.amount);
        let unstated = matches!(benefit.amount, BenefitAmount::Unstated);
        let no_money = unstated || matches!(benefit.amount, BenefitAmount::NotMoney);
        let what = || format!("benefits.{}: without an amount", benefit.id);
        compared.same(
            what,
            (unstated, true),
            (found.unstated, !no_money || found.amount.is_none()),
        );
    }
    for value in policy.values.iter().zip(&report.values) {
        let (Ok(expected), id) = (world.number(&value.0.number), value.0.id) else {
            compared.open += 1;
            continue;
        };
        let found = value.1.value.as_deref().and_then(parsed);
        compared.same(|| format!("values.{id}"), written(expected), found);
    }
    for (name, entries, found) in [
        ("documents", &policy.documents, &report.documents),
        ("steps", &policy.steps, &report.steps),
        ("obligations", &policy.obligations, &report.obligations),
        ("triggers", &policy.triggers, &report.triggers),
    ] {
        for (entry, found) in entries.iter().zip(found) {
            compare_entry(world, name, entry, found, compared);
        }
    }
    let ended = policy
        .meta
        .ends_on
        .is_some_and(|end| world.today > number_of(end));
    let state = match policy.meta.state {
        State::Trial if ended => State::TrialOver,
        state => state,
    };
    compared.same(|| "state".to_owned(), state, report.state);
    if let (Some(costs), Some(found)) = (&policy.costs, &report.costs) {
        costs::compare(world, costs, found, report, compared);
    }
}

fn classes(world: &World, report: &PolicyReport, compared: &mut Compared) {
    let mut certainties = Vec::new();
    for (one, found) in world.policy.classes.iter().zip(&report.classes) {
        let outcomes = world.outcomes(&one.condition);
        compared.standing(|| format!("classes.{}", one.id), outcomes, &found.standing);
        let certainty = outcomes.single().map(certainty);
        certainties.extend(certainty.map(|certainty| (one.id, certainty)));
        match certainty {
            Some(certainty) => {
                compared.same(|| format!("certainty of {}", one.id), certainty, found.certainty)
            }
            None => compared.open += 1,
        }
    }
    if certainties.len() == world.policy.classes.len() {
        let first = |wanted| certainties.iter().find(|(_, certainty)| *certainty == wanted);
        let label = first(Certainty::Certain).or_else(|| first(Certainty::ToConfirm));
        let found = report.label.as_ref().map(|label| (label.class, label.certainty));
        compared.same(|| "label".to_owned(), label.copied(), found);
    }
}

fn lists(world: &World, report: &PolicyReport, compared: &mut Compared) {
    let concerns: Vec<bool> = (0..world.policy.lists.len().max(1))
        .map(|list| world.concerns(list).expect("lists are never open"))
        .collect();
    for (place, found) in report.lists.iter().enumerate() {
        compared.same(|| format!("lists.{}", found.id), concerns[place], found.concerns);
        let overall = world.together(|list| list == place);
        both(
            || format!("lists.{}.overall", found.id),
            overall,
            found.overall.as_ref(),
            compared,
        );
    }
    let overall = world.together(|list| concerns[list]);
    both(
        || "overall".to_owned(),
        overall,
        report.overall.as_ref(),
        compared,
    );
}

fn both(what: impl Fn() -> String, expected: Option<Set>, found: Option<&Standing>, compared: &mut Compared) {
    compared.same(&what, expected.is_some(), found.is_some());
    if let (Some(expected), Some(found)) = (expected, found) {
        compared.standing(&what, expected, found);
    }
}

fn compare_entry(world: &World, name: &str, entry: &Entry, found: &EntryReport, compared: &mut Compared) {
    for (of, condition, found) in [
        ("", &entry.condition, &found.standing),
        (".kept", &entry.kept, &found.kept),
    ] {
        let outcomes = condition.as_ref().map(|condition| world.outcomes(condition));
        both(
            || format!("{name}.{}{of}", entry.id),
            outcomes,
            found.as_ref(),
            compared,
        );
    }
    if let Some(day) = &entry.day {
        match world.day(day) {
            None => compared.open += 1,
            Some(number) => {
                let expected = (Some(date(number)), world.is_approximate(day));
                compared.same(
                    || format!("{name}.{}.day", entry.id),
                    expected,
                    (found.day, found.approximate),
                );
            }
        }
    }
}

fn certainty(outcome: Outcome) -> Certainty {
    match outcome {
        Outcome::Met => Certainty::Certain,
        Outcome::Review => Certainty::ToConfirm,
        Outcome::NotMet | Outcome::NotApplicable => Certainty::None,
    }
}
