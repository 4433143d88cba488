//! Nothing is told to be idle that makes a difference: thousands of random conditions on the guild, and an evaluator of
//! its own that looks at whatever is told of them in every world near their limits.

#[path = "slips/mod.rs"]
mod slips;
#[path = "support/mod.rs"]
mod support;

use serde_json::{Value, json};
use slips::conditions::*;
use slips::{told, with};
use support::Random;

/// Everything the conditions look at.
struct World {
    member: bool,
    started: bool,
    /// Hundredths of a square metre.
    area: i64,
    people: i64,
    masters: i64,
    craft: &'static str,
    tools: Vec<&'static str>,
    opened: &'static str,
    floor: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Outcome {
    NotMet,
    Review,
    Met,
}
use Outcome::{Met, NotMet, Review};

fn pick<T: Copy>(random: &mut Random, from: &[T]) -> T {
    from[random.below(from.len())]
}

fn world(random: &mut Random) -> World {
    let people = pick(random, &[0, 1, 9, 10, 11, 100, 1000]);
    let masters = pick(random, &[0, 1, 9, 10, 11, 99, 100, 1000]).min(people);
    let tools = pick::<&[&str]>(random, &[&[], &["saw"], &["press"], &["saw", "press"]]);
    World {
        member: random.one_in(2),
        started: random.one_in(2),
        area: pick(random, &[0, 1, 299, 300, 301, 302, 499, 500, 501, 10_000_000]),
        people,
        masters,
        craft: pick(random, &["bamboo", "paper"]),
        tools: tools.to_vec(),
        opened: pick(
            random,
            &[
                "1990-01-01",
                "2019-12-31",
                "2020-01-01",
                "2020-01-02",
                "2040-12-31",
            ],
        ),
        floor: pick(random, &["inner", "outer"]),
    }
}

// ---- what conditions come to ---------------------------------------------------------------------------------------

/// `None` where a condition does not apply.
fn outcome(world: &World, cond: &Value) -> Option<Outcome> {
    let (key, value) = cond.as_object().unwrap().iter().next().unwrap();
    let parts = || {
        value
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|part| outcome(world, part))
    };
    let of = |holds: bool| Some(if holds { Met } else { NotMet });
    let any_of = || {
        value["any_of"]
            .as_array()
            .unwrap()
            .iter()
            .map(|word| word.as_str().unwrap())
    };
    match key.as_str() {
        "yes" => of(if value == "member" {
            world.member
        } else {
            world.started
        }),
        "is" => of(any_of().any(|option| option == world.craft)),
        "has" => of(any_of().any(|option| world.tools.contains(&option))),
        "compare" => compare(world, value),
        "dates" => {
            let order = world.opened.cmp(value["right"]["date"].as_str().unwrap());
            of(holds(order, &value["comparator"]))
        }
        "all" => parts().min(),
        "any" => parts().max(),
        "not" => outcome(world, value).map(|outcome| match outcome {
            Met => NotMet,
            NotMet => Met,
            Review => Review,
        }),
        "applicable_if" if outcome(world, &value["when"]) == Some(Met) => outcome(world, &value["then"]),
        "applicable_if" => None,
        "by_reading" => outcome(world, &value["options"][world.floor]),
        other => panic!("{other}"),
    }
}

fn compare(world: &World, value: &Value) -> Option<Outcome> {
    let limit: String = value["right"]["number"]["value"].as_str().unwrap().to_owned();
    let (whole, part) = limit.split_once('.').unwrap_or((&limit, ""));
    let hundredths: i64 = format!("{whole}{part:0<2}").parse().unwrap();
    let left = &value["left"];
    let (left, right) = if left["fact"] == "area" {
        (world.area, hundredths)
    } else if left["fact"] == "people" {
        (world.people * 100, hundredths)
    } else if world.people == 0 {
        return Some(Review);
    } else {
        (world.masters * 100 * 100, hundredths * world.people)
    };
    Some(if holds(left.cmp(&right), &value["comparator"]) {
        Met
    } else {
        NotMet
    })
}

fn holds(order: std::cmp::Ordering, comparator: &Value) -> bool {
    match comparator.as_str().unwrap() {
        "at_least" => order.is_ge(),
        "more_than" => order.is_gt(),
        "at_most" => order.is_le(),
        "less_than" => order.is_lt(),
        _ => order.is_eq(),
    }
}

// ---- random conditions ---------------------------------------------------------------------------------------------

fn leaf(random: &mut Random) -> String {
    let comparator = pick(
        random,
        &["at_least", "more_than", "at_most", "less_than", "equals"],
    );
    let mut words = |values: &[&str]| {
        let value = pick(random, values);
        format!("{comparator} {value}")
    };
    let number = words(&["3", "3.01", "5", "0", "100000"]);
    let (count, percent) = (words(&["10", "1", "1000"]), words(&["10", "100", "0"]));
    let date = words(&["2020-01-01", "2020-01-02", "1990-01-01"]);
    match random.below(9) {
        0..3 => area(&number),
        3 => people(&count),
        4 => share(&percent),
        5 => opened(&date),
        6 => craft(pick(random, &["bamboo", "paper"])),
        7 => tools(pick(random, &["saw", "press", "saw press"])),
        _ => yes(pick(random, &["member", "started"])),
    }
}

