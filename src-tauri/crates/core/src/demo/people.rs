//! The people of the demonstration: who stands by the fictional person, who gives care, and what there is to ask them.

use chrono::{Days, Duration};
use evenkeel_domain::people::{
    Consent, Person, PersonEntry, PersonPhone, PersonQuestion, PersonRole,
};
use evenkeel_domain::time::{Moment, Now, Precision};
use evenkeel_domain::words::{Lang, say};

use crate::app::App;

/// In the order of the list: those who may be called in a crisis first.
pub(super) fn people(app: &App, now: &Now, lang: Lang) -> Vec<Person> {
    let text = |id: &str| say(lang, id, &[]);
    let phone = |label: &str, number: &str| PersonPhone {
        label: if label.is_empty() {
            String::new()
        } else {
            text(label)
        },
        number: number.to_owned(),
    };
    let ago = |days: u64| now.local().date().checked_sub_days(Days::new(days));
    let support = |name: &str, role, number: &str, before_unlock| PersonEntry {
        role: Some(role),
        phones: vec![phone("", number)],
        when: text("demo-person-when"),
        may_call_since: ago(40),
        in_crisis: true,
        before_unlock,
        ..PersonEntry::named(text(name))
    };
    let clinic = text("demo-clinic");
    [
        support("demo-person-sister", PersonRole::Family, "555-0134", true),
        support("demo-person-mentor", PersonRole::Sponsor, "555-0177", false),
        PersonEntry {
            role: Some(PersonRole::IndividualCounselor),
            organization: clinic.clone(),
            phones: vec![
                phone("demo-phone-office", "555-0100"),
                phone("demo-phone-cell", "555-0118"),
            ],
            after_hours: "555-0199".to_owned(),
            address: text("demo-place"),
            when: text("demo-counselor-when"),
            call_for: text("demo-counselor-call-for"),
            consent: Consent {
                scope: text("demo-counselor-consent"),
                from: ago(60),
                until: None,
                taken_back: None,
            },
            ..PersonEntry::named(text("demo-counselor"))
        },
        PersonEntry {
            role: Some(PersonRole::Doctor),
            organization: clinic,
            phones: vec![phone("demo-phone-office", "555-0102")],
            when: text("demo-doctor-when"),
            call_for: text("demo-doctor-call-for"),
            ..PersonEntry::named(text("demo-doctor"))
        },
        PersonEntry {
            role: Some(PersonRole::Pharmacy),
            phones: vec![phone("", "555-0123")],
            address: text("demo-pharmacy-address"),
            ..PersonEntry::named(text("demo-pharmacy"))
        },
    ]
    .into_iter()
    .zip(0_u32..)
    .map(|(entry, position)| Person {
        id: app.new_id(now),
        created_at: now.at,
        updated_at: now.at,
        deleted_at: None,
        position,
        entry,
    })
    .collect()
}

/// Two open questions for the counselor and one that was asked, one for the doctor.
pub(super) fn questions(
    app: &App,
    now: &Now,
    lang: Lang,
    people: &[Person],
) -> Vec<PersonQuestion> {
    let of = |role| {
        people
            .iter()
            .find(|person| person.entry.role == Some(role))
            .map(|person| person.id)
    };
    let counselor = of(PersonRole::IndividualCounselor);
    let doctor = of(PersonRole::Doctor);
    [
        (counselor, "demo-question-1", 9, true),
        (counselor, "demo-question-2", 3, false),
        (counselor, "demo-question-3", 2, false),
        (doctor, "demo-question-4", 2, false),
    ]
    .into_iter()
    .filter_map(|(person, text, days, asked)| {
        let at = now.at - Duration::days(days);
        Some(PersonQuestion {
            id: app.new_id(now),
            person: person?,
            written: Moment {
                at,
                zone: now.zone.clone(),
                local: evenkeel_domain::calendar::to_local(at, &now.zone),
                precision: Precision::Exact,
            },
            deleted_at: None,
            text: say(lang, text, &[]),
            asked_at: asked.then_some(now.at - Duration::days(6)),
        })
    })
    .collect()
}
