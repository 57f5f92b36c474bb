//! Follows the feed, so that this node's index knows what other nodes have committed.
//!
//! Three things wake it: another node's commit, told by the store's listener; the writer, when the commit it has just made did
//! not come right after what the index knew; and a timer, which heals whatever was not told. One look is one read of the
//! store, however many commits it covers.

use std::sync::Arc;
use std::time::Duration;

use store::{Heard, Store, StoreResult, VenueNews};
use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;

use crate::AvailabilityIndex;

/// Two looks are at least so far apart: commits that come faster share one.
const GAP: Duration = Duration::from_millis(10);

/// What follows the feed.
#[derive(Clone)]
pub(crate) struct Follower {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) index: Arc<AvailabilityIndex>,
    pub(crate) index_days: u16,
    /// Told when there may be something to look at.
    pub(crate) wake: Arc<Notify>,
    /// How far the feed goes, as far as this node knows.
    pub(crate) committed: Arc<watch::Sender<u64>>,
}

impl Follower {
    /// Looks whenever woken, and every `every`, until told to stop. Without a timer (`every` is zero) it looks only when woken.
    pub(crate) async fn follow_until(self, every: Duration, stop: CancellationToken) {
        loop {
            tokio::select! {
                biased;
                () = stop.cancelled() => return,
                () = self.wake.notified() => {}
                () = after(every) => {}
            }
            let looked = tokio::select! {
                biased;
                // Nobody asks the index of a node that stops, and a database that does not answer must not keep it.
                () = stop.cancelled() => return,
                looked = self.look() => looked,
            };
            if let Err(error) = looked {
                // The timer tries again, or the next commit that shows what is missing.
                tracing::warn!(%error, "could not follow the feed");
            }
            if !every.is_zero() {
                tokio::select! {
                    biased;
                    () = stop.cancelled() => return,
                    () = tokio::time::sleep(GAP) => {}
                }
            }
        }
    }

    /// Takes over what the feed has beyond what the index knows.
    pub(crate) async fn look(&self) -> StoreResult<()> {
        let after = self.index.through();
        let news = self.store.news(after).await?;
        if news.last < after {
            // The database is another one now, or an older one: what is known is worth nothing.
            tracing::error!(
                known = after,
                last = news.last,
                "the feed ends before what is known of it: reading everything anew"
            );
            self.index.start_over(self.store.as_ref(), self.index_days).await?;
        } else if news.last > after {
            for (&venue, told) in &news.venues {
                match told {
                    VenueNews::Anew => self.index.reload(self.store.as_ref(), venue, self.index_days).await?,
                    VenueNews::Counts { version, counts } => self.index.overwrite(venue, *version, counts),
                }
            }
            self.index.has_all_through(news.last);
            metrics::counter!("assize_index_followed_total").increment(1);
        }
        tell(&self.committed, news.last);
        Ok(())
    }

    /// Listens for other nodes' commits until told to stop, and wakes the follower where one is news.
    pub(crate) async fn listen_until(self, again_after: Duration, stop: CancellationToken) {
        let listening = async {
            loop {
                if let Err(error) = self.listen().await {
                    tracing::warn!(%error, "could not listen for other nodes' commits");
                }
                tokio::time::sleep(again_after).await;
            }
        };
        tokio::select! {
            biased;
            () = stop.cancelled() => {}
            () = listening => {}
        }
    }

    async fn listen(&self) -> StoreResult<()> {
        let mut listener = self.store.listen().await?;
        // Whatever was committed before listening began.
        self.wake.notify_one();
        loop {
            match listener.heard().await? {
                Heard::Committed(last) if last <= self.index.through() => {}
                Heard::Committed(_) | Heard::Gap => self.wake.notify_one(),
            }
        }
    }
}

/// Ready after so long; for zero, never.
async fn after(every: Duration) {
    if every.is_zero() {
        std::future::pending::<()>().await;
    } else {
        tokio::time::sleep(every).await;
    }
}

/// Tells whoever follows the feed how far it goes now; never back.
pub(crate) fn tell(committed: &watch::Sender<u64>, last: u64) {
    committed.send_if_modified(|known| {
        let is_news = last > *known;
        *known = last.max(*known);
        is_news
    });
}
