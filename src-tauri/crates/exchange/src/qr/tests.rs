use evenkeel_domain::Id;
use evenkeel_domain::calendar::ClockShift;
use evenkeel_domain::sessions::{Location, SessionKind};

use super::*;

fn group() -> Occurrence {
    Occurrence {
        series: Id::new(now(), [7; 10]),
        recurrence_id: "2026-12-02T18:00:00".parse().unwrap(),
        start: "2026-12-03T00:00:00Z".parse().unwrap(),
        end: "2026-12-03T03:00:00Z".parse().unwrap(),
        local_start: "2026-12-02T18:00:00".parse().unwrap(),
        local_end: "2026-12-02T21:00:00".parse().unwrap(),
        zone: "America/Chicago".into(),
        device_start: None,
        shift: ClockShift::None,
        all_day: false,
        cancelled: false,
        moved: false,
        kind: SessionKind::GroupPrevention,
        title: "Relapse prevention, with <b>Dana</b> \u{1F33F}; room 4\\2".into(),
        provider: "Dana".into(),
        provider_person: None,
        place: Location::default(),
        phone: "555-0100".into(),
        video_url: "https://meet.example/secret".into(),
        bring: vec!["workbook".into()],
        note: "side door".into(),
        counts_hours: true,
        attendance: None,
    }
}

fn now() -> DateTime<Utc> {
    "2026-12-01T12:00:00Z".parse().unwrap()
}

#[test]
fn a_neutral_code_says_a_time_and_nothing_else() {
    for lang in Lang::ALL {
        let text = appointment(&group(), CalendarTitles::Neutral, lang, now()).unwrap();
        let lower = text.to_lowercase();
        for told in [
            "relapse",
            "dana",
            "555",
            "meet.example",
            "workbook",
            "door",
            "room",
            "group",
            "grupo",
            "evenkeel",
            "chicago",
        ] {
            assert!(
                !lower.contains(told),
                "anybody who sees the screen can scan it, and learns of {told}: {text}"
            );
        }
        assert!(
            text.contains("DTSTART:20261203T000000Z") && text.contains("DTEND:20261203T030000Z"),
            "the instant, so that the phone needs no zone: {text}"
        );
    }
}

#[test]
fn a_title_with_signs_of_its_own_stays_one_line_of_the_event() {
    let tricky = Occurrence {
        title: "A\r\nEND:VEVENT\nBEGIN:VEVENT\tB".into(),
        ..group()
    };
    let text = appointment(&tricky, CalendarTitles::Full, Lang::En, now()).unwrap();
    assert_eq!(
        text.matches("\nBEGIN:VEVENT").count(),
        1,
        "a title cannot begin an event of its own: {text}"
    );
    assert!(
        text.contains("SUMMARY:A END:VEVENT BEGIN:VEVENT B"),
        "{text}"
    );
}

#[test]
fn a_contact_has_its_name_and_its_numbers() {
    let card = contact(
        "Dr. R.; the \\ one,\nupstairs",
        &["+1 555 0100", "", "(555) 0101"],
    );
    assert_eq!(
        card,
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;Dr. R.\\; the \\\\ one\\, upstairs;;;\r\n\
         FN:Dr. R.\\; the \\\\ one\\, upstairs\r\nTEL;TYPE=VOICE:+1 555 0100\r\n\
         TEL;TYPE=VOICE:(555) 0101\r\nEND:VCARD\r\n",
        "signs that mean something in a card are escaped, and an empty number is none"
    );
}

#[test]
fn what_is_too_long_is_refused_and_not_cut() {
    assert_eq!(encode(&"x".repeat(MOST_BYTES + 1)), Err(QrFault::TooLong));
    for text in ["x".repeat(MOST_BYTES), "\u{1F33F}".repeat(MOST_BYTES / 4)] {
        let code = encode(&text).unwrap();
        assert_eq!(
            code.dark.len(),
            code.side * code.side,
            "a plan line of 500 signs of any kind has its code"
        );
    }
}

#[test]
fn only_what_is_not_ascii_says_how_it_is_written() {
    let plain = encode("Walk to the lake").unwrap();
    let own = QrCode::with_error_correction_level("Walk to the lake", EcLevel::M).unwrap();
    assert_eq!(
        plain.side,
        own.width(),
        "the plainest reader reads it: no extended interpretation is named"
    );
    let bits = {
        let mut bits = Bits::new(Version::Normal(2));
        bits.push_eci_designator(26).unwrap();
        bits.push_byte_data("Caminar hasta el río".as_bytes())
            .unwrap();
        bits.push_terminator(EcLevel::M).unwrap();
        bits
    };
    let told = QrCode::with_bits(bits, EcLevel::M).unwrap();
    let made = encode("Caminar hasta el río").unwrap();
    let dark: Vec<bool> = told
        .to_colors()
        .into_iter()
        .map(|c| c == Color::Dark)
        .collect();
    assert_eq!(made.dark, dark, "a reader that guesses takes í for Chinese");
}
