//! Wrappers. Cravings.

super::wrap! {
    cravings_log,
    cravings_list,
    cravings_get,
    cravings_correct,
    cravings_delete,
    cravings_restore,
}
