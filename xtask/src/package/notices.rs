//! The licence texts of everything that is built into the programs, in one file: each text once, under the names of those it is for.
//!
//! Owns what counts as a licence file. Refuses a package for which there is no text: nothing is handed on without the terms it came
//! under.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::parts::{Kind, Part};
use crate::console::{Context as _, Fail, Outcome};
use crate::places;

/// What such files are called, in small letters.
const BEGINNINGS: [&str; 7] = [
    "license",
    "licence",
    "copying",
    "copyright",
    "notice",
    "unlicense",
    "ofl",
];
/// Programs and pictures may be called like that, too.
const NOT_TEXT: [&str; 8] = ["rs", "toml", "png", "c", "h", "py", "pl", "pod"];
/// C code that a package brings along has its texts one or two folders further down.
const DEEPEST: usize = 2;
/// Terms for which the common text is kept here, for packages that name them and bring no text. The first that fits is taken.
const COMMON: [(&str, &str); 5] = [
    ("MIT", "LICENSE-MIT"),
    ("Apache-2.0", "LICENSE-APACHE"),
    ("BSD-3-Clause", "packaging/licences/BSD-3-Clause"),
    ("MPL-2.0", "packaging/licences/MPL-2.0"),
    ("CC0-1.0", "packaging/licences/CC0-1.0"),
];

/// The file.
pub fn write(parts: &[Part]) -> Outcome<String> {
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for part in parts {
        let texts = texts(part)?;
        for text in texts {
            names
                .entry(text)
                .or_default()
                .push(format!("{} {}", part.name, part.version));
        }
    }
    let own = places::root().join("src-tauri/crates/exchange/templates/fonts/OFL.txt");
    names
        .entry(tidy(
            &fs::read_to_string(&own).or_fail(format!("read {}", own.display()))?,
        ))
        .or_default()
        .push("Atkinson Hyperlegible Next (the letters in reports)".to_owned());

    let mut out = String::from(
        "Evenkeel is built from the packages below. First each with its licence, then the texts, each once.\n\n",
    );
    for part in parts {
        let from = match part.kind {
            Kind::Cargo => "Rust",
            Kind::Npm => "npm",
        };
        writeln!(
            out,
            "{} {} ({from}): {}",
            part.name, part.version, part.licence
        )
        .map_err(|_| Fail::new("the licence texts cannot be put together"))?;
    }
    // Those that are for most stand first.
    let mut texts: Vec<(String, Vec<String>)> = names.into_iter().collect();
    texts.sort_by(|a, b| (b.1.len(), &a.1, &a.0).cmp(&(a.1.len(), &b.1, &b.0)));
    for (text, names) in texts {
        out.push_str(
            "\n\n========================================================================\n",
        );
        out.push_str(&names.join(", "));
        out.push_str(
            "\n------------------------------------------------------------------------\n\n",
        );
        out.push_str(&text);
    }
    Ok(out)
}

/// The texts of one package: those it brings, or the common text of its licence with the names of its authors.
fn texts(part: &Part) -> Outcome<Vec<String>> {
    let mut files = Vec::new();
    collect(&part.folder, 0, &mut files)?;
    files.sort();
    let mut texts = Vec::new();
    for file in files {
        let bytes = fs::read(&file).or_fail(format!("read {}", file.display()))?;
        let text = tidy(&String::from_utf8_lossy(&bytes));
        if !text.trim().is_empty() && !texts.contains(&text) {
            texts.push(text);
        }
    }
    if !texts.is_empty() {
        return Ok(texts);
    }
    let common = COMMON
        .iter()
        .find(|(name, _)| {
            part.licence
                .split([' ', '(', ')'])
                .any(|word| word == *name)
        })
        .ok_or_else(|| {
            Fail::new(format!(
                "{} {} comes without a licence text, and there is none here for \"{}\"",
                part.name, part.version, part.licence
            ))
        })?;
    let path = places::root().join(common.1);
    let text = fs::read_to_string(&path).or_fail(format!("read {}", path.display()))?;
    // The first lines of these texts name other people.
    let body = text
        .lines()
        .skip_while(|line| line.starts_with("Copyright") || line.trim().is_empty());
    let authors = if part.authors.is_empty() {
        format!("the authors of {}", part.name)
    } else {
        part.authors.join(", ")
    };
    let mut whole = format!("Copyright (c) {authors}\n\n");
    for line in body {
        whole.push_str(line);
        whole.push('\n');
    }
    Ok(vec![tidy(&whole)])
}

fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Outcome {
    let doing = format!("look into {}", folder.display());
    for entry in fs::read_dir(folder).or_fail(&doing)? {
        let entry = entry.or_fail(&doing)?;
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy().to_ascii_lowercase();
        let kind = entry.file_type().or_fail(&doing)?;
        if kind.is_dir() {
            let other = matches!(
                name.as_str(),
                "tests" | "test" | "target" | "examples" | "benches" | "node_modules"
            );
            if depth < DEEPEST && !other {
                collect(&path, depth + 1, files)?;
            }
        } else if kind.is_file() && is_licence(&name) {
            files.push(path);
        }
    }
    Ok(())
}

fn is_licence(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    BEGINNINGS
        .iter()
        .any(|beginning| name.starts_with(beginning))
        && !NOT_TEXT.contains(&ending)
}

/// Lines without what nobody sees, so that the same text is the same.
fn tidy(text: &str) -> String {
    let mut out = String::new();
    for line in text.trim_start_matches('\u{feff}').trim().lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licence_files_are_known_by_their_names() {
        for name in [
            "license",
            "license-mit",
            "licence.md",
            "copying",
            "notice.txt",
            "unlicense",
        ] {
            assert!(is_licence(name), "{name}");
        }
        for name in ["licenses.rs", "license.png", "readme.md", "lib.rs"] {
            assert!(!is_licence(name), "{name}");
        }
    }

    #[test]
    fn a_package_without_a_text_gets_the_common_one_with_its_authors_or_stops_everything() {
        let empty = std::env::temp_dir().join(format!("evenkeel-notices-{}", std::process::id()));
        fs::create_dir_all(&empty).unwrap();
        let part = |licence: &str| Part {
            kind: Kind::Cargo,
            name: "sail".to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.to_owned(),
            authors: vec!["Ana <ana@example.org>".to_owned()],
            folder: empty.clone(),
            sum: None,
            needs: Default::default(),
            builds_only: false,
        };
        let mit = texts(&part("(Unlicense OR MIT)")).unwrap().concat();
        assert!(
            mit.starts_with("Copyright (c) Ana <ana@example.org>\n")
                && mit.contains("Permission is hereby granted"),
            "{mit}"
        );
        assert!(texts(&part("GPL-3.0-only")).is_err(), "no text, no package");
        fs::remove_dir_all(&empty).ok();
    }
}
