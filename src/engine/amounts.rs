//! Fees: exact per item and residence year, per unit while the quantity is open.

use std::rc::Rc;

use crate::policy::{Costs, Num, Outcome, Prepay, Price, Scenario, ScenarioItem, Track, TrackId, TrackRole};
use crate::value::Fraction;

use super::numbers::Figure;
use super::report::Amount;
use super::span::Span;
use super::standing::Evaluation;

/// One fee item in one year of a track.
#[derive(Clone, Copy)]
pub(super) struct Line {
    /// The unit price.
    pub price: Span,
    /// Price × how often it is due × quantity, rounded half-up to 0.01; exact for one unit while the quantity is open.
    pub amount: Span,
}

impl Line {
    /// A year that is not lived there any more.
    const NOTHING: Line = Line {
        price: Span::NOTHING,
        amount: Span::NOTHING,
    };
}

/// What all amounts are taken from, worked out once per set of readings.
#[derive(Clone)]
pub(super) struct Sheet {
    pub quantity: Option<Fraction>,
    /// How many years and items there are.
    pub years: usize,
    items: usize,
    /// By year, then item: how often it is due.
    times: Vec<Span>,
    /// By track, then year: the track whose prices hold, `None` once the residence has ended.
    holds: Vec<Option<TrackId>>,
    /// By track, then year, then item: at the track's own prices.
    lines: Vec<Line>,
}

impl Sheet {
    /// How often an item is due in a year.
    pub fn times(&self, year: usize, item: usize) -> Span {
        self.times[year * self.items + item]
    }

    /// The track whose prices hold in a year.
    pub fn holds(&self, track: TrackId, year: usize) -> Option<TrackId> {
        self.holds[track.index() * self.years + year]
    }

    /// An item in a year at the price that holds then.
    pub fn line(&self, track: TrackId, year: usize, item: usize) -> Line {
        self.holds(track, year).map_or(Line::NOTHING, |holds| {
            self.lines[(holds.index() * self.years + year) * self.items + item]
        })
    }

    /// The sum of a year.
    pub fn year(&self, track: TrackId, year: usize) -> Span {
        let amounts = (0..self.items).map(|item| self.line(track, year, item).amount);
        amounts.fold(Span::NOTHING, Span::plus)
    }

    /// The sum of an item over all years.
    pub fn item(&self, track: TrackId, item: usize) -> Span {
        let amounts = (0..self.years).map(|year| self.line(track, year, item).amount);
        amounts.fold(Span::NOTHING, Span::plus)
    }

    /// The sum of all years.
    pub fn total(&self, track: TrackId) -> Span {
        let years = (0..self.years).map(|year| self.year(track, year));
        years.fold(Span::NOTHING, Span::plus)
    }

    /// What prices of an item are multiplied with in a year; while the quantity is open it is one unit.
    fn units(&self, year: usize, item: usize) -> Span {
        let times = self.times(year, item);
        self.quantity
            .map_or(times, |quantity| times.times(Span::One(quantity)))
    }

    /// Works the amount of a line out from its price.
    fn renew(&mut self, at: usize) {
        let (year, item) = (at / self.items % self.years, at % self.items);
        let amount = self.lines[at].price.times(self.units(year, item));
        self.lines[at].amount = match self.quantity {
            Some(_) => amount.rounded(),
            None => amount,
        };
    }
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

    /// The sheet under the active readings; laid aside while [`Evaluation::under`] takes some otherwise. It is
    /// never asked for while an open fact is being tried out.
    pub fn sheet(&mut self, costs: &Costs) -> Rc<Sheet> {
        if let Some(sheet) = self.sheet.clone() {
            let readings = std::mem::take(&mut self.stale);
            let sheet = self.renewed(costs, sheet, readings);
            self.sheet = Some(Rc::clone(&sheet));
            return sheet;
        }
        self.stale = 0;
        let years = costs.tracks.first().map_or(0, |track| track.years.len());
        let mut sheet = Sheet {
            quantity: self.number(&costs.quantity.number).known(),
            years,
            items: costs.items.len(),
            times: Vec::new(),
            holds: self.holds(costs, years),
            lines: Vec::new(),
        };
        for year in 0..years {
            for item in &costs.items {
                sheet.times.push(self.times(&item.times[year]));
            }
        }
        for price in prices(costs) {
            let price = self.price(price);
            sheet.lines.push(Line {
                price,
                ..Line::NOTHING
            });
            sheet.renew(sheet.lines.len() - 1);
        }
        let sheet = Rc::new(sheet);
        self.sheet = Some(Rc::clone(&sheet));
        sheet
    }

