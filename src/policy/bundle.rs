//! [`Bundle`]: all checked policies in one file, made at build time and fetched beside the wasm.

use serde::{Deserialize, Serialize};

use super::Policy;

/// Every policy of a site, checked and linked.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Bundle {
    /// In the order the site offers them.
    pub policies: Vec<Policy>,
}

/// Why a bundle cannot be read: it was made for another engine version, or the file is damaged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BundleError;

/// First bytes of every bundle; the last two count format changes of the model.
const MAGIC: &[u8; 6] = b"SCPB01";

impl Bundle {
    /// Reads a bundle.
    ///
    /// # Errors
    /// [`BundleError`] when the bytes are not a bundle of this engine version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Bundle, BundleError> {
        let body = bytes.strip_prefix(MAGIC).ok_or(BundleError)?;
        postcard::from_bytes(body).map_err(|_| BundleError)
    }

    /// The bundle as a file.
    ///
    /// # Errors
    /// [`BundleError`] never in practice: a checked policy always has a binary form.
    pub fn to_bytes(&self) -> Result<Vec<u8>, BundleError> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(postcard::to_allocvec(self).map_err(|_| BundleError)?);
        Ok(bytes)
    }
}
