//! [`Tape`]: bits as base64url characters, written and read by the same walk.

/// The characters of base64url in the order of their values.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// Bits of a character.
const SYMBOL: u32 = 6;

/// A row of bits. The same walk over a record fills it or takes values off it, so that both cannot disagree.
pub(super) struct Tape {
    symbols: Vec<u8>,
    at: u32,
    writes: bool,
}

impl Tape {
    /// An empty tape to write on.
    pub fn blank() -> Tape {
        Tape {
            symbols: Vec::new(),
            at: 0,
            writes: true,
        }
    }

    /// A tape to read from.
    pub fn of(symbols: &[u8]) -> Tape {
        Tape {
            symbols: symbols.to_vec(),
            at: 0,
            writes: false,
        }
    }

    /// Writes the low `width` bits of a value, or reads as many; `None` past the end.
    pub fn bits(&mut self, width: u32, value: u32) -> Option<u32> {
        let mut read = 0;
        for left in (0..width).rev() {
            let (place, shift) = ((self.at / SYMBOL) as usize, SYMBOL - 1 - self.at % SYMBOL);
            if self.writes {
                if place == self.symbols.len() {
                    self.symbols.push(0);
                }
                self.symbols[place] |= ((value >> left & 1) as u8) << shift;
            }
            let bit = self.symbols.get(place)? >> shift & 1;
            read = read << 1 | u32::from(bit);
            self.at += 1;
        }
        Some(read)
    }

    /// One bit.
    pub fn flag(&mut self, value: bool) -> Option<bool> {
        Some(self.bits(1, u32::from(value))? == 1)
    }

    /// One of `count` choices.
    pub fn choice(&mut self, count: usize, value: u32) -> Option<u32> {
        let width = count.saturating_sub(1).checked_ilog2().map_or(0, |log| log + 1);
        let read = self.bits(width, value)?;
        ((read as usize) < count).then_some(read)
    }

    /// What has been written.
    pub fn symbols(self) -> Vec<u8> {
        self.symbols
    }
}

/// The characters of some symbols.
pub(super) fn spelled(symbols: &[u8]) -> String {
    let letter = |symbol: &u8| char::from(ALPHABET[usize::from(*symbol) % ALPHABET.len()]);
    symbols.iter().map(letter).collect()
}

/// The symbols of some characters; `None` for any other character.
pub(super) fn symbols(text: &str) -> Option<Vec<u8>> {
    let symbol = |byte| ALPHABET.iter().position(|letter| *letter == byte);
    text.bytes().map(|byte| symbol(byte).map(|at| at as u8)).collect()
}

/// The check sum CRC-30/CDMA, fed bit by bit: it finds every error within 30 neighbouring bits, so every changed
/// character and every two swapped neighbours.
#[derive(Clone, Copy)]
pub(super) struct Sum(u32);

impl Sum {
    /// Bits of the sum.
    pub const WIDTH: u32 = 30;
    const MASK: u32 = (1 << Sum::WIDTH) - 1;
    const POLYNOMIAL: u32 = 0x2030_b9c7;

    /// Of nothing yet.
    pub fn new() -> Sum {
        Sum(Sum::MASK)
    }

    /// With the low `width` bits of a value.
    pub fn add(self, width: u32, value: u32) -> Sum {
        Sum((0..width).rev().fold(self.0, |sum, left| {
            let carry = (sum >> (Sum::WIDTH - 1) ^ value >> left) & 1;
            (sum << 1 & Sum::MASK) ^ (Sum::POLYNOMIAL * carry)
        }))
    }

    /// With a text and its end.
    pub fn text(self, text: &str) -> Sum {
        text.bytes()
            .chain([0])
            .fold(self, |sum, byte| sum.add(8, u32::from(byte)))
    }

    /// The sum.
    pub fn value(self) -> u32 {
        self.0 ^ Sum::MASK
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_the_one_of_the_catalogue() {
        let sum = b"123456789"
            .iter()
            .fold(Sum::new(), |sum, byte| sum.add(8, u32::from(*byte)));
        assert_eq!(sum.value(), 0x04c3_4abf);
    }

    #[test]
    fn what_is_written_is_read() {
        let values = [(1, 1), (17, 99_999), (3, 5), (30, 0x2fff_fff1), (0, 0), (7, 64)];
        let mut tape = Tape::blank();
        for (width, value) in values {
            assert_eq!(tape.bits(width, value), Some(value));
        }
        let written = tape.symbols();
        assert_eq!(symbols(&spelled(&written)), Some(written.clone()));
        let mut tape = Tape::of(&written);
        for (width, value) in values {
            assert_eq!(tape.bits(width, u32::MAX), Some(value));
        }
        assert_eq!(tape.bits(6, 0), None);
        assert_eq!(symbols("A="), None);
    }

    #[test]
    fn a_choice_takes_no_more_bits_than_it_needs() {
        for (count, bits) in [(1, 0), (2, 1), (3, 2), (4, 2), (5, 3), (64, 6), (65, 7)] {
            let mut tape = Tape::blank();
            assert_eq!(tape.choice(count, count as u32 - 1), Some(count as u32 - 1));
            assert_eq!(tape.at, bits, "{count}");
        }
        assert_eq!(Tape::of(&[0b11_0000]).choice(3, 0), None);
    }
}
