//! The report: plain data that feeds the screen, the recap and the JSON; none of them computes.

use crate::policy::{CriterionKind, Outcome, State, Text, TrackRole};
use crate::value::{Date, Number};

use super::{ChangeSet, Outcomes, Spread};

macro_rules! plain_data {
    ($($(#[$doc:meta])* $keyword:ident $name:ident { $($body:tt)* })+) => { $(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Debug)]
        #[cfg_attr(feature = "author", derive(serde::Serialize, schemars::JsonSchema))]
        #[cfg_attr(feature = "author", serde(rename_all = "snake_case"))]
        pub $keyword $name { $($body)* }
    )+ };
}

plain_data! {
/// What several policies say of one set of answers on one day.
struct Report {
    /// The day of the self-check.
    #[cfg_attr(feature = "author", schemars(with = "String"))]
    #[cfg_attr(feature = "author", serde(serialize_with = "as_text"))]
    pub day: Date,
    /// Engine version.
    pub engine: Text,
    /// One report per policy.
    pub policies: Vec<PolicyReport>,
}

/// What one policy says.
struct PolicyReport {
    /// Folder name of the policy.
    pub slug: Text,
    /// SHA-256 of the policy file.
    pub sha256: Text,
    /// Legal state on that day.
    pub state: State,
    /// All hard, discretionary and disqualifying criteria that concern the visitor together; `None` without criteria.
    pub overall: Option<Standing>,
    /// `review` where meeting every criterion leaves the decision to the authority.
    pub ceiling: Option<Outcome>,
    /// Lists of criteria, where the document has more than one.
    pub lists: Vec<ListReport>,
    /// Criteria in the order of the document.
    pub criteria: Vec<CriterionReport>,
    /// Classes in the order of precedence.
    pub classes: Vec<ClassReport>,
    /// The class to name first: the first certain one, else the first to be confirmed.
    pub label: Option<Label>,
    /// Fees.
    pub costs: Option<CostReport>,
    /// Supports and rights.
    pub benefits: Vec<BenefitReport>,
    /// Documents to bring.
    pub documents: Vec<EntryReport>,
    /// Steps.
    pub steps: Vec<EntryReport>,
    /// Duties.
    pub obligations: Vec<EntryReport>,
    /// What ends the stay.
    pub triggers: Vec<EntryReport>,
    /// Targets of districts, where the document sets any; never criteria.
    pub targets: Option<TargetsReport>,
    /// Named derived values.
    pub values: Vec<ValueReport>,
    /// Facts whose answer can still change something, in the order to ask them; what the visitor does not know is
    /// not asked again.
    pub questions: Vec<OpenQuestion>,
    /// What could be changed to get further, smallest sets first.
    pub changes: Vec<ChangeSet>,
    /// Readings, each with what another option changes, taken one at a time.
    pub readings: Vec<ReadingReport>,
    /// What results come to over every combination of readings; one that is not listed depends on none.
    pub spreads: Vec<Spread>,
    /// What this self-check does not cover.
    pub not_covered: Vec<Text>,
}

/// The outcomes still possible.
struct Standing {
    /// The one outcome, or open.
    pub status: Status,
    /// Every outcome still possible, from not met to met.
    pub possible: Vec<Outcome>,
    /// Whether each of them is known to be reached by some completion of the open facts.
    pub exact: bool,
}

/// The five statuses of a standing.
#[derive(Copy, Eq)]
enum Status {
    /// 满足
    Met,
    /// 不满足
    NotMet,
    /// 需认定
    Review,
    /// 不适用
    NotApplicable,
    /// 待补充
    Open,
}

/// How sure a class is.
#[derive(Copy, Eq)]
enum Certainty {
    /// Met whatever the open facts turn out to be.
    Certain,
    /// The facts fit; the authority judges.
    ToConfirm,
    /// Not ruled out.
    Possible,
    /// Ruled out.
    None,
}

/// The class to name first.
struct Label {
    /// Class id.
    pub class: Text,
    /// Certain or to confirm.
    pub certainty: Certainty,
}

/// A list of criteria, such as those of the operator and those of a tenant.
struct ListReport {
    /// Id.
    pub id: Text,
    /// Title.
    pub title: Text,
    /// Whether it concerns the visitor and so enters the overall.
    pub concerns: bool,
    /// Its criteria together.
    pub overall: Option<Standing>,
}

/// A criterion.
struct CriterionReport {
    /// Id.
    pub id: Text,
    /// Title.
    pub title: Text,
    /// Id of its list; empty where the document has only one.
    pub list: Text,
    /// Kind.
    pub kind: CriterionKind,
    /// Standing.
    pub standing: Standing,
    /// Article.
    pub article: Text,
    /// Verbatim quote.
    pub quote: Text,
    /// What proves it.
    pub evidence: Vec<Text>,
    /// A sentence the visitor should know; may be empty.
    pub tell: Text,
    /// Every test, also after the whole is decided.
    pub conditions: Vec<ConditionReport>,
    /// Readings it depends on.
    pub readings: Vec<Text>,
    /// Open facts whose answer can change it.
    pub open: Vec<Text>,
}

/// A class.
struct ClassReport {
    /// Id.
    pub id: Text,
    /// Title.
    pub title: Text,
    /// How sure.
    pub certainty: Certainty,
    /// Standing.
    pub standing: Standing,
    /// Article.
    pub article: Text,
    /// Verbatim quote.
    pub quote: Text,
    /// What proves it.
    pub evidence: Vec<Text>,
    /// A sentence the visitor should know; may be empty.
    pub tell: Text,
    /// Every test.
    pub conditions: Vec<ConditionReport>,
    /// Readings it depends on.
    pub readings: Vec<Text>,
    /// Open facts whose answer can change it.
    pub open: Vec<Text>,
}

/// One test with its value, threshold and distance.
struct ConditionReport {
    /// Words.
    pub label: Text,
    /// The calendar year it looks at; `None` outside a series.
    pub year: Option<i32>,
    /// The value, `None` while open.
    pub actual: Option<Shown>,
    /// The same to two decimals, for a percentage that has more.
    pub rounded: Option<String>,
    /// How the value was worked out, such as `10.11 ÷ 16.85`; `None` where it was answered as it is.
    pub working: Option<String>,
    /// Where the value comes from.
    pub origin: Origin,
    /// ≥, >, ≤, <, = or `is`.
    pub operator: Text,
    /// What it is compared with, `None` while open or without a bound.
    pub threshold: Option<Shown>,
    /// How the threshold was worked out, such as `148 × 1.1025`.
    pub threshold_working: Option<String>,
    /// Unit of value, threshold and distance; days for dates.
    pub unit: Text,
    /// Threshold minus value in that unit (days for dates); one step for a strict comparison at equality. `None`
    /// while open and for yes/no tests. Rounded half-up to 4 decimals only where no finite decimal exists.
    pub distance: Option<String>,
    /// For shares: what the numerator lacks at the present denominator.
    pub missing_part: Option<String>,
    /// Standing.
    pub standing: Standing,
}

/// Where the value of a test comes from.
#[derive(Copy, Eq)]
enum Origin {
    /// The visitor's answers.
    Answers,
    /// It is the day of the self-check.
    Day,
    /// Nobody answered: the policy's own assumption.
    Assumption,
}

/// Fees.
struct CostReport {
    /// The quantity (area), `None` while open.
    pub area: Option<String>,
    /// Its unit.
    pub unit: Text,
    /// Whether amounts are for one unit, because the quantity is open.
    pub per_square_metre: bool,
    /// Price tracks.
    pub tracks: Vec<TrackReport>,
    /// Which track is the visitor's.
    pub estimate: Estimate,
    /// Differences to other tracks; negative when the other one is cheaper.
    pub support: Vec<SupportReport>,
    /// Deposit, outside every total.
    pub deposit: Option<DepositReport>,
    /// What the totals do not contain.
    pub not_included: Vec<Text>,
    /// Further amounts in certain cases.
    pub scenarios: Vec<ScenarioReport>,
    /// Sentences under the table.
    pub notes: Vec<Text>,
}

/// Costs under one price track.
struct TrackReport {
    /// Id.
    pub id: Text,
    /// Title.
    pub title: Text,
    /// Ranked, fallback or comparison.
    pub role: TrackRole,
    /// How sure it is the visitor's; for ranked tracks.
    pub certainty: Option<Certainty>,
    /// Titles of the classes that makes it so sure, where the track is for others as well; else empty.
    pub classes: Vec<Text>,
    /// Residence years.
    pub years: Vec<YearReport>,
    /// Sum of each item over the years.
    pub items: Vec<ItemAmount>,
    /// Sum of the years.
    pub total: Amount,
    /// Total for one unit of quantity per month, rounded half-up to 0.01; `None` without months.
    pub average_per_square_metre_month: Option<Amount>,
    /// First year at the track's own prices plus deposit; `None` while the quantity is open.
    pub first_year_with_deposit: Option<Amount>,
    /// What has to be laid out in the first year under the active reading of how relief is paid.
    pub cash_out_first_year: Amount,
    /// What may have to be laid out in the first year: a range where that reading is neither confirmed nor chosen.
    pub laid_out_first_year: Amount,
    /// That plus deposit: what to have ready at the start; `None` while the quantity is open.
    pub ready_at_start: Option<Amount>,
}

/// One residence year.
struct YearReport {
    /// 1, 2, …
    pub year: u16,
    /// Fee items.
    pub items: Vec<ItemReport>,
    /// Sum of the rounded items.
    pub total: Amount,
    /// The track whose prices hold in this year, where it is another one.
    pub replaced_by: Option<Text>,
}

/// One fee item in one year.
struct ItemReport {
    /// Id.
    pub id: Text,
    /// Title.
    pub title: Text,
    /// Unit price; rounded half-up to 4 decimals only where no finite decimal exists.
    pub unit_price: String,
    /// Unit of the price, such as 元/㎡·月.
    pub basis: Text,
    /// How often it is due in the year.
    pub times: String,
    /// 推算: not printed in the document.
    pub derived: bool,
    /// Price × quantity × times, rounded half-up to 0.01.
    pub amount: Amount,
    /// Article of the price.
    pub article: Text,
    /// Verbatim quote.
    pub quote: Text,
}

/// Which track is the visitor's, and what it may cost.
struct Estimate {
    /// The best track whose classes are certain.
    pub guaranteed: Option<Text>,
    /// The best track once what the authority judges is confirmed.
    pub provisional: Option<Text>,
    /// The best track if open facts turn out well.
    pub possible: Option<Text>,
    /// The tracks between which it stands, best first.
    pub tracks: Vec<Text>,
    /// The track that may be called the visitor's own: that of the best class left, if nothing in it is open; `None`
    /// while something is, and where the conditions of entry are missed.
    pub own: Option<Text>,
    /// What to have ready at the start under the visitor's own track, or under those between which it stands.
    pub ready: Option<Amount>,
    /// Cheapest total of those.
    pub low: Money,
    /// Dearest total of those.
    pub high: Money,
}

/// A track compared with another one.
struct SupportReport {
    /// Id.
    pub id: Text,
    /// Title.
    pub title: Text,
    /// The visitor's track.
    pub track: Text,
    /// The track compared with.
    pub against: Text,
    /// Difference per item over all years.
    pub items: Vec<ItemAmount>,
    /// Difference of the totals.
    pub total: Amount,
    /// Whether a price on either side is derived (推算).
    pub derived: bool,
}

/// An amount of one item over all years.
struct ItemAmount {
    /// Item id.
    pub id: Text,
    /// The amount; for supports, the other track minus this one.
    pub amount: Amount,
}

/// Deposit.
struct DepositReport {
    /// Lowest.
    pub low: Money,
    /// Highest.
    pub high: Money,
    /// Whether it is paid back.
    pub refundable: bool,
    /// Article.
    pub article: Text,
    /// Verbatim quote.
    pub quote: Text,
    /// The sentence for the visitor.
    pub tell: Text,
}

/// An amount in a certain case.
struct ScenarioReport {
    /// Id.
    pub id: Text,
    /// Title.
    pub title: Text,
    /// Whether the case is given.
    pub standing: Standing,
    /// Parts.
    pub items: Vec<ScenarioItemReport>,
    /// Sum of the known parts; `None` while something in it is open.
    pub known_sum: Option<Amount>,
    /// Parts without an amount in the document.
    pub unknown: Vec<Text>,
    /// Whether the document states the price.
    pub stated: bool,
    /// Article.
    pub article: Text,
    /// Verbatim quote.
    pub quote: Text,
    /// The sentence for the visitor; may be empty.
    pub tell: Text,
}

/// Part of a scenario.
struct ScenarioItemReport {
    /// Id.
    pub id: Text,
    /// Title.
    pub title: Text,
    /// Unit price.
    pub unit_price: Option<String>,
    /// Unit of the price.
    pub basis: Text,
    /// 推算.
    pub derived: bool,
    /// Amount, `None` while open.
    pub amount: Option<Amount>,
}

/// A support or right.
struct BenefitReport {
    /// Id.
    pub id: Text,
    /// Title.
    pub title: Text,
    /// Who gets it: standing of its condition.
    pub standing: Standing,
    /// Yuan; `None` when the document names no amount, it is no money, or it is open.
    pub amount: Option<Amount>,
    /// 金额未规定.
    pub unstated: bool,
    /// Article.
    pub article: Text,
    /// Verbatim quote.
    pub quote: Text,
    /// The sentence for the visitor; may be empty.
    pub tell: Text,
    /// Every test.
    pub conditions: Vec<ConditionReport>,
}

/// A document, step, obligation or trigger.
struct EntryReport {
    /// Id.
    pub id: Text,
    /// Title.
    pub title: Text,
    /// Whether it concerns the visitor; `None` always.
    pub standing: Option<Standing>,
    /// Whether it was kept, such as filed in time; `None` where that is not asked.
    pub kept: Option<Standing>,
    /// Every test of that.
    pub conditions: Vec<ConditionReport>,
    /// The day it falls on or has to be done by; `None` where the document names none, or while it is open.
    #[cfg_attr(feature = "author", schemars(with = "Option<String>"))]
    #[cfg_attr(feature = "author", serde(serialize_with = "as_day"))]
    pub day: Option<Date>,
    /// Working days were counted Monday to Friday: no official calendar is known for them.
    pub approximate: bool,
    /// Article.
    pub article: Text,
    /// Verbatim quote.
    pub quote: Text,
    /// Remark; may be empty.
    pub remark: Text,
}

/// Targets of districts.
struct TargetsReport {
    /// Title.
    pub title: Text,
    /// Whom they bind and what they are not.
    pub tell: Text,
    /// The targets.
    pub rows: Vec<TargetReport>,
}

/// One target.
struct TargetReport {
    /// Id.
    pub id: Text,
    /// Title.
    pub title: Text,
    /// Unit.
    pub unit: Text,
    /// The total as stated.
    pub stated: String,
    /// 以上
    pub at_least: bool,
    /// The districts that have a part in it, and a number printed for no district.
    pub shares: Vec<ShareReport>,
    /// What they come to; `None` where that cannot be said.
    pub sum: Option<String>,
    /// That minus the stated total.
    pub difference: Option<String>,
    /// What comes of comparing both.
    pub check: SumCheck,
    /// Remark; may be empty.
    pub remark: Text,
    /// Article.
    pub article: Text,
    /// Verbatim quote.
    pub quote: Text,
}

/// The number of a district.
struct ShareReport {
    /// The district, or the words a stray number is printed for.
    pub district: Text,
    /// Its number; `None` where it is not printed or cannot be read.
    pub number: Option<String>,
    /// Not printed; it follows from the others.
    pub inferred: bool,
}

/// Whether the districts come to the stated total.
#[derive(Copy, Eq)]
enum SumCheck {
    /// They do.
    Equal,
    /// They come to more.
    More,
    /// They come to less.
    Less,
    /// A number is missing.
    Unreadable,
    /// The document does not split it.
    NotSplit,
}

/// A derived value.
struct ValueReport {
    /// Id.
    pub id: Text,
    /// Title.
    pub title: Text,
    /// The calendar year it is for; `None` for a value of no year.
    pub year: Option<i32>,
    /// Value, `None` while open.
    pub value: Option<String>,
    /// The same to two decimals, for a percentage that has more.
    pub rounded: Option<String>,
    /// How it was worked out, such as `10.11 ÷ 16.85`.
    pub working: Option<String>,
    /// Unit.
    pub unit: Text,
    /// Formula in words; may be empty.
    pub formula: Text,
}

/// A fact worth asking.
struct OpenQuestion {
    /// Fact id.
    pub fact: Text,
    /// Id of the screen that asks it; empty when it is asked on demand only.
    pub question: Text,
    /// Why it is asked.
    pub why: Text,
    /// Ids of what it can change: criteria, classes, tracks, the quantity.
    pub decides: Vec<Text>,
    /// Whether it is asked on the likeliest way: whatever can still be met turns out to be, the best track first.
    pub likely: bool,
}

/// A reading.
struct ReadingReport {
    /// Id.
    pub id: Text,
    /// The question to settle.
    pub question: Text,
    /// The option in force.
    pub option: Text,
    /// The default.
    pub default: Text,
    /// Options.
    pub options: Vec<OptionReport>,
    /// What another option changes, this reading taken alone.
    pub affects: Vec<Effect>,
    /// Why the default.
    pub why: Text,
    /// The sentence for the visitor.
    pub tell: Text,
    /// What to ask the office.
    pub ask: Text,
    /// Who confirmed it; `None` while open.
    pub confirmed: Option<Text>,
    /// Article.
    pub article: Text,
    /// Verbatim quote.
    pub quote: Text,
}

/// An option of a reading.
struct OptionReport {
    /// Id.
    pub id: Text,
    /// Words.
    pub label: Text,
    /// Whether it is evaluated.
    pub computed: bool,
}

/// What another option would change.
struct Effect {
    /// The other option.
    pub option: Text,
    /// What it would change; as JSON its [`path`](Target::path).
    #[cfg_attr(feature = "author", schemars(with = "String"))]
    #[cfg_attr(feature = "author", serde(serialize_with = "as_path"))]
    pub target: Target,
    /// Under the option in force.
    pub from: EffectValue,
    /// Under the other option.
    pub to: EffectValue,
}
}

/// A part of the report that depends on readings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Target {
    /// Which list it stands in.
    pub part: Part,
    /// Its id there; empty where there is only one.
    pub id: Text,
    /// Its title; empty where there is only one.
    pub title: Text,
}

