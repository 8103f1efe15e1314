//! A simulated year: a laptop that sleeps, is switched off and killed, travels, whose clock jumps, with somebody who puts reminders
//! off, has quiet hours, writes on the lock screen and changes things meanwhile. What must hold: no reminder early, none lost, each
//! once (and once more for each time it was put off); only a kill between showing and marking may repeat that one. What is to be
//! taken comes again as often as was chosen and not once more, none of it in the quiet hours, none after the answer, and a flight
//! makes nothing due twice.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use proptest::prelude::*;

use super::tests::{ZONE, opaque, session, year_of_sessions};
use super::*;
use crate::calendar;
use crate::id::Id;
use crate::sessions::Occurrence;
use crate::time::Now;
use crate::words::Lang;

/// Minutes between two looks.
const STEP: i64 = 15;

/// Where the laptop travels.
const ZONES: [&str; 4] = [
    ZONE,
    "America/Los_Angeles",
    "Europe/London",
    "Australia/Lord_Howe",
];

#[derive(Debug, Clone)]
enum Happening {
    /// Awake, the agent looking (here every quarter of an hour, to keep it quick).
    Awake(i64),
    /// Asleep or off: nobody looks.
    Away(i64),
    /// The wall clock is wrong by this many minutes for a while, then right again.
    Wrong { by: i64, lasting: i64 },
    /// Killed right after marking the next one, before showing it.
    KillBeforeShow,
    /// Killed right after showing the next one, before marking it.
    KillBeforeMark,
    /// Killed at any other time: only what is on disk goes on.
    Restart,
    /// The window makes the agenda anew.
    Replan,
    /// The notification service is gone for this long.
    Deaf(i64),
    /// The laptop travels.
    Travel(usize),
    /// The person presses "in ten minutes" on what came last.
    Snooze,
    /// The person answers what came last, if it can be answered.
    Answer,
    /// Something is written down on the lock screen, to look at again.
    WriteDown,
    /// The person changes the quiet hours.
    Quiet(bool),
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
        1 => Just(Happening::Restart),
        2 => Just(Happening::Replan),
        1 => (1_i64..300).prop_map(Happening::Deaf),
        1 => (0..ZONES.len()).prop_map(Happening::Travel),
        3 => Just(Happening::Snooze),
        3 => Just(Happening::Answer),
        2 => Just(Happening::WriteDown),
        1 => any::<bool>().prop_map(Happening::Quiet),
    ]
}

struct Laptop {
    /// The true time.
    at: DateTime<Utc>,
    /// What the wall clock is off by, minutes.
    off: i64,
    zone: &'static str,
    sessions: Vec<Occurrence>,
    settings: ReminderSettings,
    /// What was written on the lock screen and is not looked at yet.
    written: Vec<ReminderRequest>,
    agenda: Agenda,
    ledger: Ledger,
    kill_next: bool,
    kill_sooner: bool,
    deaf_until: DateTime<Utc>,
    last_shown: Option<Id>,
    /// Per reminder: wall times at which it was shown by itself, and in a summary.
    shown: BTreeMap<Id, Vec<DateTime<Utc>>>,
    folded: BTreeMap<Id, Vec<DateTime<Utc>>>,
    kills: BTreeMap<Id, usize>,
    snoozes: BTreeMap<Id, usize>,
    every: BTreeMap<Id, AgendaItem>,
    most_at_once: usize,
    /// Answered on the pop-up, and when.
    answered: BTreeMap<Id, DateTime<Utc>>,
    /// The same by slot, of those that the window has taken in.
    kept: BTreeSet<SlotName>,
    /// What comes every eight hours, counted from the last time: the slot that is open, and when it is due.
    chain: (SlotName, DateTime<Utc>),
    /// Answers that the window has not taken in.
    sealed: Vec<(SlotName, Option<FollowUp>)>,
}

/// A slot of a version of this name.
fn slot(version: &str, date: NaiveDate, place: u16) -> SlotName {
    SlotName {
        version: opaque(version),
        date,
        place,
        after: None,
    }
}

