//! The way through the questions: few taps, no question twice, truthful progress.

mod support;
#[path = "support/visits.rs"]
mod visits;

use selfcheck::copy;
use selfcheck::engine::Certainty;
use selfcheck::form::{
    Action, Body, Control, Field, OutlineState, Pick, Place, QuestionScreen, Session, Words,
};
use selfcheck::policy::{Ask, Kind, Literal, Relation};
use support::Random;
use visits::{DALAD, question, result, visit};

/// Taps the option with these words, the way a finger does.
fn tap(session: &Session, words: &str) -> Session {
    let screen = question(session);
    assert!(screen.moves_on, "{}", screen.text);
    let choice = screen.options.unwrap();
    let at = choice.labels.iter().position(|label| **label == *words).unwrap();
    session.apply(Action::Go(Box::new(Action::Choose(at as u16))))
}

fn at(session: &Session) -> Option<u16> {
    match session.place() {
        Place::Question { at, .. } => Some(at),
        _ => None,
    }
}

fn fact(session: &Session, id: &str) -> selfcheck::policy::FactId {
    let place = session.policy().facts.iter().position(|fact| fact.id == id);
    selfcheck::policy::FactId(place.unwrap() as u16)
}

#[test]
fn class_and_costs_take_at_most_ten_taps() {
    for stage in ["在建，还没投产", "已经投产"] {
        let mut taps = 0;
        let mut tapped = |session: Session| {
            taps += 1;
            session
        };
        let session = tapped(visit(DALAD).apply(Action::Continue));
        let attracted = question(&session).boxes[0].fact;
        let mut session = tapped(session.apply(Action::Tick(attracted)));
        session = tapped(session.apply(Action::Rest { unknown: false }));
        for words in ["2022年及以后", "旗人民政府", "有", "有文件或名单", stage] {
            session = tapped(tap(&session, words));
        }
        // The class stands; the area is asked next, and the result may be seen at once, per square metre.
        assert_eq!(question(&session).part, "费用");
        let seen = result(&session.apply(Action::Result));
        assert_eq!(seen.report.classes[0].certainty, Certainty::Certain);
        let costs = seen.report.costs.as_ref().unwrap();
        assert!(costs.per_square_metre);
        // Or with the area, picked among the numbers offered.
        let heads = question(&session).fields[0].clone();
        let Control::Number(number) = &heads.control else {
            panic!("{heads:?}")
        };
        let pick = number.quick[2].to_string();
        session = tapped(session.apply(Action::Type(heads.fact, 0, pick)));
        let estimate = question(&session).estimate.unwrap();
        assert_eq!((&*estimate.number, estimate.unit), ("100", "㎡"));
        session = tapped(session.apply(Action::Next));
        let seen = result(&session);
        assert_eq!(
            copy::amount(seen.report.costs.as_ref().unwrap().tracks[0].total),
            "78,030 元"
        );
        assert!(taps <= 10, "{taps} taps");
        // What is not asked yet is said.
        assert!(
            seen.chips
                .iter()
                .any(|chip| copy::chip(chip) == "入驻条件还没核对")
        );
        assert_eq!(seen.ahead.as_ref().map(|ahead| ahead.title), Some("入驻条件"));
        let on = session.apply(Action::Continue);
        assert_eq!(question(&on).part, "入驻条件");
    }
}

#[test]
fn going_back_shows_the_choice_and_a_way_on() {
    let start = visit(DALAD).apply(Action::Continue);
    let attracted = question(&start).boxes[0].fact;
    let session = start
        .apply(Action::Tick(attracted))
        .apply(Action::Rest { unknown: true });
    let year = question(&session);
    assert!(year.moves_on && !year.has_next);
    let party = tap(&session, "2022年及以后");
    let back = party.apply(Action::Back);
    let again = question(&back);
    assert!(again.has_next);
    assert_eq!(again.options.unwrap().chosen, Pick::Option(1));
    assert_eq!(question(&back.apply(Action::Next)).text, question(&party).text);
    // Another year takes nothing back that was said of something else.
    let title = tap(&party, "旗人民政府");
    let earlier = title.apply(Action::Back).apply(Action::Back);
    let other = tap(&earlier, "要查");
    let kept = other.answers()[fact(&other, "agreement_party").index()].is_some();
    assert!(kept);
    // But what an option said goes with it.
    let unsigned = tap(&earlier, "没签");
    let signed = tap(&unsigned.apply(Action::Back), "2022年及以后");
    assert!(signed.answers()[fact(&signed, "agreement_party").index()].is_none());
}

