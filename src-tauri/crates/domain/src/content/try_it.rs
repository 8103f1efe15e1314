//! "Try it now": which screen a lesson opens, and which one it would rather open.
//!
//! Owns the closed list of screens. Refuses to own where a screen is: the UI maps each target to a path, and a test holds
//! that map to the screens there are.

use serde::{Deserialize, Serialize};
use strum::VariantArray;
use ts_rs::TS;

use crate::variants::all;

/// A screen of the app that a lesson may open. Closed: the UI maps each to a route, or does not compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Help now.
    HelpNow,
    /// The relapse-prevention plan.
    Plan,
    /// The form that logs a craving.
    CravingLog,
    /// Today's check-in.
    Checkin,
    /// A new line in the journal.
    Journal,
    /// The sessions of the week.
    Sessions,
    /// The program: start, length, hours a week.
    Program,
    /// What is reminded of, and when.
    Reminders,
    /// What may leave the laptop, and what has.
    Share,
    /// The coping skills.
    Skills,
    /// People to call.
    People,
    /// What the person's own entries show.
    Insights,
    /// A return to use, written down calmly.
    Returns,
    /// Medicines and their times.
    Medications,
}

impl Target {
    /// Every target.
    pub const ALL: [Self; Self::VARIANTS.len()] = all(Self::VARIANTS);
}

/// A screen a lesson would open if there were one. Until then its target is [`Target::Plan`] or [`Target::Journal`]; the day
/// the screen comes, the lessons that wait for it are found by this word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum Awaited {
    /// Goals and steps.
    Goals,
    /// Tasks of daily life: family, work, law.
    Tasks,
    /// Phases of the program, such as stepping down.
    Phases,
    /// The crisis plan.
    Crisis,
    /// Meetings and groups outside the program.
    Meetings,
    /// A plan of one day, hour by hour.
    DayPlan,
    /// A diary of the body: sleep, symptoms.
    Diary,
}

impl Awaited {
    /// Every screen that may be waited for.
    pub const ALL: [Self; Self::VARIANTS.len()] = all(Self::VARIANTS);
}

/// "Try it now".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TryIt {
    /// What it opens.
    pub target: Target,
    /// What the button says: a verb first.
    pub label: String,
    /// One or two sentences on what to do there.
    pub hint: String,
    /// The screen it opens instead, once there is one.
    #[serde(default)]
    pub waits_for: Option<Awaited>,
    /// A second screen that belongs to the lesson.
    #[serde(default)]
    pub also: Option<AlsoTry>,
}

/// A second "try it now".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AlsoTry {
    /// What it opens.
    pub target: Target,
    /// What the button says: a verb first.
    pub label: String,
}

impl TryIt {
    /// Whether what it waits for, if anything, fits what it opens meanwhile.
    #[must_use]
    pub const fn fits(&self) -> bool {
        self.waits_for.is_none() || matches!(self.target, Target::Plan | Target::Journal)
    }
}
