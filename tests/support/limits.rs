//! What tests compare with, and the readings under which they count: where situations are aimed at.

use selfcheck::policy::*;
use selfcheck::value::Number;

use super::plain::Given;
use super::plain::calendar::number_of;
use super::plain::fraction::Frac;

/// Readings, each with an option.
pub type Under = Vec<(usize, usize)>;

/// For each test, options of readings under which something looks at it.
pub fn under(policy: &Policy) -> Vec<Option<Under>> {
    let mut found = vec![None; policy.leaves.len()];
    let criteria = policy.criteria.iter().map(|criterion| &criterion.condition);
    let classes = policy.classes.iter().map(|class| &class.condition);
    let benefits = policy.benefits.iter().map(|benefit| &benefit.condition);
    let entries = [&policy.obligations, &policy.triggers, &policy.steps];
    let entries = entries.into_iter().flatten();
    let entries = entries.flat_map(|entry| entry.condition.iter().chain(&entry.kept));
    for condition in criteria.chain(classes).chain(benefits).chain(entries) {
        note_under(policy, condition, &mut Vec::new(), &mut found);
    }
    found
}

fn note_under(policy: &Policy, cond: &Cond, under: &mut Under, found: &mut [Option<Under>]) {
    let parts: Vec<&Cond> = match cond {
        Cond::Leaf(leaf) => {
            found[leaf.index()].get_or_insert_with(|| under.clone());
            return;
        }
        Cond::ByReading(reading, options) => {
            for (option, part) in options.iter().enumerate() {
                under.push((reading.index(), option));
                note_under(policy, part, under, found);
                under.pop();
            }
            return;
        }
        Cond::All(parts) | Cond::Any(parts) | Cond::AtLeastOf(_, parts) | Cond::Consensus(_, parts) => {
            parts.iter().collect()
        }
        Cond::Not(part) => vec![part],
        Cond::ApplicableIf(pair) => pair.iter().collect(),
        Cond::Named(id) => vec![&policy.conditions[id.index()].condition],
        Cond::Class(id) => vec![&policy.classes[id.index()].condition],
        Cond::Criterion(id) => vec![&policy.criteria[id.index()].condition],
        Cond::Always(_) => vec![],
    };
    for part in parts {
        note_under(policy, part, under, found);
    }
}

pub fn in_number(policy: &Policy, num: &Num, found: &mut Vec<Given>) {
    let mut add = |number: &Number| found.extend(Frac::of(*number).map(Given::Number));
    match num {
        Num::Constant(number) => add(number),
        Num::Lookup(_, entries) => entries.iter().flatten().for_each(add),
        Num::Value(value) => in_number(policy, &policy.values[value.index()].number, found),
        Num::Sum(parts)
        | Num::Product(parts)
        | Num::Least(parts)
        | Num::Greatest(parts)
        | Num::ByReading(_, parts) => {
            parts.iter().for_each(|part| in_number(policy, part, found));
        }
        Num::Difference(pair) | Num::Quotient(pair) | Num::Share(pair) => {
            pair.iter().for_each(|part| in_number(policy, part, found));
        }
        Num::Rounded(of, ..) | Num::StatedOr(_, of) => in_number(policy, of, found),
        Num::Choose(rules, otherwise) => {
            rules.iter().for_each(|(_, then)| in_number(policy, then, found));
            in_number(policy, otherwise, found);
        }
        Num::Var(_) | Num::DaysBetween(_) => {}
    }
}

pub fn in_day(day: &Day, found: &mut Vec<Given>) {
    match day {
        Day::Fixed(date) => found.push(Given::Day(number_of(*date))),
        Day::PlusMonths(to, _)
        | Day::PlusDays(to, _)
        | Day::PlusWorkingDays(to, _)
        | Day::StatedOr(_, to) => {
            in_day(to, found);
        }
        Day::Later(days) | Day::Earlier(days) | Day::ByReading(_, days) => {
            days.iter().for_each(|day| in_day(day, found));
        }
        Day::Today | Day::Var(_) => {}
    }
}
