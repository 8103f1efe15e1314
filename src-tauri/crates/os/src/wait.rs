//! Waiting for a time of day on a laptop that sleeps.
//!
//! Owns the rule that nobody waits longer than [`LONGEST_WAIT`] without looking at the wall clock: the system's timers stand still
//! during sleep and know nothing of a clock that was set.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};

/// The longest time between two looks at the wall clock.
pub const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// How long to wait at `now` for something due at `next`: until then, but never longer than [`LONGEST_WAIT`].
#[must_use]
pub fn until(now: DateTime<Utc>, next: Option<DateTime<Utc>>) -> Duration {
    next.map_or(LONGEST_WAIT, |next| {
        (next - now)
            .to_std()
            .unwrap_or(Duration::ZERO)
            .min(LONGEST_WAIT)
    })
}

/// Why a wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Woke {
    /// The time was up.
    Time,
    /// Somebody called [`Waker::wake`].
    Called,
}

/// Lets other threads end a wait early: a resume from sleep, a click, the end of the program.
#[derive(Debug, Clone, Default)]
pub struct Waker {
    shared: Arc<(Mutex<bool>, Condvar)>,
}

impl Waker {
    /// Ends the wait that is going on, or the next one.
    pub fn wake(&self) {
        let (called, bell) = &*self.shared;
        *called.lock().unwrap_or_else(PoisonError::into_inner) = true;
        bell.notify_all();
    }

    /// Waits for at most `longest`.
    #[must_use]
    pub fn wait(&self, longest: Duration) -> Woke {
        let (called, bell) = &*self.shared;
        let guard = called.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut guard, _) = bell
            .wait_timeout_while(guard, longest, |called| !*called)
            .unwrap_or_else(PoisonError::into_inner);
        if std::mem::take(&mut *guard) {
            Woke::Called
        } else {
            Woke::Time
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_sleeps_past_twenty_seconds() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let after = |seconds| until(now, Some(now + chrono::Duration::seconds(seconds)));
        assert_eq!(
            after(5),
            Duration::from_secs(5),
            "to the second when it is near"
        );
        assert_eq!(
            after(3_600),
            LONGEST_WAIT,
            "never longer than twenty seconds"
        );
        assert_eq!(after(-60), Duration::ZERO, "what is due is due");
        assert_eq!(until(now, None), LONGEST_WAIT, "the agenda may change");
    }

    #[test]
    fn a_call_ends_the_wait_even_when_it_came_before() {
        let waker = Waker::default();
        waker.wake();
        assert_eq!(
            waker.wait(Duration::from_secs(60)),
            Woke::Called,
            "a call between two waits is not lost"
        );
        assert_eq!(waker.wait(Duration::ZERO), Woke::Time, "and counts once");
    }
}
