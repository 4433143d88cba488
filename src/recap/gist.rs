//! [`Gist`]: what of a result is taken along, in words; the text and the picture both say this and nothing else.

use crate::copy::{self, Headline, words};
use crate::engine::{
    Amount, BenefitReport, Certainty, ClassReport, ConditionReport, CostReport, EntryReport, Origin,
    PolicyReport, Status, TrackReport,
};
use crate::form::{ResultScreen, Shortfall, Verdict};
use crate::policy::{CriterionKind, Text, TrackRole};

use super::{Host, given};

/// A name and what belongs to it.
pub(super) type Pair = (String, String);

/// What is taken along.
pub(super) struct Gist<'r> {
    pub screen: &'r ResultScreen,
    pub headline: Headline,
    pub status: Status,
    /// The one class the verdict is about, by its place.
    pub named: Option<usize>,
    pub prices: Option<Prices>,
    /// The steps that come next.
    pub steps: &'r [EntryReport],
    /// Where there are no classes: what does not fit, and by how much.
    pub missed: Vec<Pair>,
    /// Where there are no classes: supports that are not ruled out, each with how it stands and how much it is.
    pub supports: Vec<Pair>,
    /// Where there are no classes: questions to be settled with the office.
    pub settle: Vec<Text>,
    /// Where there are no classes: documents to bring.
    pub papers: Vec<Text>,
    /// What was compared with the document, and the visitor's answers to it.
    pub decided: Vec<Pair>,
    /// What the reader must not miss: a made-up example, conditions that have not been checked yet. May be empty.
    pub caveat: String,
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
        let has_failed = matches!(screen.verdict, Verdict::Failed { .. });
        let is_plain = report.classes.is_empty();
        let version = report.sha256.get(..VERSION).unwrap_or(report.sha256);
        Gist {
            headline: copy::headline_alone(&screen.verdict, screen.meta.authority),
            status: screen.verdict.status(),
            named: named(report).filter(|_| !has_failed),
            prices: report.costs.as_ref().map(|costs| prices(costs, screen)),
            steps: &report.steps[..report.steps.len().min(STEPS)],
            missed: if is_plain { missed(screen) } else { Vec::new() },
            supports: if is_plain { supports(report) } else { Vec::new() },
            settle: if is_plain { settle(screen) } else { Vec::new() },
            papers: if is_plain { papers(report) } else { Vec::new() },
            decided: decided(screen),
            caveat: copy::caveat(&screen.chips),
            stamp: [words::as_of(&copy::day(screen.day)), words::version(version)],
            office: office(host),
            screen,
        }
    }
}

fn missed(screen: &ResultScreen) -> Vec<Pair> {
    let pair = |view: &Shortfall| (copy::label(&view.test), copy::shortfall(view));
    screen.shortfalls.iter().map(pair).collect()
}

fn supports(report: &PolicyReport) -> Vec<Pair> {
    let is_off = |status| matches!(status, Status::NotMet | Status::NotApplicable);
    let shown = report
        .benefits
        .iter()
        .filter(|view| !is_off(view.standing.status));
    let pair = |view: &BenefitReport| {
        let stands = copy::status(view.standing.status);
        let amount = copy::support_amount(view);
        let what = match amount.is_empty() {
            true => stands.to_owned(),
            false => words::cited(&amount, stands),
        };
        (view.title.to_owned(), what)
    };
    shown.map(pair).collect()
}

fn settle(screen: &ResultScreen) -> Vec<Text> {
    let first = screen.readings.iter().take(screen.lead);
    let open = first.filter(|view| view.report.confirmed.is_none());
    open.map(|view| view.report.question).collect()
}

