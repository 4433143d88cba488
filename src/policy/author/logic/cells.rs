//! The values of one figure between which conditions on it do not change, and whether they hold there.

use crate::policy::{Cond, LeafId, ReadingId};
use crate::value::Fraction;

use super::figures::{Asked, Figure};
use super::span::Span;
use super::world::Lore;

/// Most combinations of readings that bands are looked at under.
const MOST_COMBINATIONS: usize = 64;

/// Values of the figure between which nothing changes.
pub(super) struct Cell {
    pub span: Span,
    /// One of its values.
    pub at: Fraction,
}

pub(super) fn same(a: Fraction, b: Fraction) -> bool {
    a.compare(b).is_some_and(|order| order.is_eq())
}

/// Every limit and reading of a condition.
pub(super) fn collect(lore: &Lore, cond: &Cond, limits: &mut Vec<Fraction>, readings: &mut Vec<ReadingId>) {
    match cond {
        Cond::Leaf(leaf) => {
            if let Some(Asked::Limit(_, _, limit)) = lore.figures.lines[leaf.index()].map(|line| line.asked) {
                limits.push(limit);
            }
        }
        Cond::ByReading(reading, parts) => {
            if !readings.contains(reading) {
                readings.push(*reading);
            }
            parts
                .iter()
                .for_each(|part| collect(lore, part, limits, readings));
        }
        Cond::All(parts) | Cond::Any(parts) => {
            parts
                .iter()
                .for_each(|part| collect(lore, part, limits, readings));
        }
        Cond::Not(part) => collect(lore, part, limits, readings),
        Cond::Named(id) => {
            collect(
                lore,
                &lore.policy.conditions[id.index()].condition,
                limits,
                readings,
            );
        }
        _ => {}
    }
}

/// Each limit once, from the lowest.
pub(super) fn in_order(limits: Vec<Fraction>) -> Option<Vec<Fraction>> {
    let mut sorted: Vec<Fraction> = Vec::new();
    for limit in limits {
        let mut place = 0;
        while place < sorted.len() && sorted[place].compare(limit)?.is_lt() {
            place += 1;
        }
        if sorted.get(place).is_none_or(|next| !same(*next, limit)) {
            sorted.insert(place, limit);
        }
    }
    Some(sorted)
}

/// Every way to read, computed options only; `None` where there are too many.
pub(super) fn combinations(lore: &Lore, readings: &[ReadingId]) -> Option<Vec<Vec<(ReadingId, usize)>>> {
    let mut all: Vec<Vec<(ReadingId, usize)>> = vec![Vec::new()];
    for reading in readings {
        let options = lore.policy.readings[reading.index()].options.iter().enumerate();
        let computed: Vec<usize> = options
            .filter(|(_, option)| option.computed)
            .map(|(place, _)| place)
            .collect();
        let longer = |chosen: &Vec<(ReadingId, usize)>| {
            let with = |option: &usize| [&chosen[..], &[(*reading, *option)]].concat();
            computed.iter().map(with).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).collect();
        if all.len() > MOST_COMBINATIONS {
            return None;
        }
    }
    Some(all)
}

/// The limits, and what lies between them, below and above; only where the figure has values.
pub(super) fn cells(figure: &Figure, limits: &[Fraction]) -> Vec<Cell> {
    let mut spans = Vec::new();
    let mut low = None;
    for limit in limits {
        let end = Some((*limit, true));
        spans.push(Span { low, high: end });
        spans.push(Span::between(Some(*limit), Some(*limit)));
        low = end;
    }
    spans.push(Span { low, high: None });
    let cell = |span: Span| {
        let span = span.and(figure.span);
        let span = figure.step.map_or(span, |step| span.on_steps(step));
        let at = span.value()?;
        (!span.is_empty()).then_some(Cell { span, at })
    };
    spans.into_iter().filter_map(cell).collect()
}

/// A value of the figure, and how readings are read.
pub(super) struct Here<'h, 'p> {
    pub lore: &'h Lore<'p>,
    pub at: Fraction,
    pub readings: &'h [(ReadingId, usize)],
}

impl Here<'_, '_> {
    pub fn holds(&self, cond: &Cond) -> bool {
        match cond {
            Cond::Leaf(leaf) => self.test(*leaf),
            Cond::All(parts) => parts.iter().all(|part| self.holds(part)),
            Cond::Any(parts) => parts.iter().any(|part| self.holds(part)),
            Cond::Not(part) => !self.holds(part),
            Cond::Named(id) => self.holds(&self.lore.policy.conditions[id.index()].condition),
            Cond::ByReading(reading, parts) => {
                let read = self.readings.iter().find(|(known, _)| known == reading);
                read.and_then(|(_, option)| parts.get(*option))
                    .is_some_and(|part| self.holds(part))
            }
            _ => false,
        }
    }

    fn test(&self, leaf: LeafId) -> bool {
        match self.lore.figures.lines[leaf.index()].map(|line| line.asked) {
            Some(Asked::Limit(_, comparator, limit)) => {
                let at = Span::between(Some(self.at), Some(self.at));
                !at.and(Span::of(comparator, limit, true)).is_empty()
            }
            _ => false,
        }
    }
}
