//! The recovery code: 130 random bits that a person can write on paper and type back.
//!
//! Owns its alphabet (Crockford base32), its grouping, its check characters and what typing it back forgives.
//! Does not know what it opens.

use std::fmt;

use secrecy::{ExposeSecret, SecretBox};
use zeroize::Zeroizing;

use crate::secret::{Entropy, SlotKey, slot_key_from_strong};

/// Characters that carry the secret: 26 of 5 bits.
const SECRET_CHARS: usize = 26;
/// Characters that find typing errors.
const CHECK_CHARS: usize = 2;
/// Characters in all.
pub const RECOVERY_CODE_CHARS: usize = SECRET_CHARS + CHECK_CHARS;
/// Shown in groups of this many.
const GROUP: usize = 4;
/// Longer input is not looked at.
const MAX_TYPED_BYTES: usize = 1_024;

/// Crockford's base32: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What is wrong with a typed recovery code, found before any key work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryCodeTypo {
    /// Too few or too many characters.
    #[error("the recovery code has {found} characters instead of 28")]
    Length {
        /// How many there are, spaces and dashes not counted.
        found: usize,
    },
    /// A character that recovery codes do not have, at this place (from 1, spaces and dashes not counted).
    #[error("character {at} is not one of a recovery code")]
    Character {
        /// Which one.
        at: usize,
    },
    /// The check characters do not fit the rest.
    #[error("the check characters do not fit")]
    Check,
}

/// A recovery code in memory: wiped when dropped, not printable by accident.
pub struct RecoveryCode(SecretBox<[u8; SECRET_CHARS]>);

impl RecoveryCode {
    /// A fresh code.
    #[must_use]
    pub fn random(entropy: &dyn Entropy) -> Self {
        Self(SecretBox::init_with_mut(
            |values: &mut [u8; SECRET_CHARS]| {
                entropy.fill(values);
                for value in values.iter_mut() {
                    // 256 is a multiple of 32, so the low five bits are as even as the byte was.
                    *value &= 31;
                }
            },
        ))
    }

    /// Reads what a person typed: any case, O for 0, I and L for 1, spaces and dashes anywhere.
    ///
    /// # Errors
    /// What is wrong with it. A single wrong character and two swapped neighbours are always found.
    pub fn parse(typed: &str) -> Result<Self, RecoveryCodeTypo> {
        if typed.len() > MAX_TYPED_BYTES {
            return Err(RecoveryCodeTypo::Length { found: typed.len() });
        }
        let mut values = Zeroizing::new(Vec::with_capacity(RECOVERY_CODE_CHARS));
        for (at, c) in (1..).zip(typed.chars().filter(|c| !is_separator(*c))) {
            match value_of(c) {
                Some(value) => values.push(value),
                None => return Err(RecoveryCodeTypo::Character { at }),
            }
        }
        if values.len() != RECOVERY_CODE_CHARS {
            return Err(RecoveryCodeTypo::Length {
                found: values.len(),
            });
        }
        let (secret, check) = values.split_at(SECRET_CHARS);
        if check != check_values(secret) {
            return Err(RecoveryCodeTypo::Check);
        }
        Ok(Self(SecretBox::init_with_mut(
            |inner: &mut [u8; SECRET_CHARS]| inner.copy_from_slice(secret),
        )))
    }

    /// The code as it is shown once and printed: seven groups of four.
    #[must_use]
    pub fn to_show_once(&self) -> Zeroizing<String> {
        // EXPOSE: this is the one moment the person sees the code.
        let secret = self.0.expose_secret();
        let mut out = Zeroizing::new(String::with_capacity(
            RECOVERY_CODE_CHARS + RECOVERY_CODE_CHARS / GROUP,
        ));
        for (i, value) in secret.iter().chain(check_values(secret).iter()).enumerate() {
            if i > 0 && i % GROUP == 0 {
                out.push('-');
            }
            out.push(
                ALPHABET
                    .get(usize::from(*value))
                    .map_or('0', |byte| char::from(*byte)),
            );
        }
        out
    }

    pub(crate) fn slot_key(&self, salt: &[u8]) -> SlotKey {
        // EXPOSE: key derivation needs the code's bits.
        slot_key_from_strong(self.0.expose_secret(), salt, "evenkeel v1 recovery slot")
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode([redacted])")
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '_' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FEFF}' | '\u{200B}'..='\u{200F}')
}

fn value_of(c: char) -> Option<u8> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET
        .iter()
        .position(|letter| char::from(*letter) == c)?;
    u8::try_from(at).ok()
}

/// Two check values over GF(32): `Σ αⁱ·sᵢ` and `Σ α²ⁱ·sᵢ` for i = 1..26, α a generator. Changing one value changes the
/// first sum; so does swapping two different neighbours, because αⁱ ≠ αⁱ⁺¹.
fn check_values(secret: &[u8]) -> [u8; CHECK_CHARS] {
    let (mut first, mut second) = (0u8, 0u8);
    let (mut power, mut power_squared) = (1u8, 1u8);
    for value in secret {
        power = times(power, 2);
        power_squared = times(power_squared, 4);
        first ^= times(power, *value);
        second ^= times(power_squared, *value);
    }
    [first, second]
}

