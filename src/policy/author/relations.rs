//! Relations between facts, what facts imply, and the tables over them.

use crate::policy::{Constraint, FactId, Kind, Literal, Relation, VarId, lasting};

use super::check::{Checker, TableInfo, kind_name};
use super::locate::Path;
use super::problem::Fault;
use super::read::Listed;
use super::shape;

impl Checker {
    /// Relations between facts, those of `implies` included.
    pub fn relations(
        &mut self,
        listed: &Listed<shape::Constraint>,
        facts: &Listed<shape::Fact>,
    ) -> Vec<Constraint> {
        let mut relations = Vec::new();
        for (path, constraint) in listed {
            let (path, first, second, message) = match constraint {
                shape::Constraint::AtMost { part, whole, message } => {
                    (path.key("at_most"), ("part", part), ("whole", whole), message)
                }
                shape::Constraint::NotAfter {
                    first,
                    second,
                    message,
                } => (
                    path.key("not_after"),
                    ("first", first),
                    ("second", second),
                    message,
                ),
            };
            self.sentence(&path, "message", message);
            let a = self.fact(&path.key(first.0), first.1);
            let b = self.fact(&path.key(second.0), second.1);
            let (Some(a), Some(b)) = (a, b) else { continue };
            let dates = matches!(constraint, shape::Constraint::NotAfter { .. });
            for (key, fact) in [(first.0, a), (second.0, b)] {
                let fits = match self.kind(fact) {
                    Kind::Date(_) => dates,
                    Kind::Number(_) | Kind::Series(..) => !dates,
                    _ => false,
                };
                if !fits {
                    let wanted = if dates { "a date" } else { "a number or series" };
                    self.wrong_kind(&path.key(key), fact, wanted);
                }
            }
            if !dates {
                self.comparable(a, b, &path);
            }
            if never(self.kind(a), self.kind(b)) {
                self.tell(&path, Fault::NeverRelated);
            }
            let (first, second) = (&self.facts[a.index()], &self.facts[b.index()]);
            for column in 0..first.var_count.min(second.var_count) {
                let (a, b) = (
                    VarId(first.first_var.0 + column),
                    VarId(second.first_var.0 + column),
                );
                let relation = if dates {
                    Relation::NotAfter(a, b)
                } else {
                    Relation::AtMost(a, b)
                };
                relations.push(Constraint {
                    relation,
                    message: lasting(message),
                });
            }
        }
        chained(&mut relations);
        for (index, (path, fact)) in facts.iter().enumerate() {
            for (i, implication) in fact.implies.iter().enumerate() {
                let path = path.key("implies").at(i);
                relations.extend(self.implication(FactId(index as u16), implication, &path));
            }
        }
        relations
    }

    /// Part and whole have the same unit and, as series, the same years.
    fn comparable(&mut self, a: FactId, b: FactId, path: &Path) {
        let side = |fact: FactId| match self.kind(fact) {
            Kind::Number(number) => Some((number.unit, None)),
            Kind::Series(number, series) => Some((number.unit, Some(series.clone()))),
            _ => None,
        };
        let (Some((unit_a, series_a)), Some((unit_b, series_b))) = (side(a), side(b)) else {
            return;
        };
        if series_a != series_b {
            let name = |fact: FactId| self.facts[fact.index()].id.to_string();
            let (part, whole) = (name(a), name(b));
            self.tell(path, Fault::SeriesDiffer(part, whole));
        } else if unit_a != unit_b {
            let (left, right) = (unit_a.to_string(), unit_b.to_string());
            self.tell(path, Fault::Units { left, right });
        }
    }

