//! What is free, and why the rest is not.

use http::Method;
use serde_json::{Value, json};

use crate::testing::TestApp;

fn dates(answer: &Value) -> Vec<&str> {
    answer["slots"].as_array().unwrap().iter().map(|slot| slot["date"].as_str().unwrap()).collect()
}

fn reasons(answer: &Value) -> Vec<(&str, u64)> {
    let told = answer["reasons"].as_array().unwrap().iter();
    told.map(|reason| (reason["code"].as_str().unwrap(), reason["sessions"].as_u64().unwrap())).collect()
}

#[tokio::test]
async fn a_session_for_some_is_shown_to_those_alone() {
    let app = TestApp::start().await;
    let path = "/v1/venues/CFI/availability";
    let anybody = app.get(&format!("{path}?from=2026-06-06&to=2026-06-06")).key(&app.public).send().await.expect(200);
    assert_eq!(dates(&anybody), [""; 0]);
    assert_eq!(reasons(&anybody), [("eligibility.location_unknown", 1)]);
    assert_eq!(anybody["next"], "2026-06-07");

    let ask = json!({ "from": "2026-06-06", "to": "2026-06-06", "prisoner_number": "a1234bc", "birth_dates": ["1980-01-01"] });
    let search = async || app.post(path, &ask).key(&app.public).send().await.expect(200);
    assert_eq!(reasons(&search().await), [("eligibility.location_unknown", 1)]);
    for (wing, slots, codes) in [("D", vec![], vec![("eligibility.location", 1)]), ("C", vec!["2026-06-06"], vec![])] {
        let facts = json!({ "prisoner_number": "A1234BC", "location": [wing, "2", "008"] });
        let put = app.ask(Method::PUT, "/v1/venues/CFI/prisoners/facts").json(&facts).key(&app.staff).send().await;
        put.expect(204);
        let found = search().await;
        assert_eq!(dates(&found), slots, "{wing}");
        assert_eq!(reasons(&found), codes, "{wing}");
    }
}

#[tokio::test]
async fn nothing_found_says_why_and_when_there_is_something() {
    let app = TestApp::start().await;
    app.booked(0, 1).await;
    app.booked(0, 2).await;
    let ask = app.get("/v1/venues/CFI/availability?from=2026-06-04&to=2026-06-04&adults=4").key(&app.public);
    let found = ask.header("accept-language", "cy").send().await.expect(200);
    insta::assert_json_snapshot!(found);
}

#[tokio::test]
async fn staff_see_more_than_the_public() {
    let app = TestApp::start().await;
    let path = "/v1/venues/CFI/availability?from=2026-06-04&to=2026-06-04";
    let left =
        async |path: &str, key: &str| app.get(path).key(key).send().await.expect(200)["slots"][0]["left"].clone();
    assert_eq!(left(path, &app.public).await, 2);
    assert_eq!(left(path, &app.staff).await, 3);
    assert_eq!(left(&format!("{path}&channel=public"), &app.staff).await, 2);
    assert_eq!(left(&format!("{path}&class=closed_table"), &app.staff).await, 1);
    let staff_channel = app.get(&format!("{path}&channel=staff")).key(&app.public).send().await;
    staff_channel.expect_problem(403, &["caller.channel"]);
}

#[tokio::test]
async fn days_without_sessions_are_told_apart_from_days_that_cannot_be_booked() {
    let app = TestApp::start().await;
    let ask = async |days: &str| {
        app.get(&format!("/v1/venues/CFI/availability?{days}")).key(&app.public).send().await.expect(200)
    };
    let nothing_there = ask("from=2026-06-20&to=2026-06-21").await;
    assert_eq!(reasons(&nothing_there), [("session.none_on_these_days", 0)]);
    assert_eq!(nothing_there["sessions"], json!(0));
    let too_far = ask("from=2026-12-01&to=2026-12-02").await;
    assert_eq!(reasons(&too_far), [("notice.too_late", 0)]);
}
