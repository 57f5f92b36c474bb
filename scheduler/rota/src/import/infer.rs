//! What people may do, from what they did.

use std::collections::{BTreeMap, BTreeSet};

use calendars::LocalDate;

use super::tables::{Profile, Sitting, Slot};
use super::{Assumed, Inference};
use crate::model::{
    Assignment, Availability, Bench, Court, Half, HalfDay, Linked, Person, Rota, Rules, Seat, Session, Sittings,
    WeeklyHalf, When,
};

const YOUTH: &str = "YOUTH";

/// The kinds of bench, by id, with their slots.
const BENCHES: [(&str, &[Slot]); 4] = [
    ("chair_and_wingers", &[Slot::Chair, Slot::LeftWinger, Slot::RightWinger]),
    ("district_judge", &[Slot::DistrictJudge]),
    ("single_justice", &[Slot::SingleJustice]),
    ("crown", &[Slot::Crown1, Slot::Crown2]),
];

const fn role(slot: Slot) -> &'static str {
    match slot {
        Slot::Chair => "chair",
        Slot::LeftWinger | Slot::RightWinger => "winger",
        Slot::DistrictJudge => "district_judge",
        Slot::SingleJustice => "single_justice",
        Slot::Crown1 | Slot::Crown2 => "crown",
    }
}

/// Whether who has the slot presides. On an appeal the judge of the Crown Court does, who is not on the rota.
const fn presides(slot: Slot) -> bool {
    matches!(slot, Slot::Chair | Slot::DistrictJudge | Slot::SingleJustice)
}

pub(super) fn rota(
    name: &str,
    profiles: &[Profile],
    sittings: &[Sitting],
    inference: Inference,
) -> (Rota, Vec<Assignment>) {
    let links = links(profiles, inference.whole_days);
    let sessions = profiles.iter().zip(links).map(|(profile, linked)| session(profile, linked)).collect();
    let mut seen: BTreeMap<&str, Seen<'_>> = BTreeMap::new();
    for sitting in sittings {
        seen.entry(&sitting.justice).or_default().sat(&profiles[sitting.profile], sitting.slot);
    }
    let rota = Rota {
        name: name.to_owned(),
        rules: Rules { linked: Linked::Together },
        benches: BENCHES.iter().map(|(id, slots)| bench(id, slots, profiles, sittings)).collect(),
        sessions,
        people: seen.into_iter().map(|(id, seen)| seen.person(id, inference)).collect(),
        ..Rota::default()
    };
    (rota, sittings.iter().map(|sitting| assignment(&profiles[sitting.profile], sitting)).collect())
}

fn session(profile: &Profile, linked: Option<String>) -> Session {
    Session {
        id: profile.id.clone(),
        date: profile.date,
        when: match profile.half {
            Half::Morning => When::AM,
            Half::Afternoon => When::PM,
        },
        panel: profile.panel.clone(),
        business: profile.business.clone(),
        venue: profile.location.clone(),
        room: Some(profile.room.clone()),
        linked,
        welsh: profile.welsh,
        needs: if profile.panel == YOUTH { vec![YOUTH.to_owned()] } else { Vec::new() },
    }
}

fn bench(id: &str, slots: &[Slot], profiles: &[Profile], sittings: &[Sitting]) -> Bench {
    let courts: BTreeSet<Court> = sittings
        .iter()
        .filter(|sitting| slots.contains(&sitting.slot))
        .map(|sitting| &profiles[sitting.profile])
        .map(|profile| Court { panel: Some(profile.panel.clone()), business: Some(profile.business.clone()) })
        .collect();
    let seat =
        |slot: &Slot| Seat { name: slot.name().to_owned(), role: role(*slot).to_owned(), presides: presides(*slot) };
    Bench { id: id.to_owned(), seats: slots.iter().map(seat).collect(), courts: courts.into_iter().collect() }
}

