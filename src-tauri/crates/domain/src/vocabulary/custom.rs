//! Custom vocabulary: the lists as a person made them their own, with words added, hidden, renamed, put into another group.
//!
//! Owns what may be changed and how a list looks afterwards. A word keeps its key for ever (the id, or the own word as it was
//! first typed): records hold the key, screens and reports show the label of today, so renaming rewrites no history.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use strum::VariantArray;
use ts_rs::TS;

use super::{COMPANY, PLACES, SKILLS, SUBSTANCES, TRIGGERS, Term, message};
use crate::error::{ErrorCode, Invalid};
use crate::text;
use crate::variants::all;
use crate::words::{self, Lang};

/// A list that can be made one's own.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    TS,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
pub enum WordList {
    /// What sets a craving off, in groups.
    Triggers,
    /// Coping skills.
    Skills,
    /// Substances.
    Substances,
    /// Kinds of place.
    Places,
    /// Company.
    Company,
}

impl WordList {
    /// Every list, in the order shown.
    pub const ALL: [Self; Self::VARIANTS.len()] = all(Self::VARIANTS);

    /// The default words of the list.
    #[must_use]
    pub const fn defaults(self) -> &'static [&'static str] {
        match self {
            Self::Triggers => TRIGGERS,
            Self::Skills => SKILLS,
            Self::Substances => SUBSTANCES,
            Self::Places => PLACES,
            Self::Company => COMPANY,
        }
    }
}

/// The groups of triggers, in the order shown; the last one is for words that belong to none of the others.
pub const GROUPS: &[&str] = &[
    "feelings",
    "body",
    "people",
    "places",
    "things",
    "times",
    "events",
    "thoughts",
    CUSTOM_GROUP,
];

/// Where an own trigger is until it is put elsewhere.
pub const CUSTOM_GROUP: &str = "own";

/// Most words in one list, the default ones among them.
pub const MOST_WORDS: usize = 200;

/// One word of a list, with what the person changed about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// Which list.
    pub list: WordList,
    /// What records hold: never changes.
    pub key: Term,
    /// What it is called, up to 200 characters. None: as it came (the default word, or the own word as first typed).
    pub label: Option<String>,
    /// Triggers only: one of [`GROUPS`]. None: where it came.
    pub group: Option<String>,
    /// Not offered any more. Records that hold it show it all the same.
    pub hidden: bool,
}

impl Word {
    /// A word as it came.
    #[must_use]
    pub const fn untouched(list: WordList, key: Term) -> Self {
        Self {
            list,
            key,
            label: None,
            group: None,
            hidden: false,
        }
    }

    /// Whether anything was changed about a word that comes with the app.
    #[must_use]
    pub const fn is_untouched(&self) -> bool {
        self.label.is_none() && self.group.is_none() && !self.hidden
    }

    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        self.key.check(self.list.defaults(), "key")?;
        if let Some(label) = &self.label {
            text::required(label, text::NAME, "label")?;
        }
        match &self.group {
            Some(group) if self.list != WordList::Triggers || !GROUPS.contains(&group.as_str()) => {
                Err(Invalid::new(ErrorCode::UnknownWord, "group"))
            }
            _ => Ok(()),
        }
    }

    /// What it is called in `lang`.
    #[must_use]
    pub fn called(&self, lang: Lang) -> String {
        match (&self.label, &self.key) {
            (Some(label), _) => label.clone(),
            (None, Term::Builtin(id)) => words::say(lang, &message(id), &[]),
            (None, Term::Custom(own)) => own.clone(),
        }
    }

    fn group(&self) -> Option<&str> {
        if self.list != WordList::Triggers {
            return None;
        }
        match (&self.group, &self.key) {
            (Some(group), _) => Some(group),
            (None, Term::Builtin(id)) => id.split('.').next(),
            (None, Term::Custom(_)) => Some(CUSTOM_GROUP),
        }
    }
}

