//! The line in front of the times.

use std::num::NonZeroU32;

use calendars::Span;

use super::Browser;
use super::holds::counts;
use crate::testing::TestApp;
use crate::waiting_room::WaitingRoomSettings;

/// One person in a minute, who then has two.
fn settings() -> WaitingRoomSettings {
    WaitingRoomSettings {
        admitted_a_second: NonZeroU32::MIN,
        admitted_seconds: 120,
        uses: 2,
        venues: std::collections::BTreeSet::new(),
    }
}

/// An application in which so many have come before.
async fn after(others: u32) -> TestApp {
    let app = TestApp::with_room(settings()).await;
    for _ in 0..others {
        app.state.waiting_room().unwrap().take_place(app.state.engine().now());
    }
    app
}

#[tokio::test]
async fn whoever_comes_first_sees_no_queue() {
    let app = after(0).await;
    let mut browser = Browser::open(&app);
    browser.reach_times("A1234BC").await.expect(200, "Choose a time");
    browser.reach_confirmed("A1234BC", &app.sessions()[0]).await.expect(200, "Visit booked");
}

#[tokio::test]
async fn whoever_comes_later_sees_their_place_and_is_let_in_when_their_turn_comes() {
    let app = after(120).await;
    let mut browser = Browser::open(&app);
    let waiting = browser.reach_times("A1234BC").await;
    waiting.expect(200, "You are in a queue");
    assert_eq!(waiting.path(), "/waiting-room");
    assert!(waiting.html.contains("You are number 120 in the queue."), "{}", waiting.html);
    assert!(waiting.html.contains("Your turn comes at 10:02am, in about 3 minutes."), "{}", waiting.html);
    assert!(waiting.html.contains("you have 2 minutes to choose"), "{}", waiting.html);
    assert_eq!(waiting.headers["refresh"], "10");
    // Looking again, or trying the times, keeps the place.
    app.clock.advance(Span::from_seconds(117));
    let later = browser.get("/times").await;
    assert!(later.html.contains("You are number 3 in the queue."), "{}", later.html);
    assert_eq!(later.headers["refresh"], "3");
    app.clock.advance(Span::from_seconds(3));
    let times = browser.get("/waiting-room").await;
    times.expect(200, "Choose a time");
    browser.submit(&times, &[("session", &app.sessions()[0])]).await.expect(200, "Your details");
}

#[tokio::test]
async fn a_form_of_somebody_who_waits_keeps_nothing() {
    let app = after(0).await;
    let mut browser = Browser::open(&app);
    let times = browser.reach_times("A1234BC").await;
    app.clock.advance(Span::from_seconds(121));
    for _ in 0..60 {
        app.state.waiting_room().unwrap().take_place(app.state.engine().now());
    }
    let sent = browser.submit(&times, &[("session", &app.sessions()[0])]).await;
    sent.expect(200, "You are in a queue");
    assert_eq!(counts(&app, &app.sessions()[0]), (0, 0));
}

#[tokio::test]
async fn a_place_is_for_a_few_choices() {
    let app = after(0).await;
    let mut browser = Browser::open(&app);
    let mut times = browser.reach_times("A1234BC").await;
    for session in [0, 1] {
        browser.submit(&times, &[("session", &app.sessions()[session])]).await.expect(200, "Your details");
        times = browser.get("/times").await;
    }
    let queued = browser.submit(&times, &[("session", &app.sessions()[0])]).await;
    queued.expect(200, "You are in a queue");
}

#[tokio::test]
async fn whoever_does_not_want_the_page_to_refresh_turns_that_off() {
    let app = after(60).await;
    let mut browser = Browser::open(&app);
    let waiting = browser.reach_times("A1234BC").await;
    assert!(waiting.attributes("main a", "href").contains(&"/waiting-room?refresh=off".to_owned()));
    let still = browser.get("/waiting-room?refresh=off").await;
    still.expect(200, "You are in a queue");
    assert!(!still.headers.contains_key("refresh"));
    assert!(still.attributes("main a", "href").contains(&"/waiting-room".to_owned()));
}

#[tokio::test]
async fn whoever_jumps_ahead_is_led_to_the_first_question() {
    let app = after(60).await;
    let mut browser = Browser::open(&app);
    assert_eq!(browser.get("/waiting-room").await.path(), "/prison");
}
