//! [`World`]: what facts can still be once some things are taken to hold.

use std::collections::BTreeMap;

use crate::policy::{Comparator, Kind, Literal, Policy, ReadingId, Relation, VarId};
use crate::value::Fraction;

use super::figures::Figures;
use super::span::Span;

/// What does not change while worlds are tried: the policy, its figures, and what facts imply.
pub(super) struct Lore<'p> {
    pub policy: &'p Policy,
    pub figures: Figures<'p>,
    /// When the first is one of its options, the second is one of its own.
    implied: Vec<[(VarId, u64); 2]>,
}

impl<'p> Lore<'p> {
    pub fn new(policy: &'p Policy) -> Lore<'p> {
        let options = |literal: &Literal| match literal {
            Literal::Is(var, yes) => Some((*var, 1 << u64::from(*yes))),
            Literal::OneOf(var, set) => Some((*var, *set)),
            // A number or day may be left open.
            Literal::Given(_) => None,
        };
        let implied = policy.constraints.iter().filter_map(|c| match &c.relation {
            Relation::Implies(when, then) => Some([options(when)?, options(then)?]),
            _ => None,
        });
        Lore {
            policy,
            figures: Figures::new(policy),
            implied: implied.collect(),
        }
    }

    /// Every option of a fact: no and yes count as two.
    fn options(&self, var: VarId) -> u64 {
        let fact = &self.policy.facts[self.policy.variables[var.index()].fact.index()];
        let count = match &fact.kind {
            Kind::Choice(options) | Kind::ChoiceByYear(options, _) => options.len(),
            Kind::Claim => 3,
            _ => 2,
        };
        first(count)
    }

    /// The options of a reading that are computed with.
    fn readings(&self, reading: ReadingId) -> u64 {
        let options = self.policy.readings[reading.index()].options.iter().enumerate();
        let computed = options.filter(|(_, option)| option.computed);
        computed.fold(0, |set, (place, _)| {
            set | 1_u64.checked_shl(place as u32).unwrap_or(0)
        })
    }
}

/// The first so many bits.
pub(super) fn first(count: usize) -> u64 {
    u64::MAX
        .checked_shr(64_u32.saturating_sub(count as u32))
        .unwrap_or(0)
}

/// What is still possible. Whatever really is possible lies in it; it may hold more.
#[derive(Clone)]
pub(super) struct World<'l, 'p> {
    pub lore: &'l Lore<'p>,
    chosen: BTreeMap<VarId, u64>,
    spans: BTreeMap<usize, Span>,
    /// Options of a several-choice fact that are not among its answers, and sets of which one is.
    several: BTreeMap<VarId, (u32, Vec<u32>)>,
    readings: BTreeMap<ReadingId, u64>,
}

impl<'l, 'p> World<'l, 'p> {
    pub fn new(lore: &'l Lore<'p>) -> World<'l, 'p> {
        World {
            lore,
            chosen: BTreeMap::new(),
            spans: BTreeMap::new(),
            several: BTreeMap::new(),
            readings: BTreeMap::new(),
        }
    }

    /// The options a fact can still have.
    pub fn options(&self, var: VarId) -> u64 {
        let known = self.chosen.get(&var).copied();
        known.unwrap_or_else(|| self.lore.options(var))
    }

    /// The options a reading can still have.
    pub fn reading(&self, reading: ReadingId) -> u64 {
        let known = self.readings.get(&reading).copied();
        known.unwrap_or_else(|| self.lore.readings(reading))
    }

    /// Takes a fact to have one of these options; false where that is impossible.
    pub fn choose(&mut self, var: VarId, set: u64) -> bool {
        let left = self.options(var) & set;
        self.chosen.insert(var, left);
        left != 0
    }

    pub fn read(&mut self, reading: ReadingId, option: usize) -> bool {
        let left = self.reading(reading) & (1 << option);
        self.readings.insert(reading, left);
        left != 0
    }

    /// Takes a several-choice fact to have one of these options, or none of them.
    pub fn have(&mut self, var: VarId, set: u32, one: bool) -> bool {
        let (without, of) = self.several.entry(var).or_default();
        if one {
            of.push(set);
        } else {
            *without |= set;
        }
        of.iter().all(|set| set & !*without != 0)
    }

    /// What a figure can still be.
    pub fn span(&self, figure: usize) -> Span {
        let known = &self.lore.figures.all[figure];
        let mut span = known.span;
        if let Some(found) = self.spans.get(&figure) {
            span = span.and(*found);
        }
        if !known.parts.is_empty() {
            let none = Some(Fraction::ZERO);
            let parts = known.parts.iter();
            let sum = parts.fold(Span::between(none, none), |sum, (part, factor)| {
                sum.plus(self.span(*part).times(*factor))
            });
            span = span.and(sum);
        }
        known.step.map_or(span, |step| span.on_steps(step))
    }

    /// Takes a comparison to hold, or not to.
    pub fn compare(&mut self, figure: usize, comparator: Comparator, limit: Fraction, holds: bool) -> bool {
        let here = self.span(figure);
        if comparator == Comparator::Equals && !holds {
            return here
                .only()
                .and_then(|only| only.compare(limit))
                .is_none_or(|order| order.is_ne());
        }
        let left = here.and(Span::of(comparator, limit, holds));
        self.spans.insert(figure, left);
        !self.span(figure).is_empty()
    }

    /// Draws what facts imply about each other; false where they cannot be so together.
    pub fn settle(&mut self) -> bool {
        loop {
            let before = self.chosen.clone();
            for [(when, wanted), (then, set)] in &self.lore.implied {
                if self.options(*when) & !wanted == 0 && !self.choose(*then, *set) {
                    return false;
                }
                if self.options(*then) & set == 0 && !self.choose(*when, !wanted) {
                    return false;
                }
            }
            if self.chosen == before {
                break;
            }
        }
        // Few wholes have parts of their own: twice reaches them.
        for _ in 0..2 {
            for (part, whole) in &self.lore.figures.ordered {
                let (low, high) = (self.span(*part).low, self.span(*whole).high);
                let (below, above) = (Span { low: None, high }, Span { low, high: None });
                self.spans.insert(*part, self.span(*part).and(below));
                self.spans.insert(*whole, self.span(*whole).and(above));
            }
        }
        !self.spans.keys().any(|figure| self.span(*figure).is_empty())
    }
}
