//! What conditions come to: a set of outcomes, of one where everything it depends on is given.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use selfcheck::policy::*;

use super::{Given, Why, World};

/// The outcomes from the lowest to the highest, the one outside the chain last.
pub const OUTCOMES: [Outcome; 4] = [
    Outcome::NotMet,
    Outcome::Review,
    Outcome::Met,
    Outcome::NotApplicable,
];

/// A set of outcomes: a bit for each of [`OUTCOMES`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Set(u8);

impl Set {
    pub const ANY: Set = Set(15);

    pub fn of(outcome: Outcome) -> Set {
        Set(1 << outcome as u8)
    }

    pub fn iter(self) -> impl Iterator<Item = Outcome> + Clone {
        OUTCOMES
            .into_iter()
            .filter(move |outcome| self.contains(*outcome))
    }

    pub fn contains(self, outcome: Outcome) -> bool {
        self.0 >> outcome as u8 & 1 == 1
    }

    /// The outcome, if there is one only.
    pub fn single(self) -> Option<Outcome> {
        let mut all = self.iter();
        all.next().filter(|_| all.next().is_none())
    }

    fn with(self, other: Set) -> Set {
        Set(self.0 | other.0)
    }

    fn map(self, f: impl Fn(Outcome) -> Outcome) -> Set {
        self.iter().map(f).collect()
    }

    fn combine(self, other: Set, f: impl Fn(Outcome, Outcome) -> Outcome) -> Set {
        self.iter()
            .flat_map(|one| other.iter().map(move |two| (one, two)))
            .map(|(one, two)| f(one, two))
            .collect()
    }
}

impl FromIterator<Outcome> for Set {
    fn from_iter<I: IntoIterator<Item = Outcome>>(outcomes: I) -> Set {
        outcomes
            .into_iter()
            .fold(Set(0), |all, outcome| all.with(Set::of(outcome)))
    }
}

/// Both must hold: the lower one of those that apply.
pub fn both(one: Outcome, other: Outcome) -> Outcome {
    match (one, other) {
        (Outcome::NotApplicable, other) => other,
        (one, Outcome::NotApplicable) => one,
        _ if (one as u8) < (other as u8) => one,
        _ => other,
    }
}

fn either(one: Outcome, other: Outcome) -> Outcome {
    match (one, other) {
        (Outcome::NotApplicable, other) => other,
        (one, Outcome::NotApplicable) => one,
        _ if (one as u8) > (other as u8) => one,
        _ => other,
    }
}

fn opposite(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Met => Outcome::NotMet,
        Outcome::NotMet => Outcome::Met,
        other => other,
    }
}

/// At least so many of parts, `met` of which are met and `review` left to the authority.
fn counted(count: usize, met: usize, review: usize) -> Outcome {
    match count {
        _ if met >= count => Outcome::Met,
        _ if met + review >= count => Outcome::Review,
        _ => Outcome::NotMet,
    }
}

