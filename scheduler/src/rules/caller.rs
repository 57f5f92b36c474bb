//! A caller acts at its own venues, through channels that its role may use.

use scheduler_model::{Caller, Channel, Reason, VenueId};

/// Why `caller` may not act at `venue` through `channel`: empty if it may.
#[must_use]
pub fn not_entitled(caller: &Caller, channel: Channel, venue: VenueId) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if !caller.venues.includes(venue) {
        reasons.push(Reason::CallerVenue);
    }
    if !caller.role.may_use(channel) {
        reasons.push(Reason::CallerChannel);
    }
    reasons
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use scheduler_model::{Role, VenueScope};

    use super::*;
    use crate::fixtures::{caller, id};

    #[rstest]
    #[case(Role::Public, Channel::Public, 1, vec![])]
    #[case(Role::Public, Channel::Staff, 1, vec![Reason::CallerChannel])]
    #[case(Role::Staff, Channel::Staff, 1, vec![])]
    #[case(Role::Staff, Channel::Public, 1, vec![])]
    #[case(Role::Admin, Channel::Staff, 2, vec![Reason::CallerVenue])]
    #[case(Role::Public, Channel::Staff, 2, vec![Reason::CallerVenue, Reason::CallerChannel])]
    fn table(#[case] role: Role, #[case] channel: Channel, #[case] venue: u64, #[case] expected: Vec<Reason>) {
        let mut caller = caller(1, role);
        caller.venues = VenueScope::Only([id(1)].into());
        assert_eq!(not_entitled(&caller, channel, id(venue)), expected);
    }
}
