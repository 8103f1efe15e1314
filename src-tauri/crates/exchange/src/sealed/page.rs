//! The page around the sealed part: neutral words, a form, our script, style and letters, nothing from outside.
//!
//! Owns the HTML, its content security policy and how the sealed part is found in it again. Knows no passphrase and no report.
//! The only strings put in are ours (from the catalogues, escaped by the template), the label (escaped by it as well) and base64.
//! The words of the page are there in every language, because a reader can switch.

use std::collections::BTreeMap;

use askama::Template;
use data_encoding::BASE64;
use evenkeel_domain::Lang;
use evenkeel_domain::words::{Arg, say};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::container::{MAX_FILE, OpenError, SealError, Sealed};

/// The script, in the order its pieces stand in the page.
const SCRIPT: [&str; 7] = [
    include_str!("../../templates/reader/words.js"),
    include_str!("../../templates/reader/container.js"),
    include_str!("../../templates/reader/draw.js"),
    include_str!("../../templates/reader/chart.js"),
    include_str!("../../templates/reader/paper.js"),
    include_str!("../../templates/reader/idle.js"),
    include_str!("../../templates/reader/main.js"),
];
const STYLE: [&str; 2] = [
    include_str!("../../templates/reader.css"),
    include_str!("../../templates/reader-print.css"),
];
/// Atkinson Hyperlegible Next, upright, every weight (SIL Open Font License 1.1, `templates/fonts/OFL.txt`), with the characters each file
/// is for. Inside the page, so that it reads and prints alike on every machine.
const LETTERS: [(&[u8], &str); 2] = [
    (
        include_bytes!("../../templates/fonts/latin-ext.woff2"),
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,\
         U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    ),
    (
        include_bytes!("../../templates/fonts/latin.woff2"),
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,\
         U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    ),
];
const BEFORE: &str = "<script type=\"application/json\" id=\"sealed\">";
const AFTER: &str = "</script>";

#[derive(Template)]
#[template(path = "reader.html", escape = "html")]
struct Page<'a> {
    lang: &'a str,
    policy: String,
    letters: &'a str,
    style: &'a str,
    script: &'a str,
    words: &'a str,
    sealed: &'a str,
    label: &'a str,
    version: &'a str,
    w: &'a Words,
}

/// The page's own sentences. The script finds them by the same names in camel case.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Words {
    title: String,
    heading: String,
    lead: String,
    offline: String,
    blocked: String,
    passphrase: String,
    passphrase_hint: String,
    show: String,
    open: String,
    opening: String,
    opened: String,
    tools: String,
    contents: String,
    print_one: String,
    print_all: String,
    /// With `{page}` and `{pages}` where the numbers go.
    sheet: String,
    /// The language's own name for itself.
    language: String,
    switched: String,
    as_table: String,
    week: String,
    value: String,
    idle: String,
    stay: String,
    close: String,
    closed_idle: String,
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
            passphrase: word("reader-passphrase"),
            passphrase_hint: word("reader-passphrase-hint"),
            show: word("reader-show"),
            open: word("reader-open"),
            opening: word("reader-opening"),
            opened: word("reader-opened"),
            tools: word("reader-tools"),
            contents: word("reader-contents"),
            print_one: word("reader-print-one"),
            print_all: word("reader-print-all"),
            sheet: say(
                lang,
                "reader-sheet",
                &[
                    ("page", Arg::Text("{page}")),
                    ("pages", Arg::Text("{pages}")),
                ],
            ),
            language: word("reader-language"),
            switched: word("reader-switched"),
            as_table: word("reader-as-table"),
            week: word("reader-week"),
            value: word("reader-value"),
            idle: word("reader-idle"),
            stay: word("reader-stay"),
            close: word("reader-close"),
            closed_idle: word("reader-closed-idle"),
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

/// JSON that can stand in a script element: a `<` in it ends nothing.
fn json(value: &impl Serialize) -> Result<String, SealError> {
    let text = serde_json::to_string(value).map_err(|_| SealError::Internal)?;
    Ok(text.replace('<', "\\u003c"))
}

/// The letters in a style sheet of their own: what the script changes in the other one does not load them anew.
fn letters() -> String {
    let mut faces = String::new();
    for (file, characters) in LETTERS {
        faces.push_str(&format!(
            "@font-face {{ font-family: \"Atkinson Hyperlegible Next\"; font-weight: 200 800; \
             src: url(data:font/woff2;base64,{}) format(\"woff2\"); unicode-range: {characters}; }}\n",
            BASE64.encode(file)
        ));
    }
    faces
}

pub(super) fn render(sealed: &Sealed, label: &str, lang: Lang) -> Result<String, SealError> {
    // A checkout with CRLF would otherwise be hashed with them and parsed without.
    let script =
        format!("\"use strict\";\n(() => {{\n{}}})();\n", SCRIPT.concat()).replace('\r', "");
    let style = STYLE.concat().replace('\r', "");
    let letters = letters();
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}' 'sha256-{}'; font-src data:; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        BASE64.encode(&Sha256::digest(&script)),
        BASE64.encode(&Sha256::digest(&letters)),
        BASE64.encode(&Sha256::digest(&style)),
    );
    let words: BTreeMap<&str, Words> = Lang::ALL
        .into_iter()
        .map(|lang| (lang.tag(), Words::new(lang)))
        .collect();
    Page {
        lang: lang.tag(),
        policy,
        letters: &letters,
        style: &style,
        script: &script,
        words: &json(&words)?,
        sealed: &json(sealed)?,
        label,
        version: env!("CARGO_PKG_VERSION"),
        w: words.get(lang.tag()).ok_or(SealError::Internal)?,
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
