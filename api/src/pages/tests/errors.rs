//! Forms that are not right, people who cannot come, requests that are not ours.

use axum::extract::ConnectInfo;
use axum::routing::get;
use axum::{Extension, Router};
use rstest::rstest;

use super::Browser;
use super::browser::{details_fields, visitor_fields};
use crate::ApiSettings;
use crate::problem::{ApiCode, Problem};
use crate::testing::TestApp;

#[tokio::test]
async fn nothing_chosen_is_an_error_that_leads_to_the_first_choice() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let prison = browser.get("/prison").await;
    let wrong = browser.submit(&prison, &[]).await;
    wrong.expect(422, "Which prison are you visiting?");
    assert_eq!(wrong.errors(), ["Select a prison"]);
    assert_eq!(wrong.texts("title"), ["Error: Which prison are you visiting? - Book a prison visit"]);
    assert_eq!(wrong.attributes(".govuk-error-summary a", "href"), ["#venue"]);
    assert_eq!(wrong.attributes("input[type=radio]", "id")[0], "venue");
    assert_eq!(browser.submit(&prison, &[("venue", "ZZZ")]).await.errors(), ["Select a prison"]);

    let times = browser.reach_times("A1234BC").await;
    let wrong = browser.submit(&times, &[]).await;
    wrong.expect(422, "Choose a time");
    assert_eq!(wrong.errors(), ["Select a time"]);
    let target = wrong.attributes(".govuk-error-summary a", "href")[0].clone();
    assert_eq!(wrong.attributes("input[type=radio]", "id")[0], target.trim_start_matches('#'));
    let gone = browser.submit(&times, &[("session", "00000000-0000-8000-8000-000000000000")]).await;
    assert_eq!(gone.errors(), ["Select a time that is still free"]);
}

#[tokio::test]
async fn every_fault_of_the_visitors_form_is_told_at_once() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let prison = browser.get("/prison").await;
    let visitors = browser.submit(&prison, &[("venue", "CFI")]).await;
    let two = browser.submit(&visitors, &[("action", "add")]).await;
    let fields = [
        ("prisoner_number", "12345"),
        ("prisoner_first", ""),
        ("prisoner_last", "<Lee>"),
        ("day", ""),
        ("month", ""),
        ("year", ""),
        ("day", "31"),
        ("month", "2"),
        ("year", "2015"),
        ("action", "continue"),
    ];
    let wrong = browser.submit(&two, &fields).await;
    wrong.expect(422, "Who is visiting?");
    assert_eq!(
        wrong.errors(),
        [
            "Enter a prisoner number with a letter, 4 numbers and 2 letters, such as A1234BC",
            "Enter the prisoner’s first names",
            "The name must not include line breaks or symbols such as < and >",
            "Enter the main visitor’s date of birth",
            "Visitor 2’s date of birth must be a real date",
        ]
    );
    for target in wrong.attributes(".govuk-error-summary a", "href") {
        assert_eq!(wrong.texts(&format!("input{target}")).len(), 1, "{target}");
    }
    assert_eq!(wrong.attributes("#visitor-2-born-day", "value"), ["31"]);
    // What was typed is still there for whoever turns to the other language.
    let welsh = browser.get("/visitors?lang=cy").await;
    welsh.expect(200, "Pwy sy'n ymweld?");
    assert_eq!(welsh.attributes("#prisoner-number", "value"), ["12345"]);
}

#[tokio::test]
async fn every_fault_of_the_details_is_told_at_once() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let details = browser.reach_details("A1234BC", &app.sessions()[0]).await;
    let wrong = browser
        .submit(&details, &[("first", ""), ("last", " "), ("email", "ann"), ("phone", "ring me"), ("language", "fr")])
        .await;
    wrong.expect(422, "Your details");
    assert_eq!(
        wrong.errors(),
        [
            "Enter the main visitor’s first names",
            "Enter the main visitor’s last name",
            "Enter an email address in the correct format, such as name@example.com",
            "Enter a telephone number, such as 01632 960 001 or 07700 900 982",
            "Select the language that we should write to you in",
        ]
    );
    assert_eq!(wrong.attributes("#email", "value"), ["ann"]);
    let missing = browser.submit(&details, &[("first", "Ann"), ("last", "Lee"), ("email", "")]).await;
    assert_eq!(missing.errors(), ["Enter an email address"]);
}

