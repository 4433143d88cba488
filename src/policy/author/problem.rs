//! [`Problem`]: what an author is told. Every word of it stands in this file.

use std::fmt;

use crate::policy::Outcome;

/// A mistake in a policy file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The file, as reached from where the tool was started.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The place inside the file, such as `criteria[3].condition.all[1].yes`; empty for the whole file.
    pub path: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a policy file.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the words of each fault stand below")]
pub enum Fault {
    // The file.
    CannotRead(String),
    NotJson(String),
    NoPolicies,
    KeyTwice(String),
    // Shape.
    UnknownKey {
        key: String,
        near: Option<String>,
        known: Vec<String>,
    },
    MissingKey(String),
    OneKeyWanted {
        found: Vec<String>,
        known: Vec<String>,
    },
    UnquotedAmount(String),
    WrongType {
        wanted: &'static str,
        found: &'static str,
    },
    NotOneOf {
        found: String,
        near: Option<String>,
        known: Vec<String>,
    },
    WrongLength {
        wanted: usize,
        found: usize,
    },
    Shape(String),
    // Names.
    Unknown {
        sort: &'static str,
        name: String,
        near: Option<String>,
        known: Vec<String>,
    },
    IdTwice {
        sort: &'static str,
        id: String,
        first: usize,
    },
    BadId(String),
    WrongKind {
        fact: String,
        kind: &'static str,
        wanted: &'static str,
    },
    Cycle(Vec<String>),
    UsesInCircle(String),
    NeverAsked(String),
    SharedDiffers {
        fact: String,
        policy: String,
    },
    RecordName(String),
    RecordCount {
        fact: String,
        most: u16,
    },
    EachOutside,
    PartAgain {
        part: String,
        after: String,
    },
    // Values.
    BadAmount {
        text: String,
        digits: bool,
    },
    BadDate(String),
    BadUnit {
        part: String,
        near: Option<String>,
    },
    BadAnswer {
        what: String,
        accepted: String,
    },
    Units {
        left: String,
        right: String,
    },
    UnitDeclared {
        declared: String,
        found: String,
    },
    UnitWanted {
        what: &'static str,
        wanted: String,
        found: String,
    },
    NoConversion {
        from: String,
        to: String,
    },
    MinAboveMax {
        min: String,
        max: String,
    },
    SoftBound {
        what: &'static str,
        bound: String,
        min: String,
        max: String,
    },
    StepNotPositive(String),
    TooManySteps,
    OffStep {
        what: &'static str,
        value: String,
        step: String,
    },
    OutOfRange {
        what: &'static str,
        least: i64,
        most: i64,
    },
    TooMany {
        what: &'static str,
        most: usize,
    },
    TooDeep,
    DivisorNotPositive {
        always: bool,
    },
    TooManyDigits {
        facts: Vec<String>,
    },
    AsideFirst,
    CalendarGap,
    CalendarDay,
    // Completeness.
    Empty(&'static str),
    NoText(&'static str),
    NoCitation(&'static str),
    Branches {
        reading: String,
        missing: Vec<String>,
        noted: Vec<String>,
    },
    NotComputed {
        reading: String,
        option: String,
    },
    DefaultNotConfirmed {
        default: String,
        confirmed: String,
    },
    NoRow(Vec<String>),
    RowLength {
        row: String,
        wanted: usize,
        found: usize,
    },
    // Logic.
    MayNotApply,
    MayBeReview,
    NoYearHere,
    NoSuchYear {
        series: String,
        years: u16,
    },
    GrowthBackwards,
    SeriesDiffer(String, String),
    NeverRelated,
    SecondFallback,
    RankedWithoutWhen,
    WhenUnused,
    NoPrice {
        item: String,
    },
    PriceTwice {
        item: String,
    },
    YearEntries {
        wanted: u16,
        found: usize,
    },
    ImpliesWhen {
        wanted: bool,
    },
    ImpliesWhat,
    // Coverage.
    NoCase {
        at: Option<String>,
        beside: Option<String>,
    },
    // What is idle.
    AlwaysSo {
        outcome: Outcome,
        because: Option<String>,
    },
    Together {
        all: bool,
        with: Option<String>,
    },
    AddsNothing {
        all: bool,
        beside: String,
        same: bool,
    },
    Unused {
        sort: &'static str,
        id: String,
    },
    OptionsAlike {
        option: String,
        other: String,
    },
    Bands {
        overlap: bool,
        low: String,
        high: String,
        beside: String,
    },
    NeverReached,
    ShutOut,
    CriterionTwice(String),
    LimitOffStep {
        fact: String,
        limit: String,
        step: String,
    },
    SameOptions(String),
    RuleTwice(String),
    RuleWays,
    RuleNotListed {
        rule: String,
        element: String,
    },
    // Quotes.
    NoSource(String),
    NotVerbatim {
        quote: String,
        near: Option<String>,
    },
    NotInLock {
        quote: String,
    },
    NoLock,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, mend) = self.fault.words();
        write!(f, "{}:{}:{}: ", self.file, self.line, self.column)?;
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{what}\n  mend: {mend}")
    }
}

fn list(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

fn suggest(near: &Option<String>, known: &[String]) -> String {
    match (near, known) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, []) => "there is none that could stand here; add it first".to_owned(),
        (None, known) if known.len() <= 24 => format!("use one of {}", list(known)),
        (None, known) => format!(
            "there are {} to choose from; see the lists of this file",
            known.len()
        ),
    }
}

