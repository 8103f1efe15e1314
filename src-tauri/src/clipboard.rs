//! What was copied in the window, and taking it from the clipboard again.
//!
//! Owns when: a minute after it was copied, and before the window goes. Whoever copied it, the person or a button. Refuses to touch what
//! another program put there since, and can do nothing about one that has kept a copy. Never reads what is there.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use gtk::glib::{self, ObjectExt as _};
use gtk::{Clipboard, gdk};

/// How long it can be pasted elsewhere. The build that tests drive waits less, so that they need not.
const KEPT: Duration = Duration::from_secs(if cfg!(feature = "automation") { 3 } else { 60 });

/// Takes away what is copied from now on, each time after as long as it is kept. To be called by the main thread.
pub fn watch() {
    let copied = Rc::new(Cell::new(0_u64));
    let clipboard = Clipboard::get(&gdk::SELECTION_CLIPBOARD);
    clipboard.connect_local("owner-change", false, move |_| {
        let this = copied.get().wrapping_add(1);
        copied.set(this);
        let last = Rc::clone(&copied);
        glib::timeout_add_local_once(KEPT, move || {
            if last.get() == this {
                clear(&gdk::SELECTION_CLIPBOARD);
            }
        });
        None
    });
}

/// Takes away what was copied, and what is only selected, before the window goes. To be called by the main thread.
pub fn forget() {
    clear(&gdk::SELECTION_CLIPBOARD);
    clear(&gdk::SELECTION_PRIMARY);
}

fn clear(which: &gdk::Atom) {
    // An owner that this program knows is this program.
    if gdk::selection_owner_get(which).is_some() {
        Clipboard::get(which).clear();
    }
}
