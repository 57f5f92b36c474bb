//! Places that are locked or forbidden.

use super::Setting;
use crate::read::report::Judge;
use crate::read::{FaultCode, spans};
use crate::{Hearing, Place};

pub(super) fn judge(hearing: &Hearing, setting: &Setting<'_>, judge: &mut Judge<'_>) {
    let is_new = setting.in_force.is_some_and(|in_force| !in_force.contains(hearing.id.as_str()));
    if is_new && !hearing.lock.is_open() {
        let message = "The hearing has no place in the list in force, so the lock holds nothing.".to_owned();
        judge.warn(FaultCode::LockOfNothing, ".lock", message);
    }
    for (index, place) in hearing.forbidden.iter().enumerate() {
        let below = format!(".forbidden[{index}]");
        if *place == Place::default() {
            let message = "It says nothing, and so forbids every place: the hearing cannot be listed.".to_owned();
            judge.warn(FaultCode::ForbidsAll, &below, message);
        }
        if let Some(days) = place.days {
            spans::forwards(days, &format!("{below}.days"), judge);
        }
        if let Some(venue) = &place.venue {
            judge.names(&setting.names.venues, venue.as_str(), &format!("{below}.venue"));
        }
        if let Some(room) = &place.room {
            judge.names(&setting.names.rooms, room.as_str(), &format!("{below}.room"));
        }
        if let Some(person) = &place.person {
            judge.names(&setting.names.people, person.as_str(), &format!("{below}.person"));
        }
    }
}
