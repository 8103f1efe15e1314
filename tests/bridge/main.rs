//! The bridge: the real core, store and exchange over loopback HTTP, for tests in a browser and for outside checks.
//!
//! A binary of the tests crate, so it cannot be compiled into the app. Serves every command of the one list behind a random
//! token, and the UI built for it. Clock, keyring, notifier and dialogs are stand-ins; everything else is what patients get.
//!
//! ```text
//! cargo xtask bridge --data DIR [--port N] [--now RFC3339] [--zone IANA] [--ui DIR] [--demo]
//! cargo xtask bridge --data DIR --print-key < passphrase
//! ```
//!
//! Every address is described in `README.md` beside this file.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool speaks through them"
)]

mod args;
mod mortal;
mod serve;
mod world;

use std::io::Read as _;

use anyhow::{Context, bail};
use args::Args;
use evenkeel_store::{DataFolder, Passphrase, Store, UnlockOptions, UnlockWith};
use tiny_http::Server;
use world::World;

fn main() -> anyhow::Result<()> {
    let args = Args::parse(std::env::args().skip(1))?;
    if args.print_key {
        return print_key(&args);
    }
    let world = World::new(&args)?;
    let server = Server::http(("127.0.0.1", args.port))
        .map_err(|error| anyhow::anyhow!("cannot listen on loopback: {error}"))?;
    let port = server.server_addr().to_ip().context("a port")?.port();
    let token = serve::token();
    println!("url http://127.0.0.1:{port}/#token={token}");
    println!("token {token}");
    println!("ready");
    keep_serving(port);
    serve::run(&server, &world, &args, &token);
    Ok(())
}

/// Knocks now and then. When a browser opens six connections at once, tiny_http counts a thread that is only waking up as
/// free and leaves a connection in its queue without one; each further connection makes it look at the queue again.
fn keep_serving(port: u16) {
    std::thread::spawn(move || {
        loop {
            drop(std::net::TcpStream::connect(("127.0.0.1", port)));
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
    });
}

/// Prints the raw database key for the passphrase on standard input, so that other people's SQLCipher can be tried on the file.
fn print_key(args: &Args) -> anyhow::Result<()> {
    let mut typed = String::new();
    std::io::stdin().take(4_096).read_to_string(&mut typed)?;
    let passphrase = Passphrase::from_typed(typed.trim_end_matches(['\r', '\n']).to_owned())
        .context("that passphrase cannot be one")?;
    let store = Store::open(DataFolder::open(&args.data)?)?;
    let options = UnlockOptions {
        now: args.start().at,
        accept_older: false,
    };
    let opened = store.unlock(UnlockWith::Passphrase(&passphrase), options);
    match opened {
        Ok(opened) => println!("{}", opened.vault.export_raw_key_for_support().as_str()),
        Err(error) => bail!("the vault does not open: {error}"),
    }
    Ok(())
}
