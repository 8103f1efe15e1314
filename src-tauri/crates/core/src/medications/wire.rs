//! What the commands of medications and doses take and answer.
//!
//! Owns the shapes only. What is in them is worked out by the use cases beside this file, and by the domain.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::medications::{
    Adherence, Dose, DoseAnswer, DoseEntry, DoseMove, DoseNote, EffectCount, LastedCounts,
    Medication, MedicationEntry, Pause, PauseReason, ScheduleEntry, ScheduleNote, SchedulePart,
    ScheduleVersion, SlotKey, SlotState, Spread,
};
use evenkeel_domain::time::{Moment, When};
use evenkeel_domain::vocabulary::Term;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A dose that is due, was due or will be, with what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DoseView {
    /// The medication.
    pub medication: Id,
    /// Its name.
    pub name: String,
    /// The label's words for this dose; may be empty.
    pub label: String,
    /// Which slot.
    pub slot: SlotKey,
    /// When it is due, wall clock.
    pub local: NaiveDateTime,
    /// The zone of that clock.
    pub zone: String,
    /// The instant that is.
    pub at: DateTime<Utc>,
    /// The time does not exist on that day, so it is due later than the schedule says.
    pub shifted: bool,
    /// The person moved it.
    pub moved: bool,
    /// What became of it.
    pub state: SlotState,
    /// The answer that counts; none without one.
    pub dose: Option<Dose>,
    /// Further answers to the same slot, oldest first.
    pub others: Vec<Dose>,
    /// An answer counts as late so many minutes after it was due.
    pub late_after_min: u16,
    /// A note may be asked for: there is none for this medication on that day.
    pub ask_note: bool,
    /// The day whose list it stands in (a day turns at four in the morning).
    pub belongs_to_day: NaiveDate,
}

/// A medication that is taken when it is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AsNeededView {
    /// The medication.
    pub medication: Id,
    /// Its name.
    pub name: String,
    /// The label's words; may be empty.
    pub label: String,
    /// The label's own words about how much is allowed; may be empty.
    pub limit: String,
    /// How many were taken in the last 24 hours, by instants.
    pub taken_24h: u32,
    /// The last one that was taken, as lived.
    pub last: Option<Moment>,
}

/// The laptop came to another zone: by whose clock do medicines go from now on? Asked once a journey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ZoneQuestion {
    /// Where they went by so far.
    pub from_zone: String,
    /// Where the laptop is.
    pub to_zone: String,
    /// Which ones go by the clock of the place.
    pub medications: Vec<MedicationName>,
}

/// A medication by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MedicationName {
    /// Which.
    pub id: Id,
    /// Its name.
    pub name: String,
}

/// How much is left of a medication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RefillView {
    /// The medication.
    pub medication: Id,
    /// Its name.
    pub name: String,
    /// Doses left, never below zero.
    pub left: u32,
    /// More were taken than there were: count again.
    pub count_again: bool,
    /// The day on which the last one is due; none when that is not known.
    pub last_day: Option<NaiveDate>,
    /// Doses vary, so the day is only about right.
    pub about: bool,
    /// The day on which the person wants to hear of it has come.
    pub due: bool,
}

/// Answer of `medications_today`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MedicationsToday {
    /// The day (it turns at four in the morning).
    pub date: NaiveDate,
    /// Every slot of that day, answered or not, and earlier ones that are still open, by when they are due.
    pub due: Vec<DoseView>,
    /// What is taken when it is needed.
    pub as_needed: Vec<AsNeededView>,
    /// Whether something is to be asked about the zone.
    pub zone_question: Option<ZoneQuestion>,
    /// What runs out soon.
    pub refills: Vec<RefillView>,
    /// Whether there is any medication on the list at all.
    pub any: bool,
}

/// One schedule of a medication as it stands today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScheduleNow {
    /// The version in force; the one to come where it has not begun.
    pub version: ScheduleVersion,
    /// Its part of today; none between parts, before the first and after the last.
    pub part: Option<SchedulePart>,
    /// The part after that one; none when there is none.
    pub then: Option<SchedulePart>,
    /// A later version that is saved already.
    pub later: Option<ScheduleVersion>,
}

/// A medication in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MedicationSummary {
    /// As it stands.
    pub medication: Medication,
    /// Its schedules, those that ended left out.
    pub schedules: Vec<ScheduleNow>,
    /// The next dose that is due or open; none when nothing is.
    pub next: Option<DoseView>,
    /// The pause it is in, if it is in one.
    pub paused: Option<Pause>,
    /// What is left, where that is counted.
    pub refill: Option<RefillView>,
    /// How many of the due doses were taken; none under five.
    pub adherence: Option<Adherence>,
}

/// Somebody a medication names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MedicationPerson {
    /// Who.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// Their number; may be empty.
    pub phone: String,
    /// No longer on the list of people.
    pub gone: bool,
}

