//! Visits by made-up enterprises with everything known, and how many screens they see until the price is settled.

use selfcheck::engine::{Certainty, PolicyReport, Status, conflicts};
use selfcheck::form::{
    Action, Body, Control, OutlineState, Pick, Place, QuestionScreen, Rest, Session, Subject,
};
use selfcheck::policy::{Answer, Ask, Example, Fact, FactId, Kind, Policy, Precision, TrackRole};
use selfcheck::value::{Date, Number};

/// A small seeded generator (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 16) % n as u64).unwrap_or(0)
    }
}

/// A document whose examples are made-up enterprises that know the answer to everything asked.
pub fn sampled(mut policy: Policy, samples: usize) -> Subject {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let title = policy.slug;
    policy.examples = (0..samples)
        .map(|_| Example {
            title,
            summary: "",
            answers: any_enterprise(&policy, &mut random),
        })
        .collect();
    Subject::new(policy)
}

/// Answers to every fact that is not assumed or optional, without contradictions.
fn any_enterprise(policy: &Policy, random: &mut Random) -> Vec<(FactId, Answer)> {
    let mut answers = vec![None; policy.facts.len()];
    let boxes = policy
        .questions
        .iter()
        .filter_map(|question| match &question.ask {
            Ask::Ticks(ticks) => Some(ticks.iter().map(|tick| tick.fact)),
            _ => None,
        });
    let boxes: Vec<FactId> = boxes.flatten().collect();
    for (place, fact) in policy.facts.iter().enumerate() {
        if fact.assumed.is_some() || fact.optional {
            continue;
        }
        // What contradicts what was said before is said otherwise, or not at all where that does not help.
        for _ in 0..20 {
            // Few boxes are ticked.
            answers[place] = Some(match boxes.contains(&FactId(place as u16)) {
                true => Answer::Bool(random.below(5) == 0),
                false => any_answer(fact, random),
            });
            if conflicts(policy, &answers).is_empty() {
                break;
            }
            answers[place] = None;
        }
    }
    let all = answers.into_iter().enumerate();
    all.filter_map(|(place, answer)| Some((FactId(place as u16), answer?)))
        .collect()
}

fn any_answer(fact: &Fact, random: &mut Random) -> Answer {
    let number = |random: &mut Random| [0, 1, 3, 10, 20, 60, 150, 400, 1_500][random.below(9)];
    match &fact.kind {
        Kind::YesNo | Kind::Assessment => Answer::Bool(random.below(2) == 0),
        Kind::Claim => Answer::Choice(random.below(3) as u16),
        Kind::Choice(options) => Answer::Choice(random.below(options.len()) as u16),
        Kind::Several(options) => Answer::Several(random.below(1 << options.len().min(16)) as u32),
        Kind::Number(kind) => Answer::Number(Number::from(number(random)).max(kind.min).min(kind.max)),
        Kind::Date(kind) => {
            let first = Date::new(2019, 1, 1).unwrap_or(kind.min);
            let day = first.plus_days(random.below(7 * 365) as i32);
            let (year, month, _) = day.ymd();
            let day = match kind.precision {
                Precision::Day => day,
                _ => Date::new(year, month, 1).unwrap_or(day),
            };
            Answer::Date(day, day)
        }
        Kind::Series(kind, _) => Answer::Series(
            (0..fact.var_count)
                .map(|_| Some(Number::from(number(random)).max(kind.min).min(kind.max)))
                .collect(),
        ),
        Kind::ChoiceByYear(options, _) => Answer::Choices(
            (0..fact.var_count)
                .map(|_| Some(random.below(options.len()) as u16))
                .collect(),
        ),
    }
}

/// Which screen comes next.
type Pilot<'p> = &'p dyn Fn(&Session) -> Option<u16>;

/// The order of the form itself.
fn chosen(session: &Session) -> Option<u16> {
    at(&session.apply(Action::Continue))
}

