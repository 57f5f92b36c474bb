//! Two languages, the same places.

use super::Browser;
use super::browser::details_fields;
use crate::testing::TestApp;

#[tokio::test]
async fn the_browsers_language_comes_first_and_the_choice_is_remembered() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    browser.headers.push(("accept-language", "cy-GB,cy;q=0.9,en;q=0.5".to_owned()));
    let start = browser.get("/").await;
    start.expect(200, "Trefnu ymweliad â charchar");
    assert_eq!(start.attributes("html", "lang"), ["cy"]);
    assert_eq!(start.headers["content-language"], "cy");
    assert!(browser.cookies.is_empty());
    browser.get("/?lang=en").await.expect(200, "Book a prison visit");
    browser.get("/").await.expect(200, "Book a prison visit");
    browser.get("/?lang=xx").await.expect(200, "Book a prison visit");
}

#[tokio::test]
async fn the_other_language_is_the_same_page() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    let search = browser.get("/prison?q=car%26diff&x=1").await;
    assert_eq!(search.attributes("nav.govuk-language-navigation a", "href"), ["/prison?q=car%26diff&x=1&lang=cy"]);
    let check = browser.reach_check("A1234BC", &app.sessions()[0]).await;
    let other = check.attributes("nav.govuk-language-navigation a", "href");
    assert_eq!(other, ["/check?lang=cy"]);
    let welsh = browser.get(&other[0]).await;
    welsh.expect(200, "Gwiriwch eich atebion");
    assert!(welsh.html.contains("Caerdydd") && welsh.html.contains("Dydd Iau 4 Mehefin 2026"));
    let confirmed = browser.submit(&welsh, &[]).await;
    confirmed.expect(200, "Ymweliad wedi'i drefnu");
}

#[tokio::test]
async fn the_whole_journey_in_welsh_asks_for_messages_in_welsh() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    browser.get("/?lang=cy").await;
    let details = browser.reach_details("A1234BC", &app.sessions()[0]).await;
    details.expect(200, "Eich manylion");
    assert_eq!(details.attributes("input[name=language][checked]", "value"), ["cy"]);
    let welsh = [&details_fields("Siân")[..4], &[("language", "cy")]].concat();
    let check = browser.submit(&details, &welsh).await;
    assert!(check.html.contains("Siân"));
    browser.submit(&check, &[]).await.expect(200, "Ymweliad wedi'i drefnu");
    let leased =
        app.state.engine().store().lease_messages(uuid::Uuid::from_u128(1), 9, calendars::Span::from_minutes(1)).await;
    assert_eq!(leased.unwrap()[0].message.language, scheduler_model::Language::Welsh);
}

#[tokio::test]
async fn a_prison_is_found_in_both_languages_and_without_accents() {
    let app = TestApp::start().await;
    let mut browser = Browser::open(&app);
    for (query, found) in [
        ("card", vec!["Cardiff"]),
        ("CAERDYDD", vec!["Cardiff"]),
        ("cf24", vec!["Cardiff", "Norwich"]),
        ("nwi", vec!["Norwich"]),
        ("zzz", vec![]),
    ] {
        let page = browser.get(&format!("/prison?q={query}")).await;
        assert_eq!(page.texts(".govuk-radios__item"), found, "{query}");
    }
    let welsh = browser.get("/prison?lang=cy").await;
    assert_eq!(welsh.texts(".govuk-radios__item"), ["Caerdydd", "Norwich"]);
}
