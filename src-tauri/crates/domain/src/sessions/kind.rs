//! What kind of session it is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Kind of session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SessionKind {
    /// Intake or assessment.
    Intake,
    /// Individual counseling.
    Individual,
    /// Group: early recovery skills.
    GroupEarly,
    /// Group: relapse prevention.
    GroupPrevention,
    /// Group: process.
    GroupProcess,
    /// Group: skills (CBT, DBT).
    GroupSkills,
    /// Education class.
    Class,
    /// Family session.
    Family,
    /// Family education group.
    FamilyEducation,
    /// Social-support group.
    SocialSupport,
    /// Medication visit.
    Medication,
    /// Medical visit.
    Medical,
    /// Psychiatric visit.
    Psychiatric,
    /// Psychologist visit.
    Psychologist,
    /// Case management.
    CaseManagement,
    /// Peer support.
    PeerSupport,
    /// Drug or alcohol test.
    Test,
    /// Treatment-plan review.
    PlanReview,
    /// Step-down group.
    StepDown,
    /// Continuing-care or alumni group.
    ContinuingCare,
    /// 12-step meeting.
    TwelveStep,
    /// Other mutual-help meeting.
    MutualHelp,
    /// Court or probation.
    Court,
    /// Work or school.
    Work,
    /// Anything else; what a calendar file's event is until the person says.
    Other,
}

impl SessionKind {
    /// Every kind, in the order shown.
    pub const ALL: [Self; 25] = [
        Self::GroupEarly,
        Self::GroupPrevention,
        Self::GroupProcess,
        Self::GroupSkills,
        Self::Individual,
        Self::Class,
        Self::Family,
        Self::FamilyEducation,
        Self::Medication,
        Self::Medical,
        Self::Psychiatric,
        Self::Psychologist,
        Self::CaseManagement,
        Self::PeerSupport,
        Self::SocialSupport,
        Self::Intake,
        Self::Test,
        Self::PlanReview,
        Self::StepDown,
        Self::ContinuingCare,
        Self::TwelveStep,
        Self::MutualHelp,
        Self::Court,
        Self::Work,
        Self::Other,
    ];

    /// The message that names it, `session-kind-…`: the same for windows, files and reminders.
    #[must_use]
    pub fn message(self) -> String {
        let name = serde_json::to_value(self)
            .ok()
            .and_then(|value| value.as_str().map(str::to_owned))
            .unwrap_or_default();
        format!("session-kind-{}", name.replace('_', "-"))
    }

    /// Whether other people in treatment are usually there: notes about it should not name them.
    #[must_use]
    pub const fn in_group(self) -> bool {
        matches!(
            self,
            Self::GroupEarly
                | Self::GroupPrevention
                | Self::GroupProcess
                | Self::GroupSkills
                | Self::Class
                | Self::FamilyEducation
                | Self::SocialSupport
                | Self::PeerSupport
                | Self::StepDown
                | Self::ContinuingCare
                | Self::TwelveStep
                | Self::MutualHelp
                | Self::Other
        )
    }

    /// Whether it counts as program hours unless the person says otherwise.
    #[must_use]
    pub const fn counts_hours(self) -> bool {
        !matches!(
            self,
            Self::TwelveStep | Self::MutualHelp | Self::Court | Self::Work | Self::Test
        )
    }
}
