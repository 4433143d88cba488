//! [`Writer`]: the counterpart of the reader, native only.

use std::collections::BTreeMap;

use super::super::{BundleError, Text};

/// Collects values and the texts they share.
#[derive(Default)]
pub struct Writer {
    values: Vec<u8>,
    texts: Vec<Text>,
    places: BTreeMap<Text, usize>,
}

impl Writer {
    /// Groups of 7 bits, lowest first; all but the last have the high bit.
    pub fn number(&mut self, number: u64) {
        groups(&mut self.values, number);
    }

    /// 0 the first time a text is used, then one more than its place.
    pub fn text(&mut self, text: &Text) {
        match self.places.get(text) {
            Some(place) => self.number(*place as u64 + 1),
            None => {
                self.places.insert(text.clone(), self.texts.len());
                self.texts.push(text.clone());
                self.number(0);
            }
        }
    }

    /// Everything written: the texts, then the values.
    ///
    /// # Errors
    /// [`BundleError`] when a text holds the character that separates texts.
    pub fn finish(self) -> Result<Vec<u8>, BundleError> {
        if self.texts.iter().any(|text| text.contains('\0')) {
            return Err(BundleError);
        }
        let texts = self.texts.join("\0");
        let mut bytes = Vec::new();
        groups(&mut bytes, texts.len() as u64);
        bytes.extend(texts.into_bytes());
        bytes.extend(self.values);
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
