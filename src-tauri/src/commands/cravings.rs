//! Wrappers. Cravings.

super::wrap! {
    cravings_log,
    cravings_list,
    cravings_get,
    cravings_correct,
    cravings_delete,
    cravings_restore,
    cravings_rerate,
    cravings_skill_add,
    cravings_outcome,
    cravings_due,
    cravings_story,
    cravings_for_session,
}
