//! Which tests took longest, read from what their runners tell: Vitest and Node test by test, Rust program by program, because
//! the stable test harness of Rust times no single test.

use std::fs;
use std::path::Path;

use crate::console::{Context as _, Outcome, duration};

/// How many are shown.
const SHOWN: usize = 20;

/// Tests and how many seconds each took.
#[derive(Debug, Default)]
pub struct Slowest(Vec<(f64, String)>);

impl Slowest {
    /// Lines that a reporter of ours wrote into a file: seconds, a tab, the name.
    pub fn read(&mut self, ring: &str, file: &Path) -> Outcome {
        let told = fs::read_to_string(file).or_fail(format!("read {}", file.display()))?;
        self.0.extend(told.lines().filter_map(|line| {
            let (seconds, name) = line.split_once('\t')?;
            Some((seconds.parse().ok()?, format!("{ring}: {name}")))
        }));
        Ok(())
    }

    /// What `cargo test` said: a line that names the program, then one with its time.
    pub fn cargo(&mut self, said: &str) {
        let mut program = "";
        for line in said.lines() {
            let line = line.trim();
            if let Some(running) = line.strip_prefix("Running ") {
                program = running;
            } else if let Some(tested) = line.strip_prefix("Doc-tests ") {
                program = tested;
            } else if let Some(seconds) = line
                .strip_prefix("test result: ")
                .and_then(|result| result.rsplit_once("finished in ")?.1.strip_suffix('s'))
                .and_then(|seconds| seconds.parse().ok())
            {
                self.0.push((seconds, format!("Rust: {}", short(program))));
            }
        }
    }

    /// Takes what another one heard.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The list to show; nothing when nothing was told.
    pub fn lines(&self) -> Vec<String> {
        let mut tests: Vec<_> = self.0.iter().collect();
        tests.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        tests.truncate(SHOWN);
        let heading = "\n  the slowest tests (of Rust: whole programs)".to_owned();
        let lines = tests
            .iter()
            .map(|(seconds, name)| format!("  {:>12}  {name}", duration(*seconds)));
        if tests.is_empty() {
            return Vec::new();
        }
        std::iter::once(heading).chain(lines).collect()
    }
}

/// `unittests src/lib.rs (target/debug/deps/evenkeel_core-0f3a)` as `evenkeel_core, unittests src/lib.rs`.
fn short(running: &str) -> String {
    let Some((source, file)) = running
        .strip_suffix(')')
        .and_then(|line| line.rsplit_once(" ("))
    else {
        return running.to_owned();
    };
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let name = name.rsplit_once('-').map_or(name, |(name, _)| name);
    format!("{name}, {source}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "\
    Finished `test` profile [unoptimized + debuginfo] target(s) in 0.35s
     Running unittests src/lib.rs (target/debug/deps/evenkeel_core-0f3a)

running 2 tests
test finished in 9s ... ok
test other ... ok

test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.25s

     Running it/main.rs (target/debug/deps/it-77aa)
test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 200.00s
   Doc-tests evenkeel_core
test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
";

    #[test]
    fn cargos_programs_are_told_with_their_times_slowest_first() {
        let mut slowest = Slowest::default();
        slowest.cargo(SAID);
        let lines = slowest.lines().join("\n");
        let place = |part: &str| {
            lines
                .find(part)
                .unwrap_or_else(|| panic!("{part}: {lines}"))
        };
        assert!(
            place("3 min 20 s") < place("Rust: it, it/main.rs")
                && place("Rust: it,") < place("1.2 s  Rust: evenkeel_core, unittests src/lib.rs"),
            "{lines}"
        );
        assert!(
            !lines.contains("9.0 s"),
            "a test's name is no time: {lines}"
        );
    }

    #[test]
    fn twenty_are_shown_of_all_rings_and_none_of_none() {
        assert_eq!(Slowest::default().lines(), Vec::<String>::new());
        let file = std::env::temp_dir().join(format!("evenkeel-times-{}", std::process::id()));
        let told: String = (0..30)
            .map(|n| format!("{n}.5\ttest with\ta tab {n}\n"))
            .collect();
        fs::write(&file, format!("{told}no time\n")).expect("a file");
        let mut slowest = Slowest::default();
        slowest.read("UI", &file).expect("it can be read");
        fs::remove_file(&file).ok();
        let lines = slowest.lines();
        assert_eq!(lines.len(), 1 + SHOWN, "a heading and twenty");
        assert_eq!(
            lines.get(1).map(|line| line.trim()),
            Some("29.5 s  UI: test with\ta tab 29")
        );
    }
}
