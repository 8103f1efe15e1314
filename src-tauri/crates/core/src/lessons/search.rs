//! Finding words in the lessons.
//!
//! Owns in which languages is looked; comparing is [`evenkeel_domain::content::search`]'s. What somebody looks for is kept
//! nowhere.

use evenkeel_domain::content::search::{self, LessonHit};
use evenkeel_domain::text;
use evenkeel_domain::words::Lang;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::cards::built_in;
use crate::app::App;
use crate::error::Outcome;
use crate::unlocked::UnlockedVault;

/// Input of `lessons_search`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LessonsSearch {
    /// The language looked in first.
    pub lang: Lang,
    /// What to look for, up to 200 characters; the first eight words count.
    pub query: String,
}

/// Lessons that hold every word. One that holds them only in the other language comes last, shown in that language.
///
/// # Errors
/// A query over 200 characters.
pub fn find(_: &App, _: &mut UnlockedVault, input: LessonsSearch) -> Outcome<Vec<LessonHit>> {
    text::bounded(&input.query, text::NAME, "query")?;
    let terms = search::terms(&input.query);
    let mut hits = search::search(built_in(input.lang), &terms);
    let other = match input.lang {
        Lang::En => Lang::Es,
        Lang::Es => Lang::En,
    };
    for hit in search::search(built_in(other), &terms) {
        if hits.iter().all(|found| found.id != hit.id) {
            hits.push(hit);
        }
    }
    Ok(hits)
}
