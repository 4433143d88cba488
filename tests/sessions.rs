//! Scripted visits: what a person taps and types, and what is on the screen afterwards. No browser.

#[path = "support/visits.rs"]
mod visits;

use std::collections::BTreeMap;

use selfcheck::copy;
use selfcheck::engine::{Certainty, Status};
use selfcheck::form::{Action, Body, Control, Problem, ResultScreen, Session, Verdict, Wanted};
use selfcheck::policy::Text;
use visits::{DALAD, Plan, answer_all, class_a, day, question, result, step, subject, visit};

fn class<'r>(result: &'r ResultScreen, id: &str) -> &'r selfcheck::engine::ClassReport {
    result.report.classes.iter().find(|class| class.id == id).unwrap()
}

fn totals(result: &ResultScreen) -> Vec<String> {
    let costs = result.report.costs.as_ref().unwrap();
    costs
        .tracks
        .iter()
        .map(|track| copy::amount(track.total))
        .collect()
}

#[test]
fn a_visitor_reaches_class_a_with_its_price() {
    let (session, asked) = answer_all(&visit(DALAD), &class_a());
    let result = result(&session);
    assert_eq!(
        class(&result, "A").certainty,
        Certainty::Certain,
        "{asked:?} {:?}",
        result.verdict
    );
    assert_eq!(result.verdict, Verdict::Certain { class: "A类" });
    assert_eq!(totals(&result)[0], "78,030 元");
    // Whatever can no longer change anything is not asked: class A settles the price, so nobody asks for class D.
    assert!(
        !asked
            .iter()
            .any(|text| text.contains("这两样") || text.contains("以下两样")),
        "{asked:?}"
    );
}

#[test]
fn one_who_has_to_look_something_up_keeps_the_chance() {
    let mut plan = class_a();
    plan.insert("协议名称里有“战略”二字吗？", "?");
    let (session, _) = answer_all(&visit(DALAD), &plan);
    let screen = result(&session);
    assert_eq!(class(&screen, "A").certainty, Certainty::Possible);
    let Verdict::Possible { classes, missing } = &screen.verdict else {
        panic!("{:?}", screen.verdict)
    };
    assert_eq!((&classes[..], missing.len()), (&["A类"][..], 1));
    assert_eq!(
        copy::headline(&screen.verdict, "").title,
        "A类还有可能，差 1 个答案"
    );
    assert_eq!(totals(&screen)[..3], ["78,030 元", "94,830 元", "114,030 元"]);

    // The missing answer is one tap away, leads back, and settles it.
    let open = screen.missing.iter().find(|open| open.unknown).unwrap();
    let session = session.apply(Action::Open(open.question.unwrap()));
    assert!(question(&session).from_result);
    let plan = class_a();
    let session = step(&session, &plan);
    assert_eq!(class(&result(&session), "A").certainty, Certainty::Certain);
}

#[test]
fn one_who_is_registered_elsewhere_is_told_with_the_article() {
    let mut plan = class_a();
    plan.insert("营业执照上的“住所”在达拉特旗吗？", "否");
    let (session, _) = answer_all(&visit(DALAD), &plan);
    let screen = result(&session);
    let Verdict::Failed { criteria, more } = &screen.verdict else {
        panic!("{:?}", screen.verdict)
    };
    assert_eq!(criteria[0].title, "在达拉特旗注册");
    assert!(!criteria[0].article.is_empty() && *more);
    assert_eq!(
        screen.report.criteria[screen.criteria[0]].standing.status,
        Status::NotMet
    );
    let headline = copy::headline(&screen.verdict, "");
    let cited = copy::words::cited(criteria[0].title, criteria[0].article);
    assert!(headline.text.contains(&cited), "{headline:?}");
    assert_eq!(
        copy::words::cited("在达拉特旗注册", "第二章首段（未编条号）"),
        "在达拉特旗注册（第二章首段，未编条号）"
    );
}

/// Of a screen with several facts only some may still matter: what is asked is what the heading says, and no sentence
/// stands twice.
#[test]
fn a_heading_asks_what_the_screen_asks_and_nothing_is_said_twice() {
    let mut single = 0;
    for slug in [DALAD, "made-up"] {
        let start = visit(slug);
        let examples = (0..start.policy().examples.len()).map(|at| start.apply(Action::Example(at as u16)));
        let unknown = answer_all(&start, &Plan::new()).0;
        let own = answer_all(&start, &class_a()).0;
        for session in examples.chain([start.clone(), unknown, own]) {
            for (at, about) in session.policy().questions.iter().enumerate() {
                let screen = question(&session.apply(Action::Open(at as u16)));
                let all = match &about.ask {
                    selfcheck::policy::Ask::Facts(facts) => facts.len(),
                    _ => 0,
                };
                if all > 1 && screen.fields.len() == 1 {
                    single += 1;
                    assert_eq!(screen.text, screen.fields[0].question);
                }
                let mut said: Vec<&Text> = vec![&screen.help, &screen.why];
                for field in &screen.fields {
                    assert!(
                        field.is_heading || field.question != screen.text,
                        "{}",
                        screen.text
                    );
                    said.extend([&field.help, &field.source]);
                }
                said.retain(|text| !text.is_empty());
                let count = said.len();
                said.sort();
                said.dedup();
                assert_eq!(said.len(), count, "{}", screen.text);
            }
        }
    }
    assert!(single > 0, "no screen was down to one fact");
}

