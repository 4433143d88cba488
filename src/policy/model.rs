//! The checked policy: names are resolved to indices, units agree, no expression can overflow.
//!
//! Ids (`FactId` …) index the lists of the [`Policy`] they come from. A fact is one or several *variables*: a series
//! over three years is three variables, so that each year can be open on its own.

use crate::value::{Calendar, Date, Number};

/// Policy wording. It lives as long as the program, which reads its policies once: so report and screen share it
/// without counting references or copying.
pub type Text = &'static str;

/// Keeps a wording for as long as the program runs.
pub fn lasting(text: &str) -> Text {
    Box::leak(Box::from(text))
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
        pub struct $name(pub u16);
        impl $name {
            /// The place in the policy's list.
            pub fn index(self) -> usize { usize::from(self.0) }
        }
    )+ };
}

ids! {
    /// Index into [`Policy::facts`].
    FactId,
    /// Index into the variables of a policy, see [`Policy::variables`].
    VarId,
    /// Index into [`Policy::leaves`].
    LeafId,
    /// Index into [`Policy::values`].
    ValueId,
    /// Index into [`Policy::conditions`].
    ConditionId,
    /// Index into [`Policy::criteria`].
    CriterionId,
    /// Index into [`Policy::classes`].
    ClassId,
    /// Index into [`Policy::readings`].
    ReadingId,
    /// Index into [`Costs::tracks`].
    TrackId,
}

/// A checked policy document.
#[derive(Clone, PartialEq, Debug)]
pub struct Policy {
    /// Folder name and public id.
    pub slug: Text,
    /// SHA-256 of the policy file, hexadecimal.
    pub sha256: Text,
    /// Title, issuer, state and the like.
    pub meta: Meta,
    /// Things of which an applicant may have several, each with facts of its own.
    pub records: Vec<Records>,
    /// Everything that can be answered, in the order of the file; facts taken over from another policy come last.
    pub facts: Vec<Fact>,
    /// One entry per variable: the fact it belongs to and its place in it (the year of a series, else 0).
    pub variables: Vec<Variable>,
    /// The calendar by which working days are counted.
    pub calendar: Calendar,
    /// Relations every completion of open facts respects.
    pub constraints: Vec<Constraint>,
    /// Named derived values, shown with their formula.
    pub values: Vec<NamedValue>,
    /// Every comparison and yes/no test of the policy.
    pub leaves: Vec<Leaf>,
    /// Named conditions (other conditions refer to them).
    pub conditions: Vec<NamedCondition>,
    /// Competing readings.
    pub readings: Vec<Reading>,
    /// Lists of criteria, each with an overall of its own; none: all criteria are one list.
    pub lists: Vec<List>,
    /// Entry or recognition criteria.
    pub criteria: Vec<Criterion>,
    /// Classes in the order of precedence for the label.
    pub classes: Vec<Class>,
    /// Fees, if the document has any.
    pub costs: Option<Costs>,
    /// Supports and rights.
    pub benefits: Vec<Benefit>,
    /// Documents to bring.
    pub documents: Vec<Entry>,
    /// Steps of the procedure.
    pub steps: Vec<Entry>,
    /// Duties after admission.
    pub obligations: Vec<Entry>,
    /// What ends the stay or the recognition.
    pub triggers: Vec<Entry>,
    /// Targets of districts, if the document sets any.
    pub targets: Option<Targets>,
    /// Forms to be filled in on paper.
    pub forms: Vec<Form>,
    /// Parts of the questionnaire in order; at least one.
    pub parts: Vec<Part>,
    /// How the facts are asked, in order.
    pub questions: Vec<Question>,
    /// Numbers that a presenter moves.
    pub sliders: Vec<Slider>,
    /// Made-up example cases for demos.
    pub examples: Vec<Example>,
    /// Who comes with which question in mind: the choices of the front door.
    pub visitors: Vec<Visitor>,
}

