//! [`Gist`]: what of a result is taken along, in words; the text and the picture both say this and nothing else.

use crate::copy::{self, Headline, words};
use crate::engine::{
    Amount, Certainty, ConditionReport, CostReport, PolicyReport, Shown, Status, TrackReport,
};
use crate::form::{ResultScreen, Verdict};
use crate::policy::{CriterionKind, TrackRole};

use super::{Host, given};

/// A name and what belongs to it.
pub(super) type Pair = (String, String);

/// What is taken along.
pub(super) struct Gist<'r> {
    pub screen: &'r ResultScreen,
    pub headline: Headline,
    pub status: Status,
    /// Classes with how sure they are; the one the verdict is about is marked.
    pub classes: Vec<(String, Status, bool)>,
    pub prices: Option<Prices>,
    /// The steps that come next, with a remark.
    pub steps: Vec<Pair>,
    /// Open facts.
    pub open: Vec<String>,
    /// What was compared with the document, and the visitor's answers to it.
    pub decided: Vec<Pair>,
    /// Day and version.
    pub stamp: [String; 2],
    /// Whom to ask, with telephone and hours.
    pub office: Option<String>,
}

/// The scenarios.
pub(super) struct Prices {
    /// What is multiplied, and the unit of the amounts.
    pub quantity: String,
    pub unit: String,
    /// Headings of the three figures.
    pub heads: [String; 3],
    pub rows: Vec<Price>,
    /// Cash for the first year: what it is, how much.
    pub ready: Vec<Pair>,
    pub not_included: Vec<String>,
}

/// One scenario.
pub(super) struct Price {
    pub title: String,
    pub figures: [String; 3],
    /// The visitor's own, as far as the answers go.
    pub is_own: bool,
}

/// So many steps are told.
const STEPS: usize = 3;
/// So much of the fingerprint of the policy file tells versions apart.
const VERSION: usize = 8;

impl Gist<'_> {
    /// That of a result.
    pub fn of<'r>(screen: &'r ResultScreen, host: &Host) -> Gist<'r> {
        let report = &screen.report;
        let first = report
            .classes
            .iter()
            .position(|class| class.certainty != Certainty::None);
        let classes = report.classes.iter().enumerate().map(|(at, class)| {
            let status = copy::of_certainty(class.certainty);
            (class.title.to_string(), status, Some(at) == first)
        });
        let steps = report.steps.iter().take(STEPS);
        let version = report.sha256.get(..VERSION).unwrap_or(&report.sha256);
        Gist {
            headline: copy::headline(&screen.verdict, &screen.meta.issuer),
            status: screen.verdict.status(),
            classes: classes.collect(),
            prices: report.costs.as_ref().map(|costs| prices(costs, screen)),
            steps: steps
                .map(|step| (step.title.to_string(), step.remark.to_string()))
                .collect(),
            open: screen
                .missing
                .iter()
                .map(|missing| missing.label.to_string())
                .collect(),
            decided: decided(screen),
            stamp: [words::as_of(&copy::day(screen.day)), words::version(version)],
            office: office(host),
            screen,
        }
    }
}

fn office(host: &Host) -> Option<String> {
    let parts = [&host.office, &host.phone, &host.hours]
        .into_iter()
        .filter_map(given);
    let line = parts.collect::<Vec<_>>().join("  ");
    (!line.is_empty()).then(|| words::office(&line))
}

fn prices(costs: &CostReport, screen: &ResultScreen) -> Prices {
    let estimate = &costs.estimate;
    let own = [&estimate.guaranteed, &estimate.provisional, &estimate.possible]
        .into_iter()
        .flatten()
        .chain(&estimate.tracks)
        .next();
    let is_own = |track: &TrackReport| own == Some(&track.id);
    let shown = || {
        let own_or_rival =
            |track: &&TrackReport| matches!(track.role, TrackRole::Ranked | TrackRole::Fallback);
        costs.tracks.iter().filter(own_or_rival)
    };
    let short = |amount: Option<Amount>| amount.map_or_else(String::new, copy::amount_short);
    let rows = shown().map(|track| Price {
        title: copy::track_title(track),
        figures: [
            short(track.years.first().map(|year| year.total)),
            short(Some(track.total)),
            short(track.average_per_square_metre_month),
        ],
        is_own: is_own(track),
    });
    let mut ready = Vec::new();
    if let Some(track) = shown().find(|track| is_own(track)) {
        if track
            .years
            .first()
            .is_some_and(|year| year.total != track.cash_out_first_year)
        {
            ready.push((
                words::CASH_OUT.to_owned(),
                copy::amount_plain(track.cash_out_first_year),
            ));
        }
        if let Some(sum) = track.first_year_with_deposit {
            ready.push((words::FIRST_WITH_DEPOSIT.to_owned(), copy::amount_plain(sum)));
        }
    }
    if let Some(deposit) = &costs.deposit {
        let name = if deposit.refundable {
            words::DEPOSIT_BACK
        } else {
            words::DEPOSIT
        };
        let amount = Amount::between(deposit.low.0, deposit.high.0);
        ready.push((name.to_owned(), copy::amount_plain(amount)));
    }
    let years = costs.tracks.first().map_or(0, |track| track.years.len());
    Prices {
        quantity: copy::quantity(costs, &screen.quantity, &screen.per_unit),
        unit: copy::amounts_in(costs),
        heads: [
            words::FIRST_YEAR.to_owned(),
            copy::total_of(years),
            copy::per_unit_month(&screen.per_unit),
        ],
        rows: rows.collect(),
        ready,
        not_included: costs.not_included.iter().map(|what| what.to_string()).collect(),
    }
}

/// The comparisons the verdict rests on, each with the answer: those of the class it is about, else those that fail.
fn decided(screen: &ResultScreen) -> Vec<Pair> {
    let report = &screen.report;
    let counted = report
        .criteria
        .iter()
        .filter(|criterion| criterion.kind != CriterionKind::Preferred);
    let criteria = counted.flat_map(|criterion| &criterion.conditions);
    let fails = |line: &&ConditionReport| line.standing.status == Status::NotMet;
    let holds = |line: &&ConditionReport| matches!(line.standing.status, Status::Met | Status::Review);
    match (&screen.verdict, class_of(report)) {
        (Verdict::Failed { .. }, _) => {
            let failed = report
                .criteria
                .iter()
                .filter(|criterion| criterion.standing.status == Status::NotMet);
            answers(failed.flat_map(|criterion| &criterion.conditions).filter(fails))
        }
        (_, Some(conditions)) => answers(conditions.iter().filter(holds)),
        (_, None) if report.classes.is_empty() => answers(criteria.filter(holds)),
        _ => answers(
            report
                .classes
                .iter()
                .flat_map(|class| &class.conditions)
                .filter(fails),
        ),
    }
}

/// The conditions of the class to name first.
fn class_of(report: &PolicyReport) -> Option<&[ConditionReport]> {
    let class = report
        .classes
        .iter()
        .find(|class| class.certainty != Certainty::None);
    class.map(|class| &class.conditions[..])
}

/// Labels and answers, each label once; what is open was not answered.
fn answers<'c>(conditions: impl Iterator<Item = &'c ConditionReport>) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for line in conditions {
        let Some(actual) = &line.actual else { continue };
        if pairs.iter().all(|(label, _)| *label != *line.label) {
            let unit = if matches!(actual, Shown::Figure(_)) {
                &*line.unit
            } else {
                ""
            };
            pairs.push((line.label.to_string(), copy::shown(actual, unit)));
        }
    }
    pairs
}