    fn implication(
        &mut self,
        cause: FactId,
        implication: &shape::Implication,
        path: &Path,
    ) -> Option<Constraint> {
        let fact = self.facts[cause.index()].clone();
        let (var, when) = (fact.first_var, path.key("when"));
        let ids: Vec<String> = match &fact.kind {
            Kind::Choice(options) => options.iter().map(|option| option.id.to_string()).collect(),
            Kind::Claim => ["documented", "self_claimed", "no"].map(str::to_owned).into(),
            _ => Vec::new(),
        };
        let literal = match &fact.kind {
            Kind::Choice(_) | Kind::Claim => {
                if implication.when.is_empty() {
                    self.tell(path, Fault::ImpliesWhen { wanted: true });
                }
                let mut set = 0;
                for (i, option) in implication.when.iter().enumerate() {
                    match ids.iter().position(|id| id == option) {
                        Some(place) => set |= 1_u64 << place,
                        None => {
                            let known = ids.iter().map(String::as_str);
                            self.unknown(&when.at(i), "option of this fact", option, known);
                        }
                    }
                }
                Literal::OneOf(var, set)
            }
            Kind::YesNo => Literal::Is(var, true),
            Kind::Number(_) | Kind::Date(_) => Literal::Given(var),
            Kind::Several(_) | Kind::Assessment | Kind::Series(..) | Kind::ChoiceByYear(..) => {
                let (fact, kind) = (fact.id.to_string(), kind_name(&fact.kind));
                let wanted = "a yes/no, choice, claim, number or date fact";
                self.tell(path, Fault::WrongKind { fact, kind, wanted });
                return None;
            }
        };
        if ids.is_empty() && !implication.when.is_empty() {
            self.tell(&when, Fault::ImpliesWhen { wanted: false });
        }
        let (effect, words) = self.effect(implication, path)?;
        Some(Constraint {
            relation: Relation::Implies(literal, effect),
            message: lasting(&format!("{} → {words}", fact.label)),
        })
    }

    /// What an implication leads to, with words for it.
    fn effect(&mut self, implication: &shape::Implication, path: &Path) -> Option<(Literal, String)> {
        let implied = self.fact(&path.key("fact"), &implication.fact)?;
        let effect = self.facts[implied.index()].clone();
        let (var, label) = (effect.first_var, effect.label);
        match (&effect.kind, implication.is) {
            (Kind::YesNo, Some(is)) if implication.any_of.is_empty() => {
                let mark = if is { "✓" } else { "✗" };
                Some((Literal::Is(var, is), format!("{label} {mark}")))
            }
            (Kind::Choice(options), None) => {
                let set = self.options(options, &implication.any_of, &path.key("any_of"));
                let named = options.iter().enumerate().filter(|(i, _)| set >> i & 1 == 1);
                let named: Vec<&str> = named.map(|(_, option)| option.label).collect();
                Some((Literal::OneOf(var, set), format!("{label}：{}", named.join("、"))))
            }
            (Kind::YesNo | Kind::Choice(_), _) => {
                self.tell(path, Fault::ImpliesWhat);
                None
            }
            _ => {
                self.wrong_kind(&path.key("fact"), implied, "a yes/no or choice fact");
                None
            }
        }
    }

    /// Tables, with amounts read and rows matched to options.
    pub fn add_tables(&mut self, tables: &Listed<shape::Table>) {
        for (path, table) in tables {
            let mut columns = Vec::new();
            self.not_empty(&path.key("columns"), "the list of columns", table.columns.len());
            let ids = table
                .columns
                .iter()
                .enumerate()
                .map(|(i, c)| (path.key("columns").at(i), c.id.clone()));
            self.unique("column", ids.collect());
            for (i, column) in table.columns.iter().enumerate() {
                let unit = self.unit(&path.key("columns").at(i).key("unit"), &column.unit);
                columns.push((column.id.clone(), unit));
            }
            let mut rows = std::collections::BTreeMap::new();
            for (option, entries) in &table.rows {
                let path = path.key("rows").key(option);
                if entries.len() != columns.len() {
                    let (row, wanted, found) = (option.clone(), columns.len(), entries.len());
                    self.tell(&path, Fault::RowLength { row, wanted, found });
                }
                let entry = |(i, entry): (usize, &Option<String>)| {
                    entry.as_ref().map(|text| self.amount(&path.at(i), text))
                };
                rows.insert(
                    option.clone(),
                    entries.iter().enumerate().map(entry).collect::<Vec<_>>(),
                );
            }
            let Some(row) = self.fact(&path.key("row"), &table.row) else {
                self.unread.hide("tables", &table.id);
                continue;
            };
            let Kind::Choice(options) = self.kind(row).clone() else {
                self.wrong_kind(&path.key("row"), row, "a choice");
                self.unread.hide("tables", &table.id);
                continue;
            };
            for option in rows
                .keys()
                .filter(|row| !options.iter().any(|option| *option.id == ***row))
            {
                let known: Vec<String> = options.iter().map(|option| option.id.to_string()).collect();
                let at = path.key("rows").key(option);
                self.unknown(
                    &at,
                    "option of this fact",
                    option,
                    known.iter().map(String::as_str),
                );
            }
            let without: Vec<String> = options
                .iter()
                .filter(|option| !rows.contains_key(option.id))
                .map(|option| option.id.to_string())
                .collect();
            if !without.is_empty() {
                self.tell(&path.key("rows"), Fault::NoRow(without));
            }
            let entries = options
                .iter()
                .map(|option| rows.get(option.id).cloned())
                .collect();
            self.tables.insert(
                table.id.clone(),
                TableInfo {
                    row,
                    columns,
                    entries,
                },
            );
        }
    }
}

