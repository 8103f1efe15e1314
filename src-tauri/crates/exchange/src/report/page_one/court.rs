//! Page one for a court: whether the person was there, by the program's own rule, and what the law says about this paper.

use evenkeel_domain::report::Block;

use super::super::Chosen;
use super::super::attended::Attended;
use super::super::wording::Wording;
use super::notice;

pub(super) fn blocks(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Vec<Block> {
    let mut blocks = vec![notice("report-silent-court", wording)];
    match &chosen.sessions {
        Some(sessions) if !sessions.list.is_empty() => {
            let attended = Attended::of(sessions, wording);
            let policy = sessions.program.map(|program| &program.policy);
            blocks.push(Block::Facts {
                rows: vec![
                    attended.hours(wording),
                    attended.sessions(wording),
                    attended.misses(policy, true, wording),
                ],
            });
            blocks.push(Block::Paragraph {
                text: wording.say("report-sessions-note"),
            });
        }
        Some(_) => blocks.push(Block::Paragraph {
            text: wording.say("report-sessions-none"),
        }),
        None => blocks.push(Block::Paragraph {
            text: wording.say("report-attendance-not-in"),
        }),
    }
    blocks.push(Block::Notice {
        text: wording.say("report-part2-long"),
    });
    blocks
}
