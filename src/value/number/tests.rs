use super::*;

fn n(text: &str) -> Number {
    Number::parse(text).unwrap()
}

#[test]
fn what_the_library_would_round_is_refused() {
    let long = n("0.1111111111111111111111111111");
    assert_eq!(long.checked_mul(long), None);
    assert_eq!(n("7922816251426433759354395033").checked_add(n("0.44")), None);
    assert_eq!(n("1.5").checked_mul(n("2.25")), Some(n("3.375")));
    assert_eq!(n("0.1").checked_add(n("0.2")), Some(n("0.3")));
    assert_eq!(n("0.5").checked_sub(n("0.5")), Some(Number::ZERO));
}

/// Against whole-number arithmetic over every pair of short decimals: exact whenever it fits, and never refused.
#[test]
fn short_decimals_add_and_multiply_exactly() {
    let mantissas = [-70_007, -100, -1, 0, 1, 5, 99, 100, 12_000, 999_999];
    for (a, b) in mantissas.iter().flat_map(|a| mantissas.map(|b| (*a, b))) {
        for (s, t) in (0..6).flat_map(|s| (0..6).map(move |t| (s, t))) {
            let (left, right) = (Number::new(a, s), Number::new(b, t));
            let scaled = |mantissa: i64, scale: u32| i128::from(mantissa) * 10_i128.pow(6 - scale);
            let sum = Number::from_parts(scaled(a, s) + scaled(b, t), 6);
            assert_eq!(left.checked_add(right), sum, "{left} + {right}");
            let difference = Number::from_parts(scaled(a, s) - scaled(b, t), 6);
            assert_eq!(left.checked_sub(right), difference, "{left} - {right}");
            let product = Number::from_parts(i128::from(a) * i128::from(b), s + t);
            assert_eq!(left.checked_mul(right), product, "{left} × {right}");
        }
    }
}

/// The library's own reading and printing, at every scale and around every power of ten.
#[test]
fn texts_are_the_ones_of_the_library() {
    let powers = (0..=28).map(|n| 10_i128.pow(n));
    let most = [i128::from(u64::MAX), (1 << 96) - 1];
    let around = powers
        .chain(most)
        .flat_map(|size| [size - 1, size, 7 * (size / 10) + 3]);
    for mantissa in around.flat_map(|size| [size, -size]) {
        for scale in 0..=28 {
            let number = Number::from_parts(mantissa, scale).unwrap();
            assert_eq!(number.text(), number.0.normalize().to_string());
            let fixed = number.0.to_string();
            let fixed = if fixed.trim_matches(['-', '0', '.']).is_empty() {
                fixed.trim_start_matches('-')
            } else {
                &fixed
            };
            assert_eq!(number.to_fixed(scale), fixed);
            let known = Decimal::from_str_exact(fixed).map(|known| known.normalize());
            if let Ok(read) = Number::parse(fixed) {
                assert_eq!(
                    known.map(|known| (known.mantissa(), known.scale())),
                    Ok(read.raw_parts())
                );
            }
        }
    }
}

