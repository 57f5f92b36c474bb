//! A large venue.

use listing_model::{Plan, Problem, Supply};

use super::{hearing, person, plan, problem, room, slot, venue};

/// A venue of 26 rooms, most of them full, as the largest are.
pub(crate) fn large() -> (Problem, Plan) {
    let kinds: [(&str, &[u32]); 5] = [
        ("CASE-MGMT", &[60, 60, 60, 90, 90]),
        ("STANDARD", &[360]),
        ("SHORT", &[180, 120, 60]),
        ("PRELIM", &[30, 45, 105, 180]),
        ("NONE", &[]),
    ];
    let days = ["2026-08-24", "2026-08-25", "2026-08-26", "2026-08-27", "2026-08-28"];
    let (mut rooms, mut people, mut hearings, mut placements) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for number in 1..=26_usize {
        let (room_id, judge) = (format!("R{number}"), format!("Judge {number:02}"));
        rooms.push(room(&room_id, "manchester", &format!("Tribunal Room {number}")));
        people.push(person(&judge, "judge"));
        if number % 9 == 0 {
            continue;
        }
        if number % 5 == 0 {
            let id = format!("24{number:02}000/26");
            hearings.push(hearing(&id, "OPEN", 1_800));
            placements.push(slot(&id, days[0], "10:00", &room_id, &[&judge]));
            continue;
        }
        for (day, date) in days.iter().enumerate() {
            let (kind, lengths) = kinds[(number * 7 + day * 3 + number * day) % kinds.len()];
            let mut minute = 0;
            for &length in lengths {
                let id = format!("24{:05}/26", hearings.len() * 37);
                hearings.push(hearing(&id, kind, length));
                let clock = if minute < 180 { 600 + minute } else { 660 + minute };
                let start = format!("{:02}:{:02}", clock / 60, clock % 60);
                placements.push(slot(&id, date, &start, &room_id, &[&judge]));
                minute += length;
            }
        }
    }
    let supply = Supply { venues: vec![venue("manchester", "Manchester")], rooms, people, ..Supply::default() };
    (problem("North West", supply, hearings), plan(placements))
}
