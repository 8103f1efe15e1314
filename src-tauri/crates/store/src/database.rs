//! The encrypted database: the one way it is opened.
//!
//! Owns the order of opening (docs/adr/0002): no links, no creating, right size, key, cipher status, every
//! pragma read back, defensive mode. Whose database it is (`vault_id`), how new (watermark) and which schema is asked by
//! [`crate::vault`], through the functions here. Does not know any table but `vault`.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use data_encoding::HEXLOWER;
#[cfg(unix)]
use rusqlite::FileControl;
use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::error::OpenError;
use crate::place::Place;
use crate::secret::DatabaseKey;
use crate::small_file;

/// SQLCipher's page size, never changed.
pub(crate) const PAGE: u64 = 4096;
/// Lowest SQLite that was reviewed: 3.51.3.
const SQLITE_FLOOR: i32 = 3_051_003;
/// A header of plain SQLite. Seeing it means that the file is not encrypted.
const PLAIN_MAGIC: &[u8] = b"SQLite format 3\0";

/// Set once on every connection; (pragma, value to set, value that must be read back).
const PRAGMAS: &[(&str, &str, &str)] = &[
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", "2"),
    ("wal_autocheckpoint", "256", "256"),
    ("temp_store", "MEMORY", "2"),
    ("foreign_keys", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("secure_delete", "ON", "1"),
];

/// What may be done with the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Everything.
    Write,
    /// The folder cannot be written, so nothing else can write there either.
    Read,
}

/// Pragmas that say how a file is written; they mean nothing for one that is only read.
const FOR_WRITING: &[&str] = &["locking_mode", "journal_mode", "synchronous"];

/// An open, keyed, checked connection.
pub(crate) struct Database {
    pub(crate) conn: Connection,
    attach: Arc<AtomicBool>,
}

impl Database {
    /// Opens the database at `path`, which must exist. Nothing on disk changes: a `-wal` is read but not folded in until
    /// [`Self::accept`].
    pub(crate) fn open(path: &Path, key: &DatabaseKey) -> Result<Self, OpenError> {
        Self::open_as(path, key, Access::Write)
    }

    /// As [`Self::open`], or only to read it.
    pub(crate) fn open_as(
        path: &Path,
        key: &DatabaseKey,
        access: Access,
    ) -> Result<Self, OpenError> {
        check_file(path)?;
        if access == Access::Write {
            for ending in BESIDE {
                small_file::unshare(&beside(path, ending))?;
            }
        }
        Self::connect(path, key, access)
    }

    /// Makes a new, empty, encrypted database at `path`, where nothing may be yet.
    pub(crate) fn create(path: &Path, key: &DatabaseKey) -> Result<Self, OpenError> {
        drop(small_file::create_new(path)?);
        Self::connect(path, key, Access::Write)
    }

