//! Appointments as QR codes, each a picture, for another program to read.
//!
//! Owns the making of entries that nobody has seen before: titles of every kind of sign, instants of thirty years, all lengths. The
//! same seed makes the same entries.

use std::fs;
use std::io::{BufWriter, Write, stdout};
use std::path::Path;

use anyhow::Context;
use chrono::{DateTime, Duration, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::calendar::ClockShift;
use evenkeel_domain::sessions::{CalendarTitles, Location, Occurrence, SessionKind};
use evenkeel_domain::words::Lang;
use evenkeel_exchange::qr;

/// Pixels a square, and squares of white around: what ISO/IEC 18004 asks for.
const SQUARE: usize = 4;
const BORDER: usize = 4;

/// Signs that a title is made of; what a reader, a calendar or a card gives a meaning to is among them.
const SIGNS: &[&str] = &[
    "a",
    "e",
    "K",
    "z",
    "0",
    "9",
    " ",
    " ",
    ",",
    ";",
    ":",
    "\\",
    "\\n",
    "\"",
    "'",
    "<b>",
    "&amp;",
    "%0A",
    "ñ",
    "í",
    "ß",
    "Ü",
    "€",
    "\u{1F33F}",
    "\u{1F9D1}\u{200D}\u{2695}\u{FE0F}",
    "中",
    "ア",
    "א",
    "\u{202E}",
    "\u{301}",
    "BEGIN:VEVENT",
    "END:VCALENDAR",
    "=",
    "?",
    "#",
    "--",
    "…",
];

/// Steele, Lea and Flood's splitmix64: the same numbers on every machine.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, most: u64) -> u64 {
        self.next() % most.max(1)
    }
}

/// Makes `count` pictures in `folder` and says one line of JSON for each: its file and what another program should read of it.
pub(crate) fn codes(folder: &Path, count: u64, seed: u64) -> anyhow::Result<()> {
    fs::create_dir_all(folder)?;
    let mut out = BufWriter::new(stdout());
    let mut numbers = Numbers(seed);
    let first: DateTime<Utc> = "2015-01-01T00:00:00Z".parse()?;
    for index in 0..count {
        let date = entry(&mut numbers, first)?;
        let (titles, lang) = match numbers.below(6) {
            0 => (CalendarTitles::Neutral, Lang::Es),
            1 => (CalendarTitles::Kind, Lang::Es),
            2 => (CalendarTitles::Neutral, Lang::En),
            _ => (CalendarTitles::Full, Lang::En),
        };
        let text = qr::appointment(&date, titles, lang, first)?;
        let code = qr::encode(&text)?;
        let file = folder.join(format!("{index:06}.pgm"));
        fs::write(&file, picture(&code)).with_context(|| format!("write {}", file.display()))?;
        let summary = match (titles, lang) {
            (CalendarTitles::Full, _) if !date.title.trim().is_empty() => {
                Some(date.title.split_whitespace().collect::<Vec<_>>().join(" "))
            }
            _ => None,
        };
        let told = serde_json::json!({
            "file": file,
            "text": text,
            "summary": summary,
            "start": date.start,
            "end": date.end,
        });
        writeln!(out, "{told}")?;
    }
    out.flush()?;
    Ok(())
}

fn entry(numbers: &mut Numbers, first: DateTime<Utc>) -> anyhow::Result<Occurrence> {
    let minutes = |many: u64| i64::try_from(many).map(Duration::minutes);
    let start = first + minutes(numbers.below(30 * 365 * 24 * 60))?;
    let end = start + minutes(1 + numbers.below(12 * 60))?;
    let signs = numbers.below(50);
    let title: String = (0..signs)
        .filter_map(|_| {
            let at = usize::try_from(numbers.below(SIGNS.len() as u64)).ok()?;
            SIGNS.get(at).copied()
        })
        .collect();
    let title = title.chars().take(200).collect();
    let mut random = [0; 10];
    for (to, from) in random.iter_mut().zip(numbers.next().to_le_bytes()) {
        *to = from;
    }
    Ok(Occurrence {
        series: Id::new(start, random),
        recurrence_id: start.naive_utc(),
        start,
        end,
        local_start: start.naive_utc(),
        local_end: end.naive_utc(),
        zone: "UTC".to_owned(),
        device_start: None,
        shift: ClockShift::None,
        all_day: false,
        cancelled: false,
        moved: false,
        kind: SessionKind::Individual,
        title,
        provider: String::new(),
        provider_person: None,
        place: Location::default(),
        phone: String::new(),
        video_url: String::new(),
        bring: Vec::new(),
        note: String::new(),
        counts_hours: true,
        attendance: None,
    })
}

/// A portable gray map.
fn picture(code: &qr::Matrix) -> Vec<u8> {
    let side = (code.side + 2 * BORDER) * SQUARE;
    let mut bytes = format!("P5\n{side} {side}\n255\n").into_bytes();
    let dark = |x: usize, y: usize| {
        let (x, y) = (x / SQUARE, y / SQUARE);
        let inside = x.checked_sub(BORDER).zip(y.checked_sub(BORDER));
        inside.is_some_and(|(x, y)| {
            x < code.side
                && code
                    .dark
                    .get(y * code.side + x)
                    .copied()
                    .unwrap_or_default()
        })
    };
    for y in 0..side {
        for x in 0..side {
            bytes.push(if dark(x, y) { 0 } else { 255 });
        }
    }
    bytes
}
