//! How many sessions each rule kept out.

use scheduler_model::{Reason, ReasonCode};

use crate::rules;

/// A rule that kept sessions out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// Why, with the facts of the first session that it kept out.
    pub reason: Reason,
    /// How many sessions it kept out. 0 where there is none on those days and the days themselves cannot be booked.
    pub sessions: u32,
}

/// Counts reasons by code.
pub(super) struct Tally([Option<Obstacle>; ReasonCode::ALL.len()]);

impl Tally {
    pub(super) const fn new() -> Self {
        Self([const { None }; ReasonCode::ALL.len()])
    }

    /// Counts a session that `reason` kept out.
    pub(super) fn count(&mut self, reason: &Reason) {
        let obstacle =
            self.0[reason.code() as usize].get_or_insert_with(|| Obstacle { reason: reason.clone(), sessions: 0 });
        obstacle.sessions += 1;
    }

    /// The obstacles: what kept out most sessions first, then the most telling.
    pub(super) fn into_obstacles(self) -> Vec<Obstacle> {
        let mut obstacles: Vec<_> = self.0.into_iter().flatten().collect();
        obstacles.sort_by_key(|obstacle| (std::cmp::Reverse(obstacle.sessions), rules::rank(obstacle.reason.code())));
        obstacles
    }
}
