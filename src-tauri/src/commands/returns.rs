//! Wrappers. Returns to use.

super::wrap! {
    returns_log,
    returns_list,
    returns_story,
    returns_correct,
    returns_delete,
    returns_restore,
    returns_days,
    returns_day_set,
}
