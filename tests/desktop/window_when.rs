//! A day and a time typed in the real window's own engine, by keyboard alone and in both languages: what is open is asked, what was
//! understood is said back, and nothing typed is changed.
//!
//! Which texts mean what is held by the tables beside the reader; this holds that the engine of the app carries them.

use evenkeel_core::ports::Clock as _;
use evenkeel_os::SystemClock;
use evenkeel_tests::{PASSPHRASE, Patient};
use serde_json::json;

use crate::agent_support::{PATIENCE, wait_for};
use crate::window_driver::Driven;
use crate::window_support::{Home, automation_window};

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";
const ESCAPE: &str = "\u{E00C}";
const BACKSPACE: &str = "\u{E003}";

/// The words of the form in one language.
struct Words {
    lang: &'static str,
    exit: &'static str,
    start: &'static str,
    first: &'static str,
    asked: &'static str,
    evening: &'static str,
    day: &'static str,
    said: &'static str,
    calendar: &'static str,
    month: &'static str,
}

const WORDS: [Words; 2] = [
    Words {
        lang: "en",
        exit: "Quick exit",
        start: "Start time",
        first: "First day",
        asked: "Choose 6:00 AM or 6:00 PM.",
        evening: "6:00 PM",
        day: "Dec 31, 2031",
        said: "Wednesday, December 31, 2031",
        calendar: "Calendar for First day",
        month: "December 2031",
    },
    Words {
        lang: "es",
        exit: "Salida rápida",
        start: "Hora de inicio",
        first: "Primer día",
        asked: "Elija 6:00 a. m. o 6:00 p. m.",
        evening: "6:00 p. m.",
        day: "31 dic 2031",
        said: "Miércoles, 31 de diciembre de 2031",
        calendar: "Calendario de Primer día",
        month: "Diciembre de 2031",
    },
];

/// Finds the field with this label and gives it the focus.
fn focus(window: &Driven, label: &str) {
    wait_for(label, PATIENCE, || {
        window
            .script(
                "const field = [...document.querySelectorAll('input[data-typed]')].find((one) => one.labels[0]?.textContent.trim() === arguments[0]);
                 field?.focus();
                 return field !== undefined && document.activeElement === field;",
                vec![json!(label)],
            )
            .as_bool()
            .filter(|there| *there)
    });
}

/// What the field that has the focus says of itself: its text, what is said below it, whether it is wrong.
fn at_focus(window: &Driven) -> (String, String, bool) {
    let told = window.script(
        "const field = document.activeElement;
         const said = (field.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent.trim() ?? '').join(' ');
         return [field.value ?? '', said.replaceAll(/\\s+/g, ' ').trim(), field.getAttribute('aria-invalid') === 'true'];",
        Vec::new(),
    );
    (
        told[0].as_str().unwrap_or_default().to_owned(),
        told[1].as_str().unwrap_or_default().to_owned(),
        told[2] == true,
    )
}

/// Waits until the field that has the focus says this of itself.
fn until(window: &Driven, value: &str, said: &str, wrong: bool) {
    wait_for(said, PATIENCE, || {
        let (has, says, is_wrong) = at_focus(window);
        (has == value && says == said && is_wrong == wrong).then_some(())
    });
}

/// Waits until what has the focus bears this name.
fn focus_is_on(window: &Driven, name: &str) {
    wait_for(name, PATIENCE, || {
        window
            .script(
                "const at = document.activeElement;
                 const name = at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent;
                 return name.replaceAll(/\\s+/g, ' ').trim() === arguments[0];",
                vec![json!(name)],
            )
            .as_bool()
            .filter(|there| *there)
    });
}

#[test]
fn a_day_and_a_time_are_typed_by_keyboard_and_said_back() {
    for words in WORDS {
        let home = Home::new();
        let ana = Patient::start(home.data(), SystemClock::new().now().at);
        drop(ana.first_run());
        let mut device = ana.ask("settings_device_get", json!({}));
        device["lang"] = json!(words.lang);
        let _ = ana.ask("settings_device_set", device);
        ana.lock();
        drop(ana);
        let window = Driven::start(&home, &automation_window(), &[]);
        window.type_into("input[type=password]", &format!("{PASSPHRASE}{ENTER}"));
        wait_for("the vault to open", PATIENCE, || {
            (window.call("vault_status", &json!({}))["ok"]["state"] == "open").then_some(())
        });
        window.read(words.exit);
        window.script("location.hash = '#/sessions/new'; return true", Vec::new());

        // Twelve hours on the clock: an hour alone is asked about and never guessed, also when one presses Enter.
        focus(&window, words.start);
        window.keys("6");
        window.keys(ENTER);
        until(&window, "6", words.asked, true);
        window.picture(&format!("real-when-asked-{}", words.lang));
        window.keys("p");
        until(&window, "6p", words.evening, false);

        // A day in words, and the calendar behind it: opened, left and the page still there.
        focus(&window, words.first);
        let (there, ..) = at_focus(&window);
        window.keys(&BACKSPACE.repeat(there.chars().count()));
        window.keys(words.day);
        until(&window, words.day, words.said, false);
        window.keys(TAB);
        focus_is_on(&window, words.calendar);
        window.keys(ENTER);
        window.read(words.month);
        focus_is_on_day(&window, "31");
        window.picture(&format!("real-when-calendar-{}", words.lang));
        assert_eq!(
            window.script(
                "return document.querySelector('.ek-calendar').getBoundingClientRect().width < innerWidth / 2",
                Vec::new()
            ),
            true,
            "the calendar lies beside its field and not over the whole window"
        );
        window.keys(ESCAPE);
        focus_is_on(&window, words.calendar);
        assert_eq!(
            window.script(
                "return [location.hash, document.querySelector('.ek-calendar') === null]",
                Vec::new()
            ),
            json!(["#/sessions/new", true]),
            "Esc closes the calendar and leaves no page"
        );
        focus(&window, words.first);
        until(&window, words.day, words.said, false);
    }
}

fn focus_is_on_day(window: &Driven, day: &str) {
    wait_for(day, PATIENCE, || {
        window
            .script(
                "return document.activeElement.classList.contains('ek-calendar-day') && document.activeElement.textContent.trim() === arguments[0]",
                vec![json!(day)],
            )
            .as_bool()
            .filter(|there| *there)
    });
}
