//! Every row of the database, for the checker.

use async_trait::async_trait;

use crate::StoreResult;

/// The whole database in one snapshot.
#[async_trait]
pub trait Audit {
    /// Sends every row to `row`, all of one commit's state, in the passes and in the order that [`checker::Row`] describes.
    /// Rows are streamed: no table is collected. Nothing is locked; writers go on meanwhile.
    ///
    /// The rows hold personal data where the checker needs it (parties, contacts, recipients): they are for an auditor and
    /// for nobody else.
    ///
    /// # Errors
    /// Whatever keeps the database from answering, or [`crate::StoreError::Corrupt`] for a value of another type than its
    /// column has.
    async fn audit(&self, row: &mut (dyn FnMut(checker::Row) + Send)) -> StoreResult<()>;
}
