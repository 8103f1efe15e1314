//! Every reader of a file that somebody else may have written, fed with damaged and doctored ones: it answers or refuses, and never
//! stops the program; what it takes it takes again the same way.
//!
//! Owns how files are damaged, and the kept inputs in `tests/fixtures/fuzz`: for each reader one for each way it answered, so that every
//! run goes where earlier ones got to. Some hundred files a reader in `./x test`, the same each time; `cargo xtask fuzz --minutes N` makes
//! others, for so many minutes of a processor's time for each reader, and says how many. What a reader must refuse in particular is tested where the reader is.

#![allow(
    clippy::disallowed_methods,
    reason = "how long a run by hand has gone on decides when it ends, and nothing else"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use evenkeel_domain::inbox::InboxEntry;
use evenkeel_domain::people::HelpCard;
use evenkeel_domain::reminder::Agenda;
use evenkeel_domain::words::Lang;
use evenkeel_exchange::ics::{self, ImportDefaults};
use evenkeel_exchange::{markdown, sealed};
use evenkeel_store::{agenda, backup, card};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;
use secrecy::{SecretSlice, SecretString};
use sha2::{Digest as _, Sha256};

use crate::support::fast_dir;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(fixtures().join(name)).unwrap()
}

/// One thing that happens to a file.
#[derive(Debug, Clone)]
enum Damage {
    Bit(Index, u8),
    Byte(Index, u8),
    Cut(Index, usize),
    Twice(Index, usize),
    End(Index),
    Piece(Index, &'static str),
    /// Every run of digits there becomes this number.
    Number(Index, &'static str),
}

/// What readers of text stumble over.
const PIECES: [&str; 14] = [
    "\"",
    "null",
    "[[[[[[[[[[[[[[[[",
    "{\"a\":",
    "\u{0}",
    "\u{feff}",
    "\\ud800",
    "\u{202e}",
    "-1",
    "1e308",
    "</script>",
    "\r\n",
    "+++\n",
    "RRULE:FREQ=SECONDLY\n",
];
const NUMBERS: [&str; 7] = [
    "0",
    "-1",
    "1",
    "4294967296",
    "18446744073709551616",
    "1e999",
    "0.5",
];

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<Index>;
    prop_oneof![
        (at(), 0..8_u8).prop_map(|(at, bit)| Damage::Bit(at, bit)),
        (at(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
        (at(), 1..80_usize).prop_map(|(at, length)| Damage::Cut(at, length)),
        (at(), 1..80_usize).prop_map(|(at, length)| Damage::Twice(at, length)),
        at().prop_map(Damage::End),
        (at(), prop::sample::select(&PIECES[..])).prop_map(|(at, text)| Damage::Piece(at, text)),
        (at(), prop::sample::select(&NUMBERS[..])).prop_map(|(at, text)| Damage::Number(at, text)),
    ]
}

fn damaged(file: &[u8], how: &[Damage]) -> Vec<u8> {
    let mut file = file.to_vec();
    for one in how {
        if file.is_empty() {
            break;
        }
        let length = file.len();
        match one {
            Damage::Bit(at, bit) => file[at.index(length)] ^= 1 << bit,
            Damage::Byte(at, byte) => file[at.index(length)] = *byte,
            Damage::Cut(at, most) => {
                let at = at.index(length);
                drop(file.drain(at..(at + most).min(length)));
            }
            Damage::Twice(at, most) => {
                let at = at.index(length);
                let again = file[at..(at + most).min(length)].to_vec();
                drop(file.splice(at..at, again));
            }
            Damage::End(at) => file.truncate(at.index(length)),
            Damage::Piece(at, text) => {
                let at = at.index(length);
                drop(file.splice(at..at, text.bytes()));
            }
            Damage::Number(at, text) => {
                let from = at.index(length);
                let Some(start) = (from..length).find(|at| file[*at].is_ascii_digit()) else {
                    continue;
                };
                let end = (start..length)
                    .find(|at| !file[*at].is_ascii_digit())
                    .unwrap_or(length);
                drop(file.splice(start..end, text.bytes()));
            }
        }
    }
    file
}

/// Puts the plain sum in a header right again, which anybody can: otherwise nothing gets past it.
fn summed_header(file: &[u8]) -> Vec<u8> {
    let mark: &[u8] = b"\"sha256\": \"";
    let Some(at) = file.windows(mark.len()).rposition(|part| part == mark) else {
        return file.to_vec();
    };
    let covered = &file[..at + mark.len()];
    let sum = data_encoding::HEXLOWER.encode(&Sha256::digest(covered));
    [covered, sum.as_bytes(), b"\"\n}\n"].concat()
}

/// A backup around a header, with its sum.
fn in_backup(header: &[u8]) -> Vec<u8> {
    let length = u32::try_from(header.len()).unwrap().to_le_bytes();
    summed_backup(&[b"EVKBKUP1", &length[..], header, &[7; 4_096], &[0; 32]].concat())
}

fn summed_backup(file: &[u8]) -> Vec<u8> {
    let Some(end) = file.len().checked_sub(32) else {
        return file.to_vec();
    };
    let sum = Sha256::digest(&file[..end]);
    [&file[..end], &sum[..]].concat()
}

/// Puts the plain sum in a sealed page right again, and the number of rounds down: the real one only makes everything slow.
fn summed_page(page: &str) -> String {
    let cheap = page.replace("\"rounds\":2000000", "\"rounds\":1000");
    let part = cheap
        .split_once("id=\"sealed\">")
        .and_then(|(_, rest)| rest.split_once("</script>"))
        .map(|(part, _)| part);
    let Some(sealed) = part.and_then(|part| serde_json::from_str::<serde_json::Value>(part).ok())
    else {
        return cheap;
    };
    let text = |name: &str| sealed[name].as_str().unwrap_or_default();
    let summed = format!(
        "evenkeel-sealed;v={};cipher=AES-256-GCM;kdf=PBKDF2-HMAC-SHA256;rounds={};\
         content=application/vnd.evenkeel.report+json\n{}\n{}\n{}\n",
        sealed["version"],
        sealed["rounds"],
        text("salt"),
        text("nonce"),
        text("data")
    );
    let sum = data_encoding::BASE64.encode(&Sha256::digest(summed));
    let check = text("check");
    if check.is_empty() {
        cheap
    } else {
        cheap.replace(check, &sum)
    }
}

/// The first word of how something is shown: which way a reader answered.
fn way<T, E: std::fmt::Debug>(answer: &Result<T, E>) -> String {
    match answer {
        Ok(_) => "taken".to_owned(),
        Err(error) => format!("{error:?}")
            .split(|letter: char| !letter.is_alphanumeric())
            .next()
            .unwrap_or_default()
            .to_owned(),
    }
}

/// What is read as JSON and taken is written, read and taken again the same.
fn json<T: serde::Serialize + serde::de::DeserializeOwned, E>(
    file: &[u8],
    sound: impl Fn(&T) -> Result<(), E>,
) -> String {
    let Ok(read) = serde_json::from_slice::<T>(file) else {
        return "unread".to_owned();
    };
    if sound(&read).is_err() {
        return "unsound".to_owned();
    }
    let text = serde_json::to_vec(&read).unwrap();
    let again: T = serde_json::from_slice(&text).unwrap();
    assert_eq!(serde_json::to_vec(&again).unwrap(), text);
    assert!(sound(&again).is_ok());
    "taken".to_owned()
}

/// A reader with a place of its own on disk; answers which way it went.
struct Reader {
    name: &'static str,
    read: fn(&Path, &[u8]) -> String,
}

const READERS: [Reader; 10] = [
    Reader {
        name: "header",
        read: |place, file| {
            let path = place.join("in.evkbackup");
            fs::write(&path, in_backup(&summed_header(file))).unwrap();
            way(&backup::inspect(&path))
        },
    },
    Reader {
        name: "backup",
        read: |place, file| {
            let path = place.join("a.evkbackup");
            fs::write(&path, file).unwrap();
            let as_is = way(&backup::inspect(&path));
            fs::write(&path, summed_backup(file)).unwrap();
            format!("{as_is}-{}", way(&backup::inspect(&path)))
        },
    },
    Reader {
        name: "inbox-entry",
        read: |_, file| json(file, InboxEntry::check),
    },
    Reader {
        name: "agenda",
        read: |_, file| json(file, Agenda::check),
    },
    Reader {
        name: "agenda-file",
        read: |place, file| {
            fs::write(place.join("agenda.bin"), file).unwrap();
            way(&agenda::read(place, Some(&key("agenda_key"))))
        },
    },
    Reader {
        name: "card",
        read: |_, file| json(file, |_: &HelpCard| Ok::<(), ()>(())),
    },
    Reader {
        name: "card-file",
        read: |place, file| {
            fs::write(place.join("card.bin"), file).unwrap();
            way(&card::read(place, &key("card_key")))
        },
    },
    Reader {
        name: "sealed-page",
        read: |_, file| {
            let secret =
                SecretString::from("abaco violin harbor lantern seven maple slate".to_owned());
            let page = summed_page(&String::from_utf8_lossy(file));
            way(&sealed::open(page.as_bytes(), &secret))
        },
    },
    Reader {
        name: "calendar",
        read: |_, file| {
            let defaults = ImportDefaults {
                device_zone: "Africa/Cairo",
                now: DateTime::<Utc>::from_timestamp(1_788_220_800, 0).unwrap(),
            };
            way(&ics::parse(file, defaults))
        },
    },
    Reader {
        name: "lesson",
        read: |_, file| way(&markdown::parse(Lang::En, &String::from_utf8_lossy(file))),
    },
];

fn key(name: &str) -> SecretSlice<u8> {
    let vectors: serde_json::Value =
        serde_json::from_slice(&fixture("formats/vectors.json")).unwrap();
    let hex = vectors["vault"][name].as_str().unwrap();
    SecretSlice::from(data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap())
}

/// A sound file for each reader.
fn seed(reader: &str) -> Vec<u8> {
    let vault = || {
        let vectors: serde_json::Value =
            serde_json::from_slice(&fixture("formats/vectors.json")).unwrap();
        vectors["vault"].clone()
    };
    match reader {
        "header" => fixture("formats/keys.json"),
        "backup" => in_backup(&fixture("formats/keys.json")),
        "inbox-entry" => vault()["entry"].to_string().into_bytes(),
        "agenda" => {
            let folder = fixtures().join("vaults/schema-10/data");
            let agenda = agenda::read(&folder, Some(&key("agenda_key"))).unwrap();
            serde_json::to_vec(&agenda.unwrap()).unwrap()
        }
        "agenda-file" => fixture("vaults/schema-10/data/agenda.bin"),
        "card" => vault()["card"].to_string().into_bytes(),
        "card-file" => fixture("vaults/schema-10/data/card.bin"),
        "sealed-page" => fixture("formats/page-2.html"),
        "calendar" => fixture("calendar/samples/office-windows-zones.ics"),
        "lesson" => {
            let lessons =
                Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/content/lessons/en");
            let mut all: Vec<_> = fs::read_dir(lessons)
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .collect();
            all.sort();
            fs::read(&all[0]).unwrap()
        }
        other => panic!("no seed for {other}"),
    }
}

fn reader(name: &str) -> &'static Reader {
    READERS.iter().find(|reader| reader.name == name).unwrap()
}

/// `EVENKEEL_KEEP_FUZZ=1` keeps one small input for each way that has none yet.
fn keep(name: &str, found: &BTreeMap<String, Vec<u8>>) {
    if std::env::var_os("EVENKEEL_KEEP_FUZZ").is_none() {
        return;
    }
    let folder = fixtures().join("fuzz").join(name);
    fs::create_dir_all(&folder).unwrap();
    for (way, file) in found {
        if !folder.join(way).exists() {
            fs::write(folder.join(way), file).unwrap();
        }
    }
}

fn fuzz(name: &'static str) {
    const LARGEST_KEPT: usize = 32 * 1024;
    let (dir, seed) = (fast_dir(), seed(name));
    let read = reader(name).read;
    assert!(
        ["taken", "WrongPassphrase"]
            .iter()
            .any(|sound| read(dir.path(), &seed).contains(sound)),
        "{name}: what every other file is made from has to be sound, a page with fewer rounds but for its key"
    );
    let found = std::cell::RefCell::new(BTreeMap::new());
    let cases = std::cell::Cell::new(0_u64);
    let slowest = std::cell::Cell::new(Duration::ZERO);
    let begun = worked();
    let long = minutes();
    loop {
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
            // A case that fails is kept in the folder of kept inputs, by hand and under a name.
            failure_persistence: None,
            ..long.map_or_else(ProptestConfig::default, |_| ever_other(cases.get()))
        });
        let ran = runner.run(&prop::collection::vec(damage(), 0..6), |how| {
            let file = damaged(&seed, &how);
            let asked = Instant::now();
            let way = read(dir.path(), &file);
            slowest.set(slowest.get().max(asked.elapsed()));
            cases.set(cases.get() + 1);
            if file.len() <= LARGEST_KEPT {
                found.borrow_mut().entry(way).or_insert(file);
            }
            Ok(())
        });
        if let Err(error) = ran {
            panic!("{name}: {error}");
        }
        if long.is_none_or(|minutes| worked() - begun >= minutes) {
            break;
        }
    }
    let found = found.into_inner();
    if long.is_some() {
        let ways = found.keys().cloned().collect::<Vec<_>>().join(" ");
        writeln!(
            std::io::stdout().lock(),
            "fuzzed {name}: {} cases in {} s of a processor's time, the slowest {} ms; answers: {ways}",
            cases.get(),
            (worked() - begun).as_secs(),
            slowest.get().as_millis()
        )
        .unwrap();
    }
    keep(name, &found);
}

