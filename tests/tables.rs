//! A table over years on the screen: pasted cells, the latest year alone, and what the figures come to as they are typed.

#[path = "support/visits.rs"]
mod visits;

use selfcheck::engine::Status;
use selfcheck::form::{Action, Control, QuestionScreen, Session, Subject};
use selfcheck::policy::{Answer, FactId, author};
use selfcheck::ui::{self, around::Around, draw::Draw};

use visits::{day, question};

const OWN: FactId = FactId(1);
const ALL: FactId = FactId(2);
const SMOKE: FactId = FactId(3);

/// A visit at the screen with the table.
fn at_table() -> Session {
    let text = include_str!("fixtures/nursery.json");
    let checked = author::check_text(text, "nursery.json", "nursery").unwrap_or_else(|p| panic!("{}", p[0]));
    let policy = checked.bundle.policies.into_iter().next().unwrap();
    Session::new(Subject::new(policy), day("2026-11-21")).apply(Action::Open(1))
}

fn texts(session: &Session, fact: FactId) -> Vec<String> {
    let screen = question(session);
    let field = screen.fields.iter().find(|field| field.fact == fact).unwrap();
    match &field.control {
        Control::Series { boxes, .. } => boxes.iter().map(|number| number.text.clone()).collect(),
        other => panic!("no series: {other:?}"),
    }
}

fn paste(session: &Session, fact: FactId, part: u16, block: &str) -> Session {
    session.apply(Action::Paste(fact, part, block.to_owned()))
}

fn typed(session: &Session, fact: FactId, years: [&str; 3]) -> Session {
    let all = (0..).zip(years);
    all.fold(session.clone(), |session, (part, text)| {
        session.apply(Action::Type(fact, part, text.to_owned()))
    })
}

fn worked(screen: &QuestionScreen) -> Vec<(Option<i32>, Option<&str>, Option<&str>)> {
    let figures = &screen.worked[0].figures;
    figures
        .iter()
        .map(|figure| (figure.year, figure.value.as_deref(), figure.working.as_deref()))
        .collect()
}

fn status(session: &Session, title: &str) -> Status {
    let screen = question(session);
    let check = screen.checks.iter().find(|check| check.title == title);
    check.unwrap_or_else(|| panic!("no {title}")).status
}

#[test]
fn a_column_as_long_as_the_years_is_one_fact() {
    let session = paste(&at_table(), OWN, 0, "148\n155\r\n163.17\n");
    assert_eq!(texts(&session, OWN), ["148", "155", "163.17"]);
    assert_eq!(texts(&session, ALL), ["", "", ""]);
}

#[test]
fn a_longer_column_goes_down_over_the_facts() {
    let session = paste(&at_table(), OWN, 2, "1\n2\n3\n4\n5");
    assert_eq!(texts(&session, OWN), ["", "", "1"]);
    assert_eq!(texts(&session, ALL), ["", "", "2"]);
    assert_eq!(texts(&session, SMOKE), ["", "", "3"]);
}

#[test]
fn a_block_is_facts_by_years_and_what_does_not_fit_is_left_out() {
    let session = paste(&at_table(), OWN, 1, "1\t2\t3\n4\t5");
    assert_eq!(texts(&session, OWN), ["", "1", "2"]);
    assert_eq!(texts(&session, ALL), ["", "4", "5"]);
}

#[test]
fn whatever_is_pasted_nothing_breaks() {
    for block in [
        "",
        "\n\n\n\n\n\n",
        "\t\t\t\t\t",
        "甲\t乙\n丙",
        "1\n\n2",
        "\r\n",
        "1,530\t15.3亿\t60%",
    ] {
        for part in 0..3 {
            let session = paste(&at_table(), ALL, part, block);
            assert_eq!(texts(&session, OWN), ["", "", ""]);
            question(&session.apply(Action::Next));
        }
    }
}

