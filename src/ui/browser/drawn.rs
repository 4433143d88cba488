//! [`Drawn`]: brings focus, history and title into step with the screen that has just been drawn.

use super::dom;
use super::page::Page;
use crate::copy;
use crate::form::{Overlay, Stage, Visit};

/// What of a visit the browser was last brought into step with.
#[derive(Clone, Copy)]
pub struct Drawn {
    turn: u32,
    /// Screens that lie behind.
    pub depth: usize,
    refusals: u32,
    overlay: Option<Overlay>,
}

impl Drawn {
    /// What a visit has come to.
    pub fn of(visit: &Visit) -> Drawn {
        let session = &visit.session;
        Drawn {
            turn: session.turn(),
            depth: session.depth(),
            refusals: session.refusals(),
            overlay: visit.stage.as_ref().and_then(Stage::overlay),
        }
    }

    /// Brings the browser into step with the page.
    pub fn catch_up(self, page: &Page, is_first: bool) -> Drawn {
        let session = &page.visit.session;
        let now = Drawn::of(&page.visit);
        let has_moved = now.turn != self.turn;
        if has_moved {
            page.history.moved(self.depth, now.depth);
            dom::to_top(&page.root);
            dom::focus(&page.root, "h1");
        }
        if page.is_main && (is_first || has_moved) {
            dom::set_title(&copy::page_title(&session.screen()));
        }
        if now.refusals != self.refusals && now.refusals > 0 {
            dom::to_top(&page.root);
            dom::focus(&page.root, ".errors");
        }
        if now.overlay != self.overlay && now.overlay.is_some() {
            dom::focus(&page.root, ".overlay h2");
        }
        now
    }
}
