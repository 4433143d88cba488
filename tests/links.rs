//! Share links: a visit survives its link, and whatever is not a link is refused politely.

mod support;

use selfcheck::copy;
use selfcheck::engine::Certainty;
use selfcheck::form::{Action, Change, LinkError, Linked, Place, Session, Subject, is_link_for};
use selfcheck::policy::{
    ChoiceOption, Costs, FactId, Kind, Num, NumberKind, Policy, SeriesKind, Variable, lasting,
};
use selfcheck::value::{Date, Number};

use support::chance::{SLUGS, any_visit, example, known, policy, result};
use support::{Random, add_fact, day, empty_policy};

const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// What a page address of about 45 characters leaves of 210.
const ROOM: usize = 160;

fn report(session: &Session) -> String {
    serde_json::to_string(&*result(session).report).unwrap()
}

fn open(subject: &Subject, link: &str, today: Date) -> Linked {
    Session::from_link(*subject, link, today).unwrap_or_else(|error| panic!("{error:?}: {link}"))
}

/// A visit, its link, the visit from the link, and that one's link.
#[track_caller]
fn check(session: &Session) -> String {
    check_with(&subject_of(session), session)
}

#[track_caller]
fn check_with(subject: &Subject, session: &Session) -> String {
    let link = session.link();
    assert!(link.chars().all(|c| ALPHABET.contains(c)), "{link}");
    let day = result(session).day;
    let linked = open(subject, &link, day);
    assert_eq!(linked.session.answers(), session.answers(), "{link}");
    assert_eq!(report(&linked.session), report(session), "{link}");
    assert_eq!(linked.session.link(), link);
    assert_eq!(linked.session.place(), Place::Result);
    assert!(
        !linked.day_differs && !linked.rules_changed && linked.changes.is_empty(),
        "{link}"
    );
    link
}

fn subject_of(session: &Session) -> Subject {
    known(session.policy().slug)
}

#[test]
fn a_thousand_random_visits_survive() {
    for slug in SLUGS {
        let subject = known(slug);
        let mut longest = 0;
        for seed in 0..1_000 {
            let visit = any_visit(&subject, &mut Random::new(seed));
            longest = check(&visit).len().max(longest);
        }
        println!("{slug}: the longest of a thousand links has {longest} characters");
    }
}

#[test]
fn complete_cases_leave_room_for_the_address() {
    let examples = known("dalad-accelerator").policy.examples.len() as u16;
    for at in 0..examples {
        let visit = example("dalad-accelerator", at);
        let link = check(&visit);
        println!(
            "example {at}: {} answers, {} characters",
            visit.answers().iter().flatten().count(),
            link.len()
        );
        assert!(link.len() <= ROOM, "{link}");
        let read_otherwise = visit.apply(Action::Read(0, 1)).apply(Action::Read(1, 1));
        assert!(check(&read_otherwise).len() <= ROOM);
    }
}

/// Everything answered, with the longest possible answers: more than any visitor is asked.
#[test]
fn an_overfull_case_still_fits_a_code() {
    let subject = known("dalad-accelerator");
    let longest = (0..300)
        .map(|seed| {
            let mut random = Random::new(seed);
            let mut visit = Session::new(subject, day("2026-11-21"));
            for fact in 0..subject.policy.facts.len() {
                visit = support::chance::answer_any(&visit, FactId(fact as u16), 0, &mut random);
            }
            check(&visit.apply(Action::Result)).len()
        })
        .max();
    println!("every fact answered: {longest:?} characters");
    assert!(longest.unwrap() <= ROOM);
}

#[test]
fn every_changed_character_is_refused() {
    let mut random = Random::new(7);
    let mut visits: Vec<Session> = (0..4).map(|at| example("dalad-accelerator", at)).collect();
    visits.extend(SLUGS.map(|slug| any_visit(&known(slug), &mut random)));
    let mut tried = 0;
    for visit in visits {
        let (link, subject) = (visit.link(), subject_of(&visit));
        let refused = |changed: &str| {
            let error = Session::from_link(subject, changed, day("2026-11-21")).err();
            assert_eq!(error, Some(LinkError::Damaged), "{link}\n{changed}");
            assert!(!is_link_for(subject.policy.slug, changed));
        };
        for at in 0..link.len() {
            let (before, after) = (&link[..at], &link[at + 1..]);
            refused(&[before, after].concat());
            for letter in ALPHABET.chars() {
                refused(&format!("{before}{letter}{}", &link[at..]));
                if !link[at..].starts_with(letter) {
                    refused(&format!("{before}{letter}{after}"));
                }
                tried += 2;
            }
            if at + 1 < link.len() && link[at..=at] != link[at + 1..at + 2] {
                refused(&format!(
                    "{before}{}{}{}",
                    &link[at + 1..at + 2],
                    &link[at..=at],
                    &after[1..]
                ));
            }
            refused(before);
        }
        refused(&[&*link, "A"].concat());
        for other in ["%", "=", " ", "中", "\n", "."] {
            refused(&[&*link, other].concat());
            refused(&[other, &*link].concat());
        }
    }
    println!("{tried} changed links");
}

