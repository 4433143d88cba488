//! What could be changed to get further: for each result that falls short, the smallest sets of changes.

use crate::policy::{ClassId, Cond, CriterionId, Kind, LeafId, Policy, Test, Text, TrackRole, VarId};
use crate::value::{Number, Unit};

use super::axis::Axis;
use super::change::{ChangeKind, ChangeSet, Goal, GoalPart, Move};
use super::facts::{Situation, Slot, fact_of};
use super::outcomes::Outcomes;
use super::plan::Plan;
use super::quest::{BEST, MOST_MOVES, Quest, low, rank};
use super::report::{Certainty, PolicyReport, Shown};
use super::trial::{Aim, Step, Trial};

/// Days after which waiting counts in years.
const YEAR: i64 = 366;

/// A result with what it comes to as answered.
struct Outlook<'p> {
    goal: Goal,
    aim: Aim<'p>,
    now: Outcomes,
    concerns: bool,
}

/// Every result that falls short, with the sets of changes that bring it further.
pub(super) fn changes(
    plan: &Plan,
    policy: &Policy,
    situation: &Situation,
    report: &PolicyReport,
) -> Vec<ChangeSet> {
    let conditions = Conditions::new(policy);
    if situation.answers.iter().all(Option::is_none) {
        return Vec::new();
    }
    let mut trial = Trial::new(plan, policy, situation, &conditions.criteria);
    trial.put(&[]);
    let results = results(policy, &conditions, report, &mut trial);
    let mut changes = Vec::new();
    for result in &results {
        if result.concerns && rank(result.now) < BEST {
            further(&mut trial, result, &results, &mut changes);
        }
    }
    changes
}

/// Conditions for what the policy has by its place only.
struct Conditions {
    criteria: Vec<Cond>,
    classes: Vec<Cond>,
}

impl Conditions {
    fn new(policy: &Policy) -> Conditions {
        let criteria = 0..policy.criteria.len() as u16;
        let classes = 0..policy.classes.len() as u16;
        Conditions {
            criteria: criteria
                .map(|place| Cond::Criterion(CriterionId(place)))
                .collect(),
            classes: classes.map(|place| Cond::Class(ClassId(place))).collect(),
        }
    }
}

/// Whatever can come out better or worse. Classes and price tracks after a certain one are none of the visitor's.
fn results<'p>(
    policy: &'p Policy,
    conditions: &'p Conditions,
    report: &PolicyReport,
    trial: &mut Trial<'p>,
) -> Vec<Outlook<'p>> {
    let mut results = Vec::new();
    let mut add = |part, (id, title), aim, now, concerns| {
        results.push(Outlook {
            goal: Goal { part, id, title },
            aim,
            now,
            concerns,
        });
    };
    if let Some(overall) = &report.overall {
        add(
            GoalPart::Overall,
            ("", ""),
            Aim::Overall,
            overall.outcomes(),
            true,
        );
    }
    for (shown, condition) in report.criteria.iter().zip(&conditions.criteria) {
        let (named, now) = ((shown.id, shown.title), shown.standing.outcomes());
        let concerns = report.concerns(shown);
        add(GoalPart::Criterion, named, Aim::Of(condition), now, concerns);
    }
    let mut is_left = true;
    for (shown, condition) in report.classes.iter().zip(&conditions.classes) {
        let (named, now) = ((shown.id, shown.title), shown.standing.outcomes());
        add(GoalPart::Class, named, Aim::Of(condition), now, is_left);
        is_left &= shown.certainty != Certainty::Certain;
    }
    let mut is_left = true;
    let tracks = policy.costs.iter().flat_map(|costs| &costs.tracks);
    for track in tracks.filter(|track| track.role == TrackRole::Ranked) {
        if let Some(condition) = &track.condition {
            let now = trial.possible(Aim::Of(condition)).upper;
            add(
                GoalPart::Track,
                (track.id, track.title),
                Aim::Of(condition),
                now,
                is_left,
            );
            is_left &= low(now) < BEST;
        }
    }
    for (benefit, shown) in policy.benefits.iter().zip(&report.benefits) {
        let (named, now) = ((benefit.id, benefit.title), shown.standing.outcomes());
        add(GoalPart::Benefit, named, Aim::Of(&benefit.condition), now, true);
    }
    results
}

