use std::collections::BTreeMap;

use chrono::{Datelike, Duration, NaiveDate, NaiveTime, Weekday};
use proptest::prelude::*;

use super::fixture::*;
use super::*;
use crate::time::Now;

const FIRST: &str = "2026-09-01";
const DAYS: i64 = 24;
const ZONES: [&str; 12] = [
    "America/New_York",
    "Europe/Berlin",
    "Africa/Cairo",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Kiritimati",
    "Pacific/Honolulu",
    "Etc/GMT+12",
    "Asia/Kathmandu",
    "America/St_Johns",
    "America/Havana",
    "Europe/London",
];
/// Days on which the clocks of some of them change.
const CHANGES: [&str; 9] = [
    "2026-03-08",
    "2026-03-29",
    "2026-04-05",
    "2026-04-24",
    "2026-09-27",
    "2026-10-04",
    "2026-10-25",
    "2026-10-30",
    "2026-11-01",
];

fn utc(date: NaiveDate, time: NaiveTime) -> Now {
    Now {
        at: date.and_time(time).and_utc(),
        zone: "UTC".to_owned(),
    }
}

fn plus(date: NaiveDate, days: i64) -> NaiveDate {
    date + Duration::days(days)
}

/// What was said of a slot: nothing, taken so many minutes after it was due, or skipped.
#[derive(Debug, Clone, Copy)]
enum Said {
    Nothing,
    Taken(i64),
    Skipped,
}

fn said() -> impl Strategy<Value = Said> {
    prop_oneof![
        2 => Just(Said::Nothing),
        4 => (-60_i64..60).prop_map(Said::Taken),
        2 => (61_i64..1_200).prop_map(Said::Taken),
        1 => Just(Said::Skipped),
    ]
}

fn shape() -> impl Strategy<Value = DoseShape> {
    let times = || {
        prop::collection::btree_set(0_u32..1_440, 1..4).prop_map(|minutes| {
            let time = |minute: u32| NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap();
            minutes.into_iter().map(time).collect::<Vec<_>>()
        })
    };
    prop_oneof![
        times().prop_map(|times| DoseShape::Daily { times }),
        (times(), 1_u8..128).prop_map(|(times, days)| DoseShape::Weekly {
            weekdays: (0..7)
                .filter(|day| days & (1 << day) != 0)
                .map(|day| Weekday::try_from(day).unwrap())
                .collect(),
            times,
        }),
        (times(), 2_u16..6).prop_map(|(times, every)| DoseShape::EveryDays { every, times }),
    ]
}

/// Whether a shape is due on a day, by looking at that day.
fn fires(shape: &DoseShape, date: NaiveDate) -> bool {
    match shape {
        DoseShape::Weekly { weekdays, .. } => weekdays.contains(&date.weekday()),
        DoseShape::EveryDays { every, .. } => {
            (date - day(FIRST)).num_days() % i64::from(*every) == 0
        }
        _ => true,
    }
}

/// A medication whose slots were answered one by one, and what was said, in order.
fn history(shape: DoseShape, said: &[Said]) -> (Kept, Vec<(NaiveDate, NaiveTime, Said)>) {
    let mut kept = Kept::with(&format!("{FIRST} 00:00"), shape.clone());
    let mut told = Vec::new();
    let mut next = said.iter().cycle();
    for date in (0..DAYS).map(|ahead| plus(day(FIRST), ahead)) {
        if !fires(&shape, date) {
            continue;
        }
        for (place, time) in (0_u8..).zip(shape.times()) {
            let what = *next.next().unwrap();
            told.push((date, *time, what));
            let (answer, after) = match what {
                Said::Nothing => continue,
                Said::Taken(after) => (DoseAnswer::Taken, after),
                Said::Skipped => (DoseAnswer::Skipped, 5),
            };
            let key = SlotKey {
                version: kept.versions[0].id,
                date,
                place,
                after: None,
            };
            let due = DueAt {
                local: date.and_time(*time),
                zone: "UTC".to_owned(),
            };
            let mut at = utc(date, *time);
            at.at += Duration::minutes(after);
            kept.dose(Some((key, due)), answer, &at);
        }
    }
    (kept, told)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn adherence_is_what_going_through_every_slot_counts(
        shape in shape(),
        said in prop::collection::vec(said(), 1..40),
        pause in (0_i64..DAYS, 0_i64..8),
        now in (1_i64..DAYS, 0_u32..1_440),
    ) {
        let (mut kept, told) = history(shape, &said);
        let (from, until) = (plus(day(FIRST), pause.0), plus(day(FIRST), pause.0 + pause.1));
        kept.pause(&from.to_string(), Some(&until.to_string()));
        let now = utc(
            plus(day(FIRST), now.0),
            NaiveTime::from_hms_opt(now.1 / 60, now.1 % 60, 0).unwrap(),
        );
        let lived = |at: chrono::NaiveDateTime| (at - Duration::hours(4)).date();
        let (mut due, mut taken, mut late, mut skipped, mut not_recorded, mut paused) = (0, 0, 0, 0, 0, 0);
        let mut since: Option<NaiveDate> = None;
        let mut takings = Vec::new();
        for (date, time, what) in told {
            let at = date.and_time(time);
            if let Said::Taken(after) = what {
                takings.push(lived(at + Duration::minutes(after)));
            }
            let answered = !matches!(what, Said::Nothing);
            let over = plus(lived(at), 1).and_hms_opt(4, 0, 0).unwrap().max(at + Duration::hours(4));
            let counted = if (from..=until).contains(&date) {
                let come = answered || at <= now.at.naive_utc();
                paused += u32::from(come);
                come
            } else {
                match what {
                    Said::Taken(after) => {
                        taken += 1;
                        late += u32::from(after > 60);
                    }
                    Said::Skipped => skipped += 1,
                    Said::Nothing => not_recorded += u32::from(now.at.naive_utc() >= over),
                }
                answered || now.at.naive_utc() >= over
            };
            if counted {
                since = Some(since.map_or(date, |since| since.min(date)));
            }
        }
        due += taken + skipped + not_recorded;
        let found = kept.course().at(&now).adherence();
        if due < 5 {
            prop_assert_eq!(found, None);
            return Ok(());
        }
        let mut gap: Option<u32> = None;
        let mut run = 0;
        for date in since.unwrap().iter_days().take_while(|date| *date < lived(now.local())) {
            if takings.contains(&date) {
                run = 0;
            } else if !(from..=until).contains(&date) {
                run += 1;
            }
            gap = gap.max(Some(run));
        }
        prop_assert_eq!(found, Some(Adherence {
            since: since.unwrap(), due, taken, late, skipped, not_recorded, paused, longest_gap_days: gap,
        }));
    }
}

