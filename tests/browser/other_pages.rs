//! Everything besides the journey.

use assize::commands::key::create;
use scheduler_model::{Role, VenueScope};

use crate::harness::{Browser, Expected, Profile, Site, browse};
use crate::steps::{self, Answers};

#[test]
fn pages_of_words_and_pages_that_are_not_there() {
    browse("words", Profile::PHONE, async |browser, _| words(&browser).await);
}

async fn words(browser: &Browser) {
    browser.open_page("/").await;
    for (link, path) in [
        ("Help", "/help"),
        ("Privacy", "/privacy"),
        ("Cookies", "/cookies"),
        ("Accessibility statement", "/accessibility"),
    ] {
        browser.follow_link(link).await;
        browser.arrive(path).await;
    }
    assert!(browser.text("main").await.contains("level AA"));

    browser.open_page_as("/no-such-page", Expected::status(404)).await;
    assert_eq!(browser.text("h1").await, "Page not found");
    browser.open_page_as("/bookings/no-such-key", Expected::status(404)).await;
    assert_eq!(browser.text("h1").await, "This link does not work");
    // Whoever jumps ahead is led to the first question.
    browser.go("/check").await;
    browser.arrive("/prison").await;
}

#[test]
fn a_form_without_its_cookie_books_nothing() {
    browse("no-cookie", Profile::PHONE, async |browser, _| without_cookie(&browser).await);
}

async fn without_cookie(browser: &Browser) {
    browser.open_page("/prison").await;
    browser.choose("venue", "SWI").await;
    browser.forget_cookies().await;
    browser.send_form().await;
    browser.arrive_as("/prison", Expected::status(403)).await;
    assert_eq!(browser.text("h1").await, "We do not have your answers");
}

#[test]
fn there_are_no_times_for_children_alone() {
    browse("no-times", Profile::PHONE, async |browser, _| children_alone(&browser).await);
}

async fn children_alone(browser: &Browser) {
    let child = Answers { visitors: &[(["Nia", "Pritchard"], ["5", "11", "2016"])], ..Answers::FAMILY };
    browser.open_page("/").await;
    steps::to_prison(browser).await;
    steps::to_visitors(browser, child).await;
    steps::to_times(browser, child).await;
    assert_eq!(browser.text("h1").await, "You cannot book for these visitors");
    let reasons = browser.texts("main h2").await;
    assert!(reasons.iter().any(|reason| reason.contains("18 or older")), "{reasons:?}");
}

#[test]
fn the_mailbox_shows_each_mail() {
    browse("mailbox", Profile::DESKTOP, async |browser, site| mailbox(&browser, &site).await);
}

async fn mailbox(browser: &Browser, site: &Site) {
    browser.open_page("/demo/mailbox").await;
    assert!(browser.text("main").await.contains("There are no messages yet."));
    browser.open_page("/").await;
    steps::to_prison(browser).await;
    steps::to_visitors(browser, Answers::ALONE).await;
    steps::to_times(browser, Answers::ALONE).await;
    steps::to_details(browser).await;
    steps::to_check(browser, Answers::ALONE).await;
    steps::book(browser).await;
    let mail = site.newest_mail(1).await;
    assert_eq!(mail.entry.to, Answers::ALONE.email);
    browser.open_page("/demo/mailbox").await;
    let message = browser.attribute(".app-mailbox a", "href").await;
    browser.open_page(&message).await;
    let shown = browser.text("main").await;
    assert!(shown.contains(Answers::ALONE.email) && shown.contains("BEGIN:VCALENDAR"), "{shown}");

    // The frame shows the mail itself: it is not kept out by a policy.
    let sandboxed = Expected { sandboxed: true, ..Expected::FOREIGN };
    browser.open_page_as(&format!("{message}/html"), sandboxed).await;
    let alone = browser.text("body").await;
    browser.open_page(&message).await;
    assert_eq!(browser.text_in_frame("iframe").await, alone);
    browser.open_page_as("/demo/mailbox/nothing", Expected::status(404)).await;
}

#[test]
fn the_api_can_be_tried() {
    browse("api", Profile::DESKTOP, async |browser, site| api(&browser, &site).await);
}

async fn api(browser: &Browser, site: &Site) {
    let store = site.engine().store().as_ref();
    let key = create(store, "a developer", Role::Public, VenueScope::All).await.unwrap();
    browser.go("/docs").await;
    let venues = "#operations-Venues-list_venues";
    browser.wait_for(venues).await;
    browser.arrive_as("/docs", Expected::FOREIGN).await;

    // The page asks the API itself, under the page's own policy.
    browser.click(".auth-wrapper .authorize").await;
    browser.wait_for(".modal-ux input").await.send_keys(&key).await.unwrap();
    browser.click(".modal-ux .authorize").await;
    browser.wait_for(".modal-ux .btn-done").await.click().await.unwrap();
    browser.click(&format!("{venues} .opblock-summary-control")).await;
    browser.wait_for(&format!("{venues} .execute")).await.click().await.unwrap();
    browser.wait_for(".live-responses-table tbody .response-col_description pre").await;
    assert!(browser.text(".live-responses-table tbody .response-col_status").await.starts_with("200"));
    let answer = browser.text(".live-responses-table tbody .response-col_description").await;
    assert!(answer.contains("Low Newton"), "{answer}");
    browser.check(Expected::FOREIGN).await;
}

#[test]
fn every_problem_has_its_page() {
    browse("problems", Profile::PHONE, async |browser, _| problems(&browser).await);
}

async fn problems(browser: &Browser) {
    browser.open_page("/problems").await;
    let pages = browser
        .script("return [...document.querySelectorAll('main a')].map(link => new URL(link.href).pathname)", vec![])
        .await;
    let pages: Vec<String> = serde_json::from_value(pages).unwrap();
    assert!(pages.len() > 20, "{pages:?}");
    for page in [&pages[0], &pages[pages.len() / 2], &pages[pages.len() - 1]] {
        browser.open_page(page).await;
    }
}
