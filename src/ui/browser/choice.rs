//! Which document is on the page: the one chosen, or the one of a link; the others are kept as they were left.

use std::rc::Rc;

use super::address;
use super::page::Page;
use super::store::{Kept, Store};
use crate::form::door::{self, DocumentLine, Door};
use crate::form::{Session, Subject, Visit, is_link_for};
use crate::policy::Text;

/// The document that was in front before a reload, by its place, and the way to it.
pub fn last(store: &Store, subjects: &[Subject]) -> Option<(usize, Door)> {
    let kept = store.load(Kept::Document)?;
    let (slug, way) = kept.split_once(' ')?;
    let at = subjects.iter().position(|subject| subject.policy.slug == slug)?;
    Some((at, Door::again(way)))
}

impl Page {
    /// Brings every visit to mind, for the overview.
    pub fn recall(&mut self) {
        let (visit, at) = (self.visit.clone(), self.around.at);
        let others = Rc::make_mut(&mut self.others);
        for (place, (other, subject)) in others.iter_mut().zip(&self.subjects).enumerate() {
            if place == at && !visit.is_borrowed() {
                *other = Some(visit.session.clone());
            } else if other.is_none() {
                *other = Some(Page::left(&self.store, subject, self.day));
            }
        }
    }

    /// Goes on to a document as somebody of this kind; `begins` with the first question.
    pub fn choose(&mut self, at: usize, kind: Option<Text>, begins: bool) {
        let Some(subject) = self.subjects.get(at).copied() else {
            return;
        };
        self.recall();
        let left = self.others[at].clone();
        let mut session = left.unwrap_or_else(|| Session::new(subject, self.day));
        for other in self.others.iter().flatten() {
            session.take_over(other);
        }
        if let Some(kind) = kind {
            session.come_as(kind);
        }
        Rc::make_mut(&mut self.around).at = at;
        self.turn_to(self.visit.about(session, begins));
    }

    /// What there is to choose from on a screen in front of the documents.
    pub fn lines(&self, documents: &[usize]) -> Vec<DocumentLine> {
        door::lines(&self.others, documents)
    }

    /// Opens the visit that the address carries; says whether it is one for this page.
    pub fn take_link(&mut self) -> bool {
        let Some(link) = address::carried() else {
            return false;
        };
        let is_taken = self.open(&link);
        if is_taken {
            address::take_out();
        }
        is_taken
    }

    /// Opens a link; says whether it is one for this page. Links nobody can open are the first element's.
    pub fn open(&mut self, link: &str) -> bool {
        let of = |slug: &str| is_link_for(slug, link);
        let at = self.subjects.iter().position(|subject| of(subject.policy.slug));
        let is_others = self.documents.iter().any(|slug| of(slug)) && address::is_shared(&self.root);
        if at.is_none() && (is_others || self.history.instance() > 0) {
            return false;
        }
        let at = at.unwrap_or(self.around.at);
        let subject = self.subjects[at];
        let next = self.visit.open(subject, link, self.day);
        if next.is_borrowed() {
            self.store.save(Kept::Link, Some(link));
            self.turn_to(next);
        } else if self.visit.is_borrowed() {
            // What another link brought is not the visitor's own.
            let own = Visit::new(Page::left(&self.store, &subject, self.day));
            self.turn_to(own.open(subject, link, self.day));
        } else {
            self.visit = Rc::new(next);
        }
        Rc::make_mut(&mut self.around).at = at;
        true
    }
}
