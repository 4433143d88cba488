//! [`Sheet`]: what all amounts are taken from, once for every completion of what prices hang on.

use std::cmp::Ordering;

use crate::policy::{TrackId, VarId};
use crate::value::{Fraction, Number};

use super::span::Span;

/// Months of a residence year.
const MONTHS: i64 = 12;

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
    pub const NOTHING: Line = Line {
        price: Span::NOTHING,
        amount: Span::NOTHING,
    };

    fn or(self, other: Line) -> Line {
        Line {
            price: self.price.or(other.price),
            amount: self.amount.or(other.amount),
        }
    }
}

/// What all amounts are taken from, worked out once per set of readings.
#[derive(Clone)]
pub(super) struct Sheet {
    pub quantity: Option<Fraction>,
    /// What the prices hang on and is open.
    pub open: Vec<VarId>,
    /// One per completion of that; a single one where nothing is open.
    pub cells: Vec<Cell>,
}

/// The prices in one completion.
#[derive(Clone)]
pub(super) struct Cell {
    /// How many years and items there are.
    pub years: usize,
    pub items: usize,
    pub months: Option<Fraction>,
    pub deposit: Option<Span>,
    /// By year, then item: how often it is due. What is uncertain in it is so for every track alike.
    pub times: Vec<Span>,
    /// By track, then year: the track whose prices hold, `None` once the residence has ended.
    pub holds: Vec<Option<TrackId>>,
    /// By track, then year, then item: at the track's own prices.
    pub lines: Vec<Line>,
    /// By track, then year: the sum at the track's own prices.
    pub sums: Vec<Span>,
}

impl Cell {
    /// An item in a year at the price that holds then.
    pub fn line(&self, track: TrackId, year: usize, item: usize) -> Line {
        let holds = self.holds[track.index() * self.years + year];
        holds.map_or(Line::NOTHING, |holds| {
            self.lines[(holds.index() * self.years + year) * self.items + item]
        })
    }

    /// The sum of a year.
    pub fn year(&self, track: TrackId, year: usize) -> Span {
        let holds = self.holds[track.index() * self.years + year];
        holds.map_or(Span::NOTHING, |holds| {
            self.sums[holds.index() * self.years + year]
        })
    }

    /// Adds a year of a track up, by its place in `sums`.
    pub fn add_up(&mut self, at: usize) {
        let lines = self.lines[at * self.items..].iter().take(self.items);
        self.sums[at] = lines.fold(Span::NOTHING, |sum, line| sum.plus(line.amount));
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

    /// How many years are lived there: a residence that has ended does not go on.
    fn lived(&self, track: TrackId) -> usize {
        let years = (0..self.years).map(|year| self.holds[track.index() * self.years + year]);
        years.take_while(Option::is_some).count()
    }

    /// What another track comes to beyond this one for an item, due as often for both: as long as the residence goes on.
    pub fn beyond(&self, own: TrackId, other: TrackId, item: usize) -> Span {
        let years = (0..self.lived(own)).map(|year| {
            let own = self.line(own, year, item).amount;
            own.up_to(self.line(other, year, item).amount)
        });
        years.fold(Span::NOTHING, Span::plus)
    }

    /// The exact total for one unit divided by the months lived there.
    pub fn average(&self, track: TrackId) -> Option<Span> {
        let mut total = Span::NOTHING;
        for year in 0..self.years {
            for item in 0..self.items {
                let price = self.line(track, year, item).price;
                total = total.plus(price.times(self.times[year * self.items + item]));
            }
        }
        let months = self.months?;
        let most = Number::from(MONTHS * self.lived(track) as i64).into();
        let is_cut_short = months.compare(most).is_some_and(Ordering::is_gt);
        total.divided(if is_cut_short { most } else { months })
    }

    /// Works the amount of a line out from its price; while the quantity is open it is for one unit.
    pub fn renew(&mut self, at: usize, quantity: Option<Fraction>) {
        let (year, item) = (at / self.items % self.years, at % self.items);
        let due = self.lines[at].price.times(self.times[year * self.items + item]);
        self.lines[at].amount = quantity.map_or(due, |quantity| due.times(Span::One(quantity)).rounded());
    }
}

impl Sheet {
    /// From the lowest to the highest over all completions.
    pub fn over(&self, amount: &dyn Fn(&Cell) -> Span) -> Span {
        let mut all = amount(&self.cells[0]);
        for cell in &self.cells[1..] {
            all = all.or(amount(cell));
        }
        all
    }

    /// How often an item is due in a year.
    pub fn times(&self, year: usize, item: usize) -> Span {
        self.over(&|cell| cell.times[year * cell.items + item])
    }

    /// The track whose prices hold in a year; its own where that is open.
    pub fn holds(&self, track: TrackId, year: usize) -> Option<TrackId> {
        let holds = |cell: &Cell| cell.holds[track.index() * cell.years + year];
        let first = holds(&self.cells[0]);
        let all = self.cells.iter().all(|cell| holds(cell) == first);
        if all { first } else { Some(track) }
    }

    /// An item in a year at the price that holds then.
    pub fn line(&self, track: TrackId, year: usize, item: usize) -> Line {
        let lines = self.cells.iter().map(|cell| cell.line(track, year, item));
        lines.reduce(Line::or).unwrap_or(Line::NOTHING)
    }

    /// The deposit, lowest to highest.
    pub fn deposit(&self) -> Option<Span> {
        self.cells[0].deposit?;
        Some(self.over(&|cell| cell.deposit.unwrap_or(Span::NOTHING)))
    }
}
