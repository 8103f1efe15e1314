//! The one list of commands, everywhere it is written down.
//!
//! Core's list rules. The window's handler looks into it; the capability file and the TypeScript are made from it (see
//! [`crate::bindings`]) and read again here by other means, so that a command cannot be open without standing in the list, nor
//! stand in the list and be out of reach.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the repository")
        .to_path_buf()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn cores() -> BTreeSet<String> {
    evenkeel_core::commands::list()
        .iter()
        .map(|command| command.name.to_owned())
        .collect()
}

fn set(names: Vec<String>, place: &str) -> BTreeSet<String> {
    let count = names.len();
    let set: BTreeSet<String> = names.into_iter().collect();
    assert_eq!(set.len(), count, "a name stands twice in {place}");
    set
}

/// Tauri can register commands of its own making. Then something would be open that does not stand in the list.
#[test]
fn the_window_answers_from_the_list_and_from_nothing_else() {
    let mut seen = 0;
    for entry in fs::read_dir(root().join("src-tauri/src")).expect("the window") {
        let path = entry.expect("the window").path();
        assert!(
            path.is_file(),
            "{} is a folder; this test must learn to look into it",
            path.display()
        );
        let text = fs::read_to_string(&path).expect("source");
        for other in ["tauri::command", "#[command", "generate_handler"] {
            assert!(
                !text.contains(other),
                "{} has a way in outside the list: {other}",
                path.display()
            );
        }
        seen += text.matches(".invoke_handler(").count();
    }
    assert_eq!(seen, 1, "one handler, in the start of the window");
    let handler = read("src-tauri/src/commands.rs");
    let (handler, _) = handler.split_once("#[cfg(test)]").expect("its tests");
    assert!(
        handler.contains("commands::find(call.message.command())"),
        "what the page calls is looked up in core's list"
    );
    assert_eq!(
        handler.matches("message.command()").count(),
        1,
        "another look at the name would be a command beside the list"
    );
}

#[test]
fn the_capability_file_grants_the_list_and_hearing_events_and_nothing_else() {
    let folder = root().join("src-tauri/capabilities");
    let files: Vec<String> = fs::read_dir(folder)
        .expect("capabilities")
        .map(|entry| {
            entry
                .expect("a file")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    assert_eq!(
        files,
        ["main.json"],
        "a second capability file could grant anything unseen"
    );
    let capability: Value =
        serde_json::from_str(&read("src-tauri/capabilities/main.json")).expect("JSON");
    assert_eq!(
        capability["windows"],
        serde_json::json!(["main"]),
        "the one window"
    );
    assert_eq!(
        capability["local"],
        Value::Bool(true),
        "only files that came with the app"
    );
    for key in ["webviews", "remote", "platforms"] {
        assert!(capability.get(key).is_none(), "`{key}` widens who may call");
    }
    let granted = capability["permissions"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|permission| {
            permission
                .as_str()
                .expect("plain names, no scopes")
                .to_owned()
        })
        .collect();
    let expected: BTreeSet<String> = cores()
        .iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")))
        .chain([
            "core:event:allow-listen".to_owned(),
            "core:event:allow-unlisten".to_owned(),
        ])
        .collect();
    assert_eq!(
        set(granted, "the capability file"),
        expected,
        "what the window may ask for is not what the list says"
    );
}

#[test]
fn the_typescript_names_every_command_and_no_other() {
    let text = read("ui/src/lib/bindings/Commands.ts");
    let (_, body) = text.split_once("Commands").expect("the type");
    let typed: Vec<String> = body
        .lines()
        .filter_map(|line| line.split_once(": {"))
        .map(|(name, _)| name.trim().trim_matches('"').to_owned())
        .filter(|name| {
            name.chars()
                .all(|letter| letter.is_ascii_lowercase() || letter == '_')
        })
        .collect();
    assert_eq!(
        set(typed, "the TypeScript"),
        cores(),
        "a screen would call what is not there, or could not call what is"
    );
}

/// The settings the attack page was tried against.
#[test]
fn the_windows_configuration_stays_shut() {
    let config: Value = serde_json::from_str(&read("src-tauri/tauri.conf.json")).expect("JSON");
    let app = &config["app"];
    let security = &app["security"];
    assert_eq!(
        app["withGlobalTauri"],
        Value::Bool(false),
        "a global bridge is a gift to an injected script"
    );
    assert_eq!(
        app["windows"],
        serde_json::json!([]),
        "the window is built in code, where its limits are"
    );
    assert!(
        config["build"].get("devUrl").is_none(),
        "the page is never served by a development server"
    );
    assert_eq!(
        security["capabilities"],
        serde_json::json!(["main"]),
        "one capability"
    );
    assert_eq!(
        security["freezePrototype"],
        Value::Bool(true),
        "an injected script cannot bend what every object inherits"
    );
    assert_eq!(
        security["dangerousDisableAssetCspModification"],
        Value::Bool(false),
        "Tauri adds its nonces"
    );
    assert_eq!(
        security["assetProtocol"]["enable"],
        Value::Bool(false),
        "no way to files on disk"
    );
    assert!(
        security.get("pattern").is_none(),
        "no isolation pattern: its hangs are silent"
    );
    let csp = security["csp"].as_object().expect("a policy by directive");
    for (directive, sources) in [
        ("default-src", "'none'"),
        ("script-src", "'self'"),
        ("style-src", "'self'"),
        ("img-src", "'self'"),
        ("font-src", "'self'"),
        ("connect-src", "ipc: http://ipc.localhost"),
        ("base-uri", "'none'"),
        ("form-action", "'none'"),
        ("object-src", "'none'"),
        ("frame-ancestors", "'none'"),
        ("require-trusted-types-for", "'script'"),
        ("trusted-types", "svelte-trusted-html"),
    ] {
        assert_eq!(
            csp.get(directive).and_then(Value::as_str),
            Some(sources),
            "the policy's {directive}"
        );
    }
    assert_eq!(csp.len(), 12, "a directive nobody reviewed");
}
