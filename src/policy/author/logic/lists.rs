//! Parts of a list that exclude each other, leave nothing out, or add nothing.

use crate::policy::{Cond, Policy, VarId};

use super::super::locate::Path;
use super::super::problem::Fault;
use super::super::visit::Visit;
use super::super::wild::Seen;
use super::constant::single;
use super::search::{ANY, Goal, MET, NOT_APPLICABLE, NOT_MET, REVIEW, Wanted, outcomes, possible};
use super::world::Lore;

pub(super) fn list(lore: &Lore, path: &Path, parts: &[Cond], all: bool) -> Vec<(Path, Fault)> {
    let ends: Vec<Wanted> = parts.iter().map(|part| end(outcomes(lore, part), all)).collect();
    let goal = |at: usize| Goal::Has(&parts[at], ends[at] | NOT_APPLICABLE);
    let name = |at: usize| format!("{}[{at}]", path.0.rsplit('.').next().unwrap_or_default());
    let pairs: Vec<(usize, usize)> = (1..parts.len())
        .flat_map(|second| (0..second).map(move |first| (first, second)))
        .collect();
    let everything: Vec<Goal> = (0..parts.len()).map(goal).collect();
    if ends.iter().all(|end| *end != 0) && !possible(lore, &everything) {
        let pair = pairs
            .iter()
            .find(|(first, second)| !possible(lore, &[goal(*first), goal(*second)]));
        return match pair {
            Some((first, second)) => {
                let with = Some(name(*first));
                vec![(path.at(*second), Fault::Together { all, with })]
            }
            None => vec![(path.clone(), Fault::Together { all, with: None })],
        };
    }
    if all {
        let shut = shut_out(lore, path, parts);
        if !shut.is_empty() {
            return shut;
        }
    }
    let vars: Vec<Vec<VarId>> = parts.iter().map(|part| vars_of(lore.policy, part)).collect();
    let mut faults: Vec<(Path, Fault)> = Vec::new();
    for (first, second) in pairs {
        if single(outcomes(lore, &parts[first])).is_some()
            || single(outcomes(lore, &parts[second])).is_some()
            || !vars[first].iter().any(|var| vars[second].contains(var))
        {
            continue;
        }
        let forth = adds_nothing(lore, &parts[second], &parts[first], all);
        let back = adds_nothing(lore, &parts[first], &parts[second], all);
        let (idle, beside) = match (forth, back) {
            (true, _) => (second, first),
            (_, true) => (first, second),
            _ => continue,
        };
        let (beside, same) = (name(beside), forth && back);
        faults.push((path.at(idle), Fault::AddsNothing { all, beside, same }));
    }
    faults
}

/// The best end of a part of `all`, the worst of a part of `any`; 0 where it can be no good or bad at all.
fn end(set: Wanted, all: bool) -> Wanted {
    let (end, nearly) = if all {
        (MET, REVIEW | MET)
    } else {
        (NOT_MET, REVIEW | NOT_MET)
    };
    match set {
        set if set & end != 0 => end,
        set if set & REVIEW != 0 => nearly,
        _ => 0,
    }
}

/// Alternatives of a part of `all` that the other parts never leave open.
fn shut_out(lore: &Lore, path: &Path, parts: &[Cond]) -> Vec<(Path, Fault)> {
    let mut faults = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let Cond::Any(ways) = part else { continue };
        for (place, way) in ways.iter().enumerate() {
            let reached = Goal::Has(way, MET | REVIEW);
            let besides = (0..parts.len()).filter(|other| *other != at);
            let mut goals: Vec<Goal> = besides
                .map(|other| Goal::Has(&parts[other], REVIEW | MET | NOT_APPLICABLE))
                .collect();
            goals.push(reached);
            if possible(lore, &[reached]) && !possible(lore, &goals) {
                let here = path.at(at).key("any").at(place);
                faults.push((here, Fault::ShutOut));
            }
        }
    }
    faults
}

/// Whether a list comes out the same without this part, because another is always at least as low or high.
fn adds_nothing(lore: &Lore, part: &Cond, beside: &Cond, all: bool) -> bool {
    let (worst, best) = if all { (NOT_MET, MET) } else { (MET, NOT_MET) };
    let never =
        |own: Wanted, other: Wanted| !possible(lore, &[Goal::Has(part, own), Goal::Has(beside, other)]);
    never(worst, ANY & !worst) && never(REVIEW, best | NOT_APPLICABLE) && never(best, NOT_APPLICABLE)
}

fn vars_of(policy: &Policy, cond: &Cond) -> Vec<VarId> {
    let mut seen = Seen::new(policy);
    seen.cond(cond);
    seen.vars
}
