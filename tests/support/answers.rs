//! Answers as the engine takes them, from and to what the second evaluator is given.

use selfcheck::engine::Situation;
use selfcheck::policy::*;
use selfcheck::value::Number;

use super::plain::calendar::{date, number_of};
use super::plain::fraction::Frac;
use super::plain::{Given, World};

/// The answers of a world as the engine takes them.
pub fn situation(world: &World) -> Situation {
    let mut situation = Situation::new(world.policy, date(world.today));
    for (fact, answer) in world.policy.facts.iter().zip(&mut situation.answers) {
        let first = fact.first_var.index();
        let own = &world.given[first..first + usize::from(fact.var_count)];
        *answer = match own.last() {
            // One figure instead of a list.
            Some(latest) if world.is_latest_only(fact) => number(latest).map(Answer::Number),
            _ => answered(&fact.kind, own),
        };
    }
    let options = world.options.iter().map(|option| u16::try_from(*option).ok());
    situation.options = options.collect();
    situation
}

/// What is known to the day of a situation of the engine's.
pub fn world<'p>(policy: &'p Policy, situation: &Situation) -> World<'p> {
    let mut world = World::new(policy, number_of(situation.day));
    for (fact, answer) in policy.facts.iter().zip(&situation.answers) {
        match answer {
            None | Some(Answer::Unknown) => {
                let assumed = fact.assumed.iter();
                assumed.for_each(|assumed| lay_out(&mut world, fact, assumed));
            }
            Some(answer) => lay_out(&mut world, fact, answer),
        }
    }
    for (option, chosen) in world.options.iter_mut().zip(&situation.options) {
        *option = chosen.map_or(*option, usize::from);
    }
    world
}

fn number(given: &Option<Given>) -> Option<Number> {
    match given {
        Some(Given::Number(number)) => Some(number.decimal().expect("an answer is a decimal")),
        _ => None,
    }
}

fn answered(kind: &Kind, given: &[Option<Given>]) -> Option<Answer> {
    let option = |given: &Option<Given>| match given {
        Some(Given::Choice(option)) => Some(*option),
        _ => None,
    };
    match (kind, given) {
        (_, [None, ..]) if given.iter().all(Option::is_none) => None,
        (Kind::Series(..), _) => Some(Answer::Series(given.iter().map(number).collect())),
        (Kind::ChoiceByYear(..), _) => Some(Answer::Choices(given.iter().map(option).collect())),
        (_, [Some(Given::Number(_))]) => number(&given[0]).map(Answer::Number),
        (_, [Some(Given::Day(day))]) => Some(Answer::Date(date(*day), date(*day))),
        (_, [Some(Given::Choice(option))]) => Some(Answer::Choice(*option)),
        (_, [Some(Given::Several(options))]) => Some(Answer::Several(*options)),
        (_, [Some(Given::Bool(yes))]) => Some(Answer::Bool(*yes)),
        _ => None,
    }
}

/// Lays an answer out; nothing for what is not known to the day.
pub fn lay_out(world: &mut World, fact: &Fact, answer: &Answer) {
    let number = |number: &Number| Frac::of(*number).map(Given::Number);
    let first = fact.first_var.index();
    if let (Some(only_latest), Answer::Number(latest)) = (fact.only_latest(), answer) {
        world.given[only_latest.index()] = Some(Given::Bool(true));
        world.given[first + usize::from(fact.var_count) - 1] = number(latest);
        return;
    }
    let given = match answer {
        Answer::Bool(yes) => vec![Some(Given::Bool(*yes))],
        Answer::Choice(option) => vec![Some(Given::Choice(*option))],
        Answer::Several(options) => vec![Some(Given::Several(*options))],
        Answer::Number(one) => vec![number(one)],
        Answer::Date(first, last) if first == last => vec![Some(Given::Day(number_of(*first)))],
        Answer::Series(years) => years.iter().map(|year| year.as_ref().and_then(number)).collect(),
        Answer::Choices(years) => years.iter().map(|year| year.map(Given::Choice)).collect(),
        Answer::Date(..) | Answer::Unknown => vec![],
    };
    world.given[first..first + given.len()].copy_from_slice(&given);
}
