//! The requests of a visitor's journey, as an application sends them.

use std::fmt::Write as _;
use std::net::SocketAddr;

use scheduler_model::{HoldId, SessionId};
use serde::Deserialize;
use uuid::Uuid;

/// What all requests of one caller have in common.
#[derive(Debug, Clone)]
pub(crate) struct Requests {
    fields: String,
}

/// The part of an answer that is read: what was made.
#[derive(Debug, Deserialize)]
pub(crate) struct Made {
    /// Its id.
    pub(crate) id: Uuid,
}

impl Requests {
    /// Requests to the service at `address` with that key.
    pub(crate) fn new(address: SocketAddr, key: &str) -> Self {
        Self { fields: format!(" HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {key}\r\n") }
    }

    /// What is free at a venue in the next four weeks, if it has changed since `tag`.
    pub(crate) fn availability(&self, request: &mut Vec<u8>, venue: &str, tag: Option<&[u8]>) {
        request.clear();
        request.extend_from_slice(b"GET /v1/venues/");
        request.extend_from_slice(venue.as_bytes());
        request.extend_from_slice(b"/availability");
        request.extend_from_slice(self.fields.as_bytes());
        if let Some(tag) = tag {
            request.extend_from_slice(b"If-None-Match: ");
            request.extend_from_slice(tag);
            request.extend_from_slice(b"\r\n");
        }
        request.extend_from_slice(b"\r\n");
    }

    /// Holds a table for an adult.
    pub(crate) fn hold(&self, request: &mut Vec<u8>, session: SessionId, visit: u64) {
        let body = format!(
            r#"{{"session":"{session}","party":{{"visitors":[{{"date_of_birth":"1980-02-03","lead":true}}]}}}}"#
        );
        self.post(request, "/v1/holds", 'h', visit, &body);
    }

    /// Books what is held, for a prisoner and a visitor whom nobody else names.
    pub(crate) fn book(&self, request: &mut Vec<u8>, hold: HoldId, visit: u64) {
        let (number, name) = (prisoner_number(visit), family_name(visit));
        let body = format!(
            concat!(
                r#"{{"place":{{"hold":"{hold}"}},"party":{{"prisoner":{{"number":"{number}"}},"#,
                r#""visitors":[{{"first_name":"Ann","last_name":"{name}","date_of_birth":"1980-02-03","lead":true}}]}},"#,
                r#""contact":{{"email":"ann.{name}@example.org"}}}}"#
            ),
            hold = hold,
            number = number,
            name = name,
        );
        self.post(request, "/v1/bookings", 'b', visit, &body);
    }

    fn post(&self, request: &mut Vec<u8>, path: &str, step: char, visit: u64, body: &str) {
        let mut text = String::with_capacity(1024);
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "POST {path}{}Content-Type: application/json\r\nIdempotency-Key: {step}{visit}\r\nContent-Length: {}\r\n\r\n{body}",
            self.fields,
            body.len()
        );
        request.clear();
        request.extend_from_slice(text.as_bytes());
    }
}

/// A letter, four digits, two letters.
fn prisoner_number(visit: u64) -> String {
    let letter = |divisor: u64| char::from(b'A' + u8::try_from(visit / divisor % 26).unwrap_or(0));
    format!("{}{:04}{}{}", letter(6_760_000), visit % 10_000, letter(10_000), letter(260_000))
}

/// Letters alone, as in a name.
fn family_name(visit: u64) -> String {
    visit.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}
