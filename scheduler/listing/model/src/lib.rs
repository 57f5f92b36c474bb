//! The words of a listing problem and of a plan: plain data, and the JSON formats `listing/1` and `listing-plan/1`.
//!
//! A [`Problem`] says what is to be heard ([`Hearing`]), with what ([`Supply`]: rooms, office-holders, interpreters, lists),
//! when ([`Horizon`]) and what is worth what ([`Policy`]). A [`Plan`] says where each hearing is ([`Placement`]) and which
//! are not listed. Both are data: nothing here decides anything.
//!
//! Time is civil. A day is made of sittings ([`Sitting`]), each of so many *listing minutes*; a full day of 360 listing
//! minutes is 10:00 to 13:00 and 14:00 to 17:00. Lunch does not count.

mod directory;
mod grid;
mod hearing;
mod horizon;
mod id;
mod length;
mod link;
mod person;
mod placement;
mod plan;
mod policy;
mod problem;
mod read;
mod room;
mod schema;
mod supply;
mod when;

pub use directory::Directory;
pub use hearing::{
    Attendance, Channel, ChannelChoice, Hearing, Lock, PanelPreference, Place, Priority, Requirement, Seat,
    VenueChoice, Window,
};
pub use horizon::{Horizon, Sitting};
pub use id::{HearingId, LinkId, ListId, PartyId, PersonId, RoomId, VenueId};
pub use length::HearingLength;
pub use link::{Link, LinkKind};
pub use person::{Contract, Interpreter, OfficeHolder, Party, VenueCost};
pub use placement::{Bench, InterpreterAt, Placement};
pub use plan::{Plan, PlanFormat, Unlisted};
pub use policy::{Layer, Policy, PriorityValues, Weights};
pub use problem::{InForce, Problem, ProblemFormat};
pub use read::{Effect, Fault, FaultCode, LeftOut, PlanReading, Reading, read, read_plan};
pub use room::{Room, Venue};
pub use schema::{plan_schema, problem_schema};
pub use supply::{List, ListKind, Supply};
pub use when::{DateSpan, SittingsOn, WeekdaySittings};
