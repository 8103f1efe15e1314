//! The locked side of the vault: what lies in the folder, making a vault, opening one.
//!
//! Owns the order of checks when a vault opens. What an open vault can do is in [`crate::vault`], how keys are wrapped in
//! the header, how a backup looks in [`crate::backup`].

use std::sync::Arc;

use chrono::{DateTime, Utc};
use evenkeel_domain::time::Clocks;
use secrecy::ExposeSecret;

use crate::backup_file;
use crate::database::{self, Access, Database};
use crate::error::OpenError;
use crate::folder::{Claim, DataFolder, INBOX, exists};
use crate::header::{self, Header, Source, UnlockWith};
use crate::kdf::KdfCost;
use crate::migrations::{self, MIGRATIONS};
use crate::recovery::RecoveryCode;
use crate::secret::{Entropy, MasterKey, Passphrase};
use crate::small_file::{self, Sync};
use crate::staging::{self, Staging};
use crate::state::{State, former_marks, read_second_marks};
use crate::tables::audit;
use crate::vault::{Vault, VaultRow, check_schema};

/// The data folder, claimed: this process is its only writer until this is dropped. The vault in it is locked.
#[derive(Debug)]
pub struct Store {
    folder: DataFolder,
    lock: Arc<Claim>,
}

/// What lies in the data folder, seen from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Nothing yet: a first run.
    Nothing,
    /// A header and a database; nothing is said about whether they are whole.
    Vault,
    /// A database without its header.
    HeaderMissing,
    /// A header without its database, or with an empty one.
    DatabaseMissing,
}

/// What a new vault is made from.
pub struct CreateOptions<'a> {
    /// The passphrase, already judged good enough.
    pub passphrase: &'a Passphrase,
    /// From [`KdfCost::calibrate`].
    pub cost: KdfCost,
    /// The present.
    pub now: DateTime<Utc>,
    /// Where keys come from.
    pub entropy: &'a dyn Entropy,
}

/// A vault that was just made, and the code that is shown once.
#[derive(Debug)]
pub struct Created {
    /// Open and empty.
    pub vault: Vault,
    /// To be shown, printed and forgotten.
    pub recovery: RecoveryCode,
}

/// How to open.
#[derive(Debug, Clone, Copy)]
pub struct UnlockOptions {
    /// The present.
    pub now: DateTime<Utc>,
    /// Open a database that is older than the last one used here ([`OpenError::RolledBack`]). Only after the person has
    /// been told and has said yes: an older copy is better than none.
    pub accept_older: bool,
}

/// An opened vault, and what the person should be told about it.
#[derive(Debug)]
pub struct Opened {
    /// Open.
    pub vault: Vault,
    /// In the order found; usually empty.
    pub notices: Vec<OpenNotice>,
}

/// Something about the vault that its owner should know. None of them stops it from opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenNotice {
    /// `keys.json` was damaged, missing or older than its copy; the copy was used and put in its place.
    HeaderRestored,
    /// `keys.json` was altered by somebody without the keys; the copy was used and put in its place.
    HeaderAltered,
    /// `keys.json` is an older one: a passphrase or code that was changed since may fit again.
    HeaderOlder,
    /// The public key for entries written while locked is not the one that belongs to this vault.
    InboxKeyChanged,
    /// Wrong tries since the last time it was opened.
    WrongTries {
        /// How many.
        count: u32,
        /// The last of them.
        last_at: Option<DateTime<Utc>>,
    },
    /// An older database was opened because the person said so.
    OlderAccepted,
    /// The folder can only be read: everything is there, and nothing can be saved.
    ReadOnly,
    /// An older `keys.json` lies beside the newer one, and the secret was that one's. The newer one still counts.
    OlderSecret,
    /// The note of how new the database should be is missing or damaged, beside a vault that has lived: an older one may lie here.
    MarkMissing,
}

/// What a secret opened.
struct Unwrapped {
    /// The header that counts.
    header: Header,
    master: MasterKey,
    /// The one that the secret opened, where that is an older one.
    older: Option<Header>,
    told: Vec<OpenNotice>,
    /// What to answer if the keys open no database here.
    instead_of: Option<OpenError>,
}

/// Asks for the mark that was kept outside the folder; `None` when there is none, or nobody answers.
pub type SecondMark<'a> = &'a dyn Fn() -> Option<Vec<u8>>;

