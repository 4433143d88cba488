//! [`Axis`]: one way in which an applicant can change one answer, and how far to go for something to change.

use crate::policy::{Change, Kind, LeafId, Literal, NumberKind, Relation as Rule, VarId};
use crate::value::{Date, Fraction, Number};

use super::facts::{Slot, fact_of};
use super::leaf::Relation;
use super::memo::Noted;
use super::outcomes::Outcomes;
use super::trial::Trial;

/// The longest wait that is looked at, in days.
const LONGEST_WAIT: i64 = 30 * 365;

/// Most places tried along one line.
const MOST_PLACES: usize = 8;

/// One way to change one answer.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Axis {
    /// A number or a day further up or down, by whole steps; a whole may grow by the same.
    Line {
        var: VarId,
        along: Option<VarId>,
        down: bool,
    },
    /// Another answer.
    Pick(VarId, Slot),
    /// Waiting, a day at a time.
    Wait,
}

impl Axis {
    /// Whether both change the same answer.
    pub fn meets(&self, other: &Axis) -> bool {
        let vars = self.vars();
        let others = other.vars();
        let is_shared = |var: &Option<VarId>| var.is_some() && others.contains(var);
        vars.iter().any(is_shared) || matches!((self, other), (Axis::Wait, Axis::Wait))
    }

    /// How many answers it changes; waiting counts as one.
    pub fn weight(&self) -> usize {
        self.vars().iter().flatten().count().max(1)
    }

    /// The variables it changes.
    pub fn vars(&self) -> [Option<VarId>; 2] {
        match self {
            Axis::Line { var, along, .. } => [Some(*var), *along],
            Axis::Pick(var, _) => [Some(*var), None],
            Axis::Wait => [None, None],
        }
    }
}