/// Answer of `medications_detail`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MedicationDetail {
    /// As it stands, also a deleted one.
    pub medication: Medication,
    /// Who prescribes it.
    pub prescriber: Option<MedicationPerson>,
    /// Where it is filled.
    pub pharmacy: Option<MedicationPerson>,
    /// Its schedules as they stand today, those that ended left out.
    pub now: Vec<ScheduleNow>,
    /// Every version of every schedule, newest first.
    pub schedules: Vec<ScheduleVersion>,
    /// Its pauses, newest first, without deleted ones.
    pub pauses: Vec<Pause>,
    /// Doses that were moved, newest first.
    pub moves: Vec<DoseMove>,
    /// How many of the due doses were taken; none under five.
    pub adherence: Option<Adherence>,
    /// What is left, where that is counted.
    pub refill: Option<RefillView>,
    /// Its slots of today, and open ones from before.
    pub today: Vec<DoseView>,
    /// The next dose that is due or open; none when nothing is.
    pub next: Option<DoseView>,
    /// The pause it is in, if it is in one.
    pub paused: Option<Pause>,
    /// When it is taken as it is needed: how often lately.
    pub as_needed: Option<AsNeededView>,
    /// The plan names it: asked about before it is deleted.
    pub in_plan: bool,
}

/// Input of `medications_history`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HistoryAsk {
    /// The medication.
    pub id: Id,
    /// Days before this one; none for the newest.
    #[serde(default)]
    pub before: Option<NaiveDate>,
}

/// A day of a medication's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HistoryDay {
    /// The day; what was due at night before four belongs to its own date here.
    pub date: NaiveDate,
    /// Its slots, by when they were due.
    pub slots: Vec<DoseView>,
    /// What was noted without a slot, as it was needed or beside the schedule, oldest first.
    pub extra: Vec<Dose>,
}

/// Answer of `medications_history`: fourteen days, newest first, days without anything left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MedicationHistory {
    /// The days.
    pub days: Vec<HistoryDay>,
    /// Ask again with this as `before`; none at the beginning of the history.
    pub next: Option<NaiveDate>,
}

/// Input of `medications_save`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MedicationSave {
    /// Which to change; none for a new one.
    #[serde(default)]
    pub id: Option<Id>,
    /// The revision the person was looking at; none for a new one.
    #[serde(default)]
    pub revision: Option<u32>,
    /// What is known.
    pub entry: MedicationEntry,
    /// Keep it although there is another one of this name.
    #[serde(default)]
    pub also: bool,
}

/// Input of `medications_schedule_preview` and `medications_schedule_save`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScheduleSave {
    /// The medication; none while it was not saved itself (preview only).
    #[serde(default)]
    pub medication: Option<Id>,
    /// Which schedule to change; none for another one.
    #[serde(default)]
    pub schedule: Option<Id>,
    /// From when on, by the schedule's own clock; none for now.
    #[serde(default)]
    pub from: Option<NaiveDateTime>,
    /// What it says.
    pub entry: ScheduleEntry,
}

/// A dose of a schedule that is not saved yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewDose {
    /// Its day.
    pub date: NaiveDate,
    /// When it is due, wall clock.
    pub local: NaiveDateTime,
    /// The label's words for it; may be empty.
    pub label: String,
    /// The time does not exist on that day, so it is due later.
    pub shifted: bool,
    /// It is counted from one that is not taken yet.
    pub about: bool,
}

/// Answer of `medications_schedule_preview`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SchedulePreview {
    /// Tomorrow, by the schedule's clock.
    pub tomorrow_date: NaiveDate,
    /// What is due tomorrow; empty when nothing is.
    pub tomorrow: Vec<PreviewDose>,
    /// The next ones from its beginning on, at most ten.
    pub next: Vec<PreviewDose>,
    /// What is to be said before it is saved.
    pub notes: Vec<ScheduleNote>,
}

/// Input of `medications_pause_save`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PauseSave {
    /// Which to change; none for a new one.
    #[serde(default)]
    pub id: Option<Id>,
    /// The medication.
    pub medication: Id,
    /// First day.
    pub from: NaiveDate,
    /// Last day, included; none while it goes on.
    pub until: Option<NaiveDate>,
    /// Why.
    pub reason: PauseReason,
    /// In the person's words, up to 500 characters; may be empty.
    #[serde(default)]
    pub note: String,
}

/// Input of `medications_move_dose`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DoseMoveSave {
    /// Which slot: the open one of a schedule that counts from the day it was given.
    pub slot: SlotKey,
    /// When it is due instead, by the schedule's clock.
    pub to: NaiveDateTime,
}

/// Input of `medications_order`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MedicationOrder {
    /// Every medication of the list, in the order wanted.
    pub ids: Vec<Id>,
}

