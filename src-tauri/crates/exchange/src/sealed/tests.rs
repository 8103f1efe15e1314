//! The sealed file: what opens it, what does not, and what it must not say.

use std::sync::LazyLock;

use evenkeel_domain::Lang;
use evenkeel_domain::passphrase::{GENERATED_WORDS, listed};
use evenkeel_domain::report::{Block, Fact, Report, Section};
use evenkeel_domain::share::LABEL;
use evenkeel_domain::{ErrorCode, Invalid};
use proptest::prelude::*;
use secrecy::{ExposeSecret, SecretString};

use super::{OpenError, Randomness, Rounds, SealError, fold, open, seal};

const RANDOM: Randomness = Randomness {
    salt: [7; 16],
    nonce: [9; 12],
};

fn secret(text: &str) -> SecretString {
    SecretString::from(text.to_owned())
}

fn report(lang: Lang) -> Report {
    Report {
        name: "CANARY-NAME".into(),
        days: "CANARY-DAYS".into(),
        lang,
        title: "CANARY-TITLE".into(),
        sections: vec![Section {
            heading: "CANARY-HEADING".into(),
            blocks: vec![
                Block::Facts {
                    rows: vec![Fact::new(
                        "CANARY-LABEL",
                        "CANARY-VALUE </script><script>alert(1)</script> 🌊",
                    )],
                },
                Block::Table {
                    caption: "C".into(),
                    head: vec!["H".into()],
                    rows: vec![vec!["CANARY-CELL".into()]],
                },
            ],
        }],
    }
}

static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| sealed(&[report(Lang::En)], "").unwrap());

fn sealed(editions: &[Report], label: &str) -> Result<Vec<u8>, SealError> {
    seal(
        editions,
        label,
        &secret("seven words told by voice to you"),
        Rounds::cheap_for_tests(),
        RANDOM,
    )
}

fn edited(from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(FILE.clone()).unwrap();
    assert!(
        text.contains(from),
        "the test must change something that is there"
    );
    text.replacen(from, to, 1).into_bytes()
}

#[test]
fn what_was_sealed_is_what_is_read() {
    assert_eq!(
        open(&FILE, &secret("seven words told by voice to you")),
        Ok(vec![report(Lang::En)]),
        "the counselor reads the preview"
    );
}

#[test]
fn both_languages_are_read_back_in_the_order_they_were_sealed() {
    for langs in [[Lang::En, Lang::Es], [Lang::Es, Lang::En]] {
        let editions = langs.map(report);
        let file = sealed(&editions, "").unwrap();
        assert_eq!(
            open(&file, &secret("seven words told by voice to you")),
            Ok(editions.to_vec()),
            "the first one is the one it opens in"
        );
        let text = String::from_utf8(file).unwrap();
        assert!(text.contains(&format!("<html lang=\"{}\">", langs[0].tag())));
    }
}

#[test]
fn what_the_page_could_not_show_is_not_sealed() {
    let refused = |editions: &[Report], label: &str| match sealed(editions, label) {
        Err(SealError::Report(Invalid { code, field, .. })) => (code, field),
        other => panic!("it was sealed: {:?}", other.map(|file| file.len())),
    };
    let mut empty = report(Lang::En);
    empty.sections.clear();
    let twice = [report(Lang::En), report(Lang::En)];
    let many = [report(Lang::En), report(Lang::Es), report(Lang::En)];
    for (editions, code, field) in [
        (&[][..], ErrorCode::BadInput, "editions"),
        (&twice[..], ErrorCode::BadInput, "editions"),
        (&many[..], ErrorCode::TooMany, "editions"),
        (&[empty][..], ErrorCode::BadInput, "sections"),
    ] {
        let (found, place) = refused(editions, "");
        assert_eq!((found, place.as_str()), (code, field));
    }
    let mut broken = report(Lang::Es);
    broken.title = "x".repeat(evenkeel_domain::report::MAX_TEXT + 1);
    assert_eq!(
        refused(&[report(Lang::En), broken], "").0,
        ErrorCode::TextTooLong,
        "the second edition is looked at like the first"
    );
    let (code, field) = refused(&[report(Lang::En)], &"x".repeat(LABEL + 1));
    assert_eq!((code, field.as_str()), (ErrorCode::TextTooLong, "label"));
}

