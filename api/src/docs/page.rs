//! The page to try the API: Swagger UI, served by ourselves, without inline scripts and without any other host.

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{HeaderName, HeaderValue, header};

use crate::AppState;

include!(concat!(env!("OUT_DIR"), "/swagger_ui.rs"));

/// As everywhere, but Swagger UI's style sheet has its icons in it.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// `{icon}` stands for the icon's address.
const PAGE: &str = r#"<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Assize API</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="{icon}" type="image/svg+xml">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
    <script src="/docs/swagger-ui-bundle.js" defer></script>
    <script src="/docs/start.js" defer></script>
  </head>
  <body>
    <div id="swagger-ui"></div>
    <noscript>This page needs JavaScript. The description itself is at <a href="/openapi.json">/openapi.json</a>.</noscript>
  </body>
</html>
"#;

/// `validatorUrl` would send the description's address to somebody else's server.
const START: &str = r##"SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  docExpansion: "list",
  tryItOutEnabled: true,
  validatorUrl: null,
});
"##;

pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/docs", get(|| async { page() }))
        .route("/docs/start.js", get(|| async { file("text/javascript; charset=utf-8", START.as_bytes()) }))
        .route("/docs/swagger-ui.css", get(|| async { file("text/css; charset=utf-8", SWAGGER_UI_CSS) }))
        .route(
            "/docs/swagger-ui-bundle.js",
            get(|| async { file("text/javascript; charset=utf-8", SWAGGER_UI_BUNDLE) }),
        )
        .route("/docs/LICENSE.txt", get(|| async { file("text/plain; charset=utf-8", SWAGGER_UI_LICENCE) }))
}

fn page() -> Response {
    let policy =
        (HeaderName::from_static("content-security-policy"), HeaderValue::from_static(CONTENT_SECURITY_POLICY));
    // Without it browsers ask for /favicon.ico, which is not there.
    let icon = components::assets().find(|asset| asset.name == "icon.svg").map(|asset| asset.path).unwrap_or_default();
    let icon = format!("{}{icon}", components::ASSET_ROOT);
    ([policy], axum::response::Html(PAGE.replace("{icon}", &icon))).into_response()
}

fn file(kind: &'static str, content: &'static [u8]) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=3600")], content).into_response()
}
