//! Holds `docs/architecture.md` to be true: which crate may know which, which library lives where, and what
//! is not in the executables people get. Reads what cargo says, not what the manifests look like.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Every crate and its floor. A crate may depend only on floors below its own.
const FLOORS: &[(&str, u8)] = &[
    ("evenkeel-domain", 0),
    ("evenkeel-store", 1),
    ("evenkeel-exchange", 1),
    ("evenkeel-core", 2),
    ("evenkeel-os", 3),
    ("evenkeel-agent", 4),
    ("evenkeel", 4),
    ("evenkeel-tests", 5),
    ("xtask", 0),
];

/// Libraries that only these crates may name, as any kind of dependency.
const HOMES: &[(&str, &[&str])] = &[
    ("tauri", &["evenkeel"]),
    ("tauri-build", &["evenkeel"]),
    ("gtk", &["evenkeel"]),
    ("webkit2gtk", &["evenkeel"]),
    // The tests look at a vault from outside.
    ("rusqlite", &["evenkeel-store", "evenkeel-tests"]),
    ("argon2", &["evenkeel-store"]),
    ("age", &["evenkeel-store"]),
    ("keyring", &["evenkeel-os"]),
    ("notify-rust", &["evenkeel-os"]),
    ("seccompiler", &["evenkeel-os"]),
    ("rrule", &["evenkeel-domain"]),
    ("jiff", &["evenkeel-domain"]),
    ("calcard", &["evenkeel-exchange"]),
    ("pulldown-cmark", &["evenkeel-exchange"]),
    ("ksni", &["evenkeel-agent"]),
    // Only the bridge and the tests speak HTTP.
    ("tiny_http", &["evenkeel-tests"]),
    ("thirtyfour", &["evenkeel-tests"]),
];

/// Crates that exist to talk to the internet.
const NETWORK: &[&str] = &[
    "attohttpc",
    "awc",
    "curl",
    "curl-sys",
    "h2",
    "h3",
    "hickory-resolver",
    "hyper",
    "hyper-util",
    "isahc",
    "minreq",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "surf",
    "tiny_http",
    "tungstenite",
    "ureq",
];

/// What the agent must not carry: no WebView, no toolkit.
const SHELL: &[&str] = &[
    "gdk",
    "gdk-sys",
    "gtk",
    "gtk-sys",
    "soup3",
    "tao",
    "tauri",
    "webkit2gtk",
    "webkit2gtk-sys",
    "wry",
];

/// The three systems people run it on.
const SYSTEMS: &[&str] = &[
    "x86_64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "aarch64-apple-darwin",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests lie in the repository")
        .to_owned()
}

fn cargo(args: &[&str]) -> String {
    let out = Command::new(std::env::var_os("CARGO").expect("cargo runs the tests"))
        .args(args)
        .current_dir(root())
        .output()
        .expect("cargo starts");
    assert!(
        out.status.success(),
        "cargo {args:?}: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8(out.stdout).expect("cargo writes UTF-8")
}

fn packages() -> Vec<Value> {
    let told: Value = serde_json::from_str(&cargo(&[
        "metadata",
        "--format-version",
        "1",
        "--no-deps",
        "--locked",
    ]))
    .expect("cargo metadata is JSON");
    told["packages"].as_array().expect("packages").clone()
}

/// Crate name to the dependencies its manifest names, of every kind and for every system.
fn manifests() -> BTreeMap<String, BTreeSet<String>> {
    packages()
        .iter()
        .map(|package| {
            let name = package["name"].as_str().expect("name").to_owned();
            let needs = package["dependencies"]
                .as_array()
                .expect("dependencies")
                .iter()
                .map(|need| need["name"].as_str().expect("name").to_owned())
                .collect();
            (name, needs)
        })
        .collect()
}

/// Every crate that ends up in an executable for one system, with the features it is built with.
fn tree(package: &str, system: &str) -> BTreeSet<String> {
    let told = cargo(&[
        "tree",
        "--locked",
        "--package",
        package,
        "--edges",
        "normal",
        "--target",
        system,
        "--prefix",
        "none",
        "--format",
        "{p}",
    ]);
    told.lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

fn floor(name: &str) -> Option<u8> {
    FLOORS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, floor)| *floor)
}

