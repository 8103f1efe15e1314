//! The programs of the system that packing takes. Asked for before the long build, not after it.

use crate::console::{Fail, Outcome};
use crate::tools;

/// Each program with the Debian package that brings it.
const TO_PACK: [(&str, &str); 8] = [
    ("dpkg-deb", "dpkg"),
    ("dpkg-shlibdeps", "build-essential"),
    ("strip", "build-essential"),
    ("rpmbuild", "rpm"),
    ("desktop-file-validate", "desktop-file-utils"),
    ("appstreamcli", "appstream"),
    ("lintian", "lintian"),
    ("rpmlint", "rpmlint"),
];
/// What the attempt in a clean root takes besides.
const TO_TRY: [(&str, &str); 1] = [("mmdebstrap", "mmdebstrap")];

/// Refuses to begin while one of them is missing.
pub fn all(trying: bool) -> Outcome {
    let lacking = lacking(trying, |program| tools::find(program).is_some());
    if lacking.is_empty() {
        return Ok(());
    }
    Err(Fail::new(format!(
        "missing on this machine: {}. On Debian `./x package` installs them; by hand: apt-get install {}",
        lacking.join(", "),
        lacking.join(" ")
    )))
}

fn lacking(trying: bool, there: impl Fn(&str) -> bool) -> Vec<&'static str> {
    let mut packages: Vec<&str> = TO_PACK
        .iter()
        .chain(TO_TRY.iter().filter(|_| trying))
        .filter(|(program, _)| !there(program))
        .map(|(_, package)| *package)
        .collect();
    packages.dedup();
    packages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::places;

    #[test]
    fn what_is_missing_is_named_before_anything_is_built() {
        assert_eq!(lacking(true, |_| true), Vec::<&str>::new());
        assert_eq!(lacking(false, |program| program != "rpmlint"), ["rpmlint"]);
        assert_eq!(
            lacking(true, |program| program != "mmdebstrap"),
            ["mmdebstrap"]
        );
        assert!(lacking(false, |program| program != "mmdebstrap").is_empty());
    }

    #[test]
    fn the_door_to_the_repository_installs_every_one_of_them() {
        let door = std::fs::read_to_string(places::root().join("x")).unwrap();
        for (program, package) in TO_PACK.iter().chain(&TO_TRY) {
            // dpkg is what a Debian consists of.
            assert!(
                *package == "dpkg" || door.contains(&format!("\n{package}|")),
                "`x` does not install {package}, which brings {program}"
            );
        }
    }
}
