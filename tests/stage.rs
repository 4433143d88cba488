//! The stage for staff: examples, sliders, two cases side by side, keys; nothing of it is kept.

mod support;
#[path = "support/visits.rs"]
mod visits;

use selfcheck::engine::{Amount, AmountKind, Comparison};
use selfcheck::form::{Action, Cue, Move, Overlay, Stage, StageScreen, Visit};
use selfcheck::ui::{
    self,
    draw::Draw,
    node::Node,
    signal::{On, Signal},
};
use selfcheck::value::Number;

use support::Random;
use visits::{DALAD, class_a, day, result, subject, visit};

const BANNED: [&str; 6] = ["通过", "确定享受", "保证", "已符合", "可获得", "绝对安全"];

fn stage() -> Stage {
    Stage::new(subject(DALAD), day("2026-11-21"))
}

fn key(stage: &Stage, key: &str) -> Stage {
    stage.apply(Cue::of_key(key).unwrap_or_else(|| panic!("{key} is no key")))
}

fn comparison(screen: &StageScreen) -> &Comparison {
    screen.comparison.as_ref().expect("two cases")
}

/// The total of the first side's first track.
fn total(screen: &StageScreen, side: usize) -> Number {
    let costs = screen.sides[side].result.report.costs.as_ref().unwrap();
    match costs.tracks[0].total {
        Amount::Exact(money) => money.0,
        range => panic!("{range:?}"),
    }
}

fn slide(stage: &Stage, slider: usize, number: &str) -> Stage {
    let screen = stage.screen();
    let view = &screen.sides[screen.at].result.sliders[slider];
    stage.apply(Cue::Act(Action::Slide(view.fact, Number::parse(number).unwrap())))
}

#[test]
fn there_are_at_least_six_examples_and_the_first_is_shown() {
    let screen = stage().screen();
    assert!(screen.examples.len() >= 6, "{}", screen.examples.len());
    assert_eq!((screen.sides.len(), screen.sides[0].example), (1, Some(0)));
    assert!(screen.sides[0].result.sliders.len() >= 2);
}

#[test]
fn everything_follows_a_slider() {
    let before = stage();
    let sliders = before.screen().sides[0].result.sliders.clone();
    let area = sliders
        .iter()
        .position(|view| view.unit == "㎡")
        .expect("an area");
    let after = slide(&before, area, "200");
    assert_eq!(
        after.screen().sides[0].result.sliders[area].value,
        Some(Number::from(200))
    );
    // Twice the 100 ㎡ of the worked case.
    assert_eq!(
        total(&slide(&before, area, "100").screen(), 0).to_string(),
        "78030"
    );
    assert_eq!(total(&after.screen(), 0).to_string(), "156060");
    // Less than nothing: refused.
    assert_eq!(
        total(&slide(&after, area, "-5").screen(), 0).to_string(),
        "156060"
    );
}

#[test]
fn two_cases_stand_side_by_side_to_the_yuan() {
    let area = 1;
    let both = slide(&slide(&stage(), area, "100").apply(Cue::Compare), area, "60");
    let screen = both.screen();
    assert_eq!((screen.sides.len(), screen.at), (2, 1));
    assert_eq!(total(&screen, 0).to_string(), "78030");
    assert_eq!(total(&screen, 1).to_string(), "46818");
    let track = &comparison(&screen).tracks[0];
    let of = |kind: &AmountKind| track.amounts.iter().find(|pair| pair.kind == *kind).unwrap();
    let difference = of(&AmountKind::Total).difference.unwrap().low();
    assert_eq!(difference.to_string(), "-31212");
    // First year plus nothing else than its items: the items of all years make up the total.
    let items = track
        .amounts
        .iter()
        .filter(|pair| matches!(pair.kind, AmountKind::Item(_)));
    let sum = items.fold(Number::ZERO, |sum, pair| {
        sum.checked_add(pair.amounts[1].low()).unwrap()
    });
    assert_eq!(sum, total(&screen, 1));
}

/// Class A at 100 ㎡ beside class D at 100 ㎡: what each would pay itself.
#[test]
fn each_sides_own_price_comes_first() {
    let both = stage().apply(Cue::Compare).apply(Cue::Load(4));
    let screen = both.screen();
    let own = &comparison(&screen).tracks[0];
    assert_ne!(own.titles[0], own.titles[1]);
    let total = own
        .amounts
        .iter()
        .find(|pair| pair.kind == AmountKind::Total)
        .unwrap();
    let amounts = total.amounts.map(|amount| amount.low().text());
    assert_eq!(amounts, ["78030", "94830"]);
    assert_eq!(total.difference.unwrap().low().text(), "16800");
}

