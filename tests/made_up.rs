//! A made-up policy (`tests/policies/made-up`) runs through reading, engine and report without a line of Rust of its
//! own: three tracks, two residence years, a fee per workstation and quarter, a series, a claim, a consensus.

use std::path::Path;

use selfcheck::engine::{Certainty, EffectValue, PolicyReport, Situation, Status, evaluate};
use selfcheck::policy::{Policy, author};
use selfcheck::value::Date;

fn policy() -> Policy {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/policies");
    let bundle = author::read_folder(&folder).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    });
    bundle
        .policies
        .into_iter()
        .find(|policy| policy.slug == "made-up")
        .unwrap()
}

fn report(policy: &Policy, fill: impl FnOnce(&mut Situation)) -> PolicyReport {
    let mut situation = Situation::new(policy, Date::parse("2026-11-21").unwrap());
    fill(&mut situation);
    evaluate(policy, &situation)
}

fn example(policy: &Policy) -> PolicyReport {
    report(policy, |situation| {
        for (fact, answer) in &policy.examples[0].answers {
            situation.answers[fact.index()] = Some(answer.clone());
        }
    })
}

fn status(report: &PolicyReport, criterion: &str) -> Status {
    report
        .criteria
        .iter()
        .find(|other| other.id == criterion)
        .unwrap()
        .standing
        .status
}

#[test]
fn its_example_comes_out_to_the_cent() {
    let policy = policy();
    let report = example(&policy);
    assert_eq!(status(&report, "registered"), Status::Met);
    assert_eq!(status(&report, "capital"), Status::Met);
    // 148 -> 179.08 is exactly 10 % a year over two intervals.
    assert_eq!(status(&report, "growth"), Status::Met);
    // Three of ten is 30 %, but not five: the readings disagree.
    assert_eq!(status(&report, "designers"), Status::Review);
    assert_eq!(report.overall.as_ref().unwrap().status, Status::Review);
    assert_eq!(report.classes[0].certainty, Certainty::Certain);
    assert_eq!(report.classes[1].certainty, Certainty::None);
    let costs = report.costs.as_ref().unwrap();
    let totals: Vec<String> = costs
        .tracks
        .iter()
        .map(|track| track.total.low().to_fixed(2))
        .collect();
    assert_eq!(totals, ["8839.68", "14599.36", "19399.36"]);
    assert_eq!(
        costs.tracks[0]
            .average_per_square_metre_month
            .unwrap()
            .low()
            .to_fixed(2),
        "46.04"
    );
    assert_eq!(costs.support[0].total.low().to_fixed(2), "10559.68");
    assert_eq!(costs.estimate.guaranteed, Some("gold"));
}

#[test]
fn the_other_reading_of_the_second_year_is_priced() {
    let policy = policy();
    let report = example(&policy);
    let reading = report
        .readings
        .iter()
        .find(|reading| reading.id == "second_year_price")
        .unwrap();
    let effect = reading
        .affects
        .iter()
        .find(|effect| effect.target.path() == "tracks.gold.total")
        .unwrap();
    let EffectValue::Amount(to) = &effect.to else {
        panic!("an amount")
    };
    assert_eq!(to.low().to_fixed(2), "9799.68");
}

#[test]
fn nothing_answered_is_open_everywhere_and_never_no() {
    let policy = policy();
    let report = report(&policy, |_| ());
    for criterion in &report.criteria {
        assert_eq!(criterion.standing.status, Status::Open, "{}", criterion.id);
        assert!(criterion.standing.exact, "{}", criterion.id);
    }
    let costs = report.costs.as_ref().unwrap();
    assert!(costs.per_square_metre);
    assert_eq!(costs.tracks[0].total.low().to_fixed(2), "1104.96");
    let asked: Vec<&str> = report.questions.iter().map(|question| question.fact).collect();
    assert_eq!(
        asked,
        [
            "award",
            "sales",
            "desks",
            "resident",
            "capital",
            "staff",
            "designers"
        ]
    );
}

#[test]
fn one_reading_cannot_be_split_by_the_default_alone() {
    let policy = policy();
    let with = |staff: i64, designers: i64| {
        report(&policy, |situation| {
            for (id, value) in [("staff", staff), ("designers", designers)] {
                let fact = policy.facts.iter().position(|fact| fact.id == id).unwrap();
                situation.answers[fact] = Some(selfcheck::policy::Answer::Number(value.into()));
            }
        })
    };
    assert_eq!(status(&with(10, 5), "designers"), Status::Met);
    assert_eq!(status(&with(100, 5), "designers"), Status::Review);
    assert_eq!(status(&with(100, 4), "designers"), Status::NotMet);
}
