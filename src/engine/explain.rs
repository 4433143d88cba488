//! Each test with its value, threshold and distance, also after the whole is decided.

use std::cmp::Ordering;

use crate::policy::{Answer, ChoiceOption, Comparator, Cond, Day, Kind, Leaf, LeafId, Num, Test, VarId};
use crate::value::{Date, Fraction, Number, Unit};

use super::facts::{Slot, fact_of};
use super::report::{ConditionReport, Origin, Shown};
use super::standing::Evaluation;

impl Evaluation<'_> {
    /// Every test of a condition, in the order of the file, those of several years by year; one that is referred to twice
    /// is listed once.
    pub fn conditions(&mut self, condition: &Cond) -> Vec<ConditionReport> {
        let mut leaves = Vec::new();
        self.leaves_of(condition, false, &mut leaves);
        let mut seen: Vec<LeafId> = Vec::new();
        leaves.retain(|leaf| {
            !seen.contains(leaf) && !self.is_about_the_answer(*leaf) && {
                seen.push(*leaf);
                true
            }
        });
        let mut lines: Vec<ConditionReport> = Vec::new();
        for leaf in leaves {
            let line = self.explain(leaf);
            let is_later = |other: &ConditionReport| {
                other.label == line.label && line.year.is_some() && other.year > line.year
            };
            let later = lines.iter().rev().take_while(|other| is_later(other)).count();
            lines.insert(lines.len() - later, line);
        }
        lines
    }

    /// The calendar year so many years before the newest of a series.
    pub fn year_of(&self, years_back: Option<u16>) -> Option<i32> {
        years_back.map(|back| newest_year(self.today) - i32::from(back))
    }

    /// Whether a test looks at how something was answered, not at what: it is none of the document's.
    fn is_about_the_answer(&self, leaf: LeafId) -> bool {
        let Test::Yes(var) = self.policy.leaves[leaf.index()].test else {
            return false;
        };
        let fact = &self.policy.facts[fact_of(self.policy, var).index()];
        fact.only_latest() == Some(var)
    }

    fn explain(&mut self, id: LeafId) -> ConditionReport {
        let policy = self.policy;
        let leaf = &policy.leaves[id.index()];
        let possible = self.leaf(id);
        let mut line = ConditionReport {
            label: leaf.label,
            year: self.year_of(leaf.years_back),
            actual: None,
            rounded: None,
            working: None,
            origin: self.origin(leaf),
            operator: "is",
            threshold: None,
            threshold_working: None,
            unit: "",
            distance: None,
            missing_part: None,
            standing: possible.standing(),
        };
        match &leaf.test {
            Test::Yes(var) | Test::Assessed(var) => {
                line.threshold = Some(Shown::YesNo(true));
                if let Slot::Bool(yes) = self.slots[var.index()] {
                    line.actual = Some(Shown::YesNo(yes));
                }
            }
            Test::Claimed(var) => {
                line.threshold = Some(Shown::Claim(0));
                if let Slot::Choice(level) = self.slots[var.index()] {
                    line.actual = Some(Shown::Claim(level));
                }
            }
            Test::OneOf(var, wanted) => {
                line.threshold = Some(self.labels(*var, *wanted));
                if let Slot::Choice(option) = self.slots[var.index()] {
                    line.actual = Some(self.labels(*var, 1 << option));
                }
            }
            Test::Has(var, wanted) => {
                line.threshold = Some(self.labels(*var, u64::from(*wanted)));
                if let Slot::Several(options) = self.slots[var.index()] {
                    line.actual = Some(self.labels(*var, u64::from(options)));
                }
            }
            Test::Compare {
                comparator,
                left,
                right,
                unit,
                ..
            } => {
                line.operator = sign(*comparator);
                line.unit = *unit;
                let (actual, threshold) = (self.number(left).known(), self.number(right).known());
                line.working = self.working(left);
                line.threshold_working = self.working(right);
                line.actual = actual.map(|n| Shown::Figure(text_beside(n, threshold)));
                line.rounded = actual.and_then(|n| rounded(n, unit, threshold));
                line.threshold = threshold.map(|n| Shown::Figure(text_beside(n, actual)));
                if let (Some(actual), Some(threshold)) = (actual, threshold) {
                    line.distance = self.distance(leaf, *comparator, actual, threshold);
                    line.missing_part = self.missing_part(left, threshold);
                }
            }
            Test::Dates {
                comparator,
                left,
                right,
            } => {
                line.operator = sign(*comparator);
                line.unit = Unit::DAY;
                line.actual = self.shown_day(leaf, left);
                line.threshold = self.shown_day(leaf, right);
                if let (Some(actual), Some(threshold)) = (self.day(left), self.day(right)) {
                    let days = threshold.days_since(actual);
                    line.distance = Some(match (days, comparator) {
                        (0, Comparator::MoreThan) => "1".into(),
                        (0, Comparator::LessThan) => "-1".into(),
                        _ => days.to_string(),
                    });
                }
            }
        }
        line
    }

    /// Where the value comes from: it is assumed where nothing in the test was answered.
    fn origin(&self, leaf: &Leaf) -> Origin {
        if let Test::Dates { left: Day::Today, .. } = leaf.test {
            return Origin::Day;
        }
        let is_assumed = |var: &VarId| {
            let fact = fact_of(self.policy, *var).index();
            let is_answered = !matches!(self.answers[fact], None | Some(Answer::Unknown));
            !is_answered && self.policy.facts[fact].assumed.is_some()
        };
        if !leaf.vars.is_empty() && leaf.vars.iter().all(is_assumed) {
            Origin::Assumption
        } else {
            Origin::Answers
        }
    }

    /// Threshold minus value; one step where a strict comparison stands at equality.
    fn distance(
        &self,
        leaf: &Leaf,
        comparator: Comparator,
        actual: Fraction,
        threshold: Fraction,
    ) -> Option<String> {
        let difference = threshold.checked_sub(actual)?;
        let equal = !difference.is_positive() && !difference.negated().is_positive();
        let step = || {
            leaf.vars
                .iter()
                .find_map(|var| self.step_of(*var))
                .unwrap_or(Number::ONE)
        };
        Some(match comparator {
            Comparator::MoreThan if equal => step().text(),
            Comparator::LessThan if equal => step().negated().text(),
            _ => text_beside(difference, Some(Fraction::ZERO)),
        })
    }

    fn step_of(&self, var: VarId) -> Option<Number> {
        match &self.policy.facts[fact_of(self.policy, var).index()].kind {
            Kind::Number(number) | Kind::Series(number, _) => Some(number.step),
            _ => None,
        }
    }

    /// What the numerator of a share lacks, in whole steps of its fact, at the present denominator.
    fn missing_part(&mut self, left: &Num, threshold: Fraction) -> Option<String> {
        let Num::Share(pair) = left else { return None };
        let (part, whole) = (self.number(&pair[0]).known()?, self.number(&pair[1]).known()?);
        let lacking = threshold
            .checked_mul(whole)?
            .checked_div(Number::from(100).into())?
            .checked_sub(part)?;
        if !lacking.is_positive() {
            return None;
        }
        let step = match &pair[0] {
            Num::Var(var) => self.step_of(*var),
            _ => None,
        };
        match step {
            Some(step) => Some(
                lacking
                    .checked_div(step.into())?
                    .ceiling()?
                    .checked_mul(step)?
                    .text(),
            ),
            None => Some(text(lacking)),
        }
    }

    /// A day, or the days it can be while a date in it is only known to the month or year.
    fn shown_day(&mut self, leaf: &Leaf, day: &Day) -> Option<Shown> {
        if let Some(day) = self.day(day) {
            return Some(Shown::Day(day));
        }
        let window =
            |evaluation: &Self, var: &VarId| matches!(evaluation.slots[var.index()], Slot::Window(..));
        let windows: Vec<VarId> = leaf
            .vars
            .iter()
            .copied()
            .filter(|var| window(self, var))
            .collect();
        let before = self.slots.clone();
        let mut end = |last: bool| {
            for var in &windows {
                if let Slot::Window(low, high) = before[var.index()] {
                    self.slots[var.index()] = Slot::Day(if last { high } else { low });
                }
            }
            self.day(day)
        };
        let ends = (end(false), end(true));
        self.slots = before;
        match ends {
            (Some(low), Some(high)) => Some(match self.bounds(day) {
                Some((_, max)) if max == high => Shown::Since(low),
                Some((min, _)) if min == low => Shown::Until(high),
                _ => Shown::Days(low, high),
            }),
            _ => None,
        }
    }

    /// The bounds of a day that is a fact.
    fn bounds(&self, day: &Day) -> Option<(Date, Date)> {
        let Day::Var(var) = day else {
            return None;
        };
        match &self.policy.facts[fact_of(self.policy, *var).index()].kind {
            Kind::Date(kind) => Some((kind.min, kind.max)),
            _ => None,
        }
    }

    pub fn labels(&self, var: VarId, chosen: u64) -> Shown {
        let options: &[ChoiceOption] = match &self.policy.facts[fact_of(self.policy, var).index()].kind {
            Kind::Choice(options) | Kind::Several(options) | Kind::ChoiceByYear(options, _) => options,
            _ => &[],
        };
        let labels = options.iter().enumerate().filter(|(i, _)| chosen >> i & 1 == 1);
        Shown::Options(labels.map(|(_, option)| option.label).collect())
    }
}

