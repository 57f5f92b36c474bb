//! One request of a visitor: the language, the answers so far, the time; and the answer to it.

use std::sync::Arc;

use axum::Form;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::response::{IntoResponse, Redirect, Response};
use calendars::Instant;
use http::request::Parts;
use http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use scheduler_model::{Caller, Language};

use super::cookies::{self, Cookies};
use super::form::Fields;
use super::guard;
use super::journey::Journey;
use super::problem::{ProblemPage, Stop};
use super::view::{Frame, Page, Pages};
use crate::AppState;
use crate::language::wanted_language;
use crate::problem::Problem;

/// A visitor's request.
pub(super) struct Visit {
    pub(super) state: AppState,
    pub(super) pages: Arc<Pages>,
    pub(super) language: Language,
    /// The answers; what a handler changes here is sent back.
    pub(super) journey: Journey,
    /// The clock that holds are judged by, as far as it can be known outside a transaction.
    pub(super) now: Instant,
    pub(super) query: Vec<(String, String)>,
    path: String,
    headers: HeaderMap,
    before: Option<Journey>,
    language_chosen: bool,
}

/// What a handler answers.
#[derive(Debug)]
pub(super) enum Reply {
    /// A page.
    Page(StatusCode, String),
    /// Go there, with GET.
    See(String),
    /// Something that is no page.
    Other(Response),
}

impl Reply {
    /// Go there.
    pub(super) fn see(path: impl Into<String>) -> Self {
        Self::See(path.into())
    }
}

/// What a handler comes to.
pub(super) type Answer = Result<Reply, Stop>;

impl Visit {
    pub(super) fn of(parts: &Parts, state: &AppState) -> Option<Self> {
        let pages = parts.extensions.get::<Option<Arc<Pages>>>().cloned().flatten()?;
        let cookies = Cookies::of(state, &parts.headers);
        let query = query(&parts.uri);
        let asked = query.iter().find(|(name, _)| name == "lang").and_then(|(_, code)| Language::from_code(code));
        let remembered = cookies.language(state);
        let before = cookies.journey(state);
        Some(Self {
            pages,
            language: asked.or(remembered).unwrap_or_else(|| wanted_language(&parts.headers)),
            language_chosen: asked.is_some() && asked != remembered,
            journey: before.clone().unwrap_or_default(),
            before,
            now: state.engine().now(),
            query,
            path: parts.uri.path().to_owned(),
            headers: parts.headers.clone(),
            state: state.clone(),
        })
    }

    /// The first value of a parameter of the address.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    /// The words under a key, without arguments.
    pub(super) fn say(&self, key: &str) -> String {
        self.state.words().text(self.language, key, &[])
    }

    /// As whom the visitor's own bookings and holds are made.
    pub(super) fn caller(&self) -> Caller {
        self.state.pages_caller().clone()
    }

    /// The page, with status 200, or 422 where its form has errors.
    pub(super) fn page<P: Page>(&mut self, page: &P) -> Answer {
        let status = if page.errors().is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        self.page_with(status, page)
    }

    /// The page with a status.
    pub(super) fn page_with<P: Page>(&mut self, status: StatusCode, page: &P) -> Answer {
        if P::HAS_FORM && self.journey.id.is_empty() {
            self.journey.id = self.pages.fresh_id();
        }
        let frame = self.frame(P::HAS_FORM);
        let html =
            self.pages.html(page, self.language, &frame).map_err(|error| Stop::fault(&format_args!("{error:#}")))?;
        Ok(Reply::Page(status, html))
    }

    fn frame(&self, has_form: bool) -> Frame {
        Frame {
            addresses: Language::ALL.map(|language| self.address_in(language)),
            token: has_form.then(|| guard::token(&self.state, &self.journey.id)),
            demo: self.state.settings().demo,
            mailbox: self.state.mailbox().is_some(),
        }
    }

    /// This page's address in a language.
    fn address_in(&self, language: Language) -> String {
        let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let others = self.query.iter().filter(|(name, _)| name != "lang");
        let mut address = format!("{}?", self.path);
        for (name, value) in others {
            address.push_str(&format!("{}={}&", encoded(name), encoded(value)));
        }
        address + "lang=" + language.code()
    }

    /// The answer with its cookies.
    pub(super) fn finish(mut self, answer: Answer) -> Response {
        let answer = answer.or_else(|stop| self.stopped(stop));
        let mut response = match answer {
            Ok(Reply::Page(status, html)) => (status, axum::response::Html(html)).into_response(),
            Ok(Reply::See(path)) => Redirect::to(&path).into_response(),
            Ok(Reply::Other(response)) => response,
            Err(stop) => Problem::internal(&format_args!("{stop:?}")).into_response(),
        };
        let headers = response.headers_mut();
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.language.code()));
        if self.language_chosen
            && let Ok(cookie) = HeaderValue::from_str(&cookies::language_cookie(&self.state, self.language))
        {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        let changed = self.before.as_ref().map_or(self.journey != Journey::default(), |before| *before != self.journey);
        if changed {
            let jar = Cookies::of(&self.state, &self.headers).keep_journey(&self.state, &self.journey);
            return (jar, response).into_response();
        }
        response
    }

    /// The page for what went wrong.
    fn stopped(&mut self, stop: Stop) -> Answer {
        if let Stop::See(path) = stop {
            return Ok(Reply::See(path));
        }
        stop.log();
        let status = stop.status();
        let reply = self.page_with(status, &ProblemPage::of(&stop))?;
        Ok(match (reply, stop.retry_after()) {
            (Reply::Page(status, html), Some(seconds)) => {
                let headers = [(header::RETRY_AFTER, seconds.to_string())];
                Reply::Other((status, headers, axum::response::Html(html)).into_response())
            }
            (reply, _) => reply,
        })
    }
}

impl FromRequestParts<AppState> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        Self::of(parts, state).ok_or_else(|| Problem::internal(&"the pages have no templates"))
    }
}

/// A form that was posted from one of our pages, with the visitor's request.
pub(super) struct Posted {
    pub(super) visit: Visit,
    pub(super) fields: Fields,
}

impl FromRequest<AppState> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, state).await.map_err(IntoResponse::into_response)?;
        if guard::is_foreign(&parts.headers) {
            return Err(visit.finish(Err(Stop::Form)));
        }
        let read = Form::<Vec<(String, String)>>::from_request(Request::from_parts(parts, body), state).await;
        let fields = match read {
            Ok(Form(fields)) => Fields(fields),
            Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                return Err(visit.finish(Err(Stop::TooLarge)));
            }
            Err(_) => return Err(visit.finish(Err(Stop::Form))),
        };
        if visit.before.is_none() {
            return Err(visit.finish(Err(Stop::NoSession)));
        }
        if !guard::is_token(state, &visit.journey.id, &fields.text("token")) {
            return Err(visit.finish(Err(Stop::Form)));
        }
        Ok(Self { visit, fields })
    }
}

/// The parameters of an address, decoded.
fn query(uri: &Uri) -> Vec<(String, String)> {
    let decoded =
        |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().chars().take(100).collect();
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(name), decoded(value))
    };
    uri.query().unwrap_or_default().split('&').filter(|part| !part.is_empty()).take(8).map(pair).collect()
}
