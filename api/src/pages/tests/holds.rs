//! Times that are kept, run out, and are taken by others.

use calendars::{CapacityClass, Span};
use scheduler_model::{Channel, SessionId};

use super::Browser;
use super::browser::details_fields;
use crate::testing::TestApp;

/// How many open tables of a session are held and booked by the public.
pub(super) fn counts(app: &TestApp, session: &str) -> (u32, u32) {
    let id: SessionId = session.parse().unwrap();
    let index = app.state.engine().index();
    let found = index.venues().into_iter().find_map(|venue| {
        index.with_venue(venue.id, |view| {
            let count = view.session(id)?.counts.iter().find(|count| count.class == CapacityClass::OpenTable)?;
            Some((count.taken_by(Channel::Public).held, count.taken_by(Channel::Public).booked))
        })?
    });
    found.unwrap()
}

#[tokio::test]
async fn another_time_gives_the_first_one_back() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let sessions = app.sessions();
    browser.reach_details("A1234BC", &sessions[0]).await;
    let times = browser.get("/times").await;
    assert!(times.html.contains("We are keeping 2pm on Thursday 4 June 2026 for you until 10:10am."), "{}", times.html);
    assert_eq!(times.attributes("input[checked]", "value"), [sessions[0].clone()]);
    browser.submit(&times, &[("session", &sessions[1])]).await.expect(200, "Your details");
    assert_eq!((counts(&app, &sessions[0]).0, counts(&app, &sessions[1]).0), (0, 1));
}

#[tokio::test]
async fn a_form_that_is_sent_twice_does_its_work_once() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let session = app.sessions()[0].clone();
    let times = browser.reach_times("A1234BC").await;
    // Two clicks: both requests leave with the same cookie.
    let mut twin = browser.clone();
    browser.submit(&times, &[("session", &session)]).await.expect(200, "Your details");
    twin.submit(&times, &[("session", &session)]).await.expect(200, "Your details");
    assert_eq!(counts(&app, &session), (1, 0));

    let details = browser.get("/details").await;
    let check = browser.submit(&details, &details_fields("Ann")).await;
    let mut twin = browser.clone();
    let first = browser.submit(&check, &[]).await;
    let second = twin.submit(&check, &[]).await;
    assert_eq!(first.address, second.address);
    // And back, and once more.
    assert_eq!(browser.submit(&check, &[]).await.address, first.address);
    assert_eq!(browser.get("/check").await.address, first.address);
    assert_eq!(counts(&app, &session), (0, 1));
}

#[tokio::test]
async fn a_time_that_ran_out_costs_no_answer() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let session = app.sessions()[0].clone();
    let check = browser.reach_check("A1234BC", &session).await;
    app.clock.advance(Span::from_minutes(10));
    let expired = browser.submit(&check, &[]).await;
    expired.expect(200, "Your time has run out");
    assert!(expired.html.contains("We kept 2pm on Thursday 4 June 2026 for you for 10 minutes"), "{}", expired.html);
    assert!(expired.html.contains("We have kept your other answers"));
    assert_eq!(counts(&app, &session).1, 0);
    // The same time is still free: one button, then straight to the check, every answer kept.
    let again = browser.submit(&expired, &[]).await;
    again.expect(200, "Check your answers");
    browser.submit(&again, &[]).await.expect(200, "Visit booked");
}

#[tokio::test]
async fn a_time_that_ran_out_and_was_taken_is_not_offered_again() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let session = app.sessions()[0].clone();
    browser.reach_check("A1234BC", &session).await;
    app.clock.advance(Span::from_minutes(11));
    for prisoner in ["B1234BC", "C1234BC"] {
        let mut other = Browser::open(&app);
        let details = other.reach_details(prisoner, &session).await;
        details.expect(200, "Your details");
        let check = other.submit(&details, &details_fields(prisoner.split_at(1).0)).await;
        other.submit(&check, &[]).await.expect(200, "Visit booked");
    }
    let expired = browser.get("/details").await;
    expired.expect(200, "Your time has run out");
    assert!(!expired.html.contains("Keep the same time again"));
    assert_eq!(expired.attributes("main a.govuk-button", "href"), ["/times"]);
}

#[tokio::test]
async fn what_was_typed_when_the_time_ran_out_is_kept() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let details = browser.reach_details("A1234BC", &app.sessions()[0]).await;
    app.clock.advance(Span::from_minutes(10));
    let expired = browser.submit(&details, &details_fields("Ann")).await;
    expired.expect(200, "Your time has run out");
    browser.submit(&expired, &[]).await.expect(200, "Check your answers");
}

#[tokio::test]
async fn a_time_that_others_took_is_answered_with_others() {
    let app = TestApp::start().await;
    let sessions = app.sessions();
    let mut browser = Browser::open(&app);
    let times = browser.reach_times("A1234BC").await;
    for prisoner in ["B1234BC", "C1234BC"] {
        Browser::open(&app).reach_details(prisoner, &sessions[0]).await.expect(200, "Your details");
    }
    let taken = browser.submit(&times, &[("session", &sessions[0])]).await;
    taken.expect(409, "Somebody else has just taken this time");
    assert!(taken.html.contains("2pm on Thursday 4 June 2026, is no longer free"));
    assert!(taken.html.contains("We have kept your answers."));
    let others = taken.attributes("input[type=radio]", "value");
    assert_eq!(others, [sessions[1].clone(), sessions[3].clone(), sessions[4].clone()], "free, and for this prisoner");
    browser.submit(&taken, &[("session", &others[0])]).await.expect(200, "Your details");
}

#[tokio::test]
async fn two_tabs_cannot_confirm_what_they_do_not_show() {
    let app = TestApp::start().await;
    let sessions = app.sessions();
    let mut browser = Browser::open(&app);
    let first_tab = browser.reach_check("A1234BC", &sessions[0]).await;
    // The other tab chooses another time.
    let times = browser.get("/times").await;
    browser.submit(&times, &[("session", &sessions[1])]).await.expect(200, "Check your answers");
    let back = browser.submit(&first_tab, &[]).await;
    back.expect(200, "Check your answers");
    assert!(back.html.contains("Your answers have changed since this page was shown"));
    assert!(back.html.contains("Friday 5 June 2026"));
    assert_eq!(counts(&app, &sessions[1]), (1, 0), "nothing was booked");
    browser.submit(&back, &[]).await.expect(200, "Visit booked");
    assert_eq!((counts(&app, &sessions[0]), counts(&app, &sessions[1])), ((0, 0), (0, 1)));
}

#[tokio::test]
async fn the_same_prisoner_cannot_be_visited_twice_at_once() {
    let app = TestApp::start().await;
    let session = app.sessions()[0].clone();
    Browser::open(&app).reach_details("A1234BC", &session).await.expect(200, "Your details");
    let refused = Browser::open(&app).reach_details("a1234bc", &session).await;
    refused.expect(409, "You cannot book this time");
    assert_eq!(refused.texts("main h2")[0], "The prisoner has a visit at this time already");
    assert!(refused.attributes("main li a", "href").contains(&"/times".to_owned()));
}
