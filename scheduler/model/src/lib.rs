//! The vocabulary of the slot-allocation core.
//!
//! Plain data, no I/O and no solver. A *demand* takes *capacity* in a *session* without breaking a *rule*. Everything that
//! the admission core reads is in a [`Ledger`]; everything that it decides is in a [`ChangeSet`] and an [`Outcome`].

mod booking;
mod caller;
mod capacity;
mod changes;
mod command;
mod eligibility;
mod event;
mod hold;
mod ids;
mod ledger;
mod message;
mod outcome;
mod party;
mod policy;
mod prisoner_number;
mod publication;
mod reason;
mod reference;
mod session;
mod venue;

pub use booking::{Booking, BookingState, CancelReason, Contact, Language};
pub use caller::{Caller, Role, VenueScope};
pub use capacity::{CapacityDelta, Channel, ClassCount, Taken};
pub use changes::{ChangeSet, IdempotentOutcome, OccupancySource};
pub use command::{BookingEdit, Command, FreshPlace, HoldPurpose, HoldRequest, IdempotencyKey, Order, Place, Stamp};
pub use eligibility::{
    CategoryCode, Eligibility, GroupMode, GroupRule, IncentiveCode, Location, LocationPattern, PersonFacts,
};
pub use event::{Event, EventKind, NewEvent};
pub use hold::{Hold, HoldState};
pub use ids::{
    BookingId, CallerId, EventId, HoldId, IdentityKey, MessageId, ParseIdError, PersonId, PersonKind, SessionId,
    SpaceId, VenueId,
};
pub use ledger::{Ledger, Occupancy, SessionEntry};
pub use message::{MessageChannel, MessageFacts, MessageKind, NewMessage};
pub use outcome::{BookingReceipt, HoldReceipt, Outcome};
pub use party::{Party, PartyMember, PartyRole, PersonName};
pub use policy::{HoldPolicy, NoticeByChannel, PartyLimits, VenuePolicy};
pub use prisoner_number::{PrisonerNumber, PrisonerNumberError};
pub use publication::{PlannedSession, Publication, PublicationEffect, SessionsDiff};
pub use reason::{Reason, ReasonCode, Refusal};
pub use reference::{BookingReference, ParseReferenceError};
pub use session::{Session, SessionState};
pub use venue::{Bilingual, Space, Venue, VenueCode, VenueCodeError};