/// Evenings four times a week, and one early morning that lies partly in the quiet hours.
fn sessions() -> Vec<Occurrence> {
    let first = NaiveDate::from_ymd_opt(2026, 7, 8).unwrap();
    let early = (0..52).map(|week| {
        let day = first + Duration::weeks(week);
        session(day.and_hms_opt(8, 0, 0).unwrap(), ZONE, Some(30))
    });
    year_of_sessions().into_iter().chain(early).collect()
}

fn clock(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

impl Laptop {
    fn new() -> Self {
        let at = Utc.with_ymd_and_hms(2026, 7, 6, 4, 0, 0).unwrap();
        let settings = ReminderSettings {
            times: vec![
                ReminderTime::EveningBefore(clock(20, 0)),
                ReminderTime::Before(120),
                ReminderTime::LeaveBy,
                ReminderTime::Before(0),
            ],
            // Twenty minutes of way and none to spare: a look after the start finds both fresh.
            leave_margin_min: 0,
            quiet: Some(QuietHours {
                from: clock(22, 0),
                until: clock(7, 0),
            }),
            ..ReminderSettings::default()
        };
        let mut laptop = Self {
            at,
            off: 0,
            zone: ZONE,
            sessions: sessions(),
            settings,
            written: Vec::new(),
            agenda: Agenda {
                version: AGENDA_VERSION,
                made_at: at,
                covers_until: at,
                lang: Lang::En,
                quiet: None,
                off: Vec::new(),
                items: Vec::new(),
            },
            ledger: Ledger::default(),
            kill_next: false,
            kill_sooner: false,
            deaf_until: at,
            last_shown: None,
            shown: BTreeMap::new(),
            folded: BTreeMap::new(),
            kills: BTreeMap::new(),
            snoozes: BTreeMap::new(),
            every: BTreeMap::new(),
            most_at_once: 0,
            answered: BTreeMap::new(),
            kept: BTreeSet::new(),
            chain: (slot("chain", at.date_naive(), 0), at + Duration::hours(8)),
            sealed: Vec::new(),
        };
        laptop.remake();
        laptop
    }

    /// Check-ins twice a day, the review on Sundays, and what was written on the lock screen.
    fn reminder_requests(&self) -> Vec<ReminderRequest> {
        let today = self.wall().local().date();
        let by_the_clock = |kind, name: &str, day: NaiveDate, time| {
            let name = format!("{name}|{day}");
            ReminderRequest::by_the_clock(kind, name, String::new(), day.and_time(time), self.zone)
        };
        let mut all: Vec<ReminderRequest> = (-2..30)
            .filter_map(|offset| today.checked_add_signed(Duration::days(offset)))
            .flat_map(|day| {
                let review = (day.weekday() == Weekday::Sun)
                    .then(|| by_the_clock(ReminderKind::Review, "review", day, clock(17, 0)));
                [
                    by_the_clock(ReminderKind::Checkin, "am", day, clock(8, 30)),
                    by_the_clock(ReminderKind::Checkin, "pm", day, clock(22, 30)),
                ]
                .into_iter()
                .chain(review)
            })
            .collect();
        all.extend(self.written.iter().cloned());
        all.extend(self.doses(today));
        all
    }

    /// Three at the same minute, one in the evening and one inside the quiet hours, by the wall wherever it hangs; one by the clock of
    /// home; and the chain.
    fn doses(&self, today: NaiveDate) -> Vec<ReminderRequest> {
        let mut all = Vec::new();
        for day in (-2..8).filter_map(|offset| today.checked_add_signed(Duration::days(offset))) {
            let next = day + Duration::days(1);
            for (place, hour, minute, ends) in [
                (0, 12, 0, day.and_time(clock(20, 0))),
                (1, 12, 0, day.and_time(clock(20, 0))),
                (2, 12, 0, day.and_time(clock(20, 0))),
                (3, 20, 0, day.and_time(clock(20, 30))),
                (4, 23, 30, next.and_time(clock(12, 0))),
            ] {
                let local = day.and_time(clock(hour, minute));
                all.push(ReminderRequest {
                    repeats: 2,
                    ends: Some(ends),
                    ..ReminderRequest::dose(
                        &slot("wall", day, place),
                        String::new(),
                        local,
                        self.zone,
                    )
                });
            }
            let home = day.and_time(clock(9, 0));
            all.push(ReminderRequest {
                floating: false,
                repeats: 1,
                ..ReminderRequest::dose(&slot("home", day, 0), String::new(), home, ZONE)
            });
        }
        let (name, at) = &self.chain;
        all.push(ReminderRequest {
            can_take: true,
            follow_up_min: Some(8 * 60),
            ..ReminderRequest::at_instant(
                ReminderKind::Dose,
                name.to_string(),
                String::new(),
                *at,
                self.zone,
            )
        });
        all.retain(|request| request.slot().is_none_or(|slot| !self.kept.contains(&slot)));
        all
    }

    /// The window takes in what was sealed.
    fn take_in(&mut self) {
        for (slot, next) in std::mem::take(&mut self.sealed) {
            self.kept.insert(slot);
            if let Some(next) = next {
                let local = (next.at + Duration::minutes(i64::from(next.off))).naive_utc();
                let follows = SlotName {
                    date: local.date(),
                    after: Some(next.dose),
                    ..self.chain.0
                };
                self.chain = (follows, next.at);
            }
        }
    }

    fn remake(&mut self) {
        self.take_in();
        let now = self.wall();
        self.agenda
            .items
            .extend(self.ledger.follow_ups(&self.agenda));
        let planning = Planning {
            now: &now,
            lang: Lang::En,
            settings: &self.settings,
            more_after: false,
            previous: Some(&self.agenda),
            late_phone: "",
        };
        // Only what the agenda can reach, or each remake would word a whole year.
        let near: Vec<Occurrence> = self
            .sessions
            .iter()
            .filter(|session| {
                let from_now = session.start - now.at;
                from_now > -KEPT_PAST && from_now < Duration::days(COVERS_DAYS)
            })
            .cloned()
            .collect();
        self.agenda = plan(&near, &self.reminder_requests(), &planning, &opaque);
        self.remember();
    }

    fn remember(&mut self) {
        let follow_ups = self.ledger.follow_ups(&self.agenda);
        self.every.extend(
            self.agenda
                .items
                .iter()
                .chain(&follow_ups)
                .map(|item| (item.id, item.clone())),
        );
    }

    /// Where it began at the earliest, wherever the laptop was.
    fn earliest(item: &AgendaItem) -> DateTime<Utc> {
        if !item.floating {
            return item.at;
        }
        let all = ZONES.map(|zone| calendar::to_instant(item.local, zone).at);
        all.into_iter().min().unwrap()
    }

    fn answer(&mut self) {
        let now = self.wall();
        let item = self
            .last_shown
            .and_then(|id| self.ledger.item(id, &self.agenda));
        let Some((item, slot)) = item.and_then(|item| {
            let slot = item.slot_name()?;
            Some((item, slot))
        }) else {
            return;
        };
        if self.ledger.answered(item.id) {
            return;
        }
        self.last_shown = None;
        let next = item.follow_up_min.map(|minutes| FollowUp {
            id: opaque(&format!("follow {}", self.answered.len())),
            dose: opaque(&format!("dose {}", self.answered.len())),
            at: now.at + Duration::minutes(i64::from(minutes)),
            off: i16::try_from((now.local() - now.at.naive_utc()).num_minutes()).unwrap(),
        });
        self.ledger.answer(item.id, next);
        self.answered.insert(item.id, now.at);
        self.sealed.push((slot, next));
        self.remember();
    }

    fn wall(&self) -> Now {
        Now {
            at: self.at + Duration::minutes(self.off),
            zone: self.zone.to_owned(),
        }
    }

    fn quiet_now(&self, now: &Now) -> bool {
        self.agenda
            .quiet
            .is_some_and(|quiet| quiet.hold(now.at, &now.zone))
    }

    fn tick(&mut self) {
        let now = self.wall();
        self.ledger.settle(&now, &self.agenda);
        let decisions = decide(&now, &self.agenda, &self.ledger);
        self.most_at_once = self.most_at_once.max(decisions.len());
        for decision in decisions {
            // The ledger as it is on disk if the agent dies in between.
            self.ledger.begin(&decision, &now);
            if std::mem::take(&mut self.kill_sooner) {
                return;
            }
            let taken = self.at >= self.deaf_until;
            if taken {
                assert_eq!(
                    decision.silent(),
                    self.quiet_now(&now),
                    "a sound in the quiet hours, or none outside them"
                );
                for id in decision.ids() {
                    match &decision {
                        Decision::Show { item, due, .. } => {
                            assert!(
                                Self::earliest(item) <= now.at && *due <= now.at,
                                "never early"
                            );
                            assert!(
                                now.at - *due < LATE,
                                "an old reminder does not pop up as if it were new"
                            );
                            self.shown.entry(id).or_default().push(now.at);
                            self.last_shown = Some(item.id);
                        }
                        Decision::Group { items, due, .. } => {
                            assert!(items.len() >= GROUP_FROM && now.at - *due < LATE);
                            let early = items.iter().any(|item| Self::earliest(item) > now.at);
                            assert!(!early, "never early");
                            self.shown.entry(id).or_default().push(now.at);
                        }
                        Decision::Fold { items, .. } => {
                            assert!(
                                items.iter().all(|item| Self::earliest(item) <= now.at),
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
            self.ledger.finish(&decision, taken, &now);
        }
    }

    fn snooze(&mut self) {
        let Some(id) = self.last_shown.take() else {
            return;
        };
        // One that a kill left unmarked comes again by itself; pressing its button changes nothing then.
        let marked = matches!(
            self.ledger.marks.get(&id),
            Some(Mark::Shown | Mark::Again { .. })
        );
        if marked && self.ledger.snooze(id, &self.wall(), &self.agenda) {
            *self.snoozes.entry(id).or_default() += 1;
        }
    }

    /// To be looked at again in a quarter of an hour.
    fn write_down(&mut self) {
        let now = self.wall();
        let name = format!("rerate|{}", self.written.len());
        let id = opaque(&format!("random {}", self.written.len()));
        let again = ReminderRequest::at_instant(
            ReminderKind::Rerate,
            name,
            String::new(),
            now.at + Duration::minutes(15),
            self.zone,
        );
        if self.agenda.add(&again, id) {
            self.written.push(again);
            self.remember();
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
            Happening::Restart => {
                let on_disk = serde_json::to_vec(&self.ledger).unwrap();
                self.ledger = serde_json::from_slice(&on_disk).unwrap();
                let on_disk = serde_json::to_vec(&self.agenda).unwrap();
                let agenda: Agenda = serde_json::from_slice(&on_disk).unwrap();
                assert_eq!(agenda.check(), Ok(()), "what is written may be read");
                self.agenda = agenda.resolved();
            }
            Happening::Replan => self.remake(),
            Happening::Deaf(minutes) => self.deaf_until = self.at + Duration::minutes(minutes),
            Happening::Travel(to) => self.zone = ZONES[to],
            Happening::Snooze => self.snooze(),
            Happening::Answer => self.answer(),
            Happening::WriteDown => self.write_down(),
            Happening::Quiet(on) => {
                self.settings.quiet = on.then_some(QuietHours {
                    from: clock(22, 0),
                    until: clock(7, 0),
                });
                self.remake();
            }
        }
    }

    /// Awake with a working notification service until whatever is still owed is paid, quiet hours included.
    fn settle_up(&mut self) {
        self.deaf_until = self.at;
        self.kill_next = false;
        self.kill_sooner = false;
        self.live(&Happening::Awake(12 * 60));
    }

    fn came(&self, id: &Id) -> (usize, usize) {
        (
            self.shown.get(id).map_or(0, Vec::len),
            self.folded.get(id).map_or(0, Vec::len),
        )
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn none_lost_none_early_each_once(life in proptest::collection::vec(happening(), 1..120)) {
        let mut laptop = Laptop::new();
        let clock_jumps = life.iter().any(|what| matches!(what, Happening::Wrong { .. }));
        for what in &life {
            laptop.live(what);
        }
        laptop.settle_up();
        let end = laptop.wall();
        // What a fresh agenda no longer holds was due more than two days ago and the laptop never looked in between, or its time of
        // day is another one since the laptop travelled.
        let follow_ups = laptop.ledger.follow_ups(&laptop.agenda);
        let kept: BTreeSet<Id> = laptop.agenda.items.iter().chain(&follow_ups).map(|item| item.id).collect();
        for (id, item) in &laptop.every {
            let (shown, folded) = laptop.came(id);
            let repeats = laptop.kills.get(id).copied().unwrap_or(0) + usize::from(item.repeats);
            let put_off = laptop.snoozes.get(id).copied().unwrap_or(0);
            let due = laptop.ledger.due(item, &end, laptop.agenda.quiet.as_ref());
            prop_assert!(!kept.contains(id) || due.is_none_or(|due| due > end.at), "{:?} at {} is still owed", item.kind, item.at);
            if item.at_in(laptop.zone) <= end.at && kept.contains(id) && due.is_none() {
                prop_assert!(shown + folded >= 1, "{:?} at {} was lost", item.kind, item.at);
                if !clock_jumps && item.repeats == 0 {
                    prop_assert!(shown + folded > put_off, "{:?} at {} was put off {put_off} times and came {shown}+{folded} times", item.kind, item.at);
                }
            }
            prop_assert!(shown <= 1 + repeats + put_off, "{:?} at {} was shown {shown} times with {repeats} kills and repeats, put off {put_off} times", item.kind, item.at);
            if !clock_jumps {
                prop_assert!(shown + folded <= 1 + repeats + put_off, "{:?} at {} came {shown}+{folded} times, put off {put_off} times", item.kind, item.at);
                prop_assert!(Laptop::earliest(item) <= end.at || shown + folded == 0, "{:?} at {} came early", item.kind, item.at);
                if let Some(answered) = laptop.answered.get(id) {
                    let after = laptop.shown.get(id).into_iter().flatten().filter(|at| *at > answered).count();
                    prop_assert_eq!(after, 0, "{:?} at {} came after its answer", item.kind, item.at);
                }
                if item.repeats > 0 && put_off == 0 {
                    // No repeat of one that nobody answered comes a second day: what is due is due once, wherever the laptop went.
                    let all = laptop.shown.get(id).map(Vec::as_slice).unwrap_or_default();
                    if let (Some(first), Some(last)) = (all.first(), all.last()) {
                        prop_assert!(*last - *first < Duration::hours(2), "{:?} at {} was due at {first} and again at {last}", item.kind, item.at);
                    }
                }
            }
        }
        prop_assert!(laptop.most_at_once <= ON_TIME_AT_ONCE + 1, "{} pop-ups at once are a pile", laptop.most_at_once);
    }
}

#[test]
fn an_untroubled_year_shows_each_at_its_minute() {
    let mut laptop = Laptop::new();
    for _ in 0..364 {
        laptop.live(&Happening::Awake(24 * 60));
        laptop.live(&Happening::Replan);
    }
    let way = laptop
        .sessions
        .iter()
        .filter(|session| session.place.travel_minutes.is_some())
        .count();
    let due: Vec<&AgendaItem> = laptop
        .every
        .values()
        .filter(|item| item.at <= laptop.at && item.kind.of_session())
        .collect();
    assert_eq!(
        due.len(),
        (208 + 52) * 3 - 1 + way,
        "four evenings and one morning a week for 52 weeks, three reminders each, and one more where there is a way to leave for; the evening before the first day was over"
    );
    let quiet = laptop.agenda.quiet;
    for item in due {
        let expected = item.due(quiet.as_ref(), ZONE).at;
        let quarter = Duration::minutes(STEP);
        let came = laptop
            .shown
            .get(&item.id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        assert!(
            matches!(came, [at] if *at >= expected && *at - expected < quarter),
            "{:?} at {} comes once, at its minute: {came:?}",
            item.kind,
            item.at
        );
    }
    assert!(laptop.folded.is_empty(), "an awake laptop misses nothing");
    untroubled_doses(&laptop);
    let in_the_night = |at: &DateTime<Utc>| {
        let hour = calendar::to_local(*at, ZONE).time();
        hour >= clock(22, 0) || hour < clock(7, 0)
    };
    let loud_kinds = laptop.shown.iter().filter(|(id, came)| {
        let kind = laptop.every.get(id).map(|item| item.kind);
        matches!(kind, Some(ReminderKind::Review)) && came.iter().any(in_the_night)
    });
    assert_eq!(loud_kinds.count(), 0, "what can wait waits for the morning");
    let mut mornings = BTreeMap::<DateTime<Utc>, usize>::new();
    for (id, came) in &laptop.shown {
        if laptop.every.get(id).map(|item| item.kind) == Some(ReminderKind::Checkin) {
            for at in came {
                *mornings.entry(*at).or_default() += 1;
            }
        }
    }
    assert!(
        mornings.len() > 700 && mornings.values().all(|count| *count == 1),
        "never two check-ins at once, though every evening's falls into the quiet hours"
    );
}

/// What a calendar on the wall says of a year of doses that nobody answers: New York is four hours behind until the first of November
/// and from the second Sunday of March on, and five between. Nothing of the program's own is asked.
fn untroubled_doses(laptop: &Laptop) {
    let summer = |local: chrono::NaiveDateTime| {
        let day = |text: &str| -> chrono::NaiveDateTime { text.parse().unwrap() };
        local < day("2026-11-01T02:00:00") || local >= day("2027-03-14T02:00:00")
    };
    let mut came: BTreeMap<(&str, u16), Vec<(chrono::NaiveDateTime, Duration)>> = BTreeMap::new();
    for (id, all) in &laptop.shown {
        let item = &laptop.every[id];
        let Some(slot) = item.slot_name() else {
            continue;
        };
        let version = ["wall", "home", "chain"]
            .into_iter()
            .find(|name| opaque(name) == slot.version)
            .unwrap();
        for at in all {
            let off = Duration::hours(if summer(at.naive_utc() - Duration::hours(5)) {
                4
            } else {
                5
            });
            let local = at.naive_utc() - off;
            came.entry((version, slot.place))
                .or_default()
                .push((local, local - slot.date.and_time(NaiveTime::MIN)));
        }
    }
    // Looked at every quarter of an hour: a repeat after 20 minutes is seen after 30.
    let minutes =
        |all: &[i64]| -> Vec<Duration> { all.iter().copied().map(Duration::minutes).collect() };
    for (who, expected) in [
        (("wall", 0), minutes(&[720, 750, 780])),
        (("wall", 1), minutes(&[720, 750, 780])),
        (("wall", 2), minutes(&[720, 750, 780])),
        // The next one is due at half past eight.
        (("wall", 3), minutes(&[1_200])),
        // Inside the quiet hours: once, at its hour.
        (("wall", 4), minutes(&[1_410])),
        (("home", 0), minutes(&[540, 570])),
    ] {
        let mut days: BTreeMap<NaiveDate, Vec<Duration>> = BTreeMap::new();
        for (local, after) in &came[&who] {
            days.entry((*local - *after).date())
                .or_default()
                .push(*after);
        }
        assert!(days.len() >= 363, "{who:?} came on {} days", days.len());
        for (day, mut all) in days {
            all.sort();
            assert_eq!(all, expected, "{who:?} on {day}");
        }
    }
    assert_eq!(
        came[&("chain", 0)].len(),
        1,
        "what counts from an answer waits for it"
    );
}
