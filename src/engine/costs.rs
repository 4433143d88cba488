//! Fees: exact per item and residence year, per unit while the quantity is open.

use std::rc::Rc;

use crate::policy::{Costs, Num, Outcome, Price, Text, Track, TrackId, TrackRole};
use crate::value::{Fraction, Number};

use super::explain::text;
use super::numbers::Figure;
use super::report::{
    Amount, Certainty, CostReport, DepositReport, Estimate, ItemDifference, ItemReport, Money,
    ScenarioItemReport, ScenarioReport, SupportReport, TrackReport, YearReport,
};
use super::standing::Evaluation;

/// Lowest and highest value of an expression over what is open in it.
type Span = (Fraction, Fraction);

/// The amounts of one track, before they are worded.
pub(super) struct TrackAmounts {
    /// By year: the track whose prices hold (`None`: the residence has ended), and the items.
    years: Vec<(Option<TrackId>, Vec<ItemAmount>)>,
    /// Whether the quantity is open: amounts are for one unit and rounded only when shown.
    per_unit: bool,
}

struct ItemAmount {
    price: Span,
    times: Span,
    /// For one unit, exact.
    unit: Span,
    /// In total: rounded half-up to 0.01 where the quantity is known.
    amount: Span,
}

/// What every track shares: the quantity, how often each item is due, whose prices hold in which year.
pub(super) struct Sheet {
    quantity: Option<Fraction>,
    /// By year, then item.
    times: Vec<Vec<Span>>,
    /// By track, then year: the track whose prices hold, `None` once the residence has ended.
    holds: Vec<Vec<Option<TrackId>>>,
}

const NOTHING: Span = (Fraction::ZERO, Fraction::ZERO);

fn plus(a: Span, b: Span) -> Span {
    (
        a.0.checked_add(b.0).unwrap_or(a.0),
        a.1.checked_add(b.1).unwrap_or(a.1),
    )
}

fn times(a: Span, b: Span) -> Span {
    (
        a.0.checked_mul(b.0).unwrap_or(a.0),
        a.1.checked_mul(b.1).unwrap_or(a.1),
    )
}

fn rounded(span: Span) -> Span {
    let round = |f: Fraction| f.round_half_up(2).map_or(f, Fraction::from);
    (round(span.0), round(span.1))
}

fn shown(span: Span) -> Amount {
    let money = |f: Fraction| f.round_half_up(2).unwrap_or(Number::ZERO);
    Amount::between(money(span.0), money(span.1))
}

impl TrackAmounts {
    fn year(&self, year: usize) -> Span {
        self.years[year]
            .1
            .iter()
            .fold(NOTHING, |sum, item| plus(sum, item.amount))
    }

    fn total(&self) -> Span {
        (0..self.years.len()).fold(NOTHING, |sum, year| plus(sum, self.year(year)))
    }

    fn item(&self, item: usize) -> Span {
        self.years
            .iter()
            .filter_map(|(_, items)| items.get(item))
            .fold(NOTHING, |sum, item| plus(sum, item.amount))
    }

    /// The total over all years.
    pub fn sum(&self) -> Amount {
        shown(self.total())
    }

    /// The total of the first year.
    pub fn first_year(&self) -> Amount {
        if self.years.is_empty() {
            shown(NOTHING)
        } else {
            shown(self.year(0))
        }
    }
}

