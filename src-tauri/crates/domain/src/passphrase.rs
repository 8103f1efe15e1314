//! What makes a passphrase good enough, and the one way it is written before it becomes a key.
//!
//! Owns the normal form and the judgement of strength with its reasons. Does not keep a passphrase, derive a key from it
//! or know where it is used; whoever calls wipes what they passed in and what they got back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;
use zxcvbn::feedback::Warning;

mod invisible;
mod spoken;

pub use spoken::{GENERATED_WORDS, listed, spoken, tries};

/// Fewest characters of a passphrase that somebody makes up.
pub const MIN_CHARS: usize = 10;

/// Longest passphrase that is made from now on. Far above what a person types; nothing is computed about a longer one.
pub const MAX_CHARS: usize = 1_000;

/// Longest passphrase that is tried, in bytes of UTF-8: earlier versions let people make ones as long as this.
pub const MAX_BYTES: usize = 1024 * 1024;

/// How many tries a passphrase for a file has to stand: 10^15.
///
/// One large graphics card (RTX 4090) does about nine million PBKDF2-HMAC-SHA256 of 1,000 rounds a second by the public hashcat
/// benchmarks, so about 4,400 of the file's 2,000,000 rounds. 10^15 tries keep a hundred such cards busy for some seventy years.
/// How many a guesser needs is zxcvbn's estimate, which knows common words, names, dates and keyboard patterns.
pub const EXPORT_GUESSES: f64 = 1e15;

/// What the passphrase is for; that decides how strong it has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PassphraseUse {
    /// Opening the vault: guessing costs 64 MiB or more and about half a second a try, so a score of 3 of 4 is enough.
    Vault,
    /// Opening an exported file, whose key derivation runs well on graphics cards: 4 of 4, and [`EXPORT_GUESSES`].
    Export,
}

impl PassphraseReason {
    /// Whether it says that something stands in the passphrase that nobody sees or can type again, and nothing of its strength.
    #[must_use]
    pub const fn is_unseen(self) -> bool {
        matches!(
            self,
            Self::ControlCharacter | Self::InvisibleCharacter | Self::OuterBlank
        )
    }
}

impl PassphraseUse {
    const fn least_score(self) -> u8 {
        match self {
            Self::Vault => 3,
            Self::Export => 4,
        }
    }

    fn is_strong(self, entropy: &zxcvbn::Entropy) -> bool {
        u8::from(entropy.score()) >= self.least_score()
            && (self != Self::Export || entropy.guesses_log10() >= EXPORT_GUESSES.log10())
    }
}

/// Why a passphrase is weak or cannot be used. Each has its sentence in the message catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PassphraseReason {
    /// Nothing was typed.
    Empty,
    /// Fewer than [`MIN_CHARS`] characters.
    TooShort,
    /// Over [`MAX_CHARS`].
    TooLong,
    /// It holds a character that no keyboard types and no screen shows (a tab, a line break, a NUL).
    ControlCharacter,
    /// It holds a character that nobody sees (a zero width space, a soft hyphen): typed again by hand it would be missing.
    InvisibleCharacter,
    /// It begins or ends with a blank, which nobody sees either.
    OuterBlank,
    /// A row or pattern of neighbouring keys.
    KeyboardPattern,
    /// The same thing over and over.
    Repeats,
    /// One of the passphrases everybody tries first, or close to it.
    Common,
    /// A run like abc or 6543.
    Sequence,
    /// A year or a date.
    Date,
    /// One word, or names, by themselves.
    SingleWord,
    /// Nothing special; it just needs another word or two.
    AddWords,
}

/// The judgement on one passphrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PassphraseStrength {
    /// Whether it may be used.
    pub acceptable: bool,
    /// 0 (guessed at once) to 4 (strong), as zxcvbn scores it.
    pub score: u8,
    /// Why it may not be used, or what would make it better; empty when there is nothing to say.
    pub reasons: Vec<PassphraseReason>,
}

/// The form in which a passphrase is turned into a key: RFC 8265 `OpaqueString`, so NFC (never NFKC, which would make
/// different passphrases equal) and every space character an ordinary space. Nothing is trimmed and case is kept.
#[must_use]
pub fn normalise(typed: &str) -> String {
    let mut out = String::with_capacity(typed.len().saturating_mul(2));
    out.extend(
        typed
            .chars()
            .map(|c| if is_space(c) { ' ' } else { c })
            .nfc(),
    );
    out
}

/// The same passphrase without what is not seen in it: invisible characters, and blanks at its ends. None when it is the same.
///
/// Tried only after what was typed did not open: a passphrase that was made with something invisible in it, by a version that
/// still took that, opens as it was made. Whoever calls wipes what they get back.
#[must_use]
pub fn seen(typed: &str) -> Option<String> {
    let seen = invisible::without(typed);
    (seen != typed && !seen.is_empty()).then_some(seen)
}

