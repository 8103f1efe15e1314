use super::*;
use crate::testing::{Place, Seeded, now, pass};
use crate::{OpenNotice, UnlockOptions, UnlockWith};
use chrono::Duration;
use evenkeel_domain::Lang;
use evenkeel_domain::cravings::Craving;
use evenkeel_domain::inbox::QuickEntry;
use proptest::prelude::*;

const PASS: &str = "slate violin harbor";

fn at(minute: i64) -> Now {
    Now {
        at: now() + Duration::minutes(minute),
        zone: "America/Chicago".into(),
    }
}

fn later() -> Now {
    at(100_000)
}

fn entry(minute: i64, note: &str) -> LockedCraving {
    let said = QuickEntry {
        intensity: 6,
        triggers: vec!["times.payday".into()],
        note: note.into(),
    };
    let now = at(minute);
    let mut random = [0; 10];
    random[..8].copy_from_slice(&minute.to_le_bytes());
    LockedCraving::new(Id::new(now.at, random), said, Lang::En, &now).unwrap()
}

fn json(entry: &LockedCraving) -> Vec<u8> {
    serde_json::to_vec(&InboxEntry::Craving(entry.clone())).unwrap()
}

fn locked() -> Place {
    let place = Place::new();
    place.create(PASS, 1).vault.lock().unwrap();
    place
}

fn open(place: &Place) -> (Vault, Vec<OpenNotice>) {
    let unlocked = place
        .store
        .unlock(
            UnlockWith::Passphrase(&pass(PASS)),
            UnlockOptions {
                now: later().at,
                accept_older: false,
            },
        )
        .unwrap();
    (unlocked.vault, unlocked.notices)
}

/// Everything in the vault, oldest first.
fn all(vault: &mut Vault) -> Vec<Craving> {
    let mut all = vault
        .read(|r| cravings::page(r, None, 10_000))
        .unwrap()
        .items;
    all.reverse();
    all
}

fn notes(vault: &mut Vault) -> Vec<String> {
    all(vault).into_iter().map(|one| one.entry.note).collect()
}

fn files(place: &Place) -> Vec<PathBuf> {
    names(&place.path(INBOX)).unwrap()
}

fn aside(place: &Place) -> usize {
    match fs::read_dir(place.path("quarantine/inbox")) {
        Ok(found) => found.count(),
        Err(_) => 0,
    }
}

fn news(merged: u32, set_aside: u32) -> InboxNews {
    InboxNews {
        merged,
        set_aside,
        ..InboxNews::default()
    }
}

/// How many; when they were written has a test of its own.
fn merge(vault: &mut Vault, now: &Now) -> Result<InboxNews, StoreError> {
    super::merge(vault, now).map(|merged| InboxNews {
        first: None,
        last: None,
        ..merged.news
    })
}

#[test]
fn the_unlock_names_the_hours_of_what_was_taken_in() {
    let place = locked();
    for minute in [50, 3, 20] {
        put(
            &place.store,
            &entry(minute, "x"),
            &Seeded::new(minute as u64),
        )
        .unwrap();
    }
    let (mut vault, _) = open(&place);
    let found = super::merge(&mut vault, &later()).unwrap().news;
    let at = |minute| Some(entry(minute, "x").occurred.local);
    assert_eq!((found.first, found.last), (at(3), at(50)));
    let again = super::merge(&mut vault, &later()).unwrap().news;
    assert_eq!(
        (again.first, again.last),
        (None, None),
        "where nothing came there is no hour"
    );
}

/// Seals anything at all to the vault's own key, as somebody else's program could.
fn plant(place: &Place, name: &str, plain: &[u8]) {
    let (header, _) = header::load(place.store.folder()).unwrap();
    let key: age::x25519::Recipient = header.inbox_public_key().parse().unwrap();
    let sealed = age::encrypt(&key, plain).unwrap();
    fs::write(place.path(INBOX).join(name), sealed).unwrap();
}

