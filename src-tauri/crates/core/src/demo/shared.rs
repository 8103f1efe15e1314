//! What the chapters of the fictional life have in common.

use evenkeel_domain::vocabulary::Term;

/// Weeks of life that lie behind.
pub(super) const WEEKS: u64 = 12;

/// A word of the built-in vocabulary.
pub(super) fn word(id: &str) -> Term {
    Term::Builtin(id.to_owned())
}
