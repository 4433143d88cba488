//! From a session to its screen.

use crate::policy::{Ask, FactId, Text};

use super::estimate::estimate;
use super::outline::outline;
use super::result::result;
use super::screen::{
    Body, ChoiceView, Control, ExampleView, Field, QuestionScreen, Rest, Screen, StartScreen, Tickbox,
};
use super::session::{Pick, Place, Session};
use super::{fields, order, progress, worked};

impl Session {
    /// What is on the screen now.
    pub fn screen(&self) -> Screen {
        let policy = self.policy();
        let examples = &policy.examples;
        Screen {
            title: policy.meta.short_title,
            banner: policy.meta.banner,
            has_back: !self.trail.is_empty(),
            has_entries: self.has_entries(),
            notice: self.notice,
            example: self
                .example
                .and_then(|at| examples.get(usize::from(at)))
                .map(|example| example.title),
            outline: outline(self),
            body: match self.place {
                Place::Start => Body::Start(self.start()),
                Place::Question { at, from_result } => Body::Question(self.question(at, from_result)),
                Place::Result => Body::Result(Box::new(result(self, self.changes()))),
            },
        }
    }

    fn start(&self) -> StartScreen {
        let policy = self.policy();
        let meta = &policy.meta;
        let examples = policy.examples.iter().map(|example| ExampleView {
            title: example.title,
            summary: example.summary,
        });
        StartScreen {
            banner: meta.banner,
            document: meta.title,
            number: meta.number,
            issuer: meta.issuer,
            purpose: meta.purpose,
            state: self.report.state,
            questions: progress::promise(self),
            begun: self.has_entries(),
            examples: examples.collect(),
        }
    }

    fn question(&self, at: u16, from_result: bool) -> QuestionScreen {
        let policy = self.policy();
        let question = &policy.questions[usize::from(at)];
        let pick = self.picks[usize::from(at)];
        let controls = fields::controls(self, at);
        let plain = matches!(question.ask, Ask::Facts(_));
        // Of several facts only one may still matter: then the heading asks just that.
        let text = match (&question.ask, &controls[..]) {
            (Ask::Facts(all), [only]) if all.len() > 1 => &policy.facts[only.index()].question,
            _ => &question.text,
        };
        let is_heading =
            |fact: FactId| plain && controls.len() == 1 || policy.facts[fact.index()].question == *text;
        let mut said = vec![question.help];
        let fields: Vec<Field> = controls
            .iter()
            .map(|fact| fields::field(self, at, *fact, is_heading(*fact)))
            .map(|field| without_repeats(field, &mut said))
            .collect();
        let behind = |place: &&Place| matches!(place, Place::Question { .. });
        let single = match &question.ask {
            Ask::Facts(_) => matches!(&fields[..], [only] if matches!(only.control, Control::Pick { .. })),
            Ask::Options(_) => true,
            Ask::Ticks(_) => false,
        };
        let blank =
            pick == Pick::Nothing && controls.iter().all(|fact| self.entries[fact.index()].is_blank());
        let worked = worked::worked(self, at);
        QuestionScreen {
            section: question.section,
            text,
            help: question.help,
            why: unless_said(&question.why, &said),
            options: match &question.ask {
                Ask::Options(options) => Some(ChoiceView {
                    labels: options.iter().map(|option| option.label).collect(),
                    chosen: pick,
                    with_unknown: !order::offers_unknown(options),
                }),
                _ => None,
            },
            boxes: match &question.ask {
                Ask::Ticks(ticks) => ticks
                    .iter()
                    .map(|tick| Tickbox {
                        fact: tick.fact,
                        label: tick.label,
                        ticked: order::is_ticked(self, tick.fact),
                    })
                    .collect(),
                _ => Vec::new(),
            },
            rest: matches!(question.ask, Ask::Ticks(_)).then_some(match pick {
                Pick::Nothing => Rest::Open,
                Pick::Option(_) => Rest::No,
                Pick::Unknown => Rest::Unknown,
            }),
            fields,
            problems: self
                .problems
                .iter()
                .map(|found| fields::shown(self, at, found))
                .collect(),
            checks: worked::checks(self, at, &worked),
            worked,
            estimate: estimate(self, at),
            moves_on: single,
            has_next: !(matches!(question.ask, Ask::Ticks(_)) || single && blank),
            part: policy.parts[usize::from(question.part)].title,
            done: self.trail.iter().rev().take_while(behind).count(),
            remaining: progress::remaining(self, at),
            from_result,
        }
    }
}

/// Help that already stands on the screen is not said again.
fn without_repeats(field: Field, said: &mut Vec<Text>) -> Field {
    let help = unless_said(&field.help, said);
    said.push(help);
    let source = unless_said(&field.source, said);
    said.push(source);
    Field {
        help,
        source,
        ..field
    }
}

fn unless_said(text: &Text, said: &[Text]) -> Text {
    if said.contains(text) { "" } else { text }
}
