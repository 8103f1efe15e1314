//! Vaults that were set aside because a backup took their place: which there are, and putting one back.
//!
//! Owns the list that the lock screen shows and the way back. It takes the secret of the vault that is put back and none of the one
//! that is there now: that one may have been put there by somebody else, and it is set aside in turn, never deleted. What new keys
//! set aside is not offered: its keys were given up on purpose.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};
use evenkeel_domain::time::Clocks;
use evenkeel_domain::vault::SetAside;

use crate::backup::stage_checked;
use crate::error::OpenError;
use crate::folder::{INBOX, exists};
use crate::header::{self, Header, UnlockWith};
use crate::names::BACK;
use crate::small_file;
use crate::staging::{QUARANTINE, Staging};
use crate::store::Store;

/// The newest so many are shown.
const MOST_SHOWN: usize = 8;
/// More entries than this are not looked at.
const MOST_LOOKED_AT: usize = 4_096;

/// Those that can be put back, the newest first. Nothing where the folder cannot be read.
#[must_use]
pub fn list(store: &Store) -> Vec<SetAside> {
    let Ok(entries) = fs::read_dir(store.folder().file(QUARANTINE)) else {
        return Vec::new();
    };
    let mut found: Vec<SetAside> = entries
        .take(MOST_LOOKED_AT)
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let at = day_of(&name)?;
            is_whole(&entry.path()).then_some(SetAside { name, at })
        })
        .collect();
    found.sort_by(|a, b| (b.at, &b.name).cmp(&(a.at, &a.name)));
    found.truncate(MOST_SHOWN);
    found
}

/// When something of this name was set aside: `20261123-150000`, or with a number behind it. None for every other name.
fn day_of(name: &str) -> Option<DateTime<Utc>> {
    let (stamp, rest) = name.split_at_checked("20261123-150000".len())?;
    let is_plain = rest.is_empty()
        || rest
            .strip_prefix('-')
            .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    let at = NaiveDateTime::parse_from_str(stamp, "%Y%m%d-%H%M%S").ok()?;
    is_plain.then(|| at.and_utc())
}

/// A database and a header that can be read, in a folder that is one.
fn is_whole(folder: &Path) -> bool {
    let is_folder = fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir());
    is_folder
        && small_file::open_existing(&folder.join("vault.db")).is_ok()
        && header_in(folder).is_some()
}

fn header_in(folder: &Path) -> Option<Header> {
    ["keys.json", "keys.json.bak"]
        .into_iter()
        .find_map(|name| header::in_file(&folder.join(name)))
}

/// Puts the one of this name back, with its own passphrase or code. What is there now is set aside in turn. At any kill the one or the
/// other opens.
///
/// # Errors
/// [`OpenError::InUse`] while a vault is open, [`OpenError::NoVault`] when there is none of this name, a wrong secret (which
/// counts as a wrong try), [`OpenError::DatabaseDamaged`]; disk errors. Then nothing has changed.
pub fn put_back(
    store: &Store,
    name: &str,
    with: UnlockWith<'_>,
    clocks: &Clocks,
) -> Result<(), OpenError> {
    if store.has_open_vault() {
        return Err(OpenError::InUse);
    }
    store.let_through(clocks)?;
    let known = list(store).into_iter().any(|one| one.name == name);
    if !known {
        return Err(OpenError::NoVault);
    }
    let shelf = store.folder().file(QUARANTINE).join(name);
    let header = header_in(&shelf).ok_or(OpenError::HeaderDamaged)?;
    let staging = Staging::new(store.folder())?;
    let staged = copied(&shelf, &staging)
        .map_err(OpenError::from)
        .and_then(|()| stage_checked(store, &header, &header.as_written()?, &staging, with));
    if let Err(error) = staged {
        staging.discard();
        return Err(store.noting_a_wrong_try(as_here(error), clocks));
    }
    staging.commit(store.folder(), clocks.at)?;
    store.folder().subfolder(INBOX)?;
    store.end_lost_wait();
    // It is in its place now; what stays here is only its copy.
    if fs::rename(&shelf, free_back(&shelf)?).is_err() {
        tracing::warn!("what was put back is still shown as set aside");
    }
    Ok(())
}

fn free_back(shelf: &Path) -> io::Result<PathBuf> {
    let name = shelf.file_name().and_then(|name| name.to_str());
    let parent = small_file::parent(shelf)?;
    crate::staging::free_name(parent, &format!("{}{BACK}", name.unwrap_or("unnamed")))
}

/// The database and what of it was not folded in yet.
fn copied(shelf: &Path, staging: &Staging) -> io::Result<()> {
    for name in ["vault.db", "vault.db-wal"] {
        if !exists(&shelf.join(name))? {
            continue;
        }
        let mut from = small_file::open_existing(&shelf.join(name))?;
        let mut to = small_file::create_new(&staging.file(name))?;
        io::copy(&mut from, &mut to)?;
        to.sync_all()?;
    }
    Ok(())
}

/// What is said of a backup is said of a vault here.
fn as_here(error: OpenError) -> OpenError {
    match error {
        OpenError::BackupDamaged => OpenError::DatabaseDamaged,
        other => other,
    }
}

#[cfg(test)]
#[path = "set_aside_tests.rs"]
mod tests;
