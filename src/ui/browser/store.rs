//! The draft in the browser's storage, which may be full, blocked or missing: then there is simply no draft.

use web_sys::Storage;

/// Where the draft of one element is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Store {
    key: Option<String>,
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

impl Store {
    /// For a policy in the element with this id.
    pub fn new(slug: &str, element: &str) -> Store {
        Store {
            key: Some(["selfcheck:", slug, ":", element].concat()),
        }
    }

    /// Keeps nothing.
    pub fn none() -> Store {
        Store { key: None }
    }

    /// The draft, if there is one.
    pub fn load(&self) -> Option<String> {
        storage()?.get_item(self.key.as_deref()?).ok().flatten()
    }

    /// Keeps the draft, or forgets it when there is none.
    pub fn save(&self, draft: Option<&str>) {
        if let (Some(key), Some(storage)) = (&self.key, storage()) {
            let _ = match draft {
                Some(draft) => storage.set_item(key, draft),
                None => storage.remove_item(key),
            };
        }
    }
}
