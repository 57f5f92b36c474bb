//! Change: give a booking another place, party or contact in one step. The old place is kept until the new one is taken.

use scheduler_model::{
    Booking, BookingEdit, BookingId, BookingReceipt, Contact, FreshPlace, Hold, HoldId, Ledger, Order, Outcome, Party,
    Place, Reason, Refusal,
};

use super::demand::Demand;
use super::draft::Draft;
use super::seat::Seat;
use super::{refuse_if, target};
use crate::rules::{self, Context, Rule, Stage};

struct Plan {
    booking: Booking,
    from: Option<HoldId>,
}

/// The parts of an edit that differ from what the booking has.
struct Difference<'a> {
    place: Option<Place>,
    party: Option<&'a Party>,
    contact: Option<&'a Contact>,
}

pub(super) fn decide(
    draft: &mut Draft<'_>,
    order: &Order,
    id: BookingId,
    expected_version: Option<u32>,
    edit: &BookingEdit,
) -> Result<Outcome, Refusal> {
    let plan = judge(draft.ledger(), order, id, expected_version, edit)?;
    let receipt = BookingReceipt::from(&plan.booking);
    draft.change(plan.booking, plan.from);
    Ok(Outcome::Changed(receipt))
}

fn judge(
    ledger: &Ledger,
    order: &Order,
    id: BookingId,
    expected_version: Option<u32>,
    edit: &BookingEdit,
) -> Result<Plan, Refusal> {
    let booking = target::booking(ledger, order, id)?;
    target::entitled(order, booking.venue)?;
    let (entry, _) = target::session(ledger, booking.session)?;
    let mut reasons = rules::not_changeable(booking, &entry.session, expected_version, ledger.now);
    let difference = Difference::of(booking, edit);
    if difference.is_nothing() {
        reasons.push(Reason::NothingToChange);
    }
    if !booking.is_booked() {
        refuse_if(std::mem::take(&mut reasons))?;
    }

    let party = difference.party.unwrap_or(&booking.party);
    let stays = Seat::from(booking);
    let (seat, from) = match difference.place {
        None => (stays, None),
        Some(Place::Fresh(fresh)) => (Seat::fresh(fresh, order), None),
        Some(Place::Held(id)) => {
            let hold = held_place(ledger, order, booking, id, &mut reasons)?;
            (Seat::from(hold), Some(id))
        }
    };
    let context = Demand { stage: Stage::Booking, seat, party, booking: booking.id }.context(ledger)?;
    if context.session.venue == booking.venue {
        let freed = stays.without_booked(seat.session, context.counts);
        let context = Context { counts: &freed, ..context };
        reasons.extend(rules::judge(&context, &groups(booking, &difference, seat)));
    } else {
        reasons.push(Reason::BookingVenue);
    }
    refuse_if(reasons)?;

    let changed = Booking {
        session: seat.session,
        class: seat.class,
        channel: seat.channel,
        units: seat.units,
        party: party.clone(),
        contact: difference.contact.unwrap_or(&booking.contact).clone(),
        updated_at: ledger.now,
        version: booking.version.saturating_add(1),
        ..booking.clone()
    };
    Ok(Plan { booking: changed, from })
}

/// The caller's hold on the new place: its state and its purpose are judged here.
fn held_place<'a>(
    ledger: &'a Ledger,
    order: &Order,
    booking: &Booking,
    id: HoldId,
    reasons: &mut Vec<Reason>,
) -> Result<&'a Hold, Refusal> {
    match target::hold(ledger, order, id) {
        Ok(hold) => {
            reasons.extend(rules::not_usable(hold, ledger.now));
            if !hold.replaces || hold.booking != booking.id {
                reasons.push(Reason::HoldPurpose);
            }
            Ok(hold)
        }
        Err(reason) => {
            reasons.push(reason);
            refuse_if(std::mem::take(reasons))?;
            Err(Reason::HoldUnknown.into())
        }
    }
}

/// The rules that the change touches. What it leaves as it is was judged when it was granted: a booking whose day is near
/// may still get another table on that day, or lose a visitor.
fn groups(booking: &Booking, difference: &Difference<'_>, seat: Seat) -> Vec<&'static [Rule]> {
    match difference.place {
        Some(Place::Held(_)) => rules::WHEN_HELD.to_vec(),
        Some(Place::Fresh(_)) if seat.session != booking.session => rules::EVERYTHING.to_vec(),
        Some(Place::Fresh(_)) => [rules::WHEN_HELD, &[rules::CAPACITY]].concat(),
        None => {
            let Some(party) = difference.party else { return Vec::new() };
            let prisoner = |party: &Party| party.prisoner().and_then(|member| member.person);
            let same_prisoner = prisoner(party) == prisoner(&booking.party);
            let eligibility: &[Rule] = if same_prisoner { &[] } else { rules::ELIGIBILITY };
            vec![rules::PARTY, rules::PEOPLE, eligibility]
        }
    }
}

impl<'a> Difference<'a> {
    fn of(booking: &Booking, edit: &'a BookingEdit) -> Self {
        let has = FreshPlace { session: booking.session, class: booking.class, units: booking.units };
        Self {
            place: edit.place.filter(|place| *place != Place::Fresh(has)),
            party: edit.party.as_ref().filter(|party| **party != booking.party),
            contact: edit.contact.as_ref().filter(|contact| **contact != booking.contact),
        }
    }

    const fn is_nothing(&self) -> bool {
        self.place.is_none() && self.party.is_none() && self.contact.is_none()
    }
}
