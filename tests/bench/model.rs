//! A small document of yes/no facts, of which every order of asking can be tried: how many questions the best takes.

use std::collections::BTreeMap;

use selfcheck::engine::{Plan, Situation};
use selfcheck::policy::*;

use crate::support::{Random, add_fact, add_leaf, citation, day, empty_policy, n};
use crate::walks::is_settled;

/// How many facts.
pub const FACTS: usize = 7;

/// Questions until the price is settled, summed over all ways the facts can turn out, by the order of asking.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    /// As the document lists its questions.
    pub listed: usize,
    /// As they are asked.
    pub chosen: usize,
    /// As few as can be.
    pub best: usize,
}

/// A document with two prices for those who meet conditions, and one for all others.
pub fn random_model(seed: u64) -> Policy {
    let random = &mut Random::new(seed);
    let mut policy = empty_policy();
    for _ in 0..FACTS {
        add_fact(&mut policy, Kind::YesNo);
    }
    policy.parts.push(Part {
        title: "",
        milestone: true,
        aside: false,
    });
    policy.questions = (0..FACTS).map(|place| question(&policy, place)).collect();
    let tracks = [TrackRole::Ranked, TrackRole::Ranked, TrackRole::Fallback];
    let tracks = tracks.into_iter().enumerate().map(|(place, role)| Track {
        id: ["first", "second", "others"][place],
        title: "",
        condition: (role == TrackRole::Ranked).then(|| condition(&mut policy, 2, random)),
        role,
        years: vec![vec![Price {
            price: Num::Constant(n(place as i64)),
            derived: false,
            citation: citation(),
        }]],
        replaced: vec![vec![]],
    });
    let tracks: Vec<Track> = tracks.collect();
    policy.costs = Some(Costs {
        quantity: NamedValue {
            years_back: None,
            id: "area",
            title: "",
            unit: "㎡",
            number: Num::Constant(n(1)),
            formula: "",
        },
        per_unit: "",
        months: Num::Constant(n(12)),
        items: vec![FeeItem {
            id: "rent",
            title: "",
            unit: "",
            times: vec![(Num::Constant(n(12)), Num::Constant(n(12)))],
        }],
        tracks,
        support: vec![],
        deposit: None,
        prepay: None,
        not_included: vec![],
        scenarios: vec![],
        notes: vec![],
    });
    policy
}

fn question(policy: &Policy, place: usize) -> Question {
    Question {
        id: policy.facts[place].id,
        title: "",
        part: 0,
        asked_for: vec![],
        text: "",
        help: "",
        why: "",
        section: "",
        worked: vec![],
        checks: vec![],
        ask: Ask::Facts(vec![FactId(place as u16)]),
    }
}

/// Some facts together, any of some, or one of them, mixed.
fn condition(policy: &mut Policy, depth: usize, random: &mut Random) -> Cond {
    if depth == 0 {
        let var = VarId(random.below(FACTS) as u16);
        return add_leaf(policy, Test::Yes(var), Outcome::NotMet, vec![var]);
    }
    let count = 2 + random.below(2);
    let parts = (0..count)
        .map(|_| {
            let deeper = random.below(depth);
            condition(policy, deeper, random)
        })
        .collect();
    if random.one_in(2) {
        Cond::All(parts)
    } else {
        Cond::Any(parts)
    }
}

/// What is known: by fact an answer, or none yet.
type Known = [Option<bool>; FACTS];

struct Model<'p> {
    policy: &'p Policy,
    plan: Plan,
    asked: BTreeMap<Known, Asked>,
}

/// The questions of a model.
fn asked(policy: &Policy) -> Asked {
    let mut model = Model {
        policy,
        plan: Plan::new(policy),
        asked: BTreeMap::new(),
    };
    model.from([None; FACTS])
}

impl Model<'_> {
    fn situation(&self, known: Known) -> Situation {
        let mut situation = Situation::new(self.policy, day("2026-11-21"));
        situation.answers = known.map(|answer| answer.map(Answer::Bool)).into();
        situation
    }

    fn from(&mut self, known: Known) -> Asked {
        if let Some(found) = self.asked.get(&known) {
            return *found;
        }
        let situation = self.situation(known);
        let report = self.plan.evaluate(self.policy, &situation);
        if is_settled(&report) {
            return Asked::default();
        }
        let place = |fact: &str| {
            self.policy
                .facts
                .iter()
                .position(|other| other.id == fact)
                .unwrap()
        };
        let order = self
            .plan
            .in_order(self.policy, &situation, report.questions.clone());
        let (listed, chosen) = (place(report.questions[0].fact), place(order[0].fact));
        // Every question asked costs one for each way the facts still open can turn out.
        let ways = 1 << known.iter().filter(|answer| answer.is_none()).count();
        let mut found = Asked {
            best: usize::MAX,
            ..Asked::default()
        };
        for fact in (0..FACTS).filter(|fact| known[*fact].is_none()) {
            let mut after = Asked::default();
            for answer in [true, false] {
                let mut known = known;
                known[fact] = Some(answer);
                let part = self.from(known);
                after.listed += part.listed;
                after.chosen += part.chosen;
                after.best += part.best;
            }
            found.best = found.best.min(after.best + ways);
            if fact == listed {
                found.listed = after.listed + ways;
            }
            if fact == chosen {
                found.chosen = after.chosen + ways;
            }
        }
        self.asked.insert(known, found);
        found
    }
}

/// The sum over some models.
pub fn asked_by_all(models: u64) -> Asked {
    let mut sum = Asked::default();
    for seed in 0..models {
        let found = asked(&random_model(seed));
        sum.listed += found.listed;
        sum.chosen += found.chosen;
        sum.best += found.best;
    }
    sum
}
