//! The real window with a hostile page in it.
//!
//! Takes the folder of the page as its argument, runs it with the network shut as in any other build, prints what the page
//! got as one line of JSON and ends. The test beside the page holds the exact list; another traces this process from outside.

use std::borrow::Cow;
use std::error::Error;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use evenkeel_window::options::Options;
use evenkeel_window::{commands, compose, start};
use tauri::ipc::{Invoke, InvokeResponseBody};
use tauri::utils::assets::{AssetKey, AssetsIter, CspHash};
use tauri::{Assets, WebviewWindow, Wry};

const ASK_AGAIN: Duration = Duration::from_millis(200);
const GIVE_UP: u32 = 3_000;

struct Folder(PathBuf);

impl Assets<Wry> for Folder {
    fn get(&self, key: &AssetKey) -> Option<Cow<'_, [u8]>> {
        std::fs::read(self.0.join(key.as_ref().trim_start_matches('/')))
            .ok()
            .map(Cow::Owned)
    }

    fn iter(&self) -> Box<AssetsIter<'_>> {
        Box::new(std::iter::empty())
    }

    fn csp_hashes(&self, _html_path: &AssetKey) -> Box<dyn Iterator<Item = CspHash<'_>> + '_> {
        Box::new(std::iter::empty())
    }
}

/// Prints what the page got, and ends.
fn report(window: &WebviewWindow) {
    let window = window.clone();
    thread::spawn(move || {
        for _ in 0..GIVE_UP {
            let (tell, told) = mpsc::channel();
            // Asked from outside the page, so its content policy has no say in it.
            let asked = window.eval_with_callback("window.attackResults ?? ''", move |answer| {
                tell.send(answer).ok();
            });
            let answer = asked
                .ok()
                .and_then(|()| told.recv_timeout(Duration::from_secs(2)).ok());
            let results = answer
                .and_then(|answer| serde_json::from_str::<String>(&answer).ok())
                .unwrap_or_default();
            if !results.is_empty() {
                writeln!(std::io::stdout(), "{results}").ok();
                std::process::exit(0);
            }
            thread::sleep(ASK_AGAIN);
        }
        std::process::exit(3);
    });
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    if !compose::harden() {
        return Ok(ExitCode::from(start::NO_GUARD));
    }
    let page = std::env::args_os()
        .nth(1)
        .map(PathBuf::from)
        .ok_or("which folder holds the page?")?;
    let mut context = start::built_in();
    drop(context.set_assets(Box::new(Folder(page))));
    let ours = commands::handler();
    // There in the program, but not in the capability file: only the list keeps the page from it.
    let handler = move |call: Invoke<Wry>| {
        if call.message.command() == "not_granted" {
            call.resolver
                .resolve(InvokeResponseBody::Json("\"reached\"".to_owned()));
            return true;
        }
        ours(call)
    };
    let demo = Options {
        demo: true,
        ..Options::default()
    };
    let code = start::run(context, compose::home(&demo)?, handler, |window, _| {
        report(window)
    })?;
    Ok(u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from))
}
