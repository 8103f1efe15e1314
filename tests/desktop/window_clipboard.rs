//! What was copied in the window can be pasted for a while, and then no more.

use serde_json::json;

use crate::agent_support::{PATIENCE, wait_for};
use crate::window_driver::Driven;
use crate::window_lock::home;
use crate::window_support::automation_window;

const CONTROL: &str = "\u{E009}";
const RELEASE: &str = "\u{E000}";

/// Puts a field over the page, with these words in it and all of them selected.
fn field(window: &Driven, words: &str) {
    window.script(
        "const field = document.querySelector('#tried') ?? document.body.appendChild(document.createElement('textarea'));
         field.id = 'tried';
         field.value = arguments[0];
         field.focus();
         field.select();",
        vec![json!(words)],
    );
}

/// What can be pasted now.
fn pasted(window: &Driven) -> String {
    field(window, "");
    window.keys(&format!("{CONTROL}v{RELEASE}"));
    let has = window.script("return document.querySelector('#tried').value", Vec::new());
    has.as_str().unwrap_or_default().to_owned()
}

#[test]
fn what_was_copied_is_taken_from_the_clipboard_again() {
    let home = home();
    let window = Driven::start(&home, &automation_window(), &[]);
    window.see("input[type=password]");
    // Copied anew for each look: on a busy machine the first may be over before anybody has pasted it.
    wait_for("what was copied", PATIENCE, || {
        field(&window, "it will pass");
        window.keys(&format!("{CONTROL}c{RELEASE}"));
        (pasted(&window) == "it will pass").then_some(())
    });
    wait_for("an empty clipboard", PATIENCE, || {
        pasted(&window).is_empty().then_some(())
    });
}