/// What the document is.
#[derive(Clone, PartialEq, Debug)]
pub struct Meta {
    /// Full title.
    pub title: Text,
    /// Title for headings.
    pub short_title: Text,
    /// One sentence: what the visitor learns here.
    pub purpose: Text,
    /// Document number, if it has one.
    pub number: Option<Text>,
    /// Issuing body.
    pub issuer: Text,
    /// The body that decides; the issuer unless the document names another.
    pub authority: Text,
    /// Region it applies in.
    pub region: Text,
    /// Legal state of the text.
    pub state: State,
    /// Day of issue, if known.
    pub issued_on: Option<Date>,
    /// Trial or validity period in months from the day of issue.
    pub valid_months: Option<u16>,
    /// First day after which a trial or validity period is over, if known.
    pub ends_on: Option<Date>,
    /// The short line on every screen (`征求意见稿测算 · …`).
    pub banner: Text,
    /// The long disclaimer under the result.
    pub disclaimer: Text,
    /// Sentences on the state of the document, shown with the result.
    pub notices: Vec<Text>,
    /// Whether meeting every criterion still leaves the decision to the authority (择优, quota).
    pub review_ceiling: bool,
    /// Whether visitors start here (a standard used by other documents is not offered on its own).
    pub offered: bool,
    /// What this policy file does not cover, in plain words.
    pub not_covered: Vec<Text>,
    /// How many rules of the document are modelled, told as information, and left out; empty where that is not known.
    pub coverage: Vec<u16>,
    /// Things to see before signing.
    pub before_signing: Vec<Text>,
}

/// Legal state of a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "author",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
#[cfg_attr(feature = "author", serde(rename_all = "snake_case"))]
pub enum State {
    /// 征求意见稿
    Draft,
    /// 试行有效
    Trial,
    /// 试行届满
    TrialOver,
    /// 正式
    InForce,
    /// 废止
    Repealed,
}

/// Things of which an applicant may have several. The facts of the `n`-th are called `<id>_<n>_<name>`.
#[derive(Clone, PartialEq, Debug)]
pub struct Records {
    /// Public id.
    pub id: Text,
    /// The fact that says how many there are.
    pub count: FactId,
}

/// Something a visitor can be asked.
#[derive(Clone, PartialEq, Debug)]
pub struct Fact {
    /// Public id, the key of the answers object.
    pub id: Text,
    /// Short noun for tables and messages.
    pub label: Text,
    /// The question in plain words.
    pub question: Text,
    /// One or two sentences of help; may be empty.
    pub help: Text,
    /// Where the figure is found; may be empty.
    pub source: Text,
    /// A made-up example; may be empty.
    pub example: Text,
    /// Numbers offered to pick beside the box.
    pub quick: Vec<Number>,
    /// What an answer looks like.
    pub kind: Kind,
    /// The first of its variables.
    pub first_var: VarId,
    /// How many variables it has, [`Fact::only_latest`] not counted.
    pub var_count: u16,
    /// Whether and how the applicant can change it.
    pub change: Change,
    /// Not answered is not open: an expression falls back (`stated_or`), or `assumed` holds.
    pub optional: bool,
    /// The value a what-if fact has until the visitor changes it, as written in answers.
    pub assumed: Option<Answer>,
    /// A fact of this id in another document means the same: it is asked once.
    pub shared: bool,
}

impl Fact {
    /// The yes/no variable behind the years of a series: whether only its latest figure was given, as an answer of
    /// its own. Never open.
    pub fn only_latest(&self) -> Option<VarId> {
        matches!(self.kind, Kind::Series(..)).then(|| VarId(self.first_var.0 + self.var_count))
    }
}

/// Whether and in which direction an applicant can change a fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "author",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
#[cfg_attr(feature = "author", serde(rename_all = "snake_case"))]
pub enum Change {
    /// Never proposed: the past, claims, self-assessments.
    Fixed,
    /// Can be made larger, or turned from no to yes.
    Up,
    /// Can be made smaller, or turned from yes to no.
    Down,
    /// Can be chosen freely.
    Free,
    /// Changes by waiting.
    Time,
}

/// What an answer looks like.
#[derive(Clone, PartialEq, Debug)]
pub enum Kind {
    /// Yes or no.
    YesNo,
    /// Exactly one option.
    Choice(Vec<ChoiceOption>),
    /// Any number of options (at most 32).
    Several(Vec<ChoiceOption>),
    /// Documented, self-claimed or no.
    Claim,
    /// A quality word the visitor judges: yes leaves it to the authority, no is no.
    Assessment,
    /// A number.
    Number(NumberKind),
    /// A day, month or year.
    Date(DateKind),
    /// A number per year, oldest first.
    Series(NumberKind, SeriesKind),
    /// One option per year, oldest first.
    ChoiceByYear(Vec<ChoiceOption>, SeriesKind),
}

