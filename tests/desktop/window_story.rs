//! Ana's first day, in the real app on a real desktop: first run, a craving by keyboard, a reminder from the reminder
//! program while the vault is locked and the window closed, and everything still there the next time.

use chrono::{Duration, NaiveDateTime, Timelike as _};
use data_encoding::{BASE64_NOPAD, HEXLOWER};
use evenkeel_core::ports::Clock as _;
use evenkeel_domain::calendar;
use evenkeel_os::SystemClock;
use evenkeel_tests::PASSPHRASE;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::json;

use crate::agent_support::{PATIENCE, shown, wait_for};
use crate::window_driver::Driven;
use crate::window_support::{Home, automation_window, files_under};

const ENTER: &str = "\u{E007}";
/// The early reminder comes this long before a session unless one chooses otherwise.
const EARLY: Duration = Duration::minutes(120);

/// A wall time whose early reminder comes within a minute or two, and not before the vault is locked again.
fn soon() -> NaiveDateTime {
    let now = SystemClock::new().now();
    let wall = calendar::to_local(now.at, &now.zone) + EARLY + Duration::seconds(80);
    wall.with_second(0)
        .and_then(|wall| wall.with_nanosecond(0))
        .expect("a whole minute")
}

/// Words planted in the vault; no file of the home may hold them.
const PLANTED: &str = "Canary group behind the blue door";

/// No planted word in anything the app leaves, in four encodings: database, sidecars, agenda, ledger, logs, the web engine's own files.
fn holds_nothing_in_clear(home: &Home, when: &str) {
    let wide: Vec<u8> = PLANTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let planted = [
        PLANTED.as_bytes().to_vec(),
        wide,
        BASE64_NOPAD.encode(PLANTED.as_bytes()).into_bytes(),
        HEXLOWER.encode(PLANTED.as_bytes()).into_bytes(),
    ];
    let files = files_under(home.path());
    assert!(
        files.iter().any(|(path, _)| path.ends_with("vault.db")),
        "the search did not see the database itself"
    );
    for (path, bytes) in files {
        for words in &planted {
            assert!(
                !bytes.windows(words.len()).any(|part| part == words),
                "{when}: {} holds a person's words",
                path.display()
            );
        }
    }
}

#[test]
fn from_the_first_run_to_a_reminder_and_back_again() {
    let home = Home::new();
    let window = Driven::start(&home, &automation_window(), &[]);

    window.read("Which language would you like?");
    window.picture("real-first-run");
    window.press("Next");
    for truth in [
        "Nobody is watching this app",
        "Nobody can reset your passphrase",
        "Someone who makes you open it can read it",
    ] {
        window.read(truth);
        window.press("I understand");
    }
    window.read("The same again");
    window.type_into("input[type=password]", PASSPHRASE);
    // The second one by its name: which of the two has the focus is the desktop's to say.
    let again = window.script(
        "return document.querySelectorAll('input[type=password]')[1].id",
        Vec::new(),
    );
    let again = again.as_str().expect("a second field");
    window.type_into(&format!("[id='{again}']"), PASSPHRASE);
    window.press("Next");
    window.read("Reminders while it is locked");
    window.press_on();
    window.read("Your recovery code");
    let code = window.script("return [...document.querySelectorAll('.code ol li')].map((group) => group.innerText.trim()).join('-')", Vec::new());
    let code = code.as_str().expect("a code").to_owned();
    assert!(
        code.len() > 20,
        "the code was on the screen: {} characters",
        code.len()
    );
    window.press("I wrote it down");
    window.type_into("input[type=text], input:not([type])", &code.to_lowercase());
    window.press("Check");
    window.press("Go to Today");
    window.read("Good ");
    window.picture("real-today");

    window.keys("\u{E009}l\u{E000}");
    window.read("How strong is it right now?");
    window.see("[role=radiogroup] :focus");
    window.keys("7");
    window.keys(&format!("\u{E009}{ENTER}\u{E000}"));
    // What comes next is one thing to try; the entry is on the list by then.
    wait_for("the way on from the number", PATIENCE, || {
        window
            .script("return location.hash.endsWith('/try')", vec![])
            .as_bool()
            .filter(|there| *there)
    });
    window.script("location.hash = '#/cravings'; return true", vec![]);
    window.see("[aria-label*='7 of 10']");
    window.picture("real-cravings");

    let starts = soon();
    let weekday = starts.format("%a").to_string();
    let saved = window.call(
        "sessions_save",
        &json!({ "id": null, "session": {
            "kind": "group_prevention", "title": PLANTED, "provider": "", "from": starts.date(), "until": null, "weeks": 2,
            "place": { "name": "", "room": "", "directions": "", "travel_minutes": null },
            "weekdays": [weekday], "start": starts.time(), "minutes": 60,
        }}),
    );
    assert!(
        saved.get("ok").is_some(),
        "the session was not taken: {saved}"
    );

    let entry = json!({ "intensity": 3, "note": PLANTED, "thought": PLANTED });
    let logged = window.call(
        "cravings_log",
        &json!({ "when": { "kind": "now" }, "entry": entry }),
    );
    assert!(
        logged.get("ok").is_some(),
        "the craving was not taken: {logged}"
    );
    holds_nothing_in_clear(&home, "while it is open");

    // Closed as by the system: the vault is locked and no window is there.
    kill_process(
        Pid::from_raw(i32::try_from(window.process).unwrap()).unwrap(),
        Signal::TERM,
    )
    .unwrap();
    wait_for("the window to leave", PATIENCE, || {
        window.is_gone().then_some(())
    });
    drop(window);
    let clock = starts.format("%-I:%M %p").to_string();
    let reminder = wait_for("the reminder", PATIENCE, || {
        shown().into_iter().find(|one| one.body.contains(&clock))
    });
    assert_eq!(reminder.title, "Reminder", "a neutral title");
    assert!(
        !reminder.body.contains("Canary") && !reminder.body.to_lowercase().contains("group"),
        "a pop-up told too much: {}",
        reminder.body
    );
    let now = SystemClock::new().now();
    let due = calendar::to_instant(starts, &now.zone).at - EARLY;
    let early = due.timestamp() - reminder.at;
    assert!(early <= 0, "the reminder came {early} s before its minute");

    let again = Driven::start(&home, &automation_window(), &[]);
    again.type_into("input[type=password]", &format!("{PASSPHRASE}{ENTER}"));
    again.read(PLANTED);
    let list = again.call("cravings_list", &json!({ "before": null, "limit": 10 }));
    assert_eq!(
        list["ok"]["items"][1]["entry"]["intensity"], 7,
        "the craving is still there: {list}"
    );
    drop(again);
    holds_nothing_in_clear(&home, "after it was ended without a word");
}
