//! Every promise in `docs/` names a test, and the test is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests lie in the repository")
        .to_owned()
}

/// Names of Rust tests and titles of the browser's tests.
fn tests_that_exist() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![root().join("src-tauri"), root().join("tests")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("it can be read").path();
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if path.is_dir() {
                if name != "node_modules" && name != "target" {
                    folders.push(path);
                }
                continue;
            }
            let text = || fs::read_to_string(&path).expect("source is text");
            if name.ends_with(".rs") {
                rust_tests(&text(), &mut found);
            } else if name.ends_with(".test.mjs") || name.ends_with(".test.ts") {
                browser_tests(&text(), &mut found);
            }
        }
    }
    found
}

/// The function after `#[test]`, whatever other attributes stand between.
fn rust_tests(text: &str, found: &mut BTreeSet<String>) {
    let mut wanted = false;
    for line in text.lines().map(str::trim) {
        if line.starts_with("#[test]") || line.starts_with("#[tokio::test") {
            wanted = true;
        }
        let Some((_, after)) = line.split_once("fn ") else {
            continue;
        };
        if wanted {
            found.insert(
                after
                    .split(['(', '<'])
                    .next()
                    .unwrap_or_default()
                    .to_owned(),
            );
        }
        wanted = false;
    }
}

/// `test("title"` and `it("title"`.
fn browser_tests(text: &str, found: &mut BTreeSet<String>) {
    for opening in ["test(\"", "it(\""] {
        for part in text.split(opening).skip(1) {
            found.insert(part.split('"').next().unwrap_or_default().to_owned());
        }
    }
}

#[test]
fn every_promise_names_tests_that_exist() {
    let text = fs::read_to_string(root().join("docs/security-promises.md"))
        .expect("the promises are there");
    let exist = tests_that_exist();
    assert!(
        exist.len() > 100,
        "the tests were really looked for: {}",
        exist.len()
    );
    let mut promises = 0;
    for row in text.lines().filter(|line| line.starts_with("| **")) {
        promises += 1;
        let cells: Vec<&str> = row.split(" | ").collect();
        let [promise, attacks] = cells[..] else {
            panic!("a promise and its attacks, not: {row}");
        };
        let named: Vec<&str> = attacks.split('`').skip(1).step_by(2).collect();
        assert!(
            !named.is_empty(),
            "nothing tries to break this promise: {promise}"
        );
        for name in named {
            assert!(exist.contains(name), "{promise}: there is no test {name}");
        }
    }
    assert!(promises > 10, "the table was really read");
}

#[test]
fn nothing_is_claimed_that_cannot_be_kept() {
    for page in [
        "README.md",
        "docs/privacy.md",
        "docs/architecture.md",
        "docs/known-limits.md",
        "docs/patient-guide.md",
        "docs/counselor-guide.md",
        "docs/program-guide.md",
        "docs/leaflet.html",
    ] {
        let text = fs::read_to_string(root().join(page))
            .expect("the page is there")
            .to_lowercase();
        for claim in [
            "hipaa-compliant",
            "hipaa compliant",
            "100% confidential",
            "anonymous",
            "untraceable",
            "unbreakable",
            "military",
        ] {
            assert!(!text.contains(claim), "{page} claims to be {claim}");
        }
    }
}
