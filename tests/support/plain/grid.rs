//! Places a fact can have, and the one at which a comparison turns.

use std::cmp::Ordering;

use selfcheck::policy::*;

use super::calendar::{day_number, number_of};
use super::fraction::Frac;
use super::{Given, World};

/// Something that can be put at the limit, step by step.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Axis {
    Var(VarId),
    Today,
}

/// The places of an axis: whole numbers of steps, or days.
pub struct Grid {
    pub step: Option<Frac>,
    pub low: i128,
    pub high: i128,
}

impl Grid {
    /// `None` for what is neither number nor day, and for years of a series that is known by its latest figure alone.
    pub fn of(world: &World, axis: Axis) -> Option<Grid> {
        let days = |low: i64, high: i64| Grid {
            step: None,
            low: low.into(),
            high: high.into(),
        };
        let Axis::Var(var) = axis else {
            return Some(days(day_number(2000, 1, 1), day_number(2060, 12, 31)));
        };
        let fact = world.fact(var)?;
        let latest = usize::from(fact.first_var.0 + fact.var_count) - 1;
        if world.is_latest_only(fact) && var.index() < latest {
            return None;
        }
        match &fact.kind {
            Kind::Number(kind) | Kind::Series(kind, _) if fact.only_latest() != Some(var) => {
                let step = Frac::of(kind.step)?;
                let low = -Frac::of(kind.min)?.negative().over(step)?.floor();
                let high = Frac::of(kind.max)?.over(step)?.floor();
                Some(Grid {
                    step: Some(step),
                    low,
                    high,
                })
            }
            Kind::Date(kind) => Some(days(number_of(kind.min), number_of(kind.max))),
            _ => None,
        }
    }

    pub fn given(&self, place: i128) -> Option<Given> {
        match self.step {
            Some(step) => Frac::whole(place).times(step).map(Given::Number),
            None => i64::try_from(place).ok().map(Given::Day),
        }
    }

    /// The place nearest below a number or day, within the bounds.
    pub fn place(&self, given: Given) -> Option<i128> {
        let place = match (self.step, given) {
            (Some(step), Given::Number(number)) => number.over(step)?.floor(),
            (None, Given::Day(day)) => day.into(),
            _ => return None,
        };
        Some(place.clamp(self.low, self.high))
    }
}

/// Where the order of a comparison changes along an axis: the ends that can be compared, how the sides stand there,
/// the first place that is not as the first end, and the first that is as the last.
pub struct Turn {
    pub low: i128,
    pub high: i128,
    pub first: Ordering,
    pub last: Ordering,
    pub leaves_first: i128,
    pub reaches_last: i128,
}

impl World<'_> {
    pub fn put(&mut self, axis: Axis, given: Option<Given>) {
        match (axis, given) {
            (Axis::Var(var), given) => self.given[var.index()] = given,
            (Axis::Today, Some(Given::Day(day))) => self.today = day,
            (Axis::Today, _) => {}
        }
    }

    /// How the sides of a comparison stand with an axis at a place, where it is left.
    pub fn order_at(&mut self, test: &Test, axis: Axis, grid: &Grid, place: i128) -> Option<Ordering> {
        self.put(axis, grid.given(place));
        self.order(test).ok()
    }

    /// The turn of a comparison along an axis; `None` where it has none. The axis is left anywhere.
    pub fn turn(&mut self, test: &Test, axis: Axis, grid: &Grid) -> Option<Turn> {
        let (mut low, high) = (grid.low, grid.high);
        if self.order_at(test, axis, grid, low).is_none() {
            // A whole of 0 has no share: begin a step above.
            low += 1;
        }
        let first = self.order_at(test, axis, grid, low)?;
        let last = self.order_at(test, axis, grid, high)?;
        if first == last {
            return None;
        }
        let mut order = |place| self.order_at(test, axis, grid, place);
        Some(Turn {
            low,
            high,
            first,
            last,
            leaves_first: search(low, high, |place| order(place) != Some(first)),
            reaches_last: search(low, high, |place| order(place) == Some(last)),
        })
    }
}

/// The first place in a range at which something holds, if it holds from there on.
fn search(mut low: i128, mut high: i128, mut holds: impl FnMut(i128) -> bool) -> i128 {
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}
