//! Confirmed holds and what they were confirmed for.

use crate::Code;
use crate::capacity::Growth;
use crate::case::history::{self, BOOKED, CHANGED};
use crate::case::{Case, Court, is_public};
use crate::feed::event_row;
use crate::rows::{Booking, Event, Hold};

/// Each confirmed hold has an event of its booking, of the same instant and place, to itself. What was booked without one
/// was taken anew.
pub(super) fn judge(case: &Case, court: &mut Court<'_>) {
    let mut events: Vec<(&Event, Option<&Hold>)> = history::events(case).map(|event| (event, None)).collect();
    for hold in case.holds.iter().filter(|hold| hold.state == "confirmed") {
        let kind = if hold.replaces { CHANGED } else { BOOKED };
        let free = events.iter_mut().find(|(event, taken)| {
            let same = event.kind == kind && event.at == hold.state_at && event.session == Some(hold.session);
            same && taken.is_none()
        });
        match free {
            Some((_, taken)) => *taken = Some(hold),
            None => {
                let says = format!("A hold was confirmed, but no {kind} of its own tells of that.");
                court.find(Code::ConfirmedForNothing, says, [hold.row()]);
            }
        }
    }
    judge_company(case, court);
    let Some(booking) = &case.booking else { return };
    if let Some((last, Some(hold))) = events.last() {
        judge_likeness(booking, hold, last, court);
    }
    note_growth(case, booking, &events, court);
}

/// A booking that begins with a hold takes its units over: the two are never there together.
fn judge_company(case: &Case, court: &mut Court<'_>) {
    let mut begun: Option<&Hold> = None;
    for hold in &case.holds {
        match (&case.booking, hold.replaces) {
            (None, true) => {
                let says = "A hold keeps a new place for a booking that does not exist.";
                court.find(Code::ChangesNothing, says, [hold.row()]);
            }
            (Some(booking), false) if hold.state != "confirmed" => {
                let says = format!("A hold is {}, and yet it became a booking.", hold.state);
                court.find(Code::BookedBeside, says, [hold.row(), booking.row()]);
            }
            _ => {}
        }
        if !hold.replaces {
            if let Some(other) = begun {
                court.find(Code::BookedBeside, "Two holds are to become one booking.", [other.row(), hold.row()]);
            }
            begun = Some(hold);
        }
    }
}

/// A booking whose last change came from a hold has what that hold kept.
fn judge_likeness(booking: &Booking, hold: &Hold, last: &Event, court: &mut Court<'_>) {
    let kept = (hold.session, &hold.class, &hold.channel, hold.units);
    if booking.stands() && kept != (booking.session, &booking.class, &booking.channel, booking.units) {
        let says = "A booking has not what the hold kept that it came from.";
        court.find(Code::RowDiffers, says, [booking.row(), hold.row(), event_row(last)]);
    }
}

/// Units that the booking took without a hold before, where its last event shows which: its first, or one that moved it.
fn note_growth(case: &Case, booking: &Booking, events: &[(&Event, Option<&Hold>)], court: &mut Court<'_>) {
    let Some((last, None)) = events.last() else { return };
    let moved = match events.len().checked_sub(2).and_then(|before| events.get(before)) {
        None => last.kind == BOOKED,
        Some((before, _)) => last.kind == CHANGED && before.session != last.session,
    };
    if moved && last.session == Some(booking.session) && last.seq > court.feed.published(booking.venue) {
        let growth = Growth { booking: case.id, seq: last.seq };
        court.capacity.grown(booking.session, &booking.class, is_public(&booking.channel), growth);
    }
}
