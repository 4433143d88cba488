//! Ranges of costs against enumeration: what is shown while facts are open runs from the lowest to the highest that is
//! shown over all complete answers, for every amount, and names the price tracks some complete answers name.

mod support;

use selfcheck::engine::{Amount, CostReport, Plan, Situation, conflicts};
use selfcheck::policy::*;
use selfcheck::value::Number;
use support::*;

/// Builds conditions, numbers and costs over a few facts with few values.
struct Maker<'r> {
    policy: Policy,
    random: &'r mut Random,
    flags: Vec<VarId>,
    choices: Vec<VarId>,
    counts: Vec<VarId>,
}

impl Maker<'_> {
    fn facts(&mut self) {
        for _ in 0..2 + self.random.below(2) {
            self.flags.push(add_fact(&mut self.policy, Kind::YesNo));
        }
        if self.random.one_in(2) {
            let var = add_fact(&mut self.policy, Kind::Claim);
            self.choices.push(var);
        }
        for _ in 0..self.random.below(3) {
            self.counts.push(add_fact(&mut self.policy, count(0, 3)));
        }
        if self.random.one_in(2) {
            let [cause, effect] = [self.flags[0], self.flags[1]];
            let relation = Relation::Implies(Literal::Is(cause, true), Literal::Is(effect, true));
            self.policy.constraints.push(Constraint {
                relation,
                message: "",
            });
        }
        if let [part, whole] = self.counts[..]
            && self.random.one_in(2)
        {
            let relation = Relation::AtMost(part, whole);
            self.policy.constraints.push(Constraint {
                relation,
                message: "",
            });
        }
    }

    fn any(&mut self, vars: fn(&Self) -> &Vec<VarId>) -> Option<VarId> {
        let count = vars(self).len();
        let place = self.random.below(count.max(1));
        vars(self).get(place).copied()
    }

    fn leaf(&mut self) -> Cond {
        let (test, vars) = match self.random.below(4) {
            0 => match self.any(|maker| &maker.choices) {
                Some(var) => (Test::Claimed(var), vec![var]),
                None => (Test::Assessed(self.flags[0]), vec![self.flags[0]]),
            },
            1 => match self.any(|maker| &maker.counts) {
                Some(var) => {
                    let right = Num::Constant(n(1 + self.random.below(3) as i64));
                    let test = Test::Compare {
                        comparator: Comparator::AtLeast,
                        left: Num::Var(var),
                        right,
                        unit: "",
                        guards: vec![],
                    };
                    (test, vec![var])
                }
                None => (Test::Yes(self.flags[1]), vec![self.flags[1]]),
            },
            _ => {
                let var = self.any(|maker| &maker.flags).unwrap();
                (Test::Yes(var), vec![var])
            }
        };
        let otherwise = if self.random.one_in(6) {
            Outcome::Review
        } else {
            Outcome::NotMet
        };
        add_leaf(&mut self.policy, test, otherwise, vars)
    }

    fn condition(&mut self, depth: usize) -> Cond {
        if depth == 0 || self.random.one_in(3) {
            return self.leaf();
        }
        let parts = (0..2).map(|_| self.condition(depth - 1)).collect();
        match self.random.below(3) {
            0 => Cond::All(parts),
            1 => Cond::Any(parts),
            _ => Cond::Not(Box::new(self.condition(depth - 1))),
        }
    }

    fn constant(&mut self) -> Num {
        Num::Constant(Number::new(self.random.below(3000) as i64, 2))
    }

    fn number(&mut self) -> Num {
        match self.random.below(6) {
            0 => {
                let rule = (self.condition(1), self.constant());
                Num::Choose(vec![rule], Box::new(self.constant()))
            }
            1 => match self.any(|maker| &maker.counts) {
                Some(var) => Num::Product(vec![Num::Var(var), self.constant()]),
                None => self.constant(),
            },
            2 => match self.any(|maker| &maker.counts) {
                // Highest in the middle.
                Some(var) => {
                    let left = Num::Difference(Box::new([Num::Constant(n(3)), Num::Var(var)]));
                    Num::Least(vec![Num::Var(var), left])
                }
                None => self.constant(),
            },
            _ => self.constant(),
        }
    }

    fn times(&mut self) -> (Num, Num) {
        match (self.random.below(4), self.any(|maker| &maker.counts)) {
            (0, _) => (Num::Constant(n(1)), Num::Constant(n(2))),
            (1, Some(var)) => (Num::Var(var), Num::Var(var)),
            _ => (Num::Constant(n(12)), Num::Constant(n(12))),
        }
    }

    fn track(&mut self, place: usize, role: TrackRole) -> Track {
        let price = |maker: &mut Self| Price {
            price: maker.number(),
            derived: false,
            citation: citation(),
        };
        let years = (0..2).map(|_| (0..2).map(|_| price(self)).collect()).collect();
        let is_ranked = role == TrackRole::Ranked;
        let replaced = if is_ranked && self.random.one_in(2) {
            let by = [Some(TrackId(4)), None][self.random.below(2)];
            vec![vec![], vec![(self.condition(1), by)]]
        } else {
            vec![vec![]; 2]
        };
        Track {
            id: lasting(&format!("track_{place}")),
            title: "",
            condition: is_ranked.then(|| self.condition(2)),
            role,
            years,
            replaced,
        }
    }

    fn costs(&mut self) {
        let roles = [
            TrackRole::Ranked,
            TrackRole::Ranked,
            TrackRole::Fallback,
            TrackRole::Comparison,
            TrackRole::Replacement,
        ];
        let tracks = roles
            .into_iter()
            .enumerate()
            .map(|(place, role)| self.track(place, role))
            .collect();
        let items = ["rent", "heating"].map(|id| FeeItem {
            id,
            title: "",
            unit: "",
            times: (0..2).map(|_| self.times()).collect(),
        });
        self.policy.readings.push(Reading {
            id: "prepay",
            question: "",
            citation: citation(),
            options: ["relieved", "full"]
                .map(|id| ReadingOption {
                    id,
                    label: "",
                    computed: true,
                })
                .into(),
            default: 0,
            why: "",
            tell: "",
            ask: "",
            confirmed: None,
        });
        let prepay = self.random.one_in(2).then_some(Prepay {
            reading: ReadingId(0),
            option: 1,
            track: TrackId(3),
        });
        let deposit = self.random.one_in(2).then(|| Deposit {
            low: self.number(),
            high: Num::Constant(n(1_000)),
            refundable: true,
            citation: citation(),
            tell: "",
        });
        let open_area = self.random.one_in(4);
        let area = match open_area {
            true => Num::Var(add_fact(&mut self.policy, count(0, 1_000))),
            false => Num::Constant(n(1 + self.random.below(100) as i64)),
        };
        self.policy.costs = Some(Costs {
            quantity: NamedValue {
                years_back: None,
                id: "area",
                title: "",
                unit: "㎡",
                number: area,
                formula: "",
            },
            per_unit: "",
            months: Num::Constant(n(24)),
            items: items.into(),
            tracks,
            support: vec![Support {
                id: "support",
                title: "",
                against: TrackId(3),
            }],
            deposit,
            prepay,
            not_included: vec![],
            scenarios: vec![],
            notes: vec![],
        });
    }
}

