//! Argon2id key derivation and its calibration.
//!
//! Owns Argon2id: its cost, the bounds of a cost that a file may ask for, and the measurement that picks one at creation.
//! Does not read a clock: the time that passed is asked of the caller.

use std::time::Duration;

use argon2::{Algorithm, Argon2, Params, Version};
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::error::OpenError;
use crate::secret::SlotKey;

/// The cost of one Argon2id run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KdfCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// A file may ask for at most this much memory: 1 GiB.
const MAX_MEMORY_KIB: u32 = 1024 * 1024;
/// A file may ask for at most this many passes.
const MAX_PASSES: u32 = 16;
/// A file may ask for at most this many lanes.
const MAX_LANES: u32 = 16;

/// Cheapest cost that a new vault gets: 64 MiB, 3 passes, 4 lanes.
pub const FLOOR: KdfCost = KdfCost {
    memory_kib: 64 * 1024,
    passes: 3,
    lanes: 4,
};
/// Dearest cost that a new vault gets: 512 MiB, 6 passes, 4 lanes.
pub const CEILING: KdfCost = KdfCost {
    memory_kib: 512 * 1024,
    passes: 6,
    lanes: 4,
};

/// What a vault made in a test costs. A release build with this does not compile.
#[cfg(feature = "cheap-kdf")]
const CHEAP: KdfCost = KdfCost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};

impl KdfCost {
    /// The cost for a new vault on this machine: half a second to a second for one run, never below 64 MiB and 3 passes
    /// nor above 512 MiB and 6 passes, with 4 lanes.
    /// `elapsed` gives the time since any fixed moment, from a clock that only goes forward. Runs Argon2 once at the floor.
    ///
    /// # Errors
    /// [`OpenError::OutOfMemory`] when even the floor's 64 MiB are not to be had.
    pub fn calibrate(elapsed: &dyn Fn() -> Duration) -> Result<Self, OpenError> {
        #[cfg(feature = "cheap-kdf")]
        {
            elapsed();
            Ok(CHEAP)
        }
        #[cfg(not(feature = "cheap-kdf"))]
        {
            let before = elapsed();
            derive_raw(
                b"a passphrase of ordinary length",
                b"evenkeel measure",
                FLOOR,
            )?;
            Ok(Self::for_floor_time(elapsed().saturating_sub(before)))
        }
    }

    /// The cost whose run takes 0.5-1.0 s on a machine where the floor takes `floor`. Time grows with memory times passes.
    #[must_use]
    pub fn for_floor_time(floor: Duration) -> Self {
        let target = Duration::from_millis(500);
        let mut cost = FLOOR;
        let mut takes = floor;
        while takes < target && cost.memory_kib < CEILING.memory_kib {
            cost.memory_kib *= 2;
            takes *= 2;
        }
        while takes < target && cost.passes < CEILING.passes {
            cost.passes += 1;
            takes = floor * (cost.memory_kib / FLOOR.memory_kib) * cost.passes / FLOOR.passes;
        }
        cost
    }

    /// Refuses a cost that no vault of ours has, before any memory is taken.
    pub(crate) fn check(self) -> Result<Self, OpenError> {
        let lanes_fit = (1..=MAX_LANES).contains(&self.lanes);
        let passes_fit = (1..=MAX_PASSES).contains(&self.passes);
        // Argon2 wants eight blocks of a KiB for each lane.
        if lanes_fit
            && passes_fit
            && self.memory_kib <= MAX_MEMORY_KIB
            && self.memory_kib >= 8 * self.lanes
        {
            Ok(self)
        } else {
            Err(OpenError::KdfTooCostly)
        }
    }
}

/// The key of the passphrase slot.
pub(crate) fn slot_key(
    passphrase: &SecretString,
    salt: &[u8],
    cost: KdfCost,
) -> Result<SlotKey, OpenError> {
    // EXPOSE: Argon2 reads the passphrase; nothing keeps it.
    let raw = derive_raw(passphrase.expose_secret().as_bytes(), salt, cost)?;
    SlotKey::from_bytes(&raw[..]).ok_or(OpenError::KdfTooCostly)
}

fn derive_raw(
    passphrase: &[u8],
    salt: &[u8],
    cost: KdfCost,
) -> Result<Zeroizing<[u8; 32]>, OpenError> {
    let cost = cost.check()?;
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
        .map_err(|_| OpenError::KdfTooCostly)?;
    #[cfg(test)]
    begun::note();
    let mut out = Zeroizing::new([0u8; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase, salt, &mut out[..])
        .map_err(|error| match error {
            argon2::Error::OutOfMemory => OpenError::OutOfMemory,
            _ => OpenError::KdfTooCostly,
        })?;
    Ok(out)
}

/// How many derivations this thread has begun: a refusal that came before any memory was taken begins none.
#[cfg(test)]
pub(crate) mod begun {
    use std::cell::Cell;

    thread_local!(static COUNT: Cell<u64> = const { Cell::new(0) });

    pub(super) fn note() {
        COUNT.set(COUNT.get() + 1);
    }

    pub(crate) fn count() -> u64 {
        COUNT.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn argon2id_gives_the_reference_implementations_result() {
        // From the test suite of the reference implementation: 64 MiB, 2 passes, 1 lane.
        let cost = KdfCost {
            memory_kib: 65_536,
            passes: 2,
            lanes: 1,
        };
        let out = derive_raw(b"password", b"somesalt", cost).unwrap();
        assert_eq!(
            data_encoding::HEXLOWER.encode(&out[..]),
            "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
            "a library that computes something else would lock everybody out"
        );
    }

    #[test]
    fn calibration_lands_between_half_a_second_and_one_second() {
        for floor_ms in [
            1u64, 20, 40, 63, 64, 100, 190, 240, 260, 400, 499, 500, 900, 5_000,
        ] {
            let cost = KdfCost::for_floor_time(Duration::from_millis(floor_ms));
            let takes =
                floor_ms * u64::from(cost.memory_kib / FLOOR.memory_kib) * u64::from(cost.passes)
                    / 3;
            assert!(
                cost.memory_kib >= FLOOR.memory_kib && cost.memory_kib <= CEILING.memory_kib,
                "{floor_ms} ms: {cost:?}"
            );
            assert!(
                cost.passes >= FLOOR.passes && cost.passes <= CEILING.passes,
                "{floor_ms} ms: {cost:?}"
            );
            let at_an_end = cost == CEILING || cost == FLOOR;
            assert!(
                at_an_end || (500..=1_000).contains(&takes),
                "{floor_ms} ms: {cost:?} would take {takes} ms"
            );
        }
    }

    #[test]
    fn impossible_costs_are_refused_before_any_memory_is_taken() {
        for (memory_kib, passes, lanes) in [
            (u32::MAX, 3, 4),
            (MAX_MEMORY_KIB + 1, 1, 1),
            (65_536, u32::MAX, 4),
            (65_536, 17, 4),
            (65_536, 0, 4),
            (65_536, 3, 0),
            (65_536, 3, u32::MAX),
            (0, 1, 1),
            (7, 1, 1),
        ] {
            let cost = KdfCost {
                memory_kib,
                passes,
                lanes,
            };
            assert!(
                matches!(cost.check(), Err(OpenError::KdfTooCostly)),
                "{cost:?} must be refused"
            );
        }
        assert!(
            CEILING.check().is_ok() && FLOOR.check().is_ok(),
            "our own costs are allowed"
        );
    }
}
