//! Wrappers. Treatment sessions and the calendar file.

super::wrap! {
    sessions_list,
    sessions_series,
    sessions_save,
    sessions_delete,
    sessions_restore,
    sessions_import_preview,
    sessions_import_apply,
    sessions_export_preview,
    sessions_export,
}