/// Input of `medications_zone_answer`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ZoneAnswer {
    /// They go by the clock where the laptop is; otherwise by the clock they went by so far.
    pub keep_here: bool,
}

/// Input of `doses_record`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DoseRecord {
    /// The medication.
    pub medication: Id,
    /// The slot it answers; none for one that is taken as needed or beside the schedule.
    #[serde(default)]
    pub slot: Option<SlotKey>,
    /// Taken or skipped.
    pub answer: DoseAnswer,
    /// When it was taken; of a skipped one when that is said.
    pub when: When,
    /// Why it was skipped.
    #[serde(default)]
    pub reason: Option<Term>,
    /// The note.
    #[serde(default)]
    pub note: DoseNote,
    /// Keep it although there is an answer already.
    #[serde(default)]
    pub again: bool,
}

/// Answer of `doses_record`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DoseRecorded {
    /// What was kept; none when nothing was, because there is one already.
    pub dose: Option<Dose>,
    /// What is there already: whether it is meant again is to be asked.
    pub already: Option<Dose>,
    /// A note may be asked for: there is none for this medication on that day.
    pub ask_note: bool,
    /// When the next one of this medication is due, wall clock; none when that is not known.
    pub next: Option<NaiveDateTime>,
}

/// Input of `doses_correct`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DoseCorrection {
    /// Which.
    pub id: Id,
    /// The revision the person was looking at.
    pub revision: u32,
    /// When it was; none leaves that as it is.
    #[serde(default)]
    pub when: Option<When>,
    /// The whole of what was said. The medication and the slot stay as they were.
    pub entry: DoseEntry,
}

/// Input of `doses_note`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DoseNoteSave {
    /// Which.
    pub id: Id,
    /// The revision the person was looking at.
    pub revision: u32,
    /// The whole note.
    pub note: DoseNote,
}

/// Answer of `medications_page`: my medicines now, for any doctor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MedicationsPage {
    /// When it was made.
    pub made: Moment,
    /// What is taken now, in the order of the list. A stopped one is not among them.
    pub medicines: Vec<PageMedicine>,
}

/// One medicine of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PageMedicine {
    /// As it stands.
    pub medication: Medication,
    /// Its schedules now in force.
    pub schedules: Vec<ScheduleNow>,
    /// Who prescribes it.
    pub prescriber: Option<MedicationPerson>,
    /// Where it is filled.
    pub pharmacy: Option<MedicationPerson>,
    /// The pause it is in.
    pub paused: Option<Pause>,
    /// When the last one was given, of one that counts from that day.
    pub last_given: Option<Moment>,
}

/// Input of `medications_visit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitAsk {
    /// With whom; none for no one in particular.
    #[serde(default)]
    pub person: Option<Id>,
    /// Days with and without use are to stand there.
    pub with_use: bool,
}

/// Answer of `medications_visit`: one card for the visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitCard {
    /// With whom.
    pub person: Option<MedicationPerson>,
    /// The day of the last session with them, else of the last visit about medicines, else thirty days ago.
    pub since: NaiveDate,
    /// `since` is the day of a visit.
    pub since_visit: bool,
    /// Today.
    pub until: NaiveDate,
    /// Each medicine that was taken in that time.
    pub medicines: Vec<VisitMedicine>,
    /// Cravings that were noted.
    pub cravings: Spread,
    /// Days with and without use; none unless asked for.
    pub days: Option<VisitDays>,
    /// Questions that wait for that person, oldest first.
    pub questions: Vec<String>,
}

/// What one medicine was since the last visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitMedicine {
    /// Which.
    pub medication: Id,
    /// Its name.
    pub name: String,
    /// What of its due doses was taken, noted late, skipped, not recorded or paused; none under five due doses, and for what is never due.
    pub counts: Option<Adherence>,
    /// How many were due where they are too few for that.
    pub few: u32,
    /// How many were taken without being due.
    pub as_needed: u32,
    /// Withdrawal, 0-10, of the notes.
    pub withdrawal: Spread,
    /// Days with a dose on which no such number was noted.
    pub withdrawal_not_noted: u32,
    /// Whether each lasted until the next one.
    pub lasted: LastedCounts,
    /// Side effects, the strongest first.
    pub side_effects: Vec<EffectCount>,
    /// Days on which side effects were noted, or that there were none.
    pub side_effects_noted: u32,
    /// Days with a dose on which nothing was noted about side effects, not even that there were none.
    pub side_effects_not_noted: u32,
    /// The person's note for the prescriber; may be empty.
    pub note: String,
}

/// Days with and without use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitDays {
    /// With.
    pub some: u32,
    /// Without.
    pub none: u32,
    /// Nothing was said.
    pub not_said: u32,
}
