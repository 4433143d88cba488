//! [`Verdict`]: the one thing the result says first.

use crate::engine::{
    Certainty, ClassReport, ConditionReport, EffectValue, Part, PolicyReport, Standing, Status,
};
use crate::policy::{CriterionKind, Policy, Text};

/// A criterion and where the document has it.
#[derive(Clone, PartialEq, Debug)]
pub struct Cited {
    /// Title.
    pub title: Text,
    /// Article.
    pub article: Text,
}

/// The one thing the result says first.
#[derive(Clone, PartialEq, Debug)]
pub enum Verdict {
    /// A criterion that every applicant must meet is not met.
    Failed {
        /// Which.
        criteria: Vec<Cited>,
        /// Whether classes or fees are shown all the same.
        more: bool,
    },
    /// By the letter it fails, but under another reading it does not.
    FailedByReading {
        /// What fails: a class, or the criteria as a whole.
        class: Option<Text>,
        /// What has to be asked.
        question: Text,
    },
    /// Every condition of a class fits.
    Certain {
        /// The class.
        class: Text,
    },
    /// The facts fit; the authority judges.
    ToConfirm {
        /// The class, or the criteria as a whole.
        class: Option<Text>,
        /// What fits by the facts.
        fits: Vec<Text>,
        /// What is to be judged.
        judged: Vec<Text>,
        /// The decision is the authority's even then (a quota, the best are chosen).
        ceiling: bool,
    },
    /// Not ruled out.
    Possible {
        /// The classes it can be, best first; none stands for the criteria as a whole.
        classes: Vec<Text>,
        /// Open facts that can settle it.
        missing: Vec<Text>,
    },
    /// No class fits.
    NoClass {
        /// How many there are.
        classes: usize,
        /// Whether there are criteria of their own.
        criteria: bool,
        /// Whether there are fees.
        costs: bool,
    },
    /// Every criterion fits.
    Fits {
        /// The decision is still the authority's (a quota, the best are chosen).
        ceiling: bool,
    },
    /// No criteria concern the visitor, but supports do.
    Supports {
        /// How the best of them stand.
        status: Status,
        /// Those.
        titles: Vec<Text>,
    },
    /// The document has nothing to judge.
    Nothing,
}

impl Verdict {
    /// The status that goes with it.
    pub fn status(&self) -> Status {
        match self {
            Verdict::Failed { .. } | Verdict::NoClass { .. } => Status::NotMet,
            Verdict::FailedByReading { .. } | Verdict::ToConfirm { .. } => Status::Review,
            Verdict::Certain { .. } | Verdict::Fits { ceiling: false } => Status::Met,
            Verdict::Fits { ceiling: true } => Status::Review,
            Verdict::Possible { .. } => Status::Open,
            // What is paid is the authority's decision.
            Verdict::Supports {
                status: Status::Met, ..
            } => Status::Review,
            Verdict::Supports { status, .. } => *status,
            Verdict::Nothing => Status::NotApplicable,
        }
    }
}

/// Finds what to say first.
pub(super) fn verdict(policy: &Policy, report: &PolicyReport) -> Verdict {
    let overall = report.overall.as_ref();
    if overall.is_some_and(|overall| overall.status == Status::NotMet) {
        if let Some(question) = rescued(report, Part::Overall, "") {
            return Verdict::FailedByReading {
                class: None,
                question,
            };
        }
        let failed = report.concerning().filter(|criterion| {
            criterion.kind != CriterionKind::Preferred && criterion.standing.status == Status::NotMet
        });
        return Verdict::Failed {
            criteria: failed
                .map(|criterion| Cited {
                    title: criterion.title,
                    article: criterion.article,
                })
                .collect(),
            more: !report.classes.is_empty() || report.costs.is_some(),
        };
    }
    if report.classes.is_empty() {
        return match overall {
            Some(overall) => whole(policy, report, overall),
            None => supports(report),
        };
    }
    of_classes(policy, report)
}

