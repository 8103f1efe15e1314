//! How the report says things: its language, its dates, its words for what a person picked.
//!
//! Owns wording helpers shared by the sections. Typed text goes through its [`Gate`]; an own word without its tick is printed as "own
//! word".

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, Timelike, Utc};
use evenkeel_domain::report::{Block, Fact};
use evenkeel_domain::share::{ExportScope, OwnKind, OwnLine, OwnWhat};
use evenkeel_domain::time::{Moment, Precision};
use evenkeel_domain::vocabulary::Term;
use evenkeel_domain::vocabulary::custom::{Labels, WordList};
use evenkeel_domain::words::{self, Arg, Lang};
use icu_calendar::Gregorian;
use icu_datetime::fieldsets::{self, MD, T, YMDE, YMDET};
use icu_datetime::input::{Date, DateTime as WallTime, Time};
use icu_datetime::{FixedCalendarDateTimeFormatter, NoCalendarFormatter};
use icu_locale_core::Locale;

use super::own::{Gate, Own};
use super::period::Period;

pub(super) struct Wording<'a> {
    lang: Lang,
    /// The days of the report.
    pub(super) period: Period<'a>,
    /// What words are called today.
    labels: &'a Labels,
    /// What the person typed, line by line.
    gate: Gate,
    date: Option<FixedCalendarDateTimeFormatter<Gregorian, YMDE>>,
    short: Option<FixedCalendarDateTimeFormatter<Gregorian, MD>>,
    moment: Option<FixedCalendarDateTimeFormatter<Gregorian, YMDET>>,
    time: Option<NoCalendarFormatter<T>>,
}

impl<'a> Wording<'a> {
    pub(super) fn new(scope: &ExportScope, period: Period<'a>, labels: &'a Labels) -> Self {
        let locale: Locale = scope.lang.locale().parse().unwrap_or(Locale::UNKNOWN);
        Self {
            lang: scope.lang,
            period,
            labels,
            gate: Gate::new(scope),
            date: FixedCalendarDateTimeFormatter::try_new(
                (&locale).into(),
                fieldsets::YMDE::medium(),
            )
            .ok(),
            short: FixedCalendarDateTimeFormatter::try_new(
                (&locale).into(),
                fieldsets::MD::medium(),
            )
            .ok(),
            moment: FixedCalendarDateTimeFormatter::try_new(
                (&locale).into(),
                fieldsets::YMDE::medium().with_time_hm(),
            )
            .ok(),
            time: NoCalendarFormatter::try_new((&locale).into(), fieldsets::T::hm()).ok(),
        }
    }

    /// A sentence without values.
    pub(super) fn say(&self, id: &str) -> String {
        words::say(self.lang, id, &[])
    }

    /// A sentence with values of ours; whole numbers reach the plural rules. A person's own text never goes through here: it stays
    /// a cell or a value of its own.
    pub(super) fn with(&self, id: &str, values: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg<'_>)> = values
            .iter()
            .map(|(name, value)| match value.parse() {
                Ok(number) => (*name, Arg::Number(number)),
                Err(_) => (*name, Arg::Text(value)),
            })
            .collect();
        words::say(self.lang, id, &args)
    }

    /// The language it says things in.
    pub(super) const fn lang(&self) -> Lang {
        self.lang
    }

    /// A sentence with values that stay as they are written, such as numbers to call.
    pub(super) fn texts(&self, id: &str, values: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg<'_>)> = values
            .iter()
            .map(|(name, value)| (*name, Arg::Text(value)))
            .collect();
        words::say(self.lang, id, &args)
    }

    /// Names and values under a heading of their own; nothing where there are none.
    pub(super) fn titled(&self, heading: &str, rows: Vec<Fact>) -> Vec<Block> {
        if rows.is_empty() {
            return Vec::new();
        }
        let text = self.say(heading);
        vec![Block::Subheading { text }, Block::Facts { rows }]
    }

    pub(super) fn date(&self, day: NaiveDate) -> String {
        let spoken = icu_date(day)
            .zip(self.date.as_ref())
            .map(|(date, format)| format.format(&date).to_string());
        spoken.unwrap_or_else(|| day.format("%Y-%m-%d").to_string())
    }

    /// A day without its year and weekday, where the year is said beside it.
    pub(super) fn short(&self, day: NaiveDate) -> String {
        let spoken = icu_date(day)
            .zip(self.short.as_ref())
            .map(|(date, format)| format.format(&date).to_string());
        spoken.unwrap_or_else(|| day.format("%m-%d").to_string())
    }

