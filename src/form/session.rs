//! [`Session`]: where a visit stands, and what an action makes of it.

use std::rc::Rc;

use crate::engine::{Plan, PolicyReport, Situation};
use crate::policy::{Answer, FactId, Policy};
use crate::value::Date;

use super::action::Action;
use super::entry::{Entry, Given, boxes};
use super::fields::{self, Found};
use super::{example, order};

/// A policy made ready for many evaluations.
pub struct Subject {
    /// The policy.
    pub policy: Policy,
    plan: Plan,
}

impl Subject {
    /// Makes a policy ready.
    pub fn new(policy: Policy) -> Subject {
        let plan = Plan::new(&policy);
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
    /// A made-up example is on the screen.
    Example,
    /// Everything is forgotten; can be undone until the next action.
    Cleared,
}

/// A visit.
#[derive(Clone)]
pub struct Session {
    pub(super) subject: Rc<Subject>,
    pub(super) day: Date,
    pub(super) entries: Vec<Entry>,
    pub(super) picks: Vec<Pick>,
    pub(super) options: Vec<Option<u16>>,
    pub(super) place: Place,
    pub(super) trail: Vec<Place>,
    pub(super) report: Rc<PolicyReport>,
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
    cleared: Option<Rc<Session>>,
}

impl PartialEq for Session {
    fn eq(&self, other: &Session) -> bool {
        Rc::ptr_eq(&self.subject, &other.subject)
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
    pub fn new(subject: Rc<Subject>, day: Date) -> Session {
        let policy = &subject.policy;
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
            problems: Vec::new(),
            accepted: Vec::new(),
            notice: None,
            example: None,
            turn: 0,
            refusals: 0,
            cleared: None,
        }
    }

    /// The policy of the visit.
    pub fn policy(&self) -> &Policy {
        &self.subject.policy
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

    /// Brings the report up to date.
    pub(super) fn evaluate(&mut self) {
        let subject = &self.subject;
        let situation = Situation {
            answers: self.answers(),
            options: self.options.clone(),
            ..Situation::new(&subject.policy, self.day)
        };
        self.report = Rc::new(subject.plan.evaluate(&subject.policy, &situation));
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Continue => {
                self.evaluate();
                let place = order::next_open(self, None).map_or(Place::Result, |at| Place::Question {
                    at,
                    from_result: false,
                });
                self.go(place);
            }
            Action::Next => self.next(),
            Action::Back => {
                if let Some(place) = self.trail.pop() {
                    self.enter(place);
                }
            }
            Action::Result => self.go(Place::Result),
            Action::Open(at) => {
                let from_result = self.place == Place::Result;
                self.go(Place::Question { at, from_result });
            }
            Action::Example(at) => example::load(self, at),
            Action::Reset => {
                let before = Rc::new(self.clone());
                *self = Session {
                    turn: self.turn + 1,
                    notice: Some(Notice::Cleared),
                    cleared: Some(before),
                    ..Session::new(self.subject.clone(), self.day)
                };
            }
            Action::Read(reading, option) => {
                if let Some(slot) = self.options.get_mut(usize::from(reading)) {
                    *slot = Some(option);
                }
                self.evaluate();
            }
            entered => self.enter_answer(entered),
        }
    }

    fn next(&mut self) {
        let Place::Question { at, from_result } = self.place else {
            return self.act(Action::Continue);
        };
        self.problems = fields::problems(self, at);
        if !self.problems.is_empty() {
            self.refusals += 1;
            let questioned = self.problems.iter().filter(|found| found.problem.is_question());
            let accepted = questioned.filter_map(|found| found.fact);
            let accepted: Vec<_> = accepted
                .map(|fact| (fact, self.entries[fact.index()].clone()))
                .collect();
            self.accepted.extend(accepted);
            return;
        }
        self.evaluate();
        let place = match order::next_open(self, Some(at)) {
            Some(at) if !from_result => Place::Question {
                at,
                from_result: false,
            },
            _ => Place::Result,
        };
        self.go(place);
    }

    /// Moves on to another screen and remembers the way back.
    pub(super) fn go(&mut self, place: Place) {
        self.trail.push(self.place);
        self.enter(place);
    }

    fn enter(&mut self, place: Place) {
        self.place = place;
        self.problems.clear();
        self.turn += 1;
        self.evaluate();
    }

    fn enter_answer(&mut self, action: Action) {
        let question = match self.place {
            Place::Question { at, .. } => Some(at),
            _ => None,
        };
        match action {
            Action::Pick(fact, option) => self.put(fact, Given::Pick(option)),
            Action::Toggle(fact, option) => {
                let before = match self.entries[fact.index()].given {
                    Given::Several(options) => options,
                    _ => 0,
                };
                let after = before ^ 1 << option;
                self.put(
                    fact,
                    if after == 0 {
                        Given::Nothing
                    } else {
                        Given::Several(after)
                    },
                );
            }
            Action::NoneOf(fact) => self.put(fact, Given::Several(0)),
            Action::PickYear(fact, year, option) => {
                let years = boxes(&self.subject.policy.facts[fact.index()]);
                let entry = &mut self.entries[fact.index()];
                if !matches!(entry.given, Given::Picks(_)) {
                    entry.given = Given::Picks(vec![None; years]);
                }
                if let Given::Picks(picks) = &mut entry.given {
                    picks[usize::from(year)] = option;
                }
            }
            Action::Type(fact, part, text) => self.type_in(fact, part, &text),
            Action::Settle(fact, part, meaning) => fields::settle(self, fact, part, meaning),
            Action::Unknown(fact) => {
                let entry = &mut self.entries[fact.index()];
                entry.unknown = !entry.unknown;
            }
            Action::Choose(option) => question
                .into_iter()
                .for_each(|at| order::choose(self, at, option)),
            Action::ChooseUnknown => question
                .into_iter()
                .for_each(|at| order::choose_unknown(self, at)),
            Action::Tick(fact) => question.into_iter().for_each(|at| order::tick(self, at, fact)),
            Action::Rest { unknown } => question.into_iter().for_each(|at| order::rest(self, at, unknown)),
            _ => {}
        }
        // A mistake that has been mended is not complained about any longer; a new one waits for the next step.
        if let (Some(at), false) = (question, self.problems.is_empty()) {
            let still = fields::problems(self, at);
            self.problems.retain(|problem| still.contains(problem));
        }
    }

    fn put(&mut self, fact: FactId, given: Given) {
        self.entries[fact.index()] = Entry {
            unknown: false,
            given,
        };
    }

    fn type_in(&mut self, fact: FactId, part: u16, text: &str) {
        let boxes = boxes(&self.subject.policy.facts[fact.index()]);
        let entry = &mut self.entries[fact.index()];
        if !matches!(entry.given, Given::Texts(_)) {
            entry.given = Given::Texts(vec![String::new(); boxes]);
        }
        if let Given::Texts(texts) = &mut entry.given {
            texts[usize::from(part)] = text.chars().filter(|c| !c.is_control()).take(100).collect();
        }
        if boxes == 1 || !text.trim().is_empty() && texts_are_all(entry) {
            entry.unknown = false;
        }
    }
}

fn texts_are_all(entry: &Entry) -> bool {
    matches!(&entry.given, Given::Texts(texts) if texts.iter().all(|text| !text.trim().is_empty()))
}
