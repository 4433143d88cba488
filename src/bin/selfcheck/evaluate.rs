//! `selfcheck evaluate`: the report on a file of answers.

use std::io::Read;

use selfcheck::engine::{self, Report, Situation};
use selfcheck::policy::author::answers::{self, PolicyAnswers};
use selfcheck::policy::{Answer, Kind, Policy};
use selfcheck::value::Date;

use super::arguments::Arguments;
use super::{Failure, load, print};

pub fn run(arguments: Arguments) -> Result<String, Failure> {
    let Some(file) = arguments.plain.first() else {
        return Err(Failure::Usage(
            "name the answers file, or - to read them from the pipe".into(),
        ));
    };
    let bundle = load(&arguments)?;
    let text = read(file).map_err(|error| format!("{file}: {error}"))?;
    let answers = answers::read(&text, &bundle).map_err(|bad| {
        let lines: Vec<String> = bad.iter().map(ToString::to_string).collect();
        let count = super::counted(bad.len(), "answer");
        format!("{}\n{count} cannot be used", lines.join("\n"))
    })?;
    let chosen = print::chosen(&bundle, arguments.last("policy"))?;
    let setting = Setting::read(&arguments, &chosen)?;
    let all = bundle.policies.iter().zip(answers);
    let asked = all.filter(|(policy, _)| chosen.contains(policy));
    let policies = asked.map(|(policy, own)| {
        let situation = setting.situation(policy, own);
        warn(policy, &situation.answers);
        engine::evaluate(policy, &situation)
    });
    let policies = policies.collect();
    let report = Report {
        day: setting.day,
        engine: env!("CARGO_PKG_VERSION"),
        policies,
    };
    if arguments.has("json") {
        let json = serde_json::to_value(&report).map_err(|error| error.to_string())?;
        return Ok(print::json(&json));
    }
    Ok(print::report(&report))
}

/// Says beside the report which figures are probably a slip; they are taken as they are.
fn warn(policy: &Policy, answers: &[Option<Answer>]) {
    for (fact, answer) in policy.facts.iter().zip(answers) {
        let (Kind::Number(kind) | Kind::Series(kind, _)) = &fact.kind else {
            continue;
        };
        let figures = match answer {
            Some(Answer::Number(number)) => vec![*number],
            Some(Answer::Series(series)) => series.iter().copied().flatten().collect(),
            _ => continue,
        };
        for number in figures.into_iter().filter(|number| kind.is_unusual(*number)) {
            eprintln!(
                "warning: {}: {} {}: {}",
                fact.id,
                number.text(),
                kind.unit,
                kind.warning
            );
        }
    }
}

/// The day and the readings a report is for.
pub struct Setting {
    day: Date,
    readings: Vec<(String, String)>,
}

impl Setting {
    /// As typed, for some policies.
    pub fn read(arguments: &Arguments, policies: &[&Policy]) -> Result<Setting, String> {
        Ok(Setting {
            day: day(arguments)?,
            readings: readings(arguments, policies)?,
        })
    }

    /// What a policy is evaluated on.
    pub fn situation(&self, policy: &Policy, own: PolicyAnswers) -> Situation {
        let mut situation = Situation::new(policy, self.day);
        (situation.answers, situation.assumed) = (own.answers, own.assumed);
        for (reading, option) in &self.readings {
            let Some(place) = policy.readings.iter().position(|known| *known.id == **reading) else {
                continue;
            };
            let mut options = policy.readings[place].options.iter();
            let option = options.position(|known| *known.id == **option);
            situation.options[place] = option.map(|i| i as u16);
        }
        situation
    }
}

fn read(file: &str) -> std::io::Result<String> {
    if file == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text)?;
        return Ok(text);
    }
    std::fs::read_to_string(file)
}

/// The readings as typed, each known to one of the policies.
fn readings(arguments: &Arguments, policies: &[&Policy]) -> Result<Vec<(String, String)>, String> {
    let mut typed = Vec::new();
    for text in arguments.all("reading") {
        let Some((id, option)) = text.split_once('=') else {
            return Err(format!("--reading {text}: write id=option"));
        };
        let all = || policies.iter().flat_map(|policy| &policy.readings);
        let named: Vec<_> = all().filter(|reading| reading.id == id).collect();
        if named.is_empty() {
            let known: Vec<&str> = all().map(|reading| reading.id).collect();
            return Err(format!(
                "--reading {text}: no reading is called `{id}`; known: {}",
                known.join(", ")
            ));
        }
        let computed = || {
            named
                .iter()
                .flat_map(|reading| &reading.options)
                .filter(|option| option.computed)
        };
        if !computed().any(|known| known.id == option) {
            let known: Vec<&str> = computed().map(|option| option.id).collect();
            let noted = named
                .iter()
                .flat_map(|reading| &reading.options)
                .any(|known| known.id == option);
            let what = if noted {
                "only noted: it is told, not computed, so nothing can be evaluated by it"
            } else {
                "no computed option of it"
            };
            return Err(format!(
                "--reading {text}: `{option}` is {what}; known: {}",
                known.join(", ")
            ));
        }
        typed.push((id.to_owned(), option.to_owned()));
    }
    Ok(typed)
}

/// The day as typed, or today.
pub fn day(arguments: &Arguments) -> Result<Date, String> {
    match arguments.last("day") {
        Some(text) => {
            Date::parse(text).map_err(|_| format!("--day {text}: write an existing day such as 2026-01-31"))
        }
        None => today(),
    }
}

/// Today in UTC.
#[expect(
    clippy::disallowed_types,
    reason = "the one place that reads the clock: the engine takes the day as an argument"
)]
fn today() -> Result<Date, String> {
    let epoch = std::time::SystemTime::UNIX_EPOCH;
    let since = std::time::SystemTime::now()
        .duration_since(epoch)
        .map_err(|error| error.to_string())?;
    let days = i32::try_from(since.as_secs() / 86_400).map_err(|error| error.to_string())?;
    let start = Date::new(1970, 1, 1).ok_or("no calendar")?;
    Ok(start.plus_days(days))
}
