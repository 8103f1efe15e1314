//! Wrappers. The person's own words.

super::wrap! {
    words_list,
    words_save,
    words_restore,
}
