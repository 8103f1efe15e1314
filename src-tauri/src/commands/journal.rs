//! Wrappers. The journal.

super::wrap! {
    journal_save,
    journal_get,
    journal_delete,
    journal_restore,
    journal_versions,
    journal_linked,
}
