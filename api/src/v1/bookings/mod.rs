//! Bookings.

pub(super) mod cancel;
pub(super) mod change;
pub(super) mod create;
pub(super) mod get;
pub(super) mod list;

use scheduler_model::{Contact, Party};

use crate::AppState;
use crate::contact::ContactInput;
use crate::party::PartyInput;
use crate::problem::Fault;
use crate::request::Reader;

/// Reads a party, if there is one, with faults below `/party`.
fn party(reader: &mut Reader, party: Option<&PartyInput>, state: &AppState) -> Option<Party> {
    reader.take(party?.read(state.identity()).map_err(|faults| below("/party", faults)))
}

/// Reads a contact, if there is one, with faults below `/contact`.
fn contact(reader: &mut Reader, contact: Option<&ContactInput>) -> Option<Contact> {
    reader.take(contact?.read().map_err(|faults| below("/contact", faults)))
}

fn below(prefix: &str, faults: Vec<Fault>) -> Vec<Fault> {
    faults.into_iter().map(|fault| fault.below(prefix)).collect()
}