impl Evaluation<'_> {
    /// Lowest and highest value of a number; `None` while it is open without being bounded by its facts' ranges.
    fn span(&mut self, num: &Num) -> Option<Span> {
        if let Figure::Known(value) = self.number(num) {
            return Some((value, value));
        }
        let mut open = Vec::new();
        self.open_in_number(num, &mut open);
        let mut ends: Option<Span> = None;
        let before = self.slots.clone();
        let domains: Vec<_> = open.iter().map(|var| (*var, self.domain(*var))).collect();
        let places = |i: usize| {
            let (low, high) = domains[i].1.ends();
            if domains[i].1.is_line() {
                vec![low, high]
            } else {
                (low..=high).collect()
            }
        };
        let cells: usize = (0..domains.len()).map(|i| places(i).len()).product();
        for cell in 0..cells.min(1024) {
            let mut rest = cell;
            for (i, (var, domain)) in domains.iter().enumerate() {
                let places = places(i);
                self.slots[var.index()] = domain.at(places[rest % places.len()]);
                rest /= places.len();
            }
            if let Figure::Known(value) = self.number(num) {
                ends = Some(match ends {
                    None => (value, value),
                    Some((low, high)) => (
                        if value.compare(low)?.is_lt() { value } else { low },
                        if value.compare(high)?.is_gt() { value } else { high },
                    ),
                });
            }
        }
        self.slots = before;
        ends
    }

    /// The quantity, `None` while open.
    pub fn quantity(&mut self, costs: &Costs) -> Option<Fraction> {
        self.number(&costs.quantity.number).known()
    }

    /// The sheet under the active readings; kept until [`Evaluation::choose_option`] changes one it depends on.
    fn sheet(&mut self, costs: &Costs) -> Rc<Sheet> {
        if let Some(sheet) = &self.sheet {
            return Rc::clone(sheet);
        }
        let years = costs.tracks.first().map_or(0, |track| track.years.len());
        let mut sheet = Sheet {
            quantity: self.quantity(costs),
            times: Vec::new(),
            holds: Vec::new(),
        };
        for year in 0..years {
            let due = costs
                .items
                .iter()
                .map(|item| self.due(&item.times[year]))
                .collect();
            sheet.times.push(due);
        }
        for (i, track) in costs.tracks.iter().enumerate() {
            let holds = (0..years)
                .map(|year| self.track_in_year(track, TrackId(i as u16), year))
                .collect();
            sheet.holds.push(holds);
        }
        let sheet = Rc::new(sheet);
        self.sheet = Some(Rc::clone(&sheet));
        sheet
    }

    fn due(&mut self, (low, high): &(Num, Num)) -> Span {
        let highest = self.span(high).unwrap_or(NOTHING);
        if low == high {
            highest
        } else {
            (self.span(low).unwrap_or(NOTHING).0, highest.1)
        }
    }

    /// The amounts of a track over the first so many residence years.
    fn amounts(&mut self, costs: &Costs, track: TrackId, years: usize) -> TrackAmounts {
        let sheet = self.sheet(costs);
        let mut amounts = TrackAmounts {
            years: Vec::new(),
            per_unit: sheet.quantity.is_none(),
        };
        for (year, holds) in sheet.holds[track.index()].iter().enumerate().take(years) {
            let mut items = Vec::with_capacity(costs.items.len());
            for (place, due) in sheet.times[year].iter().enumerate() {
                let price = match holds {
                    Some(track) => self.price(&costs.tracks[track.index()].years[year][place]),
                    None => NOTHING,
                };
                let unit = times(price, *due);
                let amount = sheet
                    .quantity
                    .map_or(unit, |quantity| rounded(times(unit, (quantity, quantity))));
                items.push(ItemAmount {
                    price,
                    times: *due,
                    unit,
                    amount,
                });
            }
            amounts.years.push((*holds, items));
        }
        amounts
    }

    /// The amounts of a track over all residence years.
    pub fn track_amounts(&mut self, costs: &Costs, track: TrackId) -> TrackAmounts {
        self.amounts(costs, track, usize::MAX)
    }

    fn price(&mut self, price: &Price) -> Span {
        self.span(&price.price).unwrap_or(NOTHING)
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
        self.amounts(costs, laid_out, 1).first_year()
    }

    pub fn deposit(&mut self, costs: &Costs) -> Option<Amount> {
        let deposit = costs.deposit.as_ref()?;
        let (low, high) = (self.span(&deposit.low)?, self.span(&deposit.high)?);
        Some(Amount::between(low.0.round_half_up(2)?, high.1.round_half_up(2)?))
    }

    /// The sum of a scenario's known parts; `None` while something in it is open.
    pub fn scenario_sum(&mut self, scenario: &crate::policy::Scenario) -> Option<Amount> {
        let mut sum = NOTHING;
        for item in &scenario.items {
            sum = plus(sum, self.scenario_item(item)?);
        }
        Some(shown(sum))
    }

    fn scenario_item(&mut self, item: &crate::policy::ScenarioItem) -> Option<Span> {
        let price = self.number(&item.price).known()?;
        let due = self.number(&item.times).known()?;
        Some(rounded(times((price, price), (due, due))))
    }

    pub fn costs(&mut self, costs: &Costs) -> CostReport {
        let amounts: Vec<TrackAmounts> = (0..costs.tracks.len())
            .map(|i| self.track_amounts(costs, TrackId(i as u16)))
            .collect();
        let deposit = self.deposit(costs);
        let tracks: Vec<TrackReport> = (0..costs.tracks.len())
            .map(|i| self.track(costs, TrackId(i as u16), &amounts, deposit))
            .collect();
        CostReport {
            area: self.quantity(costs).map(text),
            unit: costs.quantity.unit.clone(),
            per_square_metre: self.quantity(costs).is_none(),
            estimate: estimate(&tracks),
            support: support(costs, &amounts, &tracks),
            tracks,
            deposit: costs
                .deposit
                .as_ref()
                .zip(deposit)
                .map(|(text, amount)| DepositReport {
                    low: Money(amount.low()),
                    high: Money(amount.high()),
                    refundable: text.refundable,
                    article: text.citation.article.clone(),
                    quote: text.citation.quote.clone(),
                    tell: text.tell.clone(),
                }),
            not_included: costs.not_included.clone(),
            scenarios: costs
                .scenarios
                .iter()
                .map(|scenario| self.scenario(scenario))
                .collect(),
            notes: costs.notes.clone(),
        }
    }

    fn track(
        &mut self,
        costs: &Costs,
        id: TrackId,
        amounts: &[TrackAmounts],
        deposit: Option<Amount>,
    ) -> TrackReport {
        let track = &costs.tracks[id.index()];
        let own = &amounts[id.index()];
        let certainty = track
            .condition
            .as_ref()
            .map(|condition| self.report(condition).certainty());
        let first = own.first_year();
        let with_deposit = |deposit: Amount| {
            Some(Amount::between(
                first.low().checked_add(deposit.low())?,
                first.high().checked_add(deposit.high())?,
            ))
        };
        TrackReport {
            id: track.id.clone(),
            title: track.title.clone(),
            role: track.role,
            certainty,
            years: (0..own.years.len())
                .map(|year| year_report(costs, id, own, year))
                .collect(),
            total: own.sum(),
            average_per_square_metre_month: self.average(costs, own),
            first_year_with_deposit: if own.per_unit {
                None
            } else {
                deposit.and_then(with_deposit)
            },
            cash_out_first_year: self.cash_out(costs, id),
        }
    }

    /// The exact total for one unit divided by the months, rounded once.
    fn average(&mut self, costs: &Costs, amounts: &TrackAmounts) -> Option<Amount> {
        let months = self.number(&costs.months).known()?;
        let unit = amounts
            .years
            .iter()
            .flat_map(|(_, items)| items)
            .fold(NOTHING, |sum, item| plus(sum, item.unit));
        Some(shown((unit.0.checked_div(months)?, unit.1.checked_div(months)?)))
    }

    fn scenario(&mut self, scenario: &crate::policy::Scenario) -> ScenarioReport {
        let mut items = Vec::new();
        for item in &scenario.items {
            items.push(ScenarioItemReport {
                id: item.id.clone(),
                title: item.title.clone(),
                unit_price: self.number(&item.price).known().map(text),
                basis: item.unit.clone(),
                derived: item.derived,
                amount: self.scenario_item(item).map(shown),
            });
        }
        ScenarioReport {
            id: scenario.id.clone(),
            title: scenario.title.clone(),
            standing: self.report(&scenario.condition),
            items,
            known_sum: self.scenario_sum(scenario),
            unknown: scenario.unknown.clone(),
            stated: scenario.stated,
            article: scenario.citation.article.clone(),
            quote: scenario.citation.quote.clone(),
            tell: scenario.tell.clone(),
        }
    }
}

