//! How many hearings a session may be given when some will not go ahead: exact probabilities in integers.
//!
//! Courts list more than fits, because many hearings settle. This crate makes of that rule of thumb a number. Of every hearing
//! type it is known (or assumed, see [`DEFAULTS_JSON`]) how often it settles in good time, how often it is vacated late, and
//! how long it takes when it goes ahead: an [`Outcome`]. With its estimate that becomes a [`Prospect`], and prospects are added
//! up, by convolution, in one of three loads:
//!
//! | load | what is listed | somebody is sent away if |
//! |---|---|---|
//! | [`TimedLoad`] | hearings with a start time each, before one judge | the session overruns |
//! | [`BlockLoad`] | hearings for the same time, before one judge | those that go ahead take more minutes than the session has |
//! | [`FloatLoad`] | cases without a judge, for sittings that fall free | they need more half-days than fall free |
//!
//! Each tells its risk, the expected number sent away, the expected idle time, and the same with one more, which does not
//! allocate: a search asks it millions of times. A [`Policy`] holds the ceiling and everything else that is the office's
//! decision. [`learn()`] makes outcomes of history.
//!
//! There is no floating point: a [`Probability`] counts parts of 10^-18, a risk is rounded up, and by how little is stated and tested.
//! Hearings are taken to be independent; a whole list that collapses for one reason (snow, a strike) is not modelled.
//!
//! # Example
//!
//! A judge has a day of six hours for short-track cases that were estimated at an hour each. How many may be listed for it?
//!
//! ```
//! use over_listing::{BlockLoad, Policy};
//!
//! let policy = Policy::default();
//! let hour = policy.prospect("et-short-track", 60)?;
//! let mut list = BlockLoad::new(360, policy.grain)?;
//! assert_eq!(list.how_many_more_fit(&hour, policy.ceiling, 20), 9);
//! for _ in 0..9 {
//!     list.add(&hour);
//! }
//! assert_eq!(format!("{:.1}", list.risk().percent()), "4.9%");
//! assert_eq!(format!("{:.1}", list.risk_with(&hour).percent()), "9.5%");
//! assert_eq!(format!("{:.0}", list.expected_idle_minutes()), "136");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

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
