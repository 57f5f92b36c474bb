//! What listing officers ask beside a list: does it still stand, what if, who could fill this, how risky is it.
//!
//! - [`stands()`] gives a list in force back as it is unless something asks for another;
//! - [`what_if()`] plans again after changes, from the list in force, and tells who is affected;
//! - [`fill()`] looks for hearings that could take what was vacated;
//! - [`apply()`] puts a plan in force, unless another was applied since;
//! - [`report()`] tells what a list costs and how probably somebody is sent away from each of its sessions.

mod answer;
mod apply;
mod change;
mod fill;
mod in_force;
mod mend;
mod report;
mod stands;
mod text;
mod what_if;

#[cfg(test)]
mod tests;

pub use answer::{Affected, Answer, Changed, Notice, Unlisting};
pub use apply::{Stale, apply};
pub use change::{BadChange, BadChanges, Change, Target};
pub use fill::{BadVacancy, Filler, Session, Vacated, Whose, fill};
pub use in_force::solved;
pub use report::{LayerReport, ListReport, OneMore, Report, SessionReport, report};
pub use stands::stands;
pub use what_if::what_if;
