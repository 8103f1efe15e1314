//! Invented lives: what happened, and what the person wrote down of it, in plain values.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use evenkeel_domain::Lang;
use evenkeel_domain::share::RecipientRole;

/// The days on which the program meets, three hours each.
pub const MEETS: [Weekday; 3] = [Weekday::Mon, Weekday::Wed, Weekday::Thu];
pub const TRIGGERS: [&str; 7] = [
    "times.after_work",
    "things.money",
    "people.alone",
    "events.argument",
    "feelings.stressed",
    "body.tired",
    "places.party",
];
pub const SKILLS: [&str; 6] = [
    "call",
    "delay",
    "urge_surfing",
    "move",
    "breathing",
    "leave",
];
pub const REASONS: [&str; 5] = [
    "missed.sick",
    "missed.transport",
    "missed.work",
    "missed.child_care",
    // Printed as if no reason was given.
    "missed.craving_use",
];
const TOPICS: [&str; 6] = [
    "How do I tell my brother I cannot come to the party?",
    "Sleep: I wake at three and cannot get back.",
    "The bus is late on Thursdays. Can I come at six?",
    "I am proud of last weekend and want to say why it went well.",
    "What do I do on the day my pay comes in, when everybody wants to go out after work?",
    "Work wants me back full time. When is that a good idea?",
];

const TEMAS: [&str; 6] = [
    "¿Cómo le digo a mi hermano que no puedo ir a la fiesta?",
    "Dormir: me despierto a las tres y ya no puedo.",
    "El autobús llega tarde los jueves. ¿Puedo venir a las seis?",
    "Me siento bien por el fin de semana y quiero contar por qué.",
    "¿Qué hago el día que me pagan, cuando todos quieren salir después del trabajo?",
    "En el trabajo me quieren a tiempo completo. ¿Cuándo es buena idea?",
];

/// A small source of numbers that is the same each time.
pub struct Dice(u64);

impl Dice {
    pub fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most.max(1)
    }

    pub fn percent(&mut self, chance: u64) -> bool {
        self.below(100) < chance
    }

    pub fn one<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let place = usize::try_from(self.below(list.len() as u64)).unwrap_or(0);
        list.get(place).copied().unwrap_or_default()
    }

    fn small(&mut self, from: u8, to: u8) -> u8 {
        from + u8::try_from(self.below(u64::from(to - from) + 1)).unwrap_or(0)
    }
}

/// A record that the report may hold, or one that it must not: then nothing on the page may come from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    Shared,
    Never,
    Deleted,
}

pub struct Craving {
    pub at: NaiveDateTime,
    pub only_day: bool,
    pub strength: u8,
    pub triggers: Vec<&'static str>,
    /// The skill, and the number after it where one was given.
    pub skill: Option<(&'static str, Option<u8>)>,
    pub quick: bool,
    pub held: Held,
}

pub struct Checkin {
    pub day: NaiveDate,
    pub morning: bool,
    pub confidence: Option<u8>,
    pub peak: Option<u8>,
    pub held: Held,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Attended,
    /// Minutes late, where they were written down.
    Late(Option<u32>),
    /// Minutes that were left out, where they were written down.
    LeftEarly(Option<u32>),
    Missed {
        reason: Option<&'static str>,
        excused: bool,
    },
    NotNoted,
    Cancelled,
    /// Today, later.
    ToCome,
}

pub struct Session {
    pub day: NaiveDate,
    pub fate: Fate,
}

pub struct Lesson {
    pub number: u32,
    /// The day it is due.
    pub due: Option<NaiveDate>,
    pub started: Option<NaiveDate>,
    pub finished: Option<NaiveDate>,
}

/// One invented person, and what goes into the report.
pub struct Life {
    pub number: u32,
    pub lang: Lang,
    pub role: RecipientRole,
    pub name: String,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub now: NaiveDateTime,
    /// Hours a week that the program prescribes.
    pub prescribed: Option<u32>,
    pub most_misses: Option<u32>,
    pub late_from: Option<u32>,
    /// Check-ins are among the kinds of the report.
    pub checkins_chosen: bool,
    pub cravings: Vec<Craving>,
    pub checkins: Vec<Checkin>,
    pub sessions: Vec<Session>,
    pub lessons: Vec<Lesson>,
    /// When the plan was saved last; none when there is none.
    pub plan: Option<NaiveDate>,
    pub topics: Vec<String>,
    /// Days on which something was used. In no report.
    pub used: Vec<NaiveDate>,
}

impl Life {
    /// The days of the report that have begun.
    pub fn days(&self) -> Vec<NaiveDate> {
        let last = self.to.min(self.now.date());
        self.from
            .iter_days()
            .take_while(|day| *day <= last)
            .collect()
    }

