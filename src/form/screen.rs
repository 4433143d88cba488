//! [`Screen`]: all that is on the screen, as plain data.

use crate::engine::{ConditionReport, Status};
use crate::policy::{FactId, State, Text};
use crate::value::{Date, Number};

use super::outline::Outline;
use super::problem::Problem;
use super::result::ResultScreen;
use super::session::{Notice, Pick};

/// What is on the screen.
#[derive(Clone, PartialEq, Debug)]
pub struct Screen {
    /// Title of the policy, short.
    pub title: Text,
    /// The short line on every screen.
    pub banner: Text,
    /// Whether there is a screen to go back to.
    pub has_back: bool,
    /// Whether anything has been entered that could be forgotten.
    pub has_entries: bool,
    /// Something that just happened.
    pub notice: Option<Notice>,
    /// The example on the screen: its title.
    pub example: Option<Text>,
    /// Every part and question, for a list beside the screen.
    pub outline: Outline,
    /// The screen itself.
    pub body: Body,
}

/// The three kinds of screens.
#[derive(Clone, PartialEq, Debug)]
pub enum Body {
    /// What this is, and the way in.
    Start(StartScreen),
    /// A question.
    Question(QuestionScreen),
    /// The result.
    Result(Box<ResultScreen>),
}

/// What this is, and the way in.
#[derive(Clone, PartialEq, Debug)]
pub struct StartScreen {
    /// The short line, for what covers the screen.
    pub banner: Text,
    /// Full title of the document.
    pub document: Text,
    /// Document number, if it has one.
    pub number: Option<Text>,
    /// Issuing body.
    pub issuer: Text,
    /// One sentence: what the visitor learns here.
    pub purpose: Text,
    /// Legal state of the document.
    pub state: State,
    /// Fewest and most question screens up to the first result; 0 where nothing is to be asked.
    pub questions: [usize; 2],
    /// Whether some are answered already.
    pub begun: bool,
    /// Made-up examples.
    pub examples: Vec<ExampleView>,
}

/// A made-up example.
#[derive(Clone, PartialEq, Debug)]
pub struct ExampleView {
    /// Words.
    pub title: Text,
    /// One line about it.
    pub summary: Text,
}

/// A question.
#[derive(Clone, PartialEq, Debug)]
pub struct QuestionScreen {
    /// Chapter.
    pub section: Text,
    /// The heading.
    pub text: Text,
    /// Help; may be empty.
    pub help: Text,
    /// Why it is asked; may be empty.
    pub why: Text,
    /// Options that answer several facts at once, if that is how it is asked.
    pub options: Option<ChoiceView>,
    /// Boxes to tick, if that is how it is asked.
    pub boxes: Vec<Tickbox>,
    /// What the empty boxes mean.
    pub rest: Option<Rest>,
    /// Controls of facts.
    pub fields: Vec<Field>,
    /// What keeps the visitor from moving on.
    pub problems: Vec<FieldProblem>,
    /// What the figures of the screen come to, as far as they are typed.
    pub worked: Vec<Worked>,
    /// The criteria that look at them.
    pub checks: Vec<Check>,
    /// What the visitor left to be estimated on this screen, as estimated now.
    pub estimate: Option<Estimate>,
    /// A tap on an option answers all there is to answer: send it as [`Action::Go`](super::Action::Go).
    pub moves_on: bool,
    /// Whether a button for the next screen is needed: something is filled in, or has to be.
    pub has_next: bool,
    /// The part of the questionnaire; may be empty.
    pub part: Text,
    /// Screens behind.
    pub done: usize,
    /// Screens still expected up to the next result, this one included.
    pub remaining: usize,
    /// Whether accepting it leads back to the result.
    pub from_result: bool,
}

/// A number that stands in for one that was left empty.
#[derive(Clone, PartialEq, Debug)]
pub struct Estimate {
    /// What it is, such as the area by head count.
    pub title: Text,
    /// The number.
    pub number: String,
    /// Its unit.
    pub unit: Text,
    /// How it comes about, in words; may be empty.
    pub formula: Text,
}

/// A value that follows from the figures of a screen; those of several years together.
#[derive(Clone, PartialEq, Debug)]
pub struct Worked {
    /// What it is.
    pub title: Text,
    /// Its unit.
    pub unit: Text,
    /// The formula in words; may be empty.
    pub formula: Text,
    /// One per year, oldest first; a single one where it is of no year.
    pub figures: Vec<Figure>,
}

/// One figure of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    /// Its calendar year.
    pub year: Option<i32>,
    /// The figure, `None` while something in it is missing.
    pub value: Option<String>,
    /// The same to two decimals, for a percentage that has more.
    pub rounded: Option<String>,
    /// The figures it is made of, such as `10.11 ÷ 16.85`.
    pub working: Option<String>,
}

