//! The places in the source that panics would have named: paths, lines and columns, blanked where nothing reads them.

use super::code::{self, Operand};
use super::format::{CODE, DATA, Module};
use super::memory::Memory;
use crate::command::Outcome;
use std::collections::BTreeSet;
use std::ops::Range;

/// Pointer, length, line and column of a `core::panic::Location`.
const PLACE: usize = 16;

/// Overwrites each place that no instruction and no data refers to with zeros, then each path that only those named.
pub fn blank(module: &mut Module) -> Outcome {
    let mut read = constants(module.section(CODE)?)?;
    let data = module.section(DATA)?;
    let mut memory = Memory::of(data)?;
    let places = memory.places();
    let words = memory.words();
    let inside = |word: &u32, range: &Range<u32>| range.contains(word);
    let owned = |at: &u32| {
        places
            .iter()
            .any(|place| (place.at..place.at + PLACE as u32).contains(at))
    };
    read.extend(words.iter().filter(|(at, _)| !owned(at)).map(|(_, word)| *word));

    let mut blanked = 0;
    for place in &places {
        let own = place.at..place.at + PLACE as u32;
        if read.range(own.clone()).next().is_none() {
            memory.zero(&own);
            blanked += 1;
        } else {
            read.insert(place.path.start);
        }
    }
    for place in &places {
        if !read
            .range(place.path.clone())
            .any(|word| inside(word, &place.path))
        {
            memory.zero(&place.path);
        }
    }
    if blanked == 0 {
        return Err("no place of a panic found; see src/bin/xtask/slim/places.rs".into());
    }
    memory.store(data);
    Ok(())
}

struct Place {
    at: u32,
    path: Range<u32>,
}

impl Memory {
    /// Whatever has the form of a place: a pointer to a path of Rust source, its length, a line and a column.
    fn places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        for four in self.words().windows(4) {
            let (at, [path, length, line, column]) =
                (four[0].0, [four[0].1, four[1].1, four[2].1, four[3].1]);
            let small =
                (4..400).contains(&length) && (1..100_000).contains(&line) && (1..1000).contains(&column);
            if !small || four[3].0 != at + 12 {
                continue;
            }
            let path = path..path.saturating_add(length);
            if self.at(&path).is_some_and(|text| text.ends_with(b".rs")) {
                places.push(Place { at, path });
            }
        }
        places
    }
}

/// Every number the instructions could use as an address: constants and the offsets of loads and stores.
fn constants(section: &[u8]) -> Outcome<BTreeSet<u32>> {
    let mut found = BTreeSet::new();
    for body in code::bodies(section)? {
        for operand in code::operands(body)? {
            if let Operand::Address(address) = operand {
                found.insert(address);
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A path of 8 bytes at 16, and places at 32 and 48 that name it.
    fn data() -> Vec<u8> {
        let mut memory = vec![0; 64];
        memory[16..24].copy_from_slice(b"src/a.rs");
        for at in [32, 48] {
            for (place, word) in [16_u32, 8, 7, 5].iter().enumerate() {
                memory[at + 4 * place..][..4].copy_from_slice(&word.to_le_bytes());
            }
        }
        [&[1, 0, 0x41, 0, 0x0b, 64][..], &memory].concat()
    }

    /// One function that holds the constant and drops it.
    fn module(constant: u8) -> Module {
        let code = [1, 6, 0, 0x41, constant, 0x1a, 0x01, 0x0b];
        let data = data();
        let section = |id: u8, body: &[u8]| [&[id, body.len() as u8][..], body].concat();
        Module::read(
            &[
                &b"\0asm\x01\0\0\0"[..],
                &section(CODE, &code),
                &section(DATA, &data),
            ]
            .concat(),
        )
        .unwrap()
    }

    #[test]
    fn what_nothing_reads_is_blank() {
        let mut module = module(8);
        blank(&mut module).unwrap();
        assert!(module.section(DATA).unwrap()[6..].iter().all(|byte| *byte == 0));
    }

    #[test]
    fn what_is_read_stays() {
        let mut one = module(36);
        blank(&mut one).unwrap();
        let left = &one.section(DATA).unwrap()[6..];
        assert_eq!(left[..48], data()[6..54]);
        assert!(left[48..].iter().all(|byte| *byte == 0));

        let mut path = module(18);
        blank(&mut path).unwrap();
        let left = &path.section(DATA).unwrap()[6..];
        assert_eq!(&left[16..24], b"src/a.rs");
        assert!(left[24..].iter().all(|byte| *byte == 0));
    }

    #[test]
    fn nothing_to_blank_is_a_mistake_of_the_build() {
        let mut module = module(8);
        module.section(DATA).unwrap()[6 + 16..].fill(b'x');
        assert!(blank(&mut module).is_err());
    }
}
