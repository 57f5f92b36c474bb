//! The page behind the link: see, change, cancel.

use calendars::Span;
use scheduler_model::Language;

use super::holds::counts;
use super::{Browser, Seen};
use crate::testing::TestApp;

async fn booked(app: &TestApp) -> (Browser, String) {
    let mut browser = Browser::open(app);
    let confirmed = browser.reach_confirmed("A1234BC", &app.sessions()[0]).await;
    confirmed.expect(200, "Visit booked");
    let base = confirmed.path().trim_end_matches("/confirmed").to_owned();
    // The link is opened from the e-mail, days later, perhaps on another device.
    (Browser::open(app), base)
}

#[tokio::test]
async fn the_link_shows_the_booking_and_nothing_that_need_not_be_seen() {
    let app = TestApp::start().await;
    let (mut browser, base) = booked(&app).await;
    let page = browser.get(&base).await;
    page.expect(200, "Your visit");
    for shown in
        ["Thursday 4 June 2026", "2pm to 4pm", "Cardiff", "Ann Lee (1 person)", "John Lee", "ann.lee@example.org"]
    {
        assert!(page.html.contains(shown), "{shown}");
    }
    for hidden in ["A1234BC", "1985"] {
        assert!(!page.html.contains(hidden), "{hidden}");
    }
    assert_eq!(page.headers["cache-control"], "no-store");
    assert_eq!(page.headers["referrer-policy"], "same-origin");
}

#[tokio::test]
async fn a_key_that_nobody_made_opens_nothing() {
    let app = TestApp::start().await;
    let (mut browser, base) = booked(&app).await;
    let last = base.chars().last().unwrap();
    let forged = format!("{}{}", &base[..base.len() - 1], if last == '0' { '1' } else { '0' });
    for path in [forged.as_str(), "/bookings/x", "/bookings/000000000000000000000000000000000000000000000000"] {
        for page in ["", "/confirmed", "/calendar.ics", "/change", "/change/check", "/contact", "/cancel"] {
            browser.get(&format!("{path}{page}")).await.expect(404, "This link does not work");
        }
    }
    // Typed in capital letters it is the same key.
    browser.get(&base.to_uppercase().replace("/BOOKINGS/", "/bookings/")).await.expect(200, "Your visit");
}

#[tokio::test]
async fn the_time_is_changed_and_the_old_one_kept_until_then() {
    let app = TestApp::start().await;
    let (mut browser, base) = booked(&app).await;
    let sessions = app.sessions();
    let times = browser.get(&format!("{base}/change")).await;
    times.expect(200, "Choose a new time");
    assert!(times.html.contains("Your visit on Thursday 4 June 2026 at 2pm stays booked"), "{}", times.html);
    let offered = times.attributes("input[type=radio]", "value");
    assert!(!offered.contains(&sessions[0]), "the time that they have is not offered");

    let check = browser.submit(&times, &[("session", &sessions[1])]).await;
    check.expect(200, "Check your new time");
    assert_eq!(
        check.texts(".govuk-summary-list__value"),
        ["Thursday 4 June 20262pm to 4pm", "Friday 5 June 20262pm to 4pm"]
    );
    assert_eq!((counts(&app, &sessions[0]), counts(&app, &sessions[1])), ((0, 1), (1, 0)));
    let mut twin = browser.clone();
    let changed = browser.submit(&check, &[]).await;
    changed.expect(200, "Visit changed");
    assert!(changed.html.contains("Friday 5 June 2026"));
    assert_eq!((counts(&app, &sessions[0]), counts(&app, &sessions[1])), ((0, 0), (0, 1)));
    twin.submit(&check, &[]).await.expect(200, "Visit changed");
    browser.submit(&check, &[]).await.expect(200, "Visit changed");
}

#[tokio::test]
async fn a_change_that_ran_out_leaves_the_visit_as_it_was() {
    let app = TestApp::start().await;
    let (mut browser, base) = booked(&app).await;
    let times = browser.get(&format!("{base}/change")).await;
    let check = browser.submit(&times, &[("session", &app.sessions()[1])]).await;
    app.clock.advance(Span::from_minutes(10));
    let expired = browser.submit(&check, &[]).await;
    expired.expect(200, "Your time has run out");
    assert!(expired.html.contains("The visit that you had booked before has not changed."));
    let again = browser.submit(&expired, &[]).await;
    again.expect(200, "Check your new time");
    browser.submit(&again, &[]).await.expect(200, "Visit changed");
}

#[tokio::test]
async fn a_new_time_that_others_took_keeps_the_old_one() {
    let app = TestApp::start().await;
    let (mut browser, base) = booked(&app).await;
    let session = app.sessions()[1].clone();
    let times = browser.get(&format!("{base}/change")).await;
    for prisoner in ["B1234BC", "C1234BC"] {
        Browser::open(&app).reach_details(prisoner, &session).await;
    }
    let taken = browser.submit(&times, &[("session", &session)]).await;
    taken.expect(409, "Somebody else has just taken this time");
    assert!(taken.html.contains("You keep the time that you had before."));
    browser.get(&base).await.expect(200, "Your visit");
}

