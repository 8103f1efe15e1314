//! Passphrases that Evenkeel makes, and whether one that a person made may be used.
//!
//! Owns the words that are drawn from: the BIP-39 list of a language without the words that nobody in recovery should be handed
//! as a key (`src-tauri/content/passphrase-words`), and without those that can be spelled in two ways. Refuses to own what is
//! typed to open something: no word is looked up there, so a phrase that was made with a longer list opens as before.

use std::collections::HashSet;
use std::sync::LazyLock;

use bip39::Language;
use evenkeel_domain::ErrorCode;
use evenkeel_domain::passphrase::{self, PassphraseReason, PassphraseUse};
use evenkeel_domain::words::{Lang, say};
use evenkeel_store::{Passphrase, device};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::unlocked::UnlockedVault;

/// A passphrase made of words.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Suggested {
    /// Words with spaces between them.
    pub passphrase: String,
    /// How many yes-or-no questions a guesser faces who knows the list: what was drawn from, to the power of the words.
    pub bits: u32,
}

const LEFT_OUT: [&str; 2] = [
    include_str!("../../../content/passphrase-words/en.txt"),
    include_str!("../../../content/passphrase-words/es.txt"),
];

static WORDS: LazyLock<[Vec<&'static str>; 2]> =
    LazyLock::new(|| [Lang::En, Lang::Es].map(drawn_from));

/// The words of one file of those that are left out.
fn listed(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
}

/// What is left of the list of a language. A word is left out whichever of the two files names it: a Spanish word means the same
/// to somebody who chose English. Only a to z stays, because "ábaco" is typed "abaco" on half of all keyboards.
fn drawn_from(lang: Lang) -> Vec<&'static str> {
    let out: HashSet<&str> = LEFT_OUT.into_iter().flat_map(listed).collect();
    bip39(lang)
        .iter()
        .copied()
        .filter(|word| word.bytes().all(|letter| letter.is_ascii_lowercase()))
        .filter(|word| !out.contains(word))
        .collect()
}

fn bip39(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => Language::English,
        Lang::Es => Language::Spanish,
    }
    .word_list()
}

fn words(lang: Lang) -> &'static [&'static str] {
    let [en, es] = &*WORDS;
    match lang {
        Lang::En => en,
        Lang::Es => es,
    }
}

/// `count` words drawn evenly.
pub(crate) fn suggest(app: &App, lang: Lang, count: u32) -> Outcome<Suggested> {
    let list = words(lang);
    let most = u64::try_from(list.len()).map_err(|_| ErrorCode::Internal)?;
    let mut chosen = Vec::new();
    for _ in 0..count {
        let mut random = [0; 8];
        app.ports.entropy.fill(&mut random);
        // Of 2^64 numbers the remainder favours the first words by less than one part in 2^52.
        let at = u64::from_le_bytes(random)
            .checked_rem(most)
            .and_then(|at| usize::try_from(at).ok());
        let word = at.and_then(|at| list.get(at)).ok_or(ErrorCode::Internal)?;
        chosen.push(*word);
    }
    Ok(Suggested {
        passphrase: chosen.join(" "),
        bits: bits(list.len(), count),
    })
}

/// What opens a demonstration. Everybody may know it: nothing in there is anybody's. It is made of words that are the same in both
/// languages, because the language can be changed on the way.
pub(crate) fn demo(lang: Lang) -> String {
    say(lang, "demo-passphrase", &[])
}

/// What opens this vault, to be shown; none where it is no demonstration, or where the passphrase was changed.
pub(crate) fn of_demo(app: &App) -> Option<String> {
    (app.is_demo() && device::demo_passphrase(app.folder())).then(|| demo(app.lang()))
}

/// Somebody gave the demonstration a passphrase of their own: that one is nobody else's to see.
pub(crate) fn demo_changed(app: &App) -> Outcome<()> {
    if app.is_demo() {
        device::set_demo_passphrase(app.folder(), false)?;
    }
    Ok(())
}

