//! The engine against a second evaluator (`support/plain`) that shares no code with it: random situations in which
//! everything is answered, half of the figures where comparisons turn, under the default and under other readings.
//!
//! `cargo test` looks at [`CASES`] of them; `cargo xtask second` at a million, and records what came of it in
//! `tests/second.json`.

mod support;

use std::fmt::Debug;

use selfcheck::engine::*;
use selfcheck::policy::*;
use selfcheck::value::Number;
use support::chance::{SLUGS, policy};
use support::complete::{Complete, Drawer};
use support::plain::World;
use support::plain::calendar::{date, day_number, is_weekday, months_later, number_of};
use support::plain::fees::{Ends, Track, cents};
use support::plain::fraction::Frac;
use support::plain::outcome::Set;
use support::{Random, slipped};

/// How many situations `cargo test` looks at, over all policies.
const CASES: usize = 20_000;
/// Of a hundred of them, how many are of each of [`SLUGS`]: more of the policies with more in them.
const SHARES: [usize; 7] = [26, 6, 10, 24, 6, 10, 18];

/// Differences of a policy that are told.
const ENOUGH: usize = 20;

// ---- comparing -----------------------------------------------------------------------------------------------------

/// What was compared, and what differs.
#[derive(Default)]
struct Compared {
    policy: &'static str,
    seed: u64,
    /// Comparisons of something known for certain.
    settled: usize,
    /// Things that are open because something was left out.
    open: usize,
    differences: Vec<String>,
}

impl Compared {
    fn same<T: PartialEq + Debug>(&mut self, what: impl FnOnce() -> String, expected: T, found: T) {
        self.settled += 1;
        if expected != found {
            self.differ(&what(), &format!("{expected:?}"), &format!("{found:?}"));
        }
    }

    fn differ(&mut self, what: &str, expected: &str, found: &str) {
        let (policy, seed) = (self.policy, self.seed);
        self.differences.push(format!(
            "{policy}, seed {seed}: {what}: {expected} by the second evaluator, {found} by the engine"
        ));
    }

    /// The one outcome; where several are possible, none but those.
    fn standing(&mut self, what: impl FnOnce() -> String, expected: Set, found: &Standing) {
        match expected.single() {
            Some(outcome) => self.same(what, (&[outcome][..], true), (&found.possible[..], found.exact)),
            None => {
                self.open += 1;
                if !found.possible.iter().all(|outcome| expected.contains(*outcome)) {
                    self.differ(&what(), &format!("{expected:?}"), &format!("{found:?}"));
                }
            }
        }
    }

    /// An amount, or none; open where only the second evaluator has none.
    fn amount(&mut self, what: impl FnOnce() -> String, expected: Option<Ends>, found: Option<Amount>) {
        match (expected.and_then(cents), found) {
            (None, Some(_)) => self.open += 1,
            (expected, found) => self.same(what, expected, found.map(ends)),
        }
    }
}

fn exact(number: Number) -> Frac {
    Frac::of(number).expect("a number that fits")
}

fn ends(amount: Amount) -> Ends {
    (exact(amount.low()), exact(amount.high()))
}

/// A value as the report writes it: exact, or rounded where it is no finite decimal.
fn written(number: Frac) -> Option<Frac> {
    match number.decimal() {
        Some(_) => Some(number),
        None => number.rounded(Rounding::HalfUp, 4),
    }
}

fn parsed(text: &str) -> Option<Frac> {
    Frac::parse(text)
}

