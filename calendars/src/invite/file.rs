//! Writes a calendar file.

use icalendar::{Class, Component, Event, EventStatus, Property};

use super::fold::fold;
use super::time_zone::{TimeZone, property_line};
use super::{CalendarAddress, CalendarInvite, CalendarMethod};
use crate::{Instant, LocalDateTime, Zone};

const PRODUCT: &str = "-//Assize//Bookings//EN";

/// The calendar file of `invite`: lines end in CRLF and fold at 75 octets, text is escaped.
///
/// Times are civil, with a `TZID` and the `VTIMEZONE` that explains it, so that an entry keeps its wall time even if the
/// zone's law changes. Where civil time cannot say which of two occurrences is meant (the second run through the hour
/// that the clocks go back over), and in the zone UTC, times are in UTC.
#[must_use]
pub fn calendar_file(invite: &CalendarInvite) -> String {
    let times = [invite.interval.start(), invite.interval.end()].map(|instant| civil(invite.zone, instant));
    let zone = times.iter().all(Option::is_some).then_some(invite.zone);
    let mut file = String::from("BEGIN:VCALENDAR\r\n");
    for (key, value) in
        [("VERSION", "2.0"), ("PRODID", PRODUCT), ("CALSCALE", "GREGORIAN"), ("METHOD", invite.method.code())]
    {
        file.push_str(&property_line(Property::new(key, value)));
    }
    if let Some(zone) = zone {
        file.push_str(&TimeZone::around(zone, invite.interval).text());
    }
    #[expect(clippy::expect_used, reason = "writing to a String does not fail")]
    file.push_str(&event(invite, zone).try_into_string().expect("a String takes all"));
    file.push_str("END:VCALENDAR\r\n");
    fold(&file)
}

fn event(invite: &CalendarInvite, zone: Option<Zone>) -> Event {
    let mut event = Event::new();
    event
        .uid(&one_line(&invite.uid))
        .sequence(invite.sequence)
        .timestamp(invite.stamp.to_datetime())
        .append_property(time_property("DTSTART", invite.interval.start(), zone))
        .append_property(time_property("DTEND", invite.interval.end(), zone))
        .summary(&one_line(&invite.summary))
        .class(Class::Private)
        .append_property(organizer(&invite.organizer));
    if let Some(location) = &invite.location {
        event.add_property("LOCATION", lines(location));
    }
    if let Some(description) = &invite.description {
        event.description(&lines(description));
    }
    if let Some(url) = &invite.url {
        event.url(&one_line(url));
    }
    match &invite.method {
        CalendarMethod::Request { attendee: to } => {
            event.status(EventStatus::Confirmed).append_property(attendee(to));
        }
        CalendarMethod::Cancel { attendee: to } => {
            event.status(EventStatus::Cancelled).append_property(attendee(to));
        }
        CalendarMethod::Publish => {
            event.status(EventStatus::Confirmed);
        }
    }
    event
}

/// The wall time of `instant`, if that says which instant is meant and the zone has a wall clock of its own.
fn civil(zone: Zone, instant: Instant) -> Option<LocalDateTime> {
    let local = zone.local(instant);
    (zone != Zone::UTC && zone.resolve(local).compatible() == instant).then_some(local)
}

fn time_property(key: &str, instant: Instant, zone: Option<Zone>) -> Property {
    match zone {
        Some(zone) => Property::new(key, basic(zone.local(instant))).add_parameter("TZID", zone.name()).done(),
        None => Property::new(key, instant.to_datetime().format("%Y%m%dT%H%M%SZ").to_string()),
    }
}

/// `20260329T093000`.
pub(super) fn basic(local: LocalDateTime) -> String {
    let (date, time) = (local.date, local.time);
    format!("{:04}{:02}{:02}T{:02}{:02}00", date.year(), date.month(), date.day(), time.hour(), time.minute())
}

/// The sender looks after all messages itself: no calendar server need send one (RFC 6638, section 7.1).
fn organizer(address: &CalendarAddress) -> Property {
    addressed("ORGANIZER", address).add_parameter("SCHEDULE-AGENT", "CLIENT").done()
}

/// The place is taken already, so the entry shows as accepted and nobody is asked to reply.
fn attendee(address: &CalendarAddress) -> Property {
    addressed("ATTENDEE", address)
        .add_parameter("ROLE", "REQ-PARTICIPANT")
        .add_parameter("PARTSTAT", "ACCEPTED")
        .add_parameter("RSVP", "FALSE")
        .done()
}

fn addressed(key: &str, address: &CalendarAddress) -> Property {
    let name = one_line(&address.name).replace('"', "'");
    let email: String = address.email.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    Property::new(key, format!("mailto:{email}")).add_parameter("CN", &name).done()
}

/// Control characters would end the line, and what follows would be a property of somebody else's making.
fn one_line(text: &str) -> String {
    text.split(char::is_control).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Line ends as the escaping expects them, and no other control character.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}
