//! The controls of a screen: what stands in them, how it was understood, what is wrong.

use crate::engine;
use crate::policy::{Answer, Ask, Fact, FactId, Kind, NumberKind, Policy, Relation, Text, VarId};
use crate::policy::{ChoiceOption, Literal};
use crate::value::Number;
use crate::value::typed;

use super::date;
use super::entry::{Entry, Given, boxes};
use super::number::{meanings, read_box};
use super::order::{self, facts_of};
use super::problem::{Problem, Wanted};
use super::screen::{Control, Echo, Field, FieldProblem, NumberField, Words};
use super::session::{Pick, Session};

/// A problem and the control it is about; without a fact, the options or boxes of the screen.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Found {
    pub fact: Option<FactId>,
    pub part: u16,
    pub problem: Problem,
}

/// Id of the first option of a screen that answers several facts at once.
pub(super) const CHOICE: &str = "choice";
/// Id of the first answer to what the empty boxes mean.
pub(super) const REST: &str = "rest";
/// Id of the boxes to tick.
const TICK: &str = "tick";

/// The facts that have a control of their own on a screen now.
pub(super) fn controls(session: &Session, at: u16) -> Vec<FactId> {
    let question = &session.policy().questions[usize::from(at)];
    match &question.ask {
        Ask::Facts(_) => order::shown_facts(session, question),
        Ask::Ticks(_) => Vec::new(),
        Ask::Options(options) => match session.picks[usize::from(at)] {
            Pick::Option(option) => order::then_facts(session, question, &options[usize::from(option)]),
            _ => Vec::new(),
        },
    }
}

/// What keeps the visitor from moving on from a screen.
pub(super) fn problems(session: &Session, at: u16) -> Vec<Found> {
    let policy = session.policy();
    let question = &policy.questions[usize::from(at)];
    let (ask, aside) = (&question.ask, order::is_aside(session, question));
    let mut found = Vec::new();
    let screen = |wanted| Found {
        fact: None,
        part: 0,
        problem: Problem::Missing(wanted),
    };
    match ask {
        // What is offered beside the result may be left as it is.
        _ if aside => {}
        Ask::Options(_) if session.picks[usize::from(at)] == Pick::Nothing => {
            found.push(screen(Wanted::Option))
        }
        Ask::Ticks(ticks)
            if ticks
                .iter()
                .any(|tick| session.entries[tick.fact.index()].is_blank()) =>
        {
            found.push(screen(Wanted::Rest));
        }
        _ => {}
    }
    for fact in controls(session, at) {
        let (about, entry) = (&policy.facts[fact.index()], &session.entries[fact.index()]);
        if (about.optional || aside) && entry.is_blank() {
            continue;
        }
        found.extend(
            entry
                .read(about)
                .problems
                .into_iter()
                .map(|(part, problem)| Found {
                    fact: Some(fact),
                    part,
                    problem,
                }),
        );
    }
    if found.iter().all(|found| found.problem.is_question()) {
        found.extend(conflicts(session, &facts_of(ask)));
    }
    let let_through = |found: &Found| {
        let accepted = |fact: FactId| {
            session
                .accepted
                .contains(&(fact, session.entries[fact.index()].clone()))
        };
        found.problem.is_question() && found.fact.is_some_and(accepted)
    };
    found.retain(|found| !let_through(found));
    found
}

/// Contradictions that a fact of this screen takes part in.
fn conflicts(session: &Session, here: &[FactId]) -> Vec<Found> {
    let policy = session.policy();
    let broken = engine::conflicts(policy, &session.answers());
    let constraints = broken.into_iter().map(|i| &policy.constraints[i]);
    constraints
        .filter_map(|constraint| {
            let facts = facts_in(policy, &constraint.relation);
            let on_screen = facts.iter().find(|fact| here.contains(fact))?;
            let message = constraint.message;
            let whole = facts.iter().all(|fact| here.contains(fact));
            Some(Found {
                fact: Some(*on_screen),
                part: 0,
                problem: if whole {
                    Problem::Conflict(message)
                } else {
                    Problem::Clash(message)
                },
            })
        })
        .collect()
}

fn facts_in(policy: &Policy, relation: &Relation) -> [FactId; 2] {
    let var = |literal: &Literal| match literal {
        Literal::Is(var, _) | Literal::OneOf(var, _) | Literal::Given(var) => *var,
    };
    let vars: [VarId; 2] = match relation {
        Relation::AtMost(a, b) | Relation::NotAfter(a, b) => [*a, *b],
        Relation::Implies(a, b) => [var(a), var(b)],
    };
    vars.map(|var| policy.variables[var.index()].fact)
}

/// A problem as the page shows it.
pub(super) fn shown(session: &Session, at: u16, found: &Found) -> FieldProblem {
    let policy = session.policy();
    let about = found.fact.map(|fact| &policy.facts[fact.index()]);
    let controls = controls(session, at);
    let own = found.fact.filter(|fact| controls.contains(fact));
    let alone = controls.len() < 2;
    FieldProblem {
        target: match (own, &policy.questions[usize::from(at)].ask) {
            (Some(fact), _) => box_id(&policy.facts[fact.index()], found.part),
            (None, Ask::Ticks(ticks)) => match ticks.iter().position(|tick| Some(tick.fact) == found.fact) {
                Some(place) => box_name(TICK, place as u16),
                None => box_name(REST, 0),
            },
            (None, _) => box_name(CHOICE, 0),
        },
        label: about.filter(|_| !alone).map_or_else(|| "", |fact| fact.label),
        problem: found.problem.clone(),
        unit: about.map_or_else(|| "", unit_of),
    }
}

