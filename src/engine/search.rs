//! Outcomes over open facts: pointwise where tests share none, by trying completions where they do.

use crate::policy::{Leaf, LeafId, VarId};

use super::domain::Domain;
use super::outcomes::{Outcomes, Possible};
use super::standing::Evaluation;
use super::vars::Vars;

/// Most completions one standing may try.
const MOST_CELLS: usize = 4096;

/// As many where one condition is looked at by itself.
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
}

impl<'p> Evaluation<'p> {
    /// What is possible for a combination of these leaves that `target` computes pointwise, as it did here; `samples`
    /// is how many completions are tried where figures are compared with each other.
    pub fn narrowed(
        &mut self,
        pointwise: Possible,
        leaves: &[LeafId],
        samples: usize,
        target: &dyn Fn(&mut Evaluation<'p>) -> Possible,
    ) -> Possible {
        let shared = self.shared(leaves);
        if shared.is_empty() {
            return pointwise;
        }
        // Figures compared with each other cannot be gone through one by one; a few samples still tell whether all of
        // it happens.
        let is_entangled = self.is_entangled(leaves, &shared);
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
        };
        let seen = self.trying_out(|evaluation| {
            let left = shared.iter().map(|var| (*var, evaluation.width(*var))).collect();
            evaluation.enumerate(&mut search, left, target)
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

    /// Open variables that occur in more than one leaf, or are tied by a relation to one in another leaf.
    fn shared(&mut self, leaves: &[LeafId]) -> Vec<VarId> {
        let policy = self.policy;
        let mut places: Vec<(VarId, usize)> = Vec::new();
        let (mut before, mut meet) = (Vars::default(), false);
        for (place, leaf) in leaves.iter().enumerate() {
            let open = self.open_in_leaf(&policy.leaves[leaf.index()]);
            meet |= open.iter().any(|var| before.contains(*var));
            for var in open.iter() {
                before.add_all(&self.plan.reach[var.index()]);
                places.push((*var, place));
            }
        }
        if !meet {
            return Vec::new();
        }
        let mut shared: Vec<VarId> = Vec::new();
        for (i, (var, place)) in places.iter().enumerate() {
            let elsewhere = places[i + 1..]
                .iter()
                .filter(|(_, other)| other != place)
                .map(|(other, _)| *other);
            for other in elsewhere {
                if self.tied(*var, other) {
                    for var in [*var, other] {
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
    fn is_entangled(&mut self, leaves: &[LeafId], shared: &[VarId]) -> bool {
        let policy = self.policy;
        leaves.iter().any(|leaf| {
            let open = self.open_in_leaf(&policy.leaves[leaf.index()]);
            let lines = open.iter().filter(|var| self.is_line(**var));
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

    /// Tries every combination of values of the variables left, each with its width: few-valued ones first, so that cut
    /// points of the others are taken with those settled.
    fn enumerate(
        &mut self,
        search: &mut Search,
        mut left: Vec<(VarId, i64)>,
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
        let (var, _) = left.swap_remove(next);
        let domain = self.domain(var);
        let places = if domain.is_line() {
            self.places(search, var, &domain)
        } else {
            let (low, high) = domain.ends();
            (low..=high).collect()
        };
        let before = self.slots[var.index()];
        let mut seen = Possible::NONE;
        for place in places {
            self.set(var, domain.at(place));
            if !self.breaks_something(var) {
                let mut left = left.clone();
                for (other, width) in &mut left {
                    if self.tied(var, *other) {
                        *width = self.width(*other);
                    }
                }
                seen = seen.or(self.enumerate(search, left, target));
            }
            if seen.lower == search.wanted {
                // Every outcome there can be has been met.
                break;
            }
        }
        self.set(var, before);
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
