//! HTTP: commands, clock, what was notified, and the files of the UI.

use std::io::{Cursor, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use chrono::{DateTime, Utc};
use evenkeel_core::{CommandError, agenda, commands};
use evenkeel_domain::ErrorCode;
use evenkeel_store::Entropy as _;
use serde::Deserialize;
use serde_json::{Value, json};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::args::Args;
use crate::mortal::KillAt;
use crate::world::{World, held};

/// Largest body of a request, in bytes.
const MOST: u64 = 16 * 1024 * 1024;

/// The app's own policy, with this origin in place of the app's IPC.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
    base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

type Answer = Response<Cursor<Vec<u8>>>;

/// A new random token.
pub fn token() -> String {
    let mut bytes = [0; 24];
    evenkeel_os::OsEntropy.fill(&mut bytes);
    data_encoding::HEXLOWER.encode(&bytes)
}

/// Answers until the process is ended.
pub fn run(server: &Server, world: &World, args: &Args, token: &str) {
    for mut request in server.incoming_requests() {
        let answer = answer(&mut request, world, args, token);
        if request.respond(answer).is_err() {
            eprintln!("the browser went away before its answer");
        }
        agenda::settle(&world.app);
    }
}

fn answer(request: &mut Request, world: &World, args: &Args, token: &str) -> Answer {
    let url = request.url().split('?').next().unwrap_or("/").to_owned();
    let guarded = url.starts_with("/rpc/")
        || [
            "/commands",
            "/clock",
            "/notified",
            "/picker",
            "/keyring",
            "/notifier",
            "/agent",
        ]
        .contains(&url.as_str());
    if !guarded {
        return if *request.method() == Method::Get {
            file(&args.ui, &url)
        } else {
            refuse(405, ErrorCode::BadInput)
        };
    }
    let known = request
        .headers()
        .iter()
        .any(|header| header.field.equiv("x-evenkeel-token") && header.value.as_str() == token);
    if !known {
        return refuse(403, ErrorCode::BadInput);
    }
    let mut body = Vec::new();
    match request.as_reader().take(MOST + 1).read_to_end(&mut body) {
        Ok(_) if body.len() as u64 > MOST => return refuse(413, ErrorCode::TextTooLong),
        Ok(_) => {}
        Err(_) => return refuse(400, ErrorCode::BadInput),
    }
    match (request.method(), url.as_str()) {
        (Method::Get, "/commands") => json_answer(
            200,
            &json!(
                commands::list()
                    .iter()
                    .map(|command| command.name)
                    .collect::<Vec<_>>()
            ),
        ),
        (Method::Get, "/notified") => json_answer(200, &notified(world)),
        (Method::Post, "/clock") => settable(&body, |clock: SetTo| {
            if let Some(zone) = &clock.zone {
                world.clock.travel(zone);
            }
            if let Some(now) = clock.now {
                if clock.set_by_hand {
                    world.clock.jump(now);
                }
                world.set_clock(now, clock.asleep);
            }
        }),
        (Method::Post, "/picker") => settable(&body, |picker: PickerTo| {
            world.picker.set_folder(picker.folder.map(Into::into));
            world.picker.set_file(picker.file.map(Into::into));
        }),
        (Method::Post, "/keyring") => settable(&body, |keyring: KeyringTo| {
            world.keys.set_missing(keyring.missing)
        }),
        (Method::Post, "/notifier") => settable(&body, |notifier: NotifierTo| {
            world.notifier.set_missing(notifier.missing)
        }),
        (Method::Get, "/agent") => {
            let (running, kills, next) = world.agent();
            json_answer(
                200,
                &json!({ "running": running, "kills": kills, "next": next }),
            )
        }
        (Method::Post, "/agent") => agent(&body, world),
        (Method::Post, path) => rpc(path.trim_start_matches("/rpc/"), &body, world),
        _ => refuse(405, ErrorCode::BadInput),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetTo {
    now: Option<DateTime<Utc>>,
    zone: Option<String>,
    #[serde(default)]
    asleep: bool,
    /// Somebody sets the clock, and no time goes by.
    #[serde(default)]
    set_by_hand: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PickerTo {
    folder: Option<String>,
    file: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyringTo {
    missing: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NotifierTo {
    missing: bool,
}

/// What is done to the reminder process. Nothing said: killed and started anew.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AgentTo {
    kill: Option<KillAt>,
    restart: Option<bool>,
    press: Option<Press>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Press {
    id: String,
    action: String,
}

fn agent(body: &[u8], world: &World) -> Answer {
    let Ok(what) = serde_json::from_slice::<AgentTo>(body) else {
        return refuse(400, ErrorCode::BadInput);
    };
    if let Some(press) = what.press {
        let known = world.press(&press.id, &press.action);
        return json_answer(200, &json!({ "known": known }));
    }
    match what.kill {
        Some(at) => world.kill_agent(at, what.restart.unwrap_or(true)),
        None => world.restart_agent(),
    }
    json_answer(200, &json!({}))
}

fn settable<'a, T: Deserialize<'a>>(body: &'a [u8], set: impl FnOnce(T)) -> Answer {
    match serde_json::from_slice(body) {
        Ok(value) => {
            set(value);
            json_answer(200, &json!({}))
        }
        Err(_) => refuse(400, ErrorCode::BadInput),
    }
}

fn notified(world: &World) -> Value {
    world.note_shown();
    held(&world.notified)
        .iter()
        .map(|(at, notice)| json!({ "at": at, "id": notice.id, "title": notice.title, "body": notice.body, "silent": notice.silent, "actions": notice.actions }))
        .collect()
}

fn rpc(name: &str, body: &[u8], world: &World) -> Answer {
    let Ok(input) = serde_json::from_slice(body) else {
        return refuse(400, ErrorCode::BadInput);
    };
    // A panic in a command becomes an error, as in the window.
    let result = catch_unwind(AssertUnwindSafe(|| commands::call(&world.app, name, input)))
        .unwrap_or_else(|_| Err(CommandError::new(ErrorCode::Internal)));
    let changed: Vec<String> = world
        .take_changed()
        .into_iter()
        .filter_map(|topic| {
            serde_json::to_value(topic)
                .ok()?
                .as_str()
                .map(str::to_owned)
        })
        .collect();
    let answer = match result {
        Ok(value) => json_answer(200, &value),
        Err(error) => json_answer(
            status(&error),
            &serde_json::to_value(&error).unwrap_or_default(),
        ),
    };
    with(answer, "x-evenkeel-changed", &changed.join(","))
}

const fn status(error: &CommandError) -> u16 {
    match error.code {
        ErrorCode::Locked => 423,
        ErrorCode::NotFound => 404,
        ErrorCode::Stale | ErrorCode::InUse => 409,
        _ => 422,
    }
}

fn refuse(status: u16, code: ErrorCode) -> Answer {
    json_answer(
        status,
        &serde_json::to_value(CommandError::new(code)).unwrap_or_default(),
    )
}

fn json_answer(status: u16, value: &Value) -> Answer {
    with(
        Response::from_string(value.to_string()).with_status_code(status),
        "content-type",
        "application/json",
    )
}

fn with(answer: Answer, name: &str, value: &str) -> Answer {
    match Header::from_bytes(name.as_bytes(), value.as_bytes()) {
        Ok(header) => answer.with_header(header),
        Err(()) => answer,
    }
}

/// A file of the UI. Only names that vite makes; nothing above the folder can be named.
fn file(ui: &Path, url: &str) -> Answer {
    let name = match url.trim_start_matches('/') {
        "" => "index.html",
        name => name,
    };
    let plain = name.split('/').all(|part| {
        !part.is_empty()
            && !part.starts_with('.')
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
    });
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    };
    match plain.then(|| std::fs::read(ui.join(name))) {
        Some(Ok(bytes)) => with(
            with(
                with(Response::from_data(bytes), "content-type", kind),
                "content-security-policy",
                POLICY,
            ),
            "cache-control",
            "no-store",
        ),
        _ => Response::from_string("not found").with_status_code(404),
    }
}