    /// The sheet with what depends on these readings worked out anew.
    fn renewed(&mut self, costs: &Costs, mut renewed: Rc<Sheet>, readings: u128) -> Rc<Sheet> {
        let depends = &self.plan.sheet;
        if depends.anything & readings == 0 {
            return renewed;
        }
        let sheet = Rc::make_mut(&mut renewed);
        let of_quantity = depends.quantity & readings != 0;
        if of_quantity {
            sheet.quantity = self.number(&costs.quantity.number).known();
        }
        let of_times = |item: usize| depends.times[item] & readings != 0;
        for (at, times) in sheet.times.iter_mut().enumerate() {
            let (year, item) = (at / sheet.items, at % sheet.items);
            if of_times(item) {
                *times = self.times(&costs.items[item].times[year]);
            }
        }
        for (at, price) in prices(costs).enumerate() {
            let of_price = depends.prices[at] & readings != 0;
            if of_price {
                sheet.lines[at].price = self.price(price);
            }
            if of_price || of_quantity || of_times(at % sheet.items) {
                sheet.renew(at);
            }
        }
        if depends.holds & readings != 0 {
            sheet.holds = self.holds(costs, sheet.years);
        }
        renewed
    }

    fn price(&mut self, price: &Price) -> Span {
        self.span(&price.price).unwrap_or(Span::NOTHING)
    }

    fn holds(&mut self, costs: &Costs, years: usize) -> Vec<Option<TrackId>> {
        let mut holds = Vec::with_capacity(costs.tracks.len() * years);
        for (i, track) in costs.tracks.iter().enumerate() {
            for year in 0..years {
                holds.push(self.track_in_year(track, TrackId(i as u16), year));
            }
        }
        holds
    }

    /// How often an item is due.
    fn times(&mut self, (low, high): &(Num, Num)) -> Span {
        let highest = self.span(high).unwrap_or(Span::NOTHING);
        if low == high {
            return highest;
        }
        let (low, high) = (self.span(low).unwrap_or(Span::NOTHING).low(), highest.high());
        let settled = low.compare(high).is_some_and(std::cmp::Ordering::is_eq);
        if settled {
            Span::One(low)
        } else {
            Span::Between(low, high)
        }
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

    /// The total of a track over all residence years.
    pub fn track_total(&mut self, costs: &Costs, track: TrackId) -> Amount {
        self.sheet(costs).total(track).shown()
    }

    /// What has to be laid out in the first year: the track's own price, or the full one where relief is paid back.
    pub fn cash_out(&mut self, costs: &Costs, track: TrackId) -> Amount {
        let laid_out = match prepay(costs, track) {
            Some(prepay) if self.options[prepay.reading.index()] == prepay.option => prepay.track,
            _ => track,
        };
        self.sheet(costs).year(laid_out, 0).shown()
    }

    /// What may have to be laid out in the first year: from the one to the other where nobody has settled or chosen
    /// whether relief is paid back.
    pub fn laid_out(&mut self, costs: &Costs, track: TrackId) -> Amount {
        let in_force = self.cash_out(costs, track);
        let Some(prepay) = prepay(costs, track) else {
            return in_force;
        };
        let place = prepay.reading.index();
        let reading = &self.policy.readings[place];
        if reading.confirmed.is_some() || self.options[place] != reading.default {
            return in_force;
        }
        let sheet = self.sheet(costs);
        let (own, full) = (sheet.year(track, 0).shown(), sheet.year(prepay.track, 0).shown());
        own.or(full)
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

/// The rule of paying the full price first, where it concerns a track.
fn prepay(costs: &Costs, track: TrackId) -> Option<&Prepay> {
    let is_ranked = costs.tracks[track.index()].role == TrackRole::Ranked;
    costs.prepay.as_ref().filter(|_| is_ranked)
}

/// Every price: by track, then year, then item.
pub(super) fn prices(costs: &Costs) -> impl Iterator<Item = &Price> {
    costs.tracks.iter().flat_map(|track| track.years.iter().flatten())
}
