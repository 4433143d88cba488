//! Which open facts still matter, and the order to ask them.

use crate::policy::{
    Ask, BenefitAmount, FactId, Num, Outcome, Policy, ReadingId, Text, TrackId, TrackRole, VarId,
};

use super::explain::said_unknown;
use super::facts::{Situation, fact_of};
use super::report::{Amount, Certainty, OpenQuestion, PolicyReport};
use super::sheet::Cell;
use super::standing::Evaluation;
use super::vars::Listed;

impl Evaluation<'_> {
    /// Adds optional facts that would settle a number in place of what is open in it.
    fn stated_instead(&self, num: &Num, open: &mut Listed) {
        match num {
            Num::StatedOr(var, _) => open.note(*var),
            Num::Value(value) => self.stated_instead(&self.policy.values[value.index()].number, open),
            _ => {}
        }
    }

    /// The facts behind variables, each once.
    pub fn facts_of(&self, vars: &[VarId]) -> Vec<Text> {
        let mut facts: Vec<FactId> = Vec::new();
        for var in vars {
            let fact = fact_of(self.policy, *var);
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
        facts
            .into_iter()
            .map(|fact| self.policy.facts[fact.index()].id)
            .collect()
    }

    /// Open variables that can still change which price track holds, each with its track.
    fn of_tracks(&mut self, found: &mut Vec<Found>) {
        let policy = self.policy;
        let tracks = policy.costs.iter().flat_map(|costs| &costs.tracks);
        let mut likely = true;
        for track in tracks.filter(|track| track.role == TrackRole::Ranked) {
            let Some(condition) = &track.condition else {
                continue;
            };
            let standing = self.report(condition);
            let on_the_way = self.likely(condition);
            for var in self.relevant(condition, &standing) {
                let fact = fact_of(policy, var);
                found.push(Found {
                    fact,
                    goal: track.id,
                    likely: likely && on_the_way.contains(&var),
                });
            }
            if standing.certainty() == Certainty::Certain {
                break;
            }
            likely &= !standing.possible.contains(&Outcome::Met);
        }
    }

    /// How many open facts can still change which price track holds.
    pub fn left_of_tracks(&mut self) -> usize {
        let mut found = Vec::new();
        self.of_tracks(&mut found);
        let mut facts: Vec<FactId> = Vec::new();
        for Found { fact, .. } in found {
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
        facts.len()
    }

    /// Facts of screens that are asked for the sake of a reading, as far as another of its options needs them.
    fn for_readings(&mut self, situation: &Situation, found: &mut Vec<Found>) {
        let policy = self.policy;
        for (place, reading) in policy.readings.iter().enumerate() {
            let here = |asked: &ReadingId| asked.index() == place;
            let mut asking = (policy.questions.iter())
                .filter(|question| question.asked_for.iter().any(here))
                .peekable();
            if asking.peek().is_none() || reading.confirmed.is_some() {
                continue;
            }
            let facts = (0..policy.facts.len() as u16).map(FactId);
            let waiting: Vec<FactId> = facts
                .filter(|fact| situation.answers[fact.index()].is_none())
                .filter(|fact| asking.clone().any(|question| asks(&question.ask, *fact)))
                .collect();
            if waiting.is_empty() {
                continue;
            }
            for (option, text) in reading.options.iter().enumerate() {
                if option != usize::from(self.options[place]) && text.computed {
                    let mut others = Vec::new();
                    self.under(&[(ReadingId(place as u16), option as u16)], |evaluation| {
                        evaluation.of_tracks(&mut others)
                    });
                    found.extend(others.into_iter().filter(|other| waiting.contains(&other.fact)));
                }
            }
        }
    }

    /// What decides whom the lists of criteria concern and how many records there are, while only assumed.
    fn of_extent(&mut self, situation: &Situation) -> Vec<VarId> {
        let policy = self.policy;
        let mut leaves = Vec::new();
        for list in &policy.lists {
            if let Some(condition) = &list.condition {
                self.leaves_of(condition, false, &mut leaves);
            }
        }
        let vars = leaves.iter().flat_map(|leaf| &policy.leaves[leaf.index()].vars);
        let counts = policy
            .records
            .iter()
            .map(|records| policy.facts[records.count.index()].first_var);
        vars.copied()
            .chain(counts)
            .filter(|var| situation.answers[fact_of(policy, *var).index()].is_none())
            .collect()
    }

    /// What decides whether a duty concerns the visitor and was kept, where that is asked.
    fn of_duties(&mut self) -> Vec<(VarId, Text)> {
        let mut found = Vec::new();
        for entry in &self.policy.obligations {
            let Some(kept) = &entry.kept else { continue };
            let concerned = entry.condition.as_ref().map(|when| (when, self.report(when)));
            if let Some((when, standing)) = &concerned {
                found.extend(
                    self.relevant(when, standing)
                        .into_iter()
                        .map(|var| (var, entry.id)),
                );
                if standing.certainty() == Certainty::None {
                    continue;
                }
            }
            let standing = self.report(kept);
            found.extend(
                self.relevant(kept, &standing)
                    .into_iter()
                    .map(|var| (var, entry.id)),
            );
        }
        let facts = &self.policy.facts;
        found.retain(|(var, _)| !facts[fact_of(self.policy, *var).index()].optional);
        found
    }

    /// Open facts that can still change a criterion, a price track that is not yet beaten by a certain one, its prices,
    /// the quantity or a benefit; in the order of the policy's questions.
    pub fn questions(&mut self, situation: &Situation, report: &PolicyReport) -> Vec<OpenQuestion> {
        let policy = self.policy;
        let mut found = Vec::new();
        self.of_tracks(&mut found);
        self.for_readings(situation, &mut found);
        let mut note_vars = |vars: Vec<VarId>, goal: &Text| {
            found.extend(
                vars.into_iter()
                    .map(|var| Found::sure(fact_of(policy, var), goal)),
            );
        };
        note_vars(self.of_extent(situation), &"");
        if let Some(costs) = &policy.costs {
            let mut open = Listed::default();
            self.open_in_number(&costs.quantity.number, &mut open);
            if !open.is_empty() {
                self.stated_instead(&costs.quantity.number, &mut open);
            }
            note_vars(open.to_vec(), &costs.quantity.id);
            let sheet = self.sheet(costs);
            let ids = report.costs.iter().flat_map(|costs| &costs.estimate.tracks);
            for id in ids {
                let track = costs.tracks.iter().position(|track| track.id == *id);
                let total = |cell: &Cell| cell.total(TrackId(track.unwrap_or(0) as u16)).shown();
                let (first, others) = (&sheet.cells[0], &sheet.cells[1..]);
                if others.iter().any(|cell| total(cell) != total(first)) {
                    note_vars(sheet.open.clone(), id);
                }
            }
        }
        for (benefit, shown) in policy.benefits.iter().zip(&report.benefits) {
            note_vars(self.relevant(&benefit.condition, &shown.standing), &benefit.id);
            // What comes to the same sum whatever is open in it is not asked for it.
            let is_settled = matches!(shown.amount, Some(Amount::Exact(_)));
            if shown.standing.certainty() == Certainty::None || is_settled {
                continue;
            }
            let mut open = Listed::default();
            match &benefit.amount {
                BenefitAmount::Known(amount) => self.open_in_number(amount, &mut open),
                BenefitAmount::Range(low, high) => {
                    self.open_in_number(low, &mut open);
                    self.open_in_number(high, &mut open);
                }
                BenefitAmount::Unstated | BenefitAmount::NotMoney => {}
            }
            note_vars(open.to_vec(), &benefit.id);
        }
        for (var, duty) in self.of_duties() {
            note_vars(vec![var], &duty);
        }
        let concerned = self.concerned();
        let criteria = policy.criteria.iter().zip(&report.criteria);
        for (criterion, shown) in criteria.filter(|(_, shown)| !shown.open.is_empty()) {
            if !concerned[usize::from(criterion.list)] {
                continue;
            }
            let on_the_way = self.likely(&criterion.condition);
            found.extend(named(policy, &shown.open).map(|fact| Found {
                fact,
                goal: shown.id,
                likely: on_the_way.iter().any(|var| fact_of(policy, *var) == fact),
            }));
        }
        // Without fees the classes themselves are what is asked for.
        for class in report.classes.iter().filter(|_| policy.costs.is_none()) {
            found.extend(named(policy, &class.open).map(|fact| Found::sure(fact, &class.id)));
        }
        ordered(policy, &self.plan.screens, situation, found)
    }
}

/// Facts by their ids.
fn named<'r>(policy: &'r Policy, ids: &'r [Text]) -> impl Iterator<Item = FactId> + 'r {
    let place = |id: &Text| policy.facts.iter().position(|fact| fact.id == *id);
    ids.iter().filter_map(place).map(|place| FactId(place as u16))
}

/// An open fact and what it can change.
struct Found {
    fact: FactId,
    goal: Text,
    likely: bool,
}

impl Found {
    fn sure(fact: FactId, goal: &Text) -> Found {
        Found {
            fact,
            goal,
            likely: true,
        }
    }
}

/// By fact: the place of the screen that asks it.
pub(super) fn screens(policy: &Policy) -> Vec<Option<usize>> {
    let facts = (0..policy.facts.len() as u16).map(FactId);
    let screen = |fact: FactId, asks: fn(&Ask, FactId) -> bool| {
        let mut screens = policy.questions.iter();
        screens.position(|question| asks(&question.ask, fact))
    };
    facts
        .map(|fact| screen(fact, is_about).or_else(|| screen(fact, asks)))
        .collect()
}

fn ordered(
    policy: &Policy,
    screens: &[Option<usize>],
    situation: &Situation,
    found: Vec<Found>,
) -> Vec<OpenQuestion> {
    // Inserted in order: the library's sort alone is a percent of the wasm.
    let mut asked: Vec<(usize, FactId, OpenQuestion)> = Vec::new();
    for Found { fact, goal, likely } in found {
        if said_unknown(&situation.answers[fact.index()]) {
            continue;
        }
        if let Some((.., open)) = asked.iter_mut().find(|(_, other, _)| *other == fact) {
            open.likely |= likely;
            if !open.decides.contains(&goal) {
                open.decides.push(goal);
            }
            continue;
        }
        let place = screens[fact.index()];
        let question = place.map(|place| &policy.questions[place]);
        let open = OpenQuestion {
            fact: policy.facts[fact.index()].id,
            question: question.map_or_else(|| "", |question| question.id),
            why: question.map_or_else(|| "", |question| question.why),
            decides: vec![goal],
            likely,
        };
        let place = place.unwrap_or(usize::MAX);
        let at = asked.partition_point(|(other, before, _)| (*other, *before) < (place, fact));
        asked.insert(at, (place, fact, open));
    }
    asked.into_iter().map(|(.., open)| open).collect()
}

/// Whether a screen is about a fact. An option elsewhere may answer it as well, by the way.
pub fn is_about(ask: &Ask, fact: FactId) -> bool {
    match ask {
        Ask::Options(options) => {
            let first = options.first();
            first.is_some_and(|option| option.sets.iter().any(|(set, _)| *set == fact))
        }
        _ => asks(ask, fact),
    }
}

/// Whether a screen asks a fact.
fn asks(ask: &Ask, fact: FactId) -> bool {
    match ask {
        Ask::Facts(facts) => facts.contains(&fact),
        Ask::Options(options) => options
            .iter()
            .any(|option| option.then.contains(&fact) || option.sets.iter().any(|(set, _)| *set == fact)),
        Ask::Ticks(ticks) => ticks.iter().any(|tick| tick.fact == fact),
    }
}
