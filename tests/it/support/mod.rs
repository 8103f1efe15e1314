//! What tests of files share.

pub mod life;
#[cfg(target_os = "linux")]
pub mod powerloss;
pub mod reminding;
pub mod vaults;

/// A temporary folder in memory where there is one: these tests write tens of thousands of times, and what a real disk does
/// with that is not what they ask.
pub fn fast_dir() -> tempfile::TempDir {
    let memory = std::path::Path::new("/dev/shm");
    if memory.is_dir() {
        tempfile::tempdir_in(memory).unwrap()
    } else {
        tempfile::tempdir().unwrap()
    }
}
