//! The one window. Owns how it is built and everything the engine inside it is forbidden: the network, storage, other
//! pages, new windows, downloads, permissions, inspection. Refuses to own what it shows.

use std::path::Path;

use tauri::webview::{NewWindowResponse, PermissionResponse};
use tauri::{AppHandle, Runtime, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

/// The label the capability file knows the window by.
pub const LABEL: &str = "main";
/// The title, which never changes: anybody may read it off the task bar.
pub const TITLE: &str = "Evenkeel";

const SIZE: (f64, f64) = (1120.0, 800.0);
const SMALLEST: (f64, f64) = (360.0, 480.0);

/// Whether the page may go to `url`: only to files that came with the app.
#[must_use]
pub fn is_ours(url: &Url) -> bool {
    if cfg!(windows) {
        matches!(url.scheme(), "http" | "https") && url.host_str() == Some("tauri.localhost")
    } else {
        url.scheme() == "tauri" && url.host_str() == Some("localhost")
    }
}

/// Builds the window. `engine` is a folder for what the engine insists on writing (an empty skeleton); it is wiped.
///
/// # Errors
/// When the system's web engine cannot be started.
pub fn open<R: Runtime>(app: &AppHandle<R>, engine: &Path) -> tauri::Result<WebviewWindow<R>> {
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()))
        .title(TITLE)
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        // The engine hands WebDriver only a lasting context, so the automation build does without the ephemeral one.
        .incognito(!cfg!(feature = "automation"))
        .data_directory(engine.to_path_buf())
        .devtools(false)
        .content_protected(true)
        .disable_drag_drop_handler()
        .general_autofill_enabled(false)
        .browser_extensions_enabled(false)
        .zoom_hotkeys_enabled(true)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny)
        .build()?;
    #[cfg(target_os = "linux")]
    window.with_webview(|view| linux::restrict(&view.inner()))?;
    Ok(window)
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
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
