//! The browser's own back button goes one screen back, or closes the sheet that lies over it.
//!
//! Each step forward adds an entry without changing the address; its state says how deep it is. Several elements on
//! one page share the browser's history, so a list kept here says whose each entry is. Going forward is not offered:
//! the browser is sent back to where the visit stands.

use std::cell::{Cell, RefCell};

use gloo::events::EventListener;
use yew::Callback;

use super::{address, entries, sheets};

thread_local! {
    static OWNERS: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
    static INSTANCES: Cell<usize> = const { Cell::new(0) };
}

/// One element's share of the browser's history.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct History {
    instance: usize,
}

/// The number that the next element on the page will have.
pub fn next_instance() -> usize {
    INSTANCES.get()
}

/// Forgets up to `most` of an element's entries at the end of the list, and says how many.
fn forget(instance: usize, most: usize) -> usize {
    OWNERS.with_borrow_mut(|owners| {
        let ends = owners.iter().rev().take_while(|owner| **owner == instance);
        let spare = ends.count().min(most);
        owners.truncate(owners.len() - spare);
        spare
    })
}

impl History {
    /// Registers an element that is `steps` screens deep. Entries left from before a reload are the first element's.
    pub fn new(steps: usize) -> History {
        let instance = INSTANCES.get();
        INSTANCES.set(instance + 1);
        if instance == 0 {
            let left = entries::depth();
            if left > steps {
                entries::number(steps);
            }
            OWNERS.with_borrow_mut(|owners| *owners = vec![instance; left.min(steps)]);
        }
        History { instance }
    }

    /// Number of this element on the page, from 0.
    pub fn instance(self) -> usize {
        self.instance
    }

    /// Whether the last entry is this element's: then the browser can go back for it.
    fn is_last(self) -> bool {
        OWNERS.with_borrow(|owners| owners.last() == Some(&self.instance))
    }

    fn push(self) {
        let depth = OWNERS.with_borrow_mut(|owners| {
            owners.push(self.instance);
            owners.len()
        });
        entries::add(depth);
    }

    /// Takes over the entry that the browser has made for another address; says how many are this element's now.
    pub fn arrived(self) -> usize {
        OWNERS.with_borrow_mut(|owners| {
            owners.push(self.instance);
            entries::number(owners.len());
            owners.iter().filter(|owner| **owner == self.instance).count()
        })
    }

    /// Brings the browser's history up to date after a step from `before` to `now` screens deep.
    pub fn moved(self, before: usize, now: usize) {
        // A sheet on the screen that was left has closed with it; the next screen takes over its entry.
        let covered = usize::from(sheets::close().is_some());
        if now > before {
            if covered == 0 {
                self.push();
            }
            return;
        }
        // Forgotten screens take their entries along.
        let own = OWNERS.with_borrow(|owners| owners.iter().filter(|owner| **owner == self.instance).count());
        entries::go(forget(self.instance, own.saturating_sub(now)));
    }

    /// A sheet has opened: the browser's back button closes it.
    pub fn cover(self) {
        self.push();
    }

    /// The sheet was closed by other means.
    pub fn uncover(self) {
        entries::go(forget(self.instance, 1));
    }

    /// Goes back through the browser if the last entry is ours; says whether it did.
    pub fn back(self) -> bool {
        self.is_last() && entries::back()
    }

    /// Calls `back` once for each of this element's entries that the browser has left.
    pub fn listen(self, back: Callback<()>) -> Option<EventListener> {
        let window = web_sys::window()?;
        Some(EventListener::new(&window, "popstate", move |_| {
            // Another visit in the address is a step forward.
            if address::carried().is_some() {
                return;
            }
            let now = entries::depth();
            let (left, ahead) = OWNERS.with_borrow_mut(|owners| {
                let before = owners.len();
                let mut at = 0;
                owners.retain(|owner| {
                    at += 1;
                    at <= now || *owner != self.instance
                });
                (before - owners.len(), now.saturating_sub(before))
            });
            if self.instance == 0 {
                entries::go(ahead);
            }
            let mut left = left;
            if left > 0 && sheets::close().is_some() {
                left -= 1;
            }
            for _ in 0..left {
                back.emit(());
            }
        }))
    }
}
