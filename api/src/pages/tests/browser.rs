//! A browser without scripts: it keeps cookies, follows redirections and sends forms as they stand on the page.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use scraper::{Html, Selector};
use tower::ServiceExt;

use crate::testing::TestApp;

/// What is on the screen.
#[derive(Debug, Clone)]
pub(in crate::pages) struct Seen {
    pub(in crate::pages) status: StatusCode,
    /// The address, with its query.
    pub(in crate::pages) address: String,
    pub(in crate::pages) headers: HeaderMap,
    pub(in crate::pages) html: String,
}

impl Seen {
    fn document(&self) -> Html {
        Html::parse_document(&self.html)
    }

    /// The text of every element that a selector finds, its blanks made single.
    pub(in crate::pages) fn texts(&self, selector: &str) -> Vec<String> {
        let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let selector = Selector::parse(selector).unwrap();
        self.document().select(&selector).map(|element| words(element.text().collect())).collect()
    }

    /// An attribute of every element that a selector finds.
    pub(in crate::pages) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        self.document().select(&selector).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
    }

    #[track_caller]
    pub(in crate::pages) fn heading(&self) -> String {
        let headings = self.texts("h1");
        assert_eq!(headings.len(), 1, "{}", self.html);
        headings[0].clone()
    }

    /// The errors of the summary.
    pub(in crate::pages) fn errors(&self) -> Vec<String> {
        self.texts(".govuk-error-summary__list li")
    }

    /// Fails unless this page is shown.
    #[track_caller]
    pub(in crate::pages) fn expect(&self, status: u16, heading: &str) -> &Self {
        assert_eq!(
            (self.status.as_u16(), self.heading().as_str()),
            (status, heading),
            "{} {}",
            self.address,
            self.html
        );
        self
    }

    pub(in crate::pages) fn path(&self) -> &str {
        self.address.split(['?', '#']).next().unwrap()
    }

    /// The form that is posted, as (action, hidden fields and what stands in its inputs).
    fn form(&self) -> (String, Vec<(String, String)>) {
        let document = self.document();
        let select = |text: &str| Selector::parse(text).unwrap();
        let form =
            document.select(&select("form[method=post]")).next().unwrap_or_else(|| panic!("no form: {}", self.html));
        let attribute =
            |element: &scraper::ElementRef<'_>, name: &str| element.attr(name).unwrap_or_default().to_owned();
        let every = select("input");
        let inputs = form.select(&every).filter(|input| match input.attr("type").unwrap_or("text") {
            "radio" | "checkbox" => input.attr("checked").is_some(),
            _ => true,
        });
        let fields = inputs.map(|input| (attribute(&input, "name"), attribute(&input, "value"))).collect();
        (attribute(&form, "action"), fields)
    }
}

/// One browser.
#[derive(Clone)]
pub(in crate::pages) struct Browser {
    router: Router,
    pub(in crate::pages) cookies: BTreeMap<String, String>,
    /// Headers sent with every request.
    pub(in crate::pages) headers: Vec<(&'static str, String)>,
}

impl Browser {
    pub(in crate::pages) fn open(app: &TestApp) -> Self {
        Self::around(crate::router(app.state.clone()))
    }

    pub(in crate::pages) fn around(router: Router) -> Self {
        let headers = vec![("host", "127.0.0.1:8080".to_owned()), ("accept", "text/html".to_owned())];
        Self { router, cookies: BTreeMap::new(), headers }
    }

    pub(in crate::pages) async fn get(&mut self, address: &str) -> Seen {
        let seen = self.send("GET", address, None).await;
        self.follow(seen).await
    }

    /// Sends the page's form with `fields` in place of those of the same names, and follows where that leads.
    pub(in crate::pages) async fn submit(&mut self, page: &Seen, fields: &[(&str, &str)]) -> Seen {
        let seen = self.submit_once(page, fields).await;
        self.follow(seen).await
    }

    /// Sends the page's form and does not follow.
    pub(in crate::pages) async fn submit_once(&mut self, page: &Seen, fields: &[(&str, &str)]) -> Seen {
        let (action, mut all) = page.form();
        all.retain(|(name, _)| !fields.iter().any(|(given, _)| given == name));
        all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self.post(&action, &all).await
    }

    pub(in crate::pages) async fn post(&mut self, address: &str, fields: &[(String, String)]) -> Seen {
        let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let pairs: Vec<_> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        self.send("POST", address, Some(pairs.join("&"))).await
    }

    pub(in crate::pages) async fn follow(&mut self, mut seen: Seen) -> Seen {
        for _ in 0..6 {
            if !seen.status.is_redirection() {
                return seen;
            }
            let location = seen.headers[header::LOCATION].to_str().unwrap().to_owned();
            seen = self.send("GET", &location, None).await;
        }
        panic!("redirections without end: {}", seen.address);
    }

    async fn send(&mut self, method: &str, address: &str, form: Option<String>) -> Seen {
        let mut request = Request::builder().method(method).uri(address.split('#').next().unwrap());
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        if form.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let request = request.body(Body::from(form.unwrap_or_default())).unwrap();
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            assert!(cookie.len() < 4_096, "a cookie of {} bytes", cookie.len());
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let html = String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap();
        Seen { status: parts.status, address: address.to_owned(), headers: parts.headers, html }
    }

    /// Answers prison and visitors: on to the times.
    pub(in crate::pages) async fn reach_times(&mut self, prisoner: &str) -> Seen {
        self.get("/").await;
        let prison = self.get("/prison").await;
        let visitors = self.submit(&prison, &[("venue", "CFI")]).await;
        self.submit(&visitors, &visitor_fields(prisoner)).await
    }

    /// Chooses a session: on to the details.
    pub(in crate::pages) async fn reach_details(&mut self, prisoner: &str, session: &str) -> Seen {
        let times = self.reach_times(prisoner).await;
        self.submit(&times, &[("session", session)]).await
    }

    /// Gives names and contact: on to the check.
    pub(in crate::pages) async fn reach_check(&mut self, prisoner: &str, session: &str) -> Seen {
        let details = self.reach_details(prisoner, session).await;
        self.submit(&details, &details_fields("Ann")).await
    }

    /// Confirms.
    pub(in crate::pages) async fn reach_confirmed(&mut self, prisoner: &str, session: &str) -> Seen {
        let check = self.reach_check(prisoner, session).await;
        self.submit(&check, &[]).await
    }
}

/// One visitor born in 1985.
pub(in crate::pages) fn visitor_fields(prisoner: &str) -> [(&'static str, &str); 7] {
    [
        ("prisoner_number", prisoner),
        ("prisoner_first", "John"),
        ("prisoner_last", "Lee"),
        ("day", "27"),
        ("month", "March"),
        ("year", "1985"),
        ("action", "continue"),
    ]
}

pub(in crate::pages) fn details_fields(first: &str) -> [(&'static str, &str); 5] {
    [("first", first), ("last", "Lee"), ("email", "ann.lee@example.org"), ("phone", ""), ("language", "en")]
}
