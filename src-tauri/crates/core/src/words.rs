//! The person's own words: adding, hiding, renaming, putting into another group.

use evenkeel_domain::vocabulary::Term;
use evenkeel_domain::vocabulary::custom::{
    MOST_WORDS, Word, WordList, WordsView, check_label, key_for, view, words_of,
};
use evenkeel_domain::{ErrorCode, text};
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::unlocked::UnlockedVault;
use crate::wire::Nothing;

/// Input of `words_save`: the whole word as it shall be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WordSave {
    /// Which list.
    pub list: WordList,
    /// Which word; none for a new one of the person's own.
    pub key: Option<Term>,
    /// What it is called; needed for a new one.
    pub label: Option<String>,
    /// Triggers only: its group; none for where it came.
    pub group: Option<String>,
    /// Not offered any more.
    pub hidden: bool,
}

/// Input of `words_reset`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WordReset {
    /// Which list.
    pub list: WordList,
    /// Which word.
    pub key: Term,
}

/// Every list as it stands.
///
/// # Errors
/// The disk.
pub fn list(_: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<WordsView> {
    let (changed, settings) =
        vault.read(|db| Ok((tables::words::all(db)?, tables::settings::get(db)?)))?;
    Ok(view(&changed, settings.substances.said()))
}

/// Keeps a word, or a new one. Answers it as it was kept.
///
/// # Errors
/// A bound, a name that another word of the list has, a full list ([`ErrorCode::TooMany`] in `list`), or the disk.
pub fn save(app: &App, vault: &mut UnlockedVault, input: WordSave) -> Outcome<Word> {
    if let Some(label) = &input.label {
        text::required(label, text::NAME, "label")?;
    }
    let changed = vault.read(tables::words::all)?;
    let words = words_of(input.list, &changed);
    let mut word = match (input.key, input.label) {
        (Some(key), label) => Word {
            label,
            ..Word::untouched(input.list, key)
        },
        (None, Some(label)) => {
            let key = key_for(&label, &words);
            // Kept only where it differs from the key: one text in one place.
            let label = (key != Term::Custom(label.clone())).then_some(label);
            Word {
                label,
                ..Word::untouched(input.list, key)
            }
        }
        (None, None) => return Err(CommandError::in_field(ErrorCode::TextEmpty, "label")),
    };
    word.group = input.group;
    word.hidden = input.hidden;
    word.check()?;
    let known = words.iter().any(|one| one.key == word.key);
    if !known && words.len() >= MOST_WORDS {
        return Err(CommandError::in_field(ErrorCode::TooMany, "list"));
    }
    let lang = app.lang();
    check_label(&word.called(lang), &word.key, &words, lang)?;
    let now = app.now();
    vault.write(|tx| match word.key {
        Term::Builtin(_) if word.is_untouched() => tables::words::forget(tx, word.list, &word.key),
        _ => tables::words::put(tx, &word, now.at),
    })?;
    app.changed(&[Topic::Words]);
    Ok(word)
}

/// Forgets what was changed about a word: a default one is as it came, an own one is not offered any more. Records keep both.
///
/// # Errors
/// A key that is none, or the disk.
pub fn reset(app: &App, vault: &mut UnlockedVault, input: WordReset) -> Outcome<Nothing> {
    Word::untouched(input.list, input.key.clone()).check()?;
    let mut settings = vault.read(tables::settings::get)?;
    // An own word that is taken out of the list is not among those that stand first either.
    let before = settings.substances.mine.len();
    if input.list == WordList::Substances && matches!(input.key, Term::Custom(_)) {
        settings.substances.mine.retain(|one| *one != input.key);
    }
    vault.write(|tx| {
        if settings.substances.mine.len() != before {
            tables::settings::put(tx, &settings)?;
        }
        tables::words::forget(tx, input.list, &input.key)
    })?;
    app.changed(&[Topic::Words]);
    Ok(Nothing {})
}