#[test]
fn what_was_written_while_locked_is_there_after_unlock_once_and_in_order() {
    let place = locked();
    for (minute, note) in [(1, "first"), (2, "second"), (3, "third")] {
        put(
            &place.store,
            &entry(minute, note),
            &Seeded::new(9 - minute as u64),
        )
        .unwrap();
    }
    let (mut vault, _) = open(&place);
    assert_eq!(notes(&mut vault), [""; 0], "nothing goes in by itself");
    assert_eq!(merge(&mut vault, &later()).unwrap(), news(3, 0));
    assert_eq!(
        notes(&mut vault),
        ["first", "second", "third"],
        "in the order of writing, whatever the files are called"
    );
    assert_eq!(files(&place).len(), 0, "and the files are gone");
    assert_eq!(
        merge(&mut vault, &later()).unwrap(),
        news(0, 0),
        "a second unlock finds nothing to do"
    );
    assert_eq!(all(&mut vault).len(), 3);
}

#[test]
fn an_entry_taken_in_before_a_crash_is_not_taken_in_again() {
    let place = locked();
    put(&place.store, &entry(1, "once"), &Seeded::new(1)).unwrap();
    let file = files(&place).remove(0);
    let bytes = fs::read(&file).unwrap();
    let (mut vault, _) = open(&place);
    merge(&mut vault, &later()).unwrap();
    // The file as if it had never been removed, and a copy of it under another name.
    fs::write(&file, &bytes).unwrap();
    fs::write(place.path("inbox/copy.age"), &bytes).unwrap();
    let mut known = all(&mut vault).remove(0);
    known.revision = 2;
    known.entry.note = "corrected since".into();
    vault.write(|w| cravings::update(w, &known)).unwrap();
    assert_eq!(merge(&mut vault, &later()).unwrap(), news(0, 0));
    assert_eq!(
        notes(&mut vault),
        ["corrected since"],
        "once, and what was corrected since stays corrected"
    );
    assert_eq!((files(&place).len(), aside(&place)), (0, 0));
}

#[test]
fn nothing_of_an_entry_can_be_read_from_its_file_and_sizes_come_in_three() {
    let place = locked();
    put(&place.store, &entry(1, "canary-in-a-mine"), &Seeded::new(1)).unwrap();
    let small = fs::read(files(&place).remove(0)).unwrap();
    for clear in ["canary", "payday", "Chicago", "intensity"] {
        assert!(
            !small.windows(clear.len()).any(|w| w == clear.as_bytes()),
            "{clear:?} can be read"
        );
    }
    let size = |note: &str| {
        let place = locked();
        put(&place.store, &entry(1, note), &Seeded::new(1)).unwrap();
        // `age` itself adds a little chance to every file.
        fs::metadata(files(&place).remove(0)).unwrap().len() / 1024
    };
    assert_eq!(
        size(""),
        size(&"x".repeat(400)),
        "a word or a line look the same"
    );
    assert_eq!(
        size(&"🌊".repeat(500)),
        size(&"🌊".repeat(300)),
        "and so do longer ones"
    );
    assert!(
        size(&"\u{1}".repeat(500)) < MOST_SEALED / 1024,
        "the worst fits"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(files(&place).remove(0))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "nobody else may read even that");
    }
}

#[test]
fn no_entry_takes_the_place_of_another_whatever_chance_says() {
    let place = locked();
    for (minute, note) in [(1, "first"), (2, "second")] {
        // The same chance twice.
        put(&place.store, &entry(minute, note), &Seeded::new(7)).unwrap();
    }
    let (mut vault, _) = open(&place);
    merge(&mut vault, &later()).unwrap();
    assert_eq!(notes(&mut vault), ["first", "second"]);
}

fn press(n: u16, minute: i64) -> DosePressed {
    let slot = evenkeel_domain::reminder::SlotName {
        version: Id::new(now(), [8; 10]),
        date: "2026-10-05".parse().unwrap(),
        place: n,
        after: None,
    };
    let mut random = [0; 10];
    random[..8].copy_from_slice(&minute.to_le_bytes());
    DosePressed::new(&slot, Id::new(now(), random), &at(minute))
}

#[test]
fn answers_wait_one_for_each_slot_and_are_handed_on_until_they_are_kept() {
    let place = locked();
    let folder = place.store.folder();
    for (n, minute) in [(2, 5), (1, 3), (2, 9)] {
        put_answer(folder, &press(n, minute)).unwrap();
    }
    assert_eq!(
        (answers_waiting(folder), waiting(folder)),
        (2, 0),
        "a second press of a slot takes the place of the first"
    );
    let (mut vault, _) = open(&place);
    for _ in 0..2 {
        let found = super::merge(&mut vault, &later()).unwrap();
        assert_eq!(found.news, InboxNews::default(), "none is a quick entry");
        let pressed: Vec<_> = found.answers.into_iter().map(|one| one.pressed).collect();
        assert_eq!(
            pressed,
            [press(1, 3), press(2, 9)],
            "as they were pressed, in order, as often as it is asked"
        );
    }
    let found = super::merge(&mut vault, &later()).unwrap();
    kept(&found.answers[0]);
    set_aside(vault.folder(), &found.answers[1]).unwrap();
    assert!(
        super::merge(&mut vault, &later())
            .unwrap()
            .answers
            .is_empty()
    );
    assert_eq!(
        aside(&place),
        1,
        "nothing that was sealed is ever deleted unkept"
    );
}