/// The lists of the report whose entries depend on readings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The criteria as a whole.
    Overall,
    /// A criterion.
    Criterion,
    /// A class.
    Class,
    /// Who gets a benefit.
    Benefit,
    /// The amount of a benefit.
    BenefitAmount,
    /// A document.
    Document,
    /// A step.
    Step,
    /// A duty.
    Obligation,
    /// What ends the stay.
    Trigger,
    /// A derived value.
    Value,
    /// A further amount that is due only in a certain case.
    Scenario,
    /// The total of a price track.
    Total,
    /// What is laid out in the first year of a price track.
    CashOut,
    /// The deposit.
    Deposit,
}

#[cfg(feature = "author")]
impl Target {
    /// `overall`, `criteria.ID`, `classes.ID`, `tracks.ID.total`, `tracks.ID.cash_out_first_year`, `benefits.ID`,
    /// `benefits.ID.amount`,
    /// `scenarios.ID`, `values.ID`, `deposit`, `documents.ID`, `steps.ID`, `obligations.ID`, `triggers.ID`.
    pub fn path(&self) -> String {
        let (list, end) = match self.part {
            Part::Overall => return "overall".to_owned(),
            Part::Deposit => return "deposit".to_owned(),
            Part::Criterion => ("criteria", ""),
            Part::Class => ("classes", ""),
            Part::Benefit => ("benefits", ""),
            Part::BenefitAmount => ("benefits", ".amount"),
            Part::Document => ("documents", ""),
            Part::Step => ("steps", ""),
            Part::Obligation => ("obligations", ""),
            Part::Trigger => ("triggers", ""),
            Part::Value => ("values", ""),
            Part::Scenario => ("scenarios", ""),
            Part::Total => ("tracks", ".total"),
            Part::CashOut => ("tracks", ".cash_out_first_year"),
        };
        [list, ".", self.id, end].concat()
    }
}

