//! Words of the way to a document where several are offered.

/// Title of the page, and its heading.
pub const TITLE: &str = "政策自测";
/// The short line.
pub const BANNER: &str = "自测结果仅供参考 · 不是审核结论 · 不是优惠承诺";
/// What it is about.
pub const PURPOSE: &str = "先选您是哪一方，再看对应的文件：条件对不对得上、还差什么、大约多少钱。";
/// Heading of the kinds of visitors.
pub const WHO: &str = "您是哪一方？";
/// For whoever has no question of their own yet.
pub const LOOK: &str = "先看看有哪些文件";
/// Heading of every document.
pub const ALL: &str = "全部文件";
/// Heading of the documents for one kind of visitor.
pub const FOR_YOU: &str = "与您有关的文件";
/// Under the heading, where there are several.
pub const SEVERAL: &str = "几份文件各看各的条件，互不代替；同一件事只问一次。";
/// Leads to the document's own first screen.
pub const ABOUT: &str = "先看说明";
/// Leads back to the documents.
pub const OTHERS: &str = "换一份文件，看总览";
/// Term.
pub const REGION: &str = "地区";
/// Term.
pub const LEARNS: &str = "能看到";
/// Term.
pub const SO_FAR: &str = "测算到";
/// Term.
pub const CRITERIA: &str = "条件";
/// Term.
pub const SUPPORTS: &str = "支持";
/// Where a document has no fees and no supports.
pub const NO_MONEY: &str = "这份文件没有写收费和补助";
/// Supports there are, but none for these answers.
pub const NO_SUPPORT: &str = "按现在的回答还没有对得上的";
/// Answers about another document hold here too.
pub const TAKEN_OVER: &str = "在别的文件里答过的，已经带过来了，可以修改。";
