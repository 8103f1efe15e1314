//! The clock: the only place of the product that reads it.
//!
//! Owns the present instant, the laptop's zone and a stopwatch that goes on while the laptop sleeps. Owns no zone rules.

use std::time::Duration;

use chrono::{DateTime, Utc};
use evenkeel_core::ports::Clock;
use evenkeel_domain::calendar;
use evenkeel_domain::time::Now;

/// The system's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock {
    /// Added to the wall clock. Always zero without the feature `automation`.
    offset: chrono::Duration,
}

impl SystemClock {
    /// The clock as it is. With the feature `automation`, `EVENKEEL_CLOCK_OFFSET` (whole seconds, may be negative) is added, so that
    /// a test can live through a day; a build for people has no such door.
    #[must_use]
    pub fn new() -> Self {
        #[cfg(feature = "automation")]
        if let Some(seconds) = std::env::var("EVENKEEL_CLOCK_OFFSET")
            .ok()
            .and_then(|text| text.trim().parse::<i64>().ok())
        {
            return Self {
                offset: chrono::Duration::try_seconds(seconds).unwrap_or_default(),
            };
        }
        Self::default()
    }

    fn instant(self) -> DateTime<Utc> {
        #[allow(
            clippy::disallowed_methods,
            reason = "this is the one place that reads the wall clock"
        )]
        let now = Utc::now();
        now.checked_add_signed(self.offset).unwrap_or(now)
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Now {
        Now {
            at: self.instant(),
            zone: device_zone(),
        }
    }

    fn elapsed(&self) -> Duration {
        // CLOCK_BOOTTIME counts the time asleep, which CLOCK_MONOTONIC (and std's Instant) does not.
        #[cfg(target_os = "linux")]
        let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
        #[cfg(all(unix, not(target_os = "linux")))]
        let time = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
        Duration::new(
            u64::try_from(time.tv_sec).unwrap_or(0),
            u32::try_from(time.tv_nsec).unwrap_or(0),
        )
    }

    fn boot(&self) -> Option<u128> {
        boot_id()
    }
}

/// The kernel's name for this start of the machine.
fn boot_id() -> Option<u128> {
    let text = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    u128::from_str_radix(&text.trim().replace('-', ""), 16).ok()
}

/// The laptop's IANA zone, read anew each time: people travel with the app running. `UTC` when the system does not say.
fn device_zone() -> String {
    let named = |text: String| calendar::zone_name(zone_in(text.trim().trim_start_matches(':')));
    std::env::var("TZ")
        .ok()
        .filter(|text| !text.is_empty())
        .and_then(named)
        .or_else(|| {
            std::fs::read_link("/etc/localtime")
                .ok()
                .and_then(|path| named(path.to_string_lossy().into_owned()))
        })
        .or_else(|| {
            std::fs::read_to_string("/etc/timezone")
                .ok()
                .and_then(named)
        })
        .unwrap_or_else(|| "UTC".to_owned())
}

/// `America/New_York` out of `/usr/share/zoneinfo/America/New_York`.
fn zone_in(path: &str) -> &str {
    path.rsplit_once("zoneinfo/").map_or(path, |(_, name)| {
        name.strip_prefix("posix/").unwrap_or(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_a_zone_file_names_the_zone() {
        assert_eq!(
            zone_in("/usr/share/zoneinfo/America/Argentina/Salta"),
            "America/Argentina/Salta",
            "three parts"
        );
        assert_eq!(
            zone_in("../usr/share/zoneinfo/posix/Europe/Madrid"),
            "Europe/Madrid",
            "a relative link into posix/"
        );
        assert_eq!(
            zone_in("America/Chicago"),
            "America/Chicago",
            "a plain name stays"
        );
    }

    #[test]
    fn the_clock_tells_a_zone_that_exists_and_never_goes_back() {
        let clock = SystemClock::new();
        let (first, before) = (clock.now(), clock.elapsed());
        let (second, after) = (clock.now(), clock.elapsed());
        assert!(
            calendar::zone_exists(&first.zone),
            "{:?} must be usable by the calendar",
            first.zone
        );
        assert!(
            second.at >= first.at && after >= before,
            "two looks in a row go forward"
        );
        assert!(
            clock.boot().is_some() || !cfg!(target_os = "linux"),
            "the kernel names each start of the machine"
        );
        assert!(
            before > Duration::ZERO,
            "a stopwatch that stands still measures nothing"
        );
    }
}
