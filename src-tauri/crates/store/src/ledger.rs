//! `ledger.json`: which reminders were shown. Opaque ids and marks only.
//!
//! Owns the file. What a mark means is the domain's.

use std::path::Path;

use evenkeel_domain::reminder::Ledger;

use crate::error::StoreError;
use crate::small_file;

const FILE: &str = "ledger.json";
const MOST: u64 = 4 * 1024 * 1024;

/// Reads the ledger. A missing or damaged one counts as empty: a reminder may then be shown a second time, but none is lost.
///
/// # Errors
/// Disk errors other than "no such file".
pub fn read(folder: &Path) -> Result<Ledger, StoreError> {
    match small_file::read_bounded(&folder.join(FILE), MOST) {
        Ok(Some(file)) => Ok(serde_json::from_slice(&file).unwrap_or_default()),
        Ok(None) => Ok(Ledger::default()),
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => Ok(Ledger::default()),
        Err(error) => Err(error.into()),
    }
}

/// Writes the ledger; durable when it returns.
///
/// # Errors
/// [`StoreError::TooLarge`] over 4 MiB; disk errors.
pub fn write(folder: &Path, ledger: &Ledger) -> Result<(), StoreError> {
    let bytes = serde_json::to_vec(ledger).map_err(|_| StoreError::BadRow("ledger"))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST {
        return Err(StoreError::TooLarge);
    }
    Ok(small_file::write_atomic(&folder.join(FILE), &bytes)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_ledger_loses_no_reminder() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(read(dir.path()).unwrap(), Ledger::default(), "none yet");
        write(dir.path(), &Ledger::default()).unwrap();
        assert_eq!(read(dir.path()).unwrap(), Ledger::default());
        for bytes in [
            &b"{\"marks\":"[..],
            b"",
            b"[]",
            &vec![b' '; 5 * 1024 * 1024],
        ] {
            std::fs::write(dir.path().join(FILE), bytes).unwrap();
            assert_eq!(
                read(dir.path()).unwrap(),
                Ledger::default(),
                "damage counts as 'nothing shown yet'"
            );
        }
    }
}