impl Fault {
    /// What is wrong, and how to mend it.
    fn words(&self) -> (String, String) {
        let (what, mend): (String, String) = match self {
            Fault::CannotRead(why) => (format!("the file cannot be read: {why}"), "check its name, its rights and that it is UTF-8".into()),
            Fault::NotJson(why) => (format!("this is not JSON: {why}"), "look at this line and the one before for a missing comma, quote or bracket".into()),
            Fault::NoPolicies => ("there is no policy here".into(), "name the folder that holds `<slug>/policy.json`".into()),
            Fault::KeyTwice(key) => (format!("the key `{key}` stands twice in this object"), "keep one of the two".into()),
            Fault::UnknownKey { key, near, known } => (format!("there is no key `{key}` here"), suggest(near, known)),
            Fault::MissingKey(key) => (format!("the key `{key}` is missing"), match key.as_str() {
                "citation" => "add `\"citation\": {\"article\": …, \"quote\": …}` with a verbatim quote of the document".into(),
                "default" => "name the option that holds until the office has settled the reading".into(),
                _ => format!("add `\"{key}\": …`"),
            }),
            Fault::OneKeyWanted { found, known } if found.is_empty() => ("an operator is missing here".into(), suggest(&None, known)),
            Fault::OneKeyWanted { found, .. } => (format!("exactly one key may stand here, found {}", list(found)), "keep one; combine several conditions with `all` or `any`".into()),
            Fault::UnquotedAmount(text) => (format!("the amount {text} is not quoted"), format!("write it as \"{text}\"")),
            Fault::WrongType { wanted, found } => (format!("expected {wanted}, found {found}"), format!("write {wanted} here")),
            Fault::NotOneOf { found, near, known } => (format!("`{found}` is not a word for this place"), suggest(near, known)),
            Fault::WrongLength { wanted, found } => (format!("expected exactly {wanted} entries, found {found}"), format!("write {wanted} entries")),
            Fault::Shape(why) => (why.clone(), "compare with the JSON Schema: `selfcheck schema policy`".into()),
            Fault::Unknown { sort, name, near, known } => (format!("no {sort} is called `{name}`"), suggest(near, known)),
            Fault::IdTwice { sort, id, first } => (format!("a {sort} called `{id}` stands already in line {first}"), "give one of them another id".into()),
            Fault::BadId(id) => (format!("`{id}` is no id"), "use small or capital Latin letters, digits, `_` and `-`".into()),
            Fault::WrongKind { fact, kind, wanted } => (format!("`{fact}` is a {kind} fact, but {wanted} is wanted here"), "use the operator for its kind, or another fact".into()),
            Fault::Cycle(names) => (format!("these depend on each other in a circle: {}", list(names)), "let one of them stop referring to the next".into()),
            Fault::UsesInCircle(policy) => (format!("this policy and `{policy}` wait for each other: policies take over from one another in a circle"), "move what both need into one of them".into()),
            Fault::PartAgain { part, after } => (format!("a question of the part `{part}` stands after one of `{after}`"), "put the questions of a part together, in the order of `parts`".into()),
            Fault::NeverAsked(fact) => (format!("the fact `{fact}` is never asked"), "add it to a question, or give it `optional` or `assumed`".into()),
            Fault::SharedDiffers { fact, policy } => (format!("the shared fact `{fact}` is not the same thing in `{policy}`"), "write `shared`, kind, unit, bounds and options alike in both, or give one of them another id".into()),
            Fault::RecordName(sort) => (format!("a fact of each of the records `{sort}` is not named after them"), format!("call it `{sort}_{{n}}_…`: `{{n}}` is the number of the record")),
            Fault::RecordCount { fact, most } => (format!("`{fact}` does not count up to {most}"), format!("make it a `count` whose `max` is \"{most}\"")),
            Fault::EachOutside => ("`each` stands alone, or names records there are none of".into(), "put it into a list (`sum`, `greatest`, `all`, `any` …) and name the `id` of an entry of `records`".into()),
            Fault::BadAmount { text, digits: false } => (format!("`{text}` is not an amount"), "write plain digits such as \"1200.50\": no exponent, no separators, no unit".into()),
            Fault::BadAmount { text, digits: true } => (format!("`{text}` has more than 28 digits"), "use a larger unit or fewer decimals".into()),
            Fault::BadDate(text) => (format!("`{text}` is not a day between 1900 and 2199"), "write it as \"2024-01-31\"".into()),
            Fault::BadUnit { part, near } => (format!("`{part}` is no unit"), match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("build it from {} with `·` and one `/`; a plain number is \"1\"", crate::value::Unit::known().join(" ")),
            }),
            Fault::BadAnswer { what, accepted } => (what.clone(), format!("write {accepted}")),
            Fault::Units { left, right } => (format!("the units {} and {} do not fit together", shown(left), shown(right)), conversion(right, left)),
            Fault::UnitDeclared { declared, found } => (format!("declared in {}, but computed in {}", shown(declared), shown(found)), conversion(found, declared)),
            Fault::UnitWanted { what, wanted, found } => (format!("{what} must come to {}, but comes to {}", shown(wanted), shown(found)), conversion(found, wanted)),
            Fault::NoConversion { from, to } => (format!("there is no fixed factor from {} to {}", shown(from), shown(to)), "only 元/万元/亿元, ㎡/㎢ and 年/月 convert; write any other relation out as a product".into()),
            Fault::MinAboveMax { min, max } => (format!("the lowest, {min}, is above the highest, {max}"), "exchange them or correct one".into()),
            Fault::SoftBound { what, bound, min, max } => (
                format!("answers lie between {min} and {max}, so `{what}` {bound} questions none of them or every one"),
                "put it between the lowest and the highest answer, or remove it".into(),
            ),
            Fault::StepNotPositive(step) => (format!("the step {step} is not above 0"), "write the smallest difference between two answers, such as \"0.01\"".into()),
            Fault::TooManySteps => (
                "there are more steps from 0 to here than can be counted".into(),
                "bring it nearer to 0, or choose a coarser `step`".into(),
            ),
            Fault::OffStep { what, value, step } => (format!("{what} {value} is no multiple of the step {step}"), "correct one of the two".into()),
            Fault::OutOfRange { what, least, most } => (format!("{what} must be between {least} and {most}"), "correct the number".into()),
            Fault::TooMany { what, most } => (format!("there are more than {most} {what}"), "split the policy or simplify it".into()),
            Fault::DivisorNotPositive { always: true } => ("this is divided by, but is 0 or less".into(), "correct it: only a divisor above 0 gives a number".into()),
            Fault::DivisorNotPositive { always: false } => (
                "this divides by what may be 0 or less, which an amount of money cannot leave open".into(),
                "raise `min` of the facts in the divisor above 0, or write the divisor as `{\"greatest\": [divisor, a constant above 0]}`".into(),
            ),
            Fault::TooDeep => ("this refers through too many other expressions".into(), "write part of it out directly".into()),
            Fault::TooManyDigits { facts } => ("this may need more than 28 digits".into(), if facts.is_empty() {
                "use constants with fewer digits".into()
            } else {
                format!("lower `max` or choose a coarser `step` for {}", facts.join(", "))
            }),
            Fault::AsideFirst => ("a part that is asked beside the result stands before one that is not".into(), "put it behind the others".into()),
            Fault::CalendarGap => ("the years of the calendar do not follow each other".into(), "put them in order, without a gap".into()),
            Fault::CalendarDay => ("this is no holiday of that year, nor a weekend day that is worked".into(), "compare with the announcement: first and last day of a holiday, Saturdays and Sundays that are worked".into()),
            Fault::Empty(what) => (format!("{what} is empty"), "add an entry, or remove the whole".into()),
            Fault::NoText(what) => (format!("`{what}` is empty"), "write a sentence the visitor understands".into()),
            Fault::NoCitation(key) => (format!("the citation has no `{key}`"), "name the article and quote the words it rests on".into()),
            Fault::Branches { reading, missing, noted } => (
                match (missing.is_empty(), noted.is_empty()) {
                    (false, _) => format!("the reading `{reading}` also has the option {}, which has no entry here", list(missing)),
                    (true, _) => format!("{} of the reading `{reading}` is only noted and cannot be computed with", list(noted)),
                },
                if missing.is_empty() { "remove the entry, or drop `\"computed\": false` from the option".into() } else { "add an entry for it, or give the option `\"computed\": false`".to_owned() },
            ),
            Fault::NotComputed { reading, option } => (format!("the default `{option}` of the reading `{reading}` is only noted, so nothing can be computed by it"), "choose a computed option as default".into()),
            Fault::DefaultNotConfirmed { default, confirmed } => (format!("`{confirmed}` is confirmed, but the default is `{default}`"), "make the confirmed option the default".into()),
            Fault::NoRow(options) => (format!("the table has no row for {}", list(options)), "add one; `null` where the document gives no amount".into()),
            Fault::RowLength { row, wanted, found } => (format!("the row `{row}` has {found} entries for {wanted} columns"), "write one amount or null per column".into()),
            Fault::MayNotApply => ("a part of `at_least_of` may turn out not applicable, and then cannot be counted".into(), "write what counts instead, such as `any` of it and `{\"always\": \"not_met\"}`".into()),
            Fault::MayBeReview => ("`applicable_if` must be decided by facts, but this may be left to the authority (an assessment, a claim, `otherwise: review`, a ratio whose whole may be 0, or readings that disagree)".into(), "use a yes/no fact, a choice or a plain comparison".into()),
            Fault::NoYearHere => ("there is no year here that `this_year` or `previous_year` could mean".into(), "use it inside `every_year`, `any_year`, `times`, `prices` or `replaced`, or name the year: `{\"year\": 1}`".into()),
            Fault::NoSuchYear { series, years } => (format!("`{series}` has no such year; it has {years}"), "correct the year, lengthen the series, or give it `\"base\": true`".into()),
            Fault::GrowthBackwards => ("growth runs from an older to a newer year".into(), "exchange `from` and `to`".into()),
            Fault::SeriesDiffer(part, whole) => (format!("`{part}` and `{whole}` do not have the same years"), "give both the same `years` and `base`".into()),
            Fault::NeverRelated => ("the bounds of the two facts never allow that".into(), "widen the bounds of one of them, or remove the constraint".into()),
            Fault::SecondFallback => ("there is already a fallback track".into(), "keep one fallback; rank the others with `when`".into()),
            Fault::RankedWithoutWhen => ("a ranked track needs `when`".into(), "say when it is the visitor's, or give it the role `fallback` or `comparison`".into()),
            Fault::WhenUnused => ("only a ranked track has `when`".into(), "remove it or change the role".into()),
            Fault::NoPrice { item } => (format!("the track has no price for `{item}`"), "add one; where nothing is due the price is \"0\"".into()),
            Fault::PriceTwice { item } => (format!("the track has two lists of prices for `{item}`"), "keep one".into()),
            Fault::YearEntries { wanted, found } => (format!("{found} entries for {wanted} years"), format!("write {wanted} entries, or one that holds for every year")),
            Fault::ImpliesWhen { wanted: true } => ("a choice implies something only for named options".into(), "add `\"when\": [option, …]`".into()),
            Fault::ImpliesWhat => ("what is implied does not fit the fact".into(), "write `\"is\": true` or `false` for a yes/no fact, `\"any_of\": [option, …]` for a choice".into()),
            Fault::ImpliesWhen { wanted: false } => ("`when` is for choice and claim facts".into(), "remove it: a yes/no fact implies when yes, any other when given".into()),
            Fault::AlwaysSo { outcome, because } => (
                format!("{}{}", match outcome {
                    Outcome::NotMet => "this can never hold",
                    Outcome::Review => "this is always left to the authority",
                    Outcome::Met => "this always holds",
                    Outcome::NotApplicable => "this never applies",
                }, because.as_ref().map(|because| format!(": {because}")).unwrap_or_default()),
                "correct the limit, the options or the bounds of the fact; what always holds or never does is left out".into(),
            ),
            Fault::Together { all, with } => (match (all, with) {
                (true, Some(with)) => format!("this and `{with}` exclude each other, so the whole can never hold"),
                (true, None) => "the parts exclude each other, so the whole can never hold".into(),
                (false, Some(with)) => format!("this or `{with}` always holds, so the whole does"),
                (false, None) => "one of the parts always holds, so the whole does".into(),
            }, "correct a limit or option; `all` wants every part, `any` one of them".into()),
            Fault::AddsNothing { all, beside, same } => (match (same, all) {
                (true, _) => format!("this says the same as `{beside}`"),
                (false, true) => format!("this holds wherever `{beside}` does: it asks for nothing more"),
                (false, false) => format!("where this holds, `{beside}` holds already: it lets in nothing more"),
            }, "remove it, or correct what it is meant to say".into()),
            Fault::NoCase { at, beside } => (match (at, beside) {
                (Some(at), Some(beside)) => format!("no worked case stands at this limit ({at}), and none one step beside it ({beside})"),
                (Some(at), None) => format!("no worked case stands at this limit ({at})"),
                (None, Some(beside)) => format!("no worked case stands one step beside this limit ({beside})"),
                (None, None) => "no worked case stands at this limit".into(),
            }, "work it out by hand from the document and add it to `cases.json`".into()),
            Fault::NeverReached => ("this is never reached: what stands before it holds in every such case".into(), "correct the order or the conditions before it, or remove it".into()),
            Fault::ShutOut => ("the other parts of the `all` around this never leave it open".into(), "correct a limit or option, or remove this alternative".into()),
            Fault::CriterionTwice(first) => (format!("this asks word for word what the criterion `{first}` of the same list asks"), "correct one of them, or keep one with both quotes".into()),
            Fault::LimitOffStep { fact, limit, step } => (format!("the limit {limit} is no answer: `{fact}` goes in steps of {step}"), "write the nearest answer that is meant, or a finer `step`".into()),
            Fault::Unused { sort, id } => (format!("nothing uses the {sort} `{id}`"), match *sort {
                "fact" => "let a condition, number or form refer to it, or remove it and what asks for it".into(),
                "reading" => "branch by it with `by_reading`, or give all options but the default `\"computed\": false`".into(),
                _ => "refer to it where it is meant, or remove it".into(),
            }),
            Fault::OptionsAlike { option, other } => (format!("the option `{option}` comes to the same as `{other}` everywhere"), "correct a branch of one of them, or give one `\"computed\": false`".into()),
            Fault::Bands { overlap, low, high, beside } => (match (overlap, low == high) {
                (true, true) => format!("at {low} both this and `{beside}` hold"),
                (true, false) => format!("from {low} to {high} both this and `{beside}` hold"),
                (false, true) => format!("at {low} neither this nor `{beside}` holds"),
                (false, false) => format!("between {low} and {high} neither this nor `{beside}` holds"),
            }, if *overlap {
                "let one begin where the other ends; where the document itself names a value twice, let a reading decide (`by_reading`)".into()
            } else {
                "let one begin where the other ends".into()
            }),
            Fault::SameOptions(reading) => (format!("every option of the reading `{reading}` says the same here"), "correct one of them, or write it without the reading".into()),
            Fault::RuleTwice(rule) => (format!("the rule `{rule}` is listed twice"), "keep one".into()),
            Fault::RuleWays => ("exactly one of `modelled`, `information` and `left_out` says what became of a rule".into(), "keep one".into()),
            Fault::RuleNotListed { rule, element } => (format!("`{element}` names the rule `{rule}`, which is not listed with it"), format!("add `{element}` to `modelled` or `information` of this rule")),
            Fault::NoSource(file) => (format!("the document `{file}` is not in the sources folder"), "add the document as plain text under this name".into()),
            Fault::NotVerbatim { quote, near } => (format!("the quote 「{quote}」 does not stand in the document"), match near {
                Some(near) => format!("the nearest text is 「{near}」; quote it letter by letter (white space does not matter)"),
                None => "quote the document letter by letter (white space does not matter)".into(),
            }),
            Fault::NotInLock { quote } => (format!("the quote 「{quote}」 has not been compared with the document"), "run `selfcheck check --sources DIR` with the folder of the documents".into()),
            Fault::NoLock => ("no quote of this policy has been compared with the document".into(), "run `selfcheck check --sources DIR` with the folder of the documents".into()),
        };
        (what, mend)
    }
}

/// A unit in a sentence; a plain number has none.
fn shown(unit: &str) -> String {
    if unit.is_empty() {
        "a plain number".to_owned()
    } else {
        format!("`{unit}`")
    }
}

fn conversion(from: &str, to: &str) -> String {
    match super::units::factor(from, to) {
        Some(_) => format!(
            "convert what is in `{from}`: put it in place of the dots in `{{\"convert\": {{\"of\": …, \"to\": \"{to}\"}}}}`"
        ),
        None => "correct the unit of a fact or constant, or the expression".to_owned(),
    }
}
