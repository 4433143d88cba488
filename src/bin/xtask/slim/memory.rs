//! What stands in memory when the program begins.

use super::format::{Cursor, push_number, push_sized};
use crate::command::Outcome;
use std::ops::Range;

/// The data segments, each with its address and its place in the section.
pub struct Memory {
    segments: Vec<(u32, usize, Vec<u8>)>,
}

impl Memory {
    pub fn of(section: &[u8]) -> Outcome<Memory> {
        const CONSTANT: [u8; 2] = [0, 0x41];
        let mut cursor = Cursor(section);
        let mut segments = Vec::new();
        for _ in 0..cursor.size()? {
            if cursor.take(2)? != CONSTANT {
                return Err("a data segment without a fixed address".into());
            }
            let address = cursor.signed()?;
            cursor.byte()?;
            let content = cursor.sized()?;
            let start = section.len() - cursor.0.len() - content.len();
            segments.push((address, start, content.to_vec()));
        }
        Ok(Memory { segments })
    }

    pub fn store(&self, section: &mut [u8]) {
        for (_, start, content) in &self.segments {
            section[*start..start + content.len()].copy_from_slice(content);
        }
    }

    /// The bytes at an address, if they lie in one segment.
    pub fn at(&self, range: &Range<u32>) -> Option<&[u8]> {
        self.segments.iter().find_map(|(address, _, content)| {
            let start = range.start.checked_sub(*address)? as usize;
            content.get(start..start + range.len())
        })
    }

    pub fn zero(&mut self, range: &Range<u32>) {
        for (address, _, content) in &mut self.segments {
            let Some(start) = range.start.checked_sub(*address) else {
                continue;
            };
            if let Some(bytes) = content.get_mut(start as usize..start as usize + range.len()) {
                bytes.fill(0);
            }
        }
    }

    /// Every aligned word with its address.
    pub fn words(&self) -> Vec<(u32, u32)> {
        let mut words = Vec::new();
        for (address, _, content) in &self.segments {
            let skipped = address.next_multiple_of(4) - address;
            let aligned = content.get(skipped as usize..).unwrap_or_default();
            for (place, word) in aligned.chunks_exact(4).enumerate() {
                let word = u32::from_le_bytes([word[0], word[1], word[2], word[3]]);
                words.push((address + skipped + 4 * place as u32, word));
            }
        }
        words
    }

    /// Where each segment stands.
    pub fn ranges(&self) -> Vec<Range<u32>> {
        let range = |(address, _, content): &(u32, usize, Vec<u8>)| *address..*address + content.len() as u32;
        self.segments.iter().map(range).collect()
    }

    /// The section with everything in one segment.
    pub fn in_one(&self) -> Vec<u8> {
        let ranges = self.ranges();
        let start = ranges.iter().map(|range| range.start).min().unwrap_or(0);
        let end = ranges.iter().map(|range| range.end).max().unwrap_or(0);
        let mut whole = vec![0; (end - start) as usize];
        for (address, _, content) in &self.segments {
            let at = (address - start) as usize;
            whole[at..at + content.len()].copy_from_slice(content);
        }
        let mut section = vec![1, 0, 0x41];
        // One more group than needed keeps the sign clear.
        push_number(&mut section, start as usize);
        if section.last().is_some_and(|byte| byte & 0x40 != 0) {
            let last = section.len() - 1;
            section[last] |= 0x80;
            section.push(0);
        }
        section.push(0x0b);
        push_sized(&mut section, &whole);
        section
    }
}
