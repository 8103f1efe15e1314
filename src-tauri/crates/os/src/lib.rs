//! The ports made real: clock, randomness, password store, notifications; and what else only the machine can do: where the data
//! folder is, waiting across sleep, lock and suspend signals, start at login, one instance, the lock on the network.
//!
//! Owns every call to the system that is not a file of the vault (`evenkeel-store`) or the window. Decides nothing: what to show and
//! when, what to keep and under which key, is decided by the crates below.

mod agent_link;
mod autostart;
mod browser;
mod clock;
mod entropy;
#[cfg(target_os = "linux")]
pub mod harden;
mod instance;
mod keystore;
pub mod log;
mod notifier;
mod paths;
#[cfg(target_os = "linux")]
pub mod signals;
mod wait;

pub use agent_link::{AgentLink, read_status, write_status};
pub use autostart::{Autostart, AutostartError, AutostartState};
pub use browser::OsBrowser;
pub use clock::SystemClock;
pub use entropy::OsEntropy;
#[cfg(target_os = "linux")]
pub use instance::is_held;
pub use instance::{Instance, InstanceError};
pub use keystore::OsKeyStore;
pub use notifier::{OnAction, OsNotifier};
pub use paths::{Paths, PathsError};
pub use wait::{LONGEST_WAIT, Waker, Woke, until};
