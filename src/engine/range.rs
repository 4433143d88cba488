//! The lowest and highest a number can come to over what is open.

use crate::policy::{Cond, LeafId, Num, Outcome, ValueId, VarId};
use crate::value::Fraction;

use super::domain::Domain;
use super::standing::Evaluation;
use super::vars::Listed;

/// Most completions that are tried one by one.
const MOST_CELLS: usize = 4096;

/// As many places on a line are all tried.
const FEW: i64 = 64;

/// The lowest and the highest.
pub(super) type Ends = (Fraction, Fraction);

/// Looks at what is set, with these left open; says whether that is enough.
type Look<'l, E> = dyn FnMut(&mut E, &[VarId]) -> bool + 'l;

/// How two ends become one.
type Join = fn(Fraction, Fraction) -> Option<Fraction>;

impl Evaluation<'_> {
    /// The tightest range where every open fact has few values; `None` where a figure is open.
    pub fn range(&mut self, num: &Num) -> Option<Ends> {
        match num {
            Num::Value(value) => self.range_of_value(*value),
            Num::ByReading(reading, options) => self.range(self.branch(*reading, options)?),
            Num::Sum(parts) => self.range_of_all(num, parts, Fraction::checked_add),
            Num::Greatest(parts) => {
                self.range_of_all(num, parts, |a, b| Some(if a.compare(b)?.is_ge() { a } else { b }))
            }
            Num::Choose(rules, otherwise) => match &rules[..] {
                [(when, then)] => self.range_of_either(num, when, then, otherwise),
                _ => self.range_over(num),
            },
            _ => self.range_over(num),
        }
    }

    /// The range of a named value, kept for every way it was read in.
    fn range_of_value(&mut self, value: ValueId) -> Option<Ends> {
        let policy = self.policy;
        let may_keep = self.is_as_given(self.plan.value_readings[value.index()]);
        let read = self.code & self.plan.value_bits[value.index()];
        let kept = self.ranges.iter().find(|kept| kept.0 == value && kept.1 == read);
        if let Some((.., range)) = kept.filter(|_| may_keep) {
            return *range;
        }
        let range = self.range(&policy.values[value.index()].number);
        if may_keep {
            self.ranges.push((value, read, range));
        }
        range
    }

    /// The range of numbers taken together in a way that grows with each of them: one by one where they share no open
    /// fact.
    fn range_of_all(&mut self, num: &Num, parts: &[Num], join: Join) -> Option<Ends> {
        let mut all = Listed::default();
        for part in parts {
            let open = self.open_of(part);
            if self.meet(&open, &all) {
                return self.range_over(num);
            }
            all.note_all(&open);
        }
        let mut found: Option<Ends> = None;
        for part in parts {
            let (low, high) = self.range(part)?;
            found = Some(match found {
                Some((lowest, highest)) => (join(lowest, low)?, join(highest, high)?),
                None => (low, high),
            });
        }
        found
    }

    /// The range of one number or another, whichever a condition allows; tried out where it shares an open fact with
    /// them.
    fn range_of_either(&mut self, num: &Num, when: &Cond, then: &Num, otherwise: &Num) -> Option<Ends> {
        let outcomes = self.standing(when).upper;
        if !outcomes.contains(Outcome::Met) {
            return self.range(otherwise);
        }
        if outcomes.single().is_some() {
            return self.range(then);
        }
        let mut deciding = Listed::default();
        self.open_in_condition(when, &mut deciding);
        let mut others = self.open_of(then);
        others.note_all(&self.open_of(otherwise));
        if self.meet(&deciding, &others) {
            return self.range_over(num);
        }
        let (low, high) = self.range(then)?;
        widened(Some(self.range(otherwise)?), low).and_then(|range| widened(Some(range), high))
    }

    fn open_of(&mut self, num: &Num) -> Listed {
        let mut open = Listed::default();
        self.open_in_number(num, &mut open);
        open
    }

    /// The range over every completion.
    fn range_over(&mut self, num: &Num) -> Option<Ends> {
        let open = self.open_of(num);
        let mut cells = 1_usize;
        for var in open.iter() {
            let domain = self.domain(*var);
            if domain.is_line() {
                return None;
            }
            cells = cells.saturating_mul(domain.ends().1 as usize + 1);
        }
        if cells > MOST_CELLS {
            return None;
        }
        let (mut found, mut is_known) = (None, true);
        self.completing(&open, &mut |evaluation, left| {
            if let Some(value) = evaluation.number(num).known() {
                found = widened(found, value);
                return true;
            }
            is_known &= !left.is_empty();
            false
        });
        found.filter(|_| is_known)
    }

    /// Looks at every completion of these open variables, always in the same order.
    pub fn each_completion(&mut self, open: &[VarId], look: &mut dyn FnMut(&mut Self)) {
        self.completing(open, &mut |evaluation, left| {
            if left.is_empty() {
                look(evaluation);
            }
            false
        });
    }

    /// Looks at every completion, and on the way there wherever those left open can be anything: where that tells enough,
    /// none of their values is tried.
    fn completing(&mut self, open: &[VarId], look: &mut Look<Self>) {
        if open.is_empty() {
            look(self, open);
            return;
        }
        let mut left = MOST_CELLS;
        self.trying_out(|evaluation| {
            evaluation.complete_each(open, true, &mut left, look);
            if left == MOST_CELLS {
                // Answers that contradict each other through what is open leave none: then each fact by itself.
                evaluation.complete_each(open, false, &mut left, look);
            }
        });
    }

    fn complete_each(&mut self, open: &[VarId], related: bool, left: &mut usize, look: &mut Look<Self>) {
        let Some((var, others)) = open.split_first() else {
            if *left > 0 {
                *left -= 1;
                look(self, open);
            }
            return;
        };
        let can_be_anything = others
            .iter()
            .all(|other| self.plan.ties[other.index()].is_empty());
        let domain = self.domain(*var);
        let before = self.slots[var.index()];
        for place in self.telling(*var, &domain) {
            self.set(*var, domain.at(place));
            if related && self.breaks_something(*var) {
                continue;
            }
            if *left > 0 && can_be_anything && !others.is_empty() && look(self, others) {
                *left -= 1;
                continue;
            }
            self.complete_each(others, related, left, look);
        }
        self.set(*var, before);
    }

    /// Every place of a few; of many both ends of each piece on which no test changes.
    fn telling(&mut self, var: VarId, domain: &Domain) -> Vec<i64> {
        let (low, high) = domain.ends();
        if !domain.is_line() || high - low < FEW {
            return (low..=high).collect();
        }
        let policy = self.policy;
        let mut places = vec![low, high];
        for (place, leaf) in policy.leaves.iter().enumerate() {
            if leaf.vars.contains(&var) {
                let pieces = self.pieces(LeafId(place as u16), var, domain);
                places.extend(pieces.iter().flat_map(|(first, _)| [first - 1, *first]));
            }
        }
        let mut sorted: Vec<i64> = Vec::new();
        for place in places.into_iter().filter(|place| *place >= low) {
            if let Err(at) = sorted.binary_search(&place) {
                sorted.insert(at, place);
            }
        }
        sorted
    }
}

fn widened(range: Option<Ends>, value: Fraction) -> Option<Ends> {
    let Some((low, high)) = range else {
        return Some((value, value));
    };
    Some((
        if value.compare(low)?.is_lt() { value } else { low },
        if value.compare(high)?.is_gt() { value } else { high },
    ))
}
