//! What a reload brings back, in the browser's storage, which may be full, blocked or missing: then nothing is kept.
//!
//! Drafts are kept across visits, one for each document. A link that was opened and the document last chosen are kept
//! only as long as the page is open.

use web_sys::Storage;

/// Where one element keeps things.
#[derive(Clone, PartialEq, Eq)]
pub struct Store {
    /// Id of the element; `None` keeps nothing.
    element: Option<String>,
    /// Number of the element on the page: several may have no id, and a link is one element's.
    instance: usize,
}

/// Something to keep.
#[derive(Clone, Copy)]
pub enum Kept<'s> {
    /// The draft about the document of this name.
    Draft(&'s str),
    /// The link that was opened.
    Link,
    /// Name of the document last chosen, a space and the way to it.
    Document,
}

impl Store {
    /// For the element with this id and number.
    pub fn new(element: &str, instance: usize) -> Store {
        let element = Some(element.to_owned());
        Store { element, instance }
    }

    /// Keeps nothing.
    pub fn none() -> Store {
        Store {
            element: None,
            instance: 0,
        }
    }

    fn place(&self, what: Kept) -> Option<(Storage, String)> {
        let (window, element) = (web_sys::window()?, self.element.as_deref()?);
        let number = self.instance.to_string();
        let (storage, name, number) = match what {
            Kept::Draft(slug) => (window.local_storage(), slug, ""),
            Kept::Link => (window.session_storage(), "link", &*number),
            Kept::Document => (window.session_storage(), "document", &*number),
        };
        Some((
            storage.ok()??,
            ["selfcheck:", name, number, ":", element].concat(),
        ))
    }

    /// What was kept.
    pub fn load(&self, what: Kept) -> Option<String> {
        let (storage, key) = self.place(what)?;
        storage.get_item(&key).ok().flatten()
    }

    /// Keeps something, or forgets it when there is nothing.
    pub fn save(&self, what: Kept, text: Option<&str>) {
        if let Some((storage, key)) = self.place(what) {
            let _ = match text {
                Some(text) => storage.set_item(&key, text),
                None => storage.remove_item(&key),
            };
        }
    }
}