/// Words that are shown together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WordGroup {
    /// One of [`GROUPS`]; none in a list without groups.
    pub group: Option<String>,
    /// Hidden ones too: who offers them leaves those out.
    pub words: Vec<Word>,
}

/// One list as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WordListView {
    /// Which.
    pub list: WordList,
    /// Its words: the default ones in their order, own ones after them in the order they were added.
    pub groups: Vec<WordGroup>,
    /// How many words more it can hold.
    pub room: u32,
}

/// Every list as it stands: the answer of `words_list`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WordsView {
    /// In the order of [`WordList::ALL`].
    pub lists: Vec<WordListView>,
    /// The substances that stand first; none while nobody was asked which are theirs.
    pub my_substances: Option<Vec<Term>>,
}

/// Every word of `list`, default ones first. `changed` is what the vault holds, in the order it was added; other lists in it are
/// left out.
#[must_use]
pub fn words_of(list: WordList, changed: &[Word]) -> Vec<Word> {
    let here = || changed.iter().filter(|word| word.list == list);
    let defaults = list.defaults().iter().map(|id| {
        let key = Term::Builtin((*id).to_owned());
        here()
            .find(|word| word.key == key)
            .cloned()
            .unwrap_or(Word::untouched(list, key))
    });
    let own = here()
        .filter(|word| matches!(word.key, Term::Custom(_)))
        .cloned();
    defaults.chain(own).collect()
}

/// Every list as it stands.
#[must_use]
pub fn view(changed: &[Word], my_substances: Option<Vec<Term>>) -> WordsView {
    let lists = WordList::ALL.into_iter().map(|list| {
        let words = words_of(list, changed);
        let room = MOST_WORDS.saturating_sub(words.len());
        let groups = if list == WordList::Triggers {
            GROUPS
                .iter()
                .map(|group| WordGroup {
                    group: Some((*group).to_owned()),
                    words: words
                        .iter()
                        .filter(|word| word.group() == Some(group))
                        .cloned()
                        .collect(),
                })
                .filter(|group| !group.words.is_empty())
                .collect()
        } else {
            vec![WordGroup { group: None, words }]
        };
        WordListView {
            list,
            groups,
            room: u32::try_from(room).unwrap_or(u32::MAX),
        }
    });
    WordsView {
        lists: lists.collect(),
        my_substances,
    }
}

/// The key of a new own word called `label`: the word itself, or the word with a number where an earlier one that is called something
/// else today was first typed like it.
#[must_use]
pub fn key_for(label: &str, words: &[Word]) -> Term {
    let taken = |own: &str| {
        words
            .iter()
            .any(|word| matches!(&word.key, Term::Custom(key) if key == own))
    };
    let mut key = label.to_owned();
    let mut n = 2_u32;
    while taken(&key) {
        key = format!("{label} ({n})");
        n = n.saturating_add(1);
    }
    Term::Custom(key)
}

/// Whether two labels read the same.
fn reads_the_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Refuses a label that another word of the list has, also a hidden one: nobody could tell the two apart.
///
/// # Errors
/// [`ErrorCode::Duplicate`].
pub fn check_label(label: &str, key: &Term, words: &[Word], lang: Lang) -> Result<(), Invalid> {
    let twin = words
        .iter()
        .any(|word| word.key != *key && reads_the_same(&word.called(lang), label));
    if twin {
        return Err(Invalid::new(ErrorCode::Duplicate, "label"));
    }
    Ok(())
}

/// What words are called today where the person gave them another name.
#[derive(Debug, Clone, Default)]
pub struct Labels(HashMap<(WordList, Term), String>);

impl Labels {
    /// From what the vault holds.
    #[must_use]
    pub fn new(changed: &[Word]) -> Self {
        Self(
            changed
                .iter()
                .filter_map(|word| {
                    let label = word.label.clone()?;
                    Some(((word.list, word.key.clone()), label))
                })
                .collect(),
        )
    }

