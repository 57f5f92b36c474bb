//! How many hearings a session may be given when some will not go ahead: exact probabilities in integers.

mod decimal;
mod distribution;
mod expected;
mod fault;
mod grain;
mod learn;
mod load;
mod outcome;
mod outcomes;
mod policy;
mod probability;
mod prospect;
mod sample;
mod tails;

pub use distribution::Distribution;
pub use expected::{Expected, ParseExpectedError};
pub use fault::{Fault, FaultKind, Faults};
pub use grain::{Grain, UnknownGrain};
pub use learn::{BadRow, FellAway, HearingResult, HistoryRow, Learning, Learnt, RowFault, learn};
pub use load::{BadSession, BadStart, BlockLoad, FloatLoad, HalfDays, HearingRisk, Sitting, TimedLoad};
pub use outcome::{Lengths, LengthsEntry, MAX_MINUTES, MAX_PERCENT, MinutesEntry, Outcome, OutcomeEntry, PercentEntry};
pub use outcomes::{Basis, DEFAULTS_JSON, FORMAT, HearingType, Outcomes, OutcomesFile, TypeEntry, outcomes_schema};
pub use policy::{DAY_MINUTES, HearingKind, Policy, Rung};
pub use probability::{ParseProbabilityError, Percent, Probability};
pub use prospect::{BadEstimate, Prospect, Refill, falls_free};
pub use sample::{Interval, LengthShare, Sample, Share};
