//! The one return to use of the story, told two days later, and what the person said about some of the days.

use chrono::{Days, Duration, NaiveDate, NaiveTime};
use evenkeel_domain::calendar;
use evenkeel_domain::cravings::{Feeling, Halt};
use evenkeel_domain::returns::{
    DayState, Return, ReturnAnswer, ReturnEntry, ReturnQuestion, ReturnSafety, SubstanceUsed,
};
use evenkeel_domain::time::Now;
use evenkeel_domain::words::{Lang, say};
use evenkeel_domain::{Moment, Precision};

use super::shared::{WEEKS, word};
use crate::app::App;

/// The Friday of the fourth week.
const DAY: u64 = 25;

pub(super) fn seeded(
    app: &App,
    now: &Now,
    lang: Lang,
    start: NaiveDate,
) -> (Vec<Return>, Vec<(NaiveDate, DayState)>) {
    let evening = NaiveTime::from_hms_opt(21, 40, 0).unwrap_or_default();
    let returns = start
        .checked_add_days(Days::new(DAY))
        .map(|day| calendar::to_instant(day.and_time(evening), &now.zone))
        .filter(|lived| lived.at + Duration::days(2) < now.at)
        .map(|lived| {
            let written = lived.at + Duration::days(2);
            Return {
                id: app.new_id(&Now {
                    at: written,
                    zone: now.zone.clone(),
                }),
                occurred: Moment {
                    at: lived.at,
                    zone: now.zone.clone(),
                    local: lived.local,
                    precision: Precision::About,
                },
                created_at: written,
                updated_at: written,
                deleted_at: None,
                revision: 1,
                lang,
                entry: ReturnEntry {
                    substances: vec![SubstanceUsed {
                        substance: word("alcohol"),
                        amount: say(lang, "demo-return-amount", &[]),
                    }],
                    triggers: vec![word("times.after_work"), word("feelings.lonely")],
                    halt: Some(Halt {
                        hungry: true,
                        angry: false,
                        lonely: true,
                        tired: true,
                    }),
                    signs_text: say(lang, "demo-plan-sign-1", &[]),
                    alone: Some(ReturnAnswer::Yes),
                    naloxone: Some(ReturnAnswer::NotSure),
                    feelings: vec![Feeling {
                        feeling: word("sad"),
                        strength: 2,
                    }],
                    next: say(lang, "demo-return-next", &[]),
                    told: Some(ReturnAnswer::Yes),
                    lesson: say(lang, "demo-return-lesson", &[]),
                    safety: Some(ReturnSafety::default()),
                    unsaid: vec![ReturnQuestion::Signs],
                    ..ReturnEntry::default()
                },
            }
        })
        .into_iter()
        .collect();
    // Three days of four were spoken of; the rest stays open, which is not the same as none.
    let today = now.local().date();
    let days = (0..WEEKS * 7)
        .filter(|index| index % 4 != 1 && *index != DAY)
        .filter_map(|index| start.checked_add_days(Days::new(index)))
        .filter(|day| *day < today)
        .enumerate()
        .map(|(index, day)| {
            let state = if index % 23 == 7 {
                DayState::NotSure
            } else {
                DayState::None
            };
            (day, state)
        })
        .collect();
    (returns, days)
}
