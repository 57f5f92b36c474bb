//! Who must sit, should sit or must not.

use listing_model::{OfficeHolder, PanelPreference, Requirement, Seat};

use super::draft::Draft;
use crate::calendar::DAY;
use crate::hand::Hand;

/// What is said of particular people, and whether the hearing is part-heard.
pub(crate) struct Preferences {
    pub(crate) list: Vec<PanelPreference>,
    pub(crate) part_heard: bool,
}

/// A part-heard case goes back to the panel that began it. Of others some know a judge from case management, and now and then
/// somebody who knows a party must not sit.
pub(crate) fn preferences(draft: &Draft, seats: &[Seat], people: &[OfficeHolder], hand: &mut Hand) -> Preferences {
    let mut list = Vec::new();
    let part_heard = draft.minutes > DAY / 2 && hand.percent(3);
    let chosen = if part_heard { panel(draft, seats, people, hand) } else { None };
    if let Some(panel) = chosen {
        list.extend(panel.into_iter().map(|person| said(person, Requirement::Include)));
        return Preferences { list, part_heard };
    }
    if hand.percent(10)
        && let Some(seat) = seats.first()
    {
        let able = able(draft, seat, people);
        for _ in 0..hand.between(1, 2) {
            list.extend(hand.pick(&able).map(|person| said(person, Requirement::Prefer)));
        }
    }
    if hand.percent(3) {
        list.extend(hand.pick(people).map(|person| said(person, Requirement::Exclude)));
    }
    let mut seen = std::collections::BTreeSet::new();
    list.retain(|preference| seen.insert(preference.person.clone()));
    Preferences { list, part_heard: false }
}

/// One person for each seat, nobody twice.
fn panel<'a>(
    draft: &Draft,
    seats: &[Seat],
    people: &'a [OfficeHolder],
    hand: &mut Hand,
) -> Option<Vec<&'a OfficeHolder>> {
    let mut panel: Vec<&OfficeHolder> = Vec::new();
    for seat in seats {
        let mut able = able(draft, seat, people);
        able.retain(|person| panel.iter().all(|sits| sits.id != person.id));
        panel.push(hand.pick(&able).copied()?);
    }
    Some(panel)
}

fn able<'a>(draft: &Draft, seat: &Seat, people: &'a [OfficeHolder]) -> Vec<&'a OfficeHolder> {
    people.iter().filter(|person| fills(person, seat) && sits_so_long(person, draft.minutes)).collect()
}

/// Whether somebody has the seat's role, tickets and specialisms.
pub(crate) fn fills(person: &OfficeHolder, seat: &Seat) -> bool {
    person.roles.contains(&seat.role)
        && seat.tickets.iter().all(|ticket| person.tickets.contains(ticket))
        && seat.specialisms.iter().all(|specialism| person.specialisms.contains(specialism))
}

/// Whether somebody sits on so many days in a row at all.
fn sits_so_long(person: &OfficeHolder, minutes: u32) -> bool {
    let days = minutes.div_ceil(DAY);
    let enough = person.max_days.is_none_or(|most| u32::from(most) >= days);
    enough && (days == 1 || person.pattern.is_empty())
}

fn said(person: &OfficeHolder, requirement: Requirement) -> PanelPreference {
    PanelPreference { person: person.id.clone(), requirement }
}
