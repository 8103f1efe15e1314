//! The tray icon (StatusNotifier over D-Bus): open, what comes next, stop.
//!
//! Owns the menu. Everything in it may be read over a shoulder, so the words are neutral. A desktop without a tray is normal: the
//! reminders work all the same.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use evenkeel_domain::words::{Arg, Lang, say};
use evenkeel_os::Waker;
use ksni::blocking::{Handle, TrayMethods as _};
use ksni::menu::{StandardItem, SubMenu};
use ksni::{Icon, MenuItem, OfflineReason};

use crate::program::Wish;

/// 44 by 44 points, ARGB32 in network byte order, as StatusNotifier takes it.
const PICTURE: &[u8] = include_bytes!("../../../../icons/tray-44.argb");
const SIDE: i32 = 44;

/// What the tray says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Face {
    pub lang: Lang,
    /// The line about what comes next, ready to be read.
    pub next: String,
}

pub(crate) struct Tray {
    face: Face,
    wishes: Sender<Wish>,
    waker: Waker,
    seen: Arc<AtomicBool>,
}

/// A tray that was put up.
pub(crate) struct Up {
    handle: Handle<Tray>,
    seen: Arc<AtomicBool>,
}

impl Up {
    /// Puts the icon up. None without a bus to put it on; the caller tries again later. With a bus but no tray, the icon appears as
    /// soon as there is one.
    pub(crate) fn try_new(face: Face, wishes: Sender<Wish>, waker: Waker) -> Option<Self> {
        let seen = Arc::new(AtomicBool::new(true));
        let tray = Tray {
            face,
            wishes,
            waker,
            seen: Arc::clone(&seen),
        };
        match tray.assume_sni_available(true).spawn() {
            Ok(handle) => Some(Self { handle, seen }),
            Err(error) => {
                tracing::debug!(%error, "no tray");
                None
            }
        }
    }

    /// Whether somebody shows it.
    pub(crate) fn seen(&self) -> bool {
        !self.handle.is_closed() && self.seen.load(Ordering::SeqCst)
    }

    /// Says something else; says nothing to the desktop when it is the same.
    pub(crate) fn say(&self, face: &Face) {
        if self
            .handle
            .update(|tray| tray.face.clone_from(face))
            .is_none()
        {
            tracing::debug!("the tray is closed");
        }
    }
}

impl Tray {
    fn wish(&self, wish: Wish) {
        // The receiver lives as long as the program.
        self.wishes.send(wish).ok();
        self.waker.wake();
    }
}

impl ksni::Tray for Tray {
    fn id(&self) -> String {
        "org.evenkeel.Evenkeel".to_owned()
    }

    fn title(&self) -> String {
        say(self.face.lang, "tray-title", &[])
    }

    fn icon_name(&self) -> String {
        // No name, so that every desktop shows the picture below and none an empty place.
        String::new()
    }

    fn icon_pixmap(&self) -> Vec<Icon> {
        vec![Icon {
            width: SIDE,
            height: SIDE,
            data: PICTURE.to_vec(),
        }]
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        self.wish(Wish::Open(None));
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        let words = |id| say(self.face.lang, id, &[]);
        vec![
            StandardItem {
                label: words("tray-open"),
                activate: Box::new(|tray: &mut Self| tray.wish(Wish::Open(None))),
                ..StandardItem::default()
            }
            .into(),
            StandardItem {
                label: words("tray-quick"),
                activate: Box::new(|tray: &mut Self| tray.wish(Wish::QuickEntry)),
                ..StandardItem::default()
            }
            .into(),
            StandardItem {
                label: self.face.next.clone(),
                enabled: false,
                ..StandardItem::default()
            }
            .into(),
            MenuItem::Separator,
            // Stopping is two steps, and the second one says what it means: a slip must not cost somebody their reminders.
            SubMenu {
                label: words("tray-quit"),
                submenu: vec![
                    StandardItem {
                        label: words("tray-quit-sure"),
                        activate: Box::new(|tray: &mut Self| tray.wish(Wish::Stop)),
                        ..StandardItem::default()
                    }
                    .into(),
                ],
                ..SubMenu::default()
            }
            .into(),
        ]
    }

