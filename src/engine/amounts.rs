//! Fees: exact per item and residence year, per unit while the quantity is open.

use std::rc::Rc;

use crate::policy::{Costs, Num, Outcome, Scenario, ScenarioItem, Track, TrackId, TrackRole};
use crate::value::{Fraction, Number};

use super::numbers::Figure;
use super::plan::{SheetReadings, holds_reading};
use super::report::Amount;
use super::standing::Evaluation;

/// A value, or the lowest and highest of an expression over what is open in it.
#[derive(Clone, Copy)]
pub(super) enum Span {
    One(Fraction),
    Between(Fraction, Fraction),
}

impl Span {
    pub const NOTHING: Span = Span::One(Fraction::ZERO);

    pub fn low(self) -> Fraction {
        match self {
            Span::One(value) | Span::Between(value, _) => value,
        }
    }

    pub fn high(self) -> Fraction {
        match self {
            Span::One(value) | Span::Between(_, value) => value,
        }
    }

    /// Low with low and high with high. Reading a policy proves that nothing here passes 28 digits.
    fn with(self, other: Span, f: impl Fn(Fraction, Fraction) -> Option<Fraction>) -> Span {
        let f = |a, b| {
            let result = f(a, b);
            debug_assert!(result.is_some(), "an amount past 28 digits: {a:?} with {b:?}");
            result.unwrap_or(a)
        };
        match (self, other) {
            (Span::One(a), Span::One(b)) => Span::One(f(a, b)),
            _ => Span::Between(f(self.low(), other.low()), f(self.high(), other.high())),
        }
    }

    pub fn plus(self, other: Span) -> Span {
        self.with(other, Fraction::checked_add)
    }

    pub fn times(self, other: Span) -> Span {
        self.with(other, Fraction::checked_mul)
    }

    /// The other minus this one, the lower difference first.
    pub fn up_to(self, other: Span) -> Span {
        match other.with(self, Fraction::checked_sub) {
            Span::Between(a, b) if a.compare(b).is_some_and(std::cmp::Ordering::is_gt) => Span::Between(b, a),
            span => span,
        }
    }

    fn map(self, f: impl Fn(Fraction) -> Fraction) -> Span {
        match self {
            Span::One(value) => Span::One(f(value)),
            Span::Between(low, high) => Span::Between(f(low), f(high)),
        }
    }

    /// Rounded half-up to 0.01.
    fn rounded(self) -> Span {
        self.map(|value| value.round_half_up(2).map_or(value, Fraction::from))
    }

    /// As shown: rounded half-up to 0.01, which changes nothing in sums of rounded amounts.
    pub fn shown(self) -> Amount {
        let money = |value: Fraction| value.round_half_up(2).unwrap_or(Number::ZERO);
        Amount::between(money(self.low()), money(self.high()))
    }
}

/// What every track shares: the quantity, how often each item is due, whose prices hold in which year.
#[derive(Clone)]
pub(super) struct Sheet {
    pub quantity: Option<Fraction>,
    /// By year, then item: how often it is due, and that times the quantity (or one unit).
    pub due: Vec<Vec<(Span, Span)>>,
    /// By track, then year: the track whose prices hold, `None` once the residence has ended.
    pub holds: Vec<Vec<Option<TrackId>>>,
}

/// The amounts of one track by year, then item: rounded half-up to 0.01 each where the quantity is known.
pub(super) type TrackAmounts = Vec<Vec<Span>>;

/// What prices are multiplied with: the quantity, or one unit while it is open.
fn units(quantity: Option<Fraction>) -> Span {
    Span::One(quantity.unwrap_or(Number::ONE.into()))
}

/// The sum of amounts.
pub(super) fn sum<'a>(amounts: impl IntoIterator<Item = &'a Span>) -> Span {
    amounts
        .into_iter()
        .fold(Span::NOTHING, |sum, amount| sum.plus(*amount))
}

