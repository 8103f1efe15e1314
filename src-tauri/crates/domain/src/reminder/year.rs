//! A simulated year: a laptop that sleeps, is switched off and killed, whose clock jumps. What must hold: no reminder early, none
//! lost, each once; only a kill between showing and marking may repeat that one.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, TimeZone, Utc};
use proptest::prelude::*;

use super::tests::{ZONE, agenda_of, year_of_sessions};
use super::*;
use crate::id::Id;
use crate::sessions::Occurrence;
use crate::time::Now;

/// Minutes between two looks.
const STEP: i64 = 15;

#[derive(Debug, Clone)]
enum Happening {
    /// Awake, the agent looking (here every quarter of an hour, on which all times of this test fall, to keep it quick).
    Awake(i64),
    /// Asleep or off: nobody looks.
    Away(i64),
    /// The wall clock is wrong by this many minutes for a while, then right again.
    Wrong { by: i64, lasting: i64 },
    /// Killed right after marking the next one, before showing it.
    KillBeforeShow,
    /// Killed right after showing the next one, before marking it.
    KillBeforeMark,
    /// The window makes the agenda anew.
    Replan,
    /// The notification service is gone for this long.
    Deaf(i64),
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        6 => (30_i64..2_000).prop_map(Happening::Awake),
        4 => (5_i64..6_000).prop_map(Happening::Away),
        1 => (-600_i64..600, 15_i64..200).prop_map(|(by, lasting)| Happening::Wrong { by, lasting }),
        1 => (Just(525_600_i64), 15_i64..45).prop_map(|(by, lasting)| Happening::Wrong { by, lasting }),
        1 => (Just(-29_000_000_i64), 15_i64..45).prop_map(|(by, lasting)| Happening::Wrong { by, lasting }),
        1 => Just(Happening::KillBeforeShow),
        1 => Just(Happening::KillBeforeMark),
        2 => Just(Happening::Replan),
        1 => (1_i64..300).prop_map(Happening::Deaf),
    ]
}

struct Laptop {
    /// The true time.
    at: DateTime<Utc>,
    /// What the wall clock is off by, minutes.
    off: i64,
    sessions: Vec<Occurrence>,
    agenda: Agenda,
    ledger: Ledger,
    kill_next: bool,
    kill_sooner: bool,
    deaf_until: DateTime<Utc>,
    /// Per reminder: wall times at which it was shown by itself, and in a summary.
    shown: BTreeMap<Id, Vec<DateTime<Utc>>>,
    folded: BTreeMap<Id, Vec<DateTime<Utc>>>,
    kills: BTreeMap<Id, usize>,
    every: BTreeMap<Id, AgendaItem>,
    most_at_once: usize,
}

impl Laptop {
    fn new() -> Self {
        let at = Utc.with_ymd_and_hms(2026, 7, 6, 4, 0, 0).unwrap();
        let sessions = year_of_sessions();
        let mut laptop = Self {
            at,
            off: 0,
            agenda: agenda_of(
                &sessions,
                &Now {
                    at,
                    zone: ZONE.to_owned(),
                },
                None,
            ),
            sessions,
            ledger: Ledger::default(),
            kill_next: false,
            kill_sooner: false,
            deaf_until: at,
            shown: BTreeMap::new(),
            folded: BTreeMap::new(),
            kills: BTreeMap::new(),
            every: BTreeMap::new(),
            most_at_once: 0,
        };
        laptop.remember();
        laptop
    }

    fn remember(&mut self) {
        self.every
            .extend(self.agenda.items.iter().map(|item| (item.id, item.clone())));
    }

    fn wall(&self) -> Now {
        Now {
            at: self.at + Duration::minutes(self.off),
            zone: ZONE.to_owned(),
        }
    }

