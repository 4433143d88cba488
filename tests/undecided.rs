//! What the text or the answers leave open is shown as open: no price is singled out before its class is settled, what
//! to have ready counts a payment that may come first, and readings are compared like with like.

use std::path::Path;

use selfcheck::copy;
use selfcheck::engine::{Amount, Certainty, EffectValue, Part, Status};
use selfcheck::form::{Action, Body, ResultScreen, Session, Subject, Verdict};
use selfcheck::policy::{Answer, Policy, author};
use selfcheck::recap;
use selfcheck::ui::around::Around;
use selfcheck::ui::draw::Draw;
use selfcheck::ui::result::result;
use selfcheck::value::{Date, Number};

fn policy(folder: &str, slug: &str) -> Policy {
    let bundle = author::read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
    let mut policies = bundle.policies.into_iter();
    policies.find(|policy| policy.slug == slug).unwrap()
}

fn dalad() -> Policy {
    policy("policies", "dalad-accelerator")
}

fn visit(policy: Policy) -> Session {
    Session::new(Subject::new(policy), Date::parse("2026-11-21").unwrap())
}

fn example(title: &str) -> Session {
    let policy = dalad();
    let wanted = |example: &selfcheck::policy::Example| example.title.contains(title);
    let at = policy.examples.iter().position(wanted).unwrap();
    visit(policy).apply(Action::Example(at as u16))
}

fn screen(session: &Session) -> ResultScreen {
    match session.apply(Action::Result).screen().body {
        Body::Result(screen) => *screen,
        _ => panic!("not a result"),
    }
}

fn html(screen: &ResultScreen) -> String {
    result(screen, &Around::default(), &Draw::new(0)).html()
}

/// Switches a reading to one of its options.
fn read(session: &Session, reading: &str, option: &str) -> Session {
    let readings = &screen(session).report.readings;
    let at = readings.iter().position(|other| other.id == reading).unwrap();
    let options = &readings[at].options;
    let option = options.iter().position(|other| other.id == option).unwrap();
    session.apply(Action::Read(at as u16, option as u16))
}

#[test]
fn a_sum_is_not_set_beside_a_price_for_one_unit() {
    // The desks give the area; the head count of the whole company was never asked.
    let mut policy = dalad();
    let fact = policy
        .facts
        .iter()
        .position(|fact| fact.id == "employees")
        .unwrap();
    policy.examples[0]
        .answers
        .retain(|(answered, _)| answered.index() != fact);
    let screen = screen(&visit(policy).apply(Action::Example(0)));
    let reading = screen
        .report
        .readings
        .iter()
        .find(|reading| reading.id == "desk_headcount")
        .unwrap();
    let totals: Vec<_> = reading
        .affects
        .iter()
        .filter(|effect| matches!(effect.target.part, Part::Total | Part::CashOut))
        .collect();
    assert!(!totals.is_empty());
    for effect in totals {
        assert!(matches!(effect.from, EffectValue::Amount(_)), "{effect:?}");
        assert_eq!(effect.to, EffectValue::Value(None), "{effect:?}");
    }
    let view = screen
        .readings
        .iter()
        .find(|view| view.report.id == "desk_headcount")
        .unwrap();
    let said: Vec<String> = view.effects.iter().map(copy::effect).collect();
    assert!(
        said.iter().any(|line| line.contains("78,030 元 → 要先知道面积")),
        "{said:?}"
    );
    assert!(!said.iter().any(|line| line.contains("780.30")), "{said:?}");
}

#[test]
fn amounts_for_one_unit_say_so() {
    let screen = screen(&visit(dalad()));
    let effects = screen.readings.iter().flat_map(|view| &view.effects);
    let totals = effects.filter(|view| view.target.part == Part::Total);
    let said: Vec<String> = totals.map(copy::effect).collect();
    assert!(!said.is_empty());
    for line in said {
        assert!(line.ends_with("元/㎡"), "{line}");
    }
}

