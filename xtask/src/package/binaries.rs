//! Which builds may be packed.
//!
//! Owns the look into the two programs: a release build carries a mark that says so, and nothing that only builds for tests have. What
//! was meant to be built is not asked, but what lies there.

use std::fs;
use std::path::Path;

use crate::console::{Context as _, Fail, Outcome};
use crate::places;

/// Stands in a program that may be packed.
const RELEASE: &str = "evenkeel-build-mark:release;";
/// Only builds for tests have these: another kind of build, the clock that tests move, the door of the bridge.
const FOR_TESTS: [&str; 4] = [
    "evenkeel-build-mark:debug;",
    "evenkeel-build-mark:automation;",
    "EVENKEEL_CLOCK_OFFSET",
    "evenkeel-bridge",
];

/// Refuses a program that is not a release build, and one that tells where it was built.
pub fn look(program: &Path) -> Outcome {
    let bytes = fs::read(program).or_fail(format!("read {}", program.display()))?;
    let builders = [
        Some(places::root().into_os_string()),
        std::env::var_os("CARGO_HOME"),
        std::env::var_os("HOME").map(|home| Path::new(&home).join(".cargo").into_os_string()),
    ];
    let places: Vec<String> = builders
        .into_iter()
        .flatten()
        .map(|place| place.to_string_lossy().into_owned())
        .collect();
    match reason(&bytes, &places) {
        None => Ok(()),
        Some(why) => Err(Fail::new(format!(
            "{} is not packed: {why}",
            program.display()
        ))),
    }
}

/// A program without the paths below `folder`. C libraries keep the folder they were to be installed into, whatever the compiler is
/// told; nothing is ever looked for there. As long as before, so that everything stays at its place.
pub fn without(bytes: &[u8], folder: &str) -> Vec<u8> {
    let nowhere: Vec<u8> = b"/nonexistent"
        .iter()
        .copied()
        .chain(std::iter::repeat(b'/'))
        .take(folder.len())
        .collect();
    let mut out = bytes.to_vec();
    let mut from = 0;
    while let Some(at) = find(out.get(from..).unwrap_or_default(), folder.as_bytes()) {
        if let Some(place) = out.get_mut(from + at..from + at + folder.len()) {
            place.copy_from_slice(&nowhere);
        }
        from += at + folder.len();
    }
    out
}

fn reason(bytes: &[u8], places: &[String]) -> Option<String> {
    if let Some(found) = FOR_TESTS.iter().find(|mark| holds(bytes, mark)) {
        return Some(format!("it is a build for tests (\"{found}\" is in it)"));
    }
    if !holds(bytes, RELEASE) {
        return Some("it does not say that it is a release build".to_owned());
    }
    places
        .iter()
        .find(|place| place.len() > 1 && holds(bytes, place))
        .map(|place| format!("it tells where it was built (\"{place}\" is in it)"))
}

fn holds(bytes: &[u8], word: &str) -> bool {
    find(bytes, word.as_bytes()).is_some()
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let first = *word.first()?;
    let mut from = 0;
    while let Some(at) = bytes.get(from..)?.iter().position(|byte| *byte == first) {
        from += at;
        if bytes.get(from..)?.starts_with(word) {
            return Some(from);
        }
        from += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_release_build_that_says_nothing_about_its_builder_is_packed() {
        let places = ["/home/ana/evenkeel".to_owned()];
        let told = |text: &str| reason(text.as_bytes(), &places);
        assert_eq!(told("..evenkeel-build-mark:release;.."), None);
        for (why, bad) in [
            ("no mark at all", "....".to_owned()),
            ("a debug build", "evenkeel-build-mark:debug;".to_owned()),
            (
                "WebDriver's build",
                "evenkeel-build-mark:automation;".to_owned(),
            ),
            (
                "a release build whose libraries have the tests' clock",
                format!("{RELEASE}EVENKEEL_CLOCK_OFFSET"),
            ),
            (
                "two kinds in one",
                format!("{RELEASE}evenkeel-build-mark:debug;"),
            ),
            (
                "the builder's home",
                format!("{RELEASE}/home/ana/evenkeel/src/main.rs"),
            ),
        ] {
            assert!(told(&bad).is_some(), "{why}");
        }
    }

    #[test]
    fn a_folder_of_the_builder_is_taken_out_and_everything_stays_at_its_place() {
        let bytes = b"a /home/ana/target/ssl\0b /home/ana/target".to_vec();
        let scrubbed = without(&bytes, "/home/ana/target");
        assert_eq!(
            String::from_utf8_lossy(&scrubbed),
            "a /nonexistent/////ssl\0b /nonexistent////"
        );
        assert_eq!(scrubbed.len(), bytes.len());
    }
}
