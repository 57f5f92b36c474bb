//! Venues, spaces, sessions, people.

use async_trait::async_trait;
use calendars::DateRange;
use scheduler_model::{PersonFacts, PersonId, SessionId, Space, Venue, VenueCode, VenueId};
use store::{IndexSession, People, SessionRow, Sessions, StoreResult, Venues};

use crate::gate::Call;
use crate::store::MemoryStore;

#[async_trait]
impl Venues for MemoryStore {
    async fn venues(&self) -> StoreResult<Vec<Venue>> {
        self.read(Call::Read, |state| {
            let mut venues: Vec<_> = state.venues.values().cloned().collect();
            venues.sort_by(|one, other| one.code.cmp(&other.code));
            venues
        })
        .await
    }

    async fn venue(&self, id: VenueId) -> StoreResult<Option<Venue>> {
        self.read(Call::Read, |state| state.venues.get(&id).cloned()).await
    }

    async fn venue_by_code(&self, code: &VenueCode) -> StoreResult<Option<Venue>> {
        self.read(Call::Read, |state| state.venues.values().find(|venue| venue.code == *code).cloned()).await
    }

    async fn spaces(&self, venue: VenueId) -> StoreResult<Vec<Space>> {
        self.read(Call::Read, |state| {
            let mut spaces: Vec<_> = state.spaces.values().filter(|space| space.venue == venue).cloned().collect();
            spaces.sort_by(|one, other| one.key.cmp(&other.key));
            spaces
        })
        .await
    }
}

#[async_trait]
impl Sessions for MemoryStore {
    async fn session(&self, id: SessionId) -> StoreResult<Option<SessionRow>> {
        self.read(Call::Read, |state| {
            let (session, venue, space) = state.place(id)?;
            let mut entry = state.entry(&session);
            entry.session = session;
            Some(SessionRow { entry, venue, space })
        })
        .await
    }

    async fn index_sessions(&self, venue: VenueId, range: DateRange) -> StoreResult<(u64, Vec<IndexSession>)> {
        self.read(Call::IndexSessions, |state| state.index_of(venue, range)).await
    }
}

#[async_trait]
impl People for MemoryStore {
    async fn facts(&self, person: PersonId) -> StoreResult<PersonFacts> {
        self.read(Call::Read, |state| state.persons.get(&person).cloned().unwrap_or_default()).await
    }
}
