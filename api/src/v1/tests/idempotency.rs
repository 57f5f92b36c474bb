//! A command with a key is carried out once.

use http::Method;
use serde_json::json;

use super::{contact, fresh, party};
use crate::testing::TestApp;

#[tokio::test]
async fn the_same_command_has_the_same_answer() {
    let app = TestApp::start().await;
    let body = fresh(&app.sessions()[0], 1);
    let first = app.post("/v1/bookings", &body).key(&app.public).idempotent("k-1").send().await;
    let receipt = first.expect(201);
    // The same fields in another order, with blanks.
    let reordered = format!(
        "{{ \"contact\": {}, \"party\": {}, \"place\": {} }}",
        contact(),
        party(1),
        json!({ "session": app.sessions()[0] })
    );
    let again = app.ask(Method::POST, "/v1/bookings").text(&reordered).key(&app.public).idempotent("k-1").send().await;
    assert_eq!(again.expect(201), receipt);
    assert_eq!(again.header("location"), first.header("location"));
    assert_eq!(again.header("etag"), first.header("etag"));
    assert_eq!((first.header("idempotency-replayed"), again.header("idempotency-replayed")), ("", "true"));

    let bookings = app.get("/v1/venues/CFI/bookings?from=2026-06-04").key(&app.staff).send().await.expect(200);
    assert_eq!(bookings["bookings"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn another_command_under_the_same_key_is_refused() {
    let app = TestApp::start().await;
    let sessions = app.sessions();
    app.post("/v1/bookings", &fresh(&sessions[0], 1)).key(&app.public).idempotent("k-1").send().await.expect(201);
    let other = app.post("/v1/bookings", &fresh(&sessions[1], 1)).key(&app.public).idempotent("k-1").send().await;
    other.expect_problem(422, &["idempotency.reused"]);
    assert_eq!(other.header("idempotency-replayed"), "", "nothing was repeated");
    // Another caller's keys are its own.
    app.post("/v1/bookings", &fresh(&sessions[1], 2)).key(&app.other).idempotent("k-1").send().await.expect(201);
}

#[tokio::test]
async fn every_kind_of_command_can_be_sent_again() {
    let app = TestApp::start().await;
    let ask = json!({ "session": app.sessions()[0], "party": party(1) });
    let hold = app.post("/v1/holds", &ask).key(&app.public).idempotent("hold").send().await.expect(201);
    assert_eq!(app.post("/v1/holds", &ask).key(&app.public).idempotent("hold").send().await.expect(201), hold);

    let hold_path = format!("/v1/holds/{}", hold["id"].as_str().unwrap());
    let receipt = app.booked(1, 2).await;
    let path = format!("/v1/bookings/{}", receipt["id"].as_str().unwrap());
    let change = json!({ "contact": { "phone": "029 2092 3100" } });
    let cancel = json!({ "reason": "visitor" });
    for round in ["first", "again"] {
        let released = app.ask(Method::DELETE, &hold_path).key(&app.public).idempotent("release").send().await;
        assert_eq!(released.expect(200)["state"], "released", "{round}");
        let changed = app.ask(Method::PATCH, &path).json(&change).header("if-match", "\"1\"");
        let changed = changed.key(&app.public).idempotent("change").send().await;
        assert_eq!(changed.expect(200)["version"], 2, "{round}");
        let cancelled = app.post(&format!("{path}/cancel"), &cancel).key(&app.public).idempotent("cancel").send().await;
        assert_eq!(cancelled.expect(200)["version"], 3, "{round}");
    }
}

#[tokio::test]
async fn a_key_that_is_none_is_refused() {
    let app = TestApp::start().await;
    let answer =
        app.post("/v1/bookings", &fresh(&app.sessions()[0], 1)).key(&app.public).idempotent("two words").send().await;
    let problem = answer.expect_problem(400, &["request.invalid_header"]);
    assert_eq!(problem["errors"][0]["header"], "Idempotency-Key");
}