fn papers(report: &PolicyReport) -> Vec<Text> {
    let is_off = |entry: &&EntryReport| {
        let status = entry.standing.as_ref().map(|standing| standing.status);
        matches!(status, Some(Status::NotMet | Status::NotApplicable))
    };
    let shown = report.documents.iter().filter(|entry| !is_off(entry));
    shown.map(|entry| entry.title).collect()
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
    let own = costs.own();
    let is_own = |track: &TrackReport| own.is_some_and(|own| own.id == track.id);
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
    let first = own.and_then(|track| Some((track, track.years.first()?)));
    if let Some((track, year)) = first
        && year.total != track.laid_out_first_year
    {
        let sum = copy::fee(track.laid_out_first_year, costs);
        ready.push((words::CASH_OUT.to_owned(), sum));
    }
    if let Some(sum) = costs.estimate.ready {
        ready.push((words::TOGETHER.to_owned(), copy::amount(sum)));
    }
    if let Some(deposit) = &costs.deposit {
        // It is a part of the sum before it, if there is one.
        let is_part = ready.iter().any(|(name, _)| name == words::TOGETHER);
        let name = match (deposit.refundable, is_part) {
            (true, true) => words::DEPOSIT_BACK.to_owned(),
            (true, false) => [words::DEPOSIT, words::REFUNDABLE].concat(),
            (false, _) => words::DEPOSIT.to_owned(),
        };
        let amount = Amount::between(deposit.low.0, deposit.high.0);
        ready.push((name, copy::amount(amount)));
    }
    let years = costs.tracks.first().map_or(0, |track| track.years.len());
    let mut heads = vec![
        words::FIRST_YEAR.to_owned(),
        copy::total_of(years),
        copy::per_unit_month(costs.unit),
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
        quantity: copy::quantity(costs, screen.quantity, screen.per_unit),
        unit: copy::amounts_in(costs),
        heads,
        rows,
        ready,
    }
}

/// The comparisons the verdict rests on, each with the answer: those of the classes it is about that hold, else all that
/// fail. Without classes those that fail are told with their distance instead.
fn decided(screen: &ResultScreen) -> Vec<Pair> {
    let report = &screen.report;
    let mut pairs = Vec::new();
    let has_failed = matches!(screen.verdict, Verdict::Failed { .. });
    let has_classes = !report.classes.is_empty();
    if has_failed && !has_classes {
        return pairs;
    }
    if has_failed || !has_classes {
        for criterion in report.concerning() {
            let is_failed = criterion.standing.status == Status::NotMet;
            if criterion.kind != CriterionKind::Preferred && (is_failed || !has_failed) {
                note(&mut pairs, &criterion.conditions, has_failed);
            }
        }
    } else {
        let named = named(report);
        let fails = !report.classes.iter().any(is_reachable);
        for (at, class) in report.classes.iter().enumerate() {
            let is_meant = named.map_or(fails || is_reachable(class), |named| named == at);
            if is_meant {
                note(&mut pairs, &class.conditions, fails);
            }
        }
    }
    pairs
}

fn is_reachable(class: &ClassReport) -> bool {
    class.certainty != Certainty::None
}

/// The class to name first; none while several are possible and the first of them is open.
fn named(report: &PolicyReport) -> Option<usize> {
    let first = report.classes.iter().position(is_reachable)?;
    let is_open = report.classes[first].certainty == Certainty::Possible;
    let others = report.classes[first + 1..].iter().any(is_reachable);
    (!(is_open && others)).then_some(first)
}

/// Adds labels and answers, each label once; what is open was not answered. What is no answer says what it is: an
/// assumption, or the day of the self-check with the day it is compared with.
fn note(pairs: &mut Vec<Pair>, conditions: &[ConditionReport], fails: bool) {
    for line in conditions {
        let is_wanted = match line.standing.status {
            Status::NotMet => fails,
            Status::Met | Status::Review => !fails,
            _ => false,
        };
        let name = copy::label(line);
        let is_known = pairs.iter().any(|(label, _)| *label == name);
        if !is_wanted || is_known || line.actual.is_none() {
            continue;
        }
        let [actual, threshold, _] = copy::condition(line);
        let answer = match line.origin {
            Origin::Answers => actual,
            Origin::Assumption => words::term(words::ASSUMED, &actual),
            Origin::Day => [words::DAY, &threshold].concat(),
        };
        if !answer.is_empty() {
            pairs.push((name, answer));
        }
    }
}
