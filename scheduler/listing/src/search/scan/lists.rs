//! Places in block lists.

use listing_model::Layer;

use super::Run;
use crate::place::Place;

impl Run<'_, '_, '_> {
    /// Block lists that take it.
    pub(super) fn lists(&mut self) {
        let (state, item) = (self.state, self.item);
        let scale = &state.ground.scale;
        for choice in &item.lists {
            let list = &state.ground.lists[usize::from(choice.list)];
            let cost = item.age[usize::from(list.day)] * scale.unit(Layer::Age)
                + choice.venue_cost * scale.unit(Layer::Travel);
            if cost >= self.limit() || state.lists[usize::from(choice.list)].load.is_none() {
                continue;
            }
            let Some(start) = state.list_start(item, choice) else { continue };
            let grain = list.starts[usize::from(start)];
            let fits = self.leeway.holds((list.day, grain), (list.day, state.ground.calendar.grains));
            if !fits || !state.block_takes(item, choice) || state.ground.is_forbidden_in_list(item, list) {
                continue;
            }
            let preference = choice.channel.1 + choice.preference + state.absent(item, list.day, grain);
            let changes = item.changes(list.day, grain, None, Some(choice.list), None);
            let cost = cost
                .saturating_add(preference * scale.unit(Layer::Preference))
                .saturating_add(changes.saturating_mul(scale.unit(Layer::Changes)));
            self.offer(cost, Place::List { list: choice.list, start, channel: choice.channel.0 });
        }
    }
}
