//! What another option of a reading would change, each reading taken alone.

use crate::policy::ReadingId;

use super::plan::{Target as At, bit, holds_reading};
use super::report::{Effect, OptionReport, PolicyReport, ReadingReport};
use super::spread::{Spread, Trace};
use super::standing::Evaluation;
use super::targets::{Found, named, reported};

impl Evaluation<'_> {
    /// Every reading, and what results come to over all of them; `report` has what each comes to as answered.
    pub fn readings(&mut self, report: &PolicyReport) -> (Vec<ReadingReport>, Vec<Spread>) {
        let targets = self.plan.targets.iter();
        let mut traces: Vec<Trace> = targets
            .map(|(target, _)| Trace::new(reported(self.policy, report, *target)))
            .collect();
        let readings = (0..self.policy.readings.len())
            .map(|i| self.reading(i, &mut traces))
            .collect();
        (readings, self.spreads(&traces))
    }

    fn reading(&mut self, place: usize, traces: &mut [Trace]) -> ReadingReport {
        let (policy, plan) = (self.policy, self.plan);
        let reading = &policy.readings[place];
        let this = ReadingId(place as u16);
        let in_force = self.options[place];
        let mut affects = Vec::new();
        for (option, text) in reading.options.iter().enumerate() {
            if option == usize::from(in_force) || !text.computed || reading.confirmed.is_some() {
                continue;
            }
            let depends = |mask: &u128| holds_reading(*mask, place);
            let depending = plan
                .targets
                .iter()
                .enumerate()
                .filter(|(_, (_, mask))| depends(mask));
            let per_unit = self.is_per_unit();
            self.under(&[(this, option as u16)], |evaluation| {
                let opens = plan.sheet.quantity & bit(this) != 0 && evaluation.is_per_unit() != per_unit;
                for (i, (target, _)) in depending {
                    let mut to = evaluation.value(*target);
                    let trace = &mut traces[i];
                    if trace.current == to && !opens {
                        continue;
                    }
                    let mut from = trace.current.clone();
                    if opens && matches!(target, At::TrackTotal(_) | At::CashOut(_)) {
                        // A price for one unit is no amount to set beside a sum: the sum is open.
                        *(if per_unit { &mut from } else { &mut to }) = Found::Value(None);
                    } else if from == to {
                        continue;
                    }
                    trace.note(if from == trace.current { &to } else { &from });
                    affects.push(Effect {
                        option: text.id,
                        target: named(policy, *target),
                        from: from.shown(),
                        to: to.shown(),
                    });
                }
            });
        }
        ReadingReport {
            id: reading.id,
            question: reading.question,
            option: reading.options[usize::from(in_force)].id,
            default: reading.options[usize::from(reading.default)].id,
            options: reading
                .options
                .iter()
                .map(|option| OptionReport {
                    id: option.id,
                    label: option.label,
                    computed: option.computed,
                })
                .collect(),
            affects,
            why: reading.why,
            tell: reading.tell,
            ask: reading.ask,
            confirmed: reading.confirmed,
            article: reading.citation.article,
            quote: reading.citation.quote,
        }
    }
}
