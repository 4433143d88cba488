//! What is drawn: a few screens as text, and what holds for every screen of random visits.

mod support;

use std::collections::BTreeSet;

use std::path::Path;

use expect_test::{Expect, expect};
use selfcheck::copy::words;
use selfcheck::form::{Action, Session, Subject};
use selfcheck::policy::author;
use selfcheck::ui::around::Around;
use selfcheck::ui::draw::Draw;
use selfcheck::ui::node::Node;
use selfcheck::ui::signal::{On, Signal};
use selfcheck::ui::{self, node};
use support::{Random, day};

/// Never said to a visitor.
const BANNED: [&str; 6] = ["通过", "确定享受", "保证", "已符合", "可获得", "绝对安全"];
/// What people type.
const TYPED: [&str; 9] = [
    "12",
    "2023",
    "３．５",
    "1.2万",
    "500平方米",
    "abc<&\"",
    "-1",
    "",
    "99999999999999999999",
];

fn visits() -> Vec<Session> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut visits = Vec::new();
    for folder in ["policies", "tests/policies"] {
        let bundle = author::read_folder(&root.join(folder)).unwrap_or_else(|_| panic!("{folder}"));
        for policy in bundle.policies {
            visits.push(Session::new(Subject::new(policy), day("2026-11-21")));
        }
    }
    visits
}

fn made_up() -> Session {
    let named = |session: &Session| session.policy().slug == "made-up";
    visits().into_iter().find(named).unwrap()
}

fn page(session: &Session) -> Node {
    ui::page(&session.screen(), None, &Around::default(), &Draw::new(0))
}

/// A node and all within it, with what they stand in.
fn walk<'n>(node: &'n Node, above: &[&'static str], see: &mut impl FnMut(&'n Node, &[&'static str])) {
    see(node, above);
    let path = [above, &[node.element().tag]].concat();
    for child in &node.element().children {
        walk(child, &path, see);
    }
}

fn attribute<'n>(node: &'n Node, name: &str) -> Option<&'n str> {
    let attributes = node.element().attributes.iter();
    attributes
        .filter(|(known, _)| *known == name)
        .map(|(_, value)| &**value)
        .next()
}

fn text(node: &Node) -> String {
    let mut text = String::new();
    walk(node, &[], &mut |node, _| text.push_str(&node.element().text));
    text
}

/// All that is wrong with a drawing.
fn complaints(page: &Node, banner: &str) -> Vec<String> {
    let mut found = Vec::new();
    let (mut ids, mut labelled, mut wanted, mut headings) = (Vec::new(), Vec::new(), Vec::new(), 0);
    walk(page, &[], &mut |node, above| {
        let element = node.element();
        ids.extend(attribute(node, "id"));
        labelled.extend(attribute(node, "for"));
        headings += usize::from(element.tag == "h1" && attribute(node, "tabindex") == Some("-1"));
        for name in ["for", "aria-labelledby", "aria-describedby"] {
            wanted.extend(attribute(node, name).into_iter().flat_map(str::split_whitespace));
        }
        if let Some(On::Press(Signal::GoTo(id) | Signal::Show(id))) = &element.on {
            wanted.push(id);
        }
        let named = attribute(node, "aria-label").is_some() || attribute(node, "aria-labelledby").is_some();
        if matches!(element.tag, "button" | "summary") && !named && text(node).trim().is_empty() {
            found.push(format!("a {} without words", element.tag));
        }
        if matches!(element.tag, "button" | "input" | "a" | "select")
            && above
                .iter()
                .any(|tag| matches!(*tag, "button" | "label" | "summary"))
        {
            found.push(format!("a {} inside another control", element.tag));
        }
        if matches!(element.tag, "ul" | "ol") && element.children.iter().any(|child| !is_item(child)) {
            found.push(format!("a {} holds more than entries", element.tag));
        }
    });
    walk(page, &[], &mut |node, _| {
        let is_control = matches!(node.element().tag, "input" | "select" | "textarea");
        let labels = attribute(node, "id").is_some_and(|id| labelled.contains(&id));
        if is_control && !labels && attribute(node, "aria-label").is_none() {
            found.push(format!("no label for {}", node.html()));
        }
    });
    for (at, id) in ids.iter().enumerate() {
        if ids[..at].contains(id) {
            found.push(format!("two elements have the id {id}"));
        }
    }
    for id in wanted {
        if !ids.contains(&id) {
            found.push(format!("{id} is referred to and not there"));
        }
    }
    walk(page, &[], &mut |node, _| {
        let text = &node.element().text;
        for marks in [['（', '）'], ['“', '”']] {
            if is_nested(text, marks) {
                found.push(format!("{marks:?} within {marks:?}: {text}"));
            }
        }
        if text.contains(".00 元") {
            found.push(format!("another format than elsewhere: {text}"));
        }
    });
    if headings != 1 {
        found.push(format!("{headings} headings to focus"));
    }
    // The patcher of the page looks for one of each name.
    walk(page, &[], &mut |node, _| {
        let names = node.element().attributes.iter().map(|(name, _)| name);
        if names.clone().collect::<BTreeSet<_>>().len() < names.len() {
            found.push(format!("an attribute is set twice: {}", node.html()));
        }
    });
    let html = page.html();
    found.extend(
        BANNED
            .iter()
            .filter(|word| html.contains(**word))
            .map(|word| format!("says {word}")),
    );
    if !html.contains(banner) {
        found.push("the short line is missing".into());
    }
    found
}

