//! From numbers back to names.

use std::collections::BTreeSet;

use super::state::{Place, State};
use crate::model::Assignment;

/// Who sits where, in the order of the sessions and of their seats. Among seats of one role, people keep the seat that they
/// have now; the others follow in the order of the rota.
pub(super) fn assignments(state: &State<'_>) -> Vec<Assignment> {
    let rota = state.instance.rota;
    let now: BTreeSet<(&str, &str, &str, &str)> =
        rota.assignments.iter().map(|old| (&*old.session, &*old.bench, &*old.seat, &*old.person)).collect();
    let mut by_session: Vec<Vec<Assignment>> = vec![Vec::new(); rota.sessions.len()];
    for (number, unit) in state.instance.units.iter().enumerate() {
        let Some(kind) = state.kind(number) else { continue };
        let bench = &rota.benches[kind];
        for session in &unit.sessions {
            let id = &*rota.sessions[*session].id;
            let keeps = |seat: usize, person: usize| {
                now.contains(&(id, &*bench.id, &*bench.seats[seat].name, &*rota.people[person].id))
            };
            for (seat, person) in arranged(state, number, &keeps) {
                by_session[*session].push(Assignment {
                    session: id.to_owned(),
                    bench: bench.id.clone(),
                    seat: bench.seats[seat].name.clone(),
                    person: rota.people[person].id.clone(),
                    locked: unit.locked.contains(&(seat, person)),
                });
            }
        }
    }
    by_session.concat()
}

/// The people of a unit on seats of their roles.
fn arranged(state: &State<'_>, unit: usize, keeps: &dyn Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let locked = &state.instance.units[unit].locked;
    let role = |seat: usize| state.role(Place { unit, seat });
    let mut seats: Vec<usize> = (0..state.seats(unit).len()).collect();
    let mut sitting: Vec<(usize, usize)> =
        seats.iter().filter_map(|seat| Some((role(*seat), state.seats(unit)[*seat]?))).collect();
    sitting.sort_unstable();
    let mut arranged = Vec::new();
    let stays: [&dyn Fn(usize, usize) -> bool; 3] =
        [&|seat, person| locked.contains(&(seat, person)), keeps, &|_, _| true];
    for stays in stays {
        sitting.retain(|(wanted, person)| {
            let seat = seats.iter().position(|seat| role(*seat) == *wanted && stays(*seat, *person));
            arranged.extend(seat.map(|seat| (seats.remove(seat), *person)));
            seat.is_none()
        });
    }
    arranged.sort_unstable();
    arranged
}
