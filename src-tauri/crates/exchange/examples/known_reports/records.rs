//! The same lives as the app keeps them.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use evenkeel_domain::checkins::{Checkin, CheckinEntry, CheckinItem, CheckinPart, UsedToday};
use evenkeel_domain::cravings::{Craving, CravingEntry, Rerate, SkillUsed};
use evenkeel_domain::inbox::QUICK_ENTRY;
use evenkeel_domain::lessons::{Due, DueWhen, LessonCard, LessonDue, LessonProgress, LessonState};
use evenkeel_domain::plan::Plan;
use evenkeel_domain::program::{AttendancePolicy, Phase, PhaseKind, ProgramEntry};
use evenkeel_domain::sessions::{Attendance, AttendanceStatus, Location, Occurrence, SessionKind};
use evenkeel_domain::share::{ExportScope, RecipientRole, ShareFlag, ShareKind};
use evenkeel_domain::time::{Moment, Precision};
use evenkeel_domain::vocabulary::Term;
use evenkeel_domain::vocabulary::custom::Labels;
use evenkeel_domain::{Id, Lang};
use evenkeel_exchange::report::Records;

use super::life::{Fate, Held, Life, MEETS};

pub const ZONE: &str = "America/Chicago";

type Fail = Box<dyn std::error::Error>;

/// The instant at which the clock on the wall there showed `local`.
pub fn utc(local: NaiveDateTime) -> DateTime<Utc> {
    evenkeel_domain::calendar::to_instant(local, ZONE).at
}

fn noon(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN) + Duration::hours(12)
}

fn id(kind: u8, number: usize) -> Id {
    let [high, low] = u16::try_from(number).unwrap_or(u16::MAX).to_be_bytes();
    Id::new(DateTime::UNIX_EPOCH, [kind, high, low, 0, 0, 0, 0, 0, 0, 1])
}

fn share(held: Held) -> ShareFlag {
    match held {
        Held::Never => ShareFlag::Never,
        Held::Shared | Held::Deleted => ShareFlag::Ask,
    }
}

/// Everything the vault of one life holds.
pub struct Made {
    cravings: Vec<Craving>,
    checkins: Vec<Checkin>,
    occurrences: Vec<Occurrence>,
    program: ProgramEntry,
    lessons: Vec<LessonCard>,
    plan: Plan,
    lang: Lang,
}

impl Made {
    pub fn of(life: &Life) -> Result<Self, Fail> {
        Ok(Self {
            cravings: cravings(life),
            checkins: checkins(life)?,
            occurrences: sessions(life),
            program: ProgramEntry {
                start: Some(life.from),
                planned_end: None,
                phases: vec![Phase {
                    kind: PhaseKind::Iop,
                    from: life.from - chrono::Days::new(28),
                    until: None,
                    minutes_a_week: life.prescribed.map(|hours| hours * 60),
                    weekdays: MEETS.to_vec(),
                }],
                policy: AttendancePolicy {
                    most_misses: life.most_misses,
                    late_counts_as_missed: life.late_from,
                    ..AttendancePolicy::default()
                },
            },
            lessons: lessons(life),
            plan: Plan {
                version: u32::from(life.plan.is_some()),
                saved_at: life.plan.map(|day| utc(noon(day))),
                saved_on: life.plan,
                reason: String::new(),
                reviewed_with: String::new(),
                items: Vec::new(),
            },
            lang: life.lang,
        })
    }

    /// The language of the report first.
    pub fn each_language<'a>(&'a self, labels: &'a Labels) -> Vec<Records<'a>> {
        let other = if self.lang == Lang::En {
            Lang::Es
        } else {
            Lang::En
        };
        [self.lang, other]
            .map(|lang| Records {
                cravings: &self.cravings,
                returns: &[],
                checkins: &self.checkins,
                prompts: &[],
                journal: &[],
                occurrences: &self.occurrences,
                program: Some(&self.program),
                session_notes: &[],
                lessons: &self.lessons,
                plan: Some(&self.plan),
                medications: &[],
                people: &[],
                questions: &[],
                labels,
                lang,
            })
            .into()
    }
}

pub fn scope(life: &Life) -> ExportScope {
    let mut kinds = vec![
        ShareKind::Cravings,
        ShareKind::Checkins,
        ShareKind::Sessions,
        ShareKind::Lessons,
        ShareKind::Plan,
    ];
    if life.role == RecipientRole::Court {
        kinds = vec![ShareKind::Sessions];
    }
    kinds.retain(|kind| *kind != ShareKind::Checkins || life.checkins_chosen);
    ExportScope {
        recipient: "A. Rivera".into(),
        recipient_person: None,
        role: life.role,
        purpose: String::new(),
        prepared_by: life.name.clone(),
        kinds,
        from: life.from,
        to: life.to,
        free_text: false,
        topics: life.topics.clone(),
        own: Vec::new(),
        returns: Vec::new(),
        pages: Vec::new(),
        label: String::new(),
        name_left_out: !life.role.needs_stop(),
        expires: None,
        lang: life.lang,
        stop_read: true,
    }
}

