//! The binary form of the model, small to load and small to read.
//!
//! All texts stand first, each distinct one once, so that they compress well and are shared in memory: ids and the
//! like in ASCII, then wording in UTF-16, which brotli makes 6 % smaller than UTF-8. Then the structure: fields in the
//! order of `layout`, whole numbers in 7-bit groups, a list as its length and its entries, a variant as its number
//! and its fields.
//!
//! Reading never fails half-way: from the first damaged byte on every read gives its smallest value, and
//! [`Reader::finish`] tells. This keeps a failure path out of every field, which is most of what a decoder weighs.

mod layout;
mod reader;
#[cfg(test)]
mod tests;
#[cfg(feature = "author")]
mod writer;

pub(super) use reader::Reader;
#[cfg(feature = "author")]
pub(super) use writer::Writer;

use super::Text;
use crate::value::{Date, Number};

/// What has a place in a bundle. Every value takes at least one byte.
pub(super) trait Wire: Sized {
    /// The next value, or a small stand-in once the reader has met damage.
    fn read(reader: &mut Reader) -> Self;
    /// Adds this value.
    #[cfg(feature = "author")]
    fn write(&self, writer: &mut Writer);
}

impl Wire for Text {
    fn read(reader: &mut Reader) -> Text {
        reader.text()
    }
    #[cfg(feature = "author")]
    fn write(&self, writer: &mut Writer) {
        writer.text(self);
    }
}

impl Wire for bool {
    fn read(reader: &mut Reader) -> bool {
        reader.number() != 0
    }
    #[cfg(feature = "author")]
    fn write(&self, writer: &mut Writer) {
        writer.number((*self).into());
    }
}

macro_rules! unsigned {
    ($($kind:ty),+) => { $(
        impl Wire for $kind {
            fn read(reader: &mut Reader) -> $kind {
                let number = reader.number();
                <$kind>::try_from(number).unwrap_or_else(|_| {
                    reader.damaged();
                    0
                })
            }
            #[cfg(feature = "author")]
            fn write(&self, writer: &mut Writer) {
                writer.number((*self).into());
            }
        }
    )+ };
}

unsigned!(u16, u32, u64);

/// Zigzag: small on both sides of zero.
impl Wire for i32 {
    fn read(reader: &mut Reader) -> i32 {
        let folded = u32::read(reader);
        (folded >> 1).cast_signed() ^ -(folded & 1).cast_signed()
    }
    #[cfg(feature = "author")]
    fn write(&self, writer: &mut Writer) {
        ((self << 1) ^ (self >> 31)).cast_unsigned().write(writer);
    }
}

/// As the days since [`Date::MIN`].
impl Wire for Date {
    fn read(reader: &mut Reader) -> Date {
        Date::MIN
            .plus_days(u16::read(reader).into())
            .plus_days(u16::read(reader).into())
    }
    #[cfg(feature = "author")]
    fn write(&self, writer: &mut Writer) {
        let days = self.days_since(Date::MIN).cast_unsigned();
        let first = days.min(u16::MAX.into());
        writer.number(first.into());
        writer.number((days - first).into());
    }
}

/// `scale × 4 + sign × 2 + wide`, the lower 64 bits of the mantissa and, where wide, the rest.
impl Wire for Number {
    fn read(reader: &mut Reader) -> Number {
        let head = u16::read(reader);
        let low = i128::from(reader.number());
        let high = if head & 1 == 1 { u32::read(reader) } else { 0 };
        let mantissa = low | i128::from(high) << 64;
        let signed = if head & 2 == 2 { -mantissa } else { mantissa };
        Number::from_parts(signed, (head >> 2).into()).unwrap_or_else(|| {
            reader.damaged();
            Number::ZERO
        })
    }
    #[cfg(feature = "author")]
    fn write(&self, writer: &mut Writer) {
        let (mantissa, scale) = self.parts();
        let size = mantissa.unsigned_abs();
        let (low, high) = ((size & u128::from(u64::MAX)) as u64, (size >> 64) as u64);
        let head = u64::from(scale) << 2 | u64::from(mantissa < 0) << 1 | u64::from(high != 0);
        writer.number(head);
        writer.number(low);
        if high != 0 {
            writer.number(high);
        }
    }
}

impl<T: Wire> Wire for Option<T> {
    fn read(reader: &mut Reader) -> Option<T> {
        bool::read(reader).then(|| T::read(reader))
    }
    #[cfg(feature = "author")]
    fn write(&self, writer: &mut Writer) {
        self.is_some().write(writer);
        if let Some(value) = self {
            value.write(writer);
        }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn read(reader: &mut Reader) -> Vec<T> {
        // Grows with what is really there: a damaged length reserves nothing.
        let mut list = Vec::new();
        for _ in 0..reader.enter_list() {
            if reader.is_damaged() {
                break;
            }
            list.push(T::read(reader));
        }
        reader.leave();
        list
    }
    #[cfg(feature = "author")]
    fn write(&self, writer: &mut Writer) {
        writer.number(self.len() as u64);
        self.iter().for_each(|value| value.write(writer));
    }
}

impl<T: Wire> Wire for Box<T> {
    fn read(reader: &mut Reader) -> Box<T> {
        reader.enter();
        let value = Box::new(T::read(reader));
        reader.leave();
        value
    }
    #[cfg(feature = "author")]
    fn write(&self, writer: &mut Writer) {
        (**self).write(writer);
    }
}

impl<T: Wire> Wire for [T; 2] {
    fn read(reader: &mut Reader) -> [T; 2] {
        [T::read(reader), T::read(reader)]
    }
    #[cfg(feature = "author")]
    fn write(&self, writer: &mut Writer) {
        self.iter().for_each(|value| value.write(writer));
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn read(reader: &mut Reader) -> (A, B) {
        (A::read(reader), B::read(reader))
    }
    #[cfg(feature = "author")]
    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
        self.1.write(writer);
    }
}
