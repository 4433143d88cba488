//! `selfcheck book --readings`: the sheet on which the authority settles how its text is read, as printable HTML.

use selfcheck::copy::{self, book, words};
use selfcheck::engine::{Plan, PolicyReport, ReadingReport, Situation};
use selfcheck::policy::{Answer, Num, Policy, ReadingId, Text, VarId};
use selfcheck::ui::node::{Node, el, said};
use selfcheck::value::{Date, Number};

use super::arguments::Arguments;
use super::{Failure, evaluate, load, print};

/// How much of a priced quantity the amounts are worked out for.
const SAMPLE: i64 = 100;

const STYLE: &str = include_str!("book.css");

pub fn run(arguments: Arguments) -> Result<String, Failure> {
    if !arguments.has("readings") {
        return Err(Failure::Usage("say which book: selfcheck book --readings".into()));
    }
    let bundle = load(&arguments)?;
    let day = evaluate::day(&arguments)?;
    let policies = print::chosen(&bundle, arguments.last("policy"))?;
    let with_readings = policies.iter().filter(|policy| !policy.readings.is_empty());
    let sheets: String = with_readings.map(|policy| sheet(policy, day).html()).collect();
    Ok(format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\"><title>{}</title>\n<style>\n{STYLE}</style></head>\n\
         <body>\n{sheets}\n</body>\n</html>\n",
        book::TITLE
    ))
}

fn sheet(policy: &Policy, day: Date) -> Node {
    let plan = Plan::new(policy);
    let report = plan.evaluate(policy, &sampled(policy, day));
    let of_examples = policy.examples.iter().map(|example| {
        let mut situation = Situation::new(policy, day);
        for (fact, answer) in &example.answers {
            situation.answers[fact.index()] = Some(answer.clone());
        }
        (example.title, plan.evaluate(policy, &situation))
    });
    let examples: Vec<(Text, PolicyReport)> = of_examples.collect();
    let amounts = match &report.costs {
        Some(costs) => book::amounts_for(&SAMPLE.to_string(), costs.unit),
        None => book::AMOUNTS.to_owned(),
    };
    let heads = book::HEADS
        .into_iter()
        .chain([amounts.as_str()])
        .chain(book::BY_HAND);
    let head = heads.map(|head| said("th", head).fixed("scope", "col"));
    let rows = report.readings.iter().enumerate().map(|(place, reading)| {
        let bears_on_amounts = plan.bears_on_amounts(ReadingId(place as u16));
        row(reading, &report, effects(reading, &examples, bears_on_amounts))
    });
    let meta = &policy.meta;
    let title = [&words::titled(meta.title), " ", copy::state(meta.state)].concat();
    el("section")
        .with(said("h1", book::TITLE))
        .with(said("p", &title))
        .with(said("p", &copy::version(day, report.sha256)))
        .with(said("p", book::HELP))
        .with(
            el("table")
                .with(el("thead").with(el("tr").all(head)))
                .with(el("tbody").all(rows)),
        )
        .with(said("p", book::AFTER))
}

/// Nothing answered but so much of what prices are multiplied with.
fn sampled(policy: &Policy, day: Date) -> Situation {
    let mut situation = Situation::new(policy, day);
    if let Some(var) = policy
        .costs
        .as_ref()
        .and_then(|costs| quantity(policy, &costs.quantity.number))
    {
        let fact = policy.variables[var.index()].fact;
        situation.answers[fact.index()] = Some(Answer::Number(Number::from(SAMPLE)));
    }
    situation
}

/// The variable a quantity is stated by.
fn quantity(policy: &Policy, number: &Num) -> Option<VarId> {
    match number {
        Num::Var(var) | Num::StatedOr(var, _) => Some(*var),
        Num::Value(value) => quantity(policy, &policy.values[value.index()].number),
        _ => None,
    }
}

fn row(reading: &ReadingReport, report: &PolicyReport, amounts: Vec<Node>) -> Node {
    let label = |id: &str| {
        let option = reading.options.iter().find(|option| option.id == id);
        option.map_or("", |option| option.label)
    };
    let source = vec![
        said("b", reading.question),
        said("p", reading.article),
        said("blockquote", reading.quote),
    ];
    let options = reading.options.iter();
    let options = options.map(|option| said("p", &book::option(option.label, option.computed)));
    let default = match reading.confirmed {
        Some(by) => said("p", &book::confirmed(label(reading.default), by)),
        None => el("")
            .with(said("p", label(reading.default)))
            .with(said("small", reading.why)),
    };
    let answer = vec![said("p", book::AGREED), said("p", book::OTHERWISE)];
    let cells = vec![
        el("td.source").all(source),
        el("td").all(options),
        el("td").with(default),
        el("td").all(amounts).with(bears_on(reading, report)),
        el("td.hand").all(answer),
        el("td.hand"),
        el("td.hand"),
    ];
    el("tr").all(cells).attr("data-reading", reading.id)
}

/// What each option makes of the amounts: as sampled, else in the first example in which it changes one.
fn effects(reading: &ReadingReport, examples: &[(Text, PolicyReport)], bears_on_amounts: bool) -> Vec<Node> {
    let mut all = Vec::new();
    for option in &reading.options {
        let lines = |reading: &ReadingReport| -> Vec<String> {
            let of_option = reading.affects.iter().filter(|effect| effect.option == option.id);
            of_option.filter_map(book::amount).collect()
        };
        let list = |lines: Vec<String>| el("ul").all(lines.iter().map(|line| said("li", line)));
        let in_example = || {
            examples.iter().find_map(|(title, report)| {
                let reading = report.readings.iter().find(|other| other.id == reading.id)?;
                let found = lines(reading);
                (!found.is_empty()).then_some((*title, found))
            })
        };
        let found = lines(reading);
        let shown = if !option.computed {
            vec![said("p", book::NOT_COMPUTED)]
        } else if !found.is_empty() {
            vec![list(found)]
        } else if let Some((title, found)) = in_example() {
            vec![said("p", &book::of_example(title)), list(found)]
        } else {
            continue;
        };
        all.push(said("p", &copy::if_so(option.label)));
        all.extend(shown);
    }
    if all.is_empty() {
        all.push(said(
            "p",
            if bears_on_amounts {
                book::NO_EFFECT_HERE
            } else {
                book::NO_EFFECT
            },
        ));
    }
    all
}

/// The verdicts a reading bears on.
fn bears_on(reading: &ReadingReport, report: &PolicyReport) -> Node {
    let classes = report.classes.iter().map(|of| (of.title, &of.readings));
    let judged = report
        .criteria
        .iter()
        .map(|of| (of.title, &of.readings))
        .chain(classes);
    let judged = judged.filter(|(_, readings)| readings.contains(&reading.id));
    let titles: Vec<&str> = judged.map(|(title, _)| title).collect();
    if titles.is_empty() {
        return el("");
    }
    said("small", &book::bears_on(&titles))
}
