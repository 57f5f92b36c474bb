//! `channel.not_allowed`: its channel is one of the hearing's.

use super::obstacle::{Fact, Facts};
use super::proposal::{Proposal, unless_kept};
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::ChannelNotAllowed, check: Check::Once(check) };

fn check(proposal: &Proposal<'_, '_>) -> Option<Facts> {
    let channel = proposal.channel();
    let mut facts = Vec::new();
    for hearing in proposal.hearings() {
        if hearing.channels.iter().all(|choice| choice.channel != channel) {
            facts.push(Fact::Channel(channel));
            facts.extend(proposal.which(hearing));
        }
    }
    unless_kept(facts)
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{hearing, objections, world};

    #[test]
    fn only_the_channels_that_are_named() {
        let problem = world(|problem| hearing(problem, "h").channels.truncate(1));
        assert_eq!(objections(&problem, &[], "06-02 10:00 video ana"), ["channel.not_allowed: channel Video"]);
    }
}
