//! `POST /v1/bookings/{id}/cancel`

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header;
use scheduler_model::{CancelReason, Command};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::auth::Authenticated;
use crate::described::{CancelReasonCode, ChannelCode};
use crate::problem::{Code, Problem, Spot};
use crate::request::{Commanded, Expected, IfMatch, PathText, Reader, entity_tag};
use crate::v1::commands::{booking_named, shown_receipt, submit};
use crate::v1::problems::{BODY, BOOKING, COMMAND};
use crate::v1::shapes::{ReceiptShown, channel_of};

pub(crate) const PROBLEMS: &[&[Code]] = &[BODY, COMMAND, BOOKING];

/// Why a booking is cancelled.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reason": "visitor" }))]
pub(crate) struct Cancellation {
    /// `visitor`, `prisoner`, `establishment` or `booked_in_error`.
    #[schema(value_type = CancelReasonCode)]
    reason: String,
    /// `public` or `staff`; the caller's own where it is not said.
    #[schema(value_type = Option<ChannelCode>)]
    channel: Option<String>,
}

/// Cancel a booking
///
/// Its units are free again at once, and whoever was told of it is told. With `If-Match` only if it is still that version.
#[utoipa::path(
    post, path = "/bookings/{id}/cancel", tag = "Bookings",
    params(
        ("id" = String, Path, description = "The booking's id or its reference"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of the version that was seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters: makes the command safe to send again"),
    ),
    request_body = Cancellation,
    responses((status = 200, description = "Cancelled", body = ReceiptShown, headers(("ETag" = String, description = "The booking's new version")))),
)]
pub(crate) async fn cancel_booking(
    State(state): State<AppState>,
    who: Authenticated,
    PathText(id): PathText,
    IfMatch(expected): IfMatch,
    Commanded { body, idempotency }: Commanded<Cancellation>,
) -> Result<Response, Problem> {
    let mut reader = Reader::default();
    let channel = channel_of(&mut reader, Spot::Pointer("/channel".to_owned()), body.channel.as_deref(), &who);
    let reason =
        reader.one_of(Spot::Pointer("/reason".to_owned()), Some(&body.reason), &CancelReason::ALL, CancelReason::code);
    let reason = reader.finish(reason)?;
    let booking = booking_named(&state, &id).await?;
    let command = Command::Cancel { booking, expected_version: expected.and_then(Expected::version), reason };
    let outcome = submit(&state, who, channel, command, idempotency).await?;
    let (receipt, shown) = shown_receipt(&state, outcome).await?;
    Ok(([(header::ETAG, entity_tag(receipt.version))], Json(shown)).into_response())
}
