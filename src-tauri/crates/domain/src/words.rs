//! Localized text (Fluent) for everything that is not the window: notifications, tray, exports.
//!
//! Owns access to the Fluent catalogues in `ui/messages`, which the window reads too. Owns no sentence itself.
//! Isolation marks stay out, so that titles, notifications and file names hold plain text.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A language the product is complete in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// English (United States).
    #[default]
    En,
    /// Spanish (Latin America and the United States, "usted").
    Es,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// The tag used in files and `lang` attributes.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// The locale whose forms of dates, numbers and plurals are used: both languages are those of the United States.
    #[must_use]
    pub const fn locale(self) -> &'static str {
        match self {
            Self::En => "en-US",
            Self::Es => "es-US",
        }
    }
}

macro_rules! catalogue {
    ($lang:literal: $($name:literal),+ $(,)?) => {
        &[$(include_str!(concat!("../../../../ui/messages/", $lang, "/", $name, ".ftl"))),+]
    };
}

const EN: &[&str] = catalogue!("en": "demo", "reminders", "tray", "report", "vocabulary", "sessions", "calendar", "lessons", "shell");
const ES: &[&str] = catalogue!("es": "demo", "reminders", "tray", "report", "vocabulary", "sessions", "calendar", "lessons", "shell");

static BUNDLES: LazyLock<[FluentBundle<FluentResource>; 2]> =
    LazyLock::new(|| [bundle(Lang::En, EN), bundle(Lang::Es, ES)]);

fn bundle(lang: Lang, sources: &[&str]) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(lang.locale().parse().into_iter().collect());
    bundle.set_use_isolating(false);
    for source in sources {
        // A catalogue with a fault in one message still serves the others; a test refuses any fault.
        let resource =
            FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// A value put into a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Text, put in as it is (also text that looks like a number: a phone number stays one).
    Text(&'a str),
    /// A whole number, seen by plural rules.
    Number(i64),
}

/// One message in `lang`, with named values. A message that does not exist comes back as its id: a test refuses that.
#[must_use]
pub fn say(lang: Lang, id: &str, values: &[(&str, Arg<'_>)]) -> String {
    let [en, es] = &*BUNDLES;
    let bundle = match lang {
        Lang::En => en,
        Lang::Es => es,
    };
    let mut args = FluentArgs::new();
    for (name, value) in values {
        match value {
            Arg::Number(number) => args.set(*name, FluentValue::from(*number)),
            Arg::Text(text) => args.set(*name, FluentValue::from(*text)),
        }
    }
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
        return id.to_owned();
    };
    let mut faults = Vec::new();
    bundle
        .format_pattern(pattern, Some(&args), &mut faults)
        .into_owned()
}

/// Whether `id` has words in `lang`.
#[must_use]
pub fn has(lang: Lang, id: &str) -> bool {
    let [en, es] = &*BUNDLES;
    match lang {
        Lang::En => en.has_message(id),
        Lang::Es => es.has_message(id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_catalogue_parses() {
        for source in EN.iter().chain(ES) {
            let parsed = FluentResource::try_new((*source).to_owned());
            assert!(
                parsed.is_ok(),
                "a fault hides a sentence from somebody: {:?}",
                parsed.err().map(|(_, faults)| faults)
            );
        }
    }
}
