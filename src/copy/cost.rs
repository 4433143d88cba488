//! Fees: amounts, headings, formulas.

use crate::engine::{Amount, CostReport, ItemReport, Money, TrackReport};
use crate::policy::TrackRole;

use super::{numbers, words};

const YUAN: &str = "元";

fn two_places(money: Money) -> String {
    numbers::grouped(&money.0.to_fixed(2))
}

fn short(money: Money) -> String {
    let full = two_places(money);
    full.strip_suffix(".00").map_or(full.clone(), str::to_owned)
}

fn spelled(amount: Amount, one: impl Fn(Money) -> String) -> String {
    match amount {
        Amount::Exact(money) => one(money),
        Amount::Range { low, high } => [&one(low), "～", &one(high)].concat(),
    }
}

/// `78,030.00 元`
pub fn amount(amount: Amount) -> String {
    [&spelled(amount, two_places), " ", YUAN].concat()
}

/// For tables: without unit, and without `.00`.
pub fn amount_short(amount: Amount) -> String {
    spelled(amount, short)
}

/// As in tables, with the unit: `10,000～50,000 元`.
pub fn amount_plain(amount: Amount) -> String {
    [&amount_short(amount), " ", YUAN].concat()
}

/// Heading of the total over all years.
pub fn total_of(years: usize) -> String {
    const NUMERALS: [&str; 10] = ["一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    match years {
        1 => "全年合计".to_owned(),
        2..=10 => [NUMERALS[years - 1], "年合计"].concat(),
        _ => [&years.to_string(), "年合计"].concat(),
    }
}

/// Heading of the monthly average for one unit of quantity.
pub fn per_unit_month(per_unit: &str) -> String {
    [per_unit, "每月"].concat()
}

/// A residence year.
pub fn first_year(year: u16) -> String {
    ["第 ", &year.to_string(), " 年"].concat()
}

/// A scenario by its track.
pub fn track_title(track: &TrackReport) -> String {
    match track.role {
        TrackRole::Ranked => ["若认定", &track.title].concat(),
        TrackRole::Fallback | TrackRole::Comparison | TrackRole::Replacement => track.title.to_string(),
    }
}

/// What the visitor's own price is compared with.
pub fn comparison(tracks: &[&TrackReport]) -> String {
    let titles: Vec<String> = tracks.iter().map(|track| track_title(track)).collect();
    [words::COMPARISON, "：", &titles.join("、")].concat()
}

/// `面积 100㎡`, or that amounts are for one unit because it is open.
pub fn quantity(costs: &CostReport, title: &str, per_unit: &str) -> String {
    match &costs.area {
        Some(area) => [title, " ", &numbers::with_unit(area, &costs.unit)].concat(),
        None => [title, "还没填，先按", per_unit, "计"].concat(),
    }
}

/// The unit of every amount, for a note: `单位：元`.
pub fn amounts_in(costs: &CostReport) -> String {
    let per: &[&str] = if costs.per_square_metre {
        &["/", &costs.unit]
    } else {
        &[]
    };
    ["单位：", YUAN, &per.concat()].concat()
}

/// What it comes to by the answers so far.
pub fn estimate_line(costs: &CostReport, years: usize) -> String {
    let total = total_of(years);
    let (low, high) = (costs.estimate.low, costs.estimate.high);
    let unit = if costs.per_square_metre {
        [YUAN, "/", &costs.unit].concat()
    } else {
        YUAN.to_owned()
    };
    if low == high {
        [&total, " ", &two_places(low), " ", &unit].concat()
    } else {
        [
            &total,
            " ",
            &two_places(low),
            " ～ ",
            &two_places(high),
            " ",
            &unit,
        ]
        .concat()
    }
}

/// `10元/㎡·月 × 100㎡ × 12 = 12,000.00 元`, with what is counted by `× 12` where the basis says it
pub fn formula(item: &ItemReport, costs: &CostReport) -> String {
    let mut text = [&numbers::grouped(&item.unit_price), &*item.basis].concat();
    if let Some(area) = &costs.area {
        text.push_str(" × ");
        text.push_str(&numbers::with_unit(area, &costs.unit));
    }
    if &*item.times != "1" {
        text.push_str(" × ");
        text.push_str(&item.times);
        text.push_str(period(&item.basis, &costs.unit));
    }
    text.push_str(" = ");
    text.push_str(&amount(item.amount));
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
        glue = matches!(word, "×" | "=" | "→" | "～");
    }
    pieces
}

/// What has to be laid out first, where that differs from the first year's own price.
pub fn due_line(track: &TrackReport) -> Option<String> {
    let own = track.years.first()?.total;
    (track.cash_out_first_year != own)
        .then(|| [words::CASH_OUT, " ", &amount(track.cash_out_first_year)].concat())
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
