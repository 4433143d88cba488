//! Constants that only emptied functions read: std's tables and sentences for messages, blanked.
//!
//! The linker leaves each constant in a segment of its own. One goes only if something referred to it and nothing that
//! is left does: what is never referred to by an address inside it may be reached by one beside it, so it stays.

use super::code::{self, Operand};
use super::format::{CODE, Cursor, DATA, ELEMENTS, EXPORT, IMPORT, Module, imports};
use super::memory::Memory;
use crate::command::Outcome;
use std::ops::Range;

/// Blanks what nothing reads any more, and puts the rest into one segment; `before` are the functions before any was
/// emptied.
pub fn blank(module: &mut Module, before: &[u8]) -> Outcome {
    let bodies = code::bodies(module.section(CODE)?)?
        .into_iter()
        .map(<[u8]>::to_vec);
    let bodies: Vec<Vec<u8>> = bodies.collect();
    let imported = imports(module.section(IMPORT)?)?.len();
    let mut roots = exported(module.section(EXPORT)?)?;
    roots.extend(in_tables(module.section(ELEMENTS)?)?);
    let left = reached(roots, |place| {
        let body = place.checked_sub(imported).and_then(|at| bodies.get(at));
        body.map_or(Ok(Vec::new()), |body| operands(body, called))
    })?;

    let mut memory = Memory::of(module.section(DATA)?)?;
    let statics = Statics::of(&memory);
    let mut mentioned = statics.reads.concat();
    let mut read = Vec::new();
    let before = code::bodies(before)?;
    for body in &before {
        mentioned.extend(statics.of_body(body)?);
    }
    let body = |place: usize| bodies.get(place.checked_sub(imported)?);
    let is_emptied = |place: usize| {
        let earlier = place.checked_sub(imported).and_then(|at| before.get(at));
        earlier.copied() != body(place).map(Vec::as_slice)
    };
    for body in left.into_iter().filter_map(body) {
        read.extend(statics.of_body(&without_arguments(body, is_emptied)?)?);
    }
    mentioned.sort_unstable();
    let all = 0..statics.ranges.len();
    let never_mentioned = |at: &usize| mentioned.binary_search(at).is_err();
    let roots = read.into_iter().chain(all.filter(never_mentioned)).collect();
    let live = reached(roots, |at| Ok(statics.reads[at].clone()))?;

    let dead: Vec<usize> = (0..statics.ranges.len())
        .filter(|at| live.binary_search(at).is_err())
        .collect();
    if dead.is_empty() {
        return Err("every constant is still read; see src/bin/xtask/slim/statics.rs".into());
    }
    for at in dead {
        memory.zero(&statics.ranges[at]);
    }
    *module.section(DATA)? = memory.in_one();
    module.drop_data_count();
    Ok(())
}

/// Every constant, and which others each refers to.
struct Statics {
    ranges: Vec<Range<u32>>,
    reads: Vec<Vec<usize>>,
}

impl Statics {
    fn of(memory: &Memory) -> Statics {
        let mut ranges = memory.ranges();
        ranges.sort_by_key(|range| range.start);
        let reads = vec![Vec::new(); ranges.len()];
        let mut statics = Statics { ranges, reads };
        for (at, word) in memory.words() {
            if let (Some(reader), Some(read)) = (statics.at(at), statics.at(word)) {
                statics.reads[reader].push(read);
            }
        }
        statics
    }

    /// The one that holds an address.
    fn at(&self, address: u32) -> Option<usize> {
        let behind = self.ranges.partition_point(|range| range.start <= address);
        let at = behind.checked_sub(1)?;
        self.ranges[at].contains(&address).then_some(at)
    }

    fn of_body(&self, body: &[u8]) -> Outcome<Vec<usize>> {
        operands(body, |operand| match operand {
            Operand::Address(address) => self.at(address),
            Operand::Call(_) => None,
        })
    }
}

/// A function without the constants that stand right before a call of an emptied one: nobody looks at them.
fn without_arguments(body: &[u8], is_emptied: impl Fn(usize) -> bool) -> Outcome<Vec<u8>> {
    const CONSTANT: u8 = 0x41;
    let (locals, instructions) = code::instructions(body)?;
    let mut left = vec![locals];
    for instruction in instructions {
        let called = code::operand(instruction)?.and_then(called);
        if called.is_some_and(&is_emptied) {
            while left.len() > 1 && left.last().is_some_and(|last| last[0] == CONSTANT) {
                left.pop();
            }
        }
        left.push(instruction);
    }
    Ok(left.concat())
}

