//! Keys that were looked up a moment ago: a caller that asks a thousand times a second is not looked up a thousand times.

use std::sync::Arc;
use std::time::{Duration, Instant};

use quick_cache::sync::Cache;
use scheduler_model::Caller;

/// So many keys are known at once.
const MOST: usize = 10_000;

/// Callers by the hash of their key, each known for a short time. Only keys that were found are known: a key that nobody has is
/// looked up each time, and whoever tries keys out is slowed down by address. What the database says of a key, above all that
/// it was revoked, counts on each node as soon as that time has passed.
pub(crate) struct KnownKeys {
    callers: Cache<[u8; 32], Known>,
    keep: Duration,
}

#[derive(Clone)]
struct Known {
    caller: Arc<Caller>,
    since: Instant,
}

impl KnownKeys {
    /// Knows each key for `keep`; with zero, none.
    pub(crate) fn new(keep: Duration) -> Self {
        Self { callers: Cache::new(MOST), keep }
    }

    /// The caller with the key of that hash, if it was looked up less than `keep` before `now`.
    pub(crate) fn get(&self, hash: &[u8; 32], now: Instant) -> Option<Arc<Caller>> {
        let known = self.callers.get(hash)?;
        (now.saturating_duration_since(known.since) < self.keep).then_some(known.caller)
    }

    /// Notes what a look into the database found that began at `since`.
    pub(crate) fn put(&self, hash: [u8; 32], caller: Option<&Arc<Caller>>, since: Instant) {
        match caller {
            Some(caller) if !self.keep.is_zero() => {
                self.callers.insert(hash, Known { caller: Arc::clone(caller), since });
            }
            _ => drop(self.callers.remove(&hash)),
        }
    }
}

#[cfg(test)]
mod tests {
    use scheduler_model::{CallerId, Role, VenueScope};
    use uuid::Uuid;

    use super::*;

    fn caller() -> Arc<Caller> {
        let id = CallerId::from_uuid(Uuid::from_u128(1));
        Arc::new(Caller { id, name: "an application".to_owned(), role: Role::Public, venues: VenueScope::All })
    }

    #[test]
    fn a_key_is_known_for_a_while_and_no_longer() {
        let keys = KnownKeys::new(Duration::from_secs(5));
        let now = Instant::now();
        assert_eq!(keys.get(&[1; 32], now), None);
        keys.put([1; 32], Some(&caller()), now);
        assert_eq!(keys.get(&[1; 32], now + Duration::from_millis(4_999)), Some(caller()));
        assert_eq!(keys.get(&[1; 32], now + Duration::from_secs(5)), None);
        assert_eq!(keys.get(&[2; 32], now), None);
    }

    #[test]
    fn a_key_that_was_revoked_is_forgotten_by_whoever_looks() {
        let keys = KnownKeys::new(Duration::from_secs(5));
        let now = Instant::now();
        keys.put([1; 32], Some(&caller()), now);
        keys.put([1; 32], None, now);
        assert_eq!(keys.get(&[1; 32], now), None);
    }

    #[test]
    fn with_no_time_to_keep_nothing_is_kept() {
        let keys = KnownKeys::new(Duration::ZERO);
        let now = Instant::now();
        keys.put([1; 32], Some(&caller()), now);
        assert_eq!(keys.get(&[1; 32], now), None);
    }
}
