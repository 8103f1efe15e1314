//! Wrappers. The first screen.

super::wrap! {
    today_get,
}
