//! Bad input: each fault with its place, the rule and the cure.

use http::Method;
use rstest::rstest;
use serde_json::{Value, json};

use super::{contact, fresh, party};
use crate::ApiSettings;
use crate::testing::{TestApp, numbered};

const SESSION: &str = "00000000-0000-0000-0000-000000000009";

fn with(mut body: Value, pointer: &str, value: Value) -> Value {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    body.pointer_mut(parent).unwrap()[name] = value;
    body
}

fn without(mut body: Value, pointer: &str) -> Value {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    body.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
    body
}

fn hold() -> Value {
    json!({ "session": SESSION, "party": party(1) })
}

fn booking() -> Value {
    fresh(SESSION, 1)
}

fn facts() -> Value {
    json!({ "prisoner_number": "A1234BC", "location": ["C"], "category": "B", "incentive": "BASIC" })
}

#[rstest]
#[case::unknown("/v1/holds", with(hold(), "/sesion", json!("x")), "request.unknown_field", "/sesion", "unknown")]
#[case::unknown_below("/v1/holds", with(hold(), "/party/visitor", json!([])), "request.unknown_field", "/party/visitor", "unknown")]
#[case::missing("/v1/holds", without(hold(), "/session"), "request.missing_field", "/session", "missing")]
#[case::missing_below(
    "/v1/holds",
    without(hold(), "/party/visitors/0/date_of_birth"),
    "request.missing_field",
    "/party/visitors/0/date_of_birth",
    "missing"
)]
#[case::wrong_type("/v1/holds", with(hold(), "/units", json!("1")), "request.invalid_field", "/units", "type")]
#[case::negative("/v1/holds", with(hold(), "/units", json!(-1)), "request.invalid_field", "/units", "type")]
#[case::none("/v1/holds", with(hold(), "/units", json!(0)), "request.invalid_field", "/units", "number")]
#[case::too_much("/v1/holds", with(hold(), "/units", json!(1001)), "request.invalid_field", "/units", "number")]
#[case::no_id("/v1/holds", with(hold(), "/session", json!("x")), "request.invalid_field", "/session", "id")]
#[case::no_class("/v1/holds", with(hold(), "/class", json!("table")), "request.invalid_field", "/class", "one-of")]
#[case::no_channel("/v1/holds", with(hold(), "/channel", json!("phone")), "request.invalid_field", "/channel", "one-of")]
#[case::no_date("/v1/holds", with(hold(), "/party/visitors/0/date_of_birth", json!("1980-02-30")), "request.invalid_field", "/party/visitors/0/date_of_birth", "date")]
#[case::no_number("/v1/holds", with(hold(), "/party/prisoner/number", json!("123")), "request.invalid_field", "/party/prisoner/number", "prisoner-number")]
#[case::no_name("/v1/holds", with(hold(), "/party/visitors/0/first_name", json!("  ")), "request.invalid_field", "/party/visitors/0/first_name", "name")]
#[case::half_a_name(
    "/v1/holds",
    without(hold(), "/party/visitors/0/last_name"),
    "request.invalid_field",
    "/party/visitors/0/last_name",
    "whole-name"
)]
#[case::no_email("/v1/bookings", with(booking(), "/contact/email", json!("ann")), "request.invalid_field", "/contact/email", "email")]
#[case::no_phone("/v1/bookings", with(booking(), "/contact/phone", json!("ring me")), "request.invalid_field", "/contact/phone", "phone")]
#[case::no_language("/v1/bookings", with(booking(), "/contact/language", json!("fr")), "request.invalid_field", "/contact/language", "one-of")]
#[case::no_way("/v1/bookings", with(booking(), "/contact", json!({})), "request.invalid_field", "/contact", "contact-way")]
#[case::no_contact("/v1/bookings", without(booking(), "/contact"), "request.missing_field", "/contact", "missing")]
#[case::no_place("/v1/bookings", with(booking(), "/place", json!({})), "request.invalid_field", "/place", "one-place")]
#[case::two_places("/v1/bookings", with(booking(), "/place/hold", json!(SESSION)), "request.invalid_field", "/place", "one-place")]
#[case::no_object("/v1/bookings", json!([{ "hold": SESSION }, null, contact(), null]), "request.invalid_field", "", "type")]
#[case::no_object_below("/v1/bookings", with(booking(), "/contact", json!(["ann@example.org", null, null])), "request.invalid_field", "/contact", "type")]
#[case::no_reason("/v1/bookings/x/cancel", json!({ "reason": "bored" }), "request.invalid_field", "/reason", "one-of")]
#[case::both_counts("/v1/venues/CFI/availability", json!({ "adults": 1, "birth_dates": [] }), "request.invalid_field", "/birth_dates", "one-count")]
#[case::no_birth_date("/v1/venues/CFI/availability", json!({ "birth_dates": ["2000-01-01", "x"] }), "request.invalid_field", "/birth_dates/1", "date")]
#[case::backwards("/v1/venues/CFI/availability", json!({ "from": "2026-06-02", "to": "2026-06-01" }), "request.invalid_field", "/to", "date-order")]
#[tokio::test]
async fn a_field_that_breaks_a_rule(
    #[case] path: &str,
    #[case] body: Value,
    #[case] code: &str,
    #[case] pointer: &str,
    #[case] rule: &str,
) {
    let app = TestApp::start().await;
    let problem = app.post(path, &body).key(&app.public).send().await.expect_problem(422, &[code]);
    let error = &problem["errors"][0];
    assert_eq!((&error["pointer"], &error["facts"]["rule"]), (&json!(pointer), &json!(rule)));
    assert!(error["cure"].as_str().is_some_and(|cure| !cure.is_empty()));
}

