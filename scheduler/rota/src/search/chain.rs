//! Finds somebody for a seat by moving others: the shortest chain of moves, by breadth-first search.
//!
//! Who is free and has sittings left ends a chain. Who sits elsewhere at the time, or has no sittings left, can come if they
//! leave another seat, for which somebody is found in the same way. With units of equal length this is how a flow is
//! augmented: if there is a way to fill the seat beside all those that are filled, there is a chain.

use std::collections::VecDeque;

use super::state::{Place, State};

/// What a chain may do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reach {
    /// Seats whose people are looked at, at most.
    pub(super) seats: usize,
    /// Whether people may be taken away from benches that are not full, and nobody put there instead.
    pub(super) may_strip: bool,
    /// How far the order is turned in which people are looked at.
    pub(super) turn: usize,
    /// Somebody who must not come into it.
    pub(super) without: Option<usize>,
}

/// How a seat of a chain came into it: who would leave it, to sit where. The root has nobody.
#[derive(Debug, Clone, Copy)]
struct Link {
    place: Place,
    leaves: Option<usize>,
    parent: usize,
}

/// Room for chains that are looked for one after the other.
#[derive(Debug, Default)]
pub(super) struct Chains {
    links: Vec<Link>,
    queue: VecDeque<usize>,
    seen: Vec<bool>,
}

impl Chains {
    /// Fills the empty seat `place` with somebody whom `may_end` admits, if there is a chain.
    pub(super) fn fill(
        &mut self,
        state: &mut State<'_>,
        place: Place,
        reach: Reach,
        may_end: impl Fn(&State<'_>, usize) -> bool,
    ) -> bool {
        self.links.clear();
        self.queue.clear();
        self.seen.clear();
        self.seen.resize(state.instance.people.len(), false);
        if let Some(person) = reach.without {
            self.seen[person] = true;
        }
        self.links.push(Link { place, leaves: None, parent: 0 });
        self.queue.push_back(0);
        while let Some(at) = self.queue.pop_front() {
            if at >= reach.seats {
                return false;
            }
            if let Some((person, stripped)) = self.look(state, at, reach, &may_end) {
                self.apply(state, at, person, stripped);
                return true;
            }
        }
        false
    }

    /// Who can take the seat of a link and so end the chain, and the seat that they leave empty; others are put into the queue.
    fn look(
        &mut self,
        state: &State<'_>,
        at: usize,
        reach: Reach,
        may_end: &impl Fn(&State<'_>, usize) -> bool,
    ) -> Option<(usize, Option<Place>)> {
        let place = self.links[at].place;
        let eligible = state.instance.units[place.unit].eligible(state.role(place));
        let turn = reach.turn.checked_rem(eligible.len()).unwrap_or(0);
        for &person in eligible[turn..].iter().chain(&eligible[..turn]) {
            if self.seen[person] {
                continue;
            }
            if !state.is_busy(person, place.unit) {
                if state.within_limits(person, place.unit, None) {
                    if may_end(state, person) {
                        return Some((person, None));
                    }
                    continue;
                }
                self.seen[person] = true;
                for from in state.places(person) {
                    if let Some(end) = self.push(state, at, person, *from, reach) {
                        return Some((person, Some(end)));
                    }
                }
            } else if let Some(from) = only_clash(state, person, place.unit) {
                self.seen[person] = true;
                if let Some(end) = self.push(state, at, person, from, reach) {
                    return Some((person, Some(end)));
                }
            }
        }
        None
    }

    /// Queues the seat that a person would leave. Returned instead, if nobody need follow there.
    fn push(&mut self, state: &State<'_>, at: usize, person: usize, from: Place, reach: Reach) -> Option<Place> {
        let target = self.links[at].place;
        let locked = state.instance.units[from.unit].is_locked(from.seat);
        if locked || from == self.links[0].place || !state.within_limits(person, target.unit, Some(from.unit)) {
            return None;
        }
        if reach.may_strip && from.unit != self.links[0].place.unit && !state.is_full(from.unit) {
            return Some(from);
        }
        self.links.push(Link { place: from, leaves: Some(person), parent: at });
        self.queue.push_back(self.links.len() - 1);
        None
    }

    /// Moves everybody along the chain: first all leave, then all sit.
    fn apply(&self, state: &mut State<'_>, end: usize, person: usize, stripped: Option<Place>) {
        let mut path = vec![(self.links[end].place, person)];
        let mut at = end;
        while let Some(leaves) = self.links[at].leaves {
            at = self.links[at].parent;
            path.push((self.links[at].place, leaves));
        }
        if let Some(place) = stripped {
            state.vacate(place);
        }
        for (place, _) in &path {
            state.vacate(*place);
        }
        for (place, person) in path {
            state.seat(place, person);
        }
    }
}

/// Where a person sits at the time of `unit`, if that is one seat and no more.
fn only_clash(state: &State<'_>, person: usize, unit: usize) -> Option<Place> {
    let units = &state.instance.units;
    let mut clashes =
        state.places(person).iter().filter(|place| place.unit == unit || units[place.unit].overlaps(&units[unit]));
    let clash = *clashes.next()?;
    clashes.next().is_none().then_some(clash)
}
