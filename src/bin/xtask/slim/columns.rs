//! The program taken apart into columns of like things, which brotli makes an eighth smaller than the program itself:
//! what instructions there are, then per kind of instruction what they refer to. `www/columns.mjs` joins them again.
//!
//! A *symbol* stands for the fixed front of an instruction (`i32.load align=4`); the number that follows it stands in
//! a column of its own for each kind and length, so that neighbours resemble each other. The few most frequent pairs
//! of symbols become symbols themselves.

use super::format::{CODE, Cursor, Module, push_number, push_sized};
use super::{classes, code, pairs};
use crate::command::Outcome;

/// The columns that `www/columns.mjs` knows by place; those of numbers follow.
const HEAD: usize = 0;
const TAIL: usize = 1;
const SYMBOLS: usize = 2;
const STREAM: usize = 3;
const LOCALS: usize = 4;
const COUNTED: usize = 5;
const GETS: usize = 6;
const FIRST_GETS: usize = 7;
const NAMED: usize = 8;

/// In the table of symbols: nothing follows the front.
const NOTHING: u8 = 0xff;
/// In the table of symbols: a pair; its front is the places of two symbols.
const PAIR: u8 = 0xfe;

/// How many pairs become symbols; brotli sizes: 4 163.2 KB, 7 162.7, 12 162.5, 16 and more 163.0.
const PAIRS: usize = 12;

/// What stands for one instruction, apart from the number behind it.
#[derive(Clone, PartialEq, Eq)]
struct Symbol {
    front: Vec<u8>,
    follows: Option<Kind>,
}

/// Which column the rest of an instruction goes to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Any bytes, behind how many they are.
    Counted,
    /// A local that is read: where a statement begins it is another than inside one, so it has two columns. Inside
    /// one it is told by how many others were used since.
    Get,
    /// A number: the first opcode of its kind and its length.
    Number(u8, usize),
}

/// The program in columns.
pub fn apart(module: &mut Module) -> Outcome<Vec<u8>> {
    let whole = module.bytes();
    let content = module.section(CODE)?;
    let bodies = code::bodies(content)?;
    let sized: usize = bodies.iter().map(|body| size_with_length(body)).sum();
    let after = whole
        .windows(content.len())
        .position(|part| part == content.as_slice())
        .ok_or("the wasm has no code")?
        + content.len();

    let mut columns = vec![Vec::new(); NAMED];
    columns[HEAD].extend(&whole[..after - sized]);
    columns[TAIL].extend(&whole[after..]);
    // The first symbol ends a function; an `end` inside one is another.
    let mut symbols = vec![symbol(&[0x0b])?];
    let mut kinds: Vec<Kind> = Vec::new();
    for body in bodies {
        let (locals, instructions) = code::instructions(body)?;
        counted(&mut columns[LOCALS], locals)?;
        let (_, inner) = instructions.split_last().ok_or("a function without an end")?;
        let mut begins = true;
        let mut recent = Recent::default();
        for instruction in inner {
            let symbol = symbol(instruction)?;
            let rest = &instruction[symbol.front.len()..];
            let distance = match instruction[0] {
                0x20..=0x22 => recent.place(Cursor(rest).size()?),
                _ => 0,
            };
            match symbol.follows {
                Some(Kind::Counted) => counted(&mut columns[COUNTED], rest)?,
                Some(Kind::Get) if begins => columns[FIRST_GETS].extend(rest),
                Some(Kind::Get) => push_number(&mut columns[GETS], distance),
                Some(kind) => {
                    let at = place(&mut kinds, kind, 0);
                    columns.resize(columns.len().max(NAMED + kinds.len()), Vec::new());
                    columns[NAMED + at].extend(rest);
                }
                None => {}
            }
            begins = ends_statement(instruction[0]);
            let at = place(&mut symbols, symbol, 1);
            columns[STREAM].push(at.try_into().map_err(|_| "more than 256 symbols")?);
        }
        columns[STREAM].push(0);
    }
    let mut entries: Vec<Vec<u8>> = symbols.iter().map(|symbol| entry(symbol, &kinds)).collect();
    let mut joined = Vec::new();
    for _ in 0..PAIRS {
        let place = entries.len().try_into().map_err(|_| "more than 256 symbols")?;
        if let Some(pair) = pairs::join(&mut columns[STREAM], place) {
            joined.push(pair);
            entries.push(Vec::new());
        }
    }
    let numbers = classes::numbers(&columns[STREAM], entries.len());
    let number = |symbol: u8| numbers[usize::from(symbol)];
    for symbol in &mut columns[STREAM] {
        *symbol = number(*symbol);
    }
    for (place, [first, second]) in (symbols.len()..).zip(joined) {
        entries[place] = vec![PAIR, 2, number(first), number(second)];
    }
    columns[SYMBOLS] = table(&entries, &numbers);
    Ok(file(whole.len(), &columns))
}

/// A program that only a current browser runs, in the same form but in one piece.
pub fn in_one_piece(bytes: &[u8]) -> Vec<u8> {
    let mut columns = vec![Vec::new(); NAMED];
    columns[HEAD].extend(bytes);
    file(bytes.len(), &columns)
}

/// The locals of a function, the one used last in front.
#[derive(Default)]
struct Recent(Vec<usize>);

impl Recent {
    /// The place of a local, which comes to the front.
    fn place(&mut self, local: usize) -> usize {
        self.0.extend(self.0.len()..=local);
        let place = self.0.iter().take_while(|one| **one != local).count();
        self.0[..=place].rotate_right(1);
        place
    }
}