#[test]
fn answers_and_quick_entries_have_room_of_their_own() {
    let place = locked();
    let folder = place.store.folder();
    let entropy = Seeded::new(4);
    for n in 0..MOST_WAITING {
        let n = i64::try_from(n).unwrap();
        put(&place.store, &entry(n, "x"), &entropy).unwrap();
    }
    put_answer(folder, &press(1, 1)).unwrap();
    // As many answers as may wait, without sealing each.
    let inbox = place.path(INBOX);
    for n in 1..MOST_ANSWERS {
        fs::write(inbox.join(format!("a-{n:032x}.age")), b"x").unwrap();
    }
    assert!(matches!(
        put_answer(folder, &press(2, 1)),
        Err(InboxError::Full)
    ));
    put_answer(folder, &press(1, 2)).unwrap();
    fs::remove_file(
        files(&place)
            .into_iter()
            .find(|path| !is_answer(path))
            .unwrap(),
    )
    .unwrap();
    put(&place.store, &entry(900, "y"), &entropy)
        .expect("a full shelf of answers takes no place from a quick entry");
    let (mut vault, _) = open(&place);
    let found = super::merge(&mut vault, &later()).unwrap();
    assert_eq!(found.news.merged, u32::try_from(MOST_WAITING).unwrap());
    assert_eq!(found.answers.len(), 1);
}

#[test]
fn a_second_number_given_while_locked_goes_to_its_craving_once() {
    let place = locked();
    let craving = entry(1, "strong");
    put(&place.store, &craving, &Seeded::new(1)).unwrap();
    let folder = place.store.folder();
    let given = |minute, intensity| LockedRerate::new(craving.id, intensity, &at(minute)).unwrap();
    put_rerate(folder, &given(16, 9)).unwrap();
    put_rerate(folder, &given(17, 3)).unwrap();
    let stranger = Id::new(now(), [77; 10]);
    put_rerate(folder, &LockedRerate::new(stranger, 3, &at(17)).unwrap()).unwrap();
    let file = files(&place)
        .into_iter()
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect::<Vec<_>>();
    let (mut vault, _) = open(&place);
    let found = super::merge(&mut vault, &later()).unwrap();
    assert_eq!((found.news.merged, found.rerates), (1, 1));
    assert_eq!(
        found.news.set_aside, 1,
        "one about no craving of this vault"
    );
    // As after a kill between keeping and removing.
    for (path, bytes) in file {
        fs::write(path, bytes).unwrap();
    }
    super::merge(&mut vault, &later()).unwrap();
    let known = all(&mut vault).remove(0);
    assert_eq!(
        known
            .rerates
            .iter()
            .map(|one| (one.at, one.intensity))
            .collect::<Vec<_>>(),
        [(at(17).at, Some(3))],
        "the later of two, at the minute it was given, and once"
    );
}

#[test]
fn nothing_is_sealed_to_a_key_that_is_in_doubt_by_a_program_without_a_claim_either() {
    let place = locked();
    let stranger = age::x25519::Identity::generate().to_public().to_string();
    swap_key(&place.path("keys.json"), &stranger);
    assert!(matches!(
        put_answer(place.store.folder(), &press(1, 1)),
        Err(InboxError::KeyDoubtful)
    ));
    assert_eq!(answers_waiting(place.store.folder()), 0);
}

#[test]
fn a_full_inbox_says_so_and_has_room_again_after_unlock() {
    let place = locked();
    let entropy = Seeded::new(4);
    for n in 0..MOST_WAITING {
        put(
            &place.store,
            &entry(i64::try_from(n).unwrap(), "x"),
            &entropy,
        )
        .unwrap();
    }
    assert!(
        matches!(
            put(&place.store, &entry(900, "y"), &entropy),
            Err(InboxError::Full)
        ),
        "the 257th is refused in words, not dropped"
    );
    let (mut vault, _) = open(&place);
    assert_eq!(merge(&mut vault, &later()).unwrap(), news(256, 0));
    assert_eq!(all(&mut vault).len(), MOST_WAITING, "every one is there");
    vault.lock().unwrap();
    put(&place.store, &entry(900, "y"), &entropy).unwrap();
}

