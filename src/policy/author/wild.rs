//! In which of its numbers and dates a test may change its outcome more than once.
//!
//! The engine finds the cut of a test with one open fact by halving, and the extremes of a test with several at the
//! ends of their ranges. Both need the test to be affine or monotone in each; a variable that is neither is *wild*.

use crate::policy::{Cond, Day, Kind, Leaf, Num, Policy, Test, ValueId, VarId};

use super::bounds::Bounds;
use super::visit::Visit;

/// How something moves when a variable grows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Move {
    Still,
    Up,
    Down,
    Either,
}

impl Move {
    fn and(self, other: Move) -> Move {
        match (self, other) {
            (Move::Still, other) => other,
            (this, Move::Still) => this,
            (a, b) if a == b => a,
            _ => Move::Either,
        }
    }

    fn turned(self) -> Move {
        match self {
            Move::Up => Move::Down,
            Move::Down => Move::Up,
            same => same,
        }
    }
}

/// A number as a function of one variable.
#[derive(Clone, Copy, Debug)]
struct Form {
    moves: Move,
    /// Degrees above and below the fraction line.
    top: u32,
    bottom: u32,
    /// How the range in which it has a value grows.
    defined: Move,
}

/// A degree that is no polynomial at all.
const BENT: u32 = 99;

const STILL: Form = Form {
    moves: Move::Still,
    top: 0,
    bottom: 0,
    defined: Move::Still,
};

impl Form {
    fn join(self, other: Form) -> Form {
        Form {
            moves: self.moves.and(other.moves),
            top: self.top.max(other.top),
            bottom: self.bottom.max(other.bottom),
            defined: self.defined.and(other.defined),
        }
    }

    fn bent(self) -> Form {
        if self.moves == Move::Still {
            self
        } else {
            Form { top: BENT, ..self }
        }
    }

    fn sum(self, other: Form) -> Form {
        Form {
            top: (self.top + other.bottom).max(other.top + self.bottom),
            bottom: self.bottom + other.bottom,
            ..self.join(other)
        }
    }

    fn turned(self) -> Form {
        Form {
            moves: self.moves.turned(),
            ..self
        }
    }
}

/// Every variable of a test, and the wild ones among them.
pub(super) fn of_leaf(bounds: &mut Bounds, leaf: &Leaf) -> (Vec<VarId>, Vec<VarId>) {
    let policy = bounds.policy;
    let mut seen = Seen::new(policy);
    seen.test(&leaf.test);
    let mut wild = Vec::new();
    for var in &seen.vars {
        let fact = policy.variables[var.index()].fact;
        let line = matches!(
            policy.facts[fact.index()].kind,
            Kind::Number(_) | Kind::Series(..) | Kind::Date(_)
        );
        if line && !tame(bounds, &leaf.test, *var) {
            wild.push(*var);
        }
    }
    (seen.vars, wild)
}

fn tame(bounds: &mut Bounds, test: &Test, x: VarId) -> bool {
    match test {
        Test::Compare {
            left, right, guards, ..
        } => {
            let (left, right) = (number(bounds, left, x), number(bounds, right, x));
            let mut defined = left.defined.and(right.defined);
            for guard in guards {
                defined = defined.and(above_zero(bounds, guard, x));
            }
            let difference = left.sum(right.turned());
            let affine = difference.top <= 1;
            defined != Move::Either && (affine || difference.moves != Move::Either)
        }
        Test::Dates { left, right, .. } => day(left, x) == Move::Still || day(right, x) == Move::Still,
        _ => true,
    }
}

/// How the range grows in which a number is above 0.
fn above_zero(bounds: &mut Bounds, num: &Num, x: VarId) -> Move {
    if bounds.number(num).is_positive() {
        Move::Still
    } else {
        number(bounds, num, x).moves
    }
}

