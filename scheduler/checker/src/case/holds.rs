//! Holds: their events, and what became of them.

mod confirmed;
mod terms;

use super::{Case, Court, is_public};
use crate::capacity::Growth;
use crate::feed::event_row;
use crate::rows::{Event, Hold};
use crate::{Code, Id};

/// The events that set a hold's term, as far as they are surely its own.
#[derive(Debug, Default)]
struct Steps<'a> {
    granted: Option<&'a Event>,
    extended: Vec<&'a Event>,
}

pub(super) fn judge(case: &Case, court: &mut Court<'_>) {
    let mut pool = Pool(case.events.iter().filter(|event| event.kind.starts_with("hold.")).collect());
    for hold in &case.holds {
        court.judge_seat("hold", hold.venue, hold.session, hold.units, &|| hold.row());
        let steps = judge_events(hold, &mut pool, court);
        if let Some(granted) = steps.granted.filter(|granted| granted.seq > court.feed.published(hold.venue)) {
            let growth = Growth { booking: case.id, seq: granted.seq };
            court.capacity.grown(hold.session, &hold.class, is_public(&hold.channel), growth);
        }
        // An event does not name its hold: where a booking had several in one session, their extensions cannot be told apart.
        let alone = case.holds.iter().filter(|other| other.session == hold.session).count() == 1;
        terms::judge(hold, alone.then_some(&steps), court);
    }
    for event in pool.0 {
        court.find(Code::EventUnfounded, "An event tells of a hold that does not exist.", [event_row(event)]);
    }
    confirmed::judge(case, court);
}

/// Finds the events that a hold must have: one for each version, but for the one in which it was confirmed.
fn judge_events<'a>(hold: &Hold, pool: &mut Pool<'a>, court: &mut Court<'_>) -> Steps<'a> {
    let mut steps =
        Steps { granted: pool.find(hold, "hold.granted", 1, Some(hold.created_at), court), extended: Vec::new() };
    let last_extended = if hold.is_live() { hold.version } else { hold.version.saturating_sub(1) };
    if hold.version < if hold.is_live() { 1 } else { 2 } {
        court.find(Code::RowDiffers, "A hold's version is too low for its state.", [hold.row()]);
    }
    for version in 2..=last_extended {
        match pool.find(hold, "hold.extended", version, None, court) {
            Some(event) => steps.extended.push(event),
            None => break, // one missing event is told of; a version that is far off would have thousands
        }
    }
    match hold.state.as_str() {
        "released" => {
            pool.find(hold, "hold.released", hold.version, Some(hold.state_at), court);
        }
        "expired" => {
            pool.find(hold, "hold.expired", hold.version, Some(hold.state_at), court);
        }
        "live" | "confirmed" => {}
        _ => court.find(Code::Unreadable, "A hold's state is not known.", [hold.row()]),
    }
    steps
}

/// The events of holds that no hold has claimed yet.
struct Pool<'a>(Vec<&'a Event>);

impl<'a> Pool<'a> {
    /// The event of `hold` with this kind and version, which is then no longer in the pool.
    fn find(
        &mut self,
        hold: &Hold,
        kind: &str,
        version: i64,
        at: Option<i64>,
        court: &mut Court<'_>,
    ) -> Option<&'a Event> {
        let session: Option<Id> = Some(hold.session);
        let fits = |event: &&Event| event.kind == kind && event.version == version && event.session == session;
        let exact = |event: &&Event| fits(event) && at.is_none_or(|at| event.at == at);
        let found = self.0.iter().position(exact).or_else(|| self.0.iter().position(fits));
        let Some(place) = found else {
            let says = format!("No event tells of version {version} of a hold ({kind}).");
            court.find(Code::EventMissing, says, [hold.row()]);
            return None;
        };
        let event = self.0.remove(place);
        if event.venue != hold.venue || at.is_some_and(|at| event.at != at) {
            court.find(Code::RowDiffers, "A hold is not as its event says.", [hold.row(), event_row(event)]);
        }
        Some(event)
    }
}
