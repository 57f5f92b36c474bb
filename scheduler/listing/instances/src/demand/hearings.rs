//! From sketches to hearings.

use listing_model::{ChannelChoice, Hearing, HearingId, Lock, OfficeHolder, Place, Priority, Seat, Venue, VenueChoice};

use super::draft::Draft;
use super::kinds::{Bench, MEDIATION as MEDIATION_TYPE, OPEN, STANDARD};
use super::parties::Parties;
use super::preferences::preferences;
use super::times::times;
use crate::calendar::Calendar;
use crate::hand::Hand;
use crate::supply::attributes::{
    EVIDENCE_CAMERA, INTERPRETER_HEADSETS, PRISON_VIDEO_LINK, PRIVATE_DISCUSSIONS, PROJECTOR, VIDEO, WITNESS_ROOM,
    WITNESS_SCREEN,
};
use crate::supply::judges::{DISCRIMINATION, EQUAL_PAY, JUDGE, MEDIATION};
use crate::supply::languages::LANGUAGES;
use crate::supply::members::{EMPLOYEE, EMPLOYER};

/// The people and venues of an office.
pub(crate) struct OfficeSupply {
    /// The main venue first.
    pub(crate) venues: Vec<Venue>,
    pub(crate) people: Vec<OfficeHolder>,
}

/// The hearing of that number, which counts from 1.
pub(crate) fn hearing(
    number: usize,
    draft: &Draft,
    office: &OfficeSupply,
    parties: &mut Parties<'_>,
    calendar: &Calendar,
    hand: &mut Hand,
) -> Hearing {
    let times = times(draft, calendar, hand);
    let panel = seats(draft, hand);
    let preferences = preferences(draft, &panel, &office.people, hand);
    let interpreters = languages(hand);
    let takes_room = draft.channels.iter().any(|&(channel, _)| channel.needs_room());
    let room_needs = if takes_room { room_needs(draft, !interpreters.is_empty(), hand) } else { Vec::new() };
    let seats = if takes_room { hand.between(draft.kind.seats.0, draft.kind.seats.1) } else { 0 };
    let attendances = parties.of_a_case(number, draft, hand);
    // Small buildings do not have what few hearings need.
    let demanding = !room_needs.is_empty() || seats > 10 || parties.newest_need_adjustments(&attendances);
    Hearing {
        id: HearingId::from(format!("H{number:05}")),
        hearing_type: draft.kind.code.to_owned(),
        minutes: draft.minutes,
        window: times.window,
        notice_days: draft.kind.notice,
        priority: if preferences.part_heard { times.priority.min(Priority::High) } else { times.priority },
        received: Some(times.received),
        target: Some(times.target),
        channels: draft.channels.iter().map(|&(channel, cost)| ChannelChoice { channel, cost }).collect(),
        venues: if takes_room { venues(&office.venues, demanding, hand) } else { Vec::new() },
        room_needs,
        seats: u16::try_from(seats).unwrap_or(0),
        may_float: draft.kind.may_float && interpreters.is_empty() && hand.percent(60),
        panel,
        panel_preferences: preferences.list,
        parties: attendances,
        interpreters,
        lock: Lock::default(),
        forbidden: forbidden(office, hand),
    }
}

fn seats(draft: &Draft, hand: &mut Hand) -> Vec<Seat> {
    let mut presiding = seat(JUDGE);
    match draft.kind.code {
        OPEN if hand.percent(80) => presiding.tickets.push(DISCRIMINATION.to_owned()),
        OPEN if hand.percent(30) => presiding.tickets.push(EQUAL_PAY.to_owned()),
        STANDARD if hand.percent(4) => presiding.specialisms.push("tupe".to_owned()),
        MEDIATION_TYPE => presiding.tickets.push(MEDIATION.to_owned()),
        _ => {}
    }
    match draft.bench {
        Bench::Alone => vec![presiding],
        Bench::TwoJudges => vec![presiding, seat(JUDGE)],
        Bench::Full => {
            let mut employer = seat(EMPLOYER);
            if draft.kind.code == OPEN && hand.percent(4) {
                employer.specialisms.push("race".to_owned());
            }
            vec![presiding, employer, seat(EMPLOYEE)]
        }
    }
}

fn seat(role: &str) -> Seat {
    Seat { role: role.to_owned(), tickets: Vec::new(), specialisms: Vec::new() }
}

/// The venue that is nearest to the parties; then, for most, its cluster or the office's main venue, and the whole region.
fn venues(own: &[Venue], demanding: bool, hand: &mut Hand) -> Vec<VenueChoice> {
    let nearest = if hand.percent(60) { own.first() } else { hand.pick(own) };
    let (Some(nearest), Some(main)) = (nearest, own.first()) else { return Vec::new() };
    let choice = |cost| VenueChoice { venue: None, cluster: None, region: None, cost };
    let mut venues = vec![VenueChoice { venue: Some(nearest.id.clone()), ..choice(0) }];
    if let Some(cluster) = &nearest.cluster
        && hand.percent(70)
    {
        venues.push(VenueChoice { cluster: Some(cluster.clone()), ..choice(4) });
    }
    if nearest.id != main.id && (hand.percent(70) || demanding) {
        venues.push(main_venue(main));
    }
    if let Some(region) = &nearest.region
        && hand.percent(55)
    {
        venues.push(VenueChoice { region: Some(region.clone()), ..choice(10) });
    }
    venues
}

/// The office's main venue, whose first room has all that is ever asked for.
pub(crate) fn main_venue(main: &Venue) -> VenueChoice {
    VenueChoice { venue: Some(main.id.clone()), cluster: None, region: None, cost: 5 }
}

fn room_needs(draft: &Draft, interpreted: bool, hand: &mut Hand) -> Vec<String> {
    let hybrid = draft.channels.iter().any(|&(channel, _)| channel == listing_model::Channel::Hybrid);
    let open = draft.kind.code == OPEN;
    [
        (PRIVATE_DISCUSSIONS, if draft.kind.code == MEDIATION_TYPE { 80 } else { 2 }),
        (WITNESS_ROOM, if open { 12 } else { 2 }),
        (WITNESS_SCREEN, if open { 3 } else { 0 }),
        (VIDEO, if hybrid { 100 } else { 5 }),
        (PRISON_VIDEO_LINK, 1),
        (INTERPRETER_HEADSETS, if interpreted { 25 } else { 0 }),
        (PROJECTOR, if open { 5 } else { 1 }),
        (EVIDENCE_CAMERA, if open { 3 } else { 0 }),
    ]
    .into_iter()
    .filter(|&(_, percent)| hand.percent(percent))
    .map(|(code, _)| code.to_owned())
    .collect()
}

/// One in twelve hearings needs an interpreter, and a few of them two.
fn languages(hand: &mut Hand) -> Vec<String> {
    let mut languages = Vec::new();
    if hand.percent(8) {
        languages.push(hand.weighted(&LANGUAGES).to_owned());
        let second = hand.weighted(&LANGUAGES);
        if hand.percent(6) && languages.iter().all(|first| first != second) {
            languages.push(second.to_owned());
        }
    }
    languages
}

/// Now and then a listing officer has ruled a venue out.
fn forbidden(office: &OfficeSupply, hand: &mut Hand) -> Vec<Place> {
    let several = office.venues.len() > 1 && hand.percent(1);
    let venue = if several { hand.pick(&office.venues) } else { None };
    venue.map(|venue| Place { venue: Some(venue.id.clone()), ..Place::default() }).into_iter().collect()
}
