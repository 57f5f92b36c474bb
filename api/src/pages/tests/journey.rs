//! From the start to the confirmation.

use rstest::rstest;

use super::Browser;
use super::browser::{details_fields, visitor_fields};
use crate::testing::TestApp;

#[tokio::test]
async fn a_visit_is_booked_from_start_to_confirmation() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let start = browser.get("/").await;
    start.expect(200, "Book a prison visit");
    assert!(browser.cookies.is_empty(), "whoever only looks gets no cookie");
    assert_eq!(start.attributes("a.govuk-button--start", "href"), ["/prison"]);

    let prison = browser.get("/prison").await;
    prison.expect(200, "Which prison are you visiting?");
    assert_eq!(prison.texts(".govuk-radios__item"), ["Cardiff", "Norwich"]);
    assert!(prison.attributes("input[type=radio][checked]", "value").is_empty(), "nothing is chosen beforehand");

    let visitors = browser.submit(&prison, &[("venue", "CFI")]).await;
    visitors.expect(200, "Who is visiting?");
    let limits = visitors.texts("main ul li");
    assert_eq!(
        limits,
        [
            "no more than 4 people can visit",
            "no more than 3 of them can be 18 or older",
            "no more than 3 of them can be under 18",
            "the main visitor must be 18 or older"
        ]
    );

    let times = browser.submit(&visitors, &visitor_fields(" a1234bc")).await;
    times.expect(200, "Choose a time");
    assert!(times.html.contains("between Thursday 4 June 2026 and Monday 29 June 2026"), "{}", times.html);
    assert_eq!(times.texts(".app-day legend").len(), 4, "the third session is for another wing");
    assert_eq!(
        times.texts("a.app-calendar__link")[0],
        "4 Thursday 4 June 2026, 1 visit time available",
        "a link says what it leads to"
    );
    for target in times.attributes("a.app-calendar__link", "href") {
        assert_eq!(times.texts(&format!("[id='{}']", target.trim_start_matches('#'))).len(), 1, "{target}");
    }

    let session = app.sessions()[0].clone();
    let details = browser.submit(&times, &[("session", &session)]).await;
    details.expect(200, "Your details");
    assert_eq!(details.texts(".govuk-inset-text"), ["We are keeping this time for you until 10:10am."]);

    app.clock.advance(calendars::Span::from_minutes(6));
    let check = browser.submit(&details, &details_fields("Ann")).await;
    check.expect(200, "Check your answers");
    assert_eq!(
        check.texts(".govuk-inset-text"),
        ["We are keeping this time for you until 10:16am."],
        "going on keeps the time longer"
    );
    let values = check.texts(".govuk-summary-list__value");
    for value in
        ["Cardiff", "Thursday 4 June 20262pm to 4pm", "John Lee", "A1234BC", "Ann Leeborn 27 March 1985", "English"]
    {
        assert!(values.iter().any(|shown| shown == value), "{value} in {values:?}");
    }

    let confirmed = browser.submit(&check, &[]).await;
    confirmed.expect(200, "Visit booked");
    assert!(confirmed.path().starts_with("/bookings/") && confirmed.path().ends_with("/confirmed"));
    assert!(confirmed.html.contains("We are sending the details to ann.lee@example.org."));
    assert!(confirmed.html.contains("Arrive at the prison by 1:15pm."));
    let reference = confirmed.texts(".govuk-panel__body strong")[0].clone();

    // It survives being bookmarked: another browser, no cookies.
    let again = Browser::open(&app).get(confirmed.path()).await;
    assert_eq!(again.texts(".govuk-panel__body strong"), [&*reference]);
    let booked: scheduler_model::BookingReference = reference.parse().unwrap();
    let row = app.state.engine().store().booking_by_reference(booked).await.unwrap().unwrap();
    assert_eq!(row.booking.session.to_string(), session);
    assert_eq!(row.booking.party.0.len(), 2);
    assert!(row.booking.party.0.iter().all(|member| member.person.is_some()));
    // The API knows the same people by the same ids: its booking of the same visitor at the same time is refused.
    let party = serde_json::json!({
        "prisoner": { "number": "A9999ZZ", "first_name": "Jim", "last_name": "Poe" },
        "visitors": [{ "first_name": "ann", "last_name": "LEE", "date_of_birth": "1985-03-27" }],
    });
    let body = serde_json::json!({ "session": session, "party": party });
    let refused = app.post("/v1/holds", &body).key(&app.public).send().await;
    refused.expect_problem(409, &["person.visitor_elsewhere"]);
}

