//! Everything that is mostly wording: meta, readings, criteria, classes, benefits, lists, questions and examples.

use crate::policy::{Benefit, BenefitAmount, Class, Cond, Criterion, Entry, List, Meta, Text, lasting};

use super::check::{Checker, Later};
use super::locate::Path;
use super::logic::{Count, Site};
use super::problem::Fault;
use super::read::Listed;
use super::shape;

/// Sentences as shared text.
pub(super) fn texts(list: &[String]) -> Vec<Text> {
    list.iter().map(|text| lasting(text)).collect()
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
            title: lasting(&meta.title),
            short_title: lasting(&meta.short_title),
            purpose: lasting(&meta.purpose),
            number: meta.number.as_deref().map(lasting),
            issuer: lasting(&meta.issuer),
            authority: lasting(meta.authority.as_ref().unwrap_or(&meta.issuer)),
            region: lasting(&meta.region),
            state: meta.state,
            issued_on: issued,
            valid_months: meta.valid_months,
            ends_on: issued
                .zip(period)
                .map(|(issued, months)| issued.plus_months(months)),
            banner: lasting(&meta.banner),
            disclaimer: lasting(&meta.disclaimer),
            notices: texts(&meta.notices),
            review_ceiling: meta.review_ceiling,
            offered: meta.offered,
            not_covered: texts(&meta.not_covered),
            before_signing: texts(&meta.before_signing),
            coverage: Vec::new(),
        }
    }

    pub fn built_lists(&mut self, lists: &Listed<shape::List>) -> Vec<List> {
        let mut built = Vec::new();
        for (path, list) in lists {
            self.sentence(path, "title", &list.title);
            let condition = list.when.as_ref().map(|when| {
                let at = path.key("when");
                let when = self.condition(when, &at);
                self.later.push((at, Later::Decided(when.clone())));
                when
            });
            let (id, title) = (lasting(&list.id), lasting(&list.title));
            built.push(List { id, title, condition });
        }
        built
    }

    fn list_of(&mut self, lists: &Listed<shape::List>, name: &str, path: &Path) -> u16 {
        if name.is_empty() {
            return 0;
        }
        let place = lists.iter().position(|(_, list)| list.id == name);
        if place.is_none() && !self.unread.hides("lists", name) {
            self.unknown(path, "list", name, lists.iter().map(|(_, list)| list.id.as_str()));
        }
        place.unwrap_or(0) as u16
    }

    pub fn built_criteria(
        &mut self,
        criteria: &Listed<shape::Criterion>,
        lists: &Listed<shape::List>,
    ) -> Vec<Criterion> {
        let mut built = Vec::new();
        for (path, criterion) in criteria {
            self.sentence(path, "title", &criterion.title);
            built.push(Criterion {
                id: lasting(&criterion.id),
                title: lasting(&criterion.title),
                list: self.list_of(lists, &criterion.list, &path.key("list")),
                kind: criterion.kind,
                condition: self.condition(&criterion.condition, &path.key("condition")),
                citation: self.citation(path, &criterion.citation),
                evidence: texts(&criterion.evidence),
                tell: lasting(&criterion.tell),
            });
        }
        built
    }

    pub fn built_classes(&mut self, classes: &Listed<shape::Class>) -> Vec<Class> {
        let mut built = Vec::new();
        for (path, class) in classes {
            self.sentence(path, "title", &class.title);
            built.push(Class {
                id: lasting(&class.id),
                title: lasting(&class.title),
                condition: self.condition(&class.condition, &path.key("condition")),
                citation: self.citation(path, &class.citation),
                evidence: texts(&class.evidence),
                tell: lasting(&class.tell),
            });
        }
        let when = |built: &Class| Some(built.condition.clone());
        self.siblings(classes, &built, "condition", Count::Ranked, when);
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
                id: lasting(&benefit.id),
                title: lasting(&benefit.title),
                condition,
                amount,
                citation: self.citation(path, &benefit.citation),
                tell: lasting(&benefit.tell),
            });
        }
        let when = |built: &Benefit| Some(built.condition.clone());
        self.siblings(benefits, &built, "when", Count::Each, when);
        built
    }

    pub fn entries(&mut self, entries: &Listed<shape::Entry>) -> Vec<Entry> {
        let mut built = Vec::new();
        for (path, entry) in entries {
            self.sentence(path, "title", &entry.title);
            built.push(Entry {
                id: lasting(&entry.id),
                title: lasting(&entry.title),
                condition: entry
                    .when
                    .as_ref()
                    .map(|when| self.condition(when, &path.key("when"))),
                kept: entry
                    .kept
                    .as_ref()
                    .map(|kept| self.condition(kept, &path.key("kept"))),
                day: entry.day.as_ref().map(|day| self.day(day, &path.key("day"))),
                citation: self.citation(path, &entry.citation),
                remark: lasting(&entry.remark),
            });
        }
        let when = |entry: &Entry| entry.condition.clone();
        self.siblings(entries, &built, "when", Count::Each, when);
        built
    }

    /// Notes the conditions of elements that stand beside each other.
    fn siblings<S, T>(
        &mut self,
        listed: &Listed<S>,
        built: &[T],
        key: &str,
        count: Count,
        condition: impl Fn(&T) -> Option<Cond>,
    ) {
        let both = listed.iter().zip(built);
        let siblings: Vec<(Path, Cond)> = both
            .filter_map(|((path, _), built)| Some((path.key(key), condition(built)?)))
            .collect();
        if let Some((first, _)) = siblings.first() {
            self.sites.push((first.clone(), Site::Siblings(siblings, count)));
        }
    }
}
