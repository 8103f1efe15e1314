//! What the two programs are made of: every Rust and npm package that is built into them, with its licence and its checksum.
//!
//! Owns the walk from the two programs down, by what `cargo metadata` and `package-lock.json` say. Dependencies of tests are left
//! out; those of build scripts are in, because some of them bring C code that ends up in the programs (OpenSSL, SQLCipher).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::json::Json;
use crate::console::{Context as _, Fail, Outcome};
use crate::{places, tools, ui};

/// Where a part comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Cargo,
    Npm,
}

/// One package that is built in.
#[derive(Debug, Clone)]
pub struct Part {
    pub kind: Kind,
    pub name: String,
    pub version: String,
    /// An SPDX expression.
    pub licence: String,
    pub authors: Vec<String>,
    /// Where its source lies here.
    pub folder: PathBuf,
    /// The name of the checksum and its hexadecimal digits.
    pub sum: Option<(&'static str, String)>,
    /// Package URLs of what it needs itself.
    pub needs: BTreeSet<String>,
    /// Only a build script or a macro needs it.
    pub builds_only: bool,
}

impl Part {
    /// Its package URL.
    pub fn purl(&self) -> String {
        purl(self.kind, &self.name, &self.version)
    }
}

fn purl(kind: Kind, name: &str, version: &str) -> String {
    match kind {
        Kind::Cargo => format!("pkg:cargo/{name}@{}", version.replace('+', "%2B")),
        Kind::Npm => format!("pkg:npm/{}@{version}", name.replace('@', "%40")),
    }
}

/// All of them, by kind, name and version. Our own crates are not among them.
pub fn all(triple: &str) -> Outcome<Vec<Part>> {
    let mut parts = cargo(triple)?;
    parts.extend(npm(&ui::folder())?);
    parts.sort_by(|a, b| (a.kind, &a.name, &a.version).cmp(&(b.kind, &b.name, &b.version)));
    Ok(parts)
}

/// SPDX wants words where older manifests have a stroke.
fn expression(licence: &str) -> String {
    let mut words = licence.replace('/', " OR ");
    while words.contains("  ") {
        words = words.replace("  ", " ");
    }
    words
}

fn cargo(triple: &str) -> Outcome<Vec<Part>> {
    let told = tools::read(&mut tools::cargo([
        "metadata",
        "--format-version=1",
        "--locked",
        "--filter-platform",
        triple,
    ]))?;
    let told = Json::read(&String::from_utf8_lossy(&told))?;
    let sums = sums(&places::root().join("Cargo.lock"))?;
    let packages: BTreeMap<&str, &Json> = told
        .list("packages")
        .iter()
        .filter_map(|package| Some((package.text("id")?, package)))
        .collect();
    let nodes: BTreeMap<&str, &Json> = told
        .get("resolve")
        .map(|resolve| resolve.list("nodes"))
        .unwrap_or_default()
        .iter()
        .filter_map(|node| Some((node.text("id")?, node)))
        .collect();
    let roots: Vec<&str> = packages
        .iter()
        .filter(|(_, package)| matches!(package.text("name"), Some("evenkeel" | "evenkeel-agent")))
        .map(|(id, _)| *id)
        .collect();
    if roots.len() != 2 {
        return Err(Fail::new("cargo metadata does not name both programs"));
    }
    let linked = reach(&roots, &nodes, &|kind| kind.is_none());
    let built = reach(&roots, &nodes, &|kind| kind != Some("dev"));
    let mut parts = Vec::new();
    for id in &built {
        let Some(package) = packages.get(id) else {
            continue;
        };
        if package.text("source").is_none() {
            continue;
        }
        let word = |name: &str| package.text(name).unwrap_or_default().to_owned();
        let (name, version) = (word("name"), word("version"));
        let needs = below(id, &nodes, &|kind| kind != Some("dev"))
            .filter_map(|id| packages.get(id))
            .filter_map(|package| {
                Some(purl(
                    Kind::Cargo,
                    package.text("name")?,
                    package.text("version")?,
                ))
            })
            .collect();
        parts.push(Part {
            kind: Kind::Cargo,
            licence: expression(&word("license")),
            authors: package
                .list("authors")
                .iter()
                .filter_map(|author| match author {
                    Json::Text(author) => Some(author.clone()),
                    _ => None,
                })
                .collect(),
            folder: Path::new(&word("manifest_path"))
                .parent()
                .map(Path::to_owned)
                .unwrap_or_default(),
            sum: sums
                .get(&(name.clone(), version.clone()))
                .map(|sum| ("SHA-256", sum.clone())),
            needs,
            builds_only: !linked.contains(id),
            name,
            version,
        });
    }
    Ok(parts)
}

type Nodes<'a> = BTreeMap<&'a str, &'a Json>;

/// What one package needs, by the kind of need: none is an ordinary one.
fn below<'a>(
    id: &str,
    nodes: &Nodes<'a>,
    wanted: &dyn Fn(Option<&str>) -> bool,
) -> impl Iterator<Item = &'a str> {
    nodes
        .get(id)
        .map(|node| node.list("deps"))
        .unwrap_or_default()
        .iter()
        .filter(|dep| {
            dep.list("dep_kinds")
                .iter()
                .any(|kind| wanted(kind.text("kind")))
        })
        .filter_map(|dep| dep.text("pkg"))
}

fn reach<'a>(
    roots: &[&'a str],
    nodes: &Nodes<'a>,
    wanted: &dyn Fn(Option<&str>) -> bool,
) -> BTreeSet<&'a str> {
    let mut seen: BTreeSet<&str> = roots.iter().copied().collect();
    let mut open = roots.to_vec();
    while let Some(id) = open.pop() {
        for next in below(id, nodes, wanted) {
            if seen.insert(next) {
                open.push(next);
            }
        }
    }
    seen
}

