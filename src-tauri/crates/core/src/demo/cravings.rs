//! The cravings of the story: some kinds of hard moment, fewer as the weeks go by, most of them with a second number.

use chrono::{DateTime, Days, Duration, NaiveDate, NaiveTime, Utc};
use evenkeel_domain::calendar;
use evenkeel_domain::cravings::prompts::PromptKind;
use evenkeel_domain::cravings::{
    Craving, CravingEntry, CravingOutcome, Feeling, Halt, Rerate, SkillUsed,
};
use evenkeel_domain::plan::{Plan, PlanContent, PlanItem};
use evenkeel_domain::time::Now;
use evenkeel_domain::words::{Lang, say};
use evenkeel_domain::{Id, Moment, Precision};

use super::shared::{WEEKS, word};
use crate::app::App;

/// One kind of hard moment in the story, drawn from again and again.
struct Scene {
    hour: u32,
    minute: u32,
    trigger: &'static str,
    place: &'static str,
    company: &'static str,
    feeling: &'static str,
    skill: &'static str,
    intensity: u8,
    eased_to: u8,
    after_minutes: i64,
    note: Option<&'static str>,
}

const SCENES: &[Scene] = &[
    Scene {
        hour: 17,
        minute: 40,
        trigger: "times.after_work",
        place: "car",
        company: "alone",
        feeling: "anxious",
        skill: "call",
        intensity: 6,
        eased_to: 2,
        after_minutes: 18,
        note: Some("demo-note-drive"),
    },
    Scene {
        hour: 21,
        minute: 15,
        trigger: "people.alone",
        place: "home",
        company: "alone",
        feeling: "lonely",
        skill: "urge_surfing",
        intensity: 7,
        eased_to: 3,
        after_minutes: 22,
        note: Some("demo-note-evening"),
    },
    Scene {
        hour: 18,
        minute: 5,
        trigger: "events.argument",
        place: "home",
        company: "family",
        feeling: "angry",
        skill: "move",
        intensity: 8,
        eased_to: 4,
        after_minutes: 30,
        note: Some("demo-note-argument"),
    },
    Scene {
        hour: 12,
        minute: 30,
        trigger: "times.payday",
        place: "store",
        company: "coworkers",
        feeling: "happy",
        skill: "delay",
        intensity: 5,
        eased_to: 2,
        after_minutes: 15,
        note: None,
    },
    Scene {
        hour: 23,
        minute: 10,
        trigger: "body.poor_sleep",
        place: "home",
        company: "alone",
        feeling: "numb",
        skill: "breathing",
        intensity: 4,
        eased_to: 1,
        after_minutes: 12,
        note: None,
    },
];

pub(super) fn seeded(
    app: &App,
    now: &Now,
    lang: Lang,
    start: NaiveDate,
    plan: &Plan,
) -> Vec<Craving> {
    let mut all = Vec::new();
    for (index, scene) in (0..WEEKS * 7).zip(SCENES.iter().cycle()) {
        // Fewer as the weeks go by, and some days with none logged at all.
        let week = index / 7;
        let quiet = (index * 7 + week * 3) % 10;
        if quiet >= 6_u64.saturating_sub(week / 3) {
            continue;
        }
        let Some(day) = start.checked_add_days(Days::new(index)) else {
            continue;
        };
        let Some(time) = NaiveTime::from_hms_opt(scene.hour, scene.minute, 0) else {
            continue;
        };
        let lived = calendar::to_instant(day.and_time(time), &now.zone);
        if lived.at + Duration::minutes(scene.after_minutes) >= now.at {
            continue;
        }
        let softer = u8::try_from(week / 5).unwrap_or(0);
        let rated_again = index % 3 != 0;
        all.push(Craving {
            id: app.new_id(&Now { at: lived.at, zone: now.zone.clone() }),
            occurred: Moment { at: lived.at, zone: now.zone.clone(), local: lived.local, precision: Precision::Exact },
            created_at: lived.at,
            updated_at: lived.at,
            deleted_at: None,
            revision: 1,
            lang,
            prompt_id: None,
            rerates: rerates(scene, lived.at, softer, rated_again),
            entry: CravingEntry {
                substances: vec![word("alcohol")],
                triggers: vec![word(scene.trigger)],
                trigger_main: Some(word(scene.trigger)),
                place: Some(word(scene.place)),
                company: Some(word(scene.company)),
                emotions: vec![Feeling { feeling: word(scene.feeling), strength: 2 }],
                halt: Some(Halt { hungry: scene.hour == 17, angry: scene.feeling == "angry", lonely: scene.feeling == "lonely", tired: scene.hour > 20 }),
                confidence: Some(u8::try_from(4 + week / 3).unwrap_or(8).min(10)),
                skills: vec![SkillUsed { skill: word(scene.skill), minutes: u16::try_from(scene.after_minutes).ok(), helpfulness: Some(3), at: Some(lived.at + Duration::minutes(1)) }],
                plan_items: plan.items.iter().filter(|item| matches!(&item.content, PlanContent::Skill { skill, .. } if *skill == word(scene.skill))).map(|item: &PlanItem| -> Id { item.id }).collect(),
                outcome: Some(if rated_again { CravingOutcome::Passed } else { CravingOutcome::LeftUnsaid }),
                note: scene.note.filter(|_| index % 4 == 0).map(|id| say(lang, id, &[])).unwrap_or_default(),
                ..CravingEntry::of(scene.intensity.saturating_sub(softer))
            },
        });
    }
    all
}

/// A number soon after the skill for some, then what the prompt asked: answered, or skipped.
fn rerates(scene: &Scene, at: DateTime<Utc>, softer: u8, answered: bool) -> Vec<Rerate> {
    let eased = scene.eased_to.saturating_sub(softer);
    let asked = if scene.after_minutes < 40 {
        PromptKind::First
    } else {
        PromptKind::Second
    };
    let mut all = Vec::new();
    if scene.intensity > 6 && answered {
        all.push(Rerate {
            at: at + Duration::minutes(6),
            intensity: Some(scene.intensity.saturating_sub(softer + 1)),
            prompt_id: None,
        });
    }
    all.push(Rerate {
        at: at + Duration::minutes(scene.after_minutes),
        intensity: answered.then_some(eased),
        prompt_id: Some(asked.id().to_owned()),
    });
    all
}
