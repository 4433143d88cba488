//! Fees, supports, deposit and what to have ready.

use selfcheck::engine::*;
use selfcheck::policy::*;

use super::{Compared, certainty, exact, parsed, written};
use crate::support::plain::World;
use crate::support::plain::fees::{Ends, Track, cents};
use crate::support::plain::fraction::Frac;

pub fn compare(
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
    let deposit = deposit.filter(|_| quantity.is_some());
    let mut ready = Vec::new();
    for (place, track) in tracks.iter().enumerate() {
        compare_track(world, costs, place, track, &found.tracks[place], compared);
        ready.push(cash(
            world,
            costs,
            place,
            &tracks,
            deposit,
            &found.tracks[place],
            compared,
        ));
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
    compare_estimate(world, costs, (&tracks, &ready), &found.estimate, report, compared);
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

/// What is laid out in the first year, with and without the deposit; gives back what to have ready.
fn cash(
    world: &World,
    costs: &Costs,
    place: usize,
    tracks: &[Track],
    deposit: Option<Ends>,
    found: &TrackReport,
    compared: &mut Compared,
) -> Option<Ends> {
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
    let ready = with(laid_out, deposit);
    compared.amount(|| format!("tracks.{id}: ready"), ready, found.ready_at_start);
    ready
}

/// Which tracks may be the visitor's, the best first.
fn compare_estimate(
    world: &World,
    costs: &Costs,
    (tracks, ready): (&[Track], &[Option<Ends>]),
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
    let own = between.first().filter(|_| !missed);
    let starting = own.map_or(&between[..], std::slice::from_ref);
    let ready = starting
        .iter()
        .filter_map(|place| ready[*place])
        .reduce(|one, two| (one.0.min(two.0), one.1.max(two.1)));
    compared.amount(|| "estimate.ready".to_owned(), ready, found.ready);
    let totals: Vec<Ends> = between
        .iter()
        .filter_map(|place| tracks[*place].total().and_then(cents))
        .collect();
    let low = totals.iter().map(|ends| ends.0).min();
    let high = totals.iter().map(|ends| ends.1).max();
    compared.same(|| "estimate.low".to_owned(), low, Some(exact(found.low.0)));
    compared.same(|| "estimate.high".to_owned(), high, Some(exact(found.high.0)));
}
