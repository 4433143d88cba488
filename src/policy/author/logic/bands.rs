//! Bands of one figure that overlap, or leave a gap that was hardly meant.
//!
//! Siblings such as two steps or two rules are bands where they differ only in limits of one and the same figure. A
//! wider band behind a narrower one is a ladder, and no overlap; nor is a value under both where a reading decides.

use crate::policy::{Cond, Kind, Policy};
use crate::value::{Date, Fraction, Number};

use super::super::locate::Path;
use super::super::problem::Fault;
use super::cells::{Cell, Here, cells, collect, combinations, in_order, same};
use super::figures::{Asked, Figure};
use super::site::alike;
use super::world::Lore;

/// How siblings count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) enum Count {
    /// The first that holds; another value stands for none.
    First,
    /// The highest that holds.
    Ranked,
    /// Each that holds.
    Each,
}

/// A sibling that is a band, apart from what it shares with others.
struct Band<'p> {
    place: usize,
    figure: usize,
    limits: Vec<&'p Cond>,
    rest: Vec<&'p Cond>,
}

/// Overlaps and gaps among siblings.
pub(super) fn bands(lore: &Lore, siblings: &[(Path, Cond)], count: Count) -> Vec<(Path, Fault)> {
    let mut found: Vec<Band> = siblings
        .iter()
        .enumerate()
        .filter_map(|(place, (_, cond))| band(lore, place, cond))
        .collect();
    let mut faults: Vec<(Path, Fault)> = Vec::new();
    while !found.is_empty() {
        let alike = |other: &Band| {
            let pairs = found[0].rest.iter().zip(&other.rest);
            other.figure == found[0].figure
                && other.rest.len() == found[0].rest.len()
                && pairs.into_iter().all(|(a, b)| alike(&lore.policy.leaves, a, b))
        };
        let is_alike: Vec<bool> = found.iter().map(alike).collect();
        let mut is_alike = is_alike.into_iter();
        let (family, others) = found.into_iter().partition(|_| is_alike.next().unwrap_or(true));
        found = others;
        for fault in of_family(lore, siblings, &family, count) {
            if !faults.contains(&fault) {
                faults.push(fault);
            }
        }
    }
    faults
}

fn band<'p>(lore: &Lore<'p>, place: usize, cond: &'p Cond) -> Option<Band<'p>> {
    let parts = match cond {
        Cond::All(parts) => &parts[..],
        one => std::slice::from_ref(one),
    };
    let (mut limits, mut rest, mut figure) = (Vec::new(), Vec::new(), None);
    for part in parts {
        match only_figure(lore, part) {
            Some(found) if figure.is_none_or(|figure| figure == found) => {
                figure = Some(found);
                limits.push(part);
            }
            _ => rest.push(part),
        }
    }
    Some(Band {
        place,
        figure: figure?,
        limits,
        rest,
    })
}

/// The only figure a condition looks at, where it looks at nothing else.
fn only_figure(lore: &Lore, cond: &Cond) -> Option<usize> {
    let policy = lore.policy;
    match cond {
        Cond::Leaf(leaf) => match lore.figures.lines[leaf.index()] {
            Some(line) if !line.blank => match line.asked {
                Asked::Limit(figure, ..) => Some(figure),
                _ => None,
            },
            _ => None,
        },
        Cond::All(parts) | Cond::Any(parts) | Cond::ByReading(_, parts) => {
            let first = only_figure(lore, parts.first()?)?;
            let same = |part: &Cond| only_figure(lore, part) == Some(first);
            parts.iter().all(same).then_some(first)
        }
        Cond::Not(part) => only_figure(lore, part),
        Cond::Named(id) => only_figure(lore, &policy.conditions[id.index()].condition),
        _ => None,
    }
}

fn of_family(lore: &Lore, siblings: &[(Path, Cond)], family: &[Band], count: Count) -> Vec<(Path, Fault)> {
    if family.len() < 2 {
        return Vec::new();
    }
    let (mut limits, mut readings) = (Vec::new(), Vec::new());
    for cond in family.iter().flat_map(|band| &band.limits) {
        collect(lore, cond, &mut limits, &mut readings);
    }
    let figure = &lore.figures.all[family[0].figure];
    let (Some(limits), Some(combinations)) = (in_order(limits), combinations(lore, &readings)) else {
        return Vec::new();
    };
    let cells = cells(figure, &limits);
    let mut faults = Vec::new();
    for options in combinations {
        let holds = |band: &Band, cell: &Cell| {
            let here = Here {
                lore,
                at: cell.at,
                readings: &options,
            };
            band.limits.iter().all(|cond| here.holds(cond))
        };
        let regions: Vec<Vec<bool>> = (family.iter())
            .map(|band| cells.iter().map(|cell| holds(band, cell)).collect())
            .collect();
        let look = Look {
            cells: &cells,
            limits: &limits,
            regions: &regions,
            count,
        };
        for found in look.overlaps().into_iter().chain(look.gaps()) {
            let (path, _) = &siblings[family[found.second].place];
            let (beside, _) = &siblings[family[found.first].place];
            let (low, high) = (
                shown(lore.policy, figure, found.low),
                shown(lore.policy, figure, found.high),
            );
            let (overlap, beside) = (found.overlap, beside.0.clone());
            faults.push((
                path.clone(),
                Fault::Bands {
                    overlap,
                    low,
                    high,
                    beside,
                },
            ));
        }
    }
    faults
}