#[test]
fn at_most_three_readings_are_listed_and_each_changes_something_seen() {
    let policy = dalad();
    let examples = policy.examples.len();
    let empty = visit(policy);
    let cases = (0..examples).map(|at| empty.apply(Action::Example(at as u16)));
    for session in cases.chain([empty.clone()]) {
        let screen = screen(&session);
        let rows = html(&screen).matches("name=\"").count();
        let options = screen.readings[..screen.lead].iter().map(|view| {
            let options = view.report.options.iter();
            options.filter(|option| option.computed).count()
        });
        assert!(screen.lead <= 3);
        assert!(rows >= options.sum(), "each listed reading can be switched");
        for effect in screen.readings.iter().flat_map(|view| &view.effects) {
            let said = copy::effect(effect);
            let (_, values) = said.rsplit_once('：').unwrap();
            let (from, to) = values.split_once(" → ").unwrap();
            assert_ne!(from, to, "{said}");
            let costs = screen.report.costs.as_ref().unwrap();
            if effect.target.part == Part::Scenario {
                let of = costs.scenarios.iter().find(|view| view.id == effect.target.id);
                let status = of.unwrap().standing.status;
                assert!(
                    !matches!(status, Status::NotMet | Status::NotApplicable),
                    "{said}"
                );
            }
        }
    }
}

#[test]
fn a_switched_reading_can_be_switched_back() {
    // The least of all readings, from a case in which others come first.
    let session = example("20个工位");
    let all = screen(&session).readings;
    assert!(all.len() > 3);
    let last = all.last().unwrap().report.clone();
    let other = last
        .options
        .iter()
        .find(|option| option.computed && option.id != last.option);
    let switched = screen(&read(&session, last.id, other.unwrap().id));
    let listed = &switched.readings[..switched.lead];
    assert!(listed.iter().any(|view| view.report.id == last.id));
}

#[test]
fn an_open_class_singles_no_price_out() {
    let screen = screen(&visit(dalad()));
    let costs = screen.report.costs.as_ref().unwrap();
    assert_eq!(costs.tracks[0].certainty, Some(Certainty::Possible));
    assert!(costs.own().is_none());
    let html = html(&screen);
    assert!(!html.contains("is-own"), "no row is the visitor's own");
    assert!(!html.contains("savings"), "nothing is compared with one price");
    let Verdict::Possible { classes, .. } = &screen.verdict else {
        panic!("{:?}", screen.verdict)
    };
    assert_eq!(classes.len(), 4);
    assert!(
        copy::headline(&screen.verdict, "")
            .title
            .starts_with("A类、B类、C类、D类都还有可能")
    );
}

#[test]
fn missed_conditions_single_no_price_out() {
    let screen = screen(&example("注册在外地"));
    assert!(matches!(screen.verdict, Verdict::Failed { .. }));
    let costs = screen.report.costs.as_ref().unwrap();
    assert!(costs.own().is_none());
    let html = html(&screen);
    assert!(!html.contains("is-own"));
    let card = html.split("办手续时先准备").nth(1).unwrap();
    let card = card.split("</section>").next().unwrap();
    assert!(!card.contains("换成其他情形"), "the scenarios stand side by side");
    for track in costs
        .tracks
        .iter()
        .filter(|track| track.role != selfcheck::policy::TrackRole::Comparison)
    {
        let Some(sum) = track.ready_at_start else { continue };
        if track.role == selfcheck::policy::TrackRole::Ranked {
            assert!(card.contains(&copy::amount(sum).replace(' ', "")) || card.contains(&copy::amount(sum)));
        }
    }
}

#[test]
fn a_settled_class_is_still_the_visitors_own() {
    for (title, track) in [
        ("A类对得上", "class_ab"),
        ("C类待认定", "class_cd"),
        ("四类都对不上", "unclassified"),
    ] {
        let screen = screen(&example(title));
        assert_eq!(
            screen.report.costs.as_ref().unwrap().own().unwrap().id,
            track,
            "{title}"
        );
        assert!(html(&screen).contains("is-own"), "{title}");
    }
}

fn plus(amount: Number, other: Number) -> Number {
    amount.checked_add(other).unwrap()
}

