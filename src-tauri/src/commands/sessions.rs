//! Wrappers. Treatment sessions and the calendar file.

super::wrap! {
    sessions_list,
    sessions_series,
    sessions_save,
    sessions_delete,
    sessions_restore,
    sessions_preview,
    sessions_later,
    sessions_undo,
    sessions_occurrence_get,
    sessions_occurrence_save,
    sessions_occurrence_change,
    sessions_attendance_set,
    sessions_attendance_due,
    sessions_on_my_way,
    sessions_link_open,
    sessions_import_preview,
    sessions_import_apply,
    sessions_export_preview,
    sessions_export,
}
