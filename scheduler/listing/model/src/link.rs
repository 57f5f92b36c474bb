//! Hearings that belong together.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{HearingId, LinkId};

/// A group of linked hearings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// How they are linked.
    pub kind: LinkKind,
    /// The hearings, at least two; for an ordered link, in their order.
    #[schemars(length(min = 2))]
    pub hearings: Vec<HearingId>,
}

/// How hearings are linked. `ordered` and `same_slot` are the two kinds of the Hearings Management service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum LinkKind {
    /// Each begins after the one before has ended.
    Ordered {
        /// Calendar days between the last day of one and the first day of the next. 0: the same day will do, later on.
        #[serde(default)]
        min_gap_days: u16,
    },
    /// All are heard in one slot: same time, room and panel. The slot is as long as the longest of them.
    SameSlot,
    /// The same person presides over all of them.
    SamePanel,
    /// The same person should preside over all of them; it costs something if not.
    SamePanelPreferred,
}