impl Fact {
    /// Whether both are shared and are answered alike, so that an answer to one answers the other.
    pub fn means(&self, other: &Fact) -> bool {
        self.shared && other.shared && self.id == other.id && self.kind == other.kind
    }
}

/// One option of a choice.
#[derive(Clone, PartialEq, Debug)]
pub struct ChoiceOption {
    /// Public id.
    pub id: Text,
    /// Words on the screen.
    pub label: Text,
}

/// Bounds of a number.
#[derive(Clone, PartialEq, Debug)]
pub struct NumberKind {
    /// Unit as printed; empty for a plain number.
    pub unit: Text,
    /// Smallest step; an answer is a multiple of it.
    pub step: Number,
    /// Lowest answer, inclusive.
    pub min: Number,
    /// Highest answer, inclusive.
    pub max: Number,
    /// Answers below this are questioned, not refused.
    pub warn_below: Option<Number>,
    /// Answers above this are questioned, not refused.
    pub warn_above: Option<Number>,
    /// The sentence of that question.
    pub warning: Text,
}

impl NumberKind {
    /// Whether an answer is questioned: it is probably a slip of unit or sign.
    pub fn is_unusual(&self, number: Number) -> bool {
        self.warn_below.is_some_and(|low| number < low) || self.warn_above.is_some_and(|high| number > high)
    }
}

/// Bounds of a date.
#[derive(Clone, PartialEq, Debug)]
pub struct DateKind {
    /// First day that is accepted.
    pub min: Date,
    /// Last day that is accepted.
    pub max: Date,
    /// The coarsest precision that is accepted.
    pub precision: Precision,
}

/// How exactly a date is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[cfg_attr(
    feature = "author",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
#[cfg_attr(feature = "author", serde(rename_all = "snake_case"))]
pub enum Precision {
    /// The day.
    Day,
    /// The month: any day of it.
    Month,
    /// The year: any day of it.
    Year,
}

/// Years of a series, oldest first.
#[derive(Clone, PartialEq, Debug)]
pub struct SeriesKind {
    /// How many years, the base year not counted.
    pub years: u16,
    /// Whether the year before the first is asked as well; it is then the first variable.
    pub base: bool,
}

/// An answer as given, independent of a policy's indices.
#[derive(Clone, PartialEq, Debug)]
pub enum Answer {
    /// The visitor says 不清楚: open, and not asked again.
    Unknown,
    /// Yes/no and assessments.
    Bool(bool),
    /// Index of the chosen option; claims are 0 documented, 1 self-claimed, 2 no.
    Choice(u16),
    /// Bit set of the chosen options.
    Several(u32),
    /// A number.
    Number(Number),
    /// First and last possible day.
    Date(Date, Date),
    /// One entry per variable of the fact, `None` open.
    Series(Vec<Option<Number>>),
    /// One option index per year, `None` open.
    Choices(Vec<Option<u16>>),
}

/// One variable of a fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Variable {
    /// The fact.
    pub fact: FactId,
    /// Its place in the fact: 0, or the column of a series (the base year, if any, is column 0).
    pub column: u16,
}

/// A relation between variables that every completion respects and every answer is checked against.
#[derive(Clone, PartialEq, Debug)]
pub struct Constraint {
    /// What must hold.
    pub relation: Relation,
    /// The sentence shown when answers break it.
    pub message: Text,
}

/// Kinds of relations.
#[derive(Clone, PartialEq, Debug)]
pub enum Relation {
    /// The first number is at most the second (part ≤ whole).
    AtMost(VarId, VarId),
    /// The first day is not after the second.
    NotAfter(VarId, VarId),
    /// When the first has this value, the second has that one. A date is implied by `Given`.
    Implies(Literal, Literal),
}

/// A variable with a value.
#[derive(Clone, PartialEq, Debug)]
pub enum Literal {
    /// A yes/no fact has this value.
    Is(VarId, bool),
    /// A choice is one of these options (bit set).
    OneOf(VarId, u64),
    /// A date or number has been given at all.
    Given(VarId),
}