#[test]
fn the_label_stands_on_the_locked_page_as_text() {
    let label = "</p><script id=\"sealed\">🌊 & \"Jordan\"";
    let file = sealed(&[report(Lang::En)], label).unwrap();
    let text = String::from_utf8(file.clone()).unwrap();
    assert!(
        text.contains(
            "&#60;/p&#62;&#60;script id=&#34;sealed&#34;&#62;🌊 &#38; &#34;Jordan&#34;</p>"
        ) || text.contains(
            "&lt;/p&gt;&lt;script id=&quot;sealed&quot;&gt;🌊 &amp; &quot;Jordan&quot;</p>"
        ),
        "what a person typed is never markup"
    );
    assert!(open(&file, &secret("seven words told by voice to you")).is_ok());
    let without = String::from_utf8(FILE.clone()).unwrap();
    assert!(
        !without.contains("id=\"label\""),
        "without one there is no empty box"
    );
}

#[test]
fn seven_words_written_as_a_list_open_it_and_own_words_only_as_typed() {
    let words = "river abaco lemon copper window gentle orbit";
    let seal_with = |passphrase: &str| {
        let random = Randomness { ..RANDOM };
        let rounds = Rounds::cheap_for_tests();
        seal(&[report(Lang::En)], "", &secret(passphrase), rounds, random).unwrap()
    };
    let file = seal_with(words);
    for typed in [
        "River, ábaco, lemon, copper, window, gentle, orbit.",
        "river-abaco-lemon-copper-window-gentle-orbit",
        "1. river 2. abaco 3. lemon 4. copper 5. window 6. gentle 7. orbit",
        "“river abaco lemon copper window gentle orbit”",
    ] {
        assert!(open(&file, &secret(typed)).is_ok(), "{typed:?} is a list");
    }
    // Made up by somebody, with the commas: what was sealed with them needs them.
    let own = "keep that feeling, sing aloud, dear child";
    let file = seal_with(own);
    assert!(open(&file, &secret(own)).is_ok(), "as typed comes first");
    assert_eq!(
        open(&file, &secret("keep that feeling sing aloud dear child")),
        Err(OpenError::WrongPassphrase)
    );
}

#[test]
fn every_word_that_can_be_drawn_is_one_of_a_list() {
    for language in [bip39::Language::English, bip39::Language::Spanish] {
        let plain: Vec<&str> = language
            .word_list()
            .iter()
            .copied()
            .filter(|word| word.bytes().all(|letter| letter.is_ascii_lowercase()))
            .collect();
        for words in plain.chunks_exact(GENERATED_WORDS) {
            assert_eq!(
                listed(&words.join(", ")),
                Some(words.join(" ")),
                "a passphrase that the app makes must open however it is written"
            );
        }
    }
}

#[test]
fn the_passphrase_told_by_voice_may_be_typed_plainly() {
    for typed in [
        "  Seven words TOLD by\tvoice to   you ",
        "séven wörds told by voice to yóu",
        "seve\u{301}n words told by voice to you",
    ] {
        assert!(
            open(&FILE, &secret(typed)).is_ok(),
            "a counselor who typed {typed:?} heard the right words"
        );
    }
}

#[test]
fn a_file_opens_as_it_was_sealed_and_also_without_what_nobody_sees() {
    for typed in [
        "seven words told by voice to you\u{200B}",
        "\u{FEFF}seven words told by voice to you ",
        "seven wo\u{AD}rds told by voice to you",
    ] {
        assert!(
            open(&FILE, &secret(typed)).is_ok(),
            "{typed:?} looks like the right words"
        );
    }
    // An earlier version let somebody choose this.
    let made = "seven wo\u{AD}rds told by voice to you\u{200B}";
    let file = seal(
        &[report(Lang::En)],
        "",
        &secret(made),
        Rounds::cheap_for_tests(),
        RANDOM,
    )
    .unwrap();
    assert!(
        open(&file, &secret(made)).is_ok(),
        "what was typed comes first"
    );
    assert_eq!(
        open(&file, &secret("seven words told by voice to you")),
        Err(OpenError::WrongPassphrase),
        "what was sealed with it needs it"
    );
}

#[test]
fn another_passphrase_gives_nothing() {
    for typed in [
        "",
        "seven words told by voice to",
        "seven words told by voice to you too",
    ] {
        assert_eq!(
            open(&FILE, &secret(typed)),
            Err(OpenError::WrongPassphrase),
            "{typed:?} is not the passphrase"
        );
    }
}

