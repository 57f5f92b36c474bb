//! A problem and a plan, ready to be asked what is where.

use std::collections::BTreeMap;

use calendars::{DateRange, LocalDate, WorkingDays};
use listing_model::{Directory, Hearing, HearingId, List, ListId, Placement, Plan, Problem};

use crate::Words;
use crate::mark::Mark;
use crate::text;

/// A problem and a plan, ready to be asked what is where.
pub(crate) struct Book<'a> {
    pub(crate) problem: &'a Problem,
    pub(crate) plan: &'a Plan,
    pub(crate) words: &'a Words,
    pub(crate) directory: Directory<'a>,
    /// All sitting days, in order.
    pub(crate) days: Vec<LocalDate>,
    in_force: Option<BTreeMap<&'a HearingId, &'a Placement>>,
    in_list: BTreeMap<&'a ListId, Vec<&'a Placement>>,
}

impl<'a> Book<'a> {
    pub(crate) fn new(problem: &'a Problem, plan: &'a Plan, words: &'a Words) -> Self {
        let mut in_list: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for placement in &plan.placements {
            if let Some(list) = &placement.list {
                in_list.entry(list).or_default().push(placement);
            }
        }
        for placements in in_list.values_mut() {
            placements.sort_by_key(|placement| (placement.start, &placement.hearing));
        }
        Self {
            problem,
            plan,
            words,
            directory: problem.directory(),
            days: problem.horizon.sitting_days(),
            in_force: problem.in_force.as_ref().map(listing_model::InForce::by_hearing),
            in_list,
        }
    }

    /// The sitting days of a stretch, as places among all sitting days.
    pub(crate) fn columns(&self, dates: DateRange) -> std::ops::Range<usize> {
        let start = self.days.partition_point(|&day| day < dates.first());
        start..self.days.partition_point(|&day| day <= dates.last())
    }

    /// Working days without a sitting, with the reason where it is known.
    pub(crate) fn days_off(&self, dates: DateRange) -> Option<String> {
        let horizon = &self.problem.horizon;
        let working = WorkingDays::bundled(horizon.division);
        let off = |day: &LocalDate| {
            let within = horizon.first <= *day && *day <= horizon.last;
            within && !day.weekday().is_weekend() && self.days.binary_search(day).is_err()
        };
        let why = |day: LocalDate| match working.holidays().title(horizon.division, day) {
            Some(title) if self.words.lang == Words::WELSH.lang => title.welsh.clone(),
            Some(title) => title.english.clone(),
            None => self.words.closed_everywhere.to_owned(),
        };
        let off: Vec<String> =
            dates.iter().filter(off).map(|day| format!("{} ({})", self.words.day(day), why(day))).collect();
        self.words.naming(self.words.no_sittings, &off)
    }

    pub(crate) fn hearing(&self, placement: &Placement) -> Option<&'a Hearing> {
        self.directory.hearing(&placement.hearing)
    }

    /// The type of a hearing, or nothing if the problem does not know it.
    pub(crate) fn hearing_type(&self, hearing: &HearingId) -> String {
        self.directory.hearing(hearing).map(|hearing| text::name(&hearing.hearing_type)).unwrap_or_default()
    }

    /// The hearings of a list, by their times.
    pub(crate) fn hearings_of(&self, list: &List) -> &[&'a Placement] {
        self.in_list.get(&list.id).map(Vec::as_slice).unwrap_or_default()
    }

    /// Where a hearing was in the list in force.
    pub(crate) fn before(&self, hearing: &HearingId) -> Option<&'a Placement> {
        self.in_force.as_ref()?.get(hearing).copied()
    }

    /// What has become of a hearing since the list in force.
    pub(crate) fn mark(&self, placement: &Placement) -> Mark {
        match &self.in_force {
            None => Mark::Same,
            Some(before) => Mark::of(before.get(&placement.hearing).copied(), placement),
        }
    }

    /// Whether something of a hearing's place must stay.
    pub(crate) fn is_locked(&self, placement: &Placement) -> bool {
        self.hearing(placement).is_some_and(|hearing| !hearing.lock.is_open())
    }
}

/// The people that a list names.
pub(crate) fn list_people(list: &List) -> &[listing_model::PersonId] {
    match &list.kind {
        listing_model::ListKind::Block { people, .. } | listing_model::ListKind::Backup { people } => people,
        listing_model::ListKind::Float => &[],
    }
}