/// A standing or an amount, as it would be under another option.
#[derive(Clone, PartialEq, Debug)]
#[cfg_attr(feature = "author", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "author", serde(untagged))]
pub enum EffectValue {
    /// A standing.
    Standing(Standing),
    /// An amount.
    Amount(Amount),
    /// A value, or nothing while it is open.
    Value(Option<String>),
}

/// An amount of money, exact to 0.01 yuan.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Money(pub Number);

impl CostReport {
    /// The visitor's own track, if it may be called that.
    pub fn own(&self) -> Option<&TrackReport> {
        let own = self.estimate.own?;
        self.tracks.iter().find(|track| track.id == own)
    }
}

impl PolicyReport {
    /// Criteria of the lists that concern the visitor.
    pub fn concerning(&self) -> impl Iterator<Item = &CriterionReport> {
        self.criteria.iter().filter(|criterion| self.concerns(criterion))
    }

    /// Whether a result is proved to be the same whichever way the competing readings are read; `id` is empty for the
    /// overall.
    pub fn is_settled(&self, part: Part, id: &str) -> bool {
        let here = |spread: &&Spread| spread.target.part == part && spread.target.id == id;
        self.spreads.iter().find(here).is_none_or(|spread| spread.settled)
    }

    /// Whether a criterion belongs to no list, or to one that concerns the visitor.
    pub fn concerns(&self, criterion: &CriterionReport) -> bool {
        let list = self.lists.iter().find(|list| list.id == criterion.list);
        list.is_none_or(|list| list.concerns)
    }
}