/// log2 of `list` to the power of `count`, rounded down. Nothing is 0 bits.
fn bits(list: usize, count: u32) -> u32 {
    u128::try_from(list)
        .ok()
        .and_then(|list| list.checked_pow(count))
        .and_then(u128::checked_ilog2)
        .unwrap_or(0)
}

/// Asks for the vault's passphrase again, before an important act. A wrong one is counted, slows the next down, and is told at the next
/// unlock.
///
/// # Errors
/// [`ErrorCode::PassphraseLength`] in `field`, [`ErrorCode::WrongPassphrase`], [`ErrorCode::TooManyTries`].
pub(crate) fn again(
    app: &App,
    vault: &mut UnlockedVault,
    typed: String,
    field: &str,
) -> Outcome<Passphrase> {
    let passphrase = Passphrase::from_typed(typed)
        .map_err(|_| CommandError::in_field(ErrorCode::PassphraseLength, field))?;
    vault.ask_again(&passphrase, &app.clocks())?;
    Ok(passphrase)
}

/// Whether a passphrase that is being made or changed may be used. `weak` is what it is called when it is too easy to guess.
///
/// # Errors
/// [`ErrorCode::PassphraseUnseen`] where something stands in it that nobody sees, `weak` otherwise.
pub(crate) fn fit(
    typed: &str,
    purpose: PassphraseUse,
    own_words: &[&str],
    weak: ErrorCode,
    field: &str,
) -> Outcome<()> {
    let judged = passphrase::judge(typed, purpose, own_words);
    if judged.acceptable {
        return Ok(());
    }
    if judged.reasons.contains(&PassphraseReason::TooLong) {
        return Err(CommandError::in_field(ErrorCode::PassphraseLength, field));
    }
    let unseen = judged
        .reasons
        .iter()
        .copied()
        .any(PassphraseReason::is_unseen);
    let code = if unseen {
        ErrorCode::PassphraseUnseen
    } else {
        weak
    };
    Err(CommandError::in_field(code, field))
}

#[cfg(test)]
mod tests {
    use super::*;
    use evenkeel_domain::vocabulary::{SUBSTANCES, TRIGGERS, message};

    /// What must not be in a phrase, written down apart from the files, in both languages.
    const NEVER: &[&str] = &[
        // Drugs, alcohol and what goes with them
        "pill",
        "acid",
        "tobacco",
        "wine",
        "beer",
        "whiskey",
        "vodka",
        "alcohol",
        "addict",
        "drug",
        "smoke",
        "cigar",
        "pipe",
        "needle",
        "inject",
        "sniff",
        "crack",
        "crystal",
        "dose",
        "mushroom",
        "bar",
        "drink",
        "syrup",
        "powder",
        "spoon",
        "grass",
        "weed",
        "poppy",
        "opium",
        "inhale",
        "high",
        "vapor",
        "droga",
        "adicto",
        "vino",
        "licor",
        "cerveza",
        "ron",
        "sidra",
        "trago",
        "copa",
        "bebida",
        "tabaco",
        "cigarro",
        "fumar",
        "humo",
        "pipa",
        "aguja",
        "jeringa",
        "dosis",
        "polvo",
        "hongo",
        "amapola",
        "ebrio",
        "vicio",
        "vena",
        "recaer",
        "antojo",
        "resaca",
        "pastilla",
        // Weapons and violence
        "gun",
        "rifle",
        "pistol",
        "weapon",
        "knife",
        "blade",
        "bullet",
        "bomb",
        "sword",
        "arrow",
        "cannon",
        "shoot",
        "trigger",
        "razor",
        "attack",
        "assault",
        "abuse",
        "blood",
        "warfare",
        "arma",
        "pistola",
        "fusil",
        "bomba",
        "espada",
        "lanza",
        "flecha",
        "hacha",
        "sable",
        "matar",
        "muerte",
        "morir",
        "sangre",
        "guerra",
        "ataque",
        "abuso",
        "veneno",
        "tumba",
        // What this program says of nobody, and what is rude somewhere
        "clean",
        "dirty",
        "alcoholic",
        "limpio",
        "sucio",
        "coger",
        "bicho",
        "sexo",
    ];

