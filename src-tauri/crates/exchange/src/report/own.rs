//! Own lines in a report: each goes through here once, is listed, and is printed only with its tick.
//!
//! Owns the one gate between what a person typed and the page: nothing else in this module's parent prints typed text, except journal
//! pages and topics, which are picked themselves, and the names on the cover. Because the list of what can be ticked is what came through
//! the gate, it cannot miss a line that is printed. Refuses to own which records are in (`choose` of each section).

use std::cell::RefCell;
use std::collections::HashSet;

use chrono::NaiveDateTime;
use data_encoding::HEXLOWER;
use evenkeel_domain::share::{ExportScope, OwnKind, OwnLine, OwnWhat, speaks_of_use};
use sha2::{Digest, Sha256};

/// A line on its way to the page.
pub(crate) struct Own<'a> {
    pub(crate) kind: OwnKind,
    pub(crate) what: OwnWhat,
    /// Names the record; the text itself where several records share one line ([`Own::shared`]).
    pub(crate) record: String,
    pub(crate) when: Option<NaiveDateTime>,
    pub(crate) text: &'a str,
    /// It speaks of use by its place, whatever its words are.
    pub(crate) marked: bool,
}

impl<'a> Own<'a> {
    /// A line of one record.
    pub(crate) fn of(
        kind: OwnKind,
        what: OwnWhat,
        record: impl ToString,
        when: Option<NaiveDateTime>,
        text: &'a str,
    ) -> Self {
        Self {
            kind,
            what,
            record: record.to_string(),
            when,
            text,
            marked: false,
        }
    }

    /// A line that many records share, such as a title: one tick for all of them.
    pub(crate) fn shared(kind: OwnKind, what: OwnWhat, list: &str, text: &'a str) -> Self {
        let digest = HEXLOWER.encode(&Sha256::digest(text.trim()));
        let short: String = digest.chars().take(32).collect();
        Self::of(kind, what, format!("{list}{short}"), None, text)
    }

    /// Marked whatever its words are.
    pub(crate) const fn marked(mut self) -> Self {
        self.marked = true;
        self
    }

    fn key(&self) -> String {
        let what = serde_json::to_value(self.what).ok();
        let name = what.as_ref().and_then(|what| what.as_str()).unwrap_or("");
        format!("{name}/{}", self.record)
    }
}

/// The gate, and what has come to it so far.
pub(crate) struct Gate {
    ticked: HashSet<String>,
    open: bool,
    asked: RefCell<(HashSet<String>, Vec<OwnLine>)>,
}

impl Gate {
    pub(crate) fn new(scope: &ExportScope) -> Self {
        Self {
            ticked: scope.own.iter().cloned().collect(),
            open: scope.role.may_read_own_words(),
            asked: RefCell::default(),
        }
    }

    /// The line, if it was ticked and says something.
    pub(crate) fn pass<'a>(&self, own: Own<'a>) -> Option<&'a str> {
        if !self.open || own.text.trim().is_empty() {
            return None;
        }
        let key = own.key();
        let ticked = self.ticked.contains(&key);
        let mut asked = self.asked.borrow_mut();
        if asked.0.insert(key.clone()) {
            asked.1.push(OwnLine {
                key,
                kind: own.kind,
                what: own.what,
                when: own.when,
                text: own.text.to_owned(),
                speaks_of_use: own.marked || speaks_of_use(own.text),
            });
        }
        ticked.then_some(own.text)
    }

    /// Every line that came to it, in the order of the page.
    pub(crate) fn into_lines(self) -> Vec<OwnLine> {
        self.asked.into_inner().1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use evenkeel_domain::share::RecipientRole;

    fn scope(role: RecipientRole, own: &[&str]) -> ExportScope {
        serde_json::from_value(serde_json::json!({
            "recipient": "R", "role": role, "purpose": "", "prepared_by": "", "kinds": ["cravings"],
            "from": "2026-03-01", "to": "2026-03-28", "own": own, "name_left_out": false, "expires": null,
            "lang": "en", "stop_read": true,
        }))
        .unwrap()
    }

    fn note(text: &str) -> Own<'_> {
        Own::of(OwnKind::Cravings, OwnWhat::Note, "7", None, text)
    }

    #[test]
    fn a_line_passes_with_its_tick_and_is_listed_without() {
        let shut = Gate::new(&scope(RecipientRole::Counselor, &[]));
        assert_eq!(shut.pass(note("after work")), None, "no tick, no line");
        let lines = shut.into_lines();
        assert_eq!(lines.len(), 1, "what was held back can be ticked");
        let open = Gate::new(&scope(RecipientRole::Counselor, &[&lines[0].key]));
        assert_eq!(open.pass(note("after work")), Some("after work"));
        assert_eq!(open.pass(note("  ")), None, "an empty line is no line");
    }

    #[test]
    fn a_court_and_an_employer_are_offered_no_line_and_get_none() {
        for role in [RecipientRole::Court, RecipientRole::Employer] {
            let gate = Gate::new(&scope(role, &["note/7"]));
            assert_eq!(gate.pass(note("after work")), None);
            assert!(gate.into_lines().is_empty());
        }
    }

    #[test]
    fn a_title_that_many_sessions_share_is_one_line() {
        let gate = Gate::new(&scope(RecipientRole::Family, &[]));
        for text in ["Process group", "Process group ", "Family night"] {
            gate.pass(Own::shared(OwnKind::Sessions, OwnWhat::Title, "", text));
        }
        assert_eq!(gate.into_lines().len(), 2);
    }
}
