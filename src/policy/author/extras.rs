//! What stands beside the fees: comparisons, deposit, paying first, and amounts due only in certain cases.

use crate::policy::{Deposit, Prepay, Scenario, ScenarioItem, Support, lasting};

use super::check::{Checker, Later};
use super::entries::texts;
use super::locate::Path;
use super::numbers::Measured;
use super::problem::Fault;
use super::shape;

impl Checker {
    pub fn supports(&mut self, costs: &shape::Costs, path: &Path) -> Vec<Support> {
        let mut built = Vec::new();
        for (i, support) in costs.support.iter().enumerate() {
            self.sentence(&path.at(i), "title", &support.title);
            let Some(against) = self.track_id(costs, &support.against, &path.at(i).key("against")) else {
                continue;
            };
            let (id, title) = (lasting(&support.id), lasting(&support.title));
            built.push(Support { id, title, against });
        }
        built
    }

    pub fn deposit(&mut self, deposit: &shape::Deposit, path: &Path) -> Deposit {
        Deposit {
            low: self.money(&deposit.low, &path.key("low"), "the deposit"),
            high: self.money(&deposit.high, &path.key("high"), "the deposit"),
            refundable: deposit.refundable,
            citation: self.citation(path, &deposit.citation),
            tell: lasting(&deposit.tell),
        }
    }

    pub fn prepay(&mut self, prepay: &shape::Prepay, costs: &shape::Costs, path: &Path) -> Option<Prepay> {
        let track = self.track_id(costs, &prepay.track, &path.key("track"));
        let reading = self.reading(&path.key("reading"), &prepay.reading)?;
        let option = self.reading_option(reading, &prepay.option, &path.key("option"));
        Some(Prepay {
            reading,
            option: option?,
            track: track?,
        })
    }

    pub fn scenarios(&mut self, costs: &shape::Costs, path: &Path) -> Vec<Scenario> {
        let mut built = Vec::new();
        for (i, scenario) in costs.scenarios.iter().enumerate() {
            let path = path.at(i);
            self.sentence(&path, "title", &scenario.title);
            if scenario.items.is_empty() && scenario.unknown.is_empty() {
                self.tell(&path.key("items"), Fault::Empty("the list of items"));
            }
            let condition = self.condition(&scenario.when, &path.key("when"));
            let mut items = Vec::new();
            for (i, item) in scenario.items.iter().enumerate() {
                items.push(self.scenario_item(item, &path.key("items").at(i)));
            }
            built.push(Scenario {
                id: lasting(&scenario.id),
                title: lasting(&scenario.title),
                condition,
                items,
                unknown: texts(&scenario.unknown),
                stated: scenario.stated,
                citation: self.citation(&path, &scenario.citation),
                tell: lasting(&scenario.tell),
            });
        }
        built
    }

    pub fn scenario_item(&mut self, item: &shape::ScenarioItem, path: &Path) -> ScenarioItem {
        self.id(path, &item.id);
        self.sentence(path, "title", &item.title);
        let unit = self.unit(&path.key("unit"), &item.unit);
        let price: Measured = self.amount_of_money(&item.price, &path.key("price"));
        let times: Measured = self.amount_of_money(&item.times, &path.key("times"));
        self.comes_to(&path.key("price"), "the price", &item.unit, &price.1);
        let product = unit
            .as_ref()
            .zip(times.1.as_ref())
            .map(|(unit, times)| unit.times(times));
        self.comes_to(path, "price × times", "元", &product);
        self.later
            .push((path.clone(), Later::Money(vec![price.0.clone(), times.0.clone()])));
        ScenarioItem {
            id: lasting(&item.id),
            title: lasting(&item.title),
            price: price.0,
            unit: unit.map_or_else(|| "", |unit| lasting(&unit.to_string())),
            times: times.0,
            derived: item.derived,
        }
    }
}