/// Compares a whole report.
fn compare(world: &World, report: &PolicyReport, compared: &mut Compared) {
    let policy = world.policy;
    for (one, found) in policy.criteria.iter().zip(&report.criteria) {
        let outcomes = world.outcomes(&one.condition);
        compared.standing(|| format!("criteria.{}", one.id), outcomes, &found.standing);
    }
    classes(world, report, compared);
    lists(world, report, compared);
    for (benefit, found) in policy.benefits.iter().zip(&report.benefits) {
        let outcomes = world.outcomes(&benefit.condition);
        compared.standing(|| format!("benefits.{}", benefit.id), outcomes, &found.standing);
        let amount = world.benefit(&benefit.amount);
        compared.amount(|| format!("benefits.{}.amount", benefit.id), amount, found.amount);
        let unstated = matches!(benefit.amount, BenefitAmount::Unstated);
        let no_money = unstated || matches!(benefit.amount, BenefitAmount::NotMoney);
        let what = || format!("benefits.{}: without an amount", benefit.id);
        compared.same(
            what,
            (unstated, true),
            (found.unstated, !no_money || found.amount.is_none()),
        );
    }
    for value in policy.values.iter().zip(&report.values) {
        let (Ok(expected), id) = (world.number(&value.0.number), value.0.id) else {
            compared.open += 1;
            continue;
        };
        let found = value.1.value.as_deref().and_then(parsed);
        compared.same(|| format!("values.{id}"), written(expected), found);
    }
    for (name, entries, found) in [
        ("documents", &policy.documents, &report.documents),
        ("steps", &policy.steps, &report.steps),
        ("obligations", &policy.obligations, &report.obligations),
        ("triggers", &policy.triggers, &report.triggers),
    ] {
        for (entry, found) in entries.iter().zip(found) {
            compare_entry(world, name, entry, found, compared);
        }
    }
    let ended = policy
        .meta
        .ends_on
        .is_some_and(|end| world.today > number_of(end));
    let state = match policy.meta.state {
        State::Trial if ended => State::TrialOver,
        state => state,
    };
    compared.same(|| "state".to_owned(), state, report.state);
    if let (Some(costs), Some(found)) = (&policy.costs, &report.costs) {
        compare_costs(world, costs, found, report, compared);
    }
}

fn classes(world: &World, report: &PolicyReport, compared: &mut Compared) {
    let mut certainties = Vec::new();
    for (one, found) in world.policy.classes.iter().zip(&report.classes) {
        let outcomes = world.outcomes(&one.condition);
        compared.standing(|| format!("classes.{}", one.id), outcomes, &found.standing);
        let certainty = outcomes.single().map(certainty);
        certainties.extend(certainty.map(|certainty| (one.id, certainty)));
        match certainty {
            Some(certainty) => {
                compared.same(|| format!("certainty of {}", one.id), certainty, found.certainty)
            }
            None => compared.open += 1,
        }
    }
    if certainties.len() == world.policy.classes.len() {
        let first = |wanted| certainties.iter().find(|(_, certainty)| *certainty == wanted);
        let label = first(Certainty::Certain).or_else(|| first(Certainty::ToConfirm));
        let found = report.label.as_ref().map(|label| (label.class, label.certainty));
        compared.same(|| "label".to_owned(), label.copied(), found);
    }
}

fn lists(world: &World, report: &PolicyReport, compared: &mut Compared) {
    let concerns: Vec<bool> = (0..world.policy.lists.len().max(1))
        .map(|list| world.concerns(list).expect("lists are never open"))
        .collect();
    for (place, found) in report.lists.iter().enumerate() {
        compared.same(|| format!("lists.{}", found.id), concerns[place], found.concerns);
        let overall = world.together(|list| list == place);
        both(
            || format!("lists.{}.overall", found.id),
            overall,
            found.overall.as_ref(),
            compared,
        );
    }
    let overall = world.together(|list| concerns[list]);
    both(
        || "overall".to_owned(),
        overall,
        report.overall.as_ref(),
        compared,
    );
}

fn both(what: impl Fn() -> String, expected: Option<Set>, found: Option<&Standing>, compared: &mut Compared) {
    compared.same(&what, expected.is_some(), found.is_some());
    if let (Some(expected), Some(found)) = (expected, found) {
        compared.standing(&what, expected, found);
    }
}

fn compare_entry(world: &World, name: &str, entry: &Entry, found: &EntryReport, compared: &mut Compared) {
    for (of, condition, found) in [
        ("", &entry.condition, &found.standing),
        (".kept", &entry.kept, &found.kept),
    ] {
        let outcomes = condition.as_ref().map(|condition| world.outcomes(condition));
        both(
            || format!("{name}.{}{of}", entry.id),
            outcomes,
            found.as_ref(),
            compared,
        );
    }
    if let Some(day) = &entry.day {
        match world.day(day) {
            None => compared.open += 1,
            Some(number) => {
                let expected = (Some(date(number)), world.is_approximate(day));
                compared.same(
                    || format!("{name}.{}.day", entry.id),
                    expected,
                    (found.day, found.approximate),
                );
            }
        }
    }
}

fn certainty(outcome: Outcome) -> Certainty {
    match outcome {
        Outcome::Met => Certainty::Certain,
        Outcome::Review => Certainty::ToConfirm,
        Outcome::NotMet | Outcome::NotApplicable => Certainty::None,
    }
}

