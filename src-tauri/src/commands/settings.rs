//! Wrappers. Choices, and the words one can choose from.

super::wrap! {
    settings_device_get,
    settings_device_set,
    settings_get,
    settings_set,
    vocabulary_get,
}