#[test]
fn arrows_only_point_down() {
    let manifests = manifests();
    let known: BTreeSet<&str> = FLOORS.iter().map(|(name, _)| *name).collect();
    let found: BTreeSet<&str> = manifests.keys().map(String::as_str).collect();
    assert_eq!(found, known, "every crate has its floor in this test");

    for (name, needs) in &manifests {
        for need in needs {
            let Some(below) = floor(need) else { continue };
            assert!(
                floor(name) > Some(below),
                "{name} must not know {need}: arrows go {{window, agent}} -> os -> core -> {{store, exchange}} -> domain"
            );
        }
    }
}

#[test]
fn each_named_library_has_one_home() {
    for (name, needs) in manifests() {
        for (library, homes) in HOMES {
            assert!(
                !needs.contains(*library) || homes.contains(&name.as_str()),
                "{name} names {library}, which lives only in {homes:?}"
            );
        }
    }
    // The rule must not become true by a library having moved out or been renamed.
    let manifests = manifests();
    for (library, homes) in HOMES {
        for home in *homes {
            assert!(
                manifests[*home].contains(*library),
                "{home} no longer names {library}; then this test should not say so"
            );
        }
    }
}

#[test]
fn every_dependency_is_named_in_the_code() {
    for package in packages() {
        let name = package["name"].as_str().expect("name");
        let code: String = package["targets"]
            .as_array()
            .expect("targets")
            .iter()
            .flat_map(|target| {
                let file = Path::new(target["src_path"].as_str().expect("a file"));
                if target["kind"][0] == "custom-build" {
                    vec![fs::read_to_string(file).expect("it is text")]
                } else {
                    let found = sources(file.parent().expect("a folder")).into_iter();
                    found.map(|(_, text)| text).collect()
                }
            })
            .collect();
        let words: BTreeSet<&str> = code
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .collect();
        for need in package["dependencies"].as_array().expect("dependencies") {
            let called = need["rename"].as_str().or(need["name"].as_str());
            let called = called.expect("name").replace('-', "_");
            assert!(
                words.contains(called.as_str()),
                "{name} lists {called} and never names it"
            );
        }
    }
    let workspace = read_toml(&root().join("Cargo.toml"));
    let all: BTreeSet<String> = manifests().into_values().flatten().collect();
    let listed = workspace["workspace"]["dependencies"].as_table();
    for library in listed.expect("the common dependencies").keys() {
        assert!(all.contains(library), "no crate asks for {library}");
    }
}

/// Neither program carries an HTTP client.
#[test]
fn nothing_that_speaks_to_the_internet_is_in_what_people_get() {
    for package in ["evenkeel", "evenkeel-agent"] {
        for system in SYSTEMS {
            let tree = tree(package, system);
            assert!(
                tree.contains("evenkeel-core") && tree.len() > 100,
                "the tree of {package} on {system} was really read"
            );
            let found: Vec<&&str> = NETWORK
                .iter()
                .filter(|name| tree.contains(**name))
                .collect();
            assert!(found.is_empty(), "{package} on {system} carries {found:?}");
        }
    }
    assert!(
        tree("evenkeel-tests", "x86_64-unknown-linux-gnu").contains("tiny_http"),
        "the same look finds the bridge's HTTP server, so it can find one"
    );
}

#[test]
fn the_agent_carries_no_webview_and_no_toolkit() {
    let agent = tree("evenkeel-agent", "x86_64-unknown-linux-gnu");
    let found: Vec<&&str> = SHELL.iter().filter(|name| agent.contains(**name)).collect();
    assert!(found.is_empty(), "the agent carries {found:?}");
    let window = tree("evenkeel", "x86_64-unknown-linux-gnu");
    assert!(
        window.contains("tauri") && window.contains("webkit2gtk"),
        "the same look finds them in the window"
    );
}

/// `cargo xtask test` says `cargo test --workspace`, which leaves out what a manifest tells it to, and then asks for `desktop`.
#[test]
fn no_test_program_is_left_out_of_the_test_command() {
    let packages = packages();
    let left_out: Vec<&str> = packages
        .iter()
        .flat_map(|package| package["targets"].as_array().expect("targets"))
        .filter(|target| {
            let kind = target["kind"][0].as_str().expect("kind");
            target["test"] == false && !["bench", "custom-build", "example"].contains(&kind)
        })
        .map(|target| target["name"].as_str().expect("name"))
        .collect();
    assert_eq!(
        left_out,
        ["desktop"],
        "nobody would run the others: see xtask/src/suite.rs"
    );
}

