//! The tests of a condition: value, requirement, distance.

use super::gauge::gauge;
use super::node::{Node, el, line, of, said};
use super::parts::{chip, term};
use crate::copy::{self, words};
use crate::engine::{ConditionReport, Shown, Status};
use crate::policy::Text;

/// The tests of something whose own status is `whole`.
///
/// Where the whole fits, a test that fails or is open was one of several ways: it is shown as that, not as a failure.
/// Where it does not apply, no test is a failure either.
pub fn conditions(lines: &[ConditionReport], whole: Status, decisive: &[Text]) -> Node {
    let fits = matches!(whole, Status::Met | Status::Review);
    let aside = |line: &ConditionReport| {
        fits && matches!(line.standing.status, Status::NotMet | Status::Open)
            && !decisive.contains(&line.label)
    };
    let mut tests = Vec::new();
    let mut others = Vec::new();
    for line in lines {
        if whole == Status::NotApplicable {
            tests.push(other(line, ""));
        } else if aside(line) {
            others.push(other(line, words::OTHER_WAY));
        } else if !(fits && line.standing.status == Status::NotApplicable) {
            tests.push(test(line));
        }
    }
    el("ul.tests").all(tests).all(others)
}

fn test(report: &ConditionReport) -> Node {
    let head = said("p.test__head", "")
        .with(said("span", &copy::label(report)))
        .with(chip(report.standing.status));
    of!(
        "li.test",
        [
            head,
            gauge(report),
            values(report),
            line("p.hint", &copy::standing_detail(&report.standing))
        ]
    )
}

/// A test that nothing hangs on, and why.
fn other(report: &ConditionReport, why: &str) -> Node {
    of!(
        "li.test test--other",
        [
            of!("p.test__head", [said("span", &copy::label(report))]),
            line("p.hint", why),
            values(report)
        ]
    )
}

/// More options than this are folded away.
const OPTIONS: usize = 4;

fn values(report: &ConditionReport) -> Node {
    let [actual, threshold, distance] = copy::condition(report);
    let (name, list) = (copy::value_name(report), el("dl.facts"));
    if matches!(report.threshold, Some(Shown::Options(_))) && actual == threshold {
        return list.with(term(name, &[&actual, words::AS_WANTED].concat()));
    }
    let wanted = match &report.threshold {
        Some(Shown::Options(labels)) if labels.len() > OPTIONS => folded(labels.len(), &threshold),
        _ => term(words::THRESHOLD, &threshold),
    };
    list.with(term(name, &actual))
        .with(wanted)
        .with(term(words::DISTANCE, &distance))
}

fn folded(options: usize, threshold: &str) -> Node {
    let all = of!(
        "details.long",
        [said("summary", &words::one_of(options)), said("p", threshold)]
    );
    of!("div", [said("dt", words::THRESHOLD), of!("dd", [all])])
}
