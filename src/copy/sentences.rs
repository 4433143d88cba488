//! Short sentences with something in them: a number, a name, a list.

use crate::form::Missing;
use crate::policy::Text;

/// How much of a document is worked out here; empty where that is not known.
pub fn covered(counts: &[u16]) -> String {
    let [modelled, told, left_out] = counts else {
        return String::new();
    };
    let all = (modelled + told + left_out).to_string();
    let [modelled, told, left_out] = [modelled, told, left_out].map(u16::to_string);
    [
        "文件拆成",
        &all,
        "条规则：",
        &modelled,
        "条已对照、测算或列出，",
        &told,
        "条只作说明，",
        &left_out,
        "条没有收入。",
    ]
    .concat()
}

/// How many screens are still to come.
pub fn remaining(screens: usize) -> String {
    ["还需约 ", &screens.to_string(), " 题"].concat()
}

/// What to expect: how long up to the next result, that nothing has to be known, that nothing leaves the device.
pub fn promises([fewest, most]: [usize; 2]) -> Vec<String> {
    let mut promises = Vec::new();
    if most > 0 {
        let (screens, minutes) = (span(fewest, most), span(minutes(fewest), minutes(most)));
        promises.push(["约 ", &screens, " 题，", &minutes, " 分钟左右先看到结果"].concat());
    }
    promises.push("不清楚的可以先跳过，不用一次答完".to_owned());
    promises.push("不用登录，答案不上传".to_owned());
    promises
}

/// What so many screens take.
fn minutes(screens: usize) -> usize {
    match screens {
        0..=6 => 1,
        7..=12 => 2,
        13..=20 => 3,
        _ => 5,
    }
}

/// `2–10`, or the one number where there is no other.
fn span(least: usize, most: usize) -> String {
    let most = most.to_string();
    match least.to_string() {
        least if least == most => most,
        least => [&least, "–", &most].concat(),
    }
}

/// A sentence about one of several questions.
pub fn of_question(question: &str, text: &str) -> String {
    [question.trim_end_matches('？'), "：", text].concat()
}

/// A long list of options that is folded away.
pub fn one_of(options: usize) -> String {
    ["共 ", &options.to_string(), " 项"].concat()
}

/// So many of something.
pub fn items(count: usize) -> String {
    [&count.to_string(), " 项"].concat()
}

/// Rows that are folded away.
pub fn others(count: usize) -> String {
    ["其余 ", &count.to_string(), " 项"].concat()
}

/// The day the result holds for.
pub fn as_of(day: &str) -> String {
    term(super::words::DAY, day)
}

/// The title of a document.
pub fn titled(title: &str) -> String {
    ["《", title, "》"].concat()
}

/// Which version of the policy file was used.
pub fn version(fingerprint: &str) -> String {
    ["规则版本：", fingerprint].concat()
}

/// Two remarks in one line.
pub fn beside(one: &str, other: &str) -> String {
    [one, " · ", other].concat()
}

/// A name and what belongs to it.
pub fn term(name: &str, what: &str) -> String {
    [name, "：", what].concat()
}

/// The first line of questions to the office.
pub fn asking(title: &str) -> String {
    ["您好！我们对照《", title, "》做了自测，有几处想请教："].concat()
}

/// After a list of which only the first are shown.
pub fn in_all(count: usize) -> String {
    ["等 ", &count.to_string(), " 项"].concat()
}

/// How many.
pub fn count(count: usize) -> String {
    [&count.to_string(), " 项"].concat()
}

/// Adds an entry to a list in one line.
pub fn join(list: &mut String, between: &str, parts: &[&str]) {
    if !list.is_empty() {
        list.push_str(between);
    }
    parts.iter().for_each(|part| list.push_str(part));
}

/// Names in one line, parted by `、`, or by `；` where one of them holds a `、` itself.
pub fn list(names: &[&str]) -> String {
    let is_list = |name: &&str| name.chars().any(|letter| letter == '、');
    names.join(if names.iter().any(is_list) { "；" } else { "、" })
}

/// The first few of these names, and how many there are.
pub fn first_of(names: &[&str], most: usize) -> String {
    let mut text = list(&names[..names.len().min(most)]);
    if names.len() > most {
        text.push_str(&in_all(names.len()));
    }
    text
}

/// Names of open facts, the first few of them.
pub fn missing(facts: &[Missing], most: usize) -> String {
    let names: Vec<&str> = facts.iter().map(|fact| fact.label).collect();
    first_of(&names, most)
}

/// What the totals do not contain, the first few by name.
pub fn without(names: &[Text]) -> String {
    const NAMED: usize = 5;
    if names.is_empty() {
        return String::new();
    }
    ["不含", &first_of(names, NAMED), "。"].concat()
}

/// What is said and where the document has it; brackets within the brackets become narrow around the number of an
/// item, otherwise a comma.
pub fn cited(what: &str, article: &str) -> String {
    const NUMERALS: &str = "一二三四五六七八九十";
    let mut text = [what, "（"].concat();
    let (mut is_number, mut letters) = (false, article.chars().peekable());
    while let Some(letter) = letters.next() {
        match letter {
            '（' => {
                is_number = letters
                    .peek()
                    .is_some_and(|next| NUMERALS.chars().any(|numeral| numeral == *next));
                text.push(if is_number { '(' } else { '，' });
            }
            '）' if is_number => text.push(')'),
            '）' => {}
            other => text.push(other),
        }
    }
    text.push('）');
    text
}

/// A text in quotation marks; those within it become single ones.
pub fn quoted(text: &str) -> String {
    let mut all = "“".to_owned();
    for letter in text.chars() {
        all.push(match letter {
            '“' => '‘',
            '”' => '’',
            other => other,
        });
    }
    all.push('”');
    all
}

/// Title of the page, and of the card WeChat shows for a link.
pub fn page_title(short_title: &str) -> String {
    [short_title, " · 自测"].concat()
}

/// Whom to ask while, or where, the program does not run.
pub fn ask_office(issuer: &str) -> String {
    ["页面打不开时，请直接咨询", issuer, "。"].concat()
}

/// Where scripts are switched off.
pub const NO_SCRIPT: &str = "本页需要启用 JavaScript。也可以直接到办事窗口咨询。";
