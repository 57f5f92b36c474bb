//! The waiting room in front of holding and booking.

use std::collections::BTreeSet;
use std::num::NonZeroU32;

use calendars::Span;
use serde_json::{Value, json};

use super::{contact, fresh, party};
use crate::testing::TestApp;
use crate::waiting_room::{TOKEN_HEADER, WaitingRoomSettings};

/// One person a second, for a minute and two commands each.
fn settings(venues: &[&str]) -> WaitingRoomSettings {
    WaitingRoomSettings {
        admitted_a_second: NonZeroU32::MIN,
        admitted_seconds: 60,
        uses: 2,
        venues: venues.iter().map(|code| code.parse().unwrap()).collect::<BTreeSet<_>>(),
    }
}

async fn place(app: &TestApp) -> Value {
    app.post("/v1/waiting-room", &json!({})).key(&app.public).send().await.expect(201)
}

fn token(place: &Value) -> &str {
    place["token"].as_str().unwrap()
}

fn hold(app: &TestApp, number: u32) -> Value {
    json!({ "session": app.sessions()[0], "party": party(number) })
}

#[tokio::test]
async fn without_a_waiting_room_nobody_waits() {
    let app = TestApp::start().await;
    assert_eq!(place(&app).await, json!({ "state": "open" }));
    assert_eq!(app.get("/v1/waiting-room").key(&app.public).send().await.expect(200), json!({ "state": "open" }));
    app.post("/v1/holds", &hold(&app, 1)).key(&app.public).send().await.expect(201);
}

#[tokio::test]
async fn turns_come_one_after_the_other() {
    let app = TestApp::with_room(settings(&[])).await;
    let (first, second) = (place(&app).await, place(&app).await);
    assert_eq!((&first["state"], &first["until"]), (&json!("admitted"), &json!("2026-06-01T09:01:00Z")));
    assert_eq!(
        (&second["state"], &second["position"], &second["turn"], &second["ask_after"]),
        (&json!("waiting"), &json!(1), &json!("2026-06-01T09:00:01Z"), &json!(1))
    );
    let ask = |place: &Value, number| {
        app.post("/v1/holds", &hold(&app, number)).key(&app.public).header(TOKEN_HEADER, token(place)).send()
    };
    let early = ask(&second, 2).await;
    let problem = early.expect_problem(429, &["waiting_room.not_yet"]);
    assert_eq!(problem["errors"][0]["facts"], json!({ "position": 1, "turn": "2026-06-01T09:00:01Z" }));
    assert_eq!(early.header("retry-after"), "1");
    ask(&first, 1).await.expect(201);
    app.clock.advance(Span::from_seconds(1));
    ask(&second, 2).await.expect(201);
    let seen = app.get("/v1/waiting-room").key(&app.public).header(TOKEN_HEADER, token(&second)).send().await;
    assert_eq!(seen.expect(200)["state"], "admitted");
}

#[tokio::test]
async fn whoever_has_no_place_is_told_to_take_one() {
    let app = TestApp::with_room(settings(&[])).await;
    let session = app.sessions()[0].clone();
    for (path, body) in [("/v1/holds", hold(&app, 1)), ("/v1/bookings", fresh(&session, 1))] {
        let refused = app.post(path, &body).key(&app.public).send().await;
        refused.expect_problem(429, &["waiting_room.required"]);
        assert_eq!(refused.header("retry-after"), "1");
    }
    app.get("/v1/waiting-room").key(&app.public).send().await.expect_problem(429, &["waiting_room.required"]);
    app.post("/v1/bookings", &fresh(&session, 1)).key(&app.staff).send().await.expect(201);
}

#[tokio::test]
async fn whoever_holds_a_place_or_has_a_booking_waits_no_more() {
    let app = TestApp::with_room(settings(&[])).await;
    let place = place(&app).await;
    let held = app.post("/v1/holds", &hold(&app, 1)).key(&app.public).header(TOKEN_HEADER, token(&place)).send().await;
    let book = json!({ "place": { "hold": held.expect(201)["id"] }, "contact": contact() });
    app.clock.advance(Span::from_seconds(120));
    let booked = app.post("/v1/bookings", &book).key(&app.public).send().await.expect(201);
    let mut change = hold(&app, 1);
    change["session"] = json!(app.sessions()[1]);
    change["for_change_of"] = booked["id"].clone();
    app.post("/v1/holds", &change).key(&app.public).send().await.expect(201);
}

#[tokio::test]
async fn a_token_is_worth_what_it_says_and_no_more() {
    let app = TestApp::with_room(settings(&[])).await;
    let place = place(&app).await;
    let ask = async |token: &str, number| {
        app.post("/v1/holds", &hold(&app, number)).key(&app.public).header(TOKEN_HEADER, token).send().await
    };
    for forged in ["", "x", &"0".repeat(64), &token(&place).replace('1', "2")] {
        ask(forged, 1).await.expect_problem(403, &["waiting_room.forged"]);
    }
    ask(token(&place), 1).await.expect(201);
    ask(token(&place), 2).await.expect(201);
    ask(token(&place), 3).await.expect_problem(403, &["waiting_room.used_up"]);
    app.clock.advance(Span::from_seconds(60));
    ask(token(&place), 3).await.expect_problem(403, &["waiting_room.over"]);
    let seen = app.get("/v1/waiting-room").key(&app.public).header(TOKEN_HEADER, token(&place)).send().await;
    seen.expect_problem(403, &["waiting_room.over"]);
}

#[tokio::test]
async fn it_is_in_front_of_the_venues_that_are_named() {
    let elsewhere = TestApp::with_room(settings(&["NWI"])).await;
    elsewhere.post("/v1/holds", &hold(&elsewhere, 1)).key(&elsewhere.public).send().await.expect(201);
    let here = TestApp::with_room(settings(&["NWI", "CFI"])).await;
    let refused = here.post("/v1/holds", &hold(&here, 1)).key(&here.public).send().await;
    refused.expect_problem(429, &["waiting_room.required"]);
}
