//! A bare Tauri window: what Evenkeel's own start is measured against, in the same run and by the same means.
//!
//! Owns nothing. No hardening, no core, one line of text.

use std::borrow::Cow;

use tauri::utils::assets::{AssetKey, AssetsIter, CspHash};
use tauri::{Assets, Context, WebviewUrl, WebviewWindowBuilder, Wry};

const PAGE: &[u8] = b"<!doctype html><html lang=\"en\"><title>bare</title><body><p id=\"painted\">bare</p></body></html>";

struct OnePage;

impl Assets<Wry> for OnePage {
    fn get(&self, _key: &AssetKey) -> Option<Cow<'_, [u8]>> {
        Some(Cow::Borrowed(PAGE))
    }

    fn iter(&self) -> Box<AssetsIter<'_>> {
        Box::new(std::iter::empty())
    }

    fn csp_hashes(&self, _html_path: &AssetKey) -> Box<dyn Iterator<Item = CspHash<'_>> + '_> {
        Box::new(std::iter::empty())
    }
}

fn main() -> tauri::Result<()> {
    let mut context: Context<Wry> = tauri::generate_context!();
    drop(context.set_assets(Box::new(OnePage)));
    tauri::Builder::default()
        .setup(|app| {
            WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("bare")
                .inner_size(1120.0, 800.0)
                .build()?;
            Ok(())
        })
        .run(context)
}