impl Trial<'_> {
    /// The ways to change what was answered that these tests look at, in the direction the policy allows.
    pub fn axes(&self, leaves: &[LeafId]) -> Vec<Axis> {
        let mut axes = Vec::new();
        let mut add = |axis: Axis| {
            if !axes.contains(&axis) {
                axes.push(axis);
            }
        };
        for leaf in leaves {
            let vars = &self.evaluation.policy.leaves[leaf.index()].vars;
            for var in vars {
                self.axes_of(*var, leaves, &mut add);
                for cause in self.causes(*var) {
                    self.axes_of(cause, leaves, &mut add);
                }
                for rule in self.evaluation.relations(*var) {
                    if let Rule::AtMost(part, whole) = *rule
                        && part == *var
                        && vars.contains(&whole)
                        && self.can_grow(part)
                        && self.can_grow(whole)
                        && self.step(part) == self.step(whole)
                    {
                        add(Axis::Line {
                            var: part,
                            along: Some(whole),
                            down: false,
                        });
                    }
                }
            }
        }
        axes
    }

    /// What an unanswered variable is settled by: answers that relations tie to it, over others like it.
    fn causes(&self, var: VarId) -> Vec<VarId> {
        let plan = self.evaluation.plan;
        let is_drawn = |var: VarId| {
            self.given[var.index()] == Slot::Open && self.evaluation.slots[var.index()] != Slot::Open
        };
        let mut causes = vec![var];
        let mut at = 0;
        while let Some(next) = causes.get(at).copied() {
            at += 1;
            for tied in plan.ties[next.index()].iter().filter(|_| is_drawn(next)) {
                if !causes.contains(tied) {
                    causes.push(*tied);
                }
            }
        }
        causes
    }

    /// The ways to change one variable.
    pub fn axes_of(&self, var: VarId, leaves: &[LeafId], add: &mut dyn FnMut(Axis)) {
        let fact = &self.evaluation.policy.facts[fact_of(self.evaluation.policy, var).index()];
        let (up, down) = match fact.change {
            Change::Fixed => return,
            Change::Time if matches!(self.given[var.index()], Slot::Day(_) | Slot::Window(..)) => {
                return add(Axis::Wait);
            }
            Change::Time => return,
            Change::Up => (true, false),
            Change::Down => (false, true),
            Change::Free => (true, true),
        };
        match (self.given[var.index()], &fact.kind) {
            (Slot::Bool(yes), Kind::YesNo)
                if (if yes { down } else { up }) && !self.is_dated(var, leaves) =>
            {
                add(Axis::Pick(var, Slot::Bool(!yes)));
            }
            (Slot::Choice(now), Kind::Choice(options)) if up && down => {
                let others = (0..options.len() as u16).filter(|option| *option != now);
                others.for_each(|option| add(Axis::Pick(var, Slot::Choice(option))));
            }
            (Slot::Several(now), Kind::Several(options)) => {
                for option in 0..options.len().min(32) {
                    let is_chosen = now >> option & 1 == 1;
                    if if is_chosen { down } else { up } {
                        add(Axis::Pick(var, Slot::Several(now ^ 1 << option)));
                    }
                }
            }
            (Slot::Number(_), Kind::Number(_)) | (Slot::Day(_), Kind::Date(_)) => {
                for (_, down) in [(up, false), (down, true)].into_iter().filter(|(may, _)| *may) {
                    let along = None;
                    add(Axis::Line { var, along, down });
                }
            }
            _ => {}
        }
    }

    /// Whether these tests ask since when, and that is open: what begins today is no answer to that.
    fn is_dated(&self, var: VarId, leaves: &[LeafId]) -> bool {
        let reads =
            |leaf: &LeafId, date: VarId| self.evaluation.policy.leaves[leaf.index()].vars.contains(&date);
        self.evaluation.relations(var).any(|rule| match rule {
            Rule::Implies(Literal::Given(date), Literal::Is(..)) => {
                self.given[date.index()] == Slot::Open && leaves.iter().any(|leaf| reads(leaf, *date))
            }
            _ => false,
        })
    }

    fn can_grow(&self, var: VarId) -> bool {
        let fact = &self.evaluation.policy.facts[fact_of(self.evaluation.policy, var).index()];
        matches!(fact.change, Change::Up | Change::Free) && matches!(self.given[var.index()], Slot::Number(_))
    }

    fn number_kind(&self, var: VarId) -> Option<&NumberKind> {
        match &self.evaluation.policy.facts[fact_of(self.evaluation.policy, var).index()].kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The step of a number.
    pub fn step(&self, var: VarId) -> Option<Number> {
        self.number_kind(var).map(|number| number.step)
    }

    /// A value so many steps away from the answer.
    pub fn moved(&self, var: VarId, steps: i64) -> Slot {
        let moved = match self.given[var.index()] {
            Slot::Day(day) => i32::try_from(steps)
                .ok()
                .map(|days| Slot::Day(day.plus_days(days))),
            Slot::Number(number) => (self.step(var))
                .and_then(|step| step.checked_mul(Number::from(steps)))
                .and_then(|more| number.checked_add(more))
                .map(Slot::Number),
            _ => None,
        };
        moved.unwrap_or(Slot::Open)
    }

    /// How many steps a line can go.
    fn length(&self, axis: &Axis) -> i64 {
        let Axis::Line { var, along, down } = *axis else {
            let last = i64::from(Date::MAX.days_since(self.day));
            return if *axis == Axis::Wait {
                last.min(LONGEST_WAIT)
            } else {
                1
            };
        };
        let own = self.room(var, down);
        along.map_or(own, |whole| own.min(self.room(whole, down)))
    }

    fn room(&self, var: VarId, down: bool) -> i64 {
        let fact = &self.evaluation.policy.facts[fact_of(self.evaluation.policy, var).index()];
        let bound = match (&fact.kind, down) {
            (Kind::Number(number), false) => Slot::Number(number.max),
            (Kind::Number(number), true) => Slot::Number(number.min),
            (Kind::Date(date), false) => Slot::Day(date.max),
            (Kind::Date(date), true) => Slot::Day(date.min),
            _ => Slot::Open,
        };
        let Some([below, above]) = self.steps_to(var, bound) else {
            return 0;
        };
        if down { -above } else { below }.max(0)
    }

    /// The whole steps from the answer to another value, rounded down and up.
    fn steps_to(&self, var: VarId, to: Slot) -> Option<[i64; 2]> {
        match (self.given[var.index()], to) {
            (Slot::Number(from), Slot::Number(to)) => {
                let steps = Fraction::from(to.checked_sub(from)?).checked_div(self.step(var)?.into())?;
                Some([steps.floor()?.to_i64()?, steps.ceiling()?.to_i64()?])
            }
            (Slot::Day(from), Slot::Day(to)) => Some([i64::from(to.days_since(from)); 2]),
            _ => None,
        }
    }

    /// Where along an axis one of these tests changes, nearest first, with what was moved before as it is; and its
    /// ends.
    pub fn places(&mut self, axis: &Axis, leaves: &[LeafId]) -> Vec<i64> {
        let end = self.length(axis);
        self.evaluation.memo.fill(Noted::Nothing);
        let mut places: Vec<i64> = Vec::new();
        let mut add = |place: i64| {
            if place > 0
                && place <= end
                && let Err(at) = places.binary_search(&place)
            {
                places.insert(at, place);
            }
        };
        // One step may be enough for a test to mean something once another answer has changed.
        add(1);
        add(end);
        if matches!(axis, Axis::Pick(..)) {
            return places;
        }
        for leaf in leaves {
            self.cuts(axis, *leaf, end, &mut add);
        }
        if let Axis::Line { var, down, .. } = axis {
            for rule in self.evaluation.relations(*var) {
                let (Rule::AtMost(first, second) | Rule::NotAfter(first, second)) = *rule else {
                    continue;
                };
                let other = if first == *var { second } else { first };
                let to = self.evaluation.slots[other.index()];
                for steps in self.steps_to(*var, to).into_iter().flatten() {
                    add(if *down { -steps } else { steps });
                }
            }
        }
        if places.len() > MOST_PLACES {
            places.drain(MOST_PLACES - 1..places.len() - 1);
        }
        places
    }

    /// The first place of each piece of an axis on which a test stays the same.
    fn cuts(&mut self, axis: &Axis, leaf: LeafId, end: i64, add: &mut dyn FnMut(i64)) {
        let reads = &self.evaluation.policy.leaves[leaf.index()].vars;
        if *axis != Axis::Wait && !axis.vars().iter().flatten().any(|var| reads.contains(var)) {
            return;
        }
        let last = self.mark_at(axis, leaf, end);
        let (mut start, mut here) = (0, self.mark_at(axis, leaf, 0));
        // At most: undefined, below, equal, above.
        for _ in 0..4 {
            if here == last {
                break;
            }
            let (mut same, mut other) = (start, end);
            while other - same > 1 {
                let middle = same + (other - same) / 2;
                if self.mark_at(axis, leaf, middle) == here {
                    same = middle;
                } else {
                    other = middle;
                }
            }
            add(other);
            (start, here) = (other, self.mark_at(axis, leaf, other));
        }
    }

    /// How a test stands at a place; while something else in it is open, what it can come to.
    fn mark_at(&mut self, axis: &Axis, leaf: LeafId, place: i64) -> (Relation, Outcomes) {
        let day = self.evaluation.today;
        let before = self.shift(axis, place);
        let policy = self.evaluation.policy;
        let (id, leaf) = (leaf, &policy.leaves[leaf.index()]);
        let mark = self
            .evaluation
            .on_trial(|evaluation| match evaluation.relation(leaf) {
                Relation::Open => (Relation::Open, evaluation.test(id).upper),
                relation => (relation, Outcomes::NONE),
            });
        self.unshift(axis, before, day);
        mark
    }
}