    fn connect(path: &Path, key: &DatabaseKey, access: Access) -> Result<Self, OpenError> {
        engine_is_ready();
        let conn = match access {
            Access::Write => {
                Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | ALWAYS)?
            }
            Access::Read => open_to_read(path)?,
        };
        conn.busy_timeout(std::time::Duration::ZERO)?;
        // Until somebody accepts what was found, closing must not fold the -wal into the database.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        // Locking memory at every allocation made all of SQLite five times slower; SQLCipher locks its own copies of the keys either way (ADR 0008).
        conn.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = OFF;")?;
        set_key(&conn, key)?;
        check_engine(&conn)?;
        conn.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        // The first read decrypts page one; a wrong key or a damaged first page ends here.
        conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
            row.get::<_, i64>(0)
        })?;
        let mut database = Self {
            conn,
            attach: Arc::new(AtomicBool::new(false)),
        };
        database.harden(access)?;
        Ok(database)
    }

    fn harden(&mut self, access: Access) -> Result<(), OpenError> {
        let conn = &mut self.conn;
        let pragmas = || {
            PRAGMAS
                .iter()
                .filter(|(name, ..)| access == Access::Write || !FOR_WRITING.contains(name))
        };
        for (name, set, _) in pragmas() {
            conn.pragma_update(None, name, set)?;
        }
        conn.execute_batch("PRAGMA mmap_size = 0;")?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
        conn.set_prepared_statement_cache_capacity(96);
        // One value or row is at most 16 MiB; VACUUM INTO needs a single attached database.
        conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024)?;
        conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
        let attach = Arc::clone(&self.attach);
        self.conn
            .authorizer(Some(move |context: AuthContext<'_>| match context.action {
                // An ATTACH whose name is a bound value comes without the name, and then as "unknown".
                AuthAction::Attach { .. }
                | AuthAction::Detach { .. }
                | AuthAction::Unknown { .. }
                    if !attach.load(Ordering::SeqCst) =>
                {
                    Authorization::Deny
                }
                _ => Authorization::Allow,
            }))?;
        for (name, _, expected) in pragmas() {
            if !self.read_pragma(name)?.eq_ignore_ascii_case(expected) {
                return Err(OpenError::EngineUnfit("a pragma did not take"));
            }
        }
        for (name, expected) in [
            ("mmap_size", "0"),
            ("cipher_memory_security", "0"),
            ("cipher_page_size", "4096"),
        ] {
            let found = self.read_pragma(name)?;
            // A build without memory mapping answers nothing.
            if !(found == expected || (name == "mmap_size" && found.is_empty())) {
                return Err(OpenError::EngineUnfit("a pragma did not take"));
            }
        }
        Ok(())
    }

    /// The database has been recognised as the right one: from now on closing folds the `-wal` in.
    pub(crate) fn accept(&self) -> Result<(), OpenError> {
        self.conn
            .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        Ok(())
    }

    /// Where the open files lie.
    pub(crate) fn place(&self, path: &Path) -> Result<Place, OpenError> {
        let place = Place::of(path);
        // Whether the file just looked at is the one that SQLite has open, it says itself.
        #[cfg(unix)]
        {
            let mut moved = 0;
            self.conn
                .file_control(Some(c"main"), FileControl::HasMoved(&mut moved))?;
            if moved != 0 {
                return Err(OpenError::Gone);
            }
        }
        Ok(place)
    }

    /// Folds the `-wal` into the database, on the disk.
    pub(crate) fn fold_in(&self) -> Result<(), OpenError> {
        let busy: i64 = self
            .conn
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy == 0 {
            Ok(())
        } else {
            Err(OpenError::InUse)
        }
    }

    /// Closes without touching any file, also none that lies where the `-wal` was.
    pub(crate) fn abandon(self) {
        drop(
            self.conn
                .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true),
        );
    }

    /// What SQLite itself says about the file; reads every page in use.
    pub(crate) fn quick_check(&self) -> Result<(), OpenError> {
        let answer: String = self
            .conn
            .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if answer == "ok" {
            Ok(())
        } else {
            Err(OpenError::DatabaseDamaged)
        }
    }

    pub(crate) fn schema_version(&self) -> Result<u32, OpenError> {
        let version: i64 = self
            .conn
            .query_row("PRAGMA user_version", [], |row| row.get(0))?;
        u32::try_from(version).map_err(|_| OpenError::DatabaseDamaged)
    }

    /// A consistent, encrypted copy under the same key, at a path where nothing is yet. The only place where a second
    /// database is attached.
    pub(crate) fn snapshot_into(&self, path: &Path) -> rusqlite::Result<()> {
        // A path is not text everywhere; ours are made of the data folder and plain names, and this fails cleanly where
        // the folder's name is not.
        let text = path
            .to_str()
            .ok_or(rusqlite::Error::InvalidPath(path.to_owned()))?;
        self.attach.store(true, Ordering::SeqCst);
        let copied = self.conn.execute("VACUUM INTO ?1", [text]);
        self.attach.store(false, Ordering::SeqCst);
        copied.map(|_| ())
    }

    /// A copy under another key, at a path where nothing is yet: every page is written anew, none under the key of before.
    /// Besides [`Self::snapshot_into`] the only place where a second database is attached.
    pub(crate) fn copy_into(&self, path: &Path, key: &DatabaseKey) -> Result<(), OpenError> {
        let schema = self.schema_version()?;
        // An empty file of our own making is private; the engine would make it as it likes.
        drop(small_file::create_new(path)?);
        let text = path
            .to_str()
            .ok_or(rusqlite::Error::InvalidPath(path.to_owned()))?;
        let literal = key_literal(key)?;
        self.attach.store(true, Ordering::SeqCst);
        let copied = self.copy_attached(text, &literal, schema);
        self.attach.store(false, Ordering::SeqCst);
        Ok(copied?)
    }

    fn copy_attached(&self, path: &str, literal: &str, schema: u32) -> rusqlite::Result<()> {
        self.conn
            .execute("ATTACH DATABASE ?1 AS fresh KEY ?2", [path, literal])?;
        let copied = self
            .conn
            .query_row("SELECT sqlcipher_export('fresh')", [], |_| Ok(()))
            .and_then(|()| {
                self.conn
                    .execute_batch(&format!("PRAGMA fresh.user_version = {schema}"))
            });
        let detached = self.conn.execute_batch("DETACH DATABASE fresh");
        copied.and(detached)
    }

    /// Folds the `-wal` into the database and closes it.
    pub(crate) fn close(self) -> Result<(), OpenError> {
        self.fold_in()?;
        self.conn.close().map_err(|(_, error)| error.into())
    }

    pub(crate) fn read_pragma(&self, name: &str) -> Result<String, OpenError> {
        read_pragma(&self.conn, name)
    }

    /// Every setting that matters, as the engine reports it: for the test of settings and for a support page.
    pub(crate) fn report(&self) -> Result<Vec<(String, String)>, OpenError> {
        let mut out = Vec::new();
        for (name, _, _) in PRAGMAS {
            out.push(((*name).to_owned(), self.read_pragma(name)?));
        }
        for name in [
            "mmap_size",
            "cipher_status",
            "cipher_version",
            "cipher_provider",
            "cipher_provider_version",
            "cipher_memory_security",
            "cipher_page_size",
            "cipher_use_hmac",
            "cipher_log_level",
            "user_version",
        ] {
            out.push((name.to_owned(), self.read_pragma(name)?));
        }
        out.push(("sqlite_version".to_owned(), rusqlite::version().to_owned()));
        out.push((
            "defensive".to_owned(),
            self.conn
                .db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE)?
                .to_string(),
        ));
        out.push((
            "compile_options".to_owned(),
            compile_options(&self.conn)?.join(" "),
        ));
        Ok(out)
    }
}