#[test]
fn without_an_area_no_difference_is_told() {
    let last = stage().screen().examples.len() as u16 - 1;
    let both = stage().apply(Cue::Compare).apply(Cue::Load(last));
    let screen = both.screen();
    let open = screen.sides[1]
        .result
        .report
        .costs
        .as_ref()
        .unwrap()
        .per_square_metre;
    assert!(open, "the last example names no area");
    let pairs = comparison(&screen).tracks.iter().flat_map(|track| &track.amounts);
    assert!(pairs.clone().count() > 0 && pairs.into_iter().all(|pair| pair.difference.is_none()));
}

#[test]
fn a_case_beside_itself_differs_in_nothing() {
    for example in 0..stage().screen().examples.len() as u16 {
        let screen = stage().apply(Cue::Load(example)).apply(Cue::Compare).screen();
        let comparison = comparison(&screen);
        assert!(
            comparison
                .standings
                .iter()
                .all(|pair| pair.statuses[0] == pair.statuses[1])
        );
        for pair in comparison.tracks.iter().flat_map(|track| &track.amounts) {
            assert_eq!(pair.amounts[0], pair.amounts[1]);
            assert!(
                pair.difference
                    .is_none_or(|difference| difference.low().is_zero())
            );
        }
    }
}

#[test]
fn the_keys_do_what_the_list_says() {
    let both = key(&key(&stage(), "C"), "3");
    let screen = both.screen();
    assert_eq!(
        (screen.sides[0].example, screen.sides[1].example, screen.at),
        (Some(0), Some(2), 1)
    );
    assert_eq!(key(&both, "s").screen().at, 0);
    assert_eq!(key(&both, "c").screen().sides.len(), 1);
    assert_eq!(key(&both, "q").screen().overlay, Some(Overlay::Code));
    assert_eq!(key(&both, "?").screen().overlay, Some(Overlay::Keys));
    assert_eq!(key(&key(&both, "?"), "Escape").screen().overlay, None);
    let reset = key(&key(&both, "?"), "R").screen();
    assert_eq!(
        (reset.sides.len(), reset.sides[0].example, reset.overlay),
        (1, Some(0), None)
    );
    assert_eq!(Cue::of_key("x"), None);
    assert_eq!(Cue::of_key("F5"), None);
}

#[test]
fn the_visitors_own_session_waits_behind_the_stage() {
    let session = (0..3).fold(visit(DALAD).apply(Action::Continue), |session, _| {
        visits::step(&session, &class_a())
    });
    let draft = session.draft();
    assert!(draft.is_some());
    let visit = Visit {
        session,
        stage: None,
        arrival: None,
        door: None,
    };
    let shown = visit
        .apply(Move::Stage(true))
        .apply(Move::Cue(Cue::Load(3)))
        .apply(Move::Act(Action::Reset))
        .apply(Move::Cue(Cue::Compare));
    assert!(shown.stage.is_some());
    assert_eq!(shown.session.draft(), draft, "nothing on the stage is kept");
    let left = shown.apply(Move::Stage(false));
    assert!(left.stage.is_none() && left.session.draft() == draft);
}

#[test]
fn whatever_happens_on_the_stage_it_shows_results_with_the_short_line() {
    for seed in 0..40 {
        let mut random = Random::new(seed);
        let mut stage = stage();
        for _ in 0..30 {
            let any = random.below(20) as u16;
            let cue = match random.below(7) {
                0 => Cue::Load(any),
                1 => Cue::Compare,
                2 => Cue::Side(any),
                3 => Cue::Other,
                4 => Cue::Act(Action::Read(any, any % 3)),
                5 if any < 5 => Cue::Act(Action::Unknown(selfcheck::policy::FactId(any))),
                5 => Cue::Act(
                    [Action::Reset, Action::Back, Action::Continue, Action::Open(any)][usize::from(any % 4)]
                        .clone(),
                ),
                _ => {
                    let views = &stage.screen().sides[0].result.sliders;
                    let view = &views[usize::from(any) % views.len()];
                    Cue::Act(Action::Slide(view.fact, Number::from(i64::from(any) * 5)))
                }
            };
            stage = stage.apply(cue);
            let screen = stage.screen();
            assert!(!screen.sides.is_empty() && screen.at < screen.sides.len());
            let session = stage.session();
            let afresh = session.on_day(day("2026-11-21"));
            assert_eq!(
                result(session).report,
                result(&afresh).report,
                "seed {seed}: an old report"
            );
            let html = ui::stage(&screen, None, &Draw::new(0)).html();
            assert!(html.contains(screen.banner));
            for word in BANNED {
                assert!(!html.contains(word), "seed {seed}: {word}");
            }
        }
    }
}

