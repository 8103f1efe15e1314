//! One tick of the agent: read what changed, decide, mark, show, mark.
//!
//! Owns the order of these steps, which is what makes a kill at any point harmless (it may repeat the one pop-up that was being
//! shown). Uses the ports, so that tests run the very same steps with a clock of their own.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use evenkeel_core::ports::{Clock, Entropy, KeyStore, Notice, Notifier, NotifyError};
use evenkeel_domain::calendar;
use evenkeel_domain::inbox::DosePressed;
use evenkeel_domain::reminder::{
    Agenda, AgendaState, AgentStatus, Decision, FollowUp, Ledger, NotifierState, decide, next_due,
};
use evenkeel_domain::time::Now;
use evenkeel_domain::words::say;
use evenkeel_domain::{Id, Lang};
use evenkeel_store::{DataFolder, device, inbox, ledger};

use crate::source::Source;

/// What an engine is made of.
#[derive(Clone)]
pub struct Parts {
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The password store that has the agenda's key.
    pub keys: Arc<dyn KeyStore>,
    /// Shows pop-ups.
    pub notifier: Arc<dyn Notifier>,
    /// For the ids of what is answered.
    pub entropy: Arc<dyn Entropy>,
    /// The data folder.
    pub folder: DataFolder,
}

/// The reminder loop's memory.
pub struct Engine {
    parts: Parts,
    source: Source,
    ledger: Ledger,
    notifier: NotifierState,
    checked: Option<Duration>,
}

/// What one look came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// When it was.
    pub now: Now,
    /// How long to wait before the next look, at most.
    pub wait: Duration,
    /// How many pop-ups were shown.
    pub shown: usize,
}

/// How often the notification service is asked whether it is there while nothing is to be shown.
const CHECK_EVERY: Duration = Duration::from_secs(300);

