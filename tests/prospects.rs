//! What a result says could be changed, what nothing is proposed for, and whether it hangs on how the text is read.

#[path = "support/visits.rs"]
mod visits;

use selfcheck::copy::{self, words};
use selfcheck::engine::{ChangeKind, GoalPart, Part, Status};
use selfcheck::form::{self, Action, Hinge, Prospect, ResultScreen, Session, Subject, Verdict};
use selfcheck::policy::{FactId, Kind};
use selfcheck::ui::around::Around;
use selfcheck::ui::draw::Draw;
use selfcheck::ui::result::result as drawn;
use visits::{day, result, subject, visit};

fn fact(session: &Session, id: &str) -> FactId {
    let mut facts = session.policy().facts.iter();
    FactId(facts.position(|fact| fact.id == id).unwrap() as u16)
}

/// An example, the places counted from 1 as on the page, with some numbers typed anew.
fn example(slug: &str, place: u16, typed: &[(&str, &str)]) -> Session {
    let mut session = visit(slug).apply(Action::Example(place - 1));
    for (id, text) in typed {
        let fact = fact(&session, id);
        for (part, text) in text.split('/').enumerate() {
            session = session.apply(Action::Type(fact, part as u16, text.to_owned()));
        }
    }
    session.apply(Action::Result)
}

fn of<'s>(screen: &'s ResultScreen, part: GoalPart, id: &str) -> &'s Prospect {
    let mut all = screen.prospects.iter().chain(&screen.unproposed);
    all.find(|view| (view.goal.part, view.goal.id) == (part, id))
        .unwrap()
}

/// Every set of a result in words.
fn lines(screen: &ResultScreen, view: &Prospect) -> Vec<String> {
    let sets = view.sets(&screen.changes);
    sets.iter().map(|set| copy::changes(set, sets, view)).collect()
}

fn html(screen: &ResultScreen) -> String {
    drawn(screen, &Around::default(), &Draw::new(0)).html()
}

#[test]
fn a_lease_that_ends_a_day_early_is_the_first_thing_to_change() {
    let screen = result(&example("zhanjiang-accelerator", 3, &[]));
    let first = &screen.prospects[0];
    assert_eq!((first.goal.id, first.now), ("lease", Status::NotMet));
    assert_eq!(
        lines(&screen, first),
        [
            "租期到期日从2032年2月29日改到2032年3月1日（晚1天）",
            "申请日期从2027年3月1日改到2027年2月28日（早1天）"
        ]
    );
    assert_eq!(first.tests.len(), 1, "its test stands with the proposal");
    let html = html(&screen);
    assert_eq!(html.matches("租期到期日从2032年2月29日改到").count(), 1);
    assert!(
        !screen
            .prospects
            .iter()
            .any(|view| view.goal.part == GoalPart::Overall)
    );
}

#[test]
fn researchers_come_from_within_or_from_outside() {
    let typed = [
        ("sme_employees", "900"),
        ("employees", "1000"),
        ("rd_staff", "56"),
    ];
    let screen = result(&example("nmg-sme-cluster", 1, &typed));
    assert_eq!(
        lines(&screen, of(&screen, GoalPart::Criterion, "rd_staff")),
        [
            "研发人员从56人增加到60人（从现有人员调入4人，集群从业人员不变）",
            "研发人员从56人增加到61人（新招5人，集群从业人员跟着多5人）",
        ]
    );
}

#[test]
fn two_years_end_on_the_earliest_day() {
    let screen = result(&example(
        "dalad-accelerator",
        5,
        &[("production_start_date", "2025/3/1")],
    ));
    let class = of(&screen, GoalPart::Class, "D");
    assert_eq!(
        lines(&screen, class),
        ["等到2027年3月1日（在本旗投产满2年，还有100天）"]
    );
    assert_eq!(class.sets(&screen.changes)[0].kind, ChangeKind::Wait);
    // Of a month the earliest day is that of its first day.
    let screen = result(&example(
        "dalad-accelerator",
        5,
        &[("production_start_date", "2025/3/")],
    ));
    assert_eq!(
        lines(&screen, of(&screen, GoalPart::Class, "D")),
        ["等到2027年3月1日（在本旗投产满2年，还有100天）"]
    );
}

#[test]
fn nothing_is_proposed_for_honours_and_self_assessments() {
    let without = example("dalad-accelerator", 4, &[]);
    let honour = fact(&without, "national_little_giant");
    let without = without.apply(Action::Pick(honour, 1)).apply(Action::Result);
    let screen = result(&without);
    let class = screen
        .report
        .classes
        .iter()
        .find(|class| class.id == "C")
        .unwrap();
    assert_eq!(class.standing.status, Status::NotMet, "the honour is taken away");
    assert!(screen.prospects.iter().all(|view| view.goal.id != "C"));
}

