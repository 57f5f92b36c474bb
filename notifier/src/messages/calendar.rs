//! The calendar file of a message.

use calendars::{CalendarAddress, CalendarInvite, CalendarMethod, Interval, calendar_file};
use scheduler_model::{Language, MessageFacts, MessageKind};

use super::view::{View, full_name};
use super::{CalendarPart, RenderError, one_line};
use crate::Sender;
use crate::words::words;

/// What a calendar file is made from.
pub(super) struct Entry<'a> {
    pub(super) kind: MessageKind,
    pub(super) facts: &'a MessageFacts,
    pub(super) language: Language,
    pub(super) recipient: &'a str,
    pub(super) sender: &'a Sender,
    pub(super) view: &'a View,
}

/// The file for the recipient's calendar; a hold has none.
///
/// Calendars are shared with families and colleagues: no visitor, no prisoner and no link by which the booking could be
/// changed are in it. UID and ORGANIZER stay as they are for the booking's whole life; calendars match versions by them.
pub(super) fn part(entry: &Entry<'_>) -> Result<Option<CalendarPart>, RenderError> {
    let facts = entry.facts;
    let attendee = || CalendarAddress {
        name: facts.lead.as_ref().map_or_else(|| entry.recipient.to_owned(), full_name),
        email: entry.recipient.to_owned(),
    };
    let method = match entry.kind {
        MessageKind::Held => return Ok(None),
        MessageKind::Booked | MessageKind::Changed => CalendarMethod::Request { attendee: attendee() },
        MessageKind::Cancelled => CalendarMethod::Cancel { attendee: attendee() },
    };
    let words = words(entry.language);
    let venue = one_line(facts.venue.in_language(entry.language));
    let mut description = Vec::new();
    if let Some(reference) = facts.reference {
        description.push(words.say("calendar-reference", &[("reference", (&reference.to_string()).into())])?);
    }
    if let Some(arrival) = entry.view.arrival.as_ref().filter(|_| entry.kind != MessageKind::Cancelled) {
        description.push(words.say("calendar-arrival", &[("arrival", arrival.into())])?);
    }
    if let Some(phone) = &facts.phone {
        description.push(words.say("calendar-phone", &[("phone", (&one_line(phone)).into())])?);
    }
    let location = std::iter::once(venue.clone()).chain(facts.address.iter().map(|line| one_line(line)));
    let location = location.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ");
    let invite = CalendarInvite {
        uid: format!("{}@{}", facts.booking, entry.sender.domain()),
        sequence: facts.sequence,
        stamp: facts.decided_at,
        interval: Interval::new(facts.starts_at, facts.ends_at).map_err(|e| RenderError::Times(e.to_string()))?,
        zone: facts.zone,
        summary: words.say("calendar-summary", &[("venue", (&venue).into())])?,
        location: Some(location),
        description: Some(description.join("\n")),
        organizer: CalendarAddress {
            name: entry.sender.name(entry.language).to_owned(),
            email: entry.sender.address().to_owned(),
        },
        url: None,
        method,
    };
    Ok(Some(CalendarPart { method: invite.method.code(), file: calendar_file(&invite) }))
}
