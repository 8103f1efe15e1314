//! Web addresses that may be shown as a link.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MAX_ADDRESS;

/// An `https` address. Nothing else is a link: no other scheme, no name or password before the host, no odd characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(as = "String")]
pub struct WebAddress(String);

impl WebAddress {
    /// The address, or nothing when it is none that may be shown as a link.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("https://")?;
        // Printable ASCII only: a look-alike letter in a host name is the oldest trick there is.
        let harmless = |c: char| {
            c.is_ascii_graphic()
                && !matches!(
                    c,
                    '"' | '\'' | '<' | '>' | '\\' | '`' | '{' | '}' | '|' | '^'
                )
        };
        if text.len() > MAX_ADDRESS || !rest.chars().all(harmless) {
            return None;
        }
        let host = rest.split(['/', '?', '#']).next()?;
        let labels: Vec<&str> = host.split('.').collect();
        let named = labels.len() >= 2
            && labels.iter().all(|label| {
                !label.is_empty()
                    && !label.starts_with('-')
                    && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            })
            && labels
                .last()
                .is_some_and(|top| top.chars().all(|c| c.is_ascii_alphabetic()));
        named.then(|| Self(text.to_owned()))
    }

    /// The whole address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// That text is no web address we would show. Says nothing about the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an https address")]
pub struct NotAWebAddress;

impl TryFrom<String> for WebAddress {
    type Error = NotAWebAddress;

    fn try_from(text: String) -> Result<Self, NotAWebAddress> {
        Self::parse(&text).ok_or(NotAWebAddress)
    }
}

impl From<WebAddress> for String {
    fn from(address: WebAddress) -> Self {
        address.0
    }
}
