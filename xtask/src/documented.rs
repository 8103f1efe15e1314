//! Every command that a page of this repository names is there, with its options.
//!
//! Owns how a command is told from prose, and where each kind of command is looked up. Refuses nothing about words: a command that
//! stands in no code (backticks or an indented line) is not seen.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{HELP, places};

/// A command as a page names it.
#[derive(Debug, PartialEq)]
struct Named {
    page: String,
    words: Vec<String>,
}

/// The pages: those at the root, everything below `docs`, and what lies beside code.
fn pages() -> Vec<PathBuf> {
    let root = places::root();
    let mut found: Vec<PathBuf> = ["README.md", "CONTRIBUTING.md", "SECURITY.md"]
        .iter()
        .map(|name| root.join(name))
        .collect();
    let mut folders = vec![root.join("docs"), root.join("tests"), root.join("icons")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if name != "node_modules" && !path.is_symlink() {
                    folders.push(path);
                }
            } else if name.ends_with(".md") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// What stands as code: between backticks, between fences, and in lines set in by four blanks.
fn code(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut prose = String::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            prose.push('\n');
        } else if fenced || line.starts_with("    ") {
            // Two blanks and more part a command from what is said of it.
            found.push(
                line.trim()
                    .split("  ")
                    .next()
                    .unwrap_or_default()
                    .to_owned(),
            );
            prose.push('\n');
        } else {
            // A span in backticks may go over the end of a line, not over the end of a paragraph.
            prose.push_str(if line.trim().is_empty() { "\n" } else { line });
            prose.push(if line.trim().is_empty() { '\n' } else { ' ' });
        }
    }
    for paragraph in prose.split('\n') {
        found.extend(
            paragraph
                .split('`')
                .skip(1)
                .step_by(2)
                .map(|span| span.split_whitespace().collect::<Vec<_>>().join(" ")),
        );
    }
    found
}

/// The commands in a piece of code, each in its words; `sudo` and settings before it are left out.
fn commands(code: &str) -> Vec<Vec<String>> {
    code.split(" # ")
        .next()
        .unwrap_or_default()
        .split(" && ")
        .map(|one| {
            one.split_whitespace()
                .skip_while(|word| *word == "sudo" || word.contains('=') && !word.starts_with('-'))
                .map(|word| word.trim_matches(['[', ']', ',']).to_owned())
                .collect::<Vec<_>>()
        })
        .filter(|words| {
            let starts = |beginning: &[&str]| {
                beginning.len() <= words.len()
                    && beginning.iter().zip(words).all(|(left, right)| left == right)
            };
            starts(&["./x"])
                || starts(&["cargo", "xtask"])
                || starts(&["npm"])
                || starts(&["npx"])
                || starts(&["node"])
                || starts(&["cargo", "test"])
                || starts(&["cargo", "build"])
                || starts(&["apt", "install"])
                || starts(&["dnf", "install"])
                || matches!(words.as_slice(), [program, option, ..]
                    if ["evenkeel", "evenkeel-agent"].contains(&program.as_str()) && option.starts_with("--"))
        })
        .collect()
}