/// A derived value with a name.
#[derive(Clone, PartialEq, Debug)]
pub struct NamedValue {
    /// Public id.
    pub id: Text,
    /// Words on the screen; empty where only other expressions use it.
    pub title: Text,
    /// Unit as printed.
    pub unit: Text,
    /// How many years before the newest of its series it is for; `None` for a value of no year.
    pub years_back: Option<u16>,
    /// How it is computed.
    pub number: Num,
    /// The formula in words; may be empty.
    pub formula: Text,
}

/// A number-valued expression. Evaluation is exact.
#[derive(Clone, PartialEq, Debug)]
pub enum Num {
    /// A constant.
    Constant(Number),
    /// A number variable.
    Var(VarId),
    /// A named value.
    Value(ValueId),
    /// Sum.
    Sum(Vec<Num>),
    /// First minus second.
    Difference(Box<[Num; 2]>),
    /// Product.
    Product(Vec<Num>),
    /// First by second; undefined (review) when the second is 0 or less.
    Quotient(Box<[Num; 2]>),
    /// First as percent of second; undefined (review) when the second is 0 or less.
    Share(Box<[Num; 2]>),
    /// The smallest.
    Least(Vec<Num>),
    /// The largest.
    Greatest(Vec<Num>),
    /// Rounded to so many decimals.
    Rounded(Box<Num>, Rounding, u16),
    /// The variable when answered, otherwise the expression.
    StatedOr(VarId, Box<Num>),
    /// The entry of a table row chosen by a choice variable; a blank entry makes the comparison not applicable.
    Lookup(VarId, Vec<Option<Number>>),
    /// The entry of the active option.
    ByReading(ReadingId, Vec<Num>),
    /// The first whose condition is met; the last is the fallback.
    Choose(Vec<(Cond, Num)>, Box<Num>),
    /// Days from the first to the second date.
    DaysBetween(Box<[Day; 2]>),
}

/// How a number is rounded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "author",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
#[cfg_attr(feature = "author", serde(rename_all = "snake_case"))]
pub enum Rounding {
    /// Up to the next step.
    Ceiling,
    /// Down to the last step.
    Floor,
    /// To the nearest step, a half up.
    HalfUp,
}

/// A date-valued expression.
#[derive(Clone, PartialEq, Debug)]
pub enum Day {
    /// A fixed day.
    Fixed(Date),
    /// The day of the self-check.
    Today,
    /// A date variable.
    Var(VarId),
    /// Calendar months later, clamped to the end of the month (12 per year).
    PlusMonths(Box<Day>, i32),
    /// Calendar days later.
    PlusDays(Box<Day>, i32),
    /// Working days later, the day itself not counted.
    PlusWorkingDays(Box<Day>, i32),
    /// The latest.
    Later(Vec<Day>),
    /// The earliest.
    Earlier(Vec<Day>),
    /// The variable when answered, otherwise the expression.
    StatedOr(VarId, Box<Day>),
    /// The entry of the active option.
    ByReading(ReadingId, Vec<Day>),
}

/// A named condition.
#[derive(Clone, PartialEq, Debug)]
pub struct NamedCondition {
    /// Public id.
    pub id: Text,
    /// What must hold.
    pub condition: Cond,
}

/// A condition: standings combine as DESIGN §3 says.
#[derive(Clone, PartialEq, Debug)]
pub enum Cond {
    /// One test.
    Leaf(LeafId),
    /// The lowest of the parts that apply.
    All(Vec<Cond>),
    /// The highest of the parts that apply.
    Any(Vec<Cond>),
    /// Met and not met swapped.
    Not(Box<Cond>),
    /// At least so many of the parts; parts are always applicable.
    AtLeastOf(u16, Vec<Cond>),
    /// The second where the first is met, otherwise not applicable. The first is never review.
    ApplicableIf(Box<[Cond; 2]>),
    /// The entry of the active option.
    ByReading(ReadingId, Vec<Cond>),
    /// What all options agree on, else review.
    Consensus(ReadingId, Vec<Cond>),
    /// A named condition.
    Named(ConditionId),
    /// A class.
    Class(ClassId),
    /// A criterion.
    Criterion(CriterionId),
    /// Always this outcome.
    Always(Outcome),
}

