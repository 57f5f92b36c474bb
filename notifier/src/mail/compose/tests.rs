use mailparse::{MailHeaderMap, ParsedMail, parse_mail};
use rstest::rstest;
use scheduler_model::{Bilingual, Language, MessageFacts, MessageKind, NewMessage};

use super::{AddressError, Mail, Sender, compose};
use crate::RenderMessages;
use crate::testing::{facts, message, name, renderer, sender};

fn mail(message: &NewMessage) -> Mail {
    let rendered = renderer().render_message(message).unwrap();
    compose(message, message.facts.decided_at, &rendered, &sender()).unwrap()
}

fn header(mail: &ParsedMail<'_>, name: &str) -> String {
    let values = mail.headers.get_all_values(name);
    assert_eq!(values.len(), 1, "{name}: {values:?}");
    values[0].clone()
}

/// The tree of content types, a line each, indented.
fn structure(part: &ParsedMail<'_>, depth: usize) -> Vec<String> {
    let own = format!("{}{}", "  ".repeat(depth), part.ctype.mimetype);
    std::iter::once(own).chain(part.subparts.iter().flat_map(|part| structure(part, depth + 1))).collect()
}

#[rstest]
#[case(MessageKind::Booked, "REQUEST")]
#[case(MessageKind::Changed, "REQUEST")]
#[case(MessageKind::Cancelled, "CANCEL")]
fn a_mail_with_a_calendar_file(#[case] kind: MessageKind, #[case] method: &str) {
    let message = message(kind, Language::Welsh, facts());
    let rendered = renderer().render_message(&message).unwrap();
    let composed = mail(&message);
    let parsed = parse_mail(composed.as_bytes()).unwrap();
    let expected = [
        "multipart/mixed",
        "  multipart/alternative",
        "    text/plain",
        "    text/html",
        "    text/calendar",
        "  application/ics",
    ];
    assert_eq!(structure(&parsed, 0), expected);
    let [text, html, calendar] = &parsed.subparts[0].subparts[..] else { panic!() };
    assert_eq!(text.get_body().unwrap().replace("\r\n", "\n"), rendered.text);
    assert_eq!(html.get_body().unwrap().replace("\r\n", "\n"), rendered.html);
    assert_eq!(calendar.ctype.params["method"], method);
    assert_eq!(calendar.ctype.charset, "utf-8");
    let file = rendered.calendar.unwrap().file;
    assert_eq!(String::from_utf8(calendar.get_body_raw().unwrap()).unwrap(), file);
    let attachment = &parsed.subparts[1];
    assert_eq!(String::from_utf8(attachment.get_body_raw().unwrap()).unwrap(), file);
    assert_eq!(attachment.get_content_disposition().params["filename"], "invite.ics");
}

#[test]
fn a_hold_has_no_calendar_file() {
    let message = message(MessageKind::Held, Language::English, facts());
    let composed = mail(&message);
    let parsed = parse_mail(composed.as_bytes()).unwrap();
    assert_eq!(structure(&parsed, 0), ["multipart/alternative", "  text/plain", "  text/html"]);
}

#[test]
fn headers() {
    let message = message(MessageKind::Booked, Language::Welsh, facts());
    let composed = mail(&message);
    let parsed = parse_mail(composed.as_bytes()).unwrap();
    let id = format!("<{}@visits.example.org>", message.id);
    assert_eq!(composed.message_id(), id);
    assert_eq!(header(&parsed, "Message-ID"), id);
    assert_eq!(header(&parsed, "Date"), "Mon, 23 Nov 2026 10:00:00 +0000");
    assert_eq!(header(&parsed, "From"), "\"Ymweliadau carchar\" <visits@post.example.org>");
    assert_eq!(header(&parsed, "To"), "sian@example.org");
    assert_eq!(header(&parsed, "Reply-To"), "\"Carchar Caerdydd\" <desk@cardiff.example.org>");
    assert_eq!(header(&parsed, "Content-Language"), "cy");
    assert_eq!(header(&parsed, "Auto-Submitted"), "auto-generated");
    assert_eq!(header(&parsed, "MIME-Version"), "1.0");
    let subject = "Ymweliad wedi'i drefnu: Carchar Caerdydd, dydd Sadwrn 5 Rhagfyr 2026, 2yp";
    assert_eq!(header(&parsed, "Subject"), subject);
    assert_eq!(composed.recipient(), "sian@example.org");
}

#[test]
fn the_same_message_is_the_same_to_the_last_byte() {
    let message = message(MessageKind::Changed, Language::English, facts());
    assert_eq!(mail(&message), mail(&message));
}

#[test]
fn every_relay_can_carry_it() {
    for language in Language::ALL {
        let composed = mail(&message(MessageKind::Booked, language, facts()));
        let text = std::str::from_utf8(composed.as_bytes()).unwrap();
        assert!(text.is_ascii());
        assert!(text.split("\r\n").all(|line| line.len() <= 998 && !line.contains(['\r', '\n'])));
    }
}

#[test]
fn nobody_is_named_to_reply_to_without_a_real_address() {
    for email in [None, Some("not an address".to_owned()), Some("a@b.example\r\nBcc: c@d.example".to_owned())] {
        let message = message(MessageKind::Booked, Language::English, MessageFacts { email, ..facts() });
        let composed = mail(&message);
        let parsed = parse_mail(composed.as_bytes()).unwrap();
        assert_eq!(parsed.headers.get_first_value("Reply-To"), None);
        assert_eq!(parsed.headers.get_first_value("Bcc"), None);
    }
}

#[rstest]
#[case("A\r\nBcc: spy@example.org")]
#[case("A\nBcc: spy@example.org\n\n<h1>News</h1>")]
#[case("A\u{2028}Bcc: spy@example.org\u{0}")]
#[case("A\" <spy@example.org>, \"B")]
#[case("A?= =?utf-8?q?=0D=0ABcc:_spy@example.org?=")]
fn headers_cannot_be_added_through_names(#[case] nasty: &str) {
    let facts = MessageFacts {
        venue: Bilingual::same(nasty),
        lead: Some(name(nasty, nasty)),
        visitors: vec![name(nasty, nasty)],
        ..facts()
    };
    let message = message(MessageKind::Booked, Language::English, facts);
    let rendered = renderer().render_message(&message).unwrap();
    let sender = Sender::new(Bilingual::same(nasty), "visits@post.example.org", None).unwrap();
    let composed = compose(&message, message.facts.decided_at, &rendered, &sender).unwrap();
    let parsed = parse_mail(composed.as_bytes()).unwrap();
    let names: Vec<String> = parsed.headers.iter().map(|header| header.get_key().to_ascii_lowercase()).collect();
    let mut once = names.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), names.len(), "{names:?}");
    assert!(!names.contains(&"bcc".to_owned()), "{names:?}");
    for field in ["From", "Reply-To"] {
        let addresses = mailparse::addrparse_header(parsed.headers.get_first_header(field).unwrap()).unwrap();
        assert_eq!(addresses.count_addrs(), 1, "{field}: {addresses}");
    }
    assert_eq!(structure(&parsed, 0).len(), 6);
}

#[test]
fn a_bad_address_is_refused() {
    let mut message = message(MessageKind::Booked, Language::English, facts());
    let rendered = renderer().render_message(&message).unwrap();
    for bad in ["", "sian", "sian@example.org\r\nRCPT TO:<spy@example.org>", "sian@example.org, spy@example.org"] {
        bad.clone_into(&mut message.recipient);
        assert_eq!(compose(&message, message.facts.decided_at, &rendered, &sender()), Err(AddressError));
    }
}
