//! What a place costs by its day, its start, its parties and its people, all layers as one number.

use listing_model::{Channel, Layer};

use super::Run;
use crate::place::NO_ROOM;

impl Run<'_, '_, '_> {
    /// What the day, the start and the parties cost.
    pub(super) fn base(&self, day: u16, start: u8, room: u16, presiding: u16) -> i64 {
        let (state, item) = (self.state, self.item);
        let scale = &state.ground.scale;
        let mut cost = item.age[usize::from(day)] * scale.unit(Layer::Age);
        let (_, channel) = if room == NO_ROOM { item.roomless } else { item.in_room }.unwrap_or((Channel::Video, 0));
        let preference = channel + state.missing(item, day, start);
        cost = cost.saturating_add(preference * scale.unit(Layer::Preference));
        if !item.before.is_empty() {
            let room = (room != NO_ROOM).then_some(room);
            let changes = item.changes(day, start, room, None, Some(presiding));
            cost = cost.saturating_add(changes.saturating_mul(scale.unit(Layer::Changes)));
        }
        cost
    }

    /// The cost of preferences about people and of linked hearings.
    pub(super) fn people_cost(&self, crew: &[u16]) -> i64 {
        let (state, item) = (self.state, self.item);
        let mut cost = 0;
        if !item.preferred.is_empty() {
            let without = item.preferred.iter().filter(|some| !some.iter().any(|person| crew.contains(person))).count();
            let each = i64::from(state.ground.weights.no_preferred_person) * state.ground.scale.unit(Layer::Preference);
            cost += i64::try_from(without).unwrap_or(0) * each;
        }
        for &link in &item.preferred_links {
            let mut presiding =
                state.ground.panel_links[link as usize].iter().filter_map(|&other| state.presiding(other));
            let first = presiding.next();
            let shared = first == Some(crew[0]) || presiding.any(|person| person == crew[0]);
            if first.is_some() && !shared {
                cost += i64::from(state.ground.weights.panel_change) * state.ground.scale.unit(Layer::Continuity);
            }
        }
        cost
    }
}
