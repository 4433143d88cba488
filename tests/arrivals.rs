//! A visit that comes by a link: what is said, what is kept, and what ends it.

mod support;

use selfcheck::form::{Action, Arrival, Body, LinkError, Move, Place, Session, Visit};
use selfcheck::ui::around::Around;
use selfcheck::ui::draw::Draw;
use selfcheck::{recap, ui};
use support::chance::{SLUGS, example, known};
use support::day;

const TODAY: &str = "2026-11-21";

fn fresh() -> Visit {
    Visit::new(Session::new(known(SLUGS[0]), day(TODAY)))
}

fn opened_on(date: &str, link: &str) -> Visit {
    fresh().open(known(SLUGS[0]), link, day(date))
}

fn drawn(visit: &Visit) -> String {
    let arrival = visit.arrival.as_ref();
    ui::page(
        &visit.session.screen(),
        arrival,
        &Around::default(),
        &Draw::new(0),
    )
    .html()
}

#[test]
fn what_a_link_brings_is_borrowed_until_an_answer_changes() {
    let session = example(SLUGS[0], 0);
    let visit = opened_on(TODAY, &session.link());
    assert!(visit.is_borrowed());
    assert_eq!(visit.session.place(), Place::Result);
    assert!(visit.session.turn() > fresh().session.turn());
    for looking in [Action::Back, Action::Open(0), Action::Result, Action::Continue] {
        assert!(
            visit.apply(Move::Act(looking.clone())).is_borrowed(),
            "{looking:?}"
        );
    }
    for changing in [Action::Reset, Action::Example(1)] {
        assert!(
            !visit.apply(Move::Act(changing.clone())).is_borrowed(),
            "{changing:?}"
        );
    }
}

#[test]
fn another_day_is_offered_once() {
    let visit = opened_on("2027-03-01", &example(SLUGS[0], 0).link());
    assert!(drawn(&visit).contains("按今天重算"));
    let renewed = visit.apply(Move::OnDay(day("2027-03-01")));
    assert_eq!(renewed.arrival, Some(Arrival::Renewed));
    assert!(renewed.is_borrowed());
    let html = drawn(&renewed);
    assert!(!html.contains("按今天重算") && html.contains("2027年3月1日"));
}

#[test]
fn a_damaged_link_keeps_what_was_answered() {
    let begun = fresh().apply(Move::Act(Action::Example(0)));
    let link = begun.session.link();
    let visit = begun.open(known(SLUGS[0]), &link[1..], day(TODAY));
    assert_eq!(visit.arrival, Some(Arrival::Refused(LinkError::Damaged)));
    assert!(!visit.is_borrowed());
    assert_eq!(visit.session.place(), Place::Start);
    assert_eq!(visit.session.answers(), begun.session.answers());
    assert!(drawn(&visit).contains("这个链接不完整"));
    assert_eq!(visit.apply(Move::Act(Action::Continue)).arrival, None);
}

#[test]
fn another_document_begins_at_its_first_screen() {
    let left = Session::new(known(SLUGS[1]), day(TODAY)).apply(Action::Continue);
    let visit = fresh().about(left, false);
    assert!(matches!(visit.session.screen().body, Body::Start(_)));
    assert_eq!(visit.session.depth(), 0);
    assert_eq!(visit.session.policy().slug, SLUGS[1]);
}

/// The outline of a code covers exactly its dark modules: read back by a decoder of other people.
#[test]
fn the_outline_of_a_code_is_readable() {
    let text = "https://www.example.com/selfcheck/menu.html#s=BAAAAAAAA";
    let code = recap::code(text).unwrap();
    let mut image = vec![vec![false; code.size]; code.size];
    for run in code.path.split('M').skip(1) {
        let (left, rest) = run.split_once(' ').unwrap();
        let (top, rest) = rest.split_once('h').unwrap();
        let (width, end) = rest.split_once("v1H").unwrap();
        assert_eq!(end, [left, "z"].concat());
        let [left, top, width] = [left, top, width].map(|number| number.parse::<usize>().unwrap());
        image[top][left..left + width].fill(true);
    }
    const SCALE: usize = 4;
    let mut grid =
        rqrr::PreparedImage::prepare_from_greyscale(code.size * SCALE, code.size * SCALE, |x, y| {
            if image[y / SCALE][x / SCALE] { 0 } else { 255 }
        });
    let grids = grid.detect_grids();
    assert_eq!(grids.len(), 1);
    assert_eq!(grids[0].decode().unwrap().1, text);
    assert!(recap::code("").is_none() && recap::code(&"x".repeat(4_000)).is_none());
}
