//! The message as it travels.

use std::time::{Duration, UNIX_EPOCH};

use calendars::Instant;
use lettre::Message;
use lettre::address::Envelope;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, MultiPart, SinglePart};
use scheduler_model::{MessageId, NewMessage};

use super::address::{AddressError, Sender, parse_address};
use crate::messages::one_line;
use crate::{CalendarPart, RenderedMessage};

/// A message for a mail server. Personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    id: MessageId,
    message_id: String,
    written_at: Instant,
    envelope: Envelope,
    bytes: Vec<u8>,
}

impl Mail {
    /// The message of the outbox.
    #[must_use]
    pub const fn id(&self) -> MessageId {
        self.id
    }

    /// The Message-ID header, angle brackets included: the same on every delivery of the same message.
    #[must_use]
    pub fn message_id(&self) -> &str {
        &self.message_id
    }

    /// When the message was written to the outbox: its Date header.
    #[must_use]
    pub const fn written_at(&self) -> Instant {
        self.written_at
    }

    /// To whom it goes.
    #[must_use]
    pub fn recipient(&self) -> &str {
        self.envelope.to().first().map_or("", AsRef::as_ref)
    }

    /// The whole of it (RFC 5322), lines ended by CRLF, ASCII alone.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) const fn envelope(&self) -> &Envelope {
        &self.envelope
    }
}

/// Puts a rendered message into its envelope.
///
/// With a calendar file it is built the way that the large mail programs expect of an invitation:
///
/// ```text
/// multipart/mixed
///   multipart/alternative
///     text/plain
///     text/html
///     text/calendar; method=REQUEST    Gmail and Outlook put this into the calendar themselves
///   application/ics; invite.ics        Apple Mail and others offer this to be opened
/// ```
///
/// The alternative comes last because that is the richest form. The attachment is `application/ics` and not a second
/// `text/calendar`, or Outlook would enter the visit twice. Both are in base 64, so that no relay touches their line ends.
///
/// The same message composed twice is the same to the last byte.
///
/// # Errors
/// [`AddressError`] if the recipient's address cannot take mail. The venue's own address is left out where it cannot.
pub fn compose(
    message: &NewMessage,
    written_at: Instant,
    rendered: &RenderedMessage,
    sender: &Sender,
) -> Result<Mail, AddressError> {
    let recipient = parse_address(&message.recipient)?;
    let message_id = format!("<{}@{}>", message.id, sender.domain());
    let from = Mailbox::new(Some(one_line(sender.name(message.language))), sender.mailbox_address().clone());
    let envelope = Envelope::new(Some(sender.mailbox_address().clone()), vec![recipient.clone()]);
    let envelope = envelope.map_err(|_| AddressError)?;
    let mut builder = Message::builder()
        .message_id(Some(message_id.clone()))
        .date(UNIX_EPOCH + Duration::from_micros(u64::try_from(written_at.micros()).unwrap_or_default()))
        .from(from)
        .to(Mailbox::new(None, recipient))
        .subject(one_line(&rendered.subject))
        .raw_header(header("Content-Language", message.language.code()))
        // No out-of-office answers to a machine (RFC 3834); the second line is for Exchange, which does not know the first.
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("X-Auto-Response-Suppress", "OOF, AutoReply"))
        .envelope(envelope.clone());
    if let Some(desk) = message.facts.email.as_deref().and_then(|email| parse_address(email).ok()) {
        let name = one_line(message.facts.venue.in_language(message.language));
        builder = builder.reply_to(Mailbox::new(Some(name), desk));
    }
    let letter = builder.multipart(body(message.id, rendered)).map_err(|_| AddressError)?;
    Ok(Mail { id: message.id, message_id, written_at, envelope, bytes: letter.formatted() })
}

fn body(id: MessageId, rendered: &RenderedMessage) -> MultiPart {
    // Boundaries from the id: lettre's own are random, and the same message must be the same each time.
    let boundary = |name: &str| format!("={name}={}", id.uuid().simple());
    let alternative = MultiPart::alternative()
        .boundary(boundary("alternative"))
        .singlepart(SinglePart::plain(rendered.text.clone()))
        .singlepart(SinglePart::html(rendered.html.clone()));
    let Some(calendar) = &rendered.calendar else {
        return alternative;
    };
    let alternative = alternative.singlepart(calendar_part(calendar));
    MultiPart::mixed().boundary(boundary("mixed")).multipart(alternative).singlepart(calendar_attachment(calendar))
}

fn calendar_part(calendar: &CalendarPart) -> SinglePart {
    let value = format!("text/calendar; charset=utf-8; method={}", calendar.method);
    SinglePart::builder().content_type(content_type(&value)).body(base64(&calendar.file))
}

fn calendar_attachment(calendar: &CalendarPart) -> SinglePart {
    SinglePart::builder()
        .content_type(content_type("application/ics; name=\"invite.ics\""))
        .header(lettre::message::header::ContentDisposition::attachment("invite.ics"))
        .body(base64(&calendar.file))
}

fn content_type(value: &str) -> ContentType {
    ContentType::parse(value).unwrap_or(ContentType::TEXT_PLAIN)
}

fn base64(text: &str) -> Body {
    // Base 64 takes any bytes, so the fall-back is never used.
    Body::new_with_encoding(text.as_bytes().to_vec(), ContentTransferEncoding::Base64).unwrap_or_else(Body::new)
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

#[cfg(test)]
mod tests;
