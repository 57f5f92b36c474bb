//! Whether seats can be filled, each with somebody else.

use std::collections::{BTreeMap, BTreeSet};

/// Whether each of `seats`, which lists who could sit there, can have somebody of its own. If not, the first that cannot while
/// those before it do.
///
/// By augmenting paths; there are few seats, so it is quick even if there are many people.
pub(super) fn first_unfilled(seats: &[Vec<usize>]) -> Option<usize> {
    let mut seat_of = BTreeMap::new();
    (0..seats.len()).find(|&seat| !fill(seat, seats, &mut seat_of, &mut BTreeSet::new()))
}

fn fill(seat: usize, seats: &[Vec<usize>], seat_of: &mut BTreeMap<usize, usize>, tried: &mut BTreeSet<usize>) -> bool {
    // Somebody free first: with many candidates there nearly always is one, and nobody has to move.
    if let Some(&free) = seats[seat].iter().find(|person| !seat_of.contains_key(person)) {
        seat_of.insert(free, seat);
        return true;
    }
    for &person in &seats[seat] {
        if tried.insert(person) {
            let moves = seat_of.get(&person).copied().is_none_or(|other| fill(other, seats, seat_of, tried));
            if moves {
                seat_of.insert(person, seat);
                return true;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(vec![vec![1, 2], vec![1], vec![2, 3]], None)]
    #[case(vec![vec![1, 2], vec![1], vec![2]], Some(2))]
    #[case(vec![vec![1], vec![1]], Some(1))]
    #[case(vec![vec![1], vec![]], Some(1))]
    #[case(vec![], None)]
    fn seats_are_filled_or_not(#[case] seats: Vec<Vec<usize>>, #[case] unfilled: Option<usize>) {
        assert_eq!(first_unfilled(&seats), unfilled);
    }

    /// Tries everybody in every seat.
    fn by_trying(seats: &[Vec<usize>], taken: &mut Vec<usize>) -> bool {
        let Some((seat, others)) = seats.split_first() else { return true };
        seat.iter().any(|person| {
            if taken.contains(person) {
                return false;
            }
            taken.push(*person);
            let filled = by_trying(others, taken);
            taken.pop();
            filled
        })
    }

    proptest! {
        #[test]
        fn it_agrees_with_trying_everything(seats in prop::collection::vec(prop::collection::vec(0_usize..5, 0..4), 0..5)) {
            prop_assert_eq!(first_unfilled(&seats).is_none(), by_trying(&seats, &mut Vec::new()));
        }
    }
}
