//! Whether a line may speak of use.
//!
//! Owns a list of words for each language. Both are looked through whatever language a line is in: people mix them. It errs on the side
//! of marking: a marked line can still be ticked. It is no judgment of meaning, and a line that it does not mark may speak of use all
//! the same; the screen says so.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words that count only whole, without accents.
const WHOLE: &[&str] = &[
    // English
    "use", "uses", "used", "using", "user", "drank", "drunk", "drinks", "sober", "high", "buzz",
    "buzzed", "lit", "wasted", "stoned", "loaded", "faded", "tipsy", "hammered", "od", "oded",
    "slip", "slips", "slipped", "lapse", "lapsed", "plug", "score", "scored", "copped", "shot",
    "shots", "bump", "bar", "bars", "booze", "rum", "gin", "ale", "wine", "wines", "pot", "weed",
    "grass", "bud", "dab", "dabs", "edible", "edibles", "coke", "blow", "crack", "ice", "speed",
    "crystal", "dope", "smack", "molly", "acid", "lsd", "ghb", "k2", "spice", "pill", "pills",
    "dose", "doses", "dosed", "vape", "vaped", "vaping", "needle", "needles", "rig", "uds", "ua",
    "downers", "uppers", "dirty", "clean", "meds", "med", "shroom", "shrooms", "nod", "nodded",
    "binge", "binged", "bender", // Spanish
    "uso", "usos", "usar", "usaba", "usado", "usando", "usamos", "usaron", "ron", "vino", "vinos",
    "mota", "porro", "porros", "churro", "coca", "perico", "piedra", "cristal", "hielo", "chiva",
    "pase", "pases", "cruda", "crudo", "pedo", "peda", "mona", "trago", "tragos", "copa", "copas",
    "dosis", "sobrio", "sobria", "limpio", "limpia", "sucio", "sucia", "chela", "chelas", "drogo",
    "drogue", "tome", "tomo", "tomaba", "tomado", "tomada", "tomando", "tomar", "tomamos",
    "tomaron", "tomarme", "fume", "fumo", "desliz", "raya", "rayas",
];

/// Words that count with whatever follows, without accents.
const BEGINS: &[&str] = &[
    // English
    "drink",
    "alcohol",
    "beer",
    "vodka",
    "whisk",
    "tequil",
    "liquor",
    "bourbon",
    "cocktail",
    "hungover",
    "hangover",
    "relaps",
    "overdos",
    "withdraw",
    "detox",
    "drug",
    "substance",
    "marijuana",
    "cannabi",
    "thc",
    "cocain",
    "heroin",
    "fent",
    "opioid",
    "opiate",
    "oxy",
    "percoc",
    "vicodin",
    "norco",
    "hydroco",
    "tramad",
    "morphin",
    "codein",
    "xanax",
    "benzo",
    "klonop",
    "valium",
    "ativan",
    "adderall",
    "ritalin",
    "meth",
    "amphet",
    "stimul",
    "kratom",
    "ketamin",
    "mdma",
    "ecstas",
    "mushroom",
    "inhal",
    "huff",
    "snort",
    "inject",
    "smok",
    "syring",
    "dealer",
    "cigar",
    "nicotin",
    "subox",
    "subut",
    "buprenorph",
    "methadon",
    "naltrex",
    "vivitrol",
    "subloc",
    "brixadi",
    "antabus",
    "disulf",
    "acampro",
    "campral",
    "narcan",
    "naloxo",
    "medicat",
    "medicin",
    "prescri",
    "gabapent",
    "tianept",
    "xylaz",
    "tranq",
    "sedativ",
    "pregabal",
    // Spanish
    "beb",
    "cervez",
    "licor",
    "whisk",
    "borrach",
    "ebri",
    "emborrach",
    "resaca",
    "recai",
    "sobredos",
    "abstinen",
    "desintox",
    "drog",
    "sustanc",
    "marihuan",
    "cocain",
    "fentani",
    "opio",
    "pastill",
    "medicament",
    "receta",
    "metadon",
    "buprenorf",
    "naltrexon",
    "nalox",
    "anfetamin",
    "metanfet",
    "inyect",
    "jering",
    "fum",
    "consum",
    "recaer",
    "cigarr",
    "tabac",
    "hongo",
];

/// Whether `text` holds a word that may speak of use, of a medicine for it, or of the days without.
#[must_use]
pub fn speaks_of_use(text: &str) -> bool {
    let bare: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .collect::<String>()
        .to_lowercase();
    bare.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .any(|word| WHOLE.contains(&word) || BEGINS.iter().any(|begin| word.starts_with(begin)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_about_use_is_marked_in_both_languages() {
        for line in [
            "I drank two beers after work",
            "Used once on Friday.",
            "almost bought pills",
            "RELAPSED",
            "my Suboxone dose",
            "Tomé dos cervezas",
            "bebi con mi primo",
            "Volví a consumir",
            "FUMÉ",
            "me tomé una pastilla",
            "smoked/weed",
            "Drink\u{AD}ing? a bit of wine",
            "２ shots",
        ] {
            assert!(speaks_of_use(line), "{line:?} must start without a tick");
        }
    }

    #[test]
    fn a_line_about_a_day_is_not_marked() {
        for line in [
            "",
            "Argument with my sister",
            "Walked home, called Sam",
            "Discutí con mi hermana",
            "Llamé a Rosa después del grupo",
            "My daughter wakes up happy",
            "Homework: three reasons",
        ] {
            assert!(!speaks_of_use(line), "{line:?} has nothing to mark");
        }
    }
}
