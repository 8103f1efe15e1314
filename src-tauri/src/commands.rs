//! What the page calls, answered from core's one list of commands.
//!
//! Owns the way there and back: off the main thread, one JSON object in, one JSON value or one [`CommandError`] out, and the end
//! of the window after a lock. Refuses to own names and rules: a name that is not in the list is not answered, and the capability
//! file, which is made from the list, keeps the page from it before it comes here.

use evenkeel_core::{CommandError, commands};
use evenkeel_domain::ErrorCode;
use serde_json::Value;
use tauri::ipc::{Invoke, InvokeBody, InvokeError};
use tauri::{AppHandle, Manager as _, Wry};

use crate::shell::Shell;

/// Locking ends the window, even one that has nothing open and is told to vanish.
const LOCK: &str = "vault_lock";
/// Under this name the page sends what a command takes.
const INPUT: &str = "input";

/// Answers what the page calls.
pub fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    |call| {
        let Some(command) = commands::find(call.message.command()) else {
            return false;
        };
        let window = call.message.webview_ref().app_handle().clone();
        let input = input(call.message.payload());
        // Tauri calls this on the main thread, which draws the window and must not wait.
        call.resolver.respond_async(async move {
            answer(&window, command.name, input?)
                .await
                .map_err(InvokeError::from)
        });
        true
    }
}

async fn answer(
    window: &AppHandle,
    name: &'static str,
    input: Value,
) -> Result<Value, CommandError> {
    let shell = window.state::<Shell>();
    let reason = (name == LOCK).then(|| Shell::reason_of(&input)).flatten();
    let answer = shell.call(name, input).await?;
    if let Some(reason) = reason {
        shell.locked(window, reason);
    }
    Ok(answer)
}

/// What the command takes. Bytes are no input, and nothing runs without one.
fn input(body: &InvokeBody) -> Result<Value, CommandError> {
    match body {
        InvokeBody::Json(body) => body.get(INPUT).cloned(),
        InvokeBody::Raw(_) => None,
    }
    .ok_or_else(|| CommandError::in_field(ErrorCode::BadInput, INPUT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_that_ends_the_window_is_in_the_list() {
        assert!(
            commands::find(LOCK).is_some(),
            "after a lock the window would stay"
        );
    }

    #[test]
    fn nothing_runs_without_an_input() {
        let refused = Err(CommandError::in_field(ErrorCode::BadInput, "input"));
        for body in [
            InvokeBody::Json(serde_json::json!({})),
            InvokeBody::Json(serde_json::json!({ "other": {} })),
            InvokeBody::Json(serde_json::json!([{ "input": {} }])),
            InvokeBody::Json(Value::Null),
            InvokeBody::Raw(br#"{"input":{}}"#.to_vec()),
        ] {
            assert_eq!(input(&body), refused, "{body:?}");
        }
        let given = serde_json::json!({ "reason": "quick_exit" });
        assert_eq!(
            input(&InvokeBody::Json(serde_json::json!({ "input": given }))),
            Ok(given)
        );
    }

    /// The page tells refusals apart by this form, and calls everything else an internal fault.
    #[test]
    fn a_refusal_crosses_as_code_field_and_whether_to_try_again() {
        let InvokeError(told) =
            InvokeError::from(CommandError::in_field(ErrorCode::BadInput, "input"));
        assert_eq!(
            told,
            serde_json::json!({ "code": "bad_input", "field": "input", "retryable": false })
        );
        let InvokeError(told) = InvokeError::from(CommandError::new(ErrorCode::Locked));
        assert_eq!(
            told,
            serde_json::json!({ "code": "locked", "retryable": false })
        );
    }
}
