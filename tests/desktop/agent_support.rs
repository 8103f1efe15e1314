//! What the tests of the reminder program share: a house to live in, the running program, what was on the screen, a tray.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, Utc};
use evenkeel_core::ports::{Clock as _, Ports};
use evenkeel_core::{App, agenda, commands};
use evenkeel_domain::calendar;
use evenkeel_os::{OsEntropy, OsKeyStore, Paths, SystemClock};
use evenkeel_tests::{
    PASSPHRASE, PresetPicker, RecordingBrowser, RecordingNotifier, StillReminders,
};
use serde_json::{Value, json};
use zbus::zvariant::{OwnedValue, Value as Variant};

/// Waits until `look` has an answer; the programs are other processes and tell nobody when they are done.
pub fn wait_for<T>(what: &str, limit: Duration, mut look: impl FnMut() -> Option<T>) -> T {
    let clock = SystemClock::new();
    let end = clock.elapsed() + limit;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(clock.elapsed() < end, "waited {limit:?} for {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Longer than the busiest machine needs, and than what the programs themselves let pass before they try again: it ends a test that
/// would wait for ever, and says nothing about how fast anything is.
pub const PATIENCE: Duration = Duration::from_secs(300);

/// The reminder program of the build with a movable clock.
fn built_agent() -> PathBuf {
    let beside = std::env::var_os("EVENKEEL_WINDOW_AUTOMATION")
        .map(|window| PathBuf::from(window).with_file_name("evenkeel-agent"));
    let path = beside.unwrap_or_else(|| {
        let me = std::env::current_exe().unwrap();
        me.parent()
            .and_then(Path::parent)
            .unwrap()
            .join("evenkeel-agent")
    });
    assert!(path.is_file(), "{} is not built", path.display());
    path
}

/// A person's data folder, the real password store, and a package of programs whose window only says that it was opened.
pub struct House {
    dir: tempfile::TempDir,
    pub app: App,
}

impl House {
    pub fn new() -> Self {
        crate::session();
        let dir = tempfile::tempdir().unwrap();
        let bin = dir.path().join("bin");
        fs::create_dir(&bin).unwrap();
        let agent = bin.join("evenkeel-agent");
        fs::hard_link(built_agent(), &agent)
            .or_else(|_| fs::copy(built_agent(), &agent).map(drop))
            .unwrap();
        let window = bin.join("evenkeel");
        fs::write(
            &window,
            format!(
                "#!/bin/sh\necho opened >> '{}'\n",
                dir.path().join("opened").display()
            ),
        )
        .unwrap();
        fs::set_permissions(&window, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
        let data = dir.path().join("data");
        let ports = Ports {
            clock: Arc::new(SystemClock::new()),
            keys: Arc::new(OsKeyStore::new(&scope(&data))),
            entropy: Arc::new(OsEntropy),
            notifier: Arc::<RecordingNotifier>::default(),
            picker: Arc::<PresetPicker>::default(),
            browser: Arc::<RecordingBrowser>::default(),
            agent: Arc::new(StillReminders::default()),
        };
        Self {
            app: App::new(ports, data),
            dir,
        }
    }

    pub fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    pub fn ask(&self, command: &str, input: Value) -> Value {
        let answer = commands::call(&self.app, command, input);
        // As the window does beside each answer.
        agenda::settle(&self.app);
        answer.unwrap_or_else(|error| panic!("{command} should have worked: {error:?}"))
    }

    /// Makes a vault, types in a session tomorrow at this time, and locks. Gives the instant of the reminder two hours before.
    pub fn session_tomorrow(&self, at: &str) -> DateTime<Utc> {
        drop(self.ask(
            "vault_create",
            json!({ "passphrase": PASSPHRASE, "agenda_mode": "keyring" }),
        ));
        let now = SystemClock::new().now();
        let day = now.local().date().succ_opt().unwrap();
        let session = json!({
            "kind": "individual", "title": "Canary counselor", "from": day, "until": null, "weekdays": [], "start": at, "minutes": 60,
        });
        drop(self.ask("sessions_save", json!({ "id": null, "session": session })));
        drop(self.ask("vault_lock", json!({ "reason": "asked" })));
        assert_eq!(
            self.ask("vault_status", json!({}))["state"],
            "locked",
            "from here on nobody has the key"
        );
        let local: NaiveDateTime = day.and_time(at.parse().unwrap());
        calendar::to_instant(local, &now.zone).at - chrono::Duration::hours(2)
    }

    /// The program, not started yet. `offset` moves its clock.
    pub fn command(&self, offset: chrono::Duration) -> Command {
        let mut command = Command::new(self.dir.path().join("bin/evenkeel-agent"));
        self.furnish(&mut command, offset);
        command
    }

    /// The same with `strace` around it.
    pub fn traced(&self, offset: chrono::Duration, log: &Path) -> Command {
        let mut command = Command::new("strace");
        command
            .args([
                "-f",
                "-qq",
                "-e",
                "trace=socket,openat,open,creat,mkdir,mkdirat",
                "-e",
                "signal=none",
                "-o",
            ])
            .arg(log);
        command.arg(self.dir.path().join("bin/evenkeel-agent"));
        self.furnish(&mut command, offset);
        command
    }

    fn furnish(&self, command: &mut Command, offset: chrono::Duration) {
        command
            .env("EVENKEEL_DATA_DIR", self.data())
            .env("EVENKEEL_CLOCK_OFFSET", offset.num_seconds().to_string())
            .env("EVENKEEL_LOG", "debug")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(
                fs::OpenOptions::new()
                    .create(true)
                    .append(true)
                    .open(self.log_file())
                    .unwrap(),
            );
    }

    pub fn log_file(&self) -> PathBuf {
        self.dir.path().join("agent.log")
    }

    pub fn log(&self) -> String {
        fs::read_to_string(self.log_file()).unwrap_or_default()
    }

    pub fn start(&self, offset: chrono::Duration) -> Agent {
        Agent(self.command(offset).spawn().unwrap())
    }

    pub fn times_opened(&self) -> usize {
        fs::read_to_string(self.dir.path().join("opened"))
            .unwrap_or_default()
            .lines()
            .count()
    }

    /// What the running program says about itself, once it does.
    pub fn status(
        &self,
        fits: impl Fn(&evenkeel_domain::reminder::AgentStatus) -> bool,
    ) -> evenkeel_domain::reminder::AgentStatus {
        wait_for(
            &format!("a status that fits; the log says {}", self.log()),
            PATIENCE,
            || evenkeel_os::read_status(&self.data()).filter(&fits),
        )
    }
}

impl Drop for House {
    fn drop(&mut self) {
        // What a test put into the password store goes with its house.
        let keys = OsKeyStore::new(&scope(&self.data()));
        for name in [
            evenkeel_core::ports::KeyName::Agenda,
            evenkeel_core::ports::KeyName::Card,
        ] {
            evenkeel_core::ports::KeyStore::remove(&keys, name).ok();
        }
    }
}

fn scope(data: &Path) -> String {
    let mut paths = Paths::find().unwrap();
    paths.data = data.to_owned();
    paths.own_data = true;
    paths.scope()
}

/// The running program. Ends with the test.
pub struct Agent(pub Child);

impl Agent {
    /// Asks it to end, as the system does at logout, and waits for it.
    pub fn terminate(&mut self) -> std::process::ExitStatus {
        signal(self.0.id(), rustix::process::Signal::TERM);
        self.ended()
    }

    pub fn ended(&mut self) -> std::process::ExitStatus {
        wait_for("the end of the program", PATIENCE, || {
            self.0.try_wait().unwrap()
        })
    }

    pub fn runs(&mut self) -> bool {
        self.0.try_wait().unwrap().is_none()
    }
}

impl Drop for Agent {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

pub fn signal(process: u32, signal: rustix::process::Signal) {
    let process = rustix::process::Pid::from_raw(i32::try_from(process).unwrap()).unwrap();
    rustix::process::kill_process(process, signal).unwrap();
}

/// The processes a process started and that still run.
pub fn children(process: u32) -> Vec<u32> {
    let list =
        fs::read_to_string(format!("/proc/{process}/task/{process}/children")).unwrap_or_default();
    list.split_whitespace()
        .filter_map(|id| id.parse().ok())
        .collect()
}

/// One pop-up as the notification daemon wrote it down.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Unix seconds.
    pub at: i64,
    pub app: String,
    pub title: String,
    pub body: String,
}

/// Everything that was on the screen so far.
pub fn shown() -> Vec<Shown> {
    let file = std::env::var_os("EVENKEEL_SESSION_NOTIFICATIONS")
        .expect("the private desktop keeps a list of what was shown");
    let text = fs::read_to_string(file).unwrap();
    text.lines()
        .filter_map(|line| {
            let [at, app, _, title, body] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
            Some(Shown {
                at: at.parse().ok()?,
                app: app.to_owned(),
                title: title.to_owned(),
                body: body.to_owned(),
            })
        })
        .collect()
}

/// Presses a button of the pop-up that is on the screen.
pub fn press(words: &str) {
    let button =
        std::env::var_os("EVENKEEL_SESSION_BUTTON").expect("the private desktop has a finger");
    fs::write(button, words).unwrap();
    assert!(
        Command::new("dunstctl")
            .arg("context")
            .status()
            .unwrap()
            .success(),
        "the daemon takes the press"
    );
}

/// Clears the screen.
pub fn clear_screen() {
    assert!(
        Command::new("dunstctl")
            .arg("close-all")
            .status()
            .unwrap()
            .success(),
        "the daemon answers"
    );
}

/// A desktop panel that shows tray icons, as far as programs can tell.
pub struct Panel {
    bus: zbus::blocking::Connection,
    items: Arc<Mutex<Vec<String>>>,
}

struct Watcher(Arc<Mutex<Vec<String>>>);

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(
        &self,
        service: &str,
        #[zbus(header)] header: zbus::message::Header<'_>,
    ) {
        let sender = header.sender().map(ToString::to_string).unwrap_or_default();
        // An item names itself, or only the object on its own connection.
        self.0.lock().unwrap().push(if service.starts_with('/') {
            sender
        } else {
            service.to_owned()
        });
    }

    fn register_status_notifier_host(&self, _service: &str) {}

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}

/// A menu as it comes over the bus: number, properties, the lines in it.
type Layout = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

/// One line of a tray's menu.
#[derive(Debug, Clone)]
pub struct Line {
    pub id: i32,
    pub label: String,
}

impl Panel {
    pub fn put_up() -> Self {
        let items = Arc::<Mutex<Vec<String>>>::default();
        let bus = zbus::blocking::connection::Builder::session()
            .and_then(|bus| bus.serve_at("/StatusNotifierWatcher", Watcher(Arc::clone(&items))))
            .and_then(|bus| bus.name("org.kde.StatusNotifierWatcher"))
            .and_then(zbus::blocking::connection::Builder::build)
            .unwrap();
        Self { bus, items }
    }

    /// The tray icon of this process, once it is there.
    pub fn icon_of(&self, process: u32) -> String {
        wait_for("the icon in the tray", PATIENCE, || {
            let bus = zbus::blocking::fdo::DBusProxy::new(&self.bus).unwrap();
            let items = self.items.lock().unwrap().clone();
            items.into_iter().find(|item| {
                let name = zbus::names::BusName::try_from(item.as_str()).unwrap();
                bus.get_connection_unix_process_id(name)
                    .is_ok_and(|owner| owner == process)
            })
        })
    }

    /// Every line of the icon's menu, also of menus within it.
    pub fn menu(&self, icon: &str) -> Vec<Line> {
        let proxy =
            zbus::blocking::Proxy::new(&self.bus, icon, "/MenuBar", "com.canonical.dbusmenu")
                .unwrap();
        let none: &[&str] = &[];
        let (_, (_, _, children)): (u32, Layout) = proxy.call("GetLayout", &(0, -1, none)).unwrap();
        let mut lines = Vec::new();
        for child in &children {
            collect(child, &mut lines);
        }
        lines
    }

    /// Chooses a line.
    pub fn choose(&self, icon: &str, line: &Line) {
        let proxy =
            zbus::blocking::Proxy::new(&self.bus, icon, "/MenuBar", "com.canonical.dbusmenu")
                .unwrap();
        proxy
            .call::<_, _, ()>("Event", &(line.id, "clicked", Variant::from(0_i32), 0_u32))
            .unwrap();
    }

    /// A property of the icon.
    pub fn property(&self, icon: &str, name: &str) -> String {
        let proxy = zbus::blocking::Proxy::new(
            &self.bus,
            icon,
            "/StatusNotifierItem",
            "org.kde.StatusNotifierItem",
        )
        .unwrap();
        proxy.get_property(name).unwrap()
    }
}

fn collect(item: &Variant<'_>, lines: &mut Vec<Line>) {
    match item {
        Variant::Value(inner) => collect(inner, lines),
        Variant::Structure(parts) => {
            let [
                Variant::I32(id),
                Variant::Dict(properties),
                Variant::Array(children),
            ] = parts.fields()
            else {
                panic!("not a menu line: {item:?}")
            };
            let text: Option<String> = properties.get(&"label").ok().flatten();
            lines.push(Line {
                id: *id,
                label: text.unwrap_or_default(),
            });
            for child in children.iter() {
                collect(child, lines);
            }
        }
        _ => panic!("not a menu line: {item:?}"),
    }
}
