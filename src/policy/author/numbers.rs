//! Numbers: each with its unit.

use crate::policy::{Cond, Kind, Num, ValueId, VarId};
use crate::value::{Number, Unit};

use super::check::{Checker, Later, Year};
use super::locate::Path;
use super::logic::{Count, Site};
use super::near::nearest;
use super::problem::Fault;
use super::{shape, units};

/// A number and its unit; `None` when a problem in it leaves the unit open.
pub(super) type Measured = (Num, Option<Unit>);

/// Most decimals something is rounded to.
const MOST_PLACES: u16 = 6;

const NOTHING: Num = Num::Constant(Number::ZERO);

impl Checker {
    pub fn number(&mut self, num: &shape::Num, path: &Path) -> Measured {
        if !self.count(path) {
            return (NOTHING, None);
        }
        match num {
            shape::Num::Number { value, unit } => {
                let path = path.key("number");
                let value = self.amount(&path.key("value"), value);
                (Num::Constant(value), self.unit(&path.key("unit"), unit))
            }
            shape::Num::Fact(name) => match self.number_fact(&path.key("fact"), name) {
                Some((var, unit)) => (Num::Var(var), unit),
                None => (NOTHING, None),
            },
            shape::Num::Value(name) if self.derived.contains_key(name) => {
                self.element(name, &shape::At::ThisYear {}, &path.key("value"))
            }
            shape::Num::Value(name) => self.named_value(&path.key("value"), name),
            shape::Num::Each { .. } => {
                self.each_left(&path.key("each"));
                (NOTHING, None)
            }
            shape::Num::Sum(parts) => self.alike(parts, &path.key("sum"), Num::Sum),
            shape::Num::Least(parts) => self.alike(parts, &path.key("least"), Num::Least),
            shape::Num::Greatest(parts) => self.alike(parts, &path.key("greatest"), Num::Greatest),
            shape::Num::Difference(pair) => {
                let path = path.key("difference");
                let (left, right) = (
                    self.number(&pair[0], &path.at(0)),
                    self.number(&pair[1], &path.at(1)),
                );
                self.same_unit(&path, &left.1, &right.1);
                (Num::Difference(Box::new([left.0, right.0])), left.1.or(right.1))
            }
            shape::Num::Product(parts) => {
                let path = path.key("product");
                self.not_empty(&path, "the list of factors", parts.len());
                let mut unit = Some(Unit::NONE);
                let mut factors = Vec::new();
                for (i, part) in parts.iter().enumerate() {
                    let (factor, its) = self.number(part, &path.at(i));
                    unit = unit.zip(its).map(|(unit, its)| unit.times(&its));
                    factors.push(factor);
                }
                (Num::Product(factors), unit)
            }
            shape::Num::Quotient { of, by } => {
                let path = path.key("quotient");
                let (of, by) = (self.number(of, &path.key("of")), self.number(by, &path.key("by")));
                self.divisor(&path.key("by"), &by.0);
                let unit = of.1.zip(by.1).map(|(of, by)| of.per(&by));
                (Num::Quotient(Box::new([of.0, by.0])), unit)
            }
            shape::Num::Share { part, whole } => {
                let path = path.key("share");
                let part = self.number(part, &path.key("part"));
                let whole = self.number(whole, &path.key("whole"));
                self.same_unit(&path, &part.1, &whole.1);
                self.divisor(&path.key("whole"), &whole.0);
                (Num::Share(Box::new([part.0, whole.0])), Unit::parse("%").ok())
            }
            shape::Num::Rounded { of, to, places } => {
                let path = path.key("rounded");
                let (of, unit) = self.number(of, &path.key("of"));
                if *places > MOST_PLACES {
                    let (what, least, most) = ("the number of decimals", 0, i64::from(MOST_PLACES));
                    self.tell(&path.key("places"), Fault::OutOfRange { what, least, most });
                }
                (Num::Rounded(of.into(), *to, (*places).min(MOST_PLACES)), unit)
            }
            shape::Num::StatedOr { fact, otherwise } => {
                let path = path.key("stated_or");
                let (otherwise, unit) = self.number(otherwise, &path.key("otherwise"));
                match self.number_fact(&path.key("fact"), fact) {
                    Some((var, its)) => {
                        self.same_unit(&path, &its, &unit);
                        (Num::StatedOr(var, otherwise.into()), its.or(unit))
                    }
                    None => (otherwise, unit),
                }
            }
            shape::Num::Element { series, at } => {
                let path = path.key("element");
                self.element(series, at, &path)
            }
            shape::Num::Total(name) => self.total(name, &path.key("total")),
            shape::Num::Convert { of, to } => self.convert(of, to, &path.key("convert")),
            shape::Num::Lookup { table, column } => self.lookup(table, column, &path.key("lookup")),
            shape::Num::ByReading { reading, options } => {
                let path = path.key("by_reading");
                let mut unit: Option<Unit> = None;
                let found = self.branches(&path, reading, options, |checker, entry, path| {
                    let (num, its) = checker.number(entry, path);
                    checker.same_unit(path, &unit, &its);
                    unit = unit.take().or(its);
                    num
                });
                let Some((id, options)) = found else {
                    return (NOTHING, unit);
                };
                self.note_options(&path, id, &options, |_, a, b| a == b);
                (Num::ByReading(id, options), unit)
            }
            shape::Num::Choose { rules, otherwise } => {
                let path = path.key("choose");
                self.not_empty(&path.key("rules"), "the list of rules", rules.len());
                let (otherwise, mut unit) = self.number(otherwise, &path.key("otherwise"));
                let mut compiled = Vec::new();
                for (i, rule) in rules.iter().enumerate() {
                    let path = path.key("rules").at(i);
                    // What a condition divides by may leave it to the authority.
                    let paid = std::mem::take(&mut self.paid);
                    let when = self.condition(&rule.when, &path.key("when"));
                    self.paid = paid;
                    let (then, its) = self.number(&rule.then, &path.key("then"));
                    self.same_unit(&path.key("then"), &its, &unit);
                    unit = unit.or(its);
                    compiled.push((when, then));
                }
                self.note_rules(&path, &compiled);
                (Num::Choose(compiled, otherwise.into()), unit)
            }
            shape::Num::DaysBetween { from, to } => {
                let path = path.key("days_between");
                let (from, to) = (self.day(from, &path.key("from")), self.day(to, &path.key("to")));
                (Num::DaysBetween(Box::new([from, to])), Unit::parse("日").ok())
            }
            shape::Num::ThisYear {} => match self.year {
                Year::None => {
                    self.tell(path, Fault::NoYearHere);
                    (NOTHING, None)
                }
                Year::Series { n, .. } | Year::Residence(n) => {
                    (Num::Constant(Number::from(i64::from(n))), Unit::parse("年").ok())
                }
            },
        }
    }

