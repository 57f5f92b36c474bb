//! Find, hold, book, see, change, cancel.

use calendars::Span;
use http::Method;
use serde_json::{Value, json};

use super::{contact, fresh, party};
use crate::testing::{TestApp, number_ids, numbered};

/// Writes down what was asked and answered.
#[derive(Default)]
struct Transcript {
    lines: Vec<String>,
    seen: Vec<String>,
}

impl Transcript {
    fn note(&mut self, what: &str, etag: &str, body: &Value) {
        let what = number_ids(what, &mut self.seen);
        let body = numbered(body, &mut self.seen);
        self.lines.push(format!("{what}\nETag: {etag}\n{}\n", serde_json::to_string_pretty(&body).unwrap()));
    }
}

#[tokio::test]
async fn a_booking_from_search_to_cancellation() {
    let app = TestApp::start().await;
    let mut told = Transcript::default();

    let found =
        app.get("/v1/venues/CFI/availability?from=2026-06-04&to=2026-06-06&adults=1").key(&app.public).send().await;
    let slots = found.expect(200);
    told.note("GET availability", "(of the day)", &slots);
    let session = slots["slots"][0]["session"].as_str().unwrap();

    let ask = json!({ "session": session, "party": { "visitors": [{ "date_of_birth": "1980-02-03" }] } });
    let held = app.post("/v1/holds", &ask).key(&app.public).send().await;
    let hold = held.expect(201);
    told.note(&format!("POST hold -> {}", held.header("location")), held.header("etag"), &hold);
    let hold_path = held.header("location").to_owned();
    let hold_id = hold["id"].as_str().unwrap();
    assert_eq!(app.get(&hold_path).key(&app.public).send().await.expect(200), hold);

    app.clock.advance(Span::from_minutes(5));
    let extended = app.ask(Method::POST, &format!("{hold_path}/extend")).key(&app.public).send().await;
    told.note("POST extend", extended.header("etag"), &extended.expect(200));

    let ask = json!({ "place": { "hold": hold_id }, "party": party(1), "contact": contact() });
    let booked = app.post("/v1/bookings", &ask).key(&app.public).send().await;
    let receipt = booked.expect(201);
    told.note(&format!("POST booking -> {}", booked.header("location")), booked.header("etag"), &receipt);
    assert_eq!(receipt["id"], hold["booking"]);
    let path = booked.header("location").to_owned();

    let seen = app.get(&path).key(&app.public).send().await;
    told.note("GET booking", seen.header("etag"), &seen.expect(200));
    let by_reference =
        app.get(&format!("/v1/bookings/{}", receipt["reference"].as_str().unwrap())).key(&app.public).send().await;
    assert_eq!(by_reference.expect(200), seen.json());

    let change = json!({ "place": { "session": app.sessions()[1] } });
    let patched = app
        .ask(Method::PATCH, &path)
        .json(&change)
        .key(&app.public)
        .header("if-match", seen.header("etag"))
        .send()
        .await;
    told.note("PATCH booking", patched.header("etag"), &patched.expect(200));

    let cancelled = app.post(&format!("{path}/cancel"), &json!({ "reason": "visitor" })).key(&app.public).send().await;
    told.note("POST cancel", cancelled.header("etag"), &cancelled.expect(200));

    let again =
        app.get("/v1/venues/CFI/availability?from=2026-06-04&to=2026-06-05").key(&app.public).send().await.expect(200);
    let left: Vec<_> = again["slots"].as_array().unwrap().iter().map(|slot| slot["left"].clone()).collect();
    assert_eq!(left, [2, 2], "everything was given back");
    insta::assert_snapshot!(told.lines.join("\n"));
}

#[tokio::test]
async fn a_hold_that_runs_out_is_worth_nothing() {
    let app = TestApp::start().await;
    let session = &app.sessions()[0];
    let ask = json!({ "session": session, "party": party(1) });
    let hold = app.post("/v1/holds", &ask).key(&app.public).send().await.expect(201);
    let hold_id = hold["id"].as_str().unwrap();
    app.clock.advance(Span::from_minutes(10));

    let seen = app.get(&format!("/v1/holds/{hold_id}")).key(&app.public).send().await.expect(200);
    assert_eq!(seen["state"], "expired");
    let ask = json!({ "place": { "hold": hold_id }, "contact": contact() });
    let refused = app.post("/v1/bookings", &ask).key(&app.public).send().await;
    refused.expect_problem(409, &["hold.expired"]);
}

#[tokio::test]
async fn a_hold_given_back_is_free_for_others() {
    let app = TestApp::start().await;
    let session = &app.sessions()[0];
    for number in [1, 2] {
        let ask = json!({ "session": session, "party": party(number) });
        app.post("/v1/holds", &ask).key(&app.public).send().await.expect(201);
    }
    let ask = json!({ "session": session, "party": party(3) });
    app.post("/v1/holds", &ask).key(&app.other).send().await.expect_problem(409, &["capacity.full"]);

    let feed = app.get("/v1/events").key(&app.admin).send().await.expect(200);
    assert!(feed["events"].as_array().unwrap().iter().any(|event| event["kind"] == "hold.granted"));
    let mine = app.post("/v1/bookings", &fresh(&app.sessions()[1], 9)).key(&app.other).send().await.expect(201);
    assert_eq!(mine["state"], "booked");
}

#[tokio::test]
async fn a_released_hold_makes_room() {
    let app = TestApp::start().await;
    let session = &app.sessions()[0];
    let mut holds = Vec::new();
    for number in [1, 2] {
        let ask = json!({ "session": session, "party": party(number) });
        holds.push(app.post("/v1/holds", &ask).key(&app.public).send().await.expect(201));
    }
    let path = format!("/v1/holds/{}", holds[0]["id"].as_str().unwrap());
    let released = app.ask(Method::DELETE, &path).key(&app.public).send().await.expect(200);
    assert_eq!(released["state"], "released");
    app.ask(Method::DELETE, &path).key(&app.public).send().await.expect_problem(409, &["hold.released"]);
    let ask = json!({ "session": session, "party": party(3) });
    app.post("/v1/holds", &ask).key(&app.other).send().await.expect(201);
}
