//! [`Code`]: the options in force as one number.

use crate::policy::{Policy, ReadingId};

use super::plan::{bit, holds_reading};

/// Where the option of each reading stands in the code.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Code {
    /// By reading: the place of its lowest bit, and all of its bits.
    places: Vec<(u32, u128)>,
    /// Readings for which no bits were left.
    pub left_out: u128,
}

impl Code {
    pub fn new(policy: &Policy) -> Code {
        let mut code = Code {
            places: Vec::new(),
            left_out: 0,
        };
        let mut next = 0;
        for (place, reading) in policy.readings.iter().enumerate() {
            let width = (reading.options.len().max(2) - 1).ilog2() + 1;
            if next + width > u128::BITS {
                code.left_out |= bit(ReadingId(place as u16));
                code.places.push((0, 0));
                continue;
            }
            code.places.push((next, ((1 << width) - 1) << next));
            next += width;
        }
        code
    }

    /// The code with another option of a reading.
    pub fn with(&self, code: u128, reading: usize, option: u16) -> u128 {
        let (place, bits) = self.places[reading];
        code & !bits | u128::from(option) << place & bits
    }

    /// The bits of a set of readings.
    pub fn bits(&self, readings: u128) -> u128 {
        let all = self.places.iter().enumerate();
        all.filter(|(place, _)| holds_reading(readings, *place))
            .fold(0, |all, (_, (_, bits))| all | bits)
    }
}
