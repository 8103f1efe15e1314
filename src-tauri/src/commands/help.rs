//! Wrappers. Help now.

super::wrap! {
    help_get,
}
