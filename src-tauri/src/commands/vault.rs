//! Wrappers. Making, opening and locking the vault. `vault_lock` ends the window, so it is written out in the parent module.

super::wrap! {
    vault_status,
    vault_passphrase_check,
    vault_suggest_passphrase,
    vault_create,
    vault_unlock,
    vault_unlock_recovery,
    vault_unlock_remembered,
    vault_touch,
    vault_confirm_recovery,
    vault_set_passphrase,
    vault_change_passphrase,
    vault_renew_recovery,
    vault_remember_set,
}