/// The checksums in the lock file.
fn sums(lock: &Path) -> Outcome<BTreeMap<(String, String), String>> {
    let text = fs::read_to_string(lock).or_fail(format!("read {}", lock.display()))?;
    let mut found = BTreeMap::new();
    for entry in text.split("[[package]]") {
        let value = |key: &str| {
            entry
                .lines()
                .find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \""))
                .and_then(|rest| rest.strip_suffix('"'))
                .map(str::to_owned)
        };
        if let (Some(name), Some(version), Some(sum)) =
            (value("name"), value("version"), value("checksum"))
        {
            found.insert((name, version), sum);
        }
    }
    Ok(found)
}

/// What the page is made of: the packages named as dependencies and Svelte, which the compiled components call, with all they need.
fn npm(folder: &Path) -> Outcome<Vec<Part>> {
    let read = |name: &str| {
        let path = folder.join(name);
        let text = fs::read_to_string(&path).or_fail(format!("read {}", path.display()))?;
        Json::read(&text)
    };
    let lock = read("package-lock.json")?;
    let packages: BTreeMap<&str, &Json> = lock
        .map("packages")
        .iter()
        .map(|(key, value)| (key.as_str(), value))
        .collect();
    let mut open: Vec<String> = read("package.json")?
        .map("dependencies")
        .iter()
        .map(|(name, _)| name.as_str())
        .chain(["svelte"])
        .filter_map(|name| resolve("", name, &packages))
        .collect();
    let mut seen: BTreeSet<String> = open.iter().cloned().collect();
    let mut parts = Vec::new();
    while let Some(place) = open.pop() {
        let Some(package) = packages.get(place.as_str()) else {
            continue;
        };
        let mut needs = BTreeSet::new();
        for (name, _) in ["dependencies", "peerDependencies"]
            .iter()
            .flat_map(|kind| package.map(kind))
        {
            // One that only types need, or that nobody installed, is not there.
            let Some(below) = resolve(&place, name, &packages) else {
                continue;
            };
            if let Some(version) = packages
                .get(below.as_str())
                .and_then(|package| package.text("version"))
            {
                needs.insert(purl(Kind::Npm, name, version));
            }
            if seen.insert(below.clone()) {
                open.push(below);
            }
        }
        let name = place
            .rsplit_once("node_modules/")
            .map_or(place.as_str(), |(_, name)| name);
        parts.push(Part {
            kind: Kind::Npm,
            name: name.to_owned(),
            version: package.text("version").unwrap_or_default().to_owned(),
            licence: expression(package.text("license").unwrap_or_default()),
            authors: Vec::new(),
            folder: folder.join(&place),
            sum: package
                .text("integrity")
                .and_then(|sum| sum.strip_prefix("sha512-"))
                .and_then(hex)
                .map(|sum| ("SHA-512", sum)),
            needs,
            builds_only: false,
        });
    }
    Ok(parts)
}

/// Where Node finds a package that the one at `place` names.
fn resolve(place: &str, name: &str, packages: &BTreeMap<&str, &Json>) -> Option<String> {
    let mut from = place;
    loop {
        let candidate = if from.is_empty() {
            format!("node_modules/{name}")
        } else {
            format!("{from}/node_modules/{name}")
        };
        if packages.contains_key(candidate.as_str()) {
            return Some(candidate);
        }
        if from.is_empty() {
            return None;
        }
        from = from.rsplit_once("/node_modules/").map_or("", |(up, _)| up);
    }
}

/// Base64 as hexadecimal digits.
fn hex(base64: &str) -> Option<String> {
    let mut out = String::new();
    let (mut bits, mut count) = (0_u32, 0);
    for c in base64.trim_end_matches('=').chars() {
        let value = match c {
            'A'..='Z' => c as u32 - 'A' as u32,
            'a'..='z' => c as u32 - 'a' as u32 + 26,
            '0'..='9' => c as u32 - '0' as u32 + 52,
            '+' => 62,
            '/' => 63,
            _ => return None,
        };
        bits = bits << 6 | value;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push_str(&format!("{:02x}", bits >> count & 0xff));
            bits &= (1 << count) - 1;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_is_the_same_in_both_spellings() {
        assert_eq!(hex("AAECAw==").as_deref(), Some("00010203"));
        assert_eq!(hex("/+8=").as_deref(), Some("ffef"));
        assert_eq!(hex("not base64!"), None);
    }

    #[test]
    fn old_spellings_of_licences_become_expressions() {
        assert_eq!(expression("MIT/Apache-2.0"), "MIT OR Apache-2.0");
        assert_eq!(expression("Apache-2.0 / MIT"), "Apache-2.0 OR MIT");
        assert_eq!(expression("MIT AND Zlib"), "MIT AND Zlib");
    }

    #[test]
    fn the_page_is_made_of_what_its_lock_file_says() {
        let parts = npm(&ui::folder()).unwrap();
        let names: BTreeSet<&str> = parts.iter().map(|part| part.name.as_str()).collect();
        for name in [
            "svelte",
            "bits-ui",
            "d3-array",
            "internmap",
            "@tauri-apps/api",
        ] {
            assert!(names.contains(name), "{name} is built in: {names:?}");
        }
        for name in ["vite", "vitest", "eslint", "typescript"] {
            assert!(!names.contains(name), "{name} only builds or tests");
        }
        assert!(
            parts
                .iter()
                .all(|part| part.sum.as_ref().is_some_and(|(_, sum)| sum.len() == 128)),
            "each with its checksum"
        );
    }
}
