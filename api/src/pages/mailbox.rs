//! `/demo/mailbox`: the messages that a demonstration would have sent.

use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use calendars::{Instant, Zone};
use http::header;
use notifier::{FileMailbox, MailboxError, MailboxMessage, date_long, time_12h};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use scheduler_model::Language;
use serde::Serialize;

use super::check::language_key;
use super::problem::Stop;
use super::summary::Row;
use super::view::{Page, Title};
use super::visit::{Answer, Reply, Visit};
use crate::request::PathText;

/// How many messages are listed.
const MOST: usize = 100;

/// A message's own page: nothing in it runs, and nothing is fetched. Framed by our pages alone.
const MESSAGE_POLICY: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
/// The page around it frames our own address, which no other page of ours does.
const FRAMING_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
    connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/// The list.
#[derive(Debug, Serialize)]
pub(super) struct MailboxPage {
    pub(super) messages: Vec<Line>,
}

/// A message in the list.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    pub(super) href: String,
    pub(super) subject: String,
    pub(super) to: String,
    pub(super) date: String,
}

impl Page for MailboxPage {
    const TEMPLATE: &'static str = "pages/mailbox.njk";

    fn title(&self) -> Title {
        ("mailbox-title", vec![])
    }
}

/// A message.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct MessagePage {
    #[serde(skip)]
    pub(super) subject: String,
    pub(super) headers: Vec<Row>,
    pub(super) link: Option<String>,
    pub(super) html_href: Option<String>,
    pub(super) text: String,
    pub(super) calendar: Option<String>,
    pub(super) calendar_href: String,
}

impl Page for MessagePage {
    const TEMPLATE: &'static str = "pages/mailbox-message.njk";

    fn title(&self) -> Title {
        ("mailbox-message-title", vec![("subject", self.subject.clone().into())])
    }

    fn back(&self) -> Option<String> {
        Some("/demo/mailbox".to_owned())
    }
}

/// Lists them, newest first.
pub(super) async fn list(mut visit: Visit) -> Response {
    let answer = listed(&mut visit).await;
    visit.finish(answer)
}

async fn listed(visit: &mut Visit) -> Answer {
    let entries = mailbox(visit)?.list(MOST).await?;
    let language = visit.language;
    let messages = entries.into_iter().map(|entry| Line {
        href: address(&entry.key),
        subject: entry.subject,
        to: entry.to,
        date: written(entry.written_at, language),
    });
    let page = MailboxPage { messages: messages.collect() };
    visit.page(&page)
}

/// Shows one.
pub(super) async fn message(mut visit: Visit, PathText(key): PathText) -> Response {
    let answer = shown(&mut visit, &key).await;
    visit.finish(answer)
}

async fn shown(visit: &mut Visit, key: &str) -> Answer {
    let mail = mailbox(visit)?.read(key).await?;
    let here = address(key);
    let date = written(mail.entry.written_at, visit.language);
    let written_in = match Language::from_code(&mail.language) {
        Some(language) => visit.say(language_key(language)),
        None => mail.language,
    };
    let rows = [
        ("mailbox-from", mail.from),
        ("mailbox-recipient", mail.entry.to),
        ("mailbox-date", date),
        ("mailbox-language", written_in),
    ];
    let page = MessagePage {
        subject: mail.entry.subject,
        headers: rows.into_iter().map(|(key, value)| Row::new(visit.say(key), value)).collect(),
        link: manage_link(visit, &mail.text),
        html_href: (!mail.html.is_empty()).then(|| format!("{here}/html")),
        text: mail.text,
        calendar: mail.calendar,
        calendar_href: format!("{here}/calendar.ics"),
    };
    match visit.page(&page)? {
        Reply::Page(status, html) => {
            let headers = [(header::CONTENT_SECURITY_POLICY, FRAMING_POLICY)];
            Ok(Reply::Other((status, headers, axum::response::Html(html)).into_response()))
        }
        other => Ok(other),
    }
}

/// The HTML part alone.
pub(super) async fn html(visit: Visit, PathText(key): PathText) -> Response {
    let answer = read(&visit, &key).await.and_then(|mail| sent(Some(mail.html), "text/html"));
    visit.finish(answer)
}

/// The calendar file alone.
pub(super) async fn calendar(visit: Visit, PathText(key): PathText) -> Response {
    let answer = read(&visit, &key).await.and_then(|mail| sent(mail.calendar, "text/calendar"));
    visit.finish(answer)
}

fn sent(content: Option<String>, kind: &str) -> Answer {
    let content = content.filter(|content| !content.is_empty()).ok_or(Stop::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, format!("{kind}; charset=utf-8")),
        (header::CONTENT_SECURITY_POLICY, MESSAGE_POLICY.to_owned()),
        (header::X_FRAME_OPTIONS, "SAMEORIGIN".to_owned()),
    ];
    Ok(Reply::Other((headers, content).into_response()))
}

/// The link to the booking in a message, as a path of ours.
fn manage_link(visit: &Visit, text: &str) -> Option<String> {
    let base = visit.state.settings().base_url.trim_end_matches('/');
    let start = text.find(&format!("{base}/bookings/"))?;
    let link: String = text.get(start + base.len()..)?.chars().take_while(|c| !c.is_whitespace()).collect();
    let key = link.strip_prefix("/bookings/")?.split('?').next()?;
    visit.state.links().verify(key).map(|_| link)
}

fn address(key: &str) -> String {
    format!("/demo/mailbox/{}", utf8_percent_encode(key, NON_ALPHANUMERIC))
}

/// `Saturday 5 December 2026, 2:25pm`.
fn written(at: Instant, language: Language) -> String {
    let local = Zone::LONDON.local(at);
    format!("{}, {}", date_long(local.date, language), time_12h(local.time, language))
}

fn mailbox(visit: &Visit) -> Result<Arc<FileMailbox>, Stop> {
    visit.state.mailbox().cloned().ok_or(Stop::NotFound)
}

async fn read(visit: &Visit, key: &str) -> Result<MailboxMessage, Stop> {
    Ok(mailbox(visit)?.read(key).await?)
}

impl From<MailboxError> for Stop {
    fn from(error: MailboxError) -> Self {
        match error {
            MailboxError::NotFound => Self::NotFound,
            other => Self::fault(&other),
        }
    }
}
