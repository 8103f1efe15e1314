//! Quick exit that needs no page: the keys that leave, seen by the window itself before the engine gets them.
//!
//! Owns which keys these are. Refuses to own leaving, and the slower Esc Esc that somebody may choose: that one is the page's
//! (`ui/src/frame/keys.ts`), which hears the same keys as long as it lives. What counts as a pair here counts as one there.

#[cfg(target_os = "linux")]
use std::cell::RefCell;
#[cfg(target_os = "linux")]
use std::rc::Rc;

/// Two presses of Esc within this many milliseconds leave.
const WITHIN: u32 = 600;

/// A key as far as leaving is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Esc,
    /// Ctrl and Q, by which programs are left.
    Quit,
    Other,
}

/// What was pressed so far. Times are the desktop's own, in milliseconds; they begin anew after 49 days.
#[derive(Debug, Default)]
struct Pressed {
    esc: Option<u32>,
    held: bool,
}

impl Pressed {
    /// Whether this press leaves.
    fn down(&mut self, key: Key, at: u32) -> bool {
        match key {
            Key::Quit => true,
            Key::Other => {
                self.esc = None;
                false
            }
            // A key that is held down is pressed once.
            Key::Esc if self.held => false,
            Key::Esc => {
                self.held = true;
                let before = self.esc.replace(at);
                before.is_some_and(|before| at.wrapping_sub(before) < WITHIN)
            }
        }
    }

    fn up(&mut self, key: Key) {
        if key == Key::Esc {
            self.held = false;
        }
    }

    /// Another window has the keyboard: what is let go of there is not told here.
    fn elsewhere(&mut self) {
        self.held = false;
    }
}

/// Calls `leave` when the keys that leave are pressed in `window`, whatever has become of its page.
#[cfg(target_os = "linux")]
pub fn watch(window: &gtk::ApplicationWindow, leave: impl Fn() + 'static) {
    use gtk::glib::Propagation;
    use gtk::prelude::WidgetExt as _;
    let pressed = Rc::new(RefCell::new(Pressed::default()));
    // The window hears a key before what is in it does, and hands it on.
    window.connect_key_press_event({
        let pressed = Rc::clone(&pressed);
        move |_, event| {
            if pressed.borrow_mut().down(key(event), event.time()) {
                leave();
            }
            Propagation::Proceed
        }
    });
    window.connect_key_release_event({
        let pressed = Rc::clone(&pressed);
        move |_, event| {
            pressed.borrow_mut().up(key(event));
            Propagation::Proceed
        }
    });
    window.connect_focus_out_event(move |_, _| {
        pressed.borrow_mut().elsewhere();
        Propagation::Proceed
    });
}

#[cfg(target_os = "linux")]
fn key(event: &gtk::gdk::EventKey) -> Key {
    use gtk::gdk::{ModifierType, keys::constants};
    let value = event.keyval();
    let with = event.state() & (ModifierType::CONTROL_MASK | ModifierType::MOD1_MASK);
    if value == constants::Escape {
        Key::Esc
    } else if (value == constants::q || value == constants::Q) && with == ModifierType::CONTROL_MASK
    {
        Key::Quit
    } else {
        Key::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Presses and lets go; says whether it leaves.
    fn press(pressed: &mut Pressed, key: Key, at: u32) -> bool {
        let leaves = pressed.down(key, at);
        pressed.up(key);
        leaves
    }

    #[test]
    fn two_esc_that_follow_each_other_closely_leave_and_nothing_less_does() {
        let mut keys = Pressed::default();
        assert!(!press(&mut keys, Key::Esc, 1_000), "one closes something");
        assert!(press(&mut keys, Key::Esc, 1_599), "two leave");
        let mut keys = Pressed::default();
        assert!(!press(&mut keys, Key::Esc, 1_000));
        assert!(
            !press(&mut keys, Key::Esc, 1_600),
            "slow ones are the page's to judge"
        );
        assert!(
            press(&mut keys, Key::Esc, 1_900),
            "the second of a slow pair may be the first of a quick one"
        );
        let mut keys = Pressed::default();
        assert!(!press(&mut keys, Key::Esc, 1_000));
        assert!(!press(&mut keys, Key::Other, 1_100));
        assert!(
            !press(&mut keys, Key::Esc, 1_200),
            "with a letter between them they are no pair"
        );
    }

    #[test]
    fn a_key_held_down_is_pressed_once() {
        let mut keys = Pressed::default();
        assert!(!keys.down(Key::Esc, 1_000));
        for at in (1_250..2_000).step_by(40) {
            assert!(!keys.down(Key::Esc, at), "a hand that rests leaves nothing");
        }
        keys.elsewhere();
        assert!(
            !keys.down(Key::Esc, 5_000) && !keys.down(Key::Esc, 5_100),
            "let go of in another window, it can be pressed again here"
        );
        keys.up(Key::Esc);
        assert!(keys.down(Key::Esc, 5_200));
    }

    #[test]
    fn the_desktops_clock_may_begin_anew_between_two_presses() {
        let mut keys = Pressed::default();
        assert!(!press(&mut keys, Key::Esc, u32::MAX - 100));
        assert!(press(&mut keys, Key::Esc, 200));
    }

    #[test]
    fn the_usual_keys_of_leaving_leave_at_once() {
        assert!(Pressed::default().down(Key::Quit, 0));
    }
}
