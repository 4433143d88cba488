//! [`Reader`]: bytes in, values out, damage remembered.

use super::super::{BundleError, Text};

/// How deep lists and boxes may nest; policies stay far below, and damage must not exhaust the stack.
const DEEPEST: u32 = 64;

/// Reads values one after another; once it has met damage, it gives nothing but zeros.
pub struct Reader<'a> {
    rest: &'a [u8],
    texts: Vec<Text>,
    /// How many of the texts have been used for the first time.
    used: usize,
    depth: u32,
    damaged: bool,
}

impl<'a> Reader<'a> {
    /// Stands behind the texts, at the first value.
    pub fn new(bytes: &'a [u8]) -> Reader<'a> {
        let mut reader = Reader {
            rest: bytes,
            texts: Vec::new(),
            used: 0,
            depth: 0,
            damaged: false,
        };
        let length = reader.number();
        let texts = usize::try_from(length)
            .ok()
            .and_then(|at| reader.rest.split_at_checked(at));
        match texts.map(|(texts, rest)| (std::str::from_utf8(texts), rest)) {
            Some((Ok(texts), rest)) => {
                reader.texts = texts.split('\0').map(Text::from).collect();
                reader.rest = rest;
            }
            _ => reader.damaged(),
        }
        reader
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

    /// 0 stands for the next text that has not been used yet, `n` for the text before the `n`-th.
    pub fn text(&mut self) -> Text {
        let place = match self.number() {
            0 => {
                self.used += 1;
                self.used
            }
            seen => usize::try_from(seen).unwrap_or(usize::MAX),
        };
        match self.texts.get(place - 1) {
            Some(text) => text.clone(),
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