/// The year of the newest figure of a series: the last full year before the day of the self-check.
pub fn newest_year(day: Date) -> i32 {
    day.ymd().0 - 1
}

fn sign(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::AtLeast => "≥",
        Comparator::MoreThan => ">",
        Comparator::AtMost => "≤",
        Comparator::LessThan => "<",
        Comparator::Equals => "=",
    }
}

/// The exact decimal; only where none exists, rounded half-up to 4 decimals.
pub(super) fn text(fraction: Fraction) -> String {
    text_beside(fraction, None)
}

/// The same, to as many decimals as tell it from what it stands beside.
fn text_beside(fraction: Fraction, other: Option<Fraction>) -> String {
    match fraction.to_number().or_else(|| apart(fraction, other, 4)) {
        Some(number) => number.text(),
        None => String::new(),
    }
}

/// A percentage to two decimals, half-up, if it has more; to as many as tell it from what it is compared with.
pub(super) fn rounded(fraction: Fraction, unit: &str, other: Option<Fraction>) -> Option<String> {
    let places = if unit == Unit::PERCENT { 2 } else { return None };
    let number = apart(fraction, other, places)?;
    (fraction.to_number() != Some(number)).then(|| number.to_fixed(number.parts().1.max(places)))
}

/// Rounded half-up to so many decimals, or to more where that would be what it only comes close to.
fn apart(fraction: Fraction, other: Option<Fraction>, places: u32) -> Option<Number> {
    const MORE: u32 = 8;
    let is_other = |one: Fraction| other.is_some_and(|other| one.compare(other) == Some(Ordering::Equal));
    let mut tries = (places..=places + MORE).map_while(|places| fraction.round_half_up(places));
    let first = tries.next()?;
    if is_other(fraction) || !is_other(first.into()) {
        return Some(first);
    }
    tries.find(|number| !is_other((*number).into())).or(Some(first))
}

/// Whether the visitor said 不清楚 (open, but not to be asked again).
pub(super) fn said_unknown(answer: &Option<Answer>) -> bool {
    matches!(answer, Some(Answer::Unknown))
}
