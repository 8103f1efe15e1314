//! Process hardening at the start of `main`, before any thread of its own: no network, private files, no memory dumps.
//!
//! Owns the kernel's lock on sockets (promised in docs/security-promises.md). A content policy cannot stop a browser engine from asking the name service
//! (measured), so the kernel does: only UNIX sockets can be made, by this process and every child. Callers refuse to start when
//! this fails.
//!
//! A program that links the web engine has a thread before its `main` begins: a library starts one while it is loaded. So the lock is
//! put on every thread there is, and the kernel says so if one cannot take it.
//!
//! Not here: `PR_SET_DUMPABLE` 0. With it the desktop portal refuses links and dialogs; same-user tracing is a known limit.

use std::collections::BTreeMap;

use seccompiler::{
    BpfProgram, BpfProgramRef, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition,
    SeccompFilter, SeccompRule, sock_filter,
};

/// Why a process could not be hardened.
#[derive(Debug, thiserror::Error)]
pub enum HardenError {
    /// The limit on memory dumps could not be set.
    #[error("memory dumps could not be limited")]
    Cores(#[source] rustix::io::Errno),
    /// The filter could not be built or put in place.
    #[error("the network could not be locked")]
    Filter(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The filter is in place, but a network socket can still be made.
    #[error("the network is still open")]
    StillOpen,
}

/// Everything: files private, no dumps, no network. The first thing in `main`.
///
/// # Errors
/// [`HardenError`]. The caller says so and ends: it must not run without.
pub fn everything() -> Result<(), HardenError> {
    files_and_dumps()?;
    network_lock(seccompiler::apply_filter_all_threads)
}

/// Only private files and no dumps: for builds with the feature `automation`, which WebDriver reaches over loopback.
///
/// # Errors
/// [`HardenError`].
pub fn without_network_lock() -> Result<(), HardenError> {
    files_and_dumps()
}

fn files_and_dumps() -> Result<(), HardenError> {
    use rustix::process::{Resource, Rlimit, setrlimit, umask};
    umask(rustix::fs::Mode::from_raw_mode(0o077));
    // Exactly 1 and not 0: a dump that is piped to a collector ignores 0, and 1 stops it as well.
    setrlimit(
        Resource::Core,
        Rlimit {
            current: Some(1),
            maximum: Some(1),
        },
    )
    .map_err(HardenError::Cores)
}

fn network_lock(
    apply: fn(BpfProgramRef<'_>) -> seccompiler::Result<()>,
) -> Result<(), HardenError> {
    let program = filter().map_err(HardenError::Filter)?;
    apply(&program).map_err(|error| HardenError::Filter(Box::new(error)))?;
    if open(libc::AF_INET) || open(libc::AF_INET6) {
        Err(HardenError::StillOpen)
    } else {
        Ok(())
    }
}

fn filter() -> Result<BpfProgram, Box<dyn std::error::Error + Send + Sync>> {
    let unix = u64::try_from(libc::AF_UNIX)?;
    let foreign = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Ne, unix)?;
    let rules = BTreeMap::from([
        (libc::SYS_socket, vec![SeccompRule::new(vec![foreign])?]),
        // The other way to a socket; nothing here needs it.
        (libc::SYS_io_uring_setup, Vec::new()),
    ]);
    let refused = u32::try_from(libc::EAFNOSUPPORT)?;
    let filter = SeccompFilter::new(
        rules,
        SeccompAction::Allow,
        SeccompAction::Errno(refused),
        std::env::consts::ARCH.try_into()?,
    )?;
    let mut program = BpfProgram::try_from(filter)?;
    if cfg!(target_arch = "x86_64") {
        program.splice(0..0, refuse_x32(refused));
    }
    Ok(program)
}

/// Where the kernel was built for it, every call has a second number, and by that one the rules above would not know it. Nothing of
/// ours uses these numbers. Jumps in such a program are relative, so this may stand before the rest.
fn refuse_x32(error: u32) -> [sock_filter; 3] {
    /// The bit by which such a number is told.
    const X32: u32 = 0x4000_0000;
    let instruction = |code: u32, jt, jf, k| sock_filter {
        code: u16::try_from(code).unwrap_or(u16::MAX),
        jt,
        jf,
        k,
    };
    [
        // The number of the call stands first in what the kernel shows.
        instruction(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, 0, 0, 0),
        instruction(libc::BPF_JMP | libc::BPF_JSET | libc::BPF_K, 0, 1, X32),
        instruction(
            libc::BPF_RET | libc::BPF_K,
            0,
            0,
            libc::SECCOMP_RET_ERRNO | error,
        ),
    ]
}

/// Whether a socket of this family can be made now.
fn open(family: i32) -> bool {
    let address = if family == libc::AF_INET6 {
        "[::1]:0"
    } else {
        "127.0.0.1:0"
    };
    !matches!(std::net::UdpSocket::bind(address), Err(error) if error.raw_os_error() == Some(libc::EAFNOSUPPORT))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filters(status: &str) -> u32 {
        status
            .lines()
            .find_map(|line| line.strip_prefix("Seccomp_filters:")?.trim().parse().ok())
            .unwrap()
    }

    #[test]
    fn the_locked_thread_reaches_no_network_but_the_bus() {
        assert!(
            open(libc::AF_INET),
            "without the lock there is a network to reach, or this test proves nothing"
        );
        let outside = filters(&std::fs::read_to_string("/proc/self/status").unwrap());
        // The filter holds for the thread that asks for it and its children, so a test can try it on a thread of its own.
        std::thread::spawn(move || {
            network_lock(seccompiler::apply_filter).unwrap();
            assert!(
                !open(libc::AF_INET) && !open(libc::AF_INET6),
                "no internet socket of either family"
            );
            assert!(
                std::net::TcpStream::connect("127.0.0.1:9")
                    .is_err_and(|e| e.raw_os_error() == Some(libc::EAFNOSUPPORT)),
                "not even the loopback"
            );
            assert!(
                std::os::unix::net::UnixStream::pair().is_ok(),
                "UNIX sockets carry the desktop's bus"
            );
            let child = std::process::Command::new("cat")
                .arg("/proc/self/status")
                .output()
                .unwrap();
            let inside = filters(&String::from_utf8(child.stdout).unwrap());
            assert_eq!(
                inside,
                outside + 1,
                "a program started from here is locked as well"
            );
            // The other numbers of the same two calls. A kernel that does not know them says ENOSYS by itself, so the answer must be ours.
            #[cfg(target_arch = "x86_64")]
            for call in [libc::SYS_socket, libc::SYS_io_uring_setup] {
                let asked = std::process::Command::new("/usr/bin/python3")
                    .arg("-c")
                    .arg(format!(
                        "import ctypes as c; l = c.CDLL(None, use_errno=True); l.syscall({}, 2, 1, 0); print(c.get_errno())",
                        call | 0x4000_0000
                    ))
                    .output()
                    .unwrap();
                assert_eq!(
                    String::from_utf8_lossy(&asked.stdout).trim(),
                    libc::EAFNOSUPPORT.to_string(),
                    "call {call} by its x32 number"
                );
            }
        })
        .join()
        .unwrap();
    }

    #[test]
    fn files_are_private_and_dumps_are_stopped() {
        files_and_dumps().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        std::fs::write(&path, "x").unwrap();
        let mode = std::os::unix::fs::MetadataExt::mode(&std::fs::metadata(&path).unwrap()) & 0o777;
        assert_eq!(mode, 0o600, "nobody else may read what we write");
        let limits = std::fs::read_to_string("/proc/self/limits").unwrap();
        let cores = limits
            .lines()
            .find(|line| line.starts_with("Max core file size"))
            .unwrap();
        assert_eq!(
            cores.split_whitespace().nth(4),
            Some("1"),
            "exactly one byte: {cores}"
        );
    }
}
