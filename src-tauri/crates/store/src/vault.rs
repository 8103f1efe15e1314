//! The open vault: reading, writing durably, its secrets, locking.
//!
//! Owns what a commit means and what happens after a fault of the disk. Making and opening is in [`crate::store`], what the
//! tables hold in [`crate::tables`].

use std::sync::Arc;
use std::time::Duration;

use evenkeel_domain::time::Clocks;
use rusqlite::{OptionalExtension, TransactionBehavior};
use subtle::ConstantTimeEq;

use crate::ballast::{self, Need};
use crate::database::{Access, Database};
use crate::error::{OpenError, StoreError};
use crate::folder::{Claim, DataFolder};
use crate::handle::{Read, Write};
use crate::header::{self, Header, Source, UnlockWith};
use crate::kdf::KdfCost;
use crate::migrations::{self, MIGRATIONS};
use crate::place::{Place, Standing};
use crate::recovery::RecoveryCode;
use crate::secret::{DatabaseKey, Entropy, KeyringSecret, MasterKey, Passphrase, WatermarkMacKey};
use crate::small_file::Sync;
use crate::staging;
use crate::state::{GIVEN_UP, State, former_marks, second_mark};

/// An unlocked vault. Dropping it closes the database; [`Vault::lock`] also says whether that went well.
pub struct Vault {
    pub(crate) folder: DataFolder,
    /// Held, never read: this process stays the only writer while the vault is open.
    pub(crate) _claim: Arc<Claim>,
    pub(crate) header: Header,
    /// The header whose secret opened the vault, where that is an older one than [`Vault::header`].
    pub(crate) older: Option<Header>,
    pub(crate) vault_id: [u8; 16],
    pub(crate) master: MasterKey,
    pub(crate) database_key: DatabaseKey,
    pub(crate) watermark_key: WatermarkMacKey,
    /// What the password store holds of keys that this vault had before.
    pub(crate) former_marks: Vec<u8>,
    /// The folder can only be read: nothing is written.
    pub(crate) read_only: bool,
    /// `None` after a fault, until the next use opens it again.
    pub(crate) database: Option<Database>,
    /// Where it was opened.
    pub(crate) place: Place,
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
    crate::schema::check(&database.conn, schema)?;
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