/// What a condition comes to once every fact is given. The order is the chain not met < review < met.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[cfg_attr(
    feature = "author",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
#[cfg_attr(feature = "author", serde(rename_all = "snake_case"))]
pub enum Outcome {
    /// 不满足
    NotMet,
    /// 需认定: the facts are given, the judgement is the authority's.
    Review,
    /// 满足
    Met,
    /// 不适用: outside the chain.
    NotApplicable,
}

/// One comparison or yes/no test.
#[derive(Clone, PartialEq, Debug)]
pub struct Leaf {
    /// Words for the list of conditions.
    pub label: Text,
    /// How many years before the newest of the series it looks at; `None` where it looks at several years or none.
    pub years_back: Option<u16>,
    /// What is tested.
    pub test: Test,
    /// The outcome when the test fails: not met, or review where the text leaves room (一般, 等).
    pub otherwise: Outcome,
    /// Every variable the test reads, optional ones included.
    pub vars: Vec<VarId>,
    /// Number variables in which the test is neither affine nor monotone: two ends do not settle it.
    pub wild: Vec<VarId>,
}

/// What a leaf tests.
#[derive(Clone, PartialEq, Debug)]
pub enum Test {
    /// A yes/no fact is yes.
    Yes(VarId),
    /// A self-assessment: yes is review, no is not met.
    Assessed(VarId),
    /// A claim: documented is met, self-claimed is review, no is not met.
    Claimed(VarId),
    /// A choice is one of these options (bit set).
    OneOf(VarId, u64),
    /// A several-choice fact has at least one of these options (bit set).
    Has(VarId, u32),
    /// Two numbers compared; `guards` must be above 0, else review.
    Compare {
        /// The comparator.
        comparator: Comparator,
        /// Left (the actual value).
        left: Num,
        /// Right (the threshold).
        right: Num,
        /// Unit of both as printed.
        unit: Text,
        /// Numbers that must be above 0 for the comparison to mean anything (bases of growth).
        guards: Vec<Num>,
    },
    /// Two days compared.
    Dates {
        /// The comparator: `AtLeast` is on or after.
        comparator: Comparator,
        /// Left (the actual day).
        left: Day,
        /// Right (the limit).
        right: Day,
    },
}

/// Comparators, written out per condition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "author",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
#[cfg_attr(feature = "author", serde(rename_all = "snake_case"))]
pub enum Comparator {
    /// ≥
    AtLeast,
    /// >
    MoreThan,
    /// ≤
    AtMost,
    /// <
    LessThan,
    /// =
    Equals,
}

/// Where the document says it.
#[derive(Clone, PartialEq, Debug)]
pub struct Citation {
    /// The article as cited.
    pub article: Text,
    /// Verbatim quote.
    pub quote: Text,
}

/// Competing readings of a text that change a verdict, price, period or list.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    /// Public id.
    pub id: Text,
    /// The question to settle.
    pub question: Text,
    /// Where the text is.
    pub citation: Citation,
    /// The options; the first is not special.
    pub options: Vec<ReadingOption>,
    /// Index of the option used unless told otherwise (the confirmed one, where confirmed).
    pub default: u16,
    /// Why it is the default.
    pub why: Text,
    /// The sentence for the visitor.
    pub tell: Text,
    /// What to ask the office.
    pub ask: Text,
    /// Who confirmed the default and when; empty while open.
    pub confirmed: Option<Text>,
}

/// One option of a reading.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadingOption {
    /// Public id.
    pub id: Text,
    /// Words on the screen.
    pub label: Text,
    /// Computed options are evaluated; noted ones are only told.
    pub computed: bool,
}

/// Kinds of criteria.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "author",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
#[cfg_attr(feature = "author", serde(rename_all = "snake_case"))]
pub enum CriterionKind {
    /// Decided by facts.
    Hard,
    /// A preference; never enters the overall.
    Preferred,
    /// Words without a measure; the authority judges.
    Discretionary,
    /// Its condition must not hold; written as a condition that is met when nothing bars the applicant.
    Disqualifying,
}

