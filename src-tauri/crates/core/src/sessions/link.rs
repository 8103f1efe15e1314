//! Opening the link of a video session.
//!
//! Owns that only an address which stands in the vault is opened, never one a screen sends.

use evenkeel_domain::ErrorCode;
use evenkeel_domain::sessions::video_address;
use evenkeel_store::tables;

use crate::app::App;
use crate::commands::{ById, Nothing};
use crate::error::{CommandError, Outcome};

/// Opens the video link of a series in the person's browser. The screen has shown the address before and was clicked.
///
/// The door is not held meanwhile: a desktop that answers late must not make locking wait.
///
/// # Errors
/// [`ErrorCode::Locked`]; [`ErrorCode::NotFound`] for a series without a link; [`ErrorCode::LinkUnsafe`];
/// [`ErrorCode::BrowserMissing`].
pub fn link_open(app: &App, input: ById) -> Outcome<Nothing> {
    let series = app.with_room(|room| -> Outcome<_> {
        let room = room.ok_or(CommandError::new(ErrorCode::Locked))?;
        Ok(room.vault.read(|db| tables::sessions::get(db, input.id))?)
    })?;
    let address =
        video_address(&series.details.video_url, "video_url")?.ok_or(ErrorCode::NotFound)?;
    app.ports.browser.open(address.as_str())?;
    Ok(Nothing {})
}
