//! The open vault: reading, writing durably, its secrets, locking.
//!
//! Owns what a commit means and what happens after a fault of the disk. Making and opening is in [`crate::store`], what the
//! tables hold in [`crate::tables`].

use std::sync::Arc;

use evenkeel_domain::time::Clocks;
use rusqlite::{OptionalExtension, TransactionBehavior};
use subtle::ConstantTimeEq;

use crate::database::Database;
use crate::error::{OpenError, StoreError};
use crate::folder::{Claim, DataFolder};
use crate::handle::{Read, Write};
use crate::header::{self, Header, Source, UnlockWith};
use crate::kdf::KdfCost;
use crate::migrations::{self, MIGRATIONS};
use crate::recovery::RecoveryCode;
use crate::secret::{DatabaseKey, Entropy, KeyringSecret, MasterKey, Passphrase, WatermarkMacKey};
use crate::small_file::Sync;
use crate::staging;
use crate::state::State;

/// An unlocked vault. Dropping it closes the database; [`Vault::lock`] also says whether that went well.
pub struct Vault {
    pub(crate) folder: DataFolder,
    /// Held, never read: this process stays the only writer while the vault is open.
    pub(crate) _claim: Arc<Claim>,
    pub(crate) header: Header,
    pub(crate) vault_id: [u8; 16],
    pub(crate) master: MasterKey,
    pub(crate) database_key: DatabaseKey,
    pub(crate) watermark_key: WatermarkMacKey,
    /// `None` after a fault, until the next use opens it again.
    pub(crate) database: Option<Database>,
    pub(crate) generation: u64,
    /// What `state.json` says while the vault is open.
    pub(crate) state: State,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault([redacted])")
    }
}

/// The schema number, if it is one this program can take.
pub(crate) fn check_schema(database: &Database) -> Result<u32, OpenError> {
    let schema = database.schema_version()?;
    if schema > migrations::newest(MIGRATIONS) {
        return Err(OpenError::NewerVersion);
    }
    if schema == 0 {
        return Err(OpenError::DatabaseDamaged);
    }
    Ok(schema)
}

/// The one row that says whose database this is.
pub(crate) struct VaultRow {
    pub(crate) vault_id: [u8; 16],
    pub(crate) generation: u64,
    pub(crate) header_generation: u64,
    pub(crate) inbox_identity: zeroize::Zeroizing<String>,
}

impl VaultRow {
    pub(crate) fn read(database: &Database) -> Result<Self, OpenError> {
        database
            .conn
            .query_row("SELECT vault_id, generation, header_generation, inbox_identity FROM vault WHERE id = 1", [], |row| {
                Ok(Self {
                    vault_id: row.get(0)?,
                    generation: u64::try_from(row.get::<_, i64>(1)?).unwrap_or(0),
                    header_generation: u64::try_from(row.get::<_, i64>(2)?).unwrap_or(0),
                    inbox_identity: zeroize::Zeroizing::new(row.get(3)?),
                })
            })
            .optional()?
            .ok_or(OpenError::DatabaseDamaged)
    }
}

