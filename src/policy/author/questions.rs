//! How facts are asked, example cases, and facts nobody asks.

use std::collections::BTreeSet;

use crate::policy::{Answer, Ask, AskOption, Example, FactId, Kind, Question, Text, Tick, Visitor, lasting};

use super::check::Checker;
use super::locate::Path;
use super::problem::Fault;
use super::read::{Listed, Parts};
use super::shape;

impl Checker {
    pub fn questions(
        &mut self,
        questions: &Listed<shape::Question>,
        parts: &Listed<shape::Part>,
    ) -> Vec<Question> {
        let mut built: Vec<Question> = Vec::new();
        for (path, question) in questions {
            self.sentence(path, "why", &question.why);
            self.sentence(path, "section", &question.section);
            let ask = self.ask(&question.ask, &path.key("ask"));
            let only = match &ask {
                Ask::Facts(facts) if facts.len() == 1 => facts.first().copied(),
                _ => None,
            };
            let text: Text = match only {
                Some(fact) if question.text.is_empty() => self.facts[fact.index()].question,
                _ => lasting(&question.text),
            };
            // A list whose facts could not be resolved has been told already.
            let told =
                matches!((&question.ask, &ask), (shape::Ask::Facts(a), Ask::Facts(b)) if a.len() != b.len());
            if !told {
                self.sentence(path, "text", text);
            }
            let title = match only {
                _ if !question.title.is_empty() => lasting(&question.title),
                Some(fact) => self.facts[fact.index()].label,
                None => text,
            };
            let before = built.last().map_or(0, |question| question.part);
            built.push(Question {
                id: lasting(&question.id),
                title,
                part: self.part_of(question, parts, before, path),
                asked_for: self.asked_for(question, path),
                text,
                help: lasting(&question.help),
                why: lasting(&question.why),
                section: lasting(&question.section),
                // Filled in once every name is compiled.
                worked: Vec::new(),
                checks: Vec::new(),
                ask,
            });
        }
        built
    }

    fn ask(&mut self, ask: &shape::Ask, path: &Path) -> Ask {
        match ask {
            shape::Ask::Facts(names) => Ask::Facts(self.fact_list(names, &path.key("facts"), true)),
            shape::Ask::Options(options) => {
                let path = path.key("options");
                self.not_empty(&path, "the list of options", options.len());
                let mut built = Vec::new();
                for (i, option) in options.iter().enumerate() {
                    let path = path.at(i);
                    self.sentence(&path, "label", &option.label);
                    built.push(AskOption {
                        label: lasting(&option.label),
                        sets: self.answers(&option.sets, &path.key("sets")),
                        then: self.fact_list(&option.then, &path.key("then"), false),
                    });
                }
                Ask::Options(built)
            }
            shape::Ask::Ticks(ticks) => {
                let path = path.key("ticks");
                self.not_empty(&path, "the list of boxes", ticks.len());
                let mut built = Vec::new();
                for (i, tick) in ticks.iter().enumerate() {
                    let path = path.at(i);
                    self.sentence(&path, "label", &tick.label);
                    let Some(fact) = self.fact(&path.key("fact"), &tick.fact) else {
                        continue;
                    };
                    if !matches!(self.kind(fact), Kind::YesNo | Kind::Assessment) {
                        self.wrong_kind(&path.key("fact"), fact, "a yes/no fact");
                    }
                    built.push(Tick {
                        label: lasting(&tick.label),
                        fact,
                    });
                }
                Ask::Ticks(built)
            }
        }
    }

    pub fn fact_list(&mut self, names: &[String], path: &Path, wanted: bool) -> Vec<FactId> {
        if wanted {
            self.not_empty(path, "the list of facts", names.len());
        }
        names
            .iter()
            .enumerate()
            .filter_map(|(i, name)| self.fact(&path.at(i), name))
            .collect()
    }

    fn answers(
        &mut self,
        answers: &std::collections::BTreeMap<String, serde_json::Value>,
        path: &Path,
    ) -> Vec<(FactId, Answer)> {
        let mut built = Vec::new();
        for (name, value) in answers {
            let path = path.key(name);
            if let Some(fact) = self.fact(&path, name)
                && let Some(answer) = self.answer(fact, value, &path)
            {
                built.push((fact, answer));
            }
        }
        built
    }

    pub fn examples(&mut self, examples: &Listed<shape::Example>) -> Vec<Example> {
        let mut built = Vec::new();
        for (path, example) in examples {
            self.sentence(path, "title", &example.title);
            built.push(Example {
                title: lasting(&example.title),
                summary: lasting(&example.summary),
                answers: self.answers(&example.answers, &path.key("answers")),
            });
        }
        built
    }

    pub fn visitors(&mut self, visitors: &Listed<shape::Visitor>) -> Vec<Visitor> {
        let mut built = Vec::new();
        for (path, visitor) in visitors {
            self.sentence(path, "title", &visitor.title);
            built.push(Visitor {
                title: lasting(&visitor.title),
                answers: self.answers(&visitor.answers, &path.key("answers")),
            });
        }
        built
    }

    /// Facts of an offered policy that no question leads to.
    pub fn never_asked(&mut self, parts: &Parts, questions: &[Question]) {
        if self.unread.any_of("questions") || !parts.meta.as_ref().is_some_and(|meta| meta.offered) {
            return;
        }
        let mut asked: BTreeSet<FactId> = BTreeSet::new();
        for question in questions {
            match &question.ask {
                Ask::Facts(facts) => asked.extend(facts),
                Ask::Ticks(ticks) => asked.extend(ticks.iter().map(|tick| tick.fact)),
                Ask::Options(options) => {
                    for option in options {
                        asked.extend(&option.then);
                        asked.extend(option.sets.iter().map(|(fact, _)| *fact));
                    }
                }
            }
        }
        for index in 0..self.facts.len() {
            let fact = &self.facts[index];
            // Of two facts with one id, names lead to the first.
            if self.fact_names.0.get(fact.id) != Some(&(index as u16)) {
                continue;
            }
            let assumed = parts
                .facts
                .get(index)
                .is_some_and(|(_, fact)| fact.assumed.is_some());
            if fact.optional || assumed || fact.assumed.is_some() || asked.contains(&FactId(index as u16)) {
                continue;
            }
            let path = parts
                .facts
                .get(index)
                .map_or_else(|| Path::new("uses"), |(path, _)| path.clone());
            let id = fact.id.to_string();
            self.tell(&path, Fault::NeverAsked(id));
        }
    }
}