/// A list of criteria that is judged as a whole.
#[derive(Clone, PartialEq, Debug)]
pub struct List {
    /// Public id.
    pub id: Text,
    /// Words on the screen.
    pub title: Text,
    /// Whom it concerns; `None` everybody. Decided by what is assumed until answered, so never open.
    pub condition: Option<Cond>,
}

/// An entry or recognition criterion.
#[derive(Clone, PartialEq, Debug)]
pub struct Criterion {
    /// Public id.
    pub id: Text,
    /// Words on the screen.
    pub title: Text,
    /// Index of its list; 0 without lists.
    pub list: u16,
    /// Kind.
    pub kind: CriterionKind,
    /// What must hold.
    pub condition: Cond,
    /// Where the document says it.
    pub citation: Citation,
    /// What proves it.
    pub evidence: Vec<Text>,
    /// A sentence the visitor should know; may be empty.
    pub tell: Text,
}

/// A class.
#[derive(Clone, PartialEq, Debug)]
pub struct Class {
    /// Public id.
    pub id: Text,
    /// Words on the screen, such as `A类`.
    pub title: Text,
    /// What must hold.
    pub condition: Cond,
    /// Where the document says it.
    pub citation: Citation,
    /// What proves it.
    pub evidence: Vec<Text>,
    /// A sentence the visitor should know; may be empty.
    pub tell: Text,
}

/// Fees over the residence years.
#[derive(Clone, PartialEq, Debug)]
pub struct Costs {
    /// What prices are multiplied with (the area).
    pub quantity: NamedValue,
    /// Words for one unit of it in headings, such as `每平方米`.
    pub per_unit: Text,
    /// Months over all years, for the monthly average.
    pub months: Num,
    /// Fee items in order.
    pub items: Vec<FeeItem>,
    /// Price tracks, cheapest claim first; those with a condition are ranked in this order.
    pub tracks: Vec<Track>,
    /// Supports: the difference to these tracks.
    pub support: Vec<Support>,
    /// Deposit.
    pub deposit: Option<Deposit>,
    /// A track whose first-year price may have to be laid out first, under the given option of a reading.
    pub prepay: Option<Prepay>,
    /// What the totals do not contain.
    pub not_included: Vec<Text>,
    /// Further amounts under conditions: overstay, extension, lodging.
    pub scenarios: Vec<Scenario>,
    /// Sentences under the table.
    pub notes: Vec<Text>,
}

/// A fee item.
#[derive(Clone, PartialEq, Debug)]
pub struct FeeItem {
    /// Public id.
    pub id: Text,
    /// Words on the screen.
    pub title: Text,
    /// Unit of its price, such as `元/㎡·月`.
    pub unit: Text,
    /// Per residence year: how often the price is due, lowest and highest (a part year leaves seasons open).
    pub times: Vec<(Num, Num)>,
}

/// A price track.
#[derive(Clone, PartialEq, Debug)]
pub struct Track {
    /// Public id.
    pub id: Text,
    /// Words on the screen.
    pub title: Text,
    /// When it is the visitor's track; `None` for the fallback and for comparisons.
    pub condition: Option<Cond>,
    /// What it is for.
    pub role: TrackRole,
    /// Prices by residence year, then by item in the order of [`Costs::items`].
    pub years: Vec<Vec<Price>>,
    /// Per residence year: the first whose condition is met replaces this track in that year.
    pub replaced: Vec<Vec<(Cond, Option<TrackId>)>>,
}

/// What a track is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "author",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
#[cfg_attr(feature = "author", serde(rename_all = "snake_case"))]
pub enum TrackRole {
    /// The visitor's when its condition holds.
    Ranked,
    /// The visitor's when no ranked track is.
    Fallback,
    /// Shown for comparison only.
    Comparison,
    /// Only ever takes over from another track; not shown on its own.
    Replacement,
}

/// A price of an item in a year.
#[derive(Clone, PartialEq, Debug)]
pub struct Price {
    /// The unit price.
    pub price: Num,
    /// 推算: not printed in the document.
    pub derived: bool,
    /// Where the document says it.
    pub citation: Citation,
}

/// A comparison of every track with another one.
#[derive(Clone, PartialEq, Debug)]
pub struct Support {
    /// Public id.
    pub id: Text,
    /// Words on the screen.
    pub title: Text,
    /// The track compared with.
    pub against: TrackId,
}

