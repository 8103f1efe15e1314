//! A guess at the kind of a session from its title in a calendar file.
//!
//! Owns the words that give a kind away, in English and Spanish. A guess is shown as one and the person has the last word; where
//! nothing fits there is none. Refuses to own how kinds are called on a screen.

use super::SessionKind;

/// Words that say nothing takes place.
const NOT_ONE: &[&str] = &[
    "closed",
    "holiday",
    "no group",
    "no class",
    "cancelled",
    "canceled",
    "vacation",
    "cerrado",
    "cerrada",
    "feriado",
    "festivo",
    "no hay grupo",
    "no hay clase",
    "cancelado",
    "cancelada",
    "vacaciones",
];

/// Kinds and what gives them away, the most telling first.
const TELLING: &[(SessionKind, &[&str])] = &[
    (
        SessionKind::Test,
        &[
            "drug test",
            "drug screen",
            "drug testing",
            "alcohol test",
            "urine",
            "ua",
            "uds",
            "breathalyzer",
            "toxicology",
            "tox screen",
            "prueba de drogas",
            "prueba de alcohol",
            "prueba de orina",
            "analisis de orina",
            "toxicologia",
            "toxicologico",
            "alcoholimetro",
        ],
    ),
    (
        SessionKind::Court,
        &[
            "court",
            "probation",
            "parole",
            "judge",
            "corte",
            "juzgado",
            "tribunal",
            "libertad condicional",
            "libertad vigilada",
        ],
    ),
    (
        SessionKind::TwelveStep,
        &[
            "12 step",
            "12 steps",
            "twelve step",
            "twelve steps",
            "aa",
            "na",
            "alcoholics anonymous",
            "narcotics anonymous",
            "cocaine anonymous",
            "12 pasos",
            "doce pasos",
            "alcoholicos anonimos",
            "narcoticos anonimos",
        ],
    ),
    (
        SessionKind::MutualHelp,
        &[
            "smart recovery",
            "recovery dharma",
            "refuge recovery",
            "lifering",
            "women for sobriety",
            "celebrate recovery",
            "al anon",
            "nar anon",
            "mutual help",
            "mutual aid",
            "mutual support",
            "ayuda mutua",
        ],
    ),
    (
        SessionKind::FamilyEducation,
        &[
            "family education",
            "family ed",
            "family group",
            "multifamily",
            "multi family",
            "family night",
            "educacion familiar",
            "educacion para familias",
            "grupo familiar",
            "grupo de familia",
            "grupo de familias",
            "grupo para familias",
        ],
    ),
    (
        SessionKind::Family,
        &[
            "family", "couples", "couple", "familia", "familiar", "pareja", "parejas",
        ],
    ),
    (
        SessionKind::GroupPrevention,
        &[
            "relapse prevention",
            "rp group",
            "prevencion de recaidas",
            "prevencion de recaida",
        ],
    ),
    (
        SessionKind::GroupEarly,
        &[
            "early recovery",
            "recuperacion temprana",
            "inicio de la recuperacion",
        ],
    ),
    (
        SessionKind::PlanReview,
        &[
            "treatment plan",
            "plan review",
            "treatment review",
            "treatment team",
            "plan de tratamiento",
            "revision del plan",
        ],
    ),
    (
        SessionKind::Intake,
        &[
            "intake",
            "assessment",
            "admission",
            "biopsychosocial",
            "evaluacion inicial",
            "admision",
            "evaluacion de ingreso",
            "valoracion",
        ],
    ),
    (
        SessionKind::StepDown,
        &["step down", "stepdown", "menos horas"],
    ),
    (
        SessionKind::ContinuingCare,
        &[
            "continuing care",
            "aftercare",
            "after care",
            "alumni",
            "atencion continua",
            "cuidado continuo",
            "cuidados continuos",
            "exalumnos",
        ],
    ),
    (
        SessionKind::Psychiatric,
        &[
            "psychiatrist",
            "psychiatry",
            "psychiatric",
            "psiquiatra",
            "psiquiatria",
            "psiquiatrica",
        ],
    ),
    (
        SessionKind::Psychologist,
        &[
            "psychologist",
            "psychology",
            "psicologo",
            "psicologa",
            "psicologia",
        ],
    ),
    (
        SessionKind::Medication,
        &[
            "medication",
            "medications",
            "meds",
            "med check",
            "med management",
            "mat",
            "moud",
            "suboxone",
            "sublocade",
            "buprenorphine",
            "methadone",
            "vivitrol",
            "naltrexone",
            "dosing",
            "medicamento",
            "medicamentos",
            "medicacion",
            "buprenorfina",
            "metadona",
            "naltrexona",
        ],
    ),
    (
        SessionKind::CaseManagement,
        &[
            "case management",
            "case manager",
            "social worker",
            "manejo de casos",
            "manejo de caso",
            "administracion de casos",
            "gestion de casos",
            "trabajadora social",
            "trabajador social",
        ],
    ),
    (
        SessionKind::PeerSupport,
        &[
            "peer",
            "peers",
            "peer support",
            "recovery coach",
            "apoyo entre pares",
            "apoyo de pares",
            "pares",
        ],
    ),
    (
        SessionKind::SocialSupport,
        &["social support", "apoyo social"],
    ),
    (
        SessionKind::GroupSkills,
        &[
            "dbt",
            "cbt",
            "skills",
            "coping",
            "habilidades",
            "tcc",
            "mindfulness",
            "anger management",
            "manejo del enojo",
            "matrix",
        ],
    ),
    (
        SessionKind::Class,
        &[
            "class",
            "education",
            "psychoeducation",
            "lecture",
            "workshop",
            "seminar",
            "clase",
            "educacion",
            "psicoeducacion",
            "charla",
            "taller",
        ],
    ),
    (
        SessionKind::GroupProcess,
        &[
            "process",
            "proceso",
            "group",
            "groups",
            "grupo",
            "grupos",
            "grupal",
            "iop",
            "intensive outpatient",
            "php",
            "partial hospitalization",
            "programa intensivo",
            "ambulatorio intensivo",
        ],
    ),
    (
        SessionKind::Individual,
        &[
            "individual",
            "one on one",
            "1 on 1",
            "1 1",
            "counseling",
            "counselling",
            "counselor",
            "therapy",
            "therapist",
            "consejeria",
            "consejero",
            "consejera",
            "terapia",
            "terapeuta",
        ],
    ),
    (
        SessionKind::Medical,
        &[
            "doctor",
            "physician",
            "medical",
            "physical",
            "nurse",
            "primary care",
            "medico",
            "medica",
            "doctora",
            "enfermera",
            "enfermero",
        ],
    ),
];

