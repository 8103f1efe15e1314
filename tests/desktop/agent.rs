//! The reminder program as people run it: a process of its own, the real password store, the real notification daemon.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, Utc};
use evenkeel_core::ports::{Clock as _, KeyName, KeyStore as _, Notice};
use evenkeel_domain::reminder::{AgendaState, NotifierState};
use evenkeel_os::{OsKeyStore, OsNotifier, SystemClock};
use evenkeel_tests::contracts;
use secrecy::SecretSlice;

use crate::agent_support::{
    House, PATIENCE, Panel, Shown, children, clear_screen, press, shown, signal, wait_for,
};
use crate::window_support::inet_successes;

/// How far to move a clock so that `due` is a few seconds away, and when that is on the true clock.
fn shortly_before(due: DateTime<Utc>) -> (Duration, i64) {
    let now = SystemClock::new().now().at;
    let offset = Duration::seconds((due - now).num_seconds() - 8);
    (offset, (due - offset).timestamp())
}

fn pop_up(words: &str) -> Shown {
    wait_for(
        &format!("a pop-up that says {words:?}; on the screen: {:?}", shown()),
        PATIENCE,
        || shown().into_iter().find(|one| one.body.contains(words)),
    )
}

#[test]
fn a_reminder_comes_on_the_real_screen_at_its_minute_with_the_vault_locked() {
    let _screen = crate::screen();
    let house = House::new();
    let (offset, due) = shortly_before(house.session_tomorrow("18:11:00"));
    let mut agent = house.start(offset);
    let seen = pop_up("6:11 PM");
    assert!(seen.at >= due, "{} s early", due - seen.at);
    assert_eq!(
        (seen.app.as_str(), seen.title.as_str()),
        ("Evenkeel", "Reminder"),
        "a neutral name and title"
    );
    assert_eq!(
        seen.body, "You have something planned at 6:11 PM.",
        "and nothing but a time"
    );
    assert!(agent.runs(), "it goes on for the next one");
    assert!(agent.terminate().success(), "and ends when the system asks");
    // Started again at once, as after a crash: the ledger knows what was shown.
    fs::remove_file(house.data().join("agent.json")).unwrap();
    let mut again = house.start(offset);
    let status = house.status(|status| status.agenda == AgendaState::Read);
    assert_eq!(status.not_shown, 0, "nothing is owed");
    assert!(again.terminate().success(), "and ends again");
    assert_eq!(
        shown()
            .iter()
            .filter(|one| one.body.contains("6:11 PM"))
            .count(),
        1,
        "shown once"
    );
    assert!(
        !house.log().contains("Canary") && !house.log().contains("6:11"),
        "the log tells no words and no times: {}",
        house.log()
    );
}

#[test]
fn its_button_opens_the_window() {
    let _screen = crate::screen();
    clear_screen();
    let house = House::new();
    let (offset, _) = shortly_before(house.session_tomorrow("18:22:00"));
    let mut agent = house.start(offset);
    pop_up("6:22 PM");
    press("Open");
    wait_for("the window", PATIENCE, || {
        (house.times_opened() == 1).then_some(())
    });
    assert!(agent.terminate().success(), "ends");
}

#[test]
fn the_tray_says_what_is_next_opens_the_window_and_stops_in_two_steps() {
    let _screen = crate::screen();
    let panel = Panel::put_up();
    let house = House::new();
    let due = house.session_tomorrow("18:33:00");
    // Noon of that day: the next reminder is today.
    let mut agent = house.start(due - SystemClock::new().now().at - Duration::hours(2));
    let icon = panel.icon_of(agent.0.id());
    house.status(|status| status.tray && status.agenda == AgendaState::Read);
    let menu = wait_for("the tray to know what is next", PATIENCE, || {
        let menu = panel.menu(&icon);
        menu.iter()
            .any(|line| line.label.contains("4:33 PM"))
            .then_some(menu)
    });
    let labels: Vec<&str> = menu
        .iter()
        .map(|line| line.label.as_str())
        .filter(|label| !label.is_empty())
        .collect();
    assert_eq!(
        labels,
        [
            "Open Evenkeel",
            "Quick entry",
            "Next reminder: today, 4:33 PM",
            "Stop reminders and quit",
            "Yes, stop. No more reminders will come."
        ],
        "neutral, and quitting says what it stops"
    );
    assert_eq!(
        panel.property(&icon, "Title"),
        "Evenkeel",
        "a neutral title"
    );
    let line = |label: &str| menu.iter().find(|line| line.label == label).unwrap();
    panel.choose(&icon, line("Open Evenkeel"));
    wait_for("the window", PATIENCE, || {
        (house.times_opened() == 1).then_some(())
    });
    panel.choose(&icon, line("Stop reminders and quit"));
    assert!(agent.runs(), "the first step stops nothing");
    panel.choose(&icon, line("Yes, stop. No more reminders will come."));
    assert!(agent.ended().success(), "the second one does");
    pop_up("Reminders are stopped.");
}

