//! Wrappers. Backups, and choosing where they go.

super::wrap! {
    folder_pick,
    backup_pick,
    backup_create,
    backup_inspect,
    backup_restore,
}
