//! What is taken along: it says what the result says, within its edges, and its code holds the link.

mod support;

use std::fs;
use std::path::Path;

use expect_test::expect;
use selfcheck::copy;
use selfcheck::engine::Origin;
use selfcheck::form::{Action, ResultScreen, Session};
use selfcheck::policy::TrackRole;
use selfcheck::recap::{self, Align, Host, Mark, Picture};

use support::chance::{SLUGS, any_visit, example, known, policy, result};
use support::svg::svg;
use support::{Random, day};

/// A public address of usual length.
const PAGE: &str = "https://zwfw.dalate.example.gov.cn/zice/a.html";
const DALAD: &str = "dalad-accelerator";
const BANNED: [&str; 6] = ["通过", "确定享受", "保证", "已符合", "可获得", "绝对安全"];

fn host() -> Host {
    Host {
        office: Some("达拉特旗工信和科技局企业服务股".to_owned()),
        phone: Some("0477-0000000".to_owned()),
        hours: Some("工作日 8:30–12:00，14:30–17:30".to_owned()),
        form_url: Some("https://example.gov.cn/form".to_owned()),
        complaint: Some("12345".to_owned()),
        address: Some(PAGE.to_owned()),
    }
}

fn link_of(session: &Session) -> String {
    recap::address(&host(), "https://elsewhere.example/", &session.link())
}

fn picture_of(session: &Session) -> Picture {
    recap::picture(&result(session), &host(), &link_of(session))
}

/// Every example of every policy.
fn examples() -> Vec<Session> {
    let of = |slug| (0..known(slug).policy.examples.len() as u16).map(move |at| example(slug, at));
    SLUGS.into_iter().flat_map(of).collect()
}

fn any_visits(count: u64) -> impl Iterator<Item = Session> {
    let visit = |slug, seed| any_visit(&known(slug), &mut Random::new(seed));
    SLUGS
        .into_iter()
        .flat_map(move |slug| (0..count).map(move |seed| visit(slug, seed)))
}

/// Left, upper, right and lower edge of a line of text.
fn extent(mark: &Mark) -> Option<[i64; 4]> {
    let Mark::Text {
        x,
        y,
        size,
        weight,
        align,
        words,
        ..
    } = mark
    else {
        return None;
    };
    let (x, width) = (i64::from(*x), i64::from(recap::width(words, *size, *weight)));
    let left = match align {
        Align::Left => x,
        Align::Centre => x - width / 2,
        Align::Right => x - width,
    };
    let (y, size) = (i64::from(*y), i64::from(*size));
    Some([left, y - size * 85 / 100, left + width, y + size * 15 / 100])
}

/// All words of a picture in order, without spaces: lines may break anywhere.
fn said(picture: &Picture) -> String {
    let words = picture.marks.iter().filter_map(|mark| match mark {
        Mark::Text { words, .. } => Some(words.replace(' ', "")),
        _ => None,
    });
    words.collect()
}

fn compact(text: &str) -> String {
    text.replace([' ', '\n'], "")
}

#[track_caller]
fn check_form(picture: &Picture) {
    assert_eq!(picture.width, 1_080);
    assert!(picture.height <= 2_400, "{} pixels high", picture.height);
    let texts: Vec<([i64; 4], &Mark)> = picture
        .marks
        .iter()
        .filter_map(|mark| Some((extent(mark)?, mark)))
        .collect();
    for ([left, top, right, bottom], mark) in &texts {
        assert!(*left >= 40 && *right <= 1_040, "over the edge: {mark:?}");
        assert!(*top >= 0 && *bottom <= i64::from(picture.height), "{mark:?}");
    }
    for (at, (one, mark)) in texts.iter().enumerate() {
        for (two, other) in &texts[at + 1..] {
            let apart = one[2] <= two[0] || two[2] <= one[0] || one[3] <= two[1] || two[3] <= one[1];
            assert!(apart, "one over the other: {mark:?} {other:?}");
        }
    }
    for mark in &picture.marks {
        let (x, y, w, h) = match mark {
            Mark::Fill { x, y, w, h, .. } => (x, y, w, h),
            Mark::Qr { x, y, size, .. } => (x, y, size, size),
            Mark::Text { .. } => continue,
        };
        assert!(
            *w > 0 && *h > 0 && x + w <= picture.width && y + h <= picture.height,
            "{mark:?}"
        );
    }
}

