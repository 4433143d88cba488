//! A visit as a short text for the browser's storage, with a day after which it is void.
//!
//! One line per entry, tab-separated, keyed by ids; typed texts hold no control characters, so nothing needs escaping.

use crate::policy::{Ask, Kind};
use crate::value::Date;

use super::entry::{Entry, Given, boxes};
use super::session::{Notice, Pick, Place, Session, Subject};

/// Says what the text is; counts changes of its form.
const MARK: &str = "selfcheck-draft-2";
/// Stands before days that an option says; nobody types it into a year.
const DAYS_MARK: &str = "~";
/// How long a draft is kept.
const DAYS: i32 = 7;

impl Session {
    /// The visit as text; `None` when there is nothing to keep.
    pub fn draft(&self) -> Option<String> {
        if self.entries.iter().all(Entry::is_blank) {
            return None;
        }
        let policy = self.policy();
        let until = self.day.plus_days(DAYS).text();
        let mut lines = vec![[MARK, &until, policy.sha256].join("\t")];
        for (fact, entry) in policy.facts.iter().zip(&self.entries) {
            if !entry.is_blank() {
                lines.push(
                    [
                        "f",
                        fact.id,
                        if entry.unknown { "?" } else { "" },
                        &written(&entry.given),
                    ]
                    .join("\t"),
                );
            }
        }
        for (question, pick) in policy.questions.iter().zip(&self.picks) {
            match pick {
                Pick::Nothing => {}
                Pick::Option(option) => lines.push(["q", question.id, &option.to_string()].join("\t")),
                Pick::Unknown => lines.push(["q", question.id, "?"].join("\t")),
            }
        }
        for (reading, option) in policy.readings.iter().zip(&self.options) {
            if let Some(option) = option {
                lines.push(["r", reading.id, &option.to_string()].join("\t"));
            }
        }
        if let Some(example) = self.example {
            lines.push(["e", &example.to_string()].join("\t"));
        }
        let places = self.trail.iter().chain([&self.place]);
        lines.push(places.fold("p".to_owned(), |line, place| {
            [&line, "\t", &place_name(*place)].concat()
        }));
        Some(lines.join("\n"))
    }

    /// Brings a draft back; `None` when it is void, or of another version of the policy.
    pub fn restore(subject: Subject, day: Date, draft: &str) -> Option<Session> {
        let mut lines = draft.lines().map(|line| line.split('\t').collect::<Vec<_>>());
        let head = lines.next()?;
        let until = Date::parse(head.get(1)?).ok()?;
        let lives = day <= until && until.days_since(day) <= DAYS;
        if head[0] != MARK || *head.get(2)? != subject.policy.sha256 || !lives {
            return None;
        }
        let mut session = Session::new(subject, day);
        for line in lines {
            session.read_line(&line);
        }
        session.evaluate();
        session.notice = Some(Notice::Restored);
        Some(session)
    }

    /// Takes over one line; what does not fit the policy is left out.
    fn read_line(&mut self, line: &[&str]) -> Option<()> {
        let policy = self.subject.policy;
        let number = |text: &str| text.parse::<u16>().ok();
        match line {
            ["f", id, unknown, fields @ ..] => {
                let at = policy.facts.iter().position(|fact| *fact.id == **id)?;
                let fact = &policy.facts[at];
                let given = read_given(fields, &fact.kind, boxes(fact))?;
                let unknown = *unknown == "?";
                self.entries[at] = Entry { unknown, given };
            }
            ["q", id, pick] => {
                let at = policy
                    .questions
                    .iter()
                    .position(|question| *question.id == **id)?;
                let options = match &policy.questions[at].ask {
                    Ask::Options(options) => options.len(),
                    _ => 1,
                };
                self.picks[at] = match number(pick) {
                    Some(option) if usize::from(option) < options => Pick::Option(option),
                    _ => Pick::Unknown,
                };
            }
            ["r", id, option] => {
                let at = policy.readings.iter().position(|reading| *reading.id == **id)?;
                let option = number(option)?;
                self.options[at] = policy.readings[at]
                    .options
                    .get(usize::from(option))
                    .map(|_| option);
            }
            ["e", at] => self.example = number(at).filter(|at| usize::from(*at) < policy.examples.len()),
            ["p", names @ ..] => {
                let places: Option<Vec<Place>> = names.iter().map(|name| self.place_of(name)).collect();
                let mut places = places?;
                self.place = places.pop()?;
                self.trail = places;
            }
            _ => {}
        }
        Some(())
    }

    fn place_of(&self, name: &str) -> Option<Place> {
        match name {
            "start" => Some(Place::Start),
            "result" => Some(Place::Result),
            _ => {
                let (from_result, at) = match name.strip_prefix('!') {
                    Some(at) => (true, at),
                    None => (false, name),
                };
                let at = at.parse::<u16>().ok()?;
                let exists = usize::from(at) < self.policy().questions.len();
                exists.then_some(Place::Question { at, from_result })
            }
        }
    }
}

fn place_name(place: Place) -> String {
    match place {
        Place::Start => "start".to_owned(),
        Place::Result => "result".to_owned(),
        Place::Question { at, from_result } => [if from_result { "!" } else { "" }, &at.to_string()].concat(),
    }
}

fn written(given: &Given) -> String {
    match given {
        Given::Nothing => String::new(),
        Given::Pick(option) => option.to_string(),
        Given::Several(options) => options.to_string(),
        Given::Texts(texts) => texts.join("\t"),
        Given::Days(first, last) => [DAYS_MARK, &first.text(), "\t", &last.text()].concat(),
        Given::Picks(picks) => {
            let text = |pick: &Option<u16>| pick.map_or_else(String::new, |option| option.to_string());
            picks.iter().map(text).collect::<Vec<_>>().join("\t")
        }
    }
}

fn read_given(fields: &[&str], kind: &Kind, boxes: usize) -> Option<Given> {
    let first = *fields.first()?;
    let below = |count: usize| {
        first
            .parse::<u16>()
            .ok()
            .filter(|option| usize::from(*option) < count)
    };
    let pick = |count| {
        if first.is_empty() {
            Some(Given::Nothing)
        } else {
            below(count).map(Given::Pick)
        }
    };
    match kind {
        Kind::YesNo | Kind::Assessment => pick(2),
        Kind::Claim => pick(3),
        Kind::Choice(options) => pick(options.len()),
        Kind::Several(_) if first.is_empty() => Some(Given::Nothing),
        Kind::Several(options) => {
            let chosen = first.parse::<u32>().ok()?;
            (u64::from(chosen) >> options.len() == 0).then_some(Given::Several(chosen))
        }
        Kind::Date(kind) if first.starts_with(DAYS_MARK) => {
            let first = Date::parse(&first[DAYS_MARK.len()..]).ok()?;
            let last = Date::parse(fields.get(1)?).ok()?;
            let fits = kind.min <= first && first <= last && last <= kind.max;
            fits.then_some(Given::Days(first, last))
        }
        Kind::Number(_) | Kind::Date(_) | Kind::Series(..) => {
            let mut texts: Vec<String> = fields.iter().map(|text| (*text).to_owned()).collect();
            texts.resize(boxes, String::new());
            Some(Given::Texts(texts))
        }
        Kind::ChoiceByYear(options, _) => {
            let read = |text: &&str| {
                text.parse::<u16>()
                    .ok()
                    .filter(|option| usize::from(*option) < options.len())
            };
            let mut picks: Vec<Option<u16>> = fields.iter().map(read).collect();
            picks.resize(boxes, None);
            Some(Given::Picks(picks))
        }
    }
}