impl Vault {
    /// Reads. The closure sees one consistent state.
    ///
    /// # Errors
    /// Whatever the closure answers, and [`StoreError::Reopen`] when the database had to be opened again and could not be.
    pub fn read<T>(
        &mut self,
        f: impl FnOnce(&Read<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let database = self.database()?;
        let tx = database.conn.transaction()?;
        f(&Read::new(&tx))
    }

    /// Writes, all or nothing, and returns only when it is durable: `Ok` means that it survives a power cut.
    /// After a fault of the disk nothing counts as written; the database is closed and the next use opens and checks it anew.
    ///
    /// # Errors
    /// Whatever the closure answers (then nothing was written), and disk errors.
    pub fn write<T>(
        &mut self,
        f: impl FnOnce(&Write<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let database = self.database()?;
        let (result, generation, broken) = write_in(database, f);
        if broken {
            self.give_up_connection();
        }
        if let Some(generation) = generation {
            self.generation = generation;
            self.note_generation(Sync::Lazy);
        }
        result
    }

    fn database(&mut self) -> Result<&mut Database, StoreError> {
        if self.database.is_none() {
            self.database = Some(
                self.reopen()
                    .map_err(|error| StoreError::Reopen(Box::new(error)))?,
            );
        }
        self.database.as_mut().ok_or(StoreError::NotFound)
    }

    fn reopen(&mut self) -> Result<Database, OpenError> {
        // New keys that count already, and whose files are not all in their places.
        staging::finish(&self.folder)?;
        let database = Database::open(&self.folder.database(), &self.database_key)?;
        check_schema(&database)?;
        let row = VaultRow::read(&database)?;
        if row.vault_id != self.vault_id {
            return Err(OpenError::VaultMismatch);
        }
        if row.generation < self.generation {
            return Err(OpenError::RolledBack);
        }
        database.quick_check()?;
        database.accept()?;
        self.generation = row.generation;
        Ok(database)
    }

    /// After a fault: close without touching the file any further.
    fn give_up_connection(&mut self) {
        if let Some(database) = self.database.take() {
            drop(database.conn.set_db_config(
                rusqlite::config::DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE,
                true,
            ));
            drop(database);
        }
    }

    /// Closes in order; the next use opens it again.
    pub(crate) fn close_database(&mut self) -> Result<(), OpenError> {
        match self.database.take() {
            Some(database) => database.close(),
            None => Ok(()),
        }
    }

    /// From now on the vault is the one under these keys, whose database was prepared beside it and is at `generation`.
    pub(crate) fn take_over(
        &mut self,
        header: Header,
        master: MasterKey,
        generation: u64,
        state: State,
    ) {
        self.database_key = master.database_key(&self.vault_id);
        self.watermark_key = master.watermark_mac_key(&self.vault_id);
        self.header = header;
        self.master = master;
        self.generation = generation;
        self.database = None;
        self.state = state;
    }

    fn note_generation(&mut self, sync: Sync) {
        self.state
            .set_watermark(self.generation, &self.watermark_key);
        let noted = match sync {
            Sync::Full => self.state.save(&self.folder, Sync::Full),
            Sync::Lazy => self.state.note(&self.folder),
        };
        if noted.is_err() {
            // It lags; that is allowed.
            tracing::warn!("the state file could not be written");
        }
    }

    /// Closes: folds the `-wal` in, closes the database, notes how far it got. The keys are wiped.
    ///
    /// # Errors
    /// Disk errors; the vault is closed and the keys are gone all the same.
    pub fn lock(mut self) -> Result<(), OpenError> {
        let closed = match self.database.take() {
            Some(database) => database.close(),
            None => Ok(()),
        };
        self.note_generation(Sync::Full);
        closed
    }

    /// The vault's id; nothing personal.
    #[must_use]
    pub const fn id(&self) -> [u8; 16] {
        self.vault_id
    }

    /// The data folder.
    #[must_use]
    pub const fn folder(&self) -> &DataFolder {
        &self.folder
    }

    /// The public key (age X25519) to which entries are sealed while the vault is locked.
    #[must_use]
    pub fn inbox_public_key(&self) -> &str {
        self.header.inbox_public_key()
    }

    /// Whether the keyring slot is in use.
    #[must_use]
    pub fn has_keyring_slot(&self) -> bool {
        self.header.has_keyring_slot()
    }

    /// Asks for the passphrase again, before an important act.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`], and [`StoreError::Reopen`] when the key could not be derived.
    pub fn check_passphrase(&self, passphrase: &Passphrase) -> Result<(), StoreError> {
        match self.header.open_slot(UnlockWith::Passphrase(passphrase)) {
            // EXPOSE: compared with the key in use, in constant time.
            Ok(master) if bool::from(master.expose_secret().ct_eq(self.master.expose_secret())) => {
                Ok(())
            }
            Ok(_) | Err(OpenError::WrongPassphrase) => Err(StoreError::WrongPassphrase),
            Err(error) => Err(StoreError::Reopen(Box::new(error))),
        }
    }

    /// The same, counted: several wrong ones in a row make the next wait, and the owner is told at the next unlock.
    ///
    /// # Errors
    /// [`StoreError::TooManyTries`], and what [`Vault::check_passphrase`] answers.
    pub fn ask_again(
        &mut self,
        passphrase: &Passphrase,
        clocks: &Clocks,
    ) -> Result<(), StoreError> {
        if self.state.retry_at(clocks).is_some() {
            return Err(StoreError::TooManyTries);
        }
        let answer = self.check_passphrase(passphrase);
        if matches!(answer, Err(StoreError::WrongPassphrase)) {
            self.state.count_wrong_try(clocks);
            if self.state.save(&self.folder, Sync::Full).is_err() {
                tracing::warn!("a wrong try could not be noted");
            }
        }
        answer
    }

    /// Checks a recovery code that was typed back, without using it up.
    ///
    /// # Errors
    /// [`OpenError::WrongRecoveryCode`].
    pub fn check_recovery_code(&self, code: &RecoveryCode) -> Result<(), OpenError> {
        let master = self.header.open_slot(UnlockWith::RecoveryCode(code))?;
        // EXPOSE: compared with the key in use, in constant time.
        if bool::from(master.expose_secret().ct_eq(self.master.expose_secret())) {
            Ok(())
        } else {
            Err(OpenError::WrongRecoveryCode)
        }
    }

    /// An id for `name` that says nothing to anybody without this vault's keys, and is always the same for the same name.
    #[must_use]
    pub fn opaque_id(&self, name: &str) -> uuid::Uuid {
        uuid::Builder::from_custom_bytes(self.master.opaque(&self.vault_id, name)).into_uuid()
    }

    /// Sets a new passphrase. At any kill the old or the new one opens the vault.
    ///
    /// # Errors
    /// Disk errors; then the old or the new one opens the vault, and [`Vault::check_passphrase`] says which.
    pub fn change_passphrase(
        &mut self,
        new: &Passphrase,
        cost: KdfCost,
        entropy: &dyn Entropy,
    ) -> Result<(), OpenError> {
        let mut header = self.header.clone();
        header.set_passphrase(&self.master, new, cost, entropy)?;
        self.put_header(header)
    }

    /// Makes a new recovery code; the old one no longer opens the vault.
    ///
    /// # Errors
    /// Disk errors; then the code must not be shown, and the old one may or may not open.
    pub fn renew_recovery_code(
        &mut self,
        entropy: &dyn Entropy,
    ) -> Result<RecoveryCode, OpenError> {
        let code = RecoveryCode::random(entropy);
        let mut header = self.header.clone();
        header.set_recovery(&self.master, &code, entropy)?;
        self.put_header(header)?;
        Ok(code)
    }

    /// Adds or replaces the keyring slot, or removes it (`None`). The caller puts the 32 bytes into the keyring first, and
    /// takes them out after removing.
    ///
    /// # Errors
    /// Disk errors.
    pub fn set_keyring_slot(
        &mut self,
        secret: Option<&KeyringSecret>,
        entropy: &dyn Entropy,
    ) -> Result<(), OpenError> {
        let mut header = self.header.clone();
        header.set_keyring(&self.master, secret, entropy)?;
        self.put_header(header)
    }

    fn put_header(&mut self, mut header: Header) -> Result<(), OpenError> {
        let sealed = header.sealed(&self.master)?;
        if let Err(error) = header::write(&self.folder, &sealed) {
            // The first of the two writes may have counted: what is on disk is the truth.
            if let Ok((found, Source::Main)) = header::load(&self.folder)
                && found.mac_fits(&self.master).unwrap_or(false)
            {
                self.header = found;
            }
            return Err(error.into());
        }
        self.header = header;
        let generation = crate::columns::count(self.header.generation())?;
        // Noted in the database after the header counts, so that the header leads and never lags.
        self.write(|w| {
            w.conn().execute(
                "UPDATE vault SET header_generation = ?1 WHERE id = 1",
                [generation],
            )?;
            Ok(())
        })?;
        Ok(())
    }

    /// Every setting of the database as the engine reports it: name and value. Nothing personal.
    ///
    /// # Errors
    /// Database errors.
    pub fn engine_report(&mut self) -> Result<Vec<(String, String)>, OpenError> {
        self.database()?.report()
    }

    pub(crate) fn parts(&mut self) -> Result<VaultParts<'_>, StoreError> {
        self.database()?;
        let database = self.database.as_ref().ok_or(StoreError::NotFound)?;
        Ok(VaultParts {
            folder: &self.folder,
            header: &self.header,
            database,
            key: &self.database_key,
        })
    }

    /// The raw database key as 64 hexadecimal digits, for trying other people's SQLCipher on the file. Tests only.
    #[cfg(feature = "cheap-kdf")]
    #[must_use]
    pub fn export_raw_key_for_support(&self) -> zeroize::Zeroizing<String> {
        // EXPOSE: the whole point; this function does not exist in the app.
        zeroize::Zeroizing::new(data_encoding::HEXLOWER.encode(self.database_key.expose_secret()))
    }

    /// Weakens the durability of this connection, for the control run that must lose entries. Tests only.
    #[cfg(feature = "cheap-kdf")]
    pub fn weaken_for_control_run(&mut self) -> Result<(), StoreError> {
        self.database()?
            .conn
            .pragma_update(None, "synchronous", "NORMAL")?;
        Ok(())
    }
}

impl Drop for Vault {
    fn drop(&mut self) {
        // The database closes before the claim is let go, never the other way round.
        self.database = None;
    }
}

/// What other parts of this crate need from an open vault.
pub(crate) struct VaultParts<'a> {
    pub(crate) folder: &'a DataFolder,
    pub(crate) header: &'a Header,
    pub(crate) database: &'a Database,
    pub(crate) key: &'a DatabaseKey,
}

