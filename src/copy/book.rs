//! Words of the sheet on which the authority settles how its text is read.

use crate::engine::{Effect, EffectValue, Part};

use super::{cost, reading, words};

/// Heading.
pub const TITLE: &str = "口径确认表";
/// Under the heading.
pub const HELP: &str = "下面每一行是文件里可以有不同理解的一处文字。请在“同意”或“改为”里选一种，签字、写上日期。没有答复的，自查工具先按“默认”测算。";
/// Heads of the columns after the one with the amount.
pub const HEADS: [&str; 3] = ["原文", "选项", "默认"];
/// Heads of what is filled in by hand.
pub const BY_HAND: [&str; 3] = ["同意 / 改为", "签字", "日期"];
/// Head of the column of amounts where nothing is multiplied.
pub const AMOUNTS: &str = "对金额的影响";
/// In place of amounts that no option can change.
pub const NO_EFFECT: &str = "金额不变";
/// In place of amounts that no option changes in what was worked out here.
pub const NO_EFFECT_HERE: &str =
    "这里测算的情况（含各个样例）里金额不变；别的情况可能会变，以企业自己的测算为准";
/// In place of the amounts of an option that is only told.
pub const NOT_COMPUTED: &str = "没有计算，金额可能会变";
/// Box to tick.
pub const AGREED: &str = "☐ 同意";
/// Box to tick.
pub const OTHERWISE: &str = "☐ 改为：";
/// Under the table.
pub const AFTER: &str =
    "答复以后，由政策经办人写进政策文件这一处的 confirmed（见 policies/README.md），从那时起只按答复测算。";

/// Head of the column of amounts for so much of a quantity: `对100㎡金额的影响`.
pub fn amounts_for(quantity: &str, unit: &str) -> String {
    ["对", quantity, unit, "金额的影响"].concat()
}

/// Above amounts that only an example shows.
pub fn of_example(title: &str) -> String {
    ["样例“", title, "”："].concat()
}

/// An option to choose.
pub fn option(label: &str, computed: bool) -> String {
    let noted = if computed { "" } else { words::NOTED };
    ["☐ ", label, noted].concat()
}

/// The criteria and classes an option bears on.
pub fn bears_on(titles: &[&str]) -> String {
    ["关系到：", &words::first_of(titles, 5)].concat()
}

/// What was settled already.
pub fn confirmed(option: &str, by: &str) -> String {
    words::cited(&[words::CONFIRMED, "：", option].concat(), by)
}

/// What an option makes of an amount: `A类费用合计：9,000 元 → 12,000 元`; `None` for what is no amount.
pub fn amount(effect: &Effect) -> Option<String> {
    let value = |value: &EffectValue| match (value, effect.target.part) {
        (EffectValue::Amount(amount), Part::BenefitAmount) => Some(cost::award(*amount)),
        (EffectValue::Amount(amount), _) => Some(cost::amount(*amount)),
        _ => None,
    };
    let (from, to) = (value(&effect.from)?, value(&effect.to)?);
    Some([&reading::target(&effect.target), "：", &from, " → ", &to].concat())
}
