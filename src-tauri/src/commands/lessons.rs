//! Wrappers. Lessons and how far one got.

super::wrap! {
    lessons_list,
    lessons_open,
    lessons_progress_save,
    lessons_reading_set,
    lessons_week,
    lessons_assign,
    lessons_unassign,
    lessons_spread,
    lessons_search,
}
