//! The names in the data folder: which are ours, at every depth.
//!
//! Owns the list. What is not on it is somebody else's: its mode is left alone, and a folder without a vault that holds it is not used.
//! A new file in the data folder begins with a line here; a test that lives with a vault for a while misses it otherwise.

use crate::small_file::TEMP_SUFFIX;

pub(crate) const DATABASE: &str = "vault.db";
pub(crate) const KEYS: &str = "keys.json";
pub(crate) const KEYS_COPY: &str = "keys.json.bak";
pub(crate) const LOCK: &str = "lock";
/// The folder of what was sealed while the vault was locked: quick entries, and the answers to pop-ups and second numbers (`a-…`).
pub(crate) const INBOX: &str = "inbox";
/// The folder of what was moved out of the way.
pub(crate) const QUARANTINE: &str = "quarantine";
/// A vault that counts already and is about to be put in place, and in it the name of the quarantine folder that this uses.
pub(crate) const READY: &str = "incoming.ready";
pub(crate) const TARGET: &str = "quarantine-name";
/// The folder of the copies that are made before an upgrade.
pub(crate) const BACKUPS: &str = "backups";

/// How every version of a key file of ours begins.
pub(crate) const KEYS_BEGIN: [u8; 29] = *b"{\n  \"format\": \"evenkeel keys\"";

const FILES: [&str; 18] = [
    DATABASE,
    "vault.db-wal",
    "vault.db-journal",
    "vault.db-shm",
    KEYS,
    KEYS_COPY,
    LOCK,
    "agenda.bin",
    "agenda.key",
    "card.bin",
    "ledger.json",
    "state.json",
    "device.json",
    "lost.json",
    "quick.json",
    "ballast.bin",
    "agent.json",
    "agent.lock",
];

/// What desktops and file systems leave in a folder by themselves. Never ours, and no sign that somebody uses the folder.
const OF_THE_SYSTEM: [&str; 8] = [
    "lost+found",
    "System Volume Information",
    "desktop.ini",
    "Thumbs.db",
    ".DS_Store",
    ".Spotlight-V100",
    ".fseventsd",
    ".directory",
];

/// Whether a system leaves this name in folders by itself.
pub(crate) fn is_of_the_system(name: &str) -> bool {
    OF_THE_SYSTEM.contains(&name) || name.starts_with(".Trash")
}

/// A folder of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shelf {
    /// The data folder.
    Root,
    Inbox,
    Backups,
    Quarantine,
    /// In quarantine: what was set aside at one time.
    SetAside,
    /// A vault that is about to be put in place.
    Incoming,
}

/// What a name of ours stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Own {
    File,
    Folder(Shelf),
    /// What a crash left half-written.
    Either(Shelf),
}

impl Shelf {
    /// What of ours bears this name on this shelf; none when it is not ours.
    pub(crate) fn holds(self, name: &str) -> Option<Own> {
        if name.ends_with(TEMP_SUFFIX) {
            return Some(Own::Either(Self::Incoming));
        }
        match self {
            Self::Root => match name {
                INBOX => Some(Own::Folder(Self::Inbox)),
                BACKUPS => Some(Own::Folder(Self::Backups)),
                QUARANTINE => Some(Own::Folder(Self::Quarantine)),
                READY => Some(Own::Folder(Self::Incoming)),
                _ => FILES.contains(&name).then_some(Own::File),
            },
            Self::Inbox => name.ends_with(".age").then_some(Own::File),
            Self::Backups => name.ends_with(".evkbackup").then_some(Own::File),
            Self::Quarantine => is_set_aside(name).then_some(Own::Folder(Self::SetAside)),
            Self::SetAside => {
                let plain = without_number(name);
                let ours = FILES.contains(&plain) || plain.ends_with(".age");
                ours.then_some(Own::File)
            }
            Self::Incoming => (name == TARGET || FILES.contains(&name)).then_some(Own::File),
        }
    }
}

/// What stands behind the moment in the name of a vault that was set aside: it is one under old keys, or was put back.
pub(crate) const OLD_KEYS: &str = "-old-keys";
pub(crate) const BACK: &str = "-back";

/// The names of folders in quarantine: a moment, with what became of it and a number where there were two, and the quick entries.
fn is_set_aside(name: &str) -> bool {
    let moment = name.replace(OLD_KEYS, "").replace(BACK, "");
    name == INBOX
        || name == "unnamed"
        || (moment.len() >= 15
            && moment
                .bytes()
                .all(|letter| letter.is_ascii_digit() || letter == b'-'))
}

/// Two files of one name are told apart by a number at the end.
fn without_number(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((plain, number)) if number.bytes().all(|letter| letter.is_ascii_digit()) => plain,
        _ => name,
    }
}
