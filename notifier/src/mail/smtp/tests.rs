use std::time::Duration;

use rstest::rstest;
use scheduler_model::{Language, MessageKind, NewMessage};

use super::{SmtpTransport, masked};
use crate::testing::{Answer, SmtpServer, Step, facts, message, renderer, sender};
use crate::{
    DeliveryError, Mail, MailTransport, Receipt, RenderMessages, Secret, SmtpConfig, TlsMode, compose, deliver_within,
};

/// Long for this machine's own network, short for a test that must wait it out.
const LIMIT: Duration = Duration::from_millis(400);

fn mail_to(recipient: &str) -> Mail {
    let facts = facts();
    let message =
        NewMessage { recipient: recipient.to_owned(), ..message(MessageKind::Booked, Language::Welsh, facts) };
    let rendered = renderer().render_message(&message).unwrap();
    compose(&message, message.facts.decided_at, &rendered, &sender()).unwrap()
}

fn mail() -> Mail {
    mail_to("sian@example.org")
}

fn config(server: &SmtpServer) -> SmtpConfig {
    SmtpConfig {
        host: "127.0.0.1".to_owned(),
        port: Some(server.port()),
        tls: TlsMode::None,
        username: None,
        password: None,
        hello_name: Some("visits.example.org".to_owned()),
        idle_connections: 2,
    }
}

async fn deliver(transport: &SmtpTransport, mail: &Mail) -> Result<Receipt, DeliveryError> {
    deliver_within(LIMIT, transport, mail).await
}

#[tokio::test]
async fn mails_arrive_whole_over_one_connection() {
    let server = SmtpServer::start(&[]).await;
    let transport = SmtpTransport::new(&config(&server)).unwrap();
    for _ in 0..3 {
        let receipt = deliver(&transport, &mail()).await.unwrap();
        assert_eq!(receipt.transport_id, "2.0.0 queued as 4711");
    }
    transport.close().await;
    assert_eq!(server.connections(), 1);
    assert_eq!(server.commands()[0], "EHLO visits.example.org");
    assert_eq!(server.commands().last().unwrap(), "QUIT");
    let received = server.received();
    assert_eq!(received.len(), 3);
    for one in received {
        assert_eq!((one.from.as_str(), &one.to[..]), ("visits@post.example.org", &["sian@example.org".to_owned()][..]));
        assert_eq!(
            String::from_utf8_lossy(&one.bytes).trim_end(),
            String::from_utf8_lossy(mail().as_bytes()).trim_end()
        );
    }
}

#[rstest]
#[case(Answer::Say(Step::RcptTo, "550 5.1.1 <sian@example.org> no such user"), true)]
#[case(Answer::Say(Step::Data, "554 5.7.1 no"), true)]
#[case(Answer::Say(Step::Content, "552 5.2.2 mailbox full"), true)]
#[case(Answer::Say(Step::RcptTo, "450 4.2.1 greylisted, <sian@example.org>"), false)]
#[case(Answer::Say(Step::Content, "451 4.3.0 later"), false)]
#[case(Answer::Say(Step::Greeting, "554 5.7.1 you are blocked"), false)]
#[case(Answer::Say(Step::Greeting, "421 4.3.2 busy"), false)]
#[case(Answer::Say(Step::MailFrom, "550 5.7.1 sender refused"), false)]
#[case(Answer::Hang(Step::Greeting), false)]
#[case(Answer::Hang(Step::Content), false)]
#[case(Answer::Drop(Step::Greeting), false)]
#[case(Answer::Drop(Step::RcptTo), false)]
#[case(Answer::Drop(Step::Content), false)]
#[tokio::test]
async fn a_failure_condemns_the_mail_only_if_it_concerns_the_mail(#[case] answer: Answer, #[case] permanent: bool) {
    let server = SmtpServer::start(&[answer]).await;
    let transport = SmtpTransport::new(&config(&server)).unwrap();
    let error = deliver(&transport, &mail()).await.unwrap_err();
    assert_eq!(matches!(error, DeliveryError::Permanent(_)), permanent, "{error}");
    assert!(!error.to_string().contains("sian"), "{error}");
    assert!(server.received().is_empty());
    deliver(&transport, &mail()).await.unwrap();
    assert_eq!(server.received().len(), 1);
}

