//! The policy file as written: one key per operator, unknown keys refused, amounts as quoted strings.
//!
//! This is the first of two steps. A file of the right shape may still name things that do not exist; `check` finds
//! those. The doc comments here are also the descriptions in the JSON Schema.

#![expect(
    missing_docs,
    reason = "fields whose names say it all carry no text; the others do"
)]

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::policy::{Change, Comparator, CriterionKind, Precision, Rounding, State, TrackRole};

macro_rules! shapes {
    ($($(#[$doc:meta])* $keyword:ident $name:ident { $($body:tt)* })+) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields, rename_all = "snake_case")]
        pub $keyword $name { $($body)* }
    )+ };
}

/// An exact decimal in quotes, such as "12.50".
pub type Amount = String;

shapes! {
/// A policy file.
struct PolicyFile {
    /// Title, issuer, state and the like.
    pub meta: Meta,
    /// Facts, conditions and values taken over from another policy.
    #[serde(default)] pub uses: Vec<Use>,
    /// Things of which an applicant may have several, each described by the same facts.
    #[serde(default)] pub records: Vec<Records>,
    /// Everything a visitor can be asked.
    #[serde(default)] pub facts: Vec<Fact>,
    /// Official holidays, year by year without a gap; working days of other years are counted Monday to Friday.
    #[serde(default)] pub calendar: Vec<CalendarYear>,
    /// Relations between facts.
    #[serde(default)] pub constraints: Vec<Constraint>,
    /// Tables: rows are options of a choice fact.
    #[serde(default)] pub tables: Vec<Table>,
    /// Named derived values.
    #[serde(default)] pub values: Vec<Value>,
    /// Named conditions.
    #[serde(default)] pub conditions: Vec<NamedCondition>,
    /// Competing readings.
    #[serde(default)] pub readings: Vec<Reading>,
    /// Lists of criteria that are judged each as a whole; without any, all criteria are one list.
    #[serde(default)] pub lists: Vec<List>,
    /// Criteria.
    #[serde(default)] pub criteria: Vec<Criterion>,
    /// Classes in order of precedence.
    #[serde(default)] pub classes: Vec<Class>,
    /// Fees.
    #[serde(default)] pub costs: Option<Costs>,
    /// Supports and rights.
    #[serde(default)] pub benefits: Vec<Benefit>,
    /// Documents to bring.
    #[serde(default)] pub documents: Vec<Entry>,
    /// Steps.
    #[serde(default)] pub steps: Vec<Entry>,
    /// Duties.
    #[serde(default)] pub obligations: Vec<Entry>,
    /// What ends the stay.
    #[serde(default)] pub triggers: Vec<Entry>,
    /// Targets of districts: information, never a criterion.
    #[serde(default)] pub targets: Option<Targets>,
    /// Forms to be filled in on paper.
    #[serde(default)] pub forms: Vec<Form>,
    /// Parts of the questionnaire, in order; without any it is a single part.
    #[serde(default)] pub parts: Vec<Part>,
    /// Screens of the questionnaire, in order.
    #[serde(default)] pub questions: Vec<Question>,
    /// Made-up cases for demos; each maps fact ids to answers as in an answers file.
    #[serde(default)] pub examples: Vec<Example>,
    /// Kinds of visitors, for the choice between documents.
    #[serde(default)] pub visitors: Vec<Visitor>,
    /// Numbers that a presenter moves while the result follows.
    #[serde(default)] pub sliders: Vec<Slider>,
}

/// What the document is.
struct Meta {
    pub title: String,
    pub short_title: String,
    pub purpose: String,
    #[serde(default)] pub number: Option<String>,
    pub issuer: String,
    /// Who decides; the issuer if left out.
    #[serde(default)] pub authority: Option<String>,
    pub region: String,
    pub state: State,
    /// Who confirmed the state and on which day.
    pub state_confirmed: Confirmation,
    /// Day of issue, once known (2024-01-31).
    #[serde(default)] pub issued_on: Option<String>,
    /// Trial or validity period in months from the day of issue.
    #[serde(default)] pub valid_months: Option<u16>,
    pub applicants: Vec<String>,
    pub banner: String,
    pub disclaimer: String,
    #[serde(default)] pub notices: Vec<String>,
    /// true: meeting every criterion still leaves the decision to the authority.
    #[serde(default)] pub review_ceiling: bool,
    /// false: only used by other documents.
    #[serde(default = "yes")] pub offered: bool,
    #[serde(default)] pub not_covered: Vec<String>,
    #[serde(default)] pub before_signing: Vec<String>,
}

/// Who confirmed something and when.
struct Confirmation {
    pub by: String,
    pub on: String,
}

/// Parts of another policy used here under the same ids.
struct Use {
    pub policy: String,
    #[serde(default)] pub facts: Vec<String>,
    #[serde(default)] pub conditions: Vec<String>,
    #[serde(default)] pub values: Vec<String>,
}

/// Things of one sort of which an applicant may have several. An element with `each` stands once for every record; in its
/// texts `{n}` is the number of the record.
struct Records {
    /// The facts of a record are called `<id>_{n}_<name>`.
    pub id: String,
    /// At most so many.
    pub most: u16,
    /// The fact that says how many there are: a count up to `most`.
    pub count: String,
}

/// The holidays of a year, as the State Council announces them.
struct CalendarYear {
    pub year: u16,
    /// The announcement.
    pub source: String,
    /// First and last day of each holiday.
    pub off: Vec<[String; 2]>,
    /// Saturdays and Sundays that are worked.
    pub worked: Vec<String>,
}

/// A fact.
struct Fact {
    /// Records that each have this fact.
    #[serde(default)] pub each: Option<String>,
    pub id: String,
    pub label: String,
    pub question: String,
    #[serde(default)] pub help: String,
    #[serde(default)] pub source: String,
    #[serde(default)] pub example: String,
    /// Numbers offered to pick beside the box.
    #[serde(default)] pub quick: Vec<Amount>,
    pub kind: Kind,
    pub change: Change,
    /// true: may stay unanswered; an expression says what holds then (`stated_or`).
    #[serde(default)] pub optional: bool,
    /// A what-if fact: holds until the visitor changes it; never asked on its own.
    #[serde(default)] pub assumed: Option<serde_json::Value>,
    /// true: a fact of the same id in another policy means the same and is asked once; both say so.
    #[serde(default)] pub shared: bool,
    /// Answers this fact implies when it is given at all (a date), yes (yes/no) or one of `implies_when`.
    #[serde(default)] pub implies: Vec<Implication>,
}

/// "When this fact is so, that fact is so."
struct Implication {
    /// For a choice: the options that imply it. For others: leave out.
    #[serde(default)] pub when: Vec<String>,
    /// The implied fact: a yes/no fact and its value, or a choice and the options it is one of.
    pub fact: String,
    #[serde(default)] pub is: Option<bool>,
    #[serde(default)] pub any_of: Vec<String>,
}

/// What an answer looks like.
enum Kind {
    YesNo {},
    Choice { options: Vec<ChoiceOption> },
    Several { options: Vec<ChoiceOption> },
    Claim {},
    Assessment {},
    Number(NumberKind),
    /// A whole number.
    Count(CountKind),
    Date(DateKind),
    /// A number per year, oldest first; `base` adds the year before the first.
    Series { of: NumberKind, years: u16, #[serde(default)] base: bool },
    ChoiceByYear { options: Vec<ChoiceOption>, years: u16 },
}

struct ChoiceOption { pub id: String, pub label: String }

struct NumberKind {
    /// Unit such as "㎡" or "元/㎡·月"; "1" for a plain number.
    pub unit: String,
    pub step: Amount,
    pub min: Amount,
    pub max: Amount,
    #[serde(default)] pub warn_below: Option<Amount>,
    #[serde(default)] pub warn_above: Option<Amount>,
    #[serde(default)] pub warning: String,
}

struct CountKind {
    pub unit: String,
    #[serde(default = "zero")] pub min: Amount,
    pub max: Amount,
    #[serde(default)] pub warn_below: Option<Amount>,
    #[serde(default)] pub warn_above: Option<Amount>,
    #[serde(default)] pub warning: String,
}

struct DateKind {
    pub min: String,
    pub max: String,
    /// The coarsest precision accepted.
    pub precision: Precision,
}

/// A relation between facts; exactly one key.
enum Constraint {
    /// part ≤ whole (numbers or series of equal length).
    AtMost { part: String, whole: String, message: String },
    /// first not after second (dates).
    NotAfter { first: String, second: String, message: String },
}

/// A table: for each option of the choice fact `row`, one amount (or null: no bound) per column.
struct Table {
    pub id: String,
    /// The choice fact that picks the row.
    pub row: String,
    pub columns: Vec<Column>,
    /// option id -> one entry per column. Options without a row have no bounds at all.
    pub rows: BTreeMap<String, Vec<Option<Amount>>>,
}

struct Column { pub id: String, pub unit: String }

/// A named derived value.
struct Value {
    /// Records that each have this value.
    #[serde(default)] pub each: Option<String>,
    pub id: String,
    /// Empty: only other expressions use it; it is not shown.
    pub title: String,
    pub unit: String,
    /// How many years it is worked out for, as a series of its own; `this_year` in the number is each of them.
    #[serde(default)] pub years: Option<u16>,
    /// Which of those years, from 1; filled in when it is read.
    #[serde(skip)] pub year: u16,
    pub number: Num,
    #[serde(default)] pub formula: String,
}

struct NamedCondition {
    /// Records that each have this condition.
    #[serde(default)] pub each: Option<String>,
    pub id: String,
    pub condition: Cond,
}

/// A number.
enum Num {
    Number { value: Amount, unit: String },
    Fact(String),
    Value(String),
    Sum(Vec<Num>),
    /// In a list of numbers: an entry for each record, `{n}` in it is its number.
    Each { records: String, of: Box<Num> },
    Difference(Box<[Num; 2]>),
    Product(Vec<Num>),
    Quotient { of: Box<Num>, by: Box<Num> },
    /// part of whole in %.
    Share { part: Box<Num>, whole: Box<Num> },
    Least(Vec<Num>),
    Greatest(Vec<Num>),
    /// To whole units, or to so many decimals.
    Rounded { of: Box<Num>, to: Rounding, #[serde(default)] places: u16 },
    /// The fact when answered, otherwise the expression.
    StatedOr { fact: String, otherwise: Box<Num> },
    /// One year of a series.
    Element { series: String, at: At },
    /// Sum over the years of a series (the base year not counted).
    Total(String),
    /// The same amount in another unit of the same kind: 元/万元/亿元, ㎡/㎢, 年/月 (12).
    Convert { of: Box<Num>, to: String },
    Lookup { table: String, column: String },
    ByReading { reading: String, options: BTreeMap<String, Num> },
    /// The first rule whose condition is met, else `otherwise`.
    Choose { rules: Vec<NumRule>, otherwise: Box<Num> },
    /// Calendar days between two dates.
    DaysBetween { from: Box<Day>, to: Box<Day> },
    /// Number (1, 2, …) of the residence year or series year this stands in, in 年.
    ThisYear {},
}

struct NumRule { pub when: Cond, pub then: Num }

/// Which year of a series.
enum At {
    /// The newest year.
    Latest {},
    /// The oldest year (not the base year).
    First {},
    /// The year before the first.
    Base {},
    /// Year n, 1 is the oldest.
    Year(u16),
    /// Inside `every_year`/`any_year`: the year looked at. In `times`/`replaced`: the residence year.
    ThisYear {},
    /// The year before that.
    PreviousYear {},
}

/// A day.
enum Day {
    Fact(String),
    Date(String),
    Today {},
    Plus { to: Box<Day>, #[serde(default)] years: i32, #[serde(default)] months: i32, #[serde(default)] days: i32,
        /// By the `calendar`; the day itself does not count. Added last.
        #[serde(default)] working_days: i32 },
    Later(Vec<Day>),
    Earlier(Vec<Day>),
    StatedOr { fact: String, otherwise: Box<Day> },
    ByReading { reading: String, options: BTreeMap<String, Day> },
}

/// A condition.
enum Cond {
    /// A yes/no fact is yes.
    Yes(String),
    /// A self-assessed quality: yes leaves it to the authority.
    Assessed(String),
    /// A claim: documented, self-claimed, no.
    Claimed(String),
    /// A choice is one of these.
    Is { fact: String, any_of: Vec<String>, #[serde(default)] otherwise: Otherwise, #[serde(default)] label: String },
    /// A several-choice fact has one of these.
    Has { fact: String, any_of: Vec<String>, #[serde(default)] otherwise: Otherwise, #[serde(default)] label: String },
    /// The entry of a choice_by_year is one of these.
    YearIs { series: String, at: At, any_of: Vec<String>, #[serde(default)] label: String },
    /// Two numbers.
    Compare(Compare),
    /// Two days; `at_least` is on or after.
    Dates(Dates),
    /// Yearly growth of a series between two years, without roots: to ≥ from × (1 + percent)ⁿ.
    Growth { series: String, from: At, to: At, comparator: Comparator, percent: Amount, #[serde(default)] label: String },
    /// Only the latest figure of a series was given, as an answer of its own (a number instead of a list).
    OnlyLatest(String),
    /// Every year is below the year before.
    Falling { series: String, #[serde(default)] label: String },
    EveryYear { years: u16, that: Box<Cond> },
    AnyYear { years: u16, that: Box<Cond> },
    /// A residence year before the one looked at (`replaced` only): any of them, or only the previous one.
    AnyEarlierYear(Box<Cond>),
    /// In a list of conditions: a part for each record, `{n}` in it is its number.
    Each { records: String, of: Box<Cond> },
    All(Vec<Cond>),
    Any(Vec<Cond>),
    Not(Box<Cond>),
    AtLeastOf { count: u16, of: Vec<Cond> },
    ApplicableIf { when: Box<Cond>, then: Box<Cond> },
    ByReading { reading: String, options: BTreeMap<String, Cond> },
    /// What every option of the reading agrees on; else review.
    ByConsensus { reading: String, options: BTreeMap<String, Cond> },
    Condition(String),
    Class(String),
    Criterion(String),
    Always(crate::policy::Outcome),
}

struct Compare {
    pub left: Num,
    pub comparator: Comparator,
    pub right: Num,
    #[serde(default)] pub otherwise: Otherwise,
    #[serde(default)] pub label: String,
}

struct Dates {
    pub left: Day,
    pub comparator: Comparator,
    pub right: Day,
    #[serde(default)] pub otherwise: Otherwise,
    #[serde(default)] pub label: String,
}

/// A citation: the article and a short verbatim quote.
struct Citation { pub article: String, pub quote: String }

struct Reading {
    pub id: String,
    pub question: String,
    pub citation: Citation,
    pub options: Vec<ReadingOption>,
    pub default: String,
    pub why: String,
    pub tell: String,
    #[serde(default)] pub ask: String,
    #[serde(default)] pub confirmed: Option<Confirmed>,
    /// Ids of the rule digest.
    #[serde(default)] pub rules: Vec<String>,
}

/// A reading the office has settled.
struct Confirmed { pub option: String, pub by: String, pub on: String }

struct ReadingOption {
    pub id: String,
    pub label: String,
    /// false: told, not evaluated.
    #[serde(default = "yes")] pub computed: bool,
}

/// A list of criteria with an overall of its own.
struct List {
    pub id: String,
    pub title: String,
    /// Whom it concerns; everybody if left out.
    #[serde(default)] pub when: Option<Cond>,
}

struct Criterion {
    pub id: String,
    pub title: String,
    /// Id of its list; the first if left out.
    #[serde(default)] pub list: String,
    pub kind: CriterionKind,
    pub condition: Cond,
    pub citation: Citation,
    #[serde(default)] pub evidence: Vec<String>,
    #[serde(default)] pub tell: String,
    #[serde(default)] pub rules: Vec<String>,
}

struct Class {
    pub id: String,
    pub title: String,
    pub condition: Cond,
    pub citation: Citation,
    #[serde(default)] pub evidence: Vec<String>,
    #[serde(default)] pub tell: String,
    #[serde(default)] pub rules: Vec<String>,
}

struct Costs {
    pub quantity: Value,
    pub per_unit: String,
    /// Number of residence years.
    pub years: u16,
    /// Months over all years, in 月.
    pub months: Num,
    pub items: Vec<FeeItem>,
    pub tracks: Vec<Track>,
    #[serde(default)] pub support: Vec<Support>,
    #[serde(default)] pub deposit: Option<Deposit>,
    #[serde(default)] pub prepay: Option<Prepay>,
    #[serde(default)] pub not_included: Vec<String>,
    #[serde(default)] pub scenarios: Vec<Scenario>,
    #[serde(default)] pub notes: Vec<String>,
}

struct FeeItem {
    pub id: String,
    pub title: String,
    /// Unit of the price.
    pub unit: String,
    /// How often it is due in a residence year.
    pub times: Num,
    /// The lowest, where a part year leaves it open (`times` is then the highest).
    #[serde(default)] pub times_low: Option<Num>,
}

struct Track {
    pub id: String,
    pub title: String,
    pub role: TrackRole,
    #[serde(default)] pub when: Option<Cond>,
    /// One price per residence year and item, or one for every year.
    pub prices: Vec<ItemPrices>,
    /// Other tracks that take over in a residence year; the first whose condition is met.
    #[serde(default)] pub replaced: Vec<Replacement>,
    #[serde(default)] pub rules: Vec<String>,
}

struct ItemPrices {
    pub item: String,
    /// One entry per residence year; a single entry holds for every year.
    pub years: Vec<Price>,
}

struct Price {
    pub price: Num,
    #[serde(default)] pub derived: bool,
    pub citation: Citation,
}

struct Replacement {
    pub when: Cond,
    /// A track, or null: the residence has ended and nothing is due.
    pub by: Option<String>,
}

struct Support { pub id: String, pub title: String, pub against: String }

struct Deposit {
    pub low: Num,
    pub high: Num,
    pub refundable: bool,
    pub citation: Citation,
    pub tell: String,
    #[serde(default)] pub rules: Vec<String>,
}

struct Prepay { pub reading: String, pub option: String, pub track: String }

struct Scenario {
    pub id: String,
    pub title: String,
    pub when: Cond,
    pub items: Vec<ScenarioItem>,
    #[serde(default)] pub unknown: Vec<String>,
    #[serde(default = "yes")] pub stated: bool,
    pub citation: Citation,
    #[serde(default)] pub tell: String,
    #[serde(default)] pub rules: Vec<String>,
}

struct ScenarioItem {
    pub id: String,
    pub title: String,
    pub price: Num,
    pub unit: String,
    pub times: Num,
    #[serde(default)] pub derived: bool,
}

struct Benefit {
    /// Records each of which it is about.
    #[serde(default)] pub each: Option<String>,
    pub id: String,
    pub title: String,
    pub when: Cond,
    pub amount: BenefitAmount,
    pub citation: Citation,
    #[serde(default)] pub tell: String,
    #[serde(default)] pub rules: Vec<String>,
}

enum BenefitAmount {
    Known(Num),
    Range { low: Num, high: Num },
    /// The document names no amount.
    Unstated {},
    /// A right, not money.
    NotMoney {},
}

struct Entry {
    pub id: String,
    pub title: String,
    #[serde(default)] pub when: Option<Cond>,
    /// When it was kept (filed in time); left out where that is not asked.
    #[serde(default)] pub kept: Option<Cond>,
    /// The day it falls on or has to be done by.
    #[serde(default)] pub day: Option<Day>,
    pub citation: Citation,
    #[serde(default)] pub remark: String,
    #[serde(default)] pub rules: Vec<String>,
}

/// What a document asks of districts, with the stated totals.
struct Targets {
    pub title: String,
    /// Whom they bind and what they are not.
    pub tell: String,
    pub districts: Vec<District>,
    pub rows: Vec<Target>,
}

struct District { pub id: String, pub title: String }

struct Target {
    pub id: String,
    pub title: String,
    pub unit: String,
    /// The total as stated.
    pub stated: Amount,
    /// true: 以上.
    #[serde(default)] pub at_least: bool,
    /// district id -> its number; null where it is not printed or cannot be read. A district without a part is left out.
    #[serde(default)] pub shares: BTreeMap<String, Option<Amount>>,
    /// Districts whose number is inferred, not printed.
    #[serde(default)] pub inferred: Vec<String>,
    /// A number that is printed for no district there is.
    #[serde(default)] pub stray: Option<Stray>,
    #[serde(default)] pub remark: String,
    pub citation: Citation,
    #[serde(default)] pub rules: Vec<String>,
}

struct Stray { pub title: String, pub number: Amount }

/// A form. Fields for names, numbers or addresses of people are left out: they are filled in on paper only.
struct Form {
    pub id: String,
    pub title: String,
    pub citation: Citation,
    pub fields: Vec<FormField>,
    #[serde(default)] pub rules: Vec<String>,
}

/// A field of a form, in the order they are printed.
struct FormField {
    pub id: String,
    /// As printed.
    pub label: String,
    pub fill: Fill,
    #[serde(default)] pub remark: String,
}

/// Where what is written into a field comes from.
enum Fill {
    ByHand {},
    /// Answers to these facts.
    Facts(Vec<String>),
    /// These values; a value of several years stands for all of them.
    Values(Vec<String>),
    /// The class the answers lead to.
    Class {},
}

/// A part of the questionnaire. Its questions stand together, in the order of the parts.
struct Part {
    pub id: String,
    pub title: String,
    /// true: the end of this part leads to the result. The last part always does.
    #[serde(default)] pub milestone: bool,
    /// true: never asked by itself; offered beside the result. Such parts come last.
    #[serde(default)] pub aside: bool,
}

/// A slider: a number or count with the ends and the steps of the slider.
struct Slider {
    pub fact: String,
    pub min: Amount,
    pub max: Amount,
    pub step: Amount,
}

struct Question {
    /// Records each of which it asks about.
    #[serde(default)] pub each: Option<String>,
    pub id: String,
    /// A few words for the outline. Empty: the label of the only fact, else the text.
    #[serde(default)] pub title: String,
    /// Id of its part; wanted where the file has parts.
    #[serde(default)] pub part: String,
    /// Readings for whose sake it is asked, though it matters only under another of their options.
    #[serde(default)] pub asked_for: Vec<String>,
    /// Empty: the question of the only fact.
    #[serde(default)] pub text: String,
    #[serde(default)] pub help: String,
    pub why: String,
    pub section: String,
    pub ask: Ask,
}

enum Ask {
    /// These facts, each with its own control.
    Facts(Vec<String>),
    /// One option that answers several facts.
    Options(Vec<AskOption>),
    /// Boxes for yes/no facts.
    Ticks(Vec<Tick>),
}

struct AskOption {
    pub label: String,
    /// fact id -> answer as in an answers file; null is 不清楚.
    pub sets: BTreeMap<String, serde_json::Value>,
    #[serde(default)] pub then: Vec<String>,
}

struct Tick { pub label: String, pub fact: String }

/// A kind of visitor; policies that write the title in the same words are offered together.
struct Visitor {
    pub title: String,
    /// What is answered by being one: fact id -> answer as in an answers file.
    #[serde(default)] pub answers: BTreeMap<String, serde_json::Value>,
}

struct Example {
    pub title: String,
    pub summary: String,
    pub answers: BTreeMap<String, serde_json::Value>,
}
}

/// What a failed test comes to.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Otherwise {
    /// 不满足
    #[default]
    NotMet,
    /// 需认定: the text leaves room (一般, 等).
    Review,
}

fn yes() -> bool {
    true
}

fn zero() -> Amount {
    "0".to_owned()
}
