//! What a result shows: every condition with status, article and quote, the amounts of the report, bars to scale.

use std::path::Path;

use expect_test::expect;
use selfcheck::copy;
use selfcheck::engine::chart::{bars, gauge};
use selfcheck::engine::{Amount, Money, Shown, TrackReport};
use selfcheck::form::{Action, Body, ResultScreen, Session, Subject};
use selfcheck::policy::{Policy, TrackRole, author};
use selfcheck::ui::around::Around;
use selfcheck::ui::draw::Draw;
use selfcheck::ui::result::result;
use selfcheck::value::{Date, Number};

/// Never said to a visitor outside the words of a document.
const BANNED: [&str; 6] = ["通过", "确定享受", "保证", "已符合", "可获得", "绝对安全"];

fn policies() -> Vec<Policy> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    for folder in ["policies", "tests/policies"] {
        let bundle = author::read_folder(&root.join(folder)).unwrap();
        all.extend(bundle.policies.into_iter().filter(|policy| policy.meta.offered));
    }
    all
}

fn screen(session: &Session) -> ResultScreen {
    match session.screen().body {
        Body::Result(screen) => *screen,
        _ => panic!("not a result"),
    }
}

/// The results of every example, and of a visit without an answer.
fn results() -> Vec<(String, ResultScreen)> {
    let day = Date::parse("2026-11-21").unwrap();
    let mut all = Vec::new();
    for policy in policies() {
        let (slug, examples) = (policy.slug, policy.examples.len());
        let empty = Session::new(Subject::new(policy), day);
        all.push((format!("{slug}, empty"), screen(&empty.apply(Action::Result))));
        for at in 0..examples {
            let session = empty.apply(Action::Example(at as u16));
            all.push((format!("{slug}, example {at}"), screen(&session)));
        }
    }
    assert!(all.len() > 6);
    all
}

fn html(screen: &ResultScreen) -> String {
    result(screen, &Around::default(), &Draw::new(0)).html()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

/// What stands between two marks, for every first mark.
fn between<'h>(html: &'h str, from: &str, to: &str) -> Vec<&'h str> {
    let pieces = html.split(from).skip(1);
    pieces.map(|piece| piece.split(to).next().unwrap()).collect()
}

/// Without elements.
fn text(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            other if !inside => text.push(other),
            _ => {}
        }
    }
    text
}

fn own(screen: &ResultScreen) -> Vec<&TrackReport> {
    let tracks = screen.report.costs.iter().flat_map(|costs| &costs.tracks);
    tracks
        .filter(|track| matches!(track.role, TrackRole::Ranked | TrackRole::Fallback))
        .collect()
}

fn fixed(number: Number) -> String {
    number.to_fixed(2)
}

/// Amounts without separators and with both places.
fn plain(amount: &str) -> Vec<String> {
    let ends = amount.replace(',', "");
    let full = |end: &str| match end.contains('.') {
        true => end.to_owned(),
        false => format!("{end}.00"),
    };
    ends.split('～').map(full).collect()
}

fn ends(amount: Amount) -> Vec<String> {
    match amount {
        Amount::Exact(money) => vec![fixed(money.0)],
        Amount::Range { low, high } => vec![fixed(low.0), fixed(high.0)],
    }
}

#[test]
fn every_criterion_shows_status_article_and_quote() {
    for (name, screen) in results() {
        let html = html(&screen);
        let groups = between(&html, "group__head\"", "</section>");
        for criterion in screen.report.concerning() {
            let status = copy::status(criterion.standing.status);
            let title = format!("row__title\">{}<", escaped(criterion.title));
            let rows: Vec<&str> = groups
                .iter()
                .filter(|group| text(group.split("</h3>").next().unwrap()).contains(&format!(" {status}")))
                .flat_map(|group| group.split("<details>").skip(1))
                .filter(|row| row.contains(&title))
                .collect();
            assert_eq!(rows.len(), 1, "{name}: {} under {status}", criterion.title);
            for wanted in [&criterion.article, &criterion.quote] {
                assert!(rows[0].contains(&escaped(wanted)), "{name}: {wanted}");
            }
        }
    }
}

