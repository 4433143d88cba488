//! What guides a visit: parts of the questionnaire, numbers to pick, sliders.

use serde_json::Value;

use crate::policy::{Answer, FactId, Kind, Part, ReadingId, Slider, lasting};
use crate::value::Number;

use super::check::Checker;
use super::locate::Path;
use super::problem::Fault;
use super::read::Listed;
use super::shape;

impl Checker {
    /// The parts; a file without any is a single part.
    pub fn built_parts(&mut self, parts: &Listed<shape::Part>) -> Vec<Part> {
        let mut built: Vec<Part> = Vec::new();
        for (path, part) in parts {
            self.sentence(path, "title", &part.title);
            built.push(Part {
                title: lasting(&part.title),
                milestone: part.milestone,
                aside: part.aside,
            });
        }
        if let Some(at) = built.windows(2).position(|pair| pair[0].aside && !pair[1].aside) {
            self.tell(&parts[at].0, Fault::AsideFirst);
        }
        match built.iter_mut().rev().find(|part| !part.aside) {
            Some(last) => last.milestone = true,
            None => built.push(Part {
                title: "",
                milestone: true,
                aside: false,
            }),
        }
        built
    }

    /// The part of a question; the question before it stands in part `before`.
    pub fn part_of(
        &mut self,
        question: &shape::Question,
        parts: &Listed<shape::Part>,
        before: u16,
        at: &Path,
    ) -> u16 {
        let path = at.key("part");
        if question.part.is_empty() {
            if !parts.is_empty() {
                self.tell(at, Fault::MissingKey("part".to_owned()));
            }
            return before;
        }
        match parts.iter().position(|(_, part)| part.id == question.part) {
            Some(at) if at < usize::from(before) => {
                let (part, after) = (question.part.clone(), parts[usize::from(before)].1.id.clone());
                self.tell(&path, Fault::PartAgain { part, after });
                before
            }
            Some(at) => at as u16,
            None => {
                if !self.unread.hides("parts", &question.part) {
                    let known = parts.iter().map(|(_, part)| part.id.as_str());
                    self.unknown(&path, "part", &question.part, known);
                }
                before
            }
        }
    }

    /// The readings a question is asked for.
    pub fn asked_for(&mut self, question: &shape::Question, path: &Path) -> Vec<ReadingId> {
        let names = question.asked_for.iter().enumerate();
        names
            .filter_map(|(at, name)| self.reading(&path.key("asked_for").at(at), name))
            .collect()
    }

    /// Numbers to pick beside the box of a fact: each is an answer to it.
    pub fn quick(&mut self, fact: FactId, amounts: &[String], path: &Path) -> Vec<Number> {
        let path = path.key("quick");
        if !amounts.is_empty() && !matches!(self.kind(fact), Kind::Number(_)) {
            self.wrong_kind(&path, fact, "a number");
            return Vec::new();
        }
        let picks = amounts.iter().enumerate();
        picks
            .filter_map(|(at, amount)| self.one_number(fact, amount, &path.at(at)))
            .collect()
    }

    /// Sliders: both ends are answers to the fact, and every position between them.
    pub fn sliders(&mut self, sliders: &Listed<shape::Slider>) -> Vec<Slider> {
        let mut built = Vec::new();
        for (path, slider) in sliders {
            let Some(fact) = self.fact(&path.key("fact"), &slider.fact) else {
                continue;
            };
            let Kind::Number(kind) = self.kind(fact) else {
                self.wrong_kind(&path.key("fact"), fact, "a number");
                continue;
            };
            let of_fact = kind.step;
            let ends = (
                self.one_number(fact, &slider.min, &path.key("min")),
                self.one_number(fact, &slider.max, &path.key("max")),
            );
            let before = self.problems.len();
            let step = self.amount(&path.key("step"), &slider.step);
            let (Some(min), Some(max), true) = (ends.0, ends.1, self.problems.len() == before) else {
                continue;
            };
            if step <= Number::ZERO {
                self.tell(&path.key("step"), Fault::StepNotPositive(step.to_string()));
            } else if !step.is_multiple_of(of_fact) {
                let (what, value, step) = ("step", step.to_string(), of_fact.to_string());
                self.tell(&path.key(what), Fault::OffStep { what, value, step });
            } else if min >= max {
                let (min, max) = (min.to_string(), max.to_string());
                self.tell(path, Fault::MinAboveMax { min, max });
            } else {
                built.push(Slider { fact, min, max, step });
            }
        }
        built
    }

    fn one_number(&mut self, fact: FactId, amount: &str, path: &Path) -> Option<Number> {
        match self.answer(fact, &Value::from(amount), path) {
            Some(Answer::Number(number)) => Some(number),
            _ => None,
        }
    }
}
