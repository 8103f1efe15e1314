//! Choosing a folder or a file in the system's own dialog.
//!
//! Owns the dialog and nothing of what is done with the answer. Waits on the calling thread, never on the main one.

use std::path::PathBuf;

use evenkeel_core::ports::{Picker, PickerMissing};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

use crate::window;

/// The system's dialogs, in front of the one window.
pub struct SystemPicker<R: Runtime>(AppHandle<R>);

impl<R: Runtime> SystemPicker<R> {
    /// Dialogs of `app`.
    #[must_use]
    pub fn new(app: &AppHandle<R>) -> Self {
        Self(app.clone())
    }

    fn dialog(&self) -> Result<FileDialogBuilder<R>, PickerMissing> {
        let window = self
            .0
            .get_webview_window(window::LABEL)
            .ok_or(PickerMissing)?;
        Ok(self.0.dialog().file().set_parent(&window))
    }
}

fn on_disk(chosen: Option<FilePath>) -> Option<PathBuf> {
    chosen.and_then(|path| path.into_path().ok())
}

impl<R: Runtime> Picker for SystemPicker<R> {
    fn folder(&self) -> Result<Option<PathBuf>, PickerMissing> {
        Ok(on_disk(self.dialog()?.blocking_pick_folder()))
    }

    fn backup_file(&self) -> Result<Option<PathBuf>, PickerMissing> {
        Ok(on_disk(self.dialog()?.blocking_pick_file()))
    }
}
