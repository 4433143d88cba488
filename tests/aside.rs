//! What a visitor may answer beside the result, and how the forms of a document are filled in.

#[path = "support/visits.rs"]
mod visits;

use selfcheck::engine::Status;
use selfcheck::form::{Action, Filled, ResultScreen, Session};
use selfcheck::policy::FactId;
use selfcheck::recap;
use selfcheck::ui::{around::Around, draw::Draw, result::result as drawn};
use visits::{DALAD, question, result, visit};

const CLUSTER: &str = "nmg-sme-cluster";

fn at_result(slug: &str, example: u16) -> Session {
    visit(slug).apply(Action::Example(example)).apply(Action::Result)
}

fn fact(session: &Session, id: &str) -> FactId {
    let place = session.policy().facts.iter().position(|fact| fact.id == id);
    FactId(place.unwrap_or_else(|| panic!("no fact {id}")) as u16)
}

/// Opens a question beside the result, does something there, and goes back.
fn aside(session: &Session, id: &str, actions: &[Action]) -> Session {
    let place = session
        .policy()
        .questions
        .iter()
        .position(|question| question.id == id);
    let opened = session.apply(Action::Open(
        place.unwrap_or_else(|| panic!("no question {id}")) as u16
    ));
    assert!(question(&opened).from_result);
    let done = actions
        .iter()
        .fold(opened, |session, action| session.apply(action.clone()));
    done.apply(Action::Next)
}

fn page(screen: &ResultScreen) -> String {
    drawn(screen, &Around::default(), &Draw::new(0)).html()
}

fn typed(session: &Session, id: &str, text: &str) -> Action {
    Action::Type(fact(session, id), 0, text.to_owned())
}

#[test]
fn nothing_beside_the_result_is_asked_by_itself() {
    for slug in [DALAD, CLUSTER] {
        let session = at_result(slug, 0);
        let policy = session.policy();
        let screen = result(&session);
        assert!(!screen.aside.is_empty() && screen.ahead.is_none(), "{slug}");
        for part in screen.aside.iter().flat_map(|part| &part.items) {
            assert!(part.answers.is_empty(), "{slug}: {}", part.title);
        }
        let is_aside = |at: u16| policy.parts[usize::from(policy.questions[usize::from(at)].part)].aside;
        let missing = result(&visit(slug).apply(Action::Result)).missing;
        let asked: Vec<_> = missing
            .iter()
            .filter(|open| open.question.is_some_and(is_aside))
            .collect();
        assert!(asked.is_empty(), "{slug}: {asked:?}");
    }
}