    pub fn invented(number: u32) -> Self {
        let mut dice = Dice(u64::from(number) * 7_919 + 17);
        for _ in 0..5 {
            dice.below(2);
        }
        let weeks = if number % 4 == 3 { 12 } else { 4 };
        // A Monday, so that most reports are whole weeks; some begin on a Thursday and end on a Tuesday.
        let monday = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap_or_default()
            + Days::new(u64::from(number % 9) * 7);
        let ragged = number % 7 == 5;
        let from = monday + Days::new(if ragged { 3 } else { 0 });
        let to = monday + Days::new(weeks * 7 - 1) + Days::new(if ragged { 2 } else { 0 });
        // Most look back; some are made in the middle of their last week, in the morning.
        let today = if number % 11 == 10 {
            to - Days::new(3)
        } else {
            to + Days::new(1)
        };
        let now = today.and_time(NaiveTime::from_hms_opt(9, 30, 0).unwrap_or_default());
        let care = if number % 5 == 4 {
            RecipientRole::Doctor
        } else {
            RecipientRole::Counselor
        };
        let last = to.min(today - Days::new(1));
        let days: Vec<NaiveDate> = from.iter_days().take_while(|day| *day <= last).collect();
        let mut life = Self {
            number,
            lang: if number % 2 == 1 { Lang::Es } else { Lang::En },
            role: if number % 13 == 12 {
                RecipientRole::Court
            } else {
                care
            },
            name: format!(
                "{} {}.",
                dice.one(&["Jordan", "Ana", "Sam", "Luz", "Chris"]),
                dice.one(&["M", "R", "T", "V"])
            ),
            from,
            to,
            now,
            prescribed: (number % 8 != 7).then_some(9),
            most_misses: (number % 3 != 2).then_some(6),
            late_from: (number.is_multiple_of(3) || number % 13 == 12).then_some(15),
            checkins_chosen: number % 9 != 8,
            cravings: Vec::new(),
            checkins: Vec::new(),
            sessions: Vec::new(),
            lessons: Vec::new(),
            plan: None,
            topics: Vec::new(),
            used: Vec::new(),
        };
        life.crave(&days, &mut dice);
        life.check_in(&days, &mut dice);
        life.meet(&days, &mut dice);
        life.learn(&mut dice);
        life.plan = match number % 4 {
            0 | 3 => days.get(days.len() / 2).copied(),
            1 => from.checked_sub_days(Days::new(9)),
            _ => None,
        };
        let topics = usize::try_from(dice.below(6)).unwrap_or(0);
        if life.role != RecipientRole::Court {
            let list = if life.lang == Lang::Es { TEMAS } else { TOPICS };
            life.topics = list
                .iter()
                .take(topics)
                .map(|one| (*one).to_owned())
                .collect();
            life.topics.truncate(5);
        }
        life.used = days.iter().step_by(11).copied().collect();
        life
    }

    /// Few, many or none; some weeks stay empty; some of them only on the lock screen, held back or deleted.
    fn crave(&mut self, days: &[NaiveDate], dice: &mut Dice) {
        let chance = match self.number % 5 {
            0 => 12,
            1 => 35,
            2 => 80,
            3 => 25,
            _ => 50,
        };
        let nothing = self.number % 10 == 9;
        let silent_week = days.len() / 2;
        let habit = (dice.below(7), dice.below(4));
        for (place, day) in days.iter().enumerate() {
            let silent =
                self.number.is_multiple_of(2) && (silent_week..silent_week + 7).contains(&place);
            if nothing || silent || !dice.percent(chance) {
                // A day that would be empty, with a record the report must not hold.
                if dice.percent(12) {
                    let held = if dice.percent(50) {
                        Held::Never
                    } else {
                        Held::Deleted
                    };
                    self.cravings.push(craving(*day, dice, habit, held));
                }
                continue;
            }
            let many = if dice.percent(15) { 2 } else { 1 };
            for _ in 0..many {
                self.cravings.push(craving(*day, dice, habit, Held::Shared));
            }
        }
    }

