//! The availability index: what is left, in memory, by venue.
//!
//! Answering a question takes microseconds and touches no database. After each commit the writer puts the new counts and the
//! venue's new version in, so that on one node the index is exact; where it finds that another node has committed in between
//! (the version jumped), the venue is read anew. It is a hint all the same: the transaction decides.

mod view;

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use calendars::{DateRange, Instant, LocalDate};
use scheduler_model::{SessionEntry, Venue, VenueCode, VenueId};
use store::{Store, StoreResult};

pub use view::{IndexedSession, VenueView};

type Shelf = BTreeMap<VenueId, Arc<RwLock<VenueView>>>;

/// The availability index.
#[derive(Default)]
pub struct AvailabilityIndex {
    venues: RwLock<Shelf>,
    codes: RwLock<BTreeMap<VenueCode, VenueId>>,
}

impl AvailabilityIndex {
    /// Reads every venue's sessions from its today on.
    ///
    /// # Errors
    /// The database could not be read.
    pub async fn load(store: &dyn Store, days: u16) -> StoreResult<Self> {
        let index = Self::default();
        for venue in store.venues().await? {
            index.reload(store, venue.id, days).await?;
        }
        Ok(index)
    }

    /// Reads one venue anew. What is in the index stays where it is newer than what was read.
    ///
    /// # Errors
    /// The database could not be read.
    pub async fn reload(&self, store: &dyn Store, id: VenueId, days: u16) -> StoreResult<()> {
        let Some(mut venue) = store.venue(id).await? else { return Ok(()) };
        let today = venue.zone.local_date(store.now().await?);
        let range = covered(today, days);
        let spaces = store.spaces(id).await?;
        let (version, sessions) = store.index_sessions(id, range).await?;
        venue.version = version;
        let code = venue.code.clone();
        let fresh = VenueView::new(venue, spaces, sessions, range);
        match self.shelf(id) {
            Some(shelf) => shelf.write().unwrap_or_else(PoisonError::into_inner).replace_if_newer(fresh),
            None => {
                let mut venues = self.venues.write().unwrap_or_else(PoisonError::into_inner);
                venues.insert(id, Arc::new(RwLock::new(fresh)));
            }
        }
        self.codes.write().unwrap_or_else(PoisonError::into_inner).insert(code, id);
        Ok(())
    }

    /// Puts in what a commit changed. Gives the venues in which another node has committed in between: they must be read anew.
    pub(crate) fn update<'a>(
        &self,
        entries: impl Iterator<Item = &'a SessionEntry>,
        versions: &BTreeMap<VenueId, u64>,
    ) -> Vec<VenueId> {
        let mut by_venue: BTreeMap<VenueId, Vec<&SessionEntry>> = BTreeMap::new();
        for entry in entries {
            by_venue.entry(entry.session.venue).or_default().push(entry);
        }
        let mut jumped = Vec::new();
        for (&id, &version) in versions {
            let Some(shelf) = self.shelf(id) else { continue };
            let mut view = shelf.write().unwrap_or_else(PoisonError::into_inner);
            let entries = by_venue.get(&id).map_or(&[][..], Vec::as_slice);
            if !view.update(entries, version) {
                jumped.push(id);
            }
        }
        jumped
    }

    /// Answers a question about one venue from what the index holds. Keep `ask` short: the writer waits for it.
    pub fn with_venue<T>(&self, id: VenueId, ask: impl FnOnce(&VenueView) -> T) -> Option<T> {
        let shelf = self.shelf(id)?;
        let view = shelf.read().unwrap_or_else(PoisonError::into_inner);
        Some(ask(&view))
    }

    /// The id of the venue with that code.
    #[must_use]
    pub fn id_by_code(&self, code: &VenueCode) -> Option<VenueId> {
        self.codes.read().unwrap_or_else(PoisonError::into_inner).get(code).copied()
    }

    /// The venue with that code.
    #[must_use]
    pub fn venue_by_code(&self, code: &VenueCode) -> Option<Venue> {
        let id = self.id_by_code(code)?;
        self.with_venue(id, |view| view.venue().clone())
    }

    /// Every venue, by code.
    #[must_use]
    pub fn venues(&self) -> Vec<Venue> {
        let ids: Vec<VenueId> = self.codes.read().unwrap_or_else(PoisonError::into_inner).values().copied().collect();
        ids.into_iter().filter_map(|id| self.with_venue(id, |view| view.venue().clone())).collect()
    }

    /// Venues whose covered days no longer begin today: a day has passed since they were read.
    pub(crate) fn outdated(&self, now: Instant) -> Vec<VenueId> {
        let shelves: Vec<_> = {
            let venues = self.venues.read().unwrap_or_else(PoisonError::into_inner);
            venues.iter().map(|(id, shelf)| (*id, Arc::clone(shelf))).collect()
        };
        let is_old = |shelf: &RwLock<VenueView>| {
            let view = shelf.read().unwrap_or_else(PoisonError::into_inner);
            view.range().first() < view.venue().zone.local_date(now)
        };
        shelves.into_iter().filter(|(_, shelf)| is_old(shelf)).map(|(id, _)| id).collect()
    }

    fn shelf(&self, id: VenueId) -> Option<Arc<RwLock<VenueView>>> {
        self.venues.read().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
    }
}

/// The civil days that the index covers at a venue, from its today.
fn covered(today: LocalDate, days: u16) -> DateRange {
    DateRange::new(today, today.plus_days(i64::from(days))).unwrap_or(DateRange::single(today))
}