/// Unicode's category Zs.
const fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{A0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
}

/// Judges a passphrase that is about to be set. `own_words` are words an attacker in the household would try first
/// (a name, a program's name); they count as known.
#[must_use]
pub fn judge(typed: &str, purpose: PassphraseUse, own_words: &[&str]) -> PassphraseStrength {
    // Counted no further than one has to.
    if typed.chars().nth(MAX_CHARS).is_some() {
        return refused(PassphraseReason::TooLong);
    }
    let mut normal = normalise(typed);
    if normal.is_empty() {
        return refused(PassphraseReason::Empty);
    }
    if normal.chars().any(char::is_control) {
        return refused(PassphraseReason::ControlCharacter);
    }
    let hidden: Vec<PassphraseReason> = [
        (
            invisible::has_unseen(&normal),
            PassphraseReason::InvisibleCharacter,
        ),
        (
            invisible::has_outer_blank(&normal),
            PassphraseReason::OuterBlank,
        ),
    ]
    .into_iter()
    .filter_map(|(is, reason)| is.then_some(reason))
    .collect();
    if !hidden.is_empty() {
        return PassphraseStrength {
            acceptable: false,
            score: 0,
            reasons: hidden,
        };
    }
    if purpose == PassphraseUse::Export {
        // Capitals and accents that will not count must not make it look stronger.
        normal = spoken(&normal);
    }
    if normal.is_empty() {
        return refused(PassphraseReason::Empty);
    }
    let chars = normal.chars().count();
    // zxcvbn reads the first hundred characters; what comes after can only make it stronger.
    let entropy = zxcvbn::zxcvbn(&normal, own_words);
    let score = u8::from(entropy.score());
    let mut reasons = Vec::new();
    if chars < MIN_CHARS {
        reasons.push(PassphraseReason::TooShort);
    }
    if !purpose.is_strong(&entropy) {
        reasons.push(
            entropy
                .feedback()
                .and_then(|f| f.warning())
                .map_or(PassphraseReason::AddWords, reason),
        );
        if !reasons.contains(&PassphraseReason::AddWords) {
            reasons.push(PassphraseReason::AddWords);
        }
    }
    PassphraseStrength {
        acceptable: reasons.is_empty(),
        score,
        reasons,
    }
}

fn refused(reason: PassphraseReason) -> PassphraseStrength {
    PassphraseStrength {
        acceptable: false,
        score: 0,
        reasons: vec![reason],
    }
}

