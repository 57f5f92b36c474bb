//! Whose time is taken, by live holds and standing bookings and by nothing else.

use super::{Case, Court, party};
use crate::people::occupancy_row;
use crate::rows::Occupancy;
use crate::{Code, Id, RowRef};

/// What takes time: a live hold or a standing booking.
struct Source {
    kind: &'static str,
    id: Id,
    session: Id,
    until: Option<i64>,
    people: party::People,
    /// A hold that has run out: others may have taken the time of some of its people meanwhile.
    run_out: bool,
    row: RowRef,
}

pub(super) fn judge(case: &Case, court: &mut Court<'_>) {
    let sources = sources(case, court);
    for source in &sources {
        judge_people(case, source, court);
    }
    for time in &case.occupancies {
        let source = sources.iter().find(|source| source.kind == time.source_kind && source.id == time.source);
        match source {
            Some(source) => judge_time(source, time, court),
            None => {
                let says = "A person's time is taken by a hold or booking that has ended or never was.";
                court.find(Code::TimeLeftBehind, says, [occupancy_row(time)]);
            }
        }
    }
}

fn sources(case: &Case, court: &mut Court<'_>) -> Vec<Source> {
    let mut sources = Vec::new();
    for hold in case.holds.iter().filter(|hold| hold.is_live()) {
        let Some(people) = read(hold.party.as_deref(), || hold.row(), court) else { continue };
        sources.push(Source {
            kind: "hold",
            id: hold.id,
            session: hold.session,
            until: Some(hold.state_at),
            people,
            run_out: hold.state_at <= court.now,
            row: hold.row(),
        });
    }
    for booking in case.booking.iter().filter(|booking| booking.stands()) {
        let Some(people) = read(booking.party.as_deref(), || booking.row(), court) else { continue };
        if people.unknown > 0 {
            let says = format!("{} of those who come with a booking are not identified.", people.unknown);
            court.find(Code::Unidentified, says, [booking.row()]);
        }
        let (id, session, row) = (booking.id, booking.session, booking.row());
        sources.push(Source { kind: "booking", id, session, until: None, people, run_out: false, row });
    }
    sources
}

fn read(party: Option<&str>, row: impl Fn() -> RowRef, court: &mut Court<'_>) -> Option<party::People> {
    let people = party.and_then(party::people);
    if people.is_none() {
        court.find(Code::Unreadable, "A party cannot be read.", [row()]);
    }
    people
}

/// Everybody who comes has their time taken.
fn judge_people(case: &Case, source: &Source, court: &mut Court<'_>) {
    if source.run_out {
        return;
    }
    for person in source.people.known.keys() {
        let taken = case
            .occupancies
            .iter()
            .any(|time| time.person == *person && time.source == source.id && time.source_kind == source.kind);
        if !taken {
            let says = format!("The time of person {person} is not taken.");
            court.find(Code::TimeMissing, says, [source.row.clone()]);
        }
    }
}

/// The time is of somebody who comes, and it is the session's.
fn judge_time(source: &Source, time: &Occupancy, court: &mut Court<'_>) {
    let Some(roles) = source.people.known.get(&time.person) else {
        let says = format!("The time of somebody is taken who is not in the party of the {}.", source.kind);
        court.find(Code::TimeLeftBehind, says, [occupancy_row(time), source.row.clone()]);
        return;
    };
    let session = court.places.of_session(source.session);
    let interval = session.map(|session| (session.starts_at, session.ends_at));
    let differences = [
        ("role", !roles.contains(&time.role)),
        ("session", time.session != source.session),
        ("interval", interval.is_some_and(|interval| interval != (time.starts_at, time.ends_at))),
        ("until", time.until != source.until),
    ];
    for (what, _) in differences.into_iter().filter(|(_, differs)| *differs) {
        let says = format!("The {what} of a person's time is not that of the {} that takes it.", source.kind);
        court.find(Code::TimeWrong, says, [occupancy_row(time), source.row.clone()]);
    }
}