    fn tick(&mut self) {
        let now = self.wall();
        self.ledger.settle(now.at, &self.agenda);
        let decisions = decide(&now, &self.agenda, &self.ledger);
        self.most_at_once = self.most_at_once.max(decisions.len());
        for decision in decisions {
            // The ledger as it is on disk if the agent dies in between.
            self.ledger.begin(&decision, now.at);
            if std::mem::take(&mut self.kill_sooner) {
                return;
            }
            let taken = self.at >= self.deaf_until;
            if taken {
                for id in decision.ids() {
                    match &decision {
                        Decision::Show { item, .. } => {
                            assert!(item.at <= now.at, "never early");
                            assert!(
                                now.at - item.at < LATE,
                                "an old reminder does not pop up as if it were new"
                            );
                            self.shown.entry(id).or_default().push(now.at);
                        }
                        Decision::Fold { items, .. } => {
                            assert!(
                                items.iter().all(|item| item.at <= now.at),
                                "a summary tells of the past only"
                            );
                            self.folded.entry(id).or_default().push(now.at);
                        }
                    }
                    if self.kill_next {
                        *self.kills.entry(id).or_default() += 1;
                    }
                }
                if std::mem::take(&mut self.kill_next) {
                    return;
                }
            }
            self.ledger.finish(&decision, taken, now.at);
        }
    }

    fn live(&mut self, what: &Happening) {
        match *what {
            Happening::Awake(minutes) => {
                for _ in 0..minutes / STEP {
                    self.at += Duration::minutes(STEP);
                    self.tick();
                }
            }
            Happening::Away(minutes) => self.at += Duration::minutes(minutes / STEP * STEP),
            Happening::Wrong { by, lasting } => {
                self.off = by;
                self.live(&Happening::Awake(lasting));
                self.off = 0;
                self.tick();
            }
            Happening::KillBeforeShow => self.kill_sooner = true,
            Happening::KillBeforeMark => self.kill_next = true,
            Happening::Replan => {
                self.agenda = agenda_of(&self.sessions, &self.wall(), Some(&self.agenda));
                self.remember();
            }
            Happening::Deaf(minutes) => self.deaf_until = self.at + Duration::minutes(minutes),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn none_lost_none_early_each_once(life in proptest::collection::vec(happening(), 1..120)) {
        let mut laptop = Laptop::new();
        let clock_jumps = life.iter().any(|what| matches!(what, Happening::Wrong { .. }));
        for what in &life {
            laptop.live(what);
        }
        // In the end the laptop is awake with a working notification service: whatever is still owed is paid.
        laptop.deaf_until = laptop.at;
        laptop.kill_next = false;
        laptop.kill_sooner = false;
        laptop.live(&Happening::Awake(135));
        for (id, item) in &laptop.every {
            let shown = laptop.shown.get(id).map_or(0, Vec::len);
            let folded = laptop.folded.get(id).map_or(0, Vec::len);
            let repeats = laptop.kills.get(id).copied().unwrap_or(0);
            // What a fresh agenda no longer holds was due more than two days ago and the laptop never looked in between.
            let forgotten = !laptop.agenda.items.iter().any(|kept| kept.id == *id);
            if item.at <= laptop.at && !forgotten {
                prop_assert!(shown + folded >= 1, "{:?} at {} was lost", item.kind, item.at);
            }
            prop_assert!(shown <= 1 + repeats, "{:?} at {} was shown {shown} times with {repeats} kills", item.kind, item.at);
            if !clock_jumps {
                prop_assert!(shown + folded <= 1 + repeats, "{:?} at {} came {shown}+{folded} times", item.kind, item.at);
                prop_assert!(item.at <= laptop.at || shown + folded == 0, "{:?} at {} came early", item.kind, item.at);
            }
        }
        prop_assert!(laptop.most_at_once <= AT_ONCE + 1, "{} pop-ups at once are a pile", laptop.most_at_once);
    }
}

#[test]
fn an_untroubled_year_shows_each_at_its_minute() {
    let mut laptop = Laptop::new();
    for _ in 0..364 {
        laptop.live(&Happening::Awake(24 * 60));
        laptop.live(&Happening::Replan);
    }
    let due = laptop
        .every
        .values()
        .filter(|item| item.at <= laptop.at)
        .count();
    assert_eq!(
        due,
        208 * 2,
        "four evenings a week for 52 weeks, two reminders each"
    );
    for (id, item) in laptop.every.iter().filter(|(_, item)| item.at <= laptop.at) {
        assert_eq!(
            laptop.shown.get(id).map(Vec::as_slice),
            Some(&[item.at][..]),
            "{:?} at {} comes once, at its minute",
            item.kind,
            item.at
        );
    }
    assert!(laptop.folded.is_empty(), "an awake laptop misses nothing");
}
