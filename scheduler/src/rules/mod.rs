//! The rules of admission: one rule, one file.
//!
//! A [`Rule`] looks at a [`Context`] and pushes a [`Reason`] for each way in which it stands against the demand. Rules know
//! nothing of each other; [`settle`] then drops what another reason already says and puts the most telling first.

mod ages;
mod booking_state;
mod caller;
mod capacity;
mod composition;
mod context;
mod duplicate;
mod eligibility;
mod hold_state;
mod identified;
mod notice;
mod one_per_session;
mod order;
mod party_size;
mod session_state;
mod two_places;

pub use ages::ADULT;
pub use booking_state::{not_cancellable, not_changeable};
pub use caller::not_entitled;
pub use context::{Context, Stage};
pub use hold_state::not_usable;
pub use notice::window;
pub(crate) use order::rank;
pub use order::{ORDER, settle};
pub use party_size::over_limits;

use scheduler_model::Reason;

/// One rule: pushes why it stands in the way, or nothing.
pub type Rule = fn(&Context<'_>, &mut Vec<Reason>);

/// Whether the session takes demands at all.
pub const SESSION: &[Rule] = &[session_state::check];
/// Whether the day may be booked today.
pub const NOTICE: &[Rule] = &[notice::check];
/// Whether the units are there.
pub const CAPACITY: &[Rule] = &[capacity::check];
/// Who comes.
pub const PARTY: &[Rule] = &[composition::check, identified::check, ages::check, party_size::check];
/// Whether the prisoner may use the session.
pub const ELIGIBILITY: &[Rule] = &[eligibility::check];
/// Whether everybody's time is free.
pub const PEOPLE: &[Rule] = &[duplicate::check, one_per_session::check, two_places::check];

/// What a demand must pass where nothing was granted before.
pub const EVERYTHING: &[&[Rule]] = &[SESSION, PARTY, NOTICE, PEOPLE, ELIGIBILITY, CAPACITY];
/// What a demand must pass where a hold keeps its units. The day was judged and the units were counted when the hold was
/// granted, and a hold is honoured; who comes is judged again, because only now everybody is known. A session that has been
/// closed since cannot be honoured.
pub const WHEN_HELD: &[&[Rule]] = &[SESSION, PARTY, PEOPLE, ELIGIBILITY];

/// What can be judged while somebody is still looking for a session.
pub const WHEN_SEARCHING: &[&[Rule]] = &[SESSION, PARTY, NOTICE, ELIGIBILITY, CAPACITY];

/// Lets every rule of every group look, and gives the settled reasons: empty if nothing stands in the way.
#[must_use]
pub fn judge(context: &Context<'_>, groups: &[&[Rule]]) -> Vec<Reason> {
    let mut reasons = Vec::new();
    judge_into(context, groups, &mut reasons);
    reasons
}

/// As [`judge`], adding to `reasons` and settling all that is there: one allocation serves many sessions.
pub fn judge_into(context: &Context<'_>, groups: &[&[Rule]], reasons: &mut Vec<Reason>) {
    for rule in groups.iter().copied().flatten() {
        rule(context, reasons);
    }
    settle(reasons);
}
