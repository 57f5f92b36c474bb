//! The words of a rota: the format `rota/1`.

mod bench;
mod fault;
mod person;
mod read;
mod rota;
mod session;
mod sound;
mod when;

pub use bench::{Bench, Court, Seat};
pub use fault::{Fault, FaultKind};
pub use person::{Availability, Days, Person, Sittings};
pub use read::read;
pub use rota::{Assignment, Filled, FilledFormat, Linked, Rota, RotaFormat, Rules};
pub use session::Session;
pub use sound::{SoundRota, sound};
pub use when::{Half, HalfDay, Part, SessionHours, WeeklyHalf, When};

pub(crate) use sound::groups;
