//! [`Hinge`]: whether a result hangs on how the text is read.

use crate::engine::{EffectValue, Part, PolicyReport, ReadingReport, Status};
use crate::policy::Text;

use super::verdict::Verdict;

/// Whether a result hangs on how the text is read.
#[derive(Clone, PartialEq, Debug)]
pub enum Hinge {
    /// Proved to be the same whichever way.
    Settled,
    /// What changes it, each option taken alone.
    Turns(Vec<Turn>),
    /// No single option changes it, yet it is not proved: several together may, or an option is only told.
    Unproved,
}

/// Another reading, and what a result is under it.
#[derive(Clone, PartialEq, Debug)]
pub struct Turn {
    /// The question to settle.
    pub question: Text,
    /// The other option.
    pub option: Text,
    /// What the result comes to then.
    pub to: EffectValue,
    /// Whether it is a class, of which is said how sure it is.
    pub is_class: bool,
}

impl Turn {
    /// The status a standing is shown with; `None` for an amount.
    pub fn status(&self) -> Option<Status> {
        match &self.to {
            EffectValue::Standing(to) if self.is_class => Some(to.certainty().status()),
            EffectValue::Standing(to) => Some(to.status),
            EffectValue::Amount(_) | EffectValue::Value(_) => None,
        }
    }
}

/// Whether a result hangs on readings; `id` is empty for the overall.
pub fn hinge(report: &PolicyReport, part: Part, id: &str) -> Hinge {
    if report.is_settled(part, id) {
        return Hinge::Settled;
    }
    let mut turns = Vec::new();
    for reading in &report.readings {
        for effect in &reading.affects {
            if (effect.target.part, effect.target.id) != (part, id) {
                continue;
            }
            let turn = |to: &EffectValue| Turn {
                question: reading.question,
                option: label(reading, effect.option),
                to: to.clone(),
                is_class: part == Part::Class,
            };
            let after = turn(&effect.to);
            if after.status().is_none() || after.status() != turn(&effect.from).status() {
                turns.push(after);
            }
        }
    }
    match turns.is_empty() {
        true => Hinge::Unproved,
        false => Hinge::Turns(turns),
    }
}

fn label(reading: &ReadingReport, option: Text) -> Text {
    let mut options = reading.options.iter();
    options
        .find(|text| text.id == option)
        .map_or("", |text| text.label)
}

/// What the office said of readings that something depends on: the question, the option, who said it and when.
pub fn confirmed<'r>(report: &'r PolicyReport, ids: &'r [Text]) -> impl Iterator<Item = [Text; 3]> + 'r {
    let readings = report.readings.iter().filter(|reading| ids.contains(&reading.id));
    readings.filter_map(|reading| {
        Some([
            reading.question,
            label(reading, reading.default),
            reading.confirmed?,
        ])
    })
}

/// Whether what is said first hangs on readings; `None` where it is open, or says so itself.
pub(super) fn of_verdict(report: &PolicyReport, verdict: &Verdict) -> Option<Hinge> {
    match verdict {
        Verdict::Certain { .. } | Verdict::ToConfirm { class: Some(_), .. } => {
            let label = report.label.as_ref()?;
            Some(hinge(report, Part::Class, label.class))
        }
        Verdict::Failed { .. } | Verdict::Fits { .. } | Verdict::ToConfirm { class: None, .. } => {
            Some(hinge(report, Part::Overall, ""))
        }
        Verdict::NoClass { .. } => {
            let mut classes = report.classes.iter();
            let all = classes.all(|class| report.is_settled(Part::Class, class.id));
            Some(if all { Hinge::Settled } else { Hinge::Unproved })
        }
        _ => None,
    }
}
