//! `cargo xtask screens`: every screen as static HTML in target/screens, for looking at the design without a browser
//! build: the first screen, the questions of a visit that takes the first option everywhere, the result of each
//! example.

use crate::command::Outcome;
use crate::{files, paths};
use selfcheck::form::{Action, Body, Control, Cue, Session, Stage, Subject};
use selfcheck::policy::{Policy, author};
use selfcheck::ui::{self, node::Node};
use selfcheck::value::Date;
use std::path::Path;

/// More questions than any policy asks.
const MOST: usize = 60;

/// Writes the screens of all offered policies, those of `tests/policies` included.
pub fn screens() -> Outcome {
    let folder = paths::target().join("screens");
    files::fresh_folder(&folder)?;
    let www = paths::root().join("www");
    files::write(
        &folder.join("selfcheck.css"),
        &files::read(&www.join("selfcheck.css"))?,
    )?;
    files::fresh_folder(&folder.join("styles"))?;
    for name in files::names(&www.join("styles"))? {
        let sheet = files::read(&www.join("styles").join(&name))?;
        files::write(&folder.join("styles").join(&name), &sheet)?;
    }
    let day = Date::parse("2026-11-21").map_err(|_| "a fixed day")?;
    for source in ["policies", "tests/policies"] {
        let bundle = author::read_folder(&paths::root().join(source)).map_err(|problems| {
            format!(
                "{} problems in {source}/; run `cargo selfcheck check`",
                problems.len()
            )
        })?;
        for policy in bundle.policies.into_iter().filter(|policy| policy.meta.offered) {
            of_policy(&folder, policy, day)?;
        }
    }
    println!("screens: {}", paths::shown(&folder));
    Ok(())
}

fn of_policy(folder: &Path, policy: Policy, day: Date) -> Outcome {
    let slug = policy.slug.to_string();
    let examples = policy.examples.len();
    let mut session = Session::new(Subject::new(policy), day);
    for at in 0..examples {
        let shown = session.apply(Action::Example(at as u16));
        write(folder, &format!("{slug}-example-{}", at + 1), &shown)?;
    }
    if examples > 1 {
        let stage = Stage::new(session.subject(), day);
        let both = stage.apply(Cue::Compare).apply(Cue::Load(1));
        for (name, stage) in [
            ("stage", &stage),
            ("stage-both", &both),
            ("stage-keys", &stage.apply(Cue::Keys)),
        ] {
            let node = ui::stage(&stage.screen(), None, &ui::draw::Draw::new(0));
            put(folder, &format!("{slug}-{name}"), &node)?;
        }
    }
    write(folder, &format!("{slug}-start"), &session)?;
    session = session.apply(Action::Continue);
    for step in 1..MOST {
        match session.screen().body {
            Body::Question(_) => {}
            // The end of a part: there is more to ask.
            Body::Result(result) if result.ahead.is_some() => {
                write(folder, &format!("{slug}-result-{step:02}"), &session)?;
                session = session.apply(Action::Continue);
                continue;
            }
            _ => break,
        }
        write(folder, &format!("{slug}-question-{step:02}"), &session)?;
        let next = answered(&session);
        let moved = next.turn() != session.turn();
        session = if moved { next } else { next.apply(Action::Next) };
    }
    write(folder, &format!("{slug}-result"), &session)
}

/// The session with something in every control of the screen.
fn answered(session: &Session) -> Session {
    let Body::Question(question) = session.screen().body else {
        return session.clone();
    };
    let mut next = session.clone();
    if question.options.is_some() {
        next = next.apply(Action::Choose(0));
    }
    if question.rest.is_some() {
        next = next.apply(Action::Tick(question.boxes[0].fact));
        next = next.apply(Action::Rest { unknown: false });
    }
    let Body::Question(question) = next.screen().body else {
        return next;
    };
    for field in question.fields {
        let action = match field.control {
            Control::Pick { .. } => Action::Pick(field.fact, 0),
            Control::Several { .. } => Action::Toggle(field.fact, 0),
            Control::Number(_) => Action::Type(field.fact, 0, "60".into()),
            _ => Action::Unknown(field.fact),
        };
        next = next.apply(action);
    }
    next
}

fn write(folder: &Path, name: &str, session: &Session) -> Outcome {
    let around = ui::around::Around::default();
    let draw = ui::draw::Draw::new(0);
    put(folder, name, &ui::page(&session.screen(), None, &around, &draw))
}

fn put(folder: &Path, name: &str, page: &Node) -> Outcome {
    let page = page.html();
    let html = format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{name}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <link rel=\"stylesheet\" href=\"selfcheck.css\"></head>\
         <body><div class=\"selfcheck\">{page}</div></body></html>"
    );
    files::write(&folder.join(format!("{name}.html")), html.as_bytes())
}