fn number(bounds: &mut Bounds, num: &Num, x: VarId) -> Form {
    match num {
        Num::Constant(_) | Num::Lookup(..) => STILL,
        Num::Var(var) if *var == x => Form {
            moves: Move::Up,
            top: 1,
            ..STILL
        },
        Num::Var(_) => STILL,
        Num::Value(value) => {
            let policy = bounds.policy;
            number(bounds, &policy.values[value.index()].number, x)
        }
        Num::Sum(parts) => {
            let mut parts = parts.iter().map(|part| number(bounds, part, x));
            let first = parts.next().unwrap_or(STILL);
            parts.fold(first, Form::sum)
        }
        Num::Difference(pair) => {
            let right = number(bounds, &pair[1], x).turned();
            number(bounds, &pair[0], x).sum(right)
        }
        Num::Product(parts) => product(bounds, parts, x),
        Num::Quotient(pair) | Num::Share(pair) => quotient(bounds, pair, x),
        Num::Least(parts) | Num::Greatest(parts) => {
            let parts = parts.iter().map(|part| number(bounds, part, x));
            parts.fold(STILL, Form::join).bent()
        }
        Num::Rounded(of, ..) => number(bounds, of, x).bent(),
        Num::StatedOr(var, otherwise) => {
            let stated = number(bounds, &Num::Var(*var), x);
            number(bounds, otherwise, x).join(stated)
        }
        Num::ByReading(_, options) => {
            let options = options.iter().map(|option| number(bounds, option, x));
            options.fold(STILL, Form::join)
        }
        Num::Choose(rules, otherwise) => {
            let mut form = number(bounds, otherwise, x);
            let mut seen = Seen {
                policy: bounds.policy,
                vars: Vec::new(),
            };
            for (when, then) in rules {
                form = form.join(number(bounds, then, x));
                seen.cond(when);
            }
            if seen.vars.contains(&x) {
                return Form {
                    moves: Move::Either,
                    top: BENT,
                    bottom: BENT,
                    defined: Move::Either,
                };
            }
            form
        }
        Num::DaysBetween(days) => {
            let moves = day(&days[0], x).turned().and(day(&days[1], x));
            let plain = |d: &Day| matches!(d, Day::Var(_)) || day(d, x) == Move::Still;
            let top = if moves == Move::Still { 0 } else { 1 };
            let form = Form { moves, top, ..STILL };
            if days.iter().all(plain) { form } else { form.bent() }
        }
    }
}

fn product(bounds: &mut Bounds, parts: &[Num], x: VarId) -> Form {
    let forms: Vec<Form> = parts.iter().map(|part| number(bounds, part, x)).collect();
    let moving: Vec<usize> = (0..parts.len())
        .filter(|i| forms[*i].moves != Move::Still)
        .collect();
    let mut whole = forms.iter().fold(STILL, |whole, form| Form {
        moves: whole.moves.and(form.moves),
        top: whole.top + form.top,
        bottom: whole.bottom + form.bottom,
        defined: whole.defined.and(form.defined),
    });
    if moving.is_empty() {
        return whole;
    }
    // With one moving factor only the others' signs matter; with several, all must be 0 or above.
    let mut turned = false;
    for (i, part) in parts.iter().enumerate() {
        if moving == [i] {
            continue;
        }
        let range = bounds.number(part);
        if range.is_not_negative() {
            continue;
        }
        if range.is_not_positive() && moving.len() == 1 {
            turned = !turned;
            continue;
        }
        whole.moves = Move::Either;
    }
    if turned { whole.turned() } else { whole }
}

fn quotient(bounds: &mut Bounds, pair: &[Num; 2], x: VarId) -> Form {
    let (of, by) = (number(bounds, &pair[0], x), number(bounds, &pair[1], x));
    let defined = of.defined.and(by.defined).and(above_zero(bounds, &pair[1], x));
    let range = bounds.number(&pair[0]);
    let moves = if by.moves == Move::Still {
        of.moves
    } else if range.is_not_negative() {
        of.moves.and(by.moves.turned())
    } else if range.is_not_positive() {
        of.moves.and(by.moves)
    } else {
        Move::Either
    };
    Form {
        moves,
        top: of.top + by.bottom,
        bottom: of.bottom + by.top,
        defined,
    }
}

fn day(day_: &Day, x: VarId) -> Move {
    match day_ {
        Day::Fixed(_) | Day::Today => Move::Still,
        Day::Var(var) if *var == x => Move::Up,
        Day::Var(_) => Move::Still,
        Day::PlusMonths(to, _) | Day::PlusDays(to, _) | Day::PlusWorkingDays(to, _) => day(to, x),
        Day::StatedOr(var, otherwise) => day(&Day::Var(*var), x).and(day(otherwise, x)),
        Day::Later(days) | Day::Earlier(days) | Day::ByReading(_, days) => days
            .iter()
            .fold(Move::Still, |moves, inner| moves.and(day(inner, x))),
    }
}

/// Collects variables, through names as well.
pub(super) struct Seen<'p> {
    policy: &'p Policy,
    pub vars: Vec<VarId>,
}

impl Seen<'_> {
    pub fn new(policy: &Policy) -> Seen<'_> {
        let vars = Vec::new();
        Seen { policy, vars }
    }

    fn test(&mut self, test: &Test) {
        match test {
            Test::Yes(var)
            | Test::Assessed(var)
            | Test::Claimed(var)
            | Test::OneOf(var, _)
            | Test::Has(var, _) => self.var(*var),
            Test::Compare {
                left, right, guards, ..
            } => {
                self.num(left);
                self.num(right);
                guards.iter().for_each(|guard| self.num(guard));
            }
            Test::Dates { left, right, .. } => {
                self.day(left);
                self.day(right);
            }
        }
    }
}

