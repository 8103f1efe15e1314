//! Tells Tauri which commands exist, from the one capability file, which `cargo xtask bindings` makes from core's list.
//!
//! Without a list every registered command is open to every window, so an empty list stops the build.

use std::error::Error;

const CAPABILITY: &str = "capabilities/main.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={CAPABILITY}");
    println!("cargo:rerun-if-changed=../ui/dist/index.html");
    if !std::path::Path::new("../ui/dist/index.html").is_file() {
        return Err(
            "the UI is not built yet: run `./x run`, or `npm ci && npm run build` in ui/".into(),
        );
    }
    let capability: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(CAPABILITY)?)?;
    let permissions = capability
        .get("permissions")
        .and_then(serde_json::Value::as_array)
        .ok_or("no permissions in the capability file")?;
    let commands: Vec<&'static str> = permissions
        .iter()
        .filter_map(serde_json::Value::as_str)
        .filter_map(|permission| permission.strip_prefix("allow-"))
        .map(|command| -> &'static str { Box::leak(command.replace('-', "_").into_boxed_str()) })
        .collect();
    if commands.is_empty() {
        return Err(
            "the capability file grants no command: Tauri would open every command to every window"
                .into(),
        );
    }
    let manifest = tauri_build::AppManifest::new().commands(Vec::leak(commands));
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}
