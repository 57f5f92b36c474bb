//! The hard rules of `docs/listing/format.md`, one in each file, named after its code.
//!
//! Each is checked slowly and simply, in the problem's own words, for one item at one place where it is not yet: so a "no" comes
//! with the facts. The search asks bit sets instead ([`State::fits`](crate::state::State)); a test holds one against the other.
//!
//! Some rules are not here, because no place can break them: the five of a whole plan, which a
//! [`Solved::plan`](crate::Solved::plan) keeps as it is made, and `link.slot`, because the hearings of a slot are one item
//! and are placed as one.

mod channel_not_allowed;
mod date_not_a_sitting_day;
mod date_outside_window;
mod date_short_notice;
#[cfg(test)]
pub(crate) mod fixture;
mod interpreter_away;
mod interpreter_taken;
mod interpreter_wrong;
mod link_order;
mod link_panel;
mod list_full;
mod list_not_for_this;
pub(crate) mod list_too_risky;
mod lock_broken;
mod obstacle;
mod panel_excluded;
mod panel_not_included;
mod panel_wrong;
mod party_taken;
mod party_unavailable;
mod person_away;
mod person_other_venue;
mod person_taken;
pub(crate) mod person_too_many_days;
mod place_forbidden;
mod proposal;
mod room_closed;
mod room_lacks;
mod room_needed;
mod room_taken;
mod set;
#[cfg(test)]
pub(crate) mod tests;
mod time_does_not_fit;
mod time_off_grid;
mod venue_closed;
mod venue_not_allowed;

pub(crate) use obstacle::Facts;
pub use obstacle::{Fact, Locked, Obstacle, Unsuited};
pub(crate) use proposal::{Book, Proposal};
pub(crate) use set::Rules;

use crate::reason::Reason;

/// A hard rule.
pub(crate) struct Rule {
    /// Its code.
    pub(crate) reason: Reason,
    check: Check,
}

/// How a rule is put to a place.
enum Check {
    /// It is broken or not: what breaks it.
    Once(fn(&Proposal<'_, '_>) -> Option<Facts>),
    /// Several can break it by themselves, such as each member of a panel: what breaks it, for each who does.
    Each(fn(&Proposal<'_, '_>) -> Vec<Facts>),
}

impl Rule {
    /// What breaks the rule at a place: nothing if it is kept.
    fn broken_by(&self, proposal: &Proposal<'_, '_>) -> Vec<Facts> {
        match self.check {
            Check::Once(check) => Vec::from_iter(check(proposal)),
            Check::Each(check) => check(proposal),
        }
    }
}

/// Every rule that a place can break, in the order of the format.
pub(crate) const RULES: &[Rule] = &[
    date_not_a_sitting_day::RULE,
    date_outside_window::RULE,
    date_short_notice::RULE,
    time_off_grid::RULE,
    time_does_not_fit::RULE,
    channel_not_allowed::RULE,
    room_needed::RULE,
    venue_not_allowed::RULE,
    venue_closed::RULE,
    room_lacks::RULE,
    room_closed::RULE,
    room_taken::RULE,
    panel_wrong::RULE,
    panel_excluded::RULE,
    panel_not_included::RULE,
    person_away::RULE,
    person_other_venue::RULE,
    person_taken::RULE,
    person_too_many_days::RULE,
    party_unavailable::RULE,
    party_taken::RULE,
    interpreter_wrong::RULE,
    interpreter_away::RULE,
    interpreter_taken::RULE,
    link_order::RULE,
    link_panel::RULE,
    lock_broken::RULE,
    place_forbidden::RULE,
    list_not_for_this::RULE,
    list_full::RULE,
    list_too_risky::RULE,
];

/// Everything that stands in the way of a place.
pub(crate) fn obstacles(proposal: &Proposal<'_, '_>) -> Vec<Obstacle> {
    let of = |rule: &Rule| {
        let reason = rule.reason;
        rule.broken_by(proposal).into_iter().map(move |facts| Obstacle { reason, facts })
    };
    RULES.iter().flat_map(of).collect()
}

/// The rules that a place breaks.
pub(crate) fn broken(proposal: &Proposal<'_, '_>) -> Rules {
    RULES.iter().filter(|rule| !rule.broken_by(proposal).is_empty()).map(|rule| rule.reason).collect()
}
