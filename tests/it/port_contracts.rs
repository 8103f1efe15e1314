//! The stand-ins keep the promises of the ports; so do the real clock and the real randomness. The real password store and
//! notification service do it on a real desktop, in `tests/desktop`.

use evenkeel_core::ports::Notice;
use evenkeel_os::{OsEntropy, SystemClock};
use evenkeel_tests::{MemoryKeys, RecordingNotifier, SeededEntropy, SetClock, contracts};

#[test]
fn stand_ins_and_real_ones_promise_the_same() {
    contracts::clock(&SetClock::new(
        "2026-11-01T05:30:00Z".parse().unwrap(),
        "America/New_York",
    ));
    contracts::clock(&SystemClock::new());
    contracts::entropy(&SeededEntropy::new(7));
    contracts::entropy(&OsEntropy);
    contracts::key_store(&MemoryKeys::default());
    let notice = Notice {
        id: "contract".to_owned(),
        title: "Reminder".to_owned(),
        body: String::new(),
        silent: false,
        actions: Vec::new(),
    };
    contracts::notifier(&RecordingNotifier::default(), &notice);
}