// ---- costs ---------------------------------------------------------------------------------------------------------

fn compare_costs(
    world: &World,
    costs: &Costs,
    found: &CostReport,
    report: &PolicyReport,
    compared: &mut Compared,
) {
    let quantity = world.quantity(costs);
    let area = found.area.as_deref().and_then(parsed);
    compared.same(|| "area".to_owned(), quantity.and_then(written), area);
    compared.same(
        || "per unit".to_owned(),
        quantity.is_none(),
        found.per_square_metre,
    );
    let deposit = costs.deposit.as_ref().and_then(|deposit| world.deposit(deposit));
    if let Some(expected) = deposit {
        let found = found
            .deposit
            .as_ref()
            .map(|found| (exact(found.low.0), exact(found.high.0)));
        compared.same(|| "deposit".to_owned(), Some(expected), found);
    }
    let tracks: Option<Vec<Track>> = (0..costs.tracks.len())
        .map(|track| world.track(costs, track))
        .collect();
    let Some(tracks) = tracks else {
        compared.open += 1;
        return;
    };
    for (place, track) in tracks.iter().enumerate() {
        compare_track(world, costs, place, track, &found.tracks[place], compared);
        cash(
            world,
            costs,
            place,
            &tracks,
            deposit.filter(|_| quantity.is_some()),
            &found.tracks[place],
            compared,
        );
    }
    for support in &found.support {
        let of = |id: Text| {
            costs
                .tracks
                .iter()
                .position(|track| track.id == id)
                .expect("a track")
        };
        let (own, against) = (&tracks[of(support.track)], &tracks[of(support.against)]);
        let what = || format!("support.{}.{}", support.id, support.track);
        compared.amount(what, own.up_to(against, None), Some(support.total));
        for (item, found) in support.items.iter().enumerate() {
            compared.amount(what, own.up_to(against, Some(item)), Some(found.amount));
        }
        let derived = [support.track, support.against]
            .iter()
            .any(|id| derived(costs, of(id), &tracks));
        compared.same(what, derived, support.derived);
    }
    let compared_with = costs.support.iter().map(|support| {
        let is_own = |track: &&selfcheck::policy::Track| {
            matches!(track.role, TrackRole::Ranked | TrackRole::Fallback)
                && track.id != costs.tracks[support.against.index()].id
        };
        costs.tracks.iter().filter(is_own).count()
    });
    compared.same(|| "supports".to_owned(), compared_with.sum(), found.support.len());
    compare_estimate(world, costs, &tracks, &found.estimate, report, compared);
    for (scenario, found) in costs.scenarios.iter().zip(&found.scenarios) {
        let what = || format!("scenarios.{}", scenario.id);
        compared.standing(what, world.outcomes(&scenario.condition), &found.standing);
        let items: Vec<Option<Frac>> = scenario.items.iter().map(|item| world.scenario(item)).collect();
        for (item, found) in items.iter().zip(&found.items) {
            compared.amount(what, item.map(|amount| (amount, amount)), found.amount);
        }
        let sum = items
            .into_iter()
            .try_fold(Frac::ZERO, |sum, item| sum.plus(item?));
        compared.amount(what, sum.map(|sum| (sum, sum)), found.known_sum);
    }
}

fn derived(costs: &Costs, track: usize, tracks: &[Track]) -> bool {
    let years = tracks[track].holds.iter().enumerate();
    years
        .flat_map(|(year, holds)| holds.map(|holds| &costs.tracks[holds].years[year]))
        .flatten()
        .any(|price| price.derived)
}