/// Whether an opening mark follows another one that is not closed yet.
fn is_nested(text: &str, [open, close]: [char; 2]) -> bool {
    let mut depth = 0;
    text.chars().any(|letter| {
        depth += i32::from(letter == open) - i32::from(letter == close);
        depth > 1
    })
}

fn is_item(node: &Node) -> bool {
    let element = node.element();
    element.tag == "li"
        || element.tag.is_empty() && element.children.iter().all(is_item) && element.text.is_empty()
}

/// Everything a visitor can do on the page.
fn actions(page: &Node, random: &mut Random) -> Vec<Action> {
    let mut actions = Vec::new();
    walk(page, &[], &mut |node, _| match &node.element().on {
        Some(On::Press(Signal::Act(action)) | On::Submit(Signal::Act(action))) => {
            actions.push(action.clone())
        }
        Some(On::Input(fact, part)) => {
            let text = TYPED[random.below(TYPED.len())];
            actions.push(Action::Type(*fact, *part, text.into()));
        }
        Some(On::Choose(fact, year)) => actions.push(Action::PickYear(*fact, *year, Some(0))),
        _ => {}
    });
    actions
}

#[test]
fn every_screen_of_random_visits_is_sound() {
    for start in visits() {
        let banner = start.screen().banner;
        for seed in 0..20 {
            let mut random = Random::new(seed);
            let mut session = start.clone();
            for step in 0..60 {
                let page = page(&session);
                let found = complaints(&page, banner);
                let slug = &start.policy().slug;
                assert!(
                    found.is_empty(),
                    "{slug}, seed {seed}, step {step}: {found:#?}\n{}",
                    shown(&page)
                );
                let all = actions(&page, &mut random);
                // Leaving again and again would see little of the questionnaire.
                let leaves =
                    |action: &Action| matches!(action, Action::Reset | Action::Back | Action::Example(_));
                let picked = &all[random.below(all.len())];
                if !leaves(picked) || random.one_in(4) {
                    session = session.apply(picked.clone());
                }
            }
        }
    }
}

#[test]
fn faults_in_a_drawing_are_found() {
    let sound = || {
        let heading = node::said("h1", "x").fixed("tabindex", "-1");
        node::el("div").with(node::said("p", "banner")).with(heading)
    };
    assert_eq!(complaints(&sound(), "banner"), [""; 0]);
    let check = |fault: Node, complaint: &str| {
        let found = complaints(&sound().with(fault), "banner").join("\n");
        assert!(found.contains(complaint), "{found}");
    };
    check(node::el("input"), "no label");
    check(node::el("button"), "without words");
    check(node::said("p", BANNED[0]), "says");
    check(node::el("label").fixed("for", "gone"), "not there");
    check(node::said("p", "a（b（c））"), "within");
    check(node::said("p", "“““a”””"), "within");
    check(node::said("p", "12.00 元"), "format");
    check(node::said("h1", "y").fixed("tabindex", "-1"), "2 headings");
    check(node::el("ul").with(node::el("p")), "more than entries");
    let twins = vec![node::el("p").fixed("id", "a"), node::el("p").fixed("id", "a")];
    check(node::el("").all(twins), "two elements");
    let nested = node::el("label").with(node::said("button", "x"));
    check(nested, "inside another");
    let twice = node::el("p").fixed("title", "a").fixed("title", "b");
    check(twice, "twice");
    assert_eq!(complaints(&sound(), "another"), ["the short line is missing"]);
}

/// One element per line.
fn shown(node: &Node) -> String {
    node.html().replace("><", ">\n<")
}

fn check(session: &Session, expected: &Expect) {
    expected.assert_eq(&shown(&page(session)));
}

