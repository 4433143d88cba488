//! [`Outline`]: what a visit came to, in a few bits, so that a link can say what is different now.

use crate::engine::{Amount, Certainty, PolicyReport, Status};
use crate::policy::Text;
use crate::value::Number;

use super::record::number_walk;
use super::tape::{Sum, Tape};

/// What a result came to.
#[derive(Clone, PartialEq, Default)]
pub(super) struct Outline {
    overall: Option<Status>,
    /// Fingerprint of the classes' ids: certainties can be compared only where it is the same.
    names: u32,
    classes: Vec<Certainty>,
    /// Total of the track that is the visitor's, over all years.
    total: Option<(Number, Number)>,
}

/// Something that comes out differently than when the link was made.
#[derive(Clone, PartialEq, Debug)]
pub enum Change {
    /// All criteria together.
    Overall {
        /// When the link was made; `None` where there was nothing to judge.
        from: Option<Status>,
        /// Now.
        to: Option<Status>,
    },
    /// A class.
    Class {
        /// Its title.
        title: Text,
        /// When the link was made.
        from: Certainty,
        /// Now.
        to: Certainty,
    },
    /// The document has other classes now.
    Classes,
    /// The total of the visitor's own price.
    Total {
        /// Over how many years.
        years: usize,
        /// When the link was made; `None` where there was no price.
        from: Option<Amount>,
        /// Now.
        to: Option<Amount>,
    },
    /// An answer the policy no longer accepts: the fact is open now.
    Refused(Text),
}

const STATUSES: [Status; 5] = [
    Status::Met,
    Status::NotMet,
    Status::Review,
    Status::NotApplicable,
    Status::Open,
];
const CERTAINTIES: [Certainty; 4] = [
    Certainty::Certain,
    Certainty::ToConfirm,
    Certainty::Possible,
    Certainty::None,
];
/// Bits of the number of classes.
const CLASSES: u32 = 6;

/// Place in a list, from 1; 0 for nothing.
fn place<T: PartialEq>(list: &[T], item: Option<T>) -> u32 {
    let at = item.and_then(|item| list.iter().position(|other| *other == item));
    at.map_or(0, |at| at as u32 + 1)
}

impl Outline {
    /// That of a report.
    pub fn of(report: &PolicyReport) -> Outline {
        let classes = report.classes.iter().take((1 << CLASSES) - 1);
        let names = report
            .classes
            .iter()
            .fold(Sum::new(), |sum, class| sum.text(class.id));
        let estimate = report.costs.as_ref().map(|costs| &costs.estimate);
        Outline {
            overall: report.overall.as_ref().map(|overall| overall.status),
            names: names.value() & 0xfff,
            classes: classes.map(|class| class.certainty).collect(),
            total: estimate.map(|estimate| (estimate.low.0, estimate.high.0)),
        }
    }

    /// The walk: writes this outline, or replaces it by the one on the tape.
    pub fn walk(&mut self, tape: &mut Tape) -> Option<()> {
        let overall = tape.choice(STATUSES.len() + 1, place(&STATUSES, self.overall))?;
        self.overall = overall.checked_sub(1).map(|at| STATUSES[at as usize]);
        self.names = tape.bits(12, self.names)?;
        let count = tape.bits(CLASSES, self.classes.len() as u32)?;
        self.classes.resize(count as usize, Certainty::None);
        for class in &mut self.classes {
            let read = tape.bits(2, place(&CERTAINTIES, Some(*class)).saturating_sub(1))?;
            *class = CERTAINTIES[read as usize];
        }
        self.total = match tape.flag(self.total.is_some())? {
            true => {
                let (low, high) = self.total.unwrap_or((Number::ZERO, Number::ZERO));
                let single = tape.flag(low == high)?;
                let low = number_walk(low, tape)?;
                Some((low, if single { low } else { number_walk(high, tape)? }))
            }
            false => None,
        };
        Some(())
    }

    /// What is different in a report.
    pub fn changes(&self, report: &PolicyReport) -> Vec<Change> {
        let now = Outline::of(report);
        let mut changes = Vec::new();
        if self.overall != now.overall {
            changes.push(Change::Overall {
                from: self.overall,
                to: now.overall,
            });
        }
        if self.names != now.names {
            changes.push(Change::Classes);
        } else {
            for (from, class) in self.classes.iter().zip(&report.classes) {
                if *from != class.certainty {
                    changes.push(Change::Class {
                        title: class.title,
                        from: *from,
                        to: class.certainty,
                    });
                }
            }
        }
        if self.total != now.total {
            let amount =
                |total: Option<(Number, Number)>| total.map(|(low, high)| Amount::between(low, high));
            let tracks = report.costs.as_ref().and_then(|costs| costs.tracks.first());
            changes.push(Change::Total {
                years: tracks.map_or(0, |track| track.years.len()),
                from: amount(self.total),
                to: amount(now.total),
            });
        }
        changes
    }
}
