//! The system's password store (Secret Service, Keychain, Credential Manager) through `keyring`.
//!
//! Owns the time limit, the threads the calls run on and what each answer means. It is a convenience and never the only place of
//! anything: "no entry" creates nothing and deletes nothing, and every failure leaves the passphrase as the way in.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use evenkeel_core::ports::{KeyName, KeyStore, KeyStoreError};
use keyring::Error as Ring;
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret as _, SecretSlice};

/// The longest anybody waits for the password store. It may be waiting for a person to type a password.
const LIMIT: Duration = Duration::from_secs(3);

/// Calls that may hang at the same time before new ones are refused at once.
const MOST_HANGING: usize = 4;

/// The longest entry that is read, in bytes. Ours have 32.
const LONGEST: usize = 1_024;

/// Name of the service the entries belong to. Neutral: password managers show it.
const SERVICE: &str = "org.evenkeel.Evenkeel";

enum Ask {
    Get,
    Set(Zeroizing<Vec<u8>>),
    Remove,
}

type Answer = Result<Option<Zeroizing<Vec<u8>>>, KeyStoreError>;
type Backend = dyn Fn(&str, Ask) -> Answer + Send + Sync;

/// The system's password store.
pub struct OsKeyStore {
    scope: String,
    limit: Duration,
    hanging: Arc<AtomicUsize>,
    backend: Arc<Backend>,
}

impl std::fmt::Debug for OsKeyStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OsKeyStore")
            .field("scope", &self.scope)
            .finish_non_exhaustive()
    }
}

impl OsKeyStore {
    /// The password store, for the data folder with this [`crate::Paths::scope`].
    #[must_use]
    pub fn new(scope: &str) -> Self {
        Self {
            scope: scope.to_owned(),
            limit: LIMIT,
            hanging: Arc::default(),
            backend: Arc::new(system),
        }
    }

    fn name(&self, name: KeyName) -> String {
        let plain = match name {
            KeyName::Agenda => "agenda",
            KeyName::Card => "card",
            KeyName::Remember => "remember",
            KeyName::Mark => "mark",
        };
        format!("{plain}{}", self.scope)
    }

    /// Runs one call on a thread of its own and gives up waiting after the limit. The thread ends when the store answers.
    fn ask(&self, name: KeyName, ask: Ask) -> Answer {
        if self.hanging.fetch_add(1, Ordering::SeqCst) >= MOST_HANGING {
            self.hanging.fetch_sub(1, Ordering::SeqCst);
            return Err(KeyStoreError::TimedOut);
        }
        let (send, receive) = mpsc::sync_channel(1);
        let (backend, hanging, name) = (
            Arc::clone(&self.backend),
            Arc::clone(&self.hanging),
            self.name(name),
        );
        let started = std::thread::Builder::new()
            .name("keystore".to_owned())
            .spawn(move || {
                // A panic in a library ends this call and nothing else.
                let answer =
                    std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| backend(&name, ask)));
                hanging.fetch_sub(1, Ordering::SeqCst);
                // Nobody may be waiting any more; then the answer is wiped here.
                drop(send.send(answer.unwrap_or(Err(KeyStoreError::Refused))));
            });
        if started.is_err() {
            self.hanging.fetch_sub(1, Ordering::SeqCst);
            return Err(KeyStoreError::TimedOut);
        }
        receive
            .recv_timeout(self.limit)
            .unwrap_or(Err(KeyStoreError::TimedOut))
    }
}

impl KeyStore for OsKeyStore {
    fn get(&self, name: KeyName) -> Result<Option<SecretSlice<u8>>, KeyStoreError> {
        let found = self.ask(name, Ask::Get)?;
        match found {
            Some(bytes) if bytes.len() > LONGEST => Err(KeyStoreError::Refused),
            Some(bytes) => Ok(Some(SecretSlice::from(bytes.to_vec()))),
            None => Ok(None),
        }
    }

