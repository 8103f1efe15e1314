//! The one window. Owns how it is built, how large it opens (never where: that screen may be gone) and everything the engine
//! inside it is forbidden: the network, storage, other pages, new windows, downloads, permissions, inspection. Refuses to own what
//! it shows.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use evenkeel_domain::settings::WindowSize;
use tauri::webview::{NewWindowResponse, PermissionResponse};
use tauri::{AppHandle, Runtime, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

/// The label the capability file knows the window by.
pub const LABEL: &str = "main";
/// The title, which never changes: anybody may read it off the task bar.
pub const TITLE: &str = "Evenkeel";

/// How large it is the first time, inside its frame.
const SIZE: WindowSize = WindowSize {
    width: 1_120,
    height: 800,
    maximized: false,
};

/// Whether the page may go to `url`: only to files that came with the app.
#[must_use]
pub fn is_ours(url: &Url) -> bool {
    if cfg!(windows) {
        matches!(url.scheme(), "http" | "https") && url.host_str() == Some("tauri.localhost")
    } else {
        url.scheme() == "tauri" && url.host_str() == Some("localhost")
    }
}

/// A proxy that does not exist: on a port that nobody can listen on without asking, reached by a socket that cannot be made.
const NOWHERE: &str = "http://127.0.0.1:1";

/// How large the window was when it last had a size of its own, and whether it fills the screen now.
#[derive(Debug, Default)]
pub struct Extent(Mutex<Option<WindowSize>>);

impl Extent {
    /// What the system said about the window's size, in its own dots, `scale` of them to one of ours.
    pub fn resized(&self, dots: (u32, u32), scale: f64, maximized: bool) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (width, height) = (ours(dots.0, scale), ours(dots.1, scale));
        let now = WindowSize {
            width,
            height,
            maximized,
        };
        if !now.is_sound() {
            return;
        }
        *kept = Some(match *kept {
            // It goes back to the size it had before it filled the screen.
            Some(before) if maximized => WindowSize {
                maximized: true,
                ..before
            },
            _ if maximized => WindowSize {
                maximized: true,
                ..SIZE
            },
            _ => now,
        });
    }

    /// What is to be kept for the next time; none when nothing is known.
    #[must_use]
    pub fn last(&self) -> Option<WindowSize> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins with what was kept.
    fn begins(&self, size: WindowSize) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(size);
    }
}

/// Dots of the screen in our units. What is no size counts as nothing.
fn ours(dots: u32, scale: f64) -> u32 {
    let units = (f64::from(dots) / scale).round();
    if units.is_finite() && (0.0..=f64::from(WindowSize::MOST.0)).contains(&units) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it was just looked at"
        )]
        let units = units as u32;
        units
    } else {
        0
    }
}

/// The size to open with: the one that was kept, no larger than the largest screen there is. Without a screen that can be asked,
/// the first size.
fn opening(kept: Option<WindowSize>, screens: &[(u32, u32)]) -> WindowSize {
    let Some(size) = kept.filter(WindowSize::is_sound) else {
        return SIZE;
    };
    screens
        .iter()
        .copied()
        .max_by_key(|(width, height)| u64::from(*width) * u64::from(*height))
        .map_or(SIZE, |room| size.within(room))
}

/// How much room each screen has, in our units.
fn screens<R: Runtime>(app: &AppHandle<R>) -> Vec<(u32, u32)> {
    app.available_monitors()
        .unwrap_or_default()
        .iter()
        .map(|screen| {
            let (room, scale) = (screen.work_area().size, screen.scale_factor());
            (ours(room.width, scale), ours(room.height, scale))
        })
        .collect()
}

/// Builds the window. `engine` is a folder for what the engine insists on writing (an empty skeleton); it is wiped.
///
/// # Errors
/// When the system's web engine cannot be started.
pub fn open<R: Runtime>(
    app: &AppHandle<R>,
    engine: &Path,
    kept: Option<WindowSize>,
    extent: &Extent,
) -> tauri::Result<WebviewWindow<R>> {
    let size = opening(kept, &screens(app));
    extent.begins(size);
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()))
        .title(TITLE)
        .inner_size(f64::from(size.width), f64::from(size.height))
        .min_inner_size(
            f64::from(WindowSize::LEAST.0),
            f64::from(WindowSize::LEAST.1),
        )
        .maximized(size.maximized)
        // The engine hands WebDriver only a lasting context, so the automation build does without the ephemeral one.
        .incognito(!cfg!(feature = "automation"))
        .data_directory(engine.to_path_buf())
        .devtools(false)
        .content_protected(true)
        .disable_drag_drop_handler()
        .general_autofill_enabled(false)
        .browser_extensions_enabled(false)
        .zoom_hotkeys_enabled(true)
        // A name could still be asked for over a UNIX socket, where the system's resolver listens on one and the kernel's lock on internet
        // sockets does not reach. With a proxy the engine asks nobody: the proxy would have to, and there is none.
        .proxy_url(Url::parse(NOWHERE).map_err(tauri::Error::InvalidUrl)?)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny)
        .build()?;
    #[cfg(target_os = "linux")]
    window.with_webview(|view| linux::restrict(&view.inner()))?;
    Ok(window)
}

/// Calls `ended` when the process that draws the page is no more, whoever ended it.
///
/// # Errors
/// The window is gone already.
#[cfg(target_os = "linux")]
pub fn when_page_ends<R: Runtime>(
    window: &WebviewWindow<R>,
    ended: impl Fn() + Send + 'static,
) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt as _;
    window.with_webview(move |view| {
        view.inner()
            .connect_web_process_terminated(move |_, _| ended());
    })
}