#[rstest]
#[case(with(facts(), "/prisoner_number", json!("x")), "/prisoner_number", "prisoner-number")]
#[case(with(facts(), "/location", json!(["A", "B", "C", "D", "E"])), "/location", "too-many")]
#[case(with(facts(), "/location", json!(["A", " "])), "/location/1", "text")]
#[case(with(facts(), "/category", json!("x".repeat(41))), "/category", "text")]
#[tokio::test]
async fn facts_that_break_a_rule(#[case] body: Value, #[case] pointer: &str, #[case] rule: &str) {
    let app = TestApp::start().await;
    let answer = app.ask(Method::PUT, "/v1/venues/CFI/prisoners/facts").json(&body).key(&app.staff).send().await;
    let problem = answer.expect_problem(422, &["request.invalid_field"]);
    let error = &problem["errors"][0];
    assert_eq!((&error["pointer"], &error["facts"]["rule"]), (&json!(pointer), &json!(rule)));
}

#[rstest]
#[case("/v1/venues?limit=0", "limit", "number")]
#[case("/v1/venues?limit=many", "limit", "number")]
#[case("/v1/venues?cursor=x", "cursor", "cursor")]
#[case("/v1/venues?page=2", "page", "unknown")]
#[case("/v1/venues?limit=1&limit=2", "limit", "repeated")]
#[case("/v1/venues/CFI/availability?from=2026-02-30", "from", "date")]
#[case("/v1/venues/CFI/availability?from=2026-06-02&to=2026-06-01", "to", "date-order")]
#[case("/v1/venues/CFI/availability?from=2026-06-02&to=2027-06-01", "to", "days")]
#[case("/v1/venues/CFI/availability?class=table", "class", "one-of")]
#[case("/v1/venues/CFI/availability?adults=51", "adults", "number")]
#[case("/v1/venues/CFI/availability?prisoner_number=A1234BC", "prisoner_number", "unknown")]
#[case("/v1/venues/CFI/bookings?cursor=x", "cursor", "cursor")]
#[case("/v1/venues/CFI/bookings?cancelled=yes", "cancelled", "one-of")]
#[case("/v1/events?wait=21", "wait", "number")]
#[case("/v1/events?after=-1", "after", "cursor")]
#[tokio::test]
async fn a_parameter_that_breaks_a_rule(#[case] path: &str, #[case] parameter: &str, #[case] rule: &str) {
    let app = TestApp::start().await;
    let problem = app.get(path).key(&app.admin).send().await.expect_problem(400, &["request.invalid_parameter"]);
    let error = &problem["errors"][0];
    assert_eq!((&error["parameter"], &error["facts"]["rule"]), (&json!(parameter), &json!(rule)));
}

#[tokio::test]
async fn all_faults_are_told_at_once() {
    let app = TestApp::start().await;
    let body = json!({
        "place": { "session": "x", "class": "y", "units": 0 },
        "party": { "prisoner": { "number": "1" }, "visitors": [{ "first_name": "Ann", "date_of_birth": "?" }] },
        "contact": { "email": "ann", "language": "fr" },
        "channel": "phone",
    });
    let problem = app.post("/v1/bookings", &body).key(&app.public).header("accept-language", "cy").send().await;
    let problem = problem.expect_problem(422, &["request.invalid_field"; 9]);
    insta::assert_json_snapshot!(numbered(&problem, &mut Vec::new()));
}

#[tokio::test]
async fn what_is_not_json_is_refused() {
    let app = TestApp::start().await;
    let ask = |body: &str| app.ask(Method::POST, "/v1/holds").text(body).key(&app.public).send();
    for body in ["", "{", "{\"session\": }", "\u{0}", "nul"] {
        ask(body).await.expect_problem(400, &["request.invalid_json"]);
    }
    ask(&"[".repeat(10_000)).await.expect_problem(400, &["request.invalid_json"]);
    let unannounced = app.ask(Method::POST, "/v1/holds").key(&app.public).send().await;
    unannounced.expect_problem(415, &["request.unsupported_media_type"]);
}

#[tokio::test]
async fn a_body_that_is_too_large_is_not_read() {
    let app = TestApp::with(ApiSettings { body_limit: 1_000, ..ApiSettings::default() }).await;
    let body = with(booking(), "/contact/phone", json!("1".repeat(1_000)));
    app.post("/v1/bookings", &body).key(&app.public).send().await.expect_problem(413, &["request.too_large"]);
    let exact = json!({ "place": { "session": SESSION }, "contact": contact() });
    app.post("/v1/bookings", &exact).key(&app.public).send().await.expect_problem(404, &["session.unknown"]);
}

#[tokio::test]
async fn a_method_that_is_not_there_is_named() {
    let app = TestApp::start().await;
    let answer = app.ask(Method::DELETE, "/v1/venues").key(&app.public).send().await;
    answer.expect_problem(405, &["route.method_not_allowed"]);
    assert_eq!(answer.header("allow"), "GET,HEAD");
}