#[tokio::test]
async fn contact_details_are_changed() {
    let app = TestApp::start().await;
    let (mut browser, base) = booked(&app).await;
    let form = browser.get(&format!("{base}/contact")).await;
    form.expect(200, "Change your contact details");
    assert_eq!(form.attributes("#email", "value"), ["ann.lee@example.org"]);
    let wrong = browser.submit(&form, &[("email", "nobody")]).await;
    wrong.expect(422, "Change your contact details");
    assert_eq!(wrong.attributes("#email", "value"), ["nobody"]);
    let saved = browser.submit(&form, &[("email", "bo@example.org"), ("language", "cy")]).await;
    saved.expect(200, "Your visit");
    assert!(saved.html.contains("bo@example.org"));
    let id = app.state.links().verify(base.trim_start_matches("/bookings/")).unwrap();
    let row = app.state.engine().store().booking(id).await.unwrap().unwrap();
    assert_eq!((row.booking.version, row.booking.contact.language), (2, Language::Welsh));
}

#[tokio::test]
async fn a_visit_is_cancelled_and_the_link_says_so_from_then_on() {
    let app = TestApp::start().await;
    let (mut browser, base) = booked(&app).await;
    let ask = browser.get(&format!("{base}/cancel")).await;
    ask.expect(200, "Do you want to cancel this visit?");
    let wrong = browser.submit(&ask, &[]).await;
    assert_eq!(wrong.errors(), ["Select why you want to cancel"]);
    assert_eq!(counts(&app, &app.sessions()[0]), (0, 1), "nothing is cancelled by looking");
    let cancelled = browser.submit(&ask, &[("reason", "visitor")]).await;
    cancelled.expect(200, "Your visit is cancelled");
    assert!(cancelled.html.contains("This visit was cancelled on Monday 1 June 2026."));
    assert!(cancelled.html.contains("Do not travel to the prison"));
    assert_eq!(counts(&app, &app.sessions()[0]), (0, 0));
    for page in ["", "/confirmed", "/change", "/change/check", "/contact", "/cancel", "/calendar.ics"] {
        let seen = browser.get(&format!("{base}{page}")).await;
        seen.expect(200, "Your visit is cancelled");
        assert!(seen.texts("main form").is_empty());
    }
    browser.submit(&ask, &[("reason", "visitor")]).await.expect(200, "Your visit is cancelled");
}

#[tokio::test]
async fn a_visit_that_has_begun_can_only_be_looked_at() {
    let app = TestApp::start().await;
    let (mut browser, base) = booked(&app).await;
    let ask = browser.get(&format!("{base}/cancel")).await;
    app.clock.set("2026-06-04T13:00:00Z".parse().unwrap());
    for page in ["", "/confirmed", "/change", "/contact", "/cancel"] {
        browser.get(&format!("{base}{page}")).await.expect(200, "Your visit is over");
    }
    browser.submit(&ask, &[("reason", "visitor")]).await.expect(200, "Your visit is over");
}

#[tokio::test]
async fn a_link_to_a_booking_made_through_the_api_works_as_well() {
    let app = TestApp::start().await;
    let party = serde_json::json!({
        "prisoner": { "number": "A1234BC", "first_name": "John", "last_name": "Lee" },
        "visitors": [{ "first_name": "Ann", "last_name": "Lee", "date_of_birth": "1985-03-27" }],
    });
    let body = serde_json::json!({
        "place": { "session": app.sessions()[0] }, "party": party,
        "contact": { "email": "ann@example.org" },
    });
    let made = app.post("/v1/bookings", &body).key(&app.public).send().await;
    let id = made.expect(201)["id"].as_str().unwrap().parse().unwrap();
    let mut browser = Browser::open(&app);
    let base = app.state.links().path(id, Language::English);
    let times = browser.get(&format!("{base}/change")).await;
    let check = browser.submit(&times, &[("session", &app.sessions()[1])]).await;
    browser.submit(&check, &[]).await.expect(200, "Visit changed");
    let ask = browser.get(&format!("{base}/cancel")).await;
    browser.submit(&ask, &[("reason", "booked_in_error")]).await.expect(200, "Your visit is cancelled");
}

#[tokio::test]
async fn the_calendar_file_is_the_visit_and_says_nothing_of_people() {
    let app = TestApp::start().await;
    let (mut browser, base) = booked(&app).await;
    let file: Seen = browser.get(&format!("{base}/calendar.ics")).await;
    assert_eq!(file.status, 200);
    assert_eq!(file.headers["content-type"], "text/calendar; charset=utf-8; method=PUBLISH");
    assert!(file.headers["content-disposition"].to_str().unwrap().ends_with(".ics\""));
    let id = app.state.links().verify(base.trim_start_matches("/bookings/")).unwrap();
    let unfolded = file.html.replace("\r\n ", "");
    for line in [
        "METHOD:PUBLISH".to_owned(),
        format!("UID:{id}@127.0.0.1"),
        "DTSTART;TZID=Europe/London:20260604T140000".to_owned(),
        "SEQUENCE:0".to_owned(),
        "SUMMARY:Visit: Cardiff".to_owned(),
    ] {
        assert!(unfolded.lines().any(|one| one == line), "{line} in {unfolded}");
    }
    for personal in ["Ann", "John", "A1234BC", "/bookings/"] {
        assert!(!unfolded.contains(personal), "{personal}");
    }
}
