//! Visits for tests: every policy of the tree by its folder, and visits with random answers.

use std::path::Path;

use selfcheck::form::{Action, Body, ResultScreen, Session, Subject};
use selfcheck::policy::{FactId, Kind, NumberKind, Policy, Precision, author};
use selfcheck::value::{Date, Number};

use super::Random;

/// The policies of the site and the made-up one.
pub const SLUGS: [&str; 7] = [
    "dalad-accelerator",
    "sme-size-standard",
    "made-up",
    "nmg-sme-cluster",
    "panjin-incubation",
    "tongliao-incubator",
    "zhanjiang-accelerator",
];

/// A policy by its folder, read anew.
pub fn policy(slug: &str) -> Policy {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join(if slug == "made-up" {
        "tests/policies"
    } else {
        "policies"
    });
    let bundle = author::read_folder(&folder).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(ToString::to_string).collect::<String>())
    });
    let mut policies = bundle.policies.into_iter();
    policies.find(|policy| policy.slug == slug).unwrap()
}

thread_local! {
    static SUBJECTS: Vec<Subject> = SLUGS.iter().map(|slug| Subject::new(policy(slug))).collect();
}

/// A policy ready to visit, read once.
pub fn known(slug: &str) -> Subject {
    let is = |subject: &&Subject| subject.policy.slug == slug;
    SUBJECTS.with(|subjects| *subjects.iter().find(is).unwrap())
}

/// A visit with an example loaded.
pub fn example(slug: &str, at: u16) -> Session {
    let day = Date::parse("2026-11-21").unwrap();
    Session::new(known(slug), day).apply(Action::Example(at))
}

/// The result a visit is at.
pub fn result(session: &Session) -> ResultScreen {
    match session.screen().body {
        Body::Result(result) => *result,
        other => panic!("no result: {other:?}"),
    }
}

/// Any day between 2015 and 2034.
pub fn any_day(random: &mut Random) -> Date {
    Date::new(2015, 1, 1)
        .unwrap()
        .plus_days(random.below(20 * 365) as i32)
}

/// A number within the bounds of a field: often a bound, otherwise anything, small ones more often.
pub fn any_number(kind: &NumberKind, random: &mut Random) -> Number {
    if random.one_in(8) {
        return if random.one_in(2) { kind.min } else { kind.max };
    }
    // A span of more than 28 digits has no number; half of it will do.
    let span = kind.max.checked_sub(kind.min).unwrap_or(kind.max);
    let mut steps = i64::MAX;
    while Number::from(steps)
        .checked_mul(kind.step)
        .is_none_or(|size| size > span)
    {
        steps /= 2;
    }
    let most = (1 + random.below(1_000_000) as i64).min(steps / (1 + random.below(1_000) as i64));
    let steps = random.below(most.max(0) as usize + 1) as i64;
    let size = Number::from(steps).checked_mul(kind.step).unwrap();
    kind.min.checked_add(size).unwrap()
}

/// Answers a fact at random, by the actions of a visitor; about `gaps` in eight facts are left out.
pub fn answer_any(session: &Session, fact: FactId, gaps: usize, random: &mut Random) -> Session {
    let about = session.policy().facts[fact.index()].clone();
    let typed =
        |session: &Session, part: usize, text: String| session.apply(Action::Type(fact, part as u16, text));
    if random.below(8) < gaps {
        return session.clone();
    }
    if random.one_in(6) {
        return session.apply(Action::Unknown(fact));
    }
    let pick = |count: usize, random: &mut Random| Action::Pick(fact, random.below(count) as u16);
    match &about.kind {
        Kind::YesNo | Kind::Assessment => session.apply(pick(2, random)),
        Kind::Claim => session.apply(pick(3, random)),
        Kind::Choice(options) => session.apply(pick(options.len(), random)),
        Kind::Several(options) => {
            let none = session.apply(Action::NoneOf(fact));
            let chosen = (0..options.len() as u16)
                .filter(|_| random.one_in(2))
                .collect::<Vec<_>>();
            chosen.into_iter().fold(none, |session, option| {
                session.apply(Action::Toggle(fact, option))
            })
        }
        Kind::Number(kind) => typed(session, 0, any_number(kind, random).to_string()),
        Kind::Date(kind) => {
            let day = kind
                .min
                .plus_days(random.below(kind.max.days_since(kind.min) as usize + 1) as i32);
            let (year, month, date) = day.ymd();
            let precision = match kind.precision {
                Precision::Day => 0,
                Precision::Month => random.below(2),
                Precision::Year => random.below(3),
            };
            let parts = [year, month, date];
            (0..3 - precision).fold(session.clone(), |session, part| {
                typed(&session, part, parts[part].to_string())
            })
        }
        Kind::Series(kind, _) => {
            let holes = random.one_in(3);
            let mut session = session.clone();
            for part in 0..usize::from(about.var_count) {
                if !(holes && random.one_in(2)) {
                    session = typed(&session, part, any_number(kind, random).to_string());
                }
            }
            if holes {
                session.apply(Action::Unknown(fact))
            } else {
                session
            }
        }
        Kind::ChoiceByYear(options, _) => {
            let holes = random.one_in(3);
            let mut session = session.clone();
            for part in 0..about.var_count {
                if !(holes && random.one_in(2)) {
                    let option = random.below(options.len()) as u16;
                    session = session.apply(Action::PickYear(fact, part, Some(option)));
                }
            }
            if holes {
                session.apply(Action::Unknown(fact))
            } else {
                session
            }
        }
    }
}

/// A visit with random answers and readings, at its result.
pub fn any_visit(subject: &Subject, random: &mut Random) -> Session {
    let mut session = Session::new(*subject, any_day(random));
    let gaps = random.below(8);
    for fact in 0..subject.policy.facts.len() {
        session = answer_any(&session, FactId(fact as u16), gaps, random);
    }
    let readings = if random.one_in(2) {
        0
    } else {
        subject.policy.readings.len()
    };
    for at in (0..readings).filter(|_| random.one_in(12)).collect::<Vec<_>>() {
        let options = subject.policy.readings[at].options.len();
        session = session.apply(Action::Read(at as u16, random.below(options) as u16));
    }
    session.apply(Action::Result)
}
