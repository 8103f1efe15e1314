//! Wrappers. The reminder agent.

super::wrap! {
    reminders_get,
    reminders_outlook,
    reminders_asked,
    reminders_health,
    reminders_test,
    reminders_login_set,
}
