//! [`Gist`]: what of a result is taken along, in words; the text and the picture both say this and nothing else.

use crate::copy::{self, Headline, words};
use crate::engine::{
    Amount, Certainty, ConditionReport, CostReport, PolicyReport, Shown, Status, TrackReport,
};
use crate::form::{ResultScreen, Verdict};
use crate::policy::{CriterionKind, TrackRole};
use crate::value::Date;

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
    /// The steps that come next.
    pub steps: Vec<String>,
    /// Open facts.
    pub open: Vec<String>,
    /// What was compared with the document, and the visitor's answers to it.
    pub decided: Vec<Pair>,
    /// Day and version.
    pub stamp: [String; 2],
    /// Whom to ask: office, telephone, hours.
    pub office: Vec<Pair>,
}

/// The scenarios.
pub(super) struct Prices {
    /// What is multiplied, and the unit of the amounts.
    pub quantity: String,
    pub unit: String,
    /// Headings of the figures.
    pub heads: Vec<String>,
    pub rows: Vec<Price>,
    /// Cash for the first year: what it is, how much.
    pub ready: Vec<Pair>,
    pub not_included: Vec<String>,
}

/// One scenario.
pub(super) struct Price {
    pub title: String,
    pub figures: Vec<String>,
    /// The visitor's own, as far as the answers go.
    pub is_own: bool,
}

impl Price {
    /// The figures in one line, each after its name.
    pub fn figures_by_name(&self, heads: &[String]) -> String {
        let named = heads.iter().zip(&self.figures);
        let figures: Vec<String> = named.map(|(head, figure)| [head, " ", figure].concat()).collect();
        figures.join("，")
    }
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
            let is_named = Some(at) == first && !matches!(screen.verdict, Verdict::Failed { .. });
            (class.title.to_string(), status, is_named)
        });
        let steps = report.steps.iter().take(STEPS);
        let version = report.sha256.get(..VERSION).unwrap_or(&report.sha256);
        Gist {
            headline: copy::headline_alone(&screen.verdict, &screen.meta.issuer),
            status: screen.verdict.status(),
            classes: classes.collect(),
            prices: report.costs.as_ref().map(|costs| prices(costs, screen)),
            steps: steps.map(|step| step.title.to_string()).collect(),
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

fn office(host: &Host) -> Vec<Pair> {
    let parts = [
        (words::OFFICE, &host.office),
        (words::PHONE, &host.phone),
        (words::HOURS, &host.hours),
    ];
    let pair = |(name, what): (&str, _)| Some((name.to_owned(), given(what)?.to_owned()));
    parts.into_iter().filter_map(pair).collect()
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
        figures: vec![
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
    let mut heads = vec![
        words::FIRST_YEAR.to_owned(),
        copy::total_of(years),
        copy::per_unit_month(&screen.per_unit),
    ];
    let mut rows: Vec<Price> = rows.collect();
    if rows
        .iter()
        .all(|row| row.figures.last().is_some_and(String::is_empty))
    {
        heads.pop();
        rows.iter_mut().for_each(|row| drop(row.figures.pop()));
    }
    Prices {
        quantity: copy::quantity(costs, &screen.quantity, &screen.per_unit),
        unit: copy::amounts_in(costs),
        heads,
        rows,
        ready,
        not_included: costs.not_included.iter().map(|what| what.to_string()).collect(),
    }
}

/// The comparisons the verdict rests on, each with the answer: those of the class it is about, else those that fail.
fn decided(screen: &ResultScreen) -> Vec<Pair> {
    let (report, day) = (&screen.report, screen.day);
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
            answers(
                day,
                failed.flat_map(|criterion| &criterion.conditions).filter(fails),
            )
        }
        (_, Some(conditions)) => answers(day, conditions.iter().filter(holds)),
        (_, None) if report.classes.is_empty() => answers(day, criteria.filter(holds)),
        _ => answers(
            day,
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

/// Labels and answers, each label once; what is open was not answered. Where it is the day of the self-check that is
/// compared, the day it is compared with says more.
fn answers<'c>(day: Date, conditions: impl Iterator<Item = &'c ConditionReport>) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for line in conditions {
        let [actual, threshold, _] = copy::condition(line);
        let answer = match line.actual {
            None => continue,
            Some(Shown::Day(of)) if of == day => threshold,
            Some(_) => actual,
        };
        if !answer.is_empty() && pairs.iter().all(|(label, _)| *label != *line.label) {
            pairs.push((line.label.to_string(), answer));
        }
    }
    pairs
}
