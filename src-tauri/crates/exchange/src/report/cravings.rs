//! Cravings: which are chosen, and one table with all, below it the person's own words when they were chosen. What the first page says
//! of them is [`super::page_one`]'s.

use evenkeel_domain::cravings::{Craving, CravingOutcome, SkillUsed};
use evenkeel_domain::inbox::QUICK_ENTRY;
use evenkeel_domain::report::{Block, Fact, Section};
use evenkeel_domain::share::{OwnKind, OwnWhat, ShareFlag};
use evenkeel_domain::vocabulary::Term;
use evenkeel_domain::vocabulary::custom::WordList;

use super::Records;
use super::count::{mean, middle, printed};
use super::own::Own;
use super::period::Period;
use super::wording::Wording;

/// The cravings of the days, and whether it may be told how they ended.
pub(crate) struct Chosen<'a> {
    pub(crate) list: Vec<&'a Craving>,
    /// How each ended, and every count made from it, may be printed: see [`super::returns`].
    pub(crate) outcomes: bool,
}

/// Those of the days, oldest first, without deleted ones and those marked "never".
pub(crate) fn choose<'a>(records: &Records<'a>, period: &Period<'_>, outcomes: bool) -> Chosen<'a> {
    let mut chosen: Vec<&Craving> = records
        .cravings
        .iter()
        .filter(|craving| craving.deleted_at.is_none())
        .filter(|craving| craving.entry.share != ShareFlag::Never)
        .filter(|craving| period.holds_time(craving.occurred.local))
        .collect();
    chosen.sort_by_key(|craving| (craving.occurred.at, craving.id));
    Chosen {
        list: chosen,
        outcomes,
    }
}

pub(super) fn section(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Section {
    let Chosen { list, outcomes } = chosen;
    let heading = wording.say("report-kind-cravings");
    if list.is_empty() {
        return Section {
            heading,
            blocks: vec![Block::Paragraph {
                text: wording.say("report-cravings-none"),
            }],
        };
    }
    let mut head = vec![
        "when",
        "strength",
        "substances",
        "triggers",
        "where",
        "feelings",
        "sure",
        "skills",
        "again",
    ];
    if *outcomes {
        head.push("ended");
    }
    let mut blocks = vec![Block::Table {
        caption: wording.with("report-cravings-caption", &[("n", &list.len().to_string())]),
        head: head
            .iter()
            .map(|name| wording.say(&format!("report-craving-{name}")))
            .collect(),
        rows: list
            .iter()
            .map(|craving| row(craving, *outcomes, wording))
            .collect(),
    }];
    blocks.push(Block::Paragraph {
        text: wording.say("report-cravings-note"),
    });
    let rows: Vec<Fact> = list
        .iter()
        .flat_map(|craving| own_words(craving, wording))
        .collect();
    blocks.extend(wording.titled("report-own-words", rows));
    Section { heading, blocks }
}

fn row(craving: &Craving, outcomes: bool, wording: &Wording<'_>) -> Vec<String> {
    let entry = &craving.entry;
    let mut when = wording.lived(&craving.occurred);
    if let Some(late) = wording.late(craving.occurred.at, craving.created_at) {
        when.push('\n');
        when.push_str(&late);
    }
    if craving.prompt_id.as_deref() == Some(QUICK_ENTRY) {
        when.push('\n');
        when.push_str(&wording.say("report-craving-quick"));
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
        .map(|feeling| format!("{} {}/3", wording.plain(&feeling.feeling), feeling.strength))
        .collect();
    let feelings = if feelings.is_empty() {
        wording.say("report-none-given")
    } else {
        feelings.join(", ")
    };
    let skill = |used: &SkillUsed| wording.term(WordList::Skills, &used.skill);
    let skills: Vec<String> = entry
        .skills
        .iter()
        .map(|used| match used.minutes {
            Some(minutes) => {
                let minutes = wording.with("report-minutes", &[("n", &minutes.to_string())]);
                format!("{} ({minutes})", skill(used))
            }
            None => skill(used),
        })
        .collect();
    let skills = if skills.is_empty() {
        wording.say("report-none-given")
    } else {
        skills.join(", ")
    };
    let mut cells = vec![
        when,
        wording.with("report-of-ten", &[("n", &entry.intensity.to_string())]),
        wording.terms(in_list(WordList::Substances, &entry.substances)),
        wording.terms(in_list(WordList::Triggers, triggers)),
        wording.terms(
            in_list(WordList::Places, &entry.place)
                .chain(in_list(WordList::Company, &entry.company)),
        ),
        feelings,
        match entry.confidence {
            Some(sure) => wording.with("report-of-ten", &[("n", &sure.to_string())]),
            None => wording.say("report-not-asked"),
        },
        skills,
        again(craving, wording),
    ];
    if outcomes {
        cells.push(wording.say(match entry.outcome {
            Some(CravingOutcome::Passed) => "report-ended-passed",
            Some(CravingOutcome::StillHere) => "report-ended-here",
            Some(CravingOutcome::UsedSome | CravingOutcome::Used) => "report-ended-used",
            Some(CravingOutcome::LeftUnsaid) | None => "report-not-said",
        }));
    }
    cells
}

/// The later numbers. "Asked, no answer" and "not asked" are two things.
fn again(craving: &Craving, wording: &Wording<'_>) -> String {
    if craving.rerates.is_empty() {
        return wording.say("report-not-asked");
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
                wording.with(
                    "report-again-value",
                    &[("n", &number.to_string()), ("minutes", &minutes)],
                )
            }
            None => wording.say("report-no-answer"),
        })
        .collect();
    all.join("\n")
}