impl Engine {
    /// Starts with the ledger as it lies on disk. One that is damaged counts as empty: what is then shown again is at most one
    /// summary and what is due right now.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let ledger = ledger::read(parts.folder.path()).unwrap_or_else(|error| {
            tracing::warn!(%error, "the ledger cannot be read; starting a new one");
            Ledger::default()
        });
        Self {
            parts,
            source: Source::new(),
            ledger,
            notifier: NotifierState::Works,
            checked: None,
        }
    }

    /// The language of tray and summaries: the agenda's, and without one the device's.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.source.agenda().map_or_else(
            || {
                device::settings(self.parts.folder.path())
                    .lang
                    .unwrap_or_default()
            },
            |agenda| agenda.lang,
        )
    }

    /// The agenda, if there is one that can be read.
    #[must_use]
    pub const fn agenda(&self) -> Option<&Agenda> {
        self.source.agenda()
    }

    /// What the window is told. `tray` is known to the caller.
    #[must_use]
    pub fn status(&self, tray: bool) -> AgentStatus {
        AgentStatus {
            version: 1,
            agenda: self.source.state(),
            notifier: self.notifier,
            tray,
            not_shown: u32::try_from(self.ledger.not_shown()).unwrap_or(u32::MAX),
        }
    }

    /// How the agenda stands.
    #[must_use]
    pub const fn agenda_state(&self) -> AgendaState {
        self.source.state()
    }

    /// One look at the clock.
    pub fn tick(&mut self) -> Tick {
        let elapsed = self.parts.clock.elapsed();
        self.source
            .refresh(self.parts.folder.path(), &*self.parts.keys, elapsed);
        let now = self.parts.clock.now();
        let mut shown = 0;
        // Only the due decisions leave the borrow of the agenda; the texts are made now, for the clock of now.
        let pop_ups: Vec<(Decision, Notice)> = match self.source.agenda() {
            Some(agenda) => {
                self.ledger.settle(&now, agenda);
                decide(&now, agenda, &self.ledger)
                    .into_iter()
                    .map(|decision| notice(decision, &now, agenda))
                    .collect()
            }
            None => Vec::new(),
        };
        for (decision, notice) in pop_ups {
            shown += usize::from(self.show(&decision, &notice));
        }
        if self
            .checked
            .is_none_or(|checked| elapsed.saturating_sub(checked) >= CHECK_EVERY)
        {
            self.checked = Some(elapsed);
            self.heard(self.parts.notifier.check());
        }
        let next = self.next_due(&now);
        Tick {
            wait: evenkeel_os::until(now.at, next),
            now,
            shown,
        }
    }

    /// The next moment after `now` at which something is to be shown.
    #[must_use]
    pub fn next_due(&self, now: &Now) -> Option<DateTime<Utc>> {
        next_due(now, self.source.agenda()?, &self.ledger)
    }

    /// The person pressed "in ten minutes" on the pop-up of this id. Says whether it comes again: not when the agenda holds it no
    /// longer.
    pub fn snooze(&mut self, id: Id) -> bool {
        let now = self.parts.clock.now();
        let known = self
            .source
            .agenda()
            .is_some_and(|agenda| self.ledger.snooze(id, &now, agenda));
        if known {
            self.save();
        }
        known
    }

    /// The person answered on the pop-up of this id: it is sealed for the vault, with its slot and the present, and nothing is shown.
    /// Says whether it is kept, now or since an earlier press. If not, the window has to be opened: an answer is never lost in silence.
    ///
    /// It is sealed before the ledger knows of it: a kill in between may show the reminder again, and the answer to that one takes the
    /// place of the first.
    pub fn answer(&mut self, id: Id) -> bool {
        if self.ledger.answered(id) {
            return true;
        }
        let now = self.parts.clock.now();
        let item = self
            .source
            .agenda()
            .and_then(|agenda| self.ledger.item(id, agenda));
        let Some((item, slot)) = item.and_then(|item| {
            let slot = item.slot_name()?;
            Some((item, slot))
        }) else {
            return false;
        };
        let dose = Id::new(now.at, self.random());
        let pressed = DosePressed::new(&slot, dose, &now);
        if let Err(error) = inbox::put_answer(&self.parts.folder, &pressed) {
            tracing::warn!(%error, "an answer could not be kept");
            return false;
        }
        let next = item.follow_up_min.and_then(|minutes| {
            let at = now.at + chrono::Duration::minutes(i64::from(minutes));
            // By the clock it goes by: the one on the wall here, or the one of home.
            let zone = if item.floating { &now.zone } else { &item.zone };
            let local = calendar::to_local(at, zone);
            Some(FollowUp {
                id: Id::opaque(self.random()),
                dose,
                at,
                off: i16::try_from((local - at.naive_utc()).num_minutes()).ok()?,
            })
        });
        self.ledger.answer(id, next);
        self.save();
        true
    }

    fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.parts.entropy.fill(&mut bytes);
        bytes
    }

    /// The line about what comes next, for the tray. It may be read over a shoulder, and says a time.
    #[must_use]
    pub fn tray_words(&self, now: &Now) -> Option<String> {
        let at = self.next_reminder(now)?;
        Some(crate::when::when(self.lang(), at, now))
    }

    /// When the next reminder comes.
    fn next_reminder(&self, now: &Now) -> Option<DateTime<Utc>> {
        let agenda = self.source.agenda()?;
        let planned = agenda.next_after(now).map(|(at, _)| at);
        let follows = self.ledger.follow_ups(agenda).into_iter();
        let follows = follows
            .map(|item| item.due(agenda.quiet.as_ref(), &now.zone).at)
            .filter(|at| *at > now.at);
        planned.into_iter().chain(follows).min()
    }

    fn show(&mut self, decision: &Decision, notice: &Notice) -> bool {
        self.ledger.begin(decision, &self.parts.clock.now());
        self.save();
        let answer = self.parts.notifier.show(notice);
        self.heard(answer);
        self.ledger
            .finish(decision, answer.is_ok(), &self.parts.clock.now());
        self.save();
        tracing::info!(
            items = decision.ids().len(),
            taken = answer.is_ok(),
            "pop-up"
        );
        answer.is_ok()
    }

    fn heard(&mut self, answer: Result<(), NotifyError>) {
        self.notifier = match answer {
            Ok(()) => NotifierState::Works,
            Err(NotifyError::Missing) => NotifierState::Missing,
            Err(NotifyError::Refused | NotifyError::TimedOut) => NotifierState::Faulty,
        };
    }

    /// A ledger that cannot be written stops no reminder: within this process the memory counts.
    fn save(&self) {
        // The window sweeps half-written files when it starts and may take ours along; the second try is then undisturbed.
        if ledger::write(self.parts.folder.path(), &self.ledger).is_err()
            && let Err(error) = ledger::write(self.parts.folder.path(), &self.ledger)
        {
            tracing::warn!(%error, "the ledger cannot be written");
        }
    }
}

/// What the id of a pop-up for several begins with; behind it stands the first of them.
pub(crate) const GROUP: &str = "group-";

fn notice(decision: Decision, now: &Now, agenda: &Agenda) -> (Decision, Notice) {
    let text = decision.text(now, agenda);
    let silent = decision.silent();
    let actions = decision.actions().into_iter().map(|action| {
        let words = format!("reminder-action-{}", action.name().replace('_', "-"));
        (action.name().to_owned(), say(agenda.lang, &words, &[]))
    });
    let id = decision
        .ids()
        .first()
        .map(ToString::to_string)
        .unwrap_or_default();
    // A summary of several, or one pop-up for several, and the first of them are different pop-ups.
    let id = match decision {
        Decision::Show { .. } => id,
        Decision::Group { .. } => format!("{GROUP}{id}"),
        Decision::Fold { .. } => format!("summary-{id}"),
    };
    (
        decision,
        Notice {
            id,
            title: text.title,
            body: text.body,
            silent,
            actions: actions.collect(),
        },
    )
}
