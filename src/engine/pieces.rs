//! The pieces of a line on which a test stays the same.

use std::rc::Rc;

use crate::policy::{Leaf, LeafId, Test, VarId};
use crate::value::{Fraction, Number};

use super::domain::Domain;
use super::facts::Slot;
use super::leaf::Relation;
use super::standing::Evaluation;

/// Pieces of a line, and what they are true of.
pub(super) struct Kept {
    leaf: LeafId,
    var: VarId,
    ends: (i64, i64),
    /// The options in force that the test depends on.
    options: u128,
    /// What else it reads: all of it.
    others: Vec<Slot>,
    pieces: Rc<Pieces>,
}

/// The first place of each piece, and the relation there.
type Pieces = [(i64, Relation)];

impl Evaluation<'_> {
    /// The pieces of a line on which the relation of a test stays the same. Exact for tests that are affine or monotone in
    /// the variable.
    pub fn pieces(&mut self, id: LeafId, var: VarId, domain: &Domain) -> Rc<Pieces> {
        let policy = self.policy;
        let leaf = &policy.leaves[id.index()];
        let node = self.plan.nodes.leaf(id);
        let (ends, options) = (domain.ends(), self.code & self.plan.node_bits[node]);
        let others = leaf.vars.iter().filter(|other| **other != var);
        let is_as_kept = |kept: &&Kept| {
            let slots = others.clone().map(|other| self.slots[other.index()]);
            kept.leaf == id
                && kept.var == var
                && kept.ends == ends
                && kept.options == options
                && slots.eq(kept.others.iter().copied())
        };
        let may_keep = self.plan.code.left_out & self.plan.node_readings[node] == 0;
        if let Some(kept) = self.pieces.iter().find(is_as_kept).filter(|_| may_keep) {
            return Rc::clone(&kept.pieces);
        }
        let others = others.map(|other| self.slots[other.index()]).collect();
        let pieces: Rc<Pieces> = self.found_pieces(leaf, var, domain).into();
        if may_keep {
            self.pieces.push(Kept {
                leaf: id,
                var,
                ends,
                options,
                others,
                pieces: Rc::clone(&pieces),
            });
        }
        pieces
    }

    fn found_pieces(&mut self, leaf: &Leaf, var: VarId, domain: &Domain) -> Vec<(i64, Relation)> {
        let (low, high) = domain.ends();
        let last = self.relation_at(leaf, var, domain.at(high));
        let mut pieces = vec![(low, self.relation_at(leaf, var, domain.at(low)))];
        // At most: undefined, below, equal, above.
        while pieces.len() < 5 {
            let (start, here) = pieces[pieces.len() - 1];
            if here == last {
                break;
            }
            let (mut same, mut other) = (start, (high, last));
            let mut look = |evaluation: &mut Self, place: i64| {
                // Outside of these it is known.
                if same < place && place < other.0 {
                    let there = evaluation.relation_at(leaf, var, domain.at(place));
                    if there == here {
                        same = place;
                    } else {
                        other = (place, there);
                    }
                }
                (same, other)
            };
            if here == Relation::Undefined {
                look(self, start + 1);
            } else {
                for guess in self.crossings(leaf, var, domain, start) {
                    [0, 1, -1]
                        .into_iter()
                        .for_each(|beside| _ = look(self, guess + beside));
                }
            }
            // Whatever was guessed, halving finds the place.
            let (mut from, mut to) = look(self, start);
            while to.0 - from > 1 {
                (from, to) = look(self, from + (to.0 - from) / 2);
            }
            pieces.push(to);
        }
        pieces
    }

    /// Where both sides of a comparison may become equal between a place and the end of the line: as if the gap between
    /// them, or the gap times the variable (a share of it), went in a straight line. Only guesses.
    fn crossings(
        &mut self,
        leaf: &Leaf,
        var: VarId,
        domain: &Domain,
        start: i64,
    ) -> impl Iterator<Item = i64> + use<> {
        let ends = [start, domain.ends().1];
        let gaps = ends.map(|place| self.gap_at(leaf, var, domain, place));
        let guess = move |weights: [i64; 2]| {
            let [first, second] = [0, 1].map(|end| gaps[end]?.checked_mul(whole(weights[end])));
            let (first, second) = (first?, second?);
            let fall = first.checked_sub(second)?;
            let (first, fall) = if fall.is_positive() {
                (first, fall)
            } else {
                (first.negated(), fall.negated())
            };
            let way = whole(ends[1]).checked_sub(whole(ends[0]))?;
            let gone = first.checked_mul(way)?.checked_div(fall)?.floor()?.to_i64()?;
            ends[0].checked_add(gone)
        };
        [[1, 1], ends].into_iter().filter_map(guess)
    }

    /// Left minus right of a comparison with a variable at a place, in days where it compares days.
    fn gap_at(&mut self, leaf: &Leaf, var: VarId, domain: &Domain, place: i64) -> Option<Fraction> {
        let before = std::mem::replace(&mut self.slots[var.index()], domain.at(place));
        let gap = self.on_trial(|evaluation| evaluation.gap(leaf));
        self.slots[var.index()] = before;
        gap
    }

    fn gap(&mut self, leaf: &Leaf) -> Option<Fraction> {
        match &leaf.test {
            Test::Compare { left, right, .. } => {
                let left = self.number(left).known()?;
                left.checked_sub(self.number(right).known()?)
            }
            Test::Dates { left, right, .. } => {
                let days = self.day(left)?.days_since(self.day(right)?);
                Some(whole(i64::from(days)))
            }
            _ => None,
        }
    }
}

fn whole(number: i64) -> Fraction {
    Number::from(number).into()
}