fn year_report(costs: &Costs, id: TrackId, own: &TrackAmounts, year: usize) -> YearReport {
    let (holds, items) = &own.years[year];
    let price = |place: usize| holds.map(|track| &costs.tracks[track.index()].years[year][place]);
    let item = |(place, item): (usize, &ItemAmount)| {
        let fee = &costs.items[place];
        let price = price(place);
        let citation = price.map(|price| &price.citation);
        ItemReport {
            id: fee.id.clone(),
            title: fee.title.clone(),
            unit_price: range_text(item.price),
            basis: fee.unit.clone(),
            times: range_text(item.times),
            derived: price.is_some_and(|price| price.derived),
            amount: shown(item.amount),
            article: citation.map_or_else(|| "".into(), |citation| citation.article.clone()),
            quote: citation.map_or_else(|| "".into(), |citation| citation.quote.clone()),
        }
    };
    YearReport {
        year: year as u16 + 1,
        items: items.iter().enumerate().map(item).collect(),
        total: shown(own.year(year)),
        replaced_by: holds
            .filter(|track| *track != id)
            .map(|track| costs.tracks[track.index()].id.clone()),
    }
}

/// One figure, or both ends joined by `–`.
fn range_text(span: Span) -> Text {
    let (low, high) = (text(span.0), text(span.1));
    if low == high {
        low
    } else {
        format!("{low}–{high}").into()
    }
}

