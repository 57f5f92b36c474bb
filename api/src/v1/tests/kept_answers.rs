//! Answers that are kept are never older than what the index has, and never older than the time.

use calendars::Span;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use serde_json::{Value, json};

use super::fresh;
use crate::testing::TestApp;

const PATH: &str = "/v1/venues/CFI/availability";
const DAYS: [&str; 2] = ["2026-06-03", "2026-06-09"];

/// What a client has that asks with the tag of what it got last.
struct Poller<'a> {
    app: &'a TestApp,
    key: &'a str,
    tag: String,
    has: Value,
}

impl Poller<'_> {
    /// Asks again; says whether it was sent anything.
    async fn ask(&mut self) -> bool {
        let path = format!("{PATH}?from={}&to={}", DAYS[0], DAYS[1]);
        let answer = self.app.get(&path).key(self.key).header("if-none-match", &self.tag).send().await;
        let sent = answer.status.as_u16() == 200;
        if sent {
            self.has = answer.expect(200);
            self.tag = answer.header("etag").to_owned();
        } else {
            answer.expect(304);
            assert_eq!(answer.header("etag"), self.tag);
        }
        sent
    }

    /// The same question, answered from the index.
    async fn truth(&self) -> Value {
        let body = json!({ "from": DAYS[0], "to": DAYS[1] });
        self.app.post(PATH, &body).key(self.key).send().await.expect(200)
    }
}

#[tokio::test]
async fn whatever_happens_a_poller_has_what_the_index_has() {
    let app = TestApp::start().await;
    let mut random = StdRng::seed_from_u64(23);
    let mut pollers =
        [&app.public, &app.staff].map(|key| Poller { app: &app, key, tag: "\"none\"".to_owned(), has: Value::Null });
    let (mut spared, mut sent) = (0, 0);
    let mut booked = Vec::new();
    for step in 0..150_u32 {
        match random.random_range(0..10) {
            0..3 => {
                let session = app.sessions()[random.random_range(0..5_usize)].clone();
                let answer = app.post("/v1/bookings", &fresh(&session, step)).key(&app.public).send().await;
                if answer.status.as_u16() == 201 {
                    booked.push(answer.expect(201)["id"].as_str().unwrap().to_owned());
                }
            }
            3 if !booked.is_empty() => {
                let id = booked.swap_remove(random.random_range(0..booked.len()));
                let cancel = app.post(&format!("/v1/bookings/{id}/cancel"), &json!({ "reason": "visitor" }));
                // Some have started by now.
                cancel.key(&app.public).send().await;
            }
            // An hour and a half brings midnights and the start of sessions at odd places.
            4 => app.clock.advance(Span::from_minutes(random.random_range(1..180))),
            5 => {
                app.state.engine().roll_forward().await.unwrap();
            }
            _ => {}
        }
        for poller in &mut pollers {
            if poller.ask().await {
                sent += 1;
            } else {
                spared += 1;
            }
            assert_eq!(poller.has, poller.truth().await, "step {step}");
        }
    }
    assert!(spared > 50 && sent > 50, "{spared} spared, {sent} sent");
}

#[tokio::test]
async fn a_session_that_starts_changes_the_tag_without_a_booking() {
    let app = TestApp::start().await;
    app.clock.set("2026-06-04T12:59:59Z".parse().unwrap());
    let ask = async || app.get(&format!("{PATH}?from=2026-06-04&to=2026-06-04")).key(&app.public).send().await;
    let before = ask().await;
    app.clock.advance(Span::from_millis(999));
    assert_eq!(ask().await.header("etag"), before.header("etag"));
    app.clock.advance(Span::from_millis(1));
    let after = ask().await;
    assert_ne!(after.header("etag"), before.header("etag"));
    let code = |answer: &crate::testing::Answer| answer.expect(200)["reasons"][0]["code"].clone();
    assert_eq!(code(&after), "session.started");
    assert_ne!(code(&before), "session.started");
}

#[tokio::test]
async fn whoever_takes_gzip_gets_the_same_answer_smaller_under_a_tag_of_its_own() {
    let app = TestApp::start().await;
    let plain = app.get(PATH).key(&app.public).send().await;
    let ask = || app.get(PATH).key(&app.public).header("accept-encoding", "gzip");
    let small = ask().send().await;
    assert_eq!(small.header("content-encoding"), "gzip");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&small.bytes[..]), &mut text).unwrap();
    assert_eq!(text, plain.text());
    assert!(small.bytes.len() < plain.bytes.len() / 2);
    assert_ne!(small.header("etag"), plain.header("etag"));
    for tag in [small.header("etag"), plain.header("etag")] {
        ask().header("if-none-match", tag).send().await.expect(304);
    }
}
