//! The same journey where scripts are turned off, on a desktop, with what people do besides: going back, sending twice.

use crate::harness::{Browser, Profile, Site, browse};
use crate::steps::{self, Answers, a_time_on, days};

const ANSWERS: Answers = Answers::FAMILY;
const NEW_ADDRESS: &str = "s.pritchard@example.com";

#[test]
fn a_visit_is_booked_changed_and_cancelled_without_scripts() {
    browse("no-scripts", Profile::DESKTOP_WITHOUT_SCRIPTS, async |browser, site| journey(&browser, &site).await);
}

async fn journey(browser: &Browser, site: &Site) {
    browser.open_page("/").await;
    let class = browser.script("return document.body.className", vec![]).await;
    assert!(!class.as_str().unwrap().contains("js-enabled"), "scripts are not turned off");
    steps::to_prison(browser).await;
    search_for_a_prison(browser).await;
    steps::to_visitors(browser, ANSWERS).await;
    one_visitor_too_many(browser).await;
    steps::to_times(browser, ANSWERS).await;
    let session = steps::to_details(browser).await;

    // Back to the times: what is kept stays chosen, and another time takes its place.
    browser.follow(".govuk-back-link").await;
    browser.arrive("/times").await;
    assert!(browser.text(".govuk-inset-text").await.contains("We are keeping 2pm on Saturday 28 November 2026"));
    assert!(browser.has(&format!("input[value='{session}']:checked")).await);
    let days = days(browser).await;
    a_time_on(browser, &days[2]).await;
    browser.send_form().await;
    browser.arrive("/details").await;
    steps::to_check(browser, ANSWERS).await;

    // An answer is changed from here and leads back to here.
    browser.follow("a[href='/visitors']").await;
    browser.arrive("/visitors").await;
    assert_eq!(browser.value("prisoner-last").await, ANSWERS.prisoner[1]);
    assert_eq!(browser.value("visitor-2-born-year").await, "2016");
    browser.fill("prisoner-first", "Owain").await;
    browser.send_form().await;
    browser.arrive("/check").await;
    let answers = browser.texts(".govuk-summary-list__value").await.join("\n");
    assert!(answers.contains("Owain Pritchard") && answers.contains("Monday 30 November 2026"), "{answers}");

    let booking = steps::book(browser).await;
    let reference = browser.text(".govuk-panel strong").await;
    let mail = site.newest_mail(1).await;
    assert!(mail.text.contains(&reference) && mail.text.contains("Monday 30 November 2026"), "{}", mail.text);

    // The journey has ended: its pages lead to what it came to, and nothing is booked twice.
    browser.go("/check").await;
    browser.arrive(&format!("{booking}/confirmed")).await;

    site.wait_minutes(1);
    browser.follow(&format!("a[href='{booking}']")).await;
    browser.arrive(&booking).await;
    change_contact(browser, site, &booking).await;
    browser.follow_link("Choose another time").await;
    browser.arrive(&format!("{booking}/change")).await;
    a_time_on(browser, &days[0]).await;
    browser.send_form().await;
    browser.arrive(&format!("{booking}/change/check")).await;
    browser.send_form().await;
    browser.arrive(&format!("{booking}/confirmed")).await;
    let changed = site.newest_mail(3).await;
    assert!(changed.text.contains("Saturday 28 November 2026"), "{}", changed.text);
    assert_eq!(changed.entry.to, NEW_ADDRESS);

    site.wait_minutes(1);
    browser.follow(&format!("a[href='{booking}']")).await;
    browser.arrive(&booking).await;
    browser.follow_link("Cancel the visit").await;
    browser.arrive(&format!("{booking}/cancel")).await;
    browser.choose("reason", "booked_in_error").await;
    browser.send_form().await;
    browser.arrive(&booking).await;
    assert_eq!(browser.text("h1").await, "Your visit is cancelled");
    assert!(site.newest_mail(4).await.text.contains(&reference));
}

async fn search_for_a_prison(browser: &Browser) {
    browser.fill("q", "abertawe").await;
    browser.follow("form[role=search] button").await;
    browser.arrive("/prison").await;
    assert_eq!(browser.texts(".govuk-radios__label").await, ["Swansea"], "found by its Welsh name");
    browser.fill("q", "nowhere").await;
    browser.follow("form[role=search] button").await;
    browser.arrive("/prison").await;
    assert!(browser.text("main").await.contains("No prison matches “nowhere”"));
    browser.follow_link("Show all prisons").await;
    browser.arrive("/prison").await;
}

/// Adds a visitor and takes them off again; what was typed stays.
async fn one_visitor_too_many(browser: &Browser) {
    browser.fill("prisoner-number", "Z9999ZZ").await;
    browser.follow("button[value=add]").await;
    browser.arrive("/visitors").await;
    browser.fill("visitor-2-born-day", "31").await;
    browser.follow("button[value=remove-2]").await;
    browser.arrive("/visitors").await;
    assert!(!browser.has("#visitor-2-born-day").await);
    assert_eq!(browser.value("prisoner-number").await, "Z9999ZZ");
}

async fn change_contact(browser: &Browser, site: &Site, booking: &str) {
    browser.follow(&format!("a[href='{booking}/contact']")).await;
    browser.arrive(&format!("{booking}/contact")).await;
    assert_eq!(browser.value("email").await, ANSWERS.email);
    browser.fill("email", NEW_ADDRESS).await;
    browser.send_form().await;
    browser.arrive(booking).await;
    assert_eq!(site.newest_mail(2).await.entry.to, NEW_ADDRESS, "the new address is told");
    site.wait_minutes(1);
}
