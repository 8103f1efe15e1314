//! Wrappers. Skills.

super::wrap! {
    skills_list,
    skills_timer,
}