fn own_words(craving: &Craving, wording: &Wording<'_>) -> Vec<Fact> {
    let entry = &craving.entry;
    let when = wording.lived(&craving.occurred);
    [
        ("report-situation", OwnWhat::Situation, &entry.situation),
        ("report-thought", OwnWhat::Thought, &entry.thought),
        ("report-note", OwnWhat::Note, &entry.note),
    ]
    .into_iter()
    .filter_map(|(label, what, text)| {
        let at = Some(craving.occurred.local);
        let own = Own::of(OwnKind::Cravings, what, craving.id, at, text);
        let text = wording.own_line(own)?;
        Some(Fact::new(format!("{when}\n{}", wording.say(label)), text))
    })
    .collect()
}

fn in_list<'a>(
    list: WordList,
    words: impl IntoIterator<Item = &'a Term>,
) -> impl Iterator<Item = (WordList, &'a Term)> {
    words.into_iter().map(move |word| (list, word))
}

/// The lines above the table: what is counted of all of them and does not stand on the first page.
pub(super) fn facts(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Vec<Fact> {
    let Chosen { list, outcomes } = chosen;
    if list.is_empty() {
        return Vec::new();
    }
    let mut rows = Vec::new();
    let n = list.len().to_string();
    if *outcomes {
        let passed = list
            .iter()
            .filter(|craving| craving.entry.outcome == Some(CravingOutcome::Passed))
            .count()
            .to_string();
        rows.push(Fact::new(
            wording.say("report-passed"),
            wording.with("report-n-of", &[("n", &passed), ("of", &n)]),
        ));
    }
    let changes: Vec<i64> = list.iter().filter_map(|craving| change(craving)).collect();
    let rated = changes.len().to_string();
    rows.push(Fact::new(
        wording.say("report-rated-again"),
        wording.with("report-n-of", &[("n", &rated), ("of", &n)]),
    ));
    if let Some(mean) = mean(&changes) {
        rows.push(Fact::new(
            wording.say("report-change"),
            wording.with(
                "report-change-value",
                &[("value", &printed(mean)), ("n", &rated)],
            ),
        ));
    }
    let minutes: Vec<i64> = list
        .iter()
        .filter_map(|craving| craving.minutes_to_ease())
        .collect();
    if let Some(usual) = middle(&minutes) {
        let count = minutes.len().to_string();
        rows.push(Fact::new(
            wording.say("report-ease"),
            wording.with(
                "report-ease-value",
                &[("value", &printed(usual)), ("n", &count)],
            ),
        ));
    }
    rows
}

/// Last second number minus first number; none when it was not rated again.
fn change(craving: &Craving) -> Option<i64> {
    let last = craving
        .rerates
        .iter()
        .rev()
        .find_map(|rerate| rerate.intensity)?;
    Some(i64::from(last) - i64::from(craving.entry.intensity))
}
