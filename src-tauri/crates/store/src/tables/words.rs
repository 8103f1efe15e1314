//! The person's own words, and what was changed about default ones.
//!
//! Owns one row for each word that is not as it came. Records never point here: they hold the key, and a key without a row is a word
//! as it came.

use chrono::{DateTime, Utc};
use evenkeel_domain::cravings::CravingEntry;
use evenkeel_domain::vocabulary::Term;
use evenkeel_domain::vocabulary::custom::{MOST_WORDS, Word, WordList};
use rusqlite::{Connection, params};

use crate::columns::{self, split, term};
use crate::error::StoreError;
use crate::handle::{Read, Write};

/// Every row, in the order the words were added.
///
/// # Errors
/// Database errors.
pub fn all(r: &Read<'_>) -> Result<Vec<Word>, StoreError> {
    let mut statement = r.conn().prepare_cached(
        "SELECT list, word, own, label, label_group, hidden FROM words ORDER BY created_at, list, word",
    )?;
    let mut rows = statement.query([])?;
    let mut words = Vec::new();
    while let Some(row) = rows.next()? {
        words.push(Word {
            list: columns::from_word(row.get(0)?)?,
            key: term(row.get(1)?, row.get(2)?),
            label: row.get(3)?,
            group: row.get(4)?,
            hidden: row.get(5)?,
        });
    }
    Ok(words)
}

/// Keeps a word as it is now. One that was there keeps its place.
///
/// # Errors
/// Database errors.
pub fn put(w: &Write<'_>, word: &Word, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (key, own) = split(&word.key);
    w.conn()
        .prepare_cached(
            "INSERT INTO words (list, word, own, created_at, label, label_group, hidden) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
             ON CONFLICT (list, word, own) DO UPDATE SET label = excluded.label, label_group = excluded.label_group, \
             hidden = excluded.hidden",
        )?
        .execute(params![
            columns::word(&word.list)?,
            key,
            own,
            columns::instant(now)?,
            word.label,
            word.group,
            word.hidden
        ])?;
    Ok(())
}

/// Forgets what was changed about a word; fine when nothing was. An own one is not offered any more.
///
/// # Errors
/// Database errors.
pub fn forget(w: &Write<'_>, list: WordList, key: &Term) -> Result<(), StoreError> {
    let (word, own) = split(key);
    w.conn()
        .prepare_cached("DELETE FROM words WHERE list = ?1 AND word = ?2 AND own = ?3")?
        .execute(params![columns::word(&list)?, word, own])?;
    Ok(())
}

/// Own substances that somebody said are theirs are offered like any other, as far as the list has room.
///
/// # Errors
/// Database errors.
pub fn offer_substances(w: &Write<'_>, mine: &[Term], at: DateTime<Utc>) -> Result<(), StoreError> {
    offer_all(w.conn(), WordList::Substances, mine, at)
}

/// Own words that were typed into a record are offered from then on, as far as the lists have room.
pub(super) fn offer_from(
    conn: &Connection,
    entry: &CravingEntry,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let skills = entry.skills.iter().map(|used| &used.skill);
    offer_all(conn, WordList::Triggers, &entry.triggers, at)?;
    offer_all(conn, WordList::Skills, skills, at)?;
    offer_all(conn, WordList::Substances, &entry.substances, at)?;
    offer_all(conn, WordList::Places, &entry.place, at)?;
    offer_all(conn, WordList::Company, &entry.company, at)
}

/// The same for any words of one list.
pub(super) fn offer_all<'a>(
    conn: &Connection,
    list: WordList,
    keys: impl IntoIterator<Item = &'a Term>,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    keys.into_iter()
        .try_for_each(|key| offer(conn, list, key, at))
}

fn offer(
    conn: &Connection,
    list: WordList,
    key: &Term,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let Term::Custom(own) = key else {
        return Ok(());
    };
    let room = MOST_WORDS.saturating_sub(list.defaults().len());
    conn.prepare_cached(
        "INSERT INTO words (list, word, own, created_at, label, label_group, hidden) \
         SELECT ?1, ?2, 1, ?3, NULL, NULL, 0 WHERE (SELECT count(*) FROM words WHERE list = ?1 AND own = 1) < ?4 \
         ON CONFLICT (list, word, own) DO NOTHING",
    )?
    .execute(params![
        columns::word(&list)?,
        own,
        columns::instant(at)?,
        i64::try_from(room).unwrap_or(i64::MAX)
    ])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::cravings;
    use crate::tables::tests::bare_craving;
    use crate::testing::{Place, now};

    fn own(word: &str) -> Term {
        Term::Custom(word.into())
    }

    #[test]
    fn a_word_is_kept_changed_and_forgotten() {
        let place = Place::new();
        let mut vault = place.create("slate violin harbor", 1).vault;
        let rain = Word {
            label: Some("When it rains".into()),
            group: Some("times".into()),
            ..Word::untouched(WordList::Triggers, own("rain"))
        };
        let bored = Word {
            hidden: true,
            ..Word::untouched(WordList::Triggers, Term::Builtin("feelings.bored".into()))
        };
        vault
            .write(|w| {
                put(w, &rain, now())?;
                put(w, &bored, now() + chrono::Duration::seconds(1))
            })
            .unwrap();
        assert_eq!(vault.read(all).unwrap(), [rain.clone(), bored.clone()]);
        let stormy = Word {
            label: Some("Storm".into()),
            ..rain
        };
        vault
            .write(|w| put(w, &stormy, now() + chrono::Duration::days(9)))
            .unwrap();
        assert_eq!(
            vault.read(all).unwrap(),
            [stormy.clone(), bored],
            "changed in its place"
        );
        vault
            .write(|w| {
                forget(
                    w,
                    WordList::Triggers,
                    &Term::Builtin("feelings.bored".into()),
                )?;
                forget(w, WordList::Skills, &own("never there"))
            })
            .unwrap();
        assert_eq!(vault.read(all).unwrap(), [stormy]);
    }

    #[test]
    fn an_own_word_typed_once_is_offered_from_then_on_and_never_beyond_the_room() {
        let place = Place::new();
        let mut vault = place.create("slate violin harbor", 1).vault;
        let mut one = bare_craving(1, now());
        one.entry.triggers = (0..150).map(|n| own(&format!("word {n}"))).collect();
        one.entry.trigger_main = None;
        vault.write(|w| cravings::insert(w, &one)).unwrap();
        let offered = |words: &[Word]| {
            words
                .iter()
                .filter(|word| word.list == WordList::Triggers)
                .count()
        };
        let words = vault.read(all).unwrap();
        assert_eq!(
            offered(&words),
            MOST_WORDS - WordList::Triggers.defaults().len(),
            "a list never grows beyond what a person can look through"
        );
        assert_eq!(
            vault
                .read(|r| cravings::get(r, one.id))
                .unwrap()
                .entry
                .triggers
                .len(),
            150,
            "and the record keeps them all"
        );
        // Renamed, then typed into another record: it stays renamed.
        let renamed = Word {
            label: Some("Zero".into()),
            ..Word::untouched(WordList::Triggers, own("word 0"))
        };
        vault.write(|w| put(w, &renamed, now())).unwrap();
        let mut two = bare_craving(2, now());
        two.entry.triggers = vec![own("word 0")];
        two.entry.trigger_main = None;
        vault.write(|w| cravings::insert(w, &two)).unwrap();
        assert!(vault.read(all).unwrap().contains(&renamed));
    }
}
