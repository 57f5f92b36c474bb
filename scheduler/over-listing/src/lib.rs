//! How many hearings a session may be given when some will not go ahead: exact probabilities in integers.

mod decimal;
mod expected;
mod fault;
mod grain;
mod load;
mod outcome;
mod probability;
mod prospect;
mod tails;

pub use expected::{Expected, ParseExpectedError};
pub use fault::{Fault, FaultKind, Faults};
pub use grain::{Grain, UnknownGrain};
pub use load::{BadSession, BlockLoad, FloatLoad, HalfDays, Sitting};
pub use outcome::{Lengths, LengthsEntry, MAX_MINUTES, MAX_PERCENT, MinutesEntry, Outcome, OutcomeEntry, PercentEntry};
pub use probability::{ParseProbabilityError, Percent, Probability};
pub use prospect::{BadEstimate, Prospect, Refill, falls_free};