fn random_policy(random: &mut Random) -> Policy {
    let mut maker = Maker {
        policy: empty_policy(),
        random,
        flags: vec![],
        choices: vec![],
        counts: vec![],
    };
    maker.facts();
    maker.costs();
    maker.policy
}

/// Every answer of a fact with few values.
fn answers(kind: &Kind) -> Vec<Answer> {
    match kind {
        Kind::YesNo | Kind::Assessment => [true, false].map(Answer::Bool).into(),
        Kind::Claim => (0..3).map(Answer::Choice).collect(),
        Kind::Choice(options) => (0..options.len() as u16).map(Answer::Choice).collect(),
        Kind::Number(_) => (0..4).map(|value| Answer::Number(n(value))).collect(),
        _ => panic!("not few values"),
    }
}

/// An amount that one selection of many options changes.
#[test]
fn no_completion_is_left_out_of_a_price() {
    let mut policy = random_policy(&mut Random::new(1));
    let options = (0..9).map(|_| ChoiceOption { id: "", label: "" }).collect();
    let several = add_fact(&mut policy, Kind::Several(options));
    let tests: Vec<Cond> = (0..9)
        .map(|option| {
            let has = add_leaf(
                &mut policy,
                Test::Has(several, 1 << option),
                Outcome::NotMet,
                vec![several],
            );
            if option % 2 == 0 {
                has
            } else {
                Cond::Not(Box::new(has))
            }
        })
        .collect();
    let amount = |value: i64| Num::Constant(n(value));
    let price = Num::Choose(vec![(Cond::All(tests), amount(900))], Box::new(amount(100)));
    policy.benefits = vec![Benefit {
        id: "support",
        title: "",
        condition: Cond::Always(Outcome::Met),
        amount: BenefitAmount::Known(price),
        citation: citation(),
        tell: "",
    }];
    let situation = Situation::new(&policy, day("2026-11-21"));
    let found = selfcheck::engine::evaluate(&policy, &situation).benefits[0].amount;
    assert_eq!(found, Some(Amount::between(n(100), n(900))));
}

