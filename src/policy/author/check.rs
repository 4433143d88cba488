//! [`Checker`]: what the second step knows while it goes through a policy, and how it tells problems.

use std::collections::BTreeMap;

use crate::policy::{Cond, Fact, FactId, Kind, Leaf, LeafId, Num, Variable, lasting};
use crate::value::{Date, Number, NumberParseError, Unit};

use super::locate::Path;
use super::logic::Site;
use super::near::nearest;
use super::problem::Fault;
use super::read::Unread;
use super::shape;
use super::unused::Referred;

/// The year an expression stands in while years are unrolled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Year {
    None,
    /// Year `n` of the newest `of` years of a series, from 1.
    Series {
        n: u16,
        of: u16,
    },
    /// Residence year `n`, from 1.
    Residence(u16),
}

/// A name with its place in the policy's list.
#[derive(Default)]
pub(super) struct Names(pub BTreeMap<String, u16>);

/// What is known of a reading before its citation and wording are looked at.
pub(super) struct ReadingInfo {
    pub id: String,
    /// Option ids, and whether they are computed.
    pub options: Vec<(String, bool)>,
    pub default: String,
}

/// A table as read.
pub(super) struct TableInfo {
    pub row: FactId,
    pub columns: Vec<(String, Option<Unit>)>,
    /// By option of the row fact.
    pub entries: Vec<Option<Vec<Option<Number>>>>,
}

/// What can only be shown once every name is compiled.
pub(super) enum Later {
    /// The condition can always be counted.
    Applies(Cond),
    /// The condition is never left to the authority.
    Decided(Cond),
    /// The number may not pass the digits, nor the money it comes to.
    Digits(Num),
    /// A product that is rounded to 0.01 yuan.
    Money(Vec<Num>),
    /// The divisor is not 0 or less for certain; in an amount of money not even possibly.
    Divisor(Num, bool),
    /// An amount of money, its divisors behind names included.
    Paid(Num),
}

/// A citation with its place.
pub(super) struct Cited {
    pub path: Path,
    pub quote: String,
}

/// The second step over one policy.
pub(super) struct Checker {
    pub unread: Unread,
    pub problems: Vec<(Path, Fault)>,
    /// Ids that stand twice: where again, where first, and the problem still without the line of the first.
    pub twice: Vec<(Path, Path, Fault)>,
    pub year: Year,
    /// Whether the expression is part of an amount of money, which cannot be left to the authority.
    pub paid: bool,
    pub facts: Vec<Fact>,
    pub variables: Vec<Variable>,
    pub leaves: Vec<Leaf>,
    /// Where each leaf is written.
    pub leaf_paths: Vec<Path>,
    pub fact_names: Names,
    pub values: Names,
    pub value_units: Vec<Option<Unit>>,
    pub value_titles: Vec<String>,
    /// Values that are worked out year by year: how many years.
    pub derived: BTreeMap<String, u16>,
    pub conditions: Names,
    pub criteria: Names,
    pub classes: Names,
    pub tables: BTreeMap<String, TableInfo>,
    pub readings: Vec<ReadingInfo>,
    pub later: Vec<(Path, Later)>,
    pub citations: Vec<Cited>,
    /// Conditions, lists and readings to be looked at once every name is compiled.
    pub sites: Vec<(Path, Site)>,
    /// Names that expressions refer to.
    pub referred: Referred,
    /// Expressions made so far, years unrolled.
    pub nodes: usize,
}

/// Most expressions and tests of a policy once years are unrolled.
const MOST_NODES: usize = 100_000;
const MOST_LEAVES: usize = 20_000;

impl Checker {
    pub fn new(unread: Unread) -> Checker {
        Checker {
            unread,
            problems: Vec::new(),
            twice: Vec::new(),
            year: Year::None,
            paid: false,
            facts: Vec::new(),
            variables: Vec::new(),
            leaves: Vec::new(),
            leaf_paths: Vec::new(),
            fact_names: Names::default(),
            values: Names::default(),
            value_units: Vec::new(),
            value_titles: Vec::new(),
            derived: BTreeMap::new(),
            conditions: Names::default(),
            criteria: Names::default(),
            classes: Names::default(),
            tables: BTreeMap::new(),
            readings: Vec::new(),
            later: Vec::new(),
            citations: Vec::new(),
            sites: Vec::new(),
            referred: Referred::new(),
            nodes: 0,
        }
    }

    pub fn tell(&mut self, path: &Path, fault: Fault) {
        // Unrolled years meet the same mistake several times.
        let problem = (path.clone(), fault);
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    pub fn unknown<'n>(
        &mut self,
        path: &Path,
        sort: &'static str,
        name: &str,
        known: impl Iterator<Item = &'n str>,
    ) {
        let known: Vec<String> = known.map(str::to_owned).collect();
        let near = nearest(name, known.iter().map(String::as_str));
        let name = name.to_owned();
        self.tell(
            path,
            Fault::Unknown {
                sort,
                name,
                near,
                known,
            },
        );
    }

    /// Notes that something is referred to.
    pub fn refer(&mut self, section: &'static str, name: &str) {
        self.referred.insert((section, name.to_owned()));
    }