fn called(operand: Operand) -> Option<usize> {
    match operand {
        Operand::Call(place) => Some(place as usize),
        Operand::Address(_) => None,
    }
}

fn operands(body: &[u8], wanted: impl Fn(Operand) -> Option<usize>) -> Outcome<Vec<usize>> {
    Ok(code::operands(body)?.into_iter().filter_map(wanted).collect())
}

/// Everything that is reached from the roots, in rising order.
fn reached(roots: Vec<usize>, next: impl Fn(usize) -> Outcome<Vec<usize>>) -> Outcome<Vec<usize>> {
    let (mut open, mut found) = (roots, std::collections::BTreeSet::new());
    while let Some(one) = open.pop() {
        if found.insert(one) {
            open.extend(next(one)?);
        }
    }
    Ok(found.into_iter().collect())
}

/// The functions that the page can call.
fn exported(section: &[u8]) -> Outcome<Vec<usize>> {
    let mut cursor = Cursor(section);
    let mut functions = Vec::new();
    for _ in 0..cursor.size()? {
        cursor.name()?;
        let (kind, place) = (cursor.byte()?, cursor.size()?);
        functions.extend((kind == 0).then_some(place));
    }
    Ok(functions)
}

/// The functions that can be called through tables.
fn in_tables(section: &[u8]) -> Outcome<Vec<usize>> {
    const CONSTANT: [u8; 2] = [0, 0x41];
    let mut cursor = Cursor(section);
    let mut functions = Vec::new();
    for _ in 0..cursor.size()? {
        if cursor.take(2)? != CONSTANT {
            return Err("a table that is not filled from a fixed place".into());
        }
        cursor.signed()?;
        cursor.byte()?;
        for _ in 0..cursor.size()? {
            functions.push(cursor.size()?);
        }
    }
    Ok(functions)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slim::format::push_sized;

    const KEPT: &[u8] = &[0, 0x41, 16, 0x1a, 0x0b];
    const EMPTIED: &[u8] = &[0, 0x41, 20, 0x1a, 0x0b];
    const TRAP: &[u8] = &[0, 0, 0x0b];

    /// The functions in a code section.
    fn code(bodies: &[&[u8]]) -> Vec<u8> {
        let mut section = vec![bodies.len() as u8];
        bodies.iter().for_each(|body| push_sized(&mut section, body));
        section
    }

    /// Exports the first function; constants of four bytes at 16, 20, 24 and 28, of which the first points to the last.
    fn module(bodies: &[&[u8]]) -> Module {
        let mut data = vec![4];
        for (at, content) in [(16, &[28, 0, 0, 0]), (20, b"bbbb"), (24, b"cccc"), (28, b"dddd")] {
            data.extend([0, 0x41, at, 0x0b, 4]);
            data.extend(content);
        }
        let export = [1, 1, b'f', 0, 0];
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        for (id, body) in [
            (IMPORT, &[0][..]),
            (EXPORT, &export),
            (ELEMENTS, &[0]),
            (CODE, &code(bodies)),
            (DATA, &data),
        ] {
            bytes.push(id);
            push_sized(&mut bytes, body);
        }
        Module::read(&bytes).unwrap()
    }

    #[test]
    fn what_only_an_emptied_function_read_is_blank() {
        let mut module = module(&[KEPT, TRAP]);
        blank(&mut module, &code(&[KEPT, EMPTIED])).unwrap();
        let memory = Memory::of(module.section(DATA).unwrap()).unwrap();
        let left = memory.at(&(16..32)).unwrap();
        assert_eq!(left, b"\x1c\0\0\0\0\0\0\0ccccdddd");
    }

    #[test]
    fn what_is_still_read_stays() {
        let calls: &[u8] = &[0, 0x10, 1, 0x0b];

        let bodies = [calls, EMPTIED];
        let refused = blank(&mut module(&bodies), &code(&bodies)).unwrap_err();
        assert!(refused.starts_with("every constant is still read"), "{refused}");
    }

    #[test]
    fn what_is_handed_to_an_emptied_function_is_not_read() {
        let hands: &[u8] = &[0, 0x41, 24, 0x41, 20, 0x10, 1, 0x41, 20, 0x0b];
        let found = without_arguments(hands, |place| place == 1).unwrap();
        assert_eq!(found, [0, 0x10, 1, 0x41, 20, 0x0b]);
        assert_eq!(without_arguments(hands, |_| false).unwrap(), hands);
    }
}
