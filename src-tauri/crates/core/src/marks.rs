//! The second mark: how new the vault was, kept in the system's password store.
//!
//! Owns when it is read and written. What it says and what follows from it is the store's. It is a second look and never a
//! condition: a password store that is missing, locked or does not answer changes nothing and is not spoken of.

use secrecy::{ExposeSecret as _, SecretSlice};

use crate::ports::{KeyName, KeyStoreError, Ports};

/// What is kept.
///
/// # Errors
/// The password store does not answer.
pub(crate) fn read(ports: &Ports) -> Result<Option<Vec<u8>>, KeyStoreError> {
    let found = ports.keys.get(KeyName::Mark)?;
    // EXPOSE: it is not secret, and goes to the store, which checks it.
    Ok(found.map(|mark| mark.expose_secret().to_vec()))
}

/// Keeps it: at unlock, at lock and with new keys, and at no other time, because a password store may ask a person.
pub(crate) fn keep(ports: &Ports, mark: Vec<u8>) {
    if ports
        .keys
        .set(KeyName::Mark, &SecretSlice::from(mark))
        .is_err()
    {
        tracing::debug!("the second mark could not be kept");
    }
}

/// Forgets it: another database was put in the vault's place with its owner's consent. The mark beside the database comes with that
/// one and is right. One that cannot be removed now says nothing against the new database either: that counts on from beyond it, or
/// has other keys.
pub(crate) fn reset_marks(ports: &Ports) {
    if ports.keys.remove(KeyName::Mark).is_err() {
        tracing::debug!("the second mark could not be taken away");
    }
}
