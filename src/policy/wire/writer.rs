//! [`Writer`]: the counterpart of the reader, native only.

use std::collections::BTreeMap;

use super::super::{BundleError, Text};

/// Collects values and the texts they share.
#[derive(Default)]
pub struct Writer {
    values: Vec<Value>,
    /// Those in ASCII, the others.
    texts: [Vec<Text>; 2],
    places: BTreeMap<Text, (usize, usize)>,
}

enum Value {
    Number(u64),
    /// A text that was written before: its sort and its place among these.
    Again(usize, usize),
}

impl Writer {
    /// Groups of 7 bits, lowest first; all but the last have the high bit.
    pub fn number(&mut self, number: u64) {
        self.values.push(Value::Number(number));
    }

    /// The sort of a new text, or where it stands.
    pub fn text(&mut self, text: &Text) {
        if let Some((sort, place)) = self.places.get(text) {
            self.values.push(Value::Again(*sort, *place));
            return;
        }
        let sort = usize::from(!text.is_ascii());
        self.places.insert(*text, (sort, self.texts[sort].len()));
        self.texts[sort].push(*text);
        self.number(sort as u64);
    }

    /// Everything written: the texts, then the values.
    ///
    /// # Errors
    /// [`BundleError`] when a text holds the character that separates texts.
    pub fn finish(self) -> Result<Vec<u8>, BundleError> {
        if self.places.keys().any(|text| text.contains('\0')) {
            return Err(BundleError);
        }
        let [plain, wide] = self.texts.map(|texts| texts.join("\0"));
        let wide: Vec<u8> = wide.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut bytes = Vec::new();
        for texts in [plain.as_bytes(), &wide] {
            groups(&mut bytes, texts.len() as u64);
            bytes.extend(texts);
        }
        // An empty table still reads as one empty text.
        let plain_count = plain.split('\0').count();
        for value in self.values {
            let number = match value {
                Value::Number(number) => number,
                Value::Again(sort, place) => (sort * plain_count + place + 2) as u64,
            };
            groups(&mut bytes, number);
        }
        Ok(bytes)
    }
}

fn groups(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
