//! Medications and doses: what is taken, when it is due, and what was said of each dose.
//!
//! Owns the use cases. When a slot is due and what became of it is [`evenkeel_domain::medications`]'s, asked through [`Course`]
//! everywhere: Today, list, history, reminders and the report go one way. Refuses to own advice: nothing here says that something may be
//! taken, or must.
//!
//! [`Course`]: evenkeel_domain::medications::Course

mod doses;
mod entry;
mod history;
mod list;
mod pause;
mod read;
mod reminders;
mod schedule;
mod today;
mod visit;
mod wire;
mod zone;

pub use doses::{correct, note, record, take_back, undelete as dose_undelete};
pub use entry::{delete, order, save, undelete};
pub use history::history;
pub(crate) use list::any_scheduled;
pub use list::{detail, list, page};
pub use pause::{move_dose, pause_delete, pause_save, pause_undelete};
pub(crate) use read::{Everything, of_days};
pub(crate) use reminders::{keep_pressed, reminder_requests};
pub use schedule::{preview, schedule_save};
pub use today::today;
pub use visit::visit;
pub use wire::*;
pub use zone::zone_answer;