/// Adds the sets of changes that bring one result as far as changes can.
fn further<'p>(
    trial: &mut Trial<'p>,
    result: &Outlook<'p>,
    results: &[Outlook<'p>],
    changes: &mut Vec<ChangeSet>,
) {
    trial.put(&[]);
    let leaves = trial.leaves(result.aim);
    let axes = trial.axes(&leaves);
    let mut quest = Quest::new(result.aim);
    // Places along one line are found with the others as they are: where two tests compare the same figures with each
    // other, what only both reach together may be missed.
    let compares = |leaf: &&LeafId| {
        let vars = &trial.evaluation.policy.leaves[leaf.index()].vars;
        let is_line =
            |axis: &&Axis| matches!(axis, Axis::Line { var, along: None, .. } if vars.contains(var));
        let mut lines = axes.iter().filter(is_line);
        let first = lines.next();
        first.is_some_and(|first| lines.any(|other| !other.meets(first)))
    };
    quest.more = leaves.iter().filter(compares).count() > 1;
    if !axes.is_empty() {
        quest.target = trial.bound(result.aim, &[], &axes);
        while quest.target > rank(result.now) {
            for size in 1..=MOST_MOVES {
                trial.search(&mut quest, size, &mut Vec::new());
            }
            if !quest.found.is_empty() {
                break;
            }
            quest.lower();
        }
    }
    if quest.found.is_empty() {
        trial.put(&[]);
        changes.extend(nothing_to_propose(trial, result, quest.more));
    }
    for set in &quest.found {
        trial.put(set);
        let is_worse = |trial: &mut Trial<'p>, other: &Outlook<'p>| {
            let then = trial.possible(other.aim).upper;
            rank(then) < rank(other.now) || low(then) < low(other.now)
        };
        let worsens = results.iter().filter(|other| is_worse(trial, other));
        let worsens = worsens.map(|other| other.goal).collect();
        changes.push(ChangeSet {
            goal: result.goal,
            kind: set.iter().map(kind).fold(ChangeKind::Procedure, longer),
            moves: set.iter().map(|step| moved(trial, step)).collect(),
            worsens,
            reaches: trial.possible(result.aim).standing(),
            more: quest.more,
        });
    }
}

/// Where nothing answered can be changed to any effect: whether what counts is what can be shown, or past years.
fn nothing_to_propose<'p>(trial: &mut Trial<'p>, result: &Outlook<'p>, more: bool) -> Option<ChangeSet> {
    let held_back = trial.held_back_by(result.aim, rank(result.now) + 1);
    let leaves = trial.leaves(held_back);
    let policy = trial.evaluation.policy;
    let is_of = |leaf: &LeafId, kind: fn(&Kind) -> bool| {
        let vars = &policy.leaves[leaf.index()].vars;
        vars.iter()
            .any(|var| kind(&policy.facts[fact_of(policy, *var).index()].kind))
    };
    let mut kind = more.then_some(ChangeKind::Procedure);
    for leaf in leaves {
        let tested = &policy.leaves[leaf.index()];
        let falls_short = rank(trial.evaluation.leaf(leaf).upper) < BEST;
        if !falls_short || tested.vars.iter().any(|var| trial.given[var.index()].is_open()) {
            continue;
        }
        if matches!(tested.test, Test::Claimed(_) | Test::Assessed(_)) {
            kind = Some(ChangeKind::Evidence);
        } else if is_of(&leaf, |kind| {
            matches!(kind, Kind::Series(..) | Kind::ChoiceByYear(..))
        }) {
            kind = kind.or(Some(ChangeKind::Years));
        }
    }
    Some(ChangeSet {
        goal: result.goal,
        kind: kind?,
        moves: Vec::new(),
        worsens: Vec::new(),
        reaches: trial.possible(result.aim).standing(),
        more,
    })
}

fn kind(step: &Step) -> ChangeKind {
    match step {
        (Axis::Wait, days) if *days > YEAR => ChangeKind::Years,
        (Axis::Wait, _) => ChangeKind::Wait,
        _ => ChangeKind::Procedure,
    }
}

fn longer(one: ChangeKind, other: ChangeKind) -> ChangeKind {
    if other as u8 > one as u8 { other } else { one }
}

/// One change as reported, with the answers as they were in `trial.given`.
fn moved(trial: &Trial, (axis, place): &Step) -> Move {
    let policy = trial.evaluation.policy;
    let fact = |var: VarId| &policy.facts[fact_of(policy, var).index()];
    let days = |days: i64| (Some(Number::from(days).text()), Unit::DAY);
    let (var, along, to) = match *axis {
        Axis::Wait => {
            let (difference, unit) = days(*place);
            return Move {
                fact: "",
                label: "",
                from: Shown::Day(trial.day),
                to: Shown::Day(trial.evaluation.today),
                difference,
                unit,
                along: None,
                along_label: "",
            };
        }
        Axis::Pick(var, to) => (var, None, to),
        Axis::Line { var, along, .. } => (var, along, trial.evaluation.slots[var.index()]),
    };
    let (from, along) = (trial.given[var.index()], along.map(fact));
    let (difference, unit): (Option<String>, Text) = match (from, to, &fact(var).kind) {
        (Slot::Number(from), Slot::Number(to), Kind::Number(kind)) => {
            (to.checked_sub(from).map(Number::text), kind.unit)
        }
        (Slot::Day(from), Slot::Day(to), _) => days(i64::from(to.days_since(from))),
        _ => (None, ""),
    };
    Move {
        fact: fact(var).id,
        label: fact(var).label,
        from: trial.shown(var, from),
        to: trial.shown(var, to),
        difference,
        unit,
        along: along.map(|whole| whole.id),
        along_label: along.map_or("", |whole| whole.label),
    }
}

impl Trial<'_> {
    fn shown(&self, var: VarId, slot: Slot) -> Shown {
        match slot {
            Slot::Bool(yes) => Shown::YesNo(yes),
            Slot::Choice(option) => self.evaluation.labels(var, 1 << option),
            Slot::Several(options) => self.evaluation.labels(var, u64::from(options)),
            Slot::Number(number) => Shown::Figure(number.text()),
            Slot::Day(day) => Shown::Day(day),
            Slot::Open | Slot::Window(..) => Shown::Options(Vec::new()),
        }
    }
}
