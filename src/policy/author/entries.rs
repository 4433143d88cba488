//! Everything that is mostly wording: meta, readings, criteria, classes, benefits, lists, questions and examples.

use std::collections::BTreeSet;

use crate::policy::{
    Answer, Ask, AskOption, Benefit, BenefitAmount, Class, Criterion, Entry, Example, FactId, Kind, Meta,
    Question, Reading, ReadingId, ReadingOption, Text, Tick,
};

use super::check::{Checker, ReadingInfo};
use super::locate::Path;
use super::problem::Fault;
use super::read::{Listed, Parts};
use super::shape;

/// Sentences as shared text.
pub(super) fn texts(list: &[String]) -> Vec<Text> {
    list.iter().map(|text| text.as_str().into()).collect()
}

impl Checker {
    pub fn meta(&mut self, meta: &shape::Meta) -> Meta {
        let path = Path::new("meta");
        let sentences = [
            ("title", &meta.title),
            ("short_title", &meta.short_title),
            ("purpose", &meta.purpose),
            ("issuer", &meta.issuer),
            ("region", &meta.region),
            ("banner", &meta.banner),
            ("disclaimer", &meta.disclaimer),
        ];
        for (key, text) in sentences {
            self.sentence(&path, key, text);
        }
        self.not_empty(
            &path.key("applicants"),
            "the list of applicants",
            meta.applicants.len(),
        );
        self.sentence(&path.key("state_confirmed"), "by", &meta.state_confirmed.by);
        self.date(&path.key("state_confirmed").key("on"), &meta.state_confirmed.on);
        let issued = meta
            .issued_on
            .as_ref()
            .map(|text| self.date(&path.key("issued_on"), text));
        if meta
            .valid_months
            .is_some_and(|months| !(1..=1200).contains(&months))
        {
            let (what, least, most) = ("the period in months", 1, 1200);
            self.tell(&path.key("valid_months"), Fault::OutOfRange { what, least, most });
        }
        let period = meta.valid_months.map(|months| i32::from(months.min(1200)));
        Meta {
            title: meta.title.as_str().into(),
            short_title: meta.short_title.as_str().into(),
            purpose: meta.purpose.as_str().into(),
            number: meta.number.as_deref().map(Into::into),
            issuer: meta.issuer.as_str().into(),
            region: meta.region.as_str().into(),
            state: meta.state,
            ends_on: issued
                .zip(period)
                .map(|(issued, months)| issued.plus_months(months)),
            banner: meta.banner.as_str().into(),
            disclaimer: meta.disclaimer.as_str().into(),
            notices: texts(&meta.notices),
            review_ceiling: meta.review_ceiling,
            offered: meta.offered,
            not_covered: texts(&meta.not_covered),
            before_signing: texts(&meta.before_signing),
        }
    }

    /// What expressions need to know of the readings.
    pub fn note_readings(&mut self, readings: &Listed<shape::Reading>) {
        for (_, reading) in readings {
            self.readings.push(ReadingInfo {
                id: reading.id.clone(),
                options: reading
                    .options
                    .iter()
                    .map(|option| (option.id.clone(), option.computed))
                    .collect(),
                default: reading.default.clone(),
            });
        }
    }

    pub fn reading_option(&mut self, reading: ReadingId, option: &str, path: &Path) -> Option<u16> {
        let known: Vec<String> = self.readings[reading.index()]
            .options
            .iter()
            .map(|(id, _)| id.clone())
            .collect();
        let place = known.iter().position(|id| id == option);
        if place.is_none() {
            self.unknown(
                path,
                "option of this reading",
                option,
                known.iter().map(String::as_str),
            );
        }
        place.map(|place| place as u16)
    }

    pub fn built_readings(&mut self, readings: &Listed<shape::Reading>) -> Vec<Reading> {
        let mut built = Vec::new();
        for (index, (path, reading)) in readings.iter().enumerate() {
            let id = ReadingId(index as u16);
            for (key, text) in [
                ("question", &reading.question),
                ("why", &reading.why),
                ("tell", &reading.tell),
            ] {
                self.sentence(path, key, text);
            }
            let options = path.key("options");
            self.not_empty(&options, "the list of options", reading.options.len());
            let ids = reading
                .options
                .iter()
                .enumerate()
                .map(|(i, option)| (options.at(i), option.id.clone()));
            self.unique("option", ids.collect());
            let default = self.reading_option(id, &reading.default, &path.key("default"));
            let confirmed = reading.confirmed.as_ref().map(|confirmed| {
                let path = path.key("confirmed");
                self.sentence(&path, "by", &confirmed.by);
                let on = self.date(&path.key("on"), &confirmed.on);
                let option = self.reading_option(id, &confirmed.option, &path.key("option"));
                if option.is_some() && default.is_some() && option != default {
                    let (default, confirmed) = (reading.default.clone(), confirmed.option.clone());
                    self.tell(
                        &path.key("option"),
                        Fault::DefaultNotConfirmed { default, confirmed },
                    );
                }
                format!("{} {on}", confirmed.by).into()
            });
            let option = |option: &shape::ReadingOption| ReadingOption {
                id: option.id.as_str().into(),
                label: option.label.as_str().into(),
                computed: option.computed,
            };
            built.push(Reading {
                id: reading.id.as_str().into(),
                question: reading.question.as_str().into(),
                citation: self.citation(path, &reading.citation),
                options: reading.options.iter().map(option).collect(),
                default: default.unwrap_or(0),
                why: reading.why.as_str().into(),
                tell: reading.tell.as_str().into(),
                ask: reading.ask.as_str().into(),
                confirmed,
            });
        }
        built
    }