    fn set(&self, name: KeyName, key: &SecretSlice<u8>) -> Result<(), KeyStoreError> {
        // EXPOSE: handed to the password store, which is what this call is for; the copy is wiped when the call ends.
        let copy = Zeroizing::new(key.expose_secret().to_vec());
        self.ask(name, Ask::Set(copy)).map(drop)
    }

    fn remove(&self, name: KeyName) -> Result<(), KeyStoreError> {
        self.ask(name, Ask::Remove).map(drop)
    }
}

/// The real thing, behind [`OsKeyStore::ask`].
fn system(name: &str, ask: Ask) -> Answer {
    #[cfg(target_os = "linux")]
    if !answers_on_the_bus() {
        return Err(KeyStoreError::Missing);
    }
    let entry = keyring::Entry::new(SERVICE, name).map_err(|error| meaning(&error))?;
    let done = match ask {
        Ask::Get => entry.get_secret().map(|bytes| Some(Zeroizing::new(bytes))),
        Ask::Set(bytes) => entry.set_secret(&bytes).map(|()| None),
        Ask::Remove => entry.delete_credential().map(|()| None),
    };
    match done {
        Ok(found) => Ok(found),
        Err(Ring::NoEntry) => Ok(None),
        Err(error) => Err(meaning(&error)),
    }
}

/// Whether a Secret Service runs or can be started. `keyring` looks once per process and remembers for good that there was none; an
/// agent that started before the desktop was ready would then stay without its key until the next login.
#[cfg(target_os = "linux")]
fn answers_on_the_bus() -> bool {
    let names = || -> zbus::Result<bool> {
        let bus = zbus::blocking::fdo::DBusProxy::new(&zbus::blocking::Connection::session()?)?;
        let service = "org.freedesktop.secrets";
        Ok(bus.name_has_owner(service.try_into()?)?
            || bus
                .list_activatable_names()?
                .iter()
                .any(|name| name.as_str() == service))
    };
    names().unwrap_or(false)
}

