//! What waits for the writer.

use scheduler_model::{Order, PersonFacts, PersonId, Publication, PublicationEffect};
use tokio::sync::oneshot;

use crate::{Answer, EngineError};

/// Where an answer goes. Whoever no longer waits is not an error.
pub(crate) type Reply<T> = oneshot::Sender<Result<T, EngineError>>;

/// A command and where its outcome goes.
pub(crate) struct Waiting {
    pub(crate) order: Order,
    pub(crate) reply: Reply<Answer>,
}

/// One thing for the writer to do.
pub(crate) enum Work {
    /// A command: shares its transaction with those beside it.
    Command(Box<Waiting>),
    /// A publication: a transaction of its own.
    Publish(Box<Publication>, Reply<PublicationEffect>),
    /// What is known of a person: a transaction of its own.
    Facts(PersonId, PersonFacts, Reply<()>),
    /// Look for holds that ran out.
    Sweep(Reply<u32>),
}
