//! What is to be paid: each item of a residence year rounded to the hundredth, sums of rounded items.

use selfcheck::policy::*;

use super::World;
use super::fraction::Frac;

/// Lowest and highest.
pub type Ends = (Frac, Frac);

/// One item in one residence year.
#[derive(Clone, Copy)]
pub struct Line {
    pub price: Ends,
    pub times: Ends,
    pub amount: Ends,
}

/// The prices of a track as they come to hold.
pub struct Track {
    /// By year: the track whose prices hold, `None` once the residence has ended.
    pub holds: Vec<Option<usize>>,
    /// By year, then item.
    pub lines: Vec<Vec<Line>>,
}

const NOTHING: Ends = (Frac::ZERO, Frac::ZERO);

fn with(one: Ends, other: Ends, f: fn(Frac, Frac) -> Option<Frac>) -> Option<Ends> {
    Some((f(one.0, other.0)?, f(one.1, other.1)?))
}

fn sum(amounts: impl Iterator<Item = Ends>) -> Option<Ends> {
    amounts
        .into_iter()
        .try_fold(NOTHING, |all, one| with(all, one, Frac::plus))
}

/// As money.
pub fn cents((low, high): Ends) -> Option<Ends> {
    Some((low.cents()?, high.cents()?))
}

impl Track {
    pub fn year(&self, year: usize) -> Option<Ends> {
        sum(self.lines[year].iter().map(|line| line.amount))
    }

    pub fn item(&self, item: usize) -> Option<Ends> {
        sum(self.lines.iter().map(|year| year[item].amount))
    }

    pub fn total(&self) -> Option<Ends> {
        sum(self.lines.iter().flatten().map(|line| line.amount))
    }

    /// How many years the residence goes on.
    fn lived(&self) -> usize {
        let ended = self.holds.iter().position(Option::is_none);
        ended.unwrap_or(self.holds.len())
    }

    /// The other total, or that of an item, minus this one, over the years lived there; the lower difference first.
    pub fn up_to(&self, other: &Track, item: Option<usize>) -> Option<Ends> {
        let of = |track: &Track| {
            let years = track.lines.iter().take(self.lived());
            let lines = years.flat_map(|year| match item {
                Some(item) => &year[item..=item],
                None => &year[..],
            });
            sum(lines.map(|line| line.amount))
        };
        let (own, other) = (of(self)?, of(other)?);
        let one = other.0.plus(own.0.negative())?;
        let two = other.1.plus(own.1.negative())?;
        Some((one.min(two), one.max(two)))
    }
}

impl World<'_> {
    /// A price track; `None` where something in it is not known.
    pub fn track(&self, costs: &Costs, track: usize) -> Option<Track> {
        let mut found = Track {
            holds: Vec::new(),
            lines: Vec::new(),
        };
        for year in 0..costs.tracks[track].years.len() {
            let holds = self.track_in(costs, track, year)?;
            let line = |item| match holds {
                Some(track) => self.line(costs, track, year, item),
                None => Some(Line {
                    price: NOTHING,
                    times: self.times(costs, year, item)?,
                    amount: NOTHING,
                }),
            };
            found.holds.push(holds);
            found
                .lines
                .push((0..costs.items.len()).map(line).collect::<Option<_>>()?);
        }
        Some(found)
    }

    /// The track whose prices hold: of the first replacement that is met.
    fn track_in(&self, costs: &Costs, track: usize, year: usize) -> Option<Option<usize>> {
        for (when, by) in costs.tracks[track].replaced.get(year).into_iter().flatten() {
            if self.outcomes(when).single()? == Outcome::Met {
                return Some(by.map(TrackId::index));
            }
        }
        Some(Some(track))
    }

    fn line(&self, costs: &Costs, track: usize, year: usize, item: usize) -> Option<Line> {
        let price = self.number(&costs.tracks[track].years[year][item].price).ok()?;
        let times = self.times(costs, year, item)?;
        let per_unit = with((price, price), times, Frac::times)?;
        let amount = match self.quantity(costs) {
            Some(quantity) => cents(with(per_unit, (quantity, quantity), Frac::times)?)?,
            None => per_unit,
        };
        Some(Line {
            price: (price, price),
            times,
            amount,
        })
    }

    fn times(&self, costs: &Costs, year: usize, item: usize) -> Option<Ends> {
        let (low, high) = &costs.items[item].times[year];
        Some((self.number(low).ok()?, self.number(high).ok()?))
    }

    /// What prices are multiplied with; without it amounts are for one unit.
    pub fn quantity(&self, costs: &Costs) -> Option<Frac> {
        self.number(&costs.quantity.number).ok()
    }

    /// The total for one unit of quantity by the months of the residence, at most twelve in each year lived there.
    pub fn average(&self, costs: &Costs, track: &Track) -> Option<Ends> {
        let most = Frac::whole(12 * track.lived() as i128);
        let months = self.number(&costs.months).ok()?.min(most);
        if months <= Frac::ZERO {
            return None;
        }
        let lines = track.lines.iter().flatten();
        let each = lines.map(|line| with(line.price, line.times, Frac::times));
        let total = sum(each.collect::<Option<Vec<_>>>()?.into_iter())?;
        cents((total.0.over(months)?, total.1.over(months)?))
    }

    /// Lowest and highest deposit.
    pub fn deposit(&self, deposit: &Deposit) -> Option<Ends> {
        cents((self.number(&deposit.low).ok()?, self.number(&deposit.high).ok()?))
    }

    /// The track whose price is laid out in the first year, and whether nobody has said whether it is that one or the
    /// track's own.
    pub fn laid_out(&self, costs: &Costs, track: usize) -> (usize, Option<usize>) {
        let ranked = costs.tracks[track].role == TrackRole::Ranked;
        let Some(prepay) = costs.prepay.as_ref().filter(|_| ranked) else {
            return (track, None);
        };
        let (reading, full) = (
            &self.policy.readings[prepay.reading.index()],
            prepay.track.index(),
        );
        let in_force = self.options[prepay.reading.index()];
        let undecided = reading.confirmed.is_none() && in_force == usize::from(reading.default);
        let first = if in_force == usize::from(prepay.option) {
            full
        } else {
            track
        };
        (first, undecided.then_some(full))
    }

    /// The amount of a benefit.
    pub fn benefit(&self, amount: &BenefitAmount) -> Option<Ends> {
        let (low, high) = match amount {
            BenefitAmount::Known(num) => (num, num),
            BenefitAmount::Range(low, high) => (low, high),
            BenefitAmount::Unstated | BenefitAmount::NotMoney => return None,
        };
        cents((self.number(low).ok()?, self.number(high).ok()?))
    }

    /// One part of a scenario.
    pub fn scenario(&self, item: &ScenarioItem) -> Option<Frac> {
        let price = self.number(&item.price).ok()?;
        price.times(self.number(&item.times).ok()?)?.cents()
    }
}
