//! Words of the stage that staff show on a projector.

use crate::engine::{Amount, AmountKind};
use crate::form::ResultScreen;

/// Switches to the stage.
pub const ENTER: &str = "演示版";
/// Leaves it.
pub const LEAVE: &str = "退出演示";
/// Heading of the examples.
pub const EXAMPLES: &str = "样例企业（都是虚构的）";
/// Heading of the sliders.
pub const SLIDERS: &str = "拖动，结果跟着变";
/// In front of the names of the two cases: which one the sliders move.
pub const MOVED_SIDE: &str = "调整";
/// Puts a second case beside the first.
pub const COMPARE: &str = "两家对比";
/// Takes the second case away.
pub const ALONE: &str = "只看一家";
/// Shows the code.
pub const CODE: &str = "二维码";
/// Below the code.
pub const CODE_HELP: &str = "用微信扫一扫，在手机上打开这份测算";
/// Where the page has no address of its own that a phone could open.
pub const NO_CODE: &str = "这份页面没有写明对外网址，二维码打不开，请联系网页管理员。";
/// In place of a code that would be too large.
pub const LONG_CODE: &str = "这份测算的答案多，链接太长，放不进二维码。请复制下面的链接发到手机上：";
/// Shows the keys.
pub const KEYS: &str = "按键";
/// Back to the beginning.
pub const RESET: &str = "重新开始";
/// Closes what lies over the stage.
pub const CLOSE: &str = "关闭";
/// The two cases.
pub const SIDES: [&str; 2] = ["甲", "乙"];
/// A number nobody has given.
pub const OPEN: &str = "还没填";
/// Heads of the comparison.
pub const WHAT: &str = "项目";
/// Head of the column of differences.
pub const DIFFERENCE: &str = "乙比甲";
/// The criteria as a whole.
pub const OVERALL: &str = "入驻条件总体";
/// Where no difference can be told.
pub const NO_DIFFERENCE: &str = "—";
/// What is the same in both.
pub const SAME: &str = "相同";

/// Keys and what they do.
pub const KEY_LIST: [(&str, &str); 7] = [
    ("1–9", "换样例企业"),
    ("C", "两家对比，再按一次只看一家"),
    ("S", "换另一家来调整"),
    ("Q", "显示二维码"),
    ("R", "重新开始"),
    ("?", "显示这张按键表"),
    ("Esc", "关闭"),
];

/// Name of a case: its side and the example it started from, and whether it is still that.
pub fn case(side: usize, example: &str, is_moved: bool) -> String {
    let moved = if is_moved { "（调整过）" } else { "" };
    [SIDES[side], "：", example, moved].concat()
}

/// The numbers a case stands on: the quantity that prices are multiplied with, then the others that sliders move.
pub fn numbers(case: &ResultScreen) -> String {
    let (mut all, unit) = match &case.report.costs {
        Some(costs) => (super::quantity(costs, case.quantity, case.per_unit), costs.unit),
        None => (String::new(), ""),
    };
    for slider in &case.sliders {
        let Some(value) = slider.value.filter(|_| slider.unit != unit) else {
            continue;
        };
        if !all.is_empty() {
            all.push_str(" · ");
        }
        all.push_str(&[slider.label, " ", &super::with_unit(&value.text(), slider.unit)].concat());
    }
    all
}

/// Heading of a track in the comparison; of two where they are each side's own.
pub fn track([first, second]: [&str; 2]) -> String {
    if first == second {
        return first.to_owned();
    }
    [
        "各自的情形（",
        SIDES[0],
        "：",
        first,
        "；",
        SIDES[1],
        "：",
        second,
        "）",
    ]
    .concat()
}

/// Name of an amount in the comparison.
pub fn kind(kind: &AmountKind) -> String {
    match kind {
        AmountKind::FirstYear => "其中第一年".to_owned(),
        AmountKind::Total => "各年合计".to_owned(),
        AmountKind::Item(title) => ["各年", title].concat(),
    }
}

/// A difference: more, less or the same.
pub fn difference(difference: Option<Amount>) -> String {
    let Some(difference) = difference else {
        return NO_DIFFERENCE.into();
    };
    match difference.low() {
        low if low.is_zero() => SAME.into(),
        low if low.is_negative() => ["少", &super::amount_short(difference).replace('-', "")].concat(),
        _ => ["多", &super::amount_short(difference)].concat(),
    }
}