/// What lies in the folder, without any key and without a claim on it.
pub(crate) fn presence(folder: &DataFolder) -> Result<Presence, OpenError> {
    let header = exists(&folder.keys())? || exists(&folder.keys_copy())?;
    let database = match std::fs::symlink_metadata(folder.database()) {
        Ok(found) => !(found.is_file() && found.len() == 0),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => return Err(error.into()),
    };
    Ok(match (header, database) {
        (false, false) => Presence::Nothing,
        (true, true) => Presence::Vault,
        (false, true) => Presence::HeaderMissing,
        (true, false) => Presence::DatabaseMissing,
    })
}

impl Store {
    /// Claims the folder, finishes what a crash cut off and removes half-written files.
    ///
    /// # Errors
    /// [`OpenError::InUse`] when another process has it; disk errors.
    pub fn open(folder: DataFolder) -> Result<Self, OpenError> {
        let lock = Arc::new(folder.claim()?);
        // The lock file can be taken away under whoever holds it; the lock on the database goes with the database.
        if !lock.is_read_only() && database::is_open_elsewhere(&folder.database()) {
            return Err(OpenError::InUse);
        }
        staging::finish(&folder)?;
        match folder.sweep() {
            Err(_) if lock.is_read_only() => {}
            swept => swept?,
        }
        Ok(Self { folder, lock })
    }

    /// The folder.
    #[must_use]
    pub const fn folder(&self) -> &DataFolder {
        &self.folder
    }

    /// What is there, without any key.
    ///
    /// # Errors
    /// Disk errors.
    pub fn presence(&self) -> Result<Presence, OpenError> {
        presence(&self.folder)
    }

    /// Whether this process has the vault open.
    pub(crate) fn has_open_vault(&self) -> bool {
        Arc::strong_count(&self.lock) > 1
    }

    /// Whether this vault can be opened with what the keyring holds. `false` also when the header cannot be read.
    #[must_use]
    pub fn has_keyring_slot(&self) -> bool {
        header::load(&self.folder).is_ok_and(|(header, _)| header.has_keyring_slot())
    }

    /// When the next try to unlock is let through, if there is a wait.
    #[must_use]
    pub fn retry_at(&self, clocks: &Clocks) -> Option<DateTime<Utc>> {
        State::load(&self.folder).retry_at(clocks)
    }

    /// Refuses while there is a wait.
    pub(crate) fn let_through(&self, clocks: &Clocks) -> Result<(), OpenError> {
        match self.retry_at(clocks) {
            Some(retry_at) => Err(OpenError::TooManyTries { retry_at }),
            None => Ok(()),
        }
    }

    /// The same error, counted where it is that of a wrong secret.
    pub(crate) fn noting_a_wrong_try(&self, error: OpenError, clocks: &Clocks) -> OpenError {
        if matches!(
            error,
            OpenError::WrongPassphrase
                | OpenError::WrongRecoveryCode
                | OpenError::WrongKeyringSecret
        ) {
            let mut state = State::load(&self.folder);
            state.count_wrong_try(clocks);
            // On a disk that cannot be written there is no count; the answer stays the same.
            drop(state.save(&self.folder, Sync::Full));
        }
        error
    }

    /// Makes a vault where there is none. At any kill there is no vault or a whole one.
    ///
    /// # Errors
    /// [`OpenError::VaultExists`] when anything of a vault is there; disk errors.
    pub fn create(&self, new: &CreateOptions<'_>) -> Result<Created, OpenError> {
        // One that is open and whose folder was emptied is still a vault.
        if self.has_open_vault() || self.presence()? != Presence::Nothing {
            return Err(OpenError::VaultExists);
        }
        let master = MasterKey::random(new.entropy);
        let recovery = RecoveryCode::random(new.entropy);
        let identity = age::x25519::Identity::generate();
        let mut header = Header::create(
            &master,
            new.passphrase,
            &recovery,
            &identity.to_public().to_string(),
            new.cost,
            new.entropy,
        )?;
        let sealed = header.sealed(&master)?;
        let vault_id = header.vault_id()?;

        let staging = Staging::new(&self.folder)?;
        let path = staging.file("vault.db");
        let mut fresh = Database::create(&path, &master.database_key(&vault_id))?;
        migrations::run(&mut fresh.conn, 0, MIGRATIONS)?;
        fresh.conn.execute(
            "INSERT INTO vault (id, vault_id, created_at, generation, header_generation, inbox_identity)
             VALUES (1, ?1, ?2, 1, ?3, ?4)",
            // EXPOSE: the inbox identity is kept inside the encrypted database.
            rusqlite::params![
                vault_id,
                crate::columns::instant(new.now)?,
                crate::columns::count(header.generation())?,
                identity.to_string().expose_secret()
            ],
        )?;
        fresh.close()?;
        stage_around(&staging, &sealed, &master, vault_id, 1)?;
        staging.commit(&self.folder, new.now)?;
        self.folder.subfolder(INBOX)?;
        self.end_lost_wait();

        let mut notices = Vec::new();
        let options = UnlockOptions {
            now: new.now,
            accept_older: false,
        };
        let vault = self.open_with_master(header, master, options, &|| None, &mut notices)?;
        Ok(Created { vault, recovery })
    }