    /// The first and the last day in words.
    pub(super) fn days(&self, from: NaiveDate, to: NaiveDate) -> String {
        self.with(
            "report-days",
            &[("from", &self.date(from)), ("to", &self.date(to))],
        )
    }

    pub(super) fn moment(&self, local: NaiveDateTime) -> String {
        let wall = icu_date(local.date())
            .zip(icu_time(local))
            .map(|(date, time)| WallTime { date, time });
        let spoken = wall
            .zip(self.moment.as_ref())
            .map(|(wall, format)| format.format(&wall).to_string());
        spoken.unwrap_or_else(|| local.format("%Y-%m-%d %H:%M").to_string())
    }

    pub(super) fn time(&self, local: NaiveDateTime) -> String {
        let spoken = icu_time(local)
            .zip(self.time.as_ref())
            .map(|(time, format)| format.format(&time).to_string());
        spoken.unwrap_or_else(|| local.format("%H:%M").to_string())
    }

    /// A moment as lived, as exactly as it is known.
    pub(super) fn lived(&self, moment: &Moment) -> String {
        match moment.precision {
            Precision::Exact => self.moment(moment.local),
            Precision::About => self.with("report-about", &[("when", &self.moment(moment.local))]),
            Precision::Day => self.date(moment.local.date()),
        }
    }

    /// How much later something was written down than it happened; none within a day.
    pub(super) fn late(&self, occurred: DateTime<Utc>, written: DateTime<Utc>) -> Option<String> {
        let lag = written - occurred;
        if lag <= Duration::hours(24) {
            return None;
        }
        let (id, number) = if lag >= Duration::hours(48) {
            ("report-late-days", lag.num_days())
        } else {
            ("report-late-hours", lag.num_hours())
        };
        Some(self.with(id, &[("n", &number.to_string())]))
    }

    /// A typed line, if it was ticked.
    pub(super) fn own_line<'b>(&self, own: Own<'b>) -> Option<&'b str> {
        self.gate.pass(own)
    }

    /// Every typed line that could have been printed, ticked or not.
    pub(super) fn into_own_lines(self) -> Vec<OwnLine> {
        self.gate.into_lines()
    }

    /// What a word is called today. Own words, and own names of default ones, are own lines: without the tick a default word is printed
    /// as it came, and of an own one only that there was one.
    pub(super) fn term(&self, list: WordList, choice: &Term) -> String {
        let Some(label) = self.labels.of(list, choice) else {
            return self.plain(choice);
        };
        match self.own_line(Own::shared(OwnKind::Words, OwnWhat::Word, "", label)) {
            Some(label) => label.to_owned(),
            None => self.unnamed(choice),
        }
    }

    /// A word of a list that nobody can rename: as it came or as typed, or only that there was one.
    pub(super) fn plain(&self, choice: &Term) -> String {
        let Term::Custom(own) = choice else {
            return self.unnamed(choice);
        };
        match self.own_line(Own::shared(OwnKind::Words, OwnWhat::Word, "", own)) {
            Some(own) => own.to_owned(),
            None => self.unnamed(choice),
        }
    }

    fn unnamed(&self, choice: &Term) -> String {
        match choice {
            Term::Builtin(id) => self.say(&format!("word-{}", id.replace('.', "-"))),
            Term::Custom(_) => self.say("report-own-word"),
        }
    }

    /// Several terms in one cell, each with its list.
    pub(super) fn terms<'b>(
        &self,
        terms: impl IntoIterator<Item = (WordList, &'b Term)>,
    ) -> String {
        let all: Vec<String> = terms
            .into_iter()
            .map(|(list, term)| self.term(list, term))
            .collect();
        if all.is_empty() {
            self.say("report-none-given")
        } else {
            all.join(", ")
        }
    }
}

/// The beginning of a long line, for a page on which everything must have its place. The whole of it stands with the details.
pub(super) fn brief(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    format!("{}\u{2026}", cut.trim_end())
}

fn icu_date(day: NaiveDate) -> Option<Date<Gregorian>> {
    let (month, number) = (
        u8::try_from(day.month()).ok()?,
        u8::try_from(day.day()).ok()?,
    );
    Date::try_new_gregorian(day.year(), month, number).ok()
}

fn icu_time(local: NaiveDateTime) -> Option<Time> {
    let (hour, minute) = (
        u8::try_from(local.hour()).ok()?,
        u8::try_from(local.minute()).ok()?,
    );
    Time::try_new(hour, minute, 0, 0).ok()
}
