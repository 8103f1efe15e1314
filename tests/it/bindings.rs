//! The TypeScript that the screens are written against is what the Rust types say.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use evenkeel_core::{CommandError, Topic, commands};
use ts_rs::{Config, TS};

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/lib/bindings")
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
        .filter(|name| name != "index")
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
    if std::env::var_os("EVENKEEL_WRITE_BINDINGS").is_some() {
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
        .filter(|(name, _)| *name != "Commands.ts" && *name != "index.ts")
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
