//! A demand as the rules see it.

use scheduler_model::{BookingId, Ledger, Party, Reason};

use super::seat::Seat;
use super::target;
use crate::rules::{self, Context, Stage};

/// Who wants which units, for which booking.
pub(super) struct Demand<'a> {
    pub(super) stage: Stage,
    pub(super) seat: Seat,
    pub(super) party: &'a Party,
    pub(super) booking: BookingId,
}

impl<'a> Demand<'a> {
    /// What the rules may look at: the ledger around the demand.
    pub(super) fn context(&self, ledger: &'a Ledger) -> Result<Context<'a>, Reason> {
        let (entry, venue) = target::session(ledger, self.seat.session)?;
        let prisoner = self.party.prisoner().and_then(|member| member.person);
        Ok(Context {
            stage: self.stage,
            now: ledger.now,
            venue,
            window: rules::window(venue, self.seat.channel, ledger.now),
            session: &entry.session,
            counts: &entry.counts,
            class: self.seat.class,
            units: self.seat.units,
            channel: self.seat.channel,
            party: self.party,
            facts: prisoner.and_then(|person| ledger.facts.get(&person)),
            occupancies: &ledger.occupancies,
            booking: Some(self.booking),
            instead_of: None,
        })
    }
}