/// One write. Answers the result, the number of the commit if there was one, and whether the connection can be trusted.
fn write_in<T>(
    database: &mut Database,
    f: impl FnOnce(&Write<'_>) -> Result<T, StoreError>,
) -> (Result<T, StoreError>, Option<u64>, bool) {
    let tx = match database
        .conn
        .transaction_with_behavior(TransactionBehavior::Immediate)
    {
        Ok(tx) => tx,
        Err(error) => return (Err(error.into()), None, true),
    };
    match f(&Write::new(&tx)) {
        Err(error) => {
            // The engine itself rolls back after grave faults (disk full, I/O); then nothing is left to roll back.
            let gone = tx.is_autocommit();
            let undone = tx.rollback();
            (Err(error), None, gone || undone.is_err())
        }
        Ok(value) => {
            let committed = tx
                .query_row("UPDATE vault SET generation = generation + 1 WHERE id = 1 RETURNING generation", [], |row| {
                    row.get::<_, i64>(0)
                })
                .and_then(|generation| tx.commit().map(|()| generation));
            match committed {
                Ok(generation) => (
                    Ok(value),
                    Some(u64::try_from(generation).unwrap_or(0)),
                    false,
                ),
                Err(error) => (Err(error.into()), None, true),
            }
        }
    }
}

#[cfg(test)]
#[path = "vault_tests.rs"]
mod tests;