#[test]
fn every_class_shows_status_article_and_quote() {
    for (name, screen) in results() {
        let html = html(&screen);
        for class in &screen.report.classes {
            let title = format!("row__title\">{}<", escaped(class.title));
            let rows: Vec<&str> = html
                .split("<details>")
                .filter(|row| row.contains(&title))
                .collect();
            let status = copy::status(copy::of_certainty(class.certainty));
            assert!(
                rows.iter().any(|row| row.contains(status)
                    && row.contains(&escaped(class.article))
                    && row.contains(&escaped(class.quote))),
                "{name}: {}",
                class.title
            );
        }
    }
}

#[test]
fn the_table_has_the_amounts_of_the_report() {
    let mut seen = 0;
    for (name, screen) in results() {
        let html = html(&screen);
        let rows: Vec<Vec<String>> = between(&html, "scope=\"row\"", "</tr>")
            .iter()
            .map(|row| {
                between(row, "fees__sum\">", "<")
                    .into_iter()
                    .flat_map(plain)
                    .collect()
            })
            .collect();
        let wanted: Vec<Vec<String>> = own(&screen)
            .iter()
            .map(|track| {
                let cells = [
                    Some(track.years[0].total),
                    Some(track.total),
                    track.average_per_square_metre_month,
                ];
                cells.into_iter().flatten().flat_map(ends).collect()
            })
            .collect();
        assert_eq!(rows, wanted, "{name}");
        seen += rows.len();
    }
    assert!(seen > 10);
}

/// The amount in hundredths of a yuan.
fn cents(number: Number) -> i128 {
    fixed(number).replace('.', "").parse().unwrap()
}

#[test]
fn bars_are_as_long_as_their_year_is_dear() {
    for (name, screen) in results() {
        let tracks = own(&screen);
        let years = || tracks.iter().flat_map(|track| &track.years);
        let longest = years().map(|year| cents(year.total.high())).max().unwrap_or(0);
        let drawn = html(&screen);
        let drawn = between(&drawn, "case__bar\"", "</svg>");
        let bars: Vec<_> = bars(&tracks).into_iter().flatten().collect();
        assert_eq!(
            (bars.len(), drawn.len()),
            (years().count(), years().count()),
            "{name}"
        );
        for ((year, bar), drawn) in years().zip(&bars).zip(drawn) {
            let mut at = 0;
            for part in &bar.parts {
                assert_eq!(part.from, at, "{name}: parts follow each other");
                at = part.to;
            }
            let wanted = cents(year.total.high()) * 1000 / longest;
            assert_eq!(i128::from(at), wanted, "{name}: year {}", year.year);
            // What is drawn: the rectangles without the patterns over them.
            let widths = between(drawn, "<rect class=", "height").into_iter();
            let widths = widths.map(|rect| between(rect, " width=\"", "%")[0].replace('.', ""));
            let sum: i128 = widths.map(|width| width.parse::<i128>().unwrap()).sum();
            assert_eq!(sum, wanted, "{name}: year {}", year.year);
        }
    }
}

#[test]
fn credits_are_no_bars_and_what_is_open_is_one_of_its_own() {
    let all = results();
    let (_, screen) = all.iter().find(|(_, screen)| !own(screen).is_empty()).unwrap();
    let money = |yuan: i64| Money(Number::from(yuan));
    let mut track = own(screen)[0].clone();
    track.years.truncate(1);
    let year = &mut track.years[0];
    year.items.truncate(2);
    year.items[0].amount = Amount::Exact(money(-30));
    year.items[1].amount = Amount::Range {
        low: money(60),
        high: money(80),
    };
    year.total = Amount::Range {
        low: money(30),
        high: money(80),
    };
    let parts: Vec<_> = bars(&[&track])[0][0]
        .parts
        .iter()
        .map(|part| (part.item, part.from, part.to))
        .collect();
    assert_eq!(parts, [(Some(1), 0, 750), (None, 750, 1000)]);
}

