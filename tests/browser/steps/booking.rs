//! From the start to the confirmation, one page a step. Each step begins on its page and ends on the next, checked.

use crate::harness::Browser;

/// What a visitor answers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answers {
    /// The prison's code.
    pub(crate) prison: &'static str,
    pub(crate) number: &'static str,
    /// First and last names.
    pub(crate) prisoner: [&'static str; 2],
    /// First and last names, then day, month and year of birth; the main visitor first.
    pub(crate) visitors: &'static [([&'static str; 2], [&'static str; 3])],
    pub(crate) email: &'static str,
    pub(crate) phone: &'static str,
}

impl Answers {
    /// A mother and her child visit somebody in Swansea.
    pub(crate) const FAMILY: Self = Self {
        prison: "SWI",
        number: "A1234BC",
        prisoner: ["Gareth", "Pritchard"],
        visitors: &[(["Siân", "Pritchard"], ["27", "3", "1985"]), (["Nia Mair", "Pritchard"], ["5", "11", "2016"])],
        email: "sian.pritchard@example.com",
        phone: "07700 900 982",
    };
    /// Somebody alone, in Low Newton, which has a dozen tables.
    pub(crate) const ALONE: Self = Self {
        prison: "LNI",
        number: "B2345CD",
        prisoner: ["Janet", "Armstrong"],
        visitors: &[(["Peter", "Armstrong"], ["1", "July", "1958"])],
        email: "peter.armstrong@example.com",
        phone: "",
    };
}

/// `/`: starts.
pub(crate) async fn to_prison(browser: &Browser) {
    browser.follow(".govuk-button--start").await;
    browser.arrive("/prison").await;
}

/// `/prison`: which one.
pub(crate) async fn to_visitors(browser: &Browser, answers: Answers) {
    browser.choose("venue", answers.prison).await;
    browser.send_form().await;
    browser.arrive("/visitors").await;
}

/// `/visitors`: the prisoner and when everybody was born.
pub(crate) async fn to_times(browser: &Browser, answers: Answers) {
    answer_visitors(browser, answers).await;
    browser.arrive("/times").await;
}

/// `/visitors`, wherever that leads.
pub(crate) async fn answer_visitors(browser: &Browser, answers: Answers) {
    browser.fill("prisoner-number", answers.number).await;
    browser.fill("prisoner-first", answers.prisoner[0]).await;
    browser.fill("prisoner-last", answers.prisoner[1]).await;
    for (place, (_, born)) in (1..).zip(answers.visitors) {
        if place > 1 {
            browser.follow("button[value=add]").await;
            browser.arrive("/visitors").await;
            assert_eq!(browser.fragment().await, Some(format!("visitor-{place}")), "the new visitor is in view");
        }
        for (part, typed) in ["day", "month", "year"].into_iter().zip(born) {
            browser.fill(&format!("visitor-{place}-born-{part}"), typed).await;
        }
    }
    browser.send_form().await;
}

/// `/times`, also for another time of a booking: the days that have times.
pub(crate) async fn days(browser: &Browser) -> Vec<String> {
    let links = browser
        .script("return [...document.querySelectorAll('.app-calendar a')].map(link => link.hash.slice(1))", vec![])
        .await;
    serde_json::from_value(links).unwrap()
}

/// `/times`: picks a day in the calendar, sees that day alone, and chooses its first time. Gives the session's id.
pub(crate) async fn a_time_on(browser: &Browser, day: &str) -> String {
    browser.click(&format!(".app-calendar a[href='#{day}']")).await;
    assert_eq!(browser.fragment().await.as_deref(), Some(day));
    let shown =
        "return [...document.querySelectorAll('.app-day')].filter(day => day.checkVisibility()).map(day => day.id)";
    let shown: Vec<String> = serde_json::from_value(browser.script(shown, vec![]).await).unwrap();
    assert!(shown.contains(&day.to_owned()) && shown.len() <= 2, "of {day} and what is chosen is shown: {shown:?}");
    let session = browser.attribute(&format!("#{day} input"), "value").await;
    browser.choose("session", &session).await;
    session
}

/// `/times`: the first time of the first day. Gives the session's id.
pub(crate) async fn to_details(browser: &Browser) -> String {
    let days = days(browser).await;
    let session = a_time_on(browser, &days[0]).await;
    browser.send_form().await;
    browser.arrive("/details").await;
    session
}

/// `/details`: names and whom to tell.
pub(crate) async fn to_check(browser: &Browser, answers: Answers) {
    for (place, ([first, last], _)) in (1..).zip(answers.visitors) {
        browser.fill(&format!("visitor-{place}-first"), first).await;
        browser.fill(&format!("visitor-{place}-last"), last).await;
    }
    browser.fill("email", answers.email).await;
    if !answers.phone.is_empty() {
        browser.fill("phone", answers.phone).await;
    }
    browser.send_form().await;
    browser.arrive("/check").await;
}

/// `/check`: confirms. Gives the address of the booking's page.
pub(crate) async fn book(browser: &Browser) -> String {
    browser.send_form().await;
    let path = browser.path().await;
    browser.arrive(&path).await;
    let base = path.strip_suffix("/confirmed").unwrap_or_else(|| panic!("{path} confirms nothing"));
    base.to_owned()
}
