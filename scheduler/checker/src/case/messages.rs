//! Who was told of what.

use super::history::{self, BOOKED, CANCELLED, CHANGED};
use super::{Case, Court, party};
use crate::rows::Message;
use crate::{Code, Id, RowRef};

/// A message as a violation names it: without its recipient.
fn message_row(message: &Message) -> RowRef {
    let row = RowRef::of("outbox").with("position", message.position).with("id", message.id);
    let row = row.with("booking", message.booking).with("subject", message.subject).with("kind", &message.kind);
    let row = row.with("version", message.version).with("channel", &message.channel);
    row.with("created_at", message.created_at).with("state", &message.state)
}

/// A message that must have been written.
struct Due<'a> {
    subject: Id,
    kind: &'static str,
    version: i64,
    contact: &'a str,
    at: i64,
    row: RowRef,
}

pub(super) fn judge(case: &Case, court: &mut Court<'_>) {
    judge_due(case, court);
    for (place, message) in case.messages.iter().enumerate() {
        judge_founded(case, message, court);
        judge_later(message, case.messages.get(place + 1..).unwrap_or_default(), court);
    }
}

/// The last change of the booking, and the grant of every hold whose owner wished to be told. (To whom an earlier change was
/// to be told is no longer known: a change may change the contact.)
fn judge_due(case: &Case, court: &mut Court<'_>) {
    let mut due = Vec::new();
    if let Some((booking, contact)) = case.booking.as_ref().and_then(|b| Some((b, b.contact.as_deref()?))) {
        let last = history::events(case).last().filter(|last| last.version == booking.version);
        let kind = last.and_then(|last| told_as(&last.kind));
        if let (Some(last), Some(kind)) = (last, kind) {
            let (subject, version, at, row) = (booking.id, booking.version, last.at, booking.row());
            due.push(Due { subject, kind, version, contact, at, row });
        }
    }
    for hold in &case.holds {
        let Some(contact) = hold.contact.as_deref() else { continue };
        let (subject, at, row) = (hold.id, hold.created_at, hold.row());
        due.push(Due { subject, kind: "held", version: 1, contact, at, row });
    }
    for due in due {
        judge_told(case, &due, court);
    }
}

/// A message is there, or was left out because the same transaction had a newer one for the same recipient.
fn judge_told(case: &Case, due: &Due<'_>, court: &mut Court<'_>) {
    let Some(email) = party::email(due.contact) else {
        court.find(Code::Unreadable, "A contact cannot be read.", [due.row.clone()]);
        return;
    };
    let Some(email) = email else { return };
    let told = case.messages.iter().any(|message| {
        let same = message.subject == due.subject && message.kind == due.kind && message.version == due.version;
        message.recipient == email && message.channel == "email" && (same || message.created_at == due.at)
    });
    if !told {
        let says = format!("Nobody was told ({}, version {}), although there is an address.", due.kind, due.version);
        court.find(Code::MessageMissing, says, [due.row.clone()]);
    }
}

/// The message that tells of an event.
fn told_as(event: &str) -> Option<&'static str> {
    match event {
        BOOKED => Some("booked"),
        CHANGED => Some("changed"),
        CANCELLED => Some("cancelled"),
        _ => None,
    }
}

/// Something happened that the message tells of.
fn judge_founded(case: &Case, message: &Message, court: &mut Court<'_>) {
    let founded = if message.kind == "held" {
        let hold = case.holds.iter().find(|hold| hold.id == message.subject);
        hold.is_some_and(|hold| message.version == 1 && message.created_at == hold.created_at)
    } else {
        let mut events = history::events(case).filter(|event| told_as(&event.kind) == Some(message.kind.as_str()));
        message.subject == case.id
            && events.any(|event| event.version == message.version && event.at == message.created_at)
    };
    if !founded {
        court.find(Code::MessageUnfounded, "A message tells of what did not happen.", [message_row(message)]);
    }
}

/// A message beside those that were written after it.
fn judge_later(message: &Message, later: &[Message], court: &mut Court<'_>) {
    let same = |other: &&Message| {
        let key = |m: &Message| (m.subject, m.version);
        key(other) == key(message)
            && (&other.kind, &other.channel, &other.recipient) == (&message.kind, &message.channel, &message.recipient)
    };
    if let Some(other) = later.iter().find(same) {
        let says = "Two messages tell the same to the same recipient.";
        court.find(Code::MessageRepeated, says, [message_row(message), message_row(other)]);
    }
    if message.state != "pending" {
        return;
    }
    // One transaction may tell two recipients of two changes. Written by another transaction, any message silences.
    let newer = later.iter().find(|other| {
        other.created_at != message.created_at
            || (other.recipient == message.recipient && other.channel == message.channel)
    });
    if let Some(newer) = newer {
        let says = "A message waits to be sent although a newer one of its booking was written.";
        court.find(Code::NotSilenced, says, [message_row(message), message_row(newer)]);
    }
}