#[tokio::test]
async fn the_same_person_cannot_come_twice() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let prison = browser.get("/prison").await;
    let visitors = browser.submit(&prison, &[("venue", "CFI")]).await;
    let two = browser.submit(&visitors, &[("action", "add")]).await;
    let fields =
        [&visitor_fields("A1234BC")[..6], &[("day", "27"), ("month", "3"), ("year", "1985"), ("action", "continue")]];
    let times = browser.submit(&two, &fields.concat()).await;
    let details = browser.submit(&times, &[("session", &app.sessions()[0])]).await;
    let fields = [&[("first", "ann"), ("last", "lee")], &details_fields("Ann")[..]].concat();
    let wrong = browser.submit(&details, &fields).await;
    assert_eq!(wrong.errors(), ["Visitor 2 has the same name and date of birth as another visitor"]);
}

#[rstest]
#[case::a_child_alone(&[("27", "3", "2015")], "No visitor is 18 or older")]
#[case::too_many_adults(
    &[("1", "1", "1980"), ("2", "1", "1980"), ("3", "1", "1980"), ("4", "1", "1980")],
    "Too many adults"
)]
#[tokio::test]
async fn who_cannot_come_gets_a_page_and_not_an_error(#[case] births: &[(&str, &str, &str)], #[case] title: &str) {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let prison = browser.get("/prison").await;
    let mut page = browser.submit(&prison, &[("venue", "CFI")]).await;
    for _ in 1..births.len() {
        page = browser.submit(&page, &[("action", "add")]).await;
    }
    let mut fields = visitor_fields("A1234BC")[..3].to_vec();
    for (day, month, year) in births {
        fields.extend([("day", *day), ("month", *month), ("year", *year)]);
    }
    fields.push(("action", "continue"));
    let refused = browser.submit(&page, &fields).await;
    refused.expect(200, "You cannot book for these visitors");
    assert!(refused.errors().is_empty());
    assert_eq!(refused.texts("main h2")[0], title);
    assert!(refused.attributes("main li a", "href").contains(&"/visitors".to_owned()));
}

#[tokio::test]
async fn a_child_as_main_visitor_is_told_so_when_the_time_is_kept() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let prison = browser.get("/prison").await;
    let visitors = browser.submit(&prison, &[("venue", "CFI")]).await;
    let two = browser.submit(&visitors, &[("action", "add")]).await;
    let births = [("day", "1"), ("month", "1"), ("year", "2015"), ("day", "2"), ("month", "2"), ("year", "1980")];
    let fields = [&visitor_fields("A1234BC")[..3], &births, &[("action", "continue")]].concat();
    let times = browser.submit(&two, &fields).await;
    let refused = browser.submit(&times, &[("session", &app.sessions()[0])]).await;
    refused.expect(409, "You cannot book this time");
    assert_eq!(refused.texts("main h2")[0], "The main visitor must be 18 or older");
    assert!(refused.attributes("main li a", "href").contains(&"/visitors".to_owned()));
}

#[tokio::test]
async fn no_times_at_all_says_why() {
    let app = TestApp::start().await;
    for prisoner in ["B1234BC"] {
        let mut other = Browser::open(&app);
        let prison = other.get("/prison").await;
        let visitors = other.submit(&prison, &[("venue", "NWI")]).await;
        let times = other.submit(&visitors, &visitor_fields(prisoner)).await;
        let session = times.attributes("input[type=radio]", "value")[0].clone();
        other.submit(&times, &[("session", &session)]).await.expect(200, "Your details");
    }
    let mut browser = Browser::open(&app);
    let prison = browser.get("/prison").await;
    let visitors = browser.submit(&prison, &[("venue", "NWI")]).await;
    let none = browser.submit(&visitors, &visitor_fields("A1234BC")).await;
    none.expect(200, "There are no times that you can book");
    assert_eq!(none.texts("main h2")[0], "All tables are taken");
    assert!(none.html.contains("029 2092 3100"));
}

