//! `POST /v1/bookings`

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use scheduler_model::{Command, Place, ReasonCode};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{contact, party};
use crate::AppState;
use crate::auth::Authenticated;
use crate::contact::ContactInput;
use crate::described::ChannelCode;
use crate::party::PartyInput;
use crate::problem::{Code, Problem, Spot};
use crate::request::{Commanded, Reader, entity_tag};
use crate::v1::commands::{shown_receipt, submit};
use crate::v1::problems::{BODY, COMMAND, DEMAND, HOLD, WAITING};
use crate::v1::shapes::{PlaceInput, ReceiptShown, channel_of};
use crate::waiting_room::{Passage, check_passage};

pub(crate) const PROBLEMS: &[&[Code]] =
    &[BODY, COMMAND, DEMAND, HOLD, WAITING, &[Code::Reason(ReasonCode::HoldPurpose)]];

/// What shall be booked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "place": { "hold": "019a9f3e-7d5b-7c4f-b3a1-0d9e3c5b7a11" },
    "party": {
        "prisoner": { "number": "A1234BC" },
        "visitors": [{ "first_name": "Ann", "last_name": "Lee", "date_of_birth": "1980-02-03", "lead": true }],
    },
    "contact": { "email": "ann.lee@example.org", "language": "en" },
}))]
pub(crate) struct NewBooking {
    /// Where: what a hold keeps, or units that are free now.
    place: PlaceInput,
    /// Who comes: every person with full name. May be left out where the hold's party is whole.
    party: Option<PartyInput>,
    /// Whom to tell.
    contact: ContactInput,
    /// `public` or `staff`; the caller's own where it is not said.
    #[schema(value_type = Option<ChannelCode>)]
    channel: Option<String>,
}

/// Book
///
/// Takes a place for good, from a hold or at once.
#[utoipa::path(
    post, path = "/bookings", tag = "Bookings",
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters: makes the command safe to send again"),
        ("Waiting-Room-Token" = Option<String>, Header, description = "An admitted place in the waiting room, where there is one and the place is not held already"),
    ),
    request_body = NewBooking,
    responses((
        status = 201, description = "Booked", body = ReceiptShown,
        headers(("Location" = String, description = "The booking's address"), ("ETag" = String, description = "The booking's version")),
    )),
)]
pub(crate) async fn create_booking(
    State(state): State<AppState>,
    who: Authenticated,
    passage: Passage,
    Commanded { body, idempotency }: Commanded<NewBooking>,
) -> Result<Response, Problem> {
    let mut reader = Reader::default();
    let channel = channel_of(&mut reader, Spot::Pointer("/channel".to_owned()), body.channel.as_deref(), &who);
    let place = body.place.read(&mut reader, "/place");
    let party = party(&mut reader, body.party.as_ref(), &state);
    let contact = contact(&mut reader, Some(&body.contact));
    let (place, contact) = reader.finish(place.zip(contact))?;
    // Whoever holds a place has been let in before.
    if let Place::Fresh(fresh) = &place {
        check_passage(&state, &who, &passage, fresh.session).await?;
    }
    let outcome = submit(&state, who, channel, Command::Book { place, party, contact }, idempotency).await?;
    let (receipt, shown) = shown_receipt(&state, outcome).await?;
    let location =
        HeaderValue::try_from(format!("/v1/bookings/{}", receipt.id)).map_err(|error| Problem::internal(&error))?;
    let headers = [(header::ETAG, entity_tag(receipt.version)), (header::LOCATION, location)];
    Ok((StatusCode::CREATED, headers, Json(shown)).into_response())
}