impl SessionKind {
    /// The kind a title gives away, if it does.
    #[must_use]
    pub fn guess(title: &str) -> Option<Self> {
        let words = plain(title);
        let says = |phrases: &[&str]| {
            phrases
                .iter()
                .any(|phrase| words.contains(&format!(" {phrase} ")))
        };
        if says(NOT_ONE) {
            return None;
        }
        TELLING
            .iter()
            .find(|(_, phrases)| says(phrases))
            .map(|(kind, _)| *kind)
    }
}

/// The words of a title in small letters without accents, each with a space before and after.
fn plain(title: &str) -> String {
    let mut words = String::from(" ");
    for letter in title.chars().flat_map(char::to_lowercase) {
        let letter = match letter {
            'á' | 'à' | 'â' | 'ä' => 'a',
            'é' | 'è' | 'ê' => 'e',
            'í' | 'ì' | 'ï' => 'i',
            'ó' | 'ò' | 'ô' => 'o',
            'ú' | 'ù' | 'ü' => 'u',
            'ñ' => 'n',
            other => other,
        };
        if letter.is_alphanumeric() {
            words.push(letter);
        } else if !words.ends_with(' ') {
            words.push(' ');
        }
    }
    words.push(' ');
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_as_programs_write_them_give_their_kind_away() {
        for (title, kind) in [
            (
                "Group: relapse prevention (moved)",
                SessionKind::GroupPrevention,
            ),
            (
                "Grupo de prevención de recaídas con la Dra. Núñez",
                SessionKind::GroupPrevention,
            ),
            ("Individual counseling", SessionKind::Individual),
            ("1:1 w/ Dana", SessionKind::Individual),
            ("Consejería individual", SessionKind::Individual),
            ("Family education group", SessionKind::FamilyEducation),
            ("Sesión familiar", SessionKind::Family),
            ("IOP - evening", SessionKind::GroupProcess),
            ("DBT skills", SessionKind::GroupSkills),
            ("Medication visit", SessionKind::Medication),
            ("Psychiatric evaluation", SessionKind::Psychiatric),
            ("Cita con el psiquiatra", SessionKind::Psychiatric),
            ("UA / drug screen", SessionKind::Test),
            ("Análisis de orina", SessionKind::Test),
            ("AA meeting", SessionKind::TwelveStep),
            ("Reunión de 12 pasos", SessionKind::TwelveStep),
            ("Probation check-in", SessionKind::Court),
            ("Trabajadora social", SessionKind::CaseManagement),
            ("Aftercare group", SessionKind::ContinuingCare),
        ] {
            assert_eq!(SessionKind::guess(title), Some(kind), "{title}");
        }
    }

    #[test]
    fn where_nothing_is_certain_nothing_is_guessed() {
        for title in [
            "",
            "Clinic closed",
            "No group today",
            "Grupo cancelado",
            "Lunch with Sam",
            "Dentist",
            "Scuba",
            "National holiday",
            "Classical concert",
            "🌊",
        ] {
            assert_eq!(
                SessionKind::guess(title),
                None,
                "{title:?}: half a word is no word"
            );
        }
    }
}