/// A deposit, outside the totals.
#[derive(Clone, PartialEq, Debug)]
pub struct Deposit {
    /// Lowest, yuan.
    pub low: Num,
    /// Highest, yuan.
    pub high: Num,
    /// Whether it is paid back.
    pub refundable: bool,
    /// Where the document says it.
    pub citation: Citation,
    /// The sentence for the visitor.
    pub tell: Text,
}

/// Paying the full price first.
#[derive(Clone, PartialEq, Debug)]
pub struct Prepay {
    /// The reading.
    pub reading: ReadingId,
    /// The option under which the full price is laid out first.
    pub option: u16,
    /// The track whose first-year total is laid out.
    pub track: TrackId,
}

/// An amount that is due only in a certain case.
#[derive(Clone, PartialEq, Debug)]
pub struct Scenario {
    /// Public id.
    pub id: Text,
    /// Words on the screen.
    pub title: Text,
    /// When it is shown; met shows it.
    pub condition: Cond,
    /// Its parts.
    pub items: Vec<ScenarioItem>,
    /// Parts whose amount the document does not give.
    pub unknown: Vec<Text>,
    /// Whether the document states this price; otherwise it is one possible scenario.
    pub stated: bool,
    /// Where the document says it.
    pub citation: Citation,
    /// The sentence for the visitor; may be empty.
    pub tell: Text,
}

/// One part of a scenario: price × times.
#[derive(Clone, PartialEq, Debug)]
pub struct ScenarioItem {
    /// Public id.
    pub id: Text,
    /// Words on the screen.
    pub title: Text,
    /// Unit price.
    pub price: Num,
    /// Unit of the price as printed.
    pub unit: Text,
    /// What it is multiplied with.
    pub times: Num,
    /// 推算: not printed in the document.
    pub derived: bool,
}

/// A support or right.
#[derive(Clone, PartialEq, Debug)]
pub struct Benefit {
    /// Public id.
    pub id: Text,
    /// Words on the screen.
    pub title: Text,
    /// Who gets it.
    pub condition: Cond,
    /// How much.
    pub amount: BenefitAmount,
    /// Where the document says it.
    pub citation: Citation,
    /// The sentence for the visitor; may be empty.
    pub tell: Text,
}

/// The amount of a benefit.
#[derive(Clone, PartialEq, Debug)]
pub enum BenefitAmount {
    /// Yuan.
    Known(Num),
    /// Lowest and highest, yuan.
    Range(Num, Num),
    /// 金额未规定: never 0.
    Unstated,
    /// Not money (a right).
    NotMoney,
}

/// A document, step, obligation or trigger.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// Public id.
    pub id: Text,
    /// Words on the screen.
    pub title: Text,
    /// When it concerns the visitor; `None` always.
    pub condition: Option<Cond>,
    /// When it was kept, such as filed in time; `None` where that is not asked.
    pub kept: Option<Cond>,
    /// The day it falls on or has to be done by; `None` where the document names none.
    pub day: Option<Day>,
    /// Where the document says it.
    pub citation: Citation,
    /// Who issues it, a period, or another remark; may be empty.
    pub remark: Text,
}

/// What a document asks of districts: information, never a criterion.
#[derive(Clone, PartialEq, Debug)]
pub struct Targets {
    /// Words on the screen.
    pub title: Text,
    /// Whom they bind and what they are not.
    pub tell: Text,
    /// The districts.
    pub districts: Vec<Text>,
    /// One target each.
    pub rows: Vec<TargetRow>,
}

/// One target and how it is split among the districts.
#[derive(Clone, PartialEq, Debug)]
pub struct TargetRow {
    /// Public id.
    pub id: Text,
    /// Words on the screen.
    pub title: Text,
    /// Unit as printed.
    pub unit: Text,
    /// The total as stated.
    pub stated: Number,
    /// 以上
    pub at_least: bool,
    /// In the order of the districts.
    pub shares: Vec<Share>,
    /// A number that is printed for no district there is, and the words it is printed for.
    pub stray: Option<(Text, Number)>,
    /// A remark; may be empty.
    pub remark: Text,
    /// Where the document says it.
    pub citation: Citation,
}