fn assignment(profile: &Profile, sitting: &Sitting) -> Assignment {
    let bench = BENCHES.iter().find(|(_, slots)| slots.contains(&sitting.slot)).map_or("", |(id, _)| id);
    Assignment {
        session: profile.id.clone(),
        bench: bench.to_owned(),
        seat: sitting.slot.name().to_owned(),
        person: sitting.justice.clone(),
        locked: false,
    }
}

/// The group of each session, named after its first: those joined by `linked`, and by day and room if asked for.
fn links(profiles: &[Profile], whole_days: bool) -> Vec<Option<String>> {
    // Each session points to an earlier one of its group, or to itself.
    let mut first: Vec<usize> = (0..profiles.len()).collect();
    let root = |first: &[usize], mut at: usize| {
        while first[at] != at {
            at = first[at];
        }
        at
    };
    let mut join = |one: usize, other: usize| {
        let (one, other) = (root(&first, one), root(&first, other));
        first[one.max(other)] = one.min(other);
    };
    let mut by_link = BTreeMap::new();
    let mut by_day = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        if let Some(linked) = &profile.linked {
            join(at, *by_link.entry(linked).or_insert(at));
        }
        if whole_days {
            join(at, *by_day.entry((profile.date, &profile.location, &profile.room)).or_insert(at));
        }
    }
    let roots: Vec<usize> = (0..profiles.len()).map(|at| root(&first, at)).collect();
    let mut sizes = vec![0_usize; profiles.len()];
    for root in &roots {
        sizes[*root] += 1;
    }
    roots.into_iter().map(|root| (sizes[root] > 1).then(|| profiles[root].id.clone())).collect()
}

/// What the tables show of a person.
#[derive(Debug, Default)]
struct Seen<'a> {
    roles: BTreeSet<&'static str>,
    youth: bool,
    welsh: bool,
    venues: BTreeSet<&'a str>,
    half_days: BTreeSet<HalfDay>,
    in_week: BTreeMap<LocalDate, u32>,
    sittings: u32,
}

impl<'a> Seen<'a> {
    fn sat(&mut self, profile: &'a Profile, slot: Slot) {
        self.roles.insert(role(slot));
        self.youth |= profile.panel == YOUTH;
        self.welsh |= profile.welsh;
        self.venues.insert(&profile.location);
        self.half_days.insert(HalfDay { date: profile.date, half: profile.half });
        *self.in_week.entry(profile.date.iso_week_monday()).or_insert(0) += 1;
        self.sittings += 1;
    }

    fn person(mut self, id: &str, inference: Inference) -> Person {
        if inference.chairs_wing && self.roles.contains(role(Slot::Chair)) {
            self.roles.insert(role(Slot::LeftWinger));
        }
        Person {
            id: id.to_owned(),
            authorisations: if self.youth { vec![YOUTH.to_owned()] } else { Vec::new() },
            welsh: self.welsh,
            available: self.available(inference.available),
            sittings: Sittings {
                least: None,
                most: Some(self.sittings.saturating_add(inference.extra_sittings)),
                most_in_week: Some(self.in_week.into_values().max().unwrap_or(0).max(WHOLE_DAY)),
                share: inference.share_as_sat.then_some(self.sittings),
            },
            roles: self.roles.into_iter().map(str::to_owned).collect(),
            venues: self.venues.into_iter().map(str::to_owned).collect(),
        }
    }

    fn available(&self, assumed: Assumed) -> Availability {
        let weekly = || {
            let halves = self.half_days.iter().map(|at| WeeklyHalf { weekday: at.date.weekday(), half: at.half });
            halves.collect::<BTreeSet<_>>().into_iter().collect()
        };
        match assumed {
            Assumed::AsSat => {
                Availability { dates: self.half_days.iter().copied().collect(), ..Availability::default() }
            }
            Assumed::HabitWithinSpan => Availability {
                weekly: weekly(),
                first: self.half_days.first().map(|at| at.date),
                last: self.half_days.last().map(|at| at.date),
                ..Availability::default()
            },
            Assumed::Habit => Availability { weekly: weekly(), ..Availability::default() },
            Assumed::Always => Availability::default(),
        }
    }
}

/// The sittings of a whole day.
const WHOLE_DAY: u32 = 2;