fn html(stage: &Stage) -> String {
    ui::stage(&stage.screen(), None, &Draw::new(0)).html()
}

/// Only where a number stands may a slider have a handle.
#[test]
fn a_slider_without_a_number_says_so() {
    let (unset, open) = (r#"<div class="slide is-unset">"#, r#"aria-valuetext="还没填""#);
    for example in 0..stage().screen().examples.len() as u16 {
        let stage = stage().apply(Cue::Load(example));
        let views = stage.screen().sides[0].result.sliders.clone();
        let without = views.iter().filter(|view| view.value.is_none()).count();
        let page = html(&stage);
        assert_eq!(page.matches(unset).count(), without, "example {example}");
        assert_eq!(page.matches(open).count(), without, "example {example}");
        // The leftmost place is a number like any other once it is chosen.
        assert!(!page.contains(r#"aria-valuetext="5 ㎡""#));
        let page = html(&slide(&stage, 1, &views[1].min.text()));
        assert!(page.contains(r#"aria-valuetext="5 ㎡""#));
    }
}

#[test]
fn the_heads_of_two_cases_name_example_and_numbers() {
    let both = stage().apply(Cue::Compare).apply(Cue::Load(4));
    let page = html(&both);
    let [first, second] = [0, 4].map(|at: usize| both.screen().examples[at].title);
    for head in [["甲：", first], ["乙：", second]] {
        assert!(
            page.contains(&[">", &head.concat(), "</h2>"].concat()),
            "{head:?}"
        );
    }
    assert!(page.contains("面积 100㎡ · 常驻办公人数 20人 · 从业人员 120人"));
    assert!(page.contains(">面积 100㎡ · 从业人员 86人<"));
    let moved = html(&slide(&both, 1, "60"));
    assert!(moved.contains(&["乙：", second, "（调整过）"].concat()));
    assert!(moved.contains(&["甲：", first, "</h2>"].concat()));
    assert!(moved.contains(">面积 60㎡ · 从业人员 86人<"));
}

#[test]
fn what_lies_over_the_stage_shuts_it_off_and_carries_the_short_line() {
    for show in [Cue::Code, Cue::Keys] {
        let covered = stage().apply(show);
        let page = html(&covered);
        let over = page.split(r#"<div class="overlay""#).nth(1).expect("an overlay");
        assert!(over.contains(covered.screen().banner));
        assert!(page.contains(r#"<div class="stage__in" inert"#));
        for next in [Cue::Load(2), Cue::Compare, Cue::Reset, Cue::Close] {
            let shown = covered.apply(next);
            assert_eq!(shown.overlay(), None);
            assert!(!html(&shown).contains("inert"));
        }
    }
}

/// Every action that can be sent from a drawing; what is chosen already cannot be chosen again.
fn actions(node: &Node, all: &mut Vec<Action>) {
    let element = node.element();
    if let (Some(On::Press(Signal::Act(action))), None | Some(false)) = (&element.on, element.checked) {
        all.push(action.clone());
    }
    for child in &element.children {
        actions(child, all);
    }
}

#[test]
fn every_button_on_the_stage_changes_what_it_shows() {
    let examples = 0..stage().screen().examples.len() as u16;
    let mut pressed = 0;
    for example in examples {
        let stage = stage().apply(Cue::Load(example));
        let page = ui::stage(&stage.screen(), None, &Draw::new(0));
        let mut all = Vec::new();
        actions(&page, &mut all);
        for action in &all {
            let after = stage.apply(Cue::Act(action.clone()));
            assert_ne!(html(&after), page.html(), "example {example}: {action:?}");
        }
        pressed += all.len();
    }
    assert!(pressed > 20, "{pressed} buttons");
}

#[test]
fn what_has_not_been_checked_is_said_without_a_way_on() {
    let stage = stage().apply(Cue::Load(5));
    assert!(html(&stage).contains("类别还没核对"));
    assert!(!html(&stage).contains("继续核对"));
}