/// The picture and the text both say the short line, the verdict, the classes and the scenarios.
#[track_caller]
fn check_words(screen: &ResultScreen, words: &str) {
    let headline = copy::headline(&screen.verdict, screen.meta.issuer);
    let mut wanted = vec![
        screen.meta.banner.to_string(),
        headline.title,
        copy::day(screen.day),
    ];
    wanted.extend(screen.report.classes.iter().map(|class| class.title.to_string()));
    for costs in screen.report.costs.iter() {
        let shown = |role| matches!(role, TrackRole::Ranked | TrackRole::Fallback);
        for track in costs.tracks.iter().filter(|track| shown(track.role)) {
            wanted.push(copy::track_title(track));
            wanted.push(copy::amount_short(track.total));
            wanted.push(copy::amount_short(track.years[0].total));
        }
    }
    for what in wanted {
        assert!(words.contains(&compact(&what)), "{what} is not in {words}");
    }
    for word in BANNED {
        assert!(!words.contains(word), "{word} in {words}");
    }
}

fn check(session: &Session) {
    let (screen, picture) = (result(session), picture_of(session));
    check_form(&picture);
    check_words(&screen, &said(&picture));
    let text = recap::text(&screen, &host(), &link_of(session));
    check_words(&screen, &compact(&text));
    assert!(text.contains(&link_of(session)) && text.contains(screen.meta.title));
    assert!(!text.contains("\n\n\n"), "{text}");
}

#[test]
fn every_example_is_said_within_the_edges() {
    for session in examples() {
        check(&session);
    }
}

#[test]
fn any_visit_is_said_within_the_edges() {
    for session in any_visits(150) {
        check(&session);
    }
}

/// The code as another library reads it, four pixels to a module with the quiet zone around.
fn read_back(picture: &Picture) -> Option<String> {
    let qr = picture.marks.iter().find_map(|mark| match mark {
        Mark::Qr { size, modules, .. } => Some((size, modules)),
        _ => None,
    });
    let (size, modules) = qr?;
    assert_eq!(*size as usize % modules.len(), 0);
    let side = (modules.len() + 8) * 4;
    let dark = |x: usize, y: usize| {
        let module = |at: usize| (at / 4).checked_sub(4);
        let row = module(y).and_then(|row| modules.get(row));
        row.zip(module(x))
            .and_then(|(row, column)| row.get(column))
            .copied()
            .unwrap_or(false)
    };
    let shade = |x, y| if dark(x, y) { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, shade);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    let (meta, content) = grids[0].decode().unwrap();
    assert_eq!(meta.ecc_level, 0, "level M");
    Some(content)
}

#[test]
fn the_code_holds_the_link() {
    for session in examples() {
        let link = link_of(&session);
        assert!(link.len() <= 210, "{link}");
        assert_eq!(read_back(&picture_of(&session)), Some(link));
    }
}

/// Bytes that fit at level M, by version, from the standard: the code is no larger than it has to be.
#[test]
fn the_code_is_the_smallest_that_fits() {
    let capacity = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213];
    let screen = result(&example(DALAD, 0));
    for (version, most) in capacity.into_iter().enumerate() {
        let link = "a".repeat(most);
        let picture = recap::picture(&screen, &Host::default(), &link);
        let side = picture.marks.iter().find_map(|mark| match mark {
            Mark::Qr { modules, .. } => Some(modules.len()),
            _ => None,
        });
        assert_eq!(side, Some(21 + 4 * version), "{most} bytes");
        assert_eq!(read_back(&picture), Some(link));
    }
}

#[test]
fn without_a_link_there_is_no_code() {
    let screen = result(&example(DALAD, 0));
    for link in ["", &"a".repeat(3_000)] {
        let picture = recap::picture(&screen, &Host::default(), link);
        check_form(&picture);
        assert_eq!(read_back(&picture), None);
        assert!(!said(&picture).contains(copy::words::SCAN));
    }
}

#[test]
fn only_what_the_host_gave_is_said() {
    let screen = result(&example(DALAD, 0));
    let blank = Host {
        office: Some("  ".to_owned()),
        ..Host::default()
    };
    for host in [Host::default(), blank] {
        for words in [
            recap::text(&screen, &host, ""),
            said(&recap::picture(&screen, &host, "")),
        ] {
            assert!(
                !words.contains(copy::words::OFFICE) && !words.contains(copy::words::COMPLAINT),
                "{words}"
            );
        }
    }
    let picture = said(&recap::picture(&screen, &host(), ""));
    assert!(picture.contains("0477-0000000"), "{picture}");
}

#[test]
fn the_address_is_the_public_one() {
    let own = Host::default();
    assert_eq!(
        recap::address(&own, "https://a.cn/x?y=1#old", "BA"),
        "https://a.cn/x?y=1#s=BA"
    );
    assert_eq!(
        recap::address(&host(), "https://a.cn/", "BA"),
        format!("{PAGE}#s=BA")
    );
}

