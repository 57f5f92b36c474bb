//! Who could sit and interpret.

use listing_model::{Requirement, Seat};

use super::super::within::Within;
use super::{Survey, Venue};
use crate::ground::item::Item;
use crate::mask::Mask;
use crate::place::{Crew, MOST_PEOPLE, NOBODY};
use crate::reason::Reason;
use crate::rules::person_too_many_days::passed;
use crate::rules::{Book, Rules};
use crate::state::{NOWHERE, State};

/// Somebody for a seat or a language, and the rules that this breaks at any time.
#[derive(Debug, Clone, Copy)]
pub(in crate::explain) struct Candidate {
    pub(in crate::explain) person: u16,
    pub(in crate::explain) broken: Rules,
}

/// Whoever presides over hearings with which an item must share that person.
pub(super) fn presiding(state: &State<'_>, number: u32) -> Vec<u16> {
    let item = &state.ground.items[number as usize];
    let links = item.panel_links.iter().flat_map(|&link| &state.ground.panel_links[link as usize]);
    let mut found: Vec<u16> =
        links.filter(|&&other| other != number).filter_map(|&other| state.presiding(other)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Those whom an item may have.
pub(super) fn allowed(state: &State<'_>, number: u32, item: &Item) -> Vec<Vec<Candidate>> {
    let presiding = presiding(state, number);
    let candidate = |seat: usize, person: u16| {
        let apart = seat == 0 && presiding.iter().any(|&other| other != person);
        let broken = if apart { Rules::one(Reason::LinkPanel) } else { Rules::NONE };
        Candidate { person, broken }
    };
    let fitting = item.seats.iter().chain(&item.languages).enumerate();
    fitting.map(|(seat, people)| people.iter().map(|&person| candidate(seat, person)).collect()).collect()
}

/// Everybody who qualifies, whether or not the item may have them; where nobody does or somebody is asked about, also those who
/// do not qualify.
pub(super) fn all(
    book: &Book<'_>,
    state: &State<'_>,
    number: u32,
    item: &Item,
    within: &Within,
) -> Vec<Vec<Candidate>> {
    let ground = state.ground;
    let presiding = presiding(state, number);
    let said = |wanted: Requirement| -> Vec<u16> {
        let all = book.hearings(item).flat_map(|hearing| &hearing.panel_preferences);
        let people =
            all.filter(|said| said.requirement == wanted).filter_map(|said| ground.people.person(&said.person));
        people.collect()
    };
    let (excluded, included) = (said(Requirement::Exclude), said(Requirement::Include));
    let locked = locked_panels(book, state, item);
    let panel: &[Seat] = book.hearings(item).next().map_or(&[], |hearing| &hearing.panel);
    let people = 0..u16::try_from(ground.people.all.len()).unwrap_or(u16::MAX);
    let mut seats = Vec::new();
    let mut reserved: Vec<Option<u16>> = vec![None; panel.len()];
    let mut homeless = false;
    for &person in &included {
        let fits = |seat: usize| ground.people.all[usize::from(person)].fits(&panel[seat]);
        match (0..panel.len()).find(|&seat| reserved[seat].is_none() && fits(seat)) {
            Some(seat) => reserved[seat] = Some(person),
            None => homeless |= !reserved.contains(&Some(person)),
        }
    }
    for (nth, seat) in panel.iter().enumerate() {
        let of = |person: u16| {
            let found = [
                (Reason::PanelWrong, !ground.people.all[usize::from(person)].fits(seat)),
                (Reason::PanelExcluded, excluded.contains(&person)),
                (Reason::PanelNotIncluded, homeless || reserved[nth].is_some_and(|other| other != person)),
                (Reason::LinkPanel, nth == 0 && presiding.iter().any(|&other| other != person)),
                (Reason::LockBroken, locked.iter().any(|panel| panel.get(nth) != Some(&Some(person)))),
            ];
            found.into_iter().filter(|(_, holds)| *holds).map(|(reason, _)| reason).collect()
        };
        let holders = people.clone().filter(|&person| ground.people.all[usize::from(person)].is_holder);
        seats.push(qualified(
            holders.map(|person| Candidate { person, broken: of(person) }),
            Reason::PanelWrong,
            within,
        ));
    }
    for language in book.hearings(item).flat_map(|hearing| &hearing.interpreters) {
        let of = |person: u16| match ground.people.all[usize::from(person)].speaks(language) {
            true => Rules::NONE,
            false => Rules::one(Reason::InterpreterWrong),
        };
        let interpreters = people.clone().filter(|&person| !ground.people.all[usize::from(person)].is_holder);
        let candidates = interpreters.map(|person| Candidate { person, broken: of(person) });
        seats.push(qualified(candidates, Reason::InterpreterWrong, within));
    }
    seats
}

/// Drops those who do not qualify, unless nobody does, or they are asked about.
fn qualified(all: impl Iterator<Item = Candidate>, unqualified: Reason, within: &Within) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = all.collect();
    if all.iter().any(|candidate| !candidate.broken.has(unqualified)) {
        all.retain(|candidate| !candidate.broken.has(unqualified) || within.person == Some(candidate.person));
    }
    all
}

/// The panels that are locked, by seat.
fn locked_panels(book: &Book<'_>, state: &State<'_>, item: &Item) -> Vec<Vec<Option<u16>>> {
    let held = book.hearings(item).filter(|hearing| hearing.lock.panel);
    let old = held.filter_map(|hearing| book.in_force.get(&hearing.id));
    old.map(|old| old.panel.iter().map(|bench| state.ground.people.person(&bench.person)).collect()).collect()
}

impl Survey<'_, '_> {
    /// The starts among `wanted` at which somebody could be in each seat and for each language, and whoever is asked about in one.
    pub(super) fn crew_starts(&self, day: u16, venue: &Venue, relaxed: Rules, wanted: Mask) -> Mask {
        let mut starts = wanted;
        let mut with_them = 0;
        for seat in &self.seats {
            let mut found = 0;
            for candidate in seat {
                let theirs = self.person_starts(day, venue.venue, candidate, relaxed);
                found |= theirs;
                if self.within.person == Some(candidate.person) {
                    with_them |= theirs;
                } else if self.within.person.is_none() && starts & !found == 0 {
                    break;
                }
            }
            starts &= found;
            if starts == 0 {
                return 0;
            }
        }
        if self.within.person.is_some() { starts & with_them } else { starts }
    }

    /// The starts at which a person could take part.
    pub(in crate::explain) fn person_starts(
        &self,
        day: u16,
        venue: u16,
        candidate: &Candidate,
        relaxed: Rules,
    ) -> Mask {
        let (state, ground, person) = (self.state, self.state.ground, candidate.person);
        let of = &ground.people.all[usize::from(person)];
        if !candidate.broken.are_among(relaxed) || self.forbids_person(day, venue, person, relaxed) {
            return 0;
        }
        let end = day + self.item.days();
        let is_away = venue != NOWHERE && (day..end).any(|day| !state.may_be_at(person, day, venue));
        let sits_too_often = || match self.item.is_within_a_day() {
            true => !state.sitting.may_on(person, day),
            false => passed(state, person, day..end).is_some(),
        };
        if is_away && !relaxed.has(Reason::PersonOtherVenue)
            || of.is_holder && !relaxed.has(Reason::PersonTooManyDays) && sits_too_often()
        {
            return 0;
        }
        let (away, taken) = match of.is_holder {
            true => (Reason::PersonAway, Reason::PersonTaken),
            false => (Reason::InterpreterAway, Reason::InterpreterTaken),
        };
        let (away, taken) = (relaxed.has(away), relaxed.has(taken));
        // What the state knows at a glance: on this day nothing so long fits.
        if !away && !taken && !super::has(state.person_slack.days(person, self.item.length), day) {
            return 0;
        }
        self.starts_in(day, |day| {
            let at = ground.at(person, day);
            let present = ground.people.present[at];
            let blocked = present & !ground.person_free[at];
            let away = if away { 0 } else { !present };
            let taken = if taken { 0 } else { state.people[at].busy | blocked };
            !(away | taken)
        })
    }

    /// Whether a person is forbidden on a day, whatever the room.
    fn forbids_person(&self, day: u16, venue: u16, person: u16, relaxed: Rules) -> bool {
        let date = self.state.ground.calendar.dates[usize::from(day)];
        !relaxed.has(Reason::PlaceForbidden)
            && self.item.forbidden.iter().any(|place| {
                place.person == Some(person)
                    && place.room.is_none()
                    && place.days.is_none_or(|days| days.contains(date))
                    && place.venue.is_none_or(|its| its == venue)
            })
    }

    /// For each seat and language, who could be there on a day at a venue, and from which starts.
    pub(in crate::explain) fn able(&self, day: u16, venue: u16, relaxed: Rules) -> Vec<Vec<(u16, Mask)>> {
        let of_seat = |seat: &Vec<Candidate>| {
            let starts = seat.iter().map(|one| (one.person, self.person_starts(day, venue, one, relaxed)));
            starts.filter(|&(_, starts)| starts != 0).collect()
        };
        self.seats.iter().map(of_seat).collect()
    }

    /// The crew of a start: for each seat the first in the order of `rank` who can be there and has no other seat. Nothing if the
    /// seats cannot all be filled, or whoever is asked about finds none.
    pub(in crate::explain) fn crew(
        &self,
        able: &[Vec<(u16, Mask)>],
        start: u8,
        mut rank: impl FnMut(u16) -> i64,
    ) -> Option<Crew> {
        let mut ranked: Vec<Vec<(i64, u16)>> = Vec::with_capacity(able.len());
        for seat in able {
            let there = seat.iter().filter(|(_, starts)| starts >> start & 1 == 1);
            let mut people: Vec<(i64, u16)> = there.map(|&(person, _)| (rank(person), person)).collect();
            people.sort_unstable();
            let asked = people.iter().copied().find(|&(_, person)| self.within.person == Some(person));
            // As many as there are seats are enough for each seat to find somebody, whoever the others take.
            people.truncate(able.len());
            people.splice(0..0, asked);
            ranked.push(people);
        }
        let mut crew = [NOBODY; MOST_PEOPLE];
        self.seated(&ranked, 0, &mut crew).then_some(crew)
    }

    /// Fills the seats from `nth` on.
    fn seated(&self, ranked: &[Vec<(i64, u16)>], nth: usize, crew: &mut Crew) -> bool {
        let Some(people) = ranked.get(nth) else {
            return self.within.person.is_none_or(|asked| crew.contains(&asked));
        };
        for &(_, person) in people {
            if !crew[..nth].contains(&person) {
                crew[nth] = person;
                if self.seated(ranked, nth + 1, crew) {
                    return true;
                }
                crew[nth] = NOBODY;
            }
        }
        false
    }
}
