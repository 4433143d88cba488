//! What each action does to a session.

use std::rc::Rc;

use crate::policy::{Ask, FactId};

use super::action::Action;
use super::entry::{Entry, Given, boxes};
use super::problem::Problem;
use super::session::{Notice, Place, Session};
use super::{date, estimate, example, fields, order, paste, progress, slider};

impl Session {
    pub(super) fn act(&mut self, action: Action) {
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
                self.evaluate();
                if let Some(place) = self.trail.pop() {
                    self.enter(place);
                }
            }
            Action::Result => {
                self.evaluate();
                self.go(Place::Result);
            }
            Action::Open(at) if usize::from(at) < self.picks.len() => {
                self.evaluate();
                let from_result = self.place == Place::Result;
                self.go(Place::Question { at, from_result });
            }
            Action::Go(entered) => {
                self.enter_answer(*entered, true);
                self.next_unless_asking();
            }
            Action::Rest { .. } => {
                self.enter_answer(action, true);
                self.next_unless_asking();
            }
            Action::Slide(fact, number) => slider::slide(self, fact, number),
            Action::Example(at) => example::load(self, at),
            Action::Reset => {
                let before = Rc::new(self.clone());
                *self = Session {
                    turn: self.turn + 1,
                    notice: Some(Notice::Cleared),
                    cleared: Some(before),
                    ..Session::new(self.subject, self.day)
                };
            }
            Action::Read(reading, option) => {
                let readings = &self.subject.policy.readings;
                let options = readings
                    .get(usize::from(reading))
                    .map_or(0, |about| about.options.len());
                if usize::from(option) < options {
                    self.options[usize::from(reading)] = Some(option);
                }
                self.evaluate();
            }
            entered => self.enter_answer(entered, false),
        }
    }

    /// Moves on, unless something on the screen has not been filled in yet: that is not complained about.
    fn next_unless_asking(&mut self) {
        if let Place::Question { at, .. } = self.place {
            let found = fields::problems(self, at);
            if !found
                .iter()
                .any(|found| matches!(found.problem, Problem::Missing(_)))
            {
                self.next();
            }
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
            Some(next) if !from_result && !progress::crosses(self, at, next) => Place::Question {
                at: next,
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
    }

    /// Puts an answer in; `firmly` does not take "not known" back when it is said again.
    fn enter_answer(&mut self, action: Action, firmly: bool) {
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
            Action::Paste(fact, part, block) => paste::paste(self, fact, part, &block),
            Action::Settle(fact, part, meaning) => fields::settle(self, fact, part, meaning),
            Action::Unknown(fact) => {
                let entry = &mut self.entries[fact.index()];
                entry.unknown = firmly || !entry.unknown;
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
        if question.is_some_and(|at| self.follows(at)) {
            self.evaluate();
        }
        // A mistake that has been mended is not complained about any longer; a new one waits for the next step.
        if let (Some(at), false) = (question, self.problems.is_empty()) {
            let still = fields::problems(self, at);
            self.problems.retain(|problem| still.contains(problem));
        }
    }

    /// Whether what a screen shows depends on what is put in on it.
    fn follows(&self, at: u16) -> bool {
        let asks_more = match &self.subject.policy.questions[usize::from(at)].ask {
            Ask::Options(options) => options.iter().any(|option| !option.then.is_empty()),
            _ => false,
        };
        let question = &self.subject.policy.questions[usize::from(at)];
        asks_more || !question.checks.is_empty() || estimate::stated(self, at).is_some()
    }

    fn put(&mut self, fact: FactId, given: Given) {
        self.entries[fact.index()] = Entry {
            unknown: false,
            given,
        };
    }

    pub(super) fn type_in(&mut self, fact: FactId, part: u16, text: &str) {
        let about = &self.subject.policy.facts[fact.index()];
        let boxes = boxes(about);
        let entry = &mut self.entries[fact.index()];
        if !matches!(entry.given, Given::Texts(_)) {
            entry.given = Given::Texts(vec![String::new(); boxes]);
        }
        if let Some(parts) = date::pasted(about, entry.text(usize::from(part)), text) {
            *entry = Entry {
                unknown: false,
                given: Given::Texts(parts.into()),
            };
            return;
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