    /// A number that stands alone: its digits are proven later.
    pub fn proven(&mut self, num: &shape::Num, path: &Path) -> Measured {
        let (num, unit) = self.number(num, path);
        self.later.push((path.clone(), Later::Digits(num.clone())));
        (num, unit)
    }

    /// As [`Checker::proven`], of a number that goes into an amount of money.
    pub fn proven_paid(&mut self, num: &shape::Num, path: &Path) -> Measured {
        let (num, unit) = self.amount_of_money(num, path);
        self.later.push((path.clone(), Later::Digits(num.clone())));
        (num, unit)
    }

    /// A number that goes into an amount of money: everything it is divided by is above 0.
    pub fn amount_of_money(&mut self, num: &shape::Num, path: &Path) -> Measured {
        self.paid = true;
        let (num, unit) = self.number(num, path);
        self.paid = false;
        self.later.push((path.clone(), Later::Paid(num.clone())));
        (num, unit)
    }

    fn note_rules(&mut self, path: &Path, rules: &[(Cond, Num)]) {
        let when =
            |(at, (when, _)): (usize, &(Cond, Num))| (path.key("rules").at(at).key("when"), when.clone());
        let rules: Vec<(Path, Cond)> = rules.iter().enumerate().map(when).collect();
        let otherwise = Some(path.key("otherwise"));
        self.sites
            .push((path.clone(), Site::Siblings(rules.clone(), Count::First)));
        self.sites.push((path.clone(), Site::Rules(rules, otherwise)));
    }

    pub fn divisor(&mut self, path: &Path, by: &Num) {
        let paid = self.paid;
        self.later.push((path.clone(), Later::Divisor(by.clone(), paid)));
    }

    /// A number that is an amount of money.
    pub fn money(&mut self, num: &shape::Num, path: &Path, what: &'static str) -> Num {
        let (num, unit) = self.amount_of_money(num, path);
        self.comes_to(path, what, "元", &unit);
        self.later.push((path.clone(), Later::Money(vec![num.clone()])));
        num
    }

