//! Whose time is free again and whose is taken.

use std::collections::{BTreeMap, BTreeSet};

use calendars::Instant;
use scheduler_model::{Occupancy, OccupancySource, PersonId};
use uuid::Uuid;

use super::super::uuids;
use super::ahead::Statement;
use crate::rows::source_parts;
use crate::time::timestamp;

/// Removes the time that holds and bookings took.
pub(super) fn remove(gone: &BTreeSet<OccupancySource>) -> Statement<'_> {
    let sources: Vec<Uuid> = gone.iter().map(|source| source_parts(*source).1).collect();
    sqlx::query("DELETE FROM occupancies WHERE source = ANY($1)").bind(sources)
}

/// Removes what holds that have run out still take of people whose time is taken next: expired holds stand in nobody's way.
pub(super) fn tidy_away<'q>(people: &BTreeSet<PersonId>, now: Instant) -> Statement<'q> {
    sqlx::query("DELETE FROM occupancies WHERE person = ANY($1) AND until <= $2")
        .bind(uuids(people, PersonId::uuid))
        .bind(timestamp(now))
}

/// Takes time. A person whom a party names twice is there once.
pub(super) fn add(new: &[Occupancy]) -> Statement<'_> {
    let mut rows: BTreeMap<(PersonId, Uuid), &Occupancy> = BTreeMap::new();
    for occupancy in new {
        rows.entry((occupancy.person, source_parts(occupancy.source).1)).or_insert(occupancy);
    }
    let rows: Vec<&Occupancy> = rows.into_values().collect();
    let ids = |id: fn(&Occupancy) -> Uuid| rows.iter().map(|row| id(row)).collect::<Vec<Uuid>>();
    let codes = |code: fn(&Occupancy) -> &'static str| rows.iter().map(|row| code(row)).collect::<Vec<&str>>();
    sqlx::query(
        "INSERT INTO occupancies (person, role, booking, source_kind, source, session, starts_at, ends_at, until)
         SELECT * FROM UNNEST($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::timestamptz[],
                              $8::timestamptz[], $9::timestamptz[])",
    )
    .bind(ids(|row| row.person.uuid()))
    .bind(codes(|row| row.role.code()))
    .bind(ids(|row| row.booking.uuid()))
    .bind(codes(|row| source_parts(row.source).0))
    .bind(ids(|row| source_parts(row.source).1))
    .bind(ids(|row| row.session.uuid()))
    .bind(rows.iter().map(|row| timestamp(row.interval.start())).collect::<Vec<_>>())
    .bind(rows.iter().map(|row| timestamp(row.interval.end())).collect::<Vec<_>>())
    .bind(rows.iter().map(|row| row.until.map(timestamp)).collect::<Vec<_>>())
}