#[test]
fn a_draft_keeps_the_span_an_option_says() {
    let start = visit(DALAD).apply(Action::Continue);
    let attracted = question(&start).boxes[0].fact;
    let ticked = start
        .apply(Action::Tick(attracted))
        .apply(Action::Rest { unknown: false });
    for words in ["2021年及以前", "2022年及以后"] {
        let session = tap(&ticked, words);
        let subject = visits::subject(DALAD);
        let restored =
            Session::restore(subject, visits::day("2026-11-22"), &session.draft().unwrap()).unwrap();
        assert_eq!(restored.answers(), session.answers());
        let said = restored.answers()[fact(&restored, "attraction_date").index()].clone();
        assert!(
            matches!(said, Some(selfcheck::policy::Answer::Date(first, last)) if first < last),
            "{said:?}"
        );
        assert_eq!(restored.screen().outline, session.screen().outline);
    }
}

#[test]
fn an_option_that_asks_more_waits_for_it() {
    let mut session = visit(DALAD)
        .apply(Action::Continue)
        .apply(Action::Rest { unknown: false });
    assert_eq!(question(&session).text, "项目到哪一步了？");
    session = tap(&session, "已经投产");
    let screen = question(&session);
    assert_eq!(
        (screen.fields.len(), screen.problems.len(), screen.has_next),
        (1, 0, true)
    );
    // A month settles two years; in doubt it does not.
    let dated = |year: &str, month: &str| {
        let fact = screen.fields[0].fact;
        let typed = session.apply(Action::Type(fact, 0, year.into()));
        typed
            .apply(Action::Type(fact, 1, month.into()))
            .apply(Action::Next)
    };
    let asked = |session: &Session| question(session).text.to_string();
    assert_eq!(asked(&dated("2021", "3")), "以下两样，能拿出材料吗？");
    // Under two years: elsewhere before? That counts in one reading only, and is asked for its sake.
    let young = dated("2026", "3");
    assert_eq!(asked(&young), "搬来以前，在外地早已投产了吗？");
    let elsewhere = tap(&young, "有");
    assert_eq!(question(&elsewhere).fields.len(), 1);
    assert_eq!(
        asked(&tap(&young, "没有，在本旗第一次投产")),
        "打算有几人到加速部落办公？"
    );
}

#[test]
fn yuan_typed_for_ten_thousand_yuan_is_doubted_with_both_meanings() {
    let start = visit(DALAD);
    let revenue = fact(&start, "revenue_wan");
    let place = start
        .policy()
        .questions
        .iter()
        .position(|question| question.id == "revenue")
        .unwrap();
    let typed = |text: &str| {
        let opened = start.apply(Action::Open(place as u16));
        opened.apply(Action::Type(revenue, 0, text.into()))
    };
    let doubt = |session: &Session| match &question(session).fields[0].control {
        Control::Number(number) => number.doubt,
        other => panic!("{other:?}"),
    };
    let slip = typed("15000000");
    assert_eq!(
        doubt(&slip).unwrap().map(|number| copy::meaning(number, "万元")),
        ["1,500万元", "15,000,000万元（1,500亿元）"]
    );
    assert!(matches!(
        slip.apply(Action::Next).screen().body,
        Body::Question(_)
    ));
    assert!(doubt(&typed("150000000")).is_some());
    for meaning in [0, 1] {
        let settled = slip.apply(Action::Settle(revenue, 0, meaning));
        assert_eq!(doubt(&settled), None);
        let answer = settled.answers()[revenue.index()].clone();
        let number = ["1500", "15000000"][usize::from(meaning)];
        assert_eq!(
            answer,
            Some(selfcheck::policy::Answer::Number(
                selfcheck::value::Number::parse(number).unwrap()
            ))
        );
    }
    assert_eq!(doubt(&typed("15000")), None);
    assert_eq!(doubt(&typed("15000000万元")), None);
}

#[test]
fn areas_from_five_hundred_are_asked_about_once_more() {
    let start = visit(DALAD).apply(Action::Example(0));
    let place = start
        .policy()
        .questions
        .iter()
        .position(|question| question.id == "area")
        .unwrap();
    let opened = start.apply(Action::Open(place as u16));
    for (id, fine, large) in [("area_m2", "499.99", "500"), ("office_headcount", "99", "100")] {
        let next = |text: &str| {
            opened
                .apply(Action::Type(fact(&opened, id), 0, text.into()))
                .apply(Action::Next)
        };
        assert!(matches!(next(fine).screen().body, Body::Result(_)), "{id}");
        let asked = next(large);
        assert_eq!(question(&asked).problems.len(), 1, "{id}");
        assert!(
            matches!(asked.apply(Action::Next).screen().body, Body::Result(_)),
            "{id}"
        );
    }
}

