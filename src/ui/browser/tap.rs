//! [`Tap`]: what a drawn element sets off. What browsers allow only as long as a tap lasts happens here at once; the
//! rest goes on to the page's one update.

use web_sys::Element;
use yew::html::Scope;

use super::app::{App, Event};
use super::page::Page;
use super::{clipboard, dom, sheets};
use crate::form::{Action, Move};
use crate::recap;
use crate::ui::around::Copied;
use crate::ui::signal::{Copy, Signal};

/// The page as it was drawn, and the way to its update.
pub struct Tap {
    page: Page,
    app: Scope<App>,
}

impl Tap {
    /// For what is on the page now.
    pub fn of(page: &Page, app: Scope<App>) -> Tap {
        let page = page.clone();
        Tap { page, app }
    }

    /// Does what a signal says, or passes it on.
    pub fn send(&self, signal: Signal) {
        let (root, history) = (&self.page.root, self.page.history);
        let event = match signal {
            // The browser's entry is used up first; it then sends the action itself.
            Signal::Act(Action::Back) if history.back() => return,
            Signal::Act(action) => Event::Move(Move::Act(action)),
            Signal::Cue(cue) => Event::Move(Move::Cue(cue)),
            Signal::Stage(shown) => Event::Move(Move::Stage(shown)),
            Signal::Today => Event::Today,
            Signal::Document(at, kind, begins) => Event::Document(at, kind, begins),
            Signal::Door(stand) => Event::Move(Move::Door(stand)),
            Signal::Take(id) => {
                sheets::show(root, &id, history);
                Event::Paint
            }
            Signal::Copy(what) => return self.copy(what, root),
            Signal::GoTo(id) => return dom::go_to(root, &id),
            Signal::Show(id) => return sheets::show(root, &id, history),
            Signal::Hide => return sheets::hide(),
            Signal::Print => return dom::print(),
        };
        self.app.send_message(event);
    }

    fn copy(&self, what: Copy, root: &Element) {
        let Some(text) = self.text(what) else { return };
        // While a sheet is open, nothing beside it can be selected.
        let place = sheets::place().unwrap_or_else(|| root.clone());
        if clipboard::copy_now(&place, &text) {
            return self.app.send_message(Event::Copied(what, Copied::Done));
        }
        self.app.send_future(async move {
            let is_done = clipboard::copy_later(text.clone()).await;
            let copied = if is_done {
                Copied::Done
            } else {
                Copied::ByHand(text)
            };
            Event::Copied(what, copied)
        });
    }

    fn text(&self, what: Copy) -> Option<String> {
        let (result, link) = self.page.result()?;
        Some(match what {
            Copy::Text => recap::text(&result, &self.page.around.host, &link),
            Copy::Link => link,
            Copy::Asks => recap::ask_text(&result),
            Copy::Field(form, field) => recap::field_at(&result, form, field),
        })
    }
}
