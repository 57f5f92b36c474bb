//! The ports of persistence. A back end implements [`Store`]; nothing above names a back end.
//!
//! The rules of the house:
//!
//! 1. **One clock.** Every transaction carries `now`, read from the store when it begins. Expiry and notice are judged by it
//!    and by nothing else. PostgreSQL's is the server's clock; SQLite's is the clock of the one process that writes.
//! 2. **One transaction object.** Whatever must become true together is written through one [`WriteTransaction`]. Dropping it
//!    without [`WriteTransaction::commit`] undoes it.
//! 3. **Set-wise.** Methods take and give sets; a batch costs a fixed number of statements, however many commands it holds.
//! 4. **Locked in order.** [`WriteTransaction::lock`] locks sessions in id order, then persons in id order, so that two
//!    writers cannot wait for each other in a circle.
//! 5. **The schema has the last word.** `CHECK` and exclusion constraints repeat the promises about capacity and about nobody
//!    in two places. A refusal by the schema is [`StoreError::Constraint`].
//! 6. **Reads see whole commits** and take no locks.

mod audit;
mod clock;
mod error;
mod jobs;
mod listen;
mod outbox;
mod read;
mod transaction;

pub use audit::Audit;
pub use clock::{Clock, ManualClock, SystemClock};
pub use error::{Constraint, StoreError, StoreResult};
pub use jobs::Jobs;
pub use listen::{Heard, Listener, Silence};
pub use outbox::{MessageResult, Outbox, OutboxItem, OutboxState, OutboxStats, OutboxWaiting, SendVerdict};
pub use read::{
    BookingFilter, BookingPage, BookingRow, Bookings, CallerRecord, Callers, EventPage, Feed, HoldRow, IndexSession,
    News, People, SessionRow, Sessions, VenueNews, Venues,
};
pub use transaction::{Located, Scope, Wanted, WriteTransaction, Written};

use async_trait::async_trait;
use calendars::Instant;

/// A database that keeps the ledger.
#[async_trait]
pub trait Store:
    Venues + Sessions + Bookings + People + Feed + Outbox + Jobs + Callers + Audit + Send + Sync + 'static
{
    /// Begins the transaction of a writer. On SQLite `BEGIN IMMEDIATE` on the one writing connection.
    ///
    /// # Errors
    /// Whatever keeps the database from answering.
    async fn begin(&self) -> StoreResult<Box<dyn WriteTransaction>>;

    /// The store's clock, outside any transaction: for showing how long a hold still lives, never for deciding.
    ///
    /// # Errors
    /// Whatever keeps the database from answering.
    async fn now(&self) -> StoreResult<Instant>;

    /// Begins to hear of other processes' commits. What this very store commits is not told. A back end that tells nobody
    /// gives [`Silence`]: who follows the feed must look from time to time in any case.
    ///
    /// # Errors
    /// Whatever keeps the database from answering.
    async fn listen(&self) -> StoreResult<Box<dyn Listener>> {
        Ok(Box::new(Silence))
    }

    /// Brings the schema up to date. Forward only; safe to call from several processes at once.
    ///
    /// # Errors
    /// A migration failed, or the database holds one that this program does not know.
    async fn migrate(&self) -> StoreResult<()>;

    /// Whether the database answers and its schema is up to date.
    ///
    /// # Errors
    /// Why it is not ready.
    async fn ready(&self) -> StoreResult<()>;

    /// The back end's name and version, such as `SQLite 3.50.4`.
    ///
    /// # Errors
    /// Whatever keeps the database from answering.
    async fn describe(&self) -> StoreResult<String>;

    /// Closes every connection once running work is done.
    async fn close(&self);
}
