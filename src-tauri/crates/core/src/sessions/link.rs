//! Opening the link of a video session.
//!
//! Owns that only an address which stands in the vault is opened, never one a screen sends.

use evenkeel_domain::ErrorCode;
use evenkeel_domain::sessions::{OccurrenceKey, video_address};

use super::find::find;
use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::wire::Nothing;

/// Opens the video link of a session in the person's browser. The screen has shown the address before and was clicked.
///
/// The vault is not held meanwhile: a desktop that answers late must not make locking wait.
///
/// # Errors
/// [`ErrorCode::Locked`]; [`ErrorCode::NotFound`] for a session without a link; [`ErrorCode::LinkUnsafe`];
/// [`ErrorCode::BrowserMissing`].
pub fn link_open(app: &App, key: OccurrenceKey) -> Outcome<Nothing> {
    let now = app.now();
    let found = app.with_unlocked(|vault| -> Outcome<_> {
        let vault = vault.ok_or(CommandError::new(ErrorCode::Locked))?;
        find(vault, key, &now)
    })?;
    let address =
        video_address(&found.occurrence.video_url, "video_url")?.ok_or(ErrorCode::NotFound)?;
    app.ports.browser.open(address.as_str())?;
    Ok(Nothing {})
}
