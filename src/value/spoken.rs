//! The words people type around a number: scales, units as spoken, hedges. Data only; [`super::typed`] reads with it.

use super::Number;

/// Scale words with their power of ten, largest first.
pub const SCALES: [(char, u32); 4] = [('亿', 8), ('万', 4), ('千', 3), ('百', 2)];

/// Units of money that differ only by a power of ten.
pub const MONEY: [(&str, u32); 3] = [("亿元", 8), ("万元", 4), ("元", 0)];

/// Units as spoken, and as printed. Longer forms come before the shorter ones they end in.
pub const UNITS: [(&str, &str); 34] = [
    ("万块钱", "万元"),
    ("亿块钱", "亿元"),
    ("块钱", "元"),
    ("万块", "万元"),
    ("人民币", "元"),
    ("rmb", "元"),
    ("平方公里", "㎢"),
    ("平方千米", "㎢"),
    ("km2", "㎢"),
    ("km²", "㎢"),
    ("平方米", "㎡"),
    ("平米", "㎡"),
    ("平方", "㎡"),
    ("m2", "㎡"),
    ("m²", "㎡"),
    ("个百分点", "%"),
    ("个工作日", "工作日"),
    ("个工位", "工位"),
    ("个月", "月"),
    ("个季度", "季"),
    ("季度", "季"),
    ("个人", "人"),
    ("企业", "家"),
    ("平", "㎡"),
    ("块", "元"),
    ("圆", "元"),
    ("名", "人"),
    ("位", "人"),
    ("户", "家"),
    ("项", "件"),
    ("t", "吨"),
    ("周年", "年"),
    ("天", "日"),
    ("日", "天"),
];

/// What may stand before or after a number without changing it.
pub const HEDGES: [&str; 12] = [
    "人民币",
    "大约",
    "大概",
    "左右",
    "上下",
    "约",
    "共",
    "合计",
    "￥",
    "¥",
    "整",
    "。",
];

/// The units of the parts of a date.
pub const DATE_PARTS: [&str; 3] = ["年", "月", "日"];

/// A large number counted in 万 or 亿, the word for that, and the unit it leaves: 12000 元 is 1.2 万 元. `None` where that
/// says nothing better, or not in six decimals.
pub fn in_large_steps(number: Number, unit: &str) -> Option<(Number, &'static str, &str)> {
    let (steps, unit): (&[(u32, &str)], &str) = match unit {
        "万元" => (&[(4, "亿")], "元"),
        "亿元" | "%" => return None,
        _ => (&[(8, "亿"), (4, "万")], unit),
    };
    let size = if number.is_negative() {
        number.negated()
    } else {
        number
    };
    let (power, word) = steps
        .iter()
        .find(|(power, _)| Number::from_parts(10_i128.pow(*power), 0).is_some_and(|step| size >= step))?;
    let counted = number.checked_mul(Number::from_parts(1, *power)?)?;
    let (_, places) = counted.parts();
    (places <= 6).then_some((counted, word, unit))
}
