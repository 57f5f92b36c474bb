//! A small world in which a hearing has a lawful place, until a test changes something.
//!
//! Two weeks of two sittings of six half-hours. In Leeds the rooms `L1`, with attribute 30, and `L2`, in York `Y1`. The judges
//! `ana`, who sits everywhere and has the ticket `DISC`, and `ben`, who sits in Leeds; the member `mem`; `iva`, who interprets
//! Welsh. On 8 June `ben` has the block list `B1` in `L2` in the morning, on 9 June Leeds has the float list `F1`.

use listing_model::{Channel, Hearing, OfficeHolder, Problem, Room};

use super::{Book, Proposal, obstacles};
use crate::ground::Ground;
use crate::place::{NO_ROOM, NOBODY, Place, Slot};
use crate::state::State;

const PROBLEM: &str = r#"{
  "format": "listing/1", "name": "two weeks in June",
  "horizon": {
    "today": "2026-05-11", "first": "2026-06-01", "last": "2026-06-12", "grain_minutes": 30,
    "sittings": [
      { "code": "AM", "start": "10:00", "minutes": 180 },
      { "code": "PM", "start": "14:00", "minutes": 180 }
    ]
  },
  "supply": {
    "venues": [{ "id": "leeds", "name": "Leeds" }, { "id": "york", "name": "York" }],
    "rooms": [
      { "id": "L1", "venue": "leeds", "name": "One", "attributes": ["30"], "seats": 10 },
      { "id": "L2", "venue": "leeds", "name": "Two" },
      { "id": "Y1", "venue": "york", "name": "One" }
    ],
    "people": [
      { "id": "ana", "roles": ["judge"], "tickets": ["DISC"] },
      { "id": "ben", "roles": ["judge"], "venues": [{ "venue": "leeds" }] },
      { "id": "mem", "roles": ["member"] }
    ],
    "interpreters": [{ "id": "iva", "languages": ["cym"] }],
    "parties": [{ "id": "pat" }, { "id": "quin" }],
    "lists": [
      { "id": "B1", "date": "2026-06-08", "venue": "leeds", "start_times": ["10:00"],
        "kind": { "block": { "room": "L2", "people": ["ben"], "sittings": ["AM"] } } },
      { "id": "F1", "date": "2026-06-09", "venue": "leeds", "start_times": ["10:00", "14:00"], "kind": "float" }
    ]
  },
  "hearings": [
    { "id": "h", "type": "T", "minutes": 60, "channels": [{ "channel": "in_person" }, { "channel": "video", "cost": 3 }],
      "venues": [{ "venue": "leeds" }], "panel": [{ "role": "judge" }], "parties": [{ "party": "pat" }], "may_float": true },
    { "id": "other", "type": "T", "minutes": 60, "channels": [{ "channel": "in_person" }, { "channel": "video" }],
      "venues": [{ "venue": "leeds" }, { "venue": "york" }], "panel": [{ "role": "judge" }],
      "parties": [{ "party": "quin" }], "may_float": true }
  ]
}"#;

/// The world, with a change.
pub(crate) fn world(change: impl FnOnce(&mut Problem)) -> Problem {
    let mut problem = serde_json::from_str(PROBLEM).unwrap();
    change(&mut problem);
    problem
}

/// A hearing of it.
pub(crate) fn hearing<'p>(problem: &'p mut Problem, id: &str) -> &'p mut Hearing {
    problem.hearings.iter_mut().find(|hearing| hearing.id.as_str() == id).unwrap()
}

/// An office-holder of it.
pub(crate) fn person<'p>(problem: &'p mut Problem, id: &str) -> &'p mut OfficeHolder {
    problem.supply.people.iter_mut().find(|person| person.id.as_str() == id).unwrap()
}

/// A room of it.
pub(crate) fn room<'p>(problem: &'p mut Problem, id: &str) -> &'p mut Room {
    problem.supply.rooms.iter_mut().find(|room| room.id.as_str() == id).unwrap()
}

/// Puts a part of the format into words of the test's own.
pub(crate) fn json<T: serde::de::DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).unwrap()
}

/// A place in short: `06-02 10:00 L1 ana mem`, `06-02 10:00 video ana` or `B1 10:00`.
pub(crate) fn place(ground: &Ground, text: &str) -> Place {
    let words: Vec<&str> = text.split(' ').collect();
    if let Some(list) = ground.lists.iter().position(|list| list.id.as_str() == words[0]) {
        let start = ground.calendar.grain(words[1].parse().unwrap());
        let at = ground.lists[list].starts.iter().position(|&grain| Some(grain) == start).unwrap_or(99);
        return Place::List { list: list as u16, start: at as u16, channel: Channel::InPerson };
    }
    let (room, channel) = match words[2] {
        "video" => (NO_ROOM, Channel::Video),
        "roomless" => (NO_ROOM, Channel::InPerson),
        id => (ground.rooms.room(&id.into()).unwrap(), Channel::InPerson),
    };
    let mut crew = [NOBODY; crate::place::MOST_PEOPLE];
    for (at, id) in words[3..].iter().enumerate() {
        crew[at] = ground.people.person(&(*id).into()).unwrap();
    }
    let day = ground.calendar.day(format!("2026-{}", words[0]).parse().unwrap()).unwrap();
    let minutes = words[1].parse().unwrap();
    let start = ground.calendar.grain(minutes).unwrap_or(ground.calendar.grains);
    Place::Slot(Slot { day, start, channel, room, crew })
}

/// The item of a hearing.
pub(crate) fn item(ground: &Ground, id: &str) -> u32 {
    ground.item_of[ground.hearing_ids.iter().position(|known| known.as_str() == id).unwrap()]
}

/// What stands in the way of `h` at a place, when others are placed.
pub(crate) fn objections(problem: &Problem, placed: &[(&str, &str)], at: &str) -> Vec<String> {
    let ground = Ground::new(problem);
    let book = Book::new(problem);
    let mut state = State::new(&ground);
    for (id, at) in placed {
        state.place(item(&ground, id), place(&ground, at));
    }
    let proposal = Proposal { book: &book, state: &state, number: item(&ground, "h"), place: place(&ground, at) };
    obstacles(&proposal).iter().map(ToString::to_string).collect()
}

#[test]
fn the_hearing_has_lawful_places_until_something_is_changed() {
    let problem = world(|_| ());
    for at in ["06-02 10:00 L1 ana", "06-02 16:00 L2 ben", "06-03 14:30 video ana", "B1 10:00", "F1 14:00"] {
        let judge_sits = [("other", "06-09 10:00 L1 ana")];
        assert_eq!(objections(&problem, &judge_sits, at), Vec::<String>::new(), "{at}");
    }
}