#[test]
fn nothing_but_a_link_is_taken() {
    let mut random = Random::new(11);
    let letters: Vec<char> = ALPHABET.chars().chain("%=+/ 中".chars()).collect();
    for round in 0..100_000 {
        let length = random.below(if round % 1_000 == 0 { 9_000 } else { 140 });
        let text: String = (0..length)
            .map(|_| letters[random.below(letters.len())])
            .collect();
        let error = Session::from_link(known(SLUGS[round % SLUGS.len()]), &text, day("2026-11-21")).err();
        assert_eq!(error, Some(LinkError::Damaged), "{text}");
    }
}

/// The check sum alone is no guard against texts made on purpose: whatever carries a right one is read without a
/// panic, and either refused or a valid visit.
#[test]
fn forged_links_are_refused_or_valid() {
    let mut random = Random::new(13);
    let (mut taken, mut refused) = (0, 0);
    let links = SLUGS.map(|slug| any_visit(&known(slug), &mut Random::new(1)).link());
    for round in 0..1_500 {
        let subject = known(SLUGS[round % SLUGS.len()]);
        let link = links[round % SLUGS.len()].clone();
        // Version and fingerprints stay; of the rest one character is changed, or everything is noise.
        let mut body: Vec<u8> = link.bytes().take(link.len() - 5).collect();
        if random.one_in(2) {
            body.truncate(12);
            body.extend((0..random.below(60)).map(|_| ALPHABET.as_bytes()[random.below(64)]));
        } else {
            let at = 12 + random.below(body.len() - 12);
            body[at] = ALPHABET.as_bytes()[random.below(64)];
        }
        let body = String::from_utf8(body).unwrap();
        let forged = [&*body, &sum(&body)].concat();
        match Session::from_link(subject, &forged, day("2026-11-21")) {
            Ok(linked) => {
                // What is remembered of the result may be a lie; the result itself is worked out anew.
                let again = open(&subject, &linked.session.link(), day("2026-11-21"));
                assert_eq!(report(&again.session), report(&linked.session));
                taken += 1;
            }
            Err(_) => refused += 1,
        }
    }
    println!("{taken} taken, {refused} refused");
    assert!(taken > 100 && refused > 100);
}

/// The check sum of the format, worked out here once more: CRC-30/CDMA over the six bits of each character.
fn sum(body: &str) -> String {
    let mut sum = (1_u32 << 30) - 1;
    for letter in body.chars() {
        let symbol = ALPHABET.find(letter).unwrap() as u32;
        for bit in (0..6).rev() {
            let carry = (sum >> 29 ^ symbol >> bit) & 1;
            sum = sum << 1 & ((1 << 30) - 1);
            if carry == 1 {
                sum ^= 0x2030_b9c7;
            }
        }
    }
    sum ^= (1 << 30) - 1;
    let letter = |at: u32| ALPHABET.as_bytes()[(sum >> (24 - 6 * at) & 63) as usize] as char;
    (0..5).map(letter).collect()
}

fn fact(policy: &Policy, is: impl Fn(&Kind) -> bool) -> Vec<FactId> {
    let facts = policy.facts.iter().enumerate().filter(|(_, fact)| is(&fact.kind));
    facts.map(|(at, _)| FactId(at as u16)).collect()
}

#[test]
fn numbers_at_their_bounds_are_kept_exactly() {
    for slug in SLUGS {
        let subject = known(slug);
        for at in fact(subject.policy, |kind| matches!(kind, Kind::Number(_))) {
            let Kind::Number(kind) = subject.policy.facts[at.index()].kind.clone() else {
                unreachable!()
            };
            let near = |bound: Number, step: Number| bound.checked_add(step).unwrap();
            let zero = (kind.min <= Number::ZERO).then_some(Number::ZERO);
            let numbers = [
                kind.min,
                near(kind.min, kind.step),
                near(kind.max, kind.step.negated()),
                kind.max,
            ];
            for number in numbers.into_iter().chain(zero) {
                let visit = Session::new(subject, day("2026-11-21"));
                // With its unit, so that a strangely large bare number is not doubted.
                let text = [&number.to_string(), kind.unit].concat();
                let visit = visit.apply(Action::Type(at, 0, text)).apply(Action::Result);
                assert!(visit.answers()[at.index()].is_some(), "{slug} {at:?} {number}");
                check(&visit);
            }
        }
    }
}