#[test]
fn more_than_may_wait_are_taken_in_over_several_unlocks() {
    let place = locked();
    for n in 0..300 {
        let json = json(&entry(n, "x"));
        plant(&place, &format!("{n}.age"), &json);
    }
    let (mut vault, _) = open(&place);
    let first = merge(&mut vault, &later()).unwrap();
    assert_eq!((first.merged, first.waiting), (256, 44), "a bounded bite");
    assert_eq!(
        merge(&mut vault, &later()).unwrap(),
        news(44, 0),
        "and the rest"
    );
}

/// Whatever lies in the folder, what is ours and whole is in the vault once, and the rest is set aside.
#[test]
fn strange_files_are_set_aside_and_never_deleted_or_taken_in() {
    let place = locked();
    put(&place.store, &entry(1, "mine"), &Seeded::new(1)).unwrap();
    let inbox = place.path(INBOX);
    let whole = fs::read(files(&place).remove(0)).unwrap();
    fs::write(inbox.join("empty.age"), b"").unwrap();
    fs::write(inbox.join("noise.age"), [7; 1_360]).unwrap();
    fs::write(inbox.join("huge.age"), vec![0; 10 << 20]).unwrap();
    fs::write(inbox.join("cut.age"), &whole[..whole.len() - 1]).unwrap();
    let stranger = age::x25519::Identity::generate();
    let json = json(&entry(2, "not mine"));
    fs::write(
        inbox.join("foreign.age"),
        age::encrypt(&stranger.to_public(), &json).unwrap(),
    )
    .unwrap();
    fs::create_dir(inbox.join("folder.age")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(place.path("keys.json"), inbox.join("link.age")).unwrap();
    plant(&place, "no-json.age", b"{\"version\":1,");
    plant(&place, "deep.age", "[".repeat(15_000).as_bytes());
    let with = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut value = serde_json::to_value(InboxEntry::Craving(entry(3, "x"))).unwrap();
        change(&mut value["what"]["craving"]);
        serde_json::to_vec(&value).unwrap()
    };
    plant(
        &place,
        "loud.age",
        &with(&|v| v["entry"]["intensity"] = 200.into()),
    );
    plant(
        &place,
        "extra.age",
        &with(&|v| v["entry"]["own"] = "word".into()),
    );
    plant(
        &place,
        "v4.age",
        &with(&|v| v["id"] = uuid::Uuid::from_bytes([0x44; 16]).to_string().into()),
    );
    // Two that claim one id: the first in the order of names counts.
    plant(&place, "twin-a.age", &with(&|_| {}));
    plant(
        &place,
        "twin-b.age",
        &with(&|v| v["entry"]["intensity"] = 1.into()),
    );
    fs::write(inbox.join("readme.txt"), b"not ours").unwrap();
    let planted = fs::read_dir(&inbox).unwrap().count();

    let (mut vault, _) = open(&place);
    let found = merge(&mut vault, &later()).unwrap();
    assert_eq!(notes(&mut vault), ["mine", "x"]);
    assert_eq!(found.merged, 2);
    assert_eq!(found.waiting, 0);
    assert_eq!(
        usize::try_from(found.set_aside).unwrap(),
        aside(&place),
        "what was set aside is all still there"
    );
    assert_eq!(
        aside(&place),
        planted - 3,
        "all but the two entries and what is no entry"
    );
    assert!(
        inbox.join("readme.txt").exists(),
        "what is not ours is not touched"
    );
    assert!(place.path("keys.json").exists(), "and no link is followed");
}

#[test]
fn an_id_of_something_else_in_the_vault_changes_nothing_there() {
    let place = locked();
    let (mut vault, _) = open(&place);
    let mut craving = entry(1, "told in the open app").into_craving(&later());
    craving.prompt_id = None;
    vault.write(|w| cravings::insert(w, &craving)).unwrap();
    plant(&place, "a.age", &json(&entry(1, "forged")));
    assert_eq!(merge(&mut vault, &later()).unwrap(), news(0, 1));
    assert_eq!(notes(&mut vault), ["told in the open app"]);
    plant(&place, "b.age", &json(&entry(2, "mine")));
    assert_eq!(merge(&mut vault, &later()).unwrap(), news(1, 0));
    plant(&place, "c.age", &json(&entry(2, "same id, other words")));
    assert_eq!(
        merge(&mut vault, &later()).unwrap(),
        news(0, 1),
        "what is not the entry that is there already is kept aside, not thrown away"
    );
}

