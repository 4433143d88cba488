//! What the result says first.

use crate::engine::Status;
use crate::form::{Cited, Verdict};
use crate::policy::Text;

use super::{status, words};

/// Heading and the sentence under it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Headline {
    /// The word of the badge above it.
    pub badge: &'static str,
    /// The heading.
    pub title: String,
    /// What it rests on, and who decides.
    pub text: String,
}

/// At most so many names in one sentence.
const NAMES: usize = 4;

fn names(names: &[Text]) -> String {
    let mut text = words::list(&names[..names.len().min(NAMES)]);
    if names.len() > NAMES {
        text.push('等');
    }
    text
}

/// Words the verdict; `office` decides in the end.
pub fn headline(verdict: &Verdict, office: &str) -> Headline {
    let (title, text) = match verdict {
        Verdict::Certain { class } => (
            ["按您的回答，", class, "各项条件都对得上"].concat(),
            ["是否属实、是否归入", class, "，由", office, "核对材料后确定。"].concat(),
        ),
        Verdict::ToConfirm {
            class,
            fits,
            judged,
            ceiling,
        } => {
            let (title, mut text) = to_confirm(class.as_deref(), fits, judged, office);
            if *ceiling {
                text.push_str(&selected(office));
            }
            (title, text)
        }
        Verdict::Possible { classes, missing } => possible(classes, missing),
        Verdict::Failed { criteria, more } => failed(criteria, *more),
        Verdict::FailedByReading { class, question } => (
            match class {
                Some(class) => [class, "：按字面对不上，但有一处要问清"].concat(),
                None => "按字面对不上，但有一处要问清".to_owned(),
            },
            [
                question,
                "（见下面“有几处文字可以有不同理解”）。由",
                office,
                "解释。",
            ]
            .concat(),
        ),
        Verdict::NoClass {
            classes,
            criteria,
            costs,
        } => no_class(*classes, *criteria, *costs),
        Verdict::Fits { ceiling } => (
            "按您的回答，各项条件都对得上".to_owned(),
            if *ceiling {
                selected(office)
            } else {
                ["是否属实，由", office, "核对材料后确定。"].concat()
            },
        ),
        Verdict::Supports { status, titles } => supports(*status, titles, office),
        Verdict::Nothing => (
            "测算结果".to_owned(),
            ["以", office, "的文件和解释为准。"].concat(),
        ),
    };
    // Nothing is to be judged here before the text is explained.
    let badge = match verdict {
        Verdict::FailedByReading { .. } => words::TO_ASK,
        _ => status::status(verdict.status()),
    };
    Headline { badge, title, text }
}

fn to_confirm(class: Option<&str>, fits: &[Text], judged: &[Text], office: &str) -> (String, String) {
    let title = match class {
        Some(class) => ["可能属于", class, "，要由主管部门认定"].concat(),
        None => "没有对不上的条件，有的要由主管部门认定".to_owned(),
    };
    let mut text = String::new();
    if !fits.is_empty() {
        text.push_str(&["已对上：", &names(fits), "。"].concat());
    }
    if !judged.is_empty() {
        text.push_str(&["要由", office, "认定：", &names(judged), "。"].concat());
    }
    (title, text)
}

/// Meeting every condition is not the end of it.
fn selected(office: &str) -> String {
    ["条件都对上也不等于入选：还要由", office, "或受理单位审核、择优。"].concat()
}

fn supports(status: Status, titles: &[Text], office: &str) -> (String, String) {
    let count = titles.len().to_string();
    let title = match status {
        Status::Met => ["按您的回答，有 ", &count, " 项支持的条件对得上"].concat(),
        Status::Review => ["有 ", &count, " 项支持要由主管部门认定"].concat(),
        Status::NotMet => "按您的回答，文件里的支持目前都对不上".to_owned(),
        _ => ["有 ", &count, " 项支持还要补充回答"].concat(),
    };
    let end = ["。给不给、给多少，由", office, "审核后决定。"].concat();
    (title, [&names(titles), &*end].concat())
}

fn possible(classes: &[Text], missing: &[Text]) -> (String, String) {
    let subject = match classes {
        [] => "各项条件".to_owned(),
        [class] => (*class).to_owned(),
        several => [&names(several), "都"].concat(),
    };
    if missing.is_empty() {
        return ([&subject, "还有可能"].concat(), String::new());
    }
    let count = missing.len().to_string();
    (
        [&subject, "还有可能，差 ", &count, " 个答案"].concat(),
        [&names(missing), "。查到就能进一步判断。"].concat(),
    )
}

fn failed(criteria: &[Cited], more: bool) -> (String, String) {
    let cited = |criterion: &Cited| words::cited(criterion.title, criterion.article);
    let list: Vec<String> = criteria.iter().map(cited).collect();
    let list: Vec<&str> = list.iter().map(String::as_str).collect();
    let title = match criteria.first() {
        Some(first) if criteria.len() == 1 => ["先看条件：", first.title, "对不上"].concat(),
        _ => ["先看条件：有 ", &criteria.len().to_string(), " 项对不上"].concat(),
    };
    let mut text = ["按您的回答，对不上的是：", &words::first_of(&list, NAMES), "。"].concat();
    if more {
        text.push_str("分类和费用仅供了解。");
    }
    (title, text)
}

fn no_class(classes: usize, criteria: bool, costs: bool) -> (String, String) {
    let mut text = String::new();
    if criteria {
        text.push_str("其他条件另看下面。");
    }
    if costs {
        text.push_str(words::GENERAL_PRICE);
    }
    (
        ["按您的回答，", &counted(classes), "类目前都对不上"].concat(),
        text,
    )
}

/// A small count as it is said.
fn counted(count: usize) -> String {
    const SAID: [&str; 9] = ["这一", "两", "三", "四", "五", "六", "七", "八", "九"];
    let said = count.checked_sub(1).and_then(|place| SAID.get(place));
    said.map_or_else(|| count.to_string(), |said| (*said).to_owned())
}

/// `4 对上 · 4 需认定 · 0 不符`
pub fn tally(counts: &[(Status, usize)]) -> String {
    let of = |wanted: Status| {
        counts
            .iter()
            .find(|(status, _)| *status == wanted)
            .map_or(0, |(_, count)| *count)
    };
    let mut text = String::new();
    for (wanted, word, always) in TALLY {
        let count = of(wanted);
        if always || count > 0 {
            if !text.is_empty() {
                text.push_str(" · ");
            }
            text.push_str(&[&count.to_string(), " ", word].concat());
        }
    }
    text
}

/// The words of the tally, and whether a zero is said as well.
const TALLY: [(Status, &str, bool); 5] = [
    (Status::Met, "对上", false),
    (Status::Review, "需认定", false),
    (Status::Open, "待补充", false),
    (Status::NotApplicable, "不适用", false),
    (Status::NotMet, "不符", true),
];
