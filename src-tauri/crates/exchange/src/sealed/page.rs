//! The page around the sealed part: neutral words, a form, our script and style, nothing from outside.
//!
//! Owns the HTML, its content security policy and how the sealed part is found in it again. Knows no passphrase and no report.
//! The only strings put in are ours from the catalogues and the label, escaped by the template, and base64.

use askama::Template;
use data_encoding::BASE64;
use evenkeel_domain::Lang;
use evenkeel_domain::words::say;
use sha2::{Digest, Sha256};

use super::container::{MAX_FILE, OpenError, SealError, Sealed};

const SCRIPT: &str = include_str!("../../templates/reader.js");
const STYLE: &str = include_str!("../../templates/reader.css");
const BEFORE: &str = "<script type=\"application/json\" id=\"sealed\">";
const AFTER: &str = "</script>";

#[derive(Template)]
#[template(path = "reader.html", escape = "html")]
struct Page<'a> {
    lang: &'a str,
    policy: String,
    style: &'a str,
    script: &'a str,
    sealed: &'a str,
    version: &'a str,
    label: &'a str,
    w: Words,
}

/// The page's own sentences.
struct Words {
    title: String,
    heading: String,
    lead: String,
    offline: String,
    blocked: String,
    label: String,
    hint: String,
    show: String,
    open: String,
    opening: String,
    opened: String,
    print: String,
    close: String,
    empty: String,
    wrong: String,
    damaged: String,
    newer: String,
    costly: String,
    no_crypto: String,
    made_with: String,
}

impl Words {
    fn new(lang: Lang) -> Self {
        let word = |id: &str| say(lang, id, &[]);
        Self {
            title: word("reader-title"),
            heading: word("reader-heading"),
            lead: word("reader-lead"),
            offline: word("reader-offline"),
            blocked: word("reader-blocked"),
            label: word("reader-passphrase"),
            hint: word("reader-passphrase-hint"),
            show: word("reader-show"),
            open: word("reader-open"),
            opening: word("reader-opening"),
            opened: word("reader-opened"),
            print: word("reader-print"),
            close: word("reader-close"),
            empty: word("reader-empty"),
            wrong: word("reader-wrong"),
            damaged: word("reader-damaged"),
            newer: word("reader-newer"),
            costly: word("reader-costly"),
            no_crypto: word("reader-no-crypto"),
            made_with: word("reader-made-with"),
        }
    }
}

pub(super) fn render(sealed: &Sealed, lang: Lang, label: &str) -> Result<String, SealError> {
    // A checkout with CRLF would otherwise be hashed with them and parsed without.
    let script = SCRIPT.replace('\r', "");
    let style = STYLE.replace('\r', "");
    let json = serde_json::to_string(sealed).map_err(|_| SealError::Internal)?;
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        BASE64.encode(&Sha256::digest(&script)),
        BASE64.encode(&Sha256::digest(&style)),
    );
    Page {
        lang: lang.tag(),
        policy,
        style: &style,
        script: &script,
        sealed: &json,
        version: env!("CARGO_PKG_VERSION"),
        label: label.trim(),
        w: Words::new(lang),
    }
    .render()
    .map_err(|_| SealError::Internal)
}

/// The sealed fields as JSON text, found in a file of ours.
pub(super) fn sealed_part(html: &[u8]) -> Result<&str, OpenError> {
    if html.len() > MAX_FILE {
        return Err(OpenError::TooLarge);
    }
    let html = std::str::from_utf8(html).map_err(|_| OpenError::NotAReport)?;
    let (_, rest) = html.split_once(BEFORE).ok_or(OpenError::NotAReport)?;
    let (json, _) = rest.split_once(AFTER).ok_or(OpenError::Damaged)?;
    Ok(json)
}