/// How long a processor has worked for this thread: minutes that count the same beside other work.
fn worked() -> Duration {
    let said = fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    let nanoseconds = said.split_whitespace().next().unwrap().parse().unwrap();
    Duration::from_nanos(nanoseconds)
}

/// How long each reader is fed; not at all, but for some hundred files, where nobody says it.
fn minutes() -> Option<Duration> {
    let said = std::env::var("EVENKEEL_FUZZ_MINUTES").ok()?;
    let minutes: u64 = said.parse().expect("a whole number of minutes");
    Some(Duration::from_secs(minutes * 60))
}

/// Other files in each round and in each run, which the number in `PROPTEST_RNG_SEED` makes again.
fn ever_other(cases: u64) -> ProptestConfig {
    const ROUND: u32 = 2_000;
    let config = ProptestConfig::default();
    let RngSeed::Fixed(seed) = config.rng_seed else {
        panic!("a long run needs PROPTEST_RNG_SEED, so that its files can be made again");
    };
    ProptestConfig {
        cases: ROUND,
        rng_seed: RngSeed::Fixed(seed.wrapping_add(cases)),
        ..config
    }
}

macro_rules! fuzzed {
    ($($test:ident $name:literal)*) => {
        $(#[test]
        fn $test() {
            fuzz($name);
        })*

        #[test]
        fn no_reader_is_left_out() {
            let named = [$($name),*];
            for reader in &READERS {
                assert!(named.contains(&reader.name), "{}", reader.name);
            }
        }
    };
}

fuzzed! {
    damaged_headers_are_answered "header"
    damaged_backups_are_answered "backup"
    damaged_quick_entries_are_answered "inbox-entry"
    damaged_agendas_are_answered "agenda"
    damaged_agenda_files_are_answered "agenda-file"
    damaged_cards_are_answered "card"
    damaged_card_files_are_answered "card-file"
    damaged_sealed_pages_are_answered "sealed-page"
    damaged_calendars_are_answered "calendar"
    damaged_lessons_are_answered "lesson"
}

#[test]
fn every_kept_input_is_answered() {
    let dir = fast_dir();
    let mut replayed = 0;
    for one in &READERS {
        let folder = fixtures().join("fuzz").join(one.name);
        for entry in fs::read_dir(&folder).unwrap() {
            (one.read)(dir.path(), &fs::read(entry.unwrap().path()).unwrap());
            replayed += 1;
        }
    }
    assert!(replayed > 15, "{replayed} kept inputs");
}