/// Every situation with these facts answered that breaks no relation.
fn completions(policy: &Policy, situation: &Situation, open: &[(FactId, Vec<Answer>)]) -> Vec<Situation> {
    let mut all = vec![situation.clone()];
    for (fact, answers) in open {
        let mut longer = Vec::new();
        for situation in &all {
            for answer in answers {
                let mut situation = situation.clone();
                situation.answers[fact.index()] = Some(answer.clone());
                longer.push(situation);
            }
        }
        all = longer;
    }
    all.retain(|situation| conflicts(policy, &situation.answers).is_empty());
    all
}

/// Every amount of a report by what it is.
fn amounts(costs: &CostReport) -> Vec<(String, Amount)> {
    let mut all = Vec::new();
    let low_high = |low: Number, high: Number| Amount::between(low, high);
    let estimate = &costs.estimate;
    all.push(("estimate".to_owned(), low_high(estimate.low.0, estimate.high.0)));
    let mut add = |name: String, amount: Option<Amount>| all.extend(amount.map(|amount| (name, amount)));
    add("ready".to_owned(), estimate.ready);
    let deposit = costs.deposit.as_ref();
    add(
        "deposit".to_owned(),
        deposit.map(|deposit| low_high(deposit.low.0, deposit.high.0)),
    );
    for track in &costs.tracks {
        let mut of = |what: &str, amount: Option<Amount>| add(format!("{} {what}", track.id), amount);
        of("total", Some(track.total));
        of("average", track.average_per_square_metre_month);
        of("with deposit", track.first_year_with_deposit);
        of("cash out", Some(track.cash_out_first_year));
        of("laid out", Some(track.laid_out_first_year));
        of("ready", track.ready_at_start);
        for item in &track.items {
            of(item.id, Some(item.amount));
        }
        for year in &track.years {
            of(&format!("year {}", year.year), Some(year.total));
            for item in &year.items {
                of(&format!("year {} {}", year.year, item.id), Some(item.amount));
            }
        }
    }
    for support in &costs.support {
        let name = format!("support {} {}", support.track, support.against);
        for item in &support.items {
            add(format!("{name} {}", item.id), Some(item.amount));
        }
        add(name, Some(support.total));
    }
    all
}

/// Holds a report with open facts against those of all complete answers; says how many amounts are a range for the
/// sake of an open fact.
fn hold(policy: &Policy, plan: &Plan, situation: &Situation, complete: &[Situation], name: &str) -> usize {
    let costs = |situation: &Situation| plan.evaluate(policy, situation).costs.unwrap();
    let shown = costs(situation);
    let mut all = complete.iter().map(|situation| {
        let report = costs(situation);
        (amounts(&report), report.estimate.tracks)
    });
    let (mut truth, mut tracks) = all.next().expect("some completion");
    let mut wide = 0;
    for (amounts, named) in all {
        assert_eq!(truth.len(), amounts.len(), "{name}");
        for ((what, range), (other, amount)) in truth.iter_mut().zip(amounts) {
            assert_eq!(*what, other);
            wide += usize::from(range.or(amount) != *range);
            *range = range.or(amount);
        }
        tracks.extend(named);
    }
    let order = |track: &&str| shown.tracks.iter().position(|other| other.id == *track);
    tracks.sort_by_key(order);
    tracks.dedup();
    let mut named = shown.estimate.tracks.clone();
    named.sort_by_key(order);
    assert_eq!(named, tracks, "{name}: tracks");
    for ((what, shown), (other, truth)) in amounts(&shown).iter().zip(&truth) {
        assert_eq!(what, other, "{name}");
        assert_eq!(shown, truth, "{name}: {what}");
    }
    wide
}

