//! Wrappers. People of one's own.

super::wrap! {
    people_list,
    people_save,
    people_delete,
    people_restore,
}