#[test]
fn numbers_are_echoed_questioned_or_refused_and_never_lost() {
    let start = visit("made-up").apply(Action::Example(0));
    let sales = start
        .policy()
        .facts
        .iter()
        .position(|fact| fact.id == "sales")
        .unwrap();
    let at = start
        .policy()
        .questions
        .iter()
        .position(|question| question.id == "sales")
        .unwrap();
    let fact = selfcheck::policy::FactId(sales as u16);
    let session = start.apply(Action::Open(at as u16));
    let first_box = |session: &Session| match &question(session).fields[0].control {
        Control::Series { boxes, .. } => boxes[0].clone(),
        other => panic!("{other:?}"),
    };
    let typed = session.apply(Action::Type(fact, 0, "1.2万".into()));
    let doubt = first_box(&typed).doubt.unwrap();
    assert_eq!(
        doubt.map(|number| copy::meaning(number, "万元")),
        ["1.2万元", "12,000万元（1.2亿元）"]
    );
    let refused = typed.apply(Action::Next);
    assert!(matches!(
        question(&refused).problems[0].problem,
        Problem::Doubtful(_)
    ));
    assert_eq!(first_box(&refused).text, "1.2万");
    let settled = refused.apply(Action::Settle(fact, 0, 0));
    assert_eq!(
        (
            first_box(&settled).text.as_str(),
            question(&settled).problems.len()
        ),
        ("1.2", 0)
    );
    assert!(matches!(
        settled.apply(Action::Next).screen().body,
        Body::Result(_)
    ));

    let wrong = session
        .apply(Action::Type(fact, 0, "十二".into()))
        .apply(Action::Next);
    assert_eq!(question(&wrong).problems[0].problem, Problem::NotANumber);
    assert_eq!(first_box(&wrong).text, "十二");
    let wanted = |unit: &str, text: &str| {
        let number = match selfcheck::value::typed::read(text, unit) {
            Ok(selfcheck::value::typed::Typed::Number(number)) => number,
            other => panic!("{other:?}"),
        };
        copy::in_words(number, unit)
    };
    assert_eq!(wanted("元", "1.2万"), "12,000元（1.2万元）");
}

#[test]
fn an_unusual_number_is_asked_about_once() {
    let start = visit("made-up").apply(Action::Example(0));
    let at = start
        .policy()
        .questions
        .iter()
        .position(|question| question.id == "desks")
        .unwrap();
    let fact = start
        .policy()
        .facts
        .iter()
        .position(|fact| fact.id == "desks")
        .unwrap();
    let fact = selfcheck::policy::FactId(fact as u16);
    let session = start
        .apply(Action::Open(at as u16))
        .apply(Action::Type(fact, 0, "120".into()));
    let asked = session.apply(Action::Next);
    assert!(matches!(
        question(&asked).problems[0].problem,
        Problem::Unusual(_)
    ));
    assert!(matches!(asked.apply(Action::Next).screen().body, Body::Result(_)));
    // Another unusual number is another question.
    let other = asked
        .apply(Action::Type(fact, 0, "130".into()))
        .apply(Action::Next);
    assert!(matches!(
        question(&other).problems[0].problem,
        Problem::Unusual(_)
    ));
    for (text, problem) in [
        ("3.5", Problem::NotWhole),
        ("-1", Problem::Negative),
        ("20平米", Problem::OtherUnit),
    ] {
        let refused = session
            .apply(Action::Type(fact, 0, text.into()))
            .apply(Action::Next);
        assert_eq!(question(&refused).problems[0].problem, problem, "{text}");
    }
}

#[test]
fn contradictions_on_one_screen_are_refused() {
    let start = visit("made-up").apply(Action::Example(0));
    let at = start
        .policy()
        .questions
        .iter()
        .position(|question| question.id == "staff")
        .unwrap();
    let designers = start
        .policy()
        .facts
        .iter()
        .position(|fact| fact.id == "designers")
        .unwrap();
    let fact = selfcheck::policy::FactId(designers as u16);
    let session = start
        .apply(Action::Open(at as u16))
        .apply(Action::Type(fact, 0, "11".into()));
    assert!(matches!(
        question(&session.apply(Action::Next)).problems[0].problem,
        Problem::Conflict(_)
    ));
}

