//! Style sheets, scripts and the icon, under names that hold their content's hash.

use std::sync::LazyLock;

use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode, header};

use crate::problem::{ApiCode, Problem};
use crate::request::PathText;

const PAGES_CSS: &str = include_str!("../../static/pages.css");

static PAGES_CSS_HASH: LazyLock<String> =
    LazyLock::new(|| blake3::hash(PAGES_CSS.as_bytes()).to_hex().chars().take(16).collect());

/// What is served under such a name never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// The address of the file with this plain name; `None` if there is no such file.
pub(super) fn address(name: &str) -> Option<String> {
    if name == "pages.css" {
        return Some(format!("{}pages.{}.css", components::ASSET_ROOT, *PAGES_CSS_HASH));
    }
    components::assets()
        .find(|asset| asset.name == name)
        .map(|asset| format!("{}{}", components::ASSET_ROOT, asset.path))
}

/// One file.
pub(super) async fn send(PathText(file): PathText, headers: HeaderMap) -> Response {
    let (content_type, hash, bytes): (&str, &str, &'static [u8]) = match components::asset(&file) {
        Some(asset) => (asset.content_type, asset.hash, asset.bytes),
        None if file == format!("pages.{}.css", *PAGES_CSS_HASH) => {
            ("text/css; charset=utf-8", &PAGES_CSS_HASH, PAGES_CSS.as_bytes())
        }
        None => return Problem::from(ApiCode::RouteNotFound).into_response(),
    };
    let tag = format!("\"{hash}\"");
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let cached = [(header::CACHE_CONTROL, FOR_EVER.to_owned()), (header::ETAG, tag.clone())];
    if known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag)) {
        return (StatusCode::NOT_MODIFIED, cached).into_response();
    }
    (cached, [(header::CONTENT_TYPE, content_type.to_owned())], bytes).into_response()
}
