//! [`Entry`]: what the visitor has put in for one fact, exactly as put in.

use crate::policy::{Answer, Fact, Kind};
use crate::value::Date;

use super::problem::{Problem, Wanted};
use super::{date, number};

/// What stands in the controls of a fact.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Entry {
    /// The visitor does not know. What was typed before is kept.
    pub unknown: bool,
    /// What is chosen or typed.
    pub given: Given,
}

/// What is chosen or typed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Given {
    /// Nothing.
    #[default]
    Nothing,
    /// One option; yes/no and self-assessments are 0 yes, 1 no.
    Pick(u16),
    /// Options of a several-choice fact; an empty set was said explicitly.
    Several(u32),
    /// One text per box: years of a series, or year, month and day.
    Texts(Vec<String>),
    /// One option per year.
    Picks(Vec<Option<u16>>),
    /// Some day of these, as an option of a screen says.
    Days(Date, Date),
}

/// What an entry comes to.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Read {
    /// The answer, if the entry is one.
    pub answer: Option<Answer>,
    /// What is wrong, with the box it is about.
    pub problems: Vec<(u16, Problem)>,
}

impl Read {
    pub fn answer(answer: Answer) -> Read {
        Read {
            answer: Some(answer),
            problems: Vec::new(),
        }
    }

    pub fn missing(part: u16, wanted: Wanted) -> Read {
        Read::problem(part, Problem::Missing(wanted))
    }

    pub fn problem(part: u16, problem: Problem) -> Read {
        Read {
            answer: None,
            problems: vec![(part, problem)],
        }
    }
}

/// How many boxes a fact has.
pub(super) fn boxes(fact: &Fact) -> usize {
    match &fact.kind {
        Kind::Date(_) => 3,
        Kind::Series(..) | Kind::ChoiceByYear(..) => usize::from(fact.var_count),
        _ => 1,
    }
}

impl Entry {
    /// An entry that says "not known".
    pub fn not_known() -> Entry {
        Entry {
            unknown: true,
            given: Given::Nothing,
        }
    }

    /// Whether nothing has been put in.
    pub fn is_blank(&self) -> bool {
        let empty = match &self.given {
            Given::Nothing => true,
            Given::Texts(texts) => texts.iter().all(|text| text.trim().is_empty()),
            Given::Picks(picks) => picks.iter().all(Option::is_none),
            Given::Pick(_) | Given::Several(_) | Given::Days(..) => false,
        };
        empty && !self.unknown
    }

    /// The text of a box.
    pub fn text(&self, part: usize) -> &str {
        match &self.given {
            Given::Texts(texts) => texts.get(part).map_or("", String::as_str),
            _ => "",
        }
    }

    /// What the entry comes to for its fact.
    pub(super) fn read(&self, fact: &Fact) -> Read {
        match &fact.kind {
            Kind::Series(kind, _) => number::read_series(self, boxes(fact), kind),
            Kind::ChoiceByYear(..) => self.read_picks(boxes(fact)),
            _ if self.unknown => Read::answer(Answer::Unknown),
            Kind::YesNo | Kind::Assessment => self.read_pick(|option| Answer::Bool(option == 0)),
            Kind::Choice(_) | Kind::Claim => self.read_pick(Answer::Choice),
            Kind::Several(_) => match self.given {
                Given::Several(options) => Read::answer(Answer::Several(options)),
                _ => Read::missing(0, Wanted::Ticks),
            },
            Kind::Number(kind) => number::read_one(self.text(0), kind),
            Kind::Date(kind) => match self.given {
                Given::Days(first, last) => Read::answer(Answer::Date(first, last)),
                _ => date::read(self, kind),
            },
        }
    }

    fn read_pick(&self, answer: impl Fn(u16) -> Answer) -> Read {
        match self.given {
            Given::Pick(option) => Read::answer(answer(option)),
            _ => Read::missing(0, Wanted::Option),
        }
    }

    fn read_picks(&self, years: usize) -> Read {
        let mut picks = match &self.given {
            Given::Picks(picks) => picks.clone(),
            _ => Vec::new(),
        };
        picks.resize(years, None);
        match picks.iter().position(Option::is_none) {
            Some(_) if self.unknown && picks.iter().all(Option::is_none) => Read::answer(Answer::Unknown),
            Some(gap) if !self.unknown => Read::missing(gap as u16, Wanted::EveryYear),
            _ => Read::answer(Answer::Choices(picks)),
        }
    }
}
