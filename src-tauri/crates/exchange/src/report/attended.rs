//! Hours and misses of some days: counted so that what is not known stands beside what is.
//!
//! Owns the numbers of program sessions (those that count hours), the program's own rule for lateness, and how both are said. What was
//! noted about one session is [`super::attendance`]'s. Nothing here turns "not noted" into "missed" or into no hours.

use chrono::NaiveDate;
use evenkeel_domain::program::{self, AttendancePolicy, Prescribed, ProgramEntry};
use evenkeel_domain::report::Fact;
use evenkeel_domain::sessions::{AttendanceStatus, Occurrence};

use super::attendance;
use super::period::Period;
use super::sessions::Chosen;
use super::wording::{Wording, brief};

/// Most reasons that are named one by one.
const MOST_REASONS: usize = 6;

/// Most characters of a reason in own words.
const REASON: usize = 40;

/// What is known of the program sessions of some days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Attended {
    /// Minutes the person noted as attended.
    pub(super) credited: u32,
    /// Minutes the program prescribes; none when it gave no number.
    pub(super) prescribed: Option<u32>,
    /// A week counts in part.
    pub(super) in_part: bool,
    /// Sessions were planned on days without a prescribed number.
    pub(super) unsaid: bool,
    /// Minutes of every session of the days, to come today or over.
    pub(super) planned: u32,
    /// Minutes of sessions that are over and about which nothing was said.
    pub(super) open: u32,
    /// Minutes of sessions of today that are not over.
    pub(super) to_come: u32,
    /// Sessions that did not take place, and their minutes.
    pub(super) cancelled: u32,
    pub(super) cancelled_minutes: u32,
    /// Came late or left early and the whole session was counted.
    pub(super) in_full: u32,
    /// Sessions that are over, or about which something was noted: `there`, `missed` and `not_noted` add up to it.
    pub(super) over: u32,
    pub(super) there: u32,
    pub(super) late: u32,
    pub(super) left_early: u32,
    pub(super) missed: u32,
    pub(super) not_noted: u32,
    /// Of the missed: excused, and made up for.
    pub(super) excused: u32,
    pub(super) made_up: u32,
    /// Reasons of the missed as they are printed, most frequent first.
    pub(super) reasons: Vec<(String, u32)>,
    /// Of the missed, those without a reason.
    pub(super) unexplained: u32,
    /// Came so late that the program counts them as missed; among `there`.
    pub(super) late_as_missed: u32,
    /// Came late, and how late is not known; the program may count them as missed.
    pub(super) late_unknown: u32,
    /// Other appointments that were missed.
    pub(super) others_missed: u32,
}

