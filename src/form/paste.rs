//! Figures copied from a spreadsheet, spread over the boxes of a screen.

use crate::policy::{FactId, Kind};

use super::entry::boxes;
use super::fields;
use super::session::{Place, Session};

/// Puts a copied block in, its first cell into this box.
///
/// Rows are facts and columns are years. A single column is the years of one fact if it has no more entries than there
/// are years left; longer ones go down over the facts, all in the same year.
pub(super) fn paste(session: &mut Session, fact: FactId, part: u16, block: &str) {
    let Place::Question { at, .. } = session.place else {
        return;
    };
    let rows: Vec<Vec<&str>> = block
        .trim_end_matches(['\n', '\r'])
        .split('\n')
        .map(|row| row.trim_end_matches('\r').split('\t').collect())
        .collect();
    let policy = session.policy();
    let mut facts = fields::controls(session, at);
    facts.retain(|fact| {
        matches!(
            policy.facts[fact.index()].kind,
            Kind::Number(_) | Kind::Series(..)
        )
    });
    let Some(start) = facts.iter().position(|other| *other == fact) else {
        return;
    };
    let years_left = boxes(&policy.facts[fact.index()]).saturating_sub(usize::from(part));
    let is_one_fact = rows.len() <= years_left && rows.iter().all(|row| row.len() == 1);
    for (down, row) in rows.iter().enumerate() {
        for (across, cell) in row.iter().enumerate() {
            let (fact, part) = if is_one_fact {
                (Some(&fact), part + down as u16)
            } else {
                (facts.get(start + down), part + across as u16)
            };
            let Some(fact) = fact else { continue };
            if usize::from(part) < boxes(&policy.facts[fact.index()]) {
                session.type_in(*fact, part, cell.trim());
            }
        }
    }
}
