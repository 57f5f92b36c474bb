//! What a filled rota comes to, counted from its assignments alone: the same for a rota that people made and for one of ours.

mod reasons;
mod seated;
mod shares;
mod text;

use std::collections::BTreeMap;

use calendars::LocalDate;
use serde::Serialize;

use crate::check::{Breach, check};
use crate::model::{Filled, Rota};

use seated::{Seated, Sitting};

pub use reasons::{Missing, Unfilled};
pub use shares::{GroupShares, Share, Spread};
pub use text::Comparison;

/// A filled rota in figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The rota's name.
    pub name: String,
    /// How many sessions there are.
    pub sessions: usize,
    /// Sessions with a full bench.
    pub full: usize,
    /// Sessions with nobody.
    pub nobody: usize,
    /// Sessions whose bench lacks its chair and nothing else.
    pub only_chair_missing: usize,
    /// Sessions in which somebody sits and nobody presides, though the bench has a chair; those before are among them.
    pub nobody_presides: usize,
    /// Sessions in which somebody sits and somebody is missing, by the roles that are missing.
    pub missing: Vec<MissingRoles>,
    /// Sittings by role, in half-days.
    pub sittings: BTreeMap<String, u64>,
    /// What every person sits, in the order of the rota.
    pub people: Vec<Share>,
    /// The same for all whose first role is the same, in order of the seats of the benches.
    pub groups: Vec<GroupShares>,
    /// Days on which a person sits in two courtrooms, and among them in two courthouses.
    pub moves: Moves,
    /// Sessions without a full bench, and why.
    pub unfilled: Vec<Unfilled>,
    /// Rules that are broken.
    pub breaches: Vec<Breach>,
}

/// How many sessions lack the same roles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MissingRoles {
    /// A role for each empty seat.
    pub roles: Vec<String>,
    /// How many sessions.
    pub sessions: usize,
}

/// Moves within a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Moves {
    /// From one half of a day to the other into another courtroom, of the same courthouse or not.
    pub to_another_room: usize,
    /// Into another courthouse.
    pub to_another_venue: usize,
}

impl Report {
    /// How often somebody sits twice at one time.
    #[must_use]
    pub fn twice_at_once(&self) -> usize {
        self.breaches.iter().filter(|breach| matches!(breach, Breach::TwiceAtOnce { .. })).count()
    }
}

/// Counts a filled rota. Assignments that name something unknown are breaches and count for nothing else.
#[must_use]
pub fn report(rota: &Rota, filled: &Filled) -> Report {
    let seated = Seated::new(rota, &filled.assignments);
    let sessions: Vec<Sitting<'_>> = rota.sessions.iter().map(|session| seated.bench(session)).collect();
    let count = |of: &dyn Fn(&Sitting<'_>) -> bool| sessions.iter().filter(|bench| of(bench)).count();
    let mut missing: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    for bench in sessions.iter().filter(|bench| bench.is_short()) {
        *missing.entry(bench.missing_roles()).or_insert(0) += 1;
    }
    let mut by_number: Vec<(Vec<&str>, usize)> = missing.into_iter().collect();
    by_number.sort_by_key(|(_, sessions)| std::cmp::Reverse(*sessions));
    let people = shares::people(rota, &seated);
    Report {
        name: rota.name.clone(),
        sessions: rota.sessions.len(),
        full: count(&|bench| bench.is_full()),
        nobody: count(&|bench| bench.is_empty()),
        only_chair_missing: count(&|bench| bench.is_short() && bench.missing().all(|(_, presides)| presides)),
        nobody_presides: count(&|bench| bench.is_short() && !bench.somebody_presides()),
        missing: by_number
            .into_iter()
            .map(|(roles, sessions)| MissingRoles { roles: roles.into_iter().map(str::to_owned).collect(), sessions })
            .collect(),
        sittings: seated.sittings_by_role(),
        groups: shares::groups(rota, &people),
        people,
        moves: seated.moves(rota),
        unfilled: reasons::unfilled(rota, &seated, &sessions),
        breaches: check(rota, filled),
    }
}

/// When and where a session is, for people to read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The day.
    pub date: LocalDate,
    /// The part of the day: `AM`, `PM` or `AD`.
    pub part: String,
    /// The courthouse.
    pub venue: String,
    /// The courtroom.
    pub room: Option<String>,
    /// The panel.
    pub panel: String,
    /// The business type.
    pub business: String,
}