fn named() -> Vec<Named> {
    pages()
        .into_iter()
        .flat_map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let page = path
                .strip_prefix(places::root())
                .unwrap_or(&path)
                .display()
                .to_string();
            code(&text)
                .iter()
                .flat_map(|code| commands(code))
                .map(move |words| Named {
                    page: page.clone(),
                    words,
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The lines of the help that are about one command.
fn help_on(command: &str) -> Option<String> {
    let mut block = String::new();
    let mut inside = false;
    for line in HELP.lines() {
        if let Some(named) = line
            .strip_prefix("  ")
            .filter(|line| !line.starts_with(' '))
        {
            inside = named.split_whitespace().next() == Some(command);
        }
        if inside {
            block.push_str(line);
            block.push('\n');
        }
    }
    (!block.is_empty()).then_some(block)
}

/// Every source file that may read an option of a task.
fn sources() -> String {
    let root = places::root();
    let mut folders = vec![
        root.join("xtask/src"),
        root.join("tests/bridge"),
        root.join("tests/oracle"),
    ];
    let mut all = String::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs")
                && !path.ends_with("documented.rs")
            {
                all.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    all
}

fn options(words: &[String]) -> impl Iterator<Item = String> + '_ {
    words
        .iter()
        .take_while(|word| *word != "--")
        .filter(|word| word.starts_with("--"))
        .map(|word| word.split('=').next().unwrap_or_default().to_owned())
}

/// Why a command is not there, if it is not.
fn lacking(words: &[String], sources: &str) -> Option<String> {
    let text = |file: &str| fs::read_to_string(places::root().join(file)).unwrap();
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let after = |option: &str| {
        words
            .iter()
            .position(|word| word == option)
            .map(|at| word(at + 1).to_owned())
    };
    match (word(0), word(1)) {
        ("./x", task) => of_tasks(task, words.get(2..).unwrap_or_default(), sources),
        ("cargo", "xtask") => of_tasks(word(2), words.get(3..).unwrap_or_default(), sources),
        (program @ ("evenkeel" | "evenkeel-agent"), _) => {
            let file = if program == "evenkeel" {
                "src-tauri/src/options.rs"
            } else {
                "src-tauri/crates/agent/src/main.rs"
            };
            let known = text(file);
            options(words)
                .find(|option| !known.contains(&format!("\"{option}\"")))
                .map(|option| format!("{program} does not know {option}"))
        }
        ("npm", _) => {
            let folder = after("--prefix").unwrap_or_else(|| "ui".to_owned());
            let script = after("run")?;
            (!text(&format!("{folder}/package.json")).contains(&format!("\"{script}\":")))
                .then(|| format!("{folder} has no script {script}"))
        }
        ("npx", tool) => (!text("ui/package.json").contains(&format!("\"{tool}\":")))
            .then(|| format!("{tool} is not among the packages of the UI")),
        ("node", _) => {
            let file = words
                .iter()
                .find(|word| word.ends_with(".mjs"))
                .filter(|file| !file.starts_with("NAME"))?;
            (!["", "tests/e2e", "ui"]
                .iter()
                .any(|folder| places::root().join(folder).join(file).is_file()))
            .then(|| format!("there is no {file}"))
        }
        ("cargo", _) => {
            let manifest = [
                "tests/Cargo.toml",
                "xtask/Cargo.toml",
                "src-tauri/Cargo.toml",
            ]
            .map(text)
            .concat();
            ["--test", "--bin"].iter().find_map(|option| {
                let name = after(option)?;
                (!manifest.contains(&format!("name = \"{name}\"")))
                    .then(|| format!("there is nothing called {name}"))
            })
        }
        ("apt" | "dnf", _) => words
            .iter()
            .filter(|word| word.contains("evenkeel") && word.starts_with("./"))
            .find(|file| !file.contains(env!("CARGO_PKG_VERSION")))
            .map(|file| format!("{file} is not the package of this version")),
        _ => None,
    }
}

fn of_tasks(task: &str, rest: &[String], sources: &str) -> Option<String> {
    // The words by which all of them are spoken of.
    if ["", "COMMAND", "help", "<command>"].contains(&task) {
        return None;
    }
    let Some(help) = help_on(task) else {
        return Some(format!("there is no task {task}"));
    };
    let told: BTreeSet<&str> = help
        .split(|letter: char| !(letter.is_alphanumeric() || letter == '-'))
        .collect();
    options(rest)
        .find(|option| {
            !told.contains(option.as_str()) && !sources.contains(&format!("\"{option}\""))
        })
        .map(|option| format!("{task} does not know {option}"))
}

#[test]
fn every_command_that_a_page_names_is_there_with_its_options() {
    let sources = sources();
    let all = named();
    assert!(all.len() > 60, "only {} commands were met", all.len());
    for page in ["README.md", "CONTRIBUTING.md", "SECURITY.md"] {
        assert!(all.iter().any(|named| named.page == page), "none in {page}");
    }
    let wrong: Vec<String> = all
        .iter()
        .filter_map(|named| {
            lacking(&named.words, &sources)
                .map(|why| format!("{}: `{}`: {why}", named.page, named.words.join(" ")))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_command_that_is_not_there_is_noticed() {
    let sources = sources();
    for bad in [
        "./x tset",
        "cargo xtask pack --try",
        "sudo cargo xtask package --no-such-option",
        "./x run --headles",
        "evenkeel --help-me",
        "evenkeel-agent --demo",
        "npm --prefix ui run biuld",
        "npm run chekc",
        "npx no-such-tool run",
        "node tests/e2e/not_there.mjs",
        "cargo test --workspace --test ti FILTER",
        "cargo build --workspace --bin evenkeel-brigde",
        "sudo apt install ./evenkeel_9.9.9_amd64.deb",
    ] {
        let found = commands(bad);
        assert_eq!(found.len(), 1, "{bad} was not seen as a command");
        for words in found {
            assert!(lacking(&words, &sources).is_some(), "{bad} must go red");
        }
    }
    let page = "Type `./x\nrun --demo` now.\n\n    cargo xtask bench   how long\n\n```sh\n./x test # all\n```\n";
    let seen: Vec<String> = code(page)
        .iter()
        .flat_map(|code| commands(code))
        .map(|words| words.join(" "))
        .collect();
    assert_eq!(seen, ["cargo xtask bench", "./x test", "./x run --demo"]);
}

#[test]
fn the_help_names_tasks_and_options_that_are_there() {
    let main =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/main.rs")).unwrap();
    let sources = sources();
    let mut tasks = 0;
    for line in HELP.lines().filter(|line| line.starts_with("  ")) {
        let task = line.split_whitespace().next().unwrap_or_default();
        if !line.starts_with("   ") {
            tasks += 1;
            assert!(main.contains(&format!("\"{task}\" =>")), "no task {task}");
        }
        for option in line
            .split([' ', '[', ']', ';', ','])
            .filter(|word| word.starts_with("--") && word.len() > 2)
        {
            let option = option.trim_end_matches([':', '.']);
            assert!(
                sources.contains(&format!("\"{option}\"")),
                "nothing reads {option}"
            );
        }
    }
    assert!(tasks > 12, "only {tasks} tasks were met");
}