#[test]
fn gauges_leave_room_and_need_two_numbers() {
    let all = results();
    let tests = || {
        let screens = all.iter().map(|(_, screen)| &screen.report);
        screens.flat_map(|report| report.criteria.iter().flat_map(|criterion| &criterion.conditions))
    };
    let mut test = tests().find(|test| gauge(test).is_some()).unwrap().clone();
    let mut places = |actual: &str, threshold: &str| {
        test.actual = Some(Shown::Figure(actual.into()));
        test.threshold = Some(Shown::Figure(threshold.into()));
        gauge(&test).map(|gauge| (gauge.actual, gauge.threshold))
    };
    assert_eq!(places("5.6", "6"), Some((746, 800)));
    assert_eq!(places("20", "10"), Some((800, 400)));
    assert_eq!(places("0", "0"), None);
    assert_eq!(places("-1", "6"), None);
    assert_eq!(places("0", "6"), Some((0, 800)));
}

#[test]
fn nothing_claims_what_only_the_office_decides_and_nothing_is_styled_in_place() {
    for (name, screen) in results() {
        let html = html(&screen);
        assert!(
            !html.contains(" style"),
            "{name}: a strict content security policy refuses style attributes"
        );
        // Quotes are the document's own words.
        let ours: String = html
            .split("<blockquote>")
            .map(|part| part.split_once("</blockquote>").map_or(part, |(_, rest)| rest))
            .collect();
        for word in BANNED {
            assert!(!ours.contains(word), "{name}: {word}");
        }
    }
}

#[test]
fn ids_are_unique_and_labels_point_to_one() {
    for (name, screen) in results() {
        let html = html(&screen);
        let ids = between(&html, " id=\"", "\"");
        let mut sorted = ids.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), ids.len(), "{name}");
        for target in between(&html, " for=\"", "\"")
            .into_iter()
            .chain(between(&html, "url(#", ")"))
        {
            assert!(ids.contains(&target), "{name}: {target}");
        }
    }
}

#[test]
fn a_small_result_reads_as_written() {
    let all = results();
    let (_, screen) = all.iter().find(|(name, _)| name == "made-up, example 0").unwrap();
    let html = html(screen);
    let head = html.split("</section>").next().unwrap().replace("><", ">\n<");
    expect![[r#"
        <div class="result">
        <div class="paper">
        <p class="paper__title">《云岭共享工坊入驻办法（虚构，仅供测试）》</p>
        <p>正式文件</p>
        <p>按2026年11月21日测算，规则版本 253e9e0a。</p>
        <p class="paper__mark">虚构的例子</p>
        <p>分类：金类 满足；银类 不满足</p>
        </div>
        <div class="result__column">
        <section class="card head">
        <div role="status">
        <span class="chip is-met">
        <span aria-hidden="true">✓</span> 满足</span>
        <h1 tabindex="-1">按您的回答，金类各项条件都对得上</h1>
        <p class="head__text">是否属实、是否归入金类，由云岭工坊管理处核对材料后确定。</p>
        <p class="head__hinge">不受口径影响：文字怎么理解都一样。</p>
        </div>
        <ul class="tiles">
        <li class="tile is-met">
        <span class="tile__title">金类</span>
        <span class="tile__status">
        <span aria-hidden="true">✓</span> 满足</span>
        </li>
        <li class="tile is-not-met">
        <span class="tile__title">银类</span>
        <span class="tile__status">
        <span aria-hidden="true">✕</span> 不满足</span>
        </li>
        </ul>
        <ul class="labels">
        <li class="is-state">虚构的例子</li>
        <li>正式文件</li>
        <li>到2029年1月1日期满</li>
        <li>按2026年11月21日测算</li>
        </ul>
        <div class="take">
        <button class="secondary" type="button" aria-haspopup="dialog">保存、转发结果</button>
        </div>"#]]
    .assert_eq(&head);
    let table = between(&html, "<table", "</table>")[0].replace("</tr>", "</tr>\n");
    expect![[r#"
         class="fees"情形第一年两年合计每工位每月
        若认定金类价格✓ 满足第一年100两年合计8,839.68每工位每月46.04
        若认定银类价格✕ 不满足第一年4,899.68两年合计14,599.36每工位每月76.04
        普通价格第一年9,699.68两年合计19,399.36每工位每月101.04
    "#]]
    .assert_eq(&text(&table));
}
