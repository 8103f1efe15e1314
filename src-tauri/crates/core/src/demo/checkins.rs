//! The demo's check-ins: twelve weeks with honest gaps. Some days are answered, some in part, some skipped, some left unanswered,
//! and the first days were never prompted.

use chrono::NaiveDate;
use evenkeel_domain::calendar;
use evenkeel_domain::checkins::{Checkin, CheckinEntry, CheckinPart, CheckinSettings, UsedToday};
use evenkeel_domain::share::ShareFlag;
use evenkeel_domain::time::Now;
use evenkeel_domain::words::{Lang, say};
use evenkeel_domain::{Moment, Precision};
use evenkeel_store::{StoreError, Write, tables};

use crate::app::App;

/// Days before the first prompt: the person turned prompts on later.
const SILENT: u64 = 5;

/// Writes the story of the days from `start` to the present.
pub(super) fn write(
    app: &App,
    tx: &Write<'_>,
    now: &Now,
    lang: Lang,
    start: NaiveDate,
) -> Result<(), StoreError> {
    let settings = CheckinSettings::default();
    let today = now.local().date();
    for (index, date) in (0_u64..).zip(start.iter_days().take_while(|date| *date <= today)) {
        for part in CheckinPart::ALL {
            let begins = calendar::to_instant(settings.begins(date, part), &now.zone).at;
            if begins >= now.at {
                continue;
            }
            if index >= SILENT {
                tables::checkins::note_prompt(tx, date, part, begins, &now.zone)?;
            }
            // This evening is left for whoever tries the demo.
            if date == today && matches!(part, CheckinPart::Evening) {
                continue;
            }
            if let Some(entry) = told(&settings, lang, index, part) {
                let at = begins + chrono::Duration::minutes(i64::try_from(index % 9).unwrap_or(0));
                if at >= now.at {
                    continue;
                }
                let local = calendar::to_local(at, &now.zone);
                tables::checkins::insert(
                    tx,
                    &Checkin {
                        id: app.new_id(&Now {
                            at,
                            zone: now.zone.clone(),
                        }),
                        date,
                        part,
                        occurred: Moment {
                            at,
                            zone: now.zone.clone(),
                            local,
                            precision: Precision::Exact,
                        },
                        created_at: at,
                        updated_at: at,
                        deleted_at: None,
                        revision: 1,
                        lang,
                        entry,
                    },
                )?;
            }
        }
    }
    Ok(())
}

/// What was said on the day number `index`; none when nothing was.
fn told(
    settings: &CheckinSettings,
    lang: Lang,
    index: u64,
    part: CheckinPart,
) -> Option<CheckinEntry> {
    let evening = matches!(part, CheckinPart::Evening);
    let roll = (index * 13 + index * index / 3 + if evening { 3 } else { 0 }) % 10;
    let asked = settings.items(part).to_vec();
    if index < SILENT || roll >= 7 {
        return None;
    }
    let skipped = CheckinEntry {
        asked,
        share: ShareFlag::Ask,
        ..CheckinEntry::default()
    };
    if roll == 6 {
        return Some(skipped);
    }
    let week = u8::try_from(index / 7).unwrap_or(12);
    let swing = u8::try_from((index * 5) % 4).unwrap_or(0);
    let better = week / 4;
    let partial = roll == 5;
    let text = |id: &str, every: u64| {
        if index.is_multiple_of(every) && !partial {
            say(lang, id, &[])
        } else {
            String::new()
        }
    };
    Some(if evening {
        CheckinEntry {
            mood: Some(3 + better + swing),
            craving_peak: Some((7 - better).saturating_sub(swing)),
            stress: (!partial).then(|| (7 - better).saturating_sub(swing / 2)),
            used_today: (!partial).then_some(if index == 24 {
                UsedToday::PreferNot
            } else {
                UsedToday::No
            }),
            good_thing: text(
                if index.is_multiple_of(2) {
                    "demo-checkin-good-1"
                } else {
                    "demo-checkin-good-2"
                },
                3,
            ),
            ..skipped
        }
    } else {
        CheckinEntry {
            sleep_hours: Some(5 + (swing + better) / 2),
            sleep_quality: Some((1 + (swing + better) / 2).min(4)),
            mood: (!partial).then(|| 3 + better + swing / 2),
            confidence: (!partial).then(|| 4 + better + swing),
            intention: text("demo-checkin-intention", 4),
            ..skipped
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_has_every_kind_of_day() {
        let settings = CheckinSettings::default();
        let all: Vec<_> = (0..84)
            .flat_map(|index| CheckinPart::ALL.map(|part| told(&settings, Lang::En, index, part)))
            .collect();
        let entries: Vec<_> = all.iter().flatten().collect();
        for entry in &entries {
            assert_eq!(entry.check(), Ok(()), "the demo keeps the rules it shows");
        }
        use evenkeel_domain::checkins::CheckinStatus;
        for status in [
            CheckinStatus::Answered,
            CheckinStatus::Partial,
            CheckinStatus::Skipped,
        ] {
            assert!(
                entries.iter().any(|entry| entry.status() == status),
                "{status:?} should be seen in the demo"
            );
        }
        assert!(
            all.iter().filter(|entry| entry.is_none()).count() > 30,
            "a life with gaps"
        );
    }
}
