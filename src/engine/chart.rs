//! Lengths for drawings, in thousandths of the longest: amounts are only ever divided here.

use crate::value::{Fraction, Number};

use super::report::{ConditionReport, Shown, TrackReport, YearReport};

/// One residence year of a track as a bar of parts that follow each other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bar {
    /// The parts, in the order of the year's items; empty ones and credits are left out.
    pub parts: Vec<Part>,
}

/// Part of a bar, from one place to another in thousandths of the longest bar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    /// Place of its item in the year; `None` for what is still open between the lowest and the highest amount.
    pub item: Option<usize>,
    /// Where it begins.
    pub from: u16,
    /// Where it ends.
    pub to: u16,
}

/// Where a value and its threshold stand on a line of a thousand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gauge {
    /// The value.
    pub actual: u16,
    /// The threshold.
    pub threshold: u16,
}

/// The bars of each track, all on one scale: the dearest year of all is a thousand long.
pub fn bars(tracks: &[&TrackReport]) -> Vec<Vec<Bar>> {
    let years = tracks.iter().flat_map(|track| &track.years);
    let longest = years.map(|year| ends(year).1).fold(Number::ZERO, Number::max);
    let of_track = |track: &&TrackReport| track.years.iter().map(|year| bar(year, longest)).collect();
    tracks.iter().map(of_track).collect()
}

/// Where a value and its threshold stand, for numbers of which none is negative.
pub fn gauge(condition: &ConditionReport) -> Option<Gauge> {
    let (Some(Shown::Figure(actual)), Some(Shown::Figure(threshold))) =
        (&condition.actual, &condition.threshold)
    else {
        return None;
    };
    let (actual, threshold) = (Number::parse(actual).ok()?, Number::parse(threshold).ok()?);
    if actual.is_negative() || threshold.is_negative() {
        return None;
    }
    // Room to the right of the larger one, so that a mark there is seen as a mark.
    let whole = actual.max(threshold).checked_mul(Number::new(125, 2))?;
    Some(Gauge {
        actual: per_mille(actual, whole)?,
        threshold: per_mille(threshold, whole)?,
    })
}

/// What bars are cut from: where each part ends, in yuan, and the end of all.
fn ends(year: &YearReport) -> (Vec<(Option<usize>, Number)>, Number) {
    let mut ends = Vec::new();
    let mut end = Number::ZERO;
    for (at, item) in year.items.iter().enumerate() {
        let amount = item.amount.low();
        if amount > Number::ZERO {
            end = end.checked_add(amount).unwrap_or(end);
            ends.push((Some(at), end));
        }
    }
    let high = year.total.high();
    if high > end {
        ends.push((None, high));
        end = high;
    }
    (ends, end)
}

fn bar(year: &YearReport, longest: Number) -> Bar {
    let mut from = 0;
    let mut parts = Vec::new();
    for (item, end) in ends(year).0 {
        let to = per_mille(end, longest).unwrap_or(from);
        parts.push(Part { item, from, to });
        from = to;
    }
    Bar { parts }
}

/// Rounded down; `None` where the whole is not above zero.
fn per_mille(part: Number, whole: Number) -> Option<u16> {
    if whole <= Number::ZERO {
        return None;
    }
    let share = Fraction::from(part)
        .checked_mul(Number::from(1000).into())?
        .checked_div(whole.into())?;
    u16::try_from(share.floor()?.to_i64()?).ok()
}
