//! Every file format in or out: bytes to domain types and back.
//!
//! Owns formats. Refuses to own: reading or writing files (bytes come in, bytes go out), clocks, randomness, what is stored.

pub mod ics;
pub mod lessons;
pub mod markdown;
pub mod qr;
pub mod report;
pub mod sealed;

#[cfg(all(feature = "cheap-kdf", not(debug_assertions)))]
compile_error!(
    "cheap-kdf makes sealed files quick to guess; it is for tests and never for a release build"
);
