//! Who attends.

use std::collections::BTreeSet;

use crate::Hearing;
use crate::read::report::Judge;
use crate::read::supply::SupplyNames;
use crate::read::{FaultCode, path};

/// Says whether all who attend are known.
pub(super) fn judge(hearing: &Hearing, names: &SupplyNames, judge: &mut Judge<'_>) -> bool {
    let mut met = BTreeSet::new();
    let mut known = true;
    for (index, attendance) in hearing.parties.iter().enumerate() {
        let below = format!(".parties[{index}].party");
        known &= judge.names(&names.parties, attendance.party.as_str(), &below);
        if !met.insert(&attendance.party) {
            let message =
                format!("`{}` is named before. Name each party once.", path::short(attendance.party.as_str()));
            judge.warn(FaultCode::RepeatedParty, &below, message);
        }
    }
    known
}
