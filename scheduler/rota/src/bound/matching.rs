//! The cheapest people for the seats of one half-day.
//!
//! A person costs the same on every seat, so a set of people is as good as any other of its price that can take the same
//! seats. Seats are added one by one, each along an alternating path to the cheapest free person that one leads to; that keeps
//! the whole matching the cheapest there is for the seats so far (successive shortest paths).

/// People on seats, a person on one seat at most.
#[derive(Debug, Clone, Default)]
pub(super) struct Matching<'a> {
    /// By seat, who may take it, and who does.
    seats: Vec<(&'a [usize], usize)>,
    cost: i64,
}

/// Room for paths that are looked for one after the other.
#[derive(Debug)]
pub(super) struct Paths {
    /// By person, the seat taken, as of now.
    seat_of: Vec<Option<usize>>,
    seen: Vec<bool>,
    touched: Vec<usize>,
}

impl Paths {
    pub(super) fn new(people: usize) -> Self {
        Self { seat_of: vec![None; people], seen: vec![false; people], touched: Vec::new() }
    }
}

impl<'a> Matching<'a> {
    /// The price of everybody who is seated.
    pub(super) fn cost(&self) -> i64 {
        self.cost
    }

    /// Who is seated.
    pub(super) fn people(&self) -> impl Iterator<Item = usize> {
        self.seats.iter().map(|(_, person)| *person)
    }

    /// Adds a seat. False, and all as it was, if there are not people enough.
    pub(super) fn add(&mut self, eligible: &'a [usize], price: &[i64], paths: &mut Paths) -> bool {
        for (seat, (_, person)) in self.seats.iter().enumerate() {
            paths.seat_of[*person] = Some(seat);
        }
        let new = self.seats.len();
        // Steps of paths: who would come to which seat, and the step that made that seat empty.
        let mut steps: Vec<(usize, usize, Option<usize>)> = Vec::new();
        let mut best: Option<usize> = None;
        let mut queue = vec![(new, eligible, None)];
        let mut at = 0;
        while let Some(&(seat, people, from)) = queue.get(at) {
            at += 1;
            for &person in people {
                if paths.seen[person] {
                    continue;
                }
                paths.seen[person] = true;
                paths.touched.push(person);
                steps.push((person, seat, from));
                match paths.seat_of[person] {
                    Some(next) => queue.push((next, self.seats[next].0, Some(steps.len() - 1))),
                    None if best.is_none_or(|best| price[person] < price[steps[best].0]) => {
                        best = Some(steps.len() - 1);
                    }
                    None => {}
                }
            }
        }
        for person in self.people() {
            paths.seat_of[person] = None;
        }
        for person in paths.touched.drain(..) {
            paths.seen[person] = false;
        }
        let Some(mut step) = best else { return false };
        self.cost += price[steps[step].0];
        self.seats.push((eligible, usize::MAX));
        loop {
            let (person, seat, from) = steps[step];
            self.seats[seat].1 = person;
            match from {
                Some(before) => step = before,
                None => return true,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The cheapest way by trying everything; `None` if there is none.
    fn by_hand(seats: &[Vec<usize>], price: &[i64], used: &mut Vec<usize>) -> Option<i64> {
        let Some((first, rest)) = seats.split_first() else { return Some(0) };
        let mut best: Option<i64> = None;
        for person in first {
            if !used.contains(person) {
                used.push(*person);
                let cost = by_hand(rest, price, used).map(|cost| cost + price[*person]);
                used.pop();
                best = best.into_iter().chain(cost).min();
            }
        }
        best
    }

    proptest! {
        #[test]
        fn is_the_cheapest(
            seats in prop::collection::vec(prop::collection::btree_set(0_usize..6, 0..5), 0..5),
            price in prop::collection::vec(0_i64..20, 6),
        ) {
            let seats: Vec<Vec<usize>> = seats.into_iter().map(|seat| seat.into_iter().collect()).collect();
            let mut paths = Paths::new(6);
            let mut matching = Matching::default();
            let mut taken = Vec::new();
            for seat in &seats {
                let with: Vec<_> = taken.iter().cloned().chain([seat.clone()]).collect();
                let expected = by_hand(&with, &price, &mut Vec::new());
                let added = matching.add(seat, &price, &mut paths);
                prop_assert_eq!(added, expected.is_some());
                if added {
                    taken = with;
                    prop_assert_eq!(Some(matching.cost()), expected);
                    let sum: i64 = matching.people().map(|person| price[person]).sum();
                    prop_assert_eq!(Some(sum), expected);
                }
            }
        }
    }
}