    fn watcher_online(&self) {
        self.seen.store(true, Ordering::SeqCst);
        self.waker.wake();
    }

    fn watcher_offline(&self, _: OfflineReason) -> bool {
        self.seen.store(false, Ordering::SeqCst);
        self.waker.wake();
        true
    }
}

/// The line about what comes next.
pub(crate) fn next_line(lang: Lang, when: Option<&str>, off: bool, unknown: bool) -> String {
    match when {
        _ if off => say(lang, "tray-next-off", &[]),
        _ if unknown => say(lang, "tray-next-unknown", &[]),
        Some(when) => say(lang, "tray-next", &[("when", Arg::Text(when))]),
        None => say(lang, "tray-next-none", &[]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ksni::Tray as _;
    use std::sync::mpsc;

    fn tray(lang: Lang) -> (Tray, mpsc::Receiver<Wish>) {
        let (wishes, heard) = mpsc::channel();
        let face = Face {
            lang,
            next: next_line(lang, Some("18:00"), false, false),
        };
        (
            Tray {
                face,
                wishes,
                waker: Waker::default(),
                seen: Arc::default(),
            },
            heard,
        )
    }

    fn labels(items: &[MenuItem<Tray>]) -> Vec<String> {
        items
            .iter()
            .flat_map(|item| match item {
                MenuItem::Standard(item) => vec![item.label.clone()],
                MenuItem::SubMenu(menu) => {
                    [vec![menu.label.clone()], labels(&menu.submenu)].concat()
                }
                _ => Vec::new(),
            })
            .collect()
    }

    #[test]
    fn the_menu_has_words_and_betrays_nothing() {
        for lang in Lang::ALL {
            let (tray, _heard) = tray(lang);
            let said = labels(&tray.menu()).join(" | ");
            assert!(
                !said.contains("tray-") && !said.contains('{'),
                "every line has its words: {said}"
            );
            for word in [
                "session",
                "treatment",
                "craving",
                "recover",
                "sesi",
                "tratamiento",
                "recupera",
                "ganas",
            ] {
                assert!(
                    !said.to_lowercase().contains(word),
                    "{word:?} could be read over a shoulder: {said}"
                );
            }
        }
    }

    #[test]
    fn writing_something_down_is_one_click_away() {
        let (mut tray, heard) = tray(Lang::En);
        let quick = tray.menu().into_iter().find_map(|item| match item {
            MenuItem::Standard(item) if item.label == "Quick entry" => Some(item),
            _ => None,
        });
        (quick.expect("it is in the menu").activate)(&mut tray);
        assert_eq!(heard.try_recv(), Ok(Wish::QuickEntry));
    }

    #[test]
    fn stopping_is_two_steps_and_named_for_what_it_does() {
        let (mut tray, heard) = tray(Lang::En);
        let stop = tray.menu().pop().unwrap();
        let MenuItem::SubMenu(mut menu) = stop else {
            panic!("one click must not stop the reminders")
        };
        assert_eq!(
            menu.label, "Stop reminders and quit",
            "quitting says what it stops"
        );
        let Some(MenuItem::Standard(sure)) = menu.submenu.pop() else {
            panic!("the second step is missing")
        };
        (sure.activate)(&mut tray);
        assert_eq!(heard.try_recv(), Ok(Wish::Stop), "and then it does");
        tray.activate(0, 0);
        assert_eq!(
            heard.try_recv(),
            Ok(Wish::Open(None)),
            "a click on the icon opens the window"
        );
    }

    #[test]
    fn the_picture_has_the_size_it_says() {
        assert_eq!(
            PICTURE.len(),
            44 * 44 * 4,
            "a wrong size is an empty place in the tray"
        );
        assert!(
            PICTURE.chunks(4).any(|point| point[0] == 255),
            "and it is not all transparent"
        );
    }
}