fn cravings(life: &Life) -> Vec<Craving> {
    life.cravings
        .iter()
        .enumerate()
        .map(|(place, one)| {
            let at = utc(one.at);
            let mut entry = CravingEntry::of(one.strength);
            entry.triggers = one
                .triggers
                .iter()
                .map(|id| Term::Builtin((*id).to_owned()))
                .collect();
            entry.share = share(one.held);
            let mut rerates = Vec::new();
            if let Some((skill, after)) = one.skill {
                entry.skills.push(SkillUsed {
                    skill: Term::Builtin(skill.to_owned()),
                    minutes: None,
                    helpfulness: None,
                    at: None,
                });
                rerates.extend(after.map(|number| Rerate {
                    at: at + Duration::minutes(20),
                    intensity: Some(number),
                    prompt_id: None,
                }));
            }
            Craving {
                id: id(1, place),
                occurred: Moment {
                    at,
                    zone: ZONE.into(),
                    local: one.at,
                    precision: if one.only_day {
                        Precision::Day
                    } else {
                        Precision::Exact
                    },
                },
                created_at: at + Duration::minutes(4),
                updated_at: at + Duration::minutes(4),
                deleted_at: (one.held == Held::Deleted).then(|| at + Duration::hours(1)),
                revision: 1,
                lang: life.lang,
                prompt_id: one.quick.then(|| QUICK_ENTRY.to_owned()),
                rerates,
                entry,
            }
        })
        .collect()
}

fn checkins(life: &Life) -> Result<Vec<Checkin>, Fail> {
    life.checkins
        .iter()
        .enumerate()
        .map(|(place, one)| {
            let local = one.day.and_time(NaiveTime::MIN)
                + Duration::hours(if one.morning { 8 } else { 21 });
            let asked = if one.morning {
                vec![
                    CheckinItem::Mood,
                    CheckinItem::Confidence,
                    CheckinItem::MedsOk,
                ]
            } else {
                vec![
                    CheckinItem::Mood,
                    CheckinItem::CravingPeak,
                    CheckinItem::UsedToday,
                ]
            };
            Ok(Checkin {
                id: id(2, place),
                date: one.day,
                part: if one.morning {
                    CheckinPart::Morning
                } else {
                    CheckinPart::Evening
                },
                occurred: Moment {
                    at: utc(local),
                    zone: ZONE.into(),
                    local,
                    precision: Precision::Exact,
                },
                created_at: utc(local),
                updated_at: utc(local),
                deleted_at: None,
                revision: 1,
                lang: life.lang,
                entry: CheckinEntry {
                    asked,
                    mood: Some(6),
                    confidence: one.confidence,
                    craving_peak: one.peak,
                    // In the vault, and in no report.
                    used_today: (!one.morning).then_some(if life.used.contains(&one.day) {
                        UsedToday::Yes
                    } else {
                        UsedToday::No
                    }),
                    meds_ok: one.morning.then_some(place % 3 != 0),
                    share: share(one.held),
                    ..CheckinEntry::default()
                },
            })
        })
        .collect()
}

fn sessions(life: &Life) -> Vec<Occurrence> {
    life.sessions
        .iter()
        .enumerate()
        .map(|(place, one)| {
            let local_start = one.day.and_time(NaiveTime::MIN) + Duration::hours(18);
            let noted = |status, reason: Option<&str>, minutes_credited| {
                Some(Attendance {
                    status: Some(status),
                    reason: reason.map(|id| Term::Builtin(id.to_owned())),
                    minutes_credited,
                    made_up: false,
                    makeup_for: None,
                    has_notes: false,
                    on_my_way: false,
                    kept: false,
                })
            };
            let attendance = match one.fate {
                Fate::Attended => noted(AttendanceStatus::Attended, None, 180),
                Fate::Late(late) => noted(AttendanceStatus::Late, None, 180 - late.unwrap_or(0)),
                Fate::LeftEarly(left) => {
                    noted(AttendanceStatus::LeftEarly, None, 180 - left.unwrap_or(0))
                }
                Fate::Missed { reason, excused } => noted(
                    if excused {
                        AttendanceStatus::MissedExcused
                    } else {
                        AttendanceStatus::Missed
                    },
                    reason,
                    0,
                ),
                Fate::NotNoted | Fate::Cancelled | Fate::ToCome => None,
            };
            Occurrence {
                series: id(3, place),
                recurrence_id: local_start,
                start: utc(local_start),
                end: utc(local_start) + Duration::hours(3),
                local_start,
                local_end: local_start + Duration::hours(3),
                zone: ZONE.into(),
                device_start: None,
                shift: evenkeel_domain::calendar::ClockShift::None,
                all_day: false,
                cancelled: one.fate == Fate::Cancelled,
                moved: false,
                kind: SessionKind::GroupPrevention,
                title: String::new(),
                provider: String::new(),
                provider_person: None,
                place: Location::default(),
                phone: String::new(),
                video_url: String::new(),
                bring: Vec::new(),
                note: String::new(),
                counts_hours: true,
                attendance,
            }
        })
        .collect()
}

fn lessons(life: &Life) -> Vec<LessonCard> {
    life.lessons
        .iter()
        .map(|one| LessonCard {
            id: format!("lesson-{}", one.number),
            number: one.number,
            title: format!("Lesson {}", one.number),
            summary: String::new(),
            minutes: 5,
            sections: 4,
            picture: "wave".into(),
            progress: one.started.map(|started| LessonProgress {
                lesson: format!("lesson-{}", one.number),
                version: 1,
                started: utc(noon(started)),
                finished: one.finished.map(|day| utc(noon(day) + Duration::hours(1))),
                updated_at: utc(noon(one.finished.unwrap_or(started)) + Duration::hours(1)),
                state: LessonState::default(),
            }),
            due: one.due.map(|day| LessonDue {
                due: Due::Week { week: 1 },
                when: DueWhen::Later,
                week: None,
                at: Some(noon(day)),
                session_title: String::new(),
                session_kind: None,
                cancelled: false,
            }),
        })
        .collect()
}
