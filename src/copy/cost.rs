//! Fees: amounts, headings, formulas.

use crate::engine::{
    Amount, BenefitReport, Certainty, CostReport, ItemReport, Money, TrackReport, YearReport,
};
use crate::policy::{Text, TrackRole};
use crate::value::Number;

use super::{numbers, status, words};

const YUAN: &str = "元";
/// What sums in ten thousands end with.
const WAN: &str = "万元";

/// With two decimals, or none where they are both 0.
fn one(money: Money) -> String {
    let full = numbers::grouped(&money.0.to_fixed(2));
    full.strip_suffix(".00").map_or(full.clone(), str::to_owned)
}

/// For tables: without unit.
pub fn amount_short(amount: Amount) -> String {
    match amount {
        Amount::Exact(money) => one(money),
        Amount::Range { low, high } => [&one(low), "～", &one(high)].concat(),
    }
}

/// `78,030 元`, `1,042.97 元`, `10,000～50,000 元`
pub fn amount(amount: Amount) -> String {
    [&amount_short(amount), " ", YUAN].concat()
}

/// What a support is, as far as the document says; empty for a right.
pub fn support(benefit: &BenefitReport) -> String {
    match benefit.amount {
        Some(amount) => award(amount),
        None if benefit.unstated => words::NO_AMOUNT.to_owned(),
        None => String::new(),
    }
}

/// An award in large steps, as documents state them: `100万元`, `0～30万元`; other sums to the yuan.
pub fn award(sum: Amount) -> String {
    let in_steps = |number: Number| match number == Number::from(0) {
        true => Some("0".to_owned()),
        false => numbers::scaled(number, YUAN),
    };
    let (Some(low), Some(high)) = (in_steps(sum.low()), in_steps(sum.high())) else {
        return amount(sum);
    };
    if low == high {
        return if low == "0" { amount(sum) } else { high };
    }
    let low = match (low.strip_suffix(WAN), high.strip_suffix(WAN)) {
        (Some(low), Some(_)) => low,
        _ => &low,
    };
    [low, "～", &high].concat()
}

/// As in tables, with the unit the fees are counted in: yuan, or yuan for one unit of quantity while that is open.
pub fn fee(amount: Amount, costs: &CostReport) -> String {
    [&amount_short(amount), " ", &unit(costs)].concat()
}

/// Heading of the total over all years.
pub fn total_of(years: usize) -> String {
    of_years(years, "合计")
}

fn of_years(years: usize, what: &str) -> String {
    const NUMERALS: [&str; 10] = ["一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    match years {
        1 => ["全年", what].concat(),
        2..=10 => [NUMERALS[years - 1], "年", what].concat(),
        _ => [&years.to_string(), "年", what].concat(),
    }
}

/// Heading of the monthly average for one unit of quantity: `每㎡每月`.
pub fn per_unit_month(unit: &str) -> String {
    ["每", unit, "每月"].concat()
}

/// Heading of the fees over so many years.
pub fn fees(years: usize) -> String {
    of_years(years, "费用")
}

/// The unit of the table, said once, and that some things are not in it.
pub fn unit_line(costs: &CostReport) -> String {
    let mut text = ["单位：", &unit(costs)].concat();
    if let Some((first, rest)) = costs.not_included.split_first() {
        text.push_str("。不含");
        text.push_str(first);
        if let Some(second) = rest.first() {
            text.push('、');
            text.push_str(second);
            text.push_str("等，见“怎么算出来的”");
        }
    }
    text.push('。');
    text
}

fn unit(costs: &CostReport) -> String {
    if costs.per_square_metre {
        [YUAN, "/", costs.unit].concat()
    } else {
        YUAN.to_owned()
    }
}

/// The track that may be called the visitor's own.
pub fn own_track(costs: &CostReport) -> Option<&Text> {
    costs.own().map(|track| &track.id)
}

/// A year and its sum, as one text.
pub fn year_sum(year: &YearReport, costs: &CostReport) -> String {
    [&first_year(year.year), "：", &fee(year.total, costs)].concat()
}

/// What a year's sum consists of.
pub fn year_parts(year: &YearReport) -> String {
    let parts = year
        .items
        .iter()
        .map(|item| [item.title, " ", &amount(item.amount)].concat());
    parts.collect::<Vec<_>>().join("，")
}

/// A thousandth as a percentage for a drawing: `12.3%`.
pub fn percent(thousandths: u16) -> String {
    let (whole, part) = (thousandths / 10, thousandths % 10);
    [&whole.to_string(), ".", &part.to_string(), "%"].concat()
}

