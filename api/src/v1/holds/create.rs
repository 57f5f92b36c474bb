//! `POST /v1/holds`

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use scheduler_model::{BookingId, Command, Contact, HoldId, HoldPurpose, HoldRequest, Outcome, ReasonCode};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::auth::Authenticated;
use crate::contact::ContactInput;
use crate::described::{ChannelCode, ClassCode};
use crate::party::PartyInput;
use crate::problem::{Code, Fault, Problem, Rule, Spot};
use crate::request::{Commanded, Reader, entity_tag};
use crate::v1::commands::{shown_hold, submit};
use crate::v1::problems::{BODY, BOOKING, COMMAND, DEMAND, HOLD, WAITING};
use crate::v1::shapes::{HoldShown, channel_of, session_place};
use crate::waiting_room::{Passage, check_passage};

pub(crate) const PROBLEMS: &[&[Code]] = &[BODY, COMMAND, DEMAND, HOLD, BOOKING, WAITING, OTHERS];
const OTHERS: &[Code] = &[Code::Reason(ReasonCode::HoldPurpose), Code::Reason(ReasonCode::BookingVenue)];

/// What shall be kept.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "session": "019a9f3e-7d5b-7c4f-b3a1-0d9e3c5b7a11",
    "party": { "visitors": [{ "date_of_birth": "1980-02-03", "lead": true }] },
}))]
pub(crate) struct NewHold {
    /// The session.
    #[schema(value_type = uuid::Uuid)]
    session: String,
    /// `open_table` (where it is not said), `closed_table`, `minutes` or `whole_room`.
    #[schema(value_type = Option<ClassCode>)]
    class: Option<String>,
    /// How many units; 1 where it is not said.
    #[schema(minimum = 1, maximum = 1_000)]
    units: Option<u32>,
    /// `public` or `staff`; the caller's own where it is not said.
    #[schema(value_type = Option<ChannelCode>)]
    channel: Option<String>,
    /// For whom, as far as known: the visitors' dates of birth at least.
    #[serde(default)]
    party: PartyInput,
    /// Whom to tell about the hold itself, if anybody.
    contact: Option<ContactInput>,
    /// The booking whose new place this shall keep, where it is for a change.
    #[schema(value_type = Option<uuid::Uuid>)]
    for_change_of: Option<String>,
    /// A hold of the caller's that this one takes the place of: given back only if this one is granted.
    #[schema(value_type = Option<uuid::Uuid>)]
    instead_of: Option<String>,
}

/// Hold a place
///
/// Keeps units of a session until the hold is confirmed by a booking, released, or runs out. While it lives nobody else gets
/// them.
#[utoipa::path(
    post, path = "/holds", tag = "Holds",
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters: makes the command safe to send again"),
        ("Waiting-Room-Token" = Option<String>, Header, description = "An admitted place in the waiting room, where there is one and the hold is not for a change"),
    ),
    request_body = NewHold,
    responses((status = 201, description = "The hold was granted", body = HoldShown, headers(("Location" = String, description = "The hold's address")))),
)]
pub(crate) async fn create_hold(
    State(state): State<AppState>,
    who: Authenticated,
    passage: Passage,
    Commanded { body, idempotency }: Commanded<NewHold>,
) -> Result<Response, Problem> {
    let mut reader = Reader::default();
    let channel = channel_of(&mut reader, Spot::Pointer("/channel".to_owned()), body.channel.as_deref(), &who);
    let request = read(&mut reader, &body, &state);
    let request = reader.finish(request)?;
    // Whoever has a booking has been let in before.
    if request.purpose == HoldPurpose::New {
        check_passage(&state, &who, &passage, request.session).await?;
    }
    let command = Command::Hold(request);
    let outcome = submit(&state, who, channel, command, idempotency).await?;
    let granted = match &outcome {
        Outcome::Held(receipt) => Some((receipt.id, receipt.version)),
        _ => None,
    };
    let shown = shown_hold(&state, outcome).await?;
    let (id, version) = granted.ok_or_else(|| Problem::internal(&"a hold came to another outcome"))?;
    let headers = [(header::ETAG, entity_tag(version)), (header::LOCATION, location(id)?)];
    Ok((StatusCode::CREATED, headers, Json(shown)).into_response())
}

fn read(reader: &mut Reader, body: &NewHold, state: &AppState) -> Option<HoldRequest> {
    let spot = |field: &str| Spot::Pointer(format!("/{field}"));
    let place = session_place(reader, "", &body.session, body.class.as_deref(), body.units);
    let below = |prefix: &'static str| {
        move |faults: Vec<Fault>| faults.into_iter().map(|fault| fault.below(prefix)).collect::<Vec<_>>()
    };
    let party = reader.take(body.party.read(state.identity()).map_err(below("/party")));
    let contact: Option<Contact> =
        body.contact.as_ref().and_then(|contact| reader.take(contact.read().map_err(below("/contact"))));
    let changed: Option<BookingId> = reader.read(spot("for_change_of"), body.for_change_of.as_deref(), Rule::Id);
    let instead_of: Option<HoldId> = reader.read(spot("instead_of"), body.instead_of.as_deref(), Rule::Id);
    let place = place?;
    Some(HoldRequest {
        session: place.session,
        class: place.class,
        units: place.units,
        party: party?,
        contact,
        purpose: changed.map_or(HoldPurpose::New, HoldPurpose::Change),
        instead_of,
    })
}

fn location(id: HoldId) -> Result<http::HeaderValue, Problem> {
    format!("/v1/holds/{id}").parse().map_err(|error| Problem::internal(&error))
}
