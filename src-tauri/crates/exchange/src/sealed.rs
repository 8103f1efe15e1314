//! The sealed report: one HTML file that opens itself in any browser, offline, with a passphrase.
//!
//! Owns the container (what is encrypted, how, and what its readers refuse) and the page around it. The page carries the
//! report only as ciphertext: no name, no date, no title of it is readable without the passphrase. Refuses to own what the
//! report says (`crate::journal`), where it is written and where randomness comes from: salt and nonce are passed in.
//!
//! Format 1: the report as JSON, padded with spaces to a multiple of 4 KiB so that its length says little; AES-256-GCM; key by
//! PBKDF2-HMAC-SHA256, 2,000,000 rounds, 16 bytes of salt (WebCrypto offers nothing stronger than PBKDF2, which is why the
//! passphrase we suggest has 77 bits of its own); version, rounds, algorithms and content type in the associated data.
//! A plain SHA-256 over the sealed bytes tells damage on the way apart from a wrong passphrase; it protects nothing.

mod container;
mod page;

pub use container::{CONTENT_TYPE, MAX_FILE, OpenError, Randomness, Rounds, SealError, fold};

use evenkeel_domain::report::Report;
use secrecy::SecretString;

/// Seals the report, in every language it was made in, into one HTML file. The page around it speaks the language of the first.
///
/// `label` stands on the locked page for everybody to read; may be empty. The passphrase counts as [`fold`] leaves it: upper and lower
/// case, accents and spacing do not matter, because it is told by voice. How good it is was decided before
/// (`evenkeel_domain::passphrase`).
///
/// # Errors
/// [`SealError`] when there is no report, one breaks its bounds, or the file would be over [`MAX_FILE`].
pub fn seal(
    editions: &[Report],
    label: &str,
    passphrase: &SecretString,
    rounds: Rounds,
    random: Randomness,
) -> Result<Vec<u8>, SealError> {
    let first = editions.first().ok_or(SealError::Internal)?;
    editions
        .iter()
        .try_for_each(Report::check)
        .map_err(SealError::Report)?;
    let sealed = container::seal(editions, passphrase, rounds, random)?;
    let html = page::render(&sealed, first.lang, label)?;
    if html.len() > MAX_FILE {
        return Err(SealError::TooLarge);
    }
    Ok(html.into_bytes())
}

/// Opens a file [`seal`] made and gives back the report in it, in every language. Used to read back what was just written.
///
/// # Errors
/// [`OpenError`]: not such a file, made by a newer version, asks for an unreasonable amount of work, damaged, or another passphrase.
/// Nothing of the report is given back unless all of it is sound.
pub fn open(html: &[u8], passphrase: &SecretString) -> Result<Vec<Report>, OpenError> {
    container::open(page::sealed_part(html)?, passphrase)
}

#[cfg(test)]
mod tests;