/// Two bands, and the values both or neither of them takes.
struct Pair {
    first: usize,
    second: usize,
    overlap: bool,
    low: Fraction,
    high: Fraction,
}

struct Look<'l> {
    cells: &'l [Cell],
    limits: &'l [Fraction],
    /// By band and cell: whether it holds.
    regions: &'l [Vec<bool>],
    count: Count,
}

impl Look<'_> {
    fn overlaps(&self) -> Vec<Pair> {
        let mut found = Vec::new();
        for second in 1..self.regions.len() {
            for first in 0..second {
                let (a, b) = (&self.regions[first], &self.regions[second]);
                let both: Vec<usize> = (0..a.len()).filter(|cell| a[*cell] && b[*cell]).collect();
                let within = |a: &[bool], b: &[bool]| a.iter().zip(b).all(|(a, b)| !a || *b);
                let (Some(from), Some(to)) = (both.first(), both.last()) else {
                    continue;
                };
                if within(a, b) || within(b, a) {
                    continue;
                }
                // Of things that count each by itself, only a limit that both take is surely a slip.
                let edge = from == to && self.cells[*from].span.only().is_some();
                if let (true, Some((low, high))) = (edge || self.count != Count::Each, self.ends(*from, *to))
                {
                    found.push(Pair {
                        first,
                        second,
                        overlap: true,
                        low,
                        high,
                    });
                }
            }
        }
        found
    }

    /// Values between two bands that neither takes: one limit, or what lies between limits written one unit apart.
    fn gaps(&self) -> Vec<Pair> {
        let held = |cell: usize| self.regions.iter().position(|region| region[cell]);
        let mut found = Vec::new();
        for cell in 1..self.cells.len().saturating_sub(1) {
            let (None, Some(first), Some(second)) = (held(cell), held(cell - 1), held(cell + 1)) else {
                continue;
            };
            let parted = first != second && !self.regions[first][cell + 1] && !self.regions[second][cell - 1];
            // Where another value stands for none, a single one left out may be meant.
            let is_single = self.cells[cell].span.only().is_some() && self.count != Count::First;
            let is_slip = is_single || self.is_narrow(cell);
            let ends = self.cells[cell].span.only().map(|only| (only, only));
            if let (true, Some((low, high))) = (parted && is_slip, ends.or_else(|| self.around(cell))) {
                found.push(Pair {
                    first,
                    second,
                    overlap: false,
                    low,
                    high,
                });
            }
        }
        found
    }

    /// Whether the limits around a cell are one unit of their last digit apart.
    fn is_narrow(&self, cell: usize) -> bool {
        let Some((low, high)) = self.around(cell) else {
            return false;
        };
        let places = |end: Fraction| end.to_number().map(|number| number.parts().1);
        let (Some(a), Some(b)) = (places(low), places(high)) else {
            return false;
        };
        let unit = Number::from_parts(1, a.max(b)).map(Fraction::from);
        high.checked_sub(low)
            .zip(unit)
            .is_some_and(|(apart, unit)| same(apart, unit))
    }

    /// The limits nearest to a cell, or the limit it is.
    fn around(&self, cell: usize) -> Option<(Fraction, Fraction)> {
        let at = self.cells[cell].at;
        let is =
            |limit: &&Fraction, order: fn(std::cmp::Ordering) -> bool| limit.compare(at).is_some_and(order);
        let low = self
            .limits
            .iter()
            .rev()
            .find(|limit| is(limit, std::cmp::Ordering::is_le))?;
        let high = self
            .limits
            .iter()
            .find(|limit| is(limit, std::cmp::Ordering::is_ge))?;
        Some((*low, *high))
    }

    /// First and last value of a run of cells.
    fn ends(&self, from: usize, to: usize) -> Option<(Fraction, Fraction)> {
        Some((self.cells[from].span.low?.0, self.cells[to].span.high?.0))
    }
}

/// A value of a figure as it is written.
pub(super) fn shown(policy: &Policy, figure: &Figure, value: Fraction) -> String {
    let kind = figure.var.map(|var| {
        let fact = policy.variables[var.index()].fact;
        &policy.facts[fact.index()].kind
    });
    let number = value.to_number();
    match (kind, number.and_then(Number::to_i64)) {
        (Some(Kind::Date(_)), Some(days)) => Date::MIN.plus_days(days as i32).to_string(),
        (Some(Kind::Number(kind) | Kind::Series(kind, _)), _) => {
            number.map_or_else(String::new, |number| format!("{number}{}", kind.unit))
        }
        _ => number.map_or_else(String::new, |number| number.to_string()),
    }
}
