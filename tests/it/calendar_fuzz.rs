//! A damaged or hostile calendar file never stops the program.
//!
//! Bounded on purpose: a few thousand mutations per run, the same every time. The long run is a separate command.

use chrono::{DateTime, Utc};
use evenkeel_domain::Id;
use evenkeel_exchange::ics::{self, ImportDefaults};

const SAMPLES: [&[u8]; 4] = [
    include_bytes!("../fixtures/calendar/samples/program-12-weeks.ics"),
    include_bytes!("../fixtures/calendar/samples/office-windows-zones.ics"),
    include_bytes!("../fixtures/calendar/samples/web-utc-floating-allday.ics"),
    include_bytes!("../fixtures/calendar/exported.ics"),
];

/// Pieces that calendar readers have stumbled over.
const PIECES: [&str; 32] = [
    "BEGIN:VEVENT\n",
    "END:VEVENT\n",
    "END:VCALENDAR\n",
    "RRULE:FREQ=DAILY\n",
    "RRULE:FREQ=SECONDLY\n",
    "COUNT=4294967295",
    "INTERVAL=65535",
    "BYMONTHDAY=-31",
    "BYSETPOS=-366",
    "BYDAY=53MO",
    "UNTIL=99991231T235959Z",
    "DTSTART:00000000T000000Z\n",
    "DTSTART:20261101T013000\n",
    "DURATION:P99999999W\n",
    "DURATION:-PT1S\n",
    "EXDATE:",
    "RDATE;VALUE=PERIOD:20261101T000000Z/PT1H\n",
    "TZID=",
    "\u{feff}",
    "\r\n ",
    "\u{0}",
    ";VALUE=DATE",
    "X-WR-TIMEZONE://///\n",
    "BYHOUR=1,2,3;BYMINUTE=1,2,3",
    "RECURRENCE-ID;RANGE=THISANDFUTURE:20261102T000000Z\n",
    "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/Chicago:20260914T180000\n",
    "BEGIN:VTIMEZONE\nTZID:Odd\nBEGIN:STANDARD\nDTSTART:00010101T000000\nTZOFFSETFROM:-9959\nTZOFFSETTO:+9959\nRRULE:FREQ=DAILY\nEND:STANDARD\nEND:VTIMEZONE\n",
    "BEGIN:VTIMEZONE\nTZID:Eastern Standard Time\n",
    "TZOFFSETTO:+2500\n",
    "EXDATE;VALUE=DATE:20261102\n",
    "RDATE;VALUE=PERIOD:20261101T000000Z/-PT1H,20261101T000000Z/20250101T000000Z\n",
    "METHOD:CANCEL\n",
];

/// A small repeatable sequence; the quality of the randomness does not matter here.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }
}

#[test]
fn four_thousand_damaged_files_are_read_or_refused_but_never_stop_the_program() {
    let defaults = ImportDefaults {
        device_zone: "Africa/Cairo",
        now: DateTime::<Utc>::from_timestamp(1_788_220_800, 0).unwrap(),
    };
    let mut dice = Dice(2026);
    let (mut read, mut refused) = (0, 0);
    for round in 0..4_000 {
        let mut bytes = SAMPLES[round % SAMPLES.len()].to_vec();
        for _ in 0..=dice.roll(6) {
            let at = dice.roll(bytes.len());
            match dice.roll(6) {
                0 => bytes[at] = u8::try_from(dice.roll(256)).unwrap(),
                1 => {
                    let end = (at + dice.roll(80)).min(bytes.len());
                    bytes.drain(at..end);
                }
                2 => {
                    let end = (at + dice.roll(200)).min(bytes.len());
                    let copy = bytes[at..end].to_vec();
                    bytes.splice(at..at, copy);
                }
                3 => bytes[at] = b"0123456789"[dice.roll(10)],
                _ => {
                    let piece = PIECES[dice.roll(PIECES.len())];
                    bytes.splice(at..at, piece.bytes());
                }
            }
        }
        match ics::parse(&bytes, defaults) {
            Ok(import) => {
                read += 1;
                let plan = ics::plan(&[], import, defaults, || Id::new(defaults.now, [1; 10]));
                for series in &plan.save {
                    assert_eq!(
                        series.details.check(),
                        Ok(()),
                        "what was read from round {round} keeps every bound of a session"
                    );
                }
            }
            Err(_) => refused += 1,
        }
    }
    assert!(
        read > 500 && refused > 50,
        "both ways must have been taken to prove anything: {read} read, {refused} refused"
    );
}
