//! Fees: exact per item and residence year, per unit while the quantity is open.

use std::rc::Rc;

use crate::policy::{Costs, Num, Outcome, Prepay, Price, Scenario, ScenarioItem, TrackId, TrackRole, VarId};
use crate::value::Fraction;

use super::numbers::Figure;
use super::report::Amount;
use super::sheet::{Cell, Line, Sheet};
use super::span::Span;
use super::standing::Evaluation;
use super::vars::Listed;

/// What of a cell is worked out anew.
#[derive(Clone, Copy, PartialEq)]
enum Fresh {
    /// What depends on these readings.
    Of(u128),
    /// What was open.
    Only(Open),
    /// Everything.
    All,
}

impl Fresh {
    /// Whether what depends on these readings is.
    fn is(self, readings: u128) -> bool {
        match self {
            Fresh::Of(stale) => readings & stale != 0,
            Fresh::Only(_) => false,
            Fresh::All => true,
        }
    }
}

/// Which parts of a cell hang on something open.
#[derive(Clone, Copy, PartialEq, Default)]
struct Open {
    times: bool,
    prices: bool,
    holds: bool,
    months: bool,
    deposit: bool,
}

impl Evaluation<'_> {
    /// The sheet under the active readings; laid aside while [`Evaluation::under`] takes some otherwise. It is
    /// never asked for while an open fact is being tried out.
    pub fn sheet(&mut self, costs: &Costs) -> Rc<Sheet> {
        let readings = std::mem::take(&mut self.stale);
        let depends = &self.plan.sheet;
        let mut fresh = Fresh::All;
        if let Some(sheet) = &self.sheet {
            if depends.anything & readings == 0 {
                return Rc::clone(sheet);
            }
            if sheet.open.is_empty() {
                fresh = Fresh::Of(readings);
            }
        }
        let before = self.sheet.take().filter(|_| fresh != Fresh::All);
        let mut sheet = before.map_or_else(|| blank(costs), Rc::unwrap_or_clone);
        if fresh.is(depends.quantity) {
            sheet.quantity = self.number(&costs.quantity.number).known();
        }
        let open = self.fill(costs, sheet.quantity, &mut sheet.cells[0], fresh);
        if open != Open::default() {
            self.complete(costs, &mut sheet, open);
        }
        let sheet = Rc::new(sheet);
        self.sheet = Some(Rc::clone(&sheet));
        sheet
    }

    /// One cell for every completion of what is open in the prices.
    fn complete(&mut self, costs: &Costs, sheet: &mut Sheet, open: Open) {
        sheet.open = self.open_in_prices(costs);
        let (quantity, first) = (sheet.quantity, sheet.cells.remove(0));
        let cells = &mut sheet.cells;
        self.each_completion(&sheet.open, &mut |evaluation| {
            let mut cell = first.clone();
            evaluation.fill(costs, quantity, &mut cell, Fresh::Only(open));
            cells.push(cell);
        });
    }

    /// Works the stale parts of a cell out; says in which something is open.
    fn fill(&mut self, costs: &Costs, quantity: Option<Fraction>, cell: &mut Cell, fresh: Fresh) -> Open {
        let depends = &self.plan.sheet;
        let mut open = Open::default();
        let anew = |mask: u128, part: fn(Open) -> bool| match fresh {
            Fresh::Only(open) => part(open),
            _ => fresh.is(mask),
        };
        let of_times = |item: usize| anew(depends.times[item], |open| open.times);
        for at in 0..cell.times.len() {
            let (year, item) = (at / cell.items, at % cell.items);
            if of_times(item) {
                let (low, high) = &costs.items[item].times[year];
                let lowest = self.settled(low, &mut open.times);
                let highest = if depends.is_settled[at] {
                    lowest
                } else {
                    self.settled(high, &mut open.times)
                };
                cell.times[at] = Span::between(lowest, highest);
            }
        }
        let mut is_year_stale = false;
        for (at, price) in prices(costs).enumerate() {
            let of_price = anew(depends.prices[at], |open| open.prices);
            if of_price {
                cell.lines[at].price = Span::One(self.settled(&price.price, &mut open.prices));
            }
            if of_price || anew(depends.quantity, |_| false) || of_times(at % cell.items) {
                cell.renew(at, quantity);
                is_year_stale = true;
            }
            let is_last_item = (at + 1) % cell.items == 0;
            if is_last_item && std::mem::take(&mut is_year_stale) {
                cell.add_up(at / cell.items);
            }
        }
        if anew(depends.holds, |open| open.holds) {
            for (at, holds) in cell.holds.iter_mut().enumerate() {
                let (track, year) = (at / cell.years, at % cell.years);
                *holds = self.track_in_year(costs, TrackId(track as u16), year, &mut open.holds);
            }
        }
        if anew(depends.months, |open| open.months) {
            let months = self.number(&costs.months);
            open.months = matches!(months, Figure::Open);
            cell.months = months.known();
        }
        if let Some(deposit) = &costs.deposit
            && anew(depends.deposit, |open| open.deposit)
        {
            let (low, high) = (self.number(&deposit.low), self.number(&deposit.high));
            open.deposit = matches!(low, Figure::Open) || matches!(high, Figure::Open);
            cell.deposit = low
                .known()
                .zip(high.known())
                .map(|(low, high)| Span::between(low, high));
        }
        open
    }

    /// A number; 0 while something in it is open, which is said.
    fn settled(&mut self, num: &Num, open: &mut bool) -> Fraction {
        let figure = self.number(num);
        *open |= matches!(figure, Figure::Open);
        figure.known().unwrap_or(Fraction::ZERO)
    }

    /// The open variables that prices hang on.
    fn open_in_prices(&mut self, costs: &Costs) -> Vec<VarId> {
        let mut open = Listed::default();
        for (low, high) in costs.items.iter().flat_map(|item| &item.times) {
            self.open_in_number(low, &mut open);
            self.open_in_number(high, &mut open);
        }
        for price in prices(costs) {
            self.open_in_number(&price.price, &mut open);
        }
        for (when, _) in costs
            .tracks
            .iter()
            .flat_map(|track| track.replaced.iter().flatten())
        {
            self.open_in_condition(when, &mut open);
        }
        self.open_in_number(&costs.months, &mut open);
        if let Some(deposit) = &costs.deposit {
            self.open_in_number(&deposit.low, &mut open);
            self.open_in_number(&deposit.high, &mut open);
        }
        open.to_vec()
    }

    /// The track whose prices hold in a residence year: the first replacement that is certainly met, else its own.
    fn track_in_year(
        &mut self,
        costs: &Costs,
        track: TrackId,
        year: usize,
        open: &mut bool,
    ) -> Option<TrackId> {
        for (when, by) in costs.tracks[track.index()]
            .replaced
            .get(year)
            .into_iter()
            .flatten()
        {
            let outcomes = self.standing(when).upper;
            if outcomes.single() == Some(Outcome::Met) {
                return *by;
            }
            *open |= outcomes.contains(Outcome::Met);
        }
        Some(track)
    }

    /// The total of a track over all residence years.
    pub fn track_total(&mut self, costs: &Costs, track: TrackId) -> Amount {
        self.sheet(costs).over(&|cell| cell.total(track)).shown()
    }

    /// What has to be laid out in the first year: the track's own price, or the full one where relief is paid back.
    pub fn cash_out(&mut self, costs: &Costs, track: TrackId) -> Amount {
        let laid_out = match prepay(costs, track) {
            Some(prepay) if self.options[prepay.reading.index()] == prepay.option => prepay.track,
            _ => track,
        };
        self.sheet(costs).over(&|cell| cell.year(laid_out, 0)).shown()
    }

    /// The tracks of which one price or the other may have to be laid out in the first year: two where nobody has
    /// settled or chosen whether relief is paid back.
    pub fn laid_out(&self, costs: &Costs, track: TrackId) -> [TrackId; 2] {
        let Some(prepay) = prepay(costs, track) else {
            return [track; 2];
        };
        let place = prepay.reading.index();
        let (reading, option) = (&self.policy.readings[place], self.options[place]);
        if reading.confirmed.is_none() && option == reading.default {
            [track, prepay.track]
        } else if option == prepay.option {
            [prepay.track; 2]
        } else {
            [track; 2]
        }
    }

    /// The deposit, lowest to highest.
    pub fn deposit(&mut self, costs: &Costs) -> Option<Amount> {
        self.sheet(costs).deposit().map(Span::shown)
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

/// Nothing worked out yet.
fn blank(costs: &Costs) -> Sheet {
    let (tracks, items) = (costs.tracks.len(), costs.items.len());
    let years = costs.tracks.first().map_or(0, |track| track.years.len());
    let cell = Cell {
        years,
        items,
        months: None,
        deposit: None,
        times: vec![Span::NOTHING; years * items],
        holds: vec![None; tracks * years],
        lines: vec![Line::NOTHING; tracks * years * items],
        sums: vec![Span::NOTHING; tracks * years],
    };
    Sheet {
        quantity: None,
        open: Vec::new(),
        cells: vec![cell],
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