/// Over every example: no claim and no self-assessment is ever among the changes, every shown goal has a sentence, and
/// what the policies ask as evidence stands with what nothing is proposed for.
#[test]
fn only_what_can_be_changed_is_proposed_in_every_example() {
    let mut proposed = 0;
    for slug in [
        "dalad-accelerator",
        "nmg-sme-cluster",
        "zhanjiang-accelerator",
        "panjin-incubation",
        "tongliao-incubator",
    ] {
        let subject = subject(slug);
        for place in 0..subject.policy.examples.len() {
            let session = Session::new(Subject::new(subject.policy.clone()), day("2026-11-21"));
            let session = session.apply(Action::Example(place as u16));
            let screen = result(&session);
            let html = html(&screen);
            for view in &screen.prospects {
                let sets = view.sets(&screen.changes);
                for step in sets
                    .iter()
                    .flat_map(|set| &set.moves)
                    .filter(|step| !step.fact.is_empty())
                {
                    let kind = &session.policy().facts[fact(&session, step.fact).index()].kind;
                    let is_claim = matches!(kind, Kind::Claim | Kind::Assessment | Kind::Series(..));
                    assert!(!is_claim, "{slug}, example {place}: {}", step.fact);
                }
                for line in lines(&screen, view) {
                    proposed += 1;
                    assert!(!line.contains("（）") && !line.contains("“”"), "{line}");
                    assert!(
                        html.contains(&line.replace('&', "&amp;")),
                        "{slug}, example {place}: {line}"
                    );
                }
            }
            for view in &screen.unproposed {
                assert!(view.sets(&screen.changes).iter().all(|set| set.moves.is_empty()));
                for proof in &view.evidence {
                    assert!(html.contains(proof), "{slug}, example {place}: {proof}");
                }
            }
        }
    }
    assert!(proposed > 20);
}

#[test]
fn what_is_said_first_says_whether_it_hangs_on_readings() {
    let mut seen = [0; 2];
    for slug in ["dalad-accelerator", "nmg-sme-cluster", "zhanjiang-accelerator"] {
        let count = subject(slug).policy.examples.len();
        for place in 1..=count {
            let screen = result(&example(slug, place as u16, &[]));
            let head = copy::hinge_line(screen.hinge.as_ref().unwrap_or(&Hinge::Unproved));
            let html = html(&screen);
            let drawn = html.contains("head__hinge");
            assert_eq!(drawn, !head.is_empty(), "{slug}, example {place}");
            let (part, id) = match &screen.verdict {
                Verdict::Certain { .. } | Verdict::ToConfirm { class: Some(_), .. } => {
                    (Part::Class, screen.report.label.as_ref().unwrap().class)
                }
                _ => (Part::Overall, ""),
            };
            if head == words::UNTURNED && !matches!(screen.verdict, Verdict::NoClass { .. }) {
                assert!(
                    screen.report.is_settled(part, id),
                    "{slug}, example {place}: claimed without proof"
                );
                seen[0] += 1;
            }
            if matches!(screen.hinge, Some(Hinge::Turns(_))) {
                assert!(!screen.report.is_settled(part, id));
                seen[1] += 1;
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}

#[test]
fn a_criterion_names_the_readings_that_change_it() {
    let screen = result(&example("nmg-sme-cluster", 2, &[]));
    let turned = screen.report.criteria.iter().find_map(|criterion| {
        match form::hinge(&screen.report, Part::Criterion, criterion.id) {
            Hinge::Turns(turns) => Some(turns),
            _ => None,
        }
    });
    let turns = turned.expect("this example differs by a reading");
    let line = &copy::hinge(&Hinge::Turns(turns.clone()))[0];
    assert!(
        line.starts_with(turns[0].question) && line.contains("，变为"),
        "{line}"
    );
    assert!(html(&screen).contains(line.as_str()));
}

#[test]
fn what_the_office_settled_is_marked_and_no_longer_open() {
    let mut policy = subject("dalad-accelerator").policy.clone();
    let session = Session::new(Subject::new(policy.clone()), day("2026-11-21"));
    let open = result(&session.apply(Action::Example(1)));
    let question = open.readings[0].report.question;
    for reading in &mut policy.readings {
        reading.confirmed = Some("示例单位 2026-12-01");
    }
    let session = Session::new(Subject::new(policy), day("2026-11-21"));
    let settled = result(&session.apply(Action::Example(1)));
    assert!(settled.readings.is_empty());
    let html = html(&settled);
    assert!(html.contains(words::CONFIRMED) && html.contains("示例单位 2026-12-01"));
    assert!(html.contains(&question.replace('"', "&quot;")));
    assert!(!matches!(settled.verdict, Verdict::FailedByReading { .. }));
}
