//! The whole of a booking's life on a phone: booked, seen, changed and cancelled by the link in the e-mail.

use crate::harness::{Browser, Expected, Profile, Site, browse};
use crate::steps::{self, Answers, a_time_on, days};

const ANSWERS: Answers = Answers::FAMILY;

#[test]
fn a_visit_is_booked_changed_and_cancelled() {
    browse("phone", Profile::PHONE, async |browser, site| journey(&browser, &site).await);
}

async fn journey(browser: &Browser, site: &Site) {
    browser.open_page("/").await;
    assert_eq!(browser.text("h1").await, "Book a prison visit");
    steps::to_prison(browser).await;
    assert_eq!(browser.texts(".govuk-radios__label").await.len(), 14, "all prisons of the demonstration");
    steps::to_visitors(browser, ANSWERS).await;
    steps::to_times(browser, ANSWERS).await;
    // Three working days' notice from Monday lead to Friday, which has no visits.
    assert_eq!(days(browser).await[0], "day-2026-11-28");
    a_time_on(browser, "day-2026-11-28").await;
    browser.check(Expected::PAGE).await;
    browser.send_form().await;
    browser.arrive("/details").await;
    assert!(browser.text(".govuk-caption-l").await.contains("Swansea: Saturday 28 November 2026, 2pm to 3pm"));
    assert!(browser.text(".govuk-inset-text").await.contains("10:10am"), "held for ten minutes");
    steps::to_check(browser, ANSWERS).await;
    let answers = browser.texts(".govuk-summary-list__value").await.join("\n");
    for answer in [
        "Swansea",
        "Saturday 28 November 2026",
        "Gareth Pritchard",
        "A1234BC",
        "2 people",
        "Siân Pritchard",
        "born 27 March 1985",
        "Nia Mair Pritchard",
        "sian.pritchard@example.com",
        "07700 900 982",
        "English",
    ] {
        assert!(answers.contains(answer), "`{answer}` is not in\n{answers}");
    }
    let booking = steps::book(browser).await;
    assert_eq!(browser.text("h1").await, "Visit booked");
    let reference = browser.text(".govuk-panel strong").await;

    let booked = site.newest_mail(1).await;
    assert!(booked.text.contains(&reference) && booked.text.contains("Saturday 28 November 2026"), "{}", booked.text);
    assert_eq!(booked.entry.to, ANSWERS.email);
    let file = booked.calendar.clone().unwrap();
    assert!(file.contains("DTSTART;TZID=Europe/London:20261128T140000"), "{file}");
    from_the_mailbox(browser, &booked.entry.subject, &booking).await;

    // Seen on the booking's page, too.
    assert_eq!(browser.text("h1").await, "Your visit");
    assert!(browser.texts(".govuk-summary-list__value").await.contains(&reference));
    let downloaded = calendar_file(site, &format!("{booking}/calendar.ics")).await;
    assert_eq!(line(&downloaded, "UID:"), line(&file, "UID:"), "the page's calendar file is the e-mail's event");

    site.wait_minutes(1);
    change(browser, &booking).await;
    let changed = site.newest_mail(2).await;
    assert!(changed.text.contains(&reference) && changed.text.contains("Sunday 29 November 2026"), "{}", changed.text);
    let file_changed = changed.calendar.unwrap();
    assert_eq!(line(&file_changed, "UID:"), line(&file, "UID:"));
    assert_eq!([line(&file, "SEQUENCE:"), line(&file_changed, "SEQUENCE:")], ["SEQUENCE:0", "SEQUENCE:1"]);
    assert!(file_changed.contains("20261129T140000"), "{file_changed}");

    site.wait_minutes(1);
    from_the_mailbox(browser, &changed.entry.subject, &booking).await;
    cancel(browser, &booking).await;
    let cancelled = site.newest_mail(3).await;
    assert!(cancelled.text.contains(&reference), "{}", cancelled.text);
    let file_cancelled = cancelled.calendar.unwrap();
    assert_eq!(line(&file_cancelled, "UID:"), line(&file, "UID:"));
    assert_eq!(line(&file_cancelled, "STATUS:"), "STATUS:CANCELLED");
    from_the_mailbox(browser, &cancelled.entry.subject, &booking).await;
    assert_eq!(browser.text("h1").await, "Your visit is cancelled");
}

/// Opens the demonstration's mailbox from the banner, reads the newest mail there and follows its link to the booking.
async fn from_the_mailbox(browser: &Browser, subject: &str, booking: &str) {
    browser.follow(".govuk-phase-banner a").await;
    browser.arrive("/demo/mailbox").await;
    assert_eq!(browser.text(".app-mailbox a").await, subject);
    browser.follow(".app-mailbox a").await;
    let path = browser.path().await;
    browser.arrive(&path).await;
    assert_eq!(browser.text("h1").await, subject);
    browser.follow_link("Follow the link in the message").await;
    browser.arrive(booking).await;
}

async fn change(browser: &Browser, booking: &str) {
    browser.follow_link("Choose another time").await;
    browser.arrive(&format!("{booking}/change")).await;
    let days = days(browser).await;
    a_time_on(browser, &days[1]).await;
    browser.send_form().await;
    browser.arrive(&format!("{booking}/change/check")).await;
    let rows = browser.texts(".govuk-summary-list__value").await;
    assert_eq!(rows, ["Saturday 28 November 2026\n2pm to 3pm", "Sunday 29 November 2026\n2pm to 3pm"]);
    browser.send_form().await;
    browser.arrive(&format!("{booking}/confirmed")).await;
    assert_eq!(browser.text("h1").await, "Visit changed");
}

async fn cancel(browser: &Browser, booking: &str) {
    browser.follow_link("Cancel the visit").await;
    browser.arrive(&format!("{booking}/cancel")).await;
    browser.choose("reason", "visitor").await;
    browser.send_form().await;
    browser.arrive(booking).await;
    assert_eq!(browser.text("h1").await, "Your visit is cancelled");
}

/// Fetches a calendar file as a calendar program does: without the visitor's cookies.
async fn calendar_file(site: &Site, path: &str) -> String {
    let answer = reqwest::get(format!("{}{path}", site.base())).await.unwrap();
    assert_eq!(answer.status(), 200);
    assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("text/calendar"));
    answer.text().await.unwrap()
}

/// The line of a calendar file that begins so.
fn line<'a>(file: &'a str, begins: &str) -> &'a str {
    file.lines().find(|line| line.starts_with(begins)).unwrap_or_else(|| panic!("no {begins} in\n{file}")).trim_end()
}
