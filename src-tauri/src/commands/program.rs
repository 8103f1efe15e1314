//! Wrappers. The program profile.

super::wrap! {
    program_get,
    program_save,
    program_week,
}