#[test]
fn a_failed_second_year_is_paid_at_market_price_from_the_third() {
    let session = at_result(DALAD, 0);
    let grades = fact(&session, "grades");
    let year = |at, grade| Action::PickYear(grades, at, Some(grade));
    let stays = Action::Pick(fact(&session, "stays_after_unqualified"), 0);
    let third = |session: &Session| {
        let screen = result(session);
        let own = screen
            .report
            .costs
            .as_ref()
            .and_then(|costs| costs.own().cloned())
            .unwrap();
        own.years[2].clone()
    };
    let before = third(&session);
    let after = third(&aside(
        &session,
        "assessments",
        &[year(0, 1), year(1, 2), year(2, 1), stays],
    ));
    let prices = |year: &selfcheck::engine::YearReport| {
        year.items
            .iter()
            .map(|item| item.unit_price.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(prices(&before), ["18", "9", "33", "23.1"]);
    assert_eq!(prices(&after), ["20", "10", "33", "33"]);
}

#[test]
fn eighty_points_are_excellent_with_the_overlap_named() {
    let session = at_result(DALAD, 0);
    let before = result(&session);
    assert!(!before.readings.iter().any(|view| view.report.id == "band_80"));
    let session = aside(&session, "assessment_score", &[typed(&session, "score", "80")]);
    let screen = result(&session);
    assert!(screen.readings.iter().any(|view| view.report.id == "band_80"));
    let html = page(&screen);
    let settled = html.split("按这些回答").nth(1).expect("what the answers come to");
    for said in ["考核优秀：期满可以申请延期", "两档都写了"] {
        assert!(settled.contains(said), "{said}: {settled}");
    }
    assert!(!settled.contains("考核合格：按入驻协议执行"));
}

#[test]
fn a_blank_is_left_as_it_is_and_what_was_typed_is_kept() {
    let session = at_result(DALAD, 0);
    let counted = aside(&session, "exit_counts", &[typed(&session, "idle_days", "10")]);
    let trigger = |session: &Session, id: &str| {
        let screen = result(session);
        let entry = screen
            .report
            .triggers
            .iter()
            .find(|entry| entry.id == id)
            .unwrap();
        entry.kept.as_ref().unwrap().status
    };
    assert_eq!(trigger(&counted, "idle_or_storage"), Status::NotMet);
    assert_eq!(trigger(&counted, "absences"), Status::Open);
    let place = session
        .policy()
        .questions
        .iter()
        .position(|question| question.id == "exit_counts");
    let again = question(&counted.apply(Action::Open(place.unwrap() as u16)));
    assert_eq!(again.fields.len(), 5);
    let wrong = aside_refused(&session);
    assert!(!question(&wrong).problems.is_empty());
}

/// A number of days that cannot be: the visitor stays on the screen.
fn aside_refused(session: &Session) -> Session {
    let place = session
        .policy()
        .questions
        .iter()
        .position(|question| question.id == "exit_counts");
    let opened = session.apply(Action::Open(place.unwrap() as u16));
    let typed = opened.apply(typed(session, "idle_days", "-1"));
    typed.apply(Action::Next)
}

#[test]
fn days_say_when_no_official_calendar_is_known() {
    let session = at_result(DALAD, 0);
    let sign = |year: &str, month: &str, date: &str| {
        let fact = fact(&session, "agreement_sign_date");
        let part = |part, text: &str| Action::Type(fact, part, text.to_owned());
        let signed = aside(
            &session,
            "formalities",
            &[part(0, year), part(1, month), part(2, date)],
        );
        page(&result(&signed))
    };
    let known = sign("2024", "9", "5");
    assert!(known.contains("2024年9月15日") && !known.contains("按周一至周五估算"));
    let unknown = sign("2026", "12", "28");
    assert!(unknown.contains("2027年1月7日") && unknown.contains("按周一至周五估算"));
}

fn written(screen: &ResultScreen, label: &str) -> String {
    let form = &screen.forms[0];
    let field = form.fields.iter().find(|field| field.label == label);
    recap::field_text(form, field.unwrap_or_else(|| panic!("no field {label}")))
}

#[test]
fn answers_fill_the_fields_of_a_form() {
    let screen = result(&at_result(DALAD, 0));
    for (label, text) in [
        ("所属行业", "工业（采矿、制造、电力热力燃气和水）"),
        ("A类、B类、C类、D类", "A类"),
        ("团队情况：企业员工规模", "120"),
        ("办公场地：申请多少平方米", "100"),
        ("办公人数", "20"),
        ("总投资", ""),
    ] {
        assert_eq!(written(&screen, label), text, "{label}");
    }
    let blank = result(&visit(DALAD).apply(Action::Result));
    for field in &blank.forms[0].fields {
        assert_eq!(recap::field_text(&blank.forms[0], field), "", "{}", field.label);
    }
    let html = page(&screen);
    assert!(html.contains("表格怎么填") && html.contains("需手填"));
    let fields = &screen.forms[0].fields;
    let place = fields.iter().position(|field| field.label == "办公人数").unwrap();
    assert_eq!(recap::field_at(&screen, 0, place as u16), "20");
    assert_eq!(recap::field_at(&screen, 0, 999), "");
    assert_eq!(recap::field_at(&screen, 9, 0), "");
}

#[test]
fn figures_of_several_years_are_written_year_by_year() {
    let session = at_result(CLUSTER, 0);
    let screen = result(&session);
    let output = written(&screen, "二 集群总产值（亿元）");
    let years: Vec<&str> = output.split('；').collect();
    assert_eq!(years.len(), 3, "{output}");
    assert!(
        years[0].starts_with("2023年 ") && years[2].starts_with("2025年 "),
        "{output}"
    );
    let share = written(&screen, "二 中小企业产值占集群总产值比例（%）");
    assert!(share.starts_with("2023年 "), "{share}");
}

/// Nothing personal is ever listed as a field, whether it is filled or written by hand.
#[test]
fn no_form_has_a_field_for_anything_personal() {
    const PERSONAL: [&str; 14] = [
        "姓名",
        "身份证",
        "证件",
        "电话",
        "手机",
        "联系方式",
        "联系人",
        "学历",
        "学位",
        "毕业",
        "名单",
        "邮箱",
        "法人代表",
        "总经理",
    ];
    let mut fields = 0;
    for slug in [DALAD, CLUSTER, "zhanjiang-accelerator"] {
        let screen = result(&visit(slug).apply(Action::Result));
        for field in screen.forms.iter().flat_map(|form| &form.fields) {
            fields += 1;
            for word in PERSONAL {
                assert!(!field.label.contains(word), "{slug}: {}", field.label);
            }
            if let Filled::Answers(answers) = &field.fill {
                assert!(answers.is_empty(), "{slug}: nothing was answered");
            }
        }
    }
    assert!(fields > 50, "{fields}");
}
