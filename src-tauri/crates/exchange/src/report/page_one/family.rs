//! Page one for family: how to help and whom to call. Nothing clinical unless the person chose it, and then only whether they were there.

use std::sync::LazyLock;

use evenkeel_domain::help::{HelpLine, PublicHelp};
use evenkeel_domain::report::{Block, Fact};
use evenkeel_domain::words::Lang;

use super::super::Chosen;
use super::super::attended::Attended;
use super::super::wording::Wording;
use super::notice;

/// The same data as on *Help now*: no number is spelled in code or in a sentence.
static HELP: LazyLock<Option<PublicHelp>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../../../content/help.json")).ok());

/// What helps, in the order printed: `report-family-<id>`.
const WAYS: [&str; 5] = ["ask", "sessions", "home", "return", "naloxone"];

pub(super) fn blocks(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Vec<Block> {
    let mut blocks = vec![notice("report-silent", wording)];
    if let Some(sessions) = chosen.sessions.as_ref().filter(|one| !one.list.is_empty()) {
        let attended = Attended::of(sessions, wording);
        let rows = vec![attended.hours(wording), attended.sessions(wording)];
        blocks.extend(wording.titled("report-one-sessions", rows));
    }
    blocks.push(Block::Subheading {
        text: wording.say("report-family-help"),
    });
    blocks.push(Block::List {
        items: WAYS
            .iter()
            .map(|way| wording.say(&format!("report-family-{way}")))
            .collect(),
    });
    blocks.extend(wording.titled("report-family-call", lines(wording)));
    blocks
}

/// Whom to call: for an overdose, in a crisis, to find help.
fn lines(wording: &Wording<'_>) -> Vec<Fact> {
    let Some(help) = HELP.as_ref() else {
        return Vec::new();
    };
    ["911", "988", "samhsa"]
        .iter()
        .filter_map(|id| help.lines.iter().find(|line| line.id == *id))
        .filter_map(|line| {
            let call = line.call.as_deref()?;
            let text = line.text.as_deref().unwrap_or(call);
            let mut value = wording.texts(
                &format!("report-call-{}-value", line.id),
                &[("number", call), ("text", text)],
            );
            // The word decides in which language somebody answers.
            if let Some(word) = word(line, wording.lang()) {
                value.push(' ');
                value.push_str(&wording.texts("report-call-word", &[("word", word)]));
            }
            Some(Fact::new(
                wording.say(&format!("report-call-{}", line.id)),
                value,
            ))
        })
        .collect()
}

fn word(line: &HelpLine, lang: Lang) -> Option<&str> {
    let word = line.text_word.as_ref()?;
    match lang {
        Lang::En => word.en.as_deref(),
        Lang::Es => word.es.as_deref(),
    }
}