    /// Opens the vault. A wrong secret is counted and slows the next try down; it never erases anything. Every other
    /// failure leaves the disk as it was.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub fn unlock(
        &self,
        with: UnlockWith<'_>,
        options: UnlockOptions,
    ) -> Result<Opened, OpenError> {
        self.unlock_by(with, options, &Clocks::wall(options.now))
    }

    /// The same by both clocks, so that setting the one neither ends a wait nor makes it longer.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub fn unlock_by(
        &self,
        with: UnlockWith<'_>,
        options: UnlockOptions,
        clocks: &Clocks,
    ) -> Result<Opened, OpenError> {
        self.unlock_with_mark(with, options, clocks, &|| None)
    }

    /// As [`Store::unlock_by`], with the mark that the password store kept ([`Vault::second_mark`]). It is asked for only once the
    /// secret has opened the header.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub fn unlock_with_mark(
        &self,
        with: UnlockWith<'_>,
        options: UnlockOptions,
        clocks: &Clocks,
        second_mark: SecondMark<'_>,
    ) -> Result<Opened, OpenError> {
        if self.has_open_vault() {
            return Err(OpenError::InUse);
        }
        self.let_through(clocks)?;
        let state = State::load(&self.folder);
        match self.presence()? {
            Presence::Nothing => return Err(OpenError::NoVault),
            Presence::HeaderMissing => return Err(OpenError::HeaderMissing),
            Presence::DatabaseMissing => {
                // A damaged header beside a missing database is told first: nothing can be said about the rest.
                header::load(&self.folder)?;
                return Err(OpenError::DatabaseMissing);
            }
            Presence::Vault => {}
        }
        let headers = header::candidates(&self.folder)?;
        let Unwrapped {
            header,
            master,
            older,
            told,
            instead_of,
        } = self
            .unwrap(&headers, with)
            .map_err(|error| self.noting_a_wrong_try(error, clocks))?;
        let mut notices = told;
        if state.failed_attempts > 0 {
            notices.push(OpenNotice::WrongTries {
                count: state.failed_attempts,
                last_at: state.last_failed_at,
            });
        }
        let opened = self.open_with_master(header, master, options, second_mark, &mut notices);
        let mut vault = match (opened, instead_of) {
            // Keys of another time that open nothing here: the secret is as wrong as if they had not been there.
            (Err(OpenError::DatabaseDamaged | OpenError::VaultMismatch), Some(wrong)) => {
                return Err(self.noting_a_wrong_try(wrong, clocks));
            }
            (opened, _) => opened?,
        };
        vault.older = older;
        let noted = vault.write(|w| {
            if state.failed_attempts > 0 {
                audit::record(
                    w,
                    audit::Event::WrongTries,
                    u64::from(state.failed_attempts),
                    options.now,
                )?;
            }
            audit::record(w, audit::Event::Unlocked, 1, options.now)
        });
        self.end_lost_wait();
        if noted.is_err() {
            // A disk that cannot be written must not keep anybody from reading.
            tracing::warn!("the unlock could not be noted");
        }
        // Both header files are made equal to the one that counts. A disk that refuses does not keep the person out. Opened by an
        // older one, both stay as they are: the person may know no other secret.
        if vault.older.is_none()
            && let Ok(bytes) = vault.header.as_written()
            && header::repair(&self.folder, &bytes).is_err()
        {
            tracing::warn!("the header's copy could not be written");
        }
        Ok(Opened { vault, notices })
    }

    /// The master key behind what the person gave, and the header that counts from here on.
    fn unwrap(
        &self,
        headers: &[(Header, Source)],
        with: UnlockWith<'_>,
    ) -> Result<Unwrapped, OpenError> {
        let ([(first, source)] | [(first, source), _]) = headers else {
            return Err(OpenError::HeaderMissing);
        };
        let second = headers.get(1).map(|(header, _)| header);
        let wrong = match first.open_slot(with) {
            Ok(master) => {
                let mut told = Vec::new();
                let header = if first.mac_fits(&master)? {
                    if *source == Source::Copy {
                        told.push(OpenNotice::HeaderRestored);
                    }
                    first.clone()
                } else {
                    // Whoever altered it had no keys. The other one may be whole.
                    told.push(OpenNotice::HeaderAltered);
                    match second.filter(|other| other.mac_fits(&master).unwrap_or(false)) {
                        Some(other) => other.clone(),
                        None => self.mended(first, &master, &mut told)?,
                    }
                };
                return Ok(Unwrapped {
                    header,
                    master,
                    older: None,
                    told,
                    instead_of: None,
                });
            }
            Err(wrong @ (OpenError::WrongPassphrase | OpenError::WrongRecoveryCode)) => wrong,
            Err(error) => return Err(error),
        };
        // The right secret must not be called wrong because a header of another time lies in front of its own.
        let Some(other) = second else {
            return Err(wrong);
        };
        let Ok(master) = other.open_slot(with) else {
            return Err(wrong);
        };
        if !other.mac_fits(&master)? {
            return Err(wrong);
        }
        Ok(if first.mac_fits(&master)? {
            // Both are true, and the first is the newer: it goes on counting, also for what is written next.
            Unwrapped {
                header: first.clone(),
                master,
                older: Some(other.clone()),
                told: vec![OpenNotice::OlderSecret],
                instead_of: None,
            }
        } else {
            Unwrapped {
                header: other.clone(),
                master,
                older: None,
                told: vec![OpenNotice::HeaderAltered],
                instead_of: Some(wrong),
            }
        })
    }

    /// A header whose public inbox key or number was replaced, in it and in its copy, with the right ones put back: they lie in the
    /// database. Any other change, and it stays damaged.
    fn mended(
        &self,
        header: &Header,
        master: &MasterKey,
        told: &mut Vec<OpenNotice>,
    ) -> Result<Header, OpenError> {
        let vault_id = header.vault_id()?;
        let key = master.database_key(&vault_id);
        self.leaving_no_empty_wal(|| {
            let access = if self.lock.is_read_only() {
                Access::Read
            } else {
                Access::Write
            };
            let row = Database::open_as(&self.folder.database(), &key, access)
                .and_then(|database| VaultRow::read(&database))
                .map_err(|_| OpenError::HeaderDamaged)?;
            let identity: age::x25519::Identity = row
                .inbox_identity
                .parse()
                .map_err(|_| OpenError::HeaderDamaged)?;
            let inbox = identity.to_public().to_string();
            // The header leads, by one, when the power went between it and the database.
            for generation in [
                header.generation(),
                row.header_generation,
                row.header_generation.saturating_add(1),
            ] {
                let mended = header.with_inbox_key_and_generation(&inbox, generation)?;
                if mended.mac_fits(master)? {
                    if header.inbox_public_key() != inbox {
                        told.push(OpenNotice::InboxKeyChanged);
                    }
                    return Ok(mended);
                }
            }
            Err(OpenError::HeaderDamaged)
        })
    }

    fn open_with_master(
        &self,
        header: Header,
        master: MasterKey,
        options: UnlockOptions,
        second_mark: SecondMark<'_>,
        notices: &mut Vec<OpenNotice>,
    ) -> Result<Vault, OpenError> {
        self.leaving_no_empty_wal(|| {
            self.open_checked(header, master, options, second_mark, notices)
        })
    }

    fn leaving_no_empty_wal<T>(
        &self,
        open: impl FnOnce() -> Result<T, OpenError>,
    ) -> Result<T, OpenError> {
        let wal = self.folder.file("vault.db-wal");
        let had_wal = exists(&wal)?;
        let opened = open();
        // Opening makes an empty -wal; a refusal must leave the folder as it was.
        if opened.is_err()
            && !had_wal
            && std::fs::symlink_metadata(&wal)
                .is_ok_and(|found| found.is_file() && found.len() == 0)
        {
            drop(std::fs::remove_file(&wal));
        }
        opened
    }

    fn open_checked(
        &self,
        header: Header,
        master: MasterKey,
        options: UnlockOptions,
        second_mark: SecondMark<'_>,
        notices: &mut Vec<OpenNotice>,
    ) -> Result<Vault, OpenError> {
        let vault_id = header.vault_id()?;
        let database_key = master.database_key(&vault_id);
        let watermark_key = master.watermark_mac_key(&vault_id);
        let mut state = State::load(&self.folder);
        let path = self.folder.database();
        // Read before SQLite opens the file: closing any other handle on it would drop SQLite's lock (POSIX locks belong to
        // the process, not to the handle).
        let salt = database::salt(&path);

        let access = if self.lock.is_read_only() {
            notices.push(OpenNotice::ReadOnly);
            Access::Read
        } else {
            Access::Write
        };
        let opened = Database::open_as(&path, &database_key, access);
        let mut database = opened.map_err(|error| match error {
            OpenError::DatabaseDamaged
                if salt.is_some_and(|salt| state.is_other_database(salt)) =>
            {
                OpenError::VaultMismatch
            }
            other => other,
        })?;
        let schema = check_schema(&database)?;
        let row = VaultRow::read(&database)?;
        if row.vault_id != vault_id {
            return Err(OpenError::VaultMismatch);
        }
        let mark = state.watermark(&watermark_key);
        let marks = second_mark().unwrap_or_default();
        let second = read_second_marks(&marks, &vault_id, &watermark_key);
        if mark.max(second).is_some_and(|mark| row.generation < mark) {
            if !options.accept_older {
                return Err(OpenError::RolledBack);
            }
            notices.push(OpenNotice::OlderAccepted);
        }
        if mark.is_none() && (row.generation > 1 || header.generation() > 1) {
            notices.push(OpenNotice::MarkMissing);
        }
        database.quick_check()?;
        if schema < migrations::newest(MIGRATIONS) && access == Access::Read {
            return Err(OpenError::DiskRefused);
        }
        if schema < migrations::newest(MIGRATIONS) {
            backup_file::before_migration(
                &self.folder,
                &database,
                &header,
                &database_key,
                schema,
                options.now,
            )?;
            database.accept()?;
            migrations::run(&mut database.conn, schema, MIGRATIONS)?;
        }
        let place = database.place(&path)?;
        database.accept()?;
        if row.header_generation > header.generation() {
            notices.push(OpenNotice::HeaderOlder);
        }
        let identity: age::x25519::Identity = row
            .inbox_identity
            .parse()
            .map_err(|_| OpenError::DatabaseDamaged)?;
        if identity.to_public().to_string() != header.inbox_public_key() {
            notices.push(OpenNotice::InboxKeyChanged);
        }

        state.forget_wrong_tries();
        state.set_watermark(row.generation, &watermark_key);
        if let Some(salt) = salt {
            state.set_database_salt(salt);
        }
        if state.save(&self.folder, Sync::Full).is_err() {
            tracing::warn!("the state file could not be written");
        }
        let former_marks = former_marks(&marks, &vault_id, &watermark_key);
        Ok(Vault {
            folder: self.folder.clone(),
            _claim: Arc::clone(&self.lock),
            header,
            vault_id,
            master,
            database_key,
            watermark_key,
            former_marks,
            database: Some(database),
            place,
            older: None,
            read_only: access == Access::Read,
            generation: row.generation,
            state,
        })
    }
}

/// Writes what belongs beside a staged database: header, its copy, state.
pub(crate) fn stage_around(
    staging: &Staging,
    sealed_header: &[u8],
    master: &MasterKey,
    vault_id: [u8; 16],
    generation: u64,
) -> Result<State, OpenError> {
    small_file::write_atomic(&staging.file("keys.json"), sealed_header)?;
    small_file::write_atomic(&staging.file("keys.json.bak"), sealed_header)?;
    let mut state = State::default();
    state.set_watermark(generation, &master.watermark_mac_key(&vault_id));
    if let Some(salt) = database::salt(&staging.file("vault.db")) {
        state.set_database_salt(salt);
    }
    small_file::write_atomic(&staging.file("state.json"), &state.to_bytes())?;
    Ok(state)
}