const fn reason(warning: Warning) -> PassphraseReason {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess
        | Warning::ShortKeyboardPatternsAreEasyToGuess => PassphraseReason::KeyboardPattern,
        Warning::RepeatsLikeAaaAreEasyToGuess
        | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => PassphraseReason::Repeats,
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword
        | Warning::ThisIsSimilarToACommonlyUsedPassword => PassphraseReason::Common,
        Warning::SequencesLikeAbcAreEasyToGuess => PassphraseReason::Sequence,
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => {
            PassphraseReason::Date
        }
        Warning::AWordByItselfIsEasyToGuess
        | Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
        | Warning::CommonNamesAndSurnamesAreEasyToGuess => PassphraseReason::SingleWord,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn vault(typed: &str) -> PassphraseStrength {
        judge(typed, PassphraseUse::Vault, &[])
    }

    #[test]
    fn what_will_not_count_in_a_file_does_not_make_it_look_stronger() {
        let export = |typed| judge(typed, PassphraseUse::Export, &[]);
        let (plain, dressed) = ("correct horse battery", "CoRReCt  hÓrSe   BaTTéRy");
        assert_eq!(
            export(plain),
            export(dressed),
            "both open the same file, so both are judged the same"
        );
        assert_eq!(
            spoken(" Ábaco\tñANDÚ "),
            "abaco nandu",
            "as it is heard, not as it is spelled"
        );
        assert!(
            !export("\u{301}\u{308}").acceptable,
            "marks alone are no passphrase"
        );
    }

    #[test]
    fn weak_ones_are_refused_with_the_reason_that_fits() {
        for (typed, reason) in [
            ("", PassphraseReason::Empty),
            ("kurz", PassphraseReason::TooShort),
            ("qwertyuiop", PassphraseReason::Common),
            ("aaaaaaaaaaaaaa", PassphraseReason::Repeats),
            ("abcdefghijklmn", PassphraseReason::Sequence),
            (
                "with\ttabulator and words",
                PassphraseReason::ControlCharacter,
            ),
            (
                "nul\0inside the passphrase",
                PassphraseReason::ControlCharacter,
            ),
        ] {
            let judged = vault(typed);
            assert!(!judged.acceptable, "{typed:?} must not open a vault");
            assert!(
                judged.reasons.contains(&reason),
                "{typed:?} needs the reason {reason:?}, got {:?}",
                judged.reasons
            );
        }
        assert_eq!(
            vault(&"x".repeat(MAX_BYTES + 1)).reasons,
            [PassphraseReason::TooLong],
            "a megabyte of text is turned away before any work"
        );
    }

    #[test]
    fn what_nobody_sees_is_refused_with_the_reason_and_tried_without_it_afterwards() {
        use PassphraseReason::{InvisibleCharacter, OuterBlank};
        let words = "slate violin harbor onion melon cradle bishop";
        for purpose in [PassphraseUse::Vault, PassphraseUse::Export] {
            assert!(judge(words, purpose, &[]).acceptable);
            for (typed, reasons) in [
                (format!("{words}\u{200B}"), vec![InvisibleCharacter]),
                (format!("{words}\u{FEFF}"), vec![InvisibleCharacter]),
                (format!("sla\u{AD}te{words}"), vec![InvisibleCharacter]),
                (format!("\u{200E}{words}"), vec![InvisibleCharacter]),
                (format!("{words} "), vec![OuterBlank]),
                (format!("\u{3000}{words}"), vec![OuterBlank]),
                (
                    format!("{words}\u{2060} "),
                    vec![InvisibleCharacter, OuterBlank],
                ),
            ] {
                let judged = judge(&typed, purpose, &[]);
                assert!(!judged.acceptable, "{typed:?} could not be typed again");
                assert_eq!(judged.reasons, reasons, "{typed:?}");
                assert!(judged.reasons.iter().all(|reason| reason.is_unseen()));
            }
        }
        assert_eq!(
            seen(" slate violin\u{200B}").as_deref(),
            Some("slate violin")
        );
        assert_eq!(seen("slate violin"), None, "there is nothing else to try");
        assert_eq!(seen("\u{200B} "), None, "nothing at all is no passphrase");
    }

    #[test]
    fn good_ones_are_accepted_in_any_script() {
        for typed in [
            "slate violin harbor onion",
            "mi abuela canta boleros en marzo",
            "пять зелёных уток летят",
            "🦆🪗🧩🛶🪴🧭🏺🪁🎷🦔",
            "👩\u{200D}🚀 ❤\u{FE0F} 🏳\u{FE0F}\u{200D}🌈 ☀\u{FE0F} marmalade",
        ] {
            assert!(
                vault(typed).acceptable,
                "{typed:?} is strong, got {:?}",
                vault(typed)
            );
        }
    }

    #[test]
    fn an_export_asks_for_more_than_the_vault() {
        let middling = "blueteapot91x";
        assert!(
            vault(middling).acceptable,
            "score {} opens a vault",
            vault(middling).score
        );
        assert!(
            !judge("duckpond77", PassphraseUse::Export, &[]).acceptable,
            "an exported file can be guessed at cheaply, so a middling passphrase does not do"
        );
    }

    #[test]
    fn a_persons_own_words_do_not_count() {
        let typed = "waveside clinic";
        let plain = vault(typed).score;
        let known = judge(
            typed,
            PassphraseUse::Vault,
            &["waveside clinic", "waveside"],
        )
        .score;
        assert!(
            known < plain,
            "the program's name is the first thing tried at home: {known} against {plain}"
        );
    }

    #[test]
    fn the_normal_form_is_nfc_and_never_nfkc() {
        assert_eq!(
            normalise("cafe\u{301}"),
            "caf\u{e9}",
            "an accent typed as two characters is the same passphrase"
        );
        assert_eq!(
            normalise("ﬁsh ²"),
            "ﬁsh ²",
            "a ligature or a raised two is not the plain letter (that would be NFKC)"
        );
        assert_eq!(
            normalise("a\u{A0}b\u{3000}c"),
            "a b c",
            "keyboards differ in which space they type"
        );
        assert_eq!(
            normalise(" Trailing "),
            " Trailing ",
            "nothing is trimmed and case is kept"
        );
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(typed in "\\PC{0,64}") {
            let once = normalise(&typed);
            prop_assert_eq!(normalise(&once), once.clone(), "the normal form must be stable");
        }

        #[test]
        fn no_text_makes_the_judge_panic(typed in ".{0,300}") {
            let judged = vault(&typed);
            prop_assert_eq!(judged.acceptable, judged.reasons.is_empty(), "a refusal always has a reason");
        }
    }
}
