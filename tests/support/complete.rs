//! Situations in which everything is answered, drawn at random and aimed at where comparisons turn.

use selfcheck::engine::Situation;
use selfcheck::policy::*;

use super::Random;
use super::answers::{lay_out, situation};
use super::chance::{any_day, any_number};
use super::limits::{Under, in_day, in_number, under};
use super::plain::calendar::number_of;
use super::plain::fraction::Frac;
use super::plain::grid::{Axis, Grid};
use super::plain::{Given, World};

/// Figures that make round ratios.
const ROUND: [&str; 12] = [
    "100", "200", "400", "1000", "10", "20", "40", "8", "2000", "10000", "400000", "1",
];

/// What situations of a policy are drawn from.
pub struct Drawer<'p> {
    policy: &'p Policy,
    /// By variable: what it, or something made of it, is compared with.
    limits: Vec<Vec<Given>>,
    /// Tests that compare.
    comparisons: Vec<usize>,
    /// By test: readings under which it counts, with their options; the first way that was found.
    under: Vec<Option<Under>>,
}

/// A situation with everything answered that has to be.
pub struct Complete<'p> {
    pub world: World<'p>,
    /// By fact: whether the visitor leaves what is assumed as it is.
    left: Vec<bool>,
}

impl Complete<'_> {
    /// The same as the engine takes it.
    pub fn situation(&self) -> Situation {
        let mut situation = situation(&self.world);
        for (answer, left) in situation.answers.iter_mut().zip(&self.left) {
            if *left {
                *answer = None;
            }
        }
        situation
    }

    /// Whether the visitor leaves a fact as it is assumed.
    fn is_left(&self, axis: Axis) -> bool {
        let variable = |var: VarId| self.world.policy.variables.get(var.index());
        match axis {
            Axis::Var(var) => variable(var).is_some_and(|variable| self.left[variable.fact.index()]),
            Axis::Today => false,
        }
    }
}

