//! What crosses the edge when a command does not succeed.
//!
//! Owns the mapping from every typed cause below to one closed [`ErrorCode`]. Carries no cause text: causes may name paths.

use evenkeel_domain::{ErrorCode, Invalid};
use evenkeel_store::inbox::InboxError;
use evenkeel_store::{OpenError, StoreError};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ports::{AgentMissing, BrowserMissing, KeyStoreError, NotifyError, PickerMissing};

/// Why a command did not succeed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{code:?}")]
pub struct CommandError {
    /// What went wrong.
    pub code: ErrorCode,
    /// The field of the input that broke a rule.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub field: Option<String>,
    /// The same call may succeed a moment later.
    pub retryable: bool,
}

/// What a use case returns.
pub type Outcome<T> = Result<T, CommandError>;

impl CommandError {
    /// `code`, without a field.
    #[must_use]
    pub const fn new(code: ErrorCode) -> Self {
        Self {
            code,
            field: None,
            retryable: code.retryable(),
        }
    }

    /// `code` in `field`.
    #[must_use]
    pub fn in_field(code: ErrorCode, field: &str) -> Self {
        Self {
            code,
            field: Some(field.to_owned()),
            retryable: code.retryable(),
        }
    }
}

impl From<OpenError> for CommandError {
    fn from(error: OpenError) -> Self {
        Self::new(error.code())
    }
}

impl From<StoreError> for CommandError {
    fn from(error: StoreError) -> Self {
        Self::new(error.code())
    }
}

impl From<InboxError> for CommandError {
    fn from(error: InboxError) -> Self {
        Self::new(error.code())
    }
}

impl From<ErrorCode> for CommandError {
    fn from(code: ErrorCode) -> Self {
        Self::new(code)
    }
}

impl From<Invalid> for CommandError {
    fn from(invalid: Invalid) -> Self {
        Self::in_field(invalid.code, &invalid.field)
    }
}

impl From<KeyStoreError> for CommandError {
    fn from(error: KeyStoreError) -> Self {
        Self::new(match error {
            KeyStoreError::Missing => ErrorCode::KeyringMissing,
            KeyStoreError::Refused | KeyStoreError::TimedOut => ErrorCode::KeyringRefused,
        })
    }
}

impl From<NotifyError> for CommandError {
    fn from(_: NotifyError) -> Self {
        Self::new(ErrorCode::NotifierMissing)
    }
}

impl From<PickerMissing> for CommandError {
    fn from(_: PickerMissing) -> Self {
        Self::new(ErrorCode::PickerMissing)
    }
}

impl From<BrowserMissing> for CommandError {
    fn from(_: BrowserMissing) -> Self {
        Self::new(ErrorCode::BrowserMissing)
    }
}

impl From<AgentMissing> for CommandError {
    fn from(_: AgentMissing) -> Self {
        Self::new(ErrorCode::AgentMissing)
    }
}
