//! What somebody is to the person, and what follows from it.
//!
//! Owns the closed list, the groups of the care team page, and what is proposed for each. Whatever is proposed can be chosen otherwise.

use serde::{Deserialize, Serialize};
use strum::VariantArray;
use ts_rs::TS;

use crate::share::RecipientRole;
use crate::variants::all;

/// What somebody is to the person. A word in saved rows: never renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum PersonRole {
    /// Doctor, or whoever prescribes.
    Doctor,
    /// Nurse.
    Nurse,
    /// Individual counselor.
    IndividualCounselor,
    /// Counselor of a group.
    GroupCounselor,
    /// Family counselor.
    FamilyCounselor,
    /// Psychologist.
    Psychologist,
    /// Chemical dependency professional.
    ChemicalDependency,
    /// Case manager.
    CaseManager,
    /// Peer specialist.
    PeerSpecialist,
    /// Pharmacy.
    Pharmacy,
    /// Sponsor or mentor.
    Sponsor,
    /// Family.
    Family,
    /// Friend.
    Friend,
    /// Probation officer.
    ProbationOfficer,
    /// Lawyer.
    Lawyer,
    /// Contact at work.
    EmployerContact,
    /// Someone else.
    Other,
}

/// Where somebody stands on the care team page.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    TS,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
pub enum PersonGroup {
    /// Whose work is the person's care.
    CareTeam,
    /// Who stands by the person.
    Support,
    /// Everybody else, also who they are was not said.
    Other,
}

impl PersonGroup {
    /// Every group, in the order shown.
    pub const ALL: [Self; Self::VARIANTS.len()] = all(Self::VARIANTS);
}

impl PersonRole {
    /// Every role, in the order shown.
    pub const ALL: [Self; Self::VARIANTS.len()] = all(Self::VARIANTS);

    /// Where they stand on the care team page.
    #[must_use]
    pub const fn group(self) -> PersonGroup {
        match self {
            Self::Doctor
            | Self::Nurse
            | Self::IndividualCounselor
            | Self::GroupCounselor
            | Self::FamilyCounselor
            | Self::Psychologist
            | Self::ChemicalDependency
            | Self::CaseManager
            | Self::PeerSpecialist
            | Self::Pharmacy => PersonGroup::CareTeam,
            Self::Sponsor | Self::Family | Self::Friend => PersonGroup::Support,
            Self::ProbationOfficer | Self::Lawyer | Self::EmployerContact | Self::Other => {
                PersonGroup::Other
            }
        }
    }

    /// Whether the form asks if they may be called in a crisis. It does not of those whose work it is to hold something against the
    /// person, or who should not learn of a crisis by chance; the answer is "no" to begin with for everybody.
    #[must_use]
    pub const fn asked_for_crisis(self) -> bool {
        !matches!(
            self,
            Self::ProbationOfficer | Self::Lawyer | Self::EmployerContact
        )
    }

    /// What a report for them is proposed to be. Where it is not plain that they give care, it proposes what lets less out.
    #[must_use]
    pub const fn recipient(self) -> RecipientRole {
        match self {
            Self::Doctor | Self::Nurse => RecipientRole::Doctor,
            Self::IndividualCounselor
            | Self::GroupCounselor
            | Self::FamilyCounselor
            | Self::Psychologist
            | Self::ChemicalDependency
            | Self::CaseManager => RecipientRole::Counselor,
            Self::Family => RecipientRole::Family,
            Self::ProbationOfficer | Self::Lawyer => RecipientRole::Court,
            Self::EmployerContact => RecipientRole::Employer,
            Self::PeerSpecialist | Self::Pharmacy | Self::Sponsor | Self::Friend | Self::Other => {
                RecipientRole::Other
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_who_may_hold_it_against_the_person_is_proposed_for_a_crisis() {
        for role in PersonRole::ALL {
            let against = matches!(
                role,
                PersonRole::ProbationOfficer | PersonRole::Lawyer | PersonRole::EmployerContact
            );
            assert_eq!(role.asked_for_crisis(), !against, "{role:?}");
            assert!(
                !(against && role.recipient().may_read_own_words()),
                "{role:?}: a report for them begins with the stop screen"
            );
        }
    }

    #[test]
    fn only_who_gives_care_is_proposed_a_report_with_everything() {
        for role in PersonRole::ALL {
            assert!(
                !role.recipient().gives_care() || role.group() == PersonGroup::CareTeam,
                "{role:?}"
            );
        }
    }
}
