//! The survey against the rules: what it opens is open, and it misses nothing.

use anytime::{Random, below, pick, random};
use listing_instances::Size;
use proptest::prelude::*;

use super::super::offers::offers;
use super::super::within::Within;
use super::{Reach, Survey};
use crate::ground::Ground;
use crate::place::{NO_ROOM, Place};
use crate::reason::Reason;
use crate::rules::tests::{begun, drawn, somewhere};
use crate::rules::{Book, Proposal, Rules, broken};
use crate::state::NOWHERE;

/// Rules that a survey does not relax: a place that breaks one of them is no place at all.
const NEVER: Rules = Rules::of(&[Reason::NotASittingDay, Reason::OffGrid, Reason::DoesNotFit, Reason::RoomNeeded]);

/// Some of the rules that a survey can relax.
fn some_rules(random: &mut Random) -> Rules {
    let all = [
        Reason::OutsideWindow,
        Reason::ShortNotice,
        Reason::PartyUnavailable,
        Reason::PartyTaken,
        Reason::RoomTaken,
        Reason::PersonTaken,
        Reason::PersonAway,
        Reason::PersonOtherVenue,
        Reason::PersonTooManyDays,
        Reason::VenueNotAllowed,
        Reason::ChannelNotAllowed,
        Reason::RoomLacks,
        Reason::LinkOrder,
        Reason::LockBroken,
    ];
    (0..below(random, 4)).filter_map(|_| pick(random, &all).copied()).collect()
}

/// Whether a survey opens a place if exactly the rules that it breaks are relaxed; nothing if it does not look so far.
fn opens(survey: &Survey<'_, '_>, place: Place, rules: Rules) -> Option<bool> {
    let Place::Slot(slot) = place else { return None };
    let rooms = &survey.state.ground.rooms.all;
    let venue = if slot.room == NO_ROOM { NOWHERE } else { rooms[usize::from(slot.room)].venue };
    let venue = survey.venues.iter().find(|known| known.venue == venue && known.channel == slot.channel)?;
    let known = |(seat, person): (usize, u16)| survey.seats[seat].iter().any(|candidate| candidate.person == person);
    let all = slot.people().count() == survey.seats.len() && slot.people().enumerate().all(known);
    (all && !rules.meet(NEVER)).then(|| survey.starts(slot.day, venue, rules) >> slot.start & 1 == 1)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
    #[test]
    fn what_is_opened_is_open_and_nothing_is_missed(seed in 0_u64..1_000_000, hearings in 15_u32..50) {
        let problem = drawn(Size::of(hearings).with_pressure(70 + (seed % 90) as u32), seed);
        let ground = Ground::new(&problem);
        let book = Book::new(&problem);
        let mut random = random(seed, 3);
        let mut state = begun(&ground, &mut random);
        let (mut missed_none, mut offered) = (0, 0);
        for _ in 0..24 {
            let number = below(&mut random, ground.items.len() as u32);
            let item = &ground.items[number as usize];
            if item.in_room.is_none() && item.roomless.is_none() {
                continue;
            }
            let was = state.remove(number);
            let survey = Survey::new(&book, &state, number, Within::default(), Reach::All);
            let of = |place: Place| broken(&Proposal { book: &book, state: &state, number, place });
            for _ in 0..12 {
                let place = somewhere(&state, item, &mut random);
                let rules = of(place);
                if let Some(opened) = opens(&survey, place, rules) {
                    prop_assert!(opened, "{:?} was missed with {:?}", place, rules.iter().collect::<Vec<_>>());
                    missed_none += 1;
                }
            }
            let relaxed = some_rules(&mut random);
            for offer in offers(&survey, relaxed, 6) {
                let rules = of(offer.place);
                prop_assert!(rules.are_among(relaxed), "{:?} breaks {:?}", offer, rules.iter().collect::<Vec<_>>());
                offered += 1;
            }
            // Whoever may be asked for is allowed: the narrow survey opens what the wide one does.
            let narrow = Survey::new(&book, &state, number, Within::default(), Reach::Allowed);
            prop_assert_eq!(narrow.any(Rules::NONE), survey.any(Rules::NONE));
            if let Some(was) = was {
                state.place(number, was);
            }
        }
        prop_assert!(missed_none > 0 && offered > 0, "nothing was tested");
    }
}
