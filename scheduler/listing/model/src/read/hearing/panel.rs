//! Who sits and who interprets: whether there are such people at all.

use std::collections::BTreeSet;

use super::facts::Facts;
use crate::read::report::Judge;
use crate::read::supply::SupplyNames;
use crate::read::{FaultCode, matching, path};
use crate::{Hearing, OfficeHolder, Requirement, Seat};

/// The most people of a hearing, panel and interpreters together.
pub(in crate::read) const MOST_PEOPLE: usize = 8;

pub(super) fn judge(hearing: &mut Hearing, (facts, names): (&mut Facts<'_>, &SupplyNames), judge: &mut Judge<'_>) {
    let people_known = preferences(hearing, names, judge);
    if hearing.panel.is_empty() {
        judge.fault(FaultCode::NoPanel, ".panel", "Somebody must sit: give at least one seat.".to_owned());
    }
    let people = hearing.panel.len() + hearing.interpreters.len();
    if people > MOST_PEOPLE {
        let message = format!("Panel and interpreters are {people} people; a hearing takes at most {MOST_PEOPLE}.");
        judge.fault(FaultCode::PanelTooLarge, ".panel", message);
        return;
    }
    if people_known && names.people.is_read() {
        seats(hearing, facts, judge);
    }
    if names.interpreters.is_read() {
        interpreters(hearing, facts, judge);
    }
}

/// Judges what is said of particular people. Says whether those who matter are known and nobody is both in and out.
fn preferences(hearing: &mut Hearing, names: &SupplyNames, judge: &mut Judge<'_>) -> bool {
    let excluded: BTreeSet<_> = of(hearing, Requirement::Exclude).cloned().collect();
    let mut sound = true;
    let mut index = 0;
    hearing.panel_preferences.retain(|preference| {
        let part = format!(".panel_preferences[{index}]");
        index += 1;
        let id = preference.person.as_str();
        let Some((code, message)) = judge.unnamed(&names.people, id) else {
            if preference.requirement != Requirement::Exclude && excluded.contains(&preference.person) {
                sound = false;
                let message = format!("`{}` is to sit and is excluded. Drop one of the two.", path::short(id));
                judge.fault(FaultCode::PanelContradiction, &part, message);
            }
            return true;
        };
        match preference.requirement {
            Requirement::Prefer => judge.drop_part(code, &part, ".person", message),
            // Somebody who must not sit may be meant by the unknown name.
            Requirement::Include | Requirement::Exclude => {
                sound = false;
                judge.fault(code, &format!("{part}.person"), message);
            }
        }
        false
    });
    sound
}

fn of(hearing: &Hearing, requirement: Requirement) -> impl Iterator<Item = &crate::PersonId> {
    let such = hearing.panel_preferences.iter().filter(move |preference| preference.requirement == requirement);
    such.map(|preference| &preference.person)
}

fn seats(hearing: &Hearing, facts: &mut Facts<'_>, judge: &mut Judge<'_>) {
    let excluded: BTreeSet<_> = of(hearing, Requirement::Exclude).collect();
    let mut able = Vec::new();
    for (index, seat) in hearing.panel.iter().enumerate() {
        let mut people = facts.can_fill(seat).to_vec();
        people.retain(|&person| !excluded.contains(&facts.people[person].id));
        if people.is_empty() {
            let message = nobody(seat, &facts.people, judge);
            judge.fault(FaultCode::NobodyForSeat, &format!(".panel[{index}]"), message);
        }
        able.push(people);
    }
    if able.iter().any(Vec::is_empty) {
        return;
    }
    if let Some(seat) = matching::first_unfilled(&able) {
        let message = format!(
            "Seat {} (`{}`) stays empty: those who could fill it are needed for other seats. There are too few such people.",
            seat + 1,
            path::short(&hearing.panel[seat].role)
        );
        judge.fault(FaultCode::TooFewForPanel, ".panel", message);
        return;
    }
    included(hearing, facts, judge);
}

/// If the seats can be filled, and those who must sit can be seated, both can be had at once (Mendelsohn and Dulmage, 1958).
fn included(hearing: &Hearing, facts: &Facts<'_>, judge: &mut Judge<'_>) {
    let ids: BTreeSet<_> = of(hearing, Requirement::Include).collect();
    let ids: Vec<_> = ids.into_iter().collect();
    let mut seats_for = Vec::new();
    for id in &ids {
        let person = facts.people.iter().find(|person| person.id == **id);
        let fits = |seat: &Seat| person.is_some_and(|person| person.can_fill(seat));
        seats_for.push((0..hearing.panel.len()).filter(|&seat| fits(&hearing.panel[seat])).collect());
    }
    if let Some(left) = matching::first_unfilled(&seats_for) {
        let id = path::short(ids[left].as_str());
        let message = if seats_for[left].is_empty() {
            format!("`{id}` must sit, and has the role, tickets and specialisms of none of the seats.")
        } else {
            format!("`{id}` must sit, and the seats that fit are taken by others who must sit too.")
        };
        judge.fault(FaultCode::NoSeatFor, ".panel_preferences", message);
    }
}

/// Why nobody can fill a seat.
fn nobody(seat: &Seat, people: &[&OfficeHolder], judge: &mut Judge<'_>) -> String {
    let in_role: Vec<_> = people.iter().filter(|person| person.roles.contains(&seat.role)).collect();
    let role = path::short(&seat.role);
    if in_role.is_empty() {
        let roles: BTreeSet<&str> = people.iter().flat_map(|person| &person.roles).map(String::as_str).collect();
        let hint = judge.hint(&seat.role, roles.into_iter());
        return format!("Nobody has the role `{role}`.{hint}");
    }
    let ticket = seat.tickets.iter().find(|ticket| !in_role.iter().any(|person| person.tickets.contains(ticket)));
    if let Some(ticket) = ticket {
        return format!("Nobody in the role `{role}` has the ticket `{}`.", path::short(ticket));
    }
    let of_nobody = |specialism: &&String| !in_role.iter().any(|person| person.specialisms.contains(specialism));
    if let Some(specialism) = seat.specialisms.iter().find(of_nobody) {
        return format!("Nobody in the role `{role}` has the specialism `{}`.", path::short(specialism));
    }
    format!("Nobody in the role `{role}` has all that the seat asks for, or those who have are excluded.")
}

fn interpreters(hearing: &Hearing, facts: &Facts<'_>, judge: &mut Judge<'_>) {
    let speakers = |language: &String| {
        (0..facts.interpreters.len()).filter(|&person| facts.interpreters[person].speaks(language)).collect()
    };
    let able: Vec<Vec<usize>> = hearing.interpreters.iter().map(speakers).collect();
    if let Some(left) = matching::first_unfilled(&able) {
        let language = &hearing.interpreters[left];
        let message = if able[left].is_empty() {
            let known: BTreeSet<&str> =
                facts.interpreters.iter().flat_map(|person| &person.languages).map(String::as_str).collect();
            let hint = judge.hint(language, known.into_iter());
            format!("Nobody interprets `{}`.{hint}", path::short(language))
        } else {
            format!(
                "All who interpret `{}` are needed for the other languages. There are too few.",
                path::short(language)
            )
        };
        judge.fault(FaultCode::NoInterpreter, &format!(".interpreters[{left}]"), message);
    }
}
