//! [`Page`]: the visit on the page and where it is kept.

use std::rc::Rc;

use web_sys::Element;

use super::history::History;
use super::store::{Kept, Store};
use super::{address, canvas};
use crate::form::{Body, ResultScreen, Session, Subject, Visit};
use crate::policy::FactId;
use crate::recap;
use crate::ui::around::{Around, Picture};
use crate::ui::draw::Draw;
use crate::value::Date;

/// All that the page is about.
#[derive(Clone)]
pub struct Page {
    /// The visit so far.
    pub visit: Rc<Visit>,
    /// What stands around it.
    pub around: Rc<Around>,
    /// The documents offered.
    pub subjects: Vec<Subject>,
    /// The visits to documents that are not in front now, as they were left; empty where there was none yet.
    pub others: Rc<Vec<Option<Session>>>,
    /// Every document of the site by name, those included that are not on this page.
    pub documents: Rc<[String]>,
    /// The day of the self-check.
    pub day: Date,
    /// Where things are kept.
    pub store: Store,
    /// Its share of the browser's history.
    pub history: History,
    /// What it is drawn into.
    pub root: Element,
    /// Whether the title of the whole page is its own.
    pub is_main: bool,
}

impl Page {
    /// A visit about a document as it was left, or a new one.
    pub fn left(store: &Store, subject: &Subject, day: Date) -> Session {
        let draft = store.load(Kept::Draft(subject.policy.slug));
        let left = draft.and_then(|draft| Session::restore(*subject, day, &draft));
        left.unwrap_or_else(|| Session::new(*subject, day))
    }

    /// What its drawings need besides their data.
    pub fn draw(&self) -> Draw {
        Draw::new(self.history.instance())
    }

    /// Which box of which fact has this id.
    pub fn box_of(&self, id: &str) -> Option<(FactId, u16)> {
        let (name, part) = id.strip_prefix(&self.draw().id(""))?.rsplit_once('-')?;
        let facts = &self.visit.session.policy().facts;
        let fact = facts.iter().position(|fact| fact.id == name)?;
        Some((FactId(fact as u16), part.parse().ok()?))
    }

    /// Puts another visit on the page and keeps it, unless it is borrowed or on a stage.
    pub fn turn_to(&mut self, next: Visit) {
        let was_borrowed = self.visit.is_borrowed();
        let is_new = self.visit.session != next.session;
        self.visit = Rc::new(next);
        if self.around.picture != Picture::Unpainted || self.around.copied.is_some() {
            let around = Rc::make_mut(&mut self.around);
            around.picture = Picture::Unpainted;
            around.copied = None;
        }
        if !self.visit.is_borrowed() && (is_new || was_borrowed) {
            self.keep(was_borrowed);
        }
        if self.visit.stand().is_some() {
            self.store.save(Kept::Document, None);
            self.recall();
        } else if let (Some(door), None) = (&self.visit.door, &self.visit.stage) {
            let kept = [self.visit.session.policy().slug, " ", &door.way()].concat();
            self.store.save(Kept::Document, Some(&kept));
        }
    }

    /// Keeps the visit as a draft.
    pub fn keep(&self, was_borrowed: bool) {
        if was_borrowed {
            self.store.save(Kept::Link, None);
        }
        let session = &self.visit.session;
        let slug = session.policy().slug;
        self.store.save(Kept::Draft(slug), session.draft().as_deref());
    }

    /// The address that brings a visit back.
    pub fn link_to(&self, session: &Session) -> String {
        recap::address(&self.around.host, &address::own(), &session.link())
    }

    /// The result on the page, with the address that brings it back.
    pub fn result(&self) -> Option<(Box<ResultScreen>, String)> {
        let session = &self.visit.session;
        match session.screen().body {
            Body::Result(result) => Some((result, self.link_to(session))),
            _ => None,
        }
    }

    /// Paints the picture of the result.
    pub fn paint(&mut self) {
        let Some((result, link)) = self.result() else {
            return;
        };
        let picture = recap::picture(&result, &self.around.host, &link);
        let painted = canvas::painted(&picture).map_or(Picture::Refused, Picture::Painted);
        Rc::make_mut(&mut self.around).picture = painted;
    }
}
