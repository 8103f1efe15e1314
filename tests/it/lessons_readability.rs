//! How hard a text is to read, by published formulas.
//!
//! English: Flesch-Kincaid grade = 0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid et al. 1975).
//! Spanish: Fernandez Huerta = 206.84 - 60 x syllables per word - 1.02 x words per sentence (1959; higher is easier).
//!
//! Words and sentences are counted as `textstat` 0.7.3 counts them: a sentence of one or two words does not count as one, so
//! its words make the others longer. Syllables are counted by sound, because the hyphenation `textstat` uses misses every
//! syllable that is never split at a line's end ("away", "open") and calls our lessons two grades easier than they are.
//! `tests/fixtures/lessons/golden.json` holds what `textstat` says with its own syllables and with those of a pronouncing
//! dictionary; the tests keep this module within 0.3 of the second and never more lenient than the first.

use evenkeel_domain::Lang;

/// What a text measures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// Words.
    pub words: usize,
    /// Sentences of three words and more, at least one.
    pub sentences: usize,
    /// Syllables as spoken.
    pub syllables: usize,
}

impl Measure {
    /// Measures lines; each line ends a sentence.
    pub fn of(lang: Lang, lines: &[String]) -> Self {
        let mut measure = Self {
            words: 0,
            sentences: 0,
            syllables: 0,
        };
        for line in lines {
            // Over the whole line: the point of "1.5" ends no word.
            for word in words(line) {
                measure.words += 1;
                measure.syllables += syllables(lang, &word);
            }
            measure.sentences += line
                .split(['.', '!', '?'])
                .filter(|sentence| words(sentence).count() > 2)
                .count();
        }
        measure.sentences = measure.sentences.max(1);
        measure
    }

    /// Mean words per sentence.
    pub fn sentence_length(self) -> f64 {
        ratio(self.words, self.sentences)
    }

    /// Flesch-Kincaid grade (English).
    pub fn grade(self) -> f64 {
        0.39 * self.sentence_length() + 11.8 * ratio(self.syllables, self.words) - 15.59
    }

    /// Fernandez Huerta score (Spanish); 65 is "normal", 80 and more "easy".
    pub fn ease(self) -> f64 {
        206.84 - 60.0 * ratio(self.syllables, self.words) - 1.02 * self.sentence_length()
    }
}

#[allow(clippy::cast_precision_loss)]
fn ratio(a: usize, b: usize) -> f64 {
    a as f64 / b.max(1) as f64
}

/// Words in small letters without punctuation.
pub fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split_whitespace()
        .map(|token| {
            token
                .chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect::<String>()
        })
        .filter(|word: &String| !word.is_empty())
}

/// Syllables of one word, at least one. Figures count one per digit.
pub fn syllables(lang: Lang, word: &str) -> usize {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let letters: Vec<char> = word.chars().filter(|c| !c.is_ascii_digit()).collect();
    if letters.is_empty() {
        return digits.max(1);
    }
    // Without a vowel it is an abbreviation, said letter by letter.
    if !letters.iter().any(|c| "aeiouyáéíóúü".contains(*c)) {
        return digits + letters.len();
    }
    digits
        + match lang {
            Lang::En => english(&letters),
            Lang::Es => spanish(&letters),
        }
}

/// Words whose spelling hides their sound.
const ENGLISH_ODD: &[(&str, usize)] = &[
    ("iop", 3),
    ("fmla", 4),
    ("being", 2),
    ("doing", 2),
    ("every", 3),
    ("everything", 4),
    ("everyone", 4),
    ("everywhere", 4),
    ("friend", 1),
    ("friends", 1),
    ("going", 2),
    ("idea", 3),
    ("maybe", 2),
    ("tired", 2),
    ("naloxone", 3),
    ("people", 2),
    ("peoples", 2),
    ("quiet", 2),
    ("reopen", 3),
    ("science", 2),
    ("someone", 2),
    ("something", 2),
    ("sometimes", 2),
    ("somewhere", 2),
    ("somebody", 3),
    ("sometime", 2),
    ("whatever", 3),
    ("anyone", 3),
    ("outcome", 2),
    ("overdose", 3),
    ("therefore", 2),
    ("home", 1),
    ("homes", 1),
    ("lifetime", 2),
    ("safety", 2),
    ("likely", 2),
    ("lonely", 2),
    ("homework", 2),
    ("somehow", 2),
    ("handmade", 2),
    ("sidewalk", 2),
    ("saying", 2),
    ("trying", 2),
    ("buying", 2),
    ("paying", 2),
    ("diary", 3),
    ("diaries", 3),
    ("poem", 2),
    ("react", 2),
    ("created", 3),
    ("create", 2),
    ("movement", 2),
    ("statement", 2),
    ("agreement", 3),
    ("careful", 2),
    ("hopeful", 2),
    ("useful", 2),
    ("breathe", 1),
    ("breathes", 1),
    ("awake", 2),
    ("evening", 2),
    ("several", 2),
    ("different", 2),
    ("business", 2),
    ("interest", 2),
    ("medicine", 3),
    ("medicines", 3),
    ("pharmacy", 3),
    ("trial", 2),
    ("riot", 2),
    ("lion", 2),
    ("dial", 2),
    ("client", 2),
    ("you", 1),
    ("your", 1),
    ("yours", 1),
    ("i", 1),
    ("hour", 2),
    ("hours", 2),
    ("the", 1),
    ("me", 1),
    ("he", 1),
    ("she", 1),
    ("we", 1),
    ("be", 1),
];

