//! What travels in cookies, and how.

use http::header;

use super::Browser;
use super::browser::visitor_fields;
use crate::ApiSettings;
use crate::testing::TestApp;

#[tokio::test]
async fn the_answers_are_encrypted_and_end_with_the_browser() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let prison = browser.get("/prison").await;
    let visitors = browser.submit(&prison, &[("venue", "CFI")]).await;
    let seen = browser.submit_once(&visitors, &visitor_fields("A1234BC")).await;
    let cookie = seen.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.starts_with("assize-journey=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    assert!(cookie.contains("Path=/") && !cookie.contains("Max-Age") && !cookie.contains("Expires"));
    assert!(!cookie.contains("A1234BC") && !cookie.contains("Lee"));
}

#[tokio::test]
async fn over_tls_the_cookies_are_bound_to_the_host() {
    let settings = ApiSettings { base_url: "https://visits.example".to_owned(), ..ApiSettings::default() };
    let app = TestApp::with(settings).await;
    let mut browser = Browser::open(&app);
    let page = browser.get("/prison?lang=cy").await;
    let cookies: Vec<_> = page.headers.get_all(header::SET_COOKIE).iter().map(|one| one.to_str().unwrap()).collect();
    assert_eq!(cookies.len(), 2);
    for cookie in cookies {
        assert!(
            cookie.starts_with("__Host-assize-") && cookie.contains("Secure") && cookie.contains("Path=/"),
            "{cookie}"
        );
    }
    let listed = browser.get("/cookies?lang=en").await;
    assert_eq!(listed.texts("tbody th"), ["__Host-assize-journey", "__Host-assize-language"]);
}

#[tokio::test]
async fn after_the_booking_nothing_about_anybody_is_left_in_the_cookie() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    browser.reach_check("A1234BC", &app.sessions()[0]).await;
    let before = browser.cookies["assize-journey"].len();
    let check = browser.get("/check").await;
    browser.submit(&check, &[]).await.expect(200, "Visit booked");
    assert!(browser.cookies["assize-journey"].len() < before / 2);
    browser.get("/visitors").await.expect(200, "Which prison are you visiting?");
}

#[tokio::test]
async fn a_cookie_that_was_tampered_with_is_no_cookie() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    browser.reach_times("A1234BC").await.expect(200, "Choose a time");
    let cookie = browser.cookies.get_mut("assize-journey").unwrap();
    let middle = cookie.len() / 2;
    let other = if &cookie[middle..=middle] == "A" { "B" } else { "A" };
    cookie.replace_range(middle..=middle, other);
    assert_eq!(browser.get("/times").await.path(), "/prison");
}

#[tokio::test]
async fn long_names_of_every_script_fit() {
    let app = TestApp::start().await;
    for (letter, prisoner) in [("x", "A1234BC"), ("ŵ", "B1234BC"), ("字", "C1234BC"), ("𝔵", "D1234BC")] {
        let mut browser = Browser::open(&app);
        let session = if prisoner < "C" { &app.sessions()[0] } else { &app.sessions()[1] };
        let details = browser.reach_details(prisoner, session).await;
        let name = letter.repeat(50);
        let fields = [("first", name.as_str()), ("last", &name), ("email", "a@example.org"), ("language", "en")];
        browser.submit(&details, &fields).await.expect(200, "Check your answers");
        let details = browser.get("/details").await;
        let wrong = browser.submit(&details, &[("first", &"y".repeat(51))]).await;
        assert_eq!(wrong.errors(), ["The name must have 50 characters or fewer"]);
    }
}