#[tokio::test]
async fn a_form_without_its_token_is_refused() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let prison = browser.get("/prison").await;
    let refused = browser.submit(&prison, &[("venue", "CFI"), ("token", "0123456789abcdef0123456789abcdef")]).await;
    refused.expect(403, "We could not accept this form");
    let mut stranger = Browser::open(&app);
    stranger.get("/prison").await;
    stranger.submit(&prison, &[("venue", "CFI")]).await.expect(403, "We could not accept this form");
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let prison = browser.get("/prison").await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let mut lured = browser.clone();
        lured.headers.push((name, value.to_owned()));
        lured.submit(&prison, &[("venue", "CFI")]).await.expect(403, "We could not accept this form");
    }
    browser.headers.push(("origin", "http://127.0.0.1:8080".to_owned()));
    browser.submit(&prison, &[("venue", "CFI")]).await.expect(200, "Who is visiting?");
}

#[tokio::test]
async fn a_form_without_cookies_says_what_is_missing() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let prison = browser.get("/prison").await;
    browser.cookies.clear();
    browser.submit(&prison, &[("venue", "CFI")]).await.expect(403, "We do not have your answers");
}

#[tokio::test]
async fn a_huge_form_is_refused() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let prison = browser.get("/prison").await;
    let huge = "x".repeat(100_000);
    browser.submit(&prison, &[("venue", &huge)]).await.expect(413, "That is more than we can take");
}

#[tokio::test]
async fn an_address_that_there_is_not_is_a_page() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    browser.get("/no-such-page").await.expect(404, "Page not found");
    browser.get("/demo/mailbox").await.expect(404, "Page not found");
    let welsh = browser.get("/no-such-page?lang=cy").await;
    welsh.expect(404, "Heb ddod o hyd i'r dudalen");
    browser.get("/another").await.expect(404, "Heb ddod o hyd i'r dudalen");
    let page = browser.get("/check").await;
    let posted = browser.post("/time-expired", &[]).await;
    posted.expect(405, "Heb ddod o hyd i'r dudalen");
    assert_eq!(posted.headers["allow"], "GET,HEAD");
    assert_eq!(page.status, 200);
    for machine in ["/v1/venues", "/v1/nothing"] {
        assert_eq!(browser.get(machine).await.headers["content-type"], "application/problem+json");
    }
}

#[tokio::test]
async fn what_goes_wrong_around_the_pages_is_told_in_the_visitors_language() {
    async fn panics() -> &'static str {
        panic!("a mistake")
    }
    async fn slow() -> Result<&'static str, Problem> {
        Err(Problem::from(ApiCode::Timeout).retry_after(1))
    }
    let app = TestApp::start().await;
    let routes = Router::new().route("/panics", get(panics)).route("/slow", get(slow).post(slow));
    let mut browser = Browser::around(crate::router::around(routes, app.state.clone()));
    browser.get("/panics").await.expect(500, "There is a problem with the service");
    let busy = browser.get("/slow").await;
    busy.expect(503, "The service is very busy");
    assert_eq!(busy.headers["retry-after"], "1");
    browser.post("/slow", &[]).await.expect(503, "We do not know yet whether that worked");
    browser.headers.push(("accept-language", "cy".to_owned()));
    browser.get("/panics").await.expect(500, "Mae problem gyda'r gwasanaeth");
}

#[tokio::test]
async fn too_many_requests_are_told_as_a_page() {
    let app = TestApp::with(ApiSettings { per_address_a_minute: 2, ..ApiSettings::default() }).await;
    let here: std::net::SocketAddr = "192.0.2.1:5000".parse().unwrap();
    let router = crate::router(app.state.clone()).layer(Extension(ConnectInfo(here)));
    let mut browser = Browser::around(router);
    for _ in 0..2 {
        browser.get("/help").await.expect(200, "Help");
    }
    let many = browser.get("/help").await;
    many.expect(429, "Too many requests");
    assert!(many.headers.contains_key("retry-after"));
}

#[tokio::test]
async fn an_engine_that_stops_is_told_with_503() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let times = browser.reach_times("A1234BC").await;
    app.state.engine().stop().await;
    let busy = browser.submit(&times, &[("session", &app.sessions()[0])]).await;
    busy.expect(503, "The service is very busy");
    assert_eq!(busy.headers["retry-after"], "5");
}
