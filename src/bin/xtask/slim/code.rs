//! The instructions of a wasm file, as far as what they refer to.

use super::format::Cursor;
use crate::command::Outcome;

/// What an instruction refers to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operand {
    /// A constant, or the offset of a load or store.
    Address(u32),
    /// A function that is called.
    Call(u32),
}

/// The functions of a code section, each with its locals.
pub fn bodies(section: &[u8]) -> Outcome<Vec<&[u8]>> {
    let mut cursor = Cursor(section);
    (0..cursor.size()?).map(|_| cursor.sized()).collect()
}

/// The declaration of a function's locals, and its instructions one by one.
pub fn instructions(body: &[u8]) -> Outcome<(&[u8], Vec<&[u8]>)> {
    let mut rest = Cursor(body);
    skip_locals(&mut rest)?;
    let locals = &body[..body.len() - rest.0.len()];
    let mut all = Vec::new();
    while !rest.0.is_empty() {
        let from = rest.0;
        instruction(&mut rest)?;
        all.push(&from[..from.len() - rest.0.len()]);
    }
    Ok((locals, all))
}

fn skip_locals(body: &mut Cursor) -> Outcome {
    for _ in 0..body.size()? {
        body.number()?;
        body.byte()?;
    }
    Ok(())
}

/// What the instructions of one function refer to, in their order.
pub fn operands(body: &[u8]) -> Outcome<Vec<Operand>> {
    let mut body = Cursor(body);
    skip_locals(&mut body)?;
    let mut found = Vec::new();
    while !body.0.is_empty() {
        found.extend(instruction(&mut body)?);
    }
    Ok(found)
}

/// What one instruction refers to.
pub fn operand(of: &[u8]) -> Outcome<Option<Operand>> {
    instruction(&mut Cursor(of))
}

/// Steps over one instruction: WebAssembly 1.0 and what is lowered to it.
fn instruction(body: &mut Cursor) -> Outcome<Option<Operand>> {
    match body.byte()? {
        0x41 => return body.signed().map(Operand::Address).map(Some),
        0x28..=0x3e => {
            body.number()?;
            return body.number().map(Operand::Address).map(Some);
        }
        0x10 => return body.number().map(Operand::Call).map(Some),
        0x02..=0x04 | 0x3f | 0x40 => drop(body.byte()?),
        0x0c | 0x0d | 0x20..=0x24 | 0x42 => drop(body.number()?),
        0x0e => {
            for _ in 0..=body.number()? {
                body.number()?;
            }
        }
        0x11 => {
            body.number()?;
            body.number()?;
        }
        0x43 => drop(body.take(4)?),
        0x44 => drop(body.take(8)?),
        0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 => {}
        0xfc => match body.number()? {
            0..=7 => {}
            10 => drop(body.take(2)?),
            11 => drop(body.byte()?),
            newer => return Err(format!("the instruction 0xfc {newer} is not expected")),
        },
        newer => return Err(format!("the instruction {newer:#x} is not expected")),
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operands_are_found_among_other_instructions() {
        // One local; i32.const -1, call 300, memory.copy, i32.load offset=16, i64.extend8_s, end.
        let body = [
            1, 1, 0x7f, 0x41, 0x7f, 0x10, 0xac, 0x02, 0xfc, 10, 0, 0, 0x28, 2, 16, 0xc2, 0x0b,
        ];
        let found = [
            Operand::Address(u32::MAX),
            Operand::Call(300),
            Operand::Address(16),
        ];
        assert_eq!(operands(&body).unwrap(), found);
        assert!(operands(&[0, 0xfd, 0]).is_err());
    }
}