impl Certainty {
    /// The status it is shown as.
    pub fn status(self) -> Status {
        match self {
            Certainty::Certain => Status::Met,
            Certainty::ToConfirm => Status::Review,
            Certainty::Possible => Status::Open,
            Certainty::None => Status::NotMet,
        }
    }
}

/// One amount, or lowest and highest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "author", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "author", serde(untagged))]
pub enum Amount {
    /// Settled.
    Exact(Money),
    /// Open between two ends, both inclusive.
    Range {
        /// Lowest.
        low: Money,
        /// Highest.
        high: Money,
    },
}

impl Amount {
    /// One amount where both ends agree.
    pub fn between(low: Number, high: Number) -> Amount {
        if low == high {
            Amount::Exact(Money(low))
        } else {
            Amount::Range {
                low: Money(low),
                high: Money(high),
            }
        }
    }

    /// From the lower end of both to the higher one.
    pub fn or(self, other: Amount) -> Amount {
        Amount::between(self.low().min(other.low()), self.high().max(other.high()))
    }

    /// The lower end.
    pub fn low(self) -> Number {
        match self {
            Amount::Exact(money) => money.0,
            Amount::Range { low, .. } => low.0,
        }
    }

    /// The higher end.
    pub fn high(self) -> Number {
        match self {
            Amount::Exact(money) => money.0,
            Amount::Range { high, .. } => high.0,
        }
    }
}