/// Adds what follows from two relations with a fact in common: a ≤ b and b ≤ c make a ≤ c, also while b is open.
fn chained(relations: &mut Vec<Constraint>) {
    let mut at = 0;
    while at < relations.len() {
        let others: Vec<Constraint> = relations[..=at]
            .iter()
            .flat_map(|other| both_ways(other, &relations[at]))
            .collect();
        for new in others {
            if !relations.iter().any(|known| known.relation == new.relation) {
                relations.push(new);
            }
        }
        at += 1;
    }
}

fn both_ways(one: &Constraint, other: &Constraint) -> Vec<Constraint> {
    let through = |first: &Constraint, second: &Constraint| {
        let relation = match (&first.relation, &second.relation) {
            (Relation::AtMost(a, b), Relation::AtMost(c, d)) if b == c && a != d => Relation::AtMost(*a, *d),
            (Relation::NotAfter(a, b), Relation::NotAfter(c, d)) if b == c && a != d => {
                Relation::NotAfter(*a, *d)
            }
            _ => return None,
        };
        let message = first.message;
        Some(Constraint { relation, message })
    };
    through(one, other)
        .into_iter()
        .chain(through(other, one))
        .collect()
}

/// Whether the bounds of two facts rule out that the first is at most, or not after, the second.
fn never(first: &Kind, second: &Kind) -> bool {
    match (first, second) {
        (Kind::Number(first) | Kind::Series(first, _), Kind::Number(second) | Kind::Series(second, _)) => {
            first.min > second.max
        }
        (Kind::Date(first), Kind::Date(second)) => first.min > second.max,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_most(part: u16, whole: u16) -> Relation {
        Relation::AtMost(VarId(part), VarId(whole))
    }

    #[track_caller]
    fn check(given: &[Relation], expected: &[Relation]) {
        let of = |relation: &Relation| Constraint {
            relation: relation.clone(),
            message: "",
        };
        let mut all: Vec<Constraint> = given.iter().map(of).collect();
        chained(&mut all);
        let found: Vec<&Relation> = all[given.len()..]
            .iter()
            .map(|constraint| &constraint.relation)
            .collect();
        assert_eq!(found, expected.iter().collect::<Vec<_>>());
    }

    #[test]
    fn what_follows_from_a_chain_is_added() {
        check(&[at_most(0, 1), at_most(1, 2)], &[at_most(0, 2)]);
        check(&[at_most(1, 2), at_most(0, 1)], &[at_most(0, 2)]);
        let long = [at_most(2, 3), at_most(0, 1), at_most(1, 2)];
        check(&long, &[at_most(1, 3), at_most(0, 2), at_most(0, 3)]);
        check(&[at_most(0, 1), at_most(0, 2)], &[]);
        // The two are the same then; nothing is at most itself.
        check(&[at_most(0, 1), at_most(1, 0)], &[]);
        check(&[at_most(0, 1), Relation::NotAfter(VarId(1), VarId(2))], &[]);
    }
}
