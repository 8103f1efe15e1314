//! Half-typed forms, kept in the vault so that lock, quick exit or a crash loses nothing.
//!
//! Owns the key and the bound. What a draft's JSON means belongs to the form that wrote it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{ErrorCode, Invalid};

/// A half-typed form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Which form: lower-case letters, digits, `-` and `.`, up to 100.
    pub key: String,
    /// Its content, up to 2 MiB: more than the longest journal entry, so that also a text that is too long to keep stays here.
    pub json: String,
}

/// Most bytes of a draft.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;

/// Checks a draft's key.
///
/// # Errors
/// [`ErrorCode::BadInput`].
pub fn check_key(key: &str) -> Result<(), Invalid> {
    let fits = !key.is_empty()
        && key.len() <= 100
        && key
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.');
    if fits {
        Ok(())
    } else {
        Err(Invalid::new(ErrorCode::BadInput, "key"))
    }
}

impl Draft {
    /// Checks key and size.
    ///
    /// # Errors
    /// [`ErrorCode::BadInput`] or [`ErrorCode::TextTooLong`].
    pub fn check(&self) -> Result<(), Invalid> {
        check_key(&self.key)?;
        if self.json.len() > MOST_BYTES {
            Err(Invalid::new(ErrorCode::TextTooLong, "json"))
        } else {
            Ok(())
        }
    }
}
