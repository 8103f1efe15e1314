//! Wrappers. The timeline.

super::wrap! {
    timeline_list,
}
