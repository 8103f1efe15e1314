//! Wrappers. Lessons and how far one got.

super::wrap! {
    lessons_list,
    lessons_open,
    lessons_progress_save,
}