    /// Words with two spellings that are in the lists or were once.
    const TWO_SPELLINGS: &[&str] = &[
        "artefact", "color", "favorite", "flavor", "harbor", "humor", "labor", "fiber", "defense",
        "license", "practice", "program", "catalog", "check", "armor", "enroll", "gauge", "naive",
        "story", "mom", "vapor", "arpa", "icono", "pijama", "oscuro", "guion", "yodo", "yogur",
        "periodo",
    ];

    #[test]
    fn the_demos_passphrase_is_one_that_a_vault_takes_and_the_same_in_both_languages() {
        let [en, es] = Lang::ALL.map(demo);
        assert_eq!(en, es, "whoever changes the language must still get in");
        let judged = passphrase::judge(&en, PassphraseUse::Vault, &[]);
        assert!(judged.acceptable, "{:?}", judged.reasons);
    }

    #[test]
    fn a_made_phrase_holds_no_word_that_hurts_and_none_with_two_spellings() {
        for lang in Lang::ALL {
            let words = words(lang);
            for never in NEVER.iter().chain(TWO_SPELLINGS) {
                assert!(
                    !words.contains(never),
                    "somebody in treatment may not be handed \"{never}\" ({})",
                    lang.tag()
                );
            }
            for word in words {
                assert!(
                    word.len() >= 2 && word.bytes().all(|letter| letter.is_ascii_lowercase()),
                    "\"{word}\" is not typed the same on every keyboard"
                );
            }
        }
    }

    #[test]
    fn what_the_app_itself_calls_a_substance_or_a_trigger_is_in_no_phrase() {
        // Little words that stand in every name.
        const LITTLE: &[&str] = &["say", "mixed", "other", "prefer", "otro", "plan"];
        for lang in Lang::ALL {
            let names: HashSet<String> = SUBSTANCES
                .iter()
                .chain(TRIGGERS)
                .flat_map(|id| Lang::ALL.map(|names| say(names, &message(id), &[])))
                .flat_map(|name| {
                    name.to_lowercase()
                        .split(|c: char| !c.is_alphabetic())
                        .map(str::to_owned)
                        .collect::<Vec<_>>()
                })
                .collect();
            assert!(names.len() > 100, "there must be names to look for");
            for word in words(lang) {
                assert!(
                    LITTLE.contains(word) || !names.contains(*word),
                    "\"{word}\" names a trigger or a substance ({})",
                    lang.tag()
                );
            }
        }
    }

    #[test]
    fn every_word_that_is_left_out_stands_in_the_list() {
        for (lang, file) in Lang::ALL.into_iter().zip(LEFT_OUT) {
            let mut seen = HashSet::new();
            for word in listed(file) {
                assert!(
                    bip39(lang).contains(&word),
                    "\"{word}\" is misspelled, so it is left out of nothing"
                );
                assert!(seen.insert(word), "\"{word}\" stands there twice");
            }
        }
    }

    #[test]
    fn the_bits_are_those_of_what_is_left() {
        assert_eq!(bits(2048, 6), 66, "the whole list");
        assert_eq!(bits(2047, 6), 65, "one word less is no longer 66");
        assert_eq!(bits(0, 6), 0);
        for lang in Lang::ALL {
            let left = words(lang).len();
            let exact = f64::from(u32::try_from(left).unwrap()).log2();
            for count in [6, 7] {
                let said = f64::from(bits(left, count));
                assert!(
                    said <= exact * f64::from(count) && said + 1.0 > exact * f64::from(count),
                    "{said} is not what {count} of {left} words hold"
                );
            }
            assert!(
                bits(left, 6) >= 60 && bits(left, 7) >= 70,
                "{left} words are too few ({})",
                lang.tag()
            );
        }
    }
}
