//! The API as its callers see it, over a running engine.

mod availability;
mod conditions;
mod faults;
mod feed;
mod idempotency;
mod journey;
mod kept_answers;
mod leaving;
mod pages;
mod refusals;
mod robustness;
mod roles;
mod waiting_room;

use serde_json::{Value, json};

use crate::testing::TestApp;

/// A prisoner and one adult visitor, nobody else's.
fn party(number: u32) -> Value {
    json!({
        "prisoner": { "number": format!("A{number:04}BC") },
        "visitors": [{ "first_name": "Ann", "last_name": format!("Lee-{number}"), "date_of_birth": "1980-02-03", "lead": true }],
    })
}

fn contact() -> Value {
    json!({ "email": "ann.lee@example.org", "language": "en" })
}

/// A request for a booking in a session.
fn fresh(session: &str, number: u32) -> Value {
    json!({ "place": { "session": session }, "party": party(number), "contact": contact() })
}

impl TestApp {
    /// Books in Cardiff's session with that place in the list; gives the receipt.
    async fn booked(&self, session: usize, number: u32) -> Value {
        let body = fresh(&self.sessions()[session], number);
        self.post("/v1/bookings", &body).key(&self.public).send().await.expect(201)
    }
}
