//! What is true of a life, counted in plain loops: the key to the fifteen questions.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Timelike};
use evenkeel_domain::Lang;
use evenkeel_domain::share::RecipientRole;
use evenkeel_domain::time::monday;
use evenkeel_domain::words;
use serde_json::{Value, json};

use super::life::{Craving, Fate, Held, Life, MEETS};

const NOT_SAID: &str = "this report does not say";

const QUESTIONS: [&str; 15] = [
    "How many program hours did the person attend in these days, and out of how many? Is anything about that number not known?",
    "How many program sessions were missed, out of how many allowed, and for what reasons?",
    "How many cravings were written down? On how many of the days was there a craving, as far as this page knows?",
    "On how many days did the person answer that there was no craving? On how many days is nothing known?",
    "How strong was the strongest craving, and on which day?",
    "Which triggers were the most frequent, and how frequent?",
    "At which time of the week did most cravings come?",
    "Which skills were followed by a fall of the craving, by how much, and measured how often?",
    "How sure was the person of staying on the goal over the weeks? Did it go up or down?",
    "How many lessons are done, out of how many that were due?",
    "Did the relapse-prevention plan change in these days, and when?",
    "What does the person want to talk about?",
    "What has changed since an earlier report?",
    "How regularly was medicine taken?",
    "On how many days was something used?",
];

/// What a fresh reader gets beside a picture.
pub fn question_sheet() -> String {
    let mut sheet = String::from(
        "# Fifteen questions about one page\n\nLook at one picture for a minute. Answer from the picture alone, in a line each. Where the page does not \
         tell, write \u{201c}this report does not say\u{201d}. Where something is not known, say that it is not known; do not turn it into zero. The \
         page may be in Spanish; answer in English.\n\n",
    );
    for (place, question) in QUESTIONS.iter().enumerate() {
        sheet.push_str(&format!("{}. {question}\n", place + 1));
    }
    sheet
}

/// The fifteen true answers, and what would be a misreading.
pub fn answers(life: &Life) -> Value {
    let (truth, misled) = if life.role == RecipientRole::Court {
        court(life)
    } else {
        care(life)
    };
    let rows: Vec<Value> = QUESTIONS
        .iter()
        .zip(truth)
        .zip(misled)
        .enumerate()
        .map(|(place, ((question, answer), misled))| {
            json!({ "number": place + 1, "question": question, "true": answer, "misled_if": misled })
        })
        .collect();
    json!({
        "picture": format!("{:02}", life.number),
        "role": life.role,
        "language": life.lang,
        "from": life.from,
        "to": life.to,
        "name": life.name,
        "answers": rows,
    })
}

fn both(id: &str) -> String {
    let message = format!("word-{}", id.replace('.', "-"));
    format!(
        "{} / {}",
        words::say(Lang::En, &message, &[]),
        words::say(Lang::Es, &message, &[])
    )
}

