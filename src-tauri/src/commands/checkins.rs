//! Wrappers. Check-ins.

super::wrap! {
    checkins_due,
    checkins_get,
    checkins_save,
    checkins_skip,
    checkins_list,
    checkins_delete,
    checkins_restore,
    checkins_keep_times,
}