impl Evaluation<'_> {
    /// Lowest and highest value of a number; `None` while it is open without being bounded by its facts' ranges.
    pub fn span(&mut self, num: &Num) -> Option<Span> {
        if let Figure::Known(value) = self.number(num) {
            return Some(Span::One(value));
        }
        let mut open = Vec::new();
        self.open_in_number(num, &mut open);
        let domains: Vec<_> = open.iter().map(|var| (*var, self.domain(*var))).collect();
        let places: Vec<Vec<i64>> = domains
            .iter()
            .map(|(_, domain)| {
                let (low, high) = domain.ends();
                if domain.is_line() {
                    vec![low, high]
                } else {
                    (low..=high).collect()
                }
            })
            .collect();
        let cells: usize = places.iter().map(Vec::len).product();
        let before = self.slots.clone();
        let mut values = Vec::new();
        for cell in 0..cells.min(1024) {
            let mut rest = cell;
            for ((var, domain), places) in domains.iter().zip(&places) {
                self.slots[var.index()] = domain.at(places[rest % places.len()]);
                rest /= places.len();
            }
            values.extend(self.on_trial(|evaluation| evaluation.number(num)).known());
        }
        self.slots = before;
        let first = *values.first()?;
        let lower = |a: Fraction, b: Fraction| {
            if b.compare(a).is_some_and(std::cmp::Ordering::is_lt) {
                b
            } else {
                a
            }
        };
        let higher = |a: Fraction, b: Fraction| {
            if b.compare(a).is_some_and(std::cmp::Ordering::is_gt) {
                b
            } else {
                a
            }
        };
        let (low, high) = values.iter().fold((first, first), |(low, high), v| {
            (lower(low, *v), higher(high, *v))
        });
        Some(Span::Between(low, high))
    }

    /// The sheet under the active readings; laid aside while [`Evaluation::under`] takes one it depends on otherwise. It is
    /// never asked for while an open fact is being tried out.
    pub fn sheet(&mut self, costs: &Costs) -> Rc<Sheet> {
        if let Some(sheet) = &self.sheet {
            return Rc::clone(sheet);
        }
        let years = costs.tracks.first().map_or(0, |track| track.years.len());
        let quantity = self.number(&costs.quantity.number).known();
        let mut sheet = Sheet {
            quantity,
            due: vec![Vec::new(); years],
            holds: Vec::new(),
        };
        for (year, due) in sheet.due.iter_mut().enumerate() {
            let units = units(quantity);
            due.extend(costs.items.iter().map(|item| self.due(&item.times[year], units)));
        }
        sheet.holds = self.holds(costs, years);
        let sheet = Rc::new(sheet);
        self.sheet = Some(Rc::clone(&sheet));
        sheet
    }

    /// The sheet with what depends on one reading worked out anew.
    pub fn renewed(
        &mut self,
        costs: &Costs,
        sheet: &Rc<Sheet>,
        depends: &SheetReadings,
        reading: usize,
    ) -> Rc<Sheet> {
        let mut renewed = Rc::clone(sheet);
        if holds_reading(depends.quantity, reading) {
            let quantity = self.number(&costs.quantity.number).known();
            let sheet = Rc::make_mut(&mut renewed);
            sheet.quantity = quantity;
            sheet
                .due
                .iter_mut()
                .flatten()
                .for_each(|(times, due)| *due = times.times(units(quantity)));
        }
        for (place, mask) in depends.due.iter().enumerate() {
            if holds_reading(*mask, reading) {
                let sheet = Rc::make_mut(&mut renewed);
                for (year, due) in sheet.due.iter_mut().enumerate() {
                    due[place] = self.due(&costs.items[place].times[year], units(sheet.quantity));
                }
            }
        }
        if holds_reading(depends.holds, reading) {
            Rc::make_mut(&mut renewed).holds = self.holds(costs, sheet.due.len());
        }
        renewed
    }

    fn holds(&mut self, costs: &Costs, years: usize) -> Vec<Vec<Option<TrackId>>> {
        let mut holds = Vec::with_capacity(costs.tracks.len());
        for (i, track) in costs.tracks.iter().enumerate() {
            holds.push(
                (0..years)
                    .map(|year| self.track_in_year(track, TrackId(i as u16), year))
                    .collect(),
            );
        }
        holds
    }

    /// How often an item is due, and that times the quantity.
    fn due(&mut self, (low, high): &(Num, Num), units: Span) -> (Span, Span) {
        let highest = self.span(high).unwrap_or(Span::NOTHING);
        let times = if low == high {
            highest
        } else {
            let (low, high) = (self.span(low).unwrap_or(Span::NOTHING).low(), highest.high());
            let settled = low.compare(high).is_some_and(std::cmp::Ordering::is_eq);
            if settled {
                Span::One(low)
            } else {
                Span::Between(low, high)
            }
        };
        (times, times.times(units))
    }

    /// The track whose prices hold in a residence year: the first replacement that is certainly met, else its own.
    fn track_in_year(&mut self, own: &Track, track: TrackId, year: usize) -> Option<TrackId> {
        for (when, by) in own.replaced.get(year).into_iter().flatten() {
            if self.standing(when).upper.single() == Some(Outcome::Met) {
                return *by;
            }
        }
        Some(track)
    }

    /// The amounts of a track over the first so many residence years.
    fn amounts(&mut self, costs: &Costs, track: TrackId, years: usize) -> TrackAmounts {
        let sheet = self.sheet(costs);
        let mut amounts = Vec::with_capacity(sheet.due.len());
        for (year, holds) in sheet.holds[track.index()].iter().enumerate().take(years) {
            let Some(holds) = holds else {
                amounts.push(vec![Span::NOTHING; costs.items.len()]);
                continue;
            };
            let prices = &costs.tracks[holds.index()].years[year];
            let items = prices.iter().zip(&sheet.due[year]).map(|(price, (_, units))| {
                let amount = self.span(&price.price).unwrap_or(Span::NOTHING).times(*units);
                if sheet.quantity.is_some() {
                    amount.rounded()
                } else {
                    amount
                }
            });
            amounts.push(items.collect());
        }
        amounts
    }

    /// The amounts of a track over all residence years.
    pub fn track_amounts(&mut self, costs: &Costs, track: TrackId) -> TrackAmounts {
        self.amounts(costs, track, usize::MAX)
    }

    /// The total of a track over all residence years.
    pub fn track_total(&mut self, costs: &Costs, track: TrackId) -> Amount {
        sum(self.track_amounts(costs, track).iter().flatten()).shown()
    }

    /// What has to be laid out in the first year: the track's own price, or the full one where relief is paid back.
    pub fn cash_out(&mut self, costs: &Costs, track: TrackId) -> Amount {
        let laid_out = match &costs.prepay {
            Some(prepay)
                if self.options[prepay.reading.index()] == prepay.option
                    && costs.tracks[track.index()].role == TrackRole::Ranked =>
            {
                prepay.track
            }
            _ => track,
        };
        sum(self.amounts(costs, laid_out, 1).iter().flatten()).shown()
    }

    /// The deposit, lowest to highest.
    pub fn deposit(&mut self, costs: &Costs) -> Option<Amount> {
        let deposit = costs.deposit.as_ref()?;
        let (low, high) = (self.span(&deposit.low)?.low(), self.span(&deposit.high)?.high());
        Some(Span::Between(low, high).shown())
    }

    /// The sum of a scenario's known parts; `None` while something in it is open.
    pub fn scenario_sum(&mut self, scenario: &Scenario) -> Option<Amount> {
        let mut total = Span::NOTHING;
        for item in &scenario.items {
            total = total.plus(self.scenario_item(item)?);
        }
        Some(total.shown())
    }

    /// One part of a scenario, rounded half-up to 0.01.
    pub fn scenario_item(&mut self, item: &ScenarioItem) -> Option<Span> {
        let price = self.number(&item.price).known()?;
        let times = self.number(&item.times).known()?;
        Some(Span::One(price.checked_mul(times)?).rounded())
    }
}
