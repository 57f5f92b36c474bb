//! A process that is about to stop.

use std::time::Duration;

use super::fresh;
use crate::testing::TestApp;

/// It says so to whoever asks whether it is ready, and goes on answering, each answer the last on its connection.
#[tokio::test]
async fn it_is_not_ready_and_answers_on() {
    let app = TestApp::start().await;
    let before = app.get("/v1/venues").key(&app.public).send().await;
    before.expect(200);
    assert_eq!(before.header("connection"), "");
    app.state.leave();
    let ready = app.get("/readyz").send().await;
    ready.expect_problem(503, &["service.stopping"]);
    assert_eq!((ready.header("retry-after"), ready.header("connection")), ("1", "close"));
    app.get("/healthz").send().await.expect(200);
    let body = fresh(&app.sessions()[0], 1);
    let booked = app.post("/v1/bookings", &body).key(&app.public).send().await;
    booked.expect(201);
    assert_eq!(booked.header("connection"), "close");
}

/// Once the engine has stopped, commands hear when to come back, and reads are answered still.
#[tokio::test]
async fn a_stopped_engine_says_when_to_come_back() {
    let app = TestApp::start().await;
    app.state.leave();
    app.state.engine().stop().await;
    let body = fresh(&app.sessions()[0], 1);
    let refused = app.post("/v1/bookings", &body).key(&app.public).send().await;
    refused.expect_problem(503, &["service.stopping"]);
    assert_eq!((refused.header("retry-after"), refused.header("connection")), ("1", "close"));
    app.get("/v1/venues/CFI/availability?adults=1&children=0").key(&app.public).send().await.expect(200);
}

/// Whoever waits for news is let go at once, and asks again elsewhere.
#[tokio::test]
async fn nobody_waits_for_news() {
    let app = TestApp::start().await;
    let end = app.get("/v1/events?after=0&limit=1").key(&app.admin).send().await.expect(200)["last"].clone();
    let path = format!("/v1/events?after={end}&wait=20");
    let waiting = app.get(&path).key(&app.admin).send();
    let leaving = async {
        // The waiting request is polled first; it waits by the time that this runs.
        tokio::task::yield_now().await;
        app.state.leave();
    };
    let both = async { tokio::join!(waiting, leaving).0 };
    let answer = tokio::time::timeout(Duration::from_secs(10), both).await.expect("it waited to its end");
    assert_eq!(answer.expect(200)["events"].as_array().unwrap().len(), 0);
}