impl Visit for Seen<'_> {
    fn var(&mut self, var: VarId) {
        if !self.vars.contains(&var) {
            self.vars.push(var);
        }
    }

    fn value(&mut self, value: ValueId) {
        let policy = self.policy;
        self.num(&policy.values[value.index()].number);
    }

    fn cond(&mut self, cond: &Cond) {
        let policy = self.policy;
        match cond {
            Cond::Leaf(leaf) => self.test(&policy.leaves[leaf.index()].test),
            Cond::All(parts)
            | Cond::Any(parts)
            | Cond::AtLeastOf(_, parts)
            | Cond::ByReading(_, parts)
            | Cond::Consensus(_, parts) => parts.iter().for_each(|part| self.cond(part)),
            Cond::Not(inner) => self.cond(inner),
            Cond::ApplicableIf(pair) => pair.iter().for_each(|part| self.cond(part)),
            Cond::Named(id) => self.cond(&policy.conditions[id.index()].condition),
            Cond::Class(id) => self.cond(&policy.classes[id.index()].condition),
            Cond::Criterion(id) => self.cond(&policy.criteria[id.index()].condition),
            Cond::Always(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check_text;
    use super::*;

    const GUILD: &str = include_str!("../../../tests/fixtures/policies/guild/policy.json");

    /// The ids of the facts that are wild in a condition.
    fn wild_in(condition: &str) -> Vec<String> {
        let text = GUILD.replace(r#"{ "yes": "member" }"#, condition);
        let Ok(checked) = check_text(&text, "", "guild") else {
            panic!("{condition} has problems");
        };
        let policy = &checked.bundle.policies[0];
        let Cond::Leaf(leaf) = policy.criteria[0].condition else {
            panic!("not one test");
        };
        let fact = |var: &VarId| {
            policy.facts[policy.variables[var.index()].fact.index()]
                .id
                .to_string()
        };
        policy.leaves[leaf.index()].wild.iter().map(fact).collect()
    }

    fn compare(left: &str, right: &str) -> Vec<String> {
        wild_in(&format!(
            r#"{{ "compare": {{ "left": {left}, "comparator": "at_least", "right": {right} }} }}"#
        ))
    }

    const MASTERS: &str = r#"{ "fact": "masters" }"#;
    const PEOPLE: &str = r#"{ "fact": "people" }"#;

    #[test]
    fn ratios_and_rounded_shares_are_tame() {
        let share =
            format!(r#"{{ "share": {{ "part": {MASTERS}, "whole": {{ "sum": [{MASTERS}, {PEOPLE}] }} }} }}"#);
        assert!(compare(&share, r#"{ "number": { "value": "10", "unit": "%" } }"#).is_empty());
        let tenth = format!(
            r#"{{ "rounded": {{ "of": {{ "product": [{PEOPLE}, {{ "number": {{ "value": "0.1", "unit": "1" }} }}] }}, "to": "ceiling" }} }}"#
        );
        assert!(compare(MASTERS, &tenth).is_empty());
    }

    #[test]
    fn what_may_turn_twice_is_wild() {
        // people² against 10 × people: below, then above, with a zero in between.
        let square = format!(
            r#"{{ "quotient": {{ "of": {{ "product": [{PEOPLE}, {PEOPLE}] }}, "by": {{ "number": {{ "value": "1", "unit": "人" }} }} }} }}"#
        );
        let line =
            format!(r#"{{ "product": [{PEOPLE}, {{ "number": {{ "value": "10", "unit": "1" }} }}] }}"#);
        assert_eq!(compare(&square, &line), ["people"]);
        // Rounding on both sides moves in steps that may cross again and again.
        let rounded = format!(r#"{{ "rounded": {{ "of": {line}, "to": "floor" }} }}"#);
        assert_eq!(compare(PEOPLE, &rounded), ["people"]);
    }

    #[test]
    fn dates_on_one_side_are_tame_and_on_both_wild() {
        let dates = |right: &str| {
            wild_in(&format!(
                r#"{{ "dates": {{ "left": {{ "fact": "opened" }}, "comparator": "at_most", "right": {right} }} }}"#
            ))
        };
        assert!(dates(r#"{ "today": {} }"#).is_empty());
        assert_eq!(
            dates(r#"{ "plus": { "to": { "fact": "opened" }, "years": 1 } }"#),
            ["opened"]
        );
    }
}
