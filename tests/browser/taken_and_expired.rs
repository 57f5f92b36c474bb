//! What a visitor sees who was too slow.

use scheduler_model::SessionId;

use crate::harness::{Browser, Expected, Profile, Site, browse};
use crate::steps::others::{book_tables, tables_left};
use crate::steps::{self, Answers, a_time_on, days};

const ANSWERS: Answers = Answers::ALONE;

async fn at_times(browser: &Browser) {
    browser.open_page("/").await;
    steps::to_prison(browser).await;
    steps::to_visitors(browser, ANSWERS).await;
    steps::to_times(browser, ANSWERS).await;
}

#[test]
fn others_take_the_last_table() {
    browse("taken", Profile::PHONE, async |browser, site| taken(&browser, &site).await);
}

async fn taken(browser: &Browser, site: &Site) {
    at_times(browser).await;
    let days = days(browser).await;
    let session = a_time_on(browser, &days[0]).await;
    let id: SessionId = session.parse().unwrap();
    // While they read, every table goes.
    book_tables(site, id, tables_left(site, id).await).await;
    browser.send_form().await;
    browser.arrive_as("/times", Expected::status(409)).await;
    assert_eq!(browser.text("h1").await, "Somebody else has just taken this time");
    let others = browser.texts(".govuk-radios__label").await;
    assert!(others.len() > 2 && others.iter().all(|other| !other.contains("28 November")), "{others:?}");

    // One of the others is one press away, and the one that is gone is offered no more.
    let other = browser.attribute("input[name=session]", "value").await;
    browser.choose("session", &other).await;
    browser.send_form().await;
    browser.arrive("/details").await;
    browser.follow(".govuk-back-link").await;
    browser.arrive("/times").await;
    assert!(!browser.has(&format!("input[value='{session}']")).await, "a full session is offered");

    // A change that comes too late leaves the booking as it is.
    browser.open_page("/details").await;
    steps::to_check(browser, ANSWERS).await;
    let booking = steps::book(browser).await;
    browser.open_page(&format!("{booking}/change")).await;
    let wanted = a_time_on(browser, &steps::days(browser).await[1]).await.parse().unwrap();
    book_tables(site, wanted, tables_left(site, wanted).await).await;
    browser.send_form().await;
    browser.arrive_as(&format!("{booking}/change"), Expected::status(409)).await;
    assert!(browser.text("main").await.contains("You keep the time that you had before."));
}

#[test]
fn a_time_that_is_kept_runs_out() {
    browse("expired", Profile::PHONE, async |browser, site| expired(&browser, &site).await);
}

async fn expired(browser: &Browser, site: &Site) {
    at_times(browser).await;
    let session = steps::to_details(browser).await;
    site.wait_minutes(11);
    browser.fill("visitor-1-first", "Peter").await;
    browser.fill("visitor-1-last", "Armstrong").await;
    browser.fill("email", ANSWERS.email).await;
    browser.send_form().await;
    browser.arrive("/time-expired").await;
    assert!(browser.text("main").await.contains("This time is still free."));

    // It is still free: one press, and what was typed is there.
    browser.send_form().await;
    browser.arrive("/check").await;
    let answers = browser.texts(".govuk-summary-list__value").await.join("\n");
    assert!(answers.contains("Peter Armstrong") && answers.contains("28 November"), "{answers}");

    // It runs out once more, and now others have it.
    site.wait_minutes(61);
    let id = session.parse().unwrap();
    site.engine().sweep().await.unwrap();
    book_tables(site, id, tables_left(site, id).await).await;
    browser.send_form().await;
    browser.arrive("/time-expired").await;
    assert!(!browser.text("main").await.contains("This time is still free."));
    browser.follow("main .govuk-button").await;
    browser.arrive("/times").await;
}
