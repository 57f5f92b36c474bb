//! A place in the waiting room as the API shows it.

use calendars::Instant;
use serde::Serialize;
use utoipa::ToSchema;

use crate::waiting_room::{Standing, seconds_until};

/// Seconds after which whoever waits may ask again, at most: a turn that is nearer is asked for when it comes.
const ASK_AFTER: u32 = 10;

/// A place in the waiting room.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = WaitingPlace)]
pub(crate) struct WaitingShown {
    /// `waiting`; `admitted`, when the turn has come; `open` where there is no waiting room, and nothing more is said.
    #[schema(example = "waiting")]
    state: &'static str,
    /// The token to send in `Waiting-Room-Token`, with every question for the place and every command.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
    /// How many turns come until this one; 1: it is the next.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 120)]
    position: Option<u32>,
    /// When the turn comes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime, example = "2026-12-01T10:00:12Z")]
    turn: Option<Instant>,
    /// How many seconds to wait before asking again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 10)]
    ask_after: Option<u32>,
    /// Until when places can be held and booked with the token.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime, example = "2026-12-01T10:15:12Z")]
    until: Option<Instant>,
}

impl WaitingShown {
    /// There is no waiting room.
    pub(crate) const OPEN: Self =
        Self { state: "open", token: None, position: None, turn: None, ask_after: None, until: None };

    pub(crate) fn of(token: String, standing: Standing, now: Instant) -> Self {
        match standing {
            Standing::Waiting { position, turn } => Self {
                state: "waiting",
                token: Some(token),
                position: Some(position),
                turn: Some(turn),
                ask_after: Some(ask_after(turn, now)),
                until: None,
            },
            Standing::Admitted { until } => {
                Self { state: "admitted", token: Some(token), until: Some(until), ..Self::OPEN }
            }
        }
    }
}

/// In how many seconds it is worth asking again.
pub(crate) fn ask_after(turn: Instant, now: Instant) -> u32 {
    seconds_until(turn, now).min(ASK_AFTER)
}