fn of_classes(policy: &Policy, report: &PolicyReport) -> Verdict {
    let with = |certainty| report.classes.iter().find(|class| class.certainty == certainty);
    if let Some(class) = with(Certainty::Certain) {
        return Verdict::Certain { class: class.title };
    }
    let reachable = || {
        let reachable = |class: &&ClassReport| class.certainty != Certainty::None;
        report.classes.iter().filter(reachable)
    };
    if let Some(class) = reachable().next() {
        return if class.certainty == Certainty::Possible {
            let open: Vec<Text> = reachable().flat_map(|class| class.open.iter().copied()).collect();
            Verdict::Possible {
                classes: reachable().map(|class| class.title).collect(),
                missing: labels(policy, &open),
            }
        } else {
            to_confirm(Some(class.title), &class.conditions)
        };
    }
    let rescued = report.classes.iter().find_map(|class| {
        let question = rescued(report, Part::Class, class.id)?;
        Some(Verdict::FailedByReading {
            class: Some(class.title),
            question,
        })
    });
    rescued.unwrap_or(Verdict::NoClass {
        classes: report.classes.len(),
        criteria: !report.criteria.is_empty(),
        costs: report.costs.is_some(),
    })
}

/// What there is to say where no criteria concern the visitor.
fn supports(report: &PolicyReport) -> Verdict {
    let with = |status| {
        let benefits = report.benefits.iter();
        let with = benefits.filter(move |benefit| benefit.standing.status == status);
        with.map(|benefit| benefit.title).collect::<Vec<Text>>()
    };
    for status in [Status::Met, Status::Review, Status::Open, Status::NotMet] {
        let titles = with(status);
        if !titles.is_empty() {
            return Verdict::Supports { status, titles };
        }
    }
    Verdict::Nothing
}

fn whole(policy: &Policy, report: &PolicyReport, overall: &Standing) -> Verdict {
    let counted = || {
        report
            .concerning()
            .filter(|criterion| criterion.kind != CriterionKind::Preferred)
    };
    match overall.status {
        Status::Met | Status::NotApplicable => Verdict::Fits { ceiling: false },
        _ if overall.certainty() == Certainty::ToConfirm => {
            let titles = |status| {
                let with = counted().filter(move |criterion| criterion.standing.status == status);
                with.map(|criterion| criterion.title).collect::<Vec<_>>()
            };
            let judged = titles(Status::Review);
            if judged.is_empty() && report.ceiling.is_some() {
                return Verdict::Fits { ceiling: true };
            }
            Verdict::ToConfirm {
                class: None,
                fits: titles(Status::Met),
                judged,
                ceiling: report.ceiling.is_some(),
            }
        }
        _ => {
            let open: Vec<Text> = counted().flat_map(|criterion| criterion.open.clone()).collect();
            Verdict::Possible {
                classes: Vec::new(),
                missing: labels(policy, &open),
            }
        }
    }
}

fn to_confirm(class: Option<Text>, conditions: &[ConditionReport]) -> Verdict {
    let labels = |status| {
        let with = conditions.iter().filter(|line| line.standing.status == status);
        with.map(|line| line.label).collect()
    };
    Verdict::ToConfirm {
        class,
        fits: labels(Status::Met),
        judged: labels(Status::Review),
        ceiling: false,
    }
}

/// The question of a reading under whose other option a target is met or to be judged. One that only leads on to facts
/// never asked does not count: asking the office about it would settle nothing.
fn rescued(report: &PolicyReport, part: Part, id: &str) -> Option<Text> {
    let reading = report.readings.iter().find(|reading| {
        reading.affects.iter().any(|effect| {
            let better = matches!(&effect.to, EffectValue::Standing(to)
                if matches!(to.certainty(), Certainty::Certain | Certainty::ToConfirm));
            (effect.target.part, effect.target.id) == (part, id) && better
        })
    })?;
    Some(reading.question)
}

/// Labels of facts, each once.
pub(super) fn labels(policy: &Policy, ids: &[Text]) -> Vec<Text> {
    let first = |(at, id): &(usize, &Text)| !ids[..*at].contains(id);
    let known = ids.iter().enumerate().filter(first);
    known
        .filter_map(|(_, id)| policy.facts.iter().find(|fact| fact.id == *id))
        .map(|fact| fact.label)
        .collect()
}