#[test]
fn nothing_of_the_report_is_in_clear() {
    for lang in Lang::ALL {
        let text = String::from_utf8(sealed(&[report(lang)], "").unwrap()).unwrap();
        assert!(
            !text.contains("CANARY"),
            "whoever finds the file must not learn what it is about ({lang:?})"
        );
        assert!(
            !text.contains("told by voice to you"),
            "the passphrase does not travel with the file"
        );
        for telling in [
            "craving",
            "treatment",
            "recovery",
            "patient",
            "counselor",
            "consumo",
            "tratamiento",
            "recuperación",
        ] {
            assert!(
                !text.to_lowercase().contains(telling),
                "the page itself says \"{telling}\" to anyone who opens it ({lang:?})"
            );
        }
        assert!(
            text.contains(&format!("<html lang=\"{}\">", lang.tag())),
            "a screen reader needs the language"
        );
    }
}

#[test]
fn the_page_asks_for_nothing_from_outside() {
    let text = String::from_utf8(FILE.clone()).unwrap();
    assert!(
        text.contains("default-src &#39;none&#39;") || text.contains("default-src 'none'"),
        "nothing may be loaded"
    );
    // The letters are in the page itself.
    let data = "url(data:font/woff2;base64,";
    assert_eq!(text.matches(data).count(), 2, "letters for every machine");
    assert!(text.contains("; font-src data:;") || text.contains("; font-src data:; "));
    // The name of a vocabulary, which nothing is loaded from.
    let text = text
        .replace(data, "")
        .replace("http://www.w3.org/2000/svg", "");
    for outside in [
        "http://",
        "https://",
        "src=",
        "href=",
        "url(",
        "@import",
        "innerHTML",
        "eval(",
        "document.write",
    ] {
        assert!(!text.contains(outside), "the page holds {outside}");
    }
}

#[test]
fn every_sentence_of_the_page_exists() {
    for lang in Lang::ALL {
        let text = String::from_utf8(sealed(&[report(lang)], "").unwrap()).unwrap();
        for id in [">reader-", "\":\"reader-"] {
            assert!(
                !text.contains(id),
                "a message id stands where a sentence should ({lang:?})"
            );
        }
        for sheet in ["Page {page} of {pages}", "Página {page} de {pages}"] {
            assert!(text.contains(sheet), "both languages are in every page");
        }
    }
}

#[test]
fn the_file_can_be_opened_by_a_spec_not_only_by_us() {
    // The same bytes by the words of the format alone, so that a change of ours that both sides share is still seen.
    let text = String::from_utf8(FILE.clone()).unwrap();
    let json = text
        .split_once("id=\"sealed\">")
        .unwrap()
        .1
        .split_once("</script>")
        .unwrap()
        .0;
    let fields: serde_json::Value = serde_json::from_str(json).unwrap();
    assert_eq!(fields["version"], 2);
    assert_eq!(fields["rounds"], 1_000);
    let bytes = |name: &str| {
        data_encoding::BASE64
            .decode(fields[name].as_str().unwrap().as_bytes())
            .unwrap()
    };
    let mut key = [0_u8; 32];
    pbkdf2::pbkdf2_hmac::<sha2::Sha256>(
        b"seven words told by voice to you",
        &bytes("salt"),
        1_000,
        &mut key,
    );
    use aes_gcm::aead::{Aead, KeyInit, Payload};
    let aad = "evenkeel-sealed;v=2;cipher=AES-256-GCM;kdf=PBKDF2-HMAC-SHA256;rounds=1000;content=application/vnd.evenkeel.report+json";
    let nonce: [u8; 12] = bytes("nonce").try_into().unwrap();
    let plain = aes_gcm::Aes256Gcm::new(&key.into())
        .decrypt(
            &nonce.into(),
            Payload {
                msg: &bytes("data"),
                aad: aad.as_bytes(),
            },
        )
        .expect("the file does not follow its own format");
    assert_eq!(
        plain.len() % 4096,
        0,
        "the length tells how much was written"
    );
    assert_eq!(
        serde_json::from_slice::<serde_json::Value>(&plain).unwrap(),
        serde_json::json!({ "editions": [report(Lang::En)] })
    );
}

