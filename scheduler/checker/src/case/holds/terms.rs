//! How long a hold lives.

use super::Steps;
use crate::Code;
use crate::case::Court;
use crate::feed::event_row;
use crate::rows::{Event, Hold};

/// Judges a hold by its last moment, and by its venue's policy where that is still the one it was granted under: a policy
/// changes only with a publication.
pub(super) fn judge(hold: &Hold, steps: Option<&Steps<'_>>, court: &mut Court<'_>) {
    judge_last_moment(hold, court);
    let Some(Steps { granted: Some(granted), extended }) = steps else { return };
    let published = court.feed.published(hold.venue);
    let policy = court.places.venues.get(&hold.venue).map(|venue| (venue.hold_lasts, venue.hold_at_most));
    let Some((Some(lasts), Some(at_most))) = policy else { return };
    if granted.seq > published && hold.last_moment != granted.at.saturating_add(at_most) {
        let says = "A hold's last moment is not what its venue's policy gives.";
        court.find(Code::TermWrong, says, [hold.row(), event_row(granted)]);
    }
    let ends = |event: &Event| (event.seq > published).then(|| event.at.saturating_add(lasts).min(hold.last_moment));
    let mut term: (&Event, Option<i64>) = (granted, ends(granted));
    for extension in extended {
        let late = term.1.is_some_and(|ends| extension.at >= ends) || extension.at >= hold.last_moment;
        if late {
            let rows = [hold.row(), event_row(term.0), event_row(extension)];
            court.find(Code::UsedLate, "A hold was extended after it had run out.", rows);
        }
        term = (extension, ends(extension));
    }
    if let (set_by, Some(ends)) = term {
        judge_end(hold, set_by, ends, court);
    }
}

/// No policy is needed to tell that nothing can happen to a hold from its last moment on but that it expires.
fn judge_last_moment(hold: &Hold, court: &mut Court<'_>) {
    match hold.state.as_str() {
        "live" if hold.state_at > hold.last_moment => {
            court.find(Code::BeyondLastMoment, "A hold lives past its last moment.", [hold.row()]);
        }
        "confirmed" | "released" if hold.state_at >= hold.last_moment => {
            let says = format!("A hold was {} at its last moment or after it.", hold.state);
            court.find(Code::UsedLate, says, [hold.row()]);
        }
        _ => {}
    }
}

/// Judges a hold's end by the instant at which its last term ended.
fn judge_end(hold: &Hold, set_by: &Event, ends: i64, court: &mut Court<'_>) {
    let rows = || [hold.row(), event_row(set_by)];
    match hold.state.as_str() {
        "live" if hold.state_at != ends => {
            court.find(Code::TermWrong, format!("A hold runs out at another instant than {ends}."), rows());
        }
        "confirmed" | "released" if hold.state_at >= ends => {
            let says = format!("A hold had run out at {ends} and was {} after that.", hold.state);
            court.find(Code::UsedLate, says, rows());
        }
        "expired" if hold.state_at < ends => {
            court.find(Code::ExpiredEarly, format!("A hold was taken away before {ends}, when it ran out."), rows());
        }
        _ => {}
    }
}