fn unit_of(fact: &Fact) -> Text {
    match &fact.kind {
        Kind::Number(kind) | Kind::Series(kind, _) => kind.unit,
        _ => "",
    }
}

fn box_name(id: &str, part: u16) -> String {
    [id, "-", &part.to_string()].concat()
}

fn box_id(fact: &Fact, part: u16) -> String {
    box_name(fact.id, part)
}

/// Replaces a doubtful text by the meaning that was chosen.
pub(super) fn settle(session: &mut Session, fact: FactId, part: u16, meaning: u16) {
    let policy = session.subject.policy;
    let entry = &mut session.entries[fact.index()];
    let (Kind::Number(kind) | Kind::Series(kind, _)) = &policy.facts[fact.index()].kind else {
        return;
    };
    let text = meanings(entry.text(usize::from(part)), kind)
        .and_then(|both| both.into_iter().nth(usize::from(meaning)));
    if let (Given::Texts(texts), Some(text)) = (&mut entry.given, text) {
        texts[usize::from(part)] = text;
    }
}

/// The control of a fact.
pub(super) fn field(session: &Session, at: u16, fact: FactId, is_heading: bool) -> Field {
    let about = &session.policy().facts[fact.index()];
    let entry = &session.entries[fact.index()];
    let found: Vec<&Found> = session
        .problems
        .iter()
        .filter(|found| found.fact == Some(fact))
        .collect();
    let wrong = |part: u16| {
        found
            .iter()
            .any(|found| found.part == part && !found.problem.is_question())
    };
    Field {
        id: about.id.to_string(),
        fact,
        question: about.question,
        is_heading,
        help: about.help,
        source: about.source,
        example: about.example,
        control: control(session, about, entry, wrong),
        unknown: entry.unknown,
        optional: about.optional,
        problems: found.iter().map(|found| shown(session, at, found)).collect(),
    }
}

fn control(session: &Session, about: &Fact, entry: &Entry, wrong: impl Fn(u16) -> bool) -> Control {
    let labels = |options: &[ChoiceOption]| options.iter().map(|option| option.label).collect::<Vec<_>>();
    let pick = |words| Control::Pick {
        words,
        chosen: match entry.given {
            Given::Pick(option) if !entry.unknown => Some(option),
            _ => None,
        },
    };
    let number = |part: u16, kind: &NumberKind| {
        number_field(about, entry.text(usize::from(part)), part, kind, wrong(part))
    };
    match &about.kind {
        Kind::YesNo => pick(Words::YesNo),
        Kind::Assessment => pick(Words::Assessment),
        Kind::Claim => pick(Words::Claim),
        Kind::Choice(options) => pick(Words::Labels(labels(options))),
        Kind::Several(options) => Control::Several {
            labels: labels(options),
            chosen: match entry.given {
                Given::Several(chosen) if !entry.unknown => chosen,
                _ => 0,
            },
            none: entry.given == Given::Several(0) && !entry.unknown,
        },
        Kind::Number(kind) => Control::Number(number(0, kind)),
        Kind::Series(kind, _) => Control::Series {
            newest: engine::newest_year(session.day),
            boxes: (0..boxes(about) as u16).map(|part| number(part, kind)).collect(),
        },
        Kind::ChoiceByYear(options, _) => Control::PickByYear {
            labels: labels(options),
            chosen: match &entry.given {
                Given::Picks(picks) => picks.clone(),
                _ => vec![None; boxes(about)],
            },
        },
        Kind::Date(_) => Control::Date(
            (0..3_u16)
                .map(|part| NumberField {
                    id: box_id(about, part),
                    text: entry.text(usize::from(part)).to_owned(),
                    unit: typed::DATE_PARTS[usize::from(part)],
                    whole: true,
                    quick: Vec::new(),
                    echo: whole_date(about, entry).filter(|_| part == 0),
                    doubt: None,
                    wrong: wrong(part),
                })
                .collect(),
        ),
    }
}

/// How a whole date in the first box was understood.
fn whole_date(about: &Fact, entry: &Entry) -> Option<Echo> {
    date::whole(entry.text(0))?;
    match entry.read(about).answer? {
        Answer::Date(first, last) => Some(Echo::Days(first, last)),
        _ => None,
    }
}

/// From here on a number is said in words too.
const LARGE: i64 = 10_000;

fn number_field(about: &Fact, text: &str, part: u16, kind: &NumberKind, wrong: bool) -> NumberField {
    let read = read_box(text, kind);
    let plain = |number: Number| number.text() == text.trim() && number < Number::from(LARGE);
    NumberField {
        id: box_id(about, part),
        text: text.to_owned(),
        unit: kind.unit,
        whole: kind.step.to_i64().is_some(),
        quick: about.quick.iter().map(|number| number.text()).collect(),
        echo: read.number.filter(|number| !plain(*number)).map(Echo::Number),
        doubt: match read.problem {
            Some(Problem::Doubtful(both)) => Some(both),
            _ => None,
        },
        wrong,
    }
}