fn compare_track(
    world: &World,
    costs: &Costs,
    place: usize,
    track: &Track,
    found: &TrackReport,
    compared: &mut Compared,
) {
    let id = costs.tracks[place].id;
    let condition = costs.tracks[place].condition.as_ref();
    if let Some(outcome) = condition.and_then(|condition| world.outcomes(condition).single()) {
        compared.same(
            || format!("tracks.{id}"),
            Some(certainty(outcome)),
            found.certainty,
        );
    }
    for (year, found) in found.years.iter().enumerate() {
        compared.amount(
            || format!("tracks.{id}, year {year}"),
            track.year(year),
            Some(found.total),
        );
        let other = track.holds[year].filter(|holds| *holds != place);
        let other = other.map(|other| costs.tracks[other].id);
        compared.same(
            || format!("tracks.{id}, year {year}: replaced"),
            other,
            found.replaced_by,
        );
        for (line, found) in track.lines[year].iter().zip(&found.items) {
            let what = || format!("tracks.{id}, year {year}, {}", found.id);
            compared.amount(what, Some(line.amount), Some(found.amount));
            compared.same(what, span_text(line.price), Some(found.unit_price.clone()));
            compared.same(what, span_text(line.times), Some(found.times.clone()));
        }
    }
    for (item, found) in found.items.iter().enumerate() {
        compared.amount(
            || format!("tracks.{id}, {}", found.id),
            track.item(item),
            Some(found.amount),
        );
    }
    compared.amount(|| format!("tracks.{id}.total"), track.total(), Some(found.total));
    let average = world.average(costs, track);
    compared.amount(
        || format!("tracks.{id}: average"),
        average,
        found.average_per_square_metre_month,
    );
}

/// One figure, or both ends joined by a dash.
fn span_text((low, high): Ends) -> Option<String> {
    let text = |number: Frac| Some(written(number)?.decimal()?.text());
    if low == high {
        text(low)
    } else {
        Some(format!("{}–{}", text(low)?, text(high)?))
    }
}

/// What is laid out in the first year, with and without the deposit.
fn cash(
    world: &World,
    costs: &Costs,
    place: usize,
    tracks: &[Track],
    deposit: Option<Ends>,
    found: &TrackReport,
    compared: &mut Compared,
) {
    let id = costs.tracks[place].id;
    let first = |track: usize| tracks[track].year(0).and_then(cents);
    let with = |one: Option<Ends>, two: Option<Ends>| {
        let (one, two) = (one?, two?);
        Some((one.0.plus(two.0)?, one.1.plus(two.1)?))
    };
    let (in_force, undecided) = world.laid_out(costs, place);
    let cash_out = first(in_force);
    let laid_out = match undecided {
        Some(full) => first(place)
            .zip(first(full))
            .map(|(one, two)| (one.0.min(two.0), one.1.max(two.1))),
        None => cash_out,
    };
    compared.amount(
        || format!("tracks.{id}: cash out"),
        cash_out,
        Some(found.cash_out_first_year),
    );
    compared.amount(
        || format!("tracks.{id}: laid out"),
        laid_out,
        Some(found.laid_out_first_year),
    );
    let what = || format!("tracks.{id}: first year with deposit");
    compared.amount(what, with(first(place), deposit), found.first_year_with_deposit);
    compared.amount(
        || format!("tracks.{id}: ready"),
        with(laid_out, deposit),
        found.ready_at_start,
    );
}

/// Which tracks may be the visitor's, the best first.
fn compare_estimate(
    world: &World,
    costs: &Costs,
    tracks: &[Track],
    found: &Estimate,
    report: &PolicyReport,
    compared: &mut Compared,
) {
    let mut ranked = Vec::new();
    for (place, track) in costs.tracks.iter().enumerate() {
        if let (TrackRole::Ranked, Some(condition)) = (track.role, &track.condition) {
            match world.outcomes(condition).single() {
                Some(outcome) => ranked.push((place, outcome)),
                None => return compared.open += 1,
            }
        }
    }
    let id = |place: usize| costs.tracks[place].id;
    let best = |wanted: &[Outcome]| {
        ranked
            .iter()
            .find(|(_, outcome)| wanted.contains(outcome))
            .map(|(place, _)| id(*place))
    };
    let guaranteed = best(&[Outcome::Met]);
    let provisional = best(&[Outcome::Met, Outcome::Review]);
    compared.same(|| "estimate.guaranteed".to_owned(), guaranteed, found.guaranteed);
    compared.same(
        || "estimate.provisional".to_owned(),
        provisional,
        found.provisional,
    );
    compared.same(|| "estimate.possible".to_owned(), provisional, found.possible);
    let certain = ranked.iter().position(|(_, outcome)| *outcome == Outcome::Met);
    let reach = certain.map_or(ranked.len(), |certain| certain + 1);
    let mut between: Vec<usize> = ranked[..reach]
        .iter()
        .filter(|(_, outcome)| matches!(outcome, Outcome::Met | Outcome::Review))
        .map(|(place, _)| *place)
        .collect();
    if certain.is_none() {
        let fallback = |place: &usize| costs.tracks[*place].role == TrackRole::Fallback;
        between.extend((0..costs.tracks.len()).filter(fallback));
    }
    let ids: Vec<Text> = between.iter().map(|place| id(*place)).collect();
    compared.same(|| "estimate.tracks".to_owned(), &ids[..], &found.tracks[..]);
    let missed = report
        .overall
        .as_ref()
        .is_some_and(|overall| overall.status == Status::NotMet);
    let own = ids.first().copied().filter(|_| !missed);
    compared.same(|| "estimate.own".to_owned(), own, found.own);
    let totals: Vec<Ends> = between
        .iter()
        .filter_map(|place| tracks[*place].total().and_then(cents))
        .collect();
    let low = totals.iter().map(|ends| ends.0).min();
    let high = totals.iter().map(|ends| ends.1).max();
    compared.same(|| "estimate.low".to_owned(), low, Some(exact(found.low.0)));
    compared.same(|| "estimate.high".to_owned(), high, Some(exact(found.high.0)));
}