/// A criterion that looks at the figures of a screen.
#[derive(Clone, PartialEq, Debug)]
pub struct Check {
    /// Its title.
    pub title: Text,
    /// How it stands now.
    pub status: Status,
    /// What is to be settled with the office, where another reading would change it.
    pub asks: Option<Text>,
    /// Its tests that are worked out from several figures, unless the screen shows the same sum above.
    pub sums: Vec<ConditionReport>,
}

/// Options that answer several facts at once.
#[derive(Clone, PartialEq, Debug)]
pub struct ChoiceView {
    /// Words of the options.
    pub labels: Vec<Text>,
    /// What is chosen.
    pub chosen: Pick,
    /// Whether "not known" is offered beside them.
    pub with_unknown: bool,
}

/// A box to tick.
#[derive(Clone, PartialEq, Debug)]
pub struct Tickbox {
    /// The fact it answers.
    pub fact: FactId,
    /// Words.
    pub label: Text,
    /// Ticked.
    pub ticked: bool,
}

/// What the boxes left empty mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rest {
    /// Not said yet.
    Open,
    /// No.
    No,
    /// Not known.
    Unknown,
}

/// The control of a fact.
#[derive(Clone, PartialEq, Debug)]
pub struct Field {
    /// Id for the page; boxes and options add `-0`, `-1` …
    pub id: String,
    /// The fact.
    pub fact: FactId,
    /// The question.
    pub question: Text,
    /// Whether the heading of the screen already asks it.
    pub is_heading: bool,
    /// Help; may be empty.
    pub help: Text,
    /// Where the figure is found; may be empty.
    pub source: Text,
    /// A made-up example; may be empty.
    pub example: Text,
    /// What is entered and how.
    pub control: Control,
    /// The visitor does not know.
    pub unknown: bool,
    /// May be left empty.
    pub optional: bool,
    /// What is wrong with it.
    pub problems: Vec<FieldProblem>,
}

/// How a fact is entered.
#[derive(Clone, PartialEq, Debug)]
pub enum Control {
    /// One of these options.
    Pick {
        /// The options.
        words: Words,
        /// The chosen one.
        chosen: Option<u16>,
    },
    /// Any of these options.
    Several {
        /// The options.
        labels: Vec<Text>,
        /// Bit set of the chosen ones.
        chosen: u32,
        /// None of them, said explicitly.
        none: bool,
    },
    /// A number.
    Number(NumberField),
    /// Year, month and day.
    Date(Vec<NumberField>),
    /// A number per year, oldest first.
    Series {
        /// The calendar year of the last.
        newest: i32,
        /// One box per year.
        boxes: Vec<NumberField>,
    },
    /// An option per year, oldest first.
    PickByYear {
        /// The options.
        labels: Vec<Text>,
        /// The chosen ones.
        chosen: Vec<Option<u16>>,
    },
}

/// Words of options: the policy's, or those of a kind of fact.
#[derive(Clone, PartialEq, Debug)]
pub enum Words {
    /// Yes, no.
    YesNo,
    /// Documented, self-claimed, no.
    Claim,
    /// Can show it, cannot.
    Assessment,
    /// The policy's.
    Labels(Vec<Text>),
}

/// A box for a number.
#[derive(Clone, PartialEq, Debug)]
pub struct NumberField {
    /// Id for the page.
    pub id: String,
    /// As typed.
    pub text: String,
    /// Unit beside the box; may be empty.
    pub unit: Text,
    /// Whether only whole numbers make sense.
    pub whole: bool,
    /// How the typed text was understood, where that is worth saying.
    pub echo: Option<Echo>,
    /// Numbers to pick: each is typed into the box by [`Action::Type`](super::Action::Type).
    pub quick: Vec<String>,
    /// Two meanings to choose from.
    pub doubt: Option<[Number; 2]>,
    /// Whether something is wrong with it; a question that the visitor may leave as it is does not count.
    pub wrong: bool,
}

/// How a typed text was understood.
#[derive(Clone, PartialEq, Debug)]
pub enum Echo {
    /// As this number.
    Number(Number),
    /// As these days.
    Days(Date, Date),
}

/// Something wrong with a control.
#[derive(Clone, PartialEq, Debug)]
pub struct FieldProblem {
    /// Id of the control to go to.
    pub target: String,
    /// What it is about; empty where the screen has only one control.
    pub label: Text,
    /// What is wrong.
    pub problem: Problem,
    /// Unit of the control.
    pub unit: Text,
}