#[test]
fn days_months_and_years_are_kept_apart() {
    let subject = known("dalad-accelerator");
    for at in fact(subject.policy, |kind| matches!(kind, Kind::Date(_))) {
        let texts: [&[&str]; 7] = [
            &["2022"],
            &["2022", "2"],
            &["2024", "2", "29"],
            &["2022", "1", "1"],
            &["2022", "12", "31"],
            &["2022", "12"],
            &["2026", "11"],
        ];
        for texts in texts {
            let visit = Session::new(subject, day("2026-11-21"));
            let visit = texts.iter().enumerate().fold(visit, |visit, (part, text)| {
                visit.apply(Action::Type(at, part as u16, (*text).to_owned()))
            });
            check(&visit.apply(Action::Result));
        }
        let Kind::Date(kind) = &subject.policy.facts[at.index()].kind else {
            unreachable!()
        };
        for bound in [kind.min, kind.max] {
            let (year, month, date) = bound.ymd();
            let visit = [year, month, date].iter().enumerate().fold(
                Session::new(subject, day("2026-11-21")),
                |visit, (part, number)| visit.apply(Action::Type(at, part as u16, number.to_string())),
            );
            check(&visit.apply(Action::Result));
        }
    }
}

#[test]
fn not_known_is_not_the_same_as_not_asked() {
    let visit = Session::new(known("made-up"), day("2026-11-21")).apply(Action::Result);
    let blank = check(&visit);
    for at in 0..visit.policy().facts.len() as u16 {
        assert_ne!(
            check(&visit.apply(Action::Unknown(FactId(at))).apply(Action::Result)),
            blank
        );
    }
}

#[test]
fn another_day_is_said_and_can_be_taken() {
    let visit = example("dalad-accelerator", 1);
    let linked = open(&known("dalad-accelerator"), &visit.link(), day("2027-11-21"));
    assert!(linked.day_differs && linked.changes.is_empty());
    assert_eq!(result(&linked.session).day, day("2026-11-21"));
    let today = linked.session.on_day(day("2027-11-21"));
    assert_eq!(result(&today).day, day("2027-11-21"));
    assert_eq!(today.answers(), visit.answers());
    check(&today);
}

/// The screens know what was chosen on them, as after loading an example.
#[test]
fn the_screens_show_what_was_chosen() {
    let visit = example("dalad-accelerator", 0);
    let linked = open(&known("dalad-accelerator"), &visit.link(), day("2026-11-21"));
    for at in 0..visit.policy().questions.len() as u16 {
        let screens = [&visit, &linked.session].map(|session| session.apply(Action::Open(at)).screen().body);
        assert_eq!(screens[0], screens[1], "question {at}");
    }
}

/// Kinds of facts the policies of the site do not have, at their extremes.
#[test]
fn every_kind_of_fact_survives() {
    let options = |count: usize| -> Vec<ChoiceOption> {
        let option = |at| ChoiceOption {
            id: lasting(&format!("o{at}")),
            label: "",
        };
        (0..count).map(option).collect()
    };
    let wide = |step: &str, most: &str| NumberKind {
        unit: "",
        step: Number::parse(step).unwrap(),
        min: Number::parse(most).unwrap().negated(),
        max: Number::parse(most).unwrap(),
        warn_below: None,
        warn_above: None,
        warning: "",
    };
    let years = |base| SeriesKind { years: 3, base };
    let mut policy = empty_policy();
    for kind in [
        Kind::Several(options(32)),
        Kind::Several(options(1)),
        Kind::Choice(options(300)),
        Kind::Choice(options(1)),
        Kind::Number(wide("1", "9999999999999999999999999999")),
        Kind::Number(wide(
            "0.0000000000000000000000000001",
            "0.9999999999999999999999999999",
        )),
        Kind::Number(wide("0.01", "99999999999999999999999999.99")),
        Kind::Series(wide("0.001", "12345678.999"), years(true)),
        Kind::ChoiceByYear(options(5), years(false)),
        Kind::Assessment,
        Kind::Claim,
    ] {
        add_fact(&mut policy, kind.clone());
        if let Kind::Series(_, series) | Kind::ChoiceByYear(_, series) = kind {
            let fact = policy.facts.last_mut().unwrap();
            fact.var_count = series.years + u16::from(series.base);
            let id = FactId(policy.facts.len() as u16 - 1);
            let more = (1..policy.facts[id.index()].var_count).map(|column| Variable { fact: id, column });
            policy.variables.extend(more);
        }
    }
    let subject = Subject::new(policy);
    for seed in 0..500 {
        check_with(&subject, &any_visit(&subject, &mut Random::new(seed)));
    }
}

