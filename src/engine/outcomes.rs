//! [`Outcomes`]: a set of outcomes, and how sets combine pointwise.

use crate::policy::Outcome;

use super::report::Standing;

/// All outcomes in the order of their bits.
const ALL: [Outcome; 4] = [
    Outcome::NotMet,
    Outcome::Review,
    Outcome::Met,
    Outcome::NotApplicable,
];

/// A set of outcomes; a standing is a set that is never empty.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Outcomes(u8);

impl From<Outcome> for Outcomes {
    fn from(outcome: Outcome) -> Outcomes {
        Outcomes(1 << outcome as u8)
    }
}

impl FromIterator<Outcome> for Outcomes {
    fn from_iter<I: IntoIterator<Item = Outcome>>(outcomes: I) -> Outcomes {
        outcomes
            .into_iter()
            .fold(Outcomes::NONE, |set, outcome| set.with(outcome.into()))
    }
}

impl Outcomes {
    /// No outcome: nothing has been reached yet.
    pub const NONE: Outcomes = Outcomes(0);

    /// Every outcome.
    pub(super) const ALL: Outcomes = Outcomes(0b1111);

    /// The union.
    pub fn with(self, other: Outcomes) -> Outcomes {
        Outcomes(self.0 | other.0)
    }

    /// Whether every outcome of this set is in the other.
    pub fn is_within(self, other: Outcomes) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether the outcome is in the set.
    pub fn contains(self, outcome: Outcome) -> bool {
        self.0 & (1 << outcome as u8) != 0
    }

    /// The only outcome, if there is exactly one.
    pub fn single(self) -> Option<Outcome> {
        match self.0 {
            0b0001 => Some(Outcome::NotMet),
            0b0010 => Some(Outcome::Review),
            0b0100 => Some(Outcome::Met),
            0b1000 => Some(Outcome::NotApplicable),
            _ => None,
        }
    }

    /// The outcomes from not met to met, then not applicable.
    pub fn iter(self) -> impl Iterator<Item = Outcome> {
        ALL.into_iter().filter(move |outcome| self.contains(*outcome))
    }

    /// Every outcome of `combine` over one outcome of each set.
    pub fn combine(self, other: Outcomes, combine: impl Fn(Outcome, Outcome) -> Outcome) -> Outcomes {
        let mut combined = Outcomes::NONE;
        for a in self.iter() {
            for b in other.iter() {
                combined = combined.with(combine(a, b).into());
            }
        }
        combined
    }
}

impl Outcomes {
    /// What comes to not met, review or met.
    fn chain(self) -> u8 {
        self.0 & 0b0111
    }

    /// What takes no part: the other side as it is, and nothing only where neither does.
    fn apart(self, other: Outcomes) -> u8 {
        let alone = |one: Outcomes, other: Outcomes| if one.0 & 0b1000 == 0 { 0 } else { other.0 };
        alone(self, other) | alone(other, self)
    }

    /// [`both`] of every pair.
    pub(super) fn both(self, other: Outcomes) -> Outcomes {
        let (a, b) = (self.chain(), other.chain());
        let below = |set: u8| set | set >> 1 | set >> 2;
        Outcomes(a & below(b) | b & below(a) | self.apart(other))
    }

    /// [`either`] of every pair.
    pub(super) fn either(self, other: Outcomes) -> Outcomes {
        let (a, b) = (self.chain(), other.chain());
        let above = |set: u8| (set | set << 1 | set << 2) & 0b0111;
        Outcomes(a & above(b) | b & above(a) | self.apart(other))
    }
}

/// `all`: the lower of two, what does not apply dropped.
pub(super) fn both(a: Outcome, b: Outcome) -> Outcome {
    match (a, b) {
        (Outcome::NotApplicable, other) | (other, Outcome::NotApplicable) => other,
        _ => a.min(b),
    }
}

/// `any`: the higher of two, what does not apply dropped.
pub(super) fn either(a: Outcome, b: Outcome) -> Outcome {
    match (a, b) {
        (Outcome::NotApplicable, other) | (other, Outcome::NotApplicable) => other,
        _ => a.max(b),
    }
}

/// `not`: the ends swap; review and not applicable stay.
pub(super) fn opposite(a: Outcome) -> Outcome {
    match a {
        Outcome::NotMet => Outcome::Met,
        Outcome::Met => Outcome::NotMet,
        Outcome::Review | Outcome::NotApplicable => a,
    }
}

/// `by consensus`: what both say, else review.
pub(super) fn agreed(a: Outcome, b: Outcome) -> Outcome {
    if a == b { a } else { Outcome::Review }
}

/// What is possible: `upper` holds every outcome a completion can reach, `lower` those one is known to reach.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Possible {
    pub upper: Outcomes,
    pub lower: Outcomes,
}

impl Possible {
    /// Both sets are the same.
    pub fn exactly(outcomes: Outcomes) -> Possible {
        Possible {
            upper: outcomes,
            lower: outcomes,
        }
    }

    /// As reported.
    pub fn standing(self) -> Standing {
        Standing::new(self.upper, self.is_exact())
    }

    /// Nothing visited yet.
    pub const NONE: Possible = Possible {
        upper: Outcomes::NONE,
        lower: Outcomes::NONE,
    };

    /// Either of two cases.
    pub fn or(self, other: Possible) -> Possible {
        Possible {
            upper: self.upper.with(other.upper),
            lower: self.lower.with(other.lower),
        }
    }

    /// Pointwise combination of two parts that share no open fact.
    pub fn combine(self, other: Possible, f: impl Fn(Outcome, Outcome) -> Outcome + Copy) -> Possible {
        let upper = self.upper.combine(other.upper, f);
        if self.is_exact() && other.is_exact() {
            return Possible::exactly(upper);
        }
        Possible {
            upper,
            lower: self.lower.combine(other.lower, f),
        }
    }

    /// Both of two parts that share no open fact.
    pub fn both(self, other: Possible) -> Possible {
        Possible {
            upper: self.upper.both(other.upper),
            lower: self.lower.both(other.lower),
        }
    }

    /// Either of two parts that share no open fact.
    pub fn either(self, other: Possible) -> Possible {
        Possible {
            upper: self.upper.either(other.upper),
            lower: self.lower.either(other.lower),
        }
    }

    /// Whether both sets agree.
    pub fn is_exact(self) -> bool {
        self.upper == self.lower
    }

    /// The same change to every outcome.
    pub fn map(self, f: impl Fn(Outcome) -> Outcome) -> Possible {
        Possible {
            upper: self.upper.iter().map(&f).collect(),
            lower: self.lower.iter().map(&f).collect(),
        }
    }
}

impl From<Outcome> for Possible {
    fn from(outcome: Outcome) -> Possible {
        Possible::exactly(outcome.into())
    }
}
