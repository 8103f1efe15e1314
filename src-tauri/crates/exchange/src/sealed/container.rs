//! The encrypted part: from the editions of a report and a passphrase to sealed fields, and back.
//!
//! Owns key derivation, cipher, associated data and every limit a reader puts on a file it did not make. Knows no HTML.
//!
//! # Format 2
//!
//! The page holds one JSON object in `<script type="application/json" id="sealed">`, exactly these fields in this order:
//!
//! ```json
//! {"version":2,"cipher":"AES-256-GCM","kdf":"PBKDF2-HMAC-SHA256","rounds":2000000,
//!  "content":"application/vnd.evenkeel.report+json","salt":"…","nonce":"…","data":"…","check":"…"}
//! ```
//!
//! `salt` (16 bytes), `nonce` (12 bytes), `data` (ciphertext, then the tag of 16 bytes) and `check` are base64 with padding.
//!
//! - **Key**: 32 bytes, PBKDF2-HMAC-SHA256 of the folded passphrase (below) in UTF-8 with `salt` and `rounds`.
//! - **Associated data**: the text
//!   `evenkeel-sealed;v=2;cipher=AES-256-GCM;kdf=PBKDF2-HMAC-SHA256;rounds=ROUNDS;content=application/vnd.evenkeel.report+json`.
//! - **Plaintext**: `{"editions":[REPORT,…]}` in UTF-8, padded with spaces to a multiple of 4,096 bytes. A `REPORT` is
//!   [`evenkeel_domain::report::Report`] as JSON. One to two of them, each in another language, all saying the same; the first is in
//!   the language the page begins in. Every edition is checked before any is shown.
//! - **`check`**: SHA-256 over associated data, `salt`, `nonce` and `data` as they stand in the JSON, each followed by a line feed.
//!   It tells damage on the way apart from a wrong passphrase and protects nothing.
//!
//! Format 1 (files made before there were editions) had one `REPORT` as its plaintext and `v=1`. Such a file carries a page of its
//! own that reads it; this code does not ([`OpenError::OlderVersion`]).
//!
//! # What is tried, in this order
//!
//! What was typed is folded: canonical decomposition, marks left out, small letters, words parted by one space. The sealed key is
//! made of the folded passphrase. Opening tries, each folded text once:
//!
//! 1. what was typed, folded;
//! 2. the same without what nobody sees in it (zero width characters, soft hyphens, blanks at the ends), folded;
//! 3. the same read as a list, without commas, semicolons, colons, full stops, hyphens and dashes, quotes, brackets, bullets,
//!    slashes and numbers of one or two digits: only when exactly seven words of three to eight letters a to z are left, as in every
//!    passphrase that the app makes.
//!
//! [`evenkeel_domain::passphrase::tries`] here and `reader/words.js` in the page; `tests/fixtures/spoken.json` is the table of cases
//! that holds both to it.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Key, Nonce};
use data_encoding::BASE64;
use evenkeel_domain::passphrase::{spoken, tries};
use evenkeel_domain::report::Report;
use evenkeel_domain::text;
use evenkeel_domain::{ErrorCode, Invalid, Lang};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// The version this code writes, and the only one it reads.
const VERSION: u32 = 2;
const CIPHER: &str = "AES-256-GCM";
const KDF: &str = "PBKDF2-HMAC-SHA256";
/// What the plaintext is. Bound into the associated data.
pub const CONTENT_TYPE: &str = "application/vnd.evenkeel.report+json";
/// Largest file written or read, in bytes (48 MiB: ten years of a full journal stay under it).
pub const MAX_FILE: usize = 48 * 1024 * 1024;
/// A file with fewer rounds than this was not made by any version of ours.
const FEWEST: u32 = 1_000;
/// The plaintext's length is a multiple of this many bytes.
const PAD: usize = 4096;

/// How many PBKDF2 rounds a file costs to open, and to guess at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rounds(u32);

impl Rounds {
    /// What every file the app writes uses, and the fewest it may: 2,000,000.
    pub const PRODUCTION: Self = Self(2_000_000);
    /// The most a reader does before it refuses: 10,000,000, some ten seconds on an old laptop.
    pub const CEILING: u32 = 10_000_000;

