//! The demonstration's mailbox: from the booking to the message that would have been sent, and back by its link.

use std::sync::Arc;

use calendars::Span;
use notifier::{FileMailbox, MailTransport, MessageRenderer, RenderMessages, Sender, compose};
use scheduler_model::{Bilingual, IdentityKey};

use super::Browser;
use crate::testing::TestApp;
use crate::words::Words;
use crate::{ApiSettings, AppParts, AppState};

#[tokio::test]
async fn the_message_of_a_booking_lies_in_the_mailbox_and_leads_to_it() {
    let mut app = TestApp::start().await;
    let folder = tempfile::tempdir().unwrap();
    let mailbox = Arc::new(FileMailbox::open(folder.path()).unwrap());
    app.state = AppState::new(AppParts {
        engine: app.state.engine().clone(),
        identity: IdentityKey::from_secret("for tests"),
        links: app.state.links().clone(),
        words: Words::load().unwrap(),
        settings: ApiSettings { demo: true, ..ApiSettings::default() },
        pages_caller: app.state.pages_caller().clone(),
        cookie_secret: "a secret that is long enough for cookies".to_owned(),
        mailbox: Some(Arc::clone(&mailbox)),
        waiting_room: None,
    });
    let mut browser = Browser::open(&app);
    let empty = browser.get("/demo/mailbox").await;
    empty.expect(200, "Demonstration mailbox");
    assert!(empty.html.contains("There are no messages yet."));
    assert_eq!(empty.texts(".govuk-phase-banner__content__tag"), ["Demonstration"]);
    assert_eq!(empty.attributes(".govuk-phase-banner a", "href"), ["/demo/mailbox"]);

    let confirmed = browser.reach_confirmed("A1234BC", &app.sessions()[0]).await;
    let reference = confirmed.texts(".govuk-panel__body strong")[0].clone();
    let sender = Sender::new(Bilingual::same("Prison visits"), "visits@example.org", None).unwrap();
    let renderer = MessageRenderer::new(sender.clone(), app.state.links().clone(), 45).unwrap();
    let leased =
        app.state.engine().store().lease_messages(uuid::Uuid::from_u128(1), 9, Span::from_minutes(1)).await.unwrap();
    for item in leased {
        let rendered = renderer.render_message(&item.message).unwrap();
        mailbox.deliver(&compose(&item.message, item.created_at, &rendered, &sender).unwrap()).await.unwrap();
    }

    let list = browser.get("/demo/mailbox").await;
    let links = list.attributes(".app-mailbox a", "href");
    assert_eq!(links.len(), 1);
    let message = browser.get(&links[0]).await;
    assert_eq!(message.status, 200);
    assert!(message.heading().starts_with("Visit booked: Cardiff"));
    assert!(message.texts("pre")[0].contains(&reference));
    assert!(message.texts("pre")[1].contains("BEGIN:VEVENT"));
    let frame = message.attributes("iframe[sandbox]", "src");
    assert!(message.headers["content-security-policy"].to_str().unwrap().contains("frame-src 'self'"));
    let html = browser.get(&frame[0]).await;
    assert!(html.headers["content-security-policy"].to_str().unwrap().starts_with("sandbox"));
    assert_eq!(html.headers["x-frame-options"], "SAMEORIGIN");
    assert!(html.html.contains(&reference));
    let calendar = browser.get(&format!("{}/calendar.ics", links[0])).await;
    assert_eq!(calendar.headers["content-type"], "text/calendar; charset=utf-8");

    let follow = message.attributes("main a[href^='/bookings/']", "href");
    browser.get(&follow[0]).await.expect(200, "Your visit");
    browser.get("/demo/mailbox/nothing").await.expect(404, "Page not found");
}