#[tokio::test]
async fn visitors_are_added_and_removed_without_a_script() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let prison = browser.get("/prison").await;
    let visitors = browser.submit(&prison, &[("venue", "CFI")]).await;
    assert_eq!(visitors.texts(".app-visitor").len(), 1);
    let typed = [("prisoner_number", "A12"), ("day", "27"), ("month", "Mawrth"), ("year", "1985")];
    let with = |action: &'static str| [&typed[..], &[("action", action)]].concat();
    let two = browser.submit(&visitors, &with("add")).await;
    assert_eq!(two.path(), "/visitors");
    assert_eq!(two.texts(".app-visitor").len(), 2);
    assert_eq!(two.attributes("#visitor-1-born-month", "value"), ["Mawrth"], "what was typed stays as it was");
    assert_eq!(two.attributes("#prisoner-number", "value"), ["A12"]);
    assert!(two.errors().is_empty(), "adding is no check");

    let fields = [
        ("day", "27"),
        ("month", "3"),
        ("year", "1985"),
        ("day", "1"),
        ("month", "2"),
        ("year", "2015"),
        ("action", "add"),
    ];
    let three = browser.submit(&two, &fields).await;
    assert_eq!(three.texts(".app-visitor").len(), 3);
    let fields = [
        ("day", "27"),
        ("month", "3"),
        ("year", "1985"),
        ("day", "1"),
        ("month", "2"),
        ("year", "2015"),
        ("day", "5"),
        ("month", "6"),
        ("year", "2017"),
        ("action", "remove-2"),
    ];
    let removed = browser.submit(&three, &fields).await;
    assert_eq!(removed.texts(".app-visitor").len(), 2);
    assert_eq!(
        removed.attributes("#visitor-2-born-year", "value"),
        ["2017"],
        "the second one went, the third moved up"
    );

    let mut page = removed;
    for expected in [3, 4] {
        page = browser.submit(&page, &[("action", "add")]).await;
        assert_eq!(page.texts(".app-visitor").len(), expected);
    }
    assert!(page.html.contains("You have added 4 visitors. No more can come on one visit."));
    assert!(!page.html.contains("Add another visitor"));
    let page = browser.submit(&page, &[("action", "add")]).await;
    assert_eq!(page.texts(".app-visitor").len(), 4, "a form that was tampered with adds nothing");
}

#[tokio::test]
async fn names_go_where_their_visitors_go() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    browser.reach_check("A1234BC", &app.sessions()[0]).await;
    let visitors = browser.get("/visitors").await;
    let two = browser.submit(&visitors, &[("action", "add")]).await;
    let fields = [("day", "27"), ("month", "3"), ("year", "1985"), ("day", "1"), ("month", "2"), ("year", "2015")];
    let fields = [&fields[..], &[("action", "continue")]].concat();
    let details = browser.submit(&two, &fields).await;
    details.expect(200, "Your details");
    assert_eq!(details.attributes("#visitor-1-first", "value"), ["Ann"]);
    assert_eq!(details.attributes("#visitor-2-first", "value"), [""]);
    let both = [
        ("first", "Ann"),
        ("last", "Lee"),
        ("first", "Bo"),
        ("last", "Lee"),
        ("email", "a@example.org"),
        ("language", "cy"),
    ];
    let check = browser.submit(&details, &both).await;
    check.expect(200, "Check your answers");
    assert!(check.html.contains("2 people") && check.html.contains("Bo Lee"));
}

#[tokio::test]
async fn every_change_link_leads_back_to_the_check() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let check = browser.reach_check("A1234BC", &app.sessions()[0]).await;
    let mut links = check.attributes(".govuk-summary-list__actions a", "href");
    links.dedup();
    assert_eq!(links, ["/prison", "/times", "/visitors", "/details"]);
    for link in links {
        let page = browser.get(&link).await;
        assert_eq!(page.path(), link);
        let fields: &[_] = if link == "/visitors" { &[("action", "continue")] } else { &[] };
        browser.submit(&page, fields).await.expect(200, "Check your answers");
    }
}

#[rstest]
#[case("/visitors", "/prison")]
#[case("/times", "/prison")]
#[case("/details", "/prison")]
#[case("/check", "/prison")]
#[case("/time-expired", "/prison")]
#[tokio::test]
async fn a_page_in_the_middle_leads_to_the_first_question(#[case] page: &str, #[case] leads_to: &str) {
    let app = TestApp::start().await;
    assert_eq!(Browser::open(&app).get(page).await.path(), leads_to);
}

#[tokio::test]
async fn another_prison_gives_back_what_was_kept_in_the_first() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let session = app.sessions()[0].clone();
    browser.reach_details("A1234BC", &session).await;
    assert_eq!(held(&app, &session), 1);
    let prison = browser.get("/prison").await;
    let times = browser.submit(&prison, &[("venue", "NWI")]).await;
    times.expect(200, "Choose a time");
    assert!(times.html.contains("Norwich"));
    assert_eq!(held(&app, &session), 0);
}

/// How many tables of a session are held.
fn held(app: &TestApp, session: &str) -> u32 {
    super::holds::counts(app, session).0
}

#[tokio::test]
async fn nothing_about_a_person_is_in_an_address() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let check = browser.reach_check("A1234BC", &app.sessions()[0]).await;
    let confirmed = browser.submit(&check, &[]).await;
    for page in [&check, &confirmed] {
        let mut addresses = page.attributes("a[href]", "href");
        addresses.extend(page.attributes("form", "action"));
        addresses.push(page.address.clone());
        for address in addresses {
            for personal in ["A1234BC", "Ann", "Lee", "1985", "example.org"] {
                assert!(!address.contains(personal), "{address}");
            }
        }
    }
}