/// lettre's own pool would hand the half-used connection out again and write the second mail into the first.
#[tokio::test]
async fn a_mail_given_up_half_way_does_not_spoil_the_next() {
    let server = SmtpServer::start(&[Answer::Accept, Answer::Hang(Step::Content)]).await;
    let transport = SmtpTransport::new(&config(&server)).unwrap();
    deliver(&transport, &mail_to("first@example.org")).await.unwrap();
    let error = deliver(&transport, &mail_to("second@example.org")).await.unwrap_err();
    assert_eq!(error, DeliveryError::Transient("no answer within 400 ms".to_owned()));
    deliver(&transport, &mail_to("third@example.org")).await.unwrap();
    let received = server.received();
    let to: Vec<&str> = received.iter().map(|one| one.to[0].as_str()).collect();
    assert_eq!(to, ["first@example.org", "third@example.org"]);
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn an_account_is_used_and_a_refused_one_loses_no_mail() {
    let server = SmtpServer::start(&[Answer::Say(Step::Auth, "535 5.7.8 wrong password")]).await;
    let account =
        SmtpConfig { username: Some("visits".to_owned()), password: Some(Secret::new("hush-hush")), ..config(&server) };
    let transport = SmtpTransport::new(&account).unwrap();
    let error = deliver(&transport, &mail()).await.unwrap_err();
    assert!(matches!(error, DeliveryError::Transient(_)) && error.to_string().contains("535"), "{error}");
    deliver(&transport, &mail()).await.unwrap();
    // "\0visits\0hush-hush" in base 64.
    assert!(server.commands().contains(&"AUTH PLAIN AHZpc2l0cwBodXNoLWh1c2g=".to_owned()), "{:?}", server.commands());
}

#[tokio::test]
async fn a_server_without_starttls_gets_neither_password_nor_mail() {
    let server = SmtpServer::start(&[]).await;
    let protected = SmtpConfig {
        tls: TlsMode::StartTls,
        username: Some("visits".to_owned()),
        password: Some(Secret::new("hush-hush")),
        ..config(&server)
    };
    let error = deliver(&SmtpTransport::new(&protected).unwrap(), &mail()).await.unwrap_err();
    assert!(error.to_string().contains("STARTTLS"), "{error}");
    assert!(!server.commands().iter().any(|command| command.starts_with("AUTH") || command.starts_with("MAIL")));
}

#[tokio::test]
async fn an_address_beyond_ascii_needs_a_server_that_takes_it() {
    let server = SmtpServer::start(&[]).await;
    let transport = SmtpTransport::new(&config(&server)).unwrap();
    let error = deliver(&transport, &mail_to("post@例え.テスト")).await.unwrap_err();
    assert!(matches!(error, DeliveryError::Permanent(_)), "{error}");
    assert!(!server.commands().iter().any(|command| command.starts_with("MAIL")));
}

#[tokio::test]
async fn nobody_listening_is_no_reason_to_give_the_mail_up() {
    let server = SmtpServer::start(&[]).await;
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let nobody = SmtpConfig { port: Some(free), ..config(&server) };
    let error = deliver(&SmtpTransport::new(&nobody).unwrap(), &mail()).await.unwrap_err();
    assert!(matches!(error, DeliveryError::Transient(_)), "{error}");
}

#[test]
fn addresses_are_masked_and_long_answers_cut() {
    assert_eq!(masked("550 5.1.1 <ann@example.org>:  unknown"), "550 5.1.1 (address) unknown");
    assert_eq!(masked(&"x".repeat(900)).len(), 200);
}
