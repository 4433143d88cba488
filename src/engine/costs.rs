//! The cost report: amounts with their prices, formulas and articles.

use crate::policy::{Cond, Costs, FeeItem, Price, Scenario, Text, TrackId, TrackRole};
use crate::value::Number;

use super::amounts::Sheet;
use super::explain::text;
use super::report::{
    Amount, Certainty, CostReport, DepositReport, Estimate, ItemAmount, ItemReport, Money,
    ScenarioItemReport, ScenarioReport, SupportReport, TrackReport, YearReport,
};
use super::span::Span;
use super::standing::Evaluation;

impl Evaluation<'_> {
    /// The cost report; `missed` says that the conditions of entry are not met.
    pub fn costs(&mut self, costs: &Costs, missed: bool) -> CostReport {
        let sheet = self.sheet(costs);
        let deposit = self.deposit(costs);
        let tracks: Vec<TrackReport> = (0..costs.tracks.len())
            .map(|i| self.track(costs, TrackId(i as u16), &sheet, deposit))
            .collect();
        CostReport {
            area: sheet.quantity.map(text),
            unit: costs.quantity.unit,
            per_square_metre: sheet.quantity.is_none(),
            estimate: estimate(&tracks, missed),
            support: support(costs, &sheet, &tracks),
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

    fn track(&mut self, costs: &Costs, id: TrackId, sheet: &Sheet, deposit: Option<Amount>) -> TrackReport {
        let track = &costs.tracks[id.index()];
        let certainty = track
            .condition
            .as_ref()
            .map(|condition| self.report(condition).certainty());
        let deposit = deposit.filter(|_| sheet.quantity.is_some());
        let laid_out = self.laid_out(costs, id);
        TrackReport {
            id: track.id,
            title: track.title,
            role: track.role,
            certainty,
            classes: match (&track.condition, certainty) {
                (Some(condition), Some(certainty)) => self.settling(condition, certainty),
                _ => Vec::new(),
            },
            years: (0..sheet.years)
                .map(|year| self.year(costs, id, sheet, year))
                .collect(),
            items: per_item(costs, |item| sheet.item(id, item)),
            total: sheet.total(id).shown(),
            average_per_square_metre_month: self.average(costs, id, sheet),
            first_year_with_deposit: deposit.and_then(|deposit| sheet.year(id, 0).shown().plus(deposit)),
            cash_out_first_year: self.cash_out(costs, id),
            laid_out_first_year: laid_out,
            ready_at_start: deposit.and_then(|deposit| laid_out.plus(deposit)),
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
                derived: price.is_some_and(|price| price.derived),
                amount: line.amount.shown(),
                article: citation.map_or_else(|| "", |citation| citation.article),
                quote: citation.map_or_else(|| "", |citation| citation.quote),
            });
        }
        let other = holds.filter(|track| *track != id);
        YearReport {
            year: year as u16 + 1,
            items,
            total: sheet.year(id, year).shown(),
            replaced_by: other.map(|track| costs.tracks[track.index()].id),
        }
    }

    /// The exact total for one unit divided by the months, rounded once.
    fn average(&mut self, costs: &Costs, id: TrackId, sheet: &Sheet) -> Option<Amount> {
        let months = self.number(&costs.months).known()?;
        let mut total = Span::NOTHING;
        for year in 0..sheet.years {
            for item in 0..costs.items.len() {
                let price = sheet.line(id, year, item).price;
                total = total.plus(price.times(sheet.times(year, item)));
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

/// One figure, or both ends joined by `–`.
fn range_text(span: Span) -> String {
    match span {
        Span::One(value) => text(value),
        Span::Between(low, high) => [&text(low), "–", &text(high)].concat(),
    }
}

/// Which track is the visitor's, going through the ranked tracks in their order.
fn estimate(tracks: &[TrackReport], missed: bool) -> Estimate {
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
    let own = between
        .first()
        .filter(|track| !missed && track.certainty != Some(Certainty::Possible));
    let to_start = own.map_or(&between[..], std::slice::from_ref);
    Estimate {
        ready: to_start
            .iter()
            .filter_map(|track| track.ready_at_start)
            .reduce(Amount::or),
        own: own.map(|track| track.id),
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
            let difference = |item| sheet.item(own, item).up_to(sheet.item(other, item));
            reports.push(SupportReport {
                id: support.id,
                title: support.title,
                track: track.id,
                against: costs.tracks[against].id,
                items: per_item(costs, difference),
                total: sheet.total(own).up_to(sheet.total(other)).shown(),
                derived: derived(&tracks[place]) || derived(&tracks[against]),
            });
        }
    }
    reports
}