/// A value of a condition, ready to be worded.
#[derive(Clone, PartialEq, Debug)]
pub enum Shown {
    /// Yes or no.
    YesNo(bool),
    /// 0 documented, 1 self-claimed, 2 no.
    Claim(u16),
    /// Labels of the options given or asked for.
    Options(Vec<Text>),
    /// A number.
    Figure(String),
    /// A number per year, oldest first; `None` while open.
    Figures(Vec<Option<String>>),
    /// A day.
    Day(Date),
    /// Any day between two, inclusive.
    Days(Date, Date),
    /// Any day from this one on.
    Since(Date),
    /// Any day up to this one.
    Until(Date),
}

impl From<Outcomes> for Vec<Outcome> {
    fn from(outcomes: Outcomes) -> Vec<Outcome> {
        outcomes.iter().collect()
    }
}

impl Standing {
    /// From a set of outcomes.
    pub fn new(outcomes: Outcomes, exact: bool) -> Standing {
        let status = match outcomes.single() {
            Some(Outcome::Met) => Status::Met,
            Some(Outcome::NotMet) => Status::NotMet,
            Some(Outcome::Review) => Status::Review,
            Some(Outcome::NotApplicable) => Status::NotApplicable,
            None => Status::Open,
        };
        Standing {
            status,
            possible: outcomes.into(),
            exact,
        }
    }