/// Answers of a fact of a real document: of a number and a day one on each side of every bound that is tested.
fn telling(policy: &Policy, fact: FactId, answer: &Answer) -> Option<Vec<Answer>> {
    let about = &policy.facts[fact.index()];
    let var = about.first_var;
    Some(match &about.kind {
        Kind::YesNo | Kind::Assessment | Kind::Claim | Kind::Choice(_) => answers(&about.kind),
        Kind::ChoiceByYear(options, _) => {
            // The first year is not known, the others are as they were.
            let Answer::Choices(years) = answer else {
                return None;
            };
            let first = |option| {
                let mut years = years.clone();
                years[0] = Some(option);
                Answer::Choices(years)
            };
            (0..options.len() as u16).map(first).collect()
        }
        Kind::Date(kind) => {
            let mut days = vec![kind.min, kind.max];
            for leaf in policy.leaves.iter().filter(|leaf| leaf.vars.contains(&var)) {
                let Test::Dates { left, right, .. } = &leaf.test else {
                    continue;
                };
                for side in [left, right] {
                    match side {
                        Day::Fixed(bound) => days.extend([-1, 0, 1].map(|more| bound.plus_days(more))),
                        // Two years before today, and around it.
                        _ => days.extend([-1, 0, 1].map(|more| day("2024-11-21").plus_days(more))),
                    }
                }
            }
            days.retain(|day| (kind.min..=kind.max).contains(day));
            days.into_iter().map(|day| Answer::Date(day, day)).collect()
        }
        _ => return None,
    })
}

/// The same answers with a fact taken out, of several years the first one only.
fn opened(answer: &Answer) -> Option<Answer> {
    match answer {
        Answer::Choices(years) => {
            let mut years = years.clone();
            years[0] = None;
            Some(Answer::Choices(years))
        }
        _ => None,
    }
}

#[test]
fn ranges_of_a_document_are_those_of_all_complete_answers() {
    let policy = chance::policy("dalad-accelerator");
    let plan = Plan::new(&policy);
    let today = day("2026-11-21");
    let id = |id: &str| {
        let place = policy.facts.iter().position(|fact| fact.id == id).unwrap();
        FactId(place as u16)
    };
    // What its prices and classes hang on.
    let of_price = [
        "externally_attracted_by_banner",
        "national_research_institute_in_banner",
        "national_major_research_project",
        "attraction_date",
        "agreement_party",
        "agreement_title_strategic",
        "is_key_enterprise_or_project",
        "construction_started",
        "production_started",
        "production_start_date",
        "national_little_giant",
        "deep_cultivation",
        "high_share_national",
        "influence_in_key_chain_or_park",
        "large_tax_contribution",
        "grades",
    ]
    .map(id);
    let random = &mut Random::new(7);
    let (mut wide, mut held) = (0, 0);
    for example in &policy.examples {
        for _ in 0..12 {
            let mut whole = Situation::new(&policy, today);
            for (fact, answer) in &example.answers {
                whole.answers[fact.index()] = Some(answer.clone());
            }
            let grades = (0..3).map(|_| Some(random.below(3) as u16)).collect();
            whole.answers[id("grades").index()] = Some(Answer::Choices(grades));
            whole.answers[id("stays_after_unqualified").index()] = Some(Answer::Bool(random.one_in(2)));
            for fact in of_price {
                let about = &policy.facts[fact.index()];
                if whole.answers[fact.index()].is_none()
                    && matches!(about.kind, Kind::YesNo | Kind::Assessment)
                {
                    whole.answers[fact.index()] = Some(Answer::Bool(random.one_in(2)));
                }
            }
            let mut situation = whole.clone();
            let mut open = Vec::new();
            for _ in 0..1 + random.below(3) {
                let fact = of_price[random.below(of_price.len())];
                let Some(answer) = whole.answers[fact.index()].clone() else {
                    continue;
                };
                if open.iter().any(|(other, _)| *other == fact) {
                    continue;
                }
                let Some(answers) = telling(&policy, fact, &answer) else {
                    continue;
                };
                situation.answers[fact.index()] = opened(&answer);
                open.push((fact, answers));
            }
            let complete = completions(&policy, &situation, &open);
            if open.is_empty() || complete.is_empty() {
                continue;
            }
            let names: Vec<_> = open
                .iter()
                .map(|(fact, _)| policy.facts[fact.index()].id)
                .collect();
            wide += hold(
                &policy,
                &plan,
                &situation,
                &complete,
                &format!("{} {names:?}", example.title),
            );
            held += 1;
        }
    }
    assert!(
        held > 40 && wide > 100,
        "{held} held, {wide} hang on an open fact"
    );
}