fn counts(kept: &Kept, now: &Now) -> (Option<Adherence>, u32, Vec<(SlotKey, SlotState)>) {
    let course = kept.course();
    let seen = course.at(now);
    let slots = seen.slots(day(FIRST), plus(day(FIRST), DAYS + 5)).items;
    let states = slots.iter().map(|slot| (slot.key, slot.state)).collect();
    (seen.adherence(), seen.taken_24h(), states)
}

fn any_shape() -> impl Strategy<Value = DoseShape> {
    let hours = (4_u8..30).prop_map(|hours| DoseShape::AfterHours {
        hours,
        first: day(FIRST).and_hms_opt(8, 0, 0).unwrap(),
    });
    let given = (1_u16..10).prop_map(|every| DoseShape::AfterGiven {
        every,
        span: DoseSpan::Days,
        first: day(FIRST),
        at: clock("10:00"),
    });
    prop_oneof![3 => shape(), 1 => hours, 1 => given]
}

/// Answers what is open at each of these hours, or leaves it.
fn lived(shape: DoseShape, visits: &[(i64, u8)]) -> (Kept, Now) {
    let mut kept = Kept::with(&format!("{FIRST} 00:00"), shape);
    let mut now = utc(day(FIRST), clock("08:30"));
    for (hours, what) in visits {
        now.at += Duration::hours(*hours);
        let open: Vec<(SlotKey, DueAt)> = kept
            .course()
            .at(&now)
            .today()
            .into_iter()
            .filter(|slot| slot.dose.is_none() && slot.at <= now.at)
            .map(|slot| {
                (
                    slot.key,
                    DueAt {
                        local: slot.local,
                        zone: slot.zone.to_owned(),
                    },
                )
            })
            .collect();
        for slot in open {
            match what {
                0 => kept.dose(Some(slot), DoseAnswer::Skipped, &now),
                1..4 => kept.dose(Some(slot), DoseAnswer::Taken, &now),
                _ => break,
            };
        }
    }
    (kept, now)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn an_answer_taken_back_gives_every_count_back(
        shape in any_shape(),
        visits in prop::collection::vec((1_i64..20, 0_u8..6), 2..40),
    ) {
        let (mut kept, now) = lived(shape, &visits);
        let before = counts(&kept, &now);
        let open = {
            let course = kept.course();
            let seen = course.at(&now);
            let slots = seen.slots(day(FIRST), plus(day(FIRST), DAYS + 5)).items;
            let open = slots.into_iter().find(|slot| slot.dose.is_none());
            open.map(|slot| (slot.key, DueAt { local: slot.local, zone: slot.zone.to_owned() }))
        };
        prop_assume!(open.is_some());
        kept.dose(open, DoseAnswer::Taken, &now);
        prop_assert_ne!(&counts(&kept, &now), &before, "an answer is seen");
        kept.doses.last_mut().unwrap().deleted_at = Some(now.at);
        prop_assert_eq!(&counts(&kept, &now), &before);
        // And any earlier one, taken back and given back.
        if kept.doses.len() > 1 {
            kept.doses[0].deleted_at = Some(now.at);
            let _ = counts(&kept, &now);
            kept.doses[0].deleted_at = None;
            prop_assert_eq!(&counts(&kept, &now), &before);
        }
    }

    #[test]
    fn a_change_leaves_every_slot_before_it_as_it_was(
        shape in any_shape(),
        other in any_shape(),
        visits in prop::collection::vec((1_i64..20, 0_u8..6), 2..40),
        ahead in 0_i64..100,
        ends in any::<bool>(),
    ) {
        let (mut kept, now) = lived(shape, &visits);
        let schedule = kept.versions[0].schedule;
        let from = kept.course().at(&now).change_from(Some(schedule), &DoseClock::Here);
        let from = from + Duration::hours(ahead);
        let slots = |kept: &Kept| -> Vec<(SlotKey, chrono::NaiveDateTime, SlotState, String)> {
            let course = kept.course();
            let all = course.at(&now).slots(day(FIRST), plus(day(FIRST), DAYS + 30)).items;
            all.into_iter()
                .filter(|slot| slot.local < from)
                .map(|slot| (slot.key, slot.local, slot.state, slot.label.to_owned()))
                .collect()
        };
        let before = slots(&kept);
        let first = from.date().to_string();
        let parts = if ends { Vec::new() } else { vec![part(&first, None, other)] };
        kept.version(0, &from.format("%Y-%m-%d %H:%M").to_string(), entry(parts));
        prop_assert_eq!(slots(&kept), before);
    }

    #[test]
    fn without_an_answer_a_slot_is_future_then_due_then_not_recorded_and_nothing_else(
        shape in any_shape(),
        steps in prop::collection::vec(1_i64..9, 1..60),
        zone in 0..ZONES.len(),
        change in 0..CHANGES.len(),
    ) {
        let first = plus(day(CHANGES[change]), -2);
        let kept = Kept::with(&format!("{first} 00:00"), match shape {
            DoseShape::AfterHours { hours, .. } => DoseShape::AfterHours {
                hours,
                first: first.and_hms_opt(8, 0, 0).unwrap(),
            },
            DoseShape::AfterGiven { every, span, at, .. } => DoseShape::AfterGiven { every, span, first, at },
            other => other,
        });
        let mut now = now_in(ZONES[zone], &format!("{first} 00:00"));
        let mut before: BTreeMap<SlotKey, u8> = BTreeMap::new();
        for hours in steps {
            now.at += Duration::hours(hours);
            for slot in kept.course().at(&now).slots(first, plus(first, 6)).items {
                let rank = match slot.state {
                    SlotState::Future => 0,
                    SlotState::Due => 1,
                    SlotState::NotRecorded => 2,
                    other => return Err(TestCaseError::fail(format!("{other:?} by itself"))),
                };
                let earlier = before.insert(slot.key, rank);
                prop_assert!(earlier.is_none_or(|earlier| earlier <= rank), "{:?}", slot);
            }
        }
    }

    #[test]
    fn no_slot_is_twice_or_lost_where_the_clocks_change_or_one_flies(
        shape in shape(),
        zones in (0..ZONES.len(), 0..ZONES.len()),
        change in 0..CHANGES.len(),
        flight in 0_i64..120,
    ) {
        let first = plus(day(CHANGES[change]), -2);
        let shape = DoseShape::Daily { times: shape.times().to_vec() };
        let each = shape.times().len();
        let mut kept = Kept::with(&format!("{first} 00:00"), shape);
        let mut now = now_in(ZONES[zones.0], &format!("{first} 00:00"));
        // Somebody who answers within the half hour, there and here.
        for half_hour in 0..2 * 24 * 6 {
            now.at += Duration::minutes(30);
            if half_hour == flight {
                now.zone = ZONES[zones.1].to_owned();
            }
            let due: Vec<(SlotKey, DueAt)> = kept.course().at(&now).today().into_iter()
                .filter(|slot| slot.state == SlotState::Due)
                .map(|slot| (slot.key, DueAt { local: slot.local, zone: slot.zone.to_owned() }))
                .collect();
            for slot in due {
                kept.dose(Some(slot), DoseAnswer::Taken, &now);
            }
        }
        let course = kept.course();
        let slots = course.at(&now).slots(first, plus(first, 3)).items;
        prop_assert_eq!(slots.len(), 4 * each, "each time of each day once");
        for slot in &slots {
            prop_assert!(slot.others.is_empty(), "due twice: {:?}", slot);
            // Only what was never lived, for one flew over the date line, can be without an answer.
            let lived = slot.dose.is_some() || zones.0 != zones.1;
            prop_assert!(lived, "lost: {:?}", slot);
        }
        let names: std::collections::BTreeSet<SlotKey> = slots.iter().map(|slot| slot.key).collect();
        prop_assert_eq!(names.len(), slots.len());
    }
}