#[test]
fn what_to_have_ready_counts_a_full_price_paid_first() {
    let session = example("20个工位");
    let own = |session: &Session| {
        let report = screen(session).report;
        let costs = report.costs.clone().unwrap();
        let full = costs.tracks.iter().find(|track| track.id == "market").unwrap();
        (
            costs.own().unwrap().clone(),
            full.years[0].total,
            costs.deposit.unwrap(),
            costs.estimate.ready,
        )
    };
    let (track, full, deposit, ready) = own(&session);
    let first = track.years[0].total;
    assert!(full.low() > first.low());
    // Nobody has settled which is paid first: from the one to the other.
    let sum = track.ready_at_start.unwrap();
    assert_eq!(sum.low(), plus(first.low(), deposit.low.0));
    assert_eq!(sum.high(), plus(full.high(), deposit.high.0));
    assert_eq!(ready, Some(sum));
    assert!(
        html(&screen(&session)).contains(&copy::amount(sum)) || {
            let shown = copy::pieces(&copy::amount(sum));
            shown
                .iter()
                .all(|piece| html(&screen(&session)).contains(piece.as_str()))
        }
    );
    // Read as paying in full first, it is that alone.
    let (track, full, deposit, _) = own(&read(&session, "relief_payment", "full_first"));
    let sum = track.ready_at_start.unwrap();
    assert_eq!(sum.low(), plus(full.low(), deposit.low.0));
    assert_eq!(track.laid_out_first_year, full);
}

#[test]
fn a_confirmed_way_of_paying_leaves_no_range() {
    let mut policy = dalad();
    let reading = policy
        .readings
        .iter_mut()
        .find(|reading| reading.id == "relief_payment")
        .unwrap();
    reading.confirmed = Some("示例");
    let mut situation = selfcheck::engine::Situation::new(&policy, Date::parse("2026-11-21").unwrap());
    for (fact, answer) in &policy.examples[0].answers {
        let answer: &Answer = answer;
        situation.answers[fact.index()] = Some(answer.clone());
    }
    let costs = selfcheck::engine::evaluate(&policy, &situation).costs.unwrap();
    let own = costs.own().unwrap();
    assert_eq!(own.laid_out_first_year, own.years[0].total);
    assert!(matches!(own.laid_out_first_year, Amount::Exact(_)));
}

#[test]
fn a_price_for_several_classes_says_which_one_fits() {
    let screen = screen(&example("20个工位"));
    let certainty = |id: &str| {
        screen
            .report
            .classes
            .iter()
            .find(|class| class.id == id)
            .unwrap()
            .certainty
    };
    assert_eq!(
        (certainty("A"), certainty("B")),
        (Certainty::Certain, Certainty::None)
    );
    let costs = screen.report.costs.as_ref().unwrap();
    assert_eq!(costs.tracks[0].classes, ["A类"]);
    let html = html(&screen);
    let row = html.split("若认定A类、B类").nth(1).unwrap();
    assert!(row.split("</tr>").next().unwrap().contains("A类满足"));
    // Where all of them fail there is nothing to tell apart.
    assert!(costs.tracks[1].classes.is_empty());
}

/// The totals that the picture prints in strong letters.
fn strong(screen: &ResultScreen) -> usize {
    let costs = screen.report.costs.as_ref().unwrap();
    let totals: Vec<String> = costs
        .tracks
        .iter()
        .map(|track| copy::amount_short(track.total))
        .collect();
    let picture = recap::picture(screen, &recap::Host::default(), "");
    let is_strong = |mark: &&recap::Mark| matches!(mark, recap::Mark::Text { weight: 700, words, .. } if totals.contains(words));
    picture.marks.iter().filter(is_strong).count()
}

#[test]
fn the_picture_singles_out_only_what_is_settled() {
    assert_eq!(strong(&screen(&visit(dalad()))), 0);
    assert_eq!(strong(&screen(&example("注册在外地"))), 0);
    assert_eq!(strong(&screen(&example("A类对得上"))), 1);
}
