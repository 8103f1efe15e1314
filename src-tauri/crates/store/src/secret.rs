//! Keys and passphrases in memory.
//!
//! Owns the types that hold them: wiped when dropped, `[redacted]` in a debug print, and without `Display`, `Clone` or
//! `Serialize`, so that no format string, copy or file gets hold of one by accident. Does not derive, store or compare them.

use std::fmt;

use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret, SecretBox, SecretString};
use sha2::Sha256;
use zeroize::Zeroizing;

/// Where randomness comes from. Two kinds run today: the operating system's generator, and a repeatable one in tests.
pub trait Entropy: Send + Sync {
    /// Fills `buf` with random bytes. Real implementations stop the program when the system has none to give.
    fn fill(&self, buf: &mut [u8]);
}

/// `N` random bytes.
pub(crate) fn random<const N: usize>(entropy: &dyn Entropy) -> [u8; N] {
    let mut bytes = [0u8; N];
    entropy.fill(&mut bytes);
    bytes
}

macro_rules! key32 {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        pub struct $name(SecretBox<[u8; 32]>);

        #[allow(dead_code, reason = "every key gets the same small set of operations")]
        impl $name {
            /// A fresh key.
            #[must_use]
            pub fn random(entropy: &dyn Entropy) -> Self {
                Self(SecretBox::init_with_mut(|bytes: &mut [u8; 32]| entropy.fill(bytes)))
            }

            /// The key kept as these 32 bytes; `None` for any other length.
            #[must_use]
            pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
                let mut key = Box::new(<[u8; 32]>::try_from(bytes).ok()?);
                let secret = SecretBox::init_with_mut(|inner: &mut [u8; 32]| inner.copy_from_slice(&key[..]));
                zeroize::Zeroize::zeroize(&mut key[..]);
                Some(Self(secret))
            }

            /// The bytes themselves. Every caller says why in an `// EXPOSE:` comment.
            #[must_use]
            pub fn expose_secret(&self) -> &[u8; 32] {
                // EXPOSE: the one door of this type; each caller carries its own reason.
                self.0.expose_secret()
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "([redacted])"))
            }
        }
    };
}

key32! {
    /// The root of the vault: every slot wraps it, every other key comes from it.
    MasterKey
}
key32! {
    /// The raw key of the database file.
    DatabaseKey
}
key32! {
    /// Key of the header's MAC.
    HeaderMacKey
}
key32! {
    /// Key of the watermark's MAC.
    WatermarkMacKey
}
key32! {
    /// Reserved for sealing automatic local backups; derived here so that its label is fixed from the first release.
    LocalBackupKey
}
key32! {
    /// What a slot's secret turns into; wraps [`MasterKey`] and lives for one call.
    SlotKey
}
key32! {
    /// The 32 random bytes that the operating system's keyring keeps for the optional remember-me slot.
    KeyringSecret
}
impl MasterKey {
    /// The key for one purpose: HKDF-SHA256 with the vault id as salt and one fixed label each.
    fn derive(&self, vault_id: &[u8; 16], label: &str) -> Zeroizing<[u8; 32]> {
        let mut out = Zeroizing::new([0u8; 32]);
        // EXPOSE: key derivation needs the bytes of the key it derives from.
        let hkdf = Hkdf::<Sha256>::new(Some(vault_id), self.expose_secret());
        // Expanding fails only beyond 255 blocks of 32 bytes; one block is asked for.
        if hkdf.expand(label.as_bytes(), &mut out[..]).is_err() {
            unreachable!("HKDF-SHA256 always gives 32 bytes");
        }
        out
    }

    pub(crate) fn database_key(&self, vault_id: &[u8; 16]) -> DatabaseKey {
        DatabaseKey(SecretBox::new(Box::new(
            *self.derive(vault_id, "evenkeel v1 database key"),
        )))
    }

    pub(crate) fn header_mac_key(&self, vault_id: &[u8; 16]) -> HeaderMacKey {
        HeaderMacKey(SecretBox::new(Box::new(
            *self.derive(vault_id, "evenkeel v1 header mac"),
        )))
    }

    pub(crate) fn watermark_mac_key(&self, vault_id: &[u8; 16]) -> WatermarkMacKey {
        WatermarkMacKey(SecretBox::new(Box::new(
            *self.derive(vault_id, "evenkeel v1 watermark mac"),
        )))
    }

    /// Sixteen bytes that stand for `name` and give nothing of it away.
    pub(crate) fn opaque(&self, vault_id: &[u8; 16], name: &str) -> [u8; 16] {
        let key = self.derive(vault_id, "evenkeel v1 opaque ids");
        let Ok(mut mac) = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&key[..]) else {
            unreachable!("HMAC takes a key of 32 bytes")
        };
        mac.update(name.as_bytes());
        let [sixteen @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] =
            <[u8; 32]>::from(mac.finalize().into_bytes());
        sixteen
    }

    /// Sealed local snapshots come later; the label is fixed now, so that no other purpose ever takes it.
    #[cfg(test)]
    pub(crate) fn local_backup_key(&self, vault_id: &[u8; 16]) -> LocalBackupKey {
        LocalBackupKey(SecretBox::new(Box::new(
            *self.derive(vault_id, "evenkeel v1 local backup key"),
        )))
    }
}