/// Flags of every connection.
const ALWAYS: OpenFlags = OpenFlags::SQLITE_OPEN_NO_MUTEX
    .union(OpenFlags::SQLITE_OPEN_NOFOLLOW)
    .union(OpenFlags::SQLITE_OPEN_EXRESCODE);

/// Where nothing can be written. With nothing in a `-wal` the file is all there is, and SQLite is told that it does not change;
/// otherwise the `-wal` is read too, without the locks that only a file one may write can have.
fn open_to_read(path: &Path) -> Result<Connection, OpenError> {
    if std::fs::symlink_metadata(beside(path, "-wal")).is_ok_and(|found| found.len() > 0) {
        return Ok(Connection::open_with_flags_and_vfs(
            path,
            OpenFlags::SQLITE_OPEN_READ_ONLY | ALWAYS,
            c"unix-none",
        )?);
    }
    let mut uri = "file:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        // Every byte as its number: no letter of a path can mean anything to the reader of an address.
        uri.push('%');
        HEXLOWER.encode_append(&[*byte], &mut uri);
    }
    uri.push_str("?immutable=1");
    Ok(Connection::open_with_flags(
        uri,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | ALWAYS,
    )?)
}

/// What SQLite looks for beside a database by itself.
const BESIDE: [&str; 2] = ["-wal", "-journal"];

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut beside = path.as_os_str().to_owned();
    beside.push(ending);
    PathBuf::from(beside)
}

