//! Bookings as the API shows them: a receipt without the people after each command, the whole for those who may see it.

use calendars::{CapacityClass, Instant, LocalDate};
use engine::BookingRow;
use scheduler_model::{
    BookingId, BookingReceipt, BookingState, CancelReason, Channel, Contact, Party, PartyMember, PersonName,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::PlaceShown;

/// A booking without the people in it: what a command came to. Sent again as it was to whoever repeats the command.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = BookingReceipt)]
pub(crate) struct ReceiptShown {
    /// The booking.
    #[schema(value_type = uuid::Uuid)]
    id: BookingId,
    /// What people quote.
    #[schema(example = "3KW-8XQ2-T7N")]
    reference: String,
    /// `booked` or `cancelled`.
    #[schema(example = "booked")]
    state: &'static str,
    /// When it was cancelled.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    cancelled_at: Option<Instant>,
    /// Why it was cancelled: `visitor`, `prisoner`, `establishment` or `booked_in_error`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    cancelled_because: Option<CancelReason>,
    /// The class of its units: `open_table`, `closed_table`, `minutes` or `whole_room`.
    #[schema(value_type = String, example = "open_table")]
    class: CapacityClass,
    /// How many units.
    units: u32,
    /// The channel under which they are counted: `public` or `staff`.
    #[schema(value_type = String, example = "public")]
    channel: Channel,
    /// Where and when.
    place: PlaceShown,
    /// 1 when made, one more with each change: the number in its `ETag`.
    version: u32,
}

impl ReceiptShown {
    pub(crate) fn new(receipt: &BookingReceipt, place: PlaceShown) -> Self {
        let (cancelled_at, cancelled_because) = match receipt.state {
            BookingState::Booked => (None, None),
            BookingState::Cancelled { at, reason } => (Some(at), Some(reason)),
        };
        Self {
            id: receipt.id,
            reference: receipt.reference.to_string(),
            state: receipt.state.code(),
            cancelled_at,
            cancelled_because,
            class: receipt.class,
            units: receipt.units.get(),
            channel: receipt.channel,
            place,
            version: receipt.version,
        }
    }
}

/// A booking with the people in it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Booking)]
pub(crate) struct BookingShown {
    /// All that the receipt says.
    #[serde(flatten)]
    receipt: ReceiptShown,
    /// Who comes. Prisoner numbers are not kept, and so not shown.
    party: PartyShown,
    /// Whom to tell.
    contact: ContactShown,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    created_at: Instant,
    /// When it last changed.
    #[schema(value_type = String, format = DateTime)]
    updated_at: Instant,
}

impl From<&BookingRow> for BookingShown {
    fn from(row: &BookingRow) -> Self {
        let BookingRow { booking, session, venue, space } = row;
        let place = PlaceShown::new(venue, space, session);
        Self {
            receipt: ReceiptShown::new(&booking.into(), place),
            party: (&booking.party).into(),
            contact: (&booking.contact).into(),
            created_at: booking.created_at,
            updated_at: booking.updated_at,
        }
    }
}

/// Who comes.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = PartyShown)]
struct PartyShown {
    /// Whom the visit is for.
    prisoner: Option<MemberShown>,
    /// Who comes from outside.
    visitors: Vec<MemberShown>,
}

impl From<&Party> for PartyShown {
    fn from(party: &Party) -> Self {
        Self { prisoner: party.prisoner().map(Into::into), visitors: party.visitors().map(Into::into).collect() }
    }
}

/// One member of a party.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MemberShown)]
struct MemberShown {
    /// `prisoner`, `lead_visitor` or `visitor`.
    #[schema(example = "lead_visitor")]
    role: &'static str,
    /// Given names.
    first_name: Option<String>,
    /// Family name.
    last_name: Option<String>,
    /// Date of birth.
    #[schema(value_type = Option<String>, format = Date)]
    date_of_birth: Option<LocalDate>,
}

impl From<&PartyMember> for MemberShown {
    fn from(member: &PartyMember) -> Self {
        let (first_name, last_name) = match member.name.clone() {
            Some(PersonName { first, last }) => (Some(first), Some(last)),
            None => (None, None),
        };
        Self { role: member.role.code(), first_name, last_name, date_of_birth: member.born }
    }
}

/// Whom to tell.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ContactShown)]
struct ContactShown {
    /// E-mail address.
    email: Option<String>,
    /// Telephone number.
    phone: Option<String>,
    /// `en` or `cy`.
    #[schema(example = "en")]
    language: &'static str,
}

impl From<&Contact> for ContactShown {
    fn from(contact: &Contact) -> Self {
        Self { email: contact.email.clone(), phone: contact.phone.clone(), language: contact.language.code() }
    }
}

/// A page of bookings.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct BookingsPage {
    /// The bookings, by start.
    pub(crate) bookings: Vec<BookingShown>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) next: Option<String>,
}