    fn alike(&mut self, parts: &[shape::Num], path: &Path, make: fn(Vec<Num>) -> Num) -> Measured {
        self.not_empty(path, "the list", parts.len());
        let mut unit: Option<Unit> = None;
        let mut compiled = Vec::new();
        for (i, part) in parts.iter().enumerate() {
            let (num, its) = self.number(part, &path.at(i));
            self.same_unit(&path.at(i), &unit, &its);
            unit = unit.or(its);
            compiled.push(num);
        }
        (make(compiled), unit)
    }

    fn number_fact(&mut self, path: &Path, name: &str) -> Option<(VarId, Option<Unit>)> {
        let fact = self.fact(path, name)?;
        if let Kind::Number(number) = self.kind(fact) {
            let unit = Unit::parse(number.unit).ok();
            return Some((self.facts[fact.index()].first_var, unit));
        }
        self.wrong_kind(path, fact, "a number");
        None
    }

    pub fn named_value(&mut self, path: &Path, name: &str) -> Measured {
        self.refer("values", name);
        if let Some(index) = self.values.0.get(name) {
            return (
                Num::Value(ValueId(*index)),
                self.value_units[usize::from(*index)].clone(),
            );
        }
        if !self.unread.hides("values", name) {
            let known: Vec<String> = self.values.0.keys().cloned().collect();
            self.unknown(path, "value", name, known.iter().map(String::as_str));
        }
        (NOTHING, None)
    }

    fn element(&mut self, name: &str, at: &shape::At, path: &Path) -> Measured {
        let Some(yearly) = self.yearly(name, &path.key("series")) else {
            return (NOTHING, None);
        };
        let figure = self.figure(&yearly, at, &path.key("at"));
        (figure.map_or(NOTHING, |(_, num)| num), yearly.unit)
    }

    fn total(&mut self, name: &str, path: &Path) -> Measured {
        let Some(yearly) = self.yearly(name, path) else {
            return (NOTHING, None);
        };
        let years = 1..=i32::from(yearly.years.years);
        (Num::Sum(years.map(|year| yearly.at(year)).collect()), yearly.unit)
    }

    fn convert(&mut self, of: &shape::Num, to: &str, path: &Path) -> Measured {
        let (num, from) = self.number(of, &path.key("of"));
        let Some(target) = self.unit(&path.key("to"), to) else {
            return (num, None);
        };
        let Some(from) = from else {
            return (num, Some(target));
        };
        let converted = match units::factor(&from.to_string(), &target.to_string()) {
            None => {
                let (from, to) = (from.to_string(), target.to_string());
                self.tell(path, Fault::NoConversion { from, to });
                num
            }
            Some((times, by)) if by == Number::ONE => Num::Product(vec![num, Num::Constant(times)]),
            Some((_, by)) => match units::inverse(by) {
                Some(inverse) => Num::Product(vec![num, Num::Constant(inverse)]),
                None => Num::Quotient(Box::new([num, Num::Constant(by)])),
            },
        };
        (converted, Some(target))
    }

    fn lookup(&mut self, table: &str, column: &str, path: &Path) -> Measured {
        self.refer("tables", table);
        self.refer("columns", &format!("{table}.{column}"));
        let Some(info) = self.tables.get(table) else {
            if !self.unread.hides("tables", table) {
                let known: Vec<String> = self.tables.keys().cloned().collect();
                self.unknown(
                    &path.key("table"),
                    "table",
                    table,
                    known.iter().map(String::as_str),
                );
            }
            return (NOTHING, None);
        };
        let Some(place) = info.columns.iter().position(|(id, _)| id == column) else {
            let known: Vec<String> = info.columns.iter().map(|(id, _)| id.clone()).collect();
            let near = nearest(column, known.iter().map(String::as_str));
            let (sort, name) = ("column of this table", column.to_owned());
            self.tell(
                &path.key("column"),
                Fault::Unknown {
                    sort,
                    name,
                    near,
                    known,
                },
            );
            return (NOTHING, None);
        };
        let entry = |row: &Option<Vec<Option<Number>>>| {
            row.as_ref().and_then(|row| row.get(place).copied().flatten())
        };
        let entries = info.entries.iter().map(entry).collect();
        let unit = info.columns[place].1.clone();
        let row = self.facts[info.row.index()].first_var;
        (Num::Lookup(row, entries), unit)
    }
}
