//! Where a step waits for its turn.

use std::fmt;

use async_trait::async_trait;
use store::StoreResult;

/// What is being done. A transaction's calls that are several statements on a server are several here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Call {
    /// `Store::begin`.
    Begin,
    /// `WriteTransaction::locate`.
    Locate,
    /// The first part of `WriteTransaction::lock`: the sessions.
    LockSessions,
    /// The second part: the people.
    LockPeople,
    /// The third part: what the locks guard.
    ReadLedger,
    /// `WriteTransaction::write`, up to the venues' rows.
    Write,
    /// The rest of it: the venues' versions and the feed.
    AppendFeed,
    /// `WriteTransaction::sessions_with_expired_holds`.
    ExpiredHolds,
    /// `WriteTransaction::venue_sessions`.
    VenueSessions,
    /// `WriteTransaction::publish`.
    Publish,
    /// `WriteTransaction::put_facts`.
    PutFacts,
    /// `WriteTransaction::commit`.
    Commit,
    /// `WriteTransaction::rollback`.
    Rollback,
    /// Any read outside a transaction that is one statement and decides nothing.
    Read,
    /// `Sessions::index_sessions`.
    IndexSessions,
    /// `Outbox::lease_messages`.
    LeaseMessages,
    /// `Outbox::finish_messages`.
    FinishMessages,
    /// Any call of `Jobs`.
    Job,
}

impl Call {
    /// Every call.
    pub const ALL: [Self; 18] = [
        Self::Begin,
        Self::Locate,
        Self::LockSessions,
        Self::LockPeople,
        Self::ReadLedger,
        Self::Write,
        Self::AppendFeed,
        Self::ExpiredHolds,
        Self::VenueSessions,
        Self::Publish,
        Self::PutFacts,
        Self::Commit,
        Self::Rollback,
        Self::Read,
        Self::IndexSessions,
        Self::LeaseMessages,
        Self::FinishMessages,
        Self::Job,
    ];
}

/// Before or after it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// Nothing has happened yet. An error here keeps it from happening.
    Before,
    /// It has happened. An error here hides that.
    After,
}

/// A place at which a step waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// What is being done.
    pub call: Call,
    /// Before or after.
    pub moment: Moment,
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = match self.moment {
            Moment::Before => "before",
            Moment::After => "after",
        };
        write!(f, "{moment} {:?}", self.call)
    }
}

/// Lets steps through, one by one or all at once.
///
/// An error is what the caller of the port sees. Inside a transaction it also breaks the transaction, but for one: after
/// [`Call::Commit`] the commit has taken effect, and only the answer is lost.
#[async_trait]
pub trait Gate: Send + Sync + 'static {
    /// Waits until the step may go on. `connection` tells the processes apart.
    ///
    /// # Errors
    /// The failure that the step meets here.
    async fn pass(&self, connection: u32, point: Point) -> StoreResult<()>;
}

/// A gate that is always open.
#[derive(Debug, Clone, Copy, Default)]
pub struct Open;

#[async_trait]
impl Gate for Open {
    async fn pass(&self, _connection: u32, _point: Point) -> StoreResult<()> {
        Ok(())
    }
}