    /// Counts an expression; false once there are too many, which stops the unrolling.
    pub fn count(&mut self, path: &Path) -> bool {
        self.nodes += 1;
        if self.nodes == MOST_NODES {
            let fault = Fault::TooMany {
                what: "expressions, years unrolled",
                most: MOST_NODES,
            };
            self.tell(path, fault);
        }
        self.nodes < MOST_NODES
    }

    pub fn push_leaf(&mut self, path: &Path, leaf: Leaf) -> Cond {
        if self.leaves.len() == MOST_LEAVES {
            self.tell(
                path,
                Fault::TooMany {
                    what: "tests, years unrolled",
                    most: MOST_LEAVES,
                },
            );
            return Cond::Leaf(LeafId(0));
        }
        self.leaves.push(leaf);
        self.leaf_paths.push(path.clone());
        Cond::Leaf(LeafId((self.leaves.len() - 1) as u16))
    }

    /// A fact by name; told once when there is none.
    pub fn fact(&mut self, path: &Path, name: &str) -> Option<FactId> {
        if let Some(index) = self.fact_names.0.get(name) {
            return Some(FactId(*index));
        }
        if !self.unread.hides("facts", name) {
            let known: Vec<String> = self.fact_names.0.keys().cloned().collect();
            self.unknown(path, "fact", name, known.iter().map(String::as_str));
        }
        None
    }

    pub fn kind(&self, fact: FactId) -> &Kind {
        &self.facts[fact.index()].kind
    }

    pub fn wrong_kind(&mut self, path: &Path, fact: FactId, wanted: &'static str) {
        let fact = &self.facts[fact.index()];
        let (fact, kind) = (fact.id.to_string(), kind_name(&fact.kind));
        self.tell(path, Fault::WrongKind { fact, kind, wanted });
    }

    pub fn amount(&mut self, path: &Path, text: &str) -> Number {
        Number::parse(text).unwrap_or_else(|error| {
            let digits = error == NumberParseError::TooManyDigits;
            let text = text.to_owned();
            self.tell(path, Fault::BadAmount { text, digits });
            Number::ZERO
        })
    }

    pub fn date(&mut self, path: &Path, text: &str) -> Date {
        Date::parse(text).unwrap_or_else(|_| {
            self.tell(path, Fault::BadDate(text.to_owned()));
            Date::MIN
        })
    }

    pub fn unit(&mut self, path: &Path, text: &str) -> Option<Unit> {
        match Unit::parse(text) {
            Ok(unit) => Some(unit),
            Err(error) => {
                let near = nearest(&error.part, Unit::known().iter().copied());
                self.tell(
                    path,
                    Fault::BadUnit {
                        part: error.part,
                        near,
                    },
                );
                None
            }
        }
    }

    pub fn not_empty(&mut self, path: &Path, what: &'static str, length: usize) {
        if length == 0 {
            self.tell(path, Fault::Empty(what));
        }
    }

    /// A sentence that may not be blank.
    pub fn sentence(&mut self, path: &Path, key: &'static str, text: &str) {
        if text.trim().is_empty() {
            self.tell(&path.key(key), Fault::NoText(key));
        }
    }

    pub fn id(&mut self, path: &Path, id: &str) {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        if id.is_empty() || id.len() > 64 || !id.chars().all(plain) {
            self.tell(&path.key("id"), Fault::BadId(id.to_owned()));
        }
    }

    pub fn citation(&mut self, path: &Path, citation: &shape::Citation) -> crate::policy::Citation {
        let path = path.key("citation");
        for (key, text) in [("article", &citation.article), ("quote", &citation.quote)] {
            if text.trim().is_empty() {
                self.tell(&path.key(key), Fault::NoCitation(key));
            }
        }
        self.citations.push(Cited {
            path: path.key("quote"),
            quote: citation.quote.clone(),
        });
        crate::policy::Citation {
            article: lasting(&citation.article),
            quote: lasting(&citation.quote),
        }
    }

    /// Tells when two units differ; an unknown unit fits everything.
    pub fn same_unit(&mut self, path: &Path, left: &Option<Unit>, right: &Option<Unit>) {
        if let (Some(left), Some(right)) = (left, right)
            && left != right
        {
            let (left, right) = (left.to_string(), right.to_string());
            self.tell(path, Fault::Units { left, right });
        }
    }

    /// Tells when a number does not come to the unit its place asks for.
    pub fn comes_to(&mut self, path: &Path, what: &'static str, wanted: &str, found: &Option<Unit>) {
        if let (Ok(wanted), Some(found)) = (Unit::parse(wanted), found)
            && wanted != *found
        {
            let (wanted, found) = (wanted.to_string(), found.to_string());
            self.tell(path, Fault::UnitWanted { what, wanted, found });
        }
    }
}

pub(super) fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::YesNo => "yes/no",
        Kind::Choice(_) => "choice",
        Kind::Several(_) => "several-choice",
        Kind::Claim => "claim",
        Kind::Assessment => "assessment",
        Kind::Number(_) => "number",
        Kind::Date(_) => "date",
        Kind::Series(..) => "series",
        Kind::ChoiceByYear(..) => "choice-by-year",
    }
}
