//! Wrappers. Sealed exports.

super::wrap! {
    share_preview,
    share_suggest_passphrase,
    share_export,
    share_list,
    share_revoke,
}
