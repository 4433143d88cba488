//! Documents, steps, duties and triggers: whom they concern, whether they were kept, on which day they fall.

use crate::policy::{Day, Entry};

use super::report::EntryReport;
use super::standing::Evaluation;

impl Evaluation<'_> {
    pub fn entries(&mut self, entries: &[Entry]) -> Vec<EntryReport> {
        let mut reports = Vec::new();
        for entry in entries {
            let day = entry.day.as_ref();
            reports.push(EntryReport {
                id: entry.id,
                title: entry.title,
                standing: entry.condition.as_ref().map(|condition| self.report(condition)),
                kept: entry.kept.as_ref().map(|kept| self.report(kept)),
                conditions: entry
                    .kept
                    .as_ref()
                    .map_or_else(Vec::new, |kept| self.conditions(kept)),
                day: day.and_then(|day| self.day(day)),
                approximate: day.is_some_and(|day| self.is_approximate(day)),
                article: entry.citation.article,
                quote: entry.citation.quote,
                remark: entry.remark,
            });
        }
        reports
    }

    /// Whether working days of a known day were counted without an official calendar.
    fn is_approximate(&self, day: &Day) -> bool {
        match day {
            Day::PlusWorkingDays(from, _) => {
                let ends = self.day(from).zip(self.day(day));
                ends.is_some_and(|(from, to)| !self.policy.calendar.knows(from, to))
                    || self.is_approximate(from)
            }
            Day::PlusMonths(from, _) | Day::PlusDays(from, _) | Day::StatedOr(_, from) => {
                self.is_approximate(from)
            }
            Day::ByReading(reading, options) => self
                .branch(*reading, options)
                .is_some_and(|day| self.is_approximate(day)),
            Day::Later(days) | Day::Earlier(days) => days.iter().any(|day| self.is_approximate(day)),
            Day::Fixed(_) | Day::Today | Day::Var(_) => false,
        }
    }
}
