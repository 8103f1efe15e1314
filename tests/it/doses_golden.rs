//! Dose days against another program's reading of the rules.
//!
//! `fixtures/doses/golden.txt` holds 20,000 days of invented lives (all shapes, fifty pairs of zones, clock changes, sleep, answers past
//! midnight, edits, pauses, moves, answers taken back), with the sum of what must be there; `oracle/doses.py --short` made it.
//! `cargo xtask oracle --doses N` makes fresh ones and says what differs.

use evenkeel_tests::doses::{DoseCase, DoseTally, replay};

const GOLDEN: &str = include_str!("../fixtures/doses/golden.txt");

fn cases() -> impl Iterator<Item = DoseCase> {
    GOLDEN
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is a case"))
}

#[test]
fn every_slot_of_20000_dose_days_is_where_the_other_program_has_it() {
    let mut all = DoseTally::default();
    let mut shapes = String::new();
    for case in cases() {
        shapes.push_str(&serde_json::to_string(&case.o).unwrap());
        all.add(replay(&case));
    }
    for (what, least) in [
        ("[\"d\",", 100),
        ("[\"w\",", 50),
        ("[\"n\",", 50),
        ("[\"k\",", 50),
        ("[\"m\",", 50),
        ("[\"h\",", 100),
        ("[\"g\",", 100),
        ("[\"p\"]", 50),
        ("[\"u\",", 500),
        ("[\"q\",", 50),
        ("[\"x\",", 20),
    ] {
        let found = shapes.matches(what).count();
        assert!(found >= least, "only {found} of {what}");
    }
    assert!(all.days >= 20_000 && all.answers > 10_000, "{all:?}");
    assert_eq!(all.different(), 0, "{:#?}", all.words);
}

/// A comparison that cannot fail proves nothing: each thing that can go wrong is done to a case, and must be seen.
#[test]
fn a_life_that_went_otherwise_is_noticed() {
    for (what, spoil) in [
        ("an answer is taken for a skipped one", "\"t\" -> \"s\""),
        ("an answer is not there", "\"t\" -> none"),
        ("a pause is not there", "\"p\" -> none"),
        ("what was taken back stands", "\"u\" -> none"),
        ("another version is not there", "\"v\" -> once"),
    ] {
        let mut seen = 0;
        let mut spoiled = 0;
        for mut case in cases().take(60) {
            let op = spoil.split('"').nth(1).unwrap().to_owned();
            let is = |one: &[serde_json::Value]| one[0] == op.as_str();
            let first = case.o.iter().position(|one| is(one));
            let at = match spoil.split(" -> ").nth(1) {
                // A change can only be left out where nothing names it.
                Some("once") => case.o.iter().rposition(|one| is(one)).filter(|at| {
                    *at > 3
                        && !case.o[*at..]
                            .iter()
                            .any(|one| ["t", "s", "b", "m"].iter().any(|op| one[0] == *op))
                }),
                _ => first,
            };
            let Some(at) = at else { continue };
            spoiled += 1;
            if spoil.ends_with("\"s\"") {
                case.o[at][0] = "s".into();
            } else if op == "t" {
                // The dose stays, so that the numbers of the others do, and belongs to nothing.
                case.o[at] = vec!["n".into(), case.o[at][5].clone()];
            } else {
                case.o.remove(at);
            }
            seen += u64::from(replay(&case).different() > 0);
        }
        assert!(
            spoiled > 0 && seen > 0,
            "{what}: {seen} of {spoiled} noticed"
        );
    }
}
