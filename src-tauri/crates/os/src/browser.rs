//! The person's own web browser.
//!
//! Owns handing one address to the system. On Linux only the desktop portal is asked, over D-Bus: this process can open no network
//! socket, and starts no program. Which address may be opened is decided by the crates below.

use evenkeel_core::ports::{Browser, BrowserMissing};

/// Opens addresses the way the system does.
#[derive(Debug, Clone, Copy, Default)]
pub struct OsBrowser;

impl Browser for OsBrowser {
    fn open(&self, address: &str) -> Result<(), BrowserMissing> {
        system::open(address).map_err(|error| {
            // Names services and kinds of error, never the address.
            tracing::warn!(%error, "no browser could be opened");
            BrowserMissing
        })
    }
}

#[cfg(target_os = "linux")]
mod system {
    use std::collections::HashMap;
    use std::time::Duration;

    use zbus::blocking::{Proxy, connection};
    use zbus::zvariant::{OwnedObjectPath, Value};

    /// The portal answers at once; choosing a browser is its own dialog and is not waited for.
    const ANSWER: Duration = Duration::from_secs(5);

    pub(super) fn open(address: &str) -> zbus::Result<()> {
        let bus = connection::Builder::session()?
            .method_timeout(ANSWER)
            .build()?;
        let portal = Proxy::new(
            &bus,
            "org.freedesktop.portal.Desktop",
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.OpenURI",
        )?;
        let options: HashMap<&str, Value<'_>> = HashMap::new();
        let _: OwnedObjectPath = portal.call("OpenURI", &("", address, options))?;
        Ok(())
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use std::io;
    use std::process::{Command, Stdio};

    /// The address is one argument, never a line for a shell.
    pub(super) fn open(address: &str) -> io::Result<()> {
        let mut command = if cfg!(target_os = "macos") {
            Command::new("/usr/bin/open")
        } else {
            let mut command = Command::new("rundll32.exe");
            command.arg("url.dll,FileProtocolHandler");
            command
        };
        command
            .arg(address)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map(drop)
    }
}
