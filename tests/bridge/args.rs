//! What the bridge is started with.

use std::path::PathBuf;

use anyhow::{Context, bail};
use chrono::{DateTime, Utc};
use evenkeel_core::ports::Clock as _;
use evenkeel_domain::time::Now;
use evenkeel_os::SystemClock;

/// Parsed arguments.
pub struct Args {
    /// The data folder.
    pub data: PathBuf,
    /// Port to listen on; 0 for any.
    pub port: u16,
    /// Where the clock stands at the start; none for the present.
    pub now: Option<DateTime<Utc>>,
    /// The laptop's zone; none for this machine's.
    pub zone: Option<String>,
    /// The UI built for the bridge.
    pub ui: PathBuf,
    /// Print the raw database key and end.
    pub print_key: bool,
    /// Fill a throw-away vault first.
    pub demo: bool,
}

impl Args {
    /// Reads them; anything unknown is told, not ignored.
    pub fn parse(mut given: impl Iterator<Item = String>) -> anyhow::Result<Self> {
        let mut data = None;
        let ui = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/dist-bridge"));
        let mut args = Self {
            data: PathBuf::new(),
            port: 0,
            now: None,
            zone: None,
            ui,
            print_key: false,
            demo: false,
        };
        while let Some(name) = given.next() {
            let mut value = || {
                given
                    .next()
                    .with_context(|| format!("{name} needs a value"))
            };
            match name.as_str() {
                "--data" => data = Some(PathBuf::from(value()?)),
                "--port" => {
                    args.port = value()?
                        .parse()
                        .context("--port takes a number from 0 to 65535")?
                }
                "--now" => {
                    let text = value()?;
                    args.now = Some(
                        DateTime::parse_from_rfc3339(&text)
                            .context("--now takes a time like 2026-10-05T14:00:00Z")?
                            .to_utc(),
                    );
                }
                "--zone" => {
                    let zone = value()?;
                    if !evenkeel_domain::calendar::zone_exists(&zone) {
                        bail!("--zone takes an IANA name like America/Chicago");
                    }
                    args.zone = Some(zone);
                }
                "--ui" => args.ui = PathBuf::from(value()?),
                "--print-key" => args.print_key = true,
                "--demo" => args.demo = true,
                other => bail!("unknown argument {other}"),
            }
        }
        args.data = data.context("--data DIR is needed")?;
        Ok(args)
    }

    /// Where the clock stands at the start.
    pub fn start(&self) -> Now {
        let real = SystemClock::default().now();
        Now {
            at: self.now.unwrap_or(real.at),
            zone: self.zone.clone().unwrap_or(real.zone),
        }
    }
}
