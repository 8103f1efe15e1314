//! The floors inside core, store and domain: which module may know which, read from the `use`s and paths of the source.
//!
//! A module may name what is on a floor below it or beside it, and nowhere is there a circle. Tests inside the crates may look where
//! they want. Which crate may know which is [`crate::architecture`]'s.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// From the ground up.
type Floors = &'static [&'static [&'static str]];

const CORE: Floors = &[
    &[
        "app", "error", "event", "marks", "ports", "unlocked", "wire",
    ],
    &[
        "backup",
        "checkins",
        "cravings",
        "drafts",
        "help",
        "insights",
        "journal",
        "lessons",
        "medications",
        "passphrases",
        "people",
        "plan",
        "program",
        "qr",
        "returns",
        "sessions",
        "share",
        "skills",
        "timeline",
        "today",
        "words",
    ],
    // What is read from all of them for the time in which the vault is locked.
    &["agenda"],
    // What opens, closes and sets up the vault, and what looks at the agenda.
    &["demo", "inbox", "reminders", "settings", "vault"],
    &["commands"],
];

const STORE: Floors = &[
    &["error", "names", "recovery", "secret", "small_file"],
    // Files, also those that are read without the vault.
    &[
        "agenda",
        "ballast",
        "card",
        "device",
        "export_file",
        "folder",
        "header",
        "kdf",
        "ledger",
        "place",
        "lost",
        "quick_pace",
        "sealed_file",
        "staging",
        "state",
    ],
    &[
        "columns",
        "database",
        "handle",
        "migrations",
        "schema",
        "tables",
        "vault",
    ],
    &[
        "backup",
        "backup_file",
        "inbox",
        "new_keys",
        "owner",
        "set_aside",
        "store",
    ],
];

const DOMAIN: Floors = &[
    &[
        "calendar", "error", "id", "link", "share", "text", "time", "variants", "words",
    ],
    &[
        "checkins",
        "content",
        "cravings",
        "drafts",
        "help",
        "journal",
        "lessons",
        "medications",
        "passphrase",
        "people",
        "plan",
        "program",
        "reminder",
        "returns",
        "sessions",
        "skills",
        "vocabulary",
    ],
    // What brings several nouns together.
    &[
        "inbox", "insights", "report", "settings", "timeline", "today", "vault",
    ],
];

/// Arrows that point up and are still there.
const NOT_YET: &[(&str, &str, &str)] = &[];

#[test]
fn no_module_of_core_looks_up() {
    stands("core", CORE);
}

#[test]
fn no_module_of_the_store_looks_up() {
    stands("store", STORE);
}

#[test]
fn no_module_of_the_domain_looks_up() {
    stands("domain", DOMAIN);
}

fn stands(krate: &str, floors: Floors) {
    let mut arrows = Crate::read(krate).arrows();
    for (_, from, to) in NOT_YET.iter().filter(|(of, _, _)| *of == krate) {
        assert!(
            arrows.get_mut(*from).is_some_and(|known| known.remove(*to)),
            "{krate}: {from} no longer knows {to}; then this test should not say so"
        );
    }
    let mut used = BTreeSet::new();
    let mut floor = |module: &str| {
        let room = module.split("::").next().unwrap();
        let floor = floors.iter().position(|rooms| rooms.contains(&room));
        used.insert(room.to_owned());
        floor.unwrap_or_else(|| panic!("{krate}::{module} stands on no floor"))
    };
    for (from, known) in &arrows {
        for to in known {
            assert!(
                floor(to) <= floor(from),
                "{krate}: {from} must not know {to}, which stands above it"
            );
        }
    }
    for room in floors.iter().flat_map(|rooms| rooms.iter()) {
        assert!(used.contains(*room), "{krate} has no {room}");
    }
    let circle = circle(&arrows);
    assert!(
        circle.is_empty(),
        "{krate}: a circle: {}",
        circle.join(" -> ")
    );
}

/// Module to the modules it names.
type Arrows = BTreeMap<String, BTreeSet<String>>;

/// One circle, if there is one.
fn circle(arrows: &Arrows) -> Vec<String> {
    let mut left = arrows.clone();
    // Whoever knows nobody that is left is in no circle.
    loop {
        let standing: BTreeSet<String> = left.keys().cloned().collect();
        left.retain(|_, known| known.iter().any(|to| standing.contains(to)));
        if left.len() == standing.len() {
            break;
        }
    }
    let mut way: Vec<String> = left.keys().next().cloned().into_iter().collect();
    while let Some(at) = way.last() {
        let next = left[at].iter().find(|to| left.contains_key(*to)).unwrap();
        if let Some(begin) = way.iter().position(|seen| seen == next) {
            way.drain(..begin);
            way.push(next.clone());
            break;
        }
        way.push(next.clone());
    }
    way
}

/// A path in the source, a name for each part.
type Names = Vec<String>;

/// The modules of a crate, each a file. One that is only there in tests is not among them.
struct Crate {
    modules: BTreeMap<Names, Module>,
}

#[derive(Default)]
struct Module {
    children: Vec<String>,
    uses: Vec<Use>,
    /// Paths in the code itself.
    paths: Vec<Names>,
}

/// One leaf of a `use`.
struct Use {
    path: Names,
    name: String,
    public: bool,
}

impl Crate {
    fn read(krate: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../src-tauri/crates")
            .join(krate)
            .join("src");
        let mut modules = BTreeMap::new();
        let mut waiting = vec![(Names::new(), root.join("lib.rs"))];
        while let Some((path, file)) = waiting.pop() {
            let text = fs::read_to_string(&file)
                .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let mut module = Module::default();
            module.look(&text.parse().expect("it is Rust"), 0);
            for child in &module.children {
                let mut path = path.clone();
                path.push(child.clone());
                let file: PathBuf = root.join(path.join("/")).with_extension("rs");
                waiting.push((path, file));
            }
            modules.insert(path, module);
        }
        assert!(modules.len() > 40, "{krate} was really read");
        Self { modules }
    }

    fn arrows(&self) -> Arrows {
        let mut arrows: Arrows = BTreeMap::new();
        for (here, module) in self.modules.iter().filter(|(here, _)| !here.is_empty()) {
            let known = arrows.entry(here.join("::")).or_default();
            let used = module.uses.iter().map(|one| (&one.path, one.public));
            let named = module.paths.iter().map(|path| (path, false));
            for (path, public) in used.chain(named) {
                let Some(to) = self.absolute(here, path).map(|path| self.home(path)) else {
                    continue;
                };
                // A module that hands on what its children have does not use them by that.
                let hands_on = public && to.starts_with(here);
                if to != *here && !to.is_empty() && !hands_on {
                    known.insert(to.join("::"));
                }
            }
        }
        arrows
    }

    /// Where a path begins; none when it begins in another crate.
    fn absolute(&self, here: &[String], path: &[String]) -> Option<Names> {
        let (first, rest) = path.split_first()?;
        let mut base = here.to_vec();
        match first.as_str() {
            "crate" => return Some(rest.to_vec()),
            "self" => {}
            "super" => {
                base.pop();
            }
            name if self.modules[here]
                .children
                .iter()
                .any(|child| child == name) =>
            {
                base.push(name.to_owned());
            }
            name => {
                let brought = self.modules[here]
                    .uses
                    .iter()
                    .find(|one| one.name == *name && one.path.first().is_some_and(|f| f != name))?;
                base = self.absolute(here, &brought.path)?;
            }
        }
        if rest.first().is_some_and(|next| next == "super") {
            return self.absolute(&base, rest);
        }
        base.extend_from_slice(rest);
        Some(base)
    }

    /// The module that has what an absolute path names, also where another one hands it on.
    fn home(&self, path: Names) -> Names {
        let depth = (0..=path.len())
            .rev()
            .find(|depth| self.modules.contains_key(&path[..*depth]))
            .unwrap_or(0);
        let (module, rest) = path.split_at(depth);
        let handed_on = rest.first().and_then(|name| {
            self.modules[module]
                .uses
                .iter()
                .find(|one| one.public && one.name == *name)
        });
        match handed_on.and_then(|one| self.absolute(module, &one.path)) {
            Some(mut there) if there != path => {
                there.extend_from_slice(&rest[1..]);
                self.home(there)
            }
            _ => module.to_vec(),
        }
    }
}

impl Module {
    /// Collects what stands in `tokens`, `depth` modules inside the file.
    fn look(&mut self, tokens: &TokenStream, depth: usize) {
        let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token {
                TokenTree::Punct(sign) if sign.as_char() == '#' => {
                    at = after_attribute(&tokens, at);
                }
                TokenTree::Group(group) => self.look(&group.stream(), depth),
                TokenTree::Ident(word) if word == "use" => {
                    let end = (at..tokens.len())
                        .find(|at| is(&tokens[*at], ';'))
                        .expect("a use ends");
                    let public = at > 1 && is_public(&tokens[..at - 1]);
                    self.leaves(&tokens[at..end], &Names::new(), depth, public);
                    at = end;
                }
                TokenTree::Ident(word) if word == "mod" => match tokens.get(at..at + 2) {
                    Some([TokenTree::Ident(name), sign]) if is(sign, ';') => {
                        self.children.push(name.to_string());
                        at += 2;
                    }
                    Some([TokenTree::Ident(_), TokenTree::Group(body)]) => {
                        self.look(&body.stream(), depth + 1);
                        at += 2;
                    }
                    _ => {}
                },
                TokenTree::Ident(word) => {
                    // `<T as Trait>::name` begins nowhere.
                    let goes_on = at > 2 && is(&tokens[at - 2], ':') && is(&tokens[at - 3], ':');
                    let mut path = vec![word.to_string()];
                    while let Some([a, b, TokenTree::Ident(next)]) = tokens.get(at..at + 3)
                        && is(a, ':')
                        && is(b, ':')
                    {
                        path.push(next.to_string());
                        at += 3;
                    }
                    if path.len() > 1 && !goes_on {
                        self.paths.push(outside(path, depth));
                    }
                }
                _ => {}
            }
        }
    }

    /// The leaves of a tree of names, as in `a::{b, c as d}`.
    fn leaves(&mut self, tree: &[TokenTree], before: &Names, depth: usize, public: bool) {
        let branches = tree.split(|token| is(token, ','));
        for branch in branches.filter(|branch| !branch.is_empty()) {
            let mut path = before.clone();
            let mut name = None;
            let mut words = branch.iter();
            while let Some(token) = words.next() {
                match token {
                    TokenTree::Ident(word) if word == "as" => {
                        name = words.next().map(ToString::to_string);
                    }
                    TokenTree::Ident(word) if word == "self" && !path.is_empty() => {}
                    TokenTree::Ident(word) => path.push(word.to_string()),
                    TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                        self.leaves(&inner, &path, depth, public);
                        path.clear();
                    }
                    _ => {}
                }
            }
            let path = outside(path, depth);
            if let Some(last) = path.last().cloned() {
                self.uses.push(Use {
                    path,
                    name: name.unwrap_or(last),
                    public,
                });
            }
        }
    }
}

