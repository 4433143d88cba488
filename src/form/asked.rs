//! [`Asked`]: what to ask the office, one entry for each topic.

use crate::engine::{Certainty, ClassReport, PolicyReport, Status};
use crate::policy::Text;

use super::reading::ReadingView;
use super::result::Missing;
use super::session::Session;

/// Something to ask the office.
#[derive(Clone, PartialEq, Debug)]
pub enum Asked {
    /// The sentences of readings of one article that matter.
    Readings(Text, Vec<Text>),
    /// Facts the visitor does not know: the part of the questionnaire (may be empty), their names, and where the first
    /// of them is usually found (may be empty).
    Unknown(Text, Vec<Text>, Text),
    /// What the authority judges, and the article.
    Judged(Vec<Text>, Text),
    /// Articles of further readings.
    Further(Vec<Text>),
}

/// At most so many entries in all.
const MOST: usize = 8;

/// Readings that change something and are not confirmed, facts the visitor does not know, and what the authority judges
/// in the class that is named.
pub(super) fn asks(session: &Session, readings: &[ReadingView], missing: &[Missing]) -> Vec<Asked> {
    let mut others = unknown(session, missing);
    others.extend(judged(&session.report));
    let mut articles: Vec<(Text, Vec<Text>)> = Vec::new();
    for view in readings {
        let about = &view.report;
        if about.confirmed.is_none() && !about.ask.is_empty() {
            add(&mut articles, about.article, about.ask);
        }
    }
    let room = MOST.saturating_sub(others.len());
    let shown = if articles.len() > room {
        room.saturating_sub(1)
    } else {
        articles.len()
    };
    let further: Vec<Text> = articles.iter().skip(shown).map(|(article, _)| *article).collect();
    let mut asks: Vec<Asked> = Vec::new();
    for (article, sentences) in articles.into_iter().take(shown) {
        asks.push(Asked::Readings(article, sentences));
    }
    asks.extend(others);
    if !further.is_empty() {
        asks.push(Asked::Further(further));
    }
    asks
}

/// Puts a text under its topic, once.
fn add(topics: &mut Vec<(Text, Vec<Text>)>, topic: Text, text: Text) {
    match topics.iter_mut().find(|(known, _)| *known == topic) {
        Some((_, texts)) if texts.contains(&text) => {}
        Some((_, texts)) => texts.push(text),
        None => topics.push((topic, vec![text])),
    }
}

fn unknown(session: &Session, missing: &[Missing]) -> Vec<Asked> {
    let policy = session.policy();
    let mut parts: Vec<(Text, Vec<Text>)> = Vec::new();
    let mut sources: Vec<Text> = Vec::new();
    for open in missing.iter().filter(|open| open.unknown) {
        let part = open.question.map_or("", |at| {
            let part = policy.questions[usize::from(at)].part;
            policy.parts[usize::from(part)].title
        });
        add(&mut parts, part, open.label);
        if parts.len() > sources.len() {
            sources.push(policy.facts[open.fact.index()].source);
        }
    }
    let entries = parts.into_iter().zip(sources);
    let entry = |((part, names), source)| Asked::Unknown(part, names, source);
    entries.map(entry).collect()
}

fn judged(report: &PolicyReport) -> Option<Asked> {
    report.label.as_ref()?;
    let named = |class: &&ClassReport| class.certainty == Certainty::ToConfirm;
    let class = report.classes.iter().find(named)?;
    let is_judged = |status| status == Status::Review;
    let tests = class
        .conditions
        .iter()
        .filter(|test| is_judged(test.standing.status));
    let names: Vec<Text> = tests.map(|test| test.label).collect();
    (!names.is_empty()).then_some(Asked::Judged(names, class.article))
}