    pub fn built_criteria(&mut self, criteria: &Listed<shape::Criterion>) -> Vec<Criterion> {
        let mut built = Vec::new();
        for (path, criterion) in criteria {
            self.sentence(path, "title", &criterion.title);
            built.push(Criterion {
                id: criterion.id.as_str().into(),
                title: criterion.title.as_str().into(),
                kind: criterion.kind,
                condition: self.condition(&criterion.condition, &path.key("condition")),
                citation: self.citation(path, &criterion.citation),
                evidence: texts(&criterion.evidence),
                tell: criterion.tell.as_str().into(),
            });
        }
        built
    }

    pub fn built_classes(&mut self, classes: &Listed<shape::Class>) -> Vec<Class> {
        let mut built = Vec::new();
        for (path, class) in classes {
            self.sentence(path, "title", &class.title);
            built.push(Class {
                id: class.id.as_str().into(),
                title: class.title.as_str().into(),
                condition: self.condition(&class.condition, &path.key("condition")),
                citation: self.citation(path, &class.citation),
                evidence: texts(&class.evidence),
                tell: class.tell.as_str().into(),
            });
        }
        built
    }

    pub fn benefits(&mut self, benefits: &Listed<shape::Benefit>) -> Vec<Benefit> {
        let mut built = Vec::new();
        for (path, benefit) in benefits {
            self.sentence(path, "title", &benefit.title);
            let amount = path.key("amount");
            let condition = self.condition(&benefit.when, &path.key("when"));
            let amount = match &benefit.amount {
                shape::BenefitAmount::Known(num) => {
                    BenefitAmount::Known(self.money(num, &amount.key("known"), "the amount"))
                }
                shape::BenefitAmount::Range { low, high } => {
                    let path = amount.key("range");
                    let low = self.money(low, &path.key("low"), "the amount");
                    BenefitAmount::Range(low, self.money(high, &path.key("high"), "the amount"))
                }
                shape::BenefitAmount::Unstated {} => BenefitAmount::Unstated,
                shape::BenefitAmount::NotMoney {} => BenefitAmount::NotMoney,
            };
            built.push(Benefit {
                id: benefit.id.as_str().into(),
                title: benefit.title.as_str().into(),
                condition,
                amount,
                citation: self.citation(path, &benefit.citation),
                tell: benefit.tell.as_str().into(),
            });
        }
        built
    }

    pub fn entries(&mut self, entries: &Listed<shape::Entry>) -> Vec<Entry> {
        let mut built = Vec::new();
        for (path, entry) in entries {
            self.sentence(path, "title", &entry.title);
            built.push(Entry {
                id: entry.id.as_str().into(),
                title: entry.title.as_str().into(),
                condition: entry
                    .when
                    .as_ref()
                    .map(|when| self.condition(when, &path.key("when"))),
                citation: self.citation(path, &entry.citation),
                remark: entry.remark.as_str().into(),
            });
        }
        built
    }

    pub fn questions(&mut self, questions: &Listed<shape::Question>) -> Vec<Question> {
        let mut built = Vec::new();
        for (path, question) in questions {
            self.sentence(path, "why", &question.why);
            self.sentence(path, "section", &question.section);
            let ask = self.ask(&question.ask, &path.key("ask"));
            let only = match &ask {
                Ask::Facts(facts) if facts.len() == 1 => facts.first().copied(),
                _ => None,
            };
            let text: Text = match only {
                Some(fact) if question.text.is_empty() => self.facts[fact.index()].question.clone(),
                _ => question.text.as_str().into(),
            };
            // A list whose facts could not be resolved has been told already.
            let told =
                matches!((&question.ask, &ask), (shape::Ask::Facts(a), Ask::Facts(b)) if a.len() != b.len());
            if !told {
                self.sentence(path, "text", &text);
            }
            built.push(Question {
                id: question.id.as_str().into(),
                text,
                help: question.help.as_str().into(),
                why: question.why.as_str().into(),
                section: question.section.as_str().into(),
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
                        label: option.label.as_str().into(),
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
                        label: tick.label.as_str().into(),
                        fact,
                    });
                }
                Ask::Ticks(built)
            }
        }
    }

    fn fact_list(&mut self, names: &[String], path: &Path, wanted: bool) -> Vec<FactId> {
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
                title: example.title.as_str().into(),
                summary: example.summary.as_str().into(),
                answers: self.answers(&example.answers, &path.key("answers")),
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
