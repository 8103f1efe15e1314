//! The component structure (`BEGIN`, `END`) of a calendar file, also of a damaged one.
//!
//! Owns that nothing which stands in a file as an event vanishes: an event ends where another begins, an END without a BEGIN ends
//! nothing, an event without a BEGIN is one all the same. The result is written anew for the parser, properties in use only, each
//! value read to its end ([`super::stamp`]).

use super::IcsError;
use super::lines::{Line, Piece, TIMES, pieces};
use super::stamp::{self, Stamp, UNREADABLE};

/// The whole of `text` as a calendar file that any parser reads alike.
///
/// # Errors
/// [`IcsError::Truncated`] for one that stops in the middle, [`IcsError::NotACalendar`] for anything else.
pub(super) fn mended(text: &str) -> Result<String, IcsError> {
    let all = pieces(text);
    let begins = |piece: &Piece| *piece == Piece::Begin(CALENDAR.to_owned());
    let event = |piece: &Piece| *piece == Piece::Begin(EVENT.to_owned());
    let first = all.iter().position(begins).ok_or(IcsError::NotACalendar)?;
    let last = all.iter().rposition(begins).ok_or(IcsError::NotACalendar)?;
    let end = all
        .iter()
        .rposition(|piece| *piece == Piece::End(CALENDAR.to_owned()))
        .filter(|end| *end > last)
        .ok_or(IcsError::Truncated)?;
    let from = all.iter().position(event).map_or(first, |at| at.min(first));
    if all.iter().skip(end).any(event) {
        return Err(IcsError::Truncated);
    }
    let mut out = String::with_capacity(text.len());
    for calendar in calendars(all.get(from..=end).unwrap_or_default()) {
        calendar.write(&mut out);
    }
    Ok(out)
}

const CALENDAR: &str = "VCALENDAR";
const EVENT: &str = "VEVENT";

/// Components that stand in a calendar and in nothing else.
const TOP: [&str; 6] = [
    EVENT,
    "VTODO",
    "VJOURNAL",
    "VFREEBUSY",
    "VTIMEZONE",
    "VAVAILABILITY",
];
/// Components that hold none of their own kind.
const FLAT: [&str; 3] = ["VALARM", "STANDARD", "DAYLIGHT"];
/// What only an event says, and no alarm in it.
const EVENT_ONLY: [&str; 12] = [
    "DTSTART",
    "DTEND",
    "DTSTAMP",
    "RRULE",
    "RDATE",
    "EXDATE",
    "EXRULE",
    "RECURRENCE-ID",
    "SEQUENCE",
    "STATUS",
    "LOCATION",
    "TRANSP",
];
/// What a calendar says about itself.
const CALENDAR_ONLY: [&str; 12] = [
    "VERSION",
    "PRODID",
    "METHOD",
    "CALSCALE",
    "NAME",
    "REFRESH-INTERVAL",
    "SOURCE",
    "COLOR",
    "IMAGE",
    "TZ",
    "DAYLIGHT",
    "TZID",
];

#[derive(Debug, Default)]
struct Component {
    kind: String,
    lines: Vec<Line>,
    parts: Vec<Component>,
    /// Words behind its description, which a program did not escape.
    words: Vec<String>,
}

impl Component {
    fn new(kind: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            ..Self::default()
        }
    }

    fn has(&self, name: &str) -> bool {
        self.lines.iter().any(|line| line.name == name)
    }
}

/// The calendars of a file.
fn calendars(all: &[Piece]) -> Vec<Component> {
    let mut builder = Builder {
        done: Vec::new(),
        calendar: Component::new(CALENDAR),
        open: None,
        inner: Vec::new(),
        describing: false,
        closed_event: false,
    };
    builder.read(all);
    builder.begin(CALENDAR);
    if builder.done.is_empty() {
        builder.done.push(Component::new(CALENDAR));
    }
    builder.done
}

#[derive(Debug)]
struct Builder {
    /// The calendars before the one that is being read.
    done: Vec<Component>,
    calendar: Component,
    /// The component of the calendar that is open, and what is open in it.
    open: Option<Component>,
    inner: Vec<Component>,
    /// The last line was a description, or words behind one.
    describing: bool,
    /// An event was closed and nothing began since.
    closed_event: bool,
}