#[test]
fn ranges_are_those_of_all_complete_answers() {
    let mut wide = 0;
    for seed in 0..1_500 {
        let random = &mut Random::new(seed);
        let policy = random_policy(random);
        let plan = Plan::new(&policy);
        let mut situation = Situation::new(&policy, day("2026-11-21"));
        let mut open = Vec::new();
        for (place, fact) in policy.facts.iter().enumerate() {
            if matches!(&fact.kind, Kind::Number(kind) if kind.max == n(1_000)) {
                continue;
            }
            let answers = answers(&fact.kind);
            if random.one_in(3) {
                let answer = answers[random.below(answers.len())].clone();
                situation.answers[place] = Some(answer);
            } else {
                open.push((FactId(place as u16), answers));
            }
        }
        let complete = completions(&policy, &situation, &open);
        if complete.is_empty() {
            continue;
        }
        wide += hold(&policy, &plan, &situation, &complete, &format!("seed {seed}"));
        // What the price hangs on can be asked.
        let estimate = |situation: &Situation| {
            let estimate = plan.evaluate(&policy, situation).costs.unwrap().estimate;
            (estimate.low, estimate.high)
        };
        let mut all = complete.iter().map(estimate);
        let first = all.next();
        if all.any(|other| Some(other) != first) {
            let questions = plan.evaluate(&policy, &situation).questions;
            let is_open = |fact| open.iter().any(|(open, _)| policy.facts[open.index()].id == fact);
            assert!(
                questions.iter().any(|question| is_open(question.fact)),
                "seed {seed}: nothing is asked"
            );
        }
    }
    assert!(wide > 10_000, "{wide} amounts hang on an open fact");
}

/// The same policy with every uncertain number of times settled, in all ways.
fn certain(policy: &Policy) -> Vec<Policy> {
    let mut all = vec![policy.clone()];
    let items = policy.costs.as_ref().unwrap().items.len();
    for (item, year) in (0..items).flat_map(|item| [(item, 0), (item, 1)]) {
        let mut more = Vec::new();
        for policy in all {
            for high in [false, true] {
                let mut policy = policy.clone();
                let times = &mut policy.costs.as_mut().unwrap().items[item].times[year];
                let settled = if high { times.1.clone() } else { times.0.clone() };
                *times = (settled.clone(), settled);
                more.push(policy);
            }
        }
        all = more;
    }
    all
}

#[test]
fn what_is_uncertain_is_so_for_both_prices_that_are_compared() {
    let mut wide = 0;
    for seed in 0..300 {
        let random = &mut Random::new(seed);
        let policy = random_policy(random);
        let mut situation = Situation::new(&policy, day("2026-11-21"));
        for (place, fact) in policy.facts.iter().enumerate() {
            if !matches!(&fact.kind, Kind::Number(kind) if kind.max == n(1_000)) {
                let answers = answers(&fact.kind);
                situation.answers[place] = Some(answers[random.below(answers.len())].clone());
            }
        }
        if !conflicts(&policy, &situation.answers).is_empty() {
            continue;
        }
        let of = |policy: &Policy| amounts(&Plan::new(policy).evaluate(policy, &situation).costs.unwrap());
        let settled: Vec<_> = certain(&policy).iter().map(of).collect();
        for (place, (what, shown)) in of(&policy).into_iter().enumerate() {
            let all = settled.iter().map(|amounts| amounts[place].1);
            assert_eq!(Some(shown), all.reduce(Amount::or), "seed {seed}: {what}");
            wide += usize::from(matches!(shown, Amount::Range { .. }));
        }
    }
    assert!(wide > 1_000, "{wide} ranges");
}