/// The policy with a changed file.
fn revised(change: impl FnOnce(&mut Policy)) -> Subject {
    let mut policy = policy("dalad-accelerator");
    policy.sha256 = lasting(&"f00d".repeat(16));
    change(&mut policy);
    Subject::new(policy)
}

fn dearer(costs: &mut Costs) {
    for price in costs.tracks[0].years[0].iter_mut().take(1) {
        price.price = Num::Sum(vec![price.price.clone(), Num::Constant(Number::from(2))]);
    }
}

#[test]
fn under_changed_rules_it_says_what_changed() {
    let visit = example("dalad-accelerator", 0);
    let link = visit.link();
    let same = open(&revised(|_| ()), &link, day("2026-11-21"));
    assert!(same.rules_changed && same.changes.is_empty());

    let other = revised(|policy| {
        dearer(policy.costs.as_mut().unwrap());
        policy.classes[0].condition = selfcheck::policy::Cond::Always(selfcheck::policy::Outcome::Review);
    });
    let linked = open(&other, &link, day("2026-11-21"));
    assert!(linked.rules_changed);
    assert!(
        linked.changes.iter().any(|change| matches!(
            change,
            Change::Class { title, from: Certainty::Certain, to: Certainty::ToConfirm } if title.contains('A')
        )),
        "{:?}",
        linked.changes
    );
    let told: Vec<String> = linked.changes.iter().map(copy::link_change).collect();
    println!("{told:#?}");
    assert!(
        told.iter().any(|line| line.starts_with("三年合计：78,030 元 → ")),
        "{told:?}"
    );
    // From now on it is a visit under the current rules.
    let again = open(&other, &linked.session.link(), day("2026-11-21"));
    assert!(!again.rules_changed && again.changes.is_empty());
}

#[test]
fn an_answer_out_of_the_new_bounds_is_named() {
    let visit = example("dalad-accelerator", 4);
    let mut label = None;
    let other = revised(|policy| {
        let area = policy.facts.iter_mut().find(|fact| fact.id == "area_m2").unwrap();
        label = Some(area.label);
        if let Kind::Number(kind) = &mut area.kind {
            kind.max = Number::from(50);
        }
    });
    let linked = open(&other, &visit.link(), day("2026-11-21"));
    assert!(linked.changes.contains(&Change::Refused(label.unwrap())));
}

#[test]
fn other_classes_are_not_compared_one_by_one() {
    let visit = example("dalad-accelerator", 0);
    let other = revised(|policy| {
        let last = policy.classes.len() - 1;
        policy.classes[last].id = "Z";
    });
    let linked = open(&other, &visit.link(), day("2026-11-21"));
    assert_eq!(linked.changes, [Change::Classes]);
}

#[test]
fn what_cannot_be_opened_is_told_apart() {
    let visit = example("dalad-accelerator", 0);
    let link = visit.link();
    let today = day("2026-11-21");
    let error = |subject: Subject, text: &str| Session::from_link(subject, text, today).err();
    let units = |policy: &mut Policy| {
        for fact in &mut policy.facts {
            if let Kind::Number(kind) = &mut fact.kind {
                kind.unit = "万元";
            }
        }
    };
    let options = |policy: &mut Policy| {
        for fact in &mut policy.facts {
            if let Kind::Choice(options) = &mut fact.kind {
                options.swap(0, 1);
            }
        }
    };
    assert_eq!(
        error(revised(|policy| policy.facts.swap(0, 1)), &link),
        Some(LinkError::OtherRules)
    );
    assert_eq!(error(revised(units), &link), Some(LinkError::OtherRules));
    assert_eq!(error(revised(options), &link), Some(LinkError::OtherRules));
    assert_eq!(
        error(revised(|policy| policy.readings.swap(0, 1)), &link),
        Some(LinkError::OtherRules)
    );
    assert_eq!(error(known("made-up"), &link), Some(LinkError::OtherPolicy));
    assert!(is_link_for("dalad-accelerator", &link));
    assert!(!is_link_for("made-up", &link));
    let newer = ["C", &link[1..link.len() - 5]].concat();
    let newer = [&*newer, &sum(&newer)].concat();
    assert_eq!(
        error(known("dalad-accelerator"), &newer),
        Some(LinkError::NewerVersion)
    );
    assert_eq!(error(known("dalad-accelerator"), ""), Some(LinkError::Damaged));
    let told = [
        LinkError::Damaged,
        LinkError::NewerVersion,
        LinkError::OtherPolicy,
        LinkError::OtherRules,
    ]
    .map(copy::link_error);
    assert!(told.iter().all(|sentence| sentence.contains("自测")));
}