/// A regular file, not empty, a whole number of pages, and not a plain database.
fn check_file(path: &Path) -> Result<(), OpenError> {
    use std::io::Read;
    let mut file = match small_file::open_existing(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(OpenError::DatabaseMissing);
        }
        Err(error) => return Err(error.into()),
    };
    match file.metadata()?.len() {
        0 => return Err(OpenError::DatabaseMissing),
        size if size % PAGE != 0 => return Err(OpenError::DatabaseDamaged),
        _ => {}
    }
    let mut start = [0u8; 16];
    file.read_exact(&mut start)?;
    if start.as_slice() == PLAIN_MAGIC {
        return Err(OpenError::DatabaseDamaged);
    }
    // SQLite opens these by itself, the second although we never have one; make sure that none is a link, a pipe or a folder.
    for ending in BESIDE {
        match small_file::open_existing(&beside(path, ending)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

/// The random bytes that every database file of SQLCipher starts with; `None` when it has none.
pub(crate) fn salt(path: &Path) -> Option<[u8; 16]> {
    use std::io::Read;
    let mut start = [0u8; 16];
    small_file::open_existing(path)
        .ok()?
        .read_exact(&mut start)
        .ok()?;
    Some(start)
}

/// Whether another process has the database at `path` open. Only to be asked while this one has not: letting go of any handle on the
/// file would drop SQLite's lock with it (POSIX locks belong to the process, not to the handle).
#[cfg(unix)]
pub(crate) fn is_open_elsewhere(path: &Path) -> bool {
    let mut options = std::fs::OpenOptions::new();
    options.read(true).write(true);
    small_file::private(&mut options);
    options.open(path).is_ok_and(|file| {
        let lock = rustix::fs::FlockOperation::NonBlockingLockExclusive;
        file.metadata().is_ok_and(|found| found.is_file())
            && rustix::fs::fcntl_lock(&file, lock).is_err_and(|error| {
                matches!(error, rustix::io::Errno::AGAIN | rustix::io::Errno::ACCESS)
            })
    })
}

/// SQLite's own lock is what keeps others out there.
#[cfg(not(unix))]
pub(crate) fn is_open_elsewhere(_path: &Path) -> bool {
    false
}

/// Waits until the engine is ready in this process. SQLite calls itself ready before SQLCipher has put its cipher in, so that of two
/// threads that open their first database at once one would find none and take its file for damaged.
fn engine_is_ready() {
    static READY: std::sync::Once = std::sync::Once::new();
    // Opening anything does it; what cannot be opened even in memory is told where the file is opened.
    READY.call_once(|| drop(Connection::open_in_memory()));
}

fn set_key(conn: &Connection, key: &DatabaseKey) -> Result<(), OpenError> {
    let mut sql = Zeroizing::new(String::with_capacity(96));
    sql.push_str("PRAGMA key = \"");
    sql.push_str(&key_literal(key)?);
    sql.push_str("\";");
    conn.execute_batch(&sql)?;
    Ok(())
}

/// The key as SQLCipher takes a raw one.
fn key_literal(key: &DatabaseKey) -> Result<Zeroizing<String>, OpenError> {
    let mut literal = Zeroizing::new(String::with_capacity(80));
    literal.push_str("x'");
    // EXPOSE: SQLCipher takes the key as this literal and nothing else.
    HEXLOWER.encode_append(key.expose_secret(), &mut literal);
    literal.push('\'');
    // A literal of any other length would be taken for a passphrase without a word.
    if literal.len() != "x''".len() + 64 {
        return Err(OpenError::EngineUnfit("key literal"));
    }
    Ok(literal)
}

fn check_engine(conn: &Connection) -> Result<(), OpenError> {
    if rusqlite::version_number() < SQLITE_FLOOR {
        return Err(OpenError::EngineUnfit("SQLite is too old"));
    }
    if read_pragma(conn, "cipher_status")? != "1" {
        return Err(OpenError::EngineUnfit("no encryption"));
    }
    if !read_pragma(conn, "cipher_version")?.starts_with("4.") {
        return Err(OpenError::EngineUnfit("SQLCipher is not version 4"));
    }
    if read_pragma(conn, "cipher_provider")? != "openssl" {
        return Err(OpenError::EngineUnfit("cipher provider"));
    }
    let options = compile_options(conn)?;
    for wanted in ["TEMP_STORE=3", "DQS=0"] {
        if !options.iter().any(|option| option == wanted) {
            return Err(OpenError::EngineUnfit("compile options"));
        }
    }
    Ok(())
}

fn compile_options(conn: &Connection) -> Result<Vec<String>, OpenError> {
    let mut statement = conn.prepare("PRAGMA compile_options")?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn read_pragma(conn: &Connection, name: &str) -> Result<String, OpenError> {
    use rusqlite::types::Value;
    let mut value = None;
    conn.pragma_query(None, name, |row| {
        value = Some(row.get::<_, Value>(0)?);
        Ok(())
    })?;
    Ok(match value {
        Some(Value::Integer(number)) => number.to_string(),
        Some(Value::Text(text)) => text,
        _ => String::new(),
    })
}

#[cfg(test)]
#[path = "database_tests.rs"]
mod tests;

#[cfg(all(test, target_os = "linux"))]
#[path = "spill_tests.rs"]
mod spill_tests;
