//! [`Door`]: the way to a document where several are offered: who the visitor is, and what there is for them.

use std::rc::Rc;

use crate::engine::PolicyReport;
use crate::policy::{Meta, Text};

use super::example::{entry_of, restore_picks};
use super::result::{self, Tally};
use super::session::{Notice, Session, Subject};
use super::verdict::{Verdict, verdict};

/// A screen in front of the documents.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stand {
    /// Who are you?
    Who,
    /// The documents for one kind of visitor, by its place among the kinds; `None`: all of them.
    Documents(Option<u16>),
}

/// How far the visitor has come on the way to a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Door {
    stand: Stand,
    /// Whether a document is in front.
    entered: bool,
    /// Counts moves, so that the drawing knows when another screen is shown.
    pub(super) turns: u32,
}

impl Door {
    /// The first screen.
    pub fn in_front() -> Door {
        Door {
            stand: Stand::Who,
            entered: false,
            turns: 0,
        }
    }

    /// A document is in front.
    pub fn entered(self) -> Door {
        Door {
            entered: true,
            ..self
        }
    }

    /// The way that led to the document, as [`Door::again`] reads it.
    pub fn way(&self) -> String {
        match self.stand {
            Stand::Who => String::new(),
            Stand::Documents(None) => "*".to_owned(),
            Stand::Documents(Some(kind)) => kind.to_string(),
        }
    }

    /// A document is in front, reached by this way; without one it was opened at once.
    pub fn again(way: &str) -> Door {
        let stand = match way.parse() {
            Ok(kind) => Stand::Documents(Some(kind)),
            Err(_) if way == "*" => Stand::Documents(None),
            Err(_) => Stand::Who,
        };
        Door {
            stand,
            ..Door::in_front().entered()
        }
    }

    /// The screen that is shown; `None` while a document is in front of it.
    pub fn stand(&self) -> Option<Stand> {
        (!self.entered).then_some(self.stand)
    }

    /// Screens behind, the document's own not counted.
    pub(super) fn depth(&self) -> usize {
        let stand = usize::from(self.stand != Stand::Who);
        stand + usize::from(self.entered)
    }

    /// The screen `stand`, whatever was in front.
    pub(super) fn at(&self, stand: Stand) -> Door {
        Door {
            stand,
            entered: false,
            turns: self.turns + 1,
        }
    }

    /// One screen back.
    pub(super) fn back(&self) -> Door {
        let stand = if self.entered { self.stand } else { Stand::Who };
        self.at(stand)
    }
}

/// A kind of visitor.
#[derive(Clone, PartialEq, Debug)]
pub struct Kind {
    /// Who that is.
    pub title: Text,
    /// The documents for them, by place.
    pub documents: Vec<usize>,
}

/// The kinds of visitors of all documents offered, each once.
pub fn kinds(subjects: &[Subject]) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = Vec::new();
    for (at, subject) in subjects.iter().enumerate() {
        for visitor in &subject.policy.visitors {
            match kinds.iter_mut().find(|kind| kind.title == visitor.title) {
                Some(kind) => kind.documents.push(at),
                None => kinds.push(Kind {
                    title: visitor.title,
                    documents: vec![at],
                }),
            }
        }
    }
    kinds
}

/// One document in the overview.
#[derive(Clone, PartialEq, Debug)]
pub struct DocumentLine {
    /// Its place among those offered.
    pub at: usize,
    /// What it is.
    pub meta: &'static Meta,
    /// What has come out so far; `None` before the first answer.
    pub overview: Option<Overview>,
}

/// A result in a few words.
#[derive(Clone, PartialEq, Debug)]
pub struct Overview {
    /// What is said first.
    pub verdict: Verdict,
    /// How many criteria have each status.
    pub tally: Tally,
    /// Everything the engine says.
    pub report: Rc<PolicyReport>,
}

/// The documents for a kind of visitor, with what has come out of each.
pub fn lines(sessions: &[Option<Session>], documents: &[usize]) -> Vec<DocumentLine> {
    let line = |at: &usize| {
        let at = *at;
        let session = sessions.get(at)?.as_ref()?;
        let policy = session.policy();
        Some(DocumentLine {
            at,
            meta: &policy.meta,
            overview: session.has_entries().then(|| Overview {
                verdict: verdict(policy, &session.report),
                tally: result::tally(&session.report, &result::by_urgency(&session.report)),
                report: session.report.clone(),
            }),
        })
    };
    documents.iter().filter_map(line).collect()
}

impl Session {
    /// The visit of somebody of this kind, as far as the document knows it.
    pub fn come_as(&mut self, kind: Text) {
        let policy = self.policy();
        if let Some(visitor) = policy.visitors.iter().find(|visitor| visitor.title == kind) {
            for (fact, answer) in &visitor.answers {
                self.entries[fact.index()] = entry_of(&policy.facts[fact.index()], answer);
            }
            restore_picks(self);
        }
    }

    /// Takes over what is answered about another document and means the same here, where nothing is answered yet.
    pub fn take_over(&mut self, other: &Session) {
        let mut is_new = false;
        for (fact, entry) in self.policy().facts.iter().zip(&mut self.entries) {
            let others = other.policy().facts.iter().zip(&other.entries);
            let mut same = others.filter(|(known, given)| fact.means(known) && !given.is_blank());
            if let (true, Some((_, given))) = (entry.is_blank(), same.next()) {
                *entry = given.clone();
                is_new = true;
            }
        }
        if is_new {
            restore_picks(self);
            self.notice = Some(Notice::TakenOver);
        }
    }
}