#[test]
fn a_slider_moves_the_result() {
    let mut session = visit(DALAD).apply(Action::Example(0));
    let total =
        |session: &Session| copy::amount(result(session).report.costs.as_ref().unwrap().tracks[0].total);
    let [heads, area, ..] = &result(&session).sliders[..] else {
        panic!("no sliders")
    };
    let before = total(&session);
    session = session.apply(Action::Slide(area.fact, area.max));
    assert_ne!(total(&session), before);
    // The head count is not in the shadow of an area.
    session = session.apply(Action::Slide(heads.fact, selfcheck::value::Number::from(20)));
    assert_eq!(total(&session), before);
    let same = session.apply(Action::Slide(heads.fact, selfcheck::value::Number::from(-1)));
    assert_eq!(same.answers(), session.answers());
}

/// Puts something in for a field, mostly something that is an answer.
fn fill(session: &Session, field: &Field, random: &mut Random) -> Session {
    let texts = ["3", "20", "86", "150", "450", "1500", "0", "99999999", "x"];
    if random.one_in(12) && !field.optional {
        return session.apply(Action::Unknown(field.fact));
    }
    let count = match &field.control {
        Control::Pick { words, .. } => match words {
            Words::YesNo | Words::Assessment => 2,
            Words::Claim => 3,
            Words::Labels(labels) => labels.len(),
        },
        _ => 0,
    };
    let typed = |session: Session, part: usize, random: &mut Random| {
        session.apply(Action::Type(
            field.fact,
            part as u16,
            texts[random.below(texts.len())].into(),
        ))
    };
    match &field.control {
        // More visitors fit than not.
        Control::Pick { .. } if count < 4 && !random.one_in(3) => session.apply(Action::Pick(field.fact, 0)),
        Control::Pick { .. } => session.apply(Action::Pick(field.fact, random.below(count) as u16)),
        Control::Number(_) => typed(session.clone(), 0, random),
        Control::Date(_) => {
            let year = (2015 + random.below(12)).to_string();
            let dated = session.apply(Action::Type(field.fact, 0, year));
            dated.apply(Action::Type(field.fact, 1, (1 + random.below(12)).to_string()))
        }
        Control::Series { boxes, .. } => {
            (0..boxes.len()).fold(session.clone(), |session, part| typed(session, part, random))
        }
        other => panic!("{other:?}"),
    }
}

/// Answers a screen somehow and moves on; what is refused is answered with "not known".
fn somehow(session: &Session, random: &mut Random) -> Session {
    let screen = question(session);
    let mut session = session.clone();
    if screen.rest.is_some() {
        for tickbox in &screen.boxes {
            if random.one_in(4) {
                session = session.apply(Action::Tick(tickbox.fact));
            }
        }
        return session.apply(Action::Rest {
            unknown: random.one_in(4),
        });
    }
    let here = at(&session);
    if let Some(choice) = &screen.options {
        let option = random.below(choice.labels.len()) as u16;
        session = session.apply(Action::Go(Box::new(Action::Choose(option))));
        if at(&session) != here {
            return session;
        }
    }
    let fields = question(&session).fields;
    for field in &fields {
        session = fill(&session, field, random);
    }
    for _ in 0..2 {
        session = session.apply(Action::Next);
        if at(&session) != here {
            return session;
        }
    }
    for field in &fields {
        let boxes = match &field.control {
            Control::Series { boxes, .. } => boxes.len() as u16,
            _ => 0,
        };
        let empty = |session: Session, part| session.apply(Action::Type(field.fact, part, String::new()));
        session = (0..boxes).fold(session, empty);
        session = if field.optional {
            session.apply(Action::Type(field.fact, 0, String::new()))
        } else {
            session.apply(Action::Go(Box::new(Action::Unknown(field.fact))))
        };
        if at(&session) != here {
            return session;
        }
    }
    session.apply(Action::Next)
}

