//! Who may do what, and where.

use http::Method;
use rstest::rstest;
use serde_json::json;

use super::{contact, fresh, party};
use crate::ApiSettings;
use crate::testing::TestApp;

#[tokio::test]
async fn without_a_key_nothing_is_answered() {
    let app = TestApp::start().await;
    let none = app.get("/v1/venues").send().await;
    none.expect_problem(401, &["auth.missing_key"]);
    assert_eq!(none.header("www-authenticate"), "Bearer");
    app.get("/v1/venues").header("authorization", "Basic eDp5").send().await.expect_problem(401, &["auth.missing_key"]);
    for key in ["short", "assize_abcdefghijkmnpqrstuvwxyz23456789"] {
        app.get("/v1/venues").key(key).send().await.expect_problem(401, &["auth.unknown_key"]);
    }
}

#[tokio::test]
async fn a_revoked_key_is_nobodys() {
    let app = TestApp::with(ApiSettings { key_seconds: 0, ..ApiSettings::default() }).await;
    let store = app.state.engine().store();
    let mut record = store.callers().await.unwrap().into_iter().find(|record| record.caller.name == "other").unwrap();
    app.get("/v1/venues").key(&app.other).send().await.expect(200);
    record.revoked_at = Some(app.state.engine().now());
    store.put_caller(&record).await.unwrap();
    app.get("/v1/venues").key(&app.other).send().await.expect_problem(401, &["auth.unknown_key"]);
}

#[rstest]
#[case(Method::GET, "/v1/venues/NWI")]
#[case(Method::GET, "/v1/venues/NWI/availability")]
#[case(Method::GET, "/v1/venues/NWI/bookings")]
#[tokio::test]
async fn staff_act_at_their_own_venues(#[case] method: Method, #[case] path: &str) {
    let app = TestApp::start().await;
    app.ask(method, path).key(&app.staff).send().await.expect_problem(403, &["caller.venue"]);
    let venues = app.get("/v1/venues").key(&app.staff).send().await.expect(200);
    assert_eq!(venues["venues"].as_array().unwrap().len(), 1);
}

#[rstest]
#[case(Method::GET, "/v1/venues/CFI/bookings")]
#[case(Method::GET, "/v1/events")]
#[case(Method::PUT, "/v1/venues/CFI/prisoners/facts")]
#[tokio::test]
async fn some_things_are_for_staff(#[case] method: Method, #[case] path: &str) {
    let app = TestApp::start().await;
    let ask = app.ask(method, path).json(&json!({ "prisoner_number": "A1234BC" })).key(&app.public);
    ask.send().await.expect_problem(403, &["caller.role"]);
}

#[tokio::test]
async fn the_staff_channel_is_for_staff() {
    let app = TestApp::start().await;
    let mut body = fresh(&app.sessions()[0], 1);
    body["channel"] = json!("staff");
    app.post("/v1/bookings", &body).key(&app.public).send().await.expect_problem(403, &["caller.channel"]);
    body["channel"] = json!("public");
    let receipt = app.post("/v1/bookings", &body).key(&app.staff).send().await.expect(201);
    assert_eq!(receipt["channel"], "public");
}

#[tokio::test]
async fn what_one_application_books_another_does_not_see() {
    let app = TestApp::start().await;
    let receipt = app.booked(0, 1).await;
    let path = format!("/v1/bookings/{}", receipt["id"].as_str().unwrap());
    app.get(&path).key(&app.other).send().await.expect_problem(404, &["booking.unknown"]);
    let cancel = json!({ "reason": "visitor" });
    let cancelled = app.post(&format!("{path}/cancel"), &cancel).key(&app.other).send().await;
    cancelled.expect_problem(404, &["booking.unknown"]);
    app.get(&path).key(&app.staff).send().await.expect(200);

    let ask = json!({ "session": app.sessions()[1], "party": party(2) });
    let hold = app.post("/v1/holds", &ask).key(&app.public).send().await.expect(201);
    let path = format!("/v1/holds/{}", hold["id"].as_str().unwrap());
    app.get(&path).key(&app.other).send().await.expect_problem(404, &["hold.unknown"]);
    app.get(&path).key(&app.staff).send().await.expect(200);
    let book = json!({ "place": { "hold": hold["id"] }, "contact": contact() });
    app.post("/v1/bookings", &book).key(&app.other).send().await.expect_problem(404, &["hold.unknown"]);
}

#[tokio::test]
async fn too_many_requests_have_to_wait() {
    let app = TestApp::with(ApiSettings { per_key_a_minute: 2, ..ApiSettings::default() }).await;
    for _ in 0..2 {
        app.get("/v1/venues").key(&app.public).send().await.expect(200);
    }
    let limited = app.get("/v1/venues").key(&app.public).send().await;
    limited.expect_problem(429, &["rate.limited"]);
    let wait: u32 = limited.header("retry-after").parse().unwrap();
    assert!((1..=31).contains(&wait), "{wait}");
    app.get("/v1/venues").key(&app.other).send().await.expect(200);
}

#[tokio::test]
async fn an_address_that_asks_for_too_much_has_to_wait() {
    let settings = ApiSettings { per_address_a_minute: 2, behind_proxy: true, ..ApiSettings::default() };
    let app = TestApp::with(settings).await;
    let from = |address: &str, path: &str| app.get(path).header("x-forwarded-for", address).send();
    for _ in 0..2 {
        assert_eq!(from("192.0.2.1", "/problems").await.status, 200);
    }
    from("192.0.2.1", "/problems").await.expect_problem(429, &["rate.limited"]);
    assert_eq!(from("192.0.2.2", "/problems").await.status, 200);
    // Whoever tries keys out is slowed down too, and whoever has one is not.
    let guess = |address: &str| app.get("/v1/venues").key("wrong").header("x-forwarded-for", address).send();
    for _ in 0..2 {
        guess("192.0.2.3").await.expect_problem(401, &["auth.unknown_key"]);
    }
    guess("192.0.2.3").await.expect_problem(429, &["rate.limited"]);
    app.get("/v1/venues").key(&app.public).header("x-forwarded-for", "192.0.2.3").send().await.expect(200);
}