impl Builder {
    fn read(&mut self, all: &[Piece]) {
        // Up to where loose lines were looked at and belong to the calendar, and lines of an event to one event.
        let (mut loose_until, mut whole_until) = (0, 0);
        for (at, piece) in all.iter().enumerate() {
            let described = std::mem::take(&mut self.describing);
            match piece {
                Piece::Begin(kind) => self.begin(kind),
                Piece::End(kind) => self.end(kind),
                Piece::Words(words) => {
                    if let Some(event) = self.open.as_mut().filter(|_| described) {
                        event.words.push(words.clone());
                        self.describing = true;
                    }
                }
                Piece::Property(line) => {
                    self.end_alarm_before(line);
                    let calendars =
                        CALENDAR_ONLY.contains(&line.name.as_str()) || line.name.starts_with("X-");
                    if self.open.is_none()
                        && self.inner.is_empty()
                        && !calendars
                        && at >= loose_until
                        && !self.loose(all.get(at..).unwrap_or_default())
                    {
                        loose_until = at + until_edge(all.get(at..).unwrap_or_default());
                    }
                    if at >= whole_until && ONCE.contains(&line.name.as_str()) {
                        let rest = all.get(at..).unwrap_or_default();
                        match self.start() {
                            Some(start) if another(line, rest, start) => self.begin(EVENT),
                            Some(_) => whole_until = at + until_edge(rest),
                            None => {}
                        }
                    }
                    self.line(line);
                }
            }
        }
        self.close();
    }

    /// When the event that is open starts, as it is written.
    fn start(&self) -> Option<&str> {
        let open = self.open.as_ref().filter(|open| open.kind == EVENT)?;
        let start = open.lines.iter().find(|line| line.name == "DTSTART")?;
        self.inner.is_empty().then(|| start.trimmed())
    }

    /// Lines of an event outside all events: the rest of the last one, when its END came too early, or one whose BEGIN is missing.
    /// False when they are none.
    fn loose(&mut self, rest: &[Piece]) -> bool {
        let starts = says(rest, "DTSTART");
        let last = self.calendar.parts.last();
        let whole = last.is_some_and(|event| event.has("DTSTART"));
        if self.closed_event && !(starts && whole) {
            self.open = self.calendar.parts.pop();
            return true;
        }
        if starts {
            self.open = Some(Component::new(EVENT));
        }
        starts
    }

    fn begin(&mut self, kind: &str) {
        if kind == CALENDAR {
            self.close();
            let done = std::mem::replace(&mut self.calendar, Component::new(CALENDAR));
            if !(done.lines.is_empty() && done.parts.is_empty()) {
                self.done.push(done);
            }
            self.closed_event = false;
        } else if TOP.contains(&kind) {
            self.close();
            self.open = Some(Component::new(kind));
            self.closed_event = false;
        } else if kind != "VALARM" || self.open.is_some() {
            // Outside all events an alarm is none, and what follows may be one of them.
            if FLAT.contains(&kind) {
                while self
                    .inner
                    .last()
                    .is_some_and(|last| FLAT.contains(&last.kind.as_str()))
                {
                    self.close_inner();
                }
            }
            self.inner.push(Component::new(kind));
        }
    }

    fn end(&mut self, kind: &str) {
        if kind == CALENDAR {
            self.close();
            self.closed_event = false;
        } else if TOP.contains(&kind) {
            if self.open.as_ref().is_some_and(|open| open.kind == kind) {
                self.close();
                self.closed_event = kind == EVENT;
            }
        } else if self.inner.iter().any(|one| one.kind == kind) {
            while let Some(closed) = self.close_inner() {
                if closed == kind {
                    break;
                }
            }
        }
    }

    /// Closes the innermost component; its kind.
    fn close_inner(&mut self) -> Option<String> {
        let part = self.inner.pop()?;
        let kind = part.kind.clone();
        let owner = self.inner.last_mut().or(self.open.as_mut());
        if let Some(owner) = owner {
            owner.parts.push(part);
        }
        Some(kind)
    }

    fn close(&mut self) {
        while self.close_inner().is_some() {}
        if let Some(open) = self.open.take() {
            self.calendar.parts.push(open);
        }
    }

    /// An alarm that never ended has no such line.
    fn end_alarm_before(&mut self, line: &Line) {
        if self.open.as_ref().is_some_and(|open| open.kind == EVENT)
            && self.inner.last().is_some_and(|last| last.kind == "VALARM")
            && EVENT_ONLY.contains(&line.name.as_str())
        {
            self.close_inner();
        }
    }

    fn line(&mut self, line: &Line) {
        self.describing = self.inner.is_empty()
            && line.name == "DESCRIPTION"
            && self.open.as_ref().is_some_and(|open| open.kind == EVENT);
        let owner = match self.inner.last_mut() {
            Some(inner) => inner,
            None => match &mut self.open {
                Some(open) => open,
                None => &mut self.calendar,
            },
        };
        owner.lines.push(line.clone());
    }
}

/// What an event says once, and what it begins with.
const ONCE: [&str; 4] = ["UID", "DTSTAMP", "DTSTART", "SUMMARY"];

