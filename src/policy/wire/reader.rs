//! [`Reader`]: bytes in, values out, damage remembered.

use super::super::{BundleError, Text};

/// How deep lists and boxes may nest; policies stay far below, and damage must not exhaust the stack.
const DEEPEST: u32 = 64;

/// Reads values one after another; once it has met damage, it gives nothing but zeros.
pub struct Reader<'a> {
    rest: &'a [u8],
    /// Those in ASCII, then the others.
    texts: Vec<Text>,
    /// The next text of either sort that has not been used yet.
    next: [usize; 2],
    depth: u32,
    damaged: bool,
}

impl<'a> Reader<'a> {
    /// Stands behind the texts, at the first value.
    pub fn new(bytes: &'a [u8]) -> Reader<'a> {
        let mut reader = Reader {
            rest: bytes,
            texts: Vec::new(),
            next: [0; 2],
            depth: 0,
            damaged: false,
        };
        let units: Vec<u16> = reader.bytes().iter().map(|byte| (*byte).into()).collect();
        reader.add_texts(&units);
        reader.next[1] = reader.texts.len();
        let pairs = reader.bytes().chunks_exact(2);
        let units: Vec<u16> = pairs.map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        reader.add_texts(&units);
        reader
    }

    /// Bytes behind their length.
    fn bytes(&mut self) -> &'a [u8] {
        let length = self.number();
        let parts = usize::try_from(length)
            .ok()
            .and_then(|at| self.rest.split_at_checked(at));
        let Some((bytes, rest)) = parts else {
            self.damaged();
            return &[];
        };
        self.rest = rest;
        bytes
    }

    fn add_texts(&mut self, units: &[u16]) {
        for text in units.split(|unit| *unit == 0) {
            match String::from_utf16(text) {
                Ok(text) => self.texts.push(String::leak(text)),
                Err(_) => self.damaged(),
            }
        }
    }

    /// From here on only zeros are read.
    pub fn damaged(&mut self) {
        self.damaged = true;
        self.rest = &[];
    }

    pub fn is_damaged(&self) -> bool {
        self.damaged
    }

    /// Whether everything was read and nothing is left over.
    pub fn finish(self) -> Result<(), BundleError> {
        let whole = !self.damaged && self.rest.is_empty();
        if whole { Ok(()) } else { Err(BundleError) }
    }

    /// A whole number in groups of 7 bits, lowest first.
    pub fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let Some((byte, rest)) = self.rest.split_first() else {
                break;
            };
            self.rest = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                return number;
            }
        }
        self.damaged();
        0
    }

    /// The number of a variant.
    pub fn variant(&mut self) -> u8 {
        u8::try_from(self.number()).unwrap_or(u8::MAX)
    }

    /// 0 and 1 stand for the next text of their sort that has not been used yet, `n + 2` for the `n`-th of all.
    pub fn text(&mut self) -> Text {
        let code = usize::try_from(self.number()).unwrap_or(usize::MAX);
        let place = match self.next.get_mut(code) {
            Some(next) => {
                *next += 1;
                *next - 1
            }
            None => code - 2,
        };
        match self.texts.get(place) {
            Some(text) => text,
            None => {
                self.damaged();
                Text::default()
            }
        }
    }

    /// The length of a list that is entered; no more than one entry per byte that is left.
    pub fn enter_list(&mut self) -> usize {
        self.enter();
        let length = self.number();
        match usize::try_from(length) {
            Ok(length) if length <= self.rest.len() => length,
            _ => {
                self.damaged();
                0
            }
        }
    }

    pub fn enter(&mut self) {
        self.depth += 1;
        if self.depth > DEEPEST {
            self.damaged();
        }
    }

    pub fn leave(&mut self) {
        self.depth -= 1;
    }
}
