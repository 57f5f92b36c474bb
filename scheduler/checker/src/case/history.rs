//! A booking and its own events: one for each version, in order, the last as the row is.

use super::{Case, Court};
use crate::Code;
use crate::feed::event_row;
use crate::rows::{Booking, Event};

/// What the events of bookings are called.
pub(super) const BOOKED: &str = "booking.booked";
pub(super) const CHANGED: &str = "booking.changed";
pub(super) const CANCELLED: &str = "booking.cancelled";

/// The events of the booking itself, in order.
pub(super) fn events(case: &Case) -> impl Iterator<Item = &Event> {
    case.events.iter().filter(|event| event.kind.starts_with("booking."))
}

pub(super) fn judge(case: &Case, court: &mut Court<'_>) {
    let Some(booking) = &case.booking else {
        for event in events(case) {
            court.find(Code::EventUnfounded, "An event tells of a booking that does not exist.", [event_row(event)]);
        }
        return;
    };
    court.judge_seat("booking", booking.venue, booking.session, booking.units, &|| booking.row());
    let mut last: Option<&Event> = None;
    for event in events(case) {
        judge_step(booking, last, event, court);
        if last.is_none_or(|last| last.version < event.version) {
            last = Some(event);
        }
    }
    let told = last.map_or(0, |last| last.version);
    if told < booking.version {
        let says = format!("The booking is at version {}, its last event at {told}.", booking.version);
        court.find(Code::EventMissing, says, [booking.row()]);
    }
    if let Some(last) = last.filter(|last| last.version >= booking.version) {
        judge_last(booking, last, court);
    }
    if let Some(first) = events(case).next().filter(|first| first.version == 1 && first.at != booking.created_at) {
        court.find(Code::RowDiffers, "A booking was not made when its event says.", [booking.row(), event_row(first)]);
    }
}

/// Judges one event by the one before it.
fn judge_step(booking: &Booking, before: Option<&Event>, event: &Event, court: &mut Court<'_>) {
    let expected = before.map_or(1, |before| before.version.saturating_add(1));
    let rows = || before.map(event_row).into_iter().chain([event_row(event), booking.row()]);
    if event.version < expected {
        court.find(Code::EventRepeated, format!("Two events tell of version {}.", event.version), rows());
    } else if event.version > expected {
        let says = format!("No event tells of version {expected} of a booking.");
        court.find(Code::EventMissing, says, rows());
    }
    let in_order = match event.kind.as_str() {
        BOOKED => event.version == 1,
        CHANGED | CANCELLED => event.version > 1 && before.is_none_or(|before| before.kind != CANCELLED),
        _ => false,
    };
    if !in_order {
        let after = before.map_or("nothing", |before| before.kind.as_str());
        let says = format!("{} with version {} came after {after}.", event.kind, event.version);
        court.find(Code::EventOrder, says, rows());
    }
}

/// Judges the row by its last event.
fn judge_last(booking: &Booking, last: &Event, court: &mut Court<'_>) {
    let cancelled = last.kind == CANCELLED;
    let differences = [
        ("version", last.version != booking.version),
        ("venue", last.venue != booking.venue),
        ("session", last.session != Some(booking.session)),
        ("state", cancelled == booking.stands()),
        ("updated_at", last.at != booking.updated_at),
        ("cancelled_at", booking.cancelled_at != cancelled.then_some(last.at)),
    ];
    for (column, _) in differences.into_iter().filter(|(_, differs)| *differs) {
        let says = format!("The booking's {column} is not as its last event says.");
        court.find(Code::RowDiffers, says, [booking.row(), event_row(last)]);
    }
}
