//! Tallies say what counting everything anew says, whatever was written, corrected, deleted, brought back or purged.

use std::collections::BTreeMap;

use chrono::Duration;
use evenkeel_domain::cravings::{Craving, Rerate, SkillUsed};
use evenkeel_domain::skills::SkillTally;
use evenkeel_domain::vocabulary::Term;
use proptest::prelude::*;

use crate::tables::tests::{bare_craving, id};
use crate::tables::{self, cravings, skills};
use crate::testing::{Place as Folder, now};

const WORDS: [&str; 3] = ["call", "move", "music"];

fn word(n: usize) -> Term {
    let text = WORDS.get(n % WORDS.len()).copied().unwrap_or("call");
    // The same text as an own word is another skill.
    if n >= WORDS.len() {
        Term::Custom(text.into())
    } else {
        Term::Builtin(text.into())
    }
}

/// A craving with skills tried at the minutes `tried` and numbers at the minutes `numbers`.
fn told(n: u64, start: u8, tried: &[(usize, i64)], numbers: &[(i64, u8)]) -> Craving {
    let at = now() + Duration::hours(i64::try_from(n).unwrap_or(0));
    let mut craving = bare_craving(n, at);
    craving.entry.intensity = start;
    craving.entry.triggers = vec![Term::Builtin("events.argument".into())];
    craving.entry.skills = tried
        .iter()
        .map(|(skill, minute)| SkillUsed {
            skill: word(*skill),
            minutes: None,
            helpfulness: None,
            at: (*minute > 0).then(|| at + Duration::minutes(*minute)),
        })
        .collect();
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable();
    craving.rerates = numbers
        .iter()
        .map(|(minute, number)| Rerate {
            at: at + Duration::minutes(*minute),
            intensity: (*number <= 10).then_some(*number),
            prompt_id: None,
        })
        .collect();
    craving
}

fn by_word(tallies: Vec<SkillTally>) -> BTreeMap<String, (u32, u32, i64)> {
    tallies
        .into_iter()
        .map(|tally| {
            (
                format!("{:?}", tally.skill),
                (tally.uses, tally.measured, tally.change),
            )
        })
        .collect()
}

fn counted<'a>(live: impl Iterator<Item = &'a Craving>) -> BTreeMap<String, (u32, u32, i64)> {
    let mut all: BTreeMap<String, (u32, u32, i64)> = BTreeMap::new();
    for craving in live {
        for (used, change) in craving.entry.skills.iter().zip(craving.skill_changes()) {
            let tally = all.entry(format!("{:?}", used.skill)).or_default();
            tally.0 += 1;
            tally.1 += u32::from(change.is_some());
            tally.2 += i64::from(change.unwrap_or(0));
        }
    }
    all
}

/// First number, skills by minute, numbers by minute.
type Told = (u8, Vec<(usize, i64)>, Vec<(i64, u8)>);

fn a_craving() -> impl Strategy<Value = Told> {
    (
        0_u8..=10,
        proptest::collection::vec((0_usize..6, 0_i64..60), 0..5),
        proptest::collection::vec((1_i64..90, 0_u8..13), 0..5),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn tallies_equal_counting_everything_anew(
        first in proptest::collection::vec(a_craving(), 1..9),
        then in proptest::collection::vec((0_usize..9, 0_u8..6, a_craving()), 0..16),
    ) {
        let place = Folder::new();
        let mut vault = place.create("slate violin harbor", 1).vault;
        let mut all: Vec<Craving> = (1_u64..).zip(&first)
            .map(|(n, (start, tried, numbers))| told(n, *start, tried, numbers)).collect();
        vault.write(|w| all.iter().try_for_each(|craving| cravings::insert(w, craving))).unwrap();
        for (which, what, (start, tried, numbers)) in then {
            let index = which % all.len();
            let Some(craving) = all.get_mut(index) else { continue };
            let n = u64::try_from(index).unwrap_or(0) + 1;
            match (what, craving.deleted_at) {
                (0, None) => {
                    vault.write(|w| cravings::delete(w, craving.id, now())).unwrap();
                    craving.deleted_at = Some(now());
                }
                (1, Some(_)) => {
                    vault.write(|w| cravings::undelete(w, craving.id)).unwrap();
                    craving.deleted_at = None;
                }
                (2, None) => {
                    let next = Craving { id: craving.id, revision: craving.revision + 1, ..told(n, start, &tried, &numbers) };
                    vault.write(|w| cravings::update(w, &next)).unwrap();
                    *craving = next;
                }
                (3, None) => {
                    let next = Craving { id: craving.id, revision: craving.revision, ..told(n, start, &tried, &numbers) };
                    vault.write(|w| cravings::amend(w, &next)).unwrap();
                    *craving = next;
                }
                (4, _) => {
                    // What cannot be done must not be counted either.
                    let gone = craving.deleted_at.is_some();
                    let refused = vault.write(|w| if gone {
                        cravings::delete(w, craving.id, now())
                    } else {
                        cravings::undelete(w, craving.id)
                    });
                    prop_assert!(refused.is_err());
                }
                _ => {
                    vault.write(|w| tables::purge(w, now() + Duration::days(1), now())).unwrap();
                    all.retain(|craving| craving.deleted_at.is_none());
                    if all.is_empty() { break; }
                }
            }
        }
        let live = || all.iter().filter(|craving| craving.deleted_at.is_none());
        let (tallies, rows) = vault.read(|r| Ok((skills::tallies(r)?, skills::rows(r, "cravings")?))).unwrap();
        prop_assert_eq!(by_word(tallies), counted(live()), "ranking would rest on cravings that are not there");
        prop_assert_eq!(usize::try_from(rows).unwrap(), live().count(), "the list would name a wrong total");
    }
}

#[test]
fn alike_means_a_shared_trigger_and_neither_itself_nor_a_deleted_one() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let one = told(1, 8, &[(0, 1)], &[(15, 4)]);
    let own = told(2, 8, &[(0, 1)], &[(15, 1)]);
    let gone = told(3, 8, &[(0, 1)], &[(15, 0)]);
    let mut other = told(4, 8, &[(0, 1)], &[(15, 7)]);
    other.entry.triggers = vec![Term::Custom("events.argument".into())];
    vault
        .write(|w| {
            for craving in [&one, &own, &gone, &other] {
                cravings::insert(w, craving)?;
            }
            cravings::delete(w, gone.id, now())
        })
        .unwrap();
    let alike = vault
        .read(|r| skills::tallies_like(r, own.id, &own.entry.triggers))
        .unwrap();
    assert_eq!(by_word(alike), counted([&one].into_iter()));
    let nothing = vault
        .read(|r| skills::tallies_like(r, id(77), &[]))
        .unwrap();
    assert!(nothing.is_empty(), "no trigger said, nothing is alike");
}
