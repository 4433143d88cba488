//! The cost report: amounts with their prices, formulas and articles.

use crate::policy::{Cond, Costs, FeeItem, Price, Scenario, Text, TrackId, TrackRole};

use super::explain::text;
use super::report::{
    Amount, Certainty, CostReport, DepositReport, ItemAmount, ItemReport, Money, ScenarioItemReport,
    ScenarioReport, SupportReport, TrackReport, YearReport,
};
use super::sheet::{Cell, Sheet};
use super::span::Span;
use super::standing::Evaluation;

impl Evaluation<'_> {
    /// The cost report; `missed` says that the conditions of entry are not met.
    pub fn costs(&mut self, costs: &Costs, missed: bool) -> CostReport {
        let sheet = self.sheet(costs);
        let tracks: Vec<TrackReport> = (0..costs.tracks.len())
            .map(|i| self.track(costs, TrackId(i as u16), &sheet))
            .collect();
        CostReport {
            area: sheet.quantity.map(text),
            unit: costs.quantity.unit,
            per_square_metre: sheet.quantity.is_none(),
            estimate: self.estimate(costs, &sheet, &tracks, missed),
            support: support(costs, &sheet, &tracks),
            tracks,
            deposit: costs
                .deposit
                .as_ref()
                .zip(sheet.deposit().map(Span::shown))
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

    fn track(&mut self, costs: &Costs, id: TrackId, sheet: &Sheet) -> TrackReport {
        let track = &costs.tracks[id.index()];
        let certainty = track
            .condition
            .as_ref()
            .map(|condition| self.report(condition).certainty());
        let laid_out = self.laid_out(costs, id);
        let first_year = |cell: &Cell| laid_out_in(cell, laid_out);
        let years = costs.tracks[id.index()].years.len();
        TrackReport {
            id: track.id,
            title: track.title,
            role: track.role,
            certainty,
            classes: match (&track.condition, certainty) {
                (Some(condition), Some(certainty)) => self.settling(condition, certainty),
                _ => Vec::new(),
            },
            years: (0..years).map(|year| self.year(costs, id, sheet, year)).collect(),
            items: per_item(costs, &|item| sheet.over(&|cell| cell.item(id, item))),
            total: sheet.over(&|cell| cell.total(id)).shown(),
            average_per_square_metre_month: average(sheet, id),
            first_year_with_deposit: with_deposit(sheet, &|cell| cell.year(id, 0)),
            cash_out_first_year: self.cash_out(costs, id),
            laid_out_first_year: sheet.over(&first_year).shown(),
            ready_at_start: with_deposit(sheet, &first_year),
        }
    }

    /// Titles of the classes of a condition that are as certain as the whole, unless all are.
    fn settling(&mut self, condition: &Cond, certainty: Certainty) -> Vec<Text> {
        let classes = match condition {
            Cond::Any(parts) => &parts[..],
            one => std::slice::from_ref(one),
        };
        let mut titles = Vec::new();
        for class in classes {
            if let Cond::Class(id) = class
                && self.report(class).certainty() == certainty
            {
                titles.push(self.policy.classes[id.index()].title);
            }
        }
        if titles.len() == classes.len() {
            titles.clear();
        }
        titles
    }

    fn year(&self, costs: &Costs, id: TrackId, sheet: &Sheet, year: usize) -> YearReport {
        let holds = sheet.holds(id, year);
        let mut items = Vec::with_capacity(costs.items.len());
        for (place, fee) in costs.items.iter().enumerate() {
            let price: Option<&Price> = holds.map(|track| &costs.tracks[track.index()].years[year][place]);
            let citation = price.map(|price| &price.citation);
            let line = sheet.line(id, year, place);
            items.push(ItemReport {
                id: fee.id,
                title: fee.title,
                unit_price: range_text(line.price),
                basis: fee.unit,
                times: range_text(sheet.times(year, place)),
                derived: price.is_some_and(|price| price.derived) || !line.price.is_decimal(),
                amount: line.amount.shown(),
                article: citation.map_or_else(|| "", |citation| citation.article),
                quote: citation.map_or_else(|| "", |citation| citation.quote),
            });
        }
        let other = holds.filter(|track| *track != id);
        YearReport {
            year: year as u16 + 1,
            items,
            total: sheet.over(&|cell| cell.year(id, year)).shown(),
            replaced_by: other.map(|track| costs.tracks[track.index()].id),
        }
    }

    fn scenario(&mut self, scenario: &Scenario) -> ScenarioReport {
        let mut items = Vec::with_capacity(scenario.items.len());
        for item in &scenario.items {
            let price = self.number(&item.price).known();
            items.push(ScenarioItemReport {
                id: item.id,
                title: item.title,
                unit_price: price.map(text),
                basis: item.unit,
                derived: item.derived || price.is_some_and(|price| price.to_number().is_none()),
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
fn per_item(costs: &Costs, amount: &dyn Fn(usize) -> Span) -> Vec<ItemAmount> {
    let of_item = |(place, fee): (usize, &FeeItem)| ItemAmount {
        id: fee.id,
        amount: amount(place).shown(),
    };
    costs.items.iter().enumerate().map(of_item).collect()
}

/// One figure, or both ends joined by `–`.
fn range_text(span: Span) -> String {
    match span {
        Span::One(value) => text(value),
        Span::Between(low, high) => [&text(low), "–", &text(high)].concat(),
    }
}

/// The exact total for one unit over the months, rounded once.
fn average(sheet: &Sheet, id: TrackId) -> Option<Amount> {
    sheet.cells[0].average(id)?;
    let average = |cell: &Cell| cell.average(id).unwrap_or(Span::NOTHING);
    Some(sheet.over(&average).shown())
}

/// An amount with the deposit, in every completion; `None` without a quantity or a deposit.
fn with_deposit(sheet: &Sheet, amount: &dyn Fn(&Cell) -> Span) -> Option<Amount> {
    sheet.quantity?;
    sheet.cells[0].deposit?;
    let sum = |cell: &Cell| amount(cell).plus(cell.deposit.unwrap_or(Span::NOTHING));
    Some(sheet.over(&sum).shown())
}

/// The first year at the price of one track or the other.
pub(super) fn laid_out_in(cell: &Cell, [one, other]: [TrackId; 2]) -> Span {
    cell.year(one, 0).or(cell.year(other, 0))
}

/// Every track that can be the visitor's against every track named for comparison, both under the same readings.
fn support(costs: &Costs, sheet: &Sheet, tracks: &[TrackReport]) -> Vec<SupportReport> {
    let mut reports = Vec::new();
    for support in &costs.support {
        let against = support.against.index();
        for (place, track) in costs.tracks.iter().enumerate() {
            if !matches!(track.role, TrackRole::Ranked | TrackRole::Fallback) || place == against {
                continue;
            }
            let (own, other) = (TrackId(place as u16), support.against);
            let derived = |report: &TrackReport| {
                report
                    .years
                    .iter()
                    .flat_map(|year| &year.items)
                    .any(|i| i.derived)
            };
            let difference = |item| sheet.over(&|cell| cell.beyond(own, other, item));
            let total = |cell: &Cell| {
                let items = (0..cell.items).map(|item| cell.beyond(own, other, item));
                items.fold(Span::NOTHING, Span::plus)
            };
            reports.push(SupportReport {
                id: support.id,
                title: support.title,
                track: track.id,
                against: costs.tracks[against].id,
                items: per_item(costs, &difference),
                total: sheet.over(&total).shown(),
                derived: derived(&tracks[place]) || derived(&tracks[against]),
            });
        }
    }
    reports
}
