//! The outer form of a wasm file: sections, and the numbers and names in them.

use crate::command::Outcome;

pub const CUSTOM: u8 = 0;
pub const IMPORT: u8 = 2;
pub const EXPORT: u8 = 7;
pub const ELEMENTS: u8 = 9;
pub const CODE: u8 = 10;
pub const DATA: u8 = 11;

const HEAD: &[u8] = b"\0asm\x01\0\0\0";

/// A wasm file taken apart into its sections.
pub struct Module {
    sections: Vec<(u8, Vec<u8>)>,
}

impl Module {
    pub fn read(bytes: &[u8]) -> Outcome<Module> {
        let mut cursor = Cursor(bytes.strip_prefix(HEAD).ok_or("not a wasm file")?);
        let mut sections = Vec::new();
        while !cursor.0.is_empty() {
            sections.push((cursor.byte()?, cursor.sized()?.to_vec()));
        }
        Ok(Module { sections })
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = HEAD.to_vec();
        for (id, body) in &self.sections {
            bytes.push(*id);
            push_sized(&mut bytes, body);
        }
        bytes
    }

    /// The only section of this kind.
    pub fn section(&mut self, wanted: u8) -> Outcome<&mut Vec<u8>> {
        let mut found = self.sections.iter_mut().filter(|(id, _)| *id == wanted);
        match (found.next(), found.next()) {
            (Some((_, body)), None) => Ok(body),
            _ => Err(format!("the wasm has not exactly one section {wanted}")),
        }
    }

    /// The section with the names of functions, without its own name.
    pub fn names(&self) -> Outcome<&[u8]> {
        self.sections
            .iter()
            .filter(|(id, _)| *id == CUSTOM)
            .find_map(|(_, body)| body.strip_prefix(b"\x04name"))
            .ok_or_else(|| "the wasm has no names; keep `strip = \"debuginfo\"` in Cargo.toml".into())
    }

    /// Leaves out how many data segments there are, which no instruction of ours needs to know.
    pub fn drop_data_count(&mut self) {
        const DATA_COUNT: u8 = 12;
        self.sections.retain(|(id, _)| *id != DATA_COUNT);
    }

    /// Leaves nothing but the program: no names, no producers.
    pub fn drop_custom(&mut self) {
        self.sections.retain(|(id, _)| *id != CUSTOM);
    }
}

/// Reads from the front of some bytes.
pub struct Cursor<'a>(pub &'a [u8]);

impl<'a> Cursor<'a> {
    pub fn byte(&mut self) -> Outcome<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    pub fn take(&mut self, count: usize) -> Outcome<&'a [u8]> {
        let (front, rest) = self.0.split_at_checked(count).ok_or("the wasm ends too early")?;
        self.0 = rest;
        Ok(front)
    }

    /// A whole number in groups of 7 bits; of a signed one the lower 32 bits are right when it has five groups or fewer.
    pub fn number(&mut self) -> Outcome<u32> {
        self.groups().map(|(number, _)| number as u32)
    }

    /// A signed number in groups of 7 bits, as the 32 bits it is held in.
    pub fn signed(&mut self) -> Outcome<u32> {
        let (number, bits) = self.groups()?;
        let unused = 64 - bits.min(64);
        Ok(((number << unused).cast_signed() >> unused) as u32)
    }

    fn groups(&mut self) -> Outcome<(u64, u32)> {
        let (mut number, mut bits) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f).checked_shl(bits).unwrap_or(0);
            bits += 7;
            if byte < 0x80 {
                return Ok((number, bits));
            }
        }
    }

    pub fn size(&mut self) -> Outcome<usize> {
        self.number().map(|number| number as usize)
    }

    /// Bytes behind their length.
    pub fn sized(&mut self) -> Outcome<&'a [u8]> {
        let size = self.size()?;
        self.take(size)
    }

    pub fn name(&mut self) -> Outcome<&'a str> {
        std::str::from_utf8(self.sized()?).map_err(|_| "a name in the wasm is no text".into())
    }
}

pub fn push_number(bytes: &mut Vec<u8>, number: usize) {
    let mut rest = number;
    while rest >= 0x80 {
        bytes.push((rest & 0x7f) as u8 | 0x80);
        rest >>= 7;
    }
    bytes.push(rest as u8);
}

pub fn push_sized(bytes: &mut Vec<u8>, content: &[u8]) {
    push_number(bytes, content.len());
    bytes.extend(content);
}

/// What an import section says of one import: its two names, its kind, and its type as bytes.
pub struct Import<'a> {
    pub module: &'a str,
    pub name: &'a str,
    pub kind: u8,
    pub of_type: &'a [u8],
}

pub fn imports(section: &[u8]) -> Outcome<Vec<Import<'_>>> {
    let mut cursor = Cursor(section);
    let mut imports = Vec::new();
    for _ in 0..cursor.size()? {
        let (module, name, kind) = (cursor.name()?, cursor.name()?, cursor.byte()?);
        if kind != 0 {
            return Err(format!("the import {name} is no function"));
        }
        let before = cursor.0;
        cursor.number()?;
        let of_type = &before[..before.len() - cursor.0.len()];
        imports.push(Import {
            module,
            name,
            kind,
            of_type,
        });
    }
    Ok(imports)
}
