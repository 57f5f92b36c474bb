//! The line in front of the times.

use crate::harness::{Browser, Profile, Site, browse_at};
use crate::steps::{self, Answers};

#[test]
fn a_queue_is_shown_and_leads_on() {
    let queue = |config: &mut assize::config::Config| {
        config.waiting_room.on = true;
        config.waiting_room.admitted_a_second = 1;
    };
    browse_at(queue, "waiting-room", Profile::PHONE, async |browser, site| queue_up(&browser, &site).await);
}

async fn queue_up(browser: &Browser, site: &Site) {
    // Others have come before.
    let client = reqwest::Client::new();
    let key = assize::commands::key::create(
        site.engine().store().as_ref(),
        "others",
        scheduler_model::Role::Public,
        scheduler_model::VenueScope::All,
    );
    let key = key.await.unwrap();
    for _ in 0..90 {
        let taken = client.post(format!("{}/v1/waiting-room", site.base())).bearer_auth(&key).send().await.unwrap();
        assert_eq!(taken.status(), 201);
    }
    browser.open_page("/").await;
    steps::to_prison(browser).await;
    steps::to_visitors(browser, Answers::ALONE).await;
    steps::answer_visitors(browser, Answers::ALONE).await;
    browser.arrive("/waiting-room").await;
    assert_eq!(browser.text("h1").await, "You are in a queue");
    assert!(browser.text("main").await.contains("You are number 90 in the queue."));

    browser.follow_link("Do not refresh this page automatically").await;
    browser.arrive("/waiting-room").await;
    // The turn comes.
    site.wait_minutes(2);
    browser.follow_link("See whether it is your turn").await;
    browser.arrive("/times").await;
    steps::to_details(browser).await;
}
