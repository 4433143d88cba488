//! Several documents at one front door: kinds of visitors, and facts that mean the same in two of them.

mod support;

use std::path::Path;

use selfcheck::form::door::{self, Door};
use selfcheck::form::{Action, Move, Session, Subject, Visit};
use selfcheck::policy::{FactId, author};
use support::day;

const FILE: &str = include_str!("policies/made-up/policy.json");

fn offered() -> Vec<Subject> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let bundle = author::read_folder(&folder).expect("policies");
    let offered = bundle.policies.into_iter().filter(|policy| policy.meta.offered);
    offered.map(Subject::new).collect()
}

/// Two files, with this fact put in front of the facts of each.
fn both(one: &str, other: &str) -> Vec<String> {
    let with = |slug: &str, fact: &str| {
        let text = FILE.replacen(r#""facts": ["#, &format!(r#""facts": [{fact},"#), 1);
        assert_ne!(text, FILE);
        (slug.to_owned(), text)
    };
    let texts = [with("first", one), with("second", other)];
    let texts = texts.iter().map(|(slug, text)| (slug.as_str(), text.as_str()));
    let problems = author::check_texts(texts).err().unwrap_or_default();
    problems.iter().map(ToString::to_string).collect()
}

fn fact(kind: &str, shared: &str) -> String {
    format!(
        r#"{{ "id": "alike", "label": "甲", "question": "乙？", "kind": {kind}, "change": "up", "optional": true{shared} }}"#
    )
}

#[test]
fn a_shared_fact_is_the_same_thing_in_every_document() {
    let shared = r#", "shared": true"#;
    let yes_no = fact(r#"{ "yes_no": {} }"#, shared);
    assert_eq!(both(&yes_no, &yes_no), Vec::<String>::new());
    for other in [
        fact(r#"{ "claim": {} }"#, shared),
        fact(r#"{ "yes_no": {} }"#, ""),
    ] {
        let problems = both(&yes_no, &other);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].contains("the shared fact `alike` is not the same thing in `first`"));
        assert!(problems[0].starts_with("second"));
    }
    // Neither claims it.
    assert_eq!(
        both(&fact(r#"{ "claim": {} }"#, ""), &fact(r#"{ "yes_no": {} }"#, "")),
        Vec::<String>::new()
    );
}

#[test]
fn kinds_of_visitors_are_said_in_the_same_words() {
    let subjects = offered();
    let kinds = door::kinds(&subjects);
    let known: Vec<(&str, usize)> = kinds
        .iter()
        .map(|kind| (kind.title, kind.documents.len()))
        .collect();
    assert_eq!(
        known,
        [
            ("想入驻加速部落的企业", 1),
            ("产业集群的运营管理机构（园区管委会、平台公司等）", 1),
            ("加速器、孵化器、众创空间、星创天地的运营机构", 3),
            ("加速器、孵化器里的企业（或想进去的）", 2),
        ]
    );
    // Every document is for somebody.
    for at in 0..subjects.len() {
        assert!(kinds.iter().any(|kind| kind.documents.contains(&at)), "{at}");
    }
}

#[test]
fn what_is_answered_elsewhere_is_taken_over_and_stays_what_it_was() {
    let subjects = offered();
    let sharing = |subject: &Subject| {
        let facts = subject.policy.facts.iter();
        facts
            .filter(|fact| fact.shared)
            .map(|fact| fact.id)
            .collect::<Vec<_>>()
    };
    let mut taken = 0;
    for one in &subjects {
        for other in subjects
            .iter()
            .filter(|other| other.policy.slug != one.policy.slug)
        {
            for id in sharing(one).into_iter().filter(|id| sharing(other).contains(id)) {
                let place = |subject: &Subject| {
                    let at = subject.policy.facts.iter().position(|fact| fact.id == id);
                    FactId(at.unwrap() as u16)
                };
                let answered = Session::new(*one, day("2026-11-21")).apply(Action::Unknown(place(one)));
                let mut next = Session::new(*other, day("2026-11-21"));
                next.take_over(&answered);
                assert_eq!(
                    next.answers()[place(other).index()],
                    answered.answers()[place(one).index()]
                );
                // An answer of its own stays.
                let own = Session::new(*other, day("2026-11-21")).apply(Action::Pick(place(other), 1));
                let mut kept = own.clone();
                kept.take_over(&answered);
                assert_eq!(kept.answers(), own.answers());
                taken += 1;
            }
        }
    }
    assert!(taken > 0);
}

#[test]
fn the_way_in_and_back_counts_every_screen() {
    let subjects = offered();
    let session = Session::new(subjects[0], day("2026-11-21"));
    let mut visit = Visit::new(session.clone());
    visit.door = Some(Door::in_front());
    assert_eq!((visit.depth(), visit.stand()), (0, Some(door::Stand::Who)));
    let listed = visit.apply(Move::Door(door::Stand::Documents(None)));
    assert_eq!(listed.depth(), 1);
    let begun = listed.about(session, true);
    assert_eq!((begun.depth(), begun.stand()), (2, None));
    assert!(begun.screen().has_back);
    let turns = [visit.turn(), listed.turn(), begun.turn()];
    assert!(turns[0] < turns[1] && turns[1] < turns[2], "{turns:?}");
    // A reload finds as many screens behind.
    let again = begun.door.as_ref().map(|door| Door::again(&door.way()));
    assert_eq!(again.as_ref().map(Door::way), Some("*".to_owned()));
    let reloaded = Visit {
        door: again,
        ..begun.clone()
    };
    assert_eq!(reloaded.depth(), begun.depth());
    let back = begun.apply(Move::Act(Action::Back));
    assert_eq!(back.stand(), Some(door::Stand::Documents(None)));
    assert!(back.turn() > begun.turn());
    assert_eq!(
        back.apply(Move::Act(Action::Back)).stand(),
        Some(door::Stand::Who)
    );
}