/// The number of a district.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Share {
    /// The district has no part in it.
    None,
    /// Not printed, or not to be read.
    Unreadable,
    /// As printed.
    Printed(Number),
    /// Not printed; it follows from the others.
    Inferred(Number),
}

/// A form of a document, as far as it holds nothing personal.
#[derive(Clone, PartialEq, Debug)]
pub struct Form {
    /// Public id.
    pub id: Text,
    /// Words on the screen.
    pub title: Text,
    /// Where the document says it.
    pub citation: Citation,
    /// Its fields in the order they are printed.
    pub fields: Vec<FormField>,
}

/// A field of a form.
#[derive(Clone, PartialEq, Debug)]
pub struct FormField {
    /// The label as printed.
    pub label: Text,
    /// What is written into it.
    pub fill: Fill,
    /// How it is filled in; may be empty.
    pub remark: Text,
}

/// Where what is written into a field comes from.
#[derive(Clone, PartialEq, Debug)]
pub enum Fill {
    /// The visitor writes it.
    ByHand,
    /// Answers.
    Facts(Vec<FactId>),
    /// Derived values.
    Values(Vec<ValueId>),
    /// The class the answers lead to.
    Class,
}

/// A part of the questionnaire.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// Words on the screen, such as `入驻条件`; empty where the questionnaire has only one part.
    pub title: Text,
    /// Whether its end leads to the result.
    pub milestone: bool,
    /// Never asked by itself: what the visitor may answer beside the result.
    pub aside: bool,
}

/// A number that a presenter moves while the result follows.
#[derive(Clone, PartialEq, Debug)]
pub struct Slider {
    /// The fact, a number.
    pub fact: FactId,
    /// Left end.
    pub min: Number,
    /// Right end.
    pub max: Number,
    /// Distance between two positions.
    pub step: Number,
}

/// One screen of the questionnaire.
#[derive(Clone, PartialEq, Debug)]
pub struct Question {
    /// Public id.
    pub id: Text,
    /// A few words for the outline.
    pub title: Text,
    /// Index of its part.
    pub part: u16,
    /// Readings for whose sake it is asked, though it matters only under another of their options.
    pub asked_for: Vec<ReadingId>,
    /// Words on the screen.
    pub text: Text,
    /// Help; may be empty.
    pub help: Text,
    /// Why it is asked, one sentence.
    pub why: Text,
    /// Chapter it belongs to.
    pub section: Text,
    /// Values that follow from its figures alone, shown while they are typed.
    pub worked: Vec<ValueId>,
    /// Criteria that look at its figures, shown with them.
    pub checks: Vec<CriterionId>,
    /// What is asked.
    pub ask: Ask,
}

/// What a question screen asks.
#[derive(Clone, PartialEq, Debug)]
pub enum Ask {
    /// One or more facts, each with its own control.
    Facts(Vec<FactId>),
    /// One option, each of which answers several facts at once.
    Options(Vec<AskOption>),
    /// Tick what applies; what is not ticked counts as no only after the visitor says so.
    Ticks(Vec<Tick>),
}

/// One option of [`Ask::Options`].
#[derive(Clone, PartialEq, Debug)]
pub struct AskOption {
    /// Words on the screen.
    pub label: Text,
    /// The answers it gives.
    pub sets: Vec<(FactId, Answer)>,
    /// Facts asked on the same screen once it is chosen.
    pub then: Vec<FactId>,
}

/// One box of [`Ask::Ticks`].
#[derive(Clone, PartialEq, Debug)]
pub struct Tick {
    /// Words on the screen.
    pub label: Text,
    /// The yes/no fact.
    pub fact: FactId,
}

/// A made-up case for demos.
#[derive(Clone, PartialEq, Debug)]
pub struct Example {
    /// Words on the screen.
    pub title: Text,
    /// One line about it.
    pub summary: Text,
    /// Its answers.
    pub answers: Vec<(FactId, Answer)>,
}

/// A kind of visitor the document is for.
#[derive(Clone, PartialEq, Debug)]
pub struct Visitor {
    /// Who that is; documents that say it in the same words are offered together.
    pub title: Text,
    /// What is answered by being one.
    pub answers: Vec<(FactId, Answer)>,
}