    /// The set of outcomes.
    pub fn outcomes(&self) -> Outcomes {
        self.possible.iter().copied().collect()
    }

    /// How sure: certain = {met}; to confirm = {review} or {review, met}; possible = any other set with one of them.
    pub fn certainty(&self) -> Certainty {
        let has = |outcome| self.possible.contains(&outcome);
        let only = |wanted: &[Outcome]| self.possible.iter().all(|outcome| wanted.contains(outcome));
        if only(&[Outcome::Met]) {
            Certainty::Certain
        } else if only(&[Outcome::Review, Outcome::Met]) {
            Certainty::ToConfirm
        } else if has(Outcome::Review) || has(Outcome::Met) {
            Certainty::Possible
        } else {
            Certainty::None
        }
    }
}

#[cfg(feature = "author")]
mod json {
    use std::borrow::Cow;

    use serde::{Serialize, Serializer};

    use super::{Money, Shown};

    impl Serialize for Money {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(&self.0.to_fixed(2))
        }
    }

    impl Serialize for Shown {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Shown::YesNo(yes) => serializer.serialize_str(if *yes { "yes" } else { "no" }),
                Shown::Claim(level) => serializer.serialize_str(match level {
                    0 => "documented",
                    1 => "self_claimed",
                    _ => "no",
                }),
                Shown::Options(labels) => serializer.collect_str(&labels.join("、")),
                Shown::Figure(text) => serializer.serialize_str(text),
                Shown::Figures(years) => {
                    let years = years.iter().map(|year| year.as_deref().unwrap_or_default());
                    serializer.collect_str(&years.collect::<Vec<_>>().join("、"))
                }
                Shown::Day(day) => serializer.collect_str(day),
                Shown::Days(first, last) => serializer.collect_str(&format_args!("{first}/{last}")),
                Shown::Since(first) => serializer.collect_str(&format_args!("{first}/..")),
                Shown::Until(last) => serializer.collect_str(&format_args!("../{last}")),
            }
        }
    }

    macro_rules! schema_as_string {
        ($($name:ident: $description:literal),+) => { $(
            impl schemars::JsonSchema for $name {
                fn schema_name() -> Cow<'static, str> {
                    stringify!($name).into()
                }
                fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                    schemars::json_schema!({ "type": "string", "description": $description })
                }
            }
        )+ };
    }

    schema_as_string! {
        Money: "Yuan as a decimal string with two places; may be negative.",
        Shown: "yes/no, documented/self_claimed/no, option labels, a decimal, a day, or first/last day (.. where there is no end)."
    }
}

#[cfg(feature = "author")]
pub(super) fn as_path<S: serde::Serializer>(target: &Target, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&target.path())
}

#[cfg(feature = "author")]
fn as_text<S: serde::Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

#[cfg(feature = "author")]
fn as_day<S: serde::Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => as_text(day, serializer),
        None => serializer.serialize_none(),
    }
}