    /// More rounds than [`Rounds::PRODUCTION`]. `None` when there are fewer, or more than [`Rounds::CEILING`].
    #[must_use]
    pub const fn new(rounds: u32) -> Option<Self> {
        if rounds < Self::PRODUCTION.0 || rounds > Self::CEILING {
            None
        } else {
            Some(Self(rounds))
        }
    }

    /// Too few rounds for anything but a test of something else.
    #[cfg(any(test, feature = "cheap-kdf"))]
    #[must_use]
    pub const fn cheap_for_tests() -> Self {
        Self(1_000)
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

/// The random bytes of one file. Never used twice: each seal gets fresh ones from the caller's entropy.
#[derive(Debug, Clone, Copy)]
pub struct Randomness {
    /// Salt of the key derivation.
    pub salt: [u8; 16],
    /// Nonce of the cipher.
    pub nonce: [u8; 12],
}

/// Why a report could not be sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The report breaks its own bounds.
    #[error("the report is out of bounds: {0}")]
    Report(Invalid),
    /// The file would be over [`MAX_FILE`].
    #[error("the file would be too large")]
    TooLarge,
    /// The cipher or the page template refused; a fault of the program.
    #[error("the report could not be sealed")]
    Internal,
}

/// Why a file does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Not a file of this kind.
    #[error("not a sealed report")]
    NotAReport,
    /// Over [`MAX_FILE`].
    #[error("the file is too large")]
    TooLarge,
    /// Written by a version this one does not know.
    #[error("written by a newer version")]
    NewerVersion,
    /// Written by an earlier version. The page in the file still opens it.
    #[error("written by an earlier version")]
    OlderVersion,
    /// Asks for more key derivation than is sane.
    #[error("asks for too much work")]
    TooCostly,
    /// Changed or cut since it was written.
    #[error("damaged")]
    Damaged,
    /// Another passphrase, or changed with care.
    #[error("wrong passphrase")]
    WrongPassphrase,
}

/// The sealed fields, as the page carries them. All text is ASCII without `<`, `>`, `&` or quotes inside the values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sealed {
    version: u32,
    cipher: String,
    kdf: String,
    rounds: u32,
    content: String,
    salt: String,
    nonce: String,
    data: String,
    check: String,
}

/// The passphrase as it counts: see [`spoken`].
#[must_use]
pub fn fold(passphrase: &SecretString) -> SecretString {
    // EXPOSE: the folding reads every character.
    SecretString::from(spoken(passphrase.expose_secret()))
}

/// What may open a file, in the order to try: see [`tries`].
fn to_try(passphrase: &SecretString) -> Vec<SecretString> {
    // EXPOSE: read in each way it may have been meant.
    tries(passphrase.expose_secret())
        .into_iter()
        .map(SecretString::from)
        .collect()
}

/// What is encrypted.
#[derive(Serialize)]
struct Written<'a> {
    editions: &'a [Report],
}

/// The same, read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    editions: Vec<Report>,
}

/// What holds for all editions together, and for each.
///
/// # Errors
/// [`ErrorCode::BadInput`] for none, for two in one language and for one without a section, [`ErrorCode::TooMany`] for more than there
/// are languages, or what [`Report::check`] refuses.
pub(super) fn check(editions: &[Report]) -> Result<(), Invalid> {
    text::at_most(editions, Lang::ALL.len(), "editions")?;
    if editions.is_empty() {
        return Err(Invalid::new(ErrorCode::BadInput, "editions"));
    }
    for (at, report) in editions.iter().enumerate() {
        if editions.iter().take(at).any(|one| one.lang == report.lang) {
            return Err(Invalid::new(ErrorCode::BadInput, "editions"));
        }
        if report.sections.is_empty() {
            return Err(Invalid::new(ErrorCode::BadInput, "sections"));
        }
        report.check()?;
    }
    Ok(())
}

fn cipher(folded: &SecretString, salt: &[u8], rounds: u32) -> Option<Aes256Gcm> {
    let params = pbkdf2::Params::new(rounds).ok()?;
    let mut key = Zeroizing::new([0_u8; 32]);
    // Not the generic function: that one is compiled here, and a debug build would take twenty times as long.
    pbkdf2::pbkdf2_hmac_with_params(
        // EXPOSE: the key is derived from these bytes.
        folded.expose_secret().as_bytes(),
        salt,
        pbkdf2::Algorithm::Pbkdf2Sha256,
        params,
        key.as_mut_slice(),
    );
    Some(Aes256Gcm::new(&Key::<Aes256Gcm>::from(*key)))
}