/// What an error of the library means to us.
fn meaning(error: &Ring) -> KeyStoreError {
    match error {
        Ring::NoDefaultStore => KeyStoreError::Missing,
        // The library keeps the bus's own error inside. Refusals are told from absence by the bus's error names.
        Ring::PlatformFailure(cause) => {
            let said = cause.to_string();
            if said.contains("AccessDenied") || said.contains("IsLocked") {
                KeyStoreError::Refused
            } else {
                KeyStoreError::Missing
            }
        }
        // Locked, dismissed, no collection to write to, two entries of one name, damaged bytes: it is there and does not help.
        _ => KeyStoreError::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;
    use std::sync::Mutex;
    use std::sync::atomic::AtomicBool;

    fn with(backend: impl Fn(&str, Ask) -> Answer + Send + Sync + 'static) -> OsKeyStore {
        OsKeyStore {
            scope: String::new(),
            limit: Duration::from_secs(30),
            hanging: Arc::default(),
            backend: Arc::new(backend),
        }
    }

    fn bytes(found: Option<SecretSlice<u8>>) -> Option<Vec<u8>> {
        found.map(|key| key.expose_secret().to_vec())
    }

    #[test]
    fn a_store_that_works_keeps_replaces_and_removes() {
        let kept: Mutex<HashMap<String, Vec<u8>>> = Mutex::default();
        let store = with(move |name, ask| {
            let mut kept = kept.lock().unwrap();
            Ok(match ask {
                Ask::Get => kept.get(name).cloned().map(Zeroizing::new),
                Ask::Set(new) => kept.insert(name.to_owned(), new.to_vec()).and(None),
                Ask::Remove => kept.remove(name).and(None),
            })
        });
        assert_eq!(
            bytes(store.get(KeyName::Agenda).unwrap()),
            None,
            "nothing at first"
        );
        store
            .set(KeyName::Agenda, &SecretSlice::from(vec![1; 32]))
            .unwrap();
        store
            .set(KeyName::Agenda, &SecretSlice::from(vec![2; 32]))
            .unwrap();
        assert_eq!(
            bytes(store.get(KeyName::Agenda).unwrap()),
            Some(vec![2; 32]),
            "the newer one counts"
        );
        assert_eq!(
            bytes(store.get(KeyName::Card).unwrap()),
            None,
            "keys do not mix"
        );
        store.remove(KeyName::Agenda).unwrap();
        store.remove(KeyName::Agenda).unwrap();
        assert_eq!(
            bytes(store.get(KeyName::Agenda).unwrap()),
            None,
            "gone, and removing nothing is fine"
        );
    }

    #[test]
    fn a_store_that_hangs_costs_the_limit_and_then_nothing() {
        let (hold, held) = mpsc::channel::<()>();
        let held = Mutex::new(held);
        let store = with(move |_, _| {
            held.lock().unwrap().recv().ok();
            Ok(None)
        });
        let store = OsKeyStore {
            limit: Duration::from_millis(50),
            ..store
        };
        for _ in 0..MOST_HANGING {
            assert_eq!(
                store.get(KeyName::Agenda).err(),
                Some(KeyStoreError::TimedOut),
                "a prompt nobody answers"
            );
        }
        assert_eq!(
            store.get(KeyName::Agenda).err(),
            Some(KeyStoreError::TimedOut),
            "full"
        );
        assert_eq!(
            store.hanging.load(Ordering::SeqCst),
            MOST_HANGING,
            "with enough calls hanging the next one is not made, so there is nothing to wait for"
        );
        drop(hold);
    }

    #[test]
    fn a_panic_in_the_library_is_an_answer() {
        let store = with(|_, _| panic!("as if a mutex were poisoned"));
        assert_eq!(
            store.get(KeyName::Remember).err(),
            Some(KeyStoreError::Refused),
            "the passphrase still works, and so do we"
        );
    }

    #[test]
    fn no_entry_creates_nothing_and_deletes_nothing() {
        let touched = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&touched);
        let store = with(move |_, ask| {
            if !matches!(ask, Ask::Get) {
                seen.store(true, Ordering::SeqCst);
            }
            Ok(None)
        });
        assert!(
            store.get(KeyName::Remember).unwrap().is_none(),
            "there is none"
        );
        assert!(!touched.load(Ordering::SeqCst), "asking changes nothing");
    }

    #[test]
    fn each_failure_of_the_library_has_its_meaning() {
        let platform = |said: &str| Ring::PlatformFailure(said.to_owned().into());
        assert_eq!(
            meaning(&Ring::NoDefaultStore),
            KeyStoreError::Missing,
            "no bus"
        );
        assert_eq!(
            meaning(&platform("org.freedesktop.DBus.Error.ServiceUnknown")),
            KeyStoreError::Missing,
            "a bus without a provider"
        );
        assert_eq!(
            meaning(&platform("org.freedesktop.DBus.Error.AccessDenied: no")),
            KeyStoreError::Refused,
            "denied"
        );
        assert_eq!(
            meaning(&platform("org.freedesktop.Secret.Error.IsLocked")),
            KeyStoreError::Refused,
            "locked"
        );
        assert_eq!(
            meaning(&Ring::NoStorageAccess("dismissed".into())),
            KeyStoreError::Refused,
            "locked and dismissed, or no collection"
        );
        assert_eq!(
            meaning(&Ring::Ambiguous(Vec::new())),
            KeyStoreError::Refused,
            "two entries: neither is chosen, none is deleted"
        );
        assert_eq!(
            meaning(&Ring::BadEncoding(vec![255])),
            KeyStoreError::Refused,
            "damaged bytes"
        );
    }

    #[test]
    fn an_entry_of_absurd_size_is_no_key() {
        let store = with(|_, _| Ok(Some(Zeroizing::new(vec![0; LONGEST + 1]))));
        assert_eq!(
            store.get(KeyName::Agenda).err(),
            Some(KeyStoreError::Refused),
            "not ours"
        );
    }
}
