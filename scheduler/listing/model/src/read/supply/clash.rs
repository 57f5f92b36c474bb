//! Block lists that want the same room or the same person in the same sitting.

use std::collections::BTreeMap;

use calendars::LocalDate;

use super::super::items::{self, Item};
use super::super::names::Names;
use super::super::report::Report;
use super::super::{FaultCode, path};
use crate::{Horizon, List, ListKind};

/// A room or a person in a sitting of a day.
type Taken = (LocalDate, usize, &'static str, String);

/// The sittings of a list, by their place among the day's.
pub(super) fn sittings(list: &List, horizon: &Horizon) -> Vec<usize> {
    match &list.kind {
        ListKind::Block { sittings, .. } => horizon.sittings_named(sittings),
        ListKind::Float | ListKind::Backup { .. } => horizon.sittings_named(&[]),
    }
}

/// Leaves out those lists that want what an earlier one has.
pub(super) fn leave_out(lists: &mut Vec<Item<List>>, horizon: &Horizon, names: &mut Names, report: &mut Report) {
    let mut taken: BTreeMap<Taken, String> = BTreeMap::new();
    items::keep_named(lists, names, report, |list, judge| {
        let wanted = wanted(list, horizon);
        for (below, (date, sitting, what, id)) in &wanted {
            if let Some(earlier) = taken.get(&(*date, *sitting, *what, id.clone())) {
                let code = path::short(&horizon.sittings[*sitting].code);
                let message = format!(
                    "The {what} `{}` is taken by the list `{earlier}` on {date} in `{code}`. One list at a time.",
                    path::short(id)
                );
                judge.fault(FaultCode::ListsClash, below, message);
            }
        }
        if judge.stays() {
            taken.extend(wanted.into_iter().map(|(_, taken)| (taken, path::short(list.id.as_str()))));
        }
    });
}

/// What a block list takes, and where the list says so.
fn wanted(list: &List, horizon: &Horizon) -> Vec<(String, Taken)> {
    let ListKind::Block { room, people, .. } = &list.kind else { return Vec::new() };
    let mut wanted = Vec::new();
    for sitting in sittings(list, horizon) {
        wanted.push((".kind.block.room".to_owned(), (list.date, sitting, "room", room.to_string())));
        for (index, person) in people.iter().enumerate() {
            let below = format!(".kind.block.people[{index}]");
            wanted.push((below, (list.date, sitting, "person", person.to_string())));
        }
    }
    wanted
}
