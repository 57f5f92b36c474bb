//! The journey in Welsh, on a phone: no page has English left in it.

use std::collections::BTreeSet;

use crate::harness::{Browser, Expected, Profile, Site, browse};
use crate::steps::{self, Answers, a_time_on, days};

const ANSWERS: Answers = Answers::FAMILY;

/// The same in both languages, and rightly so: names, what was typed, and abbreviations.
const SAME: &[&str] = &[
    "Assize",
    "English",
    "Cymraeg",
    "Gareth Pritchard",
    "Siân Pritchard",
    "Nia Mair Pritchard",
    "A1234BC",
    ANSWERS.email,
    ANSWERS.phone,
];

/// An address is as the post office writes it.
const ADDRESS: [&str; 3] = ["200 Oystermouth Road", "Swansea", "SA1 3SR"];

#[test]
fn every_page_is_in_welsh() {
    browse("welsh", Profile::PHONE, async |browser, site| journey(&browser, &site).await);
}

async fn journey(browser: &Browser, site: &Site) {
    browser.open_page("/").await;
    browser.follow_link("Cymraeg").await;
    browser.arrive("/").await;
    in_welsh(browser, &[]).await;
    steps::to_prison(browser).await;
    // Prisons in England have one name.
    let names = browser.texts(".govuk-radios__label").await;
    in_welsh(browser, &names).await;
    assert!(names.contains(&"Abertawe".to_owned()) && names.contains(&"Caerdydd".to_owned()), "{names:?}");
    with_errors(browser, "/prison").await;
    steps::to_visitors(browser, ANSWERS).await;
    in_welsh(browser, &[]).await;
    with_errors(browser, "/visitors").await;
    steps::to_times(browser, ANSWERS).await;
    in_welsh(browser, &[]).await;
    with_errors(browser, "/times").await;
    steps::to_details(browser).await;
    in_welsh(browser, &[]).await;
    with_errors(browser, "/details").await;
    browser.choose("language", "cy").await;
    steps::to_check(browser, ANSWERS).await;
    in_welsh(browser, &[]).await;
    let booking = steps::book(browser).await;
    let reference = browser.text(".govuk-panel strong").await;
    let same: Vec<String> = ADDRESS.into_iter().map(str::to_owned).chain([reference.clone()]).collect();
    in_welsh(browser, &same).await;

    let mail = site.newest_mail(1).await;
    assert_eq!(mail.language, "cy");
    assert!(mail.text.contains("Abertawe") && mail.text.contains(&reference), "{}", mail.text);
    assert!(mail.text.contains("Tachwedd") && !mail.text.contains("November"), "{}", mail.text);

    browser.open_page(&booking).await;
    in_welsh(browser, &same).await;
    browser.open_page(&format!("{booking}/contact")).await;
    in_welsh(browser, &same).await;
    browser.open_page(&format!("{booking}/change")).await;
    in_welsh(browser, &[]).await;
    let days = days(browser).await;
    a_time_on(browser, &days[1]).await;
    browser.send_form().await;
    browser.arrive(&format!("{booking}/change/check")).await;
    in_welsh(browser, &[]).await;
    site.wait_minutes(11);
    browser.send_form().await;
    browser.arrive(&format!("{booking}/change/expired")).await;
    in_welsh(browser, &[]).await;
    browser.open_page(&format!("{booking}/cancel")).await;
    in_welsh(browser, &same).await;
    with_errors(browser, &format!("{booking}/cancel")).await;
    browser.choose("reason", "visitor").await;
    browser.send_form().await;
    browser.arrive(&booking).await;
    in_welsh(browser, &same).await;

    for path in ["/help", "/privacy", "/accessibility"] {
        browser.open_page(path).await;
        in_welsh(browser, &[]).await;
    }
    browser.open_page("/cookies").await;
    let names = browser.texts("tbody th").await;
    in_welsh(browser, &names).await;
    browser.open_page_as("/bookings/nothing", Expected::status(404)).await;
    in_welsh(browser, &[]).await;
    browser.arrive_as("/bookings/nothing", Expected::status(404)).await;
    browser.open_page("/demo/mailbox").await;
    let mails = browser.texts(".app-mailbox a").await;
    in_welsh(browser, &mails).await;
}

/// Compares the words of this page with those of the same page in English. Ends on the Welsh page.
async fn in_welsh(browser: &Browser, same: &[String]) {
    let welsh = words(browser).await;
    let path = browser.path().await;
    browser.in_the_other_language().await;
    let english = words(browser).await;
    browser.in_the_other_language().await;
    assert_eq!(words(browser).await, welsh, "the page is the same after a look at the English one");
    compare(&path, &welsh, &english, same);
}

/// Sends the form of this page as it is, in both languages. Ends on the Welsh page as it was before.
async fn with_errors(browser: &Browser, path: &str) {
    let mut told = Vec::new();
    for language in ["en", "cy"] {
        browser.go(&format!("{path}?lang={language}")).await;
        browser.empty_the_form().await;
        browser.send_form().await;
        browser.arrive_as(path, Expected::ERRORS).await;
        told.push(browser.texts(".govuk-error-summary, .govuk-error-message").await.into_iter().collect());
    }
    compare(path, &told[1], &told[0], &[]);
    browser.go(path).await;
}

fn compare(path: &str, welsh: &BTreeSet<String>, english: &BTreeSet<String>, same: &[String]) {
    assert!(welsh.len() > 1 && english.len() > 1, "{path}: there are no words to compare");
    let is_language = |text: &&String| text.chars().filter(|letter| letter.is_alphabetic()).count() > 2;
    let left: Vec<&String> = welsh
        .intersection(english)
        .filter(is_language)
        .filter(|text| !SAME.contains(&text.as_str()) && !same.contains(text))
        .collect();
    assert!(left.is_empty(), "{path}: the same in both languages: {left:?}");
}

/// Every piece of text of the page, seen or heard, with its title.
async fn words(browser: &Browser) -> BTreeSet<String> {
    let script = "
        const words = [document.title];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const parent = walker.currentNode.parentElement;
          if (!parent.closest('script, style, noscript')) words.push(walker.currentNode.data);
        }
        for (const name of ['aria-label', 'alt', 'title', 'placeholder']) {
          for (const one of document.querySelectorAll(`[${name}]`)) words.push(one.getAttribute(name));
        }
        return words.map((text) => text.replace(/\\s+/g, ' ').trim()).filter(Boolean);";
    serde_json::from_value(browser.script(script, vec![]).await).unwrap()
}

impl Browser {
    /// Follows the link to the same page in the other language.
    async fn in_the_other_language(&self) {
        let address = self.attribute(".govuk-language-navigation a", "href").await;
        self.go(&address).await;
    }

    /// Empties every field of the form, so that it has something to complain about.
    async fn empty_the_form(&self) {
        let script = "
            for (const field of document.querySelectorAll('form[method=post] input:not([type=hidden])')) {
              if (field.type === 'radio') field.checked = false;
              else field.value = '';
            }";
        self.script(script, vec![]).await;
    }
}
