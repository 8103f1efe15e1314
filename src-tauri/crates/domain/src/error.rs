//! The closed list of everything that can go wrong, as the edge of the program names it.
//!
//! Owns the codes. Their words live in `ui/messages/*/errors.ftl`: for each code what happened and what to do now.
//! An error never carries a person's text.

use serde::{Deserialize, Serialize};
use strum::VariantArray;
use ts_rs::TS;

/// What went wrong. Closed: the UI does not compile while a code lacks its two sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    // The vault
    /// The vault is locked; nothing of it can be read or written.
    Locked,
    /// There is no vault yet.
    NoVault,
    /// A vault exists already where one was to be made.
    VaultExists,
    /// The passphrase does not fit.
    WrongPassphrase,
    /// The recovery code does not fit this vault.
    WrongRecoveryCode,
    /// The recovery code has a typing error, found by its check characters.
    RecoveryCodeTypo,
    /// Too many tries; there is a wait before the next.
    TooManyTries,
    /// The key file is damaged, and so is its copy.
    HeaderDamaged,
    /// The key file is missing while a database is there.
    HeaderMissing,
    /// The database is damaged.
    DatabaseDamaged,
    /// The database is missing or empty.
    DatabaseMissing,
    /// The database belongs to another vault.
    VaultMismatch,
    /// The database is older than the last one used here.
    RolledBack,
    /// Written by a newer Evenkeel.
    NewerVersion,
    /// Another Evenkeel has it open.
    InUse,
    /// The data folder is not safe to use (foreign owner, a link, not a folder).
    FolderUnsafe,
    /// The data folder that was named holds other things and no vault.
    FolderTaken,
    /// The key file asks for more memory or time than is sane.
    KdfTooCostly,
    /// The passphrase is too easy to guess.
    PassphraseWeak,
    /// The passphrase is empty or too long.
    PassphraseLength,
    /// The new passphrase is the one in use.
    PassphraseSame,
    /// Something stands in the new passphrase that nobody sees, so it could not be typed again.
    PassphraseUnseen,
    /// The export passphrase is too easy to guess.
    ExportPassphraseWeak,
    /// The passphrase for a file that leaves is the vault's own.
    OwnPassphraseReused,
    /// No password store of the system answers.
    KeyringMissing,
    /// The system's password store is locked or refused.
    KeyringRefused,
    /// A vault is there that can be opened: nothing takes its place without its passphrase or code, or a day's wait.
    OwnerNeeded,
    /// As many quick entries wait as may wait; the vault has to be opened first.
    InboxFull,
    /// As many quick entries were written within an hour as may be.
    InboxOften,
    /// The key for quick entries is in doubt: somebody changed a key file. Nothing is sealed to it.
    InboxKeyDoubtful,
    // The disk
    /// Nothing could be written: the disk is full.
    DiskFull,
    /// Nothing could be written: no permission, read-only, gone.
    DiskRefused,
    /// Reading or writing did not work for another reason.
    DiskError,
    /// The vault is open, and its files are not where they were: removed, moved or replaced. Nothing is saved.
    VaultGone,
    // Input
    /// A field is missing or of the wrong kind.
    BadInput,
    /// A text is longer than allowed.
    TextTooLong,
    /// A required text is empty.
    TextEmpty,
    /// A number is outside its range.
    NumberOutOfRange,
    /// More items than allowed.
    TooMany,
    /// The same thing twice.
    Duplicate,
    /// A word that is not in the list.
    UnknownWord,
    /// The date lies in the future.
    DateInFuture,
    /// The date is too long ago.
    DateTooOld,
    /// The day is more than a year from the planned one.
    DateTooFar,
    /// A record tells of use on that day; a mark on the calendar does not unsay it.
    DayTold,
    /// The end is before the start.
    EndBeforeStart,
    /// A time zone that does not exist.
    UnknownZone,
    /// A link that is not a plain `https` address.
    LinkUnsafe,
    /// Two phases of the program share days.
    PhasesOverlap,
    /// More than 80 hours of sessions in one week.
    WeekTooLong,
    /// A phone number that cannot be one.
    PhoneInvalid,
    /// There is a medication of this name already.
    MedicationSameName,
    /// The schedule gives no dose, ever.
    ScheduleNeverFires,
    /// Two parts of a schedule share days.
    PartsOverlap,
    /// A change of a schedule would begin in the past.
    ChangeInPast,
    /// That record is not there (any more).
    NotFound,
    /// Somebody changed it in the meantime.
    Stale,
    // Files
    /// No such file or folder.
    PathMissing,
    /// The path is not a folder one can write to.
    PathNotFolder,
    /// Not a calendar file.
    NotACalendar,
    /// The file is only the beginning of a calendar.
    CalendarTruncated,
    /// The calendar file is over 2 MB.
    CalendarTooLarge,
    /// More than 5,000 events.
    CalendarTooMany,
    /// Nothing in the calendar can be used.
    CalendarEmpty,
    /// The preview is gone; read the file again.
    PreviewGone,
    /// Not a backup of Evenkeel.
    NotABackup,
    /// The backup is damaged.
    BackupDamaged,
    /// Nothing to share: the choice is empty.
    NothingSelected,
    /// The file that was just written could not be read back.
    VerifyMismatch,
    /// Choosing a folder is not possible here.
    PickerMissing,
    /// No browser could be opened.
    BrowserMissing,
    /// Reminders: no agent could be started.
    AgentMissing,
    /// Reminders: no notification service answers.
    NotifierMissing,
    /// A fault of the program itself.
    Internal,
}

impl ErrorCode {
    /// Every code, for tests that loop over all of them.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Whether the same call may succeed a moment later with nothing changed.
    #[must_use]
    pub const fn retryable(self) -> bool {
        matches!(
            self,
            Self::InUse
                | Self::TooManyTries
                | Self::DiskFull
                | Self::DiskRefused
                | Self::DiskError
                | Self::VaultGone
                | Self::KeyringRefused
                | Self::NotifierMissing
        )
    }
}

/// A rule of the domain that the input breaks, and the field that breaks it (a field's name in the command's input, never its text).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code:?} in {field}")]
pub struct Invalid {
    /// Which rule.
    pub code: ErrorCode,
    /// Which field.
    pub field: String,
}

impl Invalid {
    /// `code` broken by `field`.
    #[must_use]
    pub fn new(code: ErrorCode, field: &str) -> Self {
        Self {
            code,
            field: field.to_owned(),
        }
    }
}
