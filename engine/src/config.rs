//! What can be set.

use calendars::Span;

/// The engine's settings.
#[derive(Debug, Clone)]
pub struct EngineConfig {
    /// Commands that may wait; one more is told to come back ([`crate::EngineError::Busy`]).
    pub queue: usize,
    /// Most commands in one transaction.
    pub batch: usize,
    /// How often the same batch is begun again when transactions stand in each other's way.
    pub attempts: u32,
    /// How often holds that ran out are looked for. Zero: only when [`crate::Engine::sweep`] is called.
    pub sweep_every: Span,
    /// Most sessions swept in one go.
    pub sweep_sessions: u32,
    /// How many days from today the availability index covers.
    pub index_days: u16,
    /// How often the feed is looked at although nobody told of a commit: so long at most does this node miss what another has
    /// committed, whatever became of the notification. Zero: never, and no notification is listened to either; the feed is
    /// looked at only when a commit of this node's own shows that others came before it.
    pub follow_every: Span,
}

impl Default for EngineConfig {
    fn default() -> Self {
        Self {
            queue: 10_000,
            batch: 2_048,
            attempts: 6,
            sweep_every: Span::from_seconds(1),
            sweep_sessions: 256,
            index_days: 120,
            follow_every: Span::from_seconds(2),
        }
    }
}