impl World<'_> {
    /// What a condition comes to.
    pub fn outcomes(&self, cond: &Cond) -> Set {
        self.combined(cond, &mut |atom| self.atom(atom))
    }

    /// What a test comes to, or another condition that is referred to.
    pub fn atom(&self, cond: &Cond) -> Set {
        match cond {
            Cond::Leaf(leaf) => self.tested(&self.policy.leaves[leaf.index()]),
            Cond::Named(name) => self.outcomes(&self.policy.conditions[name.index()].condition),
            Cond::Class(class) => self.outcomes(&self.policy.classes[class.index()].condition),
            Cond::Criterion(criterion) => self.outcomes(&self.policy.criteria[criterion.index()].condition),
            combined => self.outcomes(combined),
        }
    }

    /// What a condition comes to when its atoms, asked for one after the other, come to what `atom` says.
    pub fn combined(&self, cond: &Cond, atom: &mut dyn FnMut(&Cond) -> Set) -> Set {
        let nothing = || Set::of(Outcome::NotApplicable);
        let mut each = |parts: &[Cond]| -> Vec<Set> {
            let combined = parts.iter().map(|part| self.combined(part, atom));
            combined.collect()
        };
        match cond {
            Cond::All(parts) => each(parts)
                .into_iter()
                .fold(nothing(), |all, part| all.combine(part, both)),
            Cond::Any(parts) => each(parts)
                .into_iter()
                .fold(nothing(), |all, part| all.combine(part, either)),
            Cond::Not(inner) => self.combined(inner, atom).map(opposite),
            Cond::AtLeastOf(count, parts) => at_least(usize::from(*count), &each(parts)),
            Cond::ApplicableIf(pair) => {
                let pair = each(&pair[..]);
                let applied = pair[0].iter().map(|when| match when {
                    Outcome::Met => pair[1],
                    _ => nothing(),
                });
                applied.fold(Set(0), Set::with)
            }
            Cond::ByReading(reading, options) => *self.branch(*reading, &each(options)),
            Cond::Consensus(_, options) => agreed(&each(options)),
            Cond::Always(outcome) => Set::of(*outcome),
            Cond::Leaf(_) | Cond::Named(_) | Cond::Class(_) | Cond::Criterion(_) => atom(cond),
        }
    }

    /// What a test comes to.
    pub fn tested(&self, leaf: &Leaf) -> Set {
        let yes = |holds: bool| Set::of(if holds { Outcome::Met } else { leaf.otherwise });
        let Some(var) = var_of(&leaf.test) else {
            return self.compared(leaf);
        };
        match (&leaf.test, self.given(var)) {
            (Test::Yes(_), Some(Given::Bool(said))) => yes(said),
            (Test::Assessed(_), Some(Given::Bool(said))) => {
                Set::of(if said { Outcome::Review } else { Outcome::NotMet })
            }
            (Test::Claimed(_), Some(Given::Choice(level))) => {
                Set::of([Outcome::Met, Outcome::Review, Outcome::NotMet][usize::from(level)])
            }
            (Test::OneOf(_, options), Some(Given::Choice(option))) => yes(options >> option & 1 == 1),
            (Test::Has(_, options), Some(Given::Several(chosen))) => yes(options & chosen != 0),
            _ => Set::ANY,
        }
    }

    fn compared(&self, leaf: &Leaf) -> Set {
        let guards = match &leaf.test {
            Test::Compare { guards, .. } => &guards[..],
            _ => &[],
        };
        for guard in guards {
            match self.number(guard) {
                Ok(base) if base > super::Frac::ZERO => {}
                Err(Why::Open) => return Set::ANY,
                _ => return Set::of(Outcome::Review),
            }
        }
        match self.holds(&leaf.test) {
            Ok(true) => Set::of(Outcome::Met),
            Ok(false) => Set::of(leaf.otherwise),
            Err(Why::Blank) => Set::of(Outcome::NotApplicable),
            Err(Why::Meaningless) => Set::of(Outcome::Review),
            Err(Why::Open) => Set::ANY,
        }
    }

    /// How the left side of a comparison stands to the right.
    pub fn order(&self, test: &Test) -> Result<Ordering, Why> {
        match test {
            Test::Compare { left, right, .. } => match (self.number(left), self.number(right)) {
                (Ok(left), Ok(right)) => Ok(left.cmp(&right)),
                (left, right) => Err(left.err().into_iter().chain(right.err()).min().unwrap()),
            },
            Test::Dates { left, right, .. } => match (self.day(left), self.day(right)) {
                (Some(left), Some(right)) => Ok(left.cmp(&right)),
                _ => Err(Why::Open),
            },
            _ => Err(Why::Open),
        }
    }

    fn holds(&self, test: &Test) -> Result<bool, Why> {
        let (Test::Compare { comparator, .. } | Test::Dates { comparator, .. }) = test else {
            return Err(Why::Open);
        };
        let order = self.order(test)?;
        Ok(match comparator {
            Comparator::AtLeast => order != Ordering::Less,
            Comparator::MoreThan => order == Ordering::Greater,
            Comparator::AtMost => order != Ordering::Greater,
            Comparator::LessThan => order == Ordering::Less,
            Comparator::Equals => order == Ordering::Equal,
        })
    }

    /// Whether a list of criteria concerns the visitor; `None` while that is open.
    pub fn concerns(&self, list: usize) -> Option<bool> {
        let condition = self
            .policy
            .lists
            .get(list)
            .and_then(|list| list.condition.as_ref());
        let met = |condition| Some(self.outcomes(condition).single()? == Outcome::Met);
        condition.map_or(Some(true), met)
    }

    /// The criteria of these lists together: preferences are left out, and the authority may have the last word.
    /// `None` for none.
    pub fn together(&self, in_list: impl Fn(usize) -> bool) -> Option<Set> {
        let counts =
            |one: &&Criterion| one.kind != CriterionKind::Preferred && in_list(usize::from(one.list));
        let judged = self.policy.criteria.iter().filter(counts);
        let outcomes = judged.map(|criterion| self.outcomes(&criterion.condition));
        let all = outcomes.reduce(|all, one| all.combine(one, both))?;
        let ceiling = |outcome| match outcome {
            Outcome::Met if self.policy.meta.review_ceiling => Outcome::Review,
            lower => lower,
        };
        Some(all.map(ceiling))
    }
}

/// The variable of a test that looks at one.
fn var_of(test: &Test) -> Option<VarId> {
    match test {
        Test::Yes(var)
        | Test::Assessed(var)
        | Test::Claimed(var)
        | Test::OneOf(var, _)
        | Test::Has(var, _) => Some(*var),
        Test::Compare { .. } | Test::Dates { .. } => None,
    }
}

/// Every way to take one outcome of each part.
fn ways(parts: &[Set]) -> Vec<Vec<Outcome>> {
    parts.iter().fold(vec![Vec::new()], |ways, part| {
        let longer = |way: &Vec<Outcome>| {
            let way = way.clone();
            part.iter().map(move |outcome| [&way[..], &[outcome]].concat())
        };
        ways.iter().flat_map(longer).collect()
    })
}

fn at_least(count: usize, parts: &[Set]) -> Set {
    let mut tallies = BTreeSet::from([(0, 0)]);
    for part in parts {
        let longer = |(met, review): &(usize, usize)| {
            let (met, review) = (*met, *review);
            part.iter().map(move |outcome| match outcome {
                Outcome::Met => (met + 1, review),
                Outcome::Review => (met, review + 1),
                _ => (met, review),
            })
        };
        tallies = tallies.iter().flat_map(longer).collect();
    }
    let each = tallies.into_iter();
    each.map(|(met, review)| counted(count, met, review)).collect()
}

/// What all agree on, else it is left to the authority.
fn agreed(parts: &[Set]) -> Set {
    let one = |way: &Vec<Outcome>| match way.first() {
        Some(first) if way.iter().all(|outcome| outcome == first) => *first,
        _ => Outcome::Review,
    };
    ways(parts).iter().map(one).collect()
}