impl Attended {
    /// Of all days of the report that have begun.
    pub(super) fn of(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Self {
        let period: &Period<'_> = &wording.period;
        Self::between(chosen, period.from, period.last_day_so_far(), wording)
    }

    /// Of the days from `from` to `to`, which have begun.
    pub(super) fn between(
        chosen: &Chosen<'_>,
        from: NaiveDate,
        to: NaiveDate,
        wording: &Wording<'_>,
    ) -> Self {
        let nothing = ProgramEntry::default();
        let program = chosen.program.unwrap_or(&nothing);
        let Prescribed { minutes, in_part } = program::prescribed_between(from, to, program);
        let mut all = Self {
            prescribed: minutes,
            in_part,
            ..Self::default()
        };
        let inside = |session: &&&Occurrence| {
            !session.all_day && (from..=to).contains(&session.local_start.date())
        };
        for session in chosen.list.iter().filter(inside) {
            all.add(session, program, wording);
        }
        // The most frequent first; equal ones by their name, so that the order says nothing.
        all.reasons
            .sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        all
    }

    fn add(&mut self, session: &Occurrence, program: &ProgramEntry, wording: &Wording<'_>) {
        if session.cancelled {
            if session.counts_hours {
                self.cancelled += 1;
                self.cancelled_minutes = self.cancelled_minutes.saturating_add(session.minutes());
            }
            return;
        }
        let noted = session.attendance.as_ref();
        let status = noted.and_then(|noted| noted.status);
        let credited = noted.map_or(0, |noted| noted.minutes_credited);
        // What was credited counts also where the session itself does not: the person said so.
        self.credited = self.credited.saturating_add(credited);
        if !session.counts_hours {
            self.others_missed += u32::from(status.is_some_and(AttendanceStatus::was_missed));
            return;
        }
        let minutes = session.minutes();
        self.planned = self.planned.saturating_add(minutes);
        let prescribes = program
            .phase_on(session.local_start.date())
            .and_then(|position| program.phases.get(position))
            .is_some_and(|phase| phase.minutes_a_week.is_some());
        self.unsaid |= !prescribes;
        if status.is_none() && session.end > wording.period.now() {
            self.to_come = self.to_come.saturating_add(minutes);
            return;
        }
        self.over += 1;
        match status {
            None | Some(AttendanceStatus::NotSaid) => {
                self.not_noted += 1;
                self.open = self.open.saturating_add(minutes);
            }
            Some(status) if status.was_missed() => {
                self.missed += 1;
                self.excused += u32::from(status == AttendanceStatus::MissedExcused);
                self.made_up += u32::from(noted.is_some_and(|noted| noted.made_up));
                match noted
                    .and_then(|noted| noted.reason.as_ref())
                    .and_then(|reason| attendance::told(reason, wording))
                {
                    Some(reason) => self.give(reason),
                    None => self.unexplained += 1,
                }
            }
            Some(status) => {
                self.there += 1;
                self.left_early += u32::from(status == AttendanceStatus::LeftEarly);
                let whole = status != AttendanceStatus::Attended && credited >= minutes;
                self.in_full += u32::from(whole);
                if status == AttendanceStatus::Late {
                    self.late += 1;
                    self.count_late(minutes.saturating_sub(credited), &program.policy);
                }
            }
        }
    }

    fn count_late(&mut self, minutes: u32, policy: &AttendancePolicy) {
        let Some(from) = policy.late_counts_as_missed else {
            return;
        };
        if minutes == 0 {
            self.late_unknown += 1;
        } else if minutes >= from {
            self.late_as_missed += 1;
        }
    }

    fn give(&mut self, reason: String) {
        match self.reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, count)) => *count += 1,
            None => self.reasons.push((reason, 1)),
        }
    }

    /// Misses as the program counts them.
    pub(super) const fn by_the_rule(&self) -> u32 {
        self.missed + self.late_as_missed
    }

    /// Hours attended, with what they are out of and what is not known of them.
    pub(super) fn hours(&self, wording: &Wording<'_>) -> Fact {
        let credited = hours(self.credited);
        let of = |id: &str, minutes: u32| {
            wording.with(id, &[("hours", &credited), ("of", &hours(minutes))])
        };
        let mut lines = vec![match self.prescribed {
            Some(prescribed) => of("report-hours-prescribed", prescribed),
            None if self.planned > 0 => of("report-hours-planned", self.planned),
            None => of("report-hours-alone", 0),
        }];
        for (id, minutes) in [
            ("report-hours-open", self.open),
            ("report-hours-to-come", self.to_come),
        ] {
            if minutes > 0 {
                lines.push(wording.with(id, &[("hours", &hours(minutes))]));
            }
        }
        if self.in_full > 0 {
            lines.push(wording.with("report-hours-in-full", &[("n", &self.in_full.to_string())]));
        }
        if self.cancelled > 0 {
            // What is prescribed stays the same when a session is cancelled; what is planned does not hold it.
            let (id, total) = match self.prescribed {
                Some(prescribed) => ("report-hours-cancelled-prescribed", prescribed),
                None => ("report-hours-cancelled-planned", self.planned),
            };
            lines.push(wording.with(
                id,
                &[
                    ("n", &self.cancelled.to_string()),
                    ("hours", &hours(self.cancelled_minutes)),
                    ("of", &hours(total)),
                ],
            ));
        }
        if self.in_part {
            lines.push(wording.say("report-hours-in-part"));
        }
        if self.prescribed.is_some() && self.unsaid {
            lines.push(wording.say("report-hours-unsaid"));
        }
        Fact::new(wording.say("report-attended"), lines.join("\n"))
    }

    /// How many sessions ended in which way; the parts add up.
    pub(super) fn sessions(&self, wording: &Wording<'_>) -> Fact {
        let on_time = self.there - self.late;
        let value = wording.with(
            "report-over-value",
            &[
                ("there", &self.there.to_string()),
                ("missed", &self.missed.to_string()),
                ("open", &self.not_noted.to_string()),
                ("of", &self.over.to_string()),
            ],
        );
        let mut lines = vec![value];
        if self.there > 0 {
            lines.push(wording.with(
                "report-on-time-value",
                &[("n", &on_time.to_string()), ("of", &self.there.to_string())],
            ));
        }
        if self.left_early > 0 {
            lines.push(wording.with("report-early-value", &[("n", &self.left_early.to_string())]));
        }
        Fact::new(wording.say("report-over"), lines.join("\n"))
    }

    /// Misses, why, and what the program says about them. `always`: the rule is told also where nothing comes under it.
    pub(super) fn misses(
        &self,
        policy: Option<&AttendancePolicy>,
        always: bool,
        wording: &Wording<'_>,
    ) -> Fact {
        let mut lines = Vec::new();
        lines.push(format!(
            "{} {}",
            self.counted(wording),
            self.allowed(policy, wording)
        ));
        if self.missed > 0 {
            // A reason can be in own words, which stand beside ours and never in them.
            lines.push(format!(
                "{} {}",
                wording.say("report-misses-why"),
                self.why(wording)
            ));
            lines.push(wording.with(
                "report-misses-excused",
                &[
                    ("excused", &self.excused.to_string()),
                    ("made_up", &self.made_up.to_string()),
                ],
            ));
        }
        if let Some(from) = policy.and_then(|policy| policy.late_counts_as_missed) {
            let from = from.to_string();
            if self.late_as_missed > 0 {
                lines.push(wording.with(
                    "report-misses-late",
                    &[("n", &self.late_as_missed.to_string()), ("minutes", &from)],
                ));
            } else if always || self.late > 0 {
                lines.push(wording.with("report-misses-late-rule", &[("minutes", &from)]));
            }
            if self.late_unknown > 0 {
                lines.push(wording.with(
                    "report-misses-late-unknown",
                    &[("n", &self.late_unknown.to_string())],
                ));
            }
        }
        if self.not_noted > 0 {
            lines.push(wording.with("report-misses-open", &[("n", &self.not_noted.to_string())]));
        }
        if self.others_missed > 0 {
            lines.push(wording.with(
                "report-misses-others",
                &[("n", &self.others_missed.to_string())],
            ));
        }
        Fact::new(wording.say("report-missed-sessions"), lines.join("\n"))
    }

    /// How many misses, and what they are made of.
    fn counted(&self, wording: &Wording<'_>) -> String {
        let missed = self.missed.to_string();
        if self.late_as_missed == 0 {
            return wording.with("report-misses-absent", &[("n", &missed)]);
        }
        wording.with(
            "report-misses-parts",
            &[
                ("n", &self.by_the_rule().to_string()),
                ("missed", &missed),
                ("late", &self.late_as_missed.to_string()),
            ],
        )
    }

    /// What the program allows, and in words when it is more than that.
    fn allowed(&self, policy: Option<&AttendancePolicy>, wording: &Wording<'_>) -> String {
        let Some(most) = policy.and_then(|policy| policy.most_misses) else {
            return wording.say("report-misses-unlimited");
        };
        let more = self.by_the_rule().saturating_sub(most);
        if more > 0 {
            wording.with(
                "report-misses-over",
                &[("n", &more.to_string()), ("of", &most.to_string())],
            )
        } else {
            wording.with("report-misses-allowed", &[("of", &most.to_string())])
        }
    }

    /// The reasons with their numbers, which add up to the missed.
    fn why(&self, wording: &Wording<'_>) -> String {
        let mut told: Vec<String> = self
            .reasons
            .iter()
            .take(MOST_REASONS)
            .map(|(reason, count)| format!("{}: {count}", brief(reason, REASON)))
            .collect();
        let rest: u32 = self
            .reasons
            .iter()
            .skip(MOST_REASONS)
            .map(|one| one.1)
            .sum();
        if rest > 0 {
            told.push(wording.with("report-misses-rest", &[("n", &rest.to_string())]));
        }
        if self.unexplained > 0 {
            told.push(wording.with(
                "report-misses-unexplained",
                &[("n", &self.unexplained.to_string())],
            ));
        }
        told.join("; ")
    }
}

/// Hours with one decimal at most.
pub(super) fn hours(minutes: u32) -> String {
    let tenths = (minutes + 3) / 6;
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}
