//! Results of documents without classes and fees: the board of criteria, supports, duties, what is taken along.

mod support;

use std::path::Path;

use expect_test::expect;
use selfcheck::copy;
use selfcheck::engine::{Amount, Money, PolicyReport, Situation, Status, evaluate};
use selfcheck::form::{Action, Cue, ResultScreen, Session, Stage, Subject, Verdict};
use selfcheck::policy::author::{self, answers, check_text};
use selfcheck::recap::{self, Host, Mark, Picture};
use selfcheck::ui::around::{self, Around};
use selfcheck::ui::draw::Draw;
use selfcheck::ui::node::Node;
use selfcheck::ui::result::result as drawn;
use selfcheck::ui::signal::{On, Signal};
use selfcheck::value::{Date, Number};
use serde_json::{Value, json};

use support::chance::{any_visit, result};
use support::{Random, day};

const ACCELERATOR: &str = "zhanjiang-accelerator";
const CLUSTER: &str = "nmg-sme-cluster";
const BANNED: [&str; 6] = ["通过", "确定享受", "保证", "已符合", "可获得", "绝对安全"];

thread_local! {
    static SUBJECTS: Vec<Subject> = {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
        let policies = author::read_folder(&folder).unwrap().policies;
        policies.into_iter().map(Subject::new).collect()
    };
}

fn known(slug: &str) -> Subject {
    let is = |subject: &&Subject| subject.policy.slug == slug;
    SUBJECTS.with(|subjects| *subjects.iter().find(is).unwrap())
}

fn example(slug: &str, at: u16) -> Session {
    Session::new(known(slug), day("2026-11-21")).apply(Action::Example(at))
}

/// Every example of both documents.
fn examples() -> Vec<Session> {
    let of = |slug| (0..known(slug).policy.examples.len() as u16).map(move |at| example(slug, at));
    [ACCELERATOR, CLUSTER].into_iter().flat_map(of).collect()
}

/// The example of a document with this status, and this many lists that concern it.
fn example_with(slug: &str, wanted: &dyn Fn(&ResultScreen) -> bool) -> ResultScreen {
    let count = known(slug).policy.examples.len() as u16;
    let mut screens = (0..count).map(|at| result(&example(slug, at)));
    screens.find(wanted).expect("such an example")
}

