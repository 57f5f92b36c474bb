//! Pages of venues and bookings, and the event feed.

use std::time::Duration;

use serde_json::{Value, json};

use super::fresh;
use crate::testing::TestApp;

fn each<'a>(list: &'a Value, field: &str) -> Vec<&'a Value> {
    list.as_array().unwrap().iter().map(|item| &item[field]).collect()
}

#[tokio::test]
async fn venues_come_page_by_page() {
    let app = TestApp::start().await;
    let first = app.get("/v1/venues?limit=1").key(&app.public).send().await.expect(200);
    assert_eq!(each(&first["venues"], "code"), ["CFI"]);
    let next = first["next"].as_str().unwrap();
    let second = app.get(&format!("/v1/venues?limit=1&cursor={next}")).key(&app.public).send().await.expect(200);
    assert_eq!((each(&second["venues"], "code"), second.get("next")), (vec![&json!("NWI")], None));
    let venue = app.get("/v1/venues/CFI").key(&app.public).send().await.expect(200);
    insta::assert_json_snapshot!(venue);
}

#[tokio::test]
async fn bookings_come_page_by_page_in_the_order_of_their_start() {
    let app = TestApp::start().await;
    for (session, number) in [(1, 1), (0, 2), (0, 3), (3, 4)] {
        app.booked(session, number).await;
    }
    let path = "/v1/venues/CFI/bookings?from=2026-06-04&to=2026-06-10&limit=3";
    let first = app.get(path).key(&app.staff).send().await.expect(200);
    let second =
        app.get(&format!("{path}&cursor={}", first["next"].as_str().unwrap())).key(&app.staff).send().await.expect(200);
    let starts = |page: &Value| {
        each(&page["bookings"], "place").into_iter().map(|place| place["date"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(starts(&first), ["2026-06-04", "2026-06-04", "2026-06-05"]);
    assert_eq!(starts(&second), ["2026-06-07"]);
    assert_eq!(second.get("next"), None);
    let mut ids = [each(&first["bookings"], "id"), each(&second["bookings"], "id")].concat();
    ids.sort_by_key(ToString::to_string);
    ids.dedup();
    assert_eq!(ids.len(), 4);
}

#[tokio::test]
async fn cancelled_bookings_are_listed_on_request() {
    let app = TestApp::start().await;
    let receipt = app.booked(0, 1).await;
    let path = format!("/v1/bookings/{}/cancel", receipt["id"].as_str().unwrap());
    app.post(&path, &json!({ "reason": "establishment" })).key(&app.staff).send().await.expect(200);
    for (cancelled, count) in [("", 0), ("&cancelled=false", 0), ("&cancelled=true", 1)] {
        let path = format!("/v1/venues/CFI/bookings?from=2026-06-04{cancelled}");
        let page = app.get(&path).key(&app.staff).send().await.expect(200);
        assert_eq!(page["bookings"].as_array().unwrap().len(), count, "{cancelled}");
    }
}

#[tokio::test]
async fn the_feed_is_followed_from_any_place() {
    let app = TestApp::start().await;
    app.booked(0, 1).await;
    app.booked(1, 2).await;
    let first = app.get("/v1/events?limit=3").key(&app.admin).send().await.expect(200);
    assert_eq!(each(&first["events"], "seq"), [1, 2, 3]);
    assert_eq!(each(&first["events"], "kind"), ["venue.published", "venue.published", "booking.booked"]);
    assert_eq!((&first["next"], &first["last"]), (&json!(3), &json!(4)));
    let second = app.get("/v1/events?after=3").key(&app.admin).send().await.expect(200);
    assert_eq!(
        (each(&second["events"], "seq"), each(&second["events"], "venue")),
        (vec![&json!(4)], vec![&json!("CFI")])
    );
    let end = app.get("/v1/events?after=4").key(&app.admin).send().await.expect(200);
    assert_eq!((&end["events"], &end["next"]), (&json!([]), &json!(4)));
}

#[tokio::test]
async fn the_feed_of_a_venue_is_its_staffs() {
    let app = TestApp::start().await;
    let page = app.get("/v1/events").key(&app.staff).send().await.expect(200);
    assert_eq!(each(&page["events"], "venue"), ["CFI"]);
    app.get("/v1/events").key(&app.public).send().await.expect_problem(403, &["caller.role"]);
}

#[tokio::test]
async fn whoever_waits_hears_of_news_at_once() {
    let app = TestApp::start().await;
    let waiting = app.get("/v1/events?after=2&wait=20").key(&app.admin).send();
    let booking = async {
        // Let the other ask first; either order is right.
        tokio::task::yield_now().await;
        app.post("/v1/bookings", &fresh(&app.sessions()[0], 1)).key(&app.public).send().await.expect(201)
    };
    let both = async { tokio::join!(waiting, booking) };
    let (news, _) =
        tokio::time::timeout(Duration::from_secs(10), both).await.expect("news come before the wait is over");
    assert_eq!(each(&news.expect(200)["events"], "kind"), ["booking.booked"]);
}
