//! Short fixed words: buttons, headings, labels.

pub use super::sentences::*;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)+) => { $( $(#[$doc])* pub const $name: &str = $text; )+ };
}

words! {
    /// Button.
    BEGIN = "开始自测";
    /// Button.
    GO_ON = "继续回答";
    /// Button.
    NEXT = "下一步";
    /// Button after editing an answer from the result.
    TO_RESULT = "完成，看结果";
    /// Button.
    BACK = "上一步";
    /// Button on a question.
    RESULT_NOW = "先看结果";
    /// Button.
    RESET = "清空答案";
    /// Button after a reset.
    UNDO = "撤销清空";
    /// Badge: by the letter it fails, under another reading it does not.
    TO_ASK = "有一处要问清";
    /// Link to a question.
    EDIT = "去填";
    /// Heading of the result bar.
    RESULT = "测算结果";
    /// Heading of a question's bar.
    QUESTIONNAIRE = "自测";
    /// Privacy, on every screen.
    PRIVACY = "答案只在本机计算，不上传、不登记。";
    /// Privacy, in full.
    PRIVACY_LONG = "答案只在本机计算，不上传、不登记；未答完的内容在这台设备上保留7天，点“清空答案”立即删除。打开网页时，微信和网站服务器可能记录访问信息。请勿填写个人信息。";
    /// Notice.
    RESTORED = "已接着上次的答案。换了人或换了企业，请先清空答案。";
    /// Notice.
    CLEARED = "答案已清空，这台设备上也不再保留。";
    /// Notice, before the title of the example.
    EXAMPLE = "这是虚构的例子：";
    /// Heading of the examples.
    EXAMPLES = "先看一个例子";
    /// Under the heading of the examples.
    EXAMPLES_HELP = "企业和数字都是虚构的，只用来演示。";
    /// Heading.
    DOCUMENT = "依据";
    /// Term.
    ISSUER = "发文单位";
    /// Term.
    NUMBER = "文号";
    /// Term.
    STATE = "文件状态";
    /// Heading of the error summary.
    ERRORS = "还不能继续，请看这里：";
    /// Heading of the error summary when there are only questions.
    DOUBTS = "请再看一眼，没错就再点一次“下一步”：";
    /// Option.
    UNKNOWN = "不清楚";
    /// Option of a self-assessment.
    UNSURE = "拿不准";
    /// Checkbox of a series.
    UNKNOWN_REST = "没填的年份不清楚";
    /// Heading over what typed figures come to.
    WORKED = "按已填的数算";
    /// In place of a figure that something is missing for.
    NOT_YET = "还没填齐";
    /// Before a rounded figure.
    ROUNDED = "约";
    /// Option of a several-choice fact.
    NONE_OF = "以上都没有";
    /// Button: the empty boxes mean no.
    REST_NO_NEXT = "没勾的都没有，下一步";
    /// Button: some of the empty boxes are not known.
    REST_UNKNOWN_NEXT = "没勾的有拿不准的，下一步";
    /// Label of the list of questions.
    OUTLINE = "全部问题";
    /// Summary of the fold under a question.
    ABOUT = "为什么问、在哪查";
    /// Term: the reason for a question.
    WHY = "为什么问";
    /// Term: the place where a figure is found.
    SOURCE = "在哪查";
    /// Term: an example.
    FOR_EXAMPLE = "怎么填";
    /// Button of a sheet.
    CLOSE = "关闭";
    /// Mark of an optional field.
    OPTIONAL = "（可不填）";
    /// Question on a doubtful number.
    MEANT = "您是说：";
    /// First entry of a list to choose from.
    CHOOSE = "请选择";
    /// Heading.
    CLASSES = "分类";
    /// Heading.
    CRITERIA = "各项条件";
    /// Label of the counts of criteria.
    BOARD = "各有几项，点按看这一组";
    /// Mark of a criterion that is not counted.
    PREFERRED = "加分或优先，不是必备";
    /// Heading.
    LACKING = "还差什么";
    /// Heading.
    MISSING = "先查清";
    /// Heading.
    SHORT = "对不上的";
    /// Heading.
    CHANGES = "最少改什么";
    /// Under that heading.
    CHANGES_HELP = "按您的回答倒推的最小变化。先如实办到，再改答案；由主管部门审核。";
    /// Before another way to get further.
    OR = "或者：";
    /// After some of the ways to get further.
    MORE_CHANGES = "还有别的改法，没有全部列出。";
    /// Heading of a fold: what nothing is proposed for.
    UNPROPOSED = "要看材料或往年数字的";
    /// What counts is what can be shown.
    SHOW_EVIDENCE = "这些以材料和实际情况为准，不提改法。";
    /// What counts is what has been.
    PAST_YEARS = "看的是各年的情况，需多年。";
    /// Heading: the failing tests.
    NOW = "现在的情况";
    /// Under that heading.
    MISSING_HELP = "查到后点进去补上，结果马上更新。";
    /// Mark of a fact the visitor does not know.
    SAID_UNKNOWN = "您答了“不清楚”";
    /// Mark of a fact not asked yet.
    NOT_ASKED = "还没答";
    /// Heading.
    COSTS = "费用测算";
    /// Column.
    SCENARIO = "情形";
    /// Column.
    FIRST_YEAR = "第一年";
    /// Before what it comes to while something is open.
    SO_FAR = "按现有答案，";
    /// Mark of the scenario that is the visitor's.
    YOURS = "按您的回答";
    /// Heading of the bars.
    CHART = "逐年看，钱花在哪";
    /// Mark of a derived price.
    DERIVED = "推算";
    /// What the mark means.
    DERIVED_HELP = "标“推算”的单价，文件没有直接写明，由文件其他条文推得。";
    /// Summary.
    HOW = "怎么算出来的";
    /// Heading.
    CASH = "办手续时先准备";
    /// Term.
    DEPOSIT = "押金";
    /// Term.
    FIRST_FEES = "第一年费用";
    /// Term.
    TOGETHER = "合起来先准备";
    /// Summary.
    OTHER_SCENARIOS = "换成其他情形";
    /// Term.
    CASH_OUT = "首年可能需先缴";
    /// Mark.
    REFUNDABLE = "（可退）";
    /// Term.
    NOT_INCLUDED = "不含";
    /// Heading.
    REMARKS = "计算说明";
    /// Heading.
    SCENARIOS = "另外可能发生的费用";
    /// Mark of a scenario the document does not price.
    NOT_STATED = "文件没写明，只是一种可能";
    /// Amount the document does not name.
    NO_AMOUNT = "金额未规定";
    /// Beside the number of a district.
    NOT_LEGIBLE = "没印出来或看不清";
    /// Behind a number.
    INFERRED = "推断，不是印出来的";
    /// Under the numbers of districts.
    SHARES_SUM = "各县区相加";
    /// Heading.
    BENEFITS = "可能涉及的支持";
    /// Heading.
    VALUES = "算出来的数";
    /// Heading.
    READINGS = "有几处文字可以有不同理解";
    /// Under that heading.
    READINGS_HELP = "换一种理解，结果会变。可以点选看看；以主管部门的解释为准。";
    /// Whichever way the text is read.
    UNTURNED = "不受口径影响：文字怎么理解都一样。";
    /// Before a reading that changes what is said first.
    TURNED = "口径有影响";
    /// Mark: what the office has settled.
    CONFIRMED = "主管部门已明确";
    /// Mark.
    IN_USE = "现按此测算";
    /// Mark of an option that is not evaluated.
    NOTED = "（只作提示，未计算）";
    /// Before what an option changes.
    IF_SO = "若按";
    /// In place of an amount; what has to be known follows.
    FIRST_NEEDED = "要先知道";
    /// Heading.
    ASKS = "要问主管部门的话";
    /// Heading.
    BEFORE_SIGNING = "签约前看清";
    /// Heading.
    DOCUMENTS = "要带的材料";
    /// Heading.
    STEPS = "办理步骤";
    /// Heading.
    OBLIGATIONS = "入选后的义务";
    /// Heading.
    TRIGGERS = "会被终止或取消的情形";
    /// Heading over the fields of a form.
    FILLING = "表格怎么填";
    /// In place of what is written by hand.
    BY_HAND = "需手填";
    /// Under the fields of a form.
    FORM_PERSONAL = "姓名、证件、电话、学历和人员名单等栏只在纸上填，本页不收，也没有列出。";
    /// Beside a part that is only offered.
    ASIDE = "选填";
    /// Under its heading.
    ASIDE_HELP = "想看的时候再答，不答不影响上面的结果。";
    /// Heading: what the answers to such a part come to.
    SETTLED = "按这些回答";
    /// After a day counted without an official calendar.
    APPROXIMATE = "（按周一至周五估算，遇放假调休以官方安排为准）";
    /// Heading.
    NOT_COVERED = "本工具覆盖了什么、没有覆盖什么";
    /// Heading.
    NOTES = "说明";
    /// Heading.
    ANSWERS = "我的答案";
    /// Link to a question.
    CHANGE = "修改";
    /// Heading.
    CONFLICTS = "有两处答案对不上";
    /// Term of a condition.
    ACTUAL = "目前情况";
    /// Term of a condition that compares the day of the self-check.
    DAY = "测算日期";
    /// Term of a condition whose value nobody gave.
    ASSUMED = "默认";
    /// Term of a condition.
    THRESHOLD = "文件要求";
    /// Term of a condition.
    DISTANCE = "相差";
    /// After an answer that is what the document asks for.
    AS_WANTED = "（与文件要求一致）";
    /// Under a condition that was one of several ways, where another one holds.
    OTHER_WAY = "另一种情况，不影响结果";
    /// Before readings that a condition depends on.
    DEPENDS = "怎么理解会影响这一条";
    /// Term.
    EVIDENCE = "看什么材料";
    /// Term.
    ARTICLE = "条文";
    /// Value of an open condition.
    OPEN = "还没有答案";
    /// Mark: only if a condition holds.
    MAYBE = "视情况";
    /// All criteria together.
    OVERALL = "各项条件总体";
    /// In place of a status.
    NOTHING_TO_JUDGE = "没有要对照的条件";
    /// In place of a total.
    NO_COSTS = "没有费用";
    /// Above what an opened link says about another day.
    LINK_DAY = "这是链接生成那天的测算结果。";
    /// Button: the same answers on today's date.
    LINK_TODAY = "按今天重算";
    /// Above the changes since a link was made.
    LINK_RULES = "链接生成以后，本页的规则有更新。下面已按现在的规则重新测算：";
    /// In place of the list of changes.
    LINK_NO_CHANGE = "结果没有变化。";
    /// Term: a deposit that is paid back.
    DEPOSIT_BACK = "其中押金（可退）";
    /// Column.
    CASE = "情形";
    /// Heading.
    NEXT_STEPS = "接下来怎么办";
    /// Heading: the answers the result rests on.
    DECIDED = "主要依据这些回答";
    /// Term: whom to ask.
    OFFICE = "咨询";
    /// Term.
    PHONE = "电话";
    /// Term: office hours.
    HOURS = "时间";
    /// What the fees rest on where no class fits.
    GENERAL_PRICE = "费用暂按文件的一般标准估算。";
    /// Where no class fits, on what is taken along.
    CRITERIA_ON_PAGE = "其他条件见网页上的完整结果。";
    /// Term.
    FORM = "申请表";
    /// Term.
    COMPLAINT = "意见和投诉";
    /// Term.
    LINK = "打开这份结果";
    /// Under a link.
    LINK_PRIVACY = "链接含您的答案，发给谁谁就能看到。";
    /// Heading: what the office has to say first.
    TO_SETTLE = "要问清的";
    /// In place of a code that would be too large.
    LONG_LINK = "这份测算的答案多，链接太长，放不进二维码。请回到网页，用“复制链接”或“保存为文件”发给别人。";
    /// Beside a code on a picture.
    SCAN = "长按识别，打开这份测算";
    /// Under that.
    CODE_PRIVACY = "二维码含您的答案，发给谁谁就能看到。";
    /// The disclaimer in short.
    DISCLAIMER_SHORT = "按您的回答测算，仅供参考；不是受理、审核或认定结论，也不是优惠承诺。以正式印发的文件和主管部门的审核结果为准。";
    /// Label of the progress bar.
    PROGRESS = "进度";
    /// After the title of a policy.
    SELF_CHECK = "自查";
    /// Label of the page for screen readers.
    PAGE = "政策自测";
}

/// Yes, no.
pub const YES_NO: [&str; 2] = ["是", "否"];
/// Options of a claim.
pub const CLAIM: [&str; 3] = ["有，拿得出文件", "听说是，没有文件", "没有"];
/// Options of a self-assessment.
pub const ASSESSMENT: [&str; 2] = ["能", "不能"];