/// The slot key behind a secret that is already strong (a recovery code, 32 bytes of a keyring): HKDF-SHA256.
pub(crate) fn slot_key_from_strong(secret: &[u8], salt: &[u8], label: &str) -> SlotKey {
    let mut out = Zeroizing::new([0u8; 32]);
    let hkdf = Hkdf::<Sha256>::new(Some(salt), secret);
    if hkdf.expand(label.as_bytes(), &mut out[..]).is_err() {
        unreachable!("HKDF-SHA256 always gives 32 bytes");
    }
    SlotKey(SecretBox::new(Box::new(*out)))
}

/// A passphrase in the form that becomes a key ([`evenkeel_domain::passphrase::normalise`]).
///
/// What was typed is wiped when this is made. Whether it is *good enough* is asked before, by
/// [`evenkeel_domain::passphrase::judge`]; here only the length is bounded.
pub struct Passphrase {
    typed: SecretString,
    /// The same without what is not seen in it, where there is such a thing ([`evenkeel_domain::passphrase::seen`]).
    seen: Option<SecretString>,
}

/// The passphrase is empty or longer than [`evenkeel_domain::passphrase::MAX_BYTES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the passphrase is empty or too long")]
pub struct PassphraseLength;

impl Passphrase {
    /// Takes what was typed.
    ///
    /// # Errors
    /// [`PassphraseLength`] when it is empty or over the limit.
    pub fn from_typed(typed: String) -> Result<Self, PassphraseLength> {
        let typed = Zeroizing::new(typed);
        if typed.is_empty() || typed.len() > evenkeel_domain::passphrase::MAX_BYTES {
            return Err(PassphraseLength);
        }
        let normal = evenkeel_domain::passphrase::normalise(&typed);
        Ok(Self {
            seen: evenkeel_domain::passphrase::seen(&normal).map(SecretString::from),
            typed: SecretString::from(normal),
        })
    }

    /// Whether both were typed the same.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        // EXPOSE: the two are compared, in constant time.
        let (one, two) = (self.typed.expose_secret(), other.typed.expose_secret());
        bool::from(subtle::ConstantTimeEq::ct_eq(
            one.as_bytes(),
            two.as_bytes(),
        ))
    }

    /// Whether `other`, told by voice as the passphrase of a file is, would give this one away: capitals, accents, spacing and what
    /// nobody sees do not make it another one.
    #[must_use]
    pub fn sounds_like(&self, other: &SecretString) -> bool {
        use evenkeel_domain::passphrase::{seen, spoken};
        let said = |typed: &str| Zeroizing::new(spoken(typed));
        // EXPOSE: compared, not kept.
        let other = other.expose_secret();
        let others = [Some(said(other)), seen(other).map(|seen| said(&seen))];
        self.to_try()
            .map(|own| said(own.expose_secret()))
            .any(|own| others.iter().flatten().any(|other| *other == own))
    }

    /// As it was typed: what a slot is sealed with.
    pub(crate) const fn as_typed(&self) -> &SecretString {
        &self.typed
    }

    /// What may open a slot, in the order to try: as it was typed, then without what is not seen in it.
    pub(crate) fn to_try(&self) -> impl Iterator<Item = &SecretString> {
        std::iter::once(&self.typed).chain(&self.seen)
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase([redacted])")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_its_own_label() {
        let master = MasterKey::from_bytes(&[7; 32]).unwrap();
        let id = [1; 16];
        let keys = [
            *master.database_key(&id).expose_secret(),
            *master.header_mac_key(&id).expose_secret(),
            *master.watermark_mac_key(&id).expose_secret(),
            *master.local_backup_key(&id).expose_secret(),
        ];
        for (i, a) in keys.iter().enumerate() {
            assert_ne!(
                a,
                master.expose_secret(),
                "no derived key may be the master key itself"
            );
            for b in keys.iter().skip(i + 1) {
                assert_ne!(a, b, "two purposes must never share a key");
            }
        }
        assert_ne!(
            master.database_key(&[2; 16]).expose_secret(),
            &keys[0],
            "another vault id gives another key, even under the same master key"
        );
    }

    #[test]
    fn debug_prints_never_show_a_secret() {
        let pass = Passphrase::from_typed("canary-in-a-cage".into()).unwrap();
        let key = MasterKey::from_bytes(&[0xAB; 32]).unwrap();
        let printed = format!("{pass:?} {key:?}");
        assert!(
            !printed.contains("canary")
                && !printed.contains("171")
                && !printed.to_lowercase().contains("ab, "),
            "{printed}"
        );
    }

    #[test]
    fn odd_lengths_are_refused() {
        assert!(
            MasterKey::from_bytes(&[0; 31]).is_none(),
            "31 bytes are no key"
        );
        assert!(
            Passphrase::from_typed(String::new()).is_err(),
            "an empty passphrase opens nothing"
        );
        assert!(
            Passphrase::from_typed("x".repeat(1024 * 1024)).is_ok(),
            "a megabyte is handled"
        );
        assert!(
            Passphrase::from_typed("x".repeat(1024 * 1024 + 1)).is_err(),
            "more than that is not"
        );
    }
}
