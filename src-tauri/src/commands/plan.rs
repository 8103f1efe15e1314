//! Wrappers. The relapse-prevention plan.

super::wrap! {
    plan_get,
    plan_save,
    plan_versions,
}
