//! The four services of a session, each started and waited for: Xvfb, D-Bus, gnome-keyring, dunst.

use std::fs::{self, File, OpenOptions};
use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::{Session, wait_for};
use crate::console::{Context as _, Fail, Outcome};

/// Each service answers in well under a second on an idle machine; this is longer than the busiest one needs.
const LIMIT: Duration = Duration::from_secs(300);

/// Starts all four.
pub fn start(session: &mut Session) -> Outcome {
    x_server(session)?;
    bus(session)?;
    keyring(session)?;
    notifications(session)
}

fn x_server(session: &mut Session) -> Outcome {
    // `-displayfd` picks a free number and tells it once the server takes clients.
    let mut command = session.inside("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", "1280x800x24"]);
    command
        .args(["-nolisten", "tcp", "-noreset"])
        .stdin(Stdio::null());
    let mut child = spawn(session, &mut command, "xvfb", Stdio::piped())?;
    let number = first_line("Xvfb", child.stdout.take())?;
    session.children.push(child);
    session.set("DISPLAY", format!(":{number}"));
    Ok(())
}

fn bus(session: &mut Session) -> Outcome {
    let socket = session.folder().join("run").join("bus");
    let mut command = session.inside("dbus-daemon");
    command.args([
        "--session",
        "--nofork",
        "--nopidfile",
        "--nosyslog",
        "--print-address",
    ]);
    command
        .arg(format!("--address=unix:path={}", socket.display()))
        .stdin(Stdio::null());
    let mut child = spawn(session, &mut command, "dbus", Stdio::piped())?;
    let address = first_line("dbus-daemon", child.stdout.take())?;
    session.children.push(child);
    session.set("DBUS_SESSION_BUS_ADDRESS", address);
    Ok(())
}

fn keyring(session: &mut Session) -> Outcome {
    let mut command = session.inside("gnome-keyring-daemon");
    command.args(["--foreground", "--unlock", "--components=secrets"]);
    command.stdin(Stdio::piped());
    let mut child = spawn(session, &mut command, "keyring", Stdio::null())?;
    // The password of the throw-away keyring is one newline. Without it the first write waits for a prompt.
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(b"\n").or_fail("unlock the keyring")?;
    }
    on_the_bus(
        session,
        child,
        "gnome-keyring-daemon",
        "org.freedesktop.secrets",
    )
}

fn notifications(session: &mut Session) -> Outcome {
    let folder = session.folder().to_owned();
    let shown = folder.join("notifications");
    File::create(&shown).or_fail("make the list of notifications")?;
    let button = folder.join("button");

    // dunst passes: app name, title, text, icon, urgency.
    let keep = program(
        &folder.join("keep-notification"),
        &format!(
            "plain() {{ printf %s \"$1\" | tr '\\n\\t' '  '; }}\n\
             printf '%s\\t%s\\t%s\\t%s\\t%s\\n' \"$(date +%s)\" \"$(plain \"$1\")\" \"$5\" \
             \"$(plain \"$2\")\" \"$(plain \"$3\")\" >> '{}'\n",
            shown.display()
        ),
    )?;
    // dunst's menu of buttons: stands in for the person's finger.
    let press = program(
        &folder.join("press-button"),
        &format!("grep -F -m 1 -e \"$(cat '{}')\"\n", button.display()),
    )?;

    let config = folder.join("dunstrc");
    fs::write(
        &config,
        format!(
            "[global]\n\
             origin = top-right\n\
             width = 360\n\
             history_length = 200\n\
             idle_threshold = 0\n\
             always_run_script = true\n\
             dmenu = {}\n\
             \n\
             [all]\n\
             summary = \"*\"\n\
             script = {}\n",
            press.display(),
            keep.display()
        ),
    )
    .or_fail("write dunst's settings")?;

    session.set("EVENKEEL_SESSION_NOTIFICATIONS", shown);
    session.set("EVENKEEL_SESSION_BUTTON", button);
    let mut command = session.inside("dunst");
    command.arg("-conf").arg(config).stdin(Stdio::null());
    let child = spawn(session, &mut command, "dunst", Stdio::null())?;
    on_the_bus(session, child, "dunst", "org.freedesktop.Notifications")
}

/// A small shell script.
fn program(path: &Path, body: &str) -> Outcome<PathBuf> {
    let doing = format!("write {}", path.display());
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o700)
        .open(path)
        .or_fail(&doing)?
        .write_all(format!("#!/bin/sh\n{body}").as_bytes())
        .or_fail(&doing)?;
    Ok(path.to_owned())
}

fn spawn(session: &Session, command: &mut Command, log: &str, stdout: Stdio) -> Outcome<Child> {
    let program = command.get_program().display().to_string();
    let log = File::create(session.logs().join(log)).or_fail("make a log")?;
    command
        .current_dir(session.folder())
        .stdout(stdout)
        .stderr(log)
        .spawn()
        .map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Fail::new(format!(
                "{program} is not installed; on Debian, ./x installs what a private desktop needs"
            )),
            _ => Fail::new(format!("could not start {program}: {error}")),
        })
}

fn first_line(who: &str, from: Option<impl Read>) -> Outcome<String> {
    let mut line = String::new();
    if let Some(pipe) = from {
        BufReader::new(pipe)
            .read_line(&mut line)
            .or_fail(format!("hear from {who}"))?;
    }
    let line = line.trim();
    if line.is_empty() {
        return Err(Fail::new(format!("{who} ended before it was ready")));
    }
    Ok(line.to_owned())
}

fn on_the_bus(session: &mut Session, mut child: Child, who: &str, name: &str) -> Outcome {
    let asked = {
        let session = &*session;
        wait_for(&format!("{who} answering on the bus"), LIMIT, || {
            if let Some(status) = child.try_wait().or_fail(format!("look after {who}"))? {
                return Err(Fail::new(format!(
                    "{who} ended before it was ready: {status}"
                )));
            }
            let reply = session
                .inside("dbus-send")
                .args([
                    "--session",
                    "--print-reply=literal",
                    "--dest=org.freedesktop.DBus",
                    "/",
                ])
                .arg("org.freedesktop.DBus.NameHasOwner")
                .arg(format!("string:{name}"))
                .stderr(Stdio::null())
                .output()
                .or_fail("start dbus-send")?;
            Ok(String::from_utf8_lossy(&reply.stdout)
                .contains("true")
                .then_some(()))
        })
    };
    session.children.push(child);
    asked
}