/// The front of an instruction and what follows it.
fn symbol(instruction: &[u8]) -> Outcome<Symbol> {
    let (code, length) = (instruction[0], instruction.len());
    let (front, follows) = match code {
        // Constants 0 and 1.
        0x41 if instruction[1] < 2 => (2, None),
        0x41 | 0x42 => (1, Some(Kind::Number(code, length - 1))),
        0x28..=0x35 => (2, Some(Kind::Number(0x28, length - 2))),
        0x36..=0x3e => (2, Some(Kind::Number(0x36, length - 2))),
        0x10 => (1, Some(Kind::Number(code, length - 1))),
        0x0c | 0x0d => (1, Some(Kind::Number(0x0c, 0))),
        0x20 => (1, Some(Kind::Get)),
        0x21 | 0x22 => (1, Some(Kind::Number(0x21, 0))),
        0x23 | 0x24 => (1, Some(Kind::Number(0x23, 0))),
        0x0e | 0x11 | 0x43 | 0x44 => (1, Some(Kind::Counted)),
        _ => (length, None),
    };
    let front = instruction.get(..front).ok_or("an instruction ends too early")?;
    Ok(Symbol {
        front: front.to_vec(),
        follows,
    })
}

/// Control, calls, `local.set` and stores, mostly.
fn ends_statement(code: u8) -> bool {
    matches!(code, 0..=0x11 | 0x21 | 0x36..=0x3e)
}

/// The place of `wanted` in `list` from `start` on; added at the end when it is new.
fn place<T: PartialEq>(list: &mut Vec<T>, wanted: T, start: usize) -> usize {
    let found = list.iter().skip(start).position(|one| *one == wanted);
    found.map_or_else(
        || {
            list.push(wanted);
            list.len() - 1
        },
        |at| start + at,
    )
}

/// The column of what follows a symbol, then its front behind its length.
fn entry(Symbol { front, follows }: &Symbol, kinds: &[Kind]) -> Vec<u8> {
    let of_kind = |kind: &Kind| kinds.iter().take_while(|one| *one != kind).count();
    let mut entry = vec![match follows {
        None => NOTHING,
        Some(Kind::Counted) => COUNTED as u8,
        Some(Kind::Get) => GETS as u8,
        Some(kind) => (NAMED + of_kind(kind)) as u8,
    }];
    push_sized(&mut entry, front);
    entry
}

/// The entries in the order of their numbers; a number without a symbol has an empty one.
fn table(entries: &[Vec<u8>], numbers: &[u8]) -> Vec<u8> {
    let last = numbers.iter().max().copied().unwrap_or_default();
    let entry = |number| {
        let place = numbers.iter().position(|one| *one == number);
        place.map_or(vec![NOTHING, 0], |place| entries[place].clone())
    };
    (0..=last).flat_map(entry).collect()
}

/// The size of the program, how many columns there are and how long each is, as 32-bit words; then the columns.
fn file(size: usize, columns: &[Vec<u8>]) -> Vec<u8> {
    let lengths = columns.iter().map(Vec::len);
    let words = [size, columns.len()].into_iter().chain(lengths);
    let mut file: Vec<u8> = words.flat_map(|word| (word as u32).to_le_bytes()).collect();
    columns.iter().for_each(|column| file.extend(column));
    file
}

fn counted(column: &mut Vec<u8>, bytes: &[u8]) -> Outcome {
    let length = u8::try_from(bytes.len()).map_err(|_| "more than 255 bytes in one instruction")?;
    column.push(length);
    column.extend(bytes);
    Ok(())
}

fn size_with_length(body: &[u8]) -> usize {
    let mut length = Vec::new();
    push_number(&mut length, body.len());
    length.len() + body.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One function: no locals, `i32.const 1`, `i32.const 300`, `drop`, `drop`, `end`; then an empty data section.
    const PROGRAM: &[u8] = &[
        0, b'a', b's', b'm', 1, 0, 0, 0, 10, 11, 1, 9, 0, 0x41, 1, 0x41, 0xac, 2, 0x1a, 0x1a, 0x0b, 11, 1, 0,
    ];

    /// The columns of a file of this form.
    fn columns(file: &[u8]) -> Vec<&[u8]> {
        let word = |at: usize| u32::from_le_bytes(file[4 * at..4 * at + 4].try_into().unwrap()) as usize;
        let (mut rest, count) = (&file[4 * (2 + word(1))..], word(1));
        (2..2 + count)
            .map(|at| rest.split_off(..word(at)).unwrap())
            .collect()
    }

    #[test]
    fn like_goes_to_like() {
        let file = apart(&mut Module::read(PROGRAM).unwrap()).unwrap();
        let found = columns(&file);
        assert_eq!([found[HEAD], found[TAIL]], [&PROGRAM[..11], &PROGRAM[21..]]);
        assert_eq!(found[STREAM], [1, 2, 3, 3, 0]);
        assert_eq!([found[LOCALS], found[NAMED]], [&[1, 0][..], &[0xac, 2]]);
        let fronts = [
            NOTHING,
            1,
            0x0b,
            NOTHING,
            2,
            0x41,
            1,
            NAMED as u8,
            1,
            0x41,
            NOTHING,
            1,
            0x1a,
        ];
        assert_eq!(found[SYMBOLS], fronts);
    }

    #[test]
    fn locals_used_lately_are_near() {
        let mut recent = Recent::default();
        assert_eq!(
            [2, 2, 0, 1, 2, 5, 0].map(|local| recent.place(local)),
            [2, 0, 1, 2, 2, 5, 3]
        );
    }

    #[test]
    fn one_piece_has_no_functions() {
        let file = in_one_piece(PROGRAM);
        let found = columns(&file);
        assert_eq!((found[HEAD], found[STREAM]), (PROGRAM, &[][..]));
    }
}
