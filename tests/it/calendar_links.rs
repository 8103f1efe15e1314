//! The link of a video session, wherever a calendar program writes it: found, shown, opened, and never another one.

use chrono::{DateTime, Utc};
use data_encoding::BASE64;
use evenkeel_domain::ErrorCode;
use evenkeel_tests::Patient;
use serde_json::{Value, json};

const ROOM: &str = "https://video.example/j/77?pwd=a.1";

struct Ana {
    _dir: tempfile::TempDir,
    p: Patient,
}

impl Ana {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let now: DateTime<Utc> = "2026-09-01T15:00:00Z".parse().unwrap();
        let p = Patient::start(dir.path().join("data"), now);
        let _ = p.first_run();
        Self { _dir: dir, p }
    }

    /// Imports a weekly group with these lines, and events beside it.
    fn import(&self, lines: &str, beside: &str) -> Value {
        let file = format!(
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Other//EN\nX-WR-CALNAME:Program\nBEGIN:VEVENT\nUID:group\nDTSTAMP:20260801T000000Z\n\
             SUMMARY:Group\nDTSTART;TZID=America/Chicago:20260907T180000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=9\n{lines}END:VEVENT\n\
             {beside}END:VCALENDAR\n"
        );
        let preview = self.p.ask(
            "sessions_import_preview",
            json!({ "base64": BASE64.encode(file.replace('\n', "\r\n").as_bytes()) }),
        );
        let _ = self.p.ask(
            "sessions_import_apply",
            json!({ "token": preview["token"] }),
        );
        preview
    }

    fn key(&self, day: &str) -> Value {
        let list = self
            .p
            .ask("sessions_list", json!({ "from": day, "days": 1 }));
        let one = &list["items"][0];
        json!({ "series": one["series"], "recurrence_id": one["recurrence_id"] })
    }

    /// What the page of that day says about the place and the link.
    fn page(&self, day: &str) -> (Value, Value) {
        let view = self.p.ask("sessions_occurrence_get", self.key(day));
        (
            view["occurrence"]["place"]["name"].clone(),
            view["video_address"].clone(),
        )
    }
}

#[test]
fn a_link_is_found_where_calendar_programs_write_it() {
    for (lines, place) in [
        (format!("LOCATION:{ROOM}\n"), ""),
        (format!("LOCATION:Room 4 ({ROOM})\n"), "Room 4"),
        (
            format!("LOCATION:Online Meeting\nX-MICROSOFT-SKYPETEAMSMEETINGURL:{ROOM}\n"),
            "Online Meeting",
        ),
        (format!("X-GOOGLE-CONFERENCE:{ROOM}\n"), ""),
        (
            format!(
                "CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+15555550123\nCONFERENCE;VALUE=URI;FEATURE=VIDEO:{ROOM}\n"
            ),
            "",
        ),
    ] {
        let ana = Ana::new();
        let _ = ana.import(&lines, "");
        assert_eq!(
            ana.page("2026-09-14"),
            (json!(place), json!(ROOM)),
            "{lines:?}"
        );
        let _ = ana.p.ask("sessions_link_open", ana.key("2026-09-14"));
        assert_eq!(
            ana.p.browser.opened(),
            [ROOM],
            "what was shown is what opens"
        );
    }
}

#[test]
fn what_is_no_safe_link_stays_words() {
    for lines in [
        "LOCATION:http://video.example/j/77\n".to_owned(),
        "LOCATION:javascript:alert(1)\n".to_owned(),
        "X-GOOGLE-CONFERENCE:file:///etc/passwd\n".to_owned(),
        "CONFERENCE;VALUE=URI:https://ana@video.example\n".to_owned(),
        format!("LOCATION:{ROOM} or https://other.example/j/1\n"),
        // Too long to be kept whole: half a link leads somewhere else.
        format!(
            "LOCATION:Room 4 https://video.example/{}\n",
            "a".repeat(600)
        ),
    ] {
        let ana = Ana::new();
        let _ = ana.import(&lines, "");
        assert_eq!(ana.page("2026-09-14").1, Value::Null, "{lines:?}");
        let refused = ana.p.refused("sessions_link_open", ana.key("2026-09-14"));
        assert_eq!(refused.code, ErrorCode::NotFound);
        assert_eq!(ana.p.browser.opened().len(), 0);
    }
}

#[test]
fn each_day_has_its_own_link_and_a_newer_file_brings_a_newer_one() {
    let ana = Ana::new();
    let day = |date: &str, location: &str| {
        format!(
            "BEGIN:VEVENT\nUID:group\nDTSTAMP:20260801T000000Z\nSUMMARY:Group\nRECURRENCE-ID;TZID=America/Chicago:{date}T180000\n\
             DTSTART;TZID=America/Chicago:{date}T180000\nDURATION:PT1H\nLOCATION:{location}\nEND:VEVENT\n"
        )
    };
    let special =
        day("20260921", "https://video.example/j/special") + &day("20260928", "Oak Street 12");
    let _ = ana.import(&format!("LOCATION:{ROOM}\n"), &special);
    assert_eq!(ana.page("2026-09-14").1, ROOM);
    assert_eq!(ana.page("2026-09-21").1, "https://video.example/j/special");
    assert_eq!(
        ana.page("2026-09-28"),
        (json!("Oak Street 12"), Value::Null),
        "who is to come to a place is not sent to a screen"
    );
    let _ = ana.p.ask("sessions_link_open", ana.key("2026-09-21"));
    assert_eq!(
        ana.p.browser.opened(),
        ["https://video.example/j/special"],
        "the link of that day"
    );

    let preview = ana.import("LOCATION:https://video.example/j/new\n", "");
    assert_eq!(preview["lines"][0]["change"], "changed");
    assert_eq!(ana.page("2026-09-14").1, "https://video.example/j/new");

    let series = ana.key("2026-09-14")["series"].clone();
    let own = json!({
        "kind": "group_early", "title": "", "from": "2026-09-07", "until": null, "weekdays": [], "start": "18:00:00", "minutes": 60,
        "video_url": "https://own.example/",
    });
    let _ = ana
        .p
        .ask("sessions_save", json!({ "id": series, "session": own }));
    let _ = ana.import("LOCATION:https://video.example/j/newer\n", &special);
    assert_eq!(
        ana.page("2026-09-14").1,
        "https://own.example/",
        "a link that the person typed is theirs"
    );
    assert_eq!(
        ana.page("2026-09-21").1,
        "https://video.example/j/special",
        "and a day with a link of its own still has it"
    );
}
