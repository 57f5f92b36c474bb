//! Forms that are sent empty or wrong: the error summary, where it leads, and that nothing typed is lost.

use crate::harness::{Browser, Expected, Profile, browse};
use crate::steps::{self, Answers};

const ANSWERS: Answers = Answers::FAMILY;

#[test]
fn errors_are_told_on_a_phone() {
    browse("errors", Profile::PHONE, async |browser, _| journey(&browser).await);
}

#[test]
fn errors_are_told_without_scripts() {
    browse("errors-no-scripts", Profile::DESKTOP_WITHOUT_SCRIPTS, async |browser, _| journey(&browser).await);
}

async fn journey(browser: &Browser) {
    browser.open_page("/").await;
    steps::to_prison(browser).await;
    browser.send_form().await;
    told(browser, "/prison", &["Select a prison"]).await;
    steps::to_visitors(browser, ANSWERS).await;
    visitors(browser).await;
    steps::to_times(browser, ANSWERS).await;

    browser.send_form().await;
    told(browser, "/times", &["Select a time"]).await;
    steps::to_details(browser).await;
    details(browser).await;
    steps::to_check(browser, ANSWERS).await;

    let booking = steps::book(browser).await;
    browser.open_page(&format!("{booking}/contact")).await;
    browser.fill("email", "").await;
    browser.fill("phone", "none").await;
    browser.send_form().await;
    let wrong_phone = "Enter a telephone number, such as 01632 960 001 or 07700 900 982";
    told(browser, &format!("{booking}/contact"), &["Enter an email address", wrong_phone]).await;
    browser.open_page(&format!("{booking}/change")).await;
    browser.send_form().await;
    told(browser, &format!("{booking}/change"), &["Select a time"]).await;
    browser.open_page(&format!("{booking}/cancel")).await;
    browser.send_form().await;
    told(browser, &format!("{booking}/cancel"), &["Select why you want to cancel"]).await;
}

async fn visitors(browser: &Browser) {
    browser.send_form().await;
    told(
        browser,
        "/visitors",
        &[
            "Enter the prisoner number",
            "Enter the prisoner’s first names",
            "Enter the prisoner’s last name",
            "Enter the main visitor’s date of birth",
        ],
    )
    .await;
    browser.fill("prisoner-number", "1234").await;
    browser.fill("prisoner-first", "Gareth").await;
    browser.fill("visitor-1-born-day", "31").await;
    browser.fill("visitor-1-born-month", "2").await;
    browser.fill("visitor-1-born-year", "1985").await;
    browser.send_form().await;
    told(
        browser,
        "/visitors",
        &[
            "Enter a prisoner number with a letter, 4 numbers and 2 letters, such as A1234BC",
            "Enter the prisoner’s last name",
            "The main visitor’s date of birth must be a real date",
        ],
    )
    .await;
    for (id, typed) in [("prisoner-number", "1234"), ("prisoner-first", "Gareth"), ("visitor-1-born-month", "2")] {
        assert_eq!(browser.value(id).await, typed, "{id} is lost");
    }
}

async fn details(browser: &Browser) {
    browser.send_form().await;
    told(
        browser,
        "/details",
        &[
            "Enter the main visitor’s first names",
            "Enter the main visitor’s last name",
            "Enter visitor 2’s first names",
            "Enter visitor 2’s last name",
            "Enter an email address",
        ],
    )
    .await;
    browser.fill("visitor-1-first", "Siân").await;
    browser.fill("visitor-2-last", "Pritchard").await;
    browser.fill("email", "sian at example.com").await;
    browser.send_form().await;
    told(
        browser,
        "/details",
        &[
            "Enter the main visitor’s last name",
            "Enter visitor 2’s first names",
            "Enter an email address in the correct format, such as name@example.com",
        ],
    )
    .await;
    for (id, typed) in [("visitor-1-first", "Siân"), ("visitor-2-last", "Pritchard"), ("email", "sian at example.com")]
    {
        assert_eq!(browser.value(id).await, typed, "{id} is lost");
    }
}

/// The page shows exactly these errors, and each leads to its field.
async fn told(browser: &Browser, path: &str, errors: &[&str]) {
    browser.arrive_as(path, Expected::ERRORS).await;
    assert_eq!(browser.texts(".govuk-error-summary a").await, errors);
    for place in 1..=errors.len() {
        let link = format!(".govuk-error-summary li:nth-of-type({place}) a");
        let leads_to = browser.attribute(&link, "href").await;
        browser.click(&link).await;
        if browser.has_scripts() {
            assert_eq!(format!("#{}", browser.focused_id().await), leads_to);
        } else {
            assert_eq!(browser.fragment().await.as_deref(), leads_to.strip_prefix('#'));
        }
    }
}
