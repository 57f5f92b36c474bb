//! The journey with nothing but a keyboard.

use crate::harness::{Browser, Key, Profile, browse};
use crate::steps::{Answers, days};

const ANSWERS: Answers = Answers::ALONE;

#[test]
fn a_visit_is_booked_with_the_keyboard_alone() {
    browse("keyboard", Profile::DESKTOP, async |browser, _| journey(&browser).await);
}

async fn journey(browser: &Browser) {
    browser.open_page("/").await;
    browser.press(Key::Tab).await;
    let skips = browser.script("return document.activeElement.className", vec![]).await;
    assert_eq!(skips, "govuk-skip-link", "the first stop leads past the header");
    browser.press(Key::Enter).await;
    assert_eq!(browser.focused_id().await, "main-content");
    browser.tab_to(".govuk-button--start").await;
    browser.enter().await;
    browser.arrive("/prison").await;

    browser.tab_to("[name=venue]").await;
    browser.press(Key::Space).await;
    while browser.script("return document.activeElement.value", vec![]).await != ANSWERS.prison {
        browser.press(Key::Down).await;
    }
    browser.enter_in_form("form[method=post] button").await;
    browser.arrive("/visitors").await;

    // Return in a field continues, although there is a button before that one.
    for (id, typed) in [
        ("prisoner-number", ANSWERS.number),
        ("prisoner-first", ANSWERS.prisoner[0]),
        ("prisoner-last", ANSWERS.prisoner[1]),
        ("visitor-1-born-day", ANSWERS.visitors[0].1[0]),
        ("visitor-1-born-month", ANSWERS.visitors[0].1[1]),
        ("visitor-1-born-year", ANSWERS.visitors[0].1[2]),
    ] {
        browser.tab_to(&format!("#{id}")).await;
        browser.type_keys(typed).await;
    }
    browser.enter().await;
    browser.arrive("/times").await;

    // A day in the calendar, its time, and on.
    let day = days(browser).await.remove(2);
    browser.tab_to(&format!(".app-calendar a[href='#{day}']")).await;
    browser.press(Key::Enter).await;
    browser.press(Key::Tab).await;
    let stop = browser
        .script("return document.activeElement.closest('.app-day')?.id ?? document.activeElement.outerHTML", vec![]);
    assert_eq!(stop.await, day.as_str(), "the next stop after a day in the calendar is that day");
    assert!(browser.script("return document.activeElement.type", vec![]).await == "radio", "and there its first time");
    browser.press(Key::Space).await;
    browser.enter_in_form("form[method=post] .govuk-button").await;
    browser.arrive("/details").await;

    for (id, typed) in [
        ("visitor-1-first", ANSWERS.visitors[0].0[0]),
        ("visitor-1-last", ANSWERS.visitors[0].0[1]),
        ("email", ANSWERS.email),
    ] {
        browser.tab_to(&format!("#{id}")).await;
        browser.type_keys(typed).await;
    }
    browser.enter_in_form("form[method=post] .govuk-button").await;
    browser.arrive("/check").await;
    browser.enter_in_form("form[method=post] .govuk-button").await;
    assert_eq!(browser.text("h1").await, "Visit booked");

    // And cancelled again.
    browser.tab_to("main a[href^='/bookings/']:not([href$=ics])").await;
    browser.enter().await;
    browser.tab_to("a[href$='/cancel']").await;
    browser.enter().await;
    browser.tab_to("[name=reason]").await;
    browser.press(Key::Space).await;
    browser.enter_in_form(".govuk-button--warning").await;
    assert_eq!(browser.text("h1").await, "Your visit is cancelled");
}

impl Browser {
    /// Goes on to a form's button and presses it.
    async fn enter_in_form(&self, button: &str) {
        self.tab_to(button).await;
        self.enter().await;
    }
}
