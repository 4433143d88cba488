use std::path::Path;

use super::{Reader, Wire, Writer};
use crate::policy::{Bundle, BundleError, Num, author};
use crate::value::{Date, Number};

fn bundles() -> Vec<Bundle> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    ["policies", "tests/policies"]
        .map(|folder| author::read_folder(&root.join(folder)).expect("policies without problems"))
        .into()
}

/// The values of a bundle without name and checksum in front.
fn values(bundle: &Bundle) -> Vec<u8> {
    let mut writer = Writer::default();
    bundle.write(&mut writer);
    writer.finish().unwrap()
}

fn read<T: Wire>(bytes: &[u8]) -> Result<T, BundleError> {
    let mut reader = Reader::new(bytes);
    let value = T::read(&mut reader);
    reader.finish().map(|()| value)
}

fn round_trip<T: Wire + PartialEq + std::fmt::Debug>(value: T) {
    let mut writer = Writer::default();
    value.write(&mut writer);
    assert_eq!(read(&writer.finish().unwrap()), Ok(value));
}

#[test]
fn every_policy_reads_back_as_it_was() {
    for bundle in bundles() {
        assert!(!bundle.policies.is_empty());
        assert_eq!(Bundle::from_bytes(&bundle.to_bytes().unwrap()), Ok(bundle));
    }
}

#[test]
fn the_ends_of_each_kind_read_back() {
    for number in [0, 1, 127, 128, u64::MAX] {
        round_trip(number);
    }
    for number in [0, -1, i32::MIN, i32::MAX] {
        round_trip(number);
    }
    for text in [
        "0",
        "-0.05",
        "79228162514264337593543950335",
        "-18446744073709551616",
        "18446744073709551615",
    ] {
        let (digits, scale) = text.split_once('.').unwrap_or((text, ""));
        let mantissa: i128 = format!("{digits}{scale}").parse().unwrap();
        round_trip(Number::from_parts(mantissa, scale.len() as u32).unwrap());
    }
    for day in [
        Date::MIN,
        Date::MIN.plus_days(65_535),
        Date::MIN.plus_days(65_536),
        Date::MAX,
    ] {
        round_trip(day);
    }
}

#[test]
fn equal_texts_are_shared() {
    let bundle = &bundles()[0];
    let copy = Bundle::from_bytes(&bundle.to_bytes().unwrap()).unwrap();
    let mut articles: Vec<_> = copy
        .policies
        .iter()
        .flat_map(|p| &p.criteria)
        .map(|c| &c.citation.article)
        .collect();
    articles.sort();
    let twice: Vec<_> = articles.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(!twice.is_empty());
    assert!(twice.iter().all(|pair| std::ptr::eq(*pair[0], *pair[1])));
}

#[test]
fn any_changed_or_missing_byte_is_noticed() {
    let bytes = bundles()[1].to_bytes().unwrap();
    for end in 0..bytes.len() {
        assert_eq!(Bundle::from_bytes(&bytes[..end]), Err(BundleError));
    }
    for place in 0..bytes.len() {
        for flip in [1, 0x80, 0xff] {
            let mut damaged = bytes.clone();
            damaged[place] ^= flip;
            assert_eq!(
                Bundle::from_bytes(&damaged),
                Err(BundleError),
                "byte {place} ^ {flip}"
            );
        }
    }
}

/// Below the checksum: whatever the bytes are, reading ends with a value or an error.
#[test]
fn reading_survives_damage_that_no_checksum_shows() {
    let bytes = values(&bundles()[1]);
    let mut refused = 0;
    for place in 0..bytes.len() {
        for flip in [1, 0x7f, 0x80, 0xff] {
            let mut damaged = bytes.clone();
            damaged[place] ^= flip;
            refused += usize::from(read::<Bundle>(&damaged).is_err());
        }
        assert!(read::<Bundle>(&bytes[..place]).is_err());
    }
    assert!(
        refused > bytes.len(),
        "{refused} of {} changes refused",
        bytes.len() * 4
    );
}

#[test]
fn depth_and_lengths_are_bounded() {
    // No text, then `Rounded(Rounded(Rounded(…` and a list of 2^56 entries.
    let deep = [&[0, 0][..], &[10; 100_000]].concat();
    assert_eq!(read::<Num>(&deep), Err(BundleError));
    let long = [0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f];
    assert_eq!(read::<Vec<u64>>(&long), Err(BundleError));
}
