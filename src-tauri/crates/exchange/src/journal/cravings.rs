//! Every chosen craving: one table, and below it the person's own words when they were chosen.

use evenkeel_domain::cravings::{Craving, CravingOutcome, SkillUsed};
use evenkeel_domain::report::{Block, Fact, Section};
use evenkeel_domain::vocabulary::Choice;
use evenkeel_domain::vocabulary::own::WordList;

use super::voice::Voice;

pub(super) fn section(list: &[&Craving], voice: &Voice<'_>) -> Section {
    let heading = voice.say("report-kind-cravings");
    if list.is_empty() {
        return Section {
            heading,
            blocks: vec![Block::Paragraph {
                text: voice.say("report-cravings-none"),
            }],
        };
    }
    let head = [
        "when",
        "strength",
        "substances",
        "triggers",
        "where",
        "feelings",
        "sure",
        "skills",
        "again",
        "ended",
    ];
    let mut blocks = vec![Block::Table {
        caption: voice.with("report-cravings-caption", &[("n", &list.len().to_string())]),
        head: head
            .iter()
            .map(|name| voice.say(&format!("report-craving-{name}")))
            .collect(),
        rows: list.iter().map(|craving| row(craving, voice)).collect(),
    }];
    blocks.push(Block::Paragraph {
        text: voice.say("report-cravings-note"),
    });
    if voice.free_text {
        let rows: Vec<Fact> = list
            .iter()
            .flat_map(|craving| own_words(craving, voice))
            .collect();
        blocks.extend(voice.titled("report-own-words", rows));
    }
    Section { heading, blocks }
}

fn row(craving: &Craving, voice: &Voice<'_>) -> Vec<String> {
    let entry = &craving.entry;
    let mut when = voice.lived(&craving.occurred);
    if let Some(late) = voice.late(craving.occurred.at, craving.created_at) {
        when.push('\n');
        when.push_str(&late);
    }
    // The main trigger first; the rest in the order given.
    let main = entry.trigger_main.iter();
    let triggers = main.chain(
        entry
            .triggers
            .iter()
            .filter(|trigger| entry.trigger_main.as_ref() != Some(*trigger)),
    );
    let feelings: Vec<String> = entry
        .emotions
        .iter()
        .map(|feeling| format!("{} {}/3", voice.plain(&feeling.feeling), feeling.strength))
        .collect();
    let feelings = if feelings.is_empty() {
        voice.say("report-none-given")
    } else {
        feelings.join(", ")
    };
    let skill = |used: &SkillUsed| voice.choice(WordList::Skills, &used.skill);
    let skills: Vec<String> = entry
        .skills
        .iter()
        .map(|used| match used.minutes {
            Some(minutes) => {
                let minutes = voice.with("report-minutes", &[("n", &minutes.to_string())]);
                format!("{} ({minutes})", skill(used))
            }
            None => skill(used),
        })
        .collect();
    let skills = if skills.is_empty() {
        voice.say("report-none-given")
    } else {
        skills.join(", ")
    };
    vec![
        when,
        voice.with("report-of-ten", &[("n", &entry.intensity.to_string())]),
        voice.choices(in_list(WordList::Substances, &entry.substances)),
        voice.choices(in_list(WordList::Triggers, triggers)),
        voice.choices(
            in_list(WordList::Places, &entry.place)
                .chain(in_list(WordList::Company, &entry.company)),
        ),
        feelings,
        match entry.confidence {
            Some(sure) => voice.with("report-of-ten", &[("n", &sure.to_string())]),
            None => voice.say("report-not-asked"),
        },
        skills,
        again(craving, voice),
        match entry.outcome {
            Some(CravingOutcome::Passed) => voice.say("report-ended-passed"),
            Some(CravingOutcome::StillHere) => voice.say("report-ended-here"),
            Some(CravingOutcome::UsedSome | CravingOutcome::Used | CravingOutcome::LeftUnsaid)
            | None => voice.say("report-not-said"),
        },
    ]
}

/// The later numbers. "Asked, no answer" and "not asked" are two things.
fn again(craving: &Craving, voice: &Voice<'_>) -> String {
    if craving.rerates.is_empty() {
        return voice.say("report-not-asked");
    }
    let all: Vec<String> = craving
        .rerates
        .iter()
        .map(|rerate| match rerate.intensity {
            Some(number) => {
                let minutes = (rerate.at - craving.occurred.at)
                    .num_minutes()
                    .max(0)
                    .to_string();
                voice.with(
                    "report-again-value",
                    &[("n", &number.to_string()), ("minutes", &minutes)],
                )
            }
            None => voice.say("report-no-answer"),
        })
        .collect();
    all.join("\n")
}

fn own_words(craving: &Craving, voice: &Voice<'_>) -> Vec<Fact> {
    let entry = &craving.entry;
    let when = voice.lived(&craving.occurred);
    [
        ("report-situation", &entry.situation),
        ("report-thought", &entry.thought),
        ("report-note", &entry.note),
    ]
    .into_iter()
    .filter(|(_, text)| !text.trim().is_empty())
    .map(|(label, text)| Fact::new(format!("{when}\n{}", voice.say(label)), text.clone()))
    .collect()
}

fn in_list<'a>(
    list: WordList,
    words: impl IntoIterator<Item = &'a Choice>,
) -> impl Iterator<Item = (WordList, &'a Choice)> {
    words.into_iter().map(move |word| (list, word))
}
