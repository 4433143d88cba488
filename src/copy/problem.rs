//! What is wrong with an entry, in words that say how to mend it.

use crate::form::{Echo, Problem, Wanted};
use crate::value::Number;

use super::numbers;

/// The message beside the control.
pub fn message(problem: &Problem, unit: &str) -> String {
    let fixed = match problem {
        Problem::Missing(wanted) => missing(*wanted),
        Problem::NotANumber => "请只填一个数，例如 1200 或 1.2万。",
        Problem::TooManyDigits => "数字太长了，请核对。",
        Problem::NotWhole => "请填整数，不带小数。",
        Problem::Negative => "这里不能是负数。",
        Problem::NoSuchDay => "没有这一天，请核对年、月、日。",
        Problem::OtherUnit => return ["这里的单位是", unit, "，请换算后填写。"].concat(),
        Problem::NotAStep(step) => {
            return [
                "请按 ",
                &numbers::with_unit(&step.text(), unit),
                " 的整倍数填写。",
            ]
            .concat();
        }
        Problem::Below(min) => return ["这里至少要填 ", &numbers::in_words(*min, unit), "。"].concat(),
        Problem::Above(max) => return ["这里最多能填 ", &numbers::in_words(*max, unit), "。"].concat(),
        Problem::Doubtful(both) => {
            let [a, b] = both.map(|number| meaning(number, unit));
            return ["请确认：您是说 ", &a, "，还是 ", &b, "？"].concat();
        }
        Problem::OutsideDays(first, last) => {
            return [
                "请填 ",
                &numbers::day(*first),
                " 到 ",
                &numbers::day(*last),
                " 之间的日期。",
            ]
            .concat();
        }
        Problem::Unusual(sentence) | Problem::Conflict(sentence) | Problem::Clash(sentence) => sentence,
    };
    fixed.to_owned()
}

fn missing(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Option => "请选一项；不知道就选“不清楚”。",
        Wanted::Ticks => "请勾选；都没有就勾“以上都没有”，不知道就勾“不清楚”。",
        Wanted::Number => "请填一个数；不知道就勾“不清楚”。",
        Wanted::EveryYear => "这一年还没有填；不知道就勾“没填的年份不清楚”。",
        Wanted::Year => "请填年份；不知道就勾“不清楚”。",
        Wanted::Month => "请填月份。",
        Wanted::Day => "请填日。",
        Wanted::Rest => "请说明没勾的是“都没有”还是“有的拿不准”。",
    }
}

/// How a typed text was understood.
pub fn echo(echo: &Echo, unit: &str) -> String {
    match echo {
        Echo::Number(number) => ["即 ", &numbers::in_words(*number, unit)].concat(),
        Echo::Days(first, last) => ["即 ", &numbers::days(*first, *last)].concat(),
    }
}

/// One meaning of a doubtful number.
pub fn meaning(number: Number, unit: &str) -> String {
    numbers::in_words(number, unit)
}

/// The unit said before a box, for those who cannot see it beside the box.
pub fn unit_hint(unit: &str) -> String {
    ["单位：", unit].concat()
}
