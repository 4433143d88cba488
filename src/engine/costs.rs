//! The cost report: amounts with their prices, formulas and articles.

use crate::policy::{Costs, FeeItem, Price, Scenario, TrackId, TrackRole};
use crate::value::Number;

use super::amounts::{Sheet, Span, TrackAmounts, sum};
use super::explain::text;
use super::report::{
    Amount, Certainty, CostReport, DepositReport, Estimate, ItemAmount, ItemReport, Money,
    ScenarioItemReport, ScenarioReport, SupportReport, TrackReport, YearReport,
};
use super::standing::Evaluation;

impl Evaluation<'_> {
    pub fn costs(&mut self, costs: &Costs) -> CostReport {
        let ids = || (0..costs.tracks.len()).map(|i| TrackId(i as u16));
        let sheet = self.sheet(costs);
        let amounts: Vec<TrackAmounts> = ids().map(|track| self.track_amounts(costs, track)).collect();
        let deposit = self.deposit(costs);
        let tracks: Vec<TrackReport> = ids()
            .map(|track| self.track(costs, track, &sheet, &amounts, deposit))
            .collect();
        CostReport {
            area: sheet.quantity.map(text),
            unit: costs.quantity.unit,
            per_square_metre: sheet.quantity.is_none(),
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
                    article: text.citation.article,
                    quote: text.citation.quote,
                    tell: text.tell,
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
        sheet: &Sheet,
        amounts: &[TrackAmounts],
        deposit: Option<Amount>,
    ) -> TrackReport {
        let track = &costs.tracks[id.index()];
        let own = &amounts[id.index()];
        let certainty = track
            .condition
            .as_ref()
            .map(|condition| self.report(condition).certainty());
        let first = own.first().map_or(Span::NOTHING, sum).shown();
        let with_deposit = |deposit: Amount| {
            let low = first.low().checked_add(deposit.low())?;
            Some(Amount::between(low, first.high().checked_add(deposit.high())?))
        };
        let mut years = Vec::with_capacity(own.len());
        for (year, items) in own.iter().enumerate() {
            years.push(self.year(costs, id, sheet, year, items));
        }
        TrackReport {
            id: track.id,
            title: track.title,
            role: track.role,
            certainty,
            years,
            items: per_item(costs, |place| item_total(own, place)),
            total: sum(own.iter().flatten()).shown(),
            average_per_square_metre_month: self.average(costs, id, sheet),
            first_year_with_deposit: deposit
                .filter(|_| sheet.quantity.is_some())
                .and_then(with_deposit),
            cash_out_first_year: self.cash_out(costs, id),
        }
    }

    fn year(
        &mut self,
        costs: &Costs,
        id: TrackId,
        sheet: &Sheet,
        year: usize,
        amounts: &[Span],
    ) -> YearReport {
        let holds = sheet.holds[id.index()][year];
        let mut items = Vec::with_capacity(amounts.len());
        for (place, amount) in amounts.iter().enumerate() {
            let fee = &costs.items[place];
            let price: Option<&Price> = holds.map(|track| &costs.tracks[track.index()].years[year][place]);
            let unit_price = price
                .and_then(|price| self.span(&price.price))
                .unwrap_or(Span::NOTHING);
            let citation = price.map(|price| &price.citation);
            items.push(ItemReport {
                id: fee.id,
                title: fee.title,
                unit_price: range_text(unit_price),
                basis: fee.unit,
                times: range_text(sheet.due[year][place].0),
                derived: price.is_some_and(|price| price.derived),
                amount: amount.shown(),
                article: citation.map_or_else(|| "", |citation| citation.article),
                quote: citation.map_or_else(|| "", |citation| citation.quote),
            });
        }
        let other = holds.filter(|track| *track != id);
        YearReport {
            year: year as u16 + 1,
            items,
            total: sum(amounts).shown(),
            replaced_by: other.map(|track| costs.tracks[track.index()].id),
        }
    }

    /// The exact total for one unit divided by the months, rounded once.
    fn average(&mut self, costs: &Costs, id: TrackId, sheet: &Sheet) -> Option<Amount> {
        let months = self.number(&costs.months).known()?;
        let mut total = Span::NOTHING;
        for (year, holds) in sheet.holds[id.index()].iter().enumerate() {
            let Some(holds) = holds else { continue };
            for (price, (times, _)) in costs.tracks[holds.index()].years[year]
                .iter()
                .zip(&sheet.due[year])
            {
                total = total.plus(self.span(&price.price)?.times(*times));
            }
        }
        let (low, high) = (
            total.low().checked_div(months)?,
            total.high().checked_div(months)?,
        );
        Some(Span::Between(low, high).shown())
    }

    fn scenario(&mut self, scenario: &Scenario) -> ScenarioReport {
        let mut items = Vec::with_capacity(scenario.items.len());
        for item in &scenario.items {
            items.push(ScenarioItemReport {
                id: item.id,
                title: item.title,
                unit_price: self.number(&item.price).known().map(text),
                basis: item.unit,
                derived: item.derived,
                amount: self.scenario_item(item).map(Span::shown),
            });
        }
        ScenarioReport {
            id: scenario.id,
            title: scenario.title,
            standing: self.report(&scenario.condition),
            items,
            known_sum: self.scenario_sum(scenario),
            unknown: scenario.unknown.clone(),
            stated: scenario.stated,
            article: scenario.citation.article,
            quote: scenario.citation.quote,
            tell: scenario.tell,
        }
    }
}

/// One amount per fee item.
fn per_item(costs: &Costs, amount: impl Fn(usize) -> Span) -> Vec<ItemAmount> {
    let of_item = |(place, fee): (usize, &FeeItem)| ItemAmount {
        id: fee.id,
        amount: amount(place).shown(),
    };
    costs.items.iter().enumerate().map(of_item).collect()
}

fn item_total(amounts: &TrackAmounts, place: usize) -> Span {
    sum(amounts.iter().filter_map(|items| items.get(place)))
}

/// One figure, or both ends joined by `–`.
fn range_text(span: Span) -> String {
    match span {
        Span::One(value) => text(value),
        Span::Between(low, high) => [&text(low), "–", &text(high)].concat(),
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
        ranked().find(fits).map(|track| track.id)
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
        tracks: between.iter().map(|track| track.id).collect(),
    }
}

/// Every track that can be the visitor's against every track named for comparison, both under the same readings.
fn support(costs: &Costs, amounts: &[TrackAmounts], tracks: &[TrackReport]) -> Vec<SupportReport> {
    let mut reports = Vec::new();
    for support in &costs.support {
        let against = support.against.index();
        for (place, track) in costs.tracks.iter().enumerate() {
            if !matches!(track.role, TrackRole::Ranked | TrackRole::Fallback) || place == against {
                continue;
            }
            let (own, other) = (&amounts[place], &amounts[against]);
            let derived = |report: &TrackReport| {
                report
                    .years
                    .iter()
                    .flat_map(|year| &year.items)
                    .any(|i| i.derived)
            };
            let difference = |i| item_total(own, i).up_to(item_total(other, i));
            reports.push(SupportReport {
                id: support.id,
                title: support.title,
                track: track.id,
                against: costs.tracks[against].id,
                items: per_item(costs, difference),
                total: sum(own.iter().flatten())
                    .up_to(sum(other.iter().flatten()))
                    .shown(),
                derived: derived(&tracks[place]) || derived(&tracks[against]),
            });
        }
    }
    reports
}
