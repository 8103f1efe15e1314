//! Parts of the engine that can be turned off only by their name, for which the bindings have no call.
//!
//! Owns the way there, and the one use of it: `<link rel=dns-prefetch>`. From 2.48 on the engine looks such a name up whatever its older
//! setting says, and asks a resolver over a UNIX socket where there is one, past proxy, content policy and the kernel's lock on internet
//! sockets (the attack page found it). Before 2.48 that setting holds, and there is no part of this name.
#![expect(
    unsafe_code,
    reason = "the library has these calls since 2.42, the bindings do not"
)]

use std::ffi::{CStr, c_char, c_int, c_void};

use gtk::glib::object::ObjectType as _;
use webkit2gtk::Settings;

/// Names looked up before anybody follows them.
const LOOK_UP: &str = "LinkDNSPrefetch";

// The bindings link the library these are in.
unsafe extern "C" {
    fn webkit_settings_get_all_features() -> *mut c_void;
    fn webkit_feature_list_get_length(list: *mut c_void) -> usize;
    fn webkit_feature_list_get(list: *mut c_void, index: usize) -> *mut c_void;
    fn webkit_feature_list_unref(list: *mut c_void);
    fn webkit_feature_get_identifier(feature: *mut c_void) -> *const c_char;
    fn webkit_settings_set_feature_enabled(
        settings: *mut c_void,
        feature: *mut c_void,
        enabled: c_int,
    );
}

/// Keeps the engine from looking names up for a page that only mentions them. Says whether the engine knows such a part.
pub fn no_look_up(settings: &Settings) -> bool {
    let mut known = false;
    // SAFETY: the list is ours until it is let go of below, and what is in it lives as long as the list; the index stays below the
    // length; an identifier is a text that ends with a zero and belongs to its feature; `settings` is alive while it is borrowed. All of
    // it is called on the thread that GTK runs on, where the bindings keep `Settings`, which cannot be sent to another.
    unsafe {
        let list = webkit_settings_get_all_features();
        if list.is_null() {
            return false;
        }
        for index in 0..webkit_feature_list_get_length(list) {
            let feature = webkit_feature_list_get(list, index);
            let name = webkit_feature_get_identifier(feature);
            if !name.is_null() && CStr::from_ptr(name).to_bytes() == LOOK_UP.as_bytes() {
                webkit_settings_set_feature_enabled(settings.as_ptr().cast(), feature, 0);
                known = true;
            }
        }
        webkit_feature_list_unref(list);
    }
    known
}