/// Brings the window forward, as far as the desktop lets a program do that.
pub fn bring_forward<R: Runtime>(window: &WebviewWindow<R>) {
    // A desktop that refuses one of these still may grant the next; there is nothing else to be done about it.
    window.unminimize().ok();
    window.show().ok();
    window.set_focus().ok();
}

#[cfg(target_os = "linux")]
mod linux {
    //! What WebKitGTK turns on that this window has no use for.

    use gtk::prelude::*;
    use webkit2gtk::{
        ContextMenuAction, ContextMenuExt, ContextMenuItemExt, HardwareAccelerationPolicy,
        PermissionRequestExt, SettingsExt, WebContextExt, WebView, WebViewExt,
    };

    /// The only entries a context menu may hold: those that edit text in a field.
    const KEPT: [ContextMenuAction; 7] = [
        ContextMenuAction::Cut,
        ContextMenuAction::Copy,
        ContextMenuAction::Paste,
        ContextMenuAction::Delete,
        ContextMenuAction::SelectAll,
        ContextMenuAction::InputMethods,
        ContextMenuAction::Unicode,
    ];

    pub fn restrict(view: &WebView) {
        if let Some(settings) = WebViewExt::settings(view) {
            // Text and lines need no graphics card: without it the first words are there sooner (measured: 160 ms after the page
            // begins instead of up to 350), and none of the blank windows come that some cards are known for.
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
            settings.set_enable_page_cache(false);
            settings.set_enable_webgl(false);
            settings.set_enable_webaudio(false);
            settings.set_enable_webrtc(false);
            settings.set_enable_media(false);
            settings.set_enable_media_stream(false);
            settings.set_enable_mediasource(false);
            settings.set_enable_encrypted_media(false);
            settings.set_enable_html5_local_storage(false);
            settings.set_enable_html5_database(false);
            settings.set_enable_dns_prefetching(false);
            if !crate::engine_feature::no_look_up(&settings) {
                tracing::info!("the engine has no part that looks up names beforehand");
            }
            settings.set_enable_developer_extras(false);
            settings.set_enable_fullscreen(false);
            settings.set_enable_back_forward_navigation_gestures(false);
            settings.set_javascript_can_open_windows_automatically(false);
            settings.set_allow_file_access_from_file_urls(false);
            settings.set_allow_universal_access_from_file_urls(false);
            settings.set_enable_write_console_messages_to_stdout(false);
        }
        if let Some(context) = view.context() {
            context.set_spell_checking_enabled(false);
        }
        view.connect_permission_request(|_, request| {
            request.deny();
            true
        });
        view.connect_context_menu(|_, menu, _, _| {
            for item in menu.items() {
                if !KEPT.contains(&item.stock_action()) {
                    menu.remove(&item);
                }
            }
            menu.items().is_empty()
        });
        // The file chooser otherwise writes what was chosen into a list that every program reads.
        if let Some(settings) = gtk::Settings::default() {
            settings.set_gtk_recent_files_enabled(false);
        }
        crate::clipboard::watch();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(width: u32, height: u32, maximized: bool) -> WindowSize {
        WindowSize {
            width,
            height,
            maximized,
        }
    }

    #[test]
    fn a_window_opens_as_it_was_left_and_fits_the_screen_that_is_there() {
        let kept = Some(size(1_600, 1_000, false));
        assert_eq!(opening(None, &[(1_280, 800)]), SIZE, "the first time");
        assert_eq!(opening(kept, &[(1_920, 1_080)]), size(1_600, 1_000, false));
        assert_eq!(
            opening(kept, &[(1_024, 640)]),
            size(1_024, 640, false),
            "the large screen was left at home"
        );
        assert_eq!(
            opening(kept, &[(800, 600), (1_920, 1_080)]),
            size(1_600, 1_000, false),
            "the largest screen counts"
        );
        assert_eq!(opening(kept, &[]), SIZE, "no screen answers");
        assert_eq!(
            opening(Some(size(9, 9, false)), &[(1_920, 1_080)]),
            SIZE,
            "no window was ever this small"
        );
        assert!(opening(kept, &[(0, 0)]).is_sound(), "a screen without room");
    }

    #[test]
    fn a_window_that_fills_the_screen_remembers_the_size_it_goes_back_to() {
        let extent = Extent::default();
        extent.begins(SIZE);
        extent.resized((1_800, 1_400), 2.0, false);
        assert_eq!(extent.last(), Some(size(900, 700, false)), "in our units");
        extent.resized((3_840, 2_160), 2.0, true);
        assert_eq!(extent.last(), Some(size(900, 700, true)));
        extent.resized((0, 0), 2.0, false);
        extent.resized((2_000, 1_600), 0.0, false);
        extent.resized((2_000, 1_600), f64::NAN, false);
        assert_eq!(
            extent.last(),
            Some(size(900, 700, true)),
            "what is no size changes nothing"
        );
        extent.resized((2_000, 1_600), 2.0, false);
        assert_eq!(extent.last(), Some(size(1_000, 800, false)));
    }

    #[test]
    fn only_the_apps_own_files_can_be_opened() {
        let ours = if cfg!(windows) {
            "http://tauri.localhost/index.html#/today"
        } else {
            "tauri://localhost/index.html#/today"
        };
        assert!(
            is_ours(&Url::parse(ours).unwrap()),
            "the app could not show its own page"
        );
        for strange in [
            "https://example.com/",
            "http://localhost:5173/",
            "file:///etc/passwd",
            "data:text/html,hello",
            "about:blank",
            "tauri://other/",
            "javascript:alert(1)",
        ] {
            assert!(
                !is_ours(&Url::parse(strange).unwrap()),
                "the window would have gone to {strange}"
            );
        }
    }
}
