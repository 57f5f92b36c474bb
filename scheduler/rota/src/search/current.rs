//! Starts from who sits now.

use super::state::{Place, State};

/// Seats those who sit now, as far as the rules let them, and locked seats beside.
pub(super) fn seat(state: &mut State<'_>) {
    let instance = state.instance;
    for (number, unit) in instance.units.iter().enumerate() {
        // The kind on which they sit. If they may not, that on which most of them can; the first of equals.
        let held = |kind: usize| {
            let roles = &instance.kinds[kind].roles;
            let can = unit.current.keys().filter(|(role, _)| roles.contains(role)).count();
            (unit.current_kinds.get(&kind).copied().unwrap_or(0), can)
        };
        let Some(&kind) = unit.kinds.iter().rev().max_by_key(|kind| held(**kind)) else { continue };
        if held(kind) == (0, 0) {
            continue;
        }
        state.set_kind(number, Some(kind));
        for (role, person) in unit.current.keys() {
            let free = (0..state.seats(number).len())
                .map(|seat| Place { unit: number, seat })
                .find(|place| state.who(*place).is_none() && state.role(*place) == *role);
            let fit = unit.eligible(*role).binary_search(person).is_ok();
            if let Some(place) = free
                && fit
                && !state.is_busy(*person, number)
                && state.within_limits(*person, number, None)
            {
                state.seat(place, *person);
            }
        }
    }
}
