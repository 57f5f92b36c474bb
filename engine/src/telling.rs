//! Telling those whose commands have been committed.

use scheduler_model::{Ledger, Order};

use crate::Answer;
use crate::queue::Reply;

/// So many are told, then the database gets a turn if it has finished reading.
const AT_ONCE: usize = 64;

/// Commands that were committed, with the answers that nobody has heard yet.
///
/// Waking a thousand clients and clearing away what they asked takes as long as some tens of bookings. The writer does it
/// while the database reads for the next batch; and at once where there is no next one.
#[derive(Default)]
pub(crate) struct Telling {
    pub(crate) answers: Vec<Answer>,
    pub(crate) replies: Vec<Reply<Answer>>,
    /// Only to be cleared away, as is the ledger.
    pub(crate) orders: Vec<Order>,
    pub(crate) ledger: Option<Ledger>,
}

impl Telling {
    /// What there is to tell; nothing is left.
    pub(crate) fn take(&mut self) -> Self {
        std::mem::take(self)
    }

    pub(crate) async fn tell(self) {
        let Self { answers, replies, orders, ledger } = self;
        let mut told = answers.into_iter().zip(replies).zip(orders);
        loop {
            for ((answer, reply), _) in told.by_ref().take(AT_ONCE) {
                // Whoever asked may have gone away; the work is done all the same.
                drop(reply.send(Ok(answer)));
            }
            if told.len() == 0 {
                break;
            }
            tokio::task::yield_now().await;
        }
        drop(ledger);
    }
}
