//! The header of a vault: `keys.json` and its copy `keys.json.bak`.
//!
//! Owns the slots that wrap the master key, the public half of the inbox key, the MAC over all of it and the plain checksum
//! that tells damage from a wrong passphrase. Does not open the database and does not count wrong tries.
//!
//! The file is JSON in one exact form. It is read in this order, so that nothing hostile gets far: size (64 KiB at most),
//! SHA-256 of everything before the checksum, version, form (what was read, written again, must give the same bytes), cost
//! of the key derivation. The MAC is checked after a slot gave the master key.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::{BASE64, HEXLOWER};
use hmac::{Hmac, Mac};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::error::OpenError;
use crate::folder::DataFolder;
use crate::kdf::{self, KdfCost};
use crate::recovery::RecoveryCode;
use crate::secret::{
    Entropy, KeyringSecret, MasterKey, Passphrase, SlotKey, random, slot_key_from_strong,
};
use crate::small_file;

/// A header is never larger than this.
pub(crate) const MAX_BYTES: u64 = 64 * 1024;
const FORMAT: &str = "evenkeel keys";
const VERSION: u32 = 1;
const CHECKSUM_MARK: &[u8] = b"\"sha256\": \"";
const CHECKSUM_END: &[u8] = b"\"\n}\n";

