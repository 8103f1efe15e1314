//! A return to use comes back as it was told, keeps what it said before, and days are found where they were lived.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use evenkeel_domain::Lang;
use evenkeel_domain::cravings::{Feeling, Halt};
use evenkeel_domain::link::SessionLink;
use evenkeel_domain::returns::{
    DayState, Return, ReturnAnswer, ReturnEntry, ReturnQuestion, ReturnSafety, SubstanceUsed,
};
use evenkeel_domain::share::ShareFlag;
use evenkeel_domain::time::{Moment, Precision};
use evenkeel_domain::vocabulary::Term;

use crate::StoreError;
use crate::tables::returns;
use crate::tables::tests::id;
use crate::testing::{Place as Folder, now};

/// Every field filled, each with something that could be mixed up or cut off.
fn full(n: u64, at: DateTime<Utc>) -> Return {
    let local = at.naive_utc() - Duration::hours(6);
    Return {
        id: id(n),
        occurred: Moment {
            at,
            zone: "America/Chicago".into(),
            local,
            precision: Precision::Day,
        },
        created_at: at + Duration::days(2),
        updated_at: at + Duration::days(3),
        deleted_at: None,
        revision: 1,
        lang: Lang::Es,
        entry: ReturnEntry {
            substances: vec![SubstanceUsed {
                substance: Term::Builtin("of_a_later_version".into()),
                amount: "dos \"caguamas\"".into(),
            }],
            triggers: vec![Term::Custom("events.argument".into())],
            halt: Some(Halt {
                hungry: false,
                angry: true,
                lonely: false,
                tired: true,
            }),
            signs: vec![id(40), id(41)],
            signs_text: "<b>quiet</b>".into(),
            alone: Some(ReturnAnswer::PreferNot),
            naloxone: Some(ReturnAnswer::NotSure),
            feelings: vec![Feeling {
                feeling: Term::Builtin("sad".into()),
                strength: 3,
            }],
            next: "called\r\nRosa\0".into(),
            told: Some(ReturnAnswer::Yes),
            lesson: "🌊".repeat(10_000),
            safety: Some(ReturnSafety {
                overdose: false,
                injury: false,
                mixed: true,
            }),
            unsaid: vec![ReturnQuestion::Feelings],
            craving: Some(id(50)),
            session: Some(SessionLink {
                series: id(51),
                recurrence_id: local,
            }),
            share: ShareFlag::Ask,
        },
    }
}

#[test]
fn a_return_comes_back_as_it_was_told_and_keeps_what_it_said_before() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let first = full(1, now());
    let bare = Return {
        entry: ReturnEntry::default(),
        ..full(2, now() - Duration::days(1))
    };
    vault
        .write(|w| {
            returns::insert(w, &first)?;
            returns::insert(w, &bare)
        })
        .unwrap();
    assert_eq!(
        vault.read(|r| returns::get(r, first.id)).unwrap(),
        first,
        "nothing said may be lost, a word of another version neither"
    );
    assert_eq!(
        vault.read(|r| returns::get(r, bare.id)).unwrap(),
        bare,
        "what was not said stays unsaid"
    );
    let second = Return {
        revision: 2,
        entry: ReturnEntry::default(),
        ..first.clone()
    };
    vault.write(|w| returns::update(w, &second)).unwrap();
    assert_eq!(vault.read(|r| returns::get(r, first.id)).unwrap(), second);
    assert_eq!(
        vault.read(|r| returns::versions(r, first.id)).unwrap(),
        [(second.updated_at, first.clone())]
    );
    assert!(matches!(
        vault.write(|w| returns::update(w, &second)),
        Err(StoreError::Stale)
    ));
    vault
        .write(|w| returns::delete(w, first.id, now()))
        .unwrap();
    let page = vault.read(|r| returns::page(r, None, 10)).unwrap();
    assert_eq!(page.items, [bare], "a deleted one is not listed");
    vault.write(|w| returns::undelete(w, first.id)).unwrap();
    let page = vault.read(|r| returns::page(r, None, 1)).unwrap();
    assert_eq!(page.items, [second], "newest first");
    let rest = vault
        .read(|r| returns::page(r, page.next.as_ref(), 5))
        .unwrap();
    assert_eq!((rest.items.len(), rest.next), (1, None));
}

#[test]
fn what_was_said_of_a_day_is_kept_replaced_and_taken_back() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
    vault
        .write(|w| {
            returns::put_day(w, day(1), Some(DayState::None), now())?;
            returns::put_day(w, day(2), Some(DayState::NotSure), now())?;
            returns::put_day(w, day(2), Some(DayState::None), now())?;
            returns::put_day(w, day(3), Some(DayState::None), now())?;
            returns::put_day(w, day(3), None, now())
        })
        .unwrap();
    assert_eq!(
        vault.read(|r| returns::days(r, day(1), day(30))).unwrap(),
        [(day(1), DayState::None), (day(2), DayState::None)]
    );
    assert_eq!(
        vault.read(|r| returns::days(r, day(2), day(2))).unwrap(),
        [(day(2), DayState::None)],
        "both ends are included"
    );
}