/// Facts whose answer follows from another answer are not asked.
fn assert_not_implied(session: &Session, screen: &QuestionScreen) {
    let policy = session.policy();
    let answers = session.answers();
    let known = |literal: &Literal| match literal {
        Literal::Is(var, yes) => {
            answers[policy.variables[var.index()].fact.index()] == Some(selfcheck::policy::Answer::Bool(*yes))
        }
        Literal::Given(var) => {
            let fact = policy.variables[var.index()].fact;
            matches!(answers[fact.index()], Some(selfcheck::policy::Answer::Date(_, last)) if last <= visits::day("2026-11-21"))
        }
        Literal::OneOf(..) => false,
    };
    for constraint in &policy.constraints {
        let Relation::Implies(cause, Literal::Is(var, _)) = &constraint.relation else {
            continue;
        };
        let implied = policy.variables[var.index()].fact;
        if known(cause) && answers[implied.index()].is_none() {
            let asked = screen.fields.iter().any(|field| field.fact == implied);
            assert!(!asked, "{} is implied", policy.facts[implied.index()].id);
        }
    }
}

/// What a walk saw at each question: its index, what was said to remain, and on which stretch to a result it stood.
fn walk(slug: &str, seed: u64) -> Vec<(u16, usize, usize)> {
    let random = &mut Random::new(seed);
    let mut session = visit(slug).apply(Action::Continue);
    let (mut seen, mut stretch): (Vec<(u16, usize, usize)>, usize) = (Vec::new(), 0);
    loop {
        match session.screen().body {
            Body::Question(screen) => {
                let place = at(&session).unwrap();
                assert!(
                    !seen.iter().any(|(other, ..)| *other == place),
                    "seed {seed}: {} asked twice",
                    screen.text
                );
                assert_not_implied(&session, &screen);
                let current = screen_items(&session).filter(|state| *state == OutlineState::Current);
                assert_eq!(current.count(), 1);
                seen.push((place, screen.remaining, stretch));
                let next = somehow(&session, random);
                assert_ne!(at(&next), Some(place), "seed {seed}: stuck at {}", screen.text);
                session = next;
            }
            Body::Result(screen) => {
                stretch += 1;
                let Some(ahead) = screen.ahead else { break };
                assert!(ahead.questions > 0);
                session = session.apply(Action::Continue);
            }
            Body::Start(_) => panic!("back at the start"),
        }
    }
    let open = screen_items(&session).filter(|state| *state == OutlineState::Open);
    assert_eq!(
        open.count(),
        0,
        "seed {seed}: the outline has open questions after the end"
    );
    seen
}

fn screen_items(session: &Session) -> impl Iterator<Item = OutlineState> + use<> {
    let parts = session.screen().outline.parts;
    parts
        .into_iter()
        .flat_map(|part| part.items)
        .map(|item| item.state)
}

/// How far what was said was off, over all steps of many walks.
#[derive(Default)]
struct Off {
    steps: usize,
    sum: usize,
    within: usize,
    worst: usize,
}

impl Off {
    fn add(&mut self, said: usize, truth: usize) {
        let error = said.abs_diff(truth);
        self.steps += 1;
        self.sum += error;
        self.within += usize::from(error <= 2);
        self.worst = self.worst.max(error);
    }
}

#[test]
fn progress_is_truthful_on_random_walks() {
    for slug in [DALAD, "made-up"] {
        let (mut first, mut later, mut grown) = (Off::default(), Off::default(), 0);
        for seed in 0..120 {
            let seen = walk(slug, seed);
            for (i, (_, said, stretch)) in seen.iter().enumerate() {
                let truth = seen[i..]
                    .iter()
                    .take_while(|(.., other)| other == stretch)
                    .count();
                // On the first screen nobody can know which of the ways it will be.
                if i == 0 { &mut first } else { &mut later }.add(*said, truth);
                if let Some((_, then, other)) = seen.get(i + 1) {
                    grown += usize::from(other == stretch && *then > said + 1);
                }
            }
        }
        for (name, off) in [("first screen", &first), ("after it", &later)] {
            println!(
                "{slug}, {name}: {} screens, mean error {}.{:02}, at most {}, within 2: {}",
                off.steps,
                off.sum / off.steps,
                off.sum * 100 / off.steps % 100,
                off.worst,
                off.within
            );
        }
        println!("{slug}: grown by more than 1: {grown}");
        assert!(
            later.sum * 10 <= later.steps * 7,
            "{slug}: the mean error is too large"
        );
        assert!(
            later.within * 100 >= later.steps * 97 && later.worst <= 3,
            "{slug}"
        );
        assert!(first.within * 100 >= first.steps * 50, "{slug}");
        assert_eq!(grown, 0, "{slug}");
    }
}