fn english(letters: &[char]) -> usize {
    let word: String = letters.iter().collect();
    if let Some((_, count)) = ENGLISH_ODD.iter().find(|(odd, _)| *odd == word) {
        return *count;
    }
    let vowel = |at: usize| {
        matches!(
            letters.get(at),
            Some('a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'é')
        )
    };
    let last = letters.len();
    let mut count = (0..last)
        .filter(|at| vowel(*at) && (*at == 0 || !vowel(at - 1)))
        .count();
    let ends = |end: &str| word.ends_with(end);
    let before = |back: usize| {
        last.checked_sub(back)
            .and_then(|at| letters.get(at))
            .copied()
            .unwrap_or(' ')
    };
    // Endings whose e is not heard. After a consonant the e of -le, -les and -led is.
    let consonant = |back: usize| !vowel(last.wrapping_sub(back));
    let after_consonant = |end: &str| ends(end) && consonant(end.len() + 1);
    let hissing = matches!(before(3), 's' | 'x' | 'z' | 'c' | 'g') || ends("ches") || ends("shes");
    let dental = matches!(before(3), 't' | 'd');
    let mute_e = after_consonant("e") && !after_consonant("le");
    let mute_es = after_consonant("es") && !hissing && !after_consonant("les");
    let mute_ed = after_consonant("ed") && !dental && !after_consonant("led");
    let mute_ely = ["ely", "eless", "eness", "eful", "ement"]
        .iter()
        .any(|end| ends(end) && last > end.len() + 2);
    for mute in [mute_e, mute_es, mute_ed, mute_ely] {
        count -= usize::from(mute && count > 1);
    }
    // Two vowels that are two sounds.
    for pair in [
        "ia", "io", "iu", "eo", "ua", "uou", "ying", "iet", "ier", "iest",
    ] {
        let soft = [
            "tion", "sion", "cion", "gion", "cial", "tial", "gious", "cious", "tious", "cian",
            "quar", "qua", "sua", "gua", "eou", "ieu", "people", "geo",
        ];
        if word.contains(pair)
            && !soft
                .iter()
                .any(|same| same.contains(pair) && word.contains(same))
            && !(pair == "ying" && vowel(last.wrapping_sub(5)))
        {
            count += 1;
        }
    }
    // "n't" and "-sm" have a vowel nobody writes.
    count += usize::from(ends("dnt") || ends("snt") && last > 4) + usize::from(ends("sm"));
    count.max(1)
}

fn spanish(letters: &[char]) -> usize {
    let strong = |c: char| matches!(c, 'a' | 'e' | 'o' | 'á' | 'é' | 'ó' | 'í' | 'ú');
    let last = letters.len();
    let mut count: usize = 0;
    // What the vowel before in the same run was: nothing, weak or strong.
    let mut run: Option<bool> = None;
    for (at, letter) in letters.iter().copied().enumerate() {
        let after = letters.get(at + 1).copied().unwrap_or(' ');
        let before = at
            .checked_sub(1)
            .and_then(|back| letters.get(back))
            .copied()
            .unwrap_or(' ');
        // The u of que, qui, gue, gui is not heard; y is a vowel only at the end.
        let silent = letter == 'u'
            && (before == 'q' || (before == 'g' && matches!(after, 'e' | 'i' | 'é' | 'í')));
        let weak =
            !silent && (matches!(letter, 'i' | 'u' | 'ü') || (letter == 'y' && at + 1 == last));
        if strong(letter) {
            count += usize::from(run != Some(false));
            run = Some(true);
        } else if weak {
            count += usize::from(run.is_none());
            run = Some(run == Some(true));
        } else {
            run = None;
        }
    }
    count.max(1)
}
