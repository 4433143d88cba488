//! [`Drawn`]: brings focus, history and title into step with the screen that has just been drawn.

use web_sys::Element;

use super::dom;
use super::page::Page;
use crate::copy::{self, door};
use crate::form::{Overlay, Stage, Visit};

/// What of a visit the browser was last brought into step with.
#[derive(Clone)]
pub struct Drawn {
    turn: u32,
    /// Screens that lie behind.
    pub depth: usize,
    refusals: u32,
    has_stage: bool,
    overlay: Option<Overlay>,
    /// What had the focus before something came over the stage.
    opener: Option<Element>,
}

impl Drawn {
    /// What a visit has come to.
    pub fn of(visit: &Visit) -> Drawn {
        let session = &visit.session;
        Drawn {
            turn: visit.turn(),
            depth: visit.depth(),
            refusals: session.refusals(),
            has_stage: visit.stage.is_some(),
            overlay: visit.stage.as_ref().and_then(Stage::overlay),
            opener: None,
        }
    }

    /// Brings the browser into step with the page.
    pub fn catch_up(&self, page: &Page, is_first: bool) -> Drawn {
        let session = &page.visit.session;
        let mut now = Drawn::of(&page.visit);
        let has_moved = now.turn != self.turn;
        if has_moved {
            page.history.moved(self.depth, now.depth);
        }
        if has_moved || now.has_stage != self.has_stage {
            dom::to_top(&page.root);
            dom::focus(&page.root, "h1");
        }
        if page.is_main && (is_first || has_moved) {
            match page.visit.stand() {
                Some(_) => dom::set_title(door::TITLE),
                None => dom::set_title(&copy::page_title(&session.screen())),
            }
        }
        if now.refusals != self.refusals && now.refusals > 0 {
            dom::to_top(&page.root);
            dom::focus(&page.root, ".errors");
        }
        now.opener = self.opener_after(&now, &page.root);
        now
    }

    /// Moves the focus over the stage, and back to where it was.
    fn opener_after(&self, now: &Drawn, root: &Element) -> Option<Element> {
        if now.overlay == self.overlay {
            return self.opener.clone();
        }
        let opener = match self.overlay {
            None => dom::focused(root),
            Some(_) => self.opener.clone(),
        };
        if now.overlay.is_some() {
            dom::focus(root, ".overlay h2");
            return opener;
        }
        if let Some(opener) = opener {
            dom::focus_on(opener);
        }
        None
    }
}