impl<'p> Drawer<'p> {
    pub fn new(policy: &'p Policy) -> Drawer<'p> {
        let mut limits = vec![Vec::new(); policy.variables.len()];
        let mut comparisons = Vec::new();
        for (place, leaf) in policy.leaves.iter().enumerate() {
            let mut found = Vec::new();
            match &leaf.test {
                Test::Compare { left, right, .. } => {
                    in_number(policy, left, &mut found);
                    in_number(policy, right, &mut found);
                }
                Test::Dates { left, right, .. } => {
                    in_day(left, &mut found);
                    in_day(right, &mut found);
                }
                _ => continue,
            }
            comparisons.push(place);
            for var in &leaf.vars {
                if let Some(limits) = limits.get_mut(var.index()) {
                    limits.extend_from_slice(&found);
                }
            }
        }
        Drawer {
            policy,
            limits,
            comparisons,
            under: under(policy),
        }
    }

    /// The same, aimed at one test only.
    pub fn aimed_at(policy: &'p Policy, place: usize) -> Drawer<'p> {
        let mut drawer = Drawer::new(policy);
        drawer.comparisons.retain(|comparison| *comparison == place);
        drawer
    }

    /// A situation: half of them near one of the policy's examples, some of their figures moved to where a comparison
    /// turns.
    pub fn draw(&self, random: &mut Random) -> Complete<'p> {
        let policy = self.policy;
        let mut drawn = Complete {
            world: World::new(policy, number_of(any_day(random))),
            left: vec![false; policy.facts.len()],
        };
        if random.one_in(2) {
            self.read_differently(&mut drawn.world, random);
        }
        let example = (!policy.examples.is_empty() && random.one_in(2))
            .then(|| &policy.examples[random.below(policy.examples.len())]);
        let keep = [2, 5, 20][random.below(3)];
        // One in so many facts that may stay unanswered does.
        let silent = [3, 20, usize::MAX][random.below(3)];
        for (place, fact) in policy.facts.iter().enumerate() {
            let told = example.and_then(|example| {
                let mut answers = example.answers.iter();
                answers.find(|(id, _)| id.index() == place)
            });
            if let Some((_, answer)) = told.filter(|_| !random.one_in(keep)) {
                lay_out(&mut drawn.world, fact, answer);
            } else if let Some(assumed) = fact.assumed.as_ref().filter(|_| random.one_in(2)) {
                lay_out(&mut drawn.world, fact, assumed);
                drawn.left[place] = true;
            }
            if drawn.world.is_latest_only(fact) {
                continue;
            }
            let first = fact.first_var.index();
            for var in first..first + usize::from(fact.var_count) {
                if drawn.world.given[var].is_none() && !(fact.optional && random.one_in(silent)) {
                    drawn.world.given[var] = self.value(&drawn.world, fact, var, random);
                }
            }
        }
        self.mend(&mut drawn.world, random);
        for _ in 0..random.below(4) {
            self.aim(&mut drawn, random);
        }
        if random.one_in(8) {
            self.forget(&mut drawn.world, random);
        }
        drawn
    }

    /// Leaves the latest figure of some series, as an answer of its own.
    fn forget(&self, world: &mut World, random: &mut Random) {
        for fact in &self.policy.facts {
            if let Some(only_latest) = fact.only_latest().filter(|_| random.one_in(2)) {
                let first = fact.first_var.index();
                world.given[first..first + usize::from(fact.var_count) - 1].fill(None);
                world.given[only_latest.index()] = Some(Given::Bool(true));
            }
        }
    }

    fn read_differently(&self, world: &mut World, random: &mut Random) {
        for (place, reading) in self.policy.readings.iter().enumerate() {
            let option = random.below(reading.options.len());
            if random.one_in(3) && reading.options[option].computed {
                world.options[place] = option;
            }
        }
    }

    /// Any value of a variable.
    pub fn value(&self, world: &World, fact: &Fact, var: usize, random: &mut Random) -> Option<Given> {
        let option = |count: usize, random: &mut Random| {
            let option = u16::try_from(random.below(count)).unwrap();
            Some(Given::Choice(option))
        };
        match &fact.kind {
            Kind::YesNo | Kind::Assessment => Some(Given::Bool(random.one_in(2))),
            Kind::Claim => option(3, random),
            Kind::Choice(options) | Kind::ChoiceByYear(options, _) => option(options.len(), random),
            Kind::Several(options) => Some(Given::Several(random.below(1 << options.len()) as u32)),
            Kind::Number(kind) | Kind::Series(kind, _) => {
                let before = (var > fact.first_var.index()).then(|| world.given[var - 1]);
                let grid = Grid::of(world, Axis::Var(VarId(var as u16)))?;
                let near = match before.flatten() {
                    // A year of a series: often near the year before.
                    Some(before) if random.one_in(2) => {
                        Some(grid.place(before)? * (90 + random.below(40) as i128) / 100)
                    }
                    _ if random.one_in(2) => self.near_a_limit(&grid, var, random),
                    _ => None,
                };
                match near {
                    Some(place) => grid.given(place.clamp(grid.low, grid.high)),
                    None => Frac::of(any_number(kind, random)).map(Given::Number),
                }
            }
            Kind::Date(_) => {
                let grid = Grid::of(world, Axis::Var(VarId(var as u16)))?;
                let place = match random.below(3) {
                    0 => self.near_a_limit(&grid, var, random),
                    1 => Some(i128::from(world.today) + random.below(3000) as i128 - 2500),
                    _ => None,
                };
                let span = usize::try_from(grid.high - grid.low).unwrap() + 1;
                let place = place.unwrap_or_else(|| grid.low + random.below(span) as i128);
                grid.given(place.clamp(grid.low, grid.high))
            }
        }
    }

    /// A step below, on or above something the variable is compared with.
    fn near_a_limit(&self, grid: &Grid, var: usize, random: &mut Random) -> Option<i128> {
        let limits = &self.limits[var];
        let limit = limits.get(random.below(limits.len().max(1)))?;
        let place = grid.place(*limit)?;
        Some((place + random.below(3) as i128 - 1).clamp(grid.low, grid.high))
    }

    /// Brings answers into line with each other: part within whole, days in their order, what one says of another.
    pub fn mend(&self, world: &mut World, random: &mut Random) {
        for _ in 0..20 {
            for constraint in &self.policy.constraints {
                if world.breaks(&constraint.relation) {
                    mend_one(world, &constraint.relation, random);
                }
            }
            if world.is_possible() {
                return;
            }
        }
    }

    /// Moves one figure of a comparison to where it turns, as far as the others allow it; often under a reading in
    /// which the comparison counts.
    fn aim(&self, drawn: &mut Complete, random: &mut Random) {
        let Some(place) = self.comparisons.get(random.below(self.comparisons.len().max(1))) else {
            return;
        };
        let leaf = &self.policy.leaves[*place];
        if let Some(options) = self.under[*place].as_ref().filter(|_| random.one_in(2)) {
            for (reading, option) in options {
                drawn.world.options[*reading] = *option;
            }
        }
        let axes: Vec<Axis> = leaf.vars.iter().map(|var| Axis::Var(*var)).collect();
        let axes: Vec<Axis> = axes.into_iter().filter(|axis| !drawn.is_left(*axis)).collect();
        if let Some(axis) = axes.get(random.below(axes.len().max(1))) {
            let others: Vec<Axis> = axes.iter().copied().filter(|other| other != axis).collect();
            aim_at(&mut drawn.world, leaf, *axis, &others, random);
        }
    }
}

/// Puts an axis a step below, on or above where a test turns, half of the time with others that are moved to round
/// figures; says whether it could.
pub fn aim_at(world: &mut World, leaf: &Leaf, axis: Axis, others: &[Axis], random: &mut Random) -> bool {
    let Some(grid) = Grid::of(world, axis) else {
        return false;
    };
    let (before, today) = (world.given.clone(), world.today);
    if random.one_in(2) {
        others.iter().for_each(|other| make_round(world, *other, random));
    }
    if let Some(turn) = world.turn(&leaf.test, axis, &grid) {
        let turning = [turn.leaves_first, turn.reaches_last][random.below(2)];
        let place = turning + random.below(3) as i128 - 1;
        world.put(axis, grid.given(place.clamp(grid.low, grid.high)));
        if world.is_possible() {
            return true;
        }
    }
    (world.given, world.today) = (before, today);
    false
}

fn make_round(world: &mut World, axis: Axis, random: &mut Random) {
    let round = Frac::parse(ROUND[random.below(ROUND.len())]).map(Given::Number);
    if let Some(grid) = Grid::of(world, axis).filter(|grid| grid.step.is_some()) {
        let place = round.and_then(|round| grid.place(round));
        world.put(axis, place.and_then(|place| grid.given(place)));
    }
}

fn mend_one(world: &mut World, relation: &Relation, random: &mut Random) {
    match relation {
        Relation::AtMost(part, whole) => {
            let grid = Grid::of(world, Axis::Var(*part)).expect("a number");
            let most = world.given[whole.index()].and_then(|whole| grid.place(whole));
            let most = most.expect("a number given");
            let span = usize::try_from(most - grid.low).unwrap_or(usize::MAX - 1) + 1;
            let place = most - (random.below(span) as i128) / (1 + random.below(100) as i128);
            world.given[part.index()] = grid.given(place);
        }
        Relation::NotAfter(first, second) => {
            let grid = Grid::of(world, Axis::Var(*first)).expect("a date");
            let last = world.given[second.index()].and_then(|last| grid.place(last));
            let place = last.expect("a date given") - random.below(400) as i128;
            world.given[first.index()] = grid.given(place.max(grid.low));
        }
        // Nothing happened on a day if it did not happen.
        Relation::Implies(Literal::Given(day), _) if random.one_in(2) => world.given[day.index()] = None,
        Relation::Implies(_, Literal::Is(var, value)) => {
            world.given[var.index()] = Some(Given::Bool(*value));
        }
        Relation::Implies(_, Literal::OneOf(var, options)) => {
            let option = (0..64).find(|option| options >> option & 1 == 1);
            world.given[var.index()] = option.map(Given::Choice);
        }
        Relation::Implies(_, Literal::Given(_)) => {}
    }
}