// ---- the cases -----------------------------------------------------------------------------------------------------

/// Looks at situations of a policy by their seeds until so much differs; `engine` is the policy the engine is given.
fn run(policy: &Policy, engine: &Policy, seeds: std::ops::Range<u64>, enough: usize) -> Compared {
    let (drawer, plan) = (Drawer::new(policy), Plan::new(engine));
    let mut compared = Compared {
        policy: policy.slug,
        ..Compared::default()
    };
    for seed in seeds {
        let drawn: Complete = drawer.draw(&mut Random::new(seed));
        compared.seed = seed;
        let report = plan.evaluate(engine, &drawn.situation());
        compare(&drawn.world, &report, &mut compared);
        if compared.differences.len() >= enough {
            break;
        }
    }
    compared
}

/// The policies with how many of so many cases each has.
fn shares(cases: usize) -> impl Iterator<Item = (&'static str, usize)> {
    SLUGS
        .into_iter()
        .zip(SHARES)
        .map(move |(slug, share)| (slug, cases * share / 100))
}

#[test]
fn both_evaluators_agree() {
    let mut differences = Vec::new();
    for (slug, cases) in shares(CASES) {
        let start = std::time::Instant::now();
        let policy = policy(slug);
        let compared = run(&policy, &policy, 0..cases as u64, ENOUGH);
        println!(
            "{slug}: {cases} cases, {} results compared, {} open, {:?}",
            compared.settled,
            compared.open,
            start.elapsed()
        );
        // What is left open is not compared, so it must not be much.
        assert!(compared.open * 10 < compared.settled, "{slug}: too much is open");
        differences.extend(compared.differences);
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// Were the engine off by the smallest step in one comparison, it would be found out: most of them within a thousand
/// situations, the others need more.
#[test]
fn an_engine_that_is_off_by_a_step_is_found_out() {
    for slug in SLUGS {
        let policy = policy(slug);
        let slips = (0..policy.leaves.len()).filter_map(|place| slipped(&policy, place));
        let slips: Vec<Policy> = slips.collect();
        let some: Vec<&Policy> = slips.iter().step_by(slips.len().div_ceil(6)).collect();
        let noticed = |slipped: &&&Policy| !run(&policy, slipped, 0..1000, 1).differences.is_empty();
        let found = some.iter().filter(noticed).count();
        assert!(
            found > 0 && found * 2 >= some.len(),
            "{slug}: {found} of {} slips are noticed",
            some.len()
        );
    }
}

#[test]
fn days_and_fractions_are_what_they_are() {
    let thursday = day_number(1970, 1, 1);
    let week: Vec<bool> = (thursday..thursday + 7).map(is_weekday).collect();
    assert_eq!(week, [true, true, false, false, true, true, true]);
    for (year, month, day) in [(2024, 2, 29), (2023, 12, 31), (2100, 3, 1)] {
        let number = day_number(year, month, day);
        assert_eq!(number_of(date(number)), number);
    }
    assert_eq!(months_later(day_number(2024, 2, 29), 12), day_number(2025, 2, 28));
    let third = Frac::new(1, 3).unwrap();
    assert!(third > Frac::parse("0.33").unwrap() && third < Frac::parse("0.34").unwrap());
    assert!(Frac::parse("-0.5").unwrap() < Frac::new(-1, 3).unwrap());
    assert_eq!(Frac::parse("0.60"), Frac::new(6, 10));
    assert_eq!(Frac::new(5, 1000).unwrap().cents(), Frac::parse("0.01"));
    assert_eq!(third.decimal(), None);
}
