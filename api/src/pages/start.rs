//! `/`: what the service does and what is needed.

use axum::response::Response;
use serde::Serialize;

use super::view::{Page, Title};
use super::visit::Visit;

/// The page.
#[derive(Debug, Serialize)]
pub(super) struct StartPage {}

impl Page for StartPage {
    const TEMPLATE: &'static str = "pages/start.njk";

    fn title(&self) -> Title {
        ("service-name", vec![])
    }
}

/// Shows it.
pub(super) async fn show(mut visit: Visit) -> Response {
    let answer = visit.page(&StartPage {});
    visit.finish(answer)
}
