//! Wrappers. Insights.

super::wrap! {
    insights_get,
    insights_week,
    insights_week_save,
    insights_due,
}
