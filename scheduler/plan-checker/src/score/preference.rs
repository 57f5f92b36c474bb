//! Channels, preferred people, and parties who need not be there and are not.

use super::Term;
use crate::problem::List;
use crate::rules::party_is_missing;
use crate::scene::Scene;

pub(super) fn terms(scene: &Scene) -> Vec<Term> {
    let weights = &scene.problem.policy.weights;
    let (mut channels, mut without, mut missing) = (0, 0, 0);
    for listed in &scene.listed {
        let hearing = listed.hearing;
        let of_channel = hearing.channels.iter().filter(|(channel, _)| *channel == listed.placement.channel);
        channels += of_channel.map(|&(_, cost)| i128::from(cost)).min().unwrap_or(0);
        let sits = |person: &&str| {
            listed.panel().contains(person) || listed.list().map_or(&[][..], List::sitting_people).contains(person)
        };
        if !hearing.preferred.is_empty() && !hearing.preferred.iter().any(sits) {
            without += i128::from(weights.no_preferred_person);
        }
        let not_required = hearing.parties.iter().filter(|attendance| !attendance.required);
        for _ in not_required.filter(|attendance| party_is_missing(scene, listed, attendance.party)) {
            missing += i128::from(weights.party_missing);
        }
    }
    vec![Term::new("channel", channels), Term::new("no_preferred_person", without), Term::new("party_missing", missing)]
}