/// Which track is the visitor's: `rules` of DESIGN §3 over the ranked tracks in their order.
fn estimate(tracks: &[TrackReport]) -> Estimate {
    let ranked = || tracks.iter().filter(|track| track.role == TrackRole::Ranked);
    let first = |wanted: &[Certainty]| {
        let fits = |track: &&TrackReport| {
            track
                .certainty
                .is_some_and(|certainty| wanted.contains(&certainty))
        };
        ranked().find(fits).map(|track| track.id.clone())
    };
    let mut between: Vec<&TrackReport> = Vec::new();
    for track in ranked().filter(|track| track.certainty != Some(Certainty::None)) {
        between.push(track);
        if track.certainty == Some(Certainty::Certain) {
            break;
        }
    }
    if between
        .last()
        .is_none_or(|track| track.certainty != Some(Certainty::Certain))
    {
        between.extend(tracks.iter().filter(|track| track.role == TrackRole::Fallback));
    }
    let zero = Number::ZERO;
    Estimate {
        guaranteed: first(&[Certainty::Certain]),
        provisional: first(&[Certainty::Certain, Certainty::ToConfirm]),
        possible: first(&[Certainty::Certain, Certainty::ToConfirm, Certainty::Possible]),
        low: Money(
            between
                .iter()
                .map(|track| track.total.low())
                .min()
                .unwrap_or(zero),
        ),
        high: Money(
            between
                .iter()
                .map(|track| track.total.high())
                .max()
                .unwrap_or(zero),
        ),
        tracks: between.iter().map(|track| track.id.clone()).collect(),
    }
}

/// Every track that can be the visitor's against every track named for comparison, both under the same readings.
fn support(costs: &Costs, amounts: &[TrackAmounts], tracks: &[TrackReport]) -> Vec<SupportReport> {
    let mut reports = Vec::new();
    let difference = |other: Span, own: Span| {
        let (a, b) = (
            other.0.checked_sub(own.0).unwrap_or(other.0),
            other.1.checked_sub(own.1).unwrap_or(other.1),
        );
        if a.compare(b).is_some_and(std::cmp::Ordering::is_le) {
            shown((a, b))
        } else {
            shown((b, a))
        }
    };
    for support in &costs.support {
        for (place, track) in costs.tracks.iter().enumerate() {
            if track.role == TrackRole::Comparison || place == support.against.index() {
                continue;
            }
            let (own, other) = (&amounts[place], &amounts[support.against.index()]);
            let item = |(i, fee): (usize, &crate::policy::FeeItem)| ItemDifference {
                id: fee.id.clone(),
                amount: difference(other.item(i), own.item(i)),
            };
            let derived = |report: &TrackReport| {
                report
                    .years
                    .iter()
                    .flat_map(|year| &year.items)
                    .any(|i| i.derived)
            };
            reports.push(SupportReport {
                id: support.id.clone(),
                title: support.title.clone(),
                track: track.id.clone(),
                against: costs.tracks[support.against.index()].id.clone(),
                items: costs.items.iter().enumerate().map(item).collect(),
                total: difference(other.total(), own.total()),
                derived: derived(&tracks[place]) || derived(&tracks[support.against.index()]),
            });
        }
    }
    reports
}
