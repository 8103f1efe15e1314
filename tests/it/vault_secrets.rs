//! Secrets cannot be printed, copied or written by accident: such code does not compile.

use evenkeel_store::{KeyringSecret, Passphrase, RecoveryCode};
use evenkeel_tests::SeededEntropy;

/// Compiles only as long as the type does *not* have the trait: with it, two implementations fit and the call is ambiguous.
macro_rules! lacks {
    ($($type:ty: $trait:path),+ $(,)?) => {
        $(const _: fn() = || {
            trait Ambiguous<A> {
                fn item() {}
            }
            impl<T: ?Sized> Ambiguous<()> for T {}
            struct Has;
            impl<T: ?Sized + $trait> Ambiguous<Has> for T {}
            <$type as Ambiguous<_>>::item();
        };)+
    };
}

lacks! {
    Passphrase: std::fmt::Display,
    Passphrase: Clone,
    Passphrase: serde::Serialize,
    Passphrase: AsRef<str>,
    RecoveryCode: std::fmt::Display,
    RecoveryCode: Clone,
    RecoveryCode: serde::Serialize,
    KeyringSecret: std::fmt::Display,
    KeyringSecret: Clone,
    KeyringSecret: serde::Serialize,
    evenkeel_store::Vault: Clone,
    evenkeel_store::Vault: serde::Serialize,
}

#[test]
fn r30_a_debug_print_says_nothing() {
    let passphrase = Passphrase::from_typed("canary in the mine".into()).unwrap();
    let code = RecoveryCode::random(&SeededEntropy::new(1));
    let shown = code.to_show_once();
    let keyring = KeyringSecret::from_bytes(&[0xC3; 32]).unwrap();
    let printed = format!("{passphrase:?} {code:?} {keyring:?}");
    assert!(!printed.contains("canary"), "{printed}");
    assert!(!printed.contains(&shown[..4]), "{printed}");
    assert!(
        !printed.contains("195") && !printed.to_lowercase().contains("c3"),
        "{printed}"
    );
}

#[test]
fn r30_every_exposure_says_why() {
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates");
    let mut files = 0;
    let mut exposures = 0;
    let mut folders = vec![source];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if !name.ends_with(".rs") || name.ends_with("tests.rs") {
                continue;
            }
            files += 1;
            let text = std::fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let lines: Vec<&str> = text.lines().collect();
            for (at, line) in lines.iter().enumerate() {
                let call = line.contains(".expose_secret()") || line.contains("expose_secret_mut(");
                if !call || line.trim_start().starts_with("//") {
                    continue;
                }
                exposures += 1;
                // The reason stands above the statement; a statement spans a few lines.
                let from = at.saturating_sub(12);
                let said = lines[from..=at]
                    .iter()
                    .any(|line| line.contains("// EXPOSE:"));
                assert!(
                    said,
                    "{}:{}: a secret is taken out of its wrapping without an // EXPOSE: reason",
                    path.display(),
                    at + 1
                );
            }
        }
    }
    assert!(
        files > 50 && exposures > 10,
        "{files} files, {exposures} exposures: the search must find something"
    );
}
