//! What is made from the Rust types and the list of commands is what they say: the TypeScript that the screens are written against,
//! how long they wait, and what the window may ask for.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use evenkeel_core::commands::Patience;
use evenkeel_core::{CommandError, Topic, commands};
use serde::Serialize;
use ts_rs::{Config, TS};

/// Written here and not by `ts-rs`.
const OURS: [&str; 3] = ["Commands.ts", "index.ts", "patience.ts"];

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/lib/bindings")
}

fn capability_file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/capabilities/main.json")
}

fn writing() -> bool {
    std::env::var_os("EVENKEEL_WRITE_BINDINGS").is_some()
}

/// The one capability file of the window.
#[derive(Serialize)]
struct Capability {
    identifier: &'static str,
    description: &'static str,
    local: bool,
    windows: [&'static str; 1],
    permissions: Vec<String>,
}

fn capability() -> String {
    let events = ["allow-listen", "allow-unlisten"].map(|right| format!("core:event:{right}"));
    let list = commands::list().iter();
    let allowed = list.map(|command| format!("allow-{}", command.name.replace('_', "-")));
    let capability = Capability {
        identifier: "main",
        description: "Everything the one window may ask for: our own commands, and hearing our own events. \
            Made from the list of commands by `cargo xtask bindings`.",
        local: true,
        windows: ["main"],
        permissions: events.into_iter().chain(allowed).collect(),
    };
    serde_json::to_string_pretty(&capability).unwrap() + "\n"
}

fn patience() -> String {
    let said = |patience: Patience| {
        patience
            .millis()
            .map_or_else(|| "null".to_owned(), |millis| millis.to_string())
    };
    let mut text = format!(
        "// Made from the Rust command list by `cargo xtask bindings`. Do not edit.\n\n\
        import type {{ Commands }} from \"./Commands\";\n\n\
        /** How long a screen waits for a command that is not named below, in milliseconds. */\n\
        export const USUAL_MS = {};\n\n\
        /** How long for these; `null` is without an end. */\n\
        export const OTHERS_MS: Readonly<Partial<Record<keyof Commands, number | null>>> = {{\n",
        said(Patience::Usual)
    );
    for command in commands::list() {
        if command.patience != Patience::Usual {
            writeln!(text, "  {}: {},", command.name, said(command.patience)).unwrap();
        }
    }
    text + "};\n"
}

fn render(dir: &Path) {
    let config = Config::new().with_out_dir(dir).with_large_int("number");
    let mut list = String::from(
        "// Made from the Rust command list by `cargo xtask bindings`. Do not edit.\n\n",
    );
    let mut names = BTreeMap::new();
    let mut body = String::new();
    for command in commands::list() {
        (command.export)(&config).unwrap();
        let (input, output) = ((command.input)(&config), (command.output)(&config));
        for text in [&input, &output] {
            for name in text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_') {
                if dir.join(format!("{name}.ts")).exists() {
                    names.insert(name.to_owned(), ());
                }
            }
        }
        writeln!(
            body,
            "  {}: {{ input: {input}; output: {output} }};",
            command.name
        )
        .unwrap();
    }
    CommandError::export_all(&config).unwrap();
    Topic::export_all(&config).unwrap();
    for name in names.keys() {
        writeln!(list, "import type {{ {name} }} from \"./{name}\";").unwrap();
    }
    write!(list, "\n/** Every command: what it takes and what it answers. */\nexport interface Commands {{\n{body}}}\n").unwrap();
    std::fs::write(dir.join("Commands.ts"), list).unwrap();
    std::fs::write(dir.join("patience.ts"), patience()).unwrap();

    let mut index =
        String::from("// Made from the Rust types by `cargo xtask bindings`. Do not edit.\n\n");
    let mut modules: Vec<String> = std::fs::read_dir(dir)
        .unwrap()
        .filter_map(|entry| {
            entry
                .unwrap()
                .file_name()
                .to_str()?
                .strip_suffix(".ts")
                .map(str::to_owned)
        })
        .filter(|name| name == "Commands" || !OURS.contains(&format!("{name}.ts").as_str()))
        .collect();
    modules.sort();
    for module in modules {
        writeln!(index, "export type * from \"./{module}\";").unwrap();
    }
    std::fs::write(dir.join("index.ts"), index).unwrap();
}

fn files(dir: &Path) -> BTreeMap<String, String> {
    let Ok(entries) = std::fs::read_dir(dir) else {
        return BTreeMap::new();
    };
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ts"))
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                std::fs::read_to_string(&path).unwrap(),
            )
        })
        .collect()
}

#[test]
fn typescript_is_what_rust_says() {
    let fresh = tempfile::tempdir().unwrap();
    render(fresh.path());
    let fresh = files(fresh.path());
    if writing() {
        for name in files(&committed())
            .keys()
            .filter(|name| !fresh.contains_key(*name))
        {
            std::fs::remove_file(committed().join(name)).unwrap();
        }
        std::fs::create_dir_all(committed()).unwrap();
        for (name, text) in &fresh {
            std::fs::write(committed().join(name), text).unwrap();
        }
    }
    for (name, text) in fresh
        .iter()
        .filter(|(name, _)| !OURS.contains(&name.as_str()))
    {
        let declared = format!("export type {} ", name.trim_end_matches(".ts"));
        assert_eq!(
            text.matches(&declared).count(),
            1,
            "two types of one name would hide each other in {name}; rename one with `#[ts(rename)]`"
        );
    }
    let old = files(&committed());
    let stale: Vec<&String> = fresh
        .iter()
        .filter(|(name, text)| old.get(*name) != Some(text))
        .map(|(name, _)| name)
        .chain(old.keys().filter(|name| !fresh.contains_key(*name)))
        .collect();
    assert!(
        stale.is_empty(),
        "the screens would be built against types that no longer hold; run `cargo xtask bindings`: {stale:?}"
    );
}

#[test]
fn the_window_may_ask_for_what_the_list_says() {
    let fresh = capability();
    if writing() {
        std::fs::write(capability_file(), &fresh).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(capability_file()).unwrap(),
        fresh,
        "the capability file is stale; run `cargo xtask bindings`"
    );
}
