//! Whatever is sent, the answer is one of those that are described, and never that the service is at fault.

use std::sync::LazyLock;

use http::Method;
use proptest::prelude::*;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use super::fresh;
use crate::ApiSettings;
use crate::testing::TestApp;

/// One service for all cases: what one leaves behind must not trouble the next.
static SERVICE: LazyLock<(Runtime, TestApp)> = LazyLock::new(|| {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let unlimited = ApiSettings { per_key_a_minute: u32::MAX, ..ApiSettings::default() };
    let app = runtime.block_on(TestApp::with(unlimited));
    (runtime, app)
});

/// Any JSON, with a liking for what has broken readers before.
fn any_json() -> impl Strategy<Value = Value> {
    let odd_text = prop::sample::select(vec![
        "",
        " ",
        "\0",
        "\u{202e}",
        "2026-02-30",
        "0000-00-00",
        "-1",
        "1e9",
        "A1234BC",
        "public",
        "open_table",
        "🙂",
        "%00",
        "';--",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        odd_text.prop_map(Value::from),
        ".{0,200}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z_]{0,12}", inner, 0..4).prop_map(|fields| json!(fields)),
        ]
    })
}

/// Every place in a document, as JSON pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| places(value, &format!("{at}/{name}"), found)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(place, value)| places(value, &format!("{at}/{place}"), found));
        }
        _ => {}
    }
}

/// Requests that would be well formed.
fn sound() -> Vec<(Method, &'static str, Value)> {
    let session = SERVICE.1.sessions()[3].clone();
    let mut hold = fresh(&session, 1);
    hold.as_object_mut().unwrap().remove("place");
    hold["session"] = json!(session);
    vec![
        (Method::POST, "/v1/holds", hold),
        (Method::POST, "/v1/bookings", fresh(&session, 1)),
        (Method::PATCH, "/v1/bookings/00000000-0000-0000-0000-000000000009", fresh(&session, 1)),
        (
            Method::POST,
            "/v1/bookings/00000000-0000-0000-0000-000000000009/cancel",
            json!({ "reason": "visitor", "channel": "public" }),
        ),
        (
            Method::POST,
            "/v1/venues/CFI/availability",
            json!({ "from": "2026-06-04", "to": "2026-06-05", "birth_dates": ["1980-01-01"], "units": 1 }),
        ),
        (
            Method::PUT,
            "/v1/venues/CFI/prisoners/facts",
            json!({ "prisoner_number": "A1234BC", "location": ["C"], "category": "B" }),
        ),
    ]
}

#[test]
fn what_is_varied_is_sound() {
    let (runtime, app) = &*SERVICE;
    for (method, path, body) in sound() {
        let answer = runtime.block_on(app.ask(method, path).json(&body).key(&app.admin).header("if-match", "*").send());
        assert!(!answer.text().contains("\"request."), "{path}: {}", answer.text());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_body_with_anything_in_it_is_answered(which in 0_usize..6, place in any::<prop::sample::Index>(), anything in any_json()) {
        let (method, path, mut body) = sound().swap_remove(which);
        let mut found = Vec::new();
        places(&body, "", &mut found);
        let pointer = found[place.index(found.len())].clone();
        *body.pointer_mut(&pointer).unwrap() = anything;
        let (runtime, app) = &*SERVICE;
        let ask = app.ask(method, path).json(&body).key(&app.admin).header("if-match", "*");
        // The answer is held against the description as it is read.
        let answer = runtime.block_on(ask.send());
        prop_assert!(!answer.status.is_server_error(), "{path} {body}: {}", answer.text());
    }

    #[test]
    fn parameters_with_anything_in_them_are_answered(which in 0_usize..4, name in "[a-z]{0,8}", text in ".{0,40}") {
        let path = ["/v1/venues", "/v1/venues/CFI/availability", "/v1/venues/CFI/bookings", "/v1/events"][which];
        let encoded = percent_encoding::utf8_percent_encode(&text, percent_encoding::NON_ALPHANUMERIC);
        let (runtime, app) = &*SERVICE;
        for name in [name.as_str(), "from", "cursor", "limit", "after"] {
            let answer = runtime.block_on(app.get(&format!("{path}?{name}={encoded}")).key(&app.admin).send());
            prop_assert!(!answer.status.is_server_error(), "{path}?{name}={encoded}: {}", answer.text());
        }
    }
}