/// Puts another inbox key into a key file, with a right checksum, as somebody without the vault's keys could.
fn swap_key(path: &Path, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    let at = text.find("\"inbox\": \"").unwrap() + "\"inbox\": \"".len();
    let end = at + text[at..].find('"').unwrap();
    let swapped = format!("{}{to}{}", &text[..at], &text[end..]);
    let mark = swapped.rfind("\"sha256\": \"").unwrap() + "\"sha256\": \"".len();
    use sha2::{Digest, Sha256};
    let sum = HEXLOWER.encode(&Sha256::digest(&swapped.as_bytes()[..mark]));
    fs::write(path, format!("{}{sum}\"\n}}\n", &swapped[..mark])).unwrap();
}

/// While locked: two key files that do not agree, and nothing is sealed to either.
#[test]
fn a_swapped_key_in_one_file_is_noticed_before_anything_is_sealed_to_it() {
    let stranger = age::x25519::Identity::generate().to_public().to_string();
    for file in ["keys.json", "keys.json.bak"] {
        let place = locked();
        swap_key(&place.path(file), &stranger);
        assert!(
            matches!(
                put(&place.store, &entry(1, "secret"), &Seeded::new(1)),
                Err(InboxError::KeyDoubtful)
            ),
            "{file}: what is typed now must not be readable by whoever changed it"
        );
        assert_eq!(files(&place).len(), 0);
        drop(open(&place));
        put(&place.store, &entry(1, "secret"), &Seeded::new(1)).unwrap();
        let (mut vault, _) = open(&place);
        assert_eq!(
            merge(&mut vault, &later()).unwrap(),
            news(1, 0),
            "{file}: an unlock puts it right"
        );
    }
}

/// In both files: it cannot be noticed without the keys, so it is noticed with them.
#[test]
fn a_key_swapped_in_both_files_is_told_mended_and_costs_nothing_that_was_sealed_before() {
    let place = locked();
    put(&place.store, &entry(1, "before"), &Seeded::new(1)).unwrap();
    let header_before = fs::read(place.path("keys.json")).unwrap();
    let stranger = age::x25519::Identity::generate().to_public().to_string();
    swap_key(&place.path("keys.json"), &stranger);
    swap_key(&place.path("keys.json.bak"), &stranger);
    put(&place.store, &entry(2, "to the stranger"), &Seeded::new(2)).unwrap();

    let (mut vault, notices) = open(&place);
    assert!(
        notices.contains(&OpenNotice::InboxKeyChanged)
            && notices.contains(&OpenNotice::HeaderAltered),
        "{notices:?}"
    );
    assert_eq!(merge(&mut vault, &later()).unwrap(), news(1, 1));
    assert_eq!(notes(&mut vault), ["before"]);
    assert_eq!(
        aside(&place),
        1,
        "what was sealed to the stranger is kept, and said"
    );
    for file in ["keys.json", "keys.json.bak"] {
        assert_eq!(
            fs::read(place.path(file)).unwrap(),
            header_before,
            "{file} is as it was"
        );
    }
}

#[test]
fn any_other_change_in_both_key_files_is_still_damage() {
    let place = locked();
    for file in ["keys.json", "keys.json.bak"] {
        let path = place.path(file);
        let text = fs::read_to_string(&path).unwrap();
        // The recovery code's slot, which this unlock does not need.
        let slot = text.find("\"recovery\"").unwrap();
        let at = slot + text[slot..].find("\"nonce\": \"").unwrap() + "\"nonce\": \"".len();
        let other = if text.as_bytes()[at] == b'A' {
            "B"
        } else {
            "A"
        };
        let mut doctored = text.clone();
        doctored.replace_range(at..=at, other);
        fs::write(&path, doctored).unwrap();
        let stranger = age::x25519::Identity::generate().to_public().to_string();
        swap_key(&path, &stranger);
    }
    let refused = place.store.unlock(
        UnlockWith::Passphrase(&pass(PASS)),
        UnlockOptions {
            now: later().at,
            accept_older: false,
        },
    );
    assert!(
        matches!(refused, Err(OpenError::HeaderDamaged)),
        "{refused:?}"
    );
    assert!(
        !place.path("vault.db-wal").exists(),
        "and nothing was left lying about"
    );
}