#[test]
fn the_rules_of_the_house_know_nothing_of_files_or_threads() {
    let domain = tree("evenkeel-domain", "x86_64-unknown-linux-gnu");
    for library in [
        "rusqlite",
        "tokio",
        "zbus",
        "tempfile",
        "rustix",
        "keyring",
        "notify-rust",
    ] {
        assert!(
            !domain.contains(library),
            "the domain is pure; it carries {library}"
        );
    }
}

#[test]
fn every_crate_takes_the_common_lints_and_the_common_licence() {
    let mut seen = 0;
    for folder in [
        "src-tauri",
        "src-tauri/crates/agent",
        "src-tauri/crates/core",
        "src-tauri/crates/domain",
        "src-tauri/crates/exchange",
        "src-tauri/crates/os",
        "src-tauri/crates/store",
        "tests",
        "xtask",
    ] {
        let manifest = read_toml(&root().join(folder).join("Cargo.toml"));
        assert_eq!(
            manifest["lints"]["workspace"].as_bool(),
            Some(true),
            "{folder} takes the common lints"
        );
        for field in ["edition", "rust-version", "license", "publish"] {
            assert_eq!(
                manifest["package"][field]["workspace"].as_bool(),
                Some(true),
                "{folder} takes the common {field}"
            );
        }
        seen += 1;
    }
    assert_eq!(
        seen,
        manifests().len(),
        "no crate was left out of this list"
    );
}

#[test]
fn every_ban_says_why_and_what_to_use_instead() {
    let clippy = read_toml(&root().join("clippy.toml"));
    let bans = clippy["disallowed-methods"].as_array().expect("the bans");
    for ban in bans {
        let path = ban["path"].as_str().expect("a path");
        assert!(
            ban.get("reason")
                .and_then(toml::Value::as_str)
                .is_some_and(|why| why.len() > 20),
            "{path} is banned without a reason"
        );
        let Some(instead) = ban.get("replacement") else {
            continue;
        };
        let instead = instead.as_str().expect("a path");
        let mut parts = instead.split("::");
        let krate = parts.next().expect("a crate").replace("evenkeel_", "");
        let function = parts.last().expect("a function");
        let sources = sources(&root().join("src-tauri/crates").join(krate).join("src"));
        assert!(
            sources
                .iter()
                .any(|(_, text)| text.contains(&format!("fn {function}("))),
            "{path} should be replaced by {instead}, which is not there"
        );
    }
    for clock in [
        "chrono::Utc::now",
        "chrono::Local::now",
        "std::time::SystemTime::now",
        "std::time::Instant::now",
        "jiff::Zoned::now",
        "jiff::Timestamp::now",
    ] {
        assert!(
            bans.iter().any(|ban| ban["path"].as_str() == Some(clock)),
            "{clock} reads a clock that was not passed in, and must stay banned"
        );
    }
}

#[test]
fn unsafe_code_stands_only_where_the_system_is_called() {
    let mut asked_for = 0;
    for (path, text) in sources(&root().join("src-tauri")) {
        if !text.contains("allow(unsafe_code") && !text.contains("expect(unsafe_code") {
            continue;
        }
        asked_for += 1;
        // The window calls the engine where the bindings lack the call; that cannot be elsewhere.
        assert!(
            path.starts_with(root().join("src-tauri/crates/os"))
                || path == root().join("src-tauri/src/engine_feature.rs"),
            "{} allows unsafe code; only evenkeel-os may",
            path.display()
        );
        assert!(
            text.contains("SAFETY:"),
            "{} says why its unsafe code is sound",
            path.display()
        );
    }
    assert!(
        asked_for < 6,
        "unsafe code is an exception; {asked_for} files allow it"
    );
}

fn read_toml(path: &Path) -> toml::Table {
    fs::read_to_string(path)
        .expect("the file is there")
        .parse()
        .expect("it is TOML")
}

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let text = fs::read_to_string(&path).expect("it is text");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "{} holds no Rust", folder.display());
    found
}
