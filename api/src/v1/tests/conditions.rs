//! Versions: 304, 412, 428.

use http::Method;
use rstest::rstest;
use serde_json::json;

use super::fresh;
use crate::testing::TestApp;

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let app = TestApp::start().await;
    let receipt = app.booked(0, 1).await;
    let booking = format!("/v1/bookings/{}", receipt["id"].as_str().unwrap());
    for path in ["/v1/venues/CFI", "/v1/venues/CFI/availability?adults=2", &booking] {
        let first = app.get(path).key(&app.public).send().await;
        first.expect(200);
        let tag = first.header("etag");
        assert!(tag.starts_with('"') && tag.len() > 2, "{path}: {tag}");
        let again = app.get(path).key(&app.public).header("if-none-match", tag).send().await;
        assert_eq!(again.expect(304), serde_json::Value::Null);
        assert_eq!(again.header("etag"), tag);
    }
}

#[tokio::test]
async fn the_tag_of_availability_follows_whatever_changes_the_answer() {
    let app = TestApp::start().await;
    let tag = async |path: &str, language: &str, key: &str| {
        app.get(path).key(key).header("accept-language", language).send().await.header("etag").to_owned()
    };
    let path = "/v1/venues/CFI/availability";
    let first = tag(path, "en", &app.public).await;
    assert_eq!(first, tag(path, "en", &app.public).await);
    assert_ne!(first, tag(&format!("{path}?units=2"), "en", &app.public).await, "the question");
    assert_ne!(first, tag(path, "cy", &app.public).await, "the words");
    assert_ne!(first, tag(path, "en", &app.staff).await, "the channel");
    app.booked(0, 1).await;
    let second = tag(path, "en", &app.public).await;
    assert_ne!(first, second, "the version");
    app.clock.set("2026-06-02T09:00:00Z".parse().unwrap());
    assert_ne!(second, tag(path, "en", &app.public).await, "the day");
}

#[rstest]
#[case(None, 428, "precondition.required")]
#[case(Some("\"7\""), 412, "booking.version")]
#[case(Some("7"), 400, "request.invalid_header")]
#[case(Some("W/\"1\""), 400, "request.invalid_header")]
#[tokio::test]
async fn a_change_names_the_version_it_is_made_to(
    #[case] if_match: Option<&str>,
    #[case] status: u16,
    #[case] code: &str,
) {
    let app = TestApp::start().await;
    let receipt = app.booked(0, 1).await;
    let path = format!("/v1/bookings/{}", receipt["id"].as_str().unwrap());
    let ask =
        app.ask(Method::PATCH, &path).json(&json!({ "place": { "session": app.sessions()[1] } })).key(&app.public);
    let ask = match if_match {
        Some(tag) => ask.header("if-match", tag),
        None => ask,
    };
    ask.send().await.expect_problem(status, &[code]);
}

#[tokio::test]
async fn of_two_changes_to_one_version_the_second_is_stale() {
    let app = TestApp::start().await;
    let receipt = app.booked(0, 1).await;
    let path = format!("/v1/bookings/{}", receipt["id"].as_str().unwrap());
    let change = |session: usize| {
        let body = json!({ "place": { "session": app.sessions()[session] } });
        app.ask(Method::PATCH, &path).json(&body).key(&app.public).header("if-match", "\"1\"").send()
    };
    change(1).await.expect(200);
    let stale = change(3).await;
    let problem = stale.expect_problem(412, &["booking.version"]);
    assert_eq!(problem["errors"][0]["facts"], json!({ "expected": 1, "actual": 2 }));
    let any =
        app.ask(Method::PATCH, &path).json(&json!({ "place": { "session": app.sessions()[3] } })).key(&app.public);
    any.header("if-match", "*").send().await.expect(200);
    let cancel = app.post(&format!("{path}/cancel"), &json!({ "reason": "visitor" })).key(&app.public);
    cancel.header("if-match", "\"1\"").send().await.expect_problem(412, &["booking.version"]);
}

#[tokio::test]
async fn a_change_of_nothing_is_refused() {
    let app = TestApp::start().await;
    let receipt = app.post("/v1/bookings", &fresh(&app.sessions()[0], 1)).key(&app.public).send().await.expect(201);
    let path = format!("/v1/bookings/{}", receipt["id"].as_str().unwrap());
    let ask = app.ask(Method::PATCH, &path).json(&json!({})).key(&app.public).header("if-match", "\"1\"");
    ask.send().await.expect_problem(422, &["booking.nothing_to_change"]);
}