    /// Writes, all or nothing, and returns only when it is durable: `Ok` means that it survives a power cut and that the file it
    /// is in lies where the vault is looked for. After a fault of the disk nothing counts as written; the database is closed and the next use opens and checks it anew.
    ///
    /// # Errors
    /// Whatever the closure answers (then nothing was written), [`StoreError::Gone`], and disk errors.
    pub fn write<T>(
        &mut self,
        f: impl FnOnce(&Write<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if self.read_only {
            return Err(StoreError::DiskRefused);
        }
        self.database()?;
        let Some(database) = self.database.as_mut() else {
            return Err(StoreError::NotFound);
        };
        let (result, generation, broken) = write_in(database, &self.place, f);
        if broken {
            self.give_up_connection();
        }
        if let Some(generation) = generation {
            self.generation = generation;
            // Seen from after the commit: before it nobody knows that the file is still there when it counts.
            self.secure()?;
            self.note_generation(Sync::Lazy);
        }
        result
    }

    /// Whether what was written lies where the vault is looked for. A `-wal` that somebody took away is folded in from here, so
    /// that nothing hangs on it. Asked after each commit, and now and then while nothing is written.
    ///
    /// # Errors
    /// [`StoreError::Gone`], and what folding in answers.
    pub fn secure(&mut self) -> Result<(), StoreError> {
        match self.place.standing() {
            Standing::Here => Ok(()),
            Standing::Gone => Err(StoreError::Gone),
            Standing::LogGone => {
                // Kept open when that does not work: what is only in the -wal would go with it.
                self.database
                    .as_ref()
                    .map_or(Ok(()), Database::fold_in)
                    .map_err(|error| StoreError::Reopen(Box::new(error)))?;
                self.give_up_connection();
                Ok(())
            }
        }
    }

    /// Keeps room for a full disk, where there is room for that. Best effort: nothing hangs on it until the disk is full.
    pub fn keep_ballast(&self) {
        if !self.read_only && self.check_place().is_ok() && ballast::keep(&self.folder).is_err() {
            tracing::debug!("no room is kept for a full disk");
        }
    }

    /// Whether the room that is kept for a full disk was given away, or there was none to keep: the disk is, or was, full.
    #[must_use]
    pub fn lacks_ballast(&self) -> bool {
        !self.read_only && self.check_place().is_ok() && ballast::is_given(&self.folder)
    }

    /// Keeps that room again where the disk has enough by now. Answers whether it did.
    #[must_use]
    pub fn renew_ballast(&self) -> bool {
        if !self.lacks_ballast() || !ballast::has_room(&self.folder) {
            return false;
        }
        self.keep_ballast();
        !self.lacks_ballast()
    }

    /// The disk is full: gives away room that was kept, half of it for an entry, what is left for `leaving` (deleting). Answers
    /// whether trying again may help.
    #[must_use]
    pub fn make_room(&self, leaving: bool) -> bool {
        let need = if leaving { Need::Leaving } else { Need::Entry };
        ballast::release(&self.folder, need).unwrap_or(false)
    }

    /// Whether the open vault still lies where it was opened. Whoever is about to write a file beside it asks this first, so that
    /// nothing is made anew in a folder that was emptied or replaced meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Gone`].
    pub fn check_place(&self) -> Result<(), StoreError> {
        if self.place.standing() == Standing::Gone {
            Err(StoreError::Gone)
        } else {
            Ok(())
        }
    }

    fn database(&mut self) -> Result<&mut Database, StoreError> {
        if self.database.is_none() {
            let (database, place) = self
                .reopen()
                .map_err(|error| StoreError::Reopen(Box::new(error)))?;
            self.place = place;
            self.database = Some(database);
        }
        self.database.as_mut().ok_or(StoreError::NotFound)
    }

    const fn access(&self) -> Access {
        if self.read_only {
            Access::Read
        } else {
            Access::Write
        }
    }

    fn reopen(&mut self) -> Result<(Database, Place), OpenError> {
        // New keys that count already, and whose files are not all in their places.
        staging::finish(&self.folder)?;
        let path = self.folder.database();
        let database = Database::open_as(&path, &self.database_key, self.access())?;
        check_schema(&database)?;
        let row = VaultRow::read(&database)?;
        if row.vault_id != self.vault_id {
            return Err(OpenError::VaultMismatch);
        }
        if row.generation < self.generation {
            return Err(OpenError::RolledBack);
        }
        database.quick_check()?;
        let place = database.place(&path)?;
        database.accept()?;
        self.generation = row.generation;
        Ok((database, place))
    }

    /// After a fault: close without touching the file any further.
    fn give_up_connection(&mut self) {
        if let Some(database) = self.database.take() {
            database.abandon();
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
        // Whoever puts back a folder under the keys of before puts back an older one, however new it was.
        let mut marks = second_mark(&self.vault_id, GIVEN_UP, &self.watermark_key);
        marks.append(&mut self.former_marks);
        self.database_key = master.database_key(&self.vault_id);
        self.watermark_key = master.watermark_mac_key(&self.vault_id);
        self.former_marks = former_marks(&marks, &self.vault_id, &self.watermark_key);
        self.header = header;
        self.master = master;
        self.generation = generation;
        self.database = None;
        self.state = state;
    }

    fn note_generation(&mut self, sync: Sync) {
        if self.read_only {
            return;
        }
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
    /// [`OpenError::Gone`] when the files are not where they were: then what was written last is not there, and no file was made
    /// or changed. Disk errors. The vault is closed and the keys are gone all the same.
    pub fn lock(mut self) -> Result<(), OpenError> {
        let standing = self.place.standing();
        let closed = match (self.database.take(), standing) {
            (database, Standing::Gone) => {
                if let Some(database) = database {
                    database.abandon();
                }
                return Err(OpenError::Gone);
            }
            (Some(database), _) if self.read_only => {
                database.abandon();
                return Ok(());
            }
            (Some(database), standing) => {
                let folded = match database.fold_in() {
                    Err(OpenError::DiskFull) if self.make_room(true) => database.fold_in(),
                    folded => folded,
                };
                if folded.is_ok() && standing == Standing::Here {
                    database.close()
                } else {
                    // A -wal that is there is left as it is, and what was put in its place too.
                    database.abandon();
                    folded
                }
            }
            (None, _) => Ok(()),
        };
        self.note_generation(Sync::Full);
        closed
    }

    /// The vault's id; nothing personal.
    #[must_use]
    pub const fn id(&self) -> [u8; 16] {
        self.vault_id
    }

    /// What is to be kept outside the folder of how new this vault is, so that an older copy is noticed also where the note beside
    /// it was taken away, or where it has the keys of before. Not secret.
    #[must_use]
    pub fn second_mark(&self) -> Vec<u8> {
        let mut marks = second_mark(&self.vault_id, self.generation, &self.watermark_key);
        marks.extend_from_slice(&self.former_marks);
        marks
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
        let with = UnlockWith::Passphrase(passphrase);
        // Opened by a passphrase of before, that one is what the person knows.
        let opened = match (self.header.open_slot(with), &self.older) {
            (Err(OpenError::WrongPassphrase), Some(older)) => older.open_slot(with),
            (opened, _) => opened,
        };
        match opened {
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

    /// Sets a new passphrase. At any kill the old or the new one opens the vault. It costs at least what the one before it cost.
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
        let cost = cost.at_least(header.cost());
        header.set_passphrase(&self.master, new, cost, entropy)?;
        self.put_header(header)
    }

    /// Makes guessing dearer where opening with `passphrase` took `took`, everything included, and that was under half a second: the
    /// machine was busy when the cost was measured, or is a quicker one now. Answers whether it did. The passphrase stays.
    ///
    /// # Errors
    /// Too little memory for the dearer one, disk errors; then it costs what it cost.
    pub fn raise_cost(
        &mut self,
        passphrase: &Passphrase,
        took: Duration,
        entropy: &dyn Entropy,
    ) -> Result<bool, OpenError> {
        let Some(cost) = self.header.cost().raised(took) else {
            return Ok(false);
        };
        let mut header = self.header.clone();
        // Not opened by this one's own passphrase: then nothing is known of how long that takes.
        if !header.recost(&self.master, passphrase, cost, entropy)? {
            return Ok(false);
        }
        self.put_header(header)?;
        Ok(true)
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
        if self.read_only {
            return Err(OpenError::DiskRefused);
        }
        self.check_place()?;
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
        self.older = None;
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
        if self.place.standing() == Standing::Here {
            self.database = None;
        } else {
            self.give_up_connection();
        }
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
    place: &Place,
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
        // Looked at before as well as after: what is rolled back here is in no file, so that it can be saved once later.
        Ok(_) if place.standing() == Standing::Gone => {
            let undone = tx.rollback();
            (Err(StoreError::Gone), None, undone.is_err())
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