/// The order in which the policy lists its questions.
fn listed(session: &Session) -> Option<u16> {
    open(session).first().copied()
}

/// The screens still to come, in the order of the policy.
fn open(session: &Session) -> Vec<u16> {
    let parts = session.apply(Action::Result).screen().outline.parts.into_iter();
    let items = parts.filter(|part| !part.aside).flat_map(|part| part.items);
    items
        .filter(|item| item.state == OutlineState::Open)
        .map(|item| item.at)
        .collect()
}

fn at(session: &Session) -> Option<u16> {
    match session.place() {
        Place::Question { at, .. } => Some(at),
        _ => None,
    }
}

/// The enterprises of whom class and price, or without prices the whole, come out settled in the end.
pub fn settled(subject: Subject, day: Date) -> Vec<Session> {
    let examples = 0..subject.policy.examples.len() as u16;
    let loaded = examples.map(|example| Session::new(subject, day).apply(Action::Example(example)));
    loaded.filter(|loaded| is_settled(&report(loaded))).collect()
}

/// How many screens an enterprise sees until class and price, or without prices the whole, are settled.
pub fn screens(loaded: &Session, day: Date, next: Pilot) -> usize {
    let mut session = Session::new(loaded.subject(), day);
    for seen in 0..100 {
        if is_settled(&report(&session)) {
            return seen;
        }
        let Some(at) = next(&session) else { return seen };
        session = answered(&session, at, loaded);
    }
    unreachable!("the questions go round in circles")
}

/// The sum of screens over enterprises: as listed, then as asked.
pub fn compared(enterprises: &[Session], day: Date) -> [usize; 2] {
    let pilots: [Pilot; 2] = [&listed, &chosen];
    pilots.map(|pilot| enterprises.iter().map(|loaded| screens(loaded, day, pilot)).sum())
}

/// The result a visit would come to now.
fn report(session: &Session) -> std::rc::Rc<PolicyReport> {
    match session.apply(Action::Result).screen().body {
        Body::Result(screen) => screen.report,
        _ => unreachable!("a result"),
    }
}

/// Whether no price that can be the visitor's is merely possible; without prices whether the whole is settled.
pub fn is_settled(report: &PolicyReport) -> bool {
    let Some(costs) = &report.costs else {
        let whole = report.overall.as_ref();
        return whole.is_none_or(|whole| whole.status != Status::Open);
    };
    let own = costs
        .tracks
        .iter()
        .filter(|track| track.role == TrackRole::Ranked);
    let mut certainties = own.filter_map(|track| track.certainty);
    let sure = certainties.find(|certainty| matches!(certainty, Certainty::Certain | Certainty::Possible));
    sure != Some(Certainty::Possible)
}

/// A session after a screen was answered as a loaded one answers it.
fn answered(session: &Session, here: u16, loaded: &Session) -> Session {
    let screen = |session: &Session| match session.screen().body {
        Body::Question(screen) => screen,
        _ => unreachable!("a question"),
    };
    let wanted: QuestionScreen = screen(&loaded.apply(Action::Open(here)));
    let mut session = session.apply(Action::Open(here));
    for tickbox in wanted.boxes.iter().filter(|tickbox| tickbox.ticked) {
        session = session.apply(Action::Tick(tickbox.fact));
    }
    if let Some(rest) = wanted.rest {
        let unknown = rest != Rest::No;
        return session.apply(Action::Rest { unknown });
    }
    if let Some(choice) = &wanted.options {
        session = session.apply(match choice.chosen {
            Pick::Option(option) => Action::Choose(option),
            _ if choice.with_unknown => Action::ChooseUnknown,
            _ => Action::Choose(choice.labels.len() as u16 - 1),
        });
    }
    for field in screen(&session).fields {
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
    let after = session.apply(Action::Next);
    // An unlikely figure is asked about once.
    if at(&after) == Some(here) {
        after.apply(Action::Next)
    } else {
        after
    }
}