#[test]
fn the_first_screen() {
    check(
        &made_up(),
        &expect![[r#"
            <div class="page">
            <p class="banner">虚构文件 · 仅供测试 · 不是承诺</p>
            <div class="notices" role="status">
            </div>
            <div class="body">
            <div class="start">
            <section class="hero">
            <h1 tabindex="-1">云岭共享工坊</h1>
            <p class="hero__text">看看能不能入驻、两年要付多少工位费。</p>
            <ul class="promises">
            <li>约 6 题，1 分钟左右先看到结果</li>
            <li>不清楚的可以先跳过，不用一次答完</li>
            <li>不用登录，答案不上传</li>
            </ul>
            <div class="hero__actions">
            <button class="primary" type="button">开始自测</button>
            <button class="secondary" type="button" aria-haspopup="dialog">先看一个例子</button>
            </div>
            </section>
            <section class="card">
            <div class="card__head">
            <h2>依据</h2>
            <p class="chip is-met">正式文件</p>
            </div>
            <p>云岭共享工坊入驻办法（虚构，仅供测试）</p>
            <dl class="facts">
            <div>
            <dt>发文单位</dt>
            <dd>
            <span class="piece">云岭工坊管理处</span>
            </dd>
            </div>
            </dl>
            </section>
            <p class="hint privacy">答案只在本机计算，不上传、不登记；未答完的内容在这台设备上保留7天，点“清空答案”立即删除。打开网页时，微信和网站服务器可能记录访问信息。请勿填写个人信息。</p>
            <div class="start__staff">
            <button class="link" type="button">演示版</button>
            </div>
            <dialog class="sheet" id="sc0-examples" aria-labelledby="sc0-examples-title">
            <p class="banner">虚构文件 · 仅供测试 · 不是承诺</p>
            <div class="sheet__in">
            <div class="sheet__head">
            <h2 id="sc0-examples-title">先看一个例子</h2>
            <button class="link" type="button">关闭</button>
            </div>
            <div class="sheet__body">
            <p class="hint">企业和数字都是虚构的，只用来演示。</p>
            <ul class="rows">
            <li>
            <button class="row" type="button">
            <span class="row__main">
            <span class="row__title">获奖工作室</span>
            <span class="row__sub">8个工位</span>
            </span>
            <span class="row__go" aria-hidden="true">›</span>
            </button>
            </li>
            </ul>
            </div>
            </div>
            </dialog>
            </div>
            </div>
            <div class="foot">
            </div>
            </div>"#]],
    );
}

#[test]
fn a_number_that_is_no_number() {
    let mut session = made_up().apply(Action::Continue);
    for _ in 0..20 {
        let page = page(&session);
        let mut box_of = None;
        walk(&page, &[], &mut |node, _| {
            if let Some(On::Input(fact, 0)) = node.element().on {
                box_of = Some(fact);
            }
        });
        if let (Some(fact), false) = (box_of, page.html().contains(words::UNKNOWN_REST)) {
            let typed = session.apply(Action::Type(fact, 0, "3.5 个".into()));
            return check(
                &typed.apply(Action::Next),
                &expect![[r#"
                <div class="page">
                <p class="banner">虚构文件 · 仅供测试 · 不是承诺</p>
                <div class="bar">
                <button class="bar__back" type="button">
                <span class="bar__sign" aria-hidden="true">‹</span>上一步</button>
                <p class="bar__title">
                <span>云岭共享工坊</span>
                </p>
                <p class="bar__note">还需约4题</p>
                <progress class="bar__progress" aria-label="进度" value="2" max="6">
                </progress>
                </div>
                <div class="notices" role="status">
                </div>
                <div class="body body--asks">
                <form class="ask" novalidate>
                <div class="ask__head">
                <p class="section">费用</p>
                <h1 tabindex="-1" id="sc0-heading">打算用几个工位？</h1>
                </div>
                <div class="errors" tabindex="-1" role="group" aria-labelledby="sc0-errors">
                <div role="alert">
                <p class="errors__title" id="sc0-errors">还不能继续，请看这里：</p>
                <ul>
                <li>
                <button class="link" type="button">这里的单位是工位，请换算后填写。</button>
                </li>
                </ul>
                </div>
                </div>
                <div class="field is-wrong">
                <label class="label hidden" for="sc0-desks-0">打算用几个工位？</label>
                <p class="hint" id="sc0-desks-help">按长期使用的工位数填写。</p>
                <div class="error" id="sc0-desks-error">
                <p>这里的单位是工位，请换算后填写。</p>
                </div>
                <span class="box is-wrong">
                <input type="text" inputmode="numeric" autocomplete="off" id="sc0-desks-0" aria-describedby="sc0-desks-error sc0-desks-help sc0-desks-0-echo" aria-invalid="true" value="3.5 个">
                <span class="box__unit">工位</span>
                </span>
                <div class="echo" id="sc0-desks-0-echo" role="status">
                </div>
                <div class="tick tick--alone">
                <input class="tick__box" type="checkbox" id="sc0-desks-unknown">
                <label class="tick__label" for="sc0-desks-unknown">不清楚</label>
                </div>
                </div>
                <div class="actions">
                <button class="primary" type="submit">下一步</button>
                </div>
                <details class="about">
                <summary>为什么问、在哪查</summary>
                <dl class="facts">
                <div>
                <dt>为什么问</dt>
                <dd>
                <span class="piece">费用按工位计算。</span>
                </dd>
                </div>
                <div>
                <dt>怎么填</dt>
                <dd>
                <span class="piece">8</span>
                </dd>
                </div>
                </dl>
                </details>
                </form>
                <nav class="outline" aria-label="全部问题" id="sc0-outline">
                <ol>
                <li>
                <button class="outline__item is-done" type="button">
                <span class="outline__title">设计奖</span>
                <span class="outline__answer">有，拿得出文件</span>
                </button>
                </li>
                <li>
                <button class="outline__item is-done" type="button">
                <span class="outline__title">销售额</span>
                <span class="outline__answer">不清楚</span>
                </button>
                </li>
                <li>
                <span class="outline__item is-here" aria-current="step">
                <span class="outline__title">工位数</span>
                </span>
                </li>
                <li>
                <button class="outline__item" type="button">
                <span class="outline__title">注册地</span>
                </button>
                </li>
                <li>
                <button class="outline__item" type="button">
                <span class="outline__title">注册资金</span>
                </button>
                </li>
                <li>
                <button class="outline__item" type="button">
                <span class="outline__title">有多少人？</span>
                </button>
                </li>
                </ol>
                </nav>
                </div>
                <div class="foot">
                <p>答案只在本机计算，不上传、不登记。</p>
                <p class="foot__links">
                <button class="link" type="button">先看结果</button>
                <button class="link" type="button">清空答案</button>
                </p>
                </div>
                </div>"#]],
            );
        }
        session = selfcheck::form::Session::clone(&session);
        let all = actions(&page, &mut Random::new(1));
        let on = all.iter().find(|action| matches!(action, Action::Go(_)));
        let unknown = all.iter().find(|action| matches!(action, Action::Unknown(_)));
        session = match (on, unknown) {
            (Some(on), _) => session.apply(on.clone()),
            (None, Some(unknown)) => session.apply(unknown.clone()).apply(Action::Next),
            (None, None) => session.apply(Action::Next),
        };
    }
    panic!("no number is ever asked");
}

/// An example as it stands on paper: document, day, mark of the example, classes.
#[test]
fn paper_says_what_it_is_about() {
    let session = made_up().apply(Action::Example(0));
    let draw = Draw::new(0).linked("https://example.com/#s=abc".to_owned());
    let page = ui::page(&session.screen(), None, &Around::default(), &draw);
    let mut paper = Vec::new();
    walk(&page, &[], &mut |node, _| {
        if attribute(node, "class").is_some_and(|class| class.starts_with("paper ") || class == "paper") {
            paper.push(node.html());
        }
    });
    let [head, foot] = &paper[..] else {
        panic!("{paper:?}")
    };
    for wanted in [
        "《云岭共享工坊入驻办法（虚构，仅供测试）》",
        "2026年11月21日",
        "虚构的例子",
    ] {
        assert!(head.contains(wanted), "{wanted} is not in {head}");
    }
    assert!(
        foot.contains("<svg class=\"code\"") && foot.contains(">https://example.com/#s=abc<"),
        "{foot}"
    );
}

/// A question that may be left as it is looks like one wherever it stands.
#[test]
fn what_may_be_left_is_no_mistake() {
    let start = visits()
        .into_iter()
        .find(|session| session.policy().slug == "dalad-accelerator")
        .unwrap();
    let questions = &start.policy().questions;
    let place = questions
        .iter()
        .position(|question| question.id == "area")
        .unwrap();
    let area = start
        .policy()
        .facts
        .iter()
        .position(|fact| fact.id == "area_m2")
        .unwrap() as u16;
    let heads = start
        .policy()
        .facts
        .iter()
        .position(|fact| fact.id == "office_headcount")
        .unwrap() as u16;
    let typed = |text: &str| {
        let opened = start.apply(Action::Open(place as u16));
        let typed = opened.apply(Action::Type(selfcheck::policy::FactId(heads), 0, "20".into()));
        typed
            .apply(Action::Type(selfcheck::policy::FactId(area), 0, text.into()))
            .apply(Action::Next)
    };
    let asked = page(&typed("500")).html();
    assert!(asked.contains("is-doubt") && asked.contains("error--doubt") && asked.contains("errors--doubt"));
    assert!(!asked.contains("aria-invalid") && !asked.contains("box is-wrong"));
    let wrong = page(&typed("-5")).html();
    assert!(wrong.contains("aria-invalid") && wrong.contains("box is-wrong") && !wrong.contains("doubt\""));
}
