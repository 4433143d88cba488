//! [`Session`]: where a visit stands, and what an action makes of it.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::engine::{ChangeSet, OpenQuestion, Plan, PolicyReport, Situation};
use crate::policy::{Answer, FactId, Policy};
use crate::value::Date;

use super::action::Action;
use super::entry::Entry;
use super::fields::Found;

/// A policy made ready for many evaluations.
///
/// Visits come and go, their policy stays: it is never taken apart, which also spares the first load the code for it.
#[derive(Clone, Copy)]
pub struct Subject {
    /// The policy.
    pub policy: &'static Policy,
    plan: &'static Plan,
}

impl Subject {
    /// Makes a policy ready, for as long as the program runs.
    pub fn new(policy: Policy) -> Subject {
        Subject::of(Box::leak(Box::new(policy)))
    }

    /// Makes a policy ready that stays anyway.
    pub fn of(policy: &'static Policy) -> Subject {
        let plan = Box::leak(Box::new(Plan::new(policy)));
        Subject { policy, plan }
    }
}

/// What a visitor chose on a screen that answers several facts at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Pick {
    /// Nothing yet.
    #[default]
    Nothing,
    /// An option; on a screen of boxes 0: the rest is no.
    Option(u16),
    /// Not known; on a screen of boxes: the rest is not known.
    Unknown,
}

/// Which screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// What this is, and the way in.
    Start,
    /// A question.
    Question {
        /// Its index in the policy.
        at: u16,
        /// Whether it was opened from the result and leads back there.
        from_result: bool,
    },
    /// The result.
    Result,
}

/// Something that just happened and is worth a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Notice {
    /// A draft was found and brought back.
    Restored,
    /// Answers about another document hold here too.
    TakenOver,
    /// A made-up example is on the screen.
    Example,
    /// Everything is forgotten; can be undone until the next action.
    Cleared,
}

/// A visit.
#[derive(Clone)]
pub struct Session {
    pub(super) subject: Subject,
    pub(super) day: Date,
    pub(super) entries: Vec<Entry>,
    pub(super) picks: Vec<Pick>,
    pub(super) options: Vec<Option<u16>>,
    pub(super) place: Place,
    pub(super) trail: Vec<Place>,
    /// Without change sets; [`Session::changes`] has them.
    pub(super) report: Rc<PolicyReport>,
    pub(super) changes: OnceCell<Rc<Vec<ChangeSet>>>,
    /// What is wrong with the screen, once the visitor wanted to move on.
    pub(super) problems: Vec<Found>,
    /// Questioned entries that were let through, as typed.
    pub(super) accepted: Vec<(FactId, Entry)>,
    pub(super) notice: Option<Notice>,
    /// The example on the screen, if any.
    pub(super) example: Option<u16>,
    /// Counts screens, so that the drawing knows when to move the focus.
    pub(super) turn: u32,
    /// Counts refusals of the screen.
    pub(super) refusals: u32,
    pub(super) cleared: Option<Rc<Session>>,
}

impl PartialEq for Session {
    fn eq(&self, other: &Session) -> bool {
        std::ptr::eq(self.subject.plan, other.subject.plan)
            && (self.day, self.place, &self.trail) == (other.day, other.place, &other.trail)
            && self.entries == other.entries
            && self.picks == other.picks
            && self.options == other.options
            && self.problems == other.problems
            && (self.notice, self.example) == (other.notice, other.example)
    }
}

impl Session {
    /// A visit with nothing answered.
    pub fn new(subject: Subject, day: Date) -> Session {
        let policy = subject.policy;
        let entries = vec![Entry::default(); policy.facts.len()];
        let picks = vec![Pick::Nothing; policy.questions.len()];
        let options = vec![None; policy.readings.len()];
        let report = Rc::new(subject.plan.evaluate(policy, &Situation::new(policy, day)));
        Session {
            subject,
            day,
            entries,
            picks,
            options,
            place: Place::Start,
            trail: Vec::new(),
            report,
            changes: OnceCell::new(),
            problems: Vec::new(),
            accepted: Vec::new(),
            notice: None,
            example: None,
            turn: 0,
            refusals: 0,
            cleared: None,
        }
    }

    /// What the visit is about.
    pub fn subject(&self) -> Subject {
        self.subject
    }

    /// The policy of the visit.
    pub fn policy(&self) -> &'static Policy {
        self.subject.policy
    }

    /// The session after an action.
    pub fn apply(&self, action: Action) -> Session {
        if let (Action::Undo, Some(before)) = (&action, &self.cleared) {
            return Session {
                turn: self.turn + 1,
                ..(**before).clone()
            };
        }
        let mut next = self.clone();
        next.notice = None;
        next.cleared = None;
        next.act(action);
        next
    }

    /// The answers that can be read from the entries.
    pub fn answers(&self) -> Vec<Option<Answer>> {
        let facts = self.subject.policy.facts.iter();
        facts
            .zip(&self.entries)
            .map(|(fact, entry)| {
                if entry.is_blank() {
                    None
                } else {
                    entry.read(fact).answer
                }
            })
            .collect()
    }

    /// Whether anything has been entered, apart from who the visitor is.
    pub fn has_entries(&self) -> bool {
        let entered = self
            .entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| !entry.is_blank());
        let visitors = &self.policy().visitors;
        let of_kind = |at| {
            visitors
                .iter()
                .any(|kind| kind.answers.iter().any(|(fact, _)| fact.index() == at))
        };
        entered.map(|(at, _)| at).any(|at| !of_kind(at))
    }

    /// How many steps back there are.
    pub fn depth(&self) -> usize {
        self.trail.len()
    }

    /// Which screen the visit is at.
    pub fn place(&self) -> Place {
        self.place
    }

    /// Counts screens; changes whenever another one is shown.
    pub fn turn(&self) -> u32 {
        self.turn
    }

    /// Counts how often the visitor was not let on.
    pub fn refusals(&self) -> u32 {
        self.refusals
    }

    /// Whether it says the same as another session on the same subject.
    pub(super) fn answers_as(&self, other: &Session) -> bool {
        (&self.entries, &self.picks, &self.options) == (&other.entries, &other.picks, &other.options)
    }

    /// The same answers, at the first screen.
    pub(super) fn at_start(mut self) -> Session {
        self.place = Place::Start;
        self.trail.clear();
        self.problems.clear();
        self.notice = self.notice.filter(|notice| *notice == Notice::TakenOver);
        self.evaluate();
        self
    }

    /// Brings the report up to date.
    pub(super) fn evaluate(&mut self) {
        let Subject { policy, plan } = self.subject;
        self.report = Rc::new(plan.evaluate(policy, &self.situation()));
        self.changes = OnceCell::new();
    }

    /// The change sets of the report, looked for once and only when a result is read.
    pub(super) fn changes(&self) -> Rc<Vec<ChangeSet>> {
        let Subject { policy, plan } = self.subject;
        let look = || Rc::new(plan.changes(policy, &self.situation(), &self.report));
        self.changes.get_or_init(look).clone()
    }

    fn situation(&self) -> Situation {
        Situation {
            answers: self.answers(),
            options: self.options.clone(),
            ..Situation::new(self.subject.policy, self.day)
        }
    }

    /// Open questions in the order they are best asked.
    pub(super) fn in_order(&self, questions: Vec<OpenQuestion>) -> Vec<OpenQuestion> {
        let Subject { policy, plan } = self.subject;
        plan.in_order(policy, &self.situation(), questions)
    }
}
