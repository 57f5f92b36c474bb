//! The rules of `docs/listing/format.md`, by what they are about.

mod account;
mod channel;
mod date;
mod forbidden;
mod interpreter;
mod link;
mod list;
mod lock;
mod panel;
mod party;
mod person;
mod room;
mod time;
mod venue;

use crate::breach::{Breach, Findings};
use crate::risk::ListRisk;
use crate::scene::Scene;

pub(crate) use party::is_missing as party_is_missing;
pub(crate) use venue::cost as venue_cost;

/// Every breach of every rule.
pub(crate) fn check(scene: &Scene, risks: &[ListRisk]) -> Vec<Breach> {
    let mut findings = Findings::default();
    account::check(scene, &mut findings);
    for listed in &scene.listed {
        date::check(scene, listed, &mut findings);
        channel::check(listed, &mut findings);
        venue::check(scene, listed, &mut findings);
        party::check_available(scene, listed, &mut findings);
        lock::check(scene, listed, &mut findings);
        forbidden::check(listed, &mut findings);
        if let Some(list) = listed.list() {
            list::check_hearing(scene, listed, list, &mut findings);
        }
        if listed.is_slot() {
            time::check(scene, listed, &mut findings);
            room::check(scene, listed, &mut findings);
            panel::check(scene, listed, &mut findings);
            person::check_present(scene, listed, &mut findings);
            interpreter::check(scene, listed, &mut findings);
        }
    }
    room::check_taken(scene, &mut findings);
    person::check_days(scene, &mut findings);
    party::check_taken(scene, &mut findings);
    interpreter::check_taken(scene, &mut findings);
    link::check(scene, &mut findings);
    list::check_lists(scene, risks, &mut findings);
    findings.into_breaches()
}
