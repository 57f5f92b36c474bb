//! Random instances of the benchmark's kind, for tests and examples: five rooms, about forty people, meetings of a quarter
//! of an hour to four hours, grains for two and a half times the work.

use anytime::{Random, below, random, shuffle};
use serde_json::{Value, json};

/// Grains of a full day.
const DAY: u32 = 36;
const CAPACITIES: [u32; 5] = [30, 20, 16, 14, 12];
const DURATIONS: [u32; 7] = [1, 2, 3, 4, 6, 8, 16];
const SIZES: [u32; 12] = [2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 20, 30];

/// A `meeting-listing/1` file with so many meetings.
pub(crate) fn file(meetings: u32, seed: u64) -> String {
    let mut random = random(seed, 0);
    let people = 36 + below(&mut random, 9);
    let grains: Vec<Value> = (0..meetings * 16 / 5 + DAY / 2)
        .map(|grain| json!({"day": grain / DAY, "minute": 480 + grain % DAY * 15}))
        .collect();
    let rooms: Vec<Value> =
        CAPACITIES.iter().enumerate().map(|(id, capacity)| json!({"id": id, "capacity": capacity})).collect();
    let meetings: Vec<Value> = (0..meetings).map(|id| meeting(&mut random, id, people)).collect();
    json!({
        "format": "meeting-listing/1",
        "name": format!("{} meetings, seed {seed}", meetings.len()),
        "grains": grains,
        "rooms": rooms,
        "people": (0..people).map(|person| format!("Person {person}")).collect::<Vec<_>>(),
        "meetings": meetings,
    })
    .to_string()
}

fn meeting(random: &mut Random, id: u32, people: u32) -> Value {
    let mut everybody: Vec<u32> = (0..people).collect();
    shuffle(random, &mut everybody);
    // The largest size is rare.
    let size = SIZES[below(random, 48) as usize / 4 * 11 / 12 + usize::from(below(random, 40) == 0)];
    let (attendees, _) = everybody.split_at(size as usize);
    let (required, preferred) = attendees.split_at(1 + below(random, size.div_ceil(2)) as usize + size as usize / 4);
    let duration = DURATIONS[below(random, 7) as usize];
    json!({"id": id, "title": format!("Meeting {id}"), "duration": duration, "required": required, "preferred": preferred})
}