/// Answers a screen as an example does.
fn as_in(session: &Session, example: &Session) -> Session {
    let here = at(session).unwrap();
    let Body::Question(wanted) = example.apply(Action::Open(here)).screen().body else {
        panic!("no question")
    };
    let mut session = session.clone();
    for tickbox in wanted.boxes.iter().filter(|tickbox| tickbox.ticked) {
        session = session.apply(Action::Tick(tickbox.fact));
    }
    if let Some(rest) = wanted.rest {
        return session.apply(Action::Rest {
            unknown: rest != selfcheck::form::Rest::No,
        });
    }
    if let Some(choice) = &wanted.options {
        session = session.apply(match choice.chosen {
            Pick::Option(option) => Action::Choose(option),
            _ if choice.with_unknown => Action::ChooseUnknown,
            _ => Action::Choose(choice.labels.len() as u16 - 1),
        });
    }
    for field in question(&session).fields {
        let given = wanted.fields.iter().find(|other| other.fact == field.fact);
        session = match given.map(|given| &given.control) {
            Some(Control::Pick {
                chosen: Some(option), ..
            }) => session.apply(Action::Pick(field.fact, *option)),
            Some(Control::Number(number)) if !number.text.is_empty() => {
                session.apply(Action::Type(field.fact, 0, number.text.clone()))
            }
            Some(Control::Date(boxes) | Control::Series { boxes, .. }) => {
                let typed = boxes.iter().enumerate();
                typed.fold(session, |session, (part, number)| {
                    session.apply(Action::Type(field.fact, part as u16, number.text.clone()))
                })
            }
            _ if field.optional => session,
            _ => session.apply(Action::Unknown(field.fact)),
        };
    }
    session.apply(Action::Next)
}

#[test]
fn progress_never_lies_at_the_end_of_an_example() {
    for slug in [DALAD, "made-up"] {
        let start = visit(slug);
        for example in 0..start.policy().examples.len() {
            let loaded = start.apply(Action::Example(example as u16));
            let mut session = start.apply(Action::Continue);
            let mut said: Vec<usize> = Vec::new();
            loop {
                let after = match session.screen().body {
                    Body::Question(screen) => {
                        said.push(screen.remaining);
                        as_in(&session, &loaded)
                    }
                    Body::Result(screen) => {
                        // On the first screen nobody can know which of the ways it will be.
                        for (i, remaining) in said.iter().skip(1).rev().enumerate() {
                            assert!(remaining.abs_diff(i + 1) <= 3, "{slug} {example}: {said:?}");
                        }
                        assert!(
                            said.last().is_none_or(|last| *last == 1),
                            "{slug} {example}: {said:?}"
                        );
                        said.clear();
                        if screen.ahead.is_none() {
                            break;
                        }
                        session.apply(Action::Continue)
                    }
                    Body::Start(_) => panic!("back at the start"),
                };
                assert_ne!(after.place(), session.place(), "{slug} {example}: stuck");
                session = after;
            }
            assert_eq!(
                result(&session).verdict,
                result(&loaded).verdict,
                "{slug} {example}"
            );
        }
    }
}

/// Once the best class is certain, nobody asks what only a lower one needs.
#[test]
fn a_certain_class_ends_the_questions_about_classes() {
    let mut certain = 0;
    for seed in 0..80 {
        let random = &mut Random::new(seed + 9_000);
        let stray = random.below(12);
        let mut session = visit(DALAD).apply(Action::Continue);
        for step in 0.. {
            let Body::Question(screen) = session.screen().body else {
                break;
            };
            if result(&session.apply(Action::Result)).report.classes[0].certainty == Certainty::Certain {
                certain += 1;
                assert_ne!(screen.part, "类别", "seed {seed}: {}", screen.text);
            }
            session = if step == stray {
                somehow(&session, random)
            } else {
                visits::step(&session, &visits::class_a())
            };
        }
    }
    assert!(certain > 50, "{certain}");
}

#[test]
fn every_question_has_its_reason_its_place_to_look_and_a_way_not_to_know() {
    let start = visit(DALAD);
    let policy = start.policy();
    for (place, about) in policy.questions.iter().enumerate() {
        let screen = question(&start.apply(Action::Open(place as u16)));
        assert!(!about.why.is_empty() && !about.title.is_empty(), "{}", about.id);
        if let Ask::Options(options) = &about.ask {
            let says = |option: &selfcheck::policy::AskOption| {
                option
                    .sets
                    .iter()
                    .any(|(_, answer)| *answer == selfcheck::policy::Answer::Unknown)
            };
            let choice = screen.options.unwrap();
            assert!(choice.with_unknown || options.iter().any(says), "{}", about.id);
        }
        for field in &screen.fields {
            let fact = &policy.facts[field.fact.index()];
            assert!(!fact.source.is_empty(), "{}", fact.id);
            let typed = matches!(fact.kind, Kind::Number(_) | Kind::Date(_));
            assert!(!typed || !fact.example.is_empty(), "{}", fact.id);
        }
    }
}

