//! Book: take a place for good, from a hold or where units are free now.

use scheduler_model::{
    Booking, BookingId, BookingReceipt, BookingState, Contact, FreshPlace, HoldId, Ledger, Order, Outcome, Party,
    Place, Reason, Refusal,
};

use super::demand::Demand;
use super::draft::Draft;
use super::seat::Seat;
use super::{refuse_if, target};
use crate::rules::{self, Context, Stage};

struct Plan {
    booking: Booking,
    from: Option<HoldId>,
}

pub(super) fn decide(
    draft: &mut Draft<'_>,
    order: &Order,
    place: Place,
    party: Option<&Party>,
    contact: &Contact,
) -> Result<Outcome, Refusal> {
    let plan = match place {
        Place::Held(id) => from_hold(draft.ledger(), order, id, party, contact)?,
        Place::Fresh(fresh) => from_what_is_free(draft.ledger(), order, fresh, party, contact)?,
    };
    let receipt = BookingReceipt::from(&plan.booking);
    draft.book(plan.booking, plan.from);
    Ok(Outcome::Booked(receipt))
}

/// The units are kept already and the day was judged when the hold was granted: a hold is honoured. Who comes is judged
/// again, because only now everybody is known.
fn from_hold(
    ledger: &Ledger,
    order: &Order,
    id: HoldId,
    party: Option<&Party>,
    contact: &Contact,
) -> Result<Plan, Refusal> {
    let hold = target::hold(ledger, order, id)?;
    target::entitled(order, hold.venue)?;
    let mut reasons: Vec<Reason> = rules::not_usable(hold, ledger.now).into_iter().collect();
    if hold.replaces {
        reasons.push(Reason::HoldPurpose);
    }
    let party = party.unwrap_or(&hold.party);
    let demand = Demand { stage: Stage::Booking, seat: Seat::from(hold), party, booking: hold.booking };
    let context = demand.context(ledger)?;
    reasons.extend(rules::judge(&context, rules::WHEN_HELD));
    refuse_if(reasons)?;
    Ok(Plan { booking: new_booking(&context, hold.booking, order, contact), from: Some(id) })
}

fn from_what_is_free(
    ledger: &Ledger,
    order: &Order,
    place: FreshPlace,
    party: Option<&Party>,
    contact: &Contact,
) -> Result<Plan, Refusal> {
    let (_, venue) = target::session(ledger, place.session)?;
    target::entitled(order, venue.id)?;
    let nobody = Party::default();
    let seat = Seat::fresh(place, order);
    let booking = order.stamp.booking;
    let demand = Demand { stage: Stage::Booking, seat, party: party.unwrap_or(&nobody), booking };
    let context = demand.context(ledger)?;
    refuse_if(rules::judge(&context, rules::EVERYTHING))?;
    Ok(Plan { booking: new_booking(&context, booking, order, contact), from: None })
}

fn new_booking(context: &Context<'_>, id: BookingId, order: &Order, contact: &Contact) -> Booking {
    Booking {
        id,
        reference: order.stamp.reference,
        venue: context.venue.id,
        session: context.session.id,
        class: context.class,
        channel: context.channel,
        units: context.units,
        party: context.party.clone(),
        contact: contact.clone(),
        caller: order.caller.id,
        created_at: context.now,
        updated_at: context.now,
        version: 1,
        state: BookingState::Booked,
    }
}