#[test]
fn only_one_runs_for_a_folder() {
    let house = House::new();
    fs::create_dir_all(house.data()).unwrap();
    let mut first = house.start(Duration::zero());
    house.status(|_| true);
    let mut second = house.start(Duration::zero());
    assert!(
        second.ended().success(),
        "the second one steps back, without a fault"
    );
    assert!(first.runs(), "the first one stays");
    // Killed, not asked: nothing is left behind that could stop the next one.
    signal(first.0.id(), rustix::process::Signal::KILL);
    first.ended();
    let mut third = house.start(Duration::zero());
    wait_for("the next one to hold the lock", PATIENCE, || {
        evenkeel_os::Instance::taken(&evenkeel_os::AgentLink::lock_file(&house.data()))
            .then_some(())
    });
    assert!(third.runs(), "the next one runs");
    assert!(third.terminate().success(), "and ends when asked");
}

#[test]
fn without_bus_it_lives_and_says_what_does_not_work() {
    let house = House::new();
    house.session_tomorrow("18:44:00");
    let mut command = house.command(Duration::zero());
    command.env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    let mut agent = crate::agent_support::Agent(command.spawn().unwrap());
    let status = house.status(|status| status.agenda != AgendaState::None);
    assert_eq!(
        status.agenda,
        AgendaState::NoKeyring,
        "the agenda's key is out of reach"
    );
    assert_eq!(
        status.notifier,
        NotifierState::Missing,
        "nobody would show a pop-up"
    );
    assert!(!status.tray, "and there is no tray");
    assert!(agent.runs(), "all of it is said, none of it is a crash");
    assert!(agent.terminate().success(), "and it ends when asked");
}

#[test]
fn it_opens_no_network_socket_and_leaves_private_files_only() {
    let _screen = crate::screen();
    let house = House::new();
    let (offset, _) = shortly_before(house.session_tomorrow("18:55:00"));
    let before: BTreeSet<_> = files(&house.data());
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut strace = crate::agent_support::Agent(house.traced(offset, log.path()).spawn().unwrap());
    pop_up("6:55 PM");
    let agent = children(strace.0.id());
    signal(agent[0], rustix::process::Signal::TERM);
    strace.ended();
    let trace = fs::read_to_string(log.path()).unwrap();
    assert!(
        trace.contains("socket(AF_UNIX"),
        "the trace saw its sockets"
    );
    assert_eq!(
        inet_successes(&trace),
        Vec::<String>::new(),
        "only the desktop's own sockets"
    );
    let made: Vec<&str> = trace
        .lines()
        .filter(|line| line.contains("O_CREAT") && !line.contains("= -1"))
        .collect();
    assert!(!made.is_empty(), "the trace saw the files it made");
    let data = fs::canonicalize(house.data()).unwrap();
    for line in made {
        assert!(
            line.contains(data.to_str().unwrap()),
            "a file outside of the data folder: {line}"
        );
        assert!(line.contains("0600"), "readable by others: {line}");
    }
    let new: Vec<String> = files(&house.data()).difference(&before).cloned().collect();
    assert_eq!(
        new,
        ["agent.json", "agent.lock", "ledger.json"],
        "these three and nothing else"
    );
    for name in files(&house.data()) {
        assert_eq!(
            fs::metadata(house.data().join(&name)).unwrap().mode() & 0o077,
            0,
            "{name} is private"
        );
    }
}

