//! Which price tracks can be the visitor's, and what they come to over every completion of the open facts.

use crate::policy::{Cond, Costs, Outcome, TrackId, TrackRole};

use super::costs::laid_out_in;
use super::outcomes::Possible;
use super::report::{Certainty, Estimate, Money, TrackReport};
use super::sheet::{Cell, Sheet};
use super::span::Span;
use super::standing::Evaluation;

/// Whether a track can be the visitor's, and whether it can be the first that is: that of no earlier one is left to
/// the authority.
type Chance = [bool; 2];

impl Evaluation<'_> {
    /// The chance of each track: ranked ones where no earlier one is met, else the fallback. Who can be first is looked
    /// at only where it `matters`.
    fn chances(&mut self, costs: &Costs, matters: bool) -> Vec<Chance> {
        let ranked: Vec<&Cond> = costs
            .tracks
            .iter()
            .filter(|track| track.role == TrackRole::Ranked)
            .filter_map(|track| track.condition.as_ref())
            .collect();
        let mut before = 0;
        let mut chances = Vec::new();
        for track in &costs.tracks {
            let has_own = track.role == TrackRole::Ranked && track.condition.is_some();
            let conditions = match track.role {
                TrackRole::Ranked => {
                    before += usize::from(has_own);
                    &ranked[..before]
                }
                TrackRole::Fallback => &ranked[..],
                TrackRole::Comparison | TrackRole::Replacement => {
                    chances.push([false; 2]);
                    continue;
                }
            };
            let can = self.can_be(conditions, has_own, true);
            chances.push([can, can && matters && self.can_be(conditions, has_own, false)]);
        }
        chances
    }

    /// Whether none of these conditions can be met (nor left to the authority, unless that `may_pass`), the last one,
    /// where it is the track's own, being one or the other.
    fn can_be(&mut self, conditions: &[&Cond], has_own: bool, may_pass: bool) -> bool {
        let judge = |evaluation: &mut Self, find: fn(&mut Self, &Cond) -> Possible| {
            let mut all = Possible::from(Outcome::Met);
            for (place, condition) in conditions.iter().enumerate() {
                let is_own = has_own && place + 1 == conditions.len();
                let fits = |outcome| match outcome {
                    Outcome::Met => is_own,
                    Outcome::Review => is_own || may_pass,
                    Outcome::NotMet | Outcome::NotApplicable => !is_own,
                };
                let fits = |outcome| {
                    if fits(outcome) {
                        Outcome::Met
                    } else {
                        Outcome::NotMet
                    }
                };
                all = all.both(find(evaluation, condition).map(fits));
            }
            all
        };
        let apart = judge(self, |evaluation, condition| evaluation.standing(condition));
        // What is possible for one condition is known already.
        let found = if apart.upper.single().is_some() || conditions.len() == 1 {
            apart
        } else {
            let mut leaves = Vec::new();
            for condition in conditions {
                self.open_leaves(condition, &mut leaves);
            }
            self.narrowed(apart, &leaves, 0, &|evaluation| {
                judge(evaluation, |evaluation, condition| evaluation.possible(condition))
            })
        };
        found.upper.contains(Outcome::Met)
    }

    /// Which track is the visitor's, going through the ranked tracks in their order.
    pub fn estimate(
        &mut self,
        costs: &Costs,
        sheet: &Sheet,
        tracks: &[TrackReport],
        missed: bool,
    ) -> Estimate {
        let has_deposit = sheet.quantity.and(sheet.cells[0].deposit).is_some();
        let mut chances: Vec<Vec<Chance>> = Vec::new();
        self.each_completion(&sheet.open, &mut |evaluation| {
            chances.push(evaluation.chances(costs, has_deposit))
        });
        let can = |place: &usize| chances.iter().any(|cell| cell[*place][0]);
        let order = |last| {
            let of_role = move |place: &usize| (tracks[*place].role == TrackRole::Fallback) == last;
            (0..tracks.len()).filter(can).filter(of_role)
        };
        let between: Vec<usize> = order(false).chain(order(true)).collect();
        let first = |least: Certainty| {
            let ranked = tracks.iter().filter(|track| track.role == TrackRole::Ranked);
            let mut fitting =
                ranked.filter(|track| track.certainty.is_some_and(|it| it as u8 <= least as u8));
            fitting.next().map(|track| track.id)
        };
        let own = between.first().copied();
        let own = own.filter(|own| !missed && tracks[*own].certainty != Some(Certainty::Possible));
        let over = |first: bool, amount: &dyn Fn(&Cell, TrackId) -> Span| {
            let mut all: Option<Span> = None;
            for (cell, chances) in sheet.cells.iter().zip(&chances) {
                for place in (0..tracks.len()).filter(|place| chances[*place][usize::from(first)]) {
                    let found = amount(cell, TrackId(place as u16));
                    all = Some(all.map_or(found, |all| all.or(found)));
                }
            }
            all.unwrap_or(Span::NOTHING).shown()
        };
        let total = over(false, &|cell, track| cell.total(track));
        let ready = |cell: &Cell, track| {
            let deposit = cell.deposit.unwrap_or(Span::NOTHING);
            laid_out_in(cell, self.laid_out(costs, track)).plus(deposit)
        };
        Estimate {
            ready: (has_deposit && !between.is_empty()).then(|| over(!missed, &ready)),
            own: own.map(|own| tracks[own].id),
            guaranteed: first(Certainty::Certain),
            provisional: first(Certainty::ToConfirm),
            possible: first(Certainty::Possible),
            low: Money(total.low()),
            high: Money(total.high()),
            tracks: between.iter().map(|place| tracks[*place].id).collect(),
        }
    }
}
