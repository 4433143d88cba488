//! Outcomes over open facts: pointwise where tests share none, by trying completions where they do.

use crate::policy::{Leaf, LeafId, VarId};

use super::domain::Domain;
use super::facts::Slot;
use super::outcomes::{Outcomes, Possible};
use super::standing::Evaluation;
use super::vars::{Listed, Vars};

/// Most completions one standing may try.
const MOST_CELLS: usize = 4096;

/// As many one by one where figures are compared with each other and one condition is looked at by itself.
pub(super) const SAMPLES: usize = 12;

/// A search for the outcomes over open facts.
struct Search<'l> {
    leaves: &'l [LeafId],
    /// Every outcome there can be at all.
    wanted: Outcomes,
    /// How many completions may still be looked at.
    cells_left: usize,
    /// Whether nothing was left out.
    complete: bool,
    /// Whether places that told something new elsewhere come first.
    takes_hints: bool,
}

impl<'p> Evaluation<'p> {
    /// What is possible for a combination of these leaves that `target` computes pointwise, as it did here; `samples`
    /// is how many completions are tried, besides a few far apart, where figures are compared with each other.
    pub fn narrowed(
        &mut self,
        pointwise: Possible,
        leaves: &[LeafId],
        samples: usize,
        target: &dyn Fn(&mut Evaluation<'p>) -> Possible,
    ) -> Possible {
        let policy = self.policy;
        let open = leaves.iter();
        let open: Vec<Listed> = open
            .map(|leaf| self.open_in_leaf(&policy.leaves[leaf.index()]))
            .collect();
        let shared = self.shared(&open);
        if shared.is_empty() {
            return pointwise;
        }
        // Figures compared with each other cannot be gone through one by one; a few samples still tell whether all of
        // it happens.
        let is_entangled = self.is_entangled(&open, &shared);
        if is_entangled && samples == 0 {
            return Possible {
                lower: Outcomes::NONE,
                ..pointwise
            };
        }
        let mut search = Search {
            leaves,
            wanted: pointwise.upper,
            cells_left: if is_entangled { samples } else { MOST_CELLS },
            complete: true,
            takes_hints: !is_entangled,
        };
        let seen = self.trying_out(|evaluation| {
            let left = shared.iter().map(|var| (*var, evaluation.width(*var)));
            let mut left: Vec<(VarId, i64)> = left.collect();
            let mut seen = Possible::NONE;
            if is_entangled {
                seen = evaluation.at_corners(&left, search.wanted, target);
            }
            if seen.lower != search.wanted {
                seen = seen.or(evaluation.enumerate(&mut search, &mut left, target));
            }
            if search.takes_hints && search.cells_left == 0 {
                // What is left out must not hang on what was looked for before.
                search.cells_left = MOST_CELLS;
                search.takes_hints = false;
                seen = evaluation.enumerate(&mut search, &mut left, target);
            }
            seen
        });
        if search.complete && !is_entangled && seen.upper != Outcomes::NONE {
            return seen;
        }
        // Too many cells, or cut points that depend on other open facts: fall back to the pointwise set.
        Possible {
            upper: pointwise.upper.with(seen.upper),
            lower: seen.lower,
        }
    }

    /// Variables that are open in more than one test, or tied by a relation to one in another test; `open` has those of
    /// each test.
    fn shared(&self, open: &[Listed]) -> Vec<VarId> {
        let mut before = Vars::default();
        let meets_others = |vars: &Listed| {
            let meets = vars.iter().any(|var| before.contains(*var));
            vars.iter()
                .for_each(|var| before.add_all(&self.plan.reach[var.index()]));
            meets
        };
        if !open.iter().any(meets_others) {
            return Vec::new();
        }
        // Those of each test and all after it.
        let mut after: Vec<Vars> = Vec::with_capacity(open.len());
        let mut all = Vars::default();
        for vars in open.iter().rev() {
            vars.iter().for_each(|var| all.add(*var));
            after.push(all.clone());
        }
        after.reverse();
        let mut shared: Vec<VarId> = Vec::new();
        for (place, vars) in open.iter().enumerate() {
            let Some(later) = after.get(place + 1) else { break };
            for var in vars.iter() {
                let reach = &self.plan.reach[var.index()];
                if !reach.meets(later) {
                    continue;
                }
                let others = open[place + 1..].iter().flat_map(|vars| vars.iter());
                for other in others.filter(|other| reach.contains(**other)) {
                    for var in [*var, *other] {
                        if !shared.contains(&var) {
                            shared.push(var);
                        }
                    }
                }
            }
        }
        shared
    }

    /// Whether some test compares a shared figure with another open one: its cut points cannot be found by going
    /// through the figures one by one.
    fn is_entangled(&self, open: &[Listed], shared: &[VarId]) -> bool {
        open.iter().any(|vars| {
            let lines = vars.iter().filter(|var| self.is_line(**var));
            let (count, meets) = lines.fold((0, false), |(count, meets), var| {
                (count + 1, meets || shared.contains(var))
            });
            count > 1 && meets
        })
    }

    /// Whether two sets of open variables have one in common, or a relation between them.
    pub fn meet(&self, some: &[VarId], others: &[VarId]) -> bool {
        some.iter().any(|a| others.iter().any(|b| self.tied(*a, *b)))
    }

    /// Whether two variables are the same or in one relation.
    fn tied(&self, a: VarId, b: VarId) -> bool {
        self.plan.reach[a.index()].contains(b)
    }

    /// How far apart the ends of what a variable can still be are.
    fn width(&mut self, var: VarId) -> i64 {
        let (low, high) = self.domain(var).ends();
        high - low
    }

    /// Tries a few combinations far apart: all at their highest, each second one, the first half.
    fn at_corners(
        &mut self,
        vars: &[(VarId, i64)],
        wanted: Outcomes,
        target: &dyn Fn(&mut Evaluation<'p>) -> Possible,
    ) -> Possible {
        let corners: [fn(usize, usize) -> bool; 3] = [
            |_, _| true,
            |place, _| place % 2 == 1,
            |place, count| place * 2 < count,
        ];
        let mut seen = Possible::NONE;
        for is_high in corners {
            let mut before: Vec<(VarId, Slot)> = Vec::with_capacity(vars.len());
            for (place, (var, _)) in vars.iter().enumerate() {
                let domain = self.domain(*var);
                let (low, high) = domain.ends();
                before.push((*var, self.slots[var.index()]));
                self.set(
                    *var,
                    domain.at(if is_high(place, vars.len()) { high } else { low }),
                );
            }
            if !vars.iter().any(|(var, _)| self.breaks_something(*var)) {
                seen = seen.or(target(self));
            }
            before.into_iter().for_each(|(var, slot)| self.set(var, slot));
            if seen.lower == wanted {
                break;
            }
        }
        seen
    }

    /// Tries every combination of values of the variables left, each with its width: few-valued ones first, so that cut
    /// points of the others are taken with those settled. Leaves `left` as it was.
    fn enumerate(
        &mut self,
        search: &mut Search,
        left: &mut Vec<(VarId, i64)>,
        target: &dyn Fn(&mut Evaluation<'p>) -> Possible,
    ) -> Possible {
        if search.cells_left == 0 {
            search.complete = false;
            return Possible::NONE;
        }
        let Some(next) = (0..left.len()).min_by_key(|i| left[*i].1) else {
            search.cells_left -= 1;
            return target(self);
        };
        let (var, width) = left.swap_remove(next);
        let domain = self.domain(var);
        let mut places = if domain.is_line() {
            self.places(search, var, &domain)
        } else {
            let (low, high) = domain.ends();
            (low..=high).collect()
        };
        if search.takes_hints {
            let mut first = 0;
            for (_, hint) in self.hints.iter().filter(|(of, _)| *of == var) {
                if let Some(at) = places[first..].iter().position(|place| place == hint) {
                    places[first..=first + at].rotate_right(1);
                    first += 1;
                }
            }
        }
        let before = self.slots[var.index()];
        let mut seen = Possible::NONE;
        for place in places {
            let known = seen.lower;
            self.set(var, domain.at(place));
            if !self.breaks_something(var) {
                let found = if self.plan.ties[var.index()].is_empty() {
                    self.enumerate(search, left, target)
                } else {
                    let narrowed = |(other, width): &(VarId, i64)| {
                        let is_tied = self.tied(var, *other);
                        (*other, if is_tied { self.width(*other) } else { *width })
                    };
                    let mut left = left.iter().map(narrowed).collect();
                    self.enumerate(search, &mut left, target)
                };
                seen = seen.or(found);
                if seen.lower != known && !self.hints.contains(&(var, place)) {
                    self.hints.push((var, place));
                }
            }
            if seen.lower == search.wanted {
                // Every outcome there can be has been met.
                break;
            }
        }
        self.set(var, before);
        left.push((var, width));
        let last = left.len() - 1;
        left.swap(next, last);
        seen
    }

    /// One place per piece on which no test changes, both ends of it where a relation ties the variable to others;
    /// incomplete when a test reads another open variable as well.
    fn places(&mut self, search: &mut Search, var: VarId, domain: &Domain) -> Vec<i64> {
        let policy = self.policy;
        let mut places = vec![domain.ends().0];
        for id in search.leaves {
            let leaf: &Leaf = &policy.leaves[id.index()];
            if !leaf.vars.contains(&var) {
                continue;
            }
            let open = self.open_in_leaf(leaf);
            if !open.contains(&var) {
                continue;
            }
            if open.len() > 1 || leaf.wild.contains(&var) {
                search.complete = false;
                places.push(domain.ends().1);
                continue;
            }
            places.extend(self.pieces(*id, var, domain).iter().map(|(place, _)| place));
        }
        if !self.plan.ties[var.index()].is_empty() {
            let (low, high) = domain.ends();
            let last_of_pieces: Vec<i64> = places
                .iter()
                .map(|first| first - 1)
                .filter(|last| *last >= low)
                .collect();
            places.extend(last_of_pieces);
            places.push(high);
        }
        places.into_iter().fold(Vec::new(), |mut sorted, place| {
            if let Err(at) = sorted.binary_search(&place) {
                sorted.insert(at, place);
            }
            sorted
        })
    }
}
