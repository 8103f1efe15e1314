//! Wrappers. The reminder agent.

super::wrap! {
    reminders_health,
    reminders_test,
    reminders_login_set,
}
