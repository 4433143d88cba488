//! Costs over random prices and quantities: items sum to totals, and no total falls when the quantity grows.

mod support;

use selfcheck::engine::{CostReport, Situation, evaluate};
use selfcheck::policy::*;
use selfcheck::value::{Fraction, Number};
use support::*;

/// Two tracks over three years, three items, prices to the cent, the area open or given.
fn random_policy(random: &mut Random) -> Policy {
    let mut policy = empty_policy();
    let area = add_fact(
        &mut policy,
        Kind::Number(NumberKind {
            unit: "㎡",
            step: Number::new(1, 2),
            min: Number::ZERO,
            max: n(1_000_000),
            warn_below: None,
            warn_above: None,
            warning: "",
        }),
    );
    let mut price = || Price {
        // One price in four has no finite decimal.
        price: match random.below(4) {
            0 => Num::Quotient(Box::new([
                Num::Constant(Number::new(random.below(5000) as i64, 2)),
                Num::Constant(Number::new(7, 1)),
            ])),
            _ => Num::Constant(Number::new(random.below(5000) as i64, 2)),
        },
        derived: false,
        citation: citation(),
    };
    let track = |id: &'static str, role, years: Vec<Vec<Price>>| Track {
        id,
        title: "",
        condition: None,
        role,
        years,
        replaced: vec![vec![]; 3],
    };
    let mut years = || -> Vec<Vec<Price>> { (0..3).map(|_| (0..3).map(|_| price()).collect()).collect() };
    let tracks = vec![
        track("own", TrackRole::Fallback, years()),
        track("market", TrackRole::Comparison, years()),
    ];
    let item = |(id, times): (&'static str, i64)| FeeItem {
        id,
        title: "",
        unit: "",
        times: vec![(Num::Constant(n(times)), Num::Constant(n(times))); 3],
    };
    policy.costs = Some(Costs {
        quantity: NamedValue {
            years_back: None,
            id: "area",
            title: "",
            unit: "㎡",
            number: Num::Var(area),
            formula: "",
        },
        per_unit: "",
        months: Num::Constant(n(36)),
        items: [("rent", 12), ("property", 12), ("heating", 1)].map(item).into(),
        tracks,
        support: vec![Support {
            id: "support",
            title: "",
            against: TrackId(1),
        }],
        deposit: None,
        prepay: None,
        not_included: vec![],
        scenarios: vec![],
        notes: vec![],
    });
    policy
}

fn costs(policy: &Policy, area: Option<Number>) -> CostReport {
    let mut situation = Situation::new(policy, day("2026-11-21"));
    situation.answers[0] = area.map(Answer::Number);
    evaluate(policy, &situation).costs.unwrap()
}

fn sum(amounts: impl Iterator<Item = Number>) -> Number {
    amounts.fold(Number::ZERO, |sum, amount| sum.checked_add(amount).unwrap())
}

#[test]
fn items_sum_to_years_years_to_totals_and_support_is_their_difference() {
    for seed in 0..500 {
        let mut random = Random::new(seed);
        let policy = random_policy(&mut random);
        let area = Number::new(random.below(100_000) as i64, 2);
        let report = costs(&policy, Some(area));
        for track in &report.tracks {
            for year in &track.years {
                let items = sum(year.items.iter().map(|item| item.amount.low()));
                assert_eq!(items, year.total.low(), "seed {seed}");
            }
            assert_eq!(
                sum(track.years.iter().map(|year| year.total.low())),
                track.total.low(),
                "seed {seed}"
            );
        }
        let [own, market] = &report.tracks[..] else {
            panic!("two tracks")
        };
        let difference = market.total.low().checked_sub(own.total.low()).unwrap();
        assert_eq!(report.support[0].total.low(), difference, "seed {seed}");
        assert_eq!(
            sum(report.support[0].items.iter().map(|item| item.amount.low())),
            difference
        );
    }
}

#[test]
fn cost_grows_with_area() {
    for seed in 0..500 {
        let mut random = Random::new(seed + 500);
        let policy = random_policy(&mut random);
        let smaller = Number::new(random.below(100_000) as i64, 2);
        let larger = smaller
            .checked_add(Number::new(1 + random.below(500) as i64, 2))
            .unwrap();
        let (small, large) = (costs(&policy, Some(smaller)), costs(&policy, Some(larger)));
        for (small, large) in small.tracks.iter().zip(&large.tracks) {
            assert!(
                small.total.low() <= large.total.low(),
                "seed {seed}: {smaller} ㎡ costs more than {larger} ㎡"
            );
        }
    }
}

#[test]
fn one_unit_costs_what_is_shown_before_the_area_is_known() {
    for seed in 0..200 {
        let policy = random_policy(&mut Random::new(seed));
        let (open, one) = (costs(&policy, None), costs(&policy, Some(n(1))));
        assert!(open.per_square_metre && !one.per_square_metre);
        for (open, one) in open.tracks.iter().zip(&one.tracks) {
            // One square metre is rounded per item and year, nine times at most by half a cent.
            let difference = open.total.low().checked_sub(one.total.low()).unwrap();
            assert!(
                difference <= Number::new(5, 2) && difference >= Number::new(-5, 2),
                "seed {seed}"
            );
            let average = Fraction::from(open.total.low())
                .checked_div(n(36).into())
                .unwrap();
            let shown = open.average_per_square_metre_month.unwrap().low();
            let gap = average.checked_sub(shown.into()).unwrap();
            assert!(
                gap.compare(Number::new(1, 2).into()).unwrap().is_lt(),
                "seed {seed}"
            );
        }
    }
}
