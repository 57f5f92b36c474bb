//! What was acknowledged, against what there is.

use super::history::{self, BOOKED, CANCELLED, CHANGED};
use super::{Case, Court, instant};
use crate::rows::{Booking, Hold, Outcome};
use crate::{Code, RowRef};

/// A stored outcome as a violation names it.
fn outcome_row(outcome: &Outcome) -> RowRef {
    let row = RowRef::of("outcomes").with("caller", outcome.caller).with("created_at", outcome.created_at);
    let row = row.with("outcome", &outcome.kind).maybe("id", outcome.id).maybe("session", outcome.session);
    row.maybe("version", outcome.version).maybe("state", outcome.state.as_deref())
}

pub(super) fn judge(case: &Case, court: &mut Court<'_>) {
    for outcome in &case.outcomes {
        match outcome.kind.as_str() {
            "held" | "extended" | "released" => judge_hold(case, outcome, court),
            _ => judge_booking(case, outcome, court),
        }
    }
}

fn judge_booking(case: &Case, outcome: &Outcome, court: &mut Court<'_>) {
    let Some(booking) = &case.booking else {
        let says = "A booking was acknowledged and does not exist.";
        court.find(Code::BookingLost, says, [outcome_row(outcome)]);
        return;
    };
    let kind = match outcome.kind.as_str() {
        "booked" => BOOKED,
        "changed" => CHANGED,
        _ => CANCELLED,
    };
    let happened = history::events(case)
        .any(|event| event.kind == kind && Some(event.version) == outcome.version && event.session == outcome.session);
    if !happened {
        let says = format!("A booking was acknowledged as {}, which never happened.", outcome.kind);
        court.find(Code::SaidOtherwise, says, [outcome_row(outcome), booking.row()]);
    }
    if outcome.reference.as_deref().map(|shown| shown.replace('-', "")).as_ref() != Some(&booking.reference) {
        let says = "A booking was acknowledged under another reference than it has.";
        court.find(Code::SaidOtherwise, says, [outcome_row(outcome), booking.row()]);
    }
    if outcome.version == Some(booking.version) && !is_booking(outcome, booking) {
        let says = "A booking is not what was acknowledged, although nothing has changed since.";
        court.find(Code::SaidOtherwise, says, [outcome_row(outcome), booking.row()]);
    }
}

fn is_booking(outcome: &Outcome, booking: &Booking) -> bool {
    outcome.class.as_deref() == Some(booking.class.as_str())
        && outcome.channel.as_deref() == Some(booking.channel.as_str())
        && outcome.units == Some(booking.units)
        && outcome.state.as_deref() == Some(booking.state.as_str())
}

fn judge_hold(case: &Case, outcome: &Outcome, court: &mut Court<'_>) {
    let Some(hold) = case.holds.iter().find(|hold| Some(hold.id) == outcome.id) else {
        let says = "A hold was acknowledged and does not exist.";
        court.find(Code::HoldLost, says, [outcome_row(outcome)]);
        return;
    };
    let rows = || [outcome_row(outcome), hold.row()];
    let Some(version) = outcome.version.filter(|version| (1..=hold.version).contains(version)) else {
        court.find(Code::SaidOtherwise, "A hold has not come to the version that was acknowledged.", rows());
        return;
    };
    if !is_hold(outcome, hold) {
        court.find(Code::SaidOtherwise, "A hold is not what was acknowledged.", rows());
    }
    let released = (version, hold.state.as_str()) == (hold.version, "released");
    if (outcome.kind == "released") != released {
        court.find(Code::SaidOtherwise, "A hold was acknowledged in another state.", rows());
    }
    judge_term(outcome, version, hold, court);
}

fn is_hold(outcome: &Outcome, hold: &Hold) -> bool {
    outcome.session == Some(hold.session)
        && outcome.class.as_deref() == Some(hold.class.as_str())
        && outcome.channel.as_deref() == Some(hold.channel.as_str())
        && outcome.units == Some(hold.units)
}

/// Whoever was told until when a hold lives could use it until then, and nobody could after that.
fn judge_term(outcome: &Outcome, version: i64, hold: &Hold, court: &mut Court<'_>) {
    let Some(text) = &outcome.expires_at else { return };
    let rows = || [outcome_row(outcome), hold.row()];
    let Some(ends) = instant::micros(text) else {
        court.find(Code::Unreadable, "The instant until which a hold lives cannot be read.", rows());
        return;
    };
    if ends > hold.last_moment {
        court.find(Code::BeyondLastMoment, "A hold was said to live past its last moment.", rows());
    }
    let ended_next = version.saturating_add(1) == hold.version;
    match hold.state.as_str() {
        "live" if version == hold.version && hold.state_at != ends => {
            court.find(Code::SaidOtherwise, "A hold lives until another instant than was said.", rows());
        }
        "confirmed" | "released" if ended_next && hold.state_at >= ends => {
            court.find(Code::UsedLate, format!("A hold had run out at {ends}, as was said, and was used."), rows());
        }
        "expired" if ended_next && hold.state_at < ends => {
            court.find(Code::ExpiredEarly, format!("A hold was taken away before {ends}, as was said."), rows());
        }
        _ => {}
    }
}