/// How many pieces come before another component of the calendar begins, or an event or the calendar ends.
fn until_edge(rest: &[Piece]) -> usize {
    let edge = |piece: &Piece| match piece {
        Piece::Begin(kind) => kind == CALENDAR || TOP.contains(&kind.as_str()),
        Piece::End(kind) => kind == CALENDAR || kind == EVENT,
        Piece::Property(_) | Piece::Words(_) => false,
    };
    rest.iter().position(edge).unwrap_or(rest.len())
}

/// Whether a property comes before that.
fn says(rest: &[Piece], name: &str) -> bool {
    rest.iter()
        .take(until_edge(rest))
        .any(|piece| matches!(piece, Piece::Property(line) if line.name == name))
}

/// Whether what comes before that, from `line` on, is an event of its own beside the one that begins at `start`: the END before it and
/// its BEGIN are both missing.
fn another(line: &Line, rest: &[Piece], start: &str) -> bool {
    let other = rest.iter().take(until_edge(rest)).any(|piece| {
        matches!(piece, Piece::Property(line) if line.name == "DTSTART" && line.trimmed() != start)
    });
    other && (line.name != "DTSTART" || says(rest, "UID"))
}

impl Component {
    fn write(&self, out: &mut String) {
        put(out, &["BEGIN:", &self.kind]);
        match self.kind.as_str() {
            EVENT => self.event(out),
            CALENDAR => {
                self.texts(out, &["VERSION", "PRODID", "METHOD", "NAME"]);
                self.strange(out);
            }
            "VTIMEZONE" => {
                self.texts(out, &["TZID"]);
                self.strange(out);
            }
            "STANDARD" | "DAYLIGHT" => self.clocks(out),
            "VTODO" | "VJOURNAL" | "VFREEBUSY" => self.texts(out, &["SUMMARY"]),
            _ => {}
        }
        for part in &self.parts {
            part.write(out);
        }
        put(out, &["END:", &self.kind]);
    }

    fn event(&self, out: &mut String) {
        self.texts(
            out,
            &[
                "UID", "STATUS", "SEQUENCE", "TRANSP", "SUMMARY", "LOCATION", "URL",
            ],
        );
        self.description(out);
        for name in ["DTSTAMP", "DTSTART", "DTEND", "RECURRENCE-ID"] {
            self.time(out, name);
        }
        if let Some(line) = self.best("DURATION", |line| stamp::length(&line.value).is_some()) {
            match stamp::length(&line.value) {
                Some(seconds) if seconds < 0 => {
                    put(
                        out,
                        &["DURATION:-PT", &seconds.unsigned_abs().to_string(), "S"],
                    );
                }
                Some(seconds) => put(out, &["DURATION:PT", &seconds.to_string(), "S"]),
                None => {}
            }
        }
        for name in ["RRULE", "EXRULE"] {
            for line in self.named(name) {
                if let Some(rule) = stamp::rule(&line.value) {
                    put(out, &[name, ":", &rule]);
                }
            }
        }
        for name in ["RDATE", "EXDATE"] {
            for line in self.named(name) {
                for value in stamp::values(&line.value).filter(|value| !value.is_empty()) {
                    single_date(out, name, line, value);
                }
            }
        }
        self.strange(out);
        for line in self.named("CONFERENCE") {
            put(out, &["CONFERENCE;VALUE=URI:", line.trimmed()]);
        }
    }

    fn clocks(&self, out: &mut String) {
        self.time(out, "DTSTART");
        for name in ["TZOFFSETFROM", "TZOFFSETTO"] {
            let line = self.best(name, |line| stamp::offset(&line.value).is_some());
            if let Some(seconds) = line.and_then(|line| stamp::offset(&line.value)) {
                let (sign, all) = if seconds < 0 {
                    ("-", -seconds)
                } else {
                    ("+", seconds)
                };
                put(
                    out,
                    &[
                        name,
                        ":",
                        sign,
                        &format!("{:02}{:02}", all / 3600, all / 60 % 60),
                    ],
                );
            }
        }
        for rule in self
            .named("RRULE")
            .filter_map(|line| stamp::rule(&line.value))
        {
            put(out, &["RRULE:", &rule]);
        }
        for line in self.named("RDATE") {
            for value in stamp::values(&line.value).filter(|value| !value.is_empty()) {
                single_date(out, "RDATE", line, value);
            }
        }
    }

    fn named(&self, name: &'static str) -> impl Iterator<Item = &Line> {
        self.lines
            .iter()
            .filter(move |line| line.name == name && !line.trimmed().is_empty())
    }

    /// The line to read where there should be one: one that can be read, then one written as the format writes it, then the first.
    fn best(&self, name: &'static str, readable: impl Fn(&Line) -> bool) -> Option<&Line> {
        let lines = || self.named(name);
        lines()
            .find(|line| line.formal && readable(line))
            .or_else(|| lines().find(|line| readable(line)))
            .or_else(|| lines().next())
    }

