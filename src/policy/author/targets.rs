//! Targets that a document sets for districts.

use crate::policy::{Share, TargetRow, Targets, Text, lasting};
use crate::value::Number;

use super::check::Checker;
use super::locate::Path;
use super::problem::Fault;
use super::shape;

impl Checker {
    pub fn targets(&mut self, targets: &shape::Targets) -> Targets {
        let path = Path::new("targets");
        self.sentence(&path, "title", &targets.title);
        self.sentence(&path, "tell", &targets.tell);
        self.not_empty(
            &path.key("districts"),
            "the list of districts",
            targets.districts.len(),
        );
        let ids = |section: &str, ids: Vec<&String>| {
            let place = |(at, id): (usize, &String)| (path.key(section).at(at), id.clone());
            ids.into_iter().enumerate().map(place).collect::<Vec<_>>()
        };
        let districts = targets.districts.iter().map(|district| &district.id).collect();
        self.unique("district", ids("districts", districts));
        self.unique(
            "target",
            ids("rows", targets.rows.iter().map(|row| &row.id).collect()),
        );
        for (at, district) in targets.districts.iter().enumerate() {
            self.sentence(&path.key("districts").at(at), "title", &district.title);
        }
        let rows = targets.rows.iter().enumerate();
        let rows = rows.map(|(at, row)| self.target(row, &targets.districts, &path.key("rows").at(at)));
        Targets {
            title: lasting(&targets.title),
            tell: lasting(&targets.tell),
            rows: rows.collect(),
            districts: targets
                .districts
                .iter()
                .map(|district| lasting(&district.title))
                .collect::<Vec<Text>>(),
        }
    }

    fn target(&mut self, row: &shape::Target, districts: &[shape::District], path: &Path) -> TargetRow {
        self.sentence(path, "title", &row.title);
        let unit = self.unit(&path.key("unit"), &row.unit);
        let names: Vec<&str> = districts.iter().map(|district| district.id.as_str()).collect();
        let (shares, inferred) = (path.key("shares"), path.key("inferred"));
        let given = row.shares.keys().map(|name| (shares.key(name), name));
        let guessed = row.inferred.iter().enumerate();
        for (place, name) in given.chain(guessed.map(|(at, name)| (inferred.at(at), name))) {
            if !names.contains(&name.as_str()) {
                self.unknown(&place, "district", name, names.iter().copied());
            }
        }
        let share = |checker: &mut Checker, id: &str| match row.shares.get(id) {
            None => Share::None,
            Some(None) => Share::Unreadable,
            Some(Some(amount)) => {
                let number = checker.share(amount, &shares.key(id));
                match row.inferred.iter().any(|name| name == id) {
                    true => Share::Inferred(number),
                    false => Share::Printed(number),
                }
            }
        };
        TargetRow {
            id: lasting(&row.id),
            title: lasting(&row.title),
            unit: unit.map_or_else(|| "", |unit| lasting(&unit.to_string())),
            stated: self.share(&row.stated, &path.key("stated")),
            at_least: row.at_least,
            shares: names.iter().map(|id| share(self, id)).collect(),
            stray: row.stray.as_ref().map(|stray| {
                let path = path.key("stray");
                self.sentence(&path, "title", &stray.title);
                (
                    lasting(&stray.title),
                    self.share(&stray.number, &path.key("number")),
                )
            }),
            remark: lasting(&row.remark),
            citation: self.citation(path, &row.citation),
        }
    }

    /// A number that is added up with others.
    fn share(&mut self, amount: &str, path: &Path) -> Number {
        let number = self.amount(path, amount);
        let few = Number::from(1_000_000_000_000_i64);
        if number.is_negative() || number > few || !number.is_multiple_of(Number::new(1, 4)) {
            let what = "a number of the table";
            let (least, most) = (0, 1_000_000_000_000);
            self.tell(path, Fault::OutOfRange { what, least, most });
            return Number::ZERO;
        }
        number
    }
}