/// A residence year.
pub fn first_year(year: u16) -> String {
    ["第 ", &year.to_string(), " 年"].concat()
}

/// A scenario by its track.
pub fn track_title(track: &TrackReport) -> String {
    match track.role {
        TrackRole::Ranked => ["若认定", track.title].concat(),
        TrackRole::Fallback | TrackRole::Comparison | TrackRole::Replacement => track.title.to_string(),
    }
}

/// `面积 100㎡`, or that amounts are for one unit because it is open.
pub fn quantity(costs: &CostReport, title: &str, per_unit: &str) -> String {
    match &costs.area {
        Some(area) => [title, " ", &numbers::with_unit(area, costs.unit)].concat(),
        None => [title, "还没填，先按", per_unit, "计"].concat(),
    }
}

/// The unit of every amount, for a note: `单位：元`.
pub fn amounts_in(costs: &CostReport) -> String {
    let per: &[&str] = if costs.per_square_metre {
        &["/", costs.unit]
    } else {
        &[]
    };
    ["单位：", YUAN, &per.concat()].concat()
}

/// Between which amounts it stands by the answers so far; empty where nothing is open.
pub fn open_range(costs: &CostReport, years: usize) -> String {
    match Amount::between(costs.estimate.low.0, costs.estimate.high.0) {
        Amount::Exact(_) => String::new(),
        range => [words::SO_FAR, &total_of(years), " ", &fee(range, costs)].concat(),
    }
}

/// `10元/㎡·月 × 100㎡ × 12 = 12,000 元`, with what is counted by `× 12` where the basis says it
pub fn formula(item: &ItemReport, costs: &CostReport) -> String {
    let mut text = [&numbers::grouped(&item.unit_price), item.basis].concat();
    if let Some(area) = &costs.area {
        text.push_str(" × ");
        text.push_str(&numbers::with_unit(area, costs.unit));
    }
    if &*item.times != "1" {
        text.push_str(" × ");
        text.push_str(&item.times);
        text.push_str(period(item.basis, costs.unit));
    }
    text.push_str(" = ");
    text.push_str(&amount_short(item.amount));
    text.push(' ');
    text.push_str(&unit(costs));
    text
}

/// What a price is due for each of, from its basis: `元/㎡·月` says months; `元/㎡` says nothing.
fn period<'b>(basis: &'b str, unit: &str) -> &'b str {
    match basis.rsplit(['·', '/']).next() {
        Some("月") => "个月",
        Some(last) if last != unit && last != basis => last,
        _ => "",
    }
}

/// A text in pieces that should stay on one line, such as `78,030.00 元` and `× 12个月`; a space goes between them.
pub fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut glue = false;
    for word in text.split(' ') {
        match pieces.last_mut() {
            Some(last) if glue || word.starts_with(YUAN) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => pieces.push(word.to_owned()),
        }
        glue = matches!(word, "×" | "÷" | "=" | "→" | "～");
    }
    pieces
}

/// The word of a track's status, with the classes that settle it where it is for others as well: `A类满足`.
pub fn track_status(track: &TrackReport, certainty: Certainty) -> String {
    [&*track.classes.join("、"), status::status(certainty.status())].concat()
}

/// What may have to be laid out first, where that differs from the first year's own price.
pub fn due_line(track: &TrackReport, costs: &CostReport) -> Option<String> {
    let own = track.years.first()?.total;
    (track.laid_out_first_year != own).then(|| {
        [
            &track_title(track),
            "：",
            words::CASH_OUT,
            " ",
            &fee(track.laid_out_first_year, costs),
        ]
        .concat()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_keeps_its_unit_and_a_factor_its_sign() {
        assert_eq!(
            pieces("18元/㎡·月 × 100㎡ × 12个月 = 21,600.00 元"),
            ["18元/㎡·月", "× 100㎡", "× 12个月", "= 21,600.00 元"]
        );
        assert_eq!(
            pieces("三年合计 1.00 ～ 2.00 元/㎡"),
            ["三年合计", "1.00", "～ 2.00 元/㎡"]
        );
        assert_eq!(pieces(""), [""]);
    }

    #[test]
    fn the_basis_says_what_is_counted() {
        let cases = [
            ("元/㎡·月", "个月"),
            ("元/㎡·季", "季"),
            ("元/年", "年"),
            ("元/㎡", ""),
            ("元", ""),
        ];
        for (basis, wanted) in cases {
            assert_eq!(period(basis, "㎡"), wanted, "{basis}");
        }
    }
}