fn not_in(life: &Life) -> ([String; 15], [&'static str; 15]) {
    let said = || NOT_SAID.to_owned();
    let truth = [
        hours(life),
        misses(life),
        said(),
        said(),
        said(),
        said(),
        said(),
        said(),
        said(),
        said(),
        said(),
        said(),
        said(),
        said(),
        said(),
    ];
    let misled = [
        "not-noted hours are taken for missed hours, or left out hours are not seen",
        "sessions that are not noted are taken for missed, or a reason is made up",
        "days of which nothing is known are taken for days without a craving",
        "days of which nothing is known are counted as none",
        "a number that is not there is made up",
        "a tie is told as a rank, or one that is as frequent is not seen",
        "one time is named where none stands out",
        "a skill with fewer than three measured tries is told as helping, or a fall is told as proof",
        "a week without an answer is taken for zero or for a fall",
        "lessons that were never due or opened are told as missed",
        "a date outside the days is told as a change in them",
        "something is made up",
        "no change, or some change, is told",
        "taken, or not taken, is told",
        "zero, or any number, is told",
    ];
    (truth, misled)
}

fn court(life: &Life) -> ([String; 15], [&'static str; 15]) {
    not_in(life)
}

fn care(life: &Life) -> ([String; 15], [&'static str; 15]) {
    let (mut truth, misled) = not_in(life);
    let told = [
        cravings(life),
        days(life),
        strongest(life),
        triggers(life),
        times(life),
        skills(life),
        confidence(life),
        lessons(life),
        plan(life),
        topics(life),
    ];
    for (place, answer) in told.into_iter().enumerate() {
        if let Some(one) = truth.get_mut(place + 2) {
            *one = answer;
        }
    }
    (truth, misled)
}

fn shared(life: &Life) -> impl Iterator<Item = &Craving> {
    life.cravings.iter().filter(|one| one.held == Held::Shared)
}

fn hours(life: &Life) -> String {
    let (mut minutes, mut open, mut in_full, mut to_come) = (0_u32, 0, 0, 0);
    for session in &life.sessions {
        match session.fate {
            Fate::Attended => minutes += 180,
            Fate::Late(Some(less)) | Fate::LeftEarly(Some(less)) => minutes += 180 - less,
            Fate::Late(None) | Fate::LeftEarly(None) => {
                minutes += 180;
                in_full += 1;
            }
            Fate::NotNoted => open += 3,
            Fate::ToCome => to_come += 3,
            Fate::Missed { .. } | Fate::Cancelled => {}
        }
    }
    let cancelled = life
        .sessions
        .iter()
        .filter(|one| one.fate == Fate::Cancelled)
        .count();
    let of = match life.prescribed {
        Some(week) => {
            let met = life
                .days()
                .iter()
                .filter(|day| MEETS.contains(&day.weekday()))
                .count();
            format!("{} hours prescribed", u64::from(week) * met as u64 / 3)
        }
        None => {
            let planned = life
                .sessions
                .iter()
                .filter(|one| one.fate != Fate::Cancelled)
                .count();
            format!(
                "{} hours planned; how many are prescribed is not known",
                planned * 3
            )
        }
    };
    format!(
        "{:.1} of {of}. Not noted: {open} hours (could be more). Counted in full although late or left early: {in_full} sessions. Cancelled: {cancelled} sessions. Still to come today: {to_come} hours.",
        tenths(f64::from(minutes) / 60.0)
    )
}

fn misses(life: &Life) -> String {
    let mut reasons: BTreeMap<String, u32> = BTreeMap::new();
    let (mut missed, mut late, mut unknown, mut open) = (0_u32, 0_u32, 0, 0);
    for session in &life.sessions {
        match session.fate {
            Fate::Missed { reason, .. } => {
                missed += 1;
                let named = reason.filter(|reason| *reason != "missed.craving_use");
                let name = named.map_or_else(|| "no reason given".to_owned(), both);
                *reasons.entry(name).or_default() += 1;
            }
            Fate::Late(Some(minutes)) => {
                late += u32::from(life.late_from.is_some_and(|from| minutes >= from));
            }
            Fate::Late(None) => unknown += u32::from(life.late_from.is_some()),
            Fate::NotNoted => open += 1,
            _ => {}
        }
    }
    let of = match life.most_misses {
        Some(most) if missed + late > most => {
            format!(
                " where {most} are allowed ({} more than that)",
                missed + late - most
            )
        }
        Some(most) => format!(" where {most} are allowed"),
        None => "; how many are allowed is not known".to_owned(),
    };
    format!(
        "{}{of}: {missed} not there ({reasons:?}), {late} came too late by the program's rule. Not known: {open} not noted, {unknown} late without minutes.",
        missed + late
    )
}

struct Days {
    written: usize,
    told: usize,
    none: usize,
    nothing: usize,
    all: usize,
}

fn count(life: &Life) -> Days {
    let mut days = Days {
        written: 0,
        told: 0,
        none: 0,
        nothing: 0,
        all: 0,
    };
    for day in life.days() {
        days.all += 1;
        let written = shared(life).any(|one| one.at.date() == day);
        let peak = life
            .checkins
            .iter()
            .filter(|one| life.checkins_chosen && one.held == Held::Shared && one.day == day)
            .filter_map(|one| one.peak)
            .max();
        match (written, peak) {
            (true, _) => days.written += 1,
            (false, Some(0)) => days.none += 1,
            (false, Some(_)) => days.told += 1,
            (false, None) => days.nothing += 1,
        }
    }
    days
}

fn cravings(life: &Life) -> String {
    let days = count(life);
    if days.written + days.told == 0 {
        return format!(
            "None written down, which is not the same as none. Answered none: {} days. Of the other {} of {} days it is not known.",
            days.none, days.nothing, days.all
        );
    }
    format!(
        "{} written down. A craving on {} of {} days ({} written down, {} said in a check-in only).",
        shared(life).count(),
        days.written + days.told,
        days.all,
        days.written,
        days.told
    )
}

fn days(life: &Life) -> String {
    let days = count(life);
    if life.checkins_chosen {
        format!(
            "Answered none: {} days. Nothing known: {} days of {}.",
            days.none, days.nothing, days.all
        )
    } else {
        format!(
            "Whether any day was answered with none: {NOT_SAID}. Nothing known: {} days of {}.",
            days.nothing, days.all
        )
    }
}

fn strongest(life: &Life) -> String {
    let peak = shared(life).map(|one| one.strength).max();
    let told = life
        .checkins
        .iter()
        .filter(|one| life.checkins_chosen && one.held == Held::Shared)
        .filter_map(|one| Some((one.peak?, one.day)))
        .filter(|(told, _)| *told > peak.unwrap_or(0))
        .max_by_key(|(told, day)| (*told, std::cmp::Reverse(*day)));
    let answer = match peak {
        Some(peak) => {
            let mut days: Vec<NaiveDate> = shared(life)
                .filter(|one| one.strength == peak)
                .map(|one| one.at.date())
                .collect();
            days.sort_unstable();
            format!(
                "{peak} of 10 of those written down, on {days:?} (the first of these days is enough)"
            )
        }
        None => "none was written down, so not known".to_owned(),
    };
    match told {
        Some((told, day)) => format!("{told} on {day}, said in a check-in; {answer}"),
        None => answer,
    }
}

fn triggers(life: &Life) -> String {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    let mut all = 0;
    for one in shared(life) {
        all += 1;
        for trigger in &one.triggers {
            *counts.entry(trigger).or_default() += 1;
        }
    }
    if counts.is_empty() {
        return "none given, so not known".to_owned();
    }
    let mut ranked: Vec<(&str, u32)> = counts.into_iter().collect();
    ranked.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let told: Vec<String> = ranked
        .iter()
        .map(|(id, n)| format!("{}: {n} of {all}", both(id)))
        .collect();
    format!(
        "In order (equal numbers are ties; the first three are enough): {}",
        told.join("; ")
    )
}

fn times(life: &Life) -> String {
    let mut cells: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for one in shared(life).filter(|one| !one.only_day) {
        let weekday = one.at.weekday().num_days_from_monday();
        *cells.entry((weekday, one.at.hour() / 6)).or_default() += 1;
    }
    let Some(most) = cells.values().max().copied() else {
        return "nothing was written down with a time, so not known".to_owned();
    };
    let names: Vec<String> = cells
        .iter()
        .filter(|(_, n)| **n == most)
        .map(|((day, part), _)| {
            let day = [
                "Monday",
                "Tuesday",
                "Wednesday",
                "Thursday",
                "Friday",
                "Saturday",
                "Sunday",
            ]
            .get(*day as usize)
            .copied()
            .unwrap_or_default();
            let part = [
                "midnight to 6",
                "6 to noon",
                "noon to 6 pm",
                "6 pm to midnight",
            ]
            .get(*part as usize)
            .copied()
            .unwrap_or_default();
            format!("{day} {part}")
        })
        .collect();
    if most < 3 || names.len() > 3 {
        format!(
            "no one time stands out (most in one place: {most}, in {} places)",
            names.len()
        )
    } else {
        format!("{} ({most} each)", names.join(", "))
    }
}

fn skills(life: &Life) -> String {
    let mut found: BTreeMap<&str, Vec<i32>> = BTreeMap::new();
    for one in shared(life) {
        if let Some((skill, after)) = one.skill {
            let changes = found.entry(skill).or_default();
            changes.extend(after.map(|after| i32::from(after) - i32::from(one.strength)));
        }
    }
    let mut ranked: Vec<(f64, String)> = found
        .iter()
        .filter(|(_, changes)| changes.len() >= 3)
        .map(|(skill, changes)| {
            let n = i32::try_from(changes.len()).unwrap_or(1);
            let mean = f64::from(changes.iter().sum::<i32>()) / f64::from(n);
            let told = format!(
                "{}: {:.1} on average (measured {n} times)",
                both(skill),
                tenths(mean)
            );
            (mean, told)
        })
        .collect();
    ranked.sort_by(|a, b| a.0.total_cmp(&b.0));
    let told: Vec<String> = ranked.into_iter().map(|(_, told)| told).collect();
    match told.len() {
        0 => "too few measured tries to tell of any skill".to_owned(),
        1..=5 => told.join("; "),
        _ => format!("{}; the first five are enough", told.join("; ")),
    }
}

/// Rounded as people round: a half away from zero.
fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

fn confidence(life: &Life) -> String {
    if !life.checkins_chosen {
        return NOT_SAID.to_owned();
    }
    let mut weeks: BTreeMap<NaiveDate, Vec<f64>> = BTreeMap::new();
    for day in life.days() {
        weeks.entry(monday(day).max(life.from)).or_default();
    }
    for one in life.checkins.iter().filter(|one| one.held == Held::Shared) {
        if let Some(sure) = one.confidence {
            let week = weeks.entry(monday(one.day).max(life.from)).or_default();
            week.push(f64::from(sure));
        }
    }
    if weeks.values().all(Vec::is_empty) {
        return "no answer, so not known".to_owned();
    }
    weeks
        .iter()
        .map(|(week, all)| {
            if all.is_empty() {
                format!("from {week}: no answer")
            } else {
                format!(
                    "from {week}: {:.1} (n={})",
                    tenths(all.iter().sum::<f64>() / all.len() as f64),
                    all.len()
                )
            }
        })
        .collect::<Vec<_>>()
        .join("; ")
}

fn lessons(life: &Life) -> String {
    let last = life.to.min(life.now.date());
    let by = |day: Option<NaiveDate>| day.is_some_and(|day| day <= life.to);
    let due: Vec<_> = life
        .lessons
        .iter()
        .filter(|one| one.due.is_some_and(|day| day <= last))
        .collect();
    let done = due.iter().filter(|one| by(one.finished)).count();
    let inside =
        |day: Option<NaiveDate>| day.is_some_and(|day| (life.from..=life.to).contains(&day));
    let opened: Vec<_> = life
        .lessons
        .iter()
        .filter(|one| inside(one.started) || inside(one.finished))
        .collect();
    let finished = opened.iter().filter(|one| by(one.finished)).count();
    let opened = format!(
        "{finished} of {} opened in these days are finished",
        opened.len()
    );
    if due.is_empty() {
        format!("{opened}; how many were due is not known")
    } else {
        format!("{done} of {} due; {opened}", due.len())
    }
}

fn plan(life: &Life) -> String {
    match life.plan {
        None => "there is no plan yet".to_owned(),
        Some(day) if day < life.from => format!("not in these days; last saved on {day}"),
        Some(day) => format!("yes, on {day}; what and why: {NOT_SAID}"),
    }
}

fn topics(life: &Life) -> String {
    if life.topics.is_empty() {
        "nothing was written there; that is not known to be nothing".to_owned()
    } else {
        life.topics.join(" | ")
    }
}
