use super::*;

fn n(text: &str) -> Number {
    Number::parse(text).unwrap()
}

/// Typed text, unit of the field, what it comes to (`a|b` is doubtful, `-` empty, `?` not a number, `!` other unit).
const CASES: [(&str, &str, &str); 62] = [
    ("20", "人", "20"),
    ("20人", "人", "20"),
    ("20 名", "人", "20"),
    ("２０", "人", "20"),
    ("２，０００．５", "元", "2000.5"),
    ("1,234,567.89", "元", "1234567.89"),
    ("1，234", "元", "1234"),
    ("12 000", "元", "12000"),
    ("\u{3000}12\u{a0}000\u{200b}", "元", "12000"),
    ("¥1,200", "元", "1200"),
    ("￥1200元", "元", "1200"),
    ("1.2万", "元", "12000"),
    ("1.2万元", "元", "12000"),
    ("１．２ 万 元", "元", "12000"),
    ("1.2万块", "元", "12000"),
    ("3千", "元", "3000"),
    ("1亿2000万", "元", "120000000"),
    ("1万2千", "元", "12000"),
    ("1万2", "元", "?"),
    ("2千1万", "元", "?"),
    ("1.2万", "万元", "1.2|12000"),
    ("1.2万元", "万元", "1.2"),
    ("12000元", "万元", "1.2"),
    ("1.2亿", "万元", "12000"),
    ("1.2亿元", "万元", "12000"),
    ("3万", "亿元", "0.0003|30000"),
    ("2亿", "亿元", "2|200000000"),
    ("5千", "万元", "0.5|5000"),
    ("12000", "万元", "12000"),
    ("100平米", "㎡", "100"),
    ("100 平方米", "㎡", "100"),
    ("100m2", "㎡", "100"),
    ("100M²", "㎡", "100"),
    ("1万平", "㎡", "10000"),
    ("100平方公里", "㎡", "!"),
    ("3平方公里", "㎢", "3"),
    ("60%", "%", "60"),
    ("６０％", "%", "60"),
    ("60", "%", "60"),
    ("60%", "元", "!"),
    ("60%", "", "!"),
    ("20人", "元", "!"),
    ("20元", "人", "!"),
    ("20元", "", "!"),
    ("3个月", "月", "3"),
    ("2年", "年", "2"),
    ("约100", "㎡", "100"),
    ("100左右", "㎡", "100"),
    ("", "人", "-"),
    ("  \u{3000}", "人", "-"),
    ("-5", "元", "-5"),
    ("－5", "元", "-5"),
    (".5", "元", "0.5"),
    ("5.", "元", "5"),
    ("+5", "元", "5"),
    ("1,23", "元", "?"),
    ("1,2345", "元", "?"),
    ("20-30", "人", "?"),
    ("1e5", "元", "?"),
    ("NaN", "元", "?"),
    ("三百", "元", "?"),
    ("abc", "元", "?"),
];

#[test]
fn numbers_are_read_as_people_type_them() {
    for (text, unit, wanted) in CASES {
        let wanted = match wanted {
            "-" => Ok(Typed::Empty),
            "?" => Err(TypedError::NotANumber),
            "!" => Err(TypedError::OtherUnit),
            both => Ok(match both.split_once('|') {
                Some((a, b)) => Typed::Doubtful([n(a), n(b)]),
                None => Typed::Number(n(both)),
            }),
        };
        assert_eq!(read(text, unit), wanted, "{text:?} in {unit:?}");
    }
}

#[test]
fn what_cannot_be_held_exactly_is_refused() {
    for text in [
        "12345678901234567890123456789",
        "1234567890123456789012345亿",
        "9".repeat(500).as_str(),
    ] {
        assert_eq!(read(text, "元"), Err(TypedError::TooManyDigits), "{text}");
    }
    assert!(read("0.1234567890123456789012345678", "万元").is_ok());
    assert_eq!(
        read("0.1234567890123456789012345678元", "亿元"),
        Err(TypedError::TooManyDigits)
    );
}

/// Every text of up to eight pieces a person could hit, in every kind of field: read or refused, never a panic; and
/// what is read prints and reads back to itself.
#[test]
fn no_text_breaks_the_reader() {
    const PIECES: [&str; 30] = [
        "0",
        "7",
        "９",
        "12",
        "000",
        ".",
        "．",
        ",",
        "，",
        "、",
        " ",
        "\u{3000}",
        "万",
        "亿",
        "千",
        "元",
        "万元",
        "㎡",
        "平",
        "平米",
        "%",
        "％",
        "人",
        "-",
        "－",
        "+",
        "¥",
        "约",
        "e",
        "\u{1f600}",
    ];
    const UNITS: [&str; 7] = ["", "元", "万元", "亿元", "㎡", "%", "人"];
    let mut seed = 0x2545_f491_u32;
    let mut next = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        seed as usize % below
    };
    let mut numbers = 0;
    for _ in 0..200_000 {
        let text: String = (0..=next(8)).map(|_| PIECES[next(PIECES.len())]).collect();
        let unit = UNITS[next(UNITS.len())];
        if let Ok(Typed::Number(number)) = read(&text, unit) {
            numbers += 1;
            assert_eq!(
                read(&number.to_string(), unit),
                Ok(Typed::Number(number)),
                "{text:?} in {unit:?}"
            );
        }
    }
    assert!(numbers > 1_000, "the pieces hardly ever make a number");
}
