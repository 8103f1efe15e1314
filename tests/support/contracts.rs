//! What every implementation of a port promises. The stand-ins keep it in `it`, the real ones on a real desktop in `desktop`.
//!
//! Each function panics with the broken promise.

use evenkeel_core::ports::{Clock, Entropy, KeyName, KeyStore, Notice, Notifier};
use evenkeel_domain::calendar;
use secrecy::{ExposeSecret, SecretSlice};

/// A password store that answers: keeps, replaces, tells keys apart, and removing nothing is fine.
///
/// # Panics
/// When the promise is broken.
pub fn key_store(store: &dyn KeyStore) {
    let key = |byte| SecretSlice::from(vec![byte; 32]);
    let get = |name| {
        store
            .get(name)
            .unwrap()
            .map(|key| key.expose_secret().to_vec())
    };
    assert_eq!(get(KeyName::Agenda), None, "nothing at first");
    store.set(KeyName::Agenda, &key(1)).unwrap();
    store.set(KeyName::Agenda, &key(2)).unwrap();
    assert_eq!(
        get(KeyName::Agenda),
        Some(vec![2; 32]),
        "the newer one counts"
    );
    assert_eq!(
        get(KeyName::Card),
        None,
        "asking for one never finds another"
    );
    assert_eq!(
        get(KeyName::Remember),
        None,
        "asking for one never makes one"
    );
    store.remove(KeyName::Agenda).unwrap();
    store.remove(KeyName::Agenda).unwrap();
    assert_eq!(
        get(KeyName::Agenda),
        None,
        "gone, and removing nothing is fine"
    );
}

/// A notification service that answers: it is there, and takes a pop-up.
///
/// # Panics
/// When the promise is broken.
pub fn notifier(notifier: &dyn Notifier, notice: &Notice) {
    assert_eq!(notifier.check(), Ok(()), "it is there");
    assert_eq!(notifier.show(notice), Ok(()), "it takes a pop-up");
}

/// A clock: its zone is one the calendar knows, and the stopwatch does not go back.
///
/// # Panics
/// When the promise is broken.
pub fn clock(clock: &dyn Clock) {
    let (now, before) = (clock.now(), clock.elapsed());
    assert!(
        calendar::zone_exists(&now.zone),
        "{:?} must be usable by the calendar",
        now.zone
    );
    assert_eq!(
        now.local(),
        calendar::to_local(now.at, &now.zone),
        "instant and wall clock agree"
    );
    assert!(clock.elapsed() >= before, "time does not go back");
    assert_eq!(clock.boot(), clock.boot(), "it is one start of the machine");
    assert_eq!(
        clock.clocks().boot,
        clock.boot(),
        "and both clocks are of it"
    );
}

/// Randomness: no two draws alike, every byte filled.
///
/// # Panics
/// When the promise is broken.
pub fn entropy(entropy: &dyn Entropy) {
    let mut draws = [[0_u8; 64]; 3];
    for draw in &mut draws {
        entropy.fill(draw);
    }
    let [a, b, c] = draws;
    assert!(
        a != b && b != c && a != c,
        "two equal keys open each other's vaults"
    );
    assert!(
        draws
            .iter()
            .all(|draw| draw.iter().filter(|byte| **byte == 0).count() < 16),
        "bytes that were never filled are no key"
    );
}