#[test]
fn hostile_edits_are_named_and_refused() {
    let right = secret("seven words told by voice to you");
    let cases: [(Vec<u8>, OpenError, &str); 10] = [
        (
            b"<html>hello</html>".to_vec(),
            OpenError::NotAReport,
            "another page",
        ),
        (
            vec![0xff, 0xfe, 0x00],
            OpenError::NotAReport,
            "not text at all",
        ),
        (
            edited("\"version\":2", "\"version\":3"),
            OpenError::NewerVersion,
            "a later format",
        ),
        (
            edited("\"version\":2", "\"version\":1"),
            OpenError::OlderVersion,
            "an earlier format, which its own page reads",
        ),
        (
            edited("\"version\":2", "\"version\":0"),
            OpenError::Damaged,
            "no format of ours",
        ),
        (
            edited("\"rounds\":1000", "\"rounds\":4000000000"),
            OpenError::TooCostly,
            "a day of work",
        ),
        (
            edited("\"rounds\":1000", "\"rounds\":0"),
            OpenError::Damaged,
            "no work at all",
        ),
        (
            edited("\"rounds\":1000", "\"rounds\":1001"),
            OpenError::Damaged,
            "other rounds",
        ),
        (
            edited("AES-256-GCM", "AES-128-GCM"),
            OpenError::Damaged,
            "another cipher",
        ),
        (
            edited("\"salt\":\"", "\"salt\":\"AAAA"),
            OpenError::Damaged,
            "a longer salt",
        ),
    ];
    for (file, expected, what) in cases {
        assert_eq!(
            open(&file, &right),
            Err(expected),
            "{what} must be refused in its own words"
        );
    }
    let data = String::from_utf8(FILE.clone())
        .unwrap()
        .find("\"data\":\"")
        .unwrap();
    let cut = FILE.get(..data + 1000).unwrap();
    assert_eq!(
        open(cut, &right),
        Err(OpenError::Damaged),
        "half a file is damage, not half a report"
    );
}

#[test]
fn every_flipped_byte_of_the_sealed_part_is_found() {
    let start = String::from_utf8(FILE.clone())
        .unwrap()
        .find("id=\"sealed\">")
        .unwrap()
        + 12;
    let end = start
        + String::from_utf8(FILE.clone())
            .unwrap()
            .split_at(start)
            .1
            .find("</script>")
            .unwrap();
    // Every byte of the fields, and a spread over the long data: with a thousand rounds each try costs a derivation.
    let places: Vec<usize> = (start..start + 260)
        .chain((start + 260..end).step_by(97))
        .chain(end - 80..end)
        .collect();
    for place in places {
        let mut file = FILE.clone();
        *file.get_mut(place).unwrap() ^= 1;
        let got = open(&file, &secret("seven words told by voice to you"));
        assert!(
            got.is_err(),
            "byte {place} was changed and the file still opened"
        );
    }
}

#[test]
fn fewer_rounds_than_we_promise_cannot_be_asked_for() {
    assert_eq!(Rounds::PRODUCTION.get(), 2_000_000);
    assert_eq!(
        Rounds::new(1_999_999),
        None,
        "a file that is quicker to guess at is never written"
    );
    assert_eq!(
        Rounds::new(Rounds::CEILING + 1),
        None,
        "a file no reader would open is never written"
    );
    assert!(Rounds::new(3_000_000).is_some());
}

#[test]
fn no_two_words_of_the_lists_fold_into_one() {
    for language in [bip39::Language::English, bip39::Language::Spanish] {
        let mut seen = std::collections::HashMap::new();
        for word in language.word_list() {
            let folded = fold(&secret(word)).expose_secret().to_owned();
            if let Some(other) = seen.insert(folded, *word) {
                panic!(
                    "{other} and {word} would count as the same word: a suggested phrase would be weaker than it says"
                );
            }
        }
    }
}

proptest! {
    #[test]
    fn reading_any_bytes_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert!(open(&bytes, &secret("x")).is_err());
    }

    #[test]
    fn reading_any_sealed_part_never_panics(json in ".{0,300}") {
        let file = format!("<script type=\"application/json\" id=\"sealed\">{json}</script>");
        prop_assert!(open(file.as_bytes(), &secret("x")).is_err());
    }

    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,60}") {
        let once = fold(&secret(&text));
        prop_assert_eq!(fold(&once).expose_secret().to_owned(), once.expose_secret().to_owned());
    }
}

/// docs/formats.md says the container, and a program was written from that page alone. What the report says is not its business.
#[cfg(target_os = "linux")]
#[test]
fn what_is_sealed_opens_by_a_program_written_from_its_description() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("page.html"), &*FILE).unwrap();
    let vectors = serde_json::json!({ "pages": [{
        "file": "page.html",
        "passphrase": "seven words told by voice to you",
        "also": "  Séven WORDS told by\u{A0}voice to you ",
        "report": { "lang": "en" },
    }] });
    std::fs::write(dir.path().join("vectors.json"), vectors.to_string()).unwrap();
    let program =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/formats/check.py");
    let ran = std::process::Command::new("/usr/bin/python3")
        .arg("-B")
        .arg(program)
        .arg(dir.path())
        .output()
        .expect("/usr/bin/python3 with the packages that `x` names for the tests");
    assert!(
        ran.status.success(),
        "{}{}",
        String::from_utf8_lossy(&ran.stdout),
        String::from_utf8_lossy(&ran.stderr)
    );
}
