//! Scripted visits: answers by the words on the screen.
#![allow(dead_code, reason = "each test file uses its part")]

use std::collections::BTreeMap;
use std::path::Path;

use selfcheck::copy;
use selfcheck::form::{Action, Body, Control, Field, QuestionScreen, ResultScreen, Session, Subject, Words};
use selfcheck::policy::author;
use selfcheck::value::Date;

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A visit to a policy, `slug` being its folder.
pub fn visit(slug: &str) -> Session {
    Session::new(subject(slug), day("2026-11-21"))
}

pub fn subject(slug: &str) -> Subject {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join(if slug == "made-up" {
        "tests/policies"
    } else {
        "policies"
    });
    let bundle = author::read_folder(&folder).unwrap_or_else(|problems| {
        panic!(
            "{}",
            problems
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("\n")
        )
    });
    let policy = bundle.policies.into_iter().find(|policy| policy.slug == slug);
    Subject::new(policy.unwrap())
}

pub fn question(session: &Session) -> QuestionScreen {
    match session.screen().body {
        Body::Question(question) => question,
        other => panic!("no question: {other:?}"),
    }
}

pub fn result(session: &Session) -> ResultScreen {
    match session.screen().body {
        Body::Result(result) => *result,
        other => panic!("no result: {other:?}"),
    }
}

/// What a person does: the words of options by the question or field they stand under. `?` is "not known".
pub type Plan = BTreeMap<&'static str, &'static str>;

/// Answers every question up to the result the way a person would, by the words on the screen.
pub fn answer_all(session: &Session, plan: &Plan) -> (Session, Vec<String>) {
    let mut session = session.apply(Action::Continue);
    let mut asked = Vec::new();
    loop {
        match session.screen().body {
            Body::Question(screen) => {
                asked.push(screen.text.to_string());
                assert!(asked.len() < 60, "the questions go round in circles: {asked:?}");
                session = step(&session, plan);
                if let Body::Question(after) = session.screen().body {
                    assert_eq!(after.problems, [], "stuck at {}", screen.text);
                }
            }
            Body::Result(screen) if screen.ahead.is_some() => session = session.apply(Action::Continue),
            _ => return (session, asked),
        }
    }
}

/// Answers the screen and goes on to the next.
pub fn step(session: &Session, plan: &Plan) -> Session {
    let answered = answer(session, plan);
    // What the empty boxes mean moves on by itself.
    if question(session).boxes.is_empty() {
        answered.apply(Action::Next)
    } else {
        answered
    }
}

/// Answers the screen as planned.
pub fn answer(session: &Session, plan: &Plan) -> Session {
    let screen = question(session);
    let mut session = session.clone();
    let planned = |key: &str| plan.get(key).copied();
    for tickbox in &screen.boxes {
        if planned(tickbox.label).is_some() {
            session = session.apply(Action::Tick(tickbox.fact));
        }
    }
    if screen.rest.is_some() {
        return session.apply(Action::Rest { unknown: false });
    }
    if let Some(choice) = &screen.options {
        let words = planned(screen.text).unwrap_or("?");
        let at = choice.labels.iter().position(|label| **label == *words);
        // Where an option says that it is not known, nothing else does.
        let unknown = match choice.with_unknown {
            true => Action::ChooseUnknown,
            false => Action::Choose(choice.labels.len() as u16 - 1),
        };
        session = session.apply(at.map_or(unknown, |at| Action::Choose(at as u16)));
    }
    for field in question(&session).fields {
        let words = planned(field.question);
        session = fill(
            &session,
            &field,
            words.unwrap_or(if field.optional { "" } else { "?" }),
        );
    }
    session
}

pub fn fill(session: &Session, field: &Field, words: &str) -> Session {
    if words == "?" {
        return session.apply(Action::Unknown(field.fact));
    }
    let typed = |session: Session, (at, text): (usize, &str)| {
        session.apply(Action::Type(field.fact, at as u16, text.to_owned()))
    };
    let pick = |labels: &[&str]| {
        let at = labels.iter().position(|label| *label == words);
        let at = at.unwrap_or_else(|| panic!("{words} is no option of {}: {labels:?}", field.question));
        session.apply(Action::Pick(field.fact, at as u16))
    };
    match &field.control {
        Control::Pick {
            words: Words::YesNo, ..
        } => pick(&copy::words::YES_NO),
        Control::Pick {
            words: Words::Claim, ..
        } => pick(&copy::words::CLAIM),
        Control::Pick {
            words: Words::Assessment,
            ..
        } => pick(&copy::words::ASSESSMENT),
        Control::Pick {
            words: Words::Labels(labels),
            ..
        } => pick(&labels.iter().map(|label| &**label).collect::<Vec<_>>()),
        Control::Number(_) => typed(session.clone(), (0, words)),
        Control::Date(_) => words.split('-').enumerate().fold(session.clone(), typed),
        Control::Series { .. } => words.split(' ').enumerate().fold(session.clone(), typed),
        other => panic!("no way to fill {other:?}"),
    }
}

pub const DALAD: &str = "dalad-accelerator";

/// An enterprise that is class A without a doubt.
pub fn class_a() -> Plan {
    BTreeMap::from([
        ("从旗外招商引进", "✓"),
        ("协议的甲方和公章是谁？", "旗人民政府"),
        ("哪一年签的招商或投资协议？", "2022年及以后"),
        ("协议名称里有“战略”二字吗？", "有"),
        ("列入旗里的“重点企业”或“重点项目”了吗？", "有文件或名单"),
        ("项目到哪一步了？", "在建，还没投产"),
        ("打算有几人到加速部落办公？", "２０人"),
        ("营业执照上的“住所”在达拉特旗吗？", "是"),
        ("申请的是哪一种？", "公司等独立法人"),
        ("旗里把您作为招商引资企业办理吗？", "是"),
    ])
}