/// A path that stands `depth` modules inside a file as it reads from the file itself.
fn outside(mut path: Names, depth: usize) -> Names {
    let up = path
        .iter()
        .take(depth)
        .take_while(|name| *name == "super")
        .count();
    path.drain(..up);
    path
}

fn is(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// Whether what was read last is `pub` or `pub(…)`.
fn is_public(before: &[TokenTree]) -> bool {
    let is_pub =
        |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Ident(word)) if word == "pub");
    match before.last() {
        Some(TokenTree::Group(_)) => is_pub(before.get(before.len().wrapping_sub(2))),
        last => is_pub(last),
    }
}

/// Where reading goes on after an attribute: behind what it stands on when that is only there in tests.
fn after_attribute(tokens: &[TokenTree], mut at: usize) -> usize {
    if tokens.get(at).is_some_and(|token| is(token, '!')) {
        at += 1;
    }
    let Some(TokenTree::Group(attribute)) = tokens.get(at) else {
        return at;
    };
    at += 1;
    let words = attribute.stream().to_string();
    let only_in_tests =
        words.starts_with("cfg") && words.contains("test") && !words.contains("not");
    if !words.starts_with("cfg_attr") && only_in_tests {
        while let Some(token) = tokens.get(at) {
            at += 1;
            let body =
                matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
            if body || is(token, ';') {
                break;
            }
        }
    }
    at
}