fn condition(random: &mut Random, depth: usize) -> String {
    if depth == 0 || random.one_in(4) {
        return leaf(random);
    }
    let count = 2 + random.below(2);
    let mut parts =
        |count: usize| -> Vec<String> { (0..count).map(|_| condition(random, depth - 1)).collect() };
    let (list, two) = (parts(count), parts(2));
    match random.below(7) {
        0 | 1 => all(&list),
        2 | 3 => any(&list),
        4 => not(&two[0]),
        5 => by_floor(&two[0], &two[1]),
        _ => applicable(&leaf(random).replace("master_share", "none"), &two[0]),
    }
}

// ---- what is told --------------------------------------------------------------------------------------------------

/// A part of a condition by its path, and the list it stands in with its place.
fn at<'c>(cond: &'c Value, path: &str) -> (&'c Value, Option<(&'c Value, usize)>) {
    let (mut here, mut list) = (cond, None);
    for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
        if let Some(index) = step.strip_suffix(']') {
            let index = index.parse().unwrap();
            list = Some((here, index));
            here = &here[index];
        } else {
            list = None;
            here = &here[step];
        }
    }
    (here, list)
}

fn without(list: &Value, place: usize) -> Value {
    let mut list = list.as_array().unwrap().clone();
    list.remove(place);
    list.into()
}

/// What must be so in every world.
type Claim = Box<dyn Fn(&World) -> bool>;

/// What must come out in every world of what a line tells: two conditions alike, or one that is never so.
fn claim(cond: &Value, path: &str, told: &str) -> Option<Claim> {
    let (part, list) = at(cond, path);
    let part = part.clone();
    let key = if path.rsplit('.').next()?.starts_with("any") {
        "any"
    } else {
        "all"
    };
    if told.contains("leaves nothing else") {
        let (pair, _) = at(cond, path.strip_suffix(".then")?);
        let (when, holds) = (pair["when"].clone(), told.starts_with("this always"));
        let wanted = if holds { Met } else { NotMet };
        return Some(Box::new(move |world| {
            outcome(world, &when) != Some(Met) || [None, Some(wanted)].contains(&outcome(world, &part))
        }));
    }
    // A comparison with a share may also have no value.
    let comes_to = |part: Value, wanted: Outcome| -> Option<Claim> {
        let found = move |world: &World| outcome(world, &part);
        Some(Box::new(move |world| {
            [None, Some(wanted), Some(Review)].contains(&found(world))
        }))
    };
    if told.starts_with("this can never hold") || told.starts_with("this always holds") {
        return comes_to(part, if told.contains("never") { NotMet } else { Met });
    }
    if told.contains("exclude each other") || told.contains("always holds, so the whole") {
        let all = told.contains("exclude");
        let parts = match list {
            Some((list, place)) => {
                let other = told.split(['[', ']']).nth(1)?.parse::<usize>().ok()?;
                json!([list[other], list[place]])
            }
            None => part,
        };
        let whole = if all {
            json!({ "all": parts })
        } else {
            json!({ "any": parts })
        };
        let banned = if all { Met } else { NotMet };
        return Some(Box::new(move |world| outcome(world, &whole) != Some(banned)));
    }
    let (list, place) = list?;
    if ["asks for nothing more", "lets in nothing more", "says the same"]
        .iter()
        .any(|words| told.contains(words))
    {
        let (full, rest) = (json!({ key: list }), json!({ key: without(list, place) }));
        return Some(Box::new(move |world| {
            outcome(world, &full) == outcome(world, &rest)
        }));
    }
    if told.contains("never leave it open") {
        let outer = path.rsplit_once("].any[")?.0;
        let (all, own) = at(cond, &format!("{outer}]")).1?;
        let mut less = all.clone();
        less[own] = json!({ "any": without(list, place) });
        let (full, rest) = (json!({ "all": all }), json!({ "all": less }));
        return Some(Box::new(move |world| {
            outcome(world, &full) == outcome(world, &rest)
        }));
    }
    None
}

#[test]
fn what_is_told_is_so() {
    let mut random = Random::new(6);
    let worlds: Vec<World> = (0..400).map(|_| world(&mut random)).collect();
    let (mut claims, mut sound) = (0, 0);
    for _ in 0..1_500 {
        let text = condition(&mut random, 3);
        let cond: Value = serde_json::from_str(&text).unwrap();
        let told = told(&with(&[(r#"{ "yes": "member" }"#, &text)]));
        sound += usize::from(told.is_empty());
        for line in told.lines() {
            let Some((_, rest)) = line.split_once(": criteria[0].condition") else {
                continue;
            };
            let Some((path, words)) = rest.split_once(": ") else {
                continue;
            };
            let Some(claim) = claim(&cond, path, words) else {
                continue;
            };
            claims += 1;
            let wrong = worlds.iter().position(|world| !claim(world));
            assert!(wrong.is_none(), "{line}\n{text}\nis not so in world {wrong:?}");
        }
    }
    // Enough of both, or the conditions say nothing.
    assert!(claims > 500 && sound > 100, "{claims} claims, {sound} sound");
}
