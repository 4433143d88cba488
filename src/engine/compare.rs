//! Two reports of one policy side by side: criterion by criterion and yuan by yuan.

use super::report::{Amount, CostReport, PolicyReport, Status, TrackReport};
use crate::policy::{Text, TrackRole};
use crate::value::Fraction;

/// What differs between two reports, and what does not.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// Classes by certainty, then the criteria as a whole and each of them.
    pub standings: Vec<StandingPair>,
    /// Each side's own track where those are two, then every track that a visitor's price may follow and that both have.
    pub tracks: Vec<TrackPair>,
}

/// The same verdict in two reports.
#[derive(Clone, PartialEq, Debug)]
pub struct StandingPair {
    /// What it is about; empty for the criteria as a whole.
    pub title: Text,
    /// Whether it is a class.
    pub is_class: bool,
    /// In the first report and the second.
    pub statuses: [Status; 2],
}

/// A price track in two reports.
#[derive(Clone, PartialEq, Debug)]
pub struct TrackPair {
    /// The track in the first report and in the second; two where they are each side's own.
    pub titles: [Text; 2],
    /// Its first year, its items over all years, and all of it.
    pub amounts: Vec<AmountPair>,
}

/// The same amount in two reports.
#[derive(Clone, PartialEq, Debug)]
pub struct AmountPair {
    /// Which of its amounts.
    pub kind: AmountKind,
    /// In the first report and the second.
    pub amounts: [Amount; 2],
    /// The second minus the first; `None` where either is a range or only one of them is per square metre, because
    /// the difference of two ranges says nothing.
    pub difference: Option<Amount>,
}

/// An amount of a track.
#[derive(Clone, PartialEq, Debug)]
pub enum AmountKind {
    /// One item over all years.
    Item(Text),
    /// The first year.
    FirstYear,
    /// All years.
    Total,
}

/// Compares two reports of the same policy; what only one of them has is left out.
pub fn compare(first: &PolicyReport, second: &PolicyReport) -> Comparison {
    let mut standings = Vec::new();
    for (class, other) in first.classes.iter().zip(&second.classes) {
        standings.push(StandingPair {
            title: class.title,
            is_class: true,
            statuses: [class.certainty.status(), other.certainty.status()],
        });
    }
    if let (Some(whole), Some(other)) = (&first.overall, &second.overall) {
        standings.push(StandingPair {
            title: "",
            is_class: false,
            statuses: [whole.status, other.status],
        });
    }
    for (criterion, other) in first.criteria.iter().zip(&second.criteria) {
        standings.push(StandingPair {
            title: criterion.title,
            is_class: false,
            statuses: [criterion.standing.status, other.standing.status],
        });
    }
    let tracks = match (&first.costs, &second.costs) {
        (Some(first), Some(second)) => tracks(first, second),
        _ => Vec::new(),
    };
    Comparison { standings, tracks }
}

fn tracks(first: &CostReport, second: &CostReport) -> Vec<TrackPair> {
    let same_unit = first.per_square_metre == second.per_square_metre;
    let own = |track: &&TrackReport| matches!(track.role, TrackRole::Ranked | TrackRole::Fallback);
    let mut both = Vec::new();
    if let (Some(track), Some(other)) = (first.own(), second.own())
        && track.id != other.id
    {
        both.push((track, other));
    }
    for track in first.tracks.iter().filter(own) {
        let Some(other) = second.tracks.iter().find(|other| other.id == track.id) else {
            continue;
        };
        both.push((track, other));
    }
    let pair = |(track, other): (&TrackReport, &TrackReport)| {
        let amounts = kinds(track, other).into_iter().map(|(kind, amounts)| AmountPair {
            kind,
            amounts,
            difference: if same_unit { difference(amounts) } else { None },
        });
        TrackPair {
            titles: [track.title, other.title],
            amounts: amounts.collect(),
        }
    };
    both.into_iter().map(pair).collect()
}

/// Items over all years, their sum, and what the first year has of it.
fn kinds(track: &TrackReport, other: &TrackReport) -> Vec<(AmountKind, [Amount; 2])> {
    let mut kinds = Vec::new();
    if let Some(year) = track.years.first() {
        for item in &year.items {
            let of = |track: &TrackReport| {
                let found = track.items.iter().find(|sum| sum.id == item.id);
                found.map(|sum| sum.amount)
            };
            if let (Some(own), Some(same)) = (of(track), of(other)) {
                kinds.push((AmountKind::Item(item.title), [own, same]));
            }
        }
    }
    kinds.push((AmountKind::Total, [track.total, other.total]));
    if let (Some(year), Some(same)) = (track.years.first(), other.years.first()) {
        kinds.push((AmountKind::FirstYear, [year.total, same.total]));
    }
    kinds
}

fn difference([first, second]: [Amount; 2]) -> Option<Amount> {
    let (Amount::Exact(first), Amount::Exact(second)) = (first, second) else {
        return None;
    };
    let difference = Fraction::from(second.0).checked_sub(Fraction::from(first.0))?;
    let rounded = difference.round_half_up(2)?;
    Some(Amount::between(rounded, rounded))
}
