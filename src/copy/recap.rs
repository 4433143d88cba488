//! What a visitor takes along: links, the text to copy, the picture.

use crate::form::{Change, LinkError, Verdict};

use super::verdict::{Headline, headline};
use super::{cost, status, words};

/// Why a link cannot be opened, and what to do.
pub fn link_error(error: LinkError) -> &'static str {
    match error {
        LinkError::Damaged => {
            "这个链接不完整，或者被改动过，原来的结果打不开。请向发链接的人再要一次，或者从头开始自测。"
        }
        LinkError::NewerVersion => {
            "这个链接是用更新的页面做的。请刷新本页后再打开；还是不行，就从头开始自测。"
        }
        LinkError::OtherPolicy => {
            "这个链接是另一份文件的自测结果，在这里打不开。可以从头开始自测本页的文件。"
        }
        LinkError::OtherRules => {
            "链接做好以后，这份文件的题目改过，原来的答案套不上了。请按现在的题目重新自测。"
        }
    }
}

/// Something that comes out differently than when the link was made.
pub fn link_change(change: &Change) -> String {
    let arrow = |what: &str, from: &str, to: &str| [what, "：", from, " → ", to].concat();
    match change {
        Change::Overall { from, to } => {
            let word = |end: &Option<_>| end.map_or(words::NOTHING_TO_JUDGE, status::status);
            arrow(words::OVERALL, word(from), word(to))
        }
        Change::Class { title, from, to } => {
            let word = |certainty| status::status(status::of_certainty(certainty));
            arrow(title, word(*from), word(*to))
        }
        Change::Classes => "类别有增减，请看现在的结果。".to_owned(),
        Change::Total { years, from, to } => {
            let sum = |end: &Option<_>| end.map_or_else(|| words::NO_COSTS.to_owned(), cost::amount);
            arrow(&cost::total_of(*years), &sum(from), &sum(to))
        }
        Change::Refused(label) => [&words::quoted(label), "原来的答案现在不能用了，请重新填。"].concat(),
    }
}

/// The headline as it stands on its own, without the page that it leads into.
pub fn headline_alone(verdict: &Verdict, office: &str) -> Headline {
    let on_page = headline(verdict, office);
    let text = match verdict {
        Verdict::FailedByReading { question, .. } => [question, "由", office, "解释。"].concat(),
        Verdict::NoClass { criteria, costs, .. } => {
            let sentences = [(criteria, words::CRITERIA_ON_PAGE), (costs, words::GENERAL_PRICE)];
            let said = sentences.into_iter().filter(|(is_so, _)| **is_so);
            said.map(|(_, sentence)| sentence).collect()
        }
        _ => on_page.text,
    };
    Headline { text, ..on_page }
}
