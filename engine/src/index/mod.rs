//! The availability index: what is left, in memory, by venue.
//!
//! Answering a question takes microseconds and touches no database. A venue's view is always what the database had at the
//! view's version, whole. The writer puts each of its commits in that comes right after what is here; all else, other nodes'
//! commits above all, comes from the feed through the follower, which knows by its place in the feed what is missing. So the
//! index of the only node is exact, and that of one node of many is a moment behind. It is a hint all the same: the
//! transaction decides.

mod view;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use calendars::{DateRange, Instant, LocalDate};
use scheduler_model::{ClassCount, SessionEntry, SessionId, Venue, VenueCode, VenueId};
use store::{Store, StoreResult};

pub use view::{IndexedSession, VenueView};

type Shelf = BTreeMap<VenueId, Arc<RwLock<VenueView>>>;

/// The availability index.
#[derive(Default)]
pub struct AvailabilityIndex {
    venues: RwLock<Shelf>,
    codes: RwLock<BTreeMap<VenueCode, VenueId>>,
    /// The place in the feed up to which the views have everything. They may have more.
    through: AtomicU64,
}

impl AvailabilityIndex {
    /// Reads every venue's sessions from its today on.
    ///
    /// # Errors
    /// The database could not be read.
    pub async fn load(store: &dyn Store, days: u16) -> StoreResult<Self> {
        let index = Self::default();
        index.read_all(store, days).await?;
        Ok(index)
    }

    /// Forgets everything and reads it anew.
    ///
    /// # Errors
    /// The database could not be read.
    pub(crate) async fn start_over(&self, store: &dyn Store, days: u16) -> StoreResult<()> {
        self.venues.write().unwrap_or_else(PoisonError::into_inner).clear();
        self.codes.write().unwrap_or_else(PoisonError::into_inner).clear();
        self.read_all(store, days).await
    }

    async fn read_all(&self, store: &dyn Store, days: u16) -> StoreResult<()> {
        // The place is read first: what is committed while the venues are read is found again behind it.
        let last = store.events(0, 1, None).await?.last;
        for venue in store.venues().await? {
            self.reload(store, venue.id, days).await?;
        }
        self.through.store(last, Ordering::Release);
        Ok(())
    }

    /// The place in the feed up to which the views have everything.
    pub(crate) fn through(&self) -> u64 {
        self.through.load(Ordering::Acquire)
    }

    /// The views have everything up to that place in the feed.
    pub(crate) fn has_all_through(&self, last: u64) {
        self.through.fetch_max(last, Ordering::AcqRel);
    }

    /// The views have the events of a commit, the `events` places up to `last`. False if there are others before these that the
    /// views may not have.
    pub(crate) fn has_commit(&self, events: u64, last: u64) -> bool {
        let before = last.saturating_sub(events);
        if self.through.compare_exchange(before, last, Ordering::AcqRel, Ordering::Acquire).is_ok() {
            return true;
        }
        self.through() >= last
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

    /// Puts in what a commit of this node changed, where it comes right after what is here. False if a venue lacks commits in
    /// between, other nodes': the follower has to look.
    pub(crate) fn follow<'a>(
        &self,
        entries: impl Iterator<Item = &'a SessionEntry>,
        versions: &BTreeMap<VenueId, u64>,
    ) -> bool {
        let mut by_venue: BTreeMap<VenueId, Vec<&SessionEntry>> = BTreeMap::new();
        for entry in entries {
            by_venue.entry(entry.session.venue).or_default().push(entry);
        }
        let mut in_step = true;
        for (&id, &version) in versions {
            // A venue that is not here was published by another node: its event comes before this commit's.
            let Some(shelf) = self.shelf(id) else { continue };
            let mut view = shelf.write().unwrap_or_else(PoisonError::into_inner);
            in_step &= view.follow(by_venue.get(&id).map_or(&[][..], Vec::as_slice), version);
        }
        in_step
    }

    /// Puts in the counts of every session of a venue that has changed since this index's place in the feed.
    pub(crate) fn overwrite(&self, id: VenueId, version: u64, counts: &BTreeMap<SessionId, Vec<ClassCount>>) {
        if let Some(shelf) = self.shelf(id) {
            shelf.write().unwrap_or_else(PoisonError::into_inner).overwrite(version, counts);
        }
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