/// Too much to show: whole entries are left out and counted, no word is cut.
#[test]
fn what_is_too_long_is_counted() {
    let mut long = policy(DALAD);
    for leaf in &mut long.leaves {
        leaf.label = selfcheck::policy::lasting(&leaf.label.repeat(6));
    }
    let session = Session::new(selfcheck::form::Subject::new(long), day("2026-11-21"));
    let session = session.apply(Action::Example(0));
    let (screen, picture) = (result(&session), picture_of(&session));
    check_form(&picture);
    check_words(&screen, &said(&picture));
    assert!(said(&picture).contains("等6项"), "{}", said(&picture));
}

#[test]
fn the_text_to_copy() {
    let session = example(DALAD, 0);
    let text = recap::text(&result(&session), &host(), "https://a.cn/#s=BA");
    expect![[r#"
        征求意见稿测算 · 不是审核结论 · 不是优惠承诺
        《达拉特旗隐形冠军加速部落管理办法（试行）（征求意见稿）》 征求意见稿
        测算日期：2026年11月21日 · 规则版本：d3ac4fb1
        虚构的例子

        按您的回答，A类各项条件都对得上
        是否属实、是否归入A类，由达拉特旗工信和科技局核对材料后确定。
        口径有影响：“自2022年以来”看哪个日期？若按“看企业注册日期”，变为待补充；另有 1 处也会改变。
        分类：A类 满足；B类 不满足；C类 不满足；D类 不满足
        各项条件：5 对上 · 3 需认定 · 0 不符

        费用测算（面积 100㎡；单位：元）
        若认定A类、B类：第一年 14,010，三年合计 78,030，每㎡每月 21.68
        若认定C类、D类：第一年 26,010，三年合计 94,830，每㎡每月 26.34
        没归类的入驻企业（一般标准）：第一年 38,010，三年合计 114,030，每㎡每月 31.68
        首年可能需先缴：14,010～42,600 元
        合起来先准备：24,010～92,600 元
        其中押金（可退）：10,000～50,000 元

        接下来怎么办
        1. 填申请表，交材料
        2. 旗工信和科技局审核
        3. 公示5个工作日

        主要依据这些回答
        · 招商或投资协议签于2022年1月1日以来：2022年1月1日及以后
        · 从旗外招商引进：是
        · 旗里的重点企业或重点项目：有，拿得出文件
        · 协议甲方是旗政府：旗人民政府
        · 协议名称有“战略”：是
        · 项目已开工：是

        咨询：达拉特旗工信和科技局企业服务股
        电话：0477-0000000
        时间：工作日 8:30–12:00，14:30–17:30
        申请表：https://example.gov.cn/form
        意见和投诉：12345
        打开这份结果：https://a.cn/#s=BA
        链接含您的答案，发给谁谁就能看到。
        按您的回答测算，仅供参考；不是受理、审核或认定结论，也不是优惠承诺。以正式印发的文件和主管部门的审核结果为准。
    "#]].assert_eq(&text);
}

#[test]
fn what_to_ask_the_office() {
    let asks = recap::ask_text(&result(&example(DALAD, 1)));
    expect![[r#"
        您好！我们对照《达拉特旗隐形冠军加速部落管理办法（试行）（征求意见稿）》做了自测，有几处想请教：
        1. 附件 申请表：没签战略投资协议或者还没开工，能不能按申请表的说明归入A类？
        2. 第四条 A类：我们的协议是和开发区管委会（或旗里其他单位）签的，视同与旗政府签订吗？
        3. 第七条 第1项：面积按什么人数核定？工位按面积收费吗？
        4. 第十条 第6项：租金的市场价是多少？没有归类的企业按20元还是14元收？租金20元/平方米是每月还是每年？
        5. 第十条 第7项 一：第三年A–D类的租金、物业是27元，没归类的也是27元，第三年的优惠体现在哪里？
        6. 第十条 第7项 三：取暖33元、制冷23.1元是一季的价格，还是每月的价格？
        7. 第十一条：减免是直接按优惠价收，还是先交全价再申请退？什么时候退？
    "#]]
    .assert_eq(&asks);
    let nothing = Session::new(known("sme-size-standard"), day("2026-11-21")).apply(Action::Result);
    assert_eq!(recap::ask_text(&result(&nothing)), "");
}

/// Writes pictures as SVG under `target/recap/`, to look at them.
#[test]
#[ignore = "writes files to look at"]
fn draw_pictures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/recap");
    fs::create_dir_all(&folder).unwrap();
    let visits = examples().into_iter().chain(any_visits(2));
    for (at, session) in visits.enumerate() {
        fs::write(folder.join(format!("{at}.svg")), svg(&picture_of(&session))).unwrap();
    }
}

/// A made-up case must not leave the page as a real one, not even by its link.
#[test]
fn made_up_cases_say_so_wherever_they_go() {
    let marked = |screen: &ResultScreen| {
        let picture = recap::picture(screen, &Host::default(), "");
        let said = |mark: &Mark| matches!(mark, Mark::Text { words, .. } if words.contains("虚构的例子"));
        (
            recap::text(screen, &Host::default(), "").contains("虚构的例子"),
            picture.marks.iter().any(said),
        )
    };
    let subject = known("dalad-accelerator");
    for at in 0..subject.policy.examples.len() as u16 {
        let visit = example("dalad-accelerator", at);
        assert_eq!(marked(&result(&visit)), (true, true), "example {at}");
        let linked = Session::from_link(subject, &visit.link(), day("2026-11-21")).unwrap();
        assert_eq!(
            marked(&result(&linked.session)),
            (true, true),
            "example {at} by its link"
        );
    }
    let own = Session::new(subject, day("2026-11-21")).apply(Action::Result);
    assert_eq!(marked(&result(&own)), (false, false));
    assert!(recap::text(&result(&own), &Host::default(), "").contains("还没核对"));
}

/// With nothing known there is a lot to ask: a few sentences say it, and leave out no fact.
#[test]
fn what_to_ask_stays_short() {
    for slug in SLUGS {
        let start = Session::new(known(slug), day("2026-11-21"));
        let facts = (0..start.policy().facts.len() as u16).map(selfcheck::policy::FactId);
        let blank = |session: Session, fact| session.apply(Action::Unknown(fact));
        let screen = result(&facts.fold(start, blank).apply(Action::Result));
        let asks = recap::ask_text(&screen);
        assert!(asks.lines().count() <= 1 + 8, "{asks}");
        for open in screen.missing.iter().filter(|open| open.unknown) {
            assert!(asks.contains(open.label), "{} is not in {asks}", open.label);
        }
        assert!(!asks.contains("““") && !asks.contains("””"), "{asks}");
    }
}

/// The day of the self-check and what the policy assumes are no answers of the visitor.
#[test]
fn what_nobody_answered_is_named_as_that() {
    let (mut days, mut assumptions) = (0, 0);
    for session in examples().into_iter().chain(any_visits(60)) {
        let screen = result(&session);
        let report = &screen.report;
        let criteria = report.criteria.iter().flat_map(|criterion| &criterion.conditions);
        let classes = report.classes.iter().flat_map(|class| &class.conditions);
        let text = recap::text(&screen, &host(), "");
        for line in criteria.chain(classes) {
            let name = copy::value_name(line);
            let is_today = line.actual == Some(selfcheck::engine::Shown::Day(screen.day));
            match line.origin {
                Origin::Day => assert!(is_today && name == "测算日期", "{line:?}"),
                Origin::Assumption => assert_eq!(name, "默认"),
                Origin::Answers => assert_eq!(name, "目前情况"),
            }
            assumptions += usize::from(line.origin == Origin::Assumption);
            let said = format!("· {}：", line.label);
            let Some(said) = text.lines().find_map(|row| row.strip_prefix(&said)) else {
                continue;
            };
            days += usize::from(line.origin == Origin::Day);
            if line.origin != Origin::Answers {
                assert!(said.starts_with(name), "{said}");
            }
        }
    }
    assert!(
        days > 4 && assumptions > 0,
        "{days} days, {assumptions} assumptions"
    );
}

/// Without an area there is no sum that the deposit could be a part of.
#[test]
fn the_deposit_is_a_part_only_of_a_sum() {
    let session = Session::new(known(DALAD), day("2026-11-21")).apply(Action::Result);
    let text = recap::text(&result(&session), &host(), "");
    assert!(
        text.contains("押金（可退）：10,000～50,000 元") && !text.contains("其中押金"),
        "{text}"
    );
}

/// Where supports are what a document is about, text and picture name each with its amount, and 0 is never made up.
#[test]
fn supports_are_taken_along_with_their_amounts() {
    let said = |slug, at| {
        let session = example(slug, at);
        let text = recap::text(&result(&session), &host(), "");
        let painted = said(&picture_of(&session));
        (text, painted)
    };
    let (text, painted) = said("tongliao-incubator", 1);
    for amount in ["30万元（满足）", "50万元（满足）", "80万元（满足）"] {
        assert!(
            text.contains(amount) && painted.contains(amount),
            "{amount}: {text}"
        );
    }
    let (text, painted) = said("panjin-incubation", 0);
    assert!(
        text.contains("金额未规定（满足）") && painted.contains("金额未规定（满足）"),
        "{text}"
    );
    assert!(!text.contains("0元"), "{text}");
}
