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

/// What one run is to take at least, where the machine and [`CEILING`] allow it.
const AT_LEAST: Duration = Duration::from_millis(500);
/// Measurements at creation; the best one counts, because a machine is busy now and then and never faster than it is.
const MEASUREMENTS: u32 = 3;

/// Cheapest cost that a new vault gets: 64 MiB, 3 passes, 4 lanes.
pub const FLOOR: KdfCost = KdfCost {
    memory_kib: 64 * 1024,
    passes: 3,
    lanes: 4,
};
/// Dearest cost that a vault gets, and that a file may ask for: 512 MiB, 6 passes, 4 lanes.
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
    /// `elapsed` gives the time since any fixed moment, from a clock that only goes forward. Runs Argon2 three times at the floor; the
    /// quickest counts.
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
            quickest(elapsed, || {
                derive_raw(
                    b"a passphrase of ordinary length",
                    b"evenkeel measure",
                    FLOOR,
                )
                .map(drop)
            })
            .map(Self::for_floor_time)
        }
    }

    /// This cost, and never less than `before` in anything.
    pub(crate) fn at_least(self, before: Self) -> Self {
        Self {
            memory_kib: self.memory_kib.max(before.memory_kib),
            passes: self.passes.max(before.passes),
            lanes: self.lanes.max(before.lanes),
        }
    }

    /// What a vault of this cost should cost, when opening it took `took`, everything included: more where that was under half a
    /// second. `None` where it is dear enough, or where the clock did not move, so that nothing was measured.
    pub(crate) fn raised(self, took: Duration) -> Option<Self> {
        #[cfg(feature = "cheap-kdf")]
        if self == CHEAP {
            return None;
        }
        if took.is_zero() {
            return None;
        }
        let (mut cost, mut takes) = (self, took);
        while takes < AT_LEAST && cost.memory_kib < CEILING.memory_kib {
            cost.memory_kib = cost.memory_kib.saturating_mul(2).min(CEILING.memory_kib);
            takes *= 2;
        }
        while takes < AT_LEAST && cost.passes < CEILING.passes {
            takes = takes * (cost.passes + 1) / cost.passes.max(1);
            cost.passes += 1;
        }
        (cost != self).then_some(cost)
    }

    /// The cost whose run takes 0.5-1.0 s on a machine where the floor takes `floor`. Time grows with memory times passes.
    #[must_use]
    pub fn for_floor_time(floor: Duration) -> Self {
        let target = AT_LEAST;
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
        let lanes_fit = (1..=CEILING.lanes).contains(&self.lanes);
        let passes_fit = (1..=CEILING.passes).contains(&self.passes);
        // Argon2 wants eight blocks of a KiB for each lane.
        if lanes_fit
            && passes_fit
            && self.memory_kib <= CEILING.memory_kib
            && self.memory_kib >= 8 * self.lanes
        {
            Ok(self)
        } else {
            Err(OpenError::KdfTooCostly)
        }
    }
}

/// The shortest of [`MEASUREMENTS`] runs of `work`.
#[cfg_attr(
    feature = "cheap-kdf",
    allow(
        dead_code,
        reason = "tests make their vaults cheap and measure nothing"
    )
)]
fn quickest(
    elapsed: &dyn Fn() -> Duration,
    mut work: impl FnMut() -> Result<(), OpenError>,
) -> Result<Duration, OpenError> {
    let mut best = Duration::MAX;
    for _ in 0..MEASUREMENTS {
        let before = elapsed();
        work()?;
        best = best.min(elapsed().saturating_sub(before));
    }
    Ok(best)
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
    fn the_quickest_of_three_measurements_counts() {
        // A busy machine at first, itself once, busy again.
        let ticks = std::cell::RefCell::new(
            [0u64, 900, 900, 1_100, 1_100, 1_800]
                .into_iter()
                .map(Duration::from_millis),
        );
        let elapsed = || ticks.borrow_mut().next().unwrap();
        let mut runs = 0;
        let best = quickest(&elapsed, || {
            runs += 1;
            Ok(())
        })
        .unwrap();
        assert_eq!((best, runs), (Duration::from_millis(200), 3));
        assert_eq!(
            KdfCost::for_floor_time(best).memory_kib,
            256 * 1024,
            "with the first measurement it would have been the floor for ever"
        );
    }

    #[test]
    fn a_cost_is_never_lowered_and_is_raised_where_unlocking_was_quick() {
        let mib = |memory: u32, passes| KdfCost {
            memory_kib: memory * 1024,
            passes,
            lanes: 4,
        };
        assert_eq!(
            mib(64, 3).at_least(mib(256, 3)),
            mib(256, 3),
            "a busy moment must not make the next passphrase cheaper to guess"
        );
        assert_eq!(mib(512, 3).at_least(mib(256, 4)), mib(512, 4));
        for (cost, took, raised) in [
            (mib(64, 3), 499, Some(mib(128, 3))),
            (mib(64, 3), 200, Some(mib(256, 3))),
            (mib(64, 3), 1, Some(CEILING)),
            (mib(512, 3), 400, Some(mib(512, 4))),
            (mib(64, 3), 500, None),
            (mib(64, 3), 30_000, None),
            (mib(64, 3), 0, None),
            (CEILING, 10, None),
        ] {
            assert_eq!(
                cost.raised(Duration::from_millis(took)),
                raised,
                "{cost:?} took {took} ms"
            );
        }
    }

    #[test]
    fn impossible_costs_are_refused_before_any_memory_is_taken() {
        for (memory_kib, passes, lanes) in [
            (u32::MAX, 3, 4),
            (CEILING.memory_kib + 1, 1, 1),
            (65_536, u32::MAX, 4),
            (65_536, CEILING.passes + 1, 4),
            (65_536, 3, CEILING.lanes + 1),
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