#[test]
fn nothing_is_taken_for_no() {
    let session = visit(DALAD).apply(Action::Continue);
    let tick = question(&session).boxes[0].fact;
    let refused = session.apply(Action::Tick(tick)).apply(Action::Next);
    assert_eq!(
        question(&refused).problems[0].problem,
        Problem::Missing(Wanted::Rest)
    );
    assert!(session.answers().iter().all(Option::is_none));
    assert_eq!(refused.answers().iter().flatten().count(), 1);
}

#[test]
fn back_goes_one_question_back_and_keeps_the_answers() {
    let first = visit(DALAD).apply(Action::Continue);
    let second = step(&first, &class_a());
    assert_ne!(question(&second).text, question(&first).text);
    let back = second.apply(Action::Back);
    assert_eq!(question(&back).text, question(&first).text);
    assert!(question(&back).boxes[0].ticked);
    assert_eq!(back.depth(), first.depth());
}

#[test]
fn a_draft_lives_a_week_and_only_for_its_policy() {
    let subject = subject(DALAD);
    let session = Session::new(subject, day("2026-11-21"));
    assert_eq!(session.draft(), None);
    let session = step(&session.apply(Action::Continue), &class_a());
    let draft = session.draft().unwrap();
    let restore = |on: &str, draft: &str| Session::restore(subject, day(on), draft);
    let restored = restore("2026-11-28", &draft).unwrap();
    assert_eq!(restored.answers(), session.answers());
    assert_eq!(question(&restored).text, question(&session).text);
    assert_eq!(
        question(&restored.apply(Action::Back)).text,
        question(&session.apply(Action::Back)).text
    );
    assert!(restore("2026-11-29", &draft).is_none());
    assert!(restore("2026-11-21", &draft.replacen("selfcheck-draft-2", "x", 1)).is_none());
    let other = draft.replacen(subject.policy.sha256, "0", 1);
    assert!(restore("2026-11-21", &other).is_none());
    // Damaged drafts are read as far as they make sense.
    for cut in (0..draft.len()).filter(|at| draft.is_char_boundary(*at)) {
        let _ = restore("2026-11-21", &draft[..cut]);
        let swapped = [&draft[..cut], "\t9\n", &draft[cut..]].concat();
        if let Some(session) = restore("2026-11-21", &swapped) {
            let _ = session.screen();
        }
    }
}

#[test]
fn reset_forgets_and_can_be_undone_once() {
    let (session, _) = answer_all(&visit(DALAD), &class_a());
    let cleared = session.apply(Action::Reset);
    assert!(cleared.answers().iter().all(Option::is_none));
    assert_eq!(cleared.draft(), None);
    assert_eq!(cleared.apply(Action::Undo).answers(), session.answers());
    let later = cleared.apply(Action::Continue).apply(Action::Undo);
    assert!(later.answers().iter().all(Option::is_none));
}

#[test]
fn every_example_is_settled_and_can_be_edited() {
    for slug in [DALAD, "made-up"] {
        let start = visit(slug);
        for at in 0..start.policy().examples.len() {
            let session = start.apply(Action::Example(at as u16));
            let screen = result(&session);
            for question_at in 0..session.policy().questions.len() {
                let edited = session.apply(Action::Open(question_at as u16));
                let about = question(&edited);
                let again = edited.apply(Action::Next);
                if let Body::Result(after) = again.screen().body {
                    assert_eq!(after.verdict, screen.verdict, "{slug} {at}: {}", about.text);
                }
            }
        }
    }
}

/// The made-up policy has its own tracks, years and bases; the same code asks and shows it.
#[test]
fn a_made_up_policy_needs_no_line_of_rust() {
    let plan: Plan = BTreeMap::from([
        ("获得过省级以上设计奖吗？", "有，拿得出文件"),
        ("近三年的销售额是多少？", "148 150 179.08"),
        ("打算用几个工位？", "8"),
        ("工作室注册在云岭吗？", "是"),
        ("一共有多少名从业人员？", "10"),
        ("其中设计师多少名？", "3"),
    ]);
    let (session, asked) = answer_all(&visit("made-up"), &plan);
    assert!(asked.len() >= 4, "{asked:?}");
    let example = result(&visit("made-up").apply(Action::Example(0)));
    let own = result(&session);
    assert_eq!(own.verdict, example.verdict);
    assert_eq!(totals(&own), totals(&example));
    let heading: Text = own.per_unit;
    assert!(!heading.contains('㎡') && !heading.contains("平方米"));
}