/// Multiplication in GF(32) with x⁵ + x² + 1.
fn times(mut a: u8, mut b: u8) -> u8 {
    let mut product = 0;
    while b > 0 {
        if b & 1 == 1 {
            product ^= a;
        }
        a <<= 1;
        if a & 0b10_0000 != 0 {
            a ^= 0b10_0101;
        }
        b >>= 1;
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    struct Fixed(u64);
    impl Entropy for Fixed {
        fn fill(&self, buf: &mut [u8]) {
            let mut state = self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
            for byte in buf {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                *byte = (state >> 24) as u8;
            }
        }
    }

    fn code(seed: u64) -> RecoveryCode {
        RecoveryCode::random(&Fixed(seed))
    }

    #[test]
    fn it_is_seven_groups_of_four_without_lookalikes() {
        let shown = code(1).to_show_once();
        let groups: Vec<&str> = shown.split('-').collect();
        assert_eq!(groups.len(), 7, "{:?}", &*shown);
        assert!(
            groups.iter().all(|g| g.len() == 4),
            "every group has four characters"
        );
        assert!(
            !shown.contains(['I', 'L', 'O', 'U']),
            "letters that look like others are never shown"
        );
    }

    #[test]
    fn typing_it_back_forgives_what_people_do() {
        let code = code(2);
        let shown = code.to_show_once();
        let same = |typed: String| {
            RecoveryCode::parse(&typed).unwrap().0.expose_secret() == code.0.expose_secret()
        };
        assert!(same(shown.to_string()), "as shown");
        assert!(same(shown.to_lowercase()), "small letters");
        assert!(same(shown.replace('-', "")), "without dashes");
        assert!(
            same(shown.replace('-', " – ")),
            "with a long dash and spaces"
        );
        assert!(
            same(shown.replace('0', "O").replace('1', "l")),
            "O for zero, l for one"
        );
        assert!(
            same(shown.replace('0', "o").replace('1', "I")),
            "o for zero, I for one"
        );
        assert!(same(format!("  {}\n", &*shown)), "with spaces around");
    }

    #[test]
    fn lengths_and_characters_are_named() {
        let shown = code(3).to_show_once();
        assert_eq!(
            RecoveryCode::parse("").unwrap_err(),
            RecoveryCodeTypo::Length { found: 0 }
        );
        assert_eq!(
            RecoveryCode::parse(shown.get(..33).unwrap()).unwrap_err(),
            RecoveryCodeTypo::Length { found: 27 },
            "one character short"
        );
        let wrong = shown.replacen(shown.chars().next().unwrap(), "U", 1);
        assert_eq!(
            RecoveryCode::parse(&wrong).unwrap_err(),
            RecoveryCodeTypo::Character { at: 1 }
        );
        assert!(
            RecoveryCode::parse(&"0".repeat(1_000_000)).is_err(),
            "a megabyte is turned away"
        );
    }

    #[test]
    fn every_single_wrong_character_and_every_swap_is_found() {
        for seed in 0..20 {
            let shown = code(seed).to_show_once().replace('-', "");
            let chars: Vec<char> = shown.chars().collect();
            for at in 0..chars.len() {
                for letter in ALPHABET.iter().map(|b| char::from(*b)) {
                    if letter == chars[at] {
                        continue;
                    }
                    let mut typed = chars.clone();
                    typed[at] = letter;
                    let typed: String = typed.into_iter().collect();
                    assert_eq!(
                        RecoveryCode::parse(&typed).unwrap_err(),
                        RecoveryCodeTypo::Check,
                        "seed {seed}: a wrong character {} must be found",
                        at + 1
                    );
                }
                if at + 1 < SECRET_CHARS && chars[at] != chars[at + 1] {
                    let mut typed = chars.clone();
                    typed.swap(at, at + 1);
                    let typed: String = typed.into_iter().collect();
                    assert!(
                        RecoveryCode::parse(&typed).is_err(),
                        "seed {seed}: swapped neighbours at {} must be found",
                        at + 1
                    );
                }
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered_without_a_panic(typed in ".{0,80}") {
            if let Ok(code) = RecoveryCode::parse(&typed) {
                prop_assert!(RecoveryCode::parse(&code.to_show_once()).is_ok(), "what was read can be shown and read again");
            }
        }

        #[test]
        fn every_code_survives_paper(seed in any::<u64>()) {
            let code = code(seed);
            let back = RecoveryCode::parse(&code.to_show_once()).unwrap();
            prop_assert_eq!(back.0.expose_secret(), code.0.expose_secret(), "shown and typed back is the same code");
        }
    }
}