fn associated(rounds: u32) -> String {
    format!(
        "evenkeel-sealed;v={VERSION};cipher={CIPHER};kdf={KDF};rounds={rounds};content={CONTENT_TYPE}"
    )
}

fn checksum(sealed: &Sealed) -> String {
    let mut hash = Sha256::new();
    for part in [
        associated(sealed.rounds).as_str(),
        &sealed.salt,
        &sealed.nonce,
        &sealed.data,
    ] {
        hash.update(part.as_bytes());
        hash.update(b"\n");
    }
    BASE64.encode(&hash.finalize())
}

pub(super) fn seal(
    editions: &[Report],
    passphrase: &SecretString,
    rounds: Rounds,
    random: Randomness,
) -> Result<Sealed, SealError> {
    let written = serde_json::to_vec(&Written { editions });
    let mut plain = Zeroizing::new(written.map_err(|_| SealError::Internal)?);
    let padded = plain.len().div_ceil(PAD).saturating_mul(PAD);
    if padded > MAX_FILE {
        return Err(SealError::TooLarge);
    }
    plain.resize(padded, b' ');
    let aad = associated(rounds.get());
    let data = cipher(&fold(passphrase), &random.salt, rounds.get())
        .ok_or(SealError::Internal)?
        .encrypt(
            &Nonce::from(random.nonce),
            Payload {
                msg: &plain,
                aad: aad.as_bytes(),
            },
        )
        .map_err(|_| SealError::Internal)?;
    let mut sealed = Sealed {
        version: VERSION,
        cipher: CIPHER.to_owned(),
        kdf: KDF.to_owned(),
        rounds: rounds.get(),
        content: CONTENT_TYPE.to_owned(),
        salt: BASE64.encode(&random.salt),
        nonce: BASE64.encode(&random.nonce),
        data: BASE64.encode(&data),
        check: String::new(),
    };
    sealed.check = checksum(&sealed);
    Ok(sealed)
}

pub(super) fn open(json: &str, passphrase: &SecretString) -> Result<Vec<Report>, OpenError> {
    /// Read first and alone, so that a later format is told apart from a damaged one.
    #[derive(Deserialize)]
    struct Versioned {
        version: u32,
    }
    let Versioned { version } = serde_json::from_str(json).map_err(|_| OpenError::Damaged)?;
    if version > VERSION {
        return Err(OpenError::NewerVersion);
    }
    if (1..VERSION).contains(&version) {
        return Err(OpenError::OlderVersion);
    }
    let sealed: Sealed = serde_json::from_str(json).map_err(|_| OpenError::Damaged)?;
    if sealed.rounds > Rounds::CEILING {
        return Err(OpenError::TooCostly);
    }
    if version != VERSION
        || sealed.rounds < FEWEST
        || sealed.cipher != CIPHER
        || sealed.kdf != KDF
        || sealed.content != CONTENT_TYPE
    {
        return Err(OpenError::Damaged);
    }
    if sealed.check != checksum(&sealed) {
        return Err(OpenError::Damaged);
    }
    let bytes = |text: &str| {
        BASE64
            .decode(text.as_bytes())
            .map_err(|_| OpenError::Damaged)
    };
    let salt: [u8; 16] = bytes(&sealed.salt)?
        .try_into()
        .map_err(|_| OpenError::Damaged)?;
    let nonce: [u8; 12] = bytes(&sealed.nonce)?
        .try_into()
        .map_err(|_| OpenError::Damaged)?;
    let data = bytes(&sealed.data)?;
    let aad = associated(sealed.rounds);
    let mut plain = None;
    for folded in to_try(passphrase) {
        let cipher = cipher(&folded, &salt, sealed.rounds).ok_or(OpenError::Damaged)?;
        let payload = Payload {
            msg: &data,
            aad: aad.as_bytes(),
        };
        if let Ok(opened) = cipher.decrypt(&Nonce::from(nonce), payload) {
            plain = Some(Zeroizing::new(opened));
            break;
        }
    }
    let plain = plain.ok_or(OpenError::WrongPassphrase)?;
    let Read { editions } = serde_json::from_slice(&plain).map_err(|_| OpenError::Damaged)?;
    check(&editions).map_err(|_| OpenError::Damaged)?;
    Ok(editions)
}