    fn check_in(&mut self, days: &[NaiveDate], dice: &mut Dice) {
        // No check-in at all in some lives.
        if self.number % 6 == 5 {
            return;
        }
        for day in days {
            let held = if dice.percent(6) {
                Held::Never
            } else {
                Held::Shared
            };
            if dice.percent(60) {
                self.checkins.push(Checkin {
                    day: *day,
                    morning: true,
                    confidence: dice.percent(85).then(|| dice.small(3, 9)),
                    peak: None,
                    held,
                });
            }
            if dice.percent(55) {
                let peak = match dice.below(4) {
                    0 => Some(0),
                    1 => None,
                    _ => Some(dice.small(1, 8)),
                };
                self.checkins.push(Checkin {
                    day: *day,
                    morning: false,
                    confidence: None,
                    peak,
                    held,
                });
            }
        }
    }

    fn meet(&mut self, days: &[NaiveDate], dice: &mut Dice) {
        for day in days.iter().filter(|day| MEETS.contains(&day.weekday())) {
            let fate = match dice.below(20) {
                0 => Fate::Late(Some(10)),
                1 => Fate::Late(Some(25)),
                2 => Fate::Late(None),
                3 => Fate::LeftEarly(None),
                4 => Fate::LeftEarly(Some(60)),
                5 | 6 => Fate::Missed {
                    reason: Some(dice.one(&REASONS)),
                    excused: dice.percent(50),
                },
                7 => Fate::Missed {
                    reason: None,
                    excused: false,
                },
                8 => Fate::NotNoted,
                9 => Fate::Cancelled,
                _ => Fate::Attended,
            };
            self.sessions.push(Session { day: *day, fate });
        }
        let today = self.now.date();
        if today <= self.to && MEETS.contains(&today.weekday()) {
            self.sessions.push(Session {
                day: today,
                fate: Fate::ToCome,
            });
        }
    }

    fn learn(&mut self, dice: &mut Dice) {
        let planned = self.number % 4 != 2;
        for number in 1..=24_u32 {
            let week = self.from + Days::new(u64::from(number / 2) * 7);
            let started = dice.percent(55).then(|| week + Days::new(dice.below(4)));
            let started = started.filter(|day| *day < self.now.date());
            let finished = started
                .filter(|_| dice.percent(75))
                .map(|day| day + Days::new(dice.below(2)))
                .filter(|day| *day < self.now.date());
            self.lessons.push(Lesson {
                number,
                due: planned.then_some(week),
                started,
                finished,
            });
        }
    }
}

fn craving(day: NaiveDate, dice: &mut Dice, habit: (u64, u64), held: Held) -> Craving {
    let (weekday, part) = habit;
    let usual = u64::from(day.weekday().num_days_from_monday()) == weekday;
    let part = if usual && dice.percent(80) {
        part
    } else {
        dice.below(4)
    };
    let hour = u32::try_from(part * 6 + dice.below(6)).unwrap_or(12);
    let minute = u32::try_from(dice.below(60)).unwrap_or(0);
    let strength = dice.small(2, 9);
    let mut triggers = Vec::new();
    for _ in 0..dice.below(3) {
        let trigger = dice.one(&TRIGGERS);
        if !triggers.contains(&trigger) {
            triggers.push(trigger);
        }
    }
    let quick = dice.percent(8);
    let skill = (!quick && dice.percent(65)).then(|| {
        let after = dice
            .percent(70)
            .then(|| strength.saturating_sub(dice.small(0, 5)));
        (dice.one(&SKILLS), after)
    });
    Craving {
        at: day.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()),
        only_day: dice.percent(5),
        strength,
        triggers,
        skill,
        quick,
        held,
    }
}
