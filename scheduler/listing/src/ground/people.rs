//! Office-holders and interpreters by number, office-holders first.

use std::collections::BTreeMap;

use listing_model::{Contract, Interpreter, OfficeHolder, PersonId, Seat, Supply};

use super::calendar::Calendar;
use super::rooms::Rooms;
use crate::mask::Mask;

/// Not at this venue.
pub(crate) const NOT_THERE: i64 = -1;

/// Somebody who sits or interprets.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// Whether they hold an office; interpreters do not, and have no venues, costs or limits.
    pub(crate) is_holder: bool,
    /// Whether their days count for the balance.
    pub(crate) is_salaried: bool,
    /// What a day costs.
    pub(crate) day_cost: i64,
    /// What a day at each venue costs, or [`NOT_THERE`].
    pub(crate) venues: Vec<i64>,
    /// The days on which they could sit, at least 1.
    pub(crate) possible: i64,
    /// At most so many days in a week.
    pub(crate) most_in_a_week: u8,
    /// At most so many days.
    pub(crate) most: u16,
    /// As the problem has them.
    who: Who,
}

/// Somebody as the problem has them.
#[derive(Debug, Clone)]
enum Who {
    Holder(OfficeHolder),
    Interpreter(Interpreter),
}

impl Person {
    /// Whether they qualify for a seat.
    pub(crate) fn fits(&self, seat: &Seat) -> bool {
        matches!(&self.who, Who::Holder(holder) if holder.can_fill(seat))
    }

    /// Whether they interpret a language.
    pub(crate) fn speaks(&self, language: &str) -> bool {
        matches!(&self.who, Who::Interpreter(interpreter) if interpreter.speaks(language))
    }
}

/// Everybody.
#[derive(Debug, Clone)]
pub(crate) struct People {
    /// Office-holders, then interpreters.
    pub(crate) all: Vec<Person>,
    /// The grains in which each could sit, by person and day.
    pub(crate) present: Vec<Mask>,
    /// The id of each.
    pub(crate) ids: Vec<PersonId>,
    by_id: BTreeMap<PersonId, u16>,
}

impl People {
    /// The people of a supply that has passed the reader.
    pub(crate) fn new(supply: &Supply, calendar: &Calendar, rooms: &Rooms) -> Self {
        let mut present = Vec::new();
        let mut all = Vec::new();
        for holder in &supply.people {
            let sittings = calendar.sittings_by_day(&holder.pattern, &holder.away);
            let possible = sittings.iter().filter(|&&sittings| sittings != 0).count();
            present.extend(sittings.iter().map(|&sittings| calendar.mask(sittings)));
            all.push(office_holder(holder, rooms, i64::try_from(possible.max(1)).unwrap_or(i64::MAX)));
        }
        for interpreter in &supply.interpreters {
            let sittings = calendar.sittings_by_day(&interpreter.pattern, &interpreter.away);
            present.extend(sittings.iter().map(|&sittings| calendar.mask(sittings)));
            all.push(Person {
                is_holder: false,
                is_salaried: false,
                day_cost: 0,
                venues: vec![0; rooms.venues.len()],
                possible: 0,
                most_in_a_week: u8::MAX,
                most: u16::MAX,
                who: Who::Interpreter(interpreter.clone()),
            });
        }
        let ids: Vec<_> = supply.people.iter().map(|holder| holder.id.clone()).collect();
        let ids: Vec<_> = ids.into_iter().chain(supply.interpreters.iter().map(|one| one.id.clone())).collect();
        Self { all, present, by_id: ids.iter().cloned().zip(0..).collect(), ids }
    }

    /// The number of a person.
    pub(crate) fn person(&self, id: &PersonId) -> Option<u16> {
        self.by_id.get(id).copied()
    }
}

fn office_holder(holder: &OfficeHolder, rooms: &Rooms, possible: i64) -> Person {
    let anywhere = holder.venues.is_empty();
    let mut venues = vec![if anywhere { 0 } else { NOT_THERE }; rooms.venues.len()];
    for at in &holder.venues {
        if let Some(venue) = rooms.venue(&at.venue) {
            // Of a venue that is named twice the cheaper entry counts, as for hearings.
            let cost = &mut venues[usize::from(venue)];
            *cost = if *cost == NOT_THERE { i64::from(at.cost) } else { i64::from(at.cost).min(*cost) };
        }
    }
    let (is_salaried, day_cost) = match holder.contract {
        Contract::Salaried => (true, 0),
        Contract::FeePaid { day_cost } => (false, i64::from(day_cost)),
    };
    Person {
        is_holder: true,
        is_salaried,
        day_cost,
        venues,
        possible,
        most_in_a_week: holder.max_days_a_week.unwrap_or(u8::MAX),
        most: holder.max_days.unwrap_or(u16::MAX),
        who: Who::Holder(holder.clone()),
    }
}
