//! Hold: keep units for somebody, for a while.

use scheduler_model::{
    Booking, FreshPlace, Hold, HoldId, HoldPurpose, HoldReceipt, HoldRequest, HoldState, Ledger, OccupancySource,
    Order, Outcome, Reason, Refusal,
};

use super::demand::Demand;
use super::draft::Draft;
use super::seat::Seat;
use super::{refuse_if, target};
use crate::planted::{self, Bug};
use crate::rules::{self, Context, Stage};

struct Plan {
    hold: Hold,
    gives_back: Option<HoldId>,
}

pub(super) fn decide(draft: &mut Draft<'_>, order: &Order, request: &HoldRequest) -> Result<Outcome, Refusal> {
    let plan = judge(draft.ledger(), order, request)?;
    if let Some(id) = plan.gives_back.filter(|_| !planted::on(Bug::ReplacedHoldStays)) {
        draft.release(id);
    }
    let receipt = HoldReceipt::from(&plan.hold);
    draft.grant(plan.hold);
    Ok(Outcome::Held(receipt))
}

fn judge(ledger: &Ledger, order: &Order, request: &HoldRequest) -> Result<Plan, Refusal> {
    let (entry, venue) = target::session(ledger, request.session)?;
    target::entitled(order, venue.id)?;

    let mut reasons = Vec::new();
    let changed = changed_booking(ledger, order, request, &mut reasons)?;
    let replaced = replaced_hold(ledger, order, request, &mut reasons)?;
    // For a change, whoever is not named again comes as they would have.
    let party = match changed {
        Some(booking) if request.party.0.is_empty() => &booking.party,
        _ => &request.party,
    };
    let booking = changed.map_or(order.stamp.booking, |booking| booking.id);
    let wanted = FreshPlace { session: request.session, class: request.class, units: request.units };
    let seat = Seat::fresh(wanted, order);
    let freed = replaced.map(|hold| Seat::from(hold).without_held(request.session, &entry.counts));
    let context = Context {
        counts: freed.as_deref().unwrap_or(&entry.counts),
        instead_of: replaced.map(|hold| OccupancySource::Hold(hold.id)),
        ..Demand { stage: Stage::Hold, seat, party, booking }.context(ledger)?
    };
    reasons.extend(rules::judge(&context, rules::EVERYTHING));
    refuse_if(reasons)?;

    let policy = &venue.policy.hold;
    let last_moment = ledger.now.plus(policy.at_most);
    let hold = Hold {
        id: order.stamp.hold,
        booking,
        replaces: changed.is_some(),
        venue: venue.id,
        session: request.session,
        class: request.class,
        channel: order.channel,
        units: request.units,
        party: party.clone(),
        contact: request.contact.clone(),
        caller: order.caller.id,
        created_at: ledger.now,
        last_moment,
        version: 1,
        state: HoldState::Live { expires_at: ledger.now.plus(policy.lasts).min(last_moment) },
    };
    Ok(Plan { hold, gives_back: replaced.map(|hold| hold.id) })
}

/// The booking for whose new place the hold is, if it is for one.
fn changed_booking<'a>(
    ledger: &'a Ledger,
    order: &Order,
    request: &HoldRequest,
    reasons: &mut Vec<Reason>,
) -> Result<Option<&'a Booking>, Reason> {
    let HoldPurpose::Change(id) = request.purpose else { return Ok(None) };
    let booking = target::booking(ledger, order, id)?;
    let (old, _) = target::session(ledger, booking.session)?;
    let (new, _) = target::session(ledger, request.session)?;
    reasons.extend(rules::not_changeable(booking, &old.session, None, ledger.now));
    if booking.venue != new.session.venue {
        reasons.push(Reason::BookingVenue);
    }
    Ok(Some(booking))
}

/// The live hold that this one takes the place of, if there is one. One that has ended has nothing to give back, unless it
/// was confirmed: then whoever asks is mistaken about what they give up.
fn replaced_hold<'a>(
    ledger: &'a Ledger,
    order: &Order,
    request: &HoldRequest,
    reasons: &mut Vec<Reason>,
) -> Result<Option<&'a Hold>, Reason> {
    let Some(id) = request.instead_of else { return Ok(None) };
    let hold = target::hold(ledger, order, id)?;
    match rules::not_usable(hold, ledger.now) {
        None => Ok(Some(hold)),
        Some(Reason::HoldConfirmed) => {
            reasons.push(Reason::HoldConfirmed);
            Ok(None)
        }
        Some(_) => Ok(None),
    }
}