fn files(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn the_real_password_store_keeps_replaces_and_removes() {
    crate::session();
    let store = OsKeyStore::new("-contract-test");
    contracts::key_store(&store);
    store
        .set(KeyName::Agenda, &SecretSlice::from(vec![7; 32]))
        .unwrap();
    let other = OsKeyStore::new("-another-folder");
    assert!(
        other.get(KeyName::Agenda).unwrap().is_none(),
        "another data folder has keys of its own"
    );
    store.remove(KeyName::Agenda).unwrap();
}

#[test]
fn the_real_notification_service_shows_text_as_text() {
    let _screen = crate::screen();
    crate::session();
    let notifier = OsNotifier::start(None);
    let notice = Notice {
        id: "contract".to_owned(),
        title: "Reminder".to_owned(),
        body: "At <b>six</b> & not later".to_owned(),
        silent: false,
        actions: Vec::new(),
    };
    contracts::notifier(&notifier, &notice);
    let seen = pop_up("not later");
    let plain = seen
        .body
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    assert_eq!(
        plain, "At <b>six</b> & not later",
        "nothing of it was taken for markup"
    );
    assert_eq!(notifier.counts(), (1, 0), "on record");
}

/// What it cannot use it says, and leaves as it is.
#[test]
fn it_touches_no_folder_that_holds_other_things_and_hangs_at_no_pipe() {
    let house = House::new();
    fs::create_dir(house.data()).unwrap();
    let tool = house.data().join("tool");
    fs::write(&tool, b"#!/bin/sh").unwrap();
    fs::set_permissions(&tool, std::os::unix::fs::PermissionsExt::from_mode(0o4755)).unwrap();
    let mut agent = house.start(Duration::zero());
    assert_eq!(agent.ended().code(), Some(70), "{}", house.log());
    assert!(
        house.log().contains("holds other things"),
        "{}",
        house.log()
    );
    assert_eq!(files(&house.data()), BTreeSet::from(["tool".to_owned()]));
    assert_eq!(
        fs::metadata(&tool).unwrap().mode() & 0o7777,
        0o4755,
        "a program of somebody's was made unusable"
    );

    fs::remove_file(&tool).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(house.data().join("agent.lock"))
        .status()
        .unwrap();
    assert!(made.success());
    let mut agent = house.start(Duration::zero());
    assert_eq!(agent.ended().code(), Some(70), "{}", house.log());
}

#[test]
fn it_does_not_start_with_an_open_network() {
    let house = House::new();
    let log = tempfile::NamedTempFile::new().unwrap();
    let command = house.command(Duration::zero());
    let program = command.get_program().to_owned();
    let tried = std::process::Command::new("strace")
        .args([
            "-f",
            "-qq",
            "-e",
            "trace=seccomp",
            "-e",
            "inject=seccomp:error=EPERM",
            "-o",
        ])
        .arg(log.path())
        .arg(program)
        .envs(
            command
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        )
        .output()
        .unwrap();
    let trace = fs::read_to_string(log.path()).unwrap();
    assert!(
        trace.contains("(INJECTED)"),
        "the kernel was never asked for the filter: {trace}"
    );
    assert_eq!(
        tried.status.code(),
        Some(70),
        "it ran on with an open network"
    );
    let said = String::from_utf8_lossy(&tried.stderr);
    assert!(said.contains("does not start"), "and says why: {said}");
    assert!(!house.data().exists(), "a refusal touches nothing");
}

/// What an upgrade does: another file in the program's place, by a rename. No script of the package ends anybody's programs.
#[test]
fn after_an_upgrade_it_starts_itself_anew_and_one_that_does_not_run_leaves_it_as_it_is() {
    let house = House::new();
    fs::create_dir_all(house.data()).unwrap();
    let mut agent = house.start(Duration::zero());
    house.status(|_| true);
    let program = PathBuf::from(house.command(Duration::zero()).get_program());
    let beside = program.with_file_name("evenkeel-agent.new");
    let runs_from = || fs::metadata(format!("/proc/{}/exe", agent.0.id())).map(|file| file.ino());
    let first = runs_from().unwrap();

    fs::write(&beside, "#!/bin/sh\nexit 70\n").unwrap();
    fs::set_permissions(&beside, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    fs::rename(&beside, &program).unwrap();
    wait_for(
        "it to see that the other one does not run",
        PATIENCE,
        || house.log().contains("does not run here").then_some(()),
    );
    assert_eq!(runs_from().unwrap(), first, "the old one goes on");

    fs::copy(format!("/proc/{}/exe", agent.0.id()), &beside).unwrap();
    let next = fs::metadata(&beside).unwrap().ino();
    fs::rename(&beside, &program).unwrap();
    wait_for("the same process to run the other file", PATIENCE, || {
        (runs_from().ok() == Some(next)).then_some(())
    });
    wait_for("it to be the only one again", PATIENCE, || {
        evenkeel_os::Instance::taken(&evenkeel_os::AgentLink::lock_file(&house.data()))
            .then_some(())
    });
    assert!(agent.runs(), "one and the same process");
    assert!(agent.terminate().success(), "which ends when asked");
}

#[test]
fn taken_off_the_machine_it_ends_by_itself() {
    let house = House::new();
    fs::create_dir_all(house.data()).unwrap();
    let mut agent = house.start(Duration::zero());
    house.status(|_| true);
    fs::remove_file(house.command(Duration::zero()).get_program()).unwrap();
    assert!(agent.ended().success(), "in order");
    assert!(
        house.log().contains("taken off the machine"),
        "{}",
        house.log()
    );
    assert!(house.data().is_dir(), "and what is the person's stays");
}

#[test]
fn it_says_its_version_and_starts_nothing() {
    let house = House::new();
    let said = house
        .command(Duration::zero())
        .arg("--version")
        .stdout(std::process::Stdio::piped())
        .output()
        .unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    assert!(
        said.starts_with(concat!("evenkeel-agent ", env!("CARGO_PKG_VERSION"))),
        "{said}"
    );
    assert!(!house.data().exists(), "no folder was made");
}
