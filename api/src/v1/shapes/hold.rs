//! Holds as the API shows them.

use calendars::{CapacityClass, Instant};
use scheduler_model::{BookingId, Channel, HoldId, HoldReceipt, HoldState};
use serde::Serialize;
use utoipa::ToSchema;

use super::PlaceShown;

/// A hold: units kept for somebody for a while. No personal data.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Hold)]
pub(crate) struct HoldShown {
    /// The hold.
    #[schema(value_type = uuid::Uuid)]
    id: HoldId,
    /// The booking that it will become, or whose new place it keeps.
    #[schema(value_type = uuid::Uuid)]
    booking: BookingId,
    /// `live`, `confirmed`, `released` or `expired`.
    #[schema(example = "live")]
    state: &'static str,
    /// While it is live: the first instant at which it no longer counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime, example = "2026-12-01T10:10:00Z")]
    expires_at: Option<Instant>,
    /// When it was confirmed, released or found to have run out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Instant>,
    /// It never lives past this instant, however often it is extended.
    #[schema(value_type = String, format = DateTime, example = "2026-12-01T11:00:00Z")]
    last_moment: Instant,
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
    /// 1 when granted, one more with each change.
    version: u32,
}

impl HoldShown {
    /// The hold as it is at `now`: one that has run out is expired, whether or not anybody has noticed.
    pub(crate) fn at(receipt: &HoldReceipt, place: PlaceShown, now: Instant) -> Self {
        let (state, expires_at, ended_at) = match receipt.state {
            HoldState::Live { expires_at } if now < expires_at => ("live", Some(expires_at), None),
            HoldState::Live { expires_at } => ("expired", None, Some(expires_at)),
            HoldState::Confirmed { at } => ("confirmed", None, Some(at)),
            HoldState::Released { at } => ("released", None, Some(at)),
            HoldState::Expired { at } => ("expired", None, Some(at)),
        };
        Self {
            id: receipt.id,
            booking: receipt.booking,
            state,
            expires_at,
            ended_at,
            last_moment: receipt.last_moment,
            class: receipt.class,
            units: receipt.units.get(),
            channel: receipt.channel,
            place,
            version: receipt.version,
        }
    }
}