/// What a person opens the vault with.
#[derive(Debug, Clone, Copy)]
pub enum UnlockWith<'a> {
    /// The passphrase.
    Passphrase(&'a Passphrase),
    /// The recovery code.
    RecoveryCode(&'a RecoveryCode),
    /// The 32 bytes that the operating system's keyring kept.
    Keyring(&'a KeyringSecret),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PassphraseSlot {
    kdf: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
    nonce: String,
    sealed: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StrongSlot {
    kdf: String,
    salt: String,
    nonce: String,
    sealed: String,
}

/// The content of `keys.json`. `sha256` is the last field on purpose: it covers every byte before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Header {
    format: String,
    version: u32,
    vault_id: String,
    generation: u64,
    passphrase: PassphraseSlot,
    recovery: StrongSlot,
    keyring: Option<StrongSlot>,
    inbox: String,
    mac: String,
    sha256: String,
}

/// Where the header that is in use came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    Main,
    Copy,
}

/// Why one header file cannot be used.
#[derive(Debug)]
enum Unusable {
    Missing,
    Damaged,
    Newer,
    TooCostly,
    Disk(OpenError),
}

const KDF_ARGON2: &str = "argon2id v19";
const KDF_HKDF: &str = "hkdf-sha256";

impl Header {
    /// A header for a new vault: passphrase slot and recovery slot.
    pub(crate) fn create(
        master: &MasterKey,
        passphrase: &Passphrase,
        recovery: &RecoveryCode,
        inbox: &str,
        cost: KdfCost,
        entropy: &dyn Entropy,
    ) -> Result<Self, OpenError> {
        let vault_id = uuid::Builder::from_random_bytes(random(entropy)).into_uuid();
        let mut header = Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            vault_id: vault_id.hyphenated().to_string(),
            generation: 0,
            passphrase: PassphraseSlot {
                kdf: KDF_ARGON2.to_owned(),
                memory_kib: cost.memory_kib,
                passes: cost.passes,
                lanes: cost.lanes,
                salt: String::new(),
                nonce: String::new(),
                sealed: String::new(),
            },
            recovery: StrongSlot::empty(),
            keyring: None,
            inbox: inbox.to_owned(),
            mac: String::new(),
            sha256: String::new(),
        };
        header.set_passphrase(master, passphrase, cost, entropy)?;
        header.set_recovery(master, recovery, entropy)?;
        Ok(header)
    }

    /// The header of the same vault for another master key: its slots still have to be set, all of them. Its number goes on from
    /// this one's, so that of the two it is the newer.
    pub(crate) fn emptied(&self, inbox: &str) -> Self {
        Self {
            recovery: StrongSlot::empty(),
            keyring: None,
            inbox: inbox.to_owned(),
            ..self.clone()
        }
    }

    pub(crate) fn vault_id(&self) -> Result<[u8; 16], OpenError> {
        Uuid::try_parse(&self.vault_id)
            .map(Uuid::into_bytes)
            .map_err(|_| OpenError::HeaderDamaged)
    }

    pub(crate) fn generation(&self) -> u64 {
        self.generation
    }

    pub(crate) fn inbox_public_key(&self) -> &str {
        &self.inbox
    }

    pub(crate) fn has_keyring_slot(&self) -> bool {
        self.keyring.is_some()
    }

    /// What its passphrase slot costs to open.
    pub(crate) fn cost(&self) -> KdfCost {
        KdfCost {
            memory_kib: self.passphrase.memory_kib,
            passes: self.passphrase.passes,
            lanes: self.passphrase.lanes,
        }
    }

    /// Puts a new passphrase into its slot. The header still has to be [`Self::sealed`] and written.
    pub(crate) fn set_passphrase(
        &mut self,
        master: &MasterKey,
        passphrase: &Passphrase,
        cost: KdfCost,
        entropy: &dyn Entropy,
    ) -> Result<(), OpenError> {
        self.seal_passphrase(master, passphrase.as_typed(), cost, entropy)
    }

    /// Seals the slot that `passphrase` opens anew, at another cost, with what opened it and not with what was typed: the two differ
    /// where something that is not seen was typed, and what was made must go on opening. Answers whether it opened.
    pub(crate) fn recost(
        &mut self,
        master: &MasterKey,
        passphrase: &Passphrase,
        cost: KdfCost,
        entropy: &dyn Entropy,
    ) -> Result<bool, OpenError> {
        for form in passphrase.to_try() {
            let (salt, aad) = (bytes::<16>(&self.passphrase.salt)?, self.passphrase_aad());
            let key = kdf::slot_key(form, &salt, self.cost())?;
            let slot = &self.passphrase;
            if unwrap(&key, &slot.nonce, &slot.sealed, &aad)?.is_some() {
                self.seal_passphrase(master, form, cost, entropy)?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn seal_passphrase(
        &mut self,
        master: &MasterKey,
        passphrase: &SecretString,
        cost: KdfCost,
        entropy: &dyn Entropy,
    ) -> Result<(), OpenError> {
        let salt: [u8; 16] = random(entropy);
        let nonce: [u8; 24] = random(entropy);
        self.passphrase.memory_kib = cost.memory_kib;
        self.passphrase.passes = cost.passes;
        self.passphrase.lanes = cost.lanes;
        self.passphrase.salt = BASE64.encode(&salt);
        self.passphrase.nonce = BASE64.encode(&nonce);
        let key = kdf::slot_key(passphrase, &salt, cost)?;
        let aad = self.passphrase_aad();
        self.passphrase.sealed = wrap(&key, &nonce, &aad, master)?;
        Ok(())
    }

    pub(crate) fn set_recovery(
        &mut self,
        master: &MasterKey,
        code: &RecoveryCode,
        entropy: &dyn Entropy,
    ) -> Result<(), OpenError> {
        let (salt, nonce) = (random::<16>(entropy), random::<24>(entropy));
        let aad = self.strong_aad("recovery", &salt);
        self.recovery = StrongSlot::sealed(
            &salt,
            &nonce,
            wrap(&code.slot_key(&salt), &nonce, &aad, master)?,
        );
        Ok(())
    }

    pub(crate) fn set_keyring(
        &mut self,
        master: &MasterKey,
        secret: Option<&KeyringSecret>,
        entropy: &dyn Entropy,
    ) -> Result<(), OpenError> {
        let Some(secret) = secret else {
            self.keyring = None;
            return Ok(());
        };
        let (salt, nonce) = (random::<16>(entropy), random::<24>(entropy));
        let aad = self.strong_aad("keyring", &salt);
        self.keyring = Some(StrongSlot::sealed(
            &salt,
            &nonce,
            wrap(&keyring_slot_key(secret, &salt), &nonce, &aad, master)?,
        ));
        Ok(())
    }

    /// The master key behind what the person gave. The MAC is *not* checked yet.
    pub(crate) fn open_slot(&self, with: UnlockWith<'_>) -> Result<MasterKey, OpenError> {
        match with {
            UnlockWith::Passphrase(passphrase) => {
                let slot = &self.passphrase;
                let (salt, aad) = (bytes::<16>(&slot.salt)?, self.passphrase_aad());
                for passphrase in passphrase.to_try() {
                    let key = kdf::slot_key(passphrase, &salt, self.cost())?;
                    if let Some(master) = unwrap(&key, &slot.nonce, &slot.sealed, &aad)? {
                        return Ok(master);
                    }
                }
                Err(OpenError::WrongPassphrase)
            }
            UnlockWith::RecoveryCode(code) => {
                let slot = &self.recovery;
                let salt = bytes::<16>(&slot.salt)?;
                unwrap(
                    &code.slot_key(&salt),
                    &slot.nonce,
                    &slot.sealed,
                    &self.strong_aad("recovery", &salt),
                )?
                .ok_or(OpenError::WrongRecoveryCode)
            }
            UnlockWith::Keyring(secret) => {
                let slot = self.keyring.as_ref().ok_or(OpenError::NoKeyringSlot)?;
                let salt = bytes::<16>(&slot.salt)?;
                unwrap(
                    &keyring_slot_key(secret, &salt),
                    &slot.nonce,
                    &slot.sealed,
                    &self.strong_aad("keyring", &salt),
                )?
                .ok_or(OpenError::WrongKeyringSecret)
            }
        }
    }

    /// Whether the MAC over everything fits the master key.
    pub(crate) fn mac_fits(&self, master: &MasterKey) -> Result<bool, OpenError> {
        let given = bytes::<32>(&self.mac)?;
        Ok(bool::from(self.mac_under(master)?.ct_eq(&given)))
    }

    /// The next generation of this header with MAC and checksum, as bytes for the disk.
    pub(crate) fn sealed(&mut self, master: &MasterKey) -> Result<Vec<u8>, OpenError> {
        self.generation = self.generation.saturating_add(1);
        self.mac = BASE64.encode(&self.mac_under(master)?);
        self.sha256 = self.checksum()?;
        self.as_written()
    }

    /// The same header with another public inbox key and number, and nothing else changed. Whether they are the right ones, its MAC
    /// says.
    pub(crate) fn with_inbox_key_and_generation(
        &self,
        public_key: &str,
        generation: u64,
    ) -> Result<Self, OpenError> {
        let mut header = Self {
            inbox: public_key.to_owned(),
            generation,
            ..self.clone()
        };
        header.sha256 = header.checksum()?;
        Ok(header)
    }

    fn checksum(&self) -> Result<String, OpenError> {
        let bytes = self.to_bytes("")?;
        let end = bytes.len().saturating_sub(CHECKSUM_END.len());
        Ok(HEXLOWER.encode(&Sha256::digest(bytes.get(..end).unwrap_or_default())))
    }

    /// The bytes of a header that was read or sealed, as they are on disk.
    pub(crate) fn as_written(&self) -> Result<Vec<u8>, OpenError> {
        self.to_bytes(&self.sha256)
    }

    fn mac_under(&self, master: &MasterKey) -> Result<[u8; 32], OpenError> {
        let unsigned = Self {
            mac: String::new(),
            ..self.clone()
        };
        let key = master.header_mac_key(&self.vault_id()?);
        // EXPOSE: the MAC is keyed with it.
        let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key.expose_secret())
            .map_err(|_| OpenError::HeaderDamaged)?;
        mac.update(b"evenkeel header v1\0");
        mac.update(&unsigned.to_bytes("")?);
        Ok(mac.finalize().into_bytes().into())
    }

    fn to_bytes(&self, sha256: &str) -> Result<Vec<u8>, OpenError> {
        let file = Self {
            sha256: sha256.to_owned(),
            ..self.clone()
        };
        let mut out = serde_json::to_vec_pretty(&file).map_err(|_| OpenError::HeaderDamaged)?;
        out.push(b'\n');
        Ok(out)
    }

    fn parse(file: &[u8]) -> Result<Self, Unusable> {
        /// The least that every version of the header has.
        #[derive(Deserialize)]
        struct AnyVersion {
            format: String,
            version: u32,
        }
        if !checksum_fits(file) {
            return Err(Unusable::Damaged);
        }
        let any: AnyVersion = serde_json::from_slice(file).map_err(|_| Unusable::Damaged)?;
        if any.format != FORMAT {
            return Err(Unusable::Damaged);
        }
        if any.version > VERSION {
            return Err(Unusable::Newer);
        }
        let header: Self = serde_json::from_slice(file).map_err(|_| Unusable::Damaged)?;
        if header
            .to_bytes(&header.sha256)
            .map_err(|_| Unusable::Damaged)?
            != file
        {
            return Err(Unusable::Damaged);
        }
        header.well_formed().map_err(|_| Unusable::Damaged)?;
        header.cost().check().map_err(|_| Unusable::TooCostly)?;
        Ok(header)
    }

    /// Reads a header from a backup, whose own checksum has already been checked.
    pub(crate) fn from_backup(file: &[u8]) -> Result<Self, OpenError> {
        Self::parse(file).map_err(|unusable| match unusable {
            Unusable::Newer => OpenError::NewerVersion,
            Unusable::TooCostly => OpenError::KdfTooCostly,
            Unusable::Disk(error) => error,
            Unusable::Missing | Unusable::Damaged => OpenError::BackupDamaged,
        })
    }

    fn well_formed(&self) -> Result<(), OpenError> {
        let slot = &self.passphrase;
        if slot.kdf != KDF_ARGON2 || self.version != VERSION {
            return Err(OpenError::HeaderDamaged);
        }
        self.vault_id()?;
        bytes::<16>(&slot.salt)?;
        bytes::<24>(&slot.nonce)?;
        bytes::<48>(&slot.sealed)?;
        for slot in [Some(&self.recovery), self.keyring.as_ref()]
            .into_iter()
            .flatten()
        {
            if slot.kdf != KDF_HKDF {
                return Err(OpenError::HeaderDamaged);
            }
            bytes::<16>(&slot.salt)?;
            bytes::<24>(&slot.nonce)?;
            bytes::<48>(&slot.sealed)?;
        }
        bytes::<32>(&self.mac)?;
        self.inbox
            .parse::<age::x25519::Recipient>()
            .map_err(|_| OpenError::HeaderDamaged)?;
        Ok(())
    }

    fn passphrase_aad(&self) -> Vec<u8> {
        let slot = &self.passphrase;
        let mut aad = self.aad_start("passphrase");
        for number in [slot.memory_kib, slot.passes, slot.lanes] {
            aad.extend_from_slice(&number.to_le_bytes());
        }
        aad.extend_from_slice(slot.salt.as_bytes());
        aad
    }

    fn strong_aad(&self, slot: &str, salt: &[u8]) -> Vec<u8> {
        let mut aad = self.aad_start(slot);
        aad.extend_from_slice(salt);
        aad
    }

    fn aad_start(&self, slot: &str) -> Vec<u8> {
        let mut aad = format!(
            "evenkeel slot v{}\0{}\0{slot}\0",
            self.version, self.vault_id
        )
        .into_bytes();
        aad.reserve(64);
        aad
    }
}

impl StrongSlot {
    fn empty() -> Self {
        Self {
            kdf: KDF_HKDF.to_owned(),
            salt: String::new(),
            nonce: String::new(),
            sealed: String::new(),
        }
    }

    fn sealed(salt: &[u8], nonce: &[u8], sealed: String) -> Self {
        Self {
            kdf: KDF_HKDF.to_owned(),
            salt: BASE64.encode(salt),
            nonce: BASE64.encode(nonce),
            sealed,
        }
    }
}

/// The header in use: the first of [`candidates`].
pub(crate) fn load(folder: &DataFolder) -> Result<(Header, Source), OpenError> {
    candidates(folder)?
        .into_iter()
        .next()
        .ok_or(OpenError::HeaderMissing)
}

/// The headers that can be used: one, or two that differ. The one that counts is first: of one vault the newer, otherwise
/// `keys.json`. Which of them is true only their MAC says, and that takes a key.
pub(crate) fn candidates(folder: &DataFolder) -> Result<Vec<(Header, Source)>, OpenError> {
    let main = match read(&folder.keys()) {
        Err(Unusable::Newer) => return Err(OpenError::NewerVersion),
        Err(Unusable::Disk(error)) => return Err(error),
        main => main,
    };
    match (main, read(&folder.keys_copy())) {
        (Ok(main), Ok(copy)) if main == copy => Ok(vec![(main, Source::Main)]),
        (Ok(main), Ok(copy)) => {
            let newer = copy.vault_id == main.vault_id && copy.generation > main.generation;
            let (main, copy) = ((main, Source::Main), (copy, Source::Copy));
            Ok(if newer {
                vec![copy, main]
            } else {
                vec![main, copy]
            })
        }
        (Ok(main), Err(_)) => Ok(vec![(main, Source::Main)]),
        (Err(_), Ok(copy)) => Ok(vec![(copy, Source::Copy)]),
        (Err(_), Err(Unusable::Disk(error))) => Err(error),
        (Err(Unusable::Missing), Err(Unusable::Missing)) => Err(OpenError::HeaderMissing),
        (Err(Unusable::TooCostly), _) | (_, Err(Unusable::TooCostly)) => {
            Err(OpenError::KdfTooCostly)
        }
        _ => Err(OpenError::HeaderDamaged),
    }
}

/// A header that lies anywhere, if it can be used.
pub(crate) fn in_file(path: &std::path::Path) -> Option<Header> {
    read(path).ok()
}

/// Writes the header and then its copy, each whole or not at all. After the first write the new one counts.
pub(crate) fn write(folder: &DataFolder, sealed: &[u8]) -> std::io::Result<()> {
    small_file::write_atomic(&folder.keys(), sealed)?;
    small_file::write_atomic(&folder.keys_copy(), sealed)
}

/// Makes both files equal to `written`, touching only the one that differs.
pub(crate) fn repair(folder: &DataFolder, written: &[u8]) -> std::io::Result<()> {
    for path in [folder.keys(), folder.keys_copy()] {
        let same = matches!(small_file::read_bounded(&path, MAX_BYTES), Ok(Some(found)) if found == written);
        if !same {
            small_file::write_atomic(&path, written)?;
        }
    }
    Ok(())
}

fn read(path: &std::path::Path) -> Result<Header, Unusable> {
    match small_file::read_bounded(path, MAX_BYTES) {
        Ok(Some(file)) => Header::parse(&file),
        Ok(None) => Err(Unusable::Missing),
        // Too large, or a folder in its place: not a header of ours.
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => Err(Unusable::Damaged),
        Err(error) => Err(Unusable::Disk(error.into())),
    }
}

fn checksum_fits(file: &[u8]) -> bool {
    let Some(rest) = file.strip_suffix(CHECKSUM_END) else {
        return false;
    };
    let Some(at) = rest.len().checked_sub(64) else {
        return false;
    };
    let (covered, sum) = rest.split_at(at);
    covered.ends_with(CHECKSUM_MARK) && HEXLOWER.encode(&Sha256::digest(covered)).as_bytes() == sum
}

fn bytes<const N: usize>(text: &str) -> Result<[u8; N], OpenError> {
    // Bounded before decoding: 4 characters of base64 carry 3 bytes.
    if text.len() != N.div_ceil(3) * 4 {
        return Err(OpenError::HeaderDamaged);
    }
    let decoded = BASE64
        .decode(text.as_bytes())
        .map_err(|_| OpenError::HeaderDamaged)?;
    <[u8; N]>::try_from(decoded).map_err(|_| OpenError::HeaderDamaged)
}

fn keyring_slot_key(secret: &KeyringSecret, salt: &[u8]) -> SlotKey {
    // EXPOSE: key derivation needs the bytes.
    slot_key_from_strong(secret.expose_secret(), salt, "evenkeel v1 keyring slot")
}

fn wrap(
    key: &SlotKey,
    nonce: &[u8; 24],
    aad: &[u8],
    master: &MasterKey,
) -> Result<String, OpenError> {
    // EXPOSE: the slot's cipher is keyed with the slot key, and what it seals is the master key.
    let cipher = XChaCha20Poly1305::new(key.expose_secret().into());
    let sealed = cipher
        .encrypt(
            &XNonce::from(*nonce),
            Payload {
                msg: master.expose_secret(),
                aad,
            },
        )
        .map_err(|_| OpenError::HeaderDamaged)?;
    Ok(BASE64.encode(&sealed))
}

fn unwrap(
    key: &SlotKey,
    nonce: &str,
    sealed: &str,
    aad: &[u8],
) -> Result<Option<MasterKey>, OpenError> {
    // EXPOSE: the slot's cipher is keyed with the slot key.
    let cipher = XChaCha20Poly1305::new(key.expose_secret().into());
    let sealed = bytes::<48>(sealed)?;
    let opened = cipher.decrypt(
        &XNonce::from(bytes::<24>(nonce)?),
        Payload { msg: &sealed, aad },
    );
    Ok(opened
        .ok()
        .map(Zeroizing::new)
        .and_then(|bytes| MasterKey::from_bytes(&bytes)))
}

#[cfg(test)]
#[path = "header_tests.rs"]
mod tests;
