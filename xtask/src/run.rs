//! `run`: builds the app and opens its window, or photographs it on a private desktop.

use std::path::Path;
use std::process::Command;

use crate::console::{Context as _, Fail, Outcome, say};
use crate::steps::Steps;
use crate::{places, tools, ui};

/// `run [--headless] [--demo]`
pub fn run(args: &[String]) -> Outcome {
    let mut headless = false;
    let mut demo = false;
    for arg in args {
        match arg.as_str() {
            "--headless" => headless = true,
            "--demo" => demo = true,
            other => {
                return Err(Fail::usage(format!(
                    "run takes --headless and --demo, not `{other}`"
                )));
            }
        }
    }
    if headless && !cfg!(target_os = "linux") {
        return Err(Fail::new("--headless needs Linux and Xvfb"));
    }
    if !headless && cfg!(target_os = "linux") && !display() {
        return Err(Fail::new(
            "there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set).\n       \
             To start the app on a private virtual desktop and get a picture of it:  ./x run --headless",
        ));
    }
    let mut steps = Steps::new();
    steps.step("packages of the UI", || ui::install(&ui::folder()))?;
    steps.step("UI", ui::build)?;
    steps.step("app and agent (minutes the first time)", || {
        // The agent lies beside the window, and is found there.
        tools::must(&mut tools::cargo([
            "build",
            "--package",
            "evenkeel",
            "--package",
            "evenkeel-agent",
        ]))
    })?;
    let window = places::debug_exe("evenkeel");
    if headless {
        return photograph(&window, demo);
    }
    say("\n==> Evenkeel is opening. This command ends when its window does.");
    let status = with_demo(Command::new(&window), demo)
        .status()
        .or_fail(format!("start {}", window.display()))?;
    if status.success() {
        Ok(())
    } else {
        Err(Fail::new(format!("the app ended with {status}")))
    }
}

fn display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn with_demo(mut window: Command, demo: bool) -> Command {
    if demo {
        window.arg("--demo");
    }
    window
}

#[cfg(not(target_os = "linux"))]
fn photograph(_window: &Path, _demo: bool) -> Outcome {
    Err(Fail::new("--headless needs Linux and Xvfb"))
}

#[cfg(target_os = "linux")]
fn photograph(window: &Path, demo: bool) -> Outcome {
    let session = crate::session::Session::start()?;
    say("\n==> starting Evenkeel on a private virtual desktop");
    let picture = photo::take(&session, with_demo(session.inside(window), demo));
    if picture.is_err() {
        session.keep_logs();
    }
    // Ends the window, the agent it started and the desktop, before the answer is given.
    drop(session);
    crate::console::answer(picture?.display())
}

#[cfg(target_os = "linux")]
mod photo {
    //! Waits until the window has painted itself and writes a picture of the desktop.

    use std::fs::{self, File};
    use std::path::{Path, PathBuf};
    use std::process::{Child, Command, Stdio};
    use std::time::Duration;

    use crate::console::{Context as _, Fail, Outcome};
    use crate::session::{Session, wait_for};
    use crate::{places, tools};

    /// A debug build under a software renderer on a busy machine.
    const LIMIT: Duration = Duration::from_secs(90);
    /// An empty desktop has one colour and an unpainted window two; smoothed letters alone bring dozens.
    const PAINTED: u32 = 40;
    /// Looks at a painted window after which nothing more is to be expected; each takes a fifth of a second or more.
    const SETTLED: u32 = 12;

    pub fn take(session: &Session, mut window: Command) -> Outcome<PathBuf> {
        let screens = places::target().join("screens");
        fs::create_dir_all(&screens).or_fail("make the folder for pictures")?;
        let picture = screens.join("headless.png");
        let log = File::create(session.logs().join("window")).or_fail("make a log")?;
        let mut child = window
            .stdin(Stdio::null())
            .stdout(log.try_clone().or_fail("share a log")?)
            .stderr(log)
            .spawn()
            .or_fail("start the window")?;

        let mut before = None;
        let mut looks = 0;
        wait_for("a painted window", LIMIT, || {
            if let Some(status) = child.try_wait().or_fail("look after the window")? {
                return Err(Fail::new(format!("the window ended by itself: {status}")));
            }
            if !mapped(session)? {
                return Ok(None);
            }
            shoot(session, &picture)?;
            let now = look(session, &picture)?;
            if now.0 <= PAINTED {
                return Ok(None);
            }
            looks += 1;
            // So that it is not caught half drawn: twice the same, or long since painted and still moving (the wave does).
            let settled = before.as_ref() == Some(&now) || looks >= SETTLED;
            before = Some(now);
            Ok(settled.then_some(()))
        })?;
        leave(&mut child)?;
        Ok(picture)
    }

    /// Asks the window to lock and end, as a desktop does when it shuts down, so that it clears up after itself.
    fn leave(child: &mut Child) -> Outcome {
        tools::read(
            Command::new("sh")
                .arg("-c")
                .arg(format!("kill -s TERM {}", child.id())),
        )?;
        wait_for("the window leaving", Duration::from_secs(20), || {
            child.try_wait().or_fail("wait for the window")
        })
        .map(|_| ())
    }

    fn mapped(session: &Session) -> Outcome<bool> {
        let found = session
            .inside("xdotool")
            .args(["search", "--onlyvisible", "--name", "."])
            .stderr(Stdio::null())
            .output()
            .or_fail("start xdotool")?;
        Ok(!found.stdout.is_empty())
    }

    fn shoot(session: &Session, picture: &Path) -> Outcome {
        tools::read(
            session
                .inside("import")
                .args(["-window", "root"])
                .arg(picture),
        )
        .map(|_| ())
    }

    /// The number of colours, and a sum over all pixels.
    fn look(session: &Session, picture: &Path) -> Outcome<(u32, String)> {
        let told = tools::read(
            session
                .inside("identify")
                .args(["-format", "%k %#"])
                .arg(picture),
        )?;
        let told = String::from_utf8_lossy(&told);
        match told.split_once(' ') {
            Some((colours, sum)) => Ok((colours.parse().unwrap_or(0), sum.to_owned())),
            None => Err(Fail::new("could not read the picture back")),
        }
    }
}
