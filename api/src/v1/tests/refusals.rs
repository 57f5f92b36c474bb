//! Every "no" has its reasons, all of them, in both languages.

use http::Method;
use rstest::rstest;
use serde_json::{Value, json};

use super::{contact, fresh, party};
use crate::testing::{TestApp, numbered};

/// A party that breaks many rules at once, in a session that is too soon.
fn impossible(session: &str) -> Value {
    let child = |name: &str| json!({ "first_name": name, "last_name": "Lee", "date_of_birth": "2020-01-01" });
    json!({
        "place": { "session": session },
        "party": { "visitors": [child("Ann"), child("Bob"), child("Cat"), child("Dan"), child("Eve")] },
        "contact": contact(),
    })
}

#[rstest]
#[case("en")]
#[case("cy")]
#[tokio::test]
async fn all_reasons_are_told_at_once(#[case] language: &str) {
    let app = TestApp::start().await;
    // On 8 June nothing of 8 June can be booked by the public any more.
    app.clock.set("2026-06-08T09:00:00Z".parse().unwrap());
    let body = impossible(&app.sessions()[4]);
    let answer = app.post("/v1/bookings", &body).key(&app.public).header("accept-language", language).send().await;
    let problem = answer.expect_problem(
        422,
        &["party.one_prisoner", "party.no_adult", "party.too_many", "party.too_many_children", "notice.too_soon"],
    );
    assert_eq!(answer.header("content-language"), language);
    insta::assert_json_snapshot!(format!("all_reasons_{language}"), numbered(&problem, &mut Vec::new()));
}

#[tokio::test]
async fn the_public_stops_at_its_share_and_staff_go_on() {
    let app = TestApp::start().await;
    let session = &app.sessions()[0];
    app.booked(0, 1).await;
    app.booked(0, 2).await;
    let full = app.post("/v1/bookings", &fresh(session, 3)).key(&app.public).send().await;
    let problem = full.expect_problem(409, &["capacity.full"]);
    assert_eq!(
        problem["errors"][0]["facts"],
        json!({ "class": "open_table", "channel": "public", "wanted": 1, "left": 0 })
    );
    let receipt = app.post("/v1/bookings", &fresh(session, 3)).key(&app.staff).send().await.expect(201);
    assert_eq!(receipt["channel"], "staff");
}

#[tokio::test]
async fn nobody_is_in_two_places() {
    let app = TestApp::start().await;
    app.booked(0, 1).await;
    let again = app.post("/v1/bookings", &fresh(&app.sessions()[0], 1)).key(&app.public).send().await;
    again.expect_problem(409, &["booking.duplicate"]);
    // The same visitor in Norwich at the same time, with another prisoner.
    let venue = app.get("/v1/venues/NWI/availability").key(&app.public).send().await.expect(200);
    let mut elsewhere = fresh(venue["slots"][0]["session"].as_str().unwrap(), 1);
    elsewhere["party"]["prisoner"]["number"] = json!("B0001BC");
    let refused = app.post("/v1/bookings", &elsewhere).key(&app.public).send().await;
    refused.expect_problem(409, &["person.visitor_elsewhere"]);
}

#[rstest]
#[case(Method::GET, "/v1/holds/00000000-0000-0000-0000-000000000009", "hold.unknown")]
#[case(Method::GET, "/v1/holds/nonsense", "hold.unknown")]
#[case(Method::DELETE, "/v1/holds/00000000-0000-0000-0000-000000000009", "hold.unknown")]
#[case(Method::POST, "/v1/holds/nonsense/extend", "hold.unknown")]
#[case(Method::GET, "/v1/bookings/00000000-0000-0000-0000-000000000009", "booking.unknown")]
#[case(Method::GET, "/v1/bookings/000-0000-011", "booking.unknown")]
#[case(Method::GET, "/v1/bookings/nonsense", "booking.unknown")]
#[case(Method::GET, "/v1/venues/XXX", "venue.unknown")]
#[case(Method::GET, "/v1/venues/no-code", "venue.unknown")]
#[case(Method::GET, "/v1/nothing", "route.not_found")]
#[tokio::test]
async fn what_is_not_there_is_not_found(#[case] method: Method, #[case] path: &str, #[case] code: &str) {
    let app = TestApp::start().await;
    app.ask(method, path).key(&app.public).send().await.expect_problem(404, &[code]);
}

#[tokio::test]
async fn an_unknown_session_is_not_found() {
    let app = TestApp::start().await;
    let ask = json!({ "session": "00000000-0000-0000-0000-000000000009", "party": party(1) });
    app.post("/v1/holds", &ask).key(&app.public).send().await.expect_problem(404, &["session.unknown"]);
}

#[tokio::test]
async fn a_stopped_engine_says_so() {
    let app = TestApp::start().await;
    app.get("/readyz").send().await.expect(200);
    app.state.engine().stop().await;
    let refused = app.post("/v1/bookings", &fresh(&app.sessions()[0], 1)).key(&app.public).send().await;
    refused.expect_problem(503, &["service.stopping"]);
    assert_eq!(refused.header("retry-after"), "1");
    app.get("/readyz").send().await.expect_problem(503, &["service.stopping"]);
    app.get("/healthz").send().await.expect(200);
}
