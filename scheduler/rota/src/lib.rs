//! Benches filled with the people who may sit on them, in fair shares.
//!
//! A session of a magistrates' court needs a bench: a chair and two wingers, or a district judge, or for some business a single
//! justice. A [`Rota`] says which sessions there are, who may sit in what role, when and how often, and who sits already.
//!
//! 1. [`read`] a file of the format `rota/1`, or [`import()`] the two tables of a real one; [`sound`] keeps what can be filled and
//!    names every fault by its path.
//! 2. [`fill()`] it: as many full benches as can be, then the other [layers](Layer) one after the other. The answer comes with a
//!    proven limit to how many full benches there can be.
//! 3. [`check()`] it from scratch, and [`report()`] what it comes to, with a reason for each session that is not full. The same
//!    report of the rota that people made is its measure.
//!
//! Everything is counted in sittings, which are half-days. The same rota, seed and number of steps give the same result.
//!
//! ```
//! use rota::*;
//!
//! let (rota, faults) = read(r#"{
//!     "format": "rota/1", "name": "A morning",
//!     "benches": [{"id": "lay", "seats": [
//!         {"name": "CHAIR", "role": "chair", "presides": true},
//!         {"name": "LEFT_WINGER", "role": "winger"}, {"name": "RIGHT_WINGER", "role": "winger"}]}],
//!     "sessions": [{"id": "s1", "date": "2026-04-07", "when": "AM", "panel": "ADULT", "business": "TRL", "venue": "Luton"}],
//!     "people": [{"id": "a", "roles": ["winger"]}, {"id": "b", "roles": ["winger", "chair"]}, {"id": "c", "roles": ["winger"]}]
//! }"#);
//! assert!(faults.is_empty());
//!
//! let filling = fill(&rota, Options::default(), &anytime::Never);
//! assert_eq!((filling.full, filling.at_most), (1, 1));
//! let chair = &filling.filled.assignments[0];
//! assert_eq!((chair.seat.as_str(), chair.person.as_str()), ("CHAIR", "b"));
//! assert!(check(rota.rota(), &filling.filled).is_empty());
//! ```

mod bound;
mod check;
mod fill;
mod fitness;
mod import;
mod instance;
mod model;
mod report;
mod search;

pub use check::{Breach, check};
pub use fill::{Filling, Options, fill};
pub use fitness::Hindrance;
pub use import::{Assumed, ImportError, ImportFault, Imported, Inference, Table, import};
pub use model::{
    Assignment, Availability, Bench, Court, Days, Fault, FaultKind, Filled, FilledFormat, Half, HalfDay, Linked, Part,
    Person, Rota, RotaFormat, Rules, Seat, Session, SessionHours, Sittings, SoundRota, WeeklyHalf, When, read, sound,
};
pub use report::{
    Comparison, GroupShares, Missing, MissingRoles, Moves, Place, Report, Share, Spread, Unfilled, report,
};
pub use search::{Layer, Score};
