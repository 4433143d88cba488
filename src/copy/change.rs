//! What could be changed to get further.

use crate::engine::{ChangeKind, ChangeSet, Goal, Move, Shown};
use crate::form::Prospect;
use crate::policy::Text;

use super::{numbers, status, words};

/// What a change takes.
pub fn change_kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Evidence => "找材料",
        ChangeKind::Procedure => "办手续",
        ChangeKind::Wait => "等到某日",
        ChangeKind::Years => "需多年",
    }
}

/// What gets further.
pub fn goal(goal: &Goal) -> &'static str {
    match goal.title {
        "" => words::OVERALL,
        title => title,
    }
}

/// All changes of one of several sets, in one line.
pub fn changes(set: &ChangeSet, sets: &[ChangeSet], prospect: &Prospect) -> String {
    let mut line = String::new();
    for step in &set.moves {
        let mut others = sets.iter().flat_map(|set| &set.moves);
        let whole = others.find(|other| other.fact == step.fact && other.along.is_some());
        let whole = whole.map_or("", |other| other.along_label);
        words::join(&mut line, "；并且", &[&change(step, whole, prospect.period)]);
    }
    line
}

/// One change; `whole` is what the figure is part of, `period` what is over on the day waited for.
fn change(step: &Move, whole: Text, period: Text) -> String {
    let [from, to] = [&step.from, &step.to].map(|value| status::shown(value, step.unit));
    match (&step.difference, &step.to) {
        (Some(days), Shown::Day(_)) if step.fact.is_empty() => {
            let mut aside = String::new();
            if !period.is_empty() {
                words::join(&mut aside, "，", &[period]);
            }
            words::join(&mut aside, "，", &["还有", &numbers::with_unit(days, "天")]);
            words::cited(&["等到", &to].concat(), &aside)
        }
        (Some(difference), Shown::Day(_)) => {
            let (word, size) = sized(difference, ["晚", "早"]);
            let by = [word, &numbers::with_unit(size, "天")].concat();
            words::cited(&[step.label, "从", &from, "改到", &to].concat(), &by)
        }
        (Some(difference), _) => {
            let (word, size) = sized(difference, ["增加到", "减少到"]);
            let line = [step.label, "从", &from, word, &to].concat();
            words::cited(
                &line,
                &by(step, &numbers::with_unit(size, points(step.unit)), whole),
            )
        }
        (None, _) => [
            step.label,
            "由",
            &words::quoted(&from),
            "变为",
            &words::quoted(&to),
        ]
        .concat(),
    }
}

/// By how much, and what becomes of the whole: people come from within or from outside.
fn by(step: &Move, size: &str, whole: Text) -> String {
    let is_less = matches!(step.difference.as_deref().map(str::as_bytes), Some([b'-', ..]));
    let is_people = step.unit == "人";
    match (whole.is_empty(), step.along.is_some()) {
        (true, _) => [if is_less { "少" } else { "多" }, size].concat(),
        (false, true) => {
            let word = if is_people { "新招" } else { "新增" };
            [word, size, "，", whole, "跟着多", size].concat()
        }
        (false, false) => {
            let word = if is_people { "从现有人员调入" } else { "多" };
            [word, size, "，", whole, "不变"].concat()
        }
    }
}

fn points(unit: &str) -> &str {
    if unit == "%" { "个百分点" } else { unit }
}

/// The word for more or for less, and how much.
fn sized<'d>(difference: &'d str, [more, less]: [&'static str; 2]) -> (&'static str, &'d str) {
    match difference.strip_prefix('-') {
        Some(size) => (less, size),
        None => (more, difference),
    }
}

/// What a set takes and where it leads to.
pub fn outcome(set: &ChangeSet) -> String {
    let then = ["改了以后：", status::status(set.reaches.status)].concat();
    words::beside(change_kind(set.kind), &then)
}

/// What comes out worse; empty where nothing does.
pub fn worsens(set: &ChangeSet) -> String {
    if set.worsens.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = set.worsens.iter().map(goal).collect();
    ["同时会变差：", &words::first_of(&names, 4)].concat()
}

/// What a result rests on that nothing is proposed for: past years, or the evidence asked for.
pub fn unproposed(prospect: &Prospect, changes: &[ChangeSet]) -> String {
    let sets = prospect.sets(changes);
    let is_past = sets.iter().any(|set| set.kind == ChangeKind::Years);
    let mut line = if is_past { words::PAST_YEARS } else { "" }.to_owned();
    if !prospect.evidence.is_empty() {
        line.push_str(&words::term(words::EVIDENCE, &words::list(&prospect.evidence)));
    }
    line
}
