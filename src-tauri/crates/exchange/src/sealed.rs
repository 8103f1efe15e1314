//! The sealed report: one HTML file that opens itself in any browser, offline, with a passphrase.
//!
//! Owns the container (what is encrypted, how, and what its readers refuse) and the page around it. The page carries the
//! report only as ciphertext: no name, no date, no title of it is readable without the passphrase; the label on the locked page is the
//! one thing a person may put there in clear. Refuses to own what the report says (`crate::report`), where it is written and where
//! randomness comes from: salt and nonce are passed in.
//!
//! AES-256-GCM; key by PBKDF2-HMAC-SHA256, 2,000,000 rounds (WebCrypto offers nothing stronger than PBKDF2, which is why the passphrase
//! we suggest has 77 bits of its own). The format, byte by byte, is told at the top of `container.rs`.

mod container;
mod page;

pub use container::{CONTENT_TYPE, MAX_FILE, OpenError, Randomness, Rounds, SealError, fold};

use evenkeel_domain::report::Report;
use evenkeel_domain::share::LABEL;
use evenkeel_domain::text;
use secrecy::SecretString;

/// Seals the editions of a report, one for each language, into one HTML file that begins in the language of the first.
///
/// `label` stands on the locked page for anybody to read, at most [`LABEL`] characters; it may be empty.
///
/// The passphrase counts as [`fold`] leaves it: upper and lower case, accents and spacing do not matter, because it is told by voice.
/// How good it is was decided before (`evenkeel_domain::passphrase`).
///
/// # Errors
/// [`SealError`] when there is no edition, two are in one language, one or the label breaks its bounds, or the file would be over
/// [`MAX_FILE`].
pub fn seal(
    editions: &[Report],
    label: &str,
    passphrase: &SecretString,
    rounds: Rounds,
    random: Randomness,
) -> Result<Vec<u8>, SealError> {
    container::check(editions).map_err(SealError::Report)?;
    text::bounded(label, LABEL, "label").map_err(SealError::Report)?;
    let lang = editions.first().ok_or(SealError::Internal)?.lang;
    let sealed = container::seal(editions, passphrase, rounds, random)?;
    let html = page::render(&sealed, label, lang)?;
    if html.len() > MAX_FILE {
        return Err(SealError::TooLarge);
    }
    Ok(html.into_bytes())
}

/// Opens a file [`seal`] made and gives back the editions in it. Used to read back what was just written.
///
/// # Errors
/// [`OpenError`]: not such a file, made by a newer or an earlier version, asks for an unreasonable amount of work, damaged, or another passphrase.
/// Nothing of the report is given back unless all editions are sound.
pub fn open(html: &[u8], passphrase: &SecretString) -> Result<Vec<Report>, OpenError> {
    container::open(page::sealed_part(html)?, passphrase)
}

#[cfg(test)]
mod tests;