/// Screens up to the first result on a walk.
fn first_stretch(slug: &str, seed: u64) -> usize {
    walk(slug, seed)
        .iter()
        .filter(|(.., stretch)| *stretch == 0)
        .count()
}

#[test]
fn what_the_first_screen_promises_comes_true() {
    for slug in [DALAD, "made-up"] {
        let Body::Start(start) = visit(slug).screen().body else {
            panic!("no first screen")
        };
        let [fewest, most] = start.questions;
        let walks = 200;
        let screens: Vec<usize> = (0..walks).map(|seed| first_stretch(slug, 5_000 + seed)).collect();
        let kept = screens
            .iter()
            .filter(|screens| (fewest..=most).contains(screens))
            .count();
        println!("{slug}: {fewest} to {most} promised, {kept} of {walks} walks within; {screens:?}");
        assert!(kept * 10 >= screens.len() * 9, "{slug}");
        // No wider than what happens.
        let happens = |end: usize| screens.iter().any(|screens| screens.abs_diff(end) <= 1);
        assert!(happens(fewest) && happens(most), "{slug}");
        let said = copy::words::promises(start.questions).concat();
        assert!(
            said.contains(&fewest.to_string()) && said.contains(&most.to_string()),
            "{said}"
        );
    }
}

/// The message on a screen after this text was put into the box of a fact and the visitor wanted to move on.
fn told(screen: &str, id: &str, text: &str) -> String {
    let start = visit(DALAD).apply(Action::Example(0));
    let questions = &start.policy().questions;
    let place = questions
        .iter()
        .position(|question| question.id == screen)
        .unwrap();
    let opened = start.apply(Action::Open(place as u16));
    let typed = opened
        .apply(Action::Type(fact(&opened, id), 0, text.into()))
        .apply(Action::Next);
    match typed.screen().body {
        Body::Question(screen) => {
            let found = screen.problems.iter();
            found
                .map(|found| copy::message(&found.problem, found.unit))
                .collect()
        }
        _ => String::new(),
    }
}

#[test]
fn nobody_and_an_area_of_nothing_are_asked_about() {
    assert!(told("area", "office_headcount", "0").contains("再确认"));
    assert_eq!(told("area", "office_headcount", "1"), "");
    assert!(told("area", "area_m2", "0").contains("再确认"));
    assert_eq!(told("area", "area_m2", "5"), "");
}

#[test]
fn a_whole_date_is_spread_over_the_boxes() {
    let produced = tap(
        &visit(DALAD)
            .apply(Action::Continue)
            .apply(Action::Rest { unknown: false }),
        "已经投产",
    );
    let about = question(&produced).fields[0].fact;
    let boxes = |session: &Session| match &question(session).fields[0].control {
        Control::Date(boxes) => boxes.iter().map(|number| number.text.clone()).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    for (text, wanted) in [
        ("2022-03-15", ["2022", "03", "15"]),
        ("2022年3月", ["2022", "3", ""]),
        ("2022年3月15日", ["2022", "3", "15"]),
        ("2022/3", ["2022", "3", ""]),
        (" 2022.3.5 ", ["2022", "3", "5"]),
        ("20220315", ["2022", "03", "15"]),
        ("２０２２－０３", ["2022", "03", ""]),
        ("2022", ["2022", "", ""]),
        ("3-15", ["3-15", "", ""]),
        ("2022-03-15-1", ["2022-03-15-1", "", ""]),
    ] {
        let pasted = produced.apply(Action::Type(about, 0, text.into()));
        assert_eq!(boxes(&pasted), wanted, "{text}");
    }
    // Letter by letter it stays in its box, and is understood all the same.
    let mut typed = produced;
    for end in 1..="2022-03-15".len() {
        typed = typed.apply(Action::Type(about, 0, "2022-03-15"[..end].into()));
    }
    assert_eq!(boxes(&typed), ["2022-03-15", "", ""]);
    let answer = typed.answers()[about.index()].clone();
    let on = visits::day("2022-03-15");
    assert_eq!(answer, Some(selfcheck::policy::Answer::Date(on, on)));
}