    /// The person's name for a word, if they gave it one.
    #[must_use]
    pub fn of(&self, list: WordList, key: &Term) -> Option<&str> {
        self.0.get(&(list, key.clone())).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(word: &str) -> Term {
        Term::Custom(word.into())
    }

    fn id(word: &str) -> Term {
        Term::Builtin(word.into())
    }

    #[test]
    fn every_group_has_its_words_and_every_default_trigger_a_group() {
        for lang in Lang::ALL {
            for group in GROUPS {
                assert!(
                    words::has(lang, &format!("group-{group}")),
                    "group {group} would show as a bare id in {}",
                    lang.tag()
                );
            }
        }
        for trigger in TRIGGERS {
            let group = trigger.split('.').next().unwrap();
            assert!(GROUPS.contains(&group), "{trigger} would be in no group");
        }
    }

    #[test]
    fn a_list_shows_what_was_changed_and_keeps_its_order() {
        let changed = [
            Word {
                hidden: true,
                ..Word::untouched(WordList::Triggers, id("times.payday"))
            },
            Word {
                label: Some("When it rains".into()),
                group: Some("times".into()),
                ..Word::untouched(WordList::Triggers, own("rain"))
            },
            Word::untouched(WordList::Triggers, own("the blue car")),
            Word::untouched(WordList::Skills, own("the guitar")),
        ];
        let view = view(&changed, None);
        let triggers = &view.lists[0];
        let times = triggers
            .groups
            .iter()
            .find(|group| group.group.as_deref() == Some("times"))
            .unwrap();
        let payday = times
            .words
            .iter()
            .find(|word| word.key == id("times.payday"))
            .unwrap();
        assert!(payday.hidden, "hidden, and still there to be shown again");
        assert_eq!(
            times.words.last().unwrap().key,
            own("rain"),
            "put into a group it comes after the default words there"
        );
        let rest = triggers.groups.last().unwrap();
        assert_eq!(
            (rest.group.as_deref(), rest.words.len()),
            (Some("own"), 1),
            "an own word that was put nowhere is with the own ones"
        );
        assert_eq!(triggers.room as usize, MOST_WORDS - TRIGGERS.len() - 2);
        let skills = &view.lists[1].groups[0];
        assert_eq!(skills.words.len(), SKILLS.len() + 1);
        assert_eq!(skills.group, None);
    }

    #[test]
    fn a_name_is_given_once_and_a_key_never_again() {
        let words = words_of(
            WordList::Triggers,
            &[Word {
                label: Some("Storm".into()),
                ..Word::untouched(WordList::Triggers, own("rain"))
            }],
        );
        let check = |label: &str, key: &Term| check_label(label, key, &words, Lang::En);
        assert!(
            check(" storm ", &own("new")).is_err(),
            "two that read the same"
        );
        assert!(check("Payday", &own("new")).is_err(), "also a default one");
        assert!(
            check("STORM", &own("rain")).is_ok(),
            "its own name in capitals"
        );
        assert!(
            check("rain", &own("new")).is_ok(),
            "a name that is free again"
        );
        assert_eq!(
            key_for("rain", &words),
            own("rain (2)"),
            "old records say “rain” and mean the storm; a new word must not take them over"
        );
    }

    #[test]
    fn what_is_no_word_is_refused() {
        let word = Word::untouched(WordList::Skills, own("the guitar"));
        assert_eq!(word.check(), Ok(()));
        for (bad, field) in [
            (
                Word {
                    label: Some("  ".into()),
                    ..word.clone()
                },
                "label",
            ),
            (
                Word {
                    label: Some("x".repeat(201)),
                    ..word.clone()
                },
                "label",
            ),
            (
                Word {
                    group: Some("times".into()),
                    ..word.clone()
                },
                "group",
            ),
            (
                Word {
                    key: id("no_such_skill"),
                    ..word.clone()
                },
                "key",
            ),
            (
                Word {
                    group: Some("nowhere".into()),
                    ..Word::untouched(WordList::Triggers, own("rain"))
                },
                "group",
            ),
        ] {
            assert_eq!(bad.check().unwrap_err().field, field);
        }
    }
}
