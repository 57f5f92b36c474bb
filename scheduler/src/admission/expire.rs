//! Expire: give back holds that ran out. The batch has done it by the time that the command comes up.

use std::collections::BTreeMap;

use scheduler_model::{Outcome, SessionId};

/// How many holds of each session were given back when the batch began.
pub(super) type Swept = BTreeMap<SessionId, u32>;

/// Tells how many holds were given back in these sessions; each is told of once.
pub(super) fn decide(swept: &mut Swept, sessions: &[SessionId]) -> Outcome {
    Outcome::Expired { holds: sessions.iter().filter_map(|session| swept.remove(session)).sum() }
}
