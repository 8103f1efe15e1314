//! Wrappers. Writing something down while locked, and the wish for it from outside.

super::wrap! {
    inbox_log,
    inbox_wanted,
}
