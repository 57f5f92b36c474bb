use scheduler_model::{Language, MessageId, MessageKind, NewMessage};
use uuid::Uuid;

use super::{FileMailbox, MailTransport, MailboxError};
use crate::testing::{facts, message, renderer, sender};
use crate::{Mail, RenderMessages, compose};

fn mail(message: &NewMessage, seconds_later: i64) -> Mail {
    let rendered = renderer().render_message(message).unwrap();
    let written_at = message.facts.decided_at.plus(calendars::Span::from_seconds(seconds_later));
    compose(message, written_at, &rendered, &sender()).unwrap()
}

fn numbered(number: u128, kind: MessageKind, language: Language) -> NewMessage {
    NewMessage { id: MessageId::from_uuid(Uuid::from_u128(number)), ..message(kind, language, facts()) }
}

#[tokio::test]
async fn mails_are_listed_newest_first_and_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let mailbox = FileMailbox::open(folder.path().join("a/b")).unwrap();
    assert_eq!(mailbox.list(10).await.unwrap(), []);
    let first = numbered(9, MessageKind::Booked, Language::Welsh);
    for (message, later) in [(&first, 0), (&numbered(5, MessageKind::Held, Language::English), 60)] {
        mailbox.deliver(&mail(message, later)).await.unwrap();
    }
    let list = mailbox.list(10).await.unwrap();
    let subjects: Vec<&str> = list.iter().map(|entry| entry.subject.as_str()).collect();
    assert!(subjects[0].starts_with("Time kept") && subjects[1].starts_with("Ymweliad wedi'i drefnu"), "{subjects:?}");
    assert_eq!(mailbox.list(1).await.unwrap(), list[..1]);

    let read = mailbox.read(&list[1].key).await.unwrap();
    let rendered = renderer().render_message(&first).unwrap();
    assert_eq!(read.entry, list[1]);
    assert_eq!((read.entry.to.as_str(), read.language.as_str()), ("sian@example.org", "cy"));
    assert_eq!(read.entry.written_at, first.facts.decided_at);
    assert_eq!(read.text.replace("\r\n", "\n"), rendered.text);
    assert_eq!(read.html.replace("\r\n", "\n"), rendered.html);
    assert_eq!(read.calendar, rendered.calendar.map(|calendar| calendar.file));
    assert_eq!(read.raw, mail(&first, 0).as_bytes());
    assert_eq!(mailbox.read(&list[0].key).await.unwrap().calendar, None);
}

#[tokio::test]
async fn a_mail_delivered_twice_is_there_once() {
    let folder = tempfile::tempdir().unwrap();
    let mailbox = FileMailbox::open(folder.path()).unwrap();
    let mail = mail(&numbered(1, MessageKind::Booked, Language::English), 0);
    let first = mailbox.deliver(&mail).await.unwrap();
    assert_eq!(mailbox.deliver(&mail).await.unwrap(), first);
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(names.len(), 1, "no unfinished file is left: {names:?}");
}

#[tokio::test]
async fn only_mails_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("secret.eml"), "Subject: secret\r\n\r\n").unwrap();
    std::fs::create_dir(folder.path().join("mail")).unwrap();
    let mailbox = FileMailbox::open(folder.path().join("mail")).unwrap();
    std::fs::write(folder.path().join("mail/notes.txt"), "notes").unwrap();
    assert_eq!(mailbox.list(10).await.unwrap(), []);
    let absent = format!("{:019}-{}", 1, Uuid::from_u128(1));
    for key in ["../secret", "", "..", "notes", "0000000000000000001-../../secret", &absent] {
        let error = mailbox.read(key).await.unwrap_err();
        assert!(matches!(error, MailboxError::NotFound), "{key}: {error}");
    }
}

#[tokio::test]
async fn a_folder_that_is_gone_is_no_reason_to_give_the_mail_up() {
    let folder = tempfile::tempdir().unwrap();
    let mailbox = FileMailbox::open(folder.path().join("mail")).unwrap();
    std::fs::remove_dir(folder.path().join("mail")).unwrap();
    let error = mailbox.deliver(&mail(&numbered(1, MessageKind::Booked, Language::English), 0)).await.unwrap_err();
    assert!(matches!(error, crate::DeliveryError::Transient(_)), "{error}");
    assert!(FileMailbox::open("/proc/none/mail").is_err());
}