/// The library's sums, products and remainders over numbers of every length: the same where it kept every digit,
/// refused where it did not.
#[test]
fn sums_products_and_multiples_are_the_ones_of_the_library() {
    let mut seed = 88_172_645_463_325_252_u64;
    let mut next = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    let mut number = || {
        let size = (u128::from(next()) << 64 | u128::from(next())) >> (32 + next() % 96);
        let size = i128::try_from(size).unwrap();
        let zeros = 10_i128.pow((next() % 9) as u32);
        let size = if next() % 3 == 0 {
            size / zeros * zeros
        } else {
            size
        };
        let scale = if next() % 2 == 0 { next() % 4 } else { next() % 29 };
        let signed = if next() % 2 == 0 { size } else { -size };
        Number::from_parts(signed, scale as u32).unwrap()
    };
    let (mut sums, mut products, mut multiples) = (0, 0, 0);
    for _ in 0..200_000 {
        let (a, b) = (number(), number());
        let known = a.0.checked_add(b.0).filter(|sum| {
            a.is_zero() || b.is_zero() || sum.is_zero() || sum.scale() == a.0.scale().max(b.0.scale())
        });
        assert_eq!(a.checked_add(b).map(|n| n.0), known, "{a} + {b}");
        let kept = |n: &Decimal| n.scale() == a.0.scale() + b.0.scale();
        let known = a.0.checked_mul(b.0).filter(kept);
        let zero = (a.is_zero() || b.is_zero()).then_some(Decimal::ZERO);
        assert_eq!(a.checked_mul(b).map(|n| n.0), zero.or(known), "{a} × {b}");
        let step = if b.is_negative() { b.negated() } else { b };
        for of in [Some(a), a.checked_mul(step)].into_iter().flatten() {
            let known = of.0.checked_rem(step.0).is_some_and(|rest| rest.is_zero());
            assert_eq!(of.is_multiple_of(step), known, "{of} % {step}");
            multiples += usize::from(known);
        }
        sums += usize::from(a.checked_add(b).is_none());
        products += usize::from(a.checked_mul(b).is_none());
    }
    assert!(
        sums.min(products).min(multiples) > 1000,
        "{sums} {products} {multiples}"
    );
}

#[test]
fn long_rows_of_zeros_are_read_as_the_library_reads_them() {
    for zeros in 0..40 {
        for (front, end) in [("0.", "1"), ("0.", ""), ("-0.", "70"), ("0", "5.25"), ("0", "0")] {
            let text = [front, &"0".repeat(zeros), end].concat();
            let known = Decimal::from_str_exact(&text)
                .ok()
                .filter(|_| !text.ends_with('.'));
            let read = Number::parse(&text).ok();
            assert_eq!(read.map(|n| n.0), known.map(|n| n.normalize()), "{text}");
        }
    }
}

#[test]
fn only_plain_notation_is_read() {
    for bad in ["", "1e5", "1,000", "1.", ".5", "--1", "1.2.3", "１", "nan", " 1"] {
        assert_eq!(Number::parse(bad), Err(NumberParseError::NotANumber), "{bad:?}");
    }
    assert_eq!(
        Number::parse("12345678901234567890123456789"),
        Err(NumberParseError::TooManyDigits)
    );
    assert_eq!(n("100.00").to_string(), "100");
    assert_eq!(n("-2400").to_fixed(2), "-2400.00");
}

/// Sums, products, order and multiples against the library's own, wherever that keeps every digit.
#[test]
fn what_the_library_keeps_comes_out_the_same() {
    let sizes = [
        0,
        1,
        3,
        10,
        99_999,
        10_i128.pow(14) + 7,
        10_i128.pow(27),
        (1 << 96) - 1,
    ];
    let numbers: Vec<Number> = sizes
        .iter()
        .flat_map(|size| [*size, -size])
        .flat_map(|size| [0, 1, 2, 9, 27, 28].map(|scale| Number::from_parts(size, scale).unwrap()))
        .collect();
    for a in &numbers {
        for b in &numbers {
            assert_eq!(a.cmp(b), a.0.cmp(&b.0), "{a} <=> {b}");
            let kept = |sum: &Decimal| sum.scale() == a.0.scale().max(b.0.scale()) || sum.is_zero();
            if let Some(sum) = a.0.checked_add(b.0).filter(kept) {
                assert_eq!(a.checked_add(*b), Some(Number(sum)), "{a} + {b}");
            }
            let kept = |product: &Decimal| product.scale() == a.0.scale() + b.0.scale();
            if let Some(product) = a.0.checked_mul(b.0).filter(kept) {
                assert_eq!(a.checked_mul(*b), Some(Number(product)), "{a} × {b}");
            }
            if b.0 > Decimal::ZERO && a.aligned(*b).is_some() {
                let rest = a.0.checked_rem(b.0).unwrap();
                assert_eq!(a.is_multiple_of(*b), rest.is_zero(), "{a} % {b}");
            }
        }
    }
}