    fn texts(&self, out: &mut String, names: &[&'static str]) {
        for name in names {
            let Some(line) = self.best(name, |_| true) else {
                continue;
            };
            let mut head = (*name).to_owned();
            for kept in ["ENCODING", "CHARSET"] {
                if let Some(value) = line.param(kept) {
                    for part in [";", kept, "=", &word(value)] {
                        head.push_str(part);
                    }
                }
            }
            put(out, &[&head, ":", line.trimmed()]);
        }
    }

    /// The description, with the words that a program wrote behind it without escaping them.
    fn description(&self, out: &mut String) {
        let Some(line) = self.best("DESCRIPTION", |_| true) else {
            return;
        };
        if line.param("ENCODING").is_some() {
            self.texts(out, &["DESCRIPTION"]);
            return;
        }
        let mut text = line.trimmed().trim_end_matches('\\').to_owned();
        for words in &self.words {
            text.push_str("\\n");
            for c in words.trim_matches(super::decode::is_blank).chars() {
                if matches!(c, '\\' | ';' | ',') {
                    text.push('\\');
                }
                text.push(c);
            }
        }
        put(out, &["DESCRIPTION:", &text]);
    }

    /// Properties that are no part of the format, as they are.
    fn strange(&self, out: &mut String) {
        for line in self.lines.iter().filter(|line| line.name.starts_with("X-")) {
            put(out, &[&line.name, ":", line.trimmed()]);
        }
    }

    /// A property that is one time.
    fn time(&self, out: &mut String, name: &'static str) {
        debug_assert!(TIMES.contains(&name), "read as a list of times");
        let readable = |line: &Line| Stamp::read(&line.value).is_some();
        let Some(line) = self.best(name, readable) else {
            return;
        };
        let range = match line.param("RANGE") {
            Some(range) if range.eq_ignore_ascii_case("THISANDFUTURE") => ";RANGE=THISANDFUTURE",
            _ => "",
        };
        match Stamp::read(&line.value) {
            // The clock of an offset is the one that a rule goes by.
            Some(Stamp::At { wall, offset }) if name == "DTSTART" && offset != 0 => put(
                out,
                &[
                    name,
                    ";TZID=\"",
                    &offset_name(offset),
                    "\":",
                    &Stamp::Wall(wall).text(),
                ],
            ),
            Some(stamp) => put(out, &[name, range, &zone(stamp, line), ":", &stamp.text()]),
            None => put(out, &[name, range, ":", UNREADABLE]),
        }
    }
}

/// One value of a list of dates.
fn single_date(out: &mut String, name: &str, line: &Line, value: &str) {
    if let Some(stamp) = Stamp::read(value) {
        put(out, &[name, &zone(stamp, line), ":", &stamp.text()]);
        return;
    }
    let period = value.split_once('/').and_then(|(start, end)| {
        let start = Stamp::read(start)?;
        let end = match stamp::length(end) {
            Some(seconds) if seconds < 0 => format!("-PT{}S", seconds.unsigned_abs()),
            Some(seconds) => format!("PT{seconds}S"),
            None => Stamp::read(end)?.text(),
        };
        Some((start, end))
    });
    match period {
        Some((start, end)) if !matches!(start, Stamp::Day(_)) => put(
            out,
            &[
                name,
                ";VALUE=PERIOD",
                &zone(start, line),
                ":",
                &start.text(),
                "/",
                &end,
            ],
        ),
        _ => put(out, &[name, ":", UNREADABLE]),
    }
}

/// What has to be said about a time beside the time: that it is a day, or its zone.
fn zone(stamp: Stamp, line: &Line) -> String {
    match (stamp, line.param("TZID")) {
        (Stamp::Day(_), _) => ";VALUE=DATE".to_owned(),
        (Stamp::Wall(_), Some(zone)) => format!(";TZID={}", word(zone)),
        (Stamp::At { .. } | Stamp::Wall(_), _) => String::new(),
    }
}

/// The name of the clock of an offset.
pub(super) fn offset_name(seconds: i32) -> String {
    let (sign, all) = if seconds < 0 {
        ('-', -seconds)
    } else {
        ('+', seconds)
    };
    format!("UTC{sign}{:02}:{:02}", all / 3600, all / 60 % 60)
}

/// A value of a parameter, in quotes.
fn word(value: &str) -> String {
    let plain: String = value
        .chars()
        .filter(|c| *c != '"' && !c.is_control())
        .collect();
    format!("\"{plain}\"")
}

fn put(out: &mut String, parts: &[&str]) {
    for part in parts {
        // One line is one line, whatever is in it.
        out.extend(part.chars().filter(|c| !matches!(c, '\n' | '\r')));
    }
    out.push('\n');
}
