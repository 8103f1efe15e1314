//! From the command line to an open window.
//!
//! Owns the order: shut the network, read the arguments, ask a first window to come forward, build the adapters, open the
//! window. Refuses to own any rule of what the window shows.

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

#[cfg(target_os = "linux")]
use evenkeel_core::lock_file;
use evenkeel_core::{settings, vault};
use evenkeel_domain::vault::LockReason;
use evenkeel_domain::words::{self, Arg};
use tauri::ipc::Invoke;
use tauri::{Context, Manager, RunEvent, WebviewWindow, WindowEvent, Wry};

use crate::compose::{self, Home};
#[cfg(target_os = "linux")]
use crate::instance;
use crate::lock_and_exit::{Closing, Ending};
use crate::options::Options;
use crate::shell::Shell;
use crate::window::Extent;
use crate::{commands, engine_folder, window};

/// Something on the command line means nothing.
const BAD_ARGUMENT: u8 = 2;
/// The window could not be opened.
const NO_WINDOW: u8 = 1;
/// The way to the internet could not be shut off, so nothing was started.
pub const NO_GUARD: u8 = 77;

/// What kind of build this is. `cargo xtask package` looks for it in the file, and packs no other kind.
const BUILD_MARK: &str = if cfg!(debug_assertions) {
    "evenkeel-build-mark:debug;"
} else if cfg!(any(feature = "automation", feature = "cheap-kdf")) {
    "evenkeel-build-mark:automation;"
} else {
    "evenkeel-build-mark:release;"
};

/// The files the window shows and what it is allowed to ask for, built in.
#[must_use]
pub fn built_in() -> Context<Wry> {
    tauri::generate_context!()
}

/// Runs the window's program.
#[must_use]
pub fn start(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    if !guard() {
        return refuse(NO_GUARD, "shell-no-guard", &[]);
    }
    evenkeel_os::log::start();
    let options = match Options::read(arguments) {
        Ok(options) => options,
        Err(argument) => {
            return refuse(
                BAD_ARGUMENT,
                "shell-unknown-argument",
                &[("argument", Arg::Text(&argument))],
            );
        }
    };
    if options.version {
        let version = words::say(
            compose::system_language(),
            "shell-version",
            &[("version", Arg::Text(env!("CARGO_PKG_VERSION")))],
        );
        let mut said = writeln!(io::stdout(), "{version}");
        // Also what keeps the mark in the file.
        if std::env::var_os("EVENKEEL_LOG").is_some() {
            said = said.and_then(|()| writeln!(io::stdout(), "{BUILD_MARK}"));
        }
        return match said {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        };
    }
    match open(&options) {
        Ok(code) => code,
        Err(error) => {
            tracing::error!("{error:#}");
            refuse(NO_WINDOW, "shell-not-started", &[])
        }
    }
}

/// The network filter and the other limits of this process, before it has a second thread.
fn guard() -> bool {
    compose::harden()
}

fn refuse(code: u8, message: &str, values: &[(&str, Arg<'_>)]) -> ExitCode {
    let sentence = words::say(compose::system_language(), message, values);
    // Without a terminal there is nobody to tell.
    writeln!(io::stderr(), "{sentence}").ok();
    ExitCode::from(code)
}

fn open(options: &Options) -> anyhow::Result<ExitCode> {
    let mut home = compose::home(options)?;
    home.wanted = options.wanted;
    // A fresh copy is started by the window that is just closing; asking that one to come forward would be asking nobody.
    #[cfg(target_os = "linux")]
    if !options.fresh_copy
        && !home.demo
        && instance::ask_first(
            &instance::bus_name(&home.folder),
            &lock_file(&home.folder),
            options.wanted,
        )
    {
        return Ok(ExitCode::SUCCESS);
    }
    let code = run(built_in(), home, commands::handler(), answer_later_starts)?;
    Ok(u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from))
}

/// A later start over the same folder brings this window forward.
#[cfg(target_os = "linux")]
fn answer_later_starts(window: &WebviewWindow, home: &Home) {
    if !home.demo {
        let window = window.clone();
        instance::serve(instance::bus_name(&home.folder), move |wanted| {
            if let Some(wanted) = wanted {
                window.state::<Shell>().want(wanted);
            }
            window::bring_forward(&window);
        });
    }
}

/// Nothing looks for a first window here; the file lock still keeps two writers apart.
#[cfg(not(target_os = "linux"))]
fn answer_later_starts(_window: &WebviewWindow, _home: &Home) {}

/// Opens the one window over `home` and stays until it is gone. `opened` is called once, with the window.
///
/// # Errors
/// The window, or a folder it needs, cannot be made.
pub fn run(
    context: Context<Wry>,
    home: Home,
    handler: impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static,
    opened: impl FnOnce(&WebviewWindow, &Home) + Send + 'static,
) -> anyhow::Result<i32> {
    let engine = engine_folder::make()?;
    let end = Ending {
        leftovers: vec![engine.clone()],
        throw_away: home.throw_away.clone(),
    };
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(handler)
        .setup(move |tauri| {
            let handle = tauri.handle();
            let app = Arc::new(compose::app(handle, &home)?);
            let closing = Arc::clone(&app);
            let (extent, left) = (Arc::new(Extent::default()), Arc::clone(&app));
            let last = Arc::clone(&extent);
            let closing = Arc::new(Closing::new(
                move |reason| {
                    vault::close(&closing, reason);
                    // After the lock: what matters less never holds up what matters more.
                    if let Some(size) = last.last() {
                        settings::save_window_size(&left, size);
                    }
                },
                end,
            ));
            let shell = Shell::new(Arc::clone(&app), closing);
            if let Some(wanted) = home.wanted {
                shell.want(wanted);
            }
            shell.listen(handle);
            shell.watch_idleness(handle);
            shell.watch_clock();
            shell.watch_desktop(handle);
            shell.watch_signals(handle);
            handle.manage(shell);
            let kept = settings::window_size(&app);
            let window = window::open(handle, &engine, kept, &extent)?;
            handle.state::<Shell>().watch_page(&window)?;
            handle.manage(extent);
            compose::start_agent(&home);
            opened(&window, &home);
            Ok(())
        })
        .build(context)?;
    Ok(app.run_return(|handle, event| match event {
        // Closing is a lock: the database is closed in order before the process ends.
        RunEvent::WindowEvent {
            event: WindowEvent::CloseRequested { api, .. },
            ..
        } => {
            api.prevent_close();
            handle
                .state::<Shell>()
                .lock_and_exit(handle, LockReason::Close);
        }
        RunEvent::WindowEvent {
            label,
            event: WindowEvent::Resized(dots),
            ..
        } => {
            // The first word of a size can come before the window is made to the end.
            if let Some(window) = handle.get_webview_window(&label)
                && let Some(extent) = handle.try_state::<Arc<Extent>>()
            {
                extent.resized(
                    (dots.width, dots.height),
                    window.scale_factor().unwrap_or(0.0),
                    window.is_maximized().unwrap_or(false),
                );
            }
        }
        // The window is gone, by us or by somebody else; what is left to do is done before the end.
        RunEvent::ExitRequested {
            code: None, api, ..
        } => {
            api.prevent_exit();
            handle
                .state::<Shell>()
                .lock_and_exit(handle, LockReason::Close);
        }
        _ => {}
    }))
}
