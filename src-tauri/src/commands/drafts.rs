//! Wrappers. What is half typed.

super::wrap! {
    drafts_save,
    drafts_load,
    drafts_discard,
}
