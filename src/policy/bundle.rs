//! [`Bundle`]: all checked policies in one file, made at build time and fetched beside the wasm.

use std::mem;

use super::Policy;
#[cfg(feature = "author")]
use super::wire::Writer;
use super::wire::{Reader, Wire};

/// Every policy of a site, checked and linked.
#[derive(Clone, PartialEq, Debug)]
pub struct Bundle {
    /// In the order the site offers them.
    pub policies: Vec<Policy>,
}

/// Why a bundle cannot be read: it was made for another engine version, or the file is damaged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BundleError;

/// First bytes of every bundle; the last two count format changes of the model. A checksum follows, then the values.
const MAGIC: &[u8; 6] = b"SCPB03";

impl Bundle {
    /// Reads a bundle.
    ///
    /// # Errors
    /// [`BundleError`] when the bytes are not a bundle of this engine version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Bundle, BundleError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(BundleError)?;
        let (sum, values) = rest.split_first_chunk().ok_or(BundleError)?;
        if u32::from_le_bytes(*sum) != checksum(values) {
            return Err(BundleError);
        }
        let mut reader = Reader::new(values);
        let bundle = Bundle::read(&mut reader);
        match reader.finish() {
            Ok(()) => Ok(bundle),
            Err(error) => {
                // The code that takes policies apart would be in the first load for this alone.
                mem::forget(bundle);
                Err(error)
            }
        }
    }

    /// The bundle as a file.
    ///
    /// # Errors
    /// [`BundleError`] when a text holds a NUL character, which separates texts.
    #[cfg(feature = "author")]
    pub fn to_bytes(&self) -> Result<Vec<u8>, BundleError> {
        let mut writer = Writer::default();
        self.write(&mut writer);
        let values = writer.finish()?;
        Ok([MAGIC, &checksum(&values).to_le_bytes()[..], &values].concat())
    }
}

/// FNV-1a. Each step is one-to-one, so a single changed byte never goes unnoticed.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    bytes.iter().fold(0x811c_9dc5, step)
}