fn html(screen: &ResultScreen) -> String {
    drawn(screen, &Around::default(), &Draw::new(0)).html()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

fn host() -> Host {
    Host {
        office: Some("企业服务股".to_owned()),
        address: Some("https://zwfw.example.gov.cn/zice/a.html".to_owned()),
        ..Host::default()
    }
}

fn has_code(picture: &Picture) -> bool {
    picture.marks.iter().any(|mark| matches!(mark, Mark::Qr { .. }))
}

fn said(picture: &Picture) -> String {
    let words = picture.marks.iter().filter_map(|mark| match mark {
        Mark::Text { words, .. } => Some(words.replace(' ', "")),
        _ => None,
    });
    words.collect()
}

/// No result of a document that chooses the best is called met, and nothing is said of classes and fees.
#[test]
fn what_is_chosen_by_the_authority_is_never_met() {
    let mut seen = Vec::new();
    for session in examples() {
        let screen = result(&session);
        let status = screen.verdict.status();
        assert_ne!(status, Status::Met, "{:?}", screen.verdict);
        assert_ne!(status, Status::NotApplicable, "{:?}", screen.verdict);
        seen.push(status);
        let headline = copy::headline(&screen.verdict, screen.meta.issuer);
        if matches!(screen.verdict, Verdict::Fits { .. } | Verdict::ToConfirm { .. }) {
            assert!(headline.text.contains("不等于入选"), "{headline:?}");
        }
        let html = html(&screen);
        for word in [copy::words::CLASSES, copy::words::COSTS, copy::words::CASH] {
            assert!(!html.contains(&format!(">{word}<")), "{word}");
        }
        if let Verdict::Failed { criteria, .. } = &screen.verdict {
            let is_cut = headline.text.contains(&format!("等 {} 项", criteria.len()));
            assert_eq!(is_cut, criteria.len() > 4, "{headline:?}");
        }
        for odd in [
            "第，",
            "、、",
            "class=\"tiles\"",
            "<div class=\"rows\"></div><details class=\"more",
        ] {
            assert!(!html.contains(odd), "{odd}: {}", headline.text);
        }
        for word in BANNED {
            assert!(!html.contains(word), "{word}");
        }
    }
    for status in [Status::Review, Status::NotMet, Status::Open] {
        assert!(seen.contains(&status), "{status:?}");
    }
}

/// A tenant is shown the list of tenants and nothing of the operator's.
#[test]
fn only_lists_that_concern_the_visitor_are_shown() {
    let mut elsewhere = 0;
    for session in examples() {
        let screen = result(&session);
        let html = html(&screen);
        let concerning: Vec<&str> = screen.report.concerning().map(|criterion| criterion.id).collect();
        assert_eq!(screen.criteria.len(), concerning.len());
        assert_eq!(
            screen.tally.iter().map(|(_, count)| count).sum::<usize>(),
            concerning.len()
        );
        for list in &screen.report.lists {
            let is_heading = html.contains(&format!("<h2>{}</h2>", escaped(list.title)));
            assert_eq!(is_heading, list.concerns, "{}", list.title);
        }
        for criterion in &screen.report.criteria {
            let is_shown = html.contains(&format!("row__title\">{}<", escaped(criterion.title)));
            assert_eq!(
                is_shown,
                concerning.contains(&criterion.id),
                "{}",
                criterion.title
            );
            if !is_shown {
                elsewhere += 1;
                assert!(screen.shortfalls.iter().all(|short| short.of != criterion.title));
            }
        }
    }
    assert!(elsewhere > 20, "{elsewhere}");
}

/// Calls `look` on a node and all below it.
fn walk(node: &Node, look: &mut dyn FnMut(&Node)) {
    look(node);
    for child in &node.element().children {
        walk(child, look);
    }
}

#[test]
fn counts_lead_to_their_groups() {
    for session in examples() {
        let screen = result(&session);
        let node = drawn(&screen, &Around::default(), &Draw::new(0));
        let html = node.html();
        let mut targets = Vec::new();
        walk(&node, &mut |node| {
            if let Some(On::Press(Signal::GoTo(id))) = &node.element().on {
                assert_eq!(node.element().tag, "button");
                targets.push(id.clone());
            }
        });
        let counted = screen.tally.iter();
        let counted = counted
            .filter(|(status, _)| *status != Status::NotApplicable)
            .count();
        assert_eq!(targets.len(), counted);
        for id in targets {
            let heading = format!("<h3 class=\"group__head\" id=\"{id}\" tabindex=\"-1\">");
            assert_eq!(html.matches(&heading).count(), 1, "{id}");
        }
        for (status, count) in &screen.tally {
            if *status != Status::NotApplicable {
                let cell = format!("board__count\">{count}</b>");
                assert!(html.contains(&cell), "{status:?}");
            }
        }
        assert_eq!(html.contains("class=\"board\""), !screen.criteria.is_empty());
    }
}

#[test]
fn each_test_says_its_year_and_how_it_was_worked_out() {
    let (mut years, mut workings) = (0, 0);
    for session in examples() {
        let screen = result(&session);
        let html = html(&screen)
            .replace("<span class=\"piece\">", "")
            .replace("</span>", "");
        for test in screen
            .report
            .concerning()
            .flat_map(|criterion| &criterion.conditions)
        {
            if let Some(year) = test.year {
                years += 1;
                assert!(
                    html.contains(&format!("{year}年 · {}", test.label)),
                    "{}",
                    test.label
                );
            }
            for working in [&test.working, &test.threshold_working].into_iter().flatten() {
                workings += 1;
                assert!(html.contains(&format!("（{working}）")), "{working}");
            }
        }
    }
    assert!(years > 20 && workings > 20, "{years} {workings}");
}

/// Tests of several years stand in the order of the years, also where a reading puts the last first.
#[test]
fn years_are_in_order() {
    let mut runs = 0;
    for session in examples() {
        let screen = result(&session);
        for criterion in &screen.report.criteria {
            for pair in criterion.conditions.windows(2) {
                if pair[0].label == pair[1].label && pair[0].year.is_some() && pair[1].year.is_some() {
                    runs += 1;
                    assert!(pair[0].year < pair[1].year, "{}", criterion.title);
                }
            }
        }
    }
    assert!(runs > 12, "{runs}");
}

#[test]
fn a_figure_compared_with_another_year_says_its_own() {
    let screen = result(&example(CLUSTER, 0));
    let falling = screen
        .report
        .criteria
        .iter()
        .find(|criterion| criterion.id == "co2")
        .unwrap();
    let years: Vec<Option<i32>> = falling.conditions.iter().map(|test| test.year).collect();
    assert_eq!(years, [Some(2024), Some(2025)]);
}

/// What does not apply is no failure: no red sign below it.
#[test]
fn what_does_not_apply_shows_no_failure() {
    let mut seen = 0;
    for session in examples() {
        let screen = result(&session);
        let html = html(&screen);
        let off = format!(
            "{}</span><span class=\"group__count\"",
            copy::status(Status::NotApplicable)
        );
        if let Some(group) = html.split(&off).nth(1) {
            seen += 1;
            assert!(!group.split("</section>").next().unwrap().contains("is-not-met"));
        }
    }
    assert!(seen > 3);
}

#[test]
fn awards_are_said_as_documents_say_them() {
    let money = |text: &str| Money(Number::parse(text).unwrap());
    let range = |low, high| Amount::Range {
        low: money(low),
        high: money(high),
    };
    for (amount, wanted) in [
        (Amount::Exact(money("1000000")), "100万元"),
        (Amount::Exact(money("4300000")), "430万元"),
        (range("0", "300000"), "0～30万元"),
        (range("200000", "300000"), "20～30万元"),
        (range("500000", "120000000"), "50万元～1.2亿元"),
        (Amount::Exact(money("0")), "0 元"),
        (Amount::Exact(money("5000")), "5,000 元"),
        (range("5000", "20000"), "5,000～20,000 元"),
    ] {
        assert_eq!(copy::award(amount), wanted);
    }
    let screen = example_with(ACCELERATOR, &|screen| {
        matches!(screen.verdict, Verdict::Supports { .. })
    });
    let html = html(&screen).replace("<span class=\"piece\">", "");
    for benefit in &screen.report.benefits {
        if benefit.standing.status != Status::NotApplicable {
            assert!(html.contains(&escaped(benefit.title)) && html.contains(&escaped(benefit.quote)));
            if let Some(amount) = benefit.amount {
                assert!(html.contains(&copy::award(amount)), "{}", benefit.title);
            }
        }
    }
    assert!(html.contains(">430万元<"), "{html}");
}

/// A report of the made-up nursery.
fn nursery(given: Value) -> PolicyReport {
    let checked = check_text(include_str!("fixtures/nursery.json"), "nursery.json", "nursery");
    let bundle = checked
        .unwrap_or_else(|problems| panic!("{}", problems[0]))
        .bundle;
    let mut situation = Situation::new(&bundle.policies[0], Date::parse("2026-11-21").unwrap());
    let read = answers::read(&given.to_string(), &bundle).unwrap_or_else(|bad| panic!("{}", bad[0]));
    situation.answers = read[0].answers.clone();
    evaluate(&bundle.policies[0], &situation)
}

#[test]
fn a_duty_says_whether_it_was_kept_and_by_how_many_days() {
    let mut screen = result(&example(CLUSTER, 0));
    let mut shown = |filed: Option<&str>| {
        let given = match filed {
            Some(filed) => json!({ "changed": "2023-01-31", "filed": filed }),
            None => json!({}),
        };
        screen.report = std::rc::Rc::new(nursery(given));
        screen.criteria.clear();
        screen.tally.clear();
        let html = html(&screen)
            .replace("<span class=\"piece\">", "")
            .replace("</span>", "");
        html.split("变更后一个月内报备")
            .nth(1)
            .unwrap()
            .split("</li>")
            .next()
            .unwrap()
            .to_owned()
    };
    let late = shown(Some("2023-03-01"));
    assert!(late.contains("晚1天") && late.contains("不满足"), "{late}");
    let on_time = shown(Some("2023-02-28"));
    assert!(on_time.contains("✓") && !on_time.contains("天<"), "{on_time}");
    assert!(!shown(None).contains("class=\"test\""));
}

#[test]
fn a_lease_that_ends_too_soon_says_by_how_many_days() {
    let is_short = |screen: &ResultScreen| {
        let mut short = screen.shortfalls.iter();
        short.any(|short| short.test.distance.as_deref() == Some("1") && short.test.unit == "日")
    };
    let screen = example_with(ACCELERATOR, &is_short);
    assert!(html(&screen).contains("早1天"));
}

/// The text of an example: state, verdict, counts, what is missed and by how much, what to settle and to bring.
#[test]
fn the_text_to_copy() {
    let screen = result(&example(CLUSTER, 1));
    expect![[r#"
        征求意见稿测算 · 不是审核结论 · 不是认定承诺
        《内蒙古自治区中小企业特色产业集群培育认定管理暂行办法（征求意见稿）》 征求意见稿
        测算日期：2026年11月21日 · 规则版本：ae9a1586
        虚构的例子

        先看条件：有 2 项对不上
        按您的回答，对不上的是：研发或专利增长，且每万人专利5个（第五条(五)）、高耗水的，水效优于平均（第五条(七)）。
        各项条件：11 对上 · 14 需认定 · 1 不适用 · 2 不符

        对不上的
        · 每万人有效发明专利：目前情况：4.6512个（40000 ÷ 8600）；文件要求：不低于5个；相差：0.3488个
        · 水效优于行业平均：目前情况：更差；文件要求：更好

        可能涉及的支持
        · 自治区重点扶持：金额未规定（需认定）
        · 择优推荐申报国家级集群：需认定

        接下来怎么办
        1. 等申报通知，自愿申报
        2. 盟市工信局受理、初审、实地核实并推荐
        3. 自治区组织专家评审，择优确定名单

        要问清的
        · “近三年年均增速”按两段复合、三段复合还是逐年平均算？
        · “近三年产值均在15亿元以上”是每一年，还是三年平均？
        · 两个“60%以上”的占比看最近一年，还是三年都要？

        要带的材料
        · 申报表
        · 旗县中小企业主管部门盖章
        · 盟市推荐意见和公章
        · 真实性声明，单位负责人签字
        · 标准清单
        · 有效发明专利清单
        · 单位产值二氧化碳排放量计算公式
        · 三年发展规划
        · 产业链图谱
        · 碳排放监测机制材料
        · 境外分支机构材料
        · 制造资源共享工作的佐证
        · 质量品牌建设工作的佐证
        · 协同创新工作的佐证
        · 数字化服务工作的佐证
        · 数字化新模式新业态的佐证
        · 能源和资源综合利用的佐证
        · 绿色低碳公共服务的佐证
        · 国际合作交流活动的佐证
        · 中小企业公共服务平台的佐证
        · 中小企业公共服务的佐证
        · 治理工作的佐证

        咨询：企业服务股
        打开这份结果：https://a.cn/#s=BA
        链接含您的答案，发给谁谁就能看到。
        按您的回答测算，仅供参考；不是受理、审核或认定结论，也不是优惠承诺。以正式印发的文件和主管部门的审核结果为准。
    "#]].assert_eq(&recap::text(&screen, &host(), "https://a.cn/#s=BA"));
}

#[test]
fn nothing_taken_along_is_empty_or_about_fees() {
    for session in examples() {
        let screen = result(&session);
        let text = recap::text(&screen, &host(), "");
        let picture = recap::picture(&screen, &host(), "");
        assert!(picture.height <= 2_400, "{}", picture.height);
        let lines: Vec<&str> = text.lines().collect();
        let headings = [
            copy::words::SHORT,
            copy::words::TO_SETTLE,
            copy::words::DOCUMENTS,
            copy::words::DECIDED,
            copy::words::NEXT_STEPS,
        ];
        for (at, line) in lines.iter().enumerate() {
            if headings.contains(line) {
                assert!(
                    lines[at + 1].starts_with("· ") || lines[at + 1].starts_with("1. "),
                    "{text}"
                );
            }
        }
        for words in [&text, &said(&picture)] {
            for word in [copy::words::COSTS, "分类：", "押金"] {
                assert!(!words.contains(word), "{word} in {words}");
            }
            for word in BANNED {
                assert!(!words.contains(word), "{word} in {words}");
            }
        }
        for short in &screen.shortfalls {
            let line = format!("· {}：{}", copy::label(&short.test), copy::shortfall(short));
            assert!(text.contains(&line), "{line} is not in {text}");
        }
        if let Some(first) = screen.shortfalls.first() {
            let wanted = copy::shortfall(first).replace(' ', "");
            assert!(said(&picture).contains(&wanted), "{wanted}");
        }
    }
}

/// The text in the address a file is saved from.
fn saved(address: &str) -> String {
    let coded = address.strip_prefix("data:text/plain;charset=utf-8,").unwrap();
    let mut bytes = Vec::new();
    let mut letters = coded.bytes();
    while let Some(letter) = letters.next() {
        if letter == b'%' {
            let digits = [letters.next().unwrap(), letters.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            assert!(letter.is_ascii_alphanumeric());
            bytes.push(letter);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_link_too_long_for_a_code_goes_by_itself_or_in_a_file() {
    let session = example(CLUSTER, 0);
    let screen = result(&session);
    let short = format!("https://a.cn/#s={}", "A".repeat(recap::LONGEST - 16));
    let long = format!("{short}A");
    let around = Around {
        host: host(),
        picture: around::Picture::Painted("data:image/png;base64,AA".to_owned()),
        ..Around::default()
    };
    for (link, is_long) in [(&short, false), (&long, true)] {
        let picture = recap::picture(&screen, &host(), link);
        assert_eq!(has_code(&picture), !is_long);
        let words = said(&picture);
        assert_eq!(
            words.contains(&copy::words::LONG_LINK.replace(' ', "")),
            is_long,
            "{words}"
        );
        let draw = Draw::new(0).linked(link.clone());
        let html = drawn(&screen, &around, &draw).html();
        assert_eq!(html.contains(copy::take::LONG_LINK), is_long);
        let file = html
            .split(copy::take::SAVE_TEXT)
            .next()
            .unwrap()
            .rsplit("href=\"")
            .next()
            .unwrap();
        let text = saved(file.split('"').next().unwrap());
        assert_eq!(text, recap::text(&screen, &host(), link));
        assert!(text.contains(link.as_str()));
        let stage = Stage::new(session.subject(), day("2026-11-21")).apply(Cue::Code);
        let html = selfcheck::ui::stage(&stage.screen(), Some(selfcheck::ui::code(link)), &draw).html();
        assert_eq!(html.contains("class=\"code\""), !is_long);
        assert_eq!(html.contains(copy::stage::LONG_CODE), is_long);
        assert_eq!(html.contains(copy::stage::CODE_HELP), !is_long);
    }
    assert!(
        !html(&screen).contains(copy::take::SAVE_TEXT),
        "only once the sheet is open"
    );
}

/// Without a link there is nothing to say of a code.
#[test]
fn no_link_is_not_a_long_one() {
    let picture = recap::picture(&result(&example(CLUSTER, 0)), &host(), "");
    assert!(!has_code(&picture) && !said(&picture).contains("放不进二维码"));
}

/// Prints the lengths of the links of the examples, and of the longest of many visits.
#[test]
#[ignore = "prints figures"]
fn lengths_of_links() {
    for slug in ["dalad-accelerator", ACCELERATOR, CLUSTER] {
        for at in 0..known(slug).policy.examples.len() as u16 {
            let session = example(slug, at);
            let answered = result(&session).answered.len();
            println!(
                "{slug} {at}: {answered} answers, {} in the link",
                session.link().len()
            );
        }
        let visits = (0..150).map(|seed| any_visit(&known(slug), &mut Random::new(seed)));
        let longest = visits.map(|session| session.link().len()).max();
        println!("{slug}: {longest:?} at most");
    }
}
