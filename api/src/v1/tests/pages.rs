//! What is around the API: headers, ids, the pages that document it.

use http::Method;
use rstest::rstest;
use scraper::{Html, Selector};

use crate::ApiSettings;
use crate::problem::Code;
use crate::testing::TestApp;

fn first(page: &str, selector: &str) -> String {
    let selected = Selector::parse(selector).unwrap();
    Html::parse_document(page).select(&selected).next().map(|element| element.text().collect()).unwrap_or_default()
}

#[tokio::test]
async fn every_code_has_a_page_in_both_languages() {
    let app = TestApp::start().await;
    for code in Code::all() {
        let path = format!("/problems/{}", code.as_str());
        let english = app.get(&path).send().await;
        let welsh = app.get(&format!("{path}?lang=cy")).send().await;
        for (answer, language) in [(&english, "en"), (&welsh, "cy")] {
            assert_eq!(answer.status, 200, "{path}");
            assert_eq!(answer.header("content-language"), language);
            assert!(answer.text().contains(&format!("lang=\"{language}\"")));
            assert!(answer.text().contains(code.as_str()));
        }
        assert_ne!(first(&english.text(), "h1"), first(&welsh.text(), "h1"), "{path}");
    }
    let list = app.get("/problems").header("accept-language", "cy").send().await;
    assert_eq!(first(&list.text(), "h1"), "Codau problemau");
    let rows = Selector::parse("tbody tr").unwrap();
    assert_eq!(Html::parse_document(&list.text()).select(&rows).count(), Code::all().count());
}

#[rstest]
#[case("en", "Page not found")]
#[case("cy", "Heb ddod o hyd i'r dudalen")]
#[tokio::test]
async fn people_get_a_page_when_something_goes_wrong(#[case] language: &str, #[case] heading: &str) {
    let app = TestApp::start().await;
    let ask = app.get("/nowhere").header("accept", "text/html,*/*;q=0.8").header("accept-language", language);
    let answer = ask.send().await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (404, "text/html; charset=utf-8"));
    assert_eq!(first(&answer.text(), "h1"), heading);
    // Programs get a problem, and so does everybody below /v1.
    app.get("/nowhere").send().await.expect_problem(404, &["route.not_found"]);
    app.get("/v1/nowhere").header("accept", "text/html").send().await.expect_problem(404, &["route.not_found"]);
    app.get("/problems/no.such_code").send().await.expect_problem(404, &["route.not_found"]);
}

#[tokio::test]
async fn answers_tell_browsers_to_be_careful() {
    let app =
        TestApp::with(ApiSettings { base_url: "https://visits.example".to_owned(), ..ApiSettings::default() }).await;
    for path in ["/v1/venues", "/problems", "/docs", "/nowhere", "/healthz"] {
        let answer = app.get(path).send().await;
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert!(answer.header("strict-transport-security").starts_with("max-age="), "{path}");
    }
    assert_eq!(app.get("/v1/venues").key(&app.public).send().await.header("cache-control"), "no-store");
    let plain = TestApp::start().await;
    assert_eq!(plain.get("/healthz").send().await.header("strict-transport-security"), "");
}

#[rstest]
#[case(Some("4F1C7E58-95C2-4B1E-9D0A-0D1C5A8E2B77"), Some("4f1c7e58-95c2-4b1e-9d0a-0d1c5a8e2b77"))]
#[case(Some("4f1c7e5895c24b1e9d0a0d1c5a8e2b77"), Some("4f1c7e58-95c2-4b1e-9d0a-0d1c5a8e2b77"))]
#[case(Some("<script>"), None)]
#[case(None, None)]
#[tokio::test]
async fn every_request_has_an_id(#[case] sent: Option<&str>, #[case] expected: Option<&str>) {
    let app = TestApp::start().await;
    let ask = app.get("/v1/venues");
    let answer = match sent {
        Some(id) => ask.header("x-request-id", id).send().await,
        None => ask.send().await,
    };
    let id = answer.header("x-request-id");
    assert!(uuid::Uuid::try_parse(id).is_ok(), "{id}");
    assert_eq!(answer.json()["instance"], format!("urn:uuid:{id}"));
    if let Some(expected) = expected {
        assert_eq!(id, expected);
    }
}

#[tokio::test]
async fn the_page_to_try_it_needs_nobody_else() {
    let app = TestApp::start().await;
    let page = app.get("/docs").send().await.text();
    let scripts = Selector::parse("script, style, link, img").unwrap();
    for element in Html::parse_document(&page).select(&scripts) {
        let address = element.value().attr("src").or(element.value().attr("href")).expect("nothing is inline");
        assert!(address.starts_with("/docs/") || address.starts_with("/assets/"), "{address}");
        let answer = app.get(address).send().await;
        assert_eq!(answer.status, 200, "{address}");
        assert!(!answer.bytes.is_empty());
    }
    let description = app.get("/openapi.json").send().await.expect(200);
    assert_eq!(description["servers"][1]["url"], "http://127.0.0.1:8080");
}

#[tokio::test]
async fn answers_are_compressed_on_request() {
    let app = TestApp::start().await;
    let answer = app.get("/openapi.json").header("accept-encoding", "gzip").send().await;
    assert_eq!(answer.header("content-encoding"), "gzip");
    let plain = app.get("/openapi.json").send().await;
    assert!(answer.bytes.len() * 4 < plain.bytes.len());
    let head = app.ask(Method::HEAD, "/openapi.json").send().await;
    assert_eq!((head.status.as_u16(), head.bytes.len()), (200, 0));
}
