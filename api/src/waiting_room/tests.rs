//! Order is kept, the pace is kept, nobody comes in early, and no token is worth more than it says.

use std::collections::BTreeSet;
use std::num::NonZeroU32;

use calendars::{Instant, Span};
use proptest::prelude::*;

use super::token::{Place, Seal};
use super::*;

const SECRET: &str = "a secret that is long enough";

fn settings(admitted_a_second: u32) -> WaitingRoomSettings {
    WaitingRoomSettings {
        admitted_a_second: NonZeroU32::new(admitted_a_second).unwrap(),
        admitted_seconds: 600,
        uses: 3,
        venues: BTreeSet::new(),
    }
}

fn room(admitted_a_second: u32) -> WaitingRoom {
    WaitingRoom::new(settings(admitted_a_second), SECRET, 1)
}

fn at(micros: i64) -> Instant {
    Instant::from_micros(1_780_000_000_000_000 + micros)
}

fn turn(room: &WaitingRoom, token: &str) -> Instant {
    room.seal.place(token).unwrap().turn
}

/// When people come, in order: alone, in crowds, after long pauses.
fn arrivals() -> impl Strategy<Value = Vec<Instant>> {
    let pause = prop_oneof![4 => Just(0_i64), 4 => 0..50_000_i64, 1 => 0..20_000_000_i64];
    prop::collection::vec(pause, 1..300).prop_map(|pauses| {
        let mut now = 0;
        pauses
            .into_iter()
            .map(|pause| {
                now += pause;
                at(now)
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn first_come_is_first_served_at_an_even_pace(arrivals in arrivals(), pace in 1..5_000_u32) {
        let room = room(pace);
        let turns: Vec<_> = arrivals.iter().map(|now| turn(&room, &room.take_place(*now))).collect();
        for pair in turns.windows(2) {
            prop_assert!(pair[0] < pair[1], "order");
            prop_assert!(pair[1].since(pair[0]) >= room.turns.step(), "pace");
        }
        for (now, turn) in arrivals.iter().zip(&turns) {
            prop_assert!(now <= turn, "nobody is admitted before they came");
        }
        // In no second are more admitted than the pace says.
        for (first, turn) in turns.iter().enumerate() {
            let within = turns[first..].iter().take_while(|later| later.since(*turn) < Span::from_seconds(1)).count();
            prop_assert!(within <= usize::try_from(pace).unwrap(), "{within} in a second");
        }
        // Nobody waits for nothing: a turn is when its owner came, or one step after the turn before.
        for (place, turn) in turns.iter().enumerate() {
            let after_the_last = place.checked_sub(1).map(|before| turns[before].plus(room.turns.step()));
            prop_assert!(*turn == arrivals[place] || Some(*turn) == after_the_last);
        }
    }

    #[test]
    fn a_place_in_the_line_counts_those_before(crowd in 1..200_u32, pace in 1..1_000_u32) {
        let room = room(pace);
        let tokens: Vec<_> = (0..crowd).map(|_| room.take_place(at(0))).collect();
        for (before, token) in (0..).zip(&tokens) {
            let expected = if before == 0 {
                Standing::Admitted { until: at(0).plus(Span::from_seconds(600)) }
            } else {
                Standing::Waiting { position: before, turn: turn(&room, token) }
            };
            prop_assert_eq!(room.standing(token, at(0)), Ok(expected));
        }
    }

    #[test]
    fn nobody_is_admitted_early_or_late(pace in 1..1_000_u32, crowd in 1..100_u32, micros in -5..5_i64) {
        let room = room(pace);
        let token = (0..crowd).map(|_| room.take_place(at(0))).last().unwrap();
        let turn = turn(&room, &token);
        let now = turn.plus(Span::from_micros(micros));
        let admitted = matches!(room.pass(&token, now), Ok(Standing::Admitted { .. }));
        prop_assert_eq!(admitted, micros >= 0);
        let end = turn.plus(Span::from_seconds(600)).plus(Span::from_micros(micros));
        prop_assert_eq!(room.pass(&token, end) == Err(Worthless::Over), micros >= 0);
    }

    #[test]
    fn a_changed_token_is_worthless(place in any::<(i64, u64)>(), letter in 0..64_usize, other in "[0-9a-f]") {
        let seal = Seal::new(SECRET);
        let place = Place { turn: Instant::from_micros(place.0), node: place.1 };
        let token = seal.token(place);
        prop_assert_eq!(seal.place(&token), Some(place));
        let mut changed = token.clone();
        changed.replace_range(letter..=letter, &other);
        prop_assert_eq!(seal.place(&changed).is_some(), changed == token);
        prop_assert_eq!(Seal::new("another secret that is long enough").place(&token), None);
    }

    #[test]
    fn whatever_comes_as_a_token_is_read_without_harm(text in any::<String>()) {
        prop_assert_eq!(Seal::new(SECRET).place(&text), None);
    }
}

#[test]
fn a_token_is_written_in_one_way_only() {
    let room = room(1);
    let token = room.take_place(at(0));
    assert_eq!(room.standing(&token.to_uppercase(), at(0)), Err(Worthless::Forged));
    assert_eq!(room.standing(&format!("{token}0"), at(0)), Err(Worthless::Forged));
}

#[test]
fn a_token_is_for_one_visit_and_not_for_everybodys() {
    let room = room(1_000);
    let (token, other) = (room.take_place(at(0)), room.take_place(at(0)));
    let now = at(1_000_000);
    for _ in 0..3 {
        assert!(matches!(room.pass(&token, now), Ok(Standing::Admitted { .. })));
    }
    assert_eq!(room.pass(&token, now), Err(Worthless::UsedUp));
    assert!(matches!(room.standing(&token, now), Ok(Standing::Admitted { .. })), "looking costs nothing");
    assert!(matches!(room.pass(&other, now), Ok(Standing::Admitted { .. })), "each has its own count");
    assert_eq!(room.uses.known(), 2);
    let later = at(700_000_000);
    let fresh = room.take_place(later);
    assert!(room.pass(&fresh, later).is_ok());
    assert_eq!(room.uses.known(), 1, "what is over is forgotten");
}

#[test]
fn waiting_costs_no_use() {
    let room = room(1);
    let tokens: Vec<_> = (0..2).map(|_| room.take_place(at(0))).collect();
    for _ in 0..10 {
        assert!(matches!(room.pass(&tokens[1], at(0)), Ok(Standing::Waiting { position: 1, .. })));
    }
    assert!(matches!(room.pass(&tokens[1], at(1_000_000)), Ok(Standing::Admitted { .. })));
}

#[test]
fn after_a_restart_places_stand_and_newcomers_come_behind_those_who_asked() {
    let before = room(1);
    let tokens: Vec<_> = (0..5).map(|_| before.take_place(at(0))).collect();
    let after = WaitingRoom::new(settings(1), SECRET, 2);
    assert_eq!(after.standing(&tokens[4], at(0)), before.standing(&tokens[4], at(0)));
    let newcomer = after.take_place(at(0));
    assert_eq!(turn(&after, &newcomer), turn(&before, &tokens[4]).plus(Span::from_seconds(1)));
}
