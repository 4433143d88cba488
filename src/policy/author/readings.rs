//! Competing readings, and the branches that expressions take by them.

use std::collections::BTreeMap;

use crate::policy::{Reading, ReadingId, ReadingOption, lasting};

use super::check::{Checker, ReadingInfo};
use super::locate::Path;
use super::problem::Fault;
use super::read::Listed;
use super::shape;

impl Checker {
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
            if default.is_some_and(|place| !reading.options[usize::from(place)].computed) {
                let (reading, option) = (reading.id.clone(), reading.default.clone());
                self.tell(&path.key("default"), Fault::NotComputed { reading, option });
            }
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
                lasting(&format!("{} {on}", confirmed.by))
            });
            let option = |option: &shape::ReadingOption| ReadingOption {
                id: lasting(&option.id),
                label: lasting(&option.label),
                computed: option.computed,
            };
            built.push(Reading {
                id: lasting(&reading.id),
                question: lasting(&reading.question),
                citation: self.citation(path, &reading.citation),
                options: reading.options.iter().map(option).collect(),
                default: default.unwrap_or(0),
                why: lasting(&reading.why),
                tell: lasting(&reading.tell),
                ask: lasting(&reading.ask),
                confirmed,
            });
        }
        built
    }

    pub fn reading(&mut self, path: &Path, name: &str) -> Option<ReadingId> {
        if let Some(index) = self.readings.iter().position(|reading| reading.id == name) {
            return Some(ReadingId(index as u16));
        }
        if !self.unread.hides("readings", name) {
            let known: Vec<String> = self.readings.iter().map(|reading| reading.id.clone()).collect();
            self.unknown(path, "reading", name, known.iter().map(String::as_str));
        }
        None
    }

    /// One entry per option of a reading, in the order of the options. Noted options get the entry of the default,
    /// which the engine never asks for.
    pub fn branches<S, T: Clone>(
        &mut self,
        path: &Path,
        reading: &str,
        options: &BTreeMap<String, S>,
        mut compile: impl FnMut(&mut Checker, &S, &Path) -> T,
    ) -> Option<(ReadingId, Vec<T>)> {
        let entries: BTreeMap<&String, T> = options
            .iter()
            .map(|(option, entry)| (option, compile(self, entry, &path.key("options").key(option))))
            .collect();
        let id = self.reading(&path.key("reading"), reading)?;
        let known = self.readings[id.index()].options.clone();
        let default = self.readings[id.index()].default.clone();
        for option in options
            .keys()
            .filter(|option| !known.iter().any(|(id, _)| id == *option))
        {
            let at = path.key("options").key(option);
            self.unknown(
                &at,
                "option of this reading",
                option,
                known.iter().map(|(id, _)| id.as_str()),
            );
        }
        let wanted = |computed: bool, given: bool| {
            let fits = |(id, is): &&(String, bool)| *is == computed && options.contains_key(id) == given;
            known
                .iter()
                .filter(fits)
                .map(|(id, _)| id.clone())
                .collect::<Vec<_>>()
        };
        let (missing, noted) = (wanted(true, false), wanted(false, true));
        for (missing, noted) in [(missing, Vec::new()), (Vec::new(), noted)] {
            if !missing.is_empty() || !noted.is_empty() {
                let reading = reading.to_owned();
                self.tell(
                    path,
                    Fault::Branches {
                        reading,
                        missing,
                        noted,
                    },
                );
            }
        }
        let fallback = entries.get(&default).or_else(|| entries.values().next())?.clone();
        let entry = |(option, _): &(String, bool)| entries.get(option).unwrap_or(&fallback).clone();
        Some((id, known.iter().map(entry).collect()))
    }
}