#[test]
fn each_figure_is_worked_out_as_it_is_typed() {
    let session = at_table();
    assert_eq!(
        worked(&question(&session)),
        [
            (Some(2023), None, None),
            (Some(2024), None, None),
            (Some(2025), None, None)
        ]
    );
    let session = typed(&session, OWN, ["10.11", "", ""]);
    let session = typed(&session, ALL, ["16.85", "", ""]);
    assert_eq!(
        worked(&question(&session))[0],
        (Some(2023), Some("60"), Some("10.11 ÷ 16.85"))
    );
    assert_eq!(status(&session, "占比"), Status::Open);
    let session = typed(&session, OWN, ["10.11", "12", "12"]);
    let session = typed(&session, ALL, ["16.85", "20", "20"]);
    assert_eq!(status(&session, "占比"), Status::Met);
    let session = session.apply(Action::Type(OWN, 2, "11.999".into()));
    assert_eq!(status(&session, "占比"), Status::NotMet);
}

#[test]
fn only_the_latest_year_settles_what_asks_for_no_other() {
    let session = typed(&at_table(), OWN, ["", "", "10.11"]);
    let session = typed(&session, ALL, ["", "", "16.85"]);
    assert_eq!(status(&session, "占比"), Status::Open);
    let session = session
        .apply(Action::Unknown(OWN))
        .apply(Action::Unknown(ALL))
        .apply(Action::Unknown(SMOKE));
    assert_eq!(status(&session, "占比"), Status::Met);
    assert!(matches!(session.answers()[OWN.index()], Some(Answer::Number(_))));
    // The link carries it.
    let link = session.link();

    let back =
        Session::from_link(session.subject(), &link, day("2026-11-21")).unwrap_or_else(|_| panic!("refused"));
    assert_eq!(back.session.answers(), session.answers());
    assert_eq!(back.session.link(), link);
}

#[test]
fn the_screen_names_years_and_shows_the_working() {
    let session = typed(&at_table(), OWN, ["10.11", "", ""]);
    let session = typed(&session, ALL, ["16.85", "", ""]);
    let draw = Draw::new(0);
    let html = ui::page(&session.screen(), None, &Around::default(), &draw).html();
    for wanted in [
        "2023年",
        "2025年",
        "按已填的数算",
        "10.11 ÷ 16.85",
        "60%",
        "还没填齐",
    ] {
        assert!(html.contains(wanted), "{wanted} is missing in {html}");
    }
}

#[test]
fn a_percentage_is_shown_to_two_decimals_and_said_to_be_about_that() {
    let html = |own: &str, all: &str| {
        let session = typed(&typed(&at_table(), OWN, [own; 3]), ALL, [all; 3]);
        ui::page(&session.screen(), None, &Around::default(), &Draw::new(0)).html()
    };
    for (own, all, shown) in [
        ("1", "3", "约33.33%"),
        ("11.999", "20", "约60.00%"),
        ("12", "20", "<b>60%</b>"),
    ] {
        let html = html(own, all);
        assert!(html.contains(shown), "{shown} is missing in {html}");
    }
    assert!(!html("12", "20").contains("约60"));
}

#[test]
fn a_year_half_typed_leaves_the_others_standing() {
    let session = typed(&at_table(), OWN, ["10.11", "1,5", "12"]);
    let session = typed(&session, ALL, ["16.85", "1,530", "20"]);
    let screen = question(&session);
    let values: Vec<_> = worked(&screen)
        .iter()
        .map(|(_, value, _)| value.is_some())
        .collect();
    assert_eq!(values, [true, false, true]);
    // It is still named when the visitor goes on, and the latest year is not taken for the only one known.
    let session = typed(&session, OWN, ["", "1,5", "12"]).apply(Action::Unknown(OWN));
    assert!(!matches!(session.answers()[OWN.index()], Some(Answer::Number(_))));
    let session = session.apply(Action::Next);
    assert_eq!(texts(&session, OWN), ["", "1,5", "12"]);
    assert!(!question(&session).problems.is_empty());
}
