//! The event feed.

use async_trait::async_trait;
use scheduler_model::VenueId;
use store::{EventPage, Feed, StoreResult};

use crate::gate::Call;
use crate::store::MemoryStore;

#[async_trait]
impl Feed for MemoryStore {
    async fn events(&self, after: u64, limit: u32, venues: Option<&[VenueId]>) -> StoreResult<EventPage> {
        self.read(Call::Read, |state| {
            let events = state.events.range(after.saturating_add(1)..).map(|(_, event)| event);
            let events = events.filter(|event| venues.is_none_or(|venues| venues.contains(&event.event.venue)));
            let limit = usize::try_from(limit).unwrap_or(usize::MAX);
            EventPage { events: events.take(limit).cloned().collect(), last: state.last_event() }
        })
        .await
    }
}
