//! [`Site`]: what is looked at once every name is compiled, noted while conditions are.

use crate::policy::{Cond, Leaf, ReadingId};

use super::super::check::Checker;
use super::super::locate::Path;
use super::bands::Count;

/// Something that may turn out idle. Where years are unrolled, one path has several.
pub(in super::super) enum Site {
    /// A condition of any sort.
    Cond(Cond),
    /// The parts of `all` or, second, of `any`.
    All(Vec<Cond>),
    Any(Vec<Cond>),
    /// What must hold where the first is met.
    Given(Cond, Cond),
    /// Rules of which the first that holds counts, and where that stands which counts when none holds.
    Rules(Vec<(Path, Cond)>, Option<Path>),
    /// Conditions of siblings, which may be bands of one figure.
    Siblings(Vec<(Path, Cond)>, Count),
    /// By option of a reading: the first computed option that says the same here.
    Options(ReadingId, Vec<usize>),
}

impl Checker {
    /// Notes which options of a reading say the same.
    pub(in super::super) fn note_options<T>(
        &mut self,
        path: &Path,
        reading: ReadingId,
        options: &[T],
        same: impl Fn(&Checker, &T, &T) -> bool,
    ) {
        let computed = |place: usize| self.readings[reading.index()].options[place].1;
        let first = |place: usize| {
            let alike = |other: &usize| computed(*other) && same(self, &options[*other], &options[place]);
            (0..place).find(alike).unwrap_or(place)
        };
        let firsts = (0..options.len()).map(first).collect();
        self.sites.push((path.clone(), Site::Options(reading, firsts)));
    }

    /// Whether two conditions are written alike.
    pub(in super::super) fn written_alike(&self, a: &Cond, b: &Cond) -> bool {
        alike(&self.leaves, a, b)
    }
}

/// Whether two conditions are written alike: names are not looked through.
pub(super) fn alike(leaves: &[Leaf], a: &Cond, b: &Cond) -> bool {
    let lists =
        |a: &[Cond], b: &[Cond]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike(leaves, a, b));
    match (a, b) {
        (Cond::Leaf(a), Cond::Leaf(b)) => {
            let (a, b) = (&leaves[a.index()], &leaves[b.index()]);
            a.test == b.test && a.otherwise == b.otherwise
        }
        (Cond::All(a), Cond::All(b)) | (Cond::Any(a), Cond::Any(b)) => lists(a, b),
        (Cond::Not(a), Cond::Not(b)) => alike(leaves, a, b),
        (Cond::AtLeastOf(count, a), Cond::AtLeastOf(other, b)) => count == other && lists(a, b),
        (Cond::ApplicableIf(a), Cond::ApplicableIf(b)) => lists(&a[..], &b[..]),
        (Cond::ByReading(reading, a), Cond::ByReading(other, b))
        | (Cond::Consensus(reading, a), Cond::Consensus(other, b)) => reading == other && lists(a, b),
        _ => a == b,
    }
}