#[test]
fn without_a_whole_vault_nothing_is_sealed() {
    let place = Place::new();
    assert!(matches!(
        put(&place.store, &entry(1, "x"), &Seeded::new(1)),
        Err(InboxError::Vault(OpenError::NoVault))
    ));
    assert!(!place.path(INBOX).exists());
    let place = locked();
    fs::remove_file(place.path("vault.db")).unwrap();
    assert!(matches!(
        put(&place.store, &entry(1, "x"), &Seeded::new(1)),
        Err(InboxError::Vault(OpenError::DatabaseMissing))
    ));
}

#[test]
fn half_written_entries_are_swept_at_the_next_start() {
    let dir = crate::testing::fast_dir();
    let folder = dir.path().join("data");
    fs::create_dir_all(folder.join(INBOX)).unwrap();
    let half = folder.join("inbox/123-0.evktmp");
    fs::write(&half, b"half").unwrap();
    fs::write(folder.join("inbox/whole.age"), b"x").unwrap();
    drop(Store::open(DataFolder::open(&folder).unwrap()).unwrap());
    assert!(!half.exists(), "nobody was told that it was saved");
    assert!(folder.join("inbox/whole.age").exists());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Bytes that were sealed right and are anything at all inside.
    #[test]
    fn whatever_is_inside_the_vault_opens_and_holds_only_what_is_valid(
        plain in proptest::collection::vec(any::<u8>(), 0..2_000),
        cut in 0usize..600,
        flip in 0usize..600,
    ) {
        let place = locked();
        plant(&place, "a.age", &plain);
        let mut json = json(&entry(1, "x"));
        json.truncate(json.len().saturating_sub(cut));
        let len = json.len();
        if len > 0 { json[flip % len] ^= 1; }
        plant(&place, "b.age", &json);
        let (mut vault, _) = open(&place);
        let found = merge(&mut vault, &later()).unwrap();
        prop_assert_eq!(found.merged + found.set_aside, 2, "each file has a fate");
        for craving in all(&mut vault) {
            prop_assert!(craving.entry.check().is_ok());
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_inboxs_place_is_not_followed_by_anybody() {
    let place = locked();
    let elsewhere = place.dir.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("mine.age"), b"somebody's own age file").unwrap();
    fs::write(elsewhere.join("half.evktmp"), b"somebody's own").unwrap();
    let before = || {
        let mut names: Vec<_> = fs::read_dir(&elsewhere)
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        names
    };
    let there = before();
    fs::remove_dir_all(place.path(INBOX)).unwrap();
    std::os::unix::fs::symlink(&elsewhere, place.path(INBOX)).unwrap();
    assert!(
        put(&place.store, &entry(1, "lost?"), &Seeded::new(1)).is_err(),
        "nothing is put where a link leads"
    );
    assert_eq!(
        waiting(place.store.folder()),
        0,
        "nothing there waits for us"
    );
    let folder = place.store.folder().clone();
    let (mut vault, _) = open(&place);
    assert!(
        merge(&mut vault, &later()).is_err(),
        "and nothing is taken in"
    );
    drop(vault);
    folder.sweep().unwrap();
    assert_eq!(before(), there, "what lies elsewhere is left alone");
    assert_eq!(aside(&place), 0);
}

#[cfg(unix)]
#[test]
fn a_link_in_the_quarantines_place_is_not_followed() {
    for name in ["quarantine", "quarantine/inbox"] {
        let place = locked();
        let elsewhere = place.dir.path().join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        if name.contains('/') {
            fs::create_dir(place.path("quarantine")).unwrap();
        }
        std::os::unix::fs::symlink(&elsewhere, place.path(name)).unwrap();
        fs::write(place.path(INBOX).join("strange.age"), b"strange").unwrap();
        let (mut vault, _) = open(&place);
        assert_eq!(merge(&mut vault, &later()).unwrap().set_aside, 0, "{name}");
        assert_eq!(
            fs::read_dir(&elsewhere).unwrap().count(),
            0,
            "{name}: nothing is carried out of the data folder"
        );
        assert_eq!(files(&place).len(), 1, "{name}: it stays where it is");
    }
}