#[test]
fn arrows_are_read_from_uses_and_from_paths_and_not_from_tests() {
    let module = |text: &str| {
        let mut module = Module::default();
        module.look(&text.parse().unwrap(), 0);
        module
    };
    let modules: [(&[&str], &str); 5] = [
        (&[], "mod a; mod b; mod c;"),
        (
            &["a"],
            "mod child; pub use child::{Handed, One as Other}; use super::c; fn f() { c::g(vec![child::h()]) }",
        ),
        (
            &["a", "child"],
            "use crate::a::Handed; // crate::b::Nothing\n",
        ),
        (
            &["b"],
            "use crate::{a::{self, Other}}; #[cfg(test)] mod tests { use crate::c::X; } mod inner { use super::Own; }",
        ),
        (
            &["c"],
            "fn f() { let text = \"crate::a::X\"; <u8 as T>::a::b(); other::a::b() }",
        ),
    ];
    let read = Crate {
        modules: modules
            .into_iter()
            .map(|(path, text)| (path.iter().map(|n| (*n).to_owned()).collect(), module(text)))
            .collect(),
    };
    let arrows = read.arrows();
    let of = |from: &str| arrows[from].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(
        of("a"),
        ["a::child", "c"],
        "by a path, and by a use of super"
    );
    assert!(of("a::child").is_empty(), "what it has itself");
    assert_eq!(of("b"), ["a", "a::child"], "what a hands on is its child's");
    assert!(of("c").is_empty(), "words and other people's paths");
    assert!(circle(&arrows).is_empty());
    let round: Arrows = [("x", "y"), ("y", "z"), ("z", "y")]
        .map(|(from, to)| (from.to_owned(), BTreeSet::from([to.to_owned()])))
        .into();
    assert_eq!(circle(&round), ["y", "z", "y"]);
}
