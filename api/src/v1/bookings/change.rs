//! `PATCH /v1/bookings/{id}`

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header;
use scheduler_model::{BookingEdit, Command, ReasonCode};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{contact, party};
use crate::AppState;
use crate::auth::Authenticated;
use crate::contact::ContactInput;
use crate::described::ChannelCode;
use crate::party::PartyInput;
use crate::problem::{ApiCode, Code, Problem, Spot};
use crate::request::{Commanded, IfMatch, PathText, Reader, entity_tag};
use crate::v1::commands::{booking_named, shown_receipt, submit};
use crate::v1::problems::{BODY, BOOKING, COMMAND, DEMAND, HOLD};
use crate::v1::shapes::{PlaceInput, ReceiptShown, channel_of};

pub(crate) const PROBLEMS: &[&[Code]] = &[BODY, COMMAND, DEMAND, HOLD, BOOKING, OTHERS];
const OTHERS: &[Code] = &[
    Code::Api(ApiCode::PreconditionRequired),
    Code::Reason(ReasonCode::HoldPurpose),
    Code::Reason(ReasonCode::BookingVenue),
    Code::Reason(ReasonCode::NothingToChange),
];

/// What changes. What is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "place": { "session": "019a9f3e-7d5b-7c4f-b3a1-0d9e3c5b7a11" } }))]
pub(crate) struct BookingChange {
    /// Where it goes. The old place is kept until the new one is taken.
    place: Option<PlaceInput>,
    /// Who comes: everybody, not only who is new.
    party: Option<PartyInput>,
    /// Whom to tell.
    contact: Option<ContactInput>,
    /// `public` or `staff`; the caller's own where it is not said.
    #[schema(value_type = Option<ChannelCode>)]
    channel: Option<String>,
}

/// Change a booking
///
/// In one step, to the version that `If-Match` names.
#[utoipa::path(
    patch, path = "/bookings/{id}", tag = "Bookings",
    params(
        ("id" = String, Path, description = "The booking's id or its reference"),
        ("If-Match" = String, Header, description = "The `ETag` of the version that the change is made to, or `*`"),
        ("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters: makes the command safe to send again"),
    ),
    request_body = BookingChange,
    responses((status = 200, description = "Changed", body = ReceiptShown, headers(("ETag" = String, description = "The booking's new version")))),
)]
pub(crate) async fn change_booking(
    State(state): State<AppState>,
    who: Authenticated,
    PathText(id): PathText,
    if_match: IfMatch,
    Commanded { body, idempotency }: Commanded<BookingChange>,
) -> Result<Response, Problem> {
    let expected = if_match.required()?;
    let mut reader = Reader::default();
    let channel = channel_of(&mut reader, Spot::Pointer("/channel".to_owned()), body.channel.as_deref(), &who);
    let place = body.place.as_ref().and_then(|place| place.read(&mut reader, "/place"));
    let party = party(&mut reader, body.party.as_ref(), &state);
    let contact = contact(&mut reader, body.contact.as_ref());
    reader.done()?;
    let booking = booking_named(&state, &id).await?;
    let edit = BookingEdit { place, party, contact };
    let command = Command::Change { booking, expected_version: expected.version(), edit };
    let outcome = submit(&state, who, channel, command, idempotency).await?;
    let (receipt, shown) = shown_receipt(&state, outcome).await?;
    Ok(([(header::ETAG, entity_tag(receipt.version))], Json(shown)).into_response())
}
