//! The algebra against a model that cannot be wrong: one bit for each of sixty-four microseconds.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

const ROOM: i64 = 64;

fn at(start: i64, end: i64) -> Interval {
    Interval::new(Instant::from_micros(start), Instant::from_micros(end)).unwrap()
}

fn set(ends: &[(i64, i64)]) -> IntervalSet {
    ends.iter().map(|&(start, end)| at(start, end)).collect()
}

fn bits_of(start: i64, end: i64) -> u64 {
    (start..end).fold(0, |bits, bit| bits | 1 << bit)
}

fn bits(set: &IntervalSet) -> u64 {
    set.iter().fold(0, |bits, own| bits | bits_of(own.start().micros(), own.end().micros()))
}

/// Sorted, disjoint and not touching: the fewest intervals there can be.
fn is_canonical(set: &IntervalSet) -> bool {
    set.as_slice().windows(2).all(|pair| pair[0].end() < pair[1].start())
}

fn any_interval() -> impl Strategy<Value = Interval> {
    (0..ROOM, 1..12_i64).prop_map(|(start, length)| at(start, (start + length).min(ROOM)))
}

fn any_set() -> impl Strategy<Value = IntervalSet> {
    vec(any_interval(), 0..12).prop_map(|intervals| intervals.into_iter().collect())
}

proptest! {
    #[test]
    fn set_operations_are_bit_operations(a in any_set(), b in any_set()) {
        for (result, expected) in [
            (a.union(&b), bits(&a) | bits(&b)),
            (a.intersection(&b), bits(&a) & bits(&b)),
            (a.difference(&b), bits(&a) & !bits(&b)),
        ] {
            prop_assert!(is_canonical(&result), "{:?}", result);
            prop_assert_eq!(bits(&result), expected);
        }
    }

    #[test]
    fn laws(a in any_set(), b in any_set(), c in any_set()) {
        prop_assert_eq!(a.union(&b), b.union(&a));
        prop_assert_eq!(a.intersection(&b.union(&c)), a.intersection(&b).union(&a.intersection(&c)));
        prop_assert_eq!(a.difference(&b).union(&a.intersection(&b)), a.clone());
        prop_assert_eq!(a.union(&b).total_length() + a.intersection(&b).total_length(), a.total_length() + b.total_length());
    }

    #[test]
    fn complement_is_the_rest_of_its_bounds(a in any_set(), bounds in any_interval()) {
        let rest = a.complement_within(bounds);
        let room = bits_of(bounds.start().micros(), bounds.end().micros());
        prop_assert!(is_canonical(&rest));
        prop_assert_eq!(bits(&rest), room & !bits(&a));
    }

    #[test]
    fn looking_up(a in any_set(), asked in any_interval(), instant in -2..ROOM + 2) {
        let room = bits_of(asked.start().micros(), asked.end().micros());
        prop_assert_eq!(a.overlaps(asked), bits(&a) & room != 0);
        prop_assert_eq!(a.encloses(asked), bits(&a) & room == room);
        let expected = (0..ROOM).contains(&instant) && bits(&a) >> instant & 1 == 1;
        prop_assert_eq!(a.contains(Instant::from_micros(instant)), expected);
        prop_assert_eq!(a.total_length().micros(), i64::from(bits(&a).count_ones()));
    }

    #[test]
    fn inserting_one_by_one_is_collecting(intervals in vec(any_interval(), 0..12)) {
        let mut inserted = IntervalSet::new();
        for interval in &intervals {
            inserted.insert(*interval);
            prop_assert!(is_canonical(&inserted));
        }
        prop_assert_eq!(inserted, intervals.into_iter().collect::<IntervalSet>());
    }

    #[test]
    fn json_round_trips(a in any_set()) {
        let json = serde_json::to_string(&a).unwrap();
        prop_assert_eq!(serde_json::from_str::<IntervalSet>(&json).unwrap(), a);
    }
}

#[test]
fn touching_intervals_merge() {
    assert_eq!(set(&[(5, 9), (0, 5)]), set(&[(0, 9)]));
    assert_eq!(set(&[(0, 5), (6, 9)]).iter().len(), 2);
}

#[test]
fn one_hole_may_cut_two_intervals() {
    let cut = set(&[(0, 10), (20, 30)]).difference(&set(&[(5, 25)]));
    assert_eq!(cut, set(&[(0, 5), (25, 30)]));
}
